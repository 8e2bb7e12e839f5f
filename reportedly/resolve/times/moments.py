"""Times of day, parts of a day, days of a month, years in short: what tells its date only with what stands around."""

from __future__ import annotations

import re
from datetime import date

from reportedly.partial import bounds
from reportedly.resolve.times.beside import opens_line
from reportedly.resolve.times.calendar import Tense, calendar_date, checked, join, span, step, unit_of
from reportedly.resolve.times.pieces import DECADES, NUMBER, ORDINAL, PERIODS
from reportedly.resolve.times.story import Reader, Story, Value, from_day, iso, plain
from reportedly.types import PartialDate

_NEAR = 400
"""Code points within which the month told last is that of “the 12th”."""
_CENTURY_AHEAD = 5
"""Years after publication that a year in two figures may still mean."""


def _told(story: Story, m: re.Match[str], year: int | None) -> Value:
    """A time of day lies on the day that the narrative is at."""
    told = story.told
    return Value(iso(told), iso(told)) if told is not None else Value()


def _clock(story: Story, m: re.Match[str], year: int | None) -> Value:
    """The time that an entry of a live page begins with is of the page's day, whatever day was told last."""
    stamp = story.day is not None and opens_line(story.text, m.start())
    return from_day(story, iso(story.day)) if stamp else _told(story, m, year)


def _part(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“By nightfall”, “in the morning”: of the day told last where something has happened, else any day’s."""
    return _told(story, m, year) if story.tense(m) == "past" else Value()


def _day_number(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“Yesterday, day five of the strike”: the date beside it."""
    between = story.text[story.last_end : m.start()] if m.start() - story.last_end <= 2 else "-"
    beside = story.last is not None and not between.strip(" ,") and unit_of(story.last) == "day"
    return Value(story.last, story.last) if beside else Value()


def _ordinal_day(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“On the 12th”: of the month told last nearby, else the nearest that the tense allows."""
    number = int(re.sub(r"\D", "", m["d"]))
    if m["month"]:
        month = step(story.day, "month", {"last": -1, "this": 0, "next": 1}[m["month"].lower()])
        return from_day(story, calendar_date(month.year, month.month, number) if month else None)
    near = story.last is not None and m.start() - story.last_end <= _NEAR and unit_of(story.last) in ("day", "month")
    if story.last is not None and near:
        base = bounds(story.last)[0]
        if unit_of(story.last) == "month":
            return Value(calendar_date(base.year, base.month, number), story.last)
        found = _nearest_day(base, number, None)
        return Value(found, story.last) if found else Value()
    return from_day(story, _nearest_day(story.day, number, story.tense(m))) if story.day else Value()


def _spelled_day(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“On the fifth”, “. The 30th, …”: a day where a month was told nearby, else the fifth of anything."""
    near = story.last is not None and m.start() - story.last_end <= _NEAR and unit_of(story.last) in ("day", "month")
    if not near or story.last is None:
        return Value()
    base = bounds(story.last)[0]
    number = ORDINAL[plain(m["word"])] if m["word"] else int(re.sub(r"\D", "", m["d"]))
    found = calendar_date(base.year, base.month, number)
    return Value(found, story.last) if found else Value()


def _nearest_day(base: date, number: int, tense: Tense) -> PartialDate | None:
    months = [step(base.replace(day=1), "month", offset) for offset in (-1, 0, 1)]
    values = [value for first in months if first and (value := calendar_date(first.year, first.month, number))]
    days = [bounds(value)[0] for value in values]
    allowed = [d for d in days if tense is None or (d <= base if tense == "past" else d >= base)] or days
    return min(allowed, key=lambda d: abs(d - base)).isoformat() if allowed else None


def _age(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“In her eighties”: of the one whose birth the text has told, until her death."""
    born, died = story.events.dates.get("birth"), story.events.dates.get("death")
    if born is None:
        return Value()
    first, unit = bounds(born)[0], unit_of(born)
    begin, end = {"early": (0, 4), "mid": (4, 7), "late": (6, 10)}.get(plain(m["mod"]), (0, 10))
    age = int(m["ten"] or DECADES[plain(m["word"])])
    opens, closes = step(first, "year", age + begin), step(step(first, "year", age + end), "day", -1)
    if died is not None and closes is not None:
        closes = min(closes, bounds(died)[1])
    return Value(span(opens, closes, unit), born)


def _short_numeric(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“18/12/10”: of the last such year that is not far ahead of publication."""
    known = _short(story, int(m["yy"]))
    a, b = int(m["a"]), int(m["b"])
    day, month = (a, b) if a > 12 else (b, a)
    return from_day(story, calendar_date(known, month, day) if known else None)


def _short(story: Story, figure: int) -> int | None:
    """The year that two figures stand for."""
    if story.day is None:
        return None
    found = story.day.year // 100 * 100 + figure
    return found - 100 if found > story.day.year + _CENTURY_AHEAD else found


def _short_year(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“’96”, “’08”: the last such year that is not far ahead of publication."""
    found = _short(story, int(m["y"] or m["zero"] or m["bare"]))
    return from_day(story, checked(f"{found:04d}") if found is not None else None)


def _spoken_year(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“Nineteen eighty-four”, “twenty sixteen”, “two thousand eleven”."""
    if not m["c"]:
        return Value(f"{2000 + (NUMBER[plain(m['k'])] if m['k'] else 0):04d}")
    rest = plain(m["r"]).replace("-", " ").removeprefix("oh ").removeprefix("o ").replace(" ", "-")
    return Value(f"{int(NUMBER[plain(m['c'])]) * 100 + int(NUMBER[rest]):04d}")


def _period(story: Story, m: re.Match[str], year: int | None) -> Value:
    return Value(PERIODS[plain(m["name"])])


def _era_year(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“347 AD”, “c. 347”; for years before our era there is no partial date."""
    if (m["e1"] or "").startswith("B"):
        return Value()
    number = int(m["y1"] or m["y2"] or m["y3"])
    first = checked(f"{number:04d}") if number else None
    return Value(join(first, f"{int(m['to']):04d}") if first and m["to"] else first)


def _months_of(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“The last three months of 2010”."""
    count = NUMBER.get(plain(m["n"])) or (int(m["n"]) if m["n"].isdigit() else 0)
    printed = int(m["y"]) if m["y"] else None
    if printed is None and story.day is not None:
        printed = story.day.year + {"last": -1, "next": 1}.get(plain(m["rel"]), 0)
    if printed is None or not 1 <= count <= 12:
        return Value()
    opening = plain(m["which"]) in ("first", "opening")
    first, last = (1, int(count)) if opening else (13 - int(count), 12)
    value = checked(f"{printed:04d}-{first:02d}/{printed:04d}-{last:02d}")
    return Value(value) if m["y"] else from_day(story, value)


MOMENT_READERS: dict[str, Reader] = {
    "hours later": _told,
    "clock": _clock, "hour": _told, "part": _part, "day number": _day_number, "ordinal": _ordinal_day,
    "spelled day": _spelled_day, "short year": _short_year, "short numeric": _short_numeric, "age": _age,
    "spoken year": _spoken_year, "period": _period, "era year": _era_year, "months of": _months_of,
}  # fmt: skip
