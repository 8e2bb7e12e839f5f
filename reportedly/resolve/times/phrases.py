"""Set phrases with a time of their own: “a week from Monday”, “this time last year”, “during that period”."""

from __future__ import annotations

import re

from reportedly.resolve.times.calendar import (
    EARLIEST,
    Unit,
    at,
    checked,
    choose,
    join,
    season,
    step,
    unit_of,
    weekday_from,
)
from reportedly.resolve.times.pieces import MONTH, NUMBER, WEEKDAY
from reportedly.resolve.times.story import Reader, Story, Value, from_day, iso, plain

_NEAR = 400
"""Code points within which “that period” takes up the time told last."""
_COUNT = 1000
"""What is counted from a weekday is no more than this."""


def _number(words: str) -> int | None:
    low = plain(words)
    found = int(low) if low.isdigit() else NUMBER.get(low)
    return found if found and found < _COUNT else None


def _from_day(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“A week from Monday”, “two weeks from today”."""
    number, base, unit = _number(m["n"]), plain(m["base"]), m["unit"].lower()
    if story.day is None or number is None:
        return Value()
    first = (
        weekday_from(story.day, WEEKDAY[base], "future", today=False)
        if base in WEEKDAY
        else step(story.day, "day", 1 if base == "tomorrow" else 0)
    )
    return from_day(story, iso(step(first, unit, number)))  # type: ignore[arg-type]


def _this_time(story: Story, m: re.Match[str], year: int | None) -> Value:
    unit: Unit = m["unit"].lower()  # type: ignore[assignment]
    moved = step(story.day, unit, -1 if m["which"].lower() == "last" else 1)
    return from_day(story, at(moved, "month" if unit == "year" else "day") if moved else None)


def _weekdays_ago(story: Story, m: re.Match[str], year: int | None) -> Value:
    number = _number(m["n"])
    if story.day is None or number is None:
        return Value()
    last = weekday_from(story.day, WEEKDAY[m["wd"].lower()], "past", today=False)
    return from_day(story, iso(step(last, "week", 1 - number)))


def _writing(story: Story, m: re.Match[str], year: int | None) -> Value:
    return from_day(story, iso(story.day))


def _quarter(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“The third quarter”, of the calendar year: the last that has begun, unless it lies ahead."""
    if story.day is None:
        return Value()
    number = ("first", "second", "third", "fourth").index(m["q"].lower())
    around = [
        checked(f"{y:04d}-{3 * number + 1:02d}/{y:04d}-{3 * number + 3:02d}")
        for y in range(story.day.year - 1, story.day.year + 2)
    ]
    return from_day(story, choose(around, story.day, lambda: story.tense(m) or "past"))


def _that_time(story: Story, m: re.Match[str], year: int | None) -> Value:
    """What was told last, where that is not far."""
    if story.last is None or m.start() - story.last_end > _NEAR or "\n" in story.text[story.last_end : m.start()]:
        return Value()
    if not m[0].lower().endswith(("period", "years")):
        return Value(story.last, story.last)
    lasting = story.period is not None and ("/" in story.period or unit_of(story.period) != "day")
    return Value(story.period, story.period) if lasting else Value()


def _old_date(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“December of 384”, “30 September 420”."""
    day = int(re.match(r"\d+", m["d"])[0]) if m["d"] and m["d"][:1].isdigit() else None  # type: ignore[index]
    value = f"{int(m['y']):04d}-{MONTH[m['m'][:3].lower()]:02d}" + (f"-{day:02d}" if day else "")
    return Value(checked(value))


def _old_year(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“In 348”, “about 360 – 366”, “the winter of 373”."""
    first = int(m["y"])
    if m["season"]:
        return Value(season(m["season"].lower(), first))
    return Value(join(f"{first:04d}", f"{int(m['to']):04d}") if m["to"] else f"{first:04d}")


_PARTS = {
    "early": (0, 33), "beginning": (0, 33), "start": (0, 33), "mid": (33, 66), "middle": (33, 66), "late": (67, 99),
    "end": (67, 99), "first half": (0, 49), "second half": (50, 99), "first quarter": (0, 24),
    "second quarter": (25, 49), "third quarter": (50, 74), "last quarter": (75, 99), "final quarter": (75, 99),
    "first decade": (0, 9), "last decade": (90, 99), "final decade": (90, 99),
}  # fmt: skip
"""The years of a century that its parts span: thirds for what has no sharper border."""


def century(first: int, words: str | None, begin: int | None = None) -> Value:
    """A century by its first year, or a part of it; `begin` is the first year of an earlier one in a row of two."""
    part = plain(words).removeprefix("very ").removesuffix(" the").removesuffix(" of")
    opening, closing = _PARTS.get(part, (0, 99))
    if part.startswith("turn") or not EARLIEST <= first <= 2099:
        return Value()
    if begin is not None and EARLIEST <= begin < first:
        return Value(f"{begin:04d}/{first + 99:04d}")
    return Value(f"{first + opening:04d}/{first + closing:04d}")


def months(first: int, last: int, year: int) -> Value:
    """“January–March 2010”: both in one year, unless the first comes later in it."""
    earlier = year if first <= last else year - 1
    return Value(checked(f"{earlier:04d}-{first:02d}/{year:04d}-{last:02d}"))


PHRASE_READERS: dict[str, Reader] = {
    "from day": _from_day, "this time": _this_time, "weekdays ago": _weekdays_ago,
    "writing": _writing, "quarter": _quarter, "that time": _that_time, "old date": _old_date, "old year": _old_year,
}  # fmt: skip
