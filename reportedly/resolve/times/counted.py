"""Time expressions counted in units: from publication (“two weeks ago”) or from what was told (“a week later”)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.partial import bounds
from reportedly.resolve.times.calendar import (
    EARLIEST,
    LATEST,
    Unit,
    at,
    calendar_date,
    checked,
    choose,
    span,
    step,
    unit_of,
    weekend,
)
from reportedly.resolve.times.pieces import FRACTION, MONTH, NUMBER, UNIT, VAGUE, WEEKDAY
from reportedly.resolve.times.story import Reader, Story, Value, from_day, iso, plain
from reportedly.resolve.times.tense import verb_at
from reportedly.types import PartialDate

_OFFSET = {"last": -1, "this past": -1, "past": -1, "next": 1, "this coming": 1, "coming": 1, "upcoming": 1}

_ORDER = ("day", "week", "month", "year")
_NEAR = 400
"""Code points within which a year told last is that of “later in the year”."""


def _unit(story: Story, m: re.Match[str], year: int | None) -> Value:
    which, unit = plain(m["which"]), m["unit"].lower()
    offset = _OFFSET.get(which, 0)
    if story.day is None:
        return Value()
    past = story.far or story.history
    if m["the"] and which == "next" and unit in _ORDER and past and story.last and story.tense(m) == "past":
        base = bounds(story.last)[0] if _ORDER.index(unit_of(story.last)) <= _ORDER.index(unit) else None
        moved = step(base, unit, 1)  # type: ignore[arg-type]
        return Value(at(moved, unit), story.last) if moved else Value()  # type: ignore[arg-type]
    if m["the"] and which in ("past", "last", "coming", "next") and unit not in ("weekend", "quarter", "century"):
        return _window_of(story, 1, unit, -1 if offset < 0 else 1)
    return from_day(story, _container(story, unit, offset, m))


def _container(story: Story, unit: str, offset: int, m: re.Match[str]) -> PartialDate | None:
    day = story.day
    if day is None:
        return None
    if unit == "weekend":
        if which_coming := plain(m["which"]).endswith("coming"):
            offset = 1 if day.weekday() >= 5 else 0
        if (
            offset == 0
            and not which_coming
            and plain(m["which"]) == "this"
            and day.weekday() < 3
            and story.tense(m) == "past"
        ):
            offset = -1
        return weekend(day, offset)
    if unit == "quarter":
        start = step(day.replace(day=1), "month", -((day.month - 1) % 3) + 3 * offset)
        return span(start, step(start, "month", 2), "month")
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = day.year // size * size + offset * size
        return checked(f"{first:04d}/{first + size - 1:04d}") if EARLIEST <= first <= LATEST else None
    kind: Unit = "week" if unit == "week" else "month" if unit == "month" else "year"
    shifted = step(day.replace(day=1) if kind != "week" else day, kind, offset)
    return at(shifted, kind) if shifted else None


def _weekend(story: Story, m: re.Match[str], year: int | None) -> Value:
    if story.day is None:
        return Value()
    ahead = verb_at(story.text, m.start(), m.end()) == "future"
    return from_day(story, weekend(story.day, 0 if ahead or story.day.weekday() >= 5 else -1))


def _end(story: Story, m: re.Match[str], year: int | None) -> Value:
    """The end of a year or a month keeps their precision; halves and quarters are ranges of months."""
    edge = plain(m["edge"])
    if m["short"]:
        size = 3 if m["short"][0] == "Q" else 6
        number = int(m["short"][1])
        return Value(_piece(int(m["y2"]), size, number) if number * size <= 12 else None)
    unit, which = plain(m["unit"]), plain(m["which"])
    offset = {"last": -1, "next": 1}.get(which, 0)
    if unit and story.day is None:
        return Value()
    if m["y"] or unit == "year":
        number_of_year = int(m["y"]) if m["y"] else (story.day.year + offset if story.day else 0)
        anchor = None if m["y"] or story.day is None else story.day.isoformat()
        if not EARLIEST <= number_of_year <= LATEST:
            return Value()
        if edge == "turn":
            if story.day and not m["y"]:
                around = [f"{y:04d}-12/{y + 1:04d}-01" for y in range(story.day.year - 1, story.day.year + 1)]
                return Value(choose(map(checked, around), story.day, lambda: story.tense(m)), anchor)
            return Value(checked(f"{number_of_year - 1:04d}-12/{number_of_year:04d}-01"))
        order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}.get(edge.split()[0])
        if order:
            size = 6 if edge.endswith("half") else 3
            if which == "the" and story.day:
                near = (_piece(y, size, order) for y in range(story.day.year - 1, story.day.year + 2))
                return Value(choose(near, story.day, lambda: story.tense(m)), anchor)
            return Value(_piece(number_of_year, size, order), anchor)
        return Value(f"{number_of_year:04d}", anchor)
    if edge == "turn" or (edge.endswith(("half", "quarter")) and unit != "month"):
        return Value()
    return from_day(story, _container(story, unit, offset, m))


def _piece(year: int, months: int, number: int) -> PartialDate | None:
    first = (number - 1) * months + 1
    return checked(f"{year:04d}-{first:02d}/{year:04d}-{first + months - 1:02d}") if year <= LATEST else None


def _count(words: str | None) -> float | None:
    """The number before a unit, None for a vague one or one beyond any calendar."""
    low = plain(words)
    if low in VAGUE:
        return None
    if low.endswith(("hundred", "thousand", "million", "billion")) and " " in low and low not in NUMBER:
        return None
    if low[:1].isdigit():
        figure = float(low.split()[0].replace(",", "")) + (0.5 if low.endswith("1/2") else 0)
        return figure if figure < 1e6 else None
    return FRACTION.get(low, float(NUMBER[low]) if low in NUMBER else None)


def _ago(story: Story, m: re.Match[str], year: int | None) -> Value:
    """So many days, weeks, months or years before publication (“ago”), or before and after what was told (“later”)."""
    way = plain(m["way"])
    deictic = way in ("ago", "back", "from now", "hence")
    number = _count(m["n"])
    unit, size = UNIT[m["unit"].lower()]
    forward = way in ("later", "from now", "hence", "after", "afterwards")
    if m["half1"] or m["half2"]:
        number = number + 0.5 if number is not None else None
    if deictic:
        anchor, base = iso(story.day), story.day
    elif unit in ("day", "week"):
        base = story.told
        anchor = iso(base)
    else:
        anchor = story.last or iso(story.standing)
        base = bounds(anchor)[0] if anchor else None
        if unit == "month" and anchor and unit_of(anchor) == "year":
            base = None
    if base is None or number is None:
        return Value()
    day_of_it = _moved(base, unit, size * number, 1 if forward else -1)  # type: ignore[arg-type]
    if day_of_it is None:
        return Value()
    kind: Unit = "day" if m["same"] or (unit == "week" and not m["about"]) else unit  # type: ignore[assignment]
    if kind == "year" and size * number < 1:
        kind = "month"
    if m["same"]:
        day_of_it = step(day_of_it, "day", {"yesterday": -1, "tomorrow": 1}.get(plain(m["same"]), 0)) or day_of_it
    return Value(at(day_of_it, kind), anchor)


def _moved(base: date, unit: Unit, count: float, sign: int) -> date | None:
    """`base` moved by a count that may end in a half."""
    whole = int(count)
    moved = step(base, unit, sign * whole)
    if count != whole and unit in ("month", "year"):
        moved = step(moved, "month" if unit == "year" else "day", sign * (6 if unit == "year" else 15))
    return moved if moved and moved.year >= EARLIEST else None


def _time(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“In three weeks’ time”; “within five days” from publication on, or from the day told where it is past."""
    number = _count(m["n"])
    unit, size = UNIT[m["unit"].lower()]
    if number is None:
        return Value()
    if plain(m["pre"]).startswith("within"):
        ahead = story.tense(m) == "future"
        base = story.day if ahead else story.told
        last = _moved(base, unit, size * number, 1) if base else None  # type: ignore[arg-type]
        return Value(span(base, last, "day"), iso(base)) if last else Value()
    if story.day is None:
        return Value()
    found = _moved(story.day, unit, size * number, 1)  # type: ignore[arg-type]
    kind: Unit = "day" if unit == "week" else unit  # type: ignore[assignment]
    return from_day(story, at(found, kind) if found else None)


