"""What speaks for or against a phrase standing for somebody that was spoken of before: the features of `antecedents`.

Those that go together and have few values are put into words once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import mul

from reportedly.names import match
from reportedly.resolve.people.antecedents import Entity, Place, Saying
from reportedly.resolve.people.phrases import Phrase
from reportedly.resolve.people.pronouns import THIRD


class Asking:
    """One phrase that takes up another: what is the same for whoever it may stand for is looked up once."""

    def __init__(
        self, at: int, found: Sequence[Phrase], where: Sequence[Place], sayings: Sequence[Saying], text: str
    ) -> None:
        self.at, self.phrase, self.place = at, found[at], where[at]
        self.found, self.where, self.sayings, self.text = found, where, sayings, text
        self.speaks = self.place.source_of >= 0
        self.words = frozenset(self.phrase.words)

    def features(self, entity: Entity, rank: int) -> list[str]:
        """What speaks for or against its standing for an entity; `rank`: how many were spoken of since."""
        phrase, place, speaks = self.phrase, self.place, self.speaks
        last, there = self.found[entity.phrases[-1]], self.where[entity.phrases[-1]]
        behind, since, spoke = min(rank, 6), min(place.sentence - there.sentence, 5), there.source_of >= 0
        told = [
            *_by_distance(behind, since, min(place.paragraph - there.paragraph, 3)),
            *_by_kind(entity.kind or "none", _sign(entity.many), speaks, behind, since, bool(entity.names)),
            *_by_last(last.kind, last.pronoun == phrase.pronoun if last.pronoun else last.known, spoke, behind),
            *_by_place(there.opens, there.oblique, spoke, place.opens, since),
            *_by_use(min(len(entity.phrases), 4), int(last.score * 3), speaks if entity.sayings else None),
        ]
        if speaks or place.within >= 0 or there.within >= 0:
            told += self._by_saying(there, entity)
        told += _by_pronoun(*_taken_up(phrase.pronoun, entity)) if phrase.pronoun else self._by_words(entity)
        if phrase.pronoun in {"he", "she"}:
            told += self._by_speaker(there, entity)
        return told

    def _by_saying(self, there: Place, entity: Entity) -> list[str]:
        place, found = self.place, []
        if self.speaks and entity.last_saying >= 0:
            found.append(f"spoke {min(abs(place.source_of - entity.last_saying), 3)} before")
        if self.speaks and there.within == place.source_of:
            found.append(f"spoken of in what is said, {self._form(place.source_of)}")
        if place.within >= 0:
            own = entity.last_saying == place.within
            found.append(f"in {'own' if own else 'other'} {self._form(place.within)} words")
            if there.within == place.within:
                found.append("both in these words")
        elif there.within >= 0:
            found.append("only the last in words")
            if self.sayings[there.within].direct:
                found.append("only the last in direct words")
        return found

    def _form(self, saying: int) -> str:
        return "direct" if self.sayings[saying].direct else "indirect"

    def _by_speaker(self, there: Place, entity: Entity) -> list[str]:
        """Whether “he” or “she” speaks again in one sentence, is told of who speaks (“a clerk, who fears he will be
        found, said …”), and stands in words of the entity's own, also where who says them is named behind them: “She
        would read out the names, Kravec wrote, and she asked …”."""
        place, at = self.place, self.at
        again = self.speaks and there.source_of >= 0 and place.sentence == there.sentence
        told = ["speaks again in the sentence"] if again else []
        if self.speaks and -1 < place.source_head < at:
            return [*told, "told of who speaks"] if place.source_head in entity.phrases[-_LATELY:] else told
        if place.within < 0 or place.speaker in {-1, at} or self.sayings[place.within].direct:
            return told
        speaker = self.found[place.speaker]
        if place.speaker < at:
            return [*told, "in words of its own"] if place.speaker in entity.phrases[-_LATELY:] else told
        name = self.text[slice(*speaker.span)]
        if speaker.kind == "name" and any(match(name, other).score > 0 for other in entity.names[:_NAMES]):
            return [*told, "in words of its own, told after"]
        return told

    def _by_words(self, entity: Entity) -> list[str]:
        phrase, words = self.phrase, self.words
        if phrase.head in entity.heads:
            new = len(words - entity.words)
            found = [
                "head True",
                f"kind {entity.kind}",
                f"new words {min(new, 2)}",
                f"words in common {min(len(words) - new, 3)}",
            ]
        else:
            found = ["head False", f"kinds {phrase.entity} {entity.kind}"]
            if phrase.head in entity.words:
                found.append("head among the words")
        if len(phrase.words) == 1 and phrase.entity in BODIES and phrase.head in map(_last, entity.names):
            found.append("short for its name")
        he, she, it, they = map(mul, phrase.pronouns, entity.raised)
        alike = (he + she) + (it + they)
        return [*found, f"number {phrase.number} {_sign(entity.many)}", f"leaning alike {min(int(alike * 6), 5)}"]


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
        f"kind {kind}, rank {min(rank, 3)}, sentences {min(sentences, 2)}",
        f"kind {kind}, many {many}, {speaking}",
    )


@cache
def _by_last(kind: str, like: bool | None, spoke: bool, rank: int) -> tuple[str, ...]:
    return f"last {kind} {like}", f"rank {min(rank, 3)}, last {kind}, {'spoke' if spoke else 'did not speak'}"


@cache
def _by_place(there_opens: bool, oblique: bool, spoke: bool, opens: bool, sentences: int) -> tuple[str, ...]:
    told = {"last oblique": oblique, "last opens": there_opens, "last speaks": spoke}
    return (
        f"place {there_opens} {oblique} {opens} {min(sentences, 2)}",
        *(name for name, holds in told.items() if holds),
    )


@cache
def _by_use(said: int, score: int, speaks: bool | None) -> tuple[str, ...]:
    """`speaks`: whether the phrase does, asked of an entity that has spoken."""
    return f"said {said}", f"score {score}", *([] if speaks is None else [f"speaker {speaks}"])


@cache
def _by_pronoun(so_far: str | None, eighths: int) -> tuple[str, ...]:
    if so_far is None:
        return (f"leaning new {eighths}",)
    return f"taken up so {so_far}", f"leaning known {eighths}"


def _taken_up(pronoun: str, entity: Entity) -> tuple[str | None, int]:
    """Whether an entity was taken up by a pronoun before (None: by no pronoun at all), and how well it would be, in
    eighths."""
    so, by_any = entity.pronouns[pronoun], sum(entity.pronouns.values())
    so_far = None if not by_any else "never" if not so else "always" if so == by_any else "sometimes"
    chance = entity.raised[THIRD.index(pronoun)] / sum(entity.raised)
    return so_far, min(int(chance * 8), 7)


_LATELY, _NAMES = 40, 4
"""How many of an entity's last phrases, and of its names, are looked at for who speaks."""
BODIES = frozenset(("organisation", "outlet"))


def _last(name: str) -> str:
    """The last word of a name: “the trust” is short for “the Lakes Hospital Trust”."""
    return name.rsplit(None, 1)[-1].casefold()


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


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
