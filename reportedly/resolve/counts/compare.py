"""Whether figures from different statements agree. Pure: values in, a word out.

Two figures may count the same thing when their units are equal and the words for what is counted share a head: the
last word, in the singular, with a few near synonyms held equal (arrested, detained, detentions). Where nobody says what
is counted, or the word tells too little (people, men, others), they are unrelated. Of those that may:

- same: both ends are equal as printed;
- compatible: the ranges overlap. An approximate figure reaches half a step of its last printed place to either side
  (“some forty” agrees with 38, not with 52), for the comparison alone;
- disjoint ones mostly count different things (22 e-mails, 34,000 e-mails), so something must set them against each
  other: a page on which two sources give them, one source at two times, or tolls (deaths, arrests) and crowds as of one
  day or of one place and days that lie near. Then it is a *revision* where one source says so at another time or a
  toll has grown from an earlier day to a later one, else a *contradiction*;
- unrelated: all others, and what is told as a part (“of these, 19 were fined”).

The day is `as_of`; for tolls of different sources, where either lacks it, `published`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Literal

from reportedly.partial import bounds
from reportedly.resolve.counts.nouns import is_plural, singular
from reportedly.types import PartialDate

Agreement = Literal["same", "compatible", "revision", "contradiction", "unrelated"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST = 200
"""Code points of the words for what is counted that are looked at, from the end."""
_ALIKE = {
    "arrest": "arrest arrested detention detained detainee arrestee apprehended custody",
    "death": "death dead died die killed fatality deceased perished drowned starved toll",
    "injury": "injury injured wounded hurt wound",
    "missing": "missing unaccounted",
    "displaced": "displaced evacuated evacuee homeless refugee",
    "casualty": "casualty",
    "protester": """demonstrator demonstrated protester protestor marcher marched participant gathered protested rallied
        took_part taken_part turned_out""",
    "recruit": "recruit recruited enlisted volunteered conscript conscripted",
    "signed": "signed signed_up",
    "joined": "joined walked_out striker",
    "pay": "pay salary wage payment paycheck earnings",
    "fine": "fine fined penalty",
    "cost": "cost price bill",
    "soldier": "soldier troop serviceman",
}
_KEYS = {word.replace("_", " "): key for key, words in _ALIKE.items() for word in words.split()}
_GENERIC = frozenset(
    "person people individual man woman child boy girl other member time thing one total number".split()
)
"""Heads that say too little: eleven people at a bakery are not those in a hospital."""
_TOLLS = frozenset("arrest death injury missing displaced casualty".split())
"""What only grows."""
_TOLLS_AND_CROWDS = _TOLLS | frozenset("protester crowd turnout attendance".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure of one statement, with what comparing it needs.

    `published` is when the statement's page was, `page` which one; `speaker` is whoever gives it, None where only the
    outlet does. `sentence` and `title` stand around it.
    """

    low: float | None
    high: float | None
    unit: str
    approximate: bool = False
    counted: str | None = None
    per: str | None = None
    as_of: PartialDate | None = None
    published: str | None = None
    speaker: str | None = None
    page: str | None = None
    sentence: str = ""
    title: str = ""


@lru_cache(maxsize=4096)
def key_of(counted: str | None) -> str | None:
    """The head of the words for what is counted, folded to one of its near synonyms; None where they tell too little.

    >>> key_of("people arrested"), key_of("Detentions"), key_of("contract soldiers"), key_of(None)
    ('arrest', 'arrest', 'soldier', None)
    """
    words = _WORD.findall((counted or "")[-_LONGEST:].casefold())
    if not words:
        return None
    last = words[-1]
    one = singular(last) if is_plural(last) else last
    return None if one in _GENERIC else _KEYS.get(" ".join(words[-2:])) or _KEYS.get(one) or _KEYS.get(last) or one


Pair = frozenset[tuple[float | None, float | None]]
"""The ends of two figures."""


def compare(figures: Sequence[Counted]) -> list[tuple[int, int, Agreement]]:
    """How each two figures of a group stand to each other, by their positions.

    What one page sets against each other is so on others too: 23 arrests and 52, whoever hands them on.
    """
    pairs = list(combinations(range(len(figures)), 2))
    opposed = frozenset(_ends(figures[a], figures[b]) for a, b in pairs if _opposed(figures[a], figures[b]))
    return [(a, b, agreement(figures[a], figures[b], opposed)) for a, b in pairs]


def agreement(left: Counted, right: Counted, opposed: frozenset[Pair] = frozenset()) -> Agreement:
    """How two figures stand to each other, whichever comes first; the module tells the rules.

    `opposed`: pairs of numbers that some page sets against each other.
    """
    key = key_of(left.counted)
    if key is None or key != key_of(right.counted) or left.unit != right.unit:
        return "unrelated"
    if left.per != right.per and left.per is not None and right.per is not None:
        return "unrelated"
    if (left.low, left.high) == (right.low, right.high):
        return "same"
    (low, high), (other_low, other_high) = _reach(left), _reach(right)
    if low <= other_high and other_low <= high:
        return "compatible"
    if not _near(left, right, key) or _is_part(left) or _is_part(right):
        return "unrelated"
    if _ends(left, right) in opposed or _opposed(left, right) or _one_event(left, right, key):
        return _apart(left, right, key)
    return "revision" if _revised(left, right, key) else "unrelated"


