"""Numbers as they are printed in English text: figures, words, scales, fractions and vague ones. Values, no meaning.

Reading is bounded at every place, so time is linear in the length of the text. What cannot be read for certain (codes,
``12.04.2024``, figures of more than 15 digits) has no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.number_words import SMALL, TENS

_DIGITS = r"(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?![\d.,]?\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,'’]\d+)*"
_TOKEN = re.compile(rf"(?P<d>{_DIGITS})|(?P<w>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<m>[^\w\s]|_|[^\W\d])")
_COMMAS = re.compile(r"\d{1,3}(?:[,'’]\d{3})+(?:\.\d+)?")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_DECIMAL, _DECIMAL_COMMA = re.compile(r"\d+\.\d+"), re.compile(r"\d+,\d{1,2}")
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")
_MOST_DIGITS = 15
"""More are a code, or not exact as a float."""
_MOST_WORDS = 24
"""Tokens of the longest number in words."""

_TENS = {**TENS, "fourty": 40}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_WRITTEN_APART = frozenset("bn mn tn bln mln trn".split())
_GROUPS = {**_SCALES, "hundred": 100.0, "dozen": 12.0}
_PLURALS = {
    "dozens": 12.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
_FEWEST, _MOST = 2, 9
"""What “several” stands for, and “a few”, before a round number; a bare plural (“hundreds”) leaves the top open."""
_ONE_OF_BY = frozenset("by about nearly almost than roughly only over under down up just some least around".split())
_DASHES = frozenset("-‐‑")
_OPENING = frozenset((*SMALL, *_TENS, *_PLURALS, *"a an half several tens scores".split()))
"""What a number in words, or a vague one, begins with."""
BEGINNINGS = _OPENING | _VULGAR.keys()
"""What a number begins with that begins with no digit."""


class Token(NamedTuple):
    """A word (w), a figure (d) or a mark (m); `low` is the word folded."""

    start: int
    end: int
    low: str
    kind: str
    capital: bool


class Number(NamedTuple):
    """Tokens ``[first, after)`` stand for a number between `low` and `high`; `base` is it without its scale.

    `form` is digits, words, part (of a whole) or vague.
    """

    first: int
    after: int
    low: float
    high: float | None
    form: str
    base: float
    scale: float = 1.0
    grouped: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a word or a letter makes it larger: “4 million”, “4m”."""
        return self.scale != 1


def tokens_of(text: str) -> list[Token]:
    """Words, figures and marks of a text."""
    found = []
    for m in _TOKEN.finditer(text):
        raw = m.group()
        found.append(Token(m.start(), m.end(), raw.casefold(), m.lastgroup or "m", raw[0].isupper()))
    return found


def value_of(printed: str, pointed: bool = True) -> float | None:
    """The value of a figure; `pointed` says that a single point before three digits is a decimal point.

    >>> value_of("51,000"), value_of("1.5"), value_of("1.234.567"), value_of("3,5"), value_of("12.04.2024")
    (51000.0, 1.5, 1234567.0, 3.5, None)
    """
    if len(printed) > 2 * _MOST_DIGITS:
        return None
    plain = printed.translate(_SPACES)
    if plain.isdecimal():
        whole = plain
    elif _COMMAS.fullmatch(plain):
        whole = re.sub("[,'’]", "", plain)
    elif _DOTTED.fullmatch(plain) or (not pointed and _DOTS.fullmatch(plain)):
        whole = plain.replace(".", "").replace(",", ".")
    elif _DECIMAL.fullmatch(plain):
        whole = plain
    elif _DECIMAL_COMMA.fullmatch(plain):
        whole = plain.replace(",", ".")
    else:
        return None
    digits = whole.split(".", 1)[0]
    if len(digits) > _MOST_DIGITS or (len(digits) > 1 and int(digits[0]) == 0):
        return None
    return float(whole)


