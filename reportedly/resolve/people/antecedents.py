"""Whom a pronoun or a description takes up: a log-linear choice among those that were spoken of before, and nobody.

Mention ranking over entities (Denis & Baldridge 2008; features after Durrett & Klein 2013), with what a ledger of
sayings knows besides: who speaks, who spoke last, what stands in whose words. The weights are learned from GUM.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from reportedly import text as txt
from reportedly.resolve.people.kinds import kind_of
from reportedly.resolve.people.phrases import Phrase
from reportedly.resolve.people.pronouns import THIRD
from reportedly.resolve.people.speakers import source_heads
from reportedly.types import EntityKind, Span

WEIGHTS = Path(__file__).parent / "weights" / "antecedents.json"
SPEAKING_WEIGHTS = WEIGHTS.with_name("speaking.json")
RECENT = 10
"""How many of those last spoken of are candidates; and below, how many more that share the head word."""
SAME_HEAD = 3
PERSON = "he or she"
SPEAKING = "speaking"
PAIR = "pair"
"""The name of the weight of what the network says of two phrases, which is a number and no feature."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution as coreference sees it: where it stands, and whether it is in the speaker's own words."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    direct: bool


class Place(NamedTuple):
    """Where a phrase stands: numbers of its sentence and paragraph, the saying in whose source it is and the phrase
    that heads that source, the saying in whose content it is and the phrase that heads the source of that one (-1:
    none), and whether a preposition leads to it."""

    sentence: int
    paragraph: int
    source_of: int
    source_head: int
    within: int
    speaker: int
    oblique: bool
    opens: bool


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something in the text, as far as it is read.

    `nobody` while nothing but “which”, “nobody”, “those” and the like stands for it; `raised` tells how likely each of
    `THIRD` takes it up, from the `leaning` of its phrases. `takers` are those that can, and the number of a description
    of a person that can.
    """

    number: int
    phrases: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    kinds: dict[EntityKind, int] = field(default_factory=dict)
    kind: EntityKind | None = None
    pronouns: dict[str, int] = field(default_factory=lambda: dict.fromkeys(THIRD, 0))
    leaning: list[float] = field(default_factory=lambda: [0.0] * 4)
    lexical: EntityKind | None = None
    many: int = 0
    sayings: int = 0
    last_saying: int = -1
    nobody: bool = True
    raised: list[float] = field(default_factory=list)
    takers: Collection[str] = ()

    def add(self, index: int, phrase: Phrase, place: Place) -> None:
        self.phrases.append(index)
        if phrase.entity and (phrase.kind != "pronoun" or not self.kinds):
            self.kinds[phrase.entity] = self.kinds.get(phrase.entity, 0) + 1
            most: EntityKind = max(self.kinds, key=self.kinds.__getitem__)
            self.kind = most
        if phrase.pronoun in THIRD:
            self.pronouns[phrase.pronoun] += 1
            self.nobody = False
        if phrase.kind != "pronoun":
            self.lexical = self.lexical or kind_of(
                phrase.head, phrase.words, many=phrase.number == "many", named=phrase.kind == "name", seen=None
            )
            if phrase.told:
                self.told.add(phrase.told)
            self.heads.add(phrase.head)
            self.nobody = False
            self.words.update(phrase.words)
            self.proper.update(phrase.proper)
            if phrase.kind == "name":  # “Defence Minister Orel” is a minister, “the Lantern Committee” a committee
                self.heads.update(phrase.words[:-1] if phrase.entity == "person" else phrase.words[:1])
                self.heads.update(_SORTS.intersection(phrase.words[:-1]))  # “the exile group Count Us” is a group
            self.many += 1 if phrase.number == "many" else -1
            for i, chance in enumerate(phrase.pronouns):
                self.leaning[i] += math.log(chance + 0.02)
        self.raised = [math.exp(x / len(self.phrases)) for x in self.leaning]
        if place.source_of >= 0:
            self.sayings += 1
            self.last_saying = place.source_of

    def settle(self) -> None:
        """Tell its `takers` when all of a phrase is noted: no “he” of a ministry, nor of somebody who was “she”."""
        if self.nobody:
            return
        so_far, kind = self.pronouns, self.kind
        he, she = so_far["he"], so_far["she"]
        takers: list[str] = []
        if self.lexical in {None, "person", "group"}:
            personal = kind == "person" or (kind is None and bool(self.names))
            if (personal or he) and ("he" in self.told if self.told else she <= he):
                takers.append("he")
            if (personal or she) and ("she" in self.told if self.told else he <= she):
                takers.append("she")
        if self.lexical != "group" and kind != "person" and so_far["they"] <= 1:
            takers.append("it")
        if self.many >= 0 or kind in {"organisation", "outlet", "group"} or so_far["they"]:
            takers.append("they")
        if kind == "person":
            takers.append("many" if self.many > 0 else "one")
        self.takers = takers


_SORTS = frozenset(
    "group tabloid daily weekly newspaper site outlet company firm charity party broadcaster magazine watchdog".split()
)


def places(text: str, found: Sequence[Phrase], sayings: Sequence[Saying]) -> list[Place]:
    """Where each phrase stands."""
    sentences = [s.start for s in txt.sentences(text)]
    paragraphs = [line.start for line in txt.lines(text)]
    sources = sorted((s.start, s.end, i) for i, saying in enumerate(sayings) for s in saying.source)
    contents = sorted((s.start, s.end, i) for i, saying in enumerate(sayings) for s in saying.content)
    over_sources, over_contents = _longer(sources), _longer(contents)
    speakers = [source_heads(text, saying.source, found) for saying in sayings]
    made = []
    before = -1
    for p in found:
        sentence = bisect_right(sentences, p.span.start)
        lead = text[max(0, p.span.start - 9) : p.span.start].rstrip().rsplit(None, 1)
        within = _around(contents, over_contents, p.span)
        source = _around(sources, over_sources, p.span)
        made.append(
            Place(
                sentence=sentence,
                paragraph=bisect_right(paragraphs, p.span.start),
                source_of=source,
                source_head=speakers[source][0] if source >= 0 and len(speakers[source]) == 1 else -1,
                within=within,
                speaker=speakers[within][0] if within >= 0 and len(speakers[within]) == 1 else -1,
                oblique=bool(lead) and lead[-1].casefold() in _PREPOSITIONS,
                opens=sentence != before,
            )
        )
        before = sentence
    return made


_PREPOSITIONS = frozenset("of in at to for with by from on about against behind than into over under near".split())


def _around(stretches: Sequence[tuple[int, int, int]], longer: Sequence[int], span: Span) -> int:
    """The number of the last stretch to begin at or before a span and reach over it; -1 where there is none."""
    i = bisect_right(stretches, (span.start, 1 << 62, 0)) - 1
    while i >= 0 and stretches[i][1] < span.end:
        i = longer[i]
    return stretches[i][2] if i >= 0 else -1


def _longer(stretches: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each stretch the last before it that ends after it; -1 where there is none."""
    found: list[int] = []
    for i, (_, end, _) in enumerate(stretches):
        before = i - 1
        while before >= 0 and stretches[before][1] <= end:
            before = found[before]
        found.append(before)
    return found


