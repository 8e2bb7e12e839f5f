"""From the words of a time expression to its value: counted from publication, from the narrative, or from neither."""

from __future__ import annotations

import re
from datetime import date

from reportedly.partial import bounds, day_of
from reportedly.resolve.times.calendar import (
    EARLIEST,
    LATEST,
    SEASONS,
    Tense,
    at,
    calendar_date,
    checked,
    choose,
    season,
    span,
    step,
    unit_of,
    weekday_from,
    weekday_in,
    years_around,
)
from reportedly.resolve.times.counted import COUNTED_READERS
from reportedly.resolve.times.feasts import feast
from reportedly.resolve.times.moments import MOMENT_READERS
from reportedly.resolve.times.phrases import PHRASE_READERS, century, months
from reportedly.resolve.times.pieces import DECADES, MONTH, ORDINAL, WEEKDAY
from reportedly.resolve.times.story import Reader, Story, Value, from_day, iso, plain
from reportedly.resolve.times.terms import TERM_READERS
from reportedly.types import PartialDate

_CENTURIES = 1800
"""“The 1800s” and those before are centuries, “the 1900s” may be either."""
_NEAR = 400
"""Code points within which a date tells the year of the next, and “since last week” the week of a weekday."""
_ENDS = re.compile(r"[.!?…][\"'”’)]*\s|\n")
"""What ends a sentence."""


def _year_of(story: Story, words: str) -> tuple[int | None, PartialDate | None]:
    """The year of “last year”, “the same year”, and what it was counted from."""
    words = words.removeprefix("the ")
    if words in ("last", "this", "next"):
        offset = {"last": -1, "this": 0, "next": 1}[words]
        return (story.day.year + offset, story.day.isoformat()) if story.day else (None, None)
    if story.last is None:
        return None, None
    offset = {"previous": -1, "following": 1}.get(words, 0)
    return bounds(story.last)[0].year + offset, story.last


def _in_year(story: Story, m: re.Match[str], month: int, day: int | None, year: int | None) -> Value:
    """A month or a day whose year the words leave open: told by the narrative, else by tense and publication."""
    words = plain(m["rel"])
    if words:
        told, anchor = _year_of(story, words)
        return Value(calendar_date(told, month, day), anchor) if told is not None else Value()
    if year is not None:
        if day is not None and story.years.setdefault((month, day), year) != year:
            story.years[month, day] = None
        return Value(calendar_date(year, month, day))
    if (carried := _carried(story, m, month, day)) is not None:
        return carried
    if day is None and story.day is not None and _ISSUE.match(story.text, m.end()):
        near = (calendar_date(y, month) for y in range(story.day.year - 1, story.day.year + 2))
        return from_day(story, choose(near, story.day, lambda: None))
    if story.day is None or (story.history and story.last and not _ahead(story, m, story.day.year - 1)):
        return Value()
    follows = _following(story, m, month, day)
    if follows is not None:
        return from_day(story, follows)
    years = years_around(story.day) if (month, day) == (2, 29) else range(story.day.year - 1, story.day.year + 2)
    return from_day(story, choose((calendar_date(y, month, day) for y in years), story.day, lambda: story.tense(m)))


_ISSUE = re.compile(r"\s(?:issue|edition|number)\b")
"""What is printed for a month, about when it begins, whatever is told of it."""


def _carried(story: Story, m: re.Match[str], month: int, day: int | None) -> Value | None:
    """The month or day in the year that the text has told for it, or that the narrative is at; None for neither."""
    if day is not None and (named := story.years.get((month, day))) and not _ahead(story, m, named):
        value = calendar_date(named, month, day)
        return Value(value, value)
    between = story.text[story.last_end : m.start()] if story.last and m.start() - story.last_end <= _NEAR else "\n"
    if story.last and "\n" not in between and (unit_of(story.last) in ("day", "month") or ". " not in between):
        first, last = bounds(story.last)
        beside = unit_of(story.last) == "year" and (story.last_counted or len(between) <= _BESIDE)
        apart = story.day is not None and story.day.year - first.year > 1 and not _attributive(story.text, m)
        past = story.day is None or (apart and not story.last_counted and _past_here(story, m, between))
        told = past and not _ahead(story, m, first.year)
        if told and not beside and _turned(last, month):
            return Value(calendar_date(last.year + 1, month, day), story.last)
        if first.year == last.year and (beside or told):
            return Value(calendar_date(first.year, month, day), story.last)
    if story.last and story.day and (far := _told_year(story, m)) is not None:
        return Value(calendar_date(far, month, day), story.last)
    return None


