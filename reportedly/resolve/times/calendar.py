"""Calendar arithmetic on partial dates: seasons, weekdays, steps of a unit. What no calendar holds is None."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal

from reportedly.partial import bounds
from reportedly.types import PartialDate

Unit = Literal["day", "week", "month", "year"]
Tense = Literal["past", "future"] | None

EARLIEST, LATEST = 1000, 2999
"""Years outside are not believed where a text prints them."""
_SURELY_NEAR = 45
"""Days within which a day without a year is the nearest one, whatever the tense."""
_SURELY_LAST = 45
"""The same for a month: in November, “October” is the last one, and what comes a year later is “next October”."""

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
    if nearest[0] <= day and distance <= _SURELY_LAST:
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
