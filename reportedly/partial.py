"""Partial dates: values that keep the precision of the words, and the days that they span.

``2023``, ``2023-04``, ``2023-W16`` (an ISO week), ``2023-04-19``, and a range of two such, ``2023-09/2023-11``. A time
of day is no part of a partial date: of ``2023-04-19T10:00:00+02:00`` the day as printed is taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_YEAR = re.compile(r"\d{4}")


def bounds(value: str) -> tuple[date, date]:
    """First and last day that a partial date spans.

    >>> [day.isoformat() for day in bounds("2024-02")]
    ['2024-02-01', '2024-02-29']

    Raises ValueError for what is no partial date, and for a range that ends before it begins.
    """
    if "/" in value:
        left, right = value.split("/", 1)
        first, last = bounds(left)[0], bounds(right)[1]
        if last < first:
            raise ValueError(f"{value!r} ends before it begins")
        return first, last
    if m := _DAY.fullmatch(value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := _MONTH.fullmatch(value):
        first = date(int(m[1]), int(m[2]), 1)
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if m := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday, monday + timedelta(days=min(6, (date.max - monday).days))
    if _YEAR.fullmatch(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    raise ValueError(f"{value!r} is no partial date")


def day_of(value: str | None) -> date | None:
    """The day of a date or a time stamp, None for anything less precise or unreadable."""
    m = _DAY.fullmatch(value or "")
    try:
        return date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
