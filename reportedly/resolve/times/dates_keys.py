"""Words without which a kind of time expression is none: its pattern is only tried near them.

The patterns open with many alternatives and would be tried at every word of a text; finding a word in it costs a
hundredth of that.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.types import Span


class Key(NamedTuple):
    """Of `words`, in small letters, each match holds one; it reaches, with what it looks at beside it, at most `reach`
    code points to either side."""

    reach: int
    words: tuple[str, ...]


def _key(reach: int, words: str) -> Key:
    return Key(reach, tuple(words.split()))


_UNITS = "minute hour day night week fortnight month year decade centur"
KEYS: dict[str, Key] = {
    "ago": _key(190, _UNITS),
    "before last": _key(90, "before after"),
    "century": _key(170, "centur"),
    "decade": _key(100, "0s 0’s 0's ties"),
    "event": _key(140, "before after following prior ahead advance"),
    "from day": _key(120, "from"),
    "hours later": _key(110, "later"),
    "lasting": _key(140, _UNITS),
    "month": _key(150, "jan feb mar apr may jun jul aug sep oct nov dec"),
    "months of": _key(130, "months"),
    "narrative": _key(110, "day morning afternoon evening night week month year decade season"),
    "nth": _key(150, "day week"),
    "or": _key(150, "ago earlier later"),
    "part": _key(130, "day dawn dusk sunset sunrise noon night lunchtime evening morning hours"),
    "period": _key(90, "war revolution depression"),
    "quarter": _key(80, "quarter"),
    "quarterly": _key(90, "-quarter -half"),
    "season": _key(150, "spring summer autumn fall winter"),
    "seasons ago": _key(90, "ago back last"),
    "since then": _key(70, "since"),
    "spoken year": _key(100, "nineteen eighteen seventeen sixteen fifteen twenty thousand"),
    "that time": _key(90, "time period years then"),
    "this time": _key(90, "time"),
    "time": _key(150, _UNITS),
    "unit": _key(110, "week month quarter year decade century"),
    "vague ago": _key(80, "ago later earlier from"),
    "weekday": _key(310, "monday tuesday wednesday thursday friday saturday sunday"),
    "weekdays ago": _key(110, "ago"),
    "weekday day": _key(90, "monday tuesday wednesday thursday friday saturday sunday"),
    "weekday week": _key(110, "week fortnight month"),
    "weekend": _key(80, "weekend"),
    "whole": _key(80, "weekend"),
    "window": _key(140, _UNITS),
    "writing": _key(110, "writing publication press now today"),
    "year to": _key(130, "months quarter year"),
}
_SMALL = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})
"""What `re.IGNORECASE` takes for a plain letter, and `lower` does not or makes two of."""


class Neighbourhoods:
    """The stretches of one text in which each kind can be."""

    def __init__(self, text: str) -> None:
        self._small = text.translate(_SMALL).lower()
        self._whole = [Span(0, len(text))]
        self._at: dict[str, list[int]] = {}

    def of(self, kind: str) -> list[Span]:
        """In order and disjoint; the whole text for a kind without words of its own."""
        key = KEYS.get(kind)
        if key is None:
            return self._whole
        found: list[Span] = []
        for at in sorted(place for word in key.words for place in self._places(word)):
            start, end = max(0, at - key.reach), min(len(self._small), at + key.reach)
            if found and start <= found[-1].end:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
        return found

    def _places(self, word: str) -> list[int]:
        if word not in self._at:
            self._at[word] = [m.start() for m in re.finditer(re.escape(word), self._small)]
        return self._at[word]
