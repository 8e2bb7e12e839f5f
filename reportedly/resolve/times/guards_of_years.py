"""Which figures are years, and which decades are of a century and not of a life."""

from __future__ import annotations

import re

from reportedly.resolve.times.beside import stands_alone, word_after, word_before
from reportedly.resolve.times.pieces import MONTH
from reportedly.resolve.times.words import COUNTED, FUNCTION_WORDS, YEAR_CUES

_MEASURING = frozenset("over about around than to as of on under between".split())
_NUMBERED = frozenset("No Windows Boeing Route Room Rule Section Article Resolution Flight Highway Suite Form".split())
_VITAL = frozenset("b d m r div fl est c ca".split())
"""What stands before the years of a life: born, died, married, reigned."""
_PRINTED = 1400
"""Years before are not believed without a cue."""


def _surely_year(text: str, m: re.Match[str], before: str) -> bool:
    """“1928 onwards”, “b. 1928”, “1928 and 1931”."""
    if re.match(r"\sonwards?\b", text[m.end() : m.end() + 9]) or (
        before.endswith(".") and before[:-1].lower() in _VITAL
    ):
        return True
    return before == "and" and re.search(r"\b\d{4}\sand\s$", text[max(0, m.start() - 10) : m.start()]) is not None


def year(text: str, m: re.Match[str]) -> bool:
    """A figure is a year where a cue stands before it, a name before or behind, or brackets around; never a count."""
    year = int(m["y"])
    if m["the"] or (m["fy"] and year >= 1900):
        return True
    if not 1000 <= year <= 2099:
        return False
    before, after = word_before(text, m.start()), word_after(text, m.end())
    if m["mod"]:
        return after.lower() not in COUNTED
    low, modern = before.lower().rstrip("."), year >= 1800
    follows = after.lower() not in COUNTED and not (after.isdigit() or after[:1].isdigit())
    follows = follows and not _ASKED.match(text, m.end())
    if text[m.start() - 1 : m.start()] == "(" and m.start():
        return year >= 1400 and text[m.end() : m.end() + 1] in ("", ")", ",", ";", "–", "-", " ") and follows
    if year >= _PRINTED and _surely_year(text, m, before):
        return follows
    if low in ("the", "a", "an", "its", "his", "her", "their", "this", "that") or low.endswith(("’s", "'s")):
        return modern and follows and bool(after) and not (low in ("this", "that") and after.endswith("s"))
    plural = after.endswith("s") and after.islower() and after not in FUNCTION_WORDS
    if low in YEAR_CUES:
        if year % 100 == 0 and low in _MEASURING and after and after.lower() not in FUNCTION_WORDS:
            return False
        return follows and not (plural and low not in ("in", "since", "until")) and not (plural and year % 100 == 0)
    if before[:1].isupper() or (text[max(0, m.start() - 2) : m.start()] == ", " and not plural):
        return year >= 1900 and follows and not plural and before not in _NUMBERED
    return not before and after[:1].isupper() and year >= 1900 and follows


_ASKED = re.compile(r"\s(?:registered|likely|eligible|potential|prospective)\s(?:[\w-]{2,15}\s){0,2}voters\b")
"""Of whom so many were asked, “2047 registered voters”."""


def years(text: str, m: re.Match[str]) -> bool:
    if m["now"]:
        return True
    first, last = int(m["y"]), int(m["to"] or m["to2"])
    if m["to2"] and (first < 1500 or word_before(text, m.start()) in ("from", "between")):
        return False
    if len(m["to"] or "") == 2:
        return last == (first + 1) % 100 or (last > first % 100 and first < 2030)
    return first < last <= 2100 and word_after(text, m.end()).lower() not in COUNTED


def short_year(text: str, m: re.Match[str]) -> bool:
    before = word_before(text, m.start())
    low = before.lower().rstrip(".")
    if m["bare"]:
        return _bare_year(text, m)
    if m["zero"]:
        return low in ("in", "since", "until") and stands_alone(text, m.end())
    row = low in ("and", "or") and _SHORT_BEFORE.search(text, max(0, m.start() - 30), m.start()) is not None
    cue = (
        row
        or low in YEAR_CUES - {"a", "an", "to", "and", "or", "for", "than"}
        or before[:3].lower() in MONTH
        or low == "class"
    )
    return cue and word_after(text, m.end()).lower() not in COUNTED and stands_alone(text, m.end())


_SHORT_BEFORE = re.compile(r"\bin\s[’'‘]\d\d\b")
_IN = re.compile(r"\bin\s(?:\d\d\sand\s)?$")
_YEARS_NEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|\bin\s[3-9]\d\sand\s[3-9]\d(?=[,.;:)\]])")


def _bare_year(text: str, m: re.Match[str]) -> bool:
    """“In 88 and 92, …”: two figures without a mark are a year in a row of them, or beside one that is printed."""
    ends = text[m.end() : m.end() + 1] in (",", ".", ";", ")", "]") or text.startswith((" and ", " or "), m.end())
    if not ends or not _IN.search(text, max(0, m.start() - 12), m.start()):
        return False
    return _YEARS_NEAR.search(text, max(0, m.start() - _ROW_OF_YEARS), m.end() + _ROW_OF_YEARS) is not None


_ROW_OF_YEARS = 120
"""Code points within which years in two figures need another year."""


def spoken_year(text: str, m: re.Match[str]) -> bool:
    before, after = word_before(text, m.start()).lower(), word_after(text, m.end()).lower()
    dated = before in ("in", "since", "until", "of", "from", "by", "around", "probably") or before[:3] in MONTH
    return dated and after not in COUNTED and stands_alone(text, m.end())


def old_year(text: str, m: re.Match[str]) -> bool:
    before, after = word_before(text, m.start()).lower().rstrip("."), word_after(text, m.end())
    return (bool(m["season"]) or before in _OLD_CUES) and stands_alone(text, m.end()) and after.lower() not in COUNTED


_OLD_CUES = frozenset("in about around circa c ca since until by before after from between to and".split())


def decade(text: str, m: re.Match[str]) -> bool:
    """“In his thirties” is an age, “in the 60s” may be the weather."""
    if (m["bare"] or m["word"]) and not (m["the"] or m["mod"]):
        return False
    if m["bare"] and re.search(
        r"(?i:temperatures?|degrees?|highs?|lows?|age[sd]?|his|her|their)\b", text[max(0, m.start() - 60) : m.start()]
    ):
        return False
    return word_before(text, m.start()) not in ("his", "her", "their", "my", "our", "your")