def _window(story: Story, m: re.Match[str], year: int | None) -> Value:
    which = plain(m["which"])
    number = _count(m["n"]) if m["n"] else (None if m["vague"] or m["s"] else 1.0)
    if which in ("next", "following") and number and story.far and story.last and story.tense(m) == "past":
        unit, size = UNIT[m["unit"].lower()]
        base = bounds(story.last)[0]
        kind = unit_of(story.last)
        return Value(span(base, _moved(base, unit, size * number, 1), kind), story.last)  # type: ignore[arg-type]
    if number is None or story.day is None or which in ("recent", "previous", "following"):
        return Value()
    return _window_of(
        story, number + (0.5 if m["half"] else 0), m["unit"].lower(), -1 if which in ("past", "last") else 1
    )


def _window_of(story: Story, number: float, unit_word: str, sign: int) -> Value:
    """The stretch from so many units before publication to it, or from it to so many units after."""
    unit, size = UNIT[unit_word]
    if story.day is None:
        return Value()
    other = _moved(story.day, unit, size * number, sign)  # type: ignore[arg-type]
    first, last = (other, story.day) if sign < 0 else (story.day, other)
    return from_day(story, span(first, last, "day"))


def _narrative(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“The following day”, “the month before”, “that evening”: counted from the date told last."""
    if m["unit3"] and m["unit3"].lower() == "year" and story.far and m.start() - story.last_end <= _NEAR and story.last:
        return Value(at(bounds(story.last)[0], "year"), story.last)
    if m["unit3"] and m["unit3"].lower() != "day":
        return from_day(story, _container(story, m["unit3"].lower(), 0, m))
    which = plain(m["which"] or m["way"]).removeprefix("the ").removeprefix("very ")
    offset = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1, "earlier": -1, "prior": -1}.get(
        which, 0
    )
    word = (m["unit"] or m["unit2"] or m["unit3"]).lower()
    unit: Unit = "year" if word == "season" else word if word in _ORDER else "day"  # type: ignore[assignment]
    if word in ("decade",):
        return Value()
    if unit == "day":
        base = story.told
    else:
        known = story.last or iso(story.standing)
        fine = known is not None and _ORDER.index(unit_of(known)) <= _ORDER.index(unit)
        base = bounds(known)[0] if known and fine else None
    if base is None:
        return Value()
    anchor = base.isoformat() if unit == "day" else story.last or base.isoformat()
    if word == "weekend":
        return Value(weekend(base, offset), anchor)
    moved = step(base, unit, offset)
    return Value(at(moved, unit), anchor) if moved else Value()


def _since_then(story: Story, m: re.Match[str], year: int | None) -> Value:
    """From what was told last to publication, with the precision of what was told."""
    if story.day is None or story.last is None:
        return Value()
    begin = story.last_day or bounds(story.last)[0]
    unit: Unit = "day" if story.last_day else unit_of(story.last)
    return Value(span(begin, story.day, unit), begin.isoformat() if unit == "day" else story.last)


def _event(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“Two days before the vote”: the vote’s date is not known here (see `counted_from`)."""
    return Value()


def counted_from(m: re.Match[str], date_of_it: PartialDate) -> Value:
    """“Two days before the vote on 5 May”: counted from the date of what happened."""
    unit, size = UNIT[(m["unit"] or {"morning": "day", "evening": "day"}.get(m["unit2"].lower(), m["unit2"])).lower()]
    number = _count(m["n"]) if m["n"] else 1.0
    fine = _ORDER.index(unit_of(date_of_it)) <= _ORDER.index(unit)
    if number is None or not fine:
        return Value()
    back = plain(m["way"]) not in ("after", "following")
    found = _moved(bounds(date_of_it)[0], unit, size * number, -1 if back else 1)  # type: ignore[arg-type]
    kind: Unit = "day" if unit == "week" and not m["about"] else unit  # type: ignore[assignment]
    return Value(at(found, kind), date_of_it) if found else Value()


_HAD = re.compile(r"\bhad\b|[’']d\sbeen\b")


def _lasting(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“For three weeks it has been …”: until publication; until the day told where “it had been”."""
    number = _count(m["n"])
    around = story.text[max(0, m.start() - 60) : m.end() + 40]
    base = story.told if _HAD.search(around) else story.day
    if number is None or base is None:
        return Value()
    unit, size = UNIT[m["unit"].lower()]
    first = _moved(base, unit, size * number + (0.5 if m["half"] else 0), -1)  # type: ignore[arg-type]
    return Value(span(first, base, "day"), base.isoformat()) if first else Value()


def _vague_ago(story: Story, m: re.Match[str], year: int | None) -> Value:
    return Value()


def _nth(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“The first Monday in May”, “the third week of June 2001”: weeks of a month are counted from its first day."""
    month, anchor = _month_of(story, m, year)
    if month is None:
        return Value()
    first, last = bounds(month)
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(plain(m["nth"]))
    what = plain(m["what"])
    if what == "day":
        return Value((first if number == 0 else last).isoformat() if number in (0, None) else None, anchor)
    if what == "week" and m["full"] and number is not None:
        start = first + timedelta(days=-first.weekday() % 7 + 7 * number)
        return Value(at(start, "week"), anchor)
    if what == "week":
        start = last - timedelta(days=6) if number is None else first + timedelta(days=7 * number)
        return Value(span(start, start + timedelta(days=6), "day"), anchor)
    wanted = 5 if what == "weekend" else WEEKDAY[what]
    if number is None:
        day = last - timedelta(days=(last.weekday() - wanted) % 7)
    else:
        day = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * number)
    return Value(weekend(day) if what == "weekend" else day.isoformat(), anchor)


def _month_of(story: Story, m: re.Match[str], year: int | None) -> tuple[PartialDate | None, PartialDate | None]:
    """The month (or year) that “the first week of …” names, and what it was counted from."""
    day = story.day
    if m["m"]:
        number = MONTH[m["m"][:3].lower()]
        if m["y"] or (m["rel"] and day):
            offset = {"last": -1, "next": 1}.get(plain(m["rel"]), 0)
            printed = int(m["y"]) if m["y"] else (day.year + offset if day else 0)
            return calendar_date(printed, number), None if m["y"] or not day else day.isoformat()
        if day is None:
            return None, None
        around = (calendar_date(y, number) for y in range(day.year - 1, day.year + 2))
        return choose(around, day, lambda: story.tense(m)), day.isoformat()
    if day is None:
        return None, None
    unit: Unit = "month" if m["unit"] == "month" else "year"
    moved = step(day.replace(day=1), unit, {"last": -1, "next": 1}.get(plain(m["which"]), 0))
    return (at(moved, unit) if moved else None), day.isoformat()


def _before_last(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“The week before last”, “the Friday after next”."""
    if story.day is None:
        return Value()
    offset = -2 if plain(m["way"]) == "before last" else 2
    what = plain(m["what"])
    if what == "night":
        return from_day(story, iso(step(story.day, "day", offset)))
    if what in WEEKDAY:
        shifted = step(story.day, "week", offset)
        return from_day(
            story, at(shifted + timedelta(days=WEEKDAY[what] - shifted.weekday()), "day") if shifted else None
        )
    return from_day(story, _container(story, what, offset, m))


def _year_end(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“A bigger balance at year’s end” is told in the first months of the next, unless the end lies ahead."""
    unit = plain(m["unit"])
    over = unit == "year" and story.day is not None and story.day.month <= _CLOSED and story.tense(m) == "past"
    return from_day(story, _container(story, unit, -1 if over else 0, m))


_CLOSED = 4
"""Months of a year in which what was so “at year’s end” is of the last."""


def _whole(story: Story, m: re.Match[str], year: int | None) -> Value:
    return _weekend(story, m, year)


COUNTED_READERS: dict[str, Reader] = {
    "unit": _unit, "weekend": _weekend, "end": _end, "ago": _ago, "time": _time, "window": _window,
    "narrative": _narrative, "since then": _since_then, "event": _event, "nth": _nth, "before last": _before_last,
    "year end": _year_end, "or": _vague_ago, "vague ago": _vague_ago, "lasting": _lasting, "whole": _whole,
}  # fmt: skip
