"""What stands behind a number: percent, money, a measure, people, a noun; and per what."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.resolve.counts import nouns, units
from reportedly.resolve.counts.numerals import Number
from reportedly.resolve.counts.page import Page

_MODIFIERS = 4
"""Words between a number and the noun it counts, at most."""
_PER_EACH = {
    "monthly": "month", "weekly": "week", "daily": "day", "nightly": "night", "yearly": "year", "annually": "year",
    "hourly": "hour", "quarterly": "quarter",
}  # fmt: skip
_PER_A = frozenset(
    """head person share barrel gallon litre liter pound kilo kilogram tonne ton ounce acre hectare piece ticket bottle
    plate pop unit household family shift game mile ride seat vote copy room pupil student visit dose bushel
    semester""".split()
)
_OF = frozenset("the these those its his her their our my this that all such".split())
_THEM = frozenset("them us whom which those these it that".split())
_MOVES = frozenset(
    "increase rise drop decline cut fall growth gain reduction decrease jump hike share stake raise".split()
)
_SHORT_PHRASE = 3
_NATIONS = ("ians", "cans", "inos", "ranis", "raelis", "aqis", "zens")
"""Endings of capitalised plurals that are people: Virginians, Americans, Latinos."""
_LIKE = frozenset(
    """as more higher lower larger bigger greater less fewer smaller longer faster the its their his her what that
    likelier wider heavier worse better stronger older earnings revenue revenues sales profit profits ebitda income
    book""".split()
)
_HYPHENED = frozenset(
    "member page seat story storey room bedroom person man woman judge country state bed point vote game count "
    "nation panel day".split()
)
_BROUGHT = frozenset("taken rushed admitted brought flown".split())
_AUXILIARIES = frozenset("who were was are have had has been be being is also".split())
_WEIGH = frozenset("lose loses lost losing weigh weighs weighed weighing gain gained gains shed heavy heavier".split())
_SPENT = frozenset(
    """pay pays paid paying cost costs costing fine fined fines price prices priced worth earn earns earned salary wage
    wages charge charged charges sum sold sell bought buy spend spent rent tax fee per a bonus reward""".split()
)


_IN_PERCENT = re.compile(r"%|\bper\s?cent\b|\bmargin of error\b")
_SPEEDS = {"mph": "mile", "kph": "kilometre", "kmh": "kilometre"}
_LETTERS = frozenset("g l ha mi m".split())


class Unit(NamedTuple):
    """The unit that tokens up to `after` name; `counted` are the words for what is counted; `currency` the word or sign
    for money, `per` what a speed is measured by."""

    name: str
    after: int
    counted: str | None = None
    currency: str = ""
    per: str | None = None


def unit_after(page: Page, number: Number, j: int) -> Unit | None:
    """The unit of a number that ends before token `j`; None where nothing there can be counted."""
    if page.apart(j):
        return None
    return (
        _percent(page, j)
        or _torque(page, j)
        or _sign_behind(page, j)
        or _money(page, j)
        or _times(page, j)
        or _points(page, j)
        or _measure(page, number, j)
        or _toll(page, j)
        or _hyphened(page, j)
        or (None if number.form == "part" else _noun(page, number, j))
    )


def money_before(page: Page, i: int) -> tuple[int, str] | None:
    """Where money begins that is told by a sign or a code before token `i`, and its code."""
    sign = page.word(i - 1)
    if sign in units.SIGNS and sign and page.tokens[i].start - page.tokens[i - 1].end <= 1:
        before = page.word(i - 2)
        if sign == "$" and page.glued(i - 1) and before in units.DOLLAR_PREFIXES:
            return i - 2, units.DOLLAR_PREFIXES[before]
        if page.glued(i - 1) and before.upper() in units.CODES:
            return i - 2, before.upper()
        return i - 1, units.SIGNS[sign]
    if sign.upper() in units.CODES and page.printed(i - 1, i).isupper() and not page.apart(i):
        return i - 1, sign.upper()
    if sign in ("rs", "re") and page.capital(i - 1):
        return i - 1, units.UNKNOWN
    return None


def per_after(page: Page, k: int) -> tuple[str, int] | None:
    """“a month”, “per head”, “an hour”, “monthly”, “/year”, “per 100,000 people”, and where it ends."""
    if page.apart(k):
        return None
    if page.word(k) in _PER_EACH:
        return _PER_EACH[page.word(k)], k + 1
    if page.hyphen(k) and page.word(k + 1) in ("a", "an", "per"):  # 300-a-month
        k += 1
    word, j = page.word(k), k + 1 + page.hyphen(k + 1)
    if page.apart(j):
        return None
    if word in ("a", "an", "each", "every"):
        unit = units.measure(page.word(j))
        timed = unit in units.TIMES and not nouns.is_plural(page.word(j))
        return (unit or page.word(j), j + 1) if timed or page.word(j) in _PER_A else None
    if word == "/":
        unit = units.measure(page.word(j))
        return (unit, j + 1) if unit else None
    return _per(page, j) if word == "per" else None


def _per(page: Page, j: int) -> tuple[str, int] | None:
    """What stands behind “per”."""
    word = page.word(j)
    if (number := page.number(j)) is not None:
        unit = _noun(page, number, number.after)
        end = unit.after if unit else number.after
        return page.printed(j, end), end
    if page.kind(j) != "w" or word in ("cent", "se"):
        return None
    if word == "square" and (area := units.measure(page.word(j + 1))) is not None:
        return f"square {area}", j + 2
    return "head" if word == "capita" else units.measure(word) or word, j + 1


def noun_phrase(page: Page, k: int, plural: bool = True) -> tuple[int, int] | None:
    """First token and end of the words for what is counted, from token `k`: up to the first plural noun.

    With `plural` False the phrase is the words up to the first that no phrase goes on across.
    """
    while page.word(k) in nouns.SKIPPED and not page.printed(k, k + 1).istitle():
        k += 1
    first = end = k
    while end < k + _MODIFIERS + 1 and page.kind(end) == "w" and not page.apart(end):
        word = page.word(end)
        if word in nouns.STOPS or (word in nouns.BEFELL - {"missing", "injured", "wounded", "detained"} and end == k):
            break
        end += 1
        if word == "u" and page.word(end) == "." and page.glued(end + 1) and page.word(end + 1) in ("s", "k", "n"):
            end, k = end + 3, k + 3  # “U.S.”
            continue
        if nouns.is_plural(word) and not word.endswith(("'s", "’s")):
            if not plural or (word in nouns.ADJUNCTS and _goes_on(page, end)):
                continue
            return first, end
        if page.hyphen(end) and page.kind(end + 1) == "w":
            end += 1
            k += 2
            if page.word(end) in ("old", "olds"):
                return (first, end + 1) if page.word(end) == "olds" else None
    return (first, end) if not plural and end > first else None


def _goes_on(page: Page, end: int) -> bool:
    return page.kind(end) == "w" and nouns.is_plural(page.word(end)) and not page.apart(end)


def name_of(page: Page, head: int) -> str:
    """The unit that a noun at token `head` makes."""
    word = page.word(head)
    if nouns.is_person(word) or word == "olds" or (page.capital(head) and word.endswith(_NATIONS)):
        return "person"
    if word == "bodies" and page.number(head - 1):  # “two bodies”, not “two public bodies”
        return "person"
    return nouns.singular(word).removesuffix("'s").removesuffix("’s")


def _percent(page: Page, j: int) -> Unit | None:
    k = j + 1 if page.hyphen(j) else j
    word, after = page.word(k), page.word(k + 1)
    if word in ("%", "percent", "pct"):
        k += 1
    elif word == "per" and (after == "cent" or (page.hyphen(k + 1) and page.word(k + 2) == "cent")):
        k += 2 if after == "cent" else 3
    elif word != "percentage":
        return None
    else:
        point = k + 2 if page.hyphen(k + 1) else k + 1
        return Unit("percentage point", point + 1) if page.word(point) in ("point", "points") else None
    if page.word(k) in ("point", "points") or (page.hyphen(k) and page.word(k + 1) == "point"):
        return Unit("percentage point", k + 1 + page.hyphen(k))
    return Unit("percent", k, share_of(page, k))


def share_of(page: Page, k: int) -> str | None:
    """The words for what a share is taken of: “of the voters”, “increase”."""
    if page.apart(k):
        return None
    if page.word(k) == "of":
        k += 1
        while page.word(k) in _OF or page.word(k) == "all":
            k += 1
        if (number := page.number(k)) is not None:
            k = number.after
        phrase = noun_phrase(page, k) or noun_phrase(page, k, plural=False)
        return page.printed(*phrase) if phrase else None
    if page.word(k) in _MOVES:
        return page.printed(k, k + 1)
    k += page.word(k) in _OF
    phrase = noun_phrase(page, k)
    return page.printed(*phrase) if phrase and phrase[1] - phrase[0] <= _SHORT_PHRASE else None


def _torque(page: Page, j: int) -> Unit | None:
    """406 lb-ft, 300 pound-feet."""
    foot = page.hyphen(j + 1) and page.word(j + 2) in ("ft", "foot", "feet")
    return Unit("pound-foot", j + 3) if foot and page.word(j) in ("lb", "lbs", "pound", "pounds") else None


def _sign_behind(page: Page, j: int) -> Unit | None:
    sign = page.word(j)
    if sign and sign in units.SIGNS and page.kind(j + 1) != "d":
        return Unit(units.SIGNS[sign], j + 1, currency=sign)
    if sign.upper() in units.CODES and page.printed(j, j + 1).isupper():
        return Unit(sign.upper(), j + 1, currency=sign)
    if sign in ("p", "¢", "c") and page.glued(j) and sign != "c":
        return Unit("penny" if sign == "p" else "cent", j + 1, currency=sign)
    return None


def _money(page: Page, j: int) -> Unit | None:
    k = j + 1 if page.hyphen(j) else j
    if page.word(k) in nouns.SKIPPED:
        k += 1
    if page.word(k) == "of":
        k += 1
    for skip in range(3):
        if any(not page.capital(n) or page.apart(n) for n in range(k, k + skip)):
            return None
        word = page.word(k + skip)
        code = units.money(word, page.word(k + skip - 1) if skip else None)
        if code is None or page.kind(k + skip) != "w":
            continue
        end = k + skip + 1
        if word in ("pound", "pounds") and not skip and not _is_sterling(page, j, end):
            return Unit("pound", end, _of(page, end))
        plain = word in ("real", "won", "rand", "sterling", "mark", "crown", "pound", "som", "dram", "leu", "lira")
        if (plain and not skip and word in ("real", "won")) or (word in ("mark", "crown") and not page.hyphen(j)):
            return None
        if page.word(end) == "sterling":
            end += 1
        return Unit(code, end, currency=word)
    return None


def _is_sterling(page: Page, j: int, end: int) -> bool:
    """Whether pounds are money: “a pound” of something is a weight, and so is what is lost or lifted."""
    after = page.word(end)
    if after in ("sterling", "(", "a", "per", "worth", "fine"):
        return True
    around = {page.word(k) for k in range(max(0, j - 8), end)}
    if around & _WEIGH or after in ("of", "heavier", "lighter", "overweight"):
        return False
    return bool(around & _SPENT) or page.sterling


def _times(page: Page, j: int) -> Unit | None:
    if page.word(j) == "fold" or (page.hyphen(j) and page.word(j + 1) == "fold"):
        return Unit("ratio", j + 1 + page.hyphen(j))
    if page.word(j) != "times" or page.printed(j, j + 1) == "Times":
        return None
    after = page.word(j + 1)
    if after in _LIKE or (after.endswith("er") and after not in nouns.STOPS and not nouns.is_person(after)):
        return Unit("ratio", j + 1, share_of(page, j + 1) if page.word(j + 1) == "the" else None)
    return Unit("time", j + 1)


def _points(page: Page, j: int) -> Unit | None:
    """The points of a margin of error, of a rate in percent."""
    if page.word(j) not in ("point", "points"):
        return None
    sentence = page.sentences[page.sentence_of(j)]
    return Unit("percentage point", j + 1) if _IN_PERCENT.search(page.text, *sentence) else None


def _measure(page: Page, number: Number, j: int) -> Unit | None:
    hyphen = page.hyphen(j)
    k = j + 1 if hyphen else j
    if number.form == "part" or number.low < 1:
        k = _of_a(page, k)
    while page.word(k) in nouns.SKIPPED or page.word(k) in ("full", "whole", "straight", "consecutive", "long"):
        k += 1
    shape = page.word(k) if page.word(k) in ("square", "cubic", "nautical") else ""
    if shape:
        k += 2 if page.hyphen(k + 1) else 1
    if page.apart(k):
        return None
    if page.word(k) in _SPEEDS:
        return Unit(_SPEEDS[page.word(k)], k + 1, per="hour")
    unit = _measured(page, number, k, hyphen)
    if unit is None:
        return None
    end = k + 1 + (page.word(k + 1) in ("celsius", "fahrenheit"))
    hyphened = hyphen and page.kind(end) == "w" and page.word(end) not in nouns.STOPS
    counted = _what(page, end) if hyphened else _of(page, end)
    return Unit(f"{shape} {unit}" if shape else unit, end, counted)


def _measured(page: Page, number: Number, k: int, hyphen: bool) -> str | None:
    """The measure at token `k`; abbreviations stand beside figures, singulars behind hyphens, parts and one."""
    word = page.word(k)
    if word in units.ABBREVIATED:
        if number.form != "digits":
            return None
        if word in _LETTERS and (not page.glued(k) or (page.glued(k + 1) and page.kind(k + 1) == "d")):
            return None
        return "metre" if word == "m" else units.measure(word)
    if word == "second" and not hyphen and number.low != 1:
        return None
    plain = hyphen or number.low <= 1 or nouns.is_plural(word) or word in ("foot", "stone")
    return units.measure(word) if plain else None


def _what(page: Page, k: int) -> str | None:
    """The words behind a hyphened measure: 90-second video."""
    phrase = noun_phrase(page, k, plural=False)
    if phrase is None:
        return None
    end = phrase[0] + (4 if page.hyphen(phrase[0] + 1) else 2)  # “four-cylinder engine” is two words
    return page.printed(phrase[0], min(phrase[1], end))


def _of(page: Page, k: int) -> str | None:
    """The words behind “of”: tonnes of grain."""
    if page.word(k) != "of" or page.apart(k):
        return None
    k += 1
    while page.word(k) in _OF:
        k += 1
    phrase = noun_phrase(page, k) or noun_phrase(page, k, plural=False)
    return page.printed(*phrase) if phrase else None


def _of_a(page: Page, k: int) -> int:
    """Past “of an” or “a” behind a part: half a metre, a quarter of an hour."""
    j = k + 1 if page.word(k) == "of" else k
    return j + 1 if page.word(j) in ("a", "an") else k


def _toll(page: Page, j: int) -> Unit | None:
    """23 arrested, 19 were fined, two have died."""
    k = j
    while page.word(k) in ("others", "other", "more"):
        k += 1
    if page.word(k) in nouns.TOLLS and not nouns.is_plural(page.word(k + 1)):
        return Unit("person", k + 1, page.printed(k, k + 1))
    if page.word(k) in _BROUGHT and page.word(k + 1) == "to" and page.word(k + 2) in ("hospital", "hospitals"):
        return Unit("person", k, page.printed(k, k + 3))
    k = j
    while page.word(k) in _AUXILIARIES or page.word(k) in ("others", "still"):
        k += 1
    if k > j and page.word(k) in nouns.BEFELL and not page.apart(k):
        return Unit("person", j + (page.word(j) == "others"), page.printed(k, k + 1))
    return None


def _hyphened(page: Page, j: int) -> Unit | None:
    if not page.hyphen(j) or page.word(j + 1) not in _HYPHENED:
        return None
    return Unit("person" if nouns.is_person(page.word(j + 1)) else page.word(j + 1), j + 2, page.printed(j + 1, j + 2))


def _noun(page: Page, number: Number, j: int) -> Unit | None:
    k = _past_of(page, j)
    if k is None or (k == j and (page.word(k) == "others" or page.number(k))):
        return None
    phrase = noun_phrase(page, k)
    if phrase is None and number.high == 1 and number.form != "vague":
        sure = nouns.is_person(page.word(k)) or page.word(number.first - 2) in ("at", "more", "less")
        phrase = (k, k + 1) if sure and noun_phrase(page, k, plural=False) else None
    if phrase is None:
        return None
    name, end = name_of(page, phrase[1] - 1), phrase[1]
    if not name or name in ("dollar", "half", "thousand", "hundred", "third", "quarter"):
        return None
    counted = page.printed(*phrase)
    if name == "person" and (befell := _befell(page, end)) is not None:
        counted = f"{counted} {befell}"
    return Unit(name, end, counted)


def _past_of(page: Page, k: int) -> int | None:
    """Past “of the”, “of its own 50” behind a number; None before “of them”."""
    while page.word(k) in nouns.SKIPPED and not page.printed(k, k + 1).istitle():
        k += 1
    if page.word(k) != "of" or page.apart(k):
        return k
    k += 1
    while page.word(k) in _OF or page.word(k) == "own":
        k += 1
    if (inner := page.number(k)) is not None and inner.form != "part":
        return inner.after
    return None if page.word(k) in _THEM else k


def _befell(page: Page, k: int) -> str | None:
    """What has happened to the people before token `k`, or what they did: persons who were detained, had marched."""
    for n in range(k, k + 5):
        if page.apart(n) or page.kind(n) != "w":
            return None
        if (page.word(n), page.word(n + 1)) in nouns.TOOK_PART:
            return page.printed(n, n + 2)
        if page.word(n) in nouns.BEFELL | nouns.GATHERED:
            return page.printed(n, n + 1)
        if page.word(n) not in _AUXILIARIES:
            return None
    return None
