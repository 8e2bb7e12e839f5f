"""Figures that count the same thing, side by side, and what is to be said of how they go together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import FigureLine
from reportedly.export.wording import amount, day, number, plural
from reportedly.partial import bounds
from reportedly.text import shown
from reportedly.types import Quantity

Verdict = Literal["same", "compatible", "revision", "contradiction", "partly"]
_MOST = 6
"""Sentences told of one group, besides that only a part of it was compared."""
MOST_COMPARED = 60
"""Figures of one group that are compared, the latest: each with each, 1,800 pairs."""
_NAMES = 3
"""Sources that a sentence names before it counts the others."""
FOLD = 5
"""Sources of one number that are shown at once."""
_APART = ("contradiction", "revision")
_NOBODY = "not said of what"
_DULL = frozenset("second minute hour day weekday week month year ratio metre kilometre".split())
"""What nobody compares unless it differs: how long something takes, how far it is."""
_BARE = frozenset("figure figures number numbers other others thing things".split())
"""What counts nothing, whatever the numbers: three figures of one page are not those of another."""
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_PARTS = {
    0.5: "half", 0.3333: "a third", 0.6667: "two thirds", 0.25: "a quarter", 0.75: "three quarters", 0.2: "a fifth",
    0.1: "a tenth",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How figures go together, as a sentence."""

    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number in words, with all who give it."""

    value: str
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Figures that count the same, equal ones together, else in the order given; one of which nobody says what it
    counts is alone."""

    counted: str
    unit: str
    lines: tuple[FigureLine, ...]
    told: tuple[Told, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """Each number once."""
        found = groupby(self.lines, key=_given)
        return tuple(Value(value=value, lines=tuple(lines)) for value, lines in found)

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands among others: those that differ first, those that nobody would ask for last; then by how
        many sources it has."""
        differs = any(told.verdict in _APART for told in self.told)
        q = self.lines[0].quantity
        bare = q.unit in _BARE or (q.counted or "").casefold() in _BARE
        dull = bare or (not differs and (self.counted == _NOBODY or q.unit in _DULL))
        return 2 if dull else 0 if differs else 1, -len({source(line) for line in self.lines}), -len(self.lines)


Compare = Callable[[Sequence[FigureLine]], Sequence[FigureGroup]]
"""What sorts figures into groups and compares them, in the order to read; the stage that can is handed in."""
Pair = tuple[FigureLine, FigureLine, str]
"""Two figures of a group, and how they stand to each other."""


def group_of(lines: Sequence[FigureLine], pairs: Sequence[Pair]) -> FigureGroup:
    """A group, with what its pairs say in words."""
    names = Counter(line.quantity.counted for line in lines if line.quantity.counted)
    first: dict[str, int] = {}
    for place, line in enumerate(lines):
        first.setdefault(_given(line), place)
    return FigureGroup(
        counted=_plain(names.most_common(1)[0][0]) if names else _NOBODY,
        unit=unit_words(lines[0].quantity.unit),
        lines=tuple(sorted(lines, key=lambda line: first[_given(line)])),
        told=(*_told(pairs), *_left_out(len(lines))),
    )


def _left_out(figures: int) -> tuple[Told, ...]:
    if figures <= MOST_COMPARED:
        return ()
    return (Told(verdict="partly", words=f"Only the latest {MOST_COMPARED} of {figures} were compared."),)


def _plain(counted: str) -> str:
    """What is counted, not in the capitals of a headline."""
    return counted.lower() if counted.isupper() and " " not in counted and len(counted) > 4 else counted


def unit_words(unit: str) -> str:
    """A unit as the title of a column."""
    return {"XXX": "money", "percent": "percent", "ratio": "times"}.get(unit) or (
        unit if unit.isupper() else plural(unit)
    )


def _given(line: FigureLine) -> str:
    return value_words(line.quantity, line.words)


def value_words(figure: Quantity, printed: str = "") -> str:
    """The value of a figure with its unit, as `amount`; a part of a whole as people say it: `half or more`, `about a
    third`."""
    low, high = figure.low, figure.high
    given = [value for value in (low, high) if value is not None]
    if figure.unit == "ratio" and given and all(0 < value < 1 for value in given):
        words = " to ".join(dict.fromkeys(_part(value) for value in given))
        words = f"up to {words}" if low is None else f"{words} or more" if high is None else words
        return f"about {words}" if figure.approximate else words
    words = amount(figure, printed)
    return words.replace(f"1 {plural(figure.unit)}", f"1 {figure.unit}") if given == [1.0] else words


def _part(value: float) -> str:
    return _PARTS.get(round(value, 4)) or f"{number(round(value * 100, 2))}%"


def says(line: FigureLine) -> str:
    """On whose word a figure stands: nobody else's, it is the outlet's, or the page's that tells of none."""
    return line.says or ("a source without a name" if line.statement else "the page itself")


def source(line: FigureLine) -> str:
    """On whose word a figure stands, to tell sources apart: `The police` and `the police` are one."""
    return _ARTICLE.sub("", says(line), count=1).casefold()


# ---------------------------------------------------------------- sentences


@dataclass(frozen=True)
class _Side:
    """A number, and the figures that give it."""

    value: str
    lines: tuple[FigureLine, ...]

    @cached_property
    def sources(self) -> set[str]:
        return {source(line) for line in self.lines}

    @cached_property
    def first(self) -> str:
        return min((_date(line) for line in self.lines if _date(line)), default="~")

    def words(self, other: _Side) -> str:
        """The number with all who give it, first those who do not give the other one too."""
        named = _named(self.lines, last=other.sources)
        return f"{self.value} ({', '.join(p for p in (named, _period(self.lines)) if p)})"


def _told(pairs: Sequence[Pair]) -> tuple[Told, ...]:
    apart = [pair for pair in pairs if pair[2] in _APART]
    if not apart:
        if not pairs or any(verdict == "unrelated" for *_, verdict in pairs):
            return ()
        if all(verdict == "same" for *_, verdict in pairs):
            return (Told(verdict="same", words="All give the same number."),)
        return (Told(verdict="compatible", words="They may all be right: the numbers meet."),)
    against = _sides(pair for pair in apart if pair[2] == "contradiction")
    against.sort(key=lambda sides: (-len(sides[0].sources | sides[1].sources), sides[0].first, sides[1].first))
    known = {frozenset((one.value, other.value)) for one, other in against}
    changed = [pair for pair in apart if pair[2] == "revision"]
    revised = _revised_by_one(pair for pair in changed if source(pair[0]) == source(pair[1]))
    between = [
        sides
        for sides in _sides(pair for pair in changed if source(pair[0]) != source(pair[1]))
        if frozenset((sides[0].value, sides[1].value)) not in known
    ]
    rest = len(against) + len(revised) + len(between) - _MOST
    found = [
        Told(verdict="contradiction", words=f"Contradiction: {one.words(other)} against {other.words(one)}.")
        for one, other in against[:_MOST]
    ]
    revised += [
        (one.first, Told(verdict="revision", words=f"Revision: {one.words(other)}, then {other.words(one)}."))
        for one, other in between[:_MOST]  # in the order of time: those after are not among the first
    ]
    found += [told for _, told in sorted(revised, key=lambda item: item[0])]
    if rest > 0:
        words = f"And {rest} more such {'pair' if rest == 1 else 'pairs'}."
        found[_MOST:] = [Told(verdict=found[_MOST - 1].verdict, words=words)]
    return tuple(found)


def _sides(pairs: Iterable[Pair]) -> list[tuple[_Side, _Side]]:
    """Each two numbers that stand apart, once, with all that give either; the earlier first, in the order of time."""
    found: dict[frozenset[str], dict[str, dict[int, FigureLine]]] = {}
    words: dict[int, str] = {}
    for left, right, _ in pairs:
        for line in (left, right):
            if id(line) not in words:
                words[id(line)] = _given(line)
        one, other = words[id(left)], words[id(right)]
        sides = found.setdefault(frozenset((one, other)), {})
        sides.setdefault(one, {})[id(left)] = left
        sides.setdefault(other, {})[id(right)] = right
    both = [
        sorted((_Side(value, tuple(lines.values())) for value, lines in sides.items()), key=lambda side: side.first)
        for sides in found.values()
        if len(sides) == 2
    ]
    return sorted(((one, other) for one, other in both), key=lambda sides: (sides[0].first, sides[1].first))


def _revised_by_one(pairs: Iterable[Pair]) -> list[tuple[str, Told]]:
    """What one source gave and then gave otherwise: all its numbers in the order of time, one sentence a source."""
    given: dict[str, list[FigureLine]] = {}
    for left, right, _ in pairs:
        lines = given.setdefault(source(left), [])
        lines.extend(line for line in (left, right) if not any(line is other for other in lines))
    found = []
    for lines in given.values():
        lines.sort(key=_date)
        steps = [next(same) for _, same in groupby(lines, key=_given)]
        words = ", then ".join(_what(line) for line in steps)
        found.append((_date(lines[0]), Told(verdict="revision", words=f"Revision by {says(lines[0])}: {words}.")))
    return found


def _date(line: FigureLine) -> str:
    return line.quantity.as_of or (line.published or "")[:10]


def _what(line: FigureLine) -> str:
    when = f" as of {day(line.quantity.as_of)}" if line.quantity.as_of else ""
    when = when or (f" printed {day(line.published)}" if line.published else "")
    return f"{_given(line)}{when}"


def _named(lines: Sequence[FigureLine], last: set[str]) -> str:
    """The sources, the most frequent first, `last` and those without a name at the end."""
    counts = Counter(map(source, lines))
    names = {source(line): says(line) for line in reversed(lines)}
    nameless = {source(line) for line in lines if not line.says}
    ordered = sorted(counts, key=lambda name: (name in last or name in nameless, -counts[name]))
    named = [names[name] for name in ordered]
    if len(named) > _NAMES:
        named[_NAMES - 1 :] = [f"{len(named) - _NAMES + 1} others"]
    return " and ".join(p for p in (", ".join(named[:-1]), named[-1]) if p)


def _period(lines: Sequence[FigureLine]) -> str:
    """From the first date to the last: of the numbers where each has one, or else of the pages."""
    dates = sorted({date for line in lines if (date := _date(line))})
    if not dates:
        return ""
    given = [bool(line.quantity.as_of) for line in lines]
    kind = "as of " if all(given) else "" if any(given) or len(dates) > 1 else "printed "
    if len(dates) == 1:
        return kind + day(dates[0])
    try:
        days = [bounds(date) for date in dates]
    except ValueError:
        return ""
    return kind + stretch(min(first for first, _ in days).isoformat(), max(last for _, last in days).isoformat())


def stretch(since: str, until: str) -> str:
    """From one date to another, the month once: `10 to 14 May 2024`."""
    if since[:7] == until[:7] and len(since) == len(until) == len("2024-05-10"):
        return f"{int(since[8:])} to {day(until)}" if since != until else day(until)
    return day(f"{since}/{until}") if since != until else day(until)


# ---------------------------------------------------------------- at a terminal


def groups(console: Console, items: Iterable[FigureGroup]) -> None:
    """Figures, what counts the same together, how they agree, and each number once with who gives it."""
    for place, group in enumerate(items):
        if place:
            console.print()
        unit = group.unit if group.unit.casefold() != group.counted.casefold() else ""
        _below(console, Text.assemble((shown(group.counted), "bold"), (f"  {shown(unit)}" if unit else "", "dim")), 0)
        for told in group.told:
            _below(console, Text(shown(told.words), style="magenta" if told.verdict == "contradiction" else ""), 2)
        for value in group.values:
            _value(console, value)


def _value(console: Console, value: Value) -> None:
    _below(console, Text(shown(value.value), style="bold cyan"), 2)
    before = None
    for line in value.lines[:FOLD]:
        as_of = f"as of {day(line.quantity.as_of)}" if line.quantity.as_of else ""
        printed = f"printed {day(line.published)}" if line.published else ""
        if line.outlet and line.outlet != line.says:
            printed = ", ".join(p for p in (line.outlet, printed) if p)
        _below(console, Text(shown(" · ".join(p for p in (says(line), as_of, printed, line.title) if p))), 4)
        if line.sentence != before:
            _below(console, Text(shown(line.sentence), style="dim"), 6)
        before = line.sentence
    if (rest := len(value.lines) - FOLD) > 0:
        _below(console, Text(f"and {rest} more", style="dim"), 4)


def _below(console: Console, words: Text, indent: int) -> None:
    console.print(Padding(words, (0, 0, 0, indent), expand=False))
