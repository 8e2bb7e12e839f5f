"""Figures that count the same thing, side by side, and what is to be said of how they go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.answers import FigureLine
from reportedly.export.wording import amount, day, plural

Verdict = Literal["same", "compatible", "revision", "contradiction"]
_MOST = 6
"""Sentences told of one group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How figures go together, as a sentence."""

    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Figures that count the same, in the order given; one that nobody says the what of is alone."""

    counted: str
    unit: str
    lines: tuple[FigureLine, ...]
    told: tuple[Told, ...]


Compare = Callable[[Sequence[FigureLine]], Sequence[FigureGroup]]
"""What sorts figures into groups and compares them; the stage that can is handed in."""
Pair = tuple[FigureLine, FigureLine, str]
"""Two figures of a group, and how they stand to each other."""


def group_of(lines: Sequence[FigureLine], pairs: Sequence[Pair]) -> FigureGroup:
    """A group, with what its pairs say in words."""
    names = Counter(line.quantity.counted for line in lines if line.quantity.counted)
    return FigureGroup(
        counted=names.most_common(1)[0][0] if names else "not said of what",
        unit=unit_words(lines[0].quantity.unit),
        lines=tuple(lines),
        told=_told(pairs),
    )


def unit_words(unit: str) -> str:
    """A unit as the title of a column."""
    return {"XXX": "a currency without a code", "percent": "percent", "ratio": "times"}.get(unit) or (
        unit if unit.isupper() else plural(unit)
    )


def says(line: FigureLine) -> str:
    """On whose word a figure stands."""
    return line.says or "a source without a name"


def _told(pairs: Sequence[Pair]) -> tuple[Told, ...]:
    apart = [pair for pair in pairs if pair[2] in ("revision", "contradiction")]
    if not apart:
        if not pairs or any(verdict == "unrelated" for *_, verdict in pairs):
            return ()
        if all(verdict == "same" for *_, verdict in pairs):
            return (Told(verdict="same", words="All give the same number."),)
        return (Told(verdict="compatible", words="They may all be right: the numbers meet."),)
    apart.sort(key=lambda pair: pair[2] != "contradiction")
    sentences = dict.fromkeys(_sentence(*pair) for pair in apart)
    found = list(sentences)[:_MOST]
    if (rest := len(sentences) - _MOST) > 0:
        found.append(Told(verdict=found[-1].verdict, words=f"And {rest} more such {'pair' if rest == 1 else 'pairs'}."))
    return tuple(found)


def _sentence(left: FigureLine, right: FigureLine, verdict: str) -> Told:
    one, other = sorted((left, right), key=_date)
    if verdict == "contradiction":
        words = f"Contradiction: {_where(one)} against {_where(other)}."
        return Told(verdict="contradiction", words=words)
    if says(one).casefold() == says(other).casefold():
        words = f"Revision by {says(one)}: {_what(one)}, then {_what(other)}."
    else:
        words = f"Revision: {_where(one)}, then {_where(other)}."
    return Told(verdict="revision", words=words)


def _date(line: FigureLine) -> str:
    return line.quantity.as_of or (line.published or "")[:10]


def _what(line: FigureLine) -> str:
    when = f" as of {day(line.quantity.as_of)}" if line.quantity.as_of else ""
    when = when or (f" printed {day(line.published)}" if line.published else "")
    return f"{amount(line.quantity)}{when}"


def _where(line: FigureLine) -> str:
    return f"{_what(line)} ({says(line)})"
