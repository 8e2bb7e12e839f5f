"""What changed from one text to the next: paragraphs that came, went or were rewritten, and the words within these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Mark = Literal["same", "removed", "added"]

_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"(?:\w+|[^\w\s])\s*")
_MOST_PAIRS = 200_000
"""Pieces of one text times pieces of the other that are compared: 450 words a paragraph. difflib can be cubic."""
_MOST_IN_ALL = 2_000_000
"""The same, over a whole text; paragraphs beyond it went and came, without a look at their words."""
_MOST_REWRITTEN = 200
"""Paragraphs in a row that are compared word by word; of more, the older go and the newer come."""
_ALIKE = 0.5  # share of words in common from which one paragraph is another rewritten; below, one went and one came
_ANNOUNCED = re.compile(
    r"\b(?:correct(?:ion|ed)|amended|clarif(?:ication|ied)|retract(?:ion|ed)|editor(?:’|')?s(?:’|')? note|updated?|"
    r"(?:earlier|previous) version|has been (?:changed|edited|revised|removed)|"
    r"rectific\w*|corrig\w*|berichtig\w*|korrig\w*|aktualis\w*|mise? à jour|actualiza\w*|уточн\w*|обновл\w*|"
    r"исправл\w*)\b",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """Words, and whether they stand in both texts, only in the older, or only in the newer."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph that came, went or was rewritten; or, without pieces, a run of `unchanged` ones between such."""

    pieces: tuple[Piece, ...] = ()
    unchanged: int = 0


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """How the older text became the newer, paragraph by paragraph. Linear but for what changed, and bounded there."""
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Passage] = []
    room = _MOST_IN_ALL
    for tag, a, b, c, d in _opcodes(old, new):
        if tag == "equal":
            found.append(Passage(unchanged=b - a))
            continue
        for one, other in _paired(old[a:b], new[c:d]):
            words = _WORD.findall(one), _WORD.findall(other)
            room -= len(words[0]) * len(words[1])
            if one and other and room >= 0:
                found.append(Passage(pieces=tuple(_pieces(*words))))
            else:
                found += [Passage(pieces=(Piece(text, mark),)) for text, mark in _one_sided(one, other)]
    return tuple(found)


def announced(before: str, after: str) -> str | None:
    """The first new paragraph that says that the page was changed (“Correction: …”), None where none does."""
    known = set(_paragraphs(before))
    return next((p for p in _paragraphs(after) if p not in known and _ANNOUNCED.search(p)), None)


def _paragraphs(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """difflib's steps from one sequence to the other, equal ends cut off; too long a middle is one replacement."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    a, b = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield "equal", 0, first, 0, first
    if len(a) * len(b) > _MOST_PAIRS:
        yield "replace", first, first + len(a), first, first + len(b)
    else:
        for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield tag, first + i, first + j, first + k, first + m
    if last:
        yield "equal", len(old) - last, len(old), len(new) - last, len(new)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs in the place of others, each with what it became; ``""`` for what it came from or went to nothing."""
    at = 0
    for paragraph in old:
        near = range(at, min(len(new), at + 8)) if len(old) <= _MOST_REWRITTEN else range(0)
        best, place = max(((_likeness(paragraph, new[n]), -n) for n in near), default=(0.0, 0))
        if best < _ALIKE:
            yield paragraph, ""
            continue
        yield from (("", other) for other in new[at:-place])
        yield paragraph, new[-place]
        at = 1 - place
    yield from (("", other) for other in new[at:])


def _one_sided(old: str, new: str) -> list[tuple[str, Mark]]:
    sides: list[tuple[str, Mark]] = [(old, "removed"), (new, "added")]
    return [(text, mark) for text, mark in sides if text]


def _likeness(a: str, b: str) -> float:
    """The share of words that two paragraphs have in common, whatever their order, in [0, 1]: Dice's coefficient."""
    one, other = (Counter(word.casefold() for word in _LETTERS.findall(text)) for text in (a, b))
    return 2 * (one & other).total() / ((one + other).total() or 1)


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in _opcodes(old, new):
        if tag == "equal":
            yield Piece("".join(old[a:b]), "same")
            continue
        if b > a:
            yield Piece("".join(old[a:b]), "removed")
        if d > c:
            yield Piece("".join(new[c:d]), "added")
