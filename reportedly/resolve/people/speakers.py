"""Which phrase a source names, and what the words around a phrase say of it: whose it is, its title, its role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from reportedly.days import MONTH, WEEKDAY
from reportedly.resolve.people.kinds import human, personal, titular
from reportedly.resolve.people.phrases import Phrase, within
from reportedly.resolve.people.pronouns import POSSESSIVES
from reportedly.resolve.people.roles import (
    EDGES,
    NO_ROLE,
    POSSESSIVE,
    RELATIVE,
    SPACE,
    fits,
    head_of,
    name_and_title,
    of_one,
    words_of,
)
from reportedly.types import EntityKind, Span

_OWNING = frozenset(("'s", "’s", "’", "'"))
_APPOSED = re.compile(r",?\s(?:the\s)?")
HANGS = re.compile(
    r"(?:['’]s)?\s(?:of|from|at|in|near|on|for|with|behind|over|above|outside|inside|close to|familiar with|among)\s"
    r"(?:about\s|around\s|the\s)?"
)
_WHO = re.compile(r"who\s", re.IGNORECASE)
_RELATIVES = {("who",), ("which",), ("that",), ("whom",), ("what",)}
_JOINED = re.compile(r",\s(?:and\s|or\s)?(?:the\s)?|\s(?:and|or|as well as)\s(?:the\s)?")


def whole(source: Sequence[Span]) -> Span:
    """A source whose pieces stand side by side, else its first piece."""
    near = all(b.start - a.end <= 3 for a, b in pairwise(source))
    return Span(source[0].start, source[-1].end) if near else source[0]


def source_heads(text: str, source: Sequence[Span], found: Sequence[Phrase]) -> list[int]:
    """The numbers of the phrases that a source names: one, or those who speak together; none where there is none.

    Of a possessor and what it owns the second (“its head”), of a description and the name beside it the name (“the
    ministry’s spokesman, Colonel Viktor Hasp”).
    """
    touched = within(found, whole(source)) if source else []
    if not touched:
        return []
    i = bisect_left(found, touched[0].span, key=lambda p: p.span)
    last = i + len(touched) - 1
    while i < last and side_by_side(text, found[i], found[i + 1]):
        i += 1  # “Outside the court a volunteer said”
        touched = touched[1:]
    relative = touched[0].words[:1] in _RELATIVES  # “media that suggest”
    if relative or (touched[0].kind == "pronoun" and _WHO.match(text, source[0].start, touched[0].span.start)):
        start = touched[0].span.start if relative else source[0].start  # “people who know her”
        beside = i > 0 and not text[found[i - 1].span.end : start].strip(" ,–—-(")
        at = i - 1
        while beside and at and touched[0].words == ("who",) and found[at].entity != "person":
            if not HANGS.fullmatch(text, found[at - 1].span.end, found[at].span.start):
                break
            at -= 1  # “a nurse at the hospital, who”
        return [at] if beside else []
    for k in range(i + 1, last + 1):
        if found[k].kind == "name" and naming(text, found[k].span.start, touched[0].span.end):
            return [k]  # “a bus driver who gave only his first name, Tivo”
    named = named_behind(text, whole(source), found, i, last)
    return _together(text, found, i, last) if named is None else [named]


def side_by_side(text: str, one: Phrase, other: Phrase) -> bool:
    """Whether of two phrases side by side the second begins anew, and the first is where or when."""
    return (
        text[one.span.end : other.span.start] == " "
        and one.kind != "pronoun"
        and one.known is not None
        and text[other.span.start : other.span.end].startswith(("a ", "an ", "the ", "one "))
    )


def _together(text: str, found: Sequence[Phrase], i: int, last: int) -> list[int]:
    """The phrase that heads those from `i` to `last`, or those who speak together."""
    heads = [_head(text, found, i, last)]
    if i != heads[0] and found[heads[0]].kind == "name":
        return heads
    at, ends = heads[0], 1
    while at < last and (joint := _JOINED.fullmatch(text[found[at].span.end : found[at + 1].span.start])):
        if _appositive(text, found[at], found[at + 1]):
            break
        at = _owned(text, found, at + 1, last)
        heads.append(at)
        ends = len(heads) if joint[0].strip() not in {",", ", the"} else ends
    heads = heads if ends > 1 or len(heads) > 2 else heads[:1]  # without “and” no list: “Orel, Velt’s deputy”
    titled = len(heads) == 2 and _titled(text, found[heads[0]], found[heads[1]])
    return heads[1:] if titled else heads


def _titled(text: str, before: Phrase, name: Phrase) -> bool:
    """Whether words joined to a name are its title, too: “lobbyist and strategist Mara Velt”."""
    last = text[slice(*before.span)].split()[-1].strip(".").casefold()
    if (
        before.number == "many"
        or before.known is not None
        or name.kind != "name"
        or name.entity not in {"person", None}
    ):
        return False
    office = titular(last) if before.kind == "name" else before.kind == "description" and personal(last)
    return office and bool(name_and_title(words_of(text, name.span), person=True)[1])


def named_behind(text: str, source: Span, found: Sequence[Phrase], first: int, last: int) -> int | None:
    """The phrase of a name that stands at the end of a source behind a comma and what its bearer is: “the most
    influential leader of the north’s farmers, Jan Orel”. None where there is none."""
    for k in range(first + 1, last + 1):
        if found[k].kind != "name" or found[k].entity not in {"person", None}:
            continue
        before = text[source.start : found[k].span.start]
        dash = "," not in before and _DASH_END.search(before) is not None
        if not dash and (before.count(",") != 1 or not _COMMA_END.search(before) or " and " in before):
            return None
        role = before.rstrip(" ,–—-").removesuffix(" the").rstrip(" ,")
        after = text[found[k].span.end : source.end].strip()
        closed = not after or after[0] in ",–—-" or _MEMBER.match(text, found[k].span.end, source.end) is not None
        known = found[first].kind != "name" or found[first].span.end < source.start + len(role) - 1
        somebody = found[first].known is False and found[first].entity == "person" and found[first].number == "one"
        told = fits(role, "person") or head_of(role) in _ORDINALS or (dash and somebody)
        return k if closed and known and told and not NO_ROLE.search(role) else None
    return None


_ORDINALS = frozenset("second third fourth fifth sixth last latter former other another".split())
_COMMA_END = re.compile(r",\s(?:the\s)?$")
_DASH_END = re.compile(r"\s(?:[—–]|--?)\s$")
_OF = re.compile(r"\s(?:of|from|with)\s(?:the\s)?")
_PROPER = r"[A-Z][\w’'&-]*(?:\.[A-Z]\.?)*"
_MEMBER = re.compile(
    rf"\s(?P<of>(?:of|from|with)\s(?:the\s)?{_PROPER}(?:\s(?:{_PROPER}|&|(?:of|for)(?:\sthe)?\s{_PROPER}))*)"
)


def belongs(text: str, at: int, found: Sequence[Phrase], source: Span | None) -> str | None:
    """What somebody is said to be of right behind their name: “of the Greens”, within a `source` “of the fire brigade”;
    None where that is a person."""
    if at + 1 >= len(found) or found[at + 1].entity == "person":
        return None
    other = found[at + 1]
    if source and other.kind == "description" and other.entity == "organisation" and source.holds(other.span):
        told = _OF.fullmatch(text, found[at].span.end, other.span.start)
        return words_of(text, Span(found[at].span.end, other.span.end)) if told else None
    m = _MEMBER.match(text, found[at].span.end)
    if not m or other.kind != "name":
        return None
    return SPACE.sub(" ", m["of"]).rstrip(".’'-") if m.start("of") < found[at + 1].span.start < m.end() else None


def naming(text: str, at: int, after: int) -> int | None:
    """Where the words begin that lead from somebody described to the name at `at`: “an engineer named”; None where none
    do behind `after`."""
    start = max(after, at - _LEADING)
    m = _NAMING.search(text, start, at) if start < at else None
    return m.start() if m else None


_LEADING = 100
"""Code points before a name in which words may lead to it."""
_NAMING = re.compile(
    r"(?:,?\s(?:who|whom|speaking|giving|using|asking)\b[^.!?\n“”\"]*?\bname,?\s(?:only\s|simply\s)?(?:of\s|as\s)?"
    r"|,?\swho\b[^.!?\n“”\"]*?\b(?:him|her|them)self\s(?:only\s|simply\s)?as\s"
    r"|,?\s(?:identified|known)\s(?:only\s|simply\s)?as\s|\s(?:named|called)\s)$"
)


def _owned(text: str, found: Sequence[Phrase], i: int, last: int) -> int:
    """What the phrase at `i` has, and that has, and so on: the last of them."""
    while i < last and owns(text, found[i], found[i + 1]):
        i += 1
    return i


def _head(text: str, found: Sequence[Phrase], i: int, last: int) -> int:
    i = _owned(text, found, i, last)
    if found[i].kind == "description" and found[i].number == "one":
        j = i
        while j < last and HANGS.fullmatch(text, found[j].span.end, found[j + 1].span.start):
            j += 1
        if j < last and found[j + 1].kind == "name" and found[j + 1].entity in {"person", None}:
            comma = _APPOSED.fullmatch(text, found[j].span.end, found[j + 1].span.start)
            return j + 1 if comma else i
    return i


def owns(text: str, owner: Phrase, owned: Phrase) -> bool:
    """Whether of two phrases side by side the first has the second: “Velt’s lawyer”, “its head”."""
    between = text[owner.span.end : owned.span.start].strip()
    if between and between not in _OWNING:
        return False
    ends = text[owner.span.start : owner.span.end]
    if ends.casefold() in POSSESSIVES:
        return not between
    return bool(between) or POSSESSIVE.search(ends) is not None


def _appositive(text: str, one: Phrase, other: Phrase) -> bool:
    between = text[one.span.end : other.span.start]
    return between.startswith(",") and " and" not in between and {one.kind, other.kind} == {"name", "description"}


def description(text: str, at: int, found: Sequence[Phrase], source: Span | None) -> str:
    """A phrase with what hangs on it: “a woman of about sixty near the front”.

    Within a source its words tell how far that reaches, elsewhere the phrases that follow behind prepositions.
    """
    end, first = found[at].span.end, at
    while first and owns(text, found[first - 1], found[first]):
        first -= 1
    start = found[first].span.start
    if at + 1 < len(found) and owns(text, found[at], found[at + 1]):
        return words_of(text, Span(start, end))  # the trust of “the trust’s medical director”
    if source:
        m = RELATIVE.search(text, end, source.end)
        until = m.start() if m else source.end
        until = _without_time(text, start, end, until)
        if at + 1 < len(found) and _JOINED.fullmatch(text[end : found[at + 1].span.start]):
            until = min(until, end)  # “the police and the fire brigade” are two
        comma = text.find(", ", end, until)
        return words_of(text, Span(start, comma if comma > 0 else until))
    if found[at].number == "many" and found[at].known:
        return words_of(text, found[at].span)
    while at + 1 < len(found) and HANGS.fullmatch(text, found[at].span.end, found[at + 1].span.start):
        if found[at + 1].kind == "pronoun" or _YEAR.match(text, found[at].span.end):
            break
        at += 1
        end = found[at].span.end
    if m := _AGE.match(text, end):
        end = m.end()
    return words_of(text, Span(start, end))


def _without_time(text: str, start: int, end: int, until: int) -> int:
    """Where words that say who somebody is end, without when that was and what they were to do."""
    if text.startswith(("the ", "The "), start) and (m := _TO_DO.search(text, end, until)):
        until = m.start()
    words = text[start:until].rstrip(" ,")
    m = _OVER.search(words, end - start)
    return start + m.start() if m else until


_TIME = rf"(?:early\s|late\s)?(?:\d{{4}}s?|{WEEKDAY}(?:\s(?:morning|evening|night|afternoon))?|{MONTH}(?:\s\d{{1,4}})?)"
_OVER = re.compile(
    rf"(?<![a-z]ed)\s(?:(?:in|since|until|before|after|by|during|on)\s{_TIME}"
    r"|(?:this|last|next)\s(?:week|month|year|spring|summer|autumn|winter)|over\sits|as)$"
)
"""When, at the end of words that say who somebody is, which does not belong to them."""
_TO_DO = re.compile(
    r"(?<=[a-z])(?<!close)\sto\s(?:take|make|do|give|raise|get|keep|be|have|leave|stop|help|ban|cut|build|run)\b"
)
_YEAR = re.compile(rf"\s(?:in|since|until|before|after|by|during|on)\s{_TIME}\b")
_AGE = re.compile(r"\sof\s(?:about\s|around\s)?\d\d\b|,\s(?:aged\s)?\d\d(?=,)")


def led_by(text: str, source: Span, name: Phrase) -> str | None:
    """What a source calls the person whose name it ends with: “The rector” of “The rector, Canon Tegan Pryor”."""
    if name.kind != "name" or name.span.start <= source.start:
        return None
    led = naming(text, name.span.start, source.start)
    lead = text[source.start : name.span.start if led is None else led]
    role = words_of(lead, Span(0, len(lead))).removesuffix(" the").split(",")[0]
    dash = "," not in lead and _DASH_END.search(lead) is not None
    closed = led is not None or dash or lead.rstrip().endswith(",")
    role = SPACE.sub(" ", RELATIVE.split(role, maxsplit=1)[0]).strip(EDGES)
    told = human(head_of(role)) or ((dash or lead.count(",") == 1) and fits(role, "person"))
    return of_one(role) if closed and role and told and " and " not in role and not NO_ROLE.search(role) else None


def unique(phrase: Phrase, kind: EntityKind | None) -> bool:
    """Whether “the” and the words behind it are enough to know a body by, though nothing was told of it before: “the
    port authority”, “the police”, and not “the company”."""
    if kind != "organisation" or (phrase.number != "one" and phrase.head != "police"):
        return False
    told = [w for w in phrase.words[:-1] if w not in _UNTELLING]
    return bool(told) or phrase.head in _ONLY_ONE


_UNTELLING = frozenset(
    "new same other latest whole entire old former first second third two three rival own said".split()
)
_ONLY_ONE = frozenset(
    "police prosecution defence defense army navy military opposition government parliament judiciary".split()
)


def alone(byline: str) -> str:
    """The first name of a byline."""
    return _JOINED.split(re.sub(r"^by\s", "", byline, flags=re.IGNORECASE), maxsplit=1)[0].strip(EDGES)
