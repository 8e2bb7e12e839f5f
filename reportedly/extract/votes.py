"""Whether the words of a block are in the text that trafilatura takes for the article."""

from __future__ import annotations

from collections import Counter

from reportedly.extract.blocks import key

_SHORT = 30  # keys below this many characters may be in a text by chance
_PROBE = 20


class Votes:
    """The chosen text, asked block by block in page order; each stretch of it counts once."""

    def __init__(self, text: str) -> None:
        self.length = 0
        self.covered = 0
        self._lines = Counter(filter(None, map(key, text.split("\n"))))
        self._text = key(text)
        self.length = len(self._text)
        self._taken: set[int] = set()
        self._at = 0

    def has(self, words: str) -> bool:
        """Whether a block with this key was chosen."""
        if not words:
            return False
        if len(words) < _SHORT:
            return self._has_short(words)
        found = self._text.find(words, self._at)
        if found < 0:
            found = self._text.find(words)
        while found >= 0 and found in self._taken:
            found = self._text.find(words, found + 1)
        if found < 0:
            return self._has_most(words)
        self._take(found, len(words))
        return True

    def _has_short(self, words: str) -> bool:
        """A line of its own, or the words right after the block before."""
        follows = self._text.startswith(words, self._at)
        if not follows and self._lines[words] <= 0:
            return False
        self._lines[words] -= 1
        self._take(self._at if follows else -1, len(words))
        return True

    def _has_most(self, words: str) -> bool:
        """Most of it is there: trafilatura cuts advertisements and links out of paragraphs."""
        probes = [words[i : i + _PROBE] for i in range(0, len(words) - _PROBE + 1, _PROBE)]
        hits = sum(probe in self._text for probe in probes)
        first = self._text.find(probes[0])
        if hits * 10 < len(probes) * 6 or first in self._taken:
            return False
        self._take(first, len(words))
        return True

    def _take(self, found: int, length: int) -> None:
        self.covered += length
        if found >= 0:
            self._taken.add(found)
            self._at = found + length
