"""Where in a text each kind of time expression can be: its pattern is only tried near words that it needs.

The patterns open with many alternatives and would be tried at every word of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.resolve.sieve import Sieve, Words, small
from reportedly.resolve.times.terms import TERMS
from reportedly.resolve.times.words import ANCIENT, NUMERIC, WORDED
from reportedly.types import Span

_BESIDE = 50
"""Code points to either side of a match that its pattern looks at, at most."""


class Key(NamedTuple):
    """What a match needs: one word of each of `sets`; with what it looks at beside it, it reaches `reach` code points
    to either side of them."""

    sets: Sequence[frozenset[str]]
    reach: int


_PATTERNS = NUMERIC | WORDED | TERMS | ANCIENT
_SIEVE = Sieve(*_PATTERNS.values())
_WORDS = Words(_SIEVE)
KEYS = {
    kind: Key(sets, width + _BESIDE)
    for kind, sets, width in zip(_PATTERNS, _SIEVE.needed, _SIEVE.widths, strict=True)
    if sets
}
"""The key of each kind that needs any word."""


class Neighbourhoods:
    """The stretches of one text in which each kind can be."""

    def __init__(self, text: str) -> None:
        self._whole = Span(0, len(text))
        self._places = _WORDS.places(small(text))

    def of(self, kind: str) -> list[Span]:
        """In order and disjoint; the whole text for a kind that needs no word."""
        key = KEYS.get(kind)
        if key is None:
            return [self._whole]
        near = min((self._near(words) for words in key.sets), key=len)
        found: list[Span] = []
        for start, end in near:
            start, end = max(0, start - key.reach), min(self._whole.end, end + key.reach)
            if found and start <= found[-1].end:
                found[-1] = Span(found[-1].start, max(end, found[-1].end))
            else:
                found.append(Span(start, end))
        return found

    def _near(self, words: frozenset[str]) -> list[Span]:
        """The places of a set of words, in order."""
        return sorted(place for word in words for place in self._places.get(word, ()))
