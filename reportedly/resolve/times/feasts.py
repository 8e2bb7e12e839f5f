"""Feasts and holidays: the days of each in a year, by the calendar it is kept in.

Feasts of the Western church, days fixed in the year or to a weekday of it; those of the Orthodox church (by the Julian
Easter), of Islam (the tabular calendar, which may be a day off what was sighted), of Judaism (the arithmetic calendar,
by the first full day), and those that begin with a new moon (mean lunation with its largest corrections).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import radians, sin

from reportedly.types import PartialDate

Feast = Callable[[int], tuple[date, int]]
"""The first day of a feast that falls in a year, and how many days it lasts. Raises ValueError where there is none."""

_HEBREW_EPOCH = -1373427
"""The day before the first of the Hebrew calendar, as an ordinal of Python's dates."""
_ISLAMIC_EPOCH = 227014
_LUNATION = 29.530588861
_FIRST_MOON = 2451550.09766
"""The mean new moon of 6 January 2000, as a Julian day."""
_WINDOW = 30
"""Days after the earliest on which a feast of the moon may begin."""
_JULIAN_DAY = 1721424.5
"""The Julian day of ordinal 0."""
_CHINA, _DUSK = 8 / 24, -12.5 / 24
"""Chinese feasts go by the day in China on which a moon is new; Diwali is the day of the last dusk before."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian reckoning (Meeus), as a day of the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _new_year_of(hebrew: int) -> int:
    """The ordinal of the first day of a year of the Hebrew calendar."""

    def elapsed(year: int) -> int:
        months = (235 * year - 234) // 19
        day = 29 * months + (12084 + 13753 * months) // 25920
        return day + 1 if 3 * (day + 1) % 7 < 3 else day

    before, own, after = elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1)
    return _HEBREW_EPOCH + own + (2 if after - own == 356 else 1 if own - before == 382 else 0)


def _hebrew(days: int, length: int, *, autumn: bool) -> Feast:
    """So many days after the new year in autumn, or, for feasts of spring, before the one that follows."""
    sign = 1 if autumn else -1
    return lambda year: (date.fromordinal(_new_year_of(year + 3761) + sign * days), length)


def _hanukkah(year: int) -> tuple[date, int]:
    first, following = _new_year_of(year + 3761), _new_year_of(year + 3762)
    return date.fromordinal(first + (84 if (following - first) % 30 == 25 else 83)), 8


def _islamic(month: int, day: int, length: int) -> Feast:
    def feast(year: int) -> tuple[date, int]:
        around = int((year - 622) * 33 / 32)
        for hijri in range(around - 1, around + 3):
            ordinal = _ISLAMIC_EPOCH + day + -(-59 * (month - 1) // 2) + (hijri - 1) * 354 + (3 + 11 * hijri) // 30
            if ordinal > 0 and (found := date.fromordinal(ordinal)).year == year:
                return found, length
        raise ValueError(f"none in {year}")

    return feast


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, counted from that of 6 January 2000, to about half an hour (Meeus, chapter 49)."""
    sun, moon = 2.5534 + 29.1053567 * number, 201.5643 + 385.81693528 * number
    node = 160.7108 + 390.67050284 * number
    shift = (
        -0.4072 * sin(radians(moon)) + 0.17241 * sin(radians(sun)) + 0.01608 * sin(radians(2 * moon))
        + 0.01039 * sin(radians(2 * node)) + 0.00739 * sin(radians(moon - sun)) - 0.00514 * sin(radians(moon + sun))
    )  # fmt: skip
    return _FIRST_MOON + _LUNATION * number + shift


def _moon(month: int, day: int, after: int, zone: float) -> Feast:
    """So many days after the new moon in the month that begins at a day of the year; none where there are two."""

    def feast(year: int) -> tuple[date, int]:
        earliest = date(year, month, day)
        number = int((earliest.toordinal() + _JULIAN_DAY - _FIRST_MOON) / _LUNATION) - 1
        while True:
            found, following = (int(_new_moon(n) + zone - _JULIAN_DAY) for n in (number, number + 1))
            if found >= earliest.toordinal():
                if following <= earliest.toordinal() + _WINDOW:
                    raise ValueError(f"two new moons in {year}")
                return date.fromordinal(found + after), 1
            number += 1

    return feast


def _fixed(month: int, day: int, length: int = 1) -> Feast:
    return lambda year: (date(year, month, day), length)


def _around_easter(days: int, length: int = 1) -> Feast:
    return lambda year: (easter(year) + timedelta(days=days), length)


def _orthodox(days: int) -> Feast:
    return lambda year: (orthodox_easter(year) + timedelta(days=days), 1)


def _weekday_of(month: int, weekday: int, earliest: int) -> Feast:
    """The first such weekday of a month that is no earlier than a day: the fourth Thursday from the 22nd on."""

    def feast(year: int) -> tuple[date, int]:
        first = date(year, month, earliest)
        return first + timedelta(days=(weekday - first.weekday()) % 7), 1

    return feast


_thanksgiving = _weekday_of(11, 3, 22)

