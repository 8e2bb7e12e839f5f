"""Whom a pronoun or a description takes up: a log-linear choice among those that were spoken of before, and nobody.

Mention ranking over entities (Denis & Baldridge 2008; features after Durrett & Klein 2013), with what a ledger of
sayings knows besides: who speaks, who spoke last, what stands in whose words. The weights are learned from GUM.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

from reportedly import text as txt
from reportedly.names import match
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


@dataclass(frozen=True, slots=True)
class Place:
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
    `THIRD` takes it up, from the `leaning` of its phrases.
    """

    number: int
    phrases: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    kind: EntityKind | None = None
    pronouns: Counter[str] = field(default_factory=Counter)
    leaning: list[float] = field(default_factory=lambda: [0.0] * 4)
    lexical: EntityKind | None = None
    many: int = 0
    sayings: int = 0
    last_saying: int = -1
    nobody: bool = True
    raised: list[float] = field(default_factory=list)

    def add(self, index: int, phrase: Phrase, place: Place) -> None:
        self.phrases.append(index)
        if phrase.entity and (phrase.kind != "pronoun" or not self.kinds):
            self.kinds[phrase.entity] += 1
            most: EntityKind = max(self.kinds, key=lambda kind: self.kinds[kind])
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


def features(
    how: str,
    at: int,
    entity: Entity,
    rank: int,
    found: Sequence[Phrase],
    where: Sequence[Place],
    sayings: Sequence[Saying],
    text: str,
) -> list[str]:
    """What speaks for or against a phrase standing for an entity; `rank`: how many were spoken of since."""
    phrase, place = found[at], where[at]
    last, there = found[entity.phrases[-1]], where[entity.phrases[-1]]
    since, speaks = place.sentence - there.sentence, place.source_of >= 0
    near, behind = min(since, 2), min(rank, 3)
    plain = [
        *_by_distance(min(rank, 6), min(since, 5), min(place.paragraph - there.paragraph, 3)),
        *_by_kind(entity.kind or "none", _sign(entity.many), speaks, behind, near, bool(entity.names)),
        *_by_last(
            last.kind, last.pronoun == phrase.pronoun if last.pronoun else last.known, there.source_of >= 0, behind
        ),
        *_by_place(there.opens, there.oblique, place.opens, near),
        *_by_use(min(len(entity.phrases), 4), int(last.score * 3)),
    ]
    if there.oblique:
        plain.append("last oblique")
    if there.opens:
        plain.append("last opens")
    if there.source_of >= 0:
        plain.append("last speaks")
    if entity.sayings:
        plain.append(f"speaker {place.source_of >= 0}")
    plain += _by_saying(place, there, entity, sayings)
    if phrase.pronoun:
        plain += _by_pronoun(phrase.pronoun, entity)
    else:
        plain += _by_words(phrase, entity)
    if how == PERSON:
        plain += _by_speaker(text, at, entity, found, where, sayings)
    return plain


@cache
def _by_distance(rank: int, sentences: int, paragraphs: int) -> tuple[str, ...]:
    return "bias", f"rank {rank}", f"sentences {sentences}", f"paragraphs {paragraphs}"


@cache
def _by_kind(kind: str, many: int, speaks: bool, rank: int, sentences: int, named: bool) -> tuple[str, ...]:
    speaking = "speaks" if speaks else "does not speak"
    return (
        f"kind {kind}",
        f"many {many}",
        f"named {named}, {speaking}, rank {min(rank, 2)}",
        f"kind {kind}, rank {rank}, sentences {sentences}",
        f"kind {kind}, many {many}, {speaking}",
    )


@cache
def _by_last(kind: str, like: bool | None, spoke: bool, rank: int) -> tuple[str, ...]:
    return f"last {kind} {like}", f"rank {rank}, last {kind}, {'spoke' if spoke else 'did not speak'}"


@cache
def _by_place(there_opens: bool, oblique: bool, opens: bool, sentences: int) -> tuple[str, ...]:
    return (f"place {there_opens} {oblique} {opens} {sentences}",)


@cache
def _by_use(said: int, score: int) -> tuple[str, ...]:
    return f"said {said}", f"score {score}"