def read_number(text: str, tokens: Sequence[Token], i: int, pointed: bool = True) -> Number | None:
    """The number that begins at token `i`: the longest reading, None where none begins."""
    token = tokens[i]
    if token.kind == "d":
        return _figures(text, tokens, i, pointed)
    if token.low in _VULGAR and not (i and tokens[i - 1].end == token.start):
        return Number(i, i + 1, _VULGAR[token.low], _VULGAR[token.low], "part", _VULGAR[token.low])
    if token.kind != "w" or token.low not in _OPENING:
        return None
    return _vague(tokens, i) or _part(tokens, i) or _words(tokens, i)


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether no space stands before token `i`."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def _figures(text: str, tokens: Sequence[Token], i: int, pointed: bool) -> Number | None:
    printed = text[tokens[i].start : tokens[i].end]
    value = value_of(printed, pointed)
    if value is None:
        return None
    j, scale = i + 1, 1.0
    if _at(tokens, j) in _VULGAR and (_glued(tokens, j) or printed.isdecimal()):
        value, j = value + _VULGAR[tokens[j].low], j + 1
    if (_glued(tokens, j) and _at(tokens, j) in _SHORT) or _at(tokens, j) in _WRITTEN_APART:
        scale, j = _SHORT[tokens[j].low], j + 1
    else:
        value, j = _and_a_half(tokens, j, value)
        k = j + 1 if _at(tokens, j) in _DASHES and _glued(tokens, j) else j
        while _at(tokens, k) in _GROUPS and scale * _GROUPS[tokens[k].low] <= 1e15:
            scale, j, k = scale * _GROUPS[tokens[k].low], k + 1, k + 1
    grouped = value >= 1000 and not printed.isdecimal()
    return _number(i, j, value, "digits", scale, grouped)


def _number(i: int, j: int, base: float, form: str, scale: float = 1.0, grouped: bool = False) -> Number:
    value = round(base * scale, 6)
    return Number(i, j, value, value, form, base, scale, grouped or scale >= 1000)


def _and_a_half(tokens: Sequence[Token], j: int, value: float) -> tuple[float, int]:
    conjunction = _past_dash(tokens, j)
    article = _past_dash(tokens, conjunction + 1)
    part = _past_dash(tokens, article + 1)
    halved = _at(tokens, article) in ("a", "one") and _at(tokens, part) in ("half", "quarter")
    if _at(tokens, conjunction) == "and" and halved:
        return value + 1 / _PARTS[tokens[part].low], part + 1
    return value, j


def _past_dash(tokens: Sequence[Token], k: int) -> int:
    """The token behind a dash that is glued on, as in “five-and-a-half”; else `k` itself."""
    return k + 1 if _at(tokens, k) in _DASHES and _glued(tokens, k) else k


