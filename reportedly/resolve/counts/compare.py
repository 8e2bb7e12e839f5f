"""Whether figures from different statements agree. Pure: values in, a word out.

Two figures may count the same thing when their units are equal and the words for what is counted share a head: the
last word, in the singular, with a few near synonyms held equal (arrested, detained, detentions). Where nobody says what
is counted, or the word tells too little (people, men, others), they are unrelated. Of those that may:

- same: both ends are equal as printed;
- compatible: the ranges overlap. An approximate figure reaches half a step of its last printed place to either side
  (“some forty” agrees with 38, not with 52), for the comparison alone;
- disjoint ones mostly count different things (22 e-mails, 34,000 e-mails), so something must set them against each
  other: a page on which two sources give them, one source at two times, or tolls (deaths, arrests) and crowds as of one
  day or of one place and days that lie near. Then it is a *revision* where one source says so at another time, a
  toll has grown from an earlier day to a later one, or a page tells one as of long before, else a *contradiction*;
- unrelated: all others, what is told as a part (“of these, 19 were fined”), what tells which thing it is (a 13-inch
  screen, a 16-inch one), and tolls of two sides (civilians, soldiers).

The day is `as_of`; for tolls of different sources, where either lacks it, `published`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Literal

from reportedly.days import MONTHS, WEEKDAYS
from reportedly.partial import bounds
from reportedly.resolve.counts.nouns import is_plural, singular
from reportedly.types import PartialDate

Agreement = Literal["same", "compatible", "revision", "contradiction", "unrelated"]
Days = tuple[date, date]
"""The first and the last day of a time."""

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
_SIDES = {
    word.replace("_", " "): side
    for side, words in {
        "civilian": "civilian noncombatant non-combatant bystander",
        "soldier": """soldier troop serviceman servicewoman servicemember service_member airman marine peacekeeper
            conscript reservist""",
        "fighter": "fighter militant rebel insurgent terrorist gunman attacker assailant jihadist separatist",
        "police": "policeman policewoman police_officer constable trooper",
        "journalist": "journalist reporter photographer correspondent",
        "prisoner": "prisoner inmate",
    }.items()
    for word in words.split()
}
"""Of whom tolls are counted apart: the civilians who were killed are none of the soldiers."""
_SHARES = frozenset(("percent", "ratio", "percentage point", "point"))
"""What two sources of a page may give of different things."""
_FACTOR = 4.0
"""Figures that are further apart count other things, but for tolls and crowds."""
_LATELY = timedelta(days=14)
_PART = re.compile(r"\b[Oo]f (?:these|those|them|whom|which)\b|\bamong (?:these|those|them|whom)\b|\bincluding\b")
_NAME = re.compile(r"(?<![.!?:”\"] )(?<!^)\b[A-Z][\w’'-]{2,}")
_AROUND = 600
"""Code points of a sentence, and of a title, in which names are looked for."""
_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS)) - {"May"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure of one statement, with what comparing it needs.

    `published` is when the statement's page was, `page` which one; `speaker` is whoever gives it, None where only the
    outlet does. `which`: whether it tells which thing it is (“a 13-inch screen”). `sentence` and `title` stand around.
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
    which: bool = False
    sentence: str = ""
    title: str = ""


@lru_cache(maxsize=4096)
def key_of(counted: str | None) -> str | None:
    """The head of the words for what is counted, folded to one of its near synonyms; None where they tell too little.

    >>> key_of("people arrested"), key_of("Detentions"), key_of("contract soldiers"), key_of(None)
    ('arrest', 'arrest', 'soldier', None)
    """
    words = _words(counted)
    if not words:
        return None
    last = words[-1]
    one = _one(last)
    return None if one in _GENERIC else _KEYS.get(" ".join(words[-2:])) or _KEYS.get(one) or _KEYS.get(last) or one


def _words(counted: str | None) -> list[str]:
    return _WORD.findall((counted or "")[-_LONGEST:].casefold())


def _one(word: str) -> str:
    return singular(word) if is_plural(word) else word


Ends = frozenset[tuple[float | None, float | None]]
"""The ends of two figures."""


class _Figure:
    """A figure with what comparing it needs, each worked out once."""

    def __init__(self, given: Counted) -> None:
        self.given = given
        self.key = key_of(given.counted)
        self.ends = (given.low, given.high)
        self.speaker = given.speaker.casefold() if given.speaker else None
        self.reach = _reach(given)

    @cached_property
    def is_part(self) -> bool:
        """Whether it is told as a part of another."""
        return _PART.search(self.given.sentence) is not None

    @cached_property
    def side(self) -> str | None:
        """Of which side a toll is, where its words tell."""
        words = list(map(_one, _words(self.given.counted)))
        told = {_SIDES.get(w) or _SIDES.get(" ".join(words[i : i + 2])) for i, w in enumerate(words)} - {None}
        return told.pop() if len(told) == 1 else None

    @cached_property
    def size(self) -> float:
        return next((end for end in reversed(self.ends) if end is not None), 0.0)

    @cached_property
    def names(self) -> frozenset[str]:
        """The capitalised words around it that open no sentence."""
        around = (self.given.sentence, self.given.title)
        return frozenset(word for part in around for word in _NAME.findall(part[:_AROUND])) - _NO_NAMES

    @cached_property
    def as_of(self) -> Days | None:
        return _days(self.given.as_of)

    @cached_property
    def published(self) -> Days | None:
        return _days(self.given.published)

    @cached_property
    def day(self) -> Days | None:
        """The day that it is as of, else that of its page."""
        return self.as_of or _days((self.given.published or "")[:10] or None)


def compare(figures: Sequence[Counted]) -> list[tuple[int, int, Agreement]]:
    """How each two figures of a group stand to each other, by their positions.

    What one page sets against each other is so on others too: 23 arrests and 52, whoever hands them on.
    """
    given = [_Figure(figure) for figure in figures]
    pairs = list(combinations(range(len(given)), 2))
    opposed = frozenset(_ends(given[a], given[b]) for a, b in pairs if _opposed(given[a], given[b]))
    return [(a, b, _agreement(given[a], given[b], opposed)) for a, b in pairs]


def agreement(left: Counted, right: Counted) -> Agreement:
    """How two figures stand to each other, whichever comes first; the module tells the rules."""
    return _agreement(_Figure(left), _Figure(right), frozenset())


def group(figures: Sequence[Counted]) -> list[list[int]]:
    """Positions of the figures that count the same thing, in order; one of which nobody says what is alone."""
    groups: dict[tuple[str, str] | int, list[int]] = {}
    for position, figure in enumerate(figures):
        key = key_of(figure.counted)
        groups.setdefault(position if key is None else (figure.unit, key), []).append(position)
    return list(groups.values())


def _agreement(left: _Figure, right: _Figure, opposed: frozenset[Ends]) -> Agreement:
    """The same; `opposed` are pairs of numbers that some page sets against each other."""
    key, one, other = left.key, left.given, right.given
    if key is None or key != right.key or one.unit != other.unit:
        return "unrelated"
    if one.per != other.per and one.per is not None and other.per is not None:
        return "unrelated"
    if left.ends == right.ends:
        return "same"
    if left.reach[0] <= right.reach[1] and right.reach[0] <= left.reach[1]:
        return "compatible"
    if one.which or other.which or not _near(left, right, key) or left.is_part or right.is_part:
        return "unrelated"
    if _same_speaker(left, right) and _breath(one) == _breath(other):
        return "unrelated"
    if key in _TOLLS and left.side and right.side and left.side != right.side:
        return "unrelated"
    if _ends(left, right) in opposed or _opposed(left, right) or _one_event(left, right, key):
        return _apart(left, right, key)
    return "revision" if _revised(left, right, key) else "unrelated"


def _breath(figure: Counted) -> tuple[str | None, ...]:
    """What two figures have in common in which nobody contradicts themselves: one sentence, one time."""
    return figure.page, figure.published, figure.sentence, figure.as_of


def _ends(left: _Figure, right: _Figure) -> Ends:
    return frozenset((left.ends, right.ends))


def _near(left: _Figure, right: _Figure, key: str) -> bool:
    """Whether two figures are of a size."""
    if key in _TOLLS_AND_CROWDS:
        return True
    return max(left.size, right.size) <= _FACTOR * min(left.size, right.size)


def _opposed(left: _Figure, right: _Figure) -> bool:
    """Whether a page lets two sources give the two numbers."""
    one, other = left.given, right.given
    if one.page is None or one.page != other.page or one.speaker is None or other.speaker is None:
        return False
    return not _same_speaker(left, right) and one.unit not in _SHARES


def _same_speaker(left: _Figure, right: _Figure) -> bool:
    return left.speaker is not None and left.speaker == right.speaker


def _revised(left: _Figure, right: _Figure, key: str) -> bool:
    """Whether one source tells of the same at another time: a toll, or what it counts in the same words."""
    told = [(figure.given.counted or "").casefold() for figure in (left, right)]
    days = left.given.as_of, right.given.as_of
    moved = left.given.page != right.given.page or (None not in days and days[0] != days[1])
    if not moved or not _same_speaker(left, right):
        return False
    return key in _TOLLS_AND_CROWDS or (told[0] == told[1] and " " in told[0])


def _one_event(left: _Figure, right: _Figure, key: str) -> bool:
    """Whether two tolls or crowds are as of one day, or of one place and of days that lie near."""
    if key not in _TOLLS_AND_CROWDS:
        return False
    if left.given.as_of is not None and left.given.as_of == right.given.as_of:
        return True
    return not _far_apart(left.day, right.day) and not left.names.isdisjoint(right.names)


def _apart(left: _Figure, right: _Figure, key: str) -> Agreement:
    """What two figures are whose ranges do not meet."""
    one, other = left.given, right.given
    if _same_speaker(left, right):
        moved = one.as_of != other.as_of or one.published != other.published
        return "revision" if moved else "contradiction"
    here = one.page is not None and one.page == other.page and (one.as_of is None) != (other.as_of is None)
    if here and _far_apart(left.day, right.day):
        return "revision"  # “In December it had put the figure at 33”
    if one.as_of is not None and other.as_of is not None:
        first, second = left.as_of, right.as_of
    elif key in _TOLLS:
        first, second = left.published, right.published
    else:
        return "contradiction"
    if first is None or second is None or (first[0] <= second[1] and second[0] <= first[1]):
        return "contradiction"
    if key not in _TOLLS:
        return "unrelated"
    earlier, later = (left, right) if first[1] < second[0] else (right, left)
    return "revision" if earlier.reach[1] < later.reach[0] else "contradiction"


def _far_apart(one: Days | None, other: Days | None) -> bool:
    """Whether of two days, where both are known, one is long before the other."""
    return one is not None and other is not None and max(one[0], other[0]) - min(one[1], other[1]) > _LATELY


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


def _days(value: str | None) -> Days | None:
    try:
        return bounds(value) if value else None
    except (ValueError, OverflowError):
        return None
