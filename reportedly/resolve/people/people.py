"""Everybody and everything in a text that speaks or is named: names, roles, what is withheld of whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.names import fold, match
from reportedly.resolve.people.antecedents import Entity
from reportedly.resolve.people.bodies import NO_SORT
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.kinds import company, human, kind_of, of_many, personal, several
from reportedly.resolve.people.phrases import Phrase, beginning_at
from reportedly.resolve.people.pronouns import THIRD
from reportedly.resolve.people.roles import (
    apposition,
    body,
    fits,
    head_of,
    name_and_title,
    of_one,
    ranked,
    told_by,
    words_of,
)
from reportedly.resolve.people.seats import is_seat
from reportedly.resolve.people.speakers import HANGS, belongs, description, owns, side_by_side
from reportedly.resolve.people.withheld.finding import WithheldWords
from reportedly.types import EntityKind, Span, Withheld

_NEARBY = 250
"""Code points before words that withhold a name in which the one they are of is looked for."""


@dataclass(slots=True)
class Known:
    """What a page tells of one entity. `name` is its fullest name, else its fullest description."""

    name: str
    named: bool
    kind: EntityKind | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    withheld: Withheld | None = None


class Everybody:
    """What a page tells of each of the reader's entities, by their numbers: worked out when it is asked for, since of
    most things that are spoken of nobody asks. `sources` in the order of the text."""

    def __init__(
        self, text: str, reader: Reader, sources: Sequence[Span], kept_back: Sequence[WithheldWords] = ()
    ) -> None:
        self.text, self.reader, self.sources = text, reader, sources
        self._known: dict[int, Known] = {}
        for words in kept_back:
            self._keep_back(words)

    def __getitem__(self, number: int) -> Known:
        if number not in self._known:
            entity = self.reader.entities[number]
            self._known[number] = _known(self.text, entity, self.reader.phrases, self.sources)
        return self._known[number]

    def _keep_back(self, words: WithheldWords) -> None:
        entity = _whose(self.text, words, self.reader)
        if entity is None:
            return
        who = self[entity.number]
        if words.what == "name" and _has_name(who) and not _PSEUDONYM.search(self.text, *words.span):
            return  # they are of somebody else
        if who.withheld is None or (who.withheld.why is None and words.why):
            who.withheld = Withheld(what=words.what, why=words.why, span=words.span)


def _known(text: str, entity: Entity, phrases: Sequence[Phrase], sources: Sequence[Span]) -> Known:
    mine = [phrases[i] for i in entity.phrases]
    if not mine:
        return Known("", False, None, (), ())
    if named := [p for p in mine if p.kind == "name"]:
        return _of_name(text, entity, mine, named, phrases, sources)
    kind = _kind(mine, entity)
    described = [
        description(text, i, phrases, _source_of(phrases[i].span, sources))
        for i in entity.phrases
        if phrases[i].kind == "description"
    ]
    if not described:
        return Known(words_of(text, mine[0].span), False, kind, (), ())
    best = max(described[:2], key=len)
    told_role = described[0] if kind == "person" else None
    aliases = tuple(dict.fromkeys(d for d in described if d != best))
    return Known(best, False, kind, aliases, (told_role,) if told_role else ())


def _of_name(
    text: str,
    entity: Entity,
    mine: Sequence[Phrase],
    named: Sequence[Phrase],
    phrases: Sequence[Phrase],
    sources: Sequence[Span],
) -> Known:
    """What is told of an entity of whose phrases some are names."""
    beside = [apposition(text, p.span.end, None) for p in named]
    kind = _named_kind(text, named, beside, entity, _kind(mine, entity))
    roles: list[str] = []
    names: list[str] = []
    for p, behind in zip(named, beside, strict=True):
        name, title = name_and_title(words_of(text, p.span), kind == "person")
        names.append(name)
        office = told_by(title) if kind == "person" else title
        if office and kind in _WITH_ROLES:
            roles.append(office)
        if behind and kind in _WITH_ROLES and fits(behind, kind):
            roles.append(behind)
    names = list(dict.fromkeys(names))
    fullest = _fullest(names, kind)
    roles += [
        role
        for i in entity.phrases
        if _tells(text, phrases, i, kind) and fits(role := description(text, i, phrases, None), kind)
    ]
    if kind == "person" and not roles:
        for i in entity.phrases[:_TITLED]:
            if of := belongs(text, i, phrases, _source_of(phrases[i].span, sources)):
                roles.append(of)
                break
    told_once = {r.casefold(): r for r in reversed([of_one(role) for role in dict.fromkeys(roles)])}
    each = tuple(told_once.values())[::-1]
    return Known(fullest, True, kind, tuple(n for n in names if n != fullest), ranked(each))


_PSEUDONYM = re.compile(r"\bnames?\b.{0,60}\bchanged\b|\breal names?\b|\bpseudonym|\bcalled\b|\bcall\b|\bknown\b")


def _has_name(who: Known) -> bool:
    return who.named and who.kind == "person" and len(fold(who.name)) > 1


_WITH_ROLES = frozenset(("person", "outlet", "organisation"))


def _named_kind(
    text: str, named: Sequence[Phrase], beside: Sequence[str | None], entity: Entity, kind: EntityKind | None
) -> EntityKind | None:
    """The kind of somebody named, where what stands beside the name, or its title, tells more than the weights."""
    if entity.pronouns["he"] + entity.pronouns["she"]:
        return kind
    if kind == "place" and entity.sayings and any(text.startswith(":", p.span.end) for p in named):
        return "person"  # “VELT:” opens a turn of a transcript
    if kind != "group" and (sort := _sort_of(text, named)):
        return sort
    single = all(len(p.words) == 1 for p in named)
    if single and kind == "person" and all(is_seat(words_of(text, p.span)) for p in named):
        return "place"
    if kind is None or (kind == "person" and single):
        kind = next((k for role in beside if role and (k := _said_to_be(role))), kind)
    if kind in {"place", "organisation", None} and not single:
        titled = any(_titled(words_of(text, p.span)) for p in named[:_TITLED])
        called = kind != "organisation" and any(role and human(head_of(role)) for role in beside)
        return "person" if titled or called else kind
    return kind


_TITLED = 4
"""How many mentions of a name are looked at for a title."""


def _sort_of(text: str, named: Sequence[Phrase]) -> EntityKind | None:
    """The kind of body that stands before a name: “the tabloid Dagens”, “shipping analysts Meridian”."""
    for p in named[:_TITLED]:
        if len(p.words) < 2:
            continue
        name, title = name_and_title(words_of(text, p.span), person=False)
        head = title.split()[-1] if title else ""
        if head.islower() and (kind := body(head, tuple(title.split()))) and head not in NO_SORT:
            return kind if not name_and_title(name, person=True)[1] else None
        called, title = name_and_title(words_of(text, p.span), person=True)
        trade = title.split()[-1].casefold() if title else ""
        if " " not in called and trade and company(trade):
            return "organisation"  # “the rail operator Kvartline”
        if title and of_many(title.split()[-1]) and p.entity in {"person", None, "organisation"}:
            return None if _MORE.match(text, p.span.end) else "organisation"
    return None


_MORE = re.compile(r"(?:,\s[A-Z]|,?\sand\s)")


def _titled(words: str) -> bool:
    """Whether words are a title and a name of two words or more: “Secretary-General Ada Falk”."""
    name, title = name_and_title(words, person=True)
    return " " in name and told_by(title) is not None


def _said_to_be(role: str) -> EntityKind | None:
    """The body that an apposition says a name to be: “the official news agency”."""
    words = tuple(role.split(" of ")[0].casefold().split())
    return body(words[-1], words) if words and not fits(role, "person") else None


def _tells(text: str, phrases: Sequence[Phrase], i: int, kind: EntityKind | None) -> bool:
    """Whether a description may say who somebody is, and not only that it is somebody: “the chair”, “its chair”."""
    p = phrases[i]
    if p.kind != "description" or p.number == "many":
        return False
    return len(p.words) > 1 or (kind == "person" and p.known is not None) or (i > 0 and owns(text, phrases[i - 1], p))


def _fullest(names: Sequence[str], kind: EntityKind | None) -> str:
    """The fullest of some names; of “Biologist Ada Falk” and “Ada Falk” the second."""
    best = max(names, key=lambda n: (len(fold(n)), not _shouted(n), n[:4] != "The "))
    if kind == "person":
        for name in names:
            lead = best.removesuffix(f" {name}")
            if " " in name and lead != best and personal(lead.split()[-1].casefold()):
                return name
    return best


def _shouted(name: str) -> bool:
    """Whether a name of several words stands in capitals throughout, as headlines have it: LANTERN COMMITTEE."""
    return " " in name and name.isupper()


def _source_of(span: Span, sources: Sequence[Span]) -> Span | None:
    i = bisect_right(sources, (span.start, 1 << 62)) - 1
    return sources[i] if i >= 0 and sources[i].start <= span.start and span.end <= sources[i].end else None


def _kind(mine: Sequence[Phrase], entity: Entity) -> EntityKind | None:
    votes: dict[EntityKind, int] = {}
    for p in mine:
        if p.kind == "pronoun":
            continue
        kind = kind_of(p.head, p.words, many=p.number == "many", named=p.kind == "name", seen=p.entity)
        if kind:
            told = p.kind == "description" and kind == "person" and human(p.head)
            votes[kind] = votes.get(kind, 0) + (3 if told else 2 if p.kind == "name" else 1)
    if votes:
        return max(votes, key=votes.__getitem__)
    if entity.pronouns["he"] + entity.pronouns["she"]:
        return "person"
    alone = all(p.kind == "pronoun" for p in mine) and any(several(p.head) for p in mine)
    many = alone or (entity.kind == "person" and entity.pronouns["they"])
    return "group" if many else entity.kind


def _whose(text: str, words: WithheldWords, reader: Reader) -> Entity | None:
    """Whose name some words withhold: who stands in the phrase that they belong to, else the last person before."""
    phrases = reader.phrases
    if words.near and (found := _from_there(words.near, reader) or _first_in(words.near, reader, told=True)):
        return found
    if words.near is None and (m := _NOT_NAMING.search(text, *words.span)):
        i = beginning_at(phrases, m.end())
        if i is not None and phrases[i].entity == "person":
            return reader.of[i]
    place = words.near or words.span
    low = bisect_right(phrases, place.start, key=lambda p: p.span.end)
    line = text.rfind("\n", 0, words.span.start)
    for i in range(low - 1, max(-1, low - 12), -1):
        p = phrases[i]
        if p.span.start < max(line, words.span.start - _NEARBY):
            break
        if p.entity == "person" and p.pronoun not in {"I", "we", "you"} and reader.where[i].within < 0:
            return reader.of[i]
    return _first_in(words.near, reader, told=False) if words.near else None


_NOT_NAMING = re.compile(r"\b(?:name|naming|identify|identifying)\s(?=the\s)")
"""What stands before whom an outlet does not name: “agreed not to name the teacher”."""


def _from_there(place: Span, reader: Reader) -> Entity | None:
    """Who is of a place that a phrase names, in which no name is withheld: “a farmer from the village of Hask”."""
    phrases = reader.phrases
    i = first = bisect_left(phrases, place.start, key=lambda p: p.span.start)
    while 0 < i < len(phrases) and phrases[i].entity == "place":
        if not HANGS.fullmatch(reader.text, phrases[i - 1].span.end, phrases[i].span.start):
            break
        i -= 1
    return reader.of[i] if i < first and phrases[i].entity == "person" else None


def _first_in(place: Span, reader: Reader, *, told: bool) -> Entity | None:
    """Who stands in a place: the first who is more than a pronoun, or with not `told` the first of all."""
    phrases = reader.phrases
    low = bisect_right(phrases, place.start, key=lambda p: p.span.end)
    high = bisect_left(phrases, place.end, key=lambda p: p.span.start)
    for i in range(low, high):
        if phrases[i].entity in {"person", "organisation", None} and phrases[i].pronoun not in {"I", "we", "you"}:
            entity = reader.of[i]
            if i + 1 < high and reader.text[slice(*phrases[i].span)].casefold() in {"his", "her", "their", "its"}:
                continue  # of “his mother” the mother
            if i + 1 < high and side_by_side(reader.text, phrases[i], phrases[i + 1]):
                continue  # of “outside the court a volunteer” the volunteer
            if not told or phrases[i].pronoun not in THIRD or _told(entity, reader):
                return entity
    return None


def _told(entity: Entity, reader: Reader) -> bool:
    """Whether more is told of somebody than a pronoun."""
    return any(reader.phrases[k].kind != "pronoun" for k in entity.phrases)


def the_outlet(name: str | None, entities: Iterable[tuple[int, Known]]) -> set[int]:
    """Which of the entities, by their numbers, are the outlet itself."""
    if not name:
        return set()
    return {i for i, k in entities if k.named and match(k.name, name).relation == "same"}
