"""What became of each attribution, one kind each: the errors that people read.

right       paired by the metric `attribution`, and the contents are the same but for marks and spaces at their edges
boundary    paired, but the contents begin or end differently
source      not paired, though the contents overlap: the sources are apart, or only one side has one
missed      in gold, and nothing found has its words, but for what is paired with another
spurious    found, and nothing in gold has its words, but for what is paired with another

`attribution` counts right and boundary as right, and source as both missed and spurious.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.brat import Annotated
from reportedly.evaluate import Compared, attribution_pairs, likeness, pairs, shared, stripped
from reportedly.types import Span

Kind = Literal["right", "boundary", "source", "missed", "spurious"]
ERRORS: tuple[Kind, ...] = ("missed", "spurious", "source", "boundary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An attribution of gold, what was found for it, or both. `alike` is the intersection over union of the contents
    of both, `score` the chance that was given to `found`; None where there are not both, or no score."""

    kind: Kind
    gold: Annotated | None = None
    found: Annotated | None = None
    alike: float | None = None
    score: float | None = None

    @property
    def told(self) -> Annotated:
        """Gold's attribution, or what was found where gold has none. Raises ValueError where there is neither."""
        item = self.gold or self.found
        if item is None:
            raise ValueError("a verdict is on something")
        return item


def verdicts(document: Compared) -> list[Verdict]:
    """A verdict on every attribution of gold and of what was found, in the order of the text."""
    gold, found = document.gold, document.found
    paired = attribution_pairs(gold, found)
    left = [i for i in range(len(gold)) if i not in paired]
    over = sorted(set(range(len(found))) - set(paired.values()))
    apart = pairs([gold[i] for i in left], [found[j] for j in over], shared)
    apart = {left[i]: over[j] for i, j in apart.items()}
    scores = dict(enumerate(document.scores))

    def both(kind: Kind, i: int, j: int) -> Verdict:
        return Verdict(kind=kind, gold=gold[i], found=found[j], alike=likeness(gold[i], found[j]), score=scores.get(j))

    judged = [
        *(both(_edges(document.text, gold[i].content, found[j].content), i, j) for i, j in paired.items()),
        *(both("source", i, j) for i, j in apart.items()),
        *(Verdict(kind="missed", gold=gold[i]) for i in left if i not in apart),
        *(Verdict(kind="spurious", found=found[j], score=scores.get(j)) for j in over if j not in set(apart.values())),
    ]
    return sorted(judged, key=lambda verdict: (verdict.told.content, verdict.kind))


def _edges(text: str, gold: Sequence[Span], found: Sequence[Span]) -> Kind:
    same = [stripped(text, span) for span in gold] == [stripped(text, span) for span in found]
    return "right" if same else "boundary"
