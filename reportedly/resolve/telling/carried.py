"""What is told once for several sayings of one speaker: “she told the Courier by phone. … “No,” she added.”"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from reportedly.resolve.doubt.certainty import outside
from reportedly.resolve.telling.told import Circumstances
from reportedly.resolve.telling.told_words import TELLING, Telling
from reportedly.text import sentence_around
from reportedly.types import Span

_NEXT = 500
"""Code points between two sayings of one occasion."""
_FAR = 2000
"""Code points after the words that are carried on."""
_LINES = 2
"""Line ends between two sayings: one paragraph's end, with an empty line."""
_AROUND = 400
"""Code points around a cue in which another time is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution: who speaks, None where nobody is told; within what it is said; what its own sentence tells."""

    cue: Sequence[Span]
    content: Sequence[Span]
    speaker: str | None
    parent: Hashable
    own: Circumstances


@dataclass(frozen=True, slots=True)
class _Before:
    """What a speaker's sayings go on from: what was told, by which cue, where it was told, where was last spoken."""

    speaker: str
    told: Circumstances
    cue: str
    at: int
    end: int


def carried(text: str, said: Sequence[Said], language: str = "en") -> list[Circumstances]:
    """The circumstances of each saying: its own, or else those of the same speaker's saying before it.

    They hold for a saying that only goes on: a verb of saying, in the same paragraph or the next one, nobody else
    having spoken at that level since, and no other time told. Who is thanked or asked is so once.
    """
    found = [one.own for one in said]
    lexicon = TELLING.get(language)
    if lexicon is None:
        return found
    before: dict[Hashable, _Before] = {}
    for i in sorted(range(len(said)), key=lambda i: said[i].cue[0].start if said[i].cue else -1):
        one = said[i]
        if not one.cue or not one.speaker:
            continue
        cue = " ".join(text[s:e] for s, e in one.cue)
        ends = max(s.end for s in (*one.cue, *one.content))
        last = before.get(one.parent)
        if any(one.own) or not last or last.speaker != one.speaker:
            told = one.own._replace(addressee=None) if lexicon.once.search(cue) else one.own
            before[one.parent] = _Before(one.speaker, told, cue, ends, ends)
            continue
        if _goes_on(text, last, one, cue, lexicon):
            found[i] = last.told
        before[one.parent] = replace(last, end=ends)
    return found


def _goes_on(text: str, last: _Before, one: Said, cue: str, lexicon: Telling) -> bool:
    begins = min(s.start for s in (*one.cue, *one.content))
    if not any(last.told) or begins - last.end > _NEXT or begins - last.at > _FAR:
        return False
    if text[last.end : begins].count("\n") > _LINES:
        return False
    if not lexicon.goes_on.match(cue) or (lexicon.writes.match(cue) and not lexicon.writes.search(last.cue)):
        return False
    sentence = sentence_around(text, one.cue[0], _AROUND)
    return sentence is None or not lexicon.another_time.search(outside(text, sentence, one.content))
