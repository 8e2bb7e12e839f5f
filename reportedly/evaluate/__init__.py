"""How well attributions are found, against brat gold.

Definitions (each a precision, a recall and their F1, micro-averaged over the documents that have gold; the gold is
the first annotator's by name):

content_exact       contiguous content spans with identical offsets
content_exact~      the same after marks and spaces are stripped from both edges
content_overlap     contiguous content spans paired one to one, largest overlap first, at least one shared character
content_iou50       the same, a pair needs a character intersection over union of one half
tok_content/source/cue    white-space words touched by a span of the role
attribution         attributions paired one to one: contents overlap, and sources overlap or are absent on both sides
attribution_iou50   the same, contents with an intersection over union of one half
direct_…            the same for gold whose content holds a double quotation mark; unpaired predictions count only when
                    they hold one or stand within two characters of one
indirect_attribution    `attribution` without `direct_attribution`: its recall is the recall of gold attributions whose
                    content has no double quotation mark

All but the last are, to the digit, those of the scorer that the corpus is measured with elsewhere.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportedly import brat
from reportedly.brat import Annotated, normalise
from reportedly.types import Found, Span

if TYPE_CHECKING:
    from reportedly.attribute.attributor import Attributor

DOUBLE_MARKS = frozenset('"“”„‟«»″')
HALF = 0.5


@dataclass(slots=True)
class Counts:
    """Right, in gold, found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None where there is neither gold nor anything found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None