_BESIDE = 40
"""Code points within which a year and a month of one sentence belong together."""
_FAR = 2
"""Mentions of years far from publication, one after another, after which a paragraph tells of the past."""
_SOON = 3
"""Months within which the telling goes on over the turn of a year."""
_ROW = 80
"""Code points within which a row of months goes on."""
_LATER = 62
"""Days within which the next month of a row lies."""


def _turned(told: date, month: int) -> bool:
    """Whether a month after one told at the end of a year is that of the next (“in the fall of 2007 … by January”)."""
    return told.month > month and told.month - month >= 12 - _SOON


def _past_here(story: Story, m: re.Match[str], between: str) -> bool:
    """Whether what follows a past year is told of it too: in its sentence, or where a past verb goes on with it."""
    return story.history or ". " not in between or story.tense(m) == "past"


def _ahead(story: Story, m: re.Match[str], year: int) -> bool:
    """Whether what is dated lies ahead, in no past year (“launched in 2007, will arrive on May 25”)."""
    return story.day is not None and year < story.day.year and story.tense(m) == "future"


def _told_year(story: Story, m: re.Match[str]) -> int | None:
    """The year that a history is at; also a printed one after publication, when what is told of it is past."""
    if story.last is None or story.day is None:
        return None
    first, last = bounds(story.last)
    if first.year != last.year:
        return None
    after = (
        story.goes_on
        and first.year > story.day.year
        and not story.last_counted
        and story.tense(m) == "past"
        and m.start() - story.last_end <= 4 * _NEAR
    )
    near = m.start() - story.last_end <= 4 * _NEAR and story.text.find("\n", story.last_end, m.start()) < 0
    row = (
        story.far >= _FAR
        and near
        and first.year < story.day.year
        and not _attributive(story.text, m)
        and story.tense(m) == "past"
    )
    return first.year if row or after or story.history else None


def _attributive(text: str, m: re.Match[str]) -> bool:
    """“The 2 December attack”: what one has heard of, in whatever paragraph."""
    follows = text[m.end() : m.end() + 2]
    return bool(_THE.search(text, max(0, m.start() - 6), m.start())) and follows[:1] == " " and follows[1:].islower()


_THE = re.compile(r"\b(?:[Tt]he|[Aa])\s$")


def _following(story: Story, m: re.Match[str], month: int, day: int | None) -> PartialDate | None:
    """In a row of months (“in January, … in February”) the next one shortly after the one before."""
    if story.last is None or m.start() - story.last_end > _ROW or unit_of(story.last) not in ("day", "month"):
        return None
    if re.search(r"[.!?;]\s|\n", story.text[story.last_end : m.start()]):
        return None
    end = bounds(story.last)[1]
    found = [calendar_date(end.year + more, month, day) for more in (0, 1)]
    later = [v for v in found if v and 0 < (bounds(v)[0] - end).days <= _LATER]
    return later[0] if later else None


