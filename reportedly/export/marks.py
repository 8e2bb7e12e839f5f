"""Text cut where roles begin and end, for anything that shows marked text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reportedly.types import Attribution, Found, Span, Statement

ROLES = ("content", "source", "cue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A set of spans of one attribution, by role; `key` names the attribution."""

    key: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch in which nothing begins or ends. `role` is the innermost role, None for plain text; `keys` name the
    attributions that cover it; `opens` those of which the content begins here."""

    span: Span
    role: str | None
    keys: tuple[str, ...]
    opens: tuple[str, ...]


def segments(stretch: Span, marked: Iterable[Marked]) -> list[Segment]:
    """The stretch in order, cut at every border of a role that falls into it.

    Where roles overlap (a source inside another's content), cue and source are shown over content.
    """
    inside = [
        (max(s, stretch.start), min(e, stretch.end), role, m.key, m.content[0].start == s >= stretch.start)
        for m in marked
        for role in ROLES
        for s, e in getattr(m, role)
        if s < stretch.end and e > stretch.start
    ]
    edges = sorted({stretch.start, stretch.end, *(p for item in inside for p in item[:2])})
    inside.sort(key=lambda item: (item[0], item[1]))
    found: list[Segment] = []
    active: list[tuple[int, int, str, str, bool]] = []
    at = 0
    for start, end in pairwise(edges):
        active = [item for item in active if item[1] > start]
        while at < len(inside) and inside[at][0] <= start:
            active.append(inside[at])
            at += 1
        roles = {item[2] for item in active}
        role = next((r for r in ("cue", "source", "content") if r in roles), None)
        opens = tuple(dict.fromkeys(i[3] for i in active if i[2] == "content" and i[4] and i[0] == start))
        found.append(
            Segment(span=Span(start, end), role=role, keys=tuple(dict.fromkeys(i[3] for i in active)), opens=opens)
        )
    return found


def of_statement(item: Statement) -> Marked:
    """The marks of a statement."""
    return Marked(key=item.id, content=item.spans, cue=item.cue_spans, source=item.source_spans)


def of_attribution(item: Attribution) -> Marked:
    """The marks of an attribution."""
    return Marked(key=item.id, content=item.content, cue=item.cue, source=item.source)


def words_of(text: str, found: Found) -> tuple[str, str, str]:
    """The words of source, cue and content, pieces joined by `` … ``."""
    a = found.attribution
    source, cue, content = (" … ".join(text[s:e] for s, e in spans) for spans in (a.source, a.cue, a.content))
    return source, cue, content
