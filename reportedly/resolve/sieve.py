"""Patterns tried only on a stretch that holds words without which they cannot match.

A pattern that opens with many alternatives is tried at every word of a text, at a hundred times the cost of finding a
word there. The words are read off the pattern itself, so that none is forgotten.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import product
from re import _parser  # the standard library's own reading of a pattern
from typing import Any

from reportedly.types import Span

_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT)
_LOOKING = (_parser.ASSERT, _parser.ASSERT_NOT)
_NOTHING = frozenset({""})
_SPELLINGS = 12
"""Most spellings of a word that are told apart."""
_SHORTEST = 2
"""Letters of the shortest word that is looked for."""
_KNOWN, _LONG = 20_000, 40
"""Words of texts for which it is kept what they hold, and letters of the longest of these."""
_LETTER = re.compile(r"\w")
_EDGE = re.compile(r"(?<=\w)(?=\W)|(?<=\W)(?=\w)")
_BETWEEN_BLANKS = re.compile(r"\S+")
_SMALL = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})
"""What `re.IGNORECASE` takes for a plain letter, and `lower` does not or makes two of."""


def small(text: str) -> str:
    """A text in small letters, each in its place: letters that are one to `re.IGNORECASE` are one here."""
    lowered = text.lower()
    plain = len(lowered) == len(text) and "ı" not in lowered and "ſ" not in lowered
    return lowered if plain else text.translate(_SMALL).lower()


class Late:
    """A pattern that is compiled when it is first tried: of some two hundred a page tries a few, and to compile them
    all takes longer than to read it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.match(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, start, end)


Tried = Late | re.Pattern[str]
"""What is tried on a text."""


def needed(pattern: Tried) -> list[frozenset[str]]:
    """Sets of words in small letters: each match of a pattern holds one word of each set.

    A blank in a word stands for the edge of a word of the text: “ day” is no part of “Monday”.
    """
    return _needed(_read(pattern))


def _read(pattern: Tried) -> Any:
    return _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _needed(parsed: Iterable[tuple[Any, Any]], before: bool = False, behind: bool = False) -> list[frozenset[str]]:
    """`before`, `behind`: whether words that stand at the ends of the pattern begin and end there."""
    parts = [part for part in _flat(parsed) if part[0] not in _LOOKING or _is_edge(*part)]
    edges = [before, *(_is_edge(*part) for part in parts), behind]  # of part i: edges[i] and edges[i + 2]
    told: list[frozenset[str]] = []
    spelled, begun = _NOTHING, before  # what the letters spell that stand side by side, and whether at an edge
    for i, (op, what) in enumerate([*parts, ("END", None)]):
        letters = _letters(op, what)
        if letters and len(spelled) * len(letters) <= _SPELLINGS:
            begun = begun if spelled != _NOTHING else edges[i]
            spelled = frozenset(map("".join, product(spelled, letters)))
            continue
        more: list[frozenset[str]] = []
        if letters:
            more = [_edged(letters, edges[i], edges[i + 2])]
        elif op is _parser.BRANCH:
            ways = [_most_telling(_needed(way, edges[i], edges[i + 2])) for way in what[1]]
            more = [frozenset[str]().union(*ways)] if all(ways) else []
        elif op in _REPEATS and what[0]:
            more = _needed(what[2])
        told += [words for words in (_edged(spelled, begun, edges[i + 1]), *more) if _shortest(words) >= _SHORTEST]
        spelled = _NOTHING
    return told


def _is_edge(op: Any, what: Any) -> bool:
    """Whether a word ends before a part of a pattern, and begins behind it."""
    if op in _REPEATS:
        return bool(what[0]) and all(_is_edge(*part) for part in what[2])
    if op is _parser.ASSERT_NOT and [one for one, _ in what[1]] == [_parser.IN]:
        kinds = what[1][0][1]
        return any(kind is _parser.CATEGORY_WORD for _, kind in kinds) and kinds[0][0] is not _parser.NEGATE
    if op is _parser.IN:
        return all(_is_edge(*one) for one in what)
    if op is _parser.LITERAL:
        return not _LETTER.match(chr(what))
    return what is _parser.AT_BOUNDARY or what is _parser.CATEGORY_SPACE


def _edged(words: frozenset[str], begun: bool, ended: bool) -> frozenset[str]:
    """Words with a blank at each edge of a word of the text: within them, and where they begin or end at one."""
    return frozenset(
        " " * (begun and _LETTER.match(word) is not None)
        + _EDGE.sub(" ", word)
        + " " * (ended and _LETTER.match(word[-1:]) is not None)
        for word in words
    )