STRONG: dict[str, Feast] = {
    "Christmas Eve": _fixed(12, 24), "Christmas Day": _fixed(12, 25), "Orthodox Christmas": _fixed(1, 7),
    "Boxing Day": _fixed(12, 26), "St Stephen's Day": _fixed(12, 26), "New Year's Eve": _fixed(12, 31),
    "New Year's Day": _fixed(1, 1), "Valentine's Day": _fixed(2, 14), "St Patrick's Day": _fixed(3, 17),
    "St George's Day": _fixed(4, 23), "All Saints' Day": _fixed(11, 1), "All Souls' Day": _fixed(11, 2),
    "Thanksgiving Day": _thanksgiving, "Ash Wednesday": _around_easter(-46), "Shrove Tuesday": _around_easter(-47),
    "Palm Sunday": _around_easter(-7), "Holy Week": _around_easter(-7, 7), "Maundy Thursday": _around_easter(-3),
    "Good Friday": _around_easter(-2), "Holy Saturday": _around_easter(-1), "Orthodox Easter": _orthodox(0),
    "Orthodox Good Friday": _orthodox(-2), "Easter Sunday": _around_easter(0), "Easter Monday": _around_easter(1),
    "Ascension Day": _around_easter(39), "Whit Sunday": _around_easter(49), "Whit Monday": _around_easter(50),
    "Corpus Christi": _around_easter(60), "Labor Day": _weekday_of(9, 0, 1), "Memorial Day": _weekday_of(5, 0, 25),
    "Columbus Day": _weekday_of(10, 0, 8), "Presidents' Day": _weekday_of(2, 0, 15),
    "Martin Luther King Day": _weekday_of(1, 0, 15), "Martin Luther King Jr. Day": _weekday_of(1, 0, 15),
    "Veterans Day": _fixed(11, 11), "Armistice Day": _fixed(11, 11), "Remembrance Day": _fixed(11, 11),
"Bastille Day": _fixed(7, 14), "Anzac Day": _fixed(4, 25), "Australia Day": _fixed(1, 26),
    "Canada Day": _fixed(7, 1), "May Day": _fixed(5, 1), "April Fools' Day": _fixed(4, 1), "Earth Day": _fixed(4, 22),
    "Groundhog Day": _fixed(2, 2), "Father's Day": _weekday_of(6, 6, 15), "Juneteenth": _fixed(6, 19),
    "Cinco de Mayo": _fixed(5, 5), "International Women's Day": _fixed(3, 8), "World AIDS Day": _fixed(12, 1),
    "Human Rights Day": _fixed(12, 10), "Guy Fawkes Night": _fixed(11, 5), "Bonfire Night": _fixed(11, 5),
    "Fourth of July": _fixed(7, 4), "Rosh Hashanah": _hebrew(0, 2, autumn=True),
    "Yom Kippur": _hebrew(9, 1, autumn=True), "Chinese New Year": _moon(1, 21, 0, _CHINA),
    "Lunar New Year": _moon(1, 21, 0, _CHINA), "Lantern Festival": _moon(1, 21, 14, _CHINA),
    "Mid-Autumn Festival": _moon(8, 24, 14, _CHINA),
    "Eid al-Fitr": _islamic(10, 1, 1), "Eid ul-Fitr": _islamic(10, 1, 1),
    "Eid al-Adha": _islamic(12, 10, 1), "Eid ul-Adha": _islamic(12, 10, 1), "Day of Ashura": _islamic(1, 10, 1),
}  # fmt: skip
"""Feasts whose names stand for nothing else."""
WEAK: dict[str, Feast] = {
    "Christmas": _fixed(12, 25), "New Year's": _fixed(1, 1), "New Year": _fixed(1, 1), "Epiphany": _fixed(1, 6),
    "Halloween": _fixed(10, 31), "Thanksgiving": _thanksgiving, "Easter": _around_easter(0),
    "Pentecost": _around_easter(49), "Ramadan": _islamic(9, 1, 30), "Passover": _hebrew(163, 8, autumn=False),
    "Purim": _hebrew(193, 1, autumn=False), "Sukkot": _hebrew(14, 7, autumn=True), "Hanukkah": _hanukkah,
    "Diwali": _moon(10, 17, 0, _DUSK), "Carnival": _around_easter(-52, 6), "Mardi Gras": _around_easter(-47),
    "Ashura": _islamic(1, 10, 1), "Nowruz": _fixed(3, 20), "Kwanzaa": _fixed(12, 26, 7),
}  # fmt: skip
"""Feasts whose names need a preposition before them to be a time."""
_FEASTS = {name.lower(): feast for name, feast in (STRONG | WEAK).items()}


def feast(name: str, year: int, *, weekend: bool = False) -> PartialDate | None:
    """The day or days of a feast in a year, or of the weekend at it; `name` in small letters, “st” without its stop."""
    try:
        first, length = _FEASTS[name](year)
        last = first + timedelta(days=length - 1)
        if weekend:
            first, last = _weekend_at(name, first)
    except (ValueError, OverflowError):
        return None
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _weekend_at(name: str, day: date) -> tuple[date, date]:
    """Saturday and Sunday next to a feast, with what it adds: Easter’s Friday and Monday, a Monday, a Thursday."""
    if name.endswith("easter"):
        return day - timedelta(days=2), day + timedelta(days=1)
    saturday = day + timedelta(days=5 - day.weekday() - (7 if day.weekday() < 3 else 0))
    sunday = saturday + timedelta(days=1)
    first = day if day.weekday() in (3, 4) else saturday
    return first, day if day.weekday() == 0 else sunday