def asked(phrase: Phrase) -> str | None:
    """How a phrase takes up another: by which pronoun, “he” and “she” alike, or as a description; None for what stands
    for itself."""
    if phrase.pronoun in {"he", "she"}:
        return PERSON
    if phrase.pronoun in THIRD:
        return phrase.pronoun
    if phrase.kind == "description" and phrase.known is not False:
        return "the" if phrase.known else "bare"
    return None


def fitting(phrase: Phrase, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Those of some entities that a phrase can stand for at all: a description only for what was called so before, or
    for a person."""
    if phrase.pronoun:
        return (e for e in entities if phrase.pronoun in e.takers)
    head, proper, of_person = phrase.head, phrase.proper, phrase.number if phrase.entity == "person" else "no"
    return (
        e
        for e in entities
        if (head in e.heads or of_person in e.takers) and not (proper and e.proper and proper.isdisjoint(e.proper))
    )


_SET = {
    "he or she: only the last in direct words": -2.5,
    "he or she: in words of its own": 1.0,
    "he or she: in words of its own, told after": 3.0,
    "he or she: speaks again in the sentence": 1.0,
    "he or she: told of who speaks": 3.0,
    "the: short for its name": 1.5,
}
"""Weights that are set: GUM has too few of these to learn them (13 “told after”, 7 bodies named in its news), in news
they are common. Whom a quotation spoke of last is seldom who is spoken of behind it: that is its speaker."""


Weights = Mapping[str, Mapping[str, float]]
"""By how a phrase takes up another (`asked`): the weight of each feature."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weight of each feature: learned, and a few that are set."""
    learned: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in {**learned, **_SET}.items():
        how, feature = name.split(": ", 1)
        found[how][feature] = weight
    found[SPEAKING] = json.loads(SPEAKING_WEIGHTS.read_text(encoding="utf-8"))
    return found


def score(features: Iterable[str], weight: Mapping[str, float]) -> float:
    """The sum of the features' weights."""
    return sum(map(weight.get, features, repeat(0.0)))
