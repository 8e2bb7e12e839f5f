"""Where the mentions of a text begin and end: cut where they reach too far, prolonged where a name goes on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.days import MONTH, WEEKDAY
from reportedly.resolve.people.bodies import with_whole_bodies
from reportedly.resolve.people.kinds import kind_of, personal
from reportedly.resolve.people.pronouns import POSSESSIVES
from reportedly.types import EntityKind, Mention, Pronouns, Span


def whole_mentions(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, with the names that go on before and behind them, and without the verb behind a source."""
    lettered = _with_letters(text, [m for m in mentions if not _is_age(text, m.span)])
    counted = _with_more_than(text, lettered)
    whole = with_whole_bodies(text, counted, sources)
    given = _with_given_names(text, _named_behind(text, _with_its_name(text, whole, sources), sources), sources)
    return _with_their_day(text, _to_their_ends(text, _within_sources(text, given, sources)), sources)


def _with_their_day(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, a source that its day tells from others as one: “A Sept. 15, 2011 email”."""
    dated = sorted({Span(*m.span()) for s in sources if (m := _DATED.match(text, s.start, s.end))})
    if not dated:
        return list(mentions)
    begins, ends = [d.start for d in dated], [d.end for d in dated]
    free = [m for m in mentions if (i := bisect_right(begins, m.span.end - 1)) == 0 or ends[i - 1] <= m.span.start]
    return [*free, *(Mention(span=d, kind="document", pronouns=_EVEN, score=0.5) for d in dated)]


_DATED = re.compile(
    rf"(?:[Aa]n?|[Tt]he|[Tt]hat|[Aa]nother|[Oo]ne)\s(?:{MONTH}|[A-Z][a-z]{{2,3}}\.)\s\d{{1,2}}(?:,\s\d{{4}})?,?\s(?:[a-z-]+\s){{0,2}}[a-z-]{{3,}}"
    r"(?=$|[\s,])(?<!\sof)(?<!\sby)(?<!\sto)(?<!\sfrom)"
)


def surnames(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The surnames in “s” that people have here, which look like many of something: Sanders."""
    names = {text[slice(*m.span)] for m in mentions if m.kind == "person"}
    last = {n[-1] for n in map(str.split, names) if len(n) > 1 and n[-2][:1].isupper() and n[0] != "The"}
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


def _with_letters(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that are cut within the letters of a name to its end: “F” and “.A. records” of
    “F.A.A. records”."""
    whole: list[Mention] = []
    for m in mentions:
        before = whole[-1] if whole else None
        if before and before.span.end > m.span.start:
            whole[-1] = replace(m, span=Span(before.span.start, max(before.span.end, m.span.end)))
            continue
        rest = _LETTERS.match(text, m.span.end) if _INITIAL.search(text, m.span.start, m.span.end) else None
        whole.append(replace(m, span=Span(m.span.start, rest.end())) if rest else m)
    return whole


_INITIAL = re.compile(r"\b[A-Z]\.?$")
_LETTERS = re.compile(r"\.?(?:[A-Z]\.)+(?!\s?[A-Z][a-z])")


def _with_more_than(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, “more” and what it is more than as one: “more than a hundred mayors”."""
    whole: list[Mention] = []
    for m in mentions:
        before = whole[-1].span if whole else None
        if before and before.end + 6 == m.span.start and _MORE_THAN.fullmatch(text, before.start, m.span.start):
            m = replace(m, span=Span(before.start, m.span.end))
            whole.pop()
        whole.append(m)
    return whole


_MORE_THAN = re.compile(r"(?:[Mm]ore|[Ff]ewer|[Ll]ess)\sthan\s")


def _is_age(text: str, span: Span) -> bool:
    """Whether a mention is the age behind a name: “Dmitri, 21, a student”."""
    return span.end - span.start <= 3 and text[span.start : span.end].isdigit() and text.endswith(", ", 0, span.start)


def _with_its_name(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, that of an outlet or a body and of its name right behind it as one: “the site Le Phare”."""
    speaking = {s.start for s in sources}
    whole: list[Mention] = []
    for m in mentions:
        before = whole[-1] if whole else None
        beside = before is not None and before.span.end + 1 == m.span.start and text[m.span.start].isupper()
        sort = _SORT.fullmatch(text, *before.span) if before and beside and text[before.span.end] == " " else None
        if sort and before and sort["more"] and before.span.start not in speaking:
            sort = None
        if before and sort:
            kind: EntityKind = "outlet" if sort["outlet"] else "organisation"
            whole[-1] = replace(before, span=Span(before.span.start, m.span.end), kind=kind)
        else:
            whole.append(m)
    return whole


_SORT = re.compile(
    r"(?:[Tt]he\s(?:[\w-]+\s){0,2}?|(?P<more>(?:[Tt]he\s|[Aa]n?\s)?(?:[\w-]+\s){0,4}?))"
    r"(?:(?P<outlet>(?:news\s)?(?:site|website|channel|newspaper|paper|magazine|broadcaster|daily"
    r"|weekly|tabloid|portal|outlet|blog|podcast))|agency|station|company|firm|party|union|charity|think-tank|network"
    r"|(?:rights|advocacy|campaign|pressure|exile|lobby|monitoring|aid|research|consumer|environmental|opposition|activist"
    r"|industry|trade|civil|watchdog)\sgroup|organi[sz]ation|watchdog|consultancy|think\stank)"
)


def _with_given_names(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, those of a person in a source with the rest of a name of which they are a part.

    Of “Ines Kordal, who chairs it” the mention may be “Kordal” or “Ines” alone.
    """
    begins = sorted(sources)
    spans = sorted(m.span for m in mentions)
    ends = [s.end for s in spans]
    whole = []
    for m in mentions:
        at = bisect_right(begins, (m.span.start, 1 << 62)) - 1
        if m.kind != "person" or at < 0 or m.span.end > begins[at].end or not text[m.span.start].isupper():
            whole.append(m)
            continue
        before = bisect_right(ends, m.span.start) - 1
        start = max(begins[at].start, ends[before] + 1 if before >= 0 else 0)
        after = bisect_left(spans, (m.span.end, 0))
        until = min(begins[at].end, spans[after].start if after < len(spans) else len(text))
        rest = _SURNAME.match(text, m.span.end, until) if text[m.span.end - 1].islower() else None
        given = _GIVEN.fullmatch(text, start, m.span.start) is not None
        whole.append(replace(m, span=Span(start if given else m.span.start, rest.end() if rest else m.span.end)))
    return whole


def _named_behind(text: str, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[Mention]:
    """The mentions, and the names that end a source behind a comma, where none is: “The second, Petra Hale”."""
    spans = sorted(m.span for m in mentions)
    more = []
    for s in sources:
        m = _LAST.search(text, s.start, s.end)
        i = bisect_left(spans, (m.start("name"), 0)) if m else 0
        free = m and all(o.end <= m.start("name") or o.start >= m.end("name") for o in spans[max(0, i - 1) : i + 1])
        if m and free:
            more.append(Mention(span=Span(*m.span("name")), kind="person", pronouns=_EVEN, score=0.5))
    return [*mentions, *more]


_EVEN = Pronouns(0.25, 0.25, 0.25, 0.25)
_SURNAME = re.compile(
    r"(?:\s(?!(?:Who|That|Which|And|Of|To|In|Is|Was|Has|Says|Said|Just|Will)\b)(?:[A-Z]\.\s?)?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?){1,2}(?=$|[\s,])"
)
_LAST = re.compile(r",\s(?P<name>(?:[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\s){1,3}[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?),?$")


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
    r"(?!(?:The|An?|His|Her|Its|Their|Our|My|And|But|Or|So|Then|Yet|As|When|While|If|For|In|On|At|With|By|To|Even|Only"
    r"|Both|Like)\s)(?:[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\s|[A-Z]\.\s?){1,3}"
)


def kind_seen(text: str, mention: Mention) -> EntityKind | None:
    """The kind of a mention, but “its chair” and “the ministry’s head” are people, and “anesthesiology” is none."""
    words = text[mention.span.start : mention.span.end].split()
    if mention.kind == "person" and words[-1].islower() and _ABSTRACT.search(words[-1]):
        return None
    if mention.kind != "person" and words[-1].casefold() == "source" and _PRIVY.match(text, mention.span.end):
        return "person"
    if mention.kind is None and words[-1] in _FOUND_OUT:
        return "document"  # “a Norden Times analysis” is nobody’s apposition
    if words[-1].casefold() in _OFFICES and mention.kind in {"object", None}:
        lead = text[max(0, mention.span.start - 12) : mention.span.start]
        if words[0].casefold() in POSSESSIVES or _OWNED.search(lead):
            return "person"
    return mention.kind


def trimmed(text: str, mention: Mention) -> Span:
    """The span of a mention without what is no part of it."""
    span = _alone(text, _undated(text, mention.span), mention.kind)
    if both := _BOTH.match(text, span.start, span.end):
        span = Span(both.end(), span.end)
    stressed = _HIMSELF.search(text, span.start, span.end)
    return Span(span.start, stressed.start()) if stressed and stressed.start() > span.start else span


_BOTH = re.compile(r"(?:[Bb]oth|[Ee]ither|[Nn]either|[Ee]ven)\s(?=[A-Z])")
"""“Both Orel and Velt”: no part of either name."""
_HIMSELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$")
"""“Orel himself” is Orel."""


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
    """Whether a noun, in small letters, is neither a person nor several: “state”, “report”."""
    kind = kind_of(head, (head,), many=False, named=False, seen=None)
    return head in _LANDS or kind not in {"person", "group", None}


_LANDS = frozenset("name state country county nation region province district".split())
_CLAUSE = re.compile(r"(?P<article>an?|the)\s(?P<head>[a-z]+)\s(?=[A-Z])")
_BESIDE = re.compile(
    r"(?!(?:the|this|that|an?|his|her|its|their|our|my|your)\s)(?:[a-z]+\s){0,3}(?P<head>[a-z]+)\s(?=[A-Z])"
)


_DAYS = re.compile(
    rf"(?:{WEEKDAY}|{MONTH}|[Ee]arly|[Ll]ate|[Yy]esterday|[Tt]oday)\s"
    r"(?:(?:morning|afternoon|evening|night|\d{1,2},?)\s)?(?=[A-Z])"
)
_CLOCK = re.compile(r"(?:\d\d:)?\d\d\s(?=[A-Z])")


def untimed(text: str, span: Span) -> Span:
    """A span without the minute of a live report that its line begins with: “14:02 The harbour master says”."""
    m = _CLOCK.match(text, span.start, span.end)
    timed = m and m.end() < span.end and (":" in m[0] or text[span.start - 1 : span.start] == ":")
    return Span(m.end(), span.end) if m and timed else span


_ABSTRACT = re.compile(r".(?:ology|isms?|tions?|sions?|ments?|ness|ities|ity|ics|ances?|hood|graphy|onomy)$")
_FOUND_OUT = frozenset("analysis poll survey study report review count estimate forecast tally inquiry audit".split())
_PRIVY = re.compile(
    r"\s(?:in|at|inside|within|close\sto|near|familiar|who|with\s(?:direct\s)?knowledge)\b|\ssa(?:id|ys)\b"
)
_OFFICES = frozenset("chair head chief director editor founder owner author spokesman spokeswoman secretary".split())
_OWNED = re.compile(r"(?:['’]s?|\b(?:its|his|her|their|our|whose))\s$", re.IGNORECASE)
