"""Where in a text each kind of time expression can be: its pattern is only tried near words that it needs.

The patterns open with many alternatives and would be tried at every word of a text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, repeat

from reportedly.resolve.sieve import Sieve, Words, small
from reportedly.resolve.times.terms import TERMS
from reportedly.resolve.times.words import ANCIENT, NUMERIC, WORDED
from reportedly.types import Span

_BEYOND = 50
"""Code points behind a match that its pattern looks at, at most."""


_PATTERNS = NUMERIC | WORDED | TERMS | ANCIENT
_SIEVE = Sieve(*_PATTERNS.values())
_WORDS = Words(_SIEVE)
KEYS = {kind: needed for kind, needed in zip(_PATTERNS, _SIEVE.needed, strict=True) if needed}
"""What each kind needs that needs any word."""


class Neighbourhoods:
    """The stretches of one text in which each kind can be."""

    def __init__(self, text: str) -> None:
        self._whole = Span(0, len(text))
        self._places = _WORDS.places(small(text))
        self._known: dict[frozenset[str], list[Span]] = {}

    def of(self, kind: str) -> list[Span]:
        """In order and disjoint, around the rarest of the words that the kind needs, where the others are as well; the
        whole text for a kind that needs no word."""
        needed = KEYS.get(kind)
        if needed is None:
            return [self._whole]
        places = [self._near(one.words) for one in needed]
        rarest = min(range(len(needed)), key=lambda i: len(places[i]))
        before, behind = needed[rarest].before, needed[rarest].behind + _BEYOND
        found: list[Span] = []
        for start, end in places[rarest]:
            start, end = max(0, start - before), min(self._whole.end, end + behind)
            if not all(_any_within(other, start, end) for other in places):
                continue
            if found and start <= found[-1].end:
                found[-1] = Span(found[-1].start, max(end, found[-1].end))
            else:
                found.append(Span(start, end))
        return found

    def _near(self, words: frozenset[str]) -> list[Span]:
        """The places of a set of words, in order; several kinds need the same."""
        if words not in self._known:
            self._known[words] = sorted(chain.from_iterable(map(self._places.get, words, repeat(()))))
        return self._known[words]


def _any_within(places: Sequence[Span], start: int, end: int) -> bool:
    """Whether any of some places, in order and disjoint, begins or ends in a stretch."""
    i = bisect_left(places, (start, end))
    return (i < len(places) and places[i].start < end) or (i > 0 and places[i - 1].end > start)
