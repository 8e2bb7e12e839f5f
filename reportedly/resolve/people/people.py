"""Everybody and everything in a text that speaks or is named: names, roles, what is withheld of whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.names import fold, match
from reportedly.resolve.people.antecedents import Entity
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.kinds import kind_of
from reportedly.resolve.people.phrases import Phrase
from reportedly.resolve.people.speakers import apposition, description, name_and_title, words_of
from reportedly.resolve.people.withheld import WithheldWords
from reportedly.types import EntityKind, Span, Withheld

_ROLE_AFTER = 200
"""Code points after a name in which its apposition is looked for."""
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


def known(text: str, reader: Reader, sources: Sequence[Span], kept_back: Sequence[WithheldWords]) -> list[Known]:
    """What the page tells of each of the reader's entities, in their order. `sources` in the order of the text."""
    found = [_known(text, entity, reader.phrases, sources) for entity in reader.entities]
    for words in kept_back:
        entity = _whose(text, words, reader)
        if entity is None:
            continue
        before = found[entity.number].withheld
        if before is None or (before.why is None and words.why):
            found[entity.number].withheld = Withheld(what=words.what, why=words.why, span=words.span)
    return found


def _known(text: str, entity: Entity, phrases: Sequence[Phrase], sources: Sequence[Span]) -> Known:
    mine = [phrases[i] for i in entity.phrases]
    if not mine:
        return Known("", False, None, (), ())
    named = [p for p in mine if p.kind == "name"]
    kind = _kind(mine, entity)
    roles: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for p in named:
        name, title = name_and_title(words_of(text, p.span), kind == "person")
        names[name] += 1
        if title:
            roles[title] += 1
        if kind in {"person", "outlet", "organisation"} and (
            role := apposition(text, p.span.end, p.span.end + _ROLE_AFTER)
        ):
            roles[role] += 1
    told = [p for p in mine if p.kind == "description"]
    if named:
        fullest = max(names, key=lambda n: (len(fold(n)), not _shouted(n), n[:4] != "The ", -list(names).index(n)))
        roles.update(
            description(text, i, phrases, None)
            for i in entity.phrases
            if phrases[i].kind == "description" and (len(phrases[i].words) > 1 or phrases[i].known is not None)
        )
        aliases = tuple(n for n in names if n != fullest)
        return Known(
            fullest, True, kind, aliases, tuple({r.casefold(): r for r in reversed(list(roles))}.values())[::-1]
        )
    if not told:
        first = mine[0]
        return Known(words_of(text, first.span), False, kind, (), ())
    described = [
        description(text, i, phrases, _source_of(phrases[i].span, sources))
        for i in entity.phrases
        if phrases[i].kind == "description"
    ]
    best = max(described[:2], key=len)
    role = described[0] if kind == "person" else None
    aliases = tuple(dict.fromkeys(d for d in described if d != best))
    return Known(best, False, kind, aliases, (role,) if role else ())


def _shouted(name: str) -> bool:
    """Whether a name of several words stands in capitals throughout, as headlines have it: LANTERN COMMITTEE."""
    return " " in name and name.isupper()


def _source_of(span: Span, sources: Sequence[Span]) -> Span | None:
    i = bisect_right(sources, (span.start, 1 << 62)) - 1
    return sources[i] if i >= 0 and sources[i].start <= span.start and span.end <= sources[i].end else None


def _kind(mine: Sequence[Phrase], entity: Entity) -> EntityKind | None:
    votes: Counter[EntityKind] = Counter()
    for p in mine:
        if p.kind == "pronoun":
            continue
        kind = kind_of(p.head, p.words, many=p.number == "many", named=p.kind == "name", seen=p.entity)
        if kind:
            votes[kind] += 2 if p.kind == "name" else 1
    if votes:
        return votes.most_common(1)[0][0]
    personal = entity.pronouns["he"] + entity.pronouns["she"]
    return "person" if personal else entity.kind


def _whose(text: str, words: WithheldWords, reader: Reader) -> Entity | None:
    """Whose name some words withhold: who stands in the phrase that they belong to, else the last person before."""
    if words.near and (found := _first_in(words.near, reader, told=True)):
        return found
    phrases = reader.phrases
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
            if not told or phrases[i].pronoun is None or _told(entity, reader):
                return entity
    return None


def _told(entity: Entity, reader: Reader) -> bool:
    """Whether more is told of somebody than a pronoun."""
    return any(reader.phrases[k].kind != "pronoun" for k in entity.phrases)


def the_outlet(name: str | None, entities: Sequence[Known]) -> set[int]:
    """Which of the entities are the outlet itself."""
    if not name:
        return set()
    return {i for i, k in enumerate(entities) if k.named and match(k.name, name).relation == "same"}
