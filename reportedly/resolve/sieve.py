"""Patterns tried only on a stretch that holds words without which they cannot match.

A pattern that opens with many alternatives is tried at every word of a text, at a hundred times the cost of finding a
word there. The words are read off the pattern itself, so that none is forgotten. Any digit is as good as another.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, groupby, product
from re import _parser  # the standard library's own reading of a pattern
from typing import Any, NamedTuple

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
_DIGIT, _ANY_DIGIT = re.compile(r"\d"), "00"
"""What stands for every digit: two letters, so that one digit is long enough to be looked for."""
_EVERYWHERE = frozenset({"the", " the", "the ", " the "})
"""What stands in nearly every sentence is not looked for."""
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


class Needed(NamedTuple):
    """Words in small letters, one of which each match of a pattern holds: it begins at most `before` code points before
    that word does, and ends at most `behind` code points behind where the word begins. Where these are of several
    `ways` in which it may go on, each needs a word of each of its sets.

    A blank in a word stands for the edge of a word of the text: “ day” is no part of “Monday”.
    """

    words: frozenset[str]
    before: int
    behind: int
    ways: tuple[list[frozenset[str]], ...] = ()

    def beside(self, before: int, behind: int) -> Needed:
        """The same, where so many code points may stand before and behind."""
        return Needed(self.words, self.before + before, self.behind + behind, self.ways)

    def is_met(self, held: frozenset[str]) -> bool:
        """Whether a match may stand where words are held."""
        if held.isdisjoint(self.words):
            return False
        return not self.ways or any(not any(map(held.isdisjoint, way)) for way in self.ways)


def needed(pattern: Tried) -> list[Needed]:
    """What a match of a pattern needs, all of it."""
    return _needed(_parts(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))


class _Part(NamedTuple):
    """A part of a pattern: `letters` are what may stand there, in small letters, where that is spelled out and has no
    blank in it; `width` is how many code points it matches at most; a word ends before an `edge` and begins behind it.

    `ways` are the parts of each alternative, or of what is repeated once at least.
    """

    width: int
    edge: bool = False
    letters: frozenset[str] = frozenset()
    ways: Sequence[Sequence[_Part]] = ()
    repeated: bool = False
    looking: bool = False


_END = _Part(0)


def _parts(parsed: Any) -> list[_Part]:
    """The parts of a pattern, groups opened; letters that stand side by side are one part, and so are marks."""
    found: list[_Part] = []
    for kind, same in groupby(_opened(parsed), _kind):
        if kind is None:
            found += [_part(parsed, op, what) for op, what in same]
        else:
            found.append(_word("".join([chr(code) for _, code in same])))
    return found


def _opened(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """The parts as the parser has them, groups opened."""
    for part in parsed.data:
        if part[0] is _parser.SUBPATTERN:
            yield from _opened(part[1][-1])
        else:
            yield part


def _kind(part: tuple[Any, Any]) -> str | None:
    """What a part is: a letter, a mark or a blank; None where it is none of these."""
    return _kind_of(part[1]) if part[0] is _parser.LITERAL else None


@cache
def _kind_of(code: int) -> str:
    letter = chr(code)
    return "letter" if _LETTER.match(letter) else "blank" if letter.isspace() else "mark"


@cache
def _word(letters: str) -> _Part:
    """Letters, marks or blanks, side by side."""
    edge = not _LETTER.match(letters)
    plain = frozenset() if letters.isspace() else frozenset({_DIGIT.sub(_ANY_DIGIT, small(letters))})
    return _Part(len(letters), edge, plain)


def _part(parsed: Any, op: Any, what: Any) -> _Part:
    """A part that is no letter."""
    if op is _parser.IN:
        return _Part(1, all(_is_edge(*one) for one in what), _joined(_letters(*one) for one in what))
    if op is _parser.BRANCH:
        ways = [_parts(way) for way in what[1]]
        return _Part(max(map(_width, ways)), letters=_joined(map(_spelling, ways)), ways=ways)
    if op in _REPEATS:
        least, most, inner = what[0], what[1], _parts(what[2])
        letters = _spelling(inner * least) if least == most else frozenset[str]()
        edge = least > 0 and all(part.edge for part in inner)
        return _Part(most * _width(inner), edge, letters, [inner] if least else [], repeated=True)
    width = int(_parser.SubPattern(parsed.state, [(op, what)]).getwidth()[1])
    return _Part(width, _is_edge(op, what), looking=op in _LOOKING)


def _width(parts: Iterable[_Part]) -> int:
    """Code points that parts match at most."""
    return sum(part.width for part in parts)


def _is_edge(op: Any, what: Any) -> bool:
    """Whether a word ends before what matches at a place, and begins behind it."""
    if op is _parser.ASSERT_NOT and [one for one, _ in what[1]] == [_parser.IN]:
        kinds = what[1][0][1]
        return any(kind is _parser.CATEGORY_WORD for _, kind in kinds) and kinds[0][0] is not _parser.NEGATE
    if op is _parser.LITERAL:
        return _word(chr(what)).edge
    return what is _parser.AT_BOUNDARY or what is _parser.CATEGORY_SPACE


def _letters(op: Any, what: Any) -> frozenset[str]:
    """What one of a set of letters spells."""
    if op is _parser.LITERAL:
        return _word(chr(what)).letters
    digits = what is _parser.CATEGORY_DIGIT or (op is _parser.RANGE and all(chr(code).isdecimal() for code in what))
    return frozenset({_ANY_DIGIT}) if digits else frozenset()


def _joined(ways: Iterable[frozenset[str]]) -> frozenset[str]:
    """What any of some ways spells, where each spells something; else nothing."""
    found: set[str] = set()
    for spelled in ways:
        if not spelled:
            return frozenset()
        found |= spelled
    return frozenset(found)


def _spelling(parts: Iterable[_Part]) -> frozenset[str]:
    """What parts spell that are nothing but letters; else nothing."""
    spelled = _NOTHING
    for part in parts:
        if not part.letters or len(spelled) * len(part.letters) > _SPELLINGS:
            return frozenset()
        spelled = _followed(spelled, part.letters)
    return spelled if spelled != _NOTHING else frozenset()


def _followed(spelled: frozenset[str], letters: frozenset[str]) -> frozenset[str]:
    """What is spelled where letters follow."""
    return letters if spelled == _NOTHING else frozenset(map("".join, product(spelled, letters)))


def _needed(parts: Sequence[_Part], before: bool = False, behind: bool = False) -> list[Needed]:
    """`before`, `behind`: whether words that stand at the ends of the parts begin and end there."""
    parts = [part for part in parts if not part.looking or part.edge]
    edges = [before, *(part.edge for part in parts), behind]  # of part i: edges[i] and edges[i + 2]
    at = [0, *accumulate(part.width for part in parts)]  # of part i: the farthest that it begins
    told: list[Needed] = []
    spelled, first = _NOTHING, 0  # what the letters spell that stand side by side, and the first part of these
    for i, part in enumerate([*parts, _END]):
        if part.letters and len(spelled) * len(part.letters) <= _SPELLINGS:
            first = first if spelled != _NOTHING else i
            spelled = _followed(spelled, part.letters)
            continue
        if spelled != _NOTHING:
            told.append(Needed(_edged(spelled, edges[first], edges[i + 1]), at[first], at[-1] - at[first]))
            spelled = _NOTHING
        if part.letters:
            told.append(Needed(_edged(part.letters, edges[i], edges[i + 2]), at[i], at[-1] - at[i]))
        elif part.repeated:
            for inner in part.ways:  # the word is in the first of those repeated
                others = at[-1] - at[i] - _width(inner)
                told += [one.beside(at[i], others) for one in _needed(inner)]
        elif part.ways:
            ways = [_needed(way, edges[i], edges[i + 2]) for way in part.ways]
            if all(ways):
                told.append(_any_of(ways).beside(at[i], at[-1] - at[i + 1]))
    return [one for one in told if _shortest(one.words) >= _SHORTEST]


def _any_of(ways: Sequence[Sequence[Needed]]) -> Needed:
    """What is needed where it may go on in several ways: of each the most telling."""
    telling = [_most_telling(way) for way in ways]
    return Needed(
        frozenset[str]().union(*(one.words for one in telling)),
        max(one.before for one in telling),
        max(one.behind for one in telling),
        tuple([one.words for one in way] for way in ways),
    )


@cache
def _edged(words: frozenset[str], begun: bool, ended: bool) -> frozenset[str]:
    """Words with a blank at each edge of a word of the text: within them, and where they begin or end at one."""
    return frozenset(
        " " * (begun and _LETTER.match(word) is not None)
        + _EDGE.sub(" ", word)
        + " " * (ended and _LETTER.match(word[-1:]) is not None)
        for word in words
    )


@cache
def _shortest(words: frozenset[str]) -> int:
    """Letters of the shortest of some words, 0 where that is everywhere."""
    if not words.isdisjoint(_EVERYWHERE):
        return 0
    return min((len(word.replace(" ", "")) for word in words), default=0)


def _most_telling(told: Iterable[Needed]) -> Needed:
    """That whose shortest word is longest."""
    return max(told, key=lambda one: _shortest(one.words))


class Sieve:
    """Patterns that are tried only where they may match."""

    def __init__(self, *patterns: Tried) -> None:
        self.patterns = patterns
        self.needed = [needed(p) for p in patterns]
        self._always = [i for i, told in enumerate(self.needed) if not told]
        self._asking: dict[str, list[int]] = defaultdict(list)  # by word: the patterns that need it or another
        for i, told in enumerate(self.needed):
            for word in _most_telling(told).words if told else ():
                self._asking[word].append(i)
        sets = (words for told in self.needed for one in told for words in (one.words, *chain(*one.ways)))
        self.words = frozenset[str]().union(*sets)

    def tried(self, held: frozenset[str]) -> list[int]:
        """The numbers of the patterns that may match in a stretch, which holds `held` of the `words`."""
        if not held:
            return self._always
        asking = {i for word in held if word in self._asking for i in self._asking[word]}
        return sorted([*self._always, *(i for i in asking if all(one.is_met(held) for one in self.needed[i]))])

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


class _Known(dict[str, frozenset[str]]):
    """What words of texts hold, found out when it is first asked; a bounded number of them."""

    def __init__(self, within: Callable[[str], frozenset[str]]) -> None:
        super().__init__()
        self._within = within

    def __missing__(self, word: str) -> frozenset[str]:
        held = self._within(word)
        if len(word) <= _LONG:
            if len(self) >= _KNOWN:
                self.clear()
            self[word] = held
        return held


class Words:
    """The words of some sieves, looked for in one go."""

    def __init__(self, *sieves: Sieve) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in frozenset[str]().union(*(sieve.words for sieve in sieves)):
            self._by_start[word[:_SHORTEST]].append(word)
        self._held_by = _Known(self._within)

    def held(self, stretch: str) -> frozenset[str]:
        """Those that a stretch in `small` letters holds."""
        return frozenset[str]().union(*filter(None, map(self._held_by.__getitem__, stretch.split())))

    def places(self, text: str) -> dict[str, list[Span]]:
        """By word: between which blanks it stands in a text in `small` letters, in order."""
        found: dict[str, list[Span]] = defaultdict(list)
        held_by = self._held_by
        for m in _BETWEEN_BLANKS.finditer(text):
            if words := held_by[m[0]]:
                place = Span(*m.span())
                for word in words:
                    found[word].append(place)
        return found

    def _within(self, plain: str) -> frozenset[str]:
        [word] = _edged(frozenset({_DIGIT.sub(_ANY_DIGIT, plain)}), True, True)
        found = [
            looked
            for i in range(len(word) - _SHORTEST + 1)
            if (start := word[i : i + _SHORTEST]) in self._by_start
            for looked in self._by_start[start]
            if word.startswith(looked, i)
        ]
        return frozenset(found)