def fits(phrase: Phrase, entity: Entity) -> bool:
    """Whether a phrase can stand for an entity at all: no “he” for a ministry, nor for somebody who was “she”; a
    description only for what was called so before, or for a person."""
    if phrase.pronoun in {"he", "she"}:
        other = "she" if phrase.pronoun == "he" else "he"
        personal = (
            entity.kind == "person" or (entity.kind is None and bool(entity.names)) or entity.pronouns[phrase.pronoun]
        )
        if entity.lexical not in {None, "person", "group"} or not personal:
            return False
        if entity.told:
            return phrase.pronoun in entity.told
        return entity.pronouns[other] <= entity.pronouns[phrase.pronoun]
    if phrase.pronoun == "it":
        return entity.lexical != "group" and entity.kind != "person" and not entity.pronouns["they"] > 1
    if phrase.pronoun == "they":
        return entity.many >= 0 or entity.kind in {"organisation", "outlet", "group"} or entity.pronouns["they"] > 0
    if phrase.proper and entity.proper and not phrase.proper & entity.proper:
        return False
    if phrase.head in entity.heads:
        return True
    return phrase.entity == "person" == entity.kind and phrase.number == ("many" if entity.many > 0 else "one")


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _by_saying(place: Place, there: Place, entity: Entity, sayings: Sequence[Saying]) -> list[str]:
    found = []
    if place.source_of >= 0 and entity.last_saying >= 0:
        found.append(f"spoke {min(abs(place.source_of - entity.last_saying), 3)} before")
    if place.source_of >= 0 and there.within == place.source_of:
        found.append(f"spoken of in what is said, {'direct' if sayings[place.source_of].direct else 'indirect'}")
    if place.within >= 0:
        own = entity.last_saying == place.within
        found.append(f"in {'own' if own else 'other'} {'direct' if sayings[place.within].direct else 'indirect'} words")
        if there.within == place.within:
            found.append("both in these words")
    elif there.within >= 0:
        found.append("only the last in words")
        if sayings[there.within].direct:
            found.append("only the last in direct words")
    return found


def _by_speaker(
    text: str, at: int, entity: Entity, found: Sequence[Phrase], where: Sequence[Place], sayings: Sequence[Saying]
) -> list[str]:
    """Whether “he” or “she” speaks again in one sentence, is told of who speaks (“a clerk, who fears he will be found,
    said …”), and stands in words of the entity's own, also where who says them is named behind them: “She would read
    out the names, Kravec wrote, and she asked …”."""
    place, there = where[at], where[entity.phrases[-1]]
    again = place.source_of >= 0 <= there.source_of and place.sentence == there.sentence
    told = ["speaks again in the sentence"] if again else []
    if place.source_of >= 0 and -1 < place.source_head < at:
        return [*told, "told of who speaks"] if place.source_head in entity.phrases[-_LATELY:] else told
    if place.within < 0 or place.speaker in {-1, at} or sayings[place.within].direct:
        return told
    speaker = found[place.speaker]
    if place.speaker < at:
        return [*told, "in words of its own"] if place.speaker in entity.phrases[-_LATELY:] else told
    name = text[slice(*speaker.span)]
    if speaker.kind == "name" and any(match(name, other).score > 0 for other in entity.names[:_NAMES]):
        return [*told, "in words of its own, told after"]
    return told


_LATELY, _NAMES = 40, 4
"""How many of an entity's last phrases, and of its names, are looked at for who speaks."""


def _by_pronoun(pronoun: str, entity: Entity) -> list[str]:
    total = sum(entity.pronouns.values())
    found = []
    if total:
        share = entity.pronouns[pronoun] / total
        found.append(f"taken up so {'always' if share == 1 else 'never' if not share else 'sometimes'}")
    chance = entity.raised[THIRD.index(pronoun)] / sum(entity.raised)
    found.append(f"leaning {'new' if not total else 'known'} {min(int(chance * 8), 7)}")
    return found


BODIES = frozenset(("organisation", "outlet"))


def _last(name: str) -> str:
    """The last word of a name: “the trust” is short for “the Lakes Hospital Trust”."""
    return name.rsplit(None, 1)[-1].casefold()


def _by_words(phrase: Phrase, entity: Entity) -> list[str]:
    same_head = phrase.head in entity.heads
    found = [f"head {same_head}", f"kinds {phrase.entity} {entity.kind}" if not same_head else f"kind {entity.kind}"]
    if same_head:
        more = set(phrase.words) - entity.words
        found += [f"new words {min(len(more), 2)}", f"words in common {min(len(set(phrase.words) & entity.words), 3)}"]
    elif phrase.head in entity.words:
        found.append("head among the words")
    if len(phrase.words) == 1 and phrase.entity in BODIES and any(_last(name) == phrase.head for name in entity.names):
        found.append("short for its name")
    found.append(f"number {phrase.number} {_sign(entity.many)}")
    he, she, it, they = (chance * raised for chance, raised in zip(phrase.pronouns, entity.raised, strict=True))
    chance = he + she
    chance += it + they
    found.append(f"leaning alike {min(int(chance * 6), 5)}")
    return found


def nobody(phrase: Phrase, place: Place) -> list[str]:
    """What speaks for a phrase that stands for nobody spoken of before."""
    plain = [
        "nobody",
        f"nobody {phrase.entity}",
        f"nobody {len(phrase.words) > 1}",
        f"nobody speaks {place.source_of >= 0}",
    ]
    if place.opens:
        plain.append("nobody opens")
    return plain


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
