"""Whether the words of a block are in the text that trafilatura takes for the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.extract.blocks import key

_SHORT = 30  # keys below this many characters may be in a text by chance
_PROBE = 20


class Votes:
    """The chosen text, in which each stretch counts for one block. `length` and `covered` are in letters and digits."""

    def __init__(self, text: str) -> None:
        lines = [key(line) for line in text.split("\n")]
        self._lines = Counter(filter(None, lines))
        self._text = "".join(lines)
        self.length = len(self._text)
        self.covered = 0
        self._taken: set[int] = set()
        self._at = 0

    def cast(self, keys: Sequence[str]) -> list[bool]:
        """Which blocks of a page were chosen, by their keys in page order; an empty key never is.

        Long blocks first. Short ones count only among these: "Country" is a line above the title and in the menu.
        """
        ends = [self._find(words) if len(words) >= _SHORT else -1 for words in keys]
        chosen = [end >= 0 for end in ends]
        long = [i for i, is_chosen in enumerate(chosen) if is_chosen]
        first, last = (long[0], long[-1]) if long else (0, len(keys))
        self._at = 0
        for i in range(max(0, first - 10), min(len(keys), last + 10)):
            if chosen[i]:
                self._at = ends[i]
            elif 0 < len(keys[i]) < _SHORT:
                chosen[i] = self._has_short(keys[i])
        return chosen

    def _find(self, words: str) -> int:
        """Where a long block ends in the text, -1 when it is not in it."""
        found = self._text.find(words, self._at)
        if found < 0:
            found = self._text.find(words)
        while found >= 0 and found in self._taken:
            found = self._text.find(words, found + 1)
        return self._find_most(words) if found < 0 else self._take(found, len(words))

    def _find_most(self, words: str) -> int:
        """Where a block ends of which most is there: trafilatura cuts advertisements and links out of paragraphs."""
        probes = [words[i : i + _PROBE] for i in range(0, len(words) - _PROBE + 1, _PROBE)]
        may_miss = len(probes) * 4 // 10
        for probe in probes:
            if probe not in self._text:
                may_miss -= 1
                if may_miss < 0:
                    return -1
        first = self._text.find(probes[0])
        return -1 if first in self._taken else self._take(max(first, 0), len(words))

    def _has_short(self, words: str) -> bool:
        """Whether a short block is a line of its own, or the words right after the block before."""
        follows = self._text.startswith(words, self._at)
        if not follows and self._lines[words] <= 0:
            return False
        self._lines[words] -= 1
        if follows:
            self._at += len(words)
        self.covered += len(words)
        return True

    def _take(self, found: int, length: int) -> int:
        self.covered += length
        self._taken.add(found)
        self._at = found + length
        return self._at
