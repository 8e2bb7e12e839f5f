"""Where the mentions of a text begin and end: cut where they reach too far, prolonged where a name goes on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.resolve.people.kinds import kind_of, personal
from reportedly.types import EntityKind, Mention, Span


def whole_mentions(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, with the names that go on before and behind them, and without the verb behind a source."""
    given = _with_given_names(text, mentions, sources)
    return _to_their_ends(text, _within_sources(text, given, sources))


def surnames(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The surnames in “s” that people have here, which look like many of something: Sanders."""
    names = {text[slice(*m.span)] for m in mentions if m.kind == "person"}
    last = {n.rsplit(" ", 1)[1] for n in names if " " in n and n[:1].isupper() and n[:4] != "The "}
    return frozenset(n for n in last if n[:1].isupper() and n.endswith("s"))


def _within_sources(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, those that go on over the end of a source without its verb: of “China plans a dam” “China”."""
    begun = {s.start: s.end for s in sources}
    cut = []
    for m in mentions:
        end = begun.get(m.span.start, m.span.end)
        rest = text[end : m.span.end]
        verb = m.span.start < end < m.span.end and rest[:1] == " " and rest[1:].islower() and rest.count(" ") == 1
        named = verb and text[end - 1].isalnum() and text[m.span.start : end].rsplit(" ", 1)[-1][:1].isupper()
        cut.append(replace(m, span=Span(m.span.start, end)) if named else m)
    return cut


def _with_given_names(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, those of a person from where the source begins whose name they end: of “Ines Kordal, who chairs the
    committee” the mention may be “Kordal” alone."""
    begins = sorted(s.start for s in sources)
    ends = sorted(m.span.end for m in mentions)
    whole = []
    for m in mentions:
        at = bisect_left(begins, m.span.start) - 1
        start = begins[at] if at >= 0 else m.span.start
        free = bisect_right(ends, start) == bisect_right(ends, m.span.start)  # no other mention stands between
        named = m.kind == "person" and free and _GIVEN.fullmatch(text, start, m.span.start)
        whole.append(replace(m, span=Span(start, m.span.end)) if named and text[m.span.start].isupper() else m)
    return whole


def _to_their_ends(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of a name to its end: “Ruben Hale” of “Ruben Hale-Orr”, “Ada” of “Ada M. Falk”."""
    begins = sorted(m.span.start for m in mentions)
    ends = []
    for m in mentions:
        last = text[m.span.start : m.span.end].rsplit(" ", 1)[-1]
        called = m.kind == "person" and last.islower() and personal(last)
        rest = _CALLED.match(text, m.span.end) if called else _FIRM.match(text, m.span.end)
        if not rest and m.kind == "person" and last.isalpha():
            rest = _REST.match(text, m.span.end)
        i = bisect_left(begins, m.span.end)
        free = rest is not None and (i == len(begins) or begins[i] >= rest.end())
        named = free and (called or last[:1].isupper())
        ends.append(replace(m, span=Span(m.span.start, rest.end())) if rest and named else m)
    return ends


_REST = re.compile(
    r"(?:-[A-Z][^\W\d_]+)+|\s(?:[A-Z]\.\s?){1,2}(?:(?:de|van|von|der|la)\s)?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?"
)

_CALLED = re.compile(r"(?:\s[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?){2,3}(?=[\s,.;:!?”\"])")
_FIRM = re.compile(r"\s&\s[A-Z][^\W\d_]+")

_GIVEN = re.compile(
    r"(?!(?:The|An?|His|Her|Its|Their|Our|My)\s)(?:[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\s|[A-Z]\.\s?){1,3}"
)


def kind_seen(text: str, mention: Mention) -> EntityKind | None:
    """The kind of a mention, but “its chair” and “the ministry’s head” are people, and “anesthesiology” is none."""
    words = text[mention.span.start : mention.span.end].split()
    if mention.kind == "person" and words[-1].islower() and _ABSTRACT.search(words[-1]):
        return None
    if words[-1].casefold() in _OFFICES and mention.kind in {"object", None}:
        lead = text[max(0, mention.span.start - 12) : mention.span.start]
        if words[0].casefold() in _HAVING or _OWNED.search(lead):
            return "person"
    return mention.kind


def trimmed(text: str, mention: Mention) -> Span:
    """The span of a mention without what is no part of it."""
    return _alone(text, _undated(text, mention.span), mention.kind)


def _undated(text: str, span: Span) -> Span:
    """A span without the day or the minute that stands before it: “On Monday evening Governor Brandl came”."""
    span = untimed(text, span)
    m = _DAYS.match(text, span.start, span.end)
    return Span(m.end(), span.end) if m and m.end() < span.end else span


def _alone(text: str, span: Span, kind: EntityKind | None) -> Span:
    """A span without words that belong to something else: “after legal consultation Washington had concluded”, “in a
    state Trump won”."""
    clause = _CLAUSE.match(text, span.start, span.end)
    if clause and (kind == "person" or clause["article"] != "the") and no_person(clause["head"]):
        return Span(clause.end(), span.end)
    m = _BESIDE.match(text, span.start, span.end)
    if not m or kind == "person" or kind_of(m["head"], (m["head"],), many=False, named=False, seen=None):
        return span
    return Span(m.end(), span.end)


def no_person(head: str) -> bool:
    kind = kind_of(head, (head,), many=False, named=False, seen=None)
    return head in _LANDS or kind not in {"person", "group", None}


_LANDS = frozenset("state country county nation region province district".split())
_CLAUSE = re.compile(r"(?P<article>an?|the)\s(?P<head>[a-z]+)\s(?=[A-Z])")
_BESIDE = re.compile(
    r"(?!(?:the|this|that|an?|his|her|its|their|our|my|your)\s)(?:[a-z]+\s){0,3}(?P<head>[a-z]+)\s(?=[A-Z])"
)


_DAYS = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|[Ee]arly|[Ll]ate|[Yy]esterday|[Tt]oday)\s(?:(?:morning|afternoon|evening|night|\d{1,2},?)\s)?"
    r"(?=[A-Z])"
)
_CLOCK = re.compile(r"(?:\d\d:)?\d\d\s(?=[A-Z])")


def untimed(text: str, span: Span) -> Span:
    """A span without the minute of a live report that its line begins with: “14:02 The harbour master says”."""
    m = _CLOCK.match(text, span.start, span.end)
    timed = m and m.end() < span.end and (":" in m[0] or text[span.start - 1 : span.start] == ":")
    return Span(m.end(), span.end) if m and timed else span


_ABSTRACT = re.compile(r".(?:ology|isms?|tions?|sions?|ments?|ness|ities|ity|ics|ances?|hood|graphy|onomy)$")
_HAVING = frozenset("my your his her its our their whose".split())
_OFFICES = frozenset("chair head chief director editor founder owner author spokesman spokeswoman secretary".split())
_OWNED = re.compile(r"(?:['’]s?|\b(?:its|his|her|their|our|whose))\s$", re.IGNORECASE)
