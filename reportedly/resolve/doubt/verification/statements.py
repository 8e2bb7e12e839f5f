"""The statements of a text, looked up by place, by figure, by words and by what they are nested in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.resolve.doubt.verification.who import plain
from reportedly.resolve.doubt.verification.words import Checking
from reportedly.types import Span

_LONGEST = 1500
"""Code points of a content that are read."""
_WINDOW = 12
_COPIES = 24
"""Statements that repeat a figure or a claim and share its fate, at most."""

_BACK = 8
"""Statements before one in which who a pronoun is may be named."""
_PRONOUN = re.compile(r"(?:he|she|it|they|who|which|that|we|i|)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_NUMBER = re.compile(r"(?<![\w.,])[$£€]?\d[\d,.]*")
_CLOCK = re.compile(r"\b([0-2]?\d):([0-5]\d)\b")
_NEGATED = re.compile(r"\b(?:no|not|never)\b|n[’']t\b")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A statement as `verify` needs it."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    parent: str | None = None

    @cached_property
    def start(self) -> int:
        return min((s.start for role in (self.content, self.cue, self.source) for s in role), default=0)

    @cached_property
    def end(self) -> int:
        return max((s.end for role in (self.content, self.cue, self.source) for s in role), default=0)


class Statements:
    """A text's statements, in text order."""

    def __init__(self, text: str, attributions: Sequence[Told], lexicon: Checking) -> None:
        self.text, self.lexicon = text, lexicon
        self.told = sorted(attributions, key=lambda a: (a.start, -a.end))
        self.starts = [a.start for a in self.told]
        self.by_id = {a.id: a for a in self.told}
        self.figures = {a.id: self.figures_of(self.words(a.content)) for a in self.told}
        self._stemmed: dict[str, frozenset[str]] = {}
        self._owners: dict[str, frozenset[str]] = {}
        self._at = {a.id: i for i, a in enumerate(self.told)}
        self._children: dict[str, list[Told]] = defaultdict(list)
        self._by_figure: dict[float, list[Told]] = defaultdict(list)
        for told in self.told:
            if told.parent is not None:
                self._children[told.parent].append(told)
            for figure in self.figures[told.id]:
                self._by_figure[figure].append(told)

    def words(self, spans: tuple[Span, ...]) -> str:
        """The words at spans, so many as are read."""
        return " ".join(self.text[s : min(e, s + _LONGEST)] for s, e in spans[:8])[: 2 * _LONGEST]

    def source(self, told: Told) -> str:
        """Who says a statement, in the page's words."""
        return self.words(told.source).strip()

    def figures_of(self, words: str) -> frozenset[float]:
        """The figures of some words, in digits and in words; years and the like are figures too."""
        found: set[float] = set()
        for m in _CLOCK.finditer(words):
            found.add(float(int(m[1]) * 100 + int(m[2])))
        for m in _NUMBER.finditer(_CLOCK.sub(" ", words)):
            try:
                found.add(float(m[0].strip("$£€.,").replace(",", "")[:30]))
            except ValueError:
                continue
        value = 0
        for m in _WORD.finditer(words.casefold()):
            if m[0] in self.lexicon.numbers:
                value += self.lexicon.numbers[m[0]]
                continue
            if m[0] in self.lexicon.scales:
                value = max(value, 1) * self.lexicon.scales[m[0]]
                continue
            if value > 1:
                found.add(float(value))
            value = 0
        return frozenset(found | ({float(value)} if value > 1 else set()))

    def matter(self, told: Told) -> frozenset[str]:
        """The stems of a statement's content."""
        if told.id not in self._stemmed:
            self._stemmed[told.id] = self.stems(self.words(told.content))
        return self._stemmed[told.id]

    def named(self, told: Told) -> frozenset[str]:
        """The stems of who says a statement."""
        return self.stems(self.words(told.source))

    def stems(self, words: str) -> frozenset[str]:
        """The beginnings of the words that tell something."""
        return frozenset(
            w.rstrip("s")[:6] for w in _WORD.findall(words.casefold()) if len(w) > 2 and w not in self.lexicon.common
        )

    def before(self, at: int, reach: int, window: int = _WINDOW) -> list[Told]:
        """The statements that begin before `at`, nearest first, a bounded number."""
        last = bisect_right(self.starts, at - 1)
        return [a for a in reversed(self.told[max(0, last - window) : last]) if a.end >= at - reach]

    def after(self, at: int, reach: int) -> list[Told]:
        """The statements that begin at `at` or after, within `reach` code points, a bounded number."""
        first = bisect_left(self.starts, at)
        return [a for a in self.told[first : first + _WINDOW] if a.start < at + reach]

    def nest(self, told: Told) -> list[tuple[str, Told]]:
        """The statements that hold one (“holds”) and that it holds (“held”), a bounded number."""
        out: list[tuple[str, Told]] = []
        up = told.parent
        while up in self.by_id and len(out) < 6:
            out.append(("holds", self.by_id[up]))
            up = self.by_id[up].parent
        waiting = list(self._children.get(told.id, ()))[:6]
        while waiting and len(out) < 12:
            child = waiting.pop()
            out.append(("held", child))
            waiting += self._children.get(child.id, ())[:6]
        return out

    def same_matter(self, told: Told, other: Told) -> bool:
        """Whether two say the same: they share a figure, or half of the words of the shorter."""
        figures = self.figures[told.id]
        if figures:
            return bool(figures & self.figures[other.id])
        mine, others = self.matter(told), self.matter(other)
        return bool(mine and others) and len(mine & others) * 2 >= min(len(mine), len(others))

    def between(self, told: Told, other: Told) -> str:
        """The words between two statements."""
        first, last = sorted((told, other), key=lambda t: t.start)
        return self.text[first.end : last.start]

    def repeated(self, told: Told) -> list[Told]:
        """Statements near it that repeat a claim: most of its words, as much denied as it is."""
        mine = self.matter(told)
        if len(mine) < 3:
            return []
        at = bisect_right(self.starts, told.start)
        negated = bool(_NEGATED.search(self.words(told.content)))
        out = []
        for other in self.told[max(0, at - _COPIES) : at + _COPIES]:
            others = self.matter(other)
            shared = len(mine & others)
            alike = shared >= 3 and shared * 10 >= 7 * min(len(mine), len(others))
            wish = other.cue and self.lexicon.wishes.search(self.words(other.cue))
            if alike and not wish and negated == bool(_NEGATED.search(self.words(other.content))):
                out.append(other)
        return out

    def copies(self, told: Told) -> list[Told]:
        """Where the page gives the same figure for the same thing again."""
        out: dict[str, Told] = {}
        stems, source = self.matter(told), plain(self.source(told))
        for figure in self.figures[told.id]:
            for other in self._by_figure[figure][:_COPIES]:
                shared = stems & self.matter(other)
                same = source and source == plain(self.source(other))
                if len(out) < _COPIES and (same or len({s for s in shared if not s.isdigit()}) >= 2):
                    out[other.id] = other
        return list(out.values())

    def top(self, told: Told) -> Told:
        """The outermost statement that holds one."""
        for _ in range(6):
            if told.parent not in self.by_id:
                break
            told = self.by_id[told.parent]
        return told

    def root(self, told: Told) -> str:
        """Who is answerable for a statement: the source of the outermost that holds it."""
        top = self.top(told)
        return re.sub(r"[’']s?$", "", plain(self.source(top))) or top.id

    def owner(self, told: Told) -> frozenset[str]:
        """The stems of who says it; where that is a pronoun, of the last source before it that is none."""
        if told.id not in self._owners:
            at = self._at[told.id]
            earlier = [told, *reversed(self.told[max(0, at - _BACK) : at])]
            named = (a for a in earlier if not _PRONOUN.fullmatch(self.source(a)))
            whose = next(named, told)
            self._owners[told.id] = self.named(whose)
        return self._owners[told.id]
