"""What a text dates by name: “the attack on 5 May”, “Monday’s vote”, “he died on 31 May”, a life in brackets.

“Three days before the vote” and “the night before he died” are counted from it. A name that the text has given two
different dates tells none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportedly.partial import bounds
from reportedly.types import PartialDate

_NAMED_BY = {
    "died": "death", "killed": "death", "born": "birth", "married": "marriage", "elected": "election",
    "resigned": "resignation", "arrested": "arrest", "released": "release", "appointed": "appointment",
    "published": "publication", "launched": "launch", "opened": "opening", "retired": "retirement",
    "founded": "foundation", "arrived": "arrival", "departed": "departure", "crashed": "crash", "exploded": "explosion",
    "collapsed": "collapse", "disappeared": "disappearance", "graduated": "graduation", "invaded": "invasion",
    "wedding": "marriage", "founding": "foundation",
}  # fmt: skip
"""Verbs, and other names, of what the noun names."""
_REACH = 80
"""Code points before and behind a date, or an expression, in which the name of what happened is looked for."""
_OPENING = 600
"""Code points within which a text gives the dates of the one whose life it tells."""
_BRACKET = re.compile(r"[A-Z]\w[^()\n]{0,20}\s\([^()\n]{0,60}$")
_DETERMINER = r"(?:(?i:the|his|her|its|their|this|that)|[A-Z]\w{1,20}[’']s?)"
_NOUN_ON = re.compile(
    rf"\b{_DETERMINER}\s(?:[a-z’'-]{{1,20}}\s){{0,3}}?(?P<noun>[a-z]{{4,20}})\s(?:on|of|in)\s(?:the\s)?$"
)
_VERB_ON = re.compile(rf"\b(?P<verb>{'|'.join(_NAMED_BY)})\s(?:[^.;:,\n]{{0,50}}\s)?(?:(?:on|in)\s(?:the\s)?)?$")
_OWN = re.compile(r"[’']s?\s(?P<first>[a-z]{4,20})(?:\s(?P<second>[a-z]{4,20}))?\b")
_ATTRIBUTE = re.compile(r"\s(?P<noun>[a-z]{4,20})\b")
_THE = re.compile(r"\b(?:the|that|this|his|her|their|its)\s$")
_AFTER = re.compile(
    rf"\s(?:{_DETERMINER}\s(?P<words>[a-z’'-]{{1,20}}(?:\s[a-z’'-]{{1,20}}){{0,3}})\b"
    r"|(?:he|she|it|they)\s(?:was\s|were\s|had\s)?(?P<verb>[a-z]{3,20})\b)"
)
_NO_NAME = frozenset(
    "year years month months week weeks night morning afternoon evening time date early late period summer winter "
    "spring autumn rest course part days when after before that which with from said says city town country "
    "village".split()
)
"""Words after a date or before “of” that name nothing that happens."""


@dataclass(slots=True)
class Events:
    """The dates that a text has given to what happens, by its name; None where it has given two."""

    dates: dict[str, PartialDate | None] = field(default_factory=dict)

    def tell(self, text: str, start: int, end: int, value: PartialDate) -> None:
        """Take up what the date at ``[start, end)`` dates, if the words beside it name it."""
        if "/" in value:
            self.live(text, start, value)
            return
        before = text[max(0, start - _REACH) : start]
        if m := _NOUN_ON.search(before):
            self._name(m["noun"], value)
        if m := _VERB_ON.search(before):
            self._name(m["verb"], value)
        if m := _OWN.match(text, end, end + _REACH):
            self._name(m["first"], value)
            if m["second"]:
                self._name(m["second"], value)
        elif _THE.search(before) and (m := _ATTRIBUTE.match(text, end, end + _REACH)):
            self._name(m["noun"], value)

    def live(self, text: str, start: int, value: PartialDate) -> None:
        """Take up a range in brackets behind a name, near the beginning: the birth and the death of its subject."""
        if start <= _OPENING and "/" in value and _BRACKET.search(text, max(0, start - _REACH), start):
            for name, side in zip(("birth", "death"), value.split("/", 1), strict=True):
                self.dates.setdefault(name, side)

    def _name(self, word: str, value: PartialDate) -> None:
        name = _NAMED_BY.get(word, word)
        if name in _NO_NAME:
            return
        known = self.dates.get(name, value)
        if known is None:
            return
        (first, last), (begin, end) = bounds(known), bounds(value)
        if first <= begin and end <= last:
            self.dates[name] = value
        elif not (begin <= first and last <= end):
            self.dates[name] = None

    def named(self, text: str, at: int) -> PartialDate | None:
        """The date of what is named behind a place: “ the vote”, “ his sudden death”, “ she was elected”."""
        m = _AFTER.match(text, at, at + _REACH)
        if m is None:
            return None
        if m["verb"]:
            return self.dates.get(_NAMED_BY[m["verb"]]) if m["verb"] in _NAMED_BY else None
        for word in m["words"].split():
            if known := self.dates.get(_NAMED_BY.get(word, word)):
                return known
        return None
