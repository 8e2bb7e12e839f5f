"""Stretches that desks, courts and letters name by where they end or what they are part of.

“The year to March”, “third-quarter profit”, “Monday week”, “a week on Tuesday”, “Monday the 20th”, “two winters ago”.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.partial import bounds
from reportedly.resolve.times.calendar import (
    SEASONS,
    calendar_date,
    checked,
    choose,
    season,
    span,
    step,
    weekday_from,
)
from reportedly.resolve.times.feasts import feast
from reportedly.resolve.times.pieces import (
    DAY,
    HOUR,
    MONTH,
    MONTH_NAMES,
    NUMBER,
    SMALL,
    WEEKDAY,
    WEEKDAY_NAMES,
    S,
)
from reportedly.resolve.times.story import Reader, Story, Value, from_day, iso, plain

_FARTHEST = 20
"""Months on either side of publication in which a weekday with a day of the month is looked for."""

TERMS: dict[str, re.Pattern[str]] = {
    "year to": re.compile(
        rf"(?i:(?<![\w-])(?:(?P<n>{HOUR}|\d{{1,2}}){S}months|(?P<one>half-year|quarter|year)){S}"
        rf"(?:to|ended|ending|through|up{S}to){S}(?:(?:the{S})?end{S}of{S})?(?:on{S})?)"
        rf"(?:(?P<d>{DAY}){S})?(?P<m>{MONTH_NAMES})\b(?:{S}(?P<d2>{DAY})(?![\d.:]))?(?:,?{S}(?P<y>\d{{4}})\b)?"
    ),
    "quarterly": re.compile(
        r"(?i:(?<![\w-])(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)-(?P<size>quarter|half))\b(?!-)"
    ),
    "weekday week": re.compile(
        r"(?:(?<=\bon )|(?<=\bto )|(?<=\bby )|(?<=\bis )|(?<=\buntil ))"
        rf"(?P<on>{WEEKDAY_NAMES}|tomorrow){S}(?P<l>week|fortnight)\b"
        rf"(?=[,.;:)]|{S}(?:in|at|to|for|when|and)\b|$)"
        rf"|(?i:(?<![\w-])(?P<n>a|one|two|three|four){S}(?P<unit>week|fortnight|month)s?{S}(?:on{S}(?P<wd>{WEEKDAY_NAMES})"
        rf"|(?P<same>today|tomorrow)))\b"
    ),
    "weekday day": re.compile(
        rf"(?<![\w-])(?P<wd>{WEEKDAY_NAMES}),?{S}(?:the{S})?(?P<d>{DAY}(?:st|nd|rd|th))\b(?![-–]\w)(?!{S}(?:of{S})?(?:{MONTH_NAMES})\b)"
    ),
    "seasons ago": re.compile(
        rf"(?i:(?<![\w-])(?P<n>{'|'.join(SMALL)}){S}(?P<what>springs|summers|autumns|falls|winters|christmases|easters){S}(?:ago|back)"
        rf"|(?:the{S})?(?P<one>spring|summer|autumn|fall|winter|christmas|easter){S}before{S}last)\b"
    ),
}  # fmt: skip


def _year_to(story: Story, m: re.Match[str], year: int | None) -> Value:
    """The months, or days, up to the one named: the last such end, unless it is ahead."""
    months = 12 if m["one"] and m["one"].lower() == "year" else {"quarter": 3, "half-year": 6}.get(plain(m["one"]))
    months = months or (int(m["n"]) if m["n"].isdigit() else int(NUMBER[plain(m["n"])]))
    month, number = MONTH[m["m"][:3].lower()], m["d"] or m["d2"]
    if m["y"]:
        ends = calendar_date(int(m["y"]), month, int(number) if number else None)
    elif story.day is None:
        return Value()
    else:
        around = [
            calendar_date(y, month, int(number) if number else None)
            for y in range(story.day.year - 1, story.day.year + 2)
        ]
        ends = choose(around, story.day, lambda: story.tense(m) or "past")
    if ends is None or not 1 <= months <= 12:
        return Value()
    last = bounds(ends)[1]
    begin = step(last.replace(day=1), "month", 1 - months)
    if number and begin and (last + timedelta(days=1)).day != 1:
        begin = step(last, "month", -months)
        begin = begin + timedelta(days=1) if begin else None
    value = span(begin, last, "day" if number else "month")
    return Value(value) if m["y"] else from_day(story, value)


def _quarterly(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“Third-quarter profit” is told when the quarter is over, unless it is ahead."""
    if story.day is None:
        return Value()
    size, number = (3 if m["size"].lower() == "quarter" else 6), "1234".find(m["q"][:1]) + 1
    number = number or ("first", "second", "third", "fourth").index(plain(m["q"])) + 1
    if number * size > 12:
        return Value()
    around = [
        checked(f"{y:04d}-{size * number - size + 1:02d}/{y:04d}-{size * number:02d}")
        for y in range(story.day.year - 1, story.day.year + 2)
    ]
    if story.tense(m) == "future":
        return from_day(story, choose(around, story.day, lambda: "future"))
    over = [value for value in around if value and bounds(value)[1] < story.day]
    return from_day(story, over[-1] if over else None)