def _ends(left: Counted, right: Counted) -> Pair:
    return frozenset(((left.low, left.high), (right.low, right.high)))


def _near(left: Counted, right: Counted, key: str) -> bool:
    """Whether two figures are of a size: what differs more counts other things, but for tolls and crowds."""
    if key in _TOLLS_AND_CROWDS:
        return True
    one, other = (next((end for end in (f.high, f.low) if end is not None), 0.0) for f in (left, right))
    return max(one, other) <= _FACTOR * min(one, other)


_FACTOR = 4.0
_PART = re.compile(r"\b[Oo]f (?:these|those|them|whom|which)\b|\bamong (?:these|those|them|whom)\b|\bincluding\b")


@lru_cache(maxsize=4096)
def _is_part(figure: Counted) -> bool:
    """Whether a figure is told as a part of another."""
    return _PART.search(figure.sentence) is not None


def _opposed(left: Counted, right: Counted) -> bool:
    """Whether a page lets two sources give the two numbers."""
    if left.page is None or left.page != right.page or left.speaker is None or right.speaker is None:
        return False
    return not _same_speaker(left, right) and left.unit not in _SHARES


_SHARES = frozenset(("percent", "ratio", "percentage point", "point"))
"""What two sources of a page may give of different things."""


def _same_speaker(left: Counted, right: Counted) -> bool:
    return bool(left.speaker and right.speaker and left.speaker.casefold() == right.speaker.casefold())


def _revised(left: Counted, right: Counted, key: str) -> bool:
    """Whether one source tells of the same at another time: a toll, or what it counts in the same words."""
    told = (left.counted or "").casefold(), (right.counted or "").casefold()
    days = left.as_of, right.as_of
    moved = left.page != right.page or (None not in days and days[0] != days[1])
    if not moved or not _same_speaker(left, right):
        return False
    return key in _TOLLS_AND_CROWDS or (told[0] == told[1] and " " in told[0])


def _one_event(left: Counted, right: Counted, key: str) -> bool:
    """Whether two tolls or crowds are as of one day, or of one place and of days that lie near."""
    if key not in _TOLLS_AND_CROWDS:
        return False
    if left.as_of is not None and left.as_of == right.as_of:
        return True
    days = [_days(f.as_of) or _days((f.published or "")[:10] or None) for f in (left, right)]
    if days[0] and days[1] and max(days[0][0], days[1][0]) - min(days[0][1], days[1][1]) > _LATELY:
        return False
    return not _names(left).isdisjoint(_names(right))


_LATELY = timedelta(days=14)
_NAME = re.compile(r"(?<![.!?:”\"] )(?<!^)\b[A-Z][\w’'-]{2,}")


@lru_cache(maxsize=4096)
def _names(figure: Counted) -> frozenset[str]:
    """The capitalised words around a figure that open no sentence."""
    every = (word for part in (figure.sentence, figure.title) for word in _NAME.findall(part[:_LONGEST_AROUND]))
    return frozenset(every) - _CALENDAR


_LONGEST_AROUND = 600
_CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December""".split()
)


def group(figures: Sequence[Counted]) -> list[list[int]]:
    """Positions of the figures that count the same thing, in order; one of which nobody says what is alone."""
    groups: dict[tuple[str, str] | int, list[int]] = {}
    for position, figure in enumerate(figures):
        key = key_of(figure.counted)
        groups.setdefault(position if key is None else (figure.unit, key), []).append(position)
    return list(groups.values())


def _reach(figure: Counted) -> tuple[float, float]:
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    if figure.approximate:
        return low - _half_step(low), high + _half_step(high)
    return low, high


def _half_step(value: float) -> float:
    """Half of the last printed place: 5 of 40, 500 of 3,000, 0.05 of 0.4."""
    if not math.isfinite(value) or value == 0:
        return 0.0
    digits = f"{abs(value):.6g}"
    plain, _, exponent = digits.partition("e")
    whole, _, rest = plain.partition(".")
    places = -len(rest) if rest else len(whole) - len(whole.rstrip("0"))
    return float(0.5 * 10.0 ** (places + int(exponent or 0)))


def _apart(left: Counted, right: Counted, key: str) -> Agreement:
    """What two figures are whose ranges do not meet."""
    if _same_speaker(left, right):
        moved = left.as_of != right.as_of or left.published != right.published
        return "revision" if moved else "contradiction"
    given = left.as_of is not None and right.as_of is not None
    days = (left.as_of, right.as_of) if given else (left.published, right.published) if key in _TOLLS else (None, None)
    one, other = _days(days[0]), _days(days[1])
    if one is None or other is None or (one[0] <= other[1] and other[0] <= one[1]):
        return "contradiction"
    if key not in _TOLLS:
        return "unrelated"
    earlier, later = (left, right) if one[1] < other[0] else (right, left)
    return "revision" if _reach(earlier)[1] < _reach(later)[0] else "contradiction"


@lru_cache(maxsize=4096)
def _days(value: str | None) -> tuple[date, date] | None:
    try:
        return bounds(value) if value else None
    except (ValueError, OverflowError):
        return None
