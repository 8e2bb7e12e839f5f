"""What tells besides whom a “he” or “she” that speaks takes up: who spoke last, and who else could be meant.

The choice of `antecedents` is learned from all pronouns of GUM, few of which speak. These features are added to it
where a pronoun heads the source of a saying; their weights are learned on sayings, with those of the choice kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.resolve.people.antecedents import Entity, Place, Saying
from reportedly.resolve.people.phrases import Phrase

_NEAR = 2
"""Within how many sentences somebody is in reach."""
_ON = re.compile(r"\W{0,3}(?:later\s|then\s|also\s)?(?:add|continu|went\son|goes\son|recall|explain)", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|or|nor)\s(?:the\s|his\s|her\s|their\s)?", re.IGNORECASE)


def speaks(at: int, phrase: Phrase, place: Place) -> bool:
    """Whether a phrase is “he” or “she” and heads the source of a saying."""
    return phrase.pronoun in {"he", "she"} and place.source_head == at


def in_reach(place: Place, candidates: Sequence[tuple[Entity, int]], where: Sequence[Place]) -> int:
    """How many of the candidates were spoken of lately."""
    return sum(place.sentence - where[e.phrases[-1]].sentence <= _NEAR for e, _ in candidates)


def besides(
    at: int,
    entity: Entity,
    rank: int,
    near: int,
    last_to_speak: Entity | None,
    found: Sequence[Phrase],
    where: Sequence[Place],
    sayings: Sequence[Saying],
    text: str,
) -> list[str]:
    """What speaks for or against an entity besides its `antecedents.features`; `near` of the candidates are in reach,
    `last_to_speak` headed the source of the saying before."""
    phrase, place = found[at], where[at]
    first, last, there = found[entity.phrases[0]], found[entity.phrases[-1]], where[entity.phrases[-1]]
    since, behind = min(place.sentence - there.sentence, 3), min(rank, 2)
    same = "in the paragraph" if place.paragraph == there.paragraph else "before it"
    made = [f"{same}, {since} sentences, rank {behind}"]
    new = "pronoun" if last.kind == "pronoun" else f"{last.kind}, {'once' if len(entity.phrases) == 1 else 'often'}"
    made.append(f"last {new}")
    if since <= _NEAR:
        made.append(f"one of {min(near, 3)} in reach")
    if entity is last_to_speak:
        made.append(f"spoke last, {same}, {since} sentences")
        made.append(f"spoke last, {new}")
        made.append(f"spoke last, {same}, {'direct' if sayings[place.source_of].direct else 'indirect'}")
        if _ON.match(text, phrase.span.end):
            made.append("spoke last and goes on")
    if not entity.told and not any(entity.pronouns.values()):
        made.append(f"untold, {first.kind}")
        if first.known is False:
            made.append(f"untold, somebody new, {'spoke last' if entity is last_to_speak else 'did not'}")
    if there.opens and since == 1 and not there.oblique:
        made.append("opened the sentence before")
    if there.within >= 0:
        words = "direct" if sayings[there.within].direct else "indirect"
        made.append(f"last in {words} words, {'these' if there.within == place.source_of else 'others'}")
    if _paired(entity.phrases[-1], phrase, found, text):
        made.append("one of two named together")
    return made


def nobody_besides(near: int) -> list[str]:
    """What speaks for nobody: how many there are who could be meant."""
    return [f"nobody, {min(near, 3)} in reach"]


def _paired(k: int, phrase: Phrase, found: Sequence[Phrase], text: str) -> bool:
    """Whether phrase `k` is named together with another whom the pronoun fits as well: “Velt and Orel”, “the jeweller
    and his assistant”."""
    for one, other in ((k - 2, k), (k - 1, k), (k, k + 1), (k, k + 2)):
        if not 0 <= one < other < len(found):
            continue
        beside = found[one if other == k else other]
        if beside.entity != "person" or beside.number == "many" or beside.told not in {None, phrase.pronoun}:
            continue
        if beside.kind != "pronoun" and _AND.fullmatch(text, found[one].span.end, found[other].span.start):
            return True
    return False
