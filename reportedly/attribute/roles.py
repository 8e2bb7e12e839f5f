"""Where an attribution stands in a text, before it is one."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.types import UNSAID, Attribution, RoleScores, Span


class Spans(NamedTuple):
    """Where an attribution stands in a text."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


class Roles(NamedTuple):
    """Where an attribution stands in a text, and how sure that is."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    score: float
    role_scores: RoleScores = UNSAID
    verbatim: bool = False
    """Whether the layout says that these are the very words, whatever marks there are."""


def spans_of(a: Attribution) -> Spans:
    """Where an attribution stands."""
    return Spans(a.content, a.cue, a.source)


def moved(roles: Roles, by: int) -> Roles:
    """Roles found in a stretch, as spans of the whole text."""
    content, cue, source = (tuple(shifted(span, by) for span in spans) for spans in roles[:3])
    return roles._replace(content=content, cue=cue, source=source)


def shifted(span: Span, by: int) -> Span:
    """A span so many code points further on."""
    return Span(span.start + by, span.end + by)