def _ordinal(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else ORDINAL[words]


def _iso(story: Story, m: re.Match[str], year: int | None) -> Value:
    return Value(calendar_date(int(m["y"]), int(m["m"]), int(m["d"]) or 99))


def _numeric(story: Story, m: re.Match[str], year: int | None) -> Value:
    """``2.5.2024`` is the second of May; with other marks only one of the two figures may be a month."""
    a, b = int(m["a"]), int(m["b"])
    day, month = (a, b) if m["sep"] == "." or b <= 12 < a or a == b else (b, a)
    return Value(calendar_date(int(m["y"]), month, day or 99))


def _calendar(story: Story, m: re.Match[str], year: int | None) -> Value:
    month = MONTH[(m["m1"] or m["m2"])[:3].lower()]
    printed = m["y1"] or m["y2"]
    year = int(printed) if printed else year
    first = _ordinal(m["d1"] or m["d2"])
    found = _in_year(story, m, month, first, year)
    to = m["to1"] or m["to2"] or m["to3"]
    if found.value and to:
        last = calendar_date(int(found.value[:4]), month, _ordinal(to))
        both = last is not None and last > found.value and m["join"] != "or"
        return Value(f"{found.value}/{last}", found.anchor) if both else found
    day = day_of(found.value)
    if day and re.match(r"(?i:(?:the\s)?week\sof)\b", m[0]):
        return Value(at(day, "week"), found.anchor)
    return found


def _month(story: Story, m: re.Match[str], year: int | None) -> Value:
    month = MONTH[m["m"][:3].lower()]
    which = plain(m["which"])
    if m["to"]:
        last = MONTH[m["to"][:3].lower()]
        known = _in_year(story, m, last, None, int(m["y"]) if m["y"] else year)
        return Value(months(month, last, int(known.value[:4])).value, known.anchor) if known.value else known
    if m["y"]:
        return Value(calendar_date(int(m["y"]), month))
    if which in ("last", "next") and story.day:
        offset = -1 if which == "last" else 1
        passed = (story.day.month > month) if which == "last" else (story.day.month < month)
        return from_day(story, calendar_date(story.day.year + (0 if passed else offset), month))
    if which == "this" and story.day:
        return from_day(story, calendar_date(story.day.year, month))
    if which == "that" and (told := _year_of(story, "same"))[0] is not None:
        return Value(calendar_date(told[0], month), told[1])
    return _in_year(story, m, month, None, year)


_PARTS = {"early": 0, "mid": 1, "late": 2}
_JUST = 2
"""Months into a year in which “this summer” may still be that of the last."""


def _season(story: Story, m: re.Match[str], year: int | None) -> Value:
    name, which = m["season"].lower(), plain(m["which"]).removeprefix("the ")
    part = _PARTS.get(plain(m["mod"] or m["mod2"]))
    if m["y"]:
        return Value(season(name, int(m["y"]), part) if EARLIEST <= int(m["y"]) <= LATEST else None)
    if m["rel"]:
        told, anchor = _year_of(story, plain(m["rel"]))
        return Value(season(name, told, part), anchor) if told is not None else Value()
    base = story.day
    if which in ("following", "next", "previous", "that") and (m["which"].lower()[0] == "t"):
        base = bounds(story.last)[0] if story.last else None
    if base is None:
        return Value()
    anchor = base.isoformat() if which in ("", "the", "last", "next", "this") else story.last
    whole = [season(name, y, part) for y in range(base.year - 2, base.year + 3)]
    spans = [(*bounds(v), v) for v in whole if v]
    if which in ("last", "previous"):
        return Value(max((s for s in spans if s[1] < base), default=(base, base, None))[2], anchor)
    if which in ("next", "following"):
        return Value(min((s for s in spans if s[0] > base), default=(base, base, None))[2], anchor)
    if which == "this":
        here = [v for v in whole if v and (v[:4] == at(base, "year") or (SEASONS[name] == 12 and base.month < 3))]
        now = [s[2] for s in spans if s[0] <= base <= s[1]]
        if base.month <= _JUST and not now and story.tense(m) == "past":
            return Value(max((s for s in spans if s[1] < base), default=(base, base, None))[2], anchor)
        return Value(next(iter(now or here), None), anchor)
    if part is None and (carried := _carried(story, m, SEASONS[name], None)) is not None and carried.value:
        return Value(season(name, int(carried.value[:4])), carried.anchor)
    return Value(choose(whole, base, lambda: story.tense(m)), anchor)


def _weekday(story: Story, m: re.Match[str], year: int | None) -> Value:
    number, which, week = WEEKDAY[m["wd"].lower()], plain(m["which"]), plain(m["week"])
    day = story.day
    narrative = which.startswith("the ") or which == "that" or week.startswith(("the ", "that "))
    if narrative:
        return _told_weekday(story, number, which, week)
    if day is None:
        return Value()
    found: date | None
    if week:
        shifted = step(day, "week", {"last": -1, "this": 0, "next": 1}[week])
        found = weekday_in(shifted, number) if shifted else None
    elif which in ("last", "this past"):
        found = weekday_from(day, number, "past", today=False)
    elif which == "next":
        shifted = step(day, "week", 1)
        found = weekday_in(shifted, number) if shifted else None
    elif which == "this coming":
        found = weekday_from(day, number, "future", today=False)
    elif which == "this":
        found = weekday_in(day, number)
    else:
        tense = story.tense(m)
        if tense != "future" and story.week and _is_of_week(story.text, *story.week[1:], m.start()):
            return Value(iso(weekday_in(story.week[0], number)), at(story.week[0], "week"))
        found = weekday_from(day, number, tense, today=True)
    return from_day(story, iso(found))


def _is_of_week(text: str, end: int, opened: bool, at: int) -> bool:
    """Whether a week told up to `end` is that of a weekday: in its own sentence, and with “since” (`opened`) in those
    that follow; else the latest is meant (“It closed last week. On Monday it opened”)."""
    return at - end <= _NEAR if opened else _ENDS.search(text, end, at) is None


def _told_weekday(story: Story, number: int, which: str, week: str) -> Value:
    told = story.told
    if told is None:
        return Value()
    if week:
        shifted = step(told, "week", {"same": 0, "following": 1, "previous": -1}[week.split()[-1]])
        found = weekday_in(shifted, number) if shifted else None
    elif which == "that":
        found = step(told, "day", (number - told.weekday() + 3) % 7 - 3)
    else:
        tense: Tense = "past" if which.endswith("previous") else "future"
        found = weekday_from(told, number, tense, today=False)
    return Value(iso(found), told.isoformat()) if found else Value()


_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "this day": 0,
    "this very day": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def _deictic(story: Story, m: re.Match[str], year: int | None) -> Value:
    if story.day is None:
        return Value()
    if m["into"]:
        end = weekday_from(story.day, WEEKDAY[m["into"].lower()], story.tense(m), today=True)
        return from_day(story, span(step(end, "day", -1), end, "day"))
    if m["over"] or plain(m["now"]) == "last night":
        offset = 0 if m["over"] and story.tense(m) == "future" else -1
    else:
        offset = _DAYS[plain(m["day"])] if m["day"] else 0
    return from_day(story, iso(step(story.day, "day", offset)))


def _years(story: Story, m: re.Match[str], year: int | None) -> Value:
    first, to = int(m["y"]), m["to"] or m["to2"]
    if m["now"]:
        until = story.day.year if story.day else None
        return from_day(story, f"{first:04d}/{until:04d}") if until and until > first else Value(m["y"])
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to) + (100 if int(to) < first % 100 else 0)
    return Value(checked(f"{first:04d}/{last:04d}"))