def _words(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in words: “one hundred and thirty-four thousand”, “a dozen”."""
    if _at(tokens, i) == "zero":
        return Number(i, i + 1, 0.0, 0.0, "words", 0.0)
    lead = _at(tokens, i) in ("a", "an")
    if lead and _at(tokens, i + 1) not in _GROUPS:
        return None
    # `total` of finished scales, `current` before the next one, `last` the size that what follows must be below
    j, total, current, last, scale = i + lead, 0.0, float(lead), 1e18, 1.0
    while j < len(tokens) and j - i < _MOST_WORDS:
        k = _joint(tokens, j, j > i)
        word = _at(tokens, k)
        size, value = _GROUPS.get(word, 0.0), float(SMALL.get(word, _TENS.get(word, 0)))
        if size == 100 and 0 < current < 100:
            current, last = current * size, size
        elif size and size != 100 and current and size < _scale_limit(total):
            total, current, last, scale = total + current * size, 0.0, size, size
        elif value and _fits(value, last, current):
            current, last = current + value, (10.0 if word in _TENS else 1.0)
        else:
            break
        j = k + 1
    return _finished(tokens, i, j, (total, current, scale)) if j > i + lead else None


def _finished(tokens: Sequence[Token], i: int, j: int, read: tuple[float, float, float]) -> Number:
    """The number of what was read, with “and a half” behind it."""
    total, current, scale = read
    value, end = _and_a_half(tokens, j, total + current)
    if end > j and _at(tokens, end) in _SCALES:
        return _number(i, end + 1, value, "words", _SCALES[tokens[end].low])
    exact = scale if total and not current else 1.0
    if end > j and exact > 1:  # a million and a half
        value = total + (value - total) * exact
    return _number(i, end, value / exact, "words", exact, value >= 1000)


def _scale_limit(total: float) -> float:
    """A scale must be smaller than those before it: two million three thousand, but not the other way."""
    limit = 1e18
    for scale in _SCALES.values():
        if total >= scale:
            limit = scale
    return limit


def _fits(value: float, last: float, current: float) -> bool:
    if value >= 10:
        return last >= 100
    return value >= 1 and (last >= 10 and (last != 10 or current % 10 == 0))


def _joint(tokens: Sequence[Token], j: int, inside: bool) -> int:
    """Where a number in words goes on: behind a hyphen between its words, or an “and” after a hundred."""
    if not inside:
        return j
    if _at(tokens, j) in _DASHES and _glued(tokens, j) and _glued(tokens, j + 1):
        return j + 1
    after = _at(tokens, j + 1)
    if _at(tokens, j) == "and" and _at(tokens, j - 1) in _GROUPS and (after in SMALL or after in _TENS):
        return j + 1
    return j


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    """“dozens”, “tens of thousands”, “several hundred”, “a couple of dozen”."""
    word = _at(tokens, i)
    scores = word == "scores" and _at(tokens, i + 1) in ("of", "were", "have")
    if word in _PLURALS or scores or (word == "tens" and _at(tokens, i + 1) == "of"):
        low = {"tens": 20.0, "scores": 40.0}.get(word) or _FEWEST * _PLURALS[word]
        larger = _PLURALS.get(_at(tokens, i + 2), 0.0) if _at(tokens, i + 1) == "of" else 0.0
        if larger >= 1000 and (word == "tens" or larger > _PLURALS.get(word, larger)):
            return Number(i, i + 3, low * larger, None, "vague", low, larger)
        return None if word == "tens" else Number(i, i + 1, low, None, "vague", low)
    j = i + 1 if word == "a" else i
    several = _at(tokens, j) == "several" or (_at(tokens, j) == "few" and j > i)
    couple = j > i and _at(tokens, j) == "couple"
    if not several and not couple:
        return None
    k = j + 2 if _at(tokens, j + 1) == "of" else j + 1
    scale, size = k, 1.0
    while _at(tokens, scale) in _GROUPS and size * _GROUPS[tokens[scale].low] <= 1e15:
        size, scale = size * _GROUPS[tokens[scale].low], scale + 1
    if scale > k and several:
        return Number(i, scale, _FEWEST * size, _MOST * size, "vague", size)
    if couple and (scale > k or k == j + 2):
        return Number(i, scale if scale > k else k, 2 * size, 2 * size, "vague", 2 * size)
    return None


def _part(tokens: Sequence[Token], i: int) -> Number | None:
    """“half of”, “a third of”, “two-thirds”, “half a million”; what is an ordinal or a time of day is none."""
    if _at(tokens, i) == "half":
        return _half(tokens, i)
    count = 1 if _at(tokens, i) in ("a", "one") else SMALL.get(_at(tokens, i), 0)
    hyphen = _at(tokens, i + 1) in _DASHES and _glued(tokens, i + 1) and _glued(tokens, i + 2)
    k = i + 2 if hyphen else i + 1
    word = _at(tokens, k)
    whole = _PARTS.get(word.removesuffix("s")) if word not in ("half", "halves") else 2
    if not count or whole is None or (count > 1 and not word.endswith("s")) or (count == 1 and word.endswith("s")):
        return None
    after = _at(tokens, k + 1)
    timed = after in ("past", "to", "before", "after") and not (after == "to" and _at(tokens, i - 1) == "by")
    if timed or (_at(tokens, k + 1) in _DASHES and _glued(tokens, k + 1)):
        return None
    if count == 1 and not (after == "of" or hyphen or _at(tokens, i - 1) in _ONE_OF_BY):
        return None
    if _at(tokens, i) == "one" and word == "half" and not (hyphen or after == "of"):
        return None
    return Number(i, k + 1, count / whole, count / whole, "part", count / whole)


_NOT_HALF = frozenset(
    "first second other better top bottom her his latter back front northern southern eastern western upper lower "
    "final each either every opening former one a".split()
)
_HALVED = frozenset("of the its his her their our all that this these those as were was are is have had".split())


def _half(tokens: Sequence[Token], i: int) -> Number | None:
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    if after in ("past", "back"):
        return None
    if after in ("a", "an") and _at(tokens, i + 2) in _GROUPS:
        size, j = _GROUPS[tokens[i + 2].low], i + 3
        return _number(i, j, 0.5, "words", size)
    if after in _DASHES and _glued(tokens, i + 1) and _at(tokens, i + 2) == "hour":
        return Number(i, i + 1, 0.5, 0.5, "part", 0.5)
    if before in _NOT_HALF and after != "of":
        return None
    if after in _HALVED or after in ("a", "an") or before in _ONE_OF_BY or (before == "in" and after in ".,;"):
        return Number(i, i + 1, 0.5, 0.5, "part", 0.5)
    return None