def _flat(parsed: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The parts of a pattern, groups opened."""
    for op, what in parsed:
        if op is _parser.SUBPATTERN:
            yield from _flat(what[-1])
        else:
            yield op, what


def _letters(op: Any, what: Any) -> frozenset[str]:
    """What may stand at a place, in small letters, where that is spelled out and has no blank in it; else nothing."""
    if op is _parser.LITERAL:
        return _letter(what)
    ways = what if op is _parser.IN else what[1] if op is _parser.BRANCH else ()
    found: set[str] = set()
    for way in ways:
        spelled = _letters(*way) if op is _parser.IN else _spelling(way)
        if not spelled:
            return frozenset()
        found |= spelled
    return frozenset(found)


@cache
def _letter(code: int) -> frozenset[str]:
    """The letter of a code point, in small letters; nothing of a blank."""
    letter = small(chr(code))
    return frozenset() if letter.isspace() else frozenset({letter})


def _spelling(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """What a pattern spells that is nothing but letters; else nothing."""
    spelled = _NOTHING
    for op, what in _flat(parsed):
        letters = _letters(op, what)
        if not letters or len(spelled) * len(letters) > _SPELLINGS:
            return frozenset()
        spelled = frozenset(map("".join, product(spelled, letters)))
    return spelled if spelled != _NOTHING else frozenset()


def _shortest(words: frozenset[str]) -> int:
    """Letters of the shortest of some words."""
    return min((len(word.replace(" ", "")) for word in words), default=0)


def _most_telling(told: Iterable[frozenset[str]]) -> frozenset[str]:
    """The set whose shortest word is longest; an empty one where there is none."""
    return max(told, key=_shortest, default=frozenset())


class Sieve:
    """Patterns that are tried only where they may match."""

    def __init__(self, *patterns: Tried) -> None:
        self.patterns = patterns
        parsed = [_read(p) for p in patterns]
        self.needed = [_needed(p) for p in parsed]
        self.widths = [int(p.getwidth()[1]) for p in parsed]
        """Code points of the longest match of each."""
        self._always = [i for i, told in enumerate(self.needed) if not told]
        self._asking: dict[str, list[int]] = defaultdict(list)  # by word: the patterns that need it or another
        for i, told in enumerate(self.needed):
            for word in _most_telling(told):
                self._asking[word].append(i)
        self.words = frozenset(word for told in self.needed for words in told for word in words)

    def tried(self, held: frozenset[str]) -> list[int]:
        """The numbers of the patterns that may match in a stretch, which holds `held` of the `words`."""
        asking = {i for word in held if word in self._asking for i in self._asking[word]}
        return sorted([*self._always, *(i for i in asking if not any(map(held.isdisjoint, self.needed[i])))])

    def finditer(self, text: str, start: int, end: int, held: frozenset[str]) -> Iterator[re.Match[str]]:
        """What one alternation of all patterns would find in a stretch, by the same rules: from left to right, at one
        place the first that matches."""
        found = ((i, self.patterns[i].search(text, start, end)) for i in self.tried(held))
        waiting = {i: m for i, m in found if m}
        while waiting:
            first = min(waiting, key=lambda i: waiting[i].start())
            yield (taken := waiting[first])
            for i in [i for i, m in waiting.items() if m.start() < taken.end()]:
                if again := self.patterns[i].search(text, taken.end(), end):
                    waiting[i] = again
                else:
                    del waiting[i]


class Words:
    """The words of some sieves, looked for in one go."""

    def __init__(self, *sieves: Sieve) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in frozenset[str]().union(*(sieve.words for sieve in sieves)):
            self._by_start[word[:_SHORTEST]].append(word)
        self._known = lru_cache(_KNOWN)(self._within)

    def held(self, stretch: str) -> frozenset[str]:
        """Those that a stretch in `small` letters holds."""
        return frozenset[str]().union(*map(self._of_one, stretch.split()))

    def places(self, text: str) -> dict[str, list[Span]]:
        """By word: between which blanks it stands in a text in `small` letters, in order."""
        found: dict[str, list[Span]] = defaultdict(list)
        for m in _BETWEEN_BLANKS.finditer(text):
            if words := self._of_one(m[0]):
                place = Span(*m.span())
                for word in words:
                    found[word].append(place)
        return found

    def _of_one(self, word: str) -> frozenset[str]:
        return self._known(word) if len(word) <= _LONG else self._within(word)

    def _within(self, plain: str) -> frozenset[str]:
        [word] = _edged(frozenset({plain}), True, True)
        found = [
            looked
            for i in range(len(word) - _SHORTEST + 1)
            if (start := word[i : i + _SHORTEST]) in self._by_start
            for looked in self._by_start[start]
            if word.startswith(looked, i)
        ]
        return frozenset(found)