def _weekday_week(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“Monday week” is a week after the next Monday; “a week today”, a week from now."""
    base = plain(m["on"] or m["wd"] or m["same"])
    count = int(NUMBER[plain(m["n"])]) if m["n"] else 1
    unit = plain(m["unit"] or m["l"])
    if story.day is None:
        return Value()
    if base in WEEKDAY:
        first = weekday_from(story.day, WEEKDAY[base], "future", today=True)
    else:
        first = step(story.day, "day", 1 if base == "tomorrow" else 0)
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    return from_day(story, iso(step(first, "month" if unit == "month" else "week", count)))


def _weekday_day(story: Story, m: re.Match[str], year: int | None) -> Value:
    """The nearest day of the month that is such a weekday, near the day told last or publication."""
    base = story.told if story.history else story.day or story.told
    if base is None:
        return Value()
    number, wanted = int(re.sub(r"\D", "", m["d"])), WEEKDAY[m["wd"].lower()]
    days: list[date] = []
    for offset in range(-_FARTHEST, _FARTHEST + 1):
        first = step(base.replace(day=1), "month", offset)
        value = calendar_date(first.year, first.month, number) if first else None
        if value and (day := bounds(value)[0]).weekday() == wanted:
            days.append(day)
    tense = story.tense(m)
    allowed = [d for d in days if tense is None or (d <= base if tense == "past" else d >= base)] or days
    nearest = min(allowed, key=lambda d: abs(d - base), default=None)
    return Value(iso(nearest), iso(base)) if nearest else Value()


def _seasons_ago(story: Story, m: re.Match[str], year: int | None) -> Value:
    """“Two winters ago”: the last that is over is one ago."""
    if story.day is None:
        return Value()
    name = plain(m["what"] or m["one"])
    name = name.removesuffix("es") if name in ("christmases",) else name.removesuffix("s") if m["what"] else name
    count = int(NUMBER.get(plain(m["n"]), 0)) if m["n"] else 2
    if not 0 < count < 1000:
        return Value()
    years = range(story.day.year - count - 1, story.day.year + 1)
    values = [season(name, y) if name in SEASONS else feast(name, y) for y in years if y > 0]
    over = [value for value in values if value and bounds(value)[1] < story.day]
    return from_day(story, over[-count] if len(over) >= count else None)


TERM_READERS: dict[str, Reader] = {
    "year to": _year_to, "quarterly": _quarterly, "weekday week": _weekday_week, "weekday day": _weekday_day,
    "seasons ago": _seasons_ago,
}  # fmt: skip
