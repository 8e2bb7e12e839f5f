"""What looks like a time expression and is none: names, verbs, counts, compounds, datelines."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportedly.resolve.times import guards_of_years as years
from reportedly.resolve.times.beside import stands_alone, word_after, word_before
from reportedly.resolve.times.pieces import MONTH
from reportedly.resolve.times.words import (
    COUNTED,
    FUNCTION_WORDS,
    NAMES,
    NO_DAY,
    NO_DAY_AFTER,
    PREPOSITIONS,
    YEAR_CUES,
)  # fmt: skip

Guard = Callable[[str, re.Match[str]], bool]

_TITLES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Theresa", "Minister"))
_SAYING = frozenset("said says told know knew think thought believe argued warned added stressed so".split())
_PART_OF = re.compile(r"(?:end|beginning|start|middle|half|months?|rest|days?|weeks?|week|weekend|\dth)\sof\s$")
_OF_PART = re.compile(r"(?:end|beginning|start|middle|rest)\sof\s?$")
_CLAUSE = re.compile(r"\s{0,3}(?:[.,;:!?)\]”’\"'–—]|$|\s(?:and|but|when|in|at|on|to|with|from|by|for|as)\b)")

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n")
_AHEAD = re.compile(
    r"(?:\b(?:will|won[’']t|due|expected|scheduled|set|slated|plans?|planned|going|returns?|expires?|starts?|begins?|opens?"
    r"|ends?|again|would)\b|[’']ll\b)(?!.*\b(?:can|could|may|might|take|takes|took)\b)"
)
_PERFECT = re.compile(r"\b(?:has|have|hasn[’']t|haven[’']t|been)\b|[’']ve\b|[’'](?:s|d)\sbeen\b")
_SUPERLATIVE = re.compile(r"\b(?:first|only|\w{2,12}est|worst|best|most|least)\b")
_NEVER = re.compile(r"\b(?:has|have|had)\s(?:(?:[a-z]{2,12}\s)?no|not|never)\b|\b(?:has|have)n[’']t\b")
"""What has not been so “in a decade”."""
_RATIOS = frozenset("in of a an time score ratio won lost by to verse verses page pages".split())
_AGED = re.compile(
    r"(?i:\b(?:age[ds]?|born|began|started|learn\w*|child|years?|old|ranked|rated|valued|set|dead|toll|deaths|numbers?"
    r"|figures?|stood)\b)"
)


def _numeric(text: str, m: re.Match[str]) -> bool:
    """``5/2/2024`` may be either of two days: it is left alone."""
    a, b = int(m["a"]), int(m["b"])
    return m["sep"] == "." or a == b or a > 12 or b > 12


def _calendar(text: str, m: re.Match[str]) -> bool:
    """“In May 12 people died”, “He is 21 May”, a weekday’s short form, which may be a word."""
    if m["m2"] and not m["y2"] and not m["wd"] and m["d2"].isdigit():
        follows = word_after(text, m.end("d2"))
        counted = follows.lower() in COUNTED or (follows.endswith("s") and follows.lower() not in FUNCTION_WORDS)
        if counted and word_before(text, m.start("m2")).lower() in ("in", "since", "by", "until"):
            return False
    if m["m2"] and not m["y2"] and m["d2"].isalpha():
        return stands_alone(text, m.end("d2"))  # “that August the first letter came”
    return True


def _month(text: str, m: re.Match[str]) -> bool:
    """A month that may be a name or a verb needs a cue before it; none is followed by a surname."""
    name, before, after = m["m"].rstrip("."), word_before(text, m.start()), word_after(text, m.end())
    if m["which"] and after.isdigit() and len(after) <= 2:
        return False  # “this August 22 story”: the day is read with its month
    if m["y"] or m["rel"]:
        return True
    if m["m"].endswith("."):
        return before.lower() in PREPOSITIONS | {"of"} or bool(m["mod"] or m["which"])
    if before in _TITLES or (text[m.start() : m.end()].isupper() and name.lower() in NAMES):
        return False
    named = after[:1].isupper() and after.lower() not in FUNCTION_WORDS and after[:3].lower() not in MONTH
    if named and (name.lower() in NAMES or (not m["mod"] and before.lower() not in PREPOSITIONS)):
        return before.lower() == "in" and name.lower() not in ("april", "june")
    if m["mod"] or m["which"]:
        if m["which"] and m["which"].lower() == "that" and name in ("March", "May"):
            return after in _SUBJECTS or text[m.end() : m.end() + 1] == ","
        return not (m["which"] and m["which"].lower() == "that" and name.lower() in NAMES and not after.islower())
    if name.lower() not in NAMES:
        return not before or not before[:1].isupper() or before.lower() in PREPOSITIONS or before.lower() in YEAR_CUES
    if name in ("March", "May") and (text[m.end() : m.end() + 2] in ("’s", "'s") or _verbal(after)):
        return before in ("in", "In", "since", "Since", "until", "of") and not _verbal(after)
    return before.lower() in PREPOSITIONS or bool(_PART_OF.search(text, max(0, m.start() - 20), m.start()))


_SUBJECTS = frozenset("the a an he she it they we you i his her its their our this these those all no".split())
"""What begins a sentence after “that May”, where it is no verb."""


def _verbal(word: str) -> bool:
    return word in ("said", "says", "told", "has", "had", "did", "resigned", "who") or word in ("on", "against")


def _season(text: str, m: re.Match[str]) -> bool:
    """Seasons by themselves need a preposition and no noun behind them; capitals are names."""
    if m["y"] or m["rel"]:
        return True
    which = " ".join((m["which"] or "").lower().split())
    before = word_before(text, m.start())
    if _PART_OF.search(text, max(0, m.start() - 20), m.start()) or (
        which == "the" and _OF_PART.search(text, max(0, m.start() - 20), m.start())
    ):
        return stands_alone(text, m.end())
    if m["season"][0].isupper() and not (m.start() == 0 or text[m.start() - 1] == "\n"):
        return False
    if which in ("last", "next", "this", "that", "the following", "the previous", "the next"):
        return word_after(text, m.end()).lower() not in ("of", "water", "time") and before.lower() not in _SAYING
    if m["season"].lower() == "fall" and not (before.lower() in ("in", "by", "since", "until") and which == "the"):
        return False
    if not stands_alone(text, m.end()) or word_after(text, m.end()) == "of":
        return False
    return bool(m["mod"] or m["mod2"]) or before.lower() in PREPOSITIONS - {"to", "and", "about"}


def _weekday(text: str, m: re.Match[str]) -> bool:
    """“Black Friday”, “a Tuesday”, “the Sunday Times”."""
    after = word_after(text, m.end("wd"))
    if _ANY.search(text, max(0, m.start() - 30), m.start()):
        return False
    return not m["wd"] or (word_before(text, m.start()) not in NO_DAY and after not in NO_DAY_AFTER)


_ANY = re.compile(r"\b(?:[Oo]n\san?|[Oo]ne|[Ee]very)\s[a-z-]{3,12}\s$")
"""“On a rainy Thursday”: any Thursday."""


def _deictic(text: str, m: re.Match[str]) -> bool:
    """“Russia Today” is a name; “an overnight stay” any night; “the night” alone tells no day."""
    before = word_before(text, m.start())
    if m["over"]:
        if not m["into"]:
            return m["over"].lower() == "overnight" and before.lower() not in ("an", "every", "any", "stay", "no")
        return True
    word = m["day"] or m["now"]
    if word.lower().startswith("this") and word.lower().endswith("day"):
        return before.lower() == "on" and word_after(text, m.end()).lower() not in ("in", "of")
    if word.lower() == "tomorrow" and before.lower() in ("a", "our", "better", "brighter", "of"):
        return False
    if word.lower().startswith("last") and before.lower() in ("the", "our", "his", "her", "their", "my"):
        return False
    if word.lower() == "today" and (
        _NOWADAYS.match(text, m.end()) or _THESE_DAYS.search(text, max(0, m.start() - 5), m.start())
    ):
        return False
    if word == "Today" and _SHOW.match(text[max(0, m.start() - 1) : m.end() + 12]):
        return False
    return not (word[0].isupper() and before[:1].isupper() and before.isalpha() and (len(before) > 1))


_SHOW = re.compile(r"[\"“'‘]Today,?[\"”'’]|\sToday\s(?:[Ss]how|[Pp]rogram)")
"""A programme: “told ‘Today’”, “the Today show”."""
_NOWADAYS = re.compile(
    r"[’']s\s(?:[a-z-]{3,15}\s)?(?:world|society|age|era|climate|culture|economy|market|marketplace|environment|politics|standards?"
    r"|generation|youth|children|kids|parents|women|men|students|workers|America|Europe|Britain|Russia|China|terms"
    r"|prices|money|dollars|technology|media)\b"
)
"""What is so nowadays: “today’s world”."""
_THESE_DAYS = re.compile(r"\bor,?\s$")
"""“The Irish, or today the Poles”."""
_NAMED = re.compile(r"(?:[’']s\s|\b(?:told|on|for|of|with)\s|[“\"'‘])[“\"'‘]{0,2}$")


def _unit(text: str, m: re.Match[str]) -> bool:
    """“The last year of his life”, “the past century” are windows or none; “next week’s” is one."""
    which = m["which"].lower()
    if m["unit"][0].isupper() and not m[0].isupper() and _NAMED.search(text, max(0, m.start() - 8), m.start()):
        return False  # a programme or a magazine: “told This Week”; in a headline any word has a capital
    return not (which in ("past", "coming", "upcoming", "current") and not m["the"]) and not (
        m["the"] and (which == "last" or which == "next") and word_after(text, m.end()) == "of"
    )


_LED = frozenset("in over during within for of".split())


def _window(text: str, m: re.Match[str]) -> bool:
    if m["vague"]:
        lately = m["vague"].lower().startswith(("recent", "coming"))
        return not lately or word_before(text, m.start()).lower() in _LED
    if not m["n"] and not m["s"] and m[0].lower().startswith(("his", "her", "its", "their")):
        return False  # “telling her last week”
    if not m["n"] and not m["s"]:
        counted = m["unit"].lower() not in ("minute", "day", "night")
        return m["which"].lower() in ("past", "last", "next", "coming") and counted
    return word_after(text, m.end()).lower() != "of"


def _ago(text: str, m: re.Match[str]) -> bool:
    """“Two days before the vote” needs the vote; “an hour later” is a time of day."""
    way = m["way"].lower()
    if way == "back":
        return word_after(text, m.end()) not in ("to", "into", "home", "from", "onto", "on", "up", "out")
    if way == "on" or (m["unit"].lower() in ("minute", "hour") and way != "ago" and not m["n"][:2].isdigit()):
        return False
    return way not in ("before", "after", "back") or bool(_CLAUSE.match(text, m.end(), m.end() + 40))


def _narrative(text: str, m: re.Match[str]) -> bool:
    """“The day after the vote” needs the vote; “said that night shifts” is a conjunction."""
    if m["way"]:
        return bool(_CLAUSE.match(text, m.end(), m.end() + 40))
    if m["unit3"]:
        return True
    if m["which"].lower().endswith("same") and _SAME_AS.match(text, m.end()):
        return False
    if m["which"].lower().startswith("that") and word_before(text, m.start()).lower() in _SAYING:
        return False
    return m["which"].lower() not in ("next", "following") or m["unit"].lower() in ("day", "morning")


_SAME_AS = re.compile(r"\s(?:that|as)\s")
"""What tells which day “the same day” is: that of another thing, and not the last that was named."""


def _time(text: str, m: re.Match[str]) -> bool:
    """“In two weeks” is a date where something will happen then; in “can be done in two weeks” it lasts so long."""
    if m["time"]:
        return True
    unit, after = m["unit"].lower(), word_after(text, m.end())
    if unit in ("minute", "hour", "century", "centurie") or after in ("of", "from") or not stands_alone(text, m.end()):
        return False
    if m["pre"].lower() != "in":
        return True
    before = _SENTENCE_END.split(text[max(0, m.start() - 100) : m.start()])[-1]
    alone = m["n"].lower() in ("a", "an") and unit in ("day", "night", "year")
    return not alone and _AHEAD.search(before) is not None


def _event(text: str, m: re.Match[str]) -> bool:
    """“Three hours before the match” tells no day; “day after day” is none."""
    if (m["unit"] or "").lower() in ("minute", "hour") or _CLAUSE.match(text, m.end(), m.end() + 40):
        return False
    if word_before(text, m.start()) == "for":
        return False  # how long, not when
    return word_after(text, m.end()) not in ("another", "day", "week", "month", "year", "night", "taxes", "tax", "that")


def _lasting(text: str, m: re.Match[str]) -> bool:
    """How long something has been so, or the first of its kind in so long; other durations are no dates."""
    if m["unit"].lower() in ("minute", "hour", "night") or word_after(text, m.end()) in ("in", "of", "old", "to"):
        return False
    before = _SENTENCE_END.split(text[max(0, m.start() - 100) : m.start()])[-1]
    if m["pre"].lower() == "in":
        return _SUPERLATIVE.search(before) is not None or _NEVER.search(before) is not None
    after = _SENTENCE_END.split(text[m.end() : m.end() + 50])[0] if not before.strip() else ""
    return _PERFECT.search(before) is not None or _PERFECT.search(after) is not None


def _short_numeric(text: str, m: re.Match[str]) -> bool:
    """“On 18/12/10”: one of the first two is no month, and a word before tells that it is a date."""
    a, b = int(m["a"]), int(m["b"])
    dated = word_before(text, m.start()).lower() in PREPOSITIONS | {"of", "dated"}
    return dated and (a > 12) != (b > 12) and max(a, b) <= 31


def _ordinal(text: str, m: re.Match[str]) -> bool:
    return bool(m["month"]) or (stands_alone(text, m.end()) and word_after(text, m.end()) != "of")


def _clock(text: str, m: re.Match[str]) -> bool:
    """“22:30”, “8 p.m.”, “0534 UTC”; no scores, verses or finishing times."""
    figures = re.findall(r"\d+", m["hm"] or m["am"] or m["four"] or "")
    if m["four"] and not m["zone"] and word_before(text, m.start()) not in ("at", "until", "by", "around", "since"):
        return False
    if m["four"]:
        return int(m["four"][:2]) <= 24 and int(m["four"][2:]) < 60
    if m["hm"] and m.start() and text[m.start() - 1] == "\n" and len(m["hm"]) == 5:
        return int(figures[0]) < 24 and int(figures[1]) < 60 and _STAMPED.match(text, m.end()) is not None
    if figures and (int(figures[0]) > 24 or (len(figures) > 1 and int(figures[1]) > 59)):
        return False
    if m["tail"] or m["zone"] or not m["hm"]:
        return True
    before = word_before(text, m.start())
    named = before[:1].isupper() and before.lower() not in PREPOSITIONS
    return bool(before) and not named and before not in _RATIOS and ":" not in m[0][len(m["hm"]) :]


_STAMPED = re.compile(r"(?:\s[–—-])?[\s:]\s{0,3}[“\"'‘]?[A-Z]")
"""What follows the time at which an entry of a live page was made."""


def _hour(text: str, m: re.Match[str]) -> bool:
    """“At four” needs the end of a clause, and nobody who “began to play at four”."""
    if m[0][1:] != m[0][1:].lower():
        return False
    if not m["bare"]:
        return True
    before = text[max(0, m.start() - 60) : m.start()]
    return bool(_CLAUSE.match(text, m.end(), m.end() + 40)) and not _AGED.search(before)


def _part(text: str, m: re.Match[str]) -> bool:
    return (
        m[0][1:] == m[0][1:].lower()
        and word_after(text, m.end()) not in ("of", "s")
        and text[m.end() : m.end() + 1] not in ("’", "'")
    )


def _period(text: str, m: re.Match[str]) -> bool:
    """“World War II veterans” are of no date."""
    before = text[max(0, m.start() - 12) : m.start()]
    timed = word_before(text, m.start()).lower() in PREPOSITIONS or _PRIOR.search(before) is not None
    return timed and (stands_alone(text, m.end()) or word_after(text, m.end()) in ("era", "years", "period"))


_PRIOR = re.compile(r"(?:prior to|(?:end|close|start|beginning|outbreak|height|aftermath|wake|eve|days|years) of)\s$")
_FINANCE = re.compile(
    r"\b(?:profits?|sales|revenues?|earnings|income|loss(?:es)?|econom\w+|GDP|growth|gr[eo]w|shrank|fiscal|results|prices"
    r"|shipments|output|exports|imports|unemployment|percent|per cent|million|billion)\b|%",
    re.IGNORECASE,
)


def _quarter(text: str, m: re.Match[str]) -> bool:
    """“The third quarter” of a year stands beside money; the others are of a match, of a town."""
    around = text[max(0, m.start() - 80) : m.end() + 60]
    return stands_alone(text, m.end()) and _FINANCE.search(around) is not None


def _spelled_day(text: str, m: re.Match[str]) -> bool:
    return bool(m["d"]) or bool(_CLAUSE.match(text, m.end(), m.end() + 40))


def _weekdays_ago(text: str, m: re.Match[str]) -> bool:
    return m["wd"][0].isupper()


def _feast(text: str, m: re.Match[str]) -> bool:
    if m["strong"] or m["y"] or m["rel"] or m["which"] or m["weekend"]:
        return True
    after = word_after(text, m.end())
    return (
        (
            word_before(text, m.start()).lower() in PREPOSITIONS - {"to", "and", "about"}
            or _PART_OF.search(text, max(0, m.start() - 20), m.start()) is not None
        )
        and stands_alone(text, m.end())
        and not (after[:1].isupper() and after.lower() not in FUNCTION_WORDS)
    )


def _recurring(text: str, m: re.Match[str]) -> bool:
    return not m[0].lower().startswith(("any", "most")) or "weekday" in m[0].lower()


GUARDS: dict[str, Guard] = {
    "numeric": _numeric, "calendar": _calendar, "month": _month, "season": _season, "weekday": _weekday,
    "deictic": _deictic, "unit": _unit, "window": _window, "ago": _ago, "narrative": _narrative, "year": years.year,
    "years": years.years, "feast": _feast, "decade": years.decade, "recurring": _recurring, "time": _time,
    "event": _event, "lasting": _lasting,
    "short numeric": _short_numeric, "ordinal": _ordinal, "clock": _clock, "hour": _hour, "part": _part,
    "quarter": _quarter, "old year": years.old_year, "spelled day": _spelled_day, "short year": years.short_year,
    "weekdays ago": _weekdays_ago, "spoken year": years.spoken_year, "period": _period,
}  # fmt: skip

_WIRE = re.compile(r"\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?[-–—]\s")
_LINE_START, _LINE_SIDE, _LINE_WORDS = 60, 120, 10


def is_dateline(text: str, start: int, end: int, *, full: bool) -> bool:
    """Whether a date stands by itself: in a byline, where a dispatch opens (“Kalsburg, May 14 (Wire) -”).

    `full`: it has a day, a month and a year.
    """
    begin = text.rfind("\n", max(0, start - _LINE_SIDE), start) + 1 or (0 if start <= _LINE_SIDE else -1)
    if begin < 0:
        return False
    opens = text[begin:start].rstrip()
    if start - begin <= _LINE_START and opens.endswith((",", "/")) and _WIRE.match(text, end, end + 50):
        return opens[:1].isupper()
    stop = text.find("\n", end, end + _LINE_SIDE)
    stop = stop if stop >= 0 else len(text) if len(text) <= end + _LINE_SIDE else -1
    if not full:
        return False
    if stop < 0 or text[stop - 1 : stop] in (".", "!", "?", "…", "”", '"'):
        return not opens and text[end : end + 2].startswith(" ") and text[end + 1 : end + 2].isupper()
    return len((text[begin:start] + text[end:stop]).split()) <= _LINE_WORDS
