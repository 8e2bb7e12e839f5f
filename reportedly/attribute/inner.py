"""What is told within contents, put together: which contents are read again, and what of the answers is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.attribute.citations import CITED, in_citation, in_clause
from reportedly.attribute.nested import LIKELY, Place, in_pieces, is_saying, tells
from reportedly.attribute.roles import Roles, Spans, moved, spans_of
from reportedly.citing import Cited, reach
from reportedly.types import Attribution, Found, RoleScores, Span


def within_content(text: str, content: tuple[Span, ...], found: Iterable[Roles]) -> Iterator[Roles]:
    """What of the roles that were found in a content's sentence is likely, at its places in the text."""
    for roles in found:
        place = in_pieces(text, moved(roles, content[0].start)[:3], content) if roles.score >= LIKELY else None
        if place and is_saying(text, place):
            yield Roles(*place, *roles[3:])


def told_once(inner: Iterable[Roles], found: Iterable[Found]) -> list[Roles]:
    """The inner ones whose cue is none of another's: contents that overlap are read each, and tell the same twice."""
    told = {i for f in found for start, end in f.attribution.cue for i in range(start, end)}
    kept = []
    for roles in inner:
        cue = {i for start, end in roles.cue for i in range(start, end)}
        if told.isdisjoint(cue):
            kept.append(roles)
            told |= cue
    return kept


def read_again(text: str, a: Attribution) -> tuple[Span, ...]:
    """What is read again of an attribution: its content, with the saying that stands between it and its cue."""
    whole = reach(text, *spans_of(a))
    edges = (Span(whole[0].start, a.content[0].start), Span(a.content[-1].end, whole[-1].end))
    return whole if len(whole) < len(a.content) or any(tells(text, edge) for edge in edges) else a.content


def crosses(one: Roles, other: Roles) -> bool:
    """Whether the source or the cue of one runs over the source or the cue of the other: one of them is wrong."""
    left, right = (*one.source, *one.cue), (*other.source, *other.cue)
    return any(a.meets(b) for a in left for b in right)


def passes_on(found: Found, passed: Cited) -> bool:
    """Whether what was found is nothing but whom somebody cites, which is a link of the chain of what they say."""
    a = found.attribution
    return a.cue == (passed.words,) and any(c.holds(passed.source) for c in a.content)


def cited_within(text: str, found: Sequence[Found], kept: Sequence[Roles]) -> Iterator[Roles]:
    """What cited contents tell by their form, and what nouns tell of, where asking again told nothing of it."""
    told = {roles.content for roles in kept}
    for f in found:
        place = in_citation(text, f.attribution.content, f.attribution.cue)
        if place and place[0] not in told:
            told.add(place[0])
            yield _cited_at(place)
    for a in [*(spans_of(f.attribution) for f in found), *(Spans(*r[:3]) for r in kept)]:
        place = in_clause(text, _region(text, a), a.cue)
        if place and place[0] not in told and place[2] != a.source:
            told.add(place[0])
            yield _cited_at(place)


def _cited_at(place: Place) -> Roles:
    return Roles(*place, CITED, RoleScores(CITED, CITED if place[1] else None, CITED))


def _region(text: str, a: Spans) -> Span:
    """From a cue to the end of its content, where it stands before it; else the content."""
    whole = reach(text, *a)
    start, end = whole[0].start, whole[-1].end
    return Span(a.cue[0].start if a.cue and 0 < start - a.cue[0].start < _REGION else start, end)


_REGION = 80
