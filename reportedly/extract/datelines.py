"""The day that a page prints beside its title, for pages that state none for machines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import islice

from htmldate import find_date

from reportedly.extract import blocks as b
from reportedly.extract.blocks import Block
from reportedly.extract.dates import NO_DATE, moment
from reportedly.extract.facts import BY

_LONGEST = 160  # characters of a line that is about the article; what is longer is the article
_BELOW, _ABOVE = 12, 3  # blocks below and above a title that may be such lines
_BESIDE = 30  # letters beside a day that a weekday, a time and a time zone may have
_TOP = 6  # lines of a plain text among which one may tell its day
_MOST_TRIED = 4  # days whose month is a word: an unknown word costs the parser up to a second
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = re.compile(
    rf"""
    (?P<ymd>(?P<y>\d{{4}})\s?[-./年]\s?(?P<m>\d{{1,2}})\s?[-./月]\s?(?P<d>\d{{1,2}})(?!\d)
          | (?P<ky>\d{{4}})년\s?(?P<km>\d{{1,2}})월\s?(?P<kd>\d{{1,2}})일)
  | (?P<numeric>(?<![\d./-])(?P<first>\d{{1,2}})(?P<mark>[-./])(?P<second>\d{{1,2}})(?P=mark)
          (?P<year>\d{{4}}|\d{{2}})(?![\d./-]))
  | (?P<worded>(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+|tháng\s+)?{_MONTH},?\s+
          (?:de\s+|del\s+)?\d{{4}}(?!\d)
          | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}(?!\d))
    """,
    re.X,
)
_PUBLISHED = re.compile(
    r"(?:first |original(?:ly)? )?(?:publi|posted|veröffentlicht|pubblicat|gepubliceerd|опублик|дата|diterbitkan)", re.I
)
_CHANGED = re.compile(
    r"""\b(?:updat|modifi|edit|correct|revis|aktualisiert|geändert|mis\ à\ jour|actualizad|atualizad|aggiornat
      |bijgewerkt|uppdaterad|oppdatert|opdateret|zaktualizowan|обновл|изменен|оновлен|güncelle|diperbarui)\w*
      [^\d]{0,20}(?:\d{1,2}[:.h]\d{2}\D{0,20})?$
    | (?:更新|수정)\W*$""",
    re.I | re.X,
)
_MONTH_FIRST = frozenset(
    {"US", "PH", "FM", "PW", "MH", ""}
)  # regions of English; a page that names none is mostly American


def day_beside(found: list[Block], title: int | None, first: int, locale: str | None) -> str | None:
    """The ISO day of publication printed between the title at block `title` and the first paragraph at `first`, or
    just above the title; None when there is none.

    A day that is said to be of a change counts only where no other is printed. `locale` ("en-GB", "pt") decides
    whether day or month comes first in 03/04/2020.
    """
    start = 0 if title is None else title
    below = [block for block in found[start + 1 : min(first, start + _BELOW)] if _may_date(block)]
    if first < len(found) and is_dateline(found[first]):
        below.append(found[first])
    above = [block for block in found[max(0, start - _ABOVE) : start] if _may_date(block)]
    days = list(_days([*below, *reversed(above)], locale))
    return next((day for day, is_change in days if not is_change), None) or next((day for day, _ in days), None)


def is_dateline(block: Block) -> bool:
    """Whether a block only says when, and perhaps by whom, the article was published."""
    day = _DAY.search(block.text)
    if day is None or not _may_date(block) or block.text[-1] in ".!?…”":
        return False
    beside = sum(map(str.isalpha, block.text[: day.start()] + block.text[day.end() :]))
    return day.start() == 0 or beside < _BESIDE or any(p.match(block.text) for p in (_PUBLISHED, BY))


def day_on_top(lines: Iterable[str]) -> str | None:
    """The ISO day of publication in a line of its own among the first of a plain text: “Vastra Courier, 14 May 2024”.

    Only a day with its year, and with a month in words or in the order of ISO 8601: plain text tells no country. What
    stands behind the first sentence is the text.
    """
    for number, line in enumerate(islice((line for line in lines if line.strip()), _TOP)):
        words = line.strip()
        sentence = words[-1] in '.!?…”"'
        if len(words) > _LONGEST or (number and sentence):
            return None
        day = _DAY.search(words)
        if sentence or day is None or day["numeric"] or _CHANGED.search(words[: day.start()]):
            continue
        beside = sum(map(str.isalpha, words[: day.start()] + words[day.end() :]))
        if (beside < _BESIDE or BY.match(words)) and (found := _day(day, None)):
            return found
    return None


def _may_date(block: Block) -> bool:
    beside = b.HIDDEN | b.CAPTION | b.CREDIT | b.FIGURE | b.STANDFIRST | b.HEADING | b.QUOTE | b.EMBED
    return len(block.text) <= _LONGEST and not block.flags & beside


def _days(lines: Iterable[Block], locale: str | None) -> Iterable[tuple[str, bool]]:
    tried = 0
    for block in lines:
        for match in _DAY.finditer(block.text):
            if match["worded"]:
                tried += 1
            if tried > _MOST_TRIED:
                return
            if day := _day(match, locale):
                yield day, _CHANGED.search(block.text[: match.start()]) is not None


def _day(match: re.Match[str], locale: str | None) -> str | None:
    if match["worded"]:
        return _worded(match["worded"])
    if match["ymd"]:
        return _iso(*(match[name] or match["k" + name] for name in "ymd"))
    first, second, year = match["first"], match["second"], match["year"]
    year = year if len(year) == 4 else "20" + year
    language, _, region = (locale or "").partition("-")
    is_month_first = match["mark"] != "." and language in ("en", "") and region in _MONTH_FIRST
    if is_month_first:
        return _iso(year, first, second) or _iso(year, second, first)
    return _iso(year, second, first) or _iso(year, first, second)


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return moment(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return None


def _worded(words: str) -> str | None:
    """The day of a date with a month in words of any language that htmldate knows."""
    page = f'<html><head><meta name="pubdate" content="{escape(words)}"/></head><body></body></html>'
    try:
        found = find_date(page, extensive_search=True, original_date=True)
    except NO_DATE:
        return None
    stated = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    # a year alone becomes the first of January
    return moment(found) if found and stated and int(found[-2:]) == int(stated[0]) else None
