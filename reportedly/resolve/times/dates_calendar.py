"""Calendar arithmetic on partial dates: seasons, feasts, steps of a unit. What no calendar holds is None."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal

from reportedly.partial import bounds
from reportedly.types import PartialDate

Unit = Literal["day", "week", "month", "year"]
Tense = Literal["past", "future"] | None
Feast = Callable[[int], date]

EARLIEST, LATEST = 1000, 2999
"""Years outside are not believed where a text prints them."""
_SURELY_NEAR = 45
"""Days within which a day without a year is the nearest one, whatever the tense."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each, on the northern half of the earth."""


def at(day: date, unit: Unit) -> PartialDate:
    """The day, week, month or year that `day` lies in."""
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def unit_of(value: PartialDate) -> Unit:
    """The precision of a partial date; of a range, of its first part."""
    left = value.split("/", 1)[0]
    if "W" in left:
        return "week"
    return "day" if len(left) == 10 else "month" if len(left) == 7 else "year"


def step(day: date | None, unit: Unit, count: int) -> date | None:
    """`day` moved by a number of units; the end of a shorter month stands for the days it lacks."""
    if day is None:
        return None
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def span(first: date | None, last: date | None, unit: Unit) -> PartialDate | None:
    """A range of two values of one precision; a single value where both are the same."""
    if first is None or last is None or last < first:
        return None
    left, right = at(first, unit), at(last, unit)
    return left if left == right else f"{left}/{right}"


def join(left: PartialDate, right: PartialDate) -> PartialDate | None:
    """From the beginning of one value to the end of another, None where it ends before it begins."""
    value = f"{left.split('/', 1)[0]}/{right.rsplit('/', 1)[-1]}"
    try:
        bounds(value)
    except (ValueError, OverflowError):
        return None
    return value


def checked(value: PartialDate | None) -> PartialDate | None:
    """`value`, or None where it is no partial date that a calendar holds."""
    try:
        return value if value is not None and bounds(value) else None
    except (ValueError, OverflowError):
        return None


def calendar_date(year: int, month: int, day: int | None = None) -> PartialDate | None:
    """A day or a month of a printed year."""
    if not EARLIEST <= year <= LATEST:
        return None
    return checked(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))


def season(name: str, year: int, part: int | None = None) -> PartialDate | None:
    """A season that begins in `year`; `part` 0, 1, 2: its early, middle or late month."""
    first = SEASONS[name]
    months = [divmod(year * 12 + first - 1 + i, 12) for i in ((0, 1, 2) if part is None else (part,))]
    values = [f"{y:04d}-{m + 1:02d}" for y, m in months]
    return checked(values[0] if part is not None else f"{values[0]}/{values[-1]}")


def choose(candidates: Iterable[PartialDate | None], day: date, tense_of: Callable[[], Tense]) -> PartialDate | None:
    """Of the same words in several years: the last that has begun, the first not yet over, else the nearest."""
    spans = [(*bounds(value), value) for value in candidates if value is not None]
    if not spans:
        return None
    nearest = min(spans, key=lambda s: (max((s[0] - day).days, (day - s[1]).days, 0), s[0] > day))
    distance = max((nearest[0] - day).days, (day - nearest[1]).days, 0)
    if unit_of(nearest[2]) == "day" and distance <= _SURELY_NEAR:
        return nearest[2]
    tense = tense_of()
    if tense is None:
        return nearest[2]
    if tense == "past":
        return max((s for s in spans if s[0] <= day), default=nearest)[2]
    return min((s for s in spans if s[1] >= day), default=nearest)[2]


def years_around(day: date) -> range:
    """The years that words without a year may mean: the one of `day` and its neighbours, eight for a leap day."""
    return range(day.year - 4, day.year + 5)


def weekday_from(day: date, number: int, tense: Tense, *, today: bool) -> date | None:
    """The latest such weekday, or with future tense the next; the day itself counts when `today`."""
    ahead = (number - day.weekday()) % 7
    if tense == "future":
        return step(day, "day", ahead or (0 if today else 7))
    return step(day, "day", ahead - 7 if ahead else 0 if today else -7)


def weekday_in(week: date, number: int) -> date | None:
    """The weekday of the ISO week that a day lies in."""
    return step(week, "day", number - week.weekday())


def weekend(day: date, weeks: int = 0) -> PartialDate | None:
    """Saturday and Sunday of the ISO week of a day, or of one so many weeks away."""
    shifted = step(day, "week", weeks)
    return span(weekday_in(shifted, 5), weekday_in(shifted, 6), "day") if shifted else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Feast:
    return lambda year: date(year, month, day)


def _around_easter(days: int) -> Feast:
    return lambda year: easter(year) + timedelta(days=days)


def _weekday_of(month: int, weekday: int, earliest: int) -> Feast:
    """The first such weekday of a month that is no earlier than a day: the fourth Thursday from the 22nd on."""
    return lambda year: date(year, month, earliest + (weekday - date(year, month, earliest).weekday()) % 7)


_thanksgiving = _weekday_of(11, 3, 22)


FEASTS: dict[str, Feast] = {
    "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26), "new year's eve": _fixed(12, 31), "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1), "new year": _fixed(1, 1), "epiphany": _fixed(1, 6),
    "valentine's day": _fixed(2, 14), "st patrick's day": _fixed(3, 17), "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1), "thanksgiving day": _thanksgiving, "thanksgiving": _thanksgiving,
    "ash wednesday": _around_easter(-46), "palm sunday": _around_easter(-7),
    "maundy thursday": _around_easter(-3), "good friday": _around_easter(-2), "easter sunday": _around_easter(0),
    "easter": _around_easter(0), "easter monday": _around_easter(1), "ascension day": _around_easter(39),
    "labor day": _weekday_of(9, 0, 1), "memorial day": _weekday_of(5, 0, 25), "columbus day": _weekday_of(10, 0, 8),
    "presidents' day": _weekday_of(2, 0, 15), "martin luther king day": _weekday_of(1, 0, 15),
    "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11), "bastille day": _fixed(7, 14),
    "anzac day": _fixed(4, 25), "may day": _fixed(5, 1), "april fools' day": _fixed(4, 1),
    "international women's day": _fixed(3, 8), "guy fawkes night": _fixed(11, 5), "fourth of july": _fixed(7, 4),
    "whit sunday": _around_easter(49), "whit monday": _around_easter(50), "pentecost": _around_easter(49),
}  # fmt: skip


def feast(name: str, year: int) -> PartialDate | None:
    """The day of a feast in a year, by the Western calendar."""
    try:
        return FEASTS[name](year).isoformat()
    except (ValueError, OverflowError):
        return None
