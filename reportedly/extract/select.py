"""Which blocks of a page are its article, and what each is.

trafilatura votes: a block whose words are in its text is part of the article. Its text alone would lose what people
say in captions and embedded posts, so these are added where they stand between the blocks that it chose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from reportedly.extract import blocks as b
from reportedly.extract.blocks import Block

_SHORT = 30  # keys below this many characters may be in a text by chance
_PROBE = 20


class Votes:
    """Where the words of a block are in the text that trafilatura chose; each stretch counts once."""

    def __init__(self, text: str) -> None:
        self.text = b.key(text)
        self._lines = Counter(filter(None, map(b.key, text.split("\n"))))
        self._taken: set[int] = set()
        self._at = 0
        self.covered = 0

    def has(self, key: str) -> bool:
        """Whether a block with this key was chosen. Asked once for each block, in page order."""
        if not key:
            return False
        if len(key) < _SHORT:
            found = self._at if self.text.startswith(key, self._at) else -1
            if found < 0 and not self._lines[key]:
                return False
            self._lines[key] -= 1
            self._take(found, len(key))
            return True
        found = self.text.find(key, self._at)
        if found < 0:
            found = self.text.find(key)
        while found >= 0 and found in self._taken:
            found = self.text.find(key, found + 1)
        if found < 0:
            return self._mostly(key)
        self._take(found, len(key))
        return True

    def _take(self, found: int, length: int) -> None:
        self.covered += length
        if found >= 0:
            self._taken.add(found)
            self._at = found + length

    def _mostly(self, key: str) -> bool:
        """Whether most of a block is there: trafilatura cuts advertisements and links out of paragraphs."""
        probes = [key[i : i + _PROBE] for i in range(0, len(key) - _PROBE + 1, _PROBE)]
        hits = sum(probe in self.text for probe in probes)
        if not probes or hits * 10 < len(probes) * 6 or self.text.find(probes[0]) in self._taken:
            return False
        self._take(self.text.find(probes[0]), len(key))
        return True