def _year(story: Story, m: re.Match[str], year: int | None) -> Value:
    return Value(m["y"] if EARLIEST <= int(m["y"]) <= LATEST else None)


def _decade(story: Story, m: re.Match[str], year: int | None) -> Value:
    if m["y"]:
        first = int(m["y"])
    else:
        two = m["two"] or m["bare"]
        first = 1900 + (int(two) if two else DECADES[m["word"]])
        first += 100 if first < 1930 else 0
    if first % 100 == 0 and first <= _CENTURIES and not m["mod"]:
        return Value(f"{first:04d}/{first + 99:04d}") if first >= EARLIEST else Value()
    begin, end = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}.get(plain(m["mod"]), (0, 9))
    return Value(f"{first + begin:04d}/{first + end:04d}") if first >= EARLIEST else Value()


def _century(story: Story, m: re.Match[str], year: int | None) -> Value:
    """The 20th century is the nineteen hundreds, as people count and TimeML does."""
    if m["bc"]:
        return Value()
    begin = (_ordinal(m["from"].lower()) - 1) * 100 if m["from"] else None
    return century((_ordinal(m["n"].lower()) - 1) * 100, m["part"], begin)


def _feast(story: Story, m: re.Match[str], year: int | None) -> Value:
    name = plain(m["strong"] or m["weak"]).replace("st. ", "st ")
    which, weekend = plain(m["which"]), bool(m["weekend"])
    if m["y"]:
        return Value(feast(name, int(m["y"]), weekend=weekend) if EARLIEST <= int(m["y"]) <= LATEST else None)
    if m["rel"]:
        told, anchor = _year_of(story, plain(m["rel"]))
        return Value(feast(name, told, weekend=weekend), anchor) if told is not None else Value()
    if story.day is None:
        return Value()
    around = range(max(1, story.day.year - 1), min(9999, story.day.year + 2))
    days = [feast(name, y, weekend=weekend) for y in around]
    if which in ("last", "next"):
        days = [d for d in days if d and (bounds(d)[1] < story.day if which == "last" else bounds(d)[0] > story.day)]
        return from_day(story, (days[-1] if which == "last" else days[0]) if days else None)
    month = next((bounds(d)[0].month for d in days if d), None)
    if month and (carried := _carried(story, m, month, None)) is not None and carried.value:
        return Value(feast(name, int(carried.value[:4]), weekend=weekend), carried.anchor)
    return from_day(story, choose(days, story.day, lambda: story.tense(m)))


def _nine_eleven(story: Story, m: re.Match[str], year: int | None) -> Value:
    return Value("2001-09-11")


def _recurring(story: Story, m: re.Match[str], year: int | None) -> Value:
    return Value()


READERS: dict[str, Reader] = {
    "iso": _iso, "numeric": _numeric, "calendar": _calendar, "month": _month, "season": _season,
    "weekday": _weekday, "deictic": _deictic, "years": _years, "year": _year, "decade": _decade,
    "century": _century, "feast": _feast, "nine eleven": _nine_eleven, "recurring": _recurring,
    **COUNTED_READERS,
    **MOMENT_READERS,
    **PHRASE_READERS,
    **TERM_READERS,
}  # fmt: skip