Figures = dict[str, Counts]
Weight = Callable[[Annotated, Annotated], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A document's gold (of its first annotator) beside what was found in it; `scores` are the chances of `found`."""

    name: str
    text: str
    gold: tuple[Annotated, ...]
    found: tuple[Annotated, ...]
    scores: tuple[float, ...] = ()


def compare(folder: Path, attribute: Attributor) -> list[Compared]:
    """What an attributor finds in the documents of a brat corpus, by name. Raises FormatError for no corpus."""
    compared = []
    for document in brat.load(folder):
        items = attribute.text(document.text)
        compared.append(
            Compared(
                name=document.name,
                text=document.text,
                gold=document.versions[0],
                found=tuple(annotated(item, document.text) for item in items),
                scores=tuple(item.reading.score for item in items),
            )
        )
    return compared


def figures_of(compared: Iterable[Compared]) -> Figures:
    """The figures of documents that were compared."""
    figures: Figures = {}
    for document in compared:
        add(figures, document.text, document.gold, document.found)
    return figures


def evaluate(folder: Path, attribute: Attributor) -> tuple[Figures, dict[str, list[Annotated]]]:
    """Figures of an attributor on a brat corpus, and what it found by document. Raises FormatError for no corpus."""
    compared = compare(folder, attribute)
    return figures_of(compared), {document.name: list(document.found) for document in compared}


def annotated(item: Found, text: str) -> Annotated:
    """What was found, in the shape of gold."""
    a = item.attribution
    return Annotated(content=normalise(a.content, text), cue=normalise(a.cue, text), source=normalise(a.source, text))


def add(figures: Figures, text: str, gold: Sequence[Annotated], found: Sequence[Annotated]) -> None:
    """Add one document to the figures."""
    _content(figures, text, gold, found)
    _words(figures, text, gold, found)
    for name, weight in (("attribution", _with_source(shared)), ("attribution_iou50", _with_source(_alike))):
        _count(figures, name, len(pairs(gold, found, weight)), len(gold), len(found))
    direct = [_marked(text, item, 0) for item in gold]
    for name, weight in (
        ("direct_content", shared),
        ("direct_attribution", _with_source(shared)),
        ("direct_attribution_iou50", _with_source(_alike)),
    ):
        matched = pairs(gold, found, weight)
        right = sum(direct[i] for i in matched)
        taken = set(matched.values())
        wrong = sum(j not in taken and _marked(text, item, 2) for j, item in enumerate(found))
        _count(figures, name, right, sum(direct), right + wrong)
    every, marked = figures["attribution"], figures["direct_attribution"]
    figures["indirect_attribution"] = Counts(
        right=every.right - marked.right, gold=every.gold - marked.gold, found=every.found - marked.found
    )


def pairs(gold: Sequence[Annotated], found: Sequence[Annotated], weight: Weight) -> dict[int, int]:
    """Index in gold → index in found, one to one, heaviest first, ties by position."""
    weighted = sorted((-w, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (w := weight(g, f)) > 0)
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in weighted:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _count(figures: Figures, name: str, right: int, gold: int, found: int) -> None:
    counts = figures.setdefault(name, Counts())
    counts.right += right
    counts.gold += gold
    counts.found += found


def _content(figures: Figures, text: str, gold: Sequence[Annotated], found: Sequence[Annotated]) -> None:
    there = [span for item in gold for span in item.content]
    ours = [span for item in found for span in item.content]
    for name, shape in (("content_exact", lambda s: s), ("content_exact~", lambda s: stripped(text, s))):
        left = [shape(s) for s in there]
        right = 0
        for span in map(shape, ours):
            if span in left:
                left.remove(span)
                right += 1
        _count(figures, name, right, len(there), len(ours))
    singles = [[Annotated(content=(s,), cue=(), source=()) for s in spans] for spans in (there, ours)]
    for name, weight in (("content_overlap", shared), ("content_iou50", _alike)):
        _count(figures, name, len(pairs(singles[0], singles[1], weight)), len(there), len(ours))


def _words(figures: Figures, text: str, gold: Sequence[Annotated], found: Sequence[Annotated]) -> None:
    words = [m.span() for m in re.finditer(r"\S+", text)]
    ends = [end for _, end in words]

    def touched(spans: Iterable[Span]) -> Iterator[int]:
        for start, end in spans:
            i = bisect_right(ends, start)
            while i < len(words) and words[i][0] < end:
                yield i
                i += 1

    for role in ("content", "source", "cue"):
        left, right = ({i for item in items for i in touched(getattr(item, role))} for items in (gold, found))
        _count(figures, f"tok_{role}", len(left & right), len(left), len(right))


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def shared(a: Annotated, b: Annotated) -> int:
    """Characters that the contents of both have."""
    return _overlap(a.content, b.content)


def likeness(a: Annotated, b: Annotated) -> float:
    """Intersection over union of the contents' characters, in [0, 1]."""
    both = shared(a, b)
    return both / (_length(a.content) + _length(b.content) - both)


def _alike(a: Annotated, b: Annotated) -> int:
    return shared(a, b) if likeness(a, b) >= HALF else 0


def _with_source(weight: Weight) -> Weight:
    def both(a: Annotated, b: Annotated) -> int:
        same = _overlap(a.source, b.source) > 0 if a.source and b.source else not a.source and not b.source
        return weight(a, b) if same else 0

    return both


def _marked(text: str, item: Annotated, around: int) -> bool:
    return any(not DOUBLE_MARKS.isdisjoint(text[max(0, start - around) : end + around]) for start, end in item.content)


def stripped(text: str, span: Span) -> Span:
    """The span without marks and spaces at its edges; unchanged where it has nothing else."""
    words = list(re.finditer(r"\w", text[span.start : span.end]))
    return Span(span.start + words[0].start(), span.start + words[-1].end()) if words else span


def prediction_lines(found: Mapping[str, Sequence[Annotated]]) -> Iterator[str]:
    """What was found as JSON Lines: ``{"doc": NAME, "attributions": [{"source": [[s, e]] or null, …}]}``."""
    for name, items in found.items():
        rows = [{r: list(getattr(item, r)) or None for r in ("source", "cue", "content")} for item in items]
        yield json.dumps({"doc": name, "attributions": rows}) + "\n"


def attribution_pairs(gold: Sequence[Annotated], found: Sequence[Annotated]) -> dict[int, int]:
    """Index in gold → index in found, as the metric `attribution` pairs them."""
    return pairs(gold, found, _with_source(shared))


def rows(figures: Figures) -> dict[str, dict[str, float | int | None]]:
    """The figures by metric, for JSON."""
    return {
        name: {"P": c.precision, "R": c.recall, "F1": c.f1, "tp": c.right, "gold": c.gold, "pred": c.found}
        for name, c in figures.items()
    }


class Shares(Protocol):
    """What has a precision, a recall and their mean, each None where there is nothing to divide by."""

    @property
    def precision(self) -> float | None: ...
    @property
    def recall(self) -> float | None: ...
    @property
    def f1(self) -> float | None: ...


def shares(counts: Shares) -> str:
    """Precision, recall and F1 for people; a dash for None."""
    named = (("P", counts.precision), ("R", counts.recall), ("F1", counts.f1))
    return "  ".join(f"{label} {'  –  ' if share is None else format(share, '.3f')}" for label, share in named)


def table(figures: Figures) -> str:
    """The figures for people, a line a metric; a dash where there is nothing to divide by."""
    lines = []
    for name, c in figures.items():
        lines.append(f"{name:26} {shares(c)}   (right {c.right}, gold {c.gold}, found {c.found})")
    return "\n".join(lines)
