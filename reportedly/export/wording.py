"""How dates and figures are worded for people, everywhere alike."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from reportedly.days import MONTHS
from reportedly.types import Quantity

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_PLURALS = {
    "person": "people", "foot": "feet", "man": "men", "woman": "women", "child": "children", "series": "series",
    "species": "species", "aircraft": "aircraft", "life": "lives", "half": "halves", "pound-foot": "pound-feet",
}  # fmt: skip


def day(value: str) -> str:
    """A date as people write it, as exact as it is: ``2024-05-08T09:00Z`` → ``8 May 2024``, ``2024-05`` → ``May 2024``,
    ``2024-W16`` → ``week of 15 April 2024``, ``2023-09/2023-11`` → ``September to November 2023``.

    What is not a date of the calendar comes back as it is.
    """
    left, slash, right = value.partition("/")
    if not slash:
        return _one(value) or value
    first, last = _one(left), _one(right)
    if not first or not last:
        return value
    year = f" {left[:4]}"
    if left[:4] == right[:4] and "W" not in left and first != left[:4]:
        first = first.removesuffix(year)
    return f"{first} to {last}"


def _one(value: str) -> str | None:
    if week := _WEEK.fullmatch(value):
        try:
            return f"week of {_one(date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat())}"
        except ValueError:
            return None
    parts = _DATE.match(value)
    rest = value[parts.end() :] if parts else value
    if not parts or (rest and not rest.startswith(("T", " "))) or not 1 <= int(parts[2] or 1) <= 12:
        return None
    year, month, number = parts.groups()
    return " ".join(p for p in (str(int(number)) if number else "", MONTHS[int(month) - 1] if month else "", year) if p)


def number(value: float) -> str:
    """A number with its thousands apart: ``51000.0`` → ``51,000``."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def amount(figure: Quantity, printed: str = "") -> str:
    """The value of a figure with its unit: ``about 40 people``, ``EUR 1,200 to 1,500``, ``2 times or more``.

    Money of a currency that has no code is told as it is printed, ``51,000 marks a month``, where that is given.
    """
    if figure.unit == "XXX" and printed:
        return printed if not figure.per or figure.per in printed else f"{printed} per {figure.per}"
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        open_ended = low is None
        value = number((high if low is None else low) or 0.0)
    else:
        open_ended = False
        value = number(low) if low == high else f"{number(low)} to {number(high)}"
    words = _with_unit(value, figure.unit, one=low == high == 1, part=(high or low or 0.0) < 1)
    if open_ended:
        words = f"up to {words}"
    elif high is None:
        words = f"{words} or more"
    if figure.approximate:
        words = f"about {words}"
    if figure.per:
        words = f"{words} per {figure.per}"
    return f"{words} (a currency without a code)" if figure.unit == "XXX" else words


def _with_unit(value: str, unit: str, *, one: bool, part: bool) -> str:
    if unit == "percent":
        return f"{value}%"
    if unit == "ratio":
        return f"{value} of the whole" if part else f"{value} times"
    if unit == "XXX":
        return value
    if _CURRENCY.fullmatch(unit):
        return f"{unit} {value}"
    return f"{value} {unit if one else plural(unit)}".strip()


def plural(unit: str) -> str:
    """The plural of an English unit, by rule but for the commonest exceptions."""
    before, space, last = unit.rpartition(" ")
    if not last or last in _PLURALS:
        return before + space + _PLURALS.get(last, last)
    if unit.endswith(("s", "x", "z", "ch", "sh")):
        return unit + "es"
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit + "s"


def moment(value: str) -> str:
    """A date with its time of day and zone where it has them: ``8 May 2024, 09:00 UTC``."""
    parts = _MOMENT.fullmatch(value)
    if not parts:
        return day(value)
    zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(parts[3], f" {parts[3]}")
    return f"{day(parts[1])}, {parts[2]}{zone}"


def safe_link(*addresses: str | None) -> str | None:
    """The first address that a page may link to: http or https, with a host, nothing hidden in it."""
    for address in addresses:
        if not address or _UNSAFE.search(address):
            continue
        try:
            parts = urlsplit(address)
            host = parts.hostname
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and host:
            return address
    return None
