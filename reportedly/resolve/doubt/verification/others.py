"""Of which other statements a check speaks, given that it speaks of one.

What holds the one and what is nested in it, what repeats it, and, where a check counts (“neither account”) or says
“these claims”, those of others and of the same source. One log-linear decision for each; the weights are learned from
the practice texts by `training/verification.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.signs import Signs
from reportedly.resolve.doubt.verification.statements import Statements, Told

_EVERY = re.compile(r"\b(?:all|any|every|each|none|such)\b", re.IGNORECASE)
_THIS = re.compile(r"\b(?:this|that|it)\b", re.IGNORECASE)
_SELF = re.compile(r"(?:I|[Ww]e)")
_MORE = 2.5
"""So many times the words of another has a statement that says more than that."""


class Others:
    """The statements that may share what is said of one, and what tells that they do."""

    def __init__(self, statements: Statements, signs: Signs) -> None:
        self.statements, self.signs, self.lexicon = statements, signs, statements.lexicon

    def of_kin(self, check: Check, one: Told) -> Iterator[tuple[Told, dict[str, float]]]:
        """The statements that hold one, that it holds, and that repeat it, with what tells of each."""
        found: dict[str, tuple[Told, dict[str, float]]] = {}
        for side, told in self.statements.nest(one):
            found[told.id] = told, self._nested(check, one, told, side)
        for other in self.statements.repeated(one):
            found.setdefault(other.id, (other, self._repeats(check, one, other, "repeats")))
        if self.lexicon.figures.search(check.about):
            for other in self.statements.copies(one):
                found.setdefault(other.id, (other, self._repeats(check, one, other, "same figure")))
        found.pop(one.id, None)
        yield from found.values()

    def of_more(
        self, check: Check, one: Told, near: Sequence[tuple[Told, float]]
    ) -> Iterator[tuple[Told, dict[str, float]]]:
        """The statements near a check that it may speak of beside one, likeliest first, with what tells of each.

        `near` are these with the log-odds that the check speaks of them alone, likeliest first.
        """
        kin = {told.id for _, told in self.statements.nest(one)} | {one.id}
        whose = self.statements.root(one)
        likely, beside = {whose: 0}, {whose: 0}
        for told, _ in sorted(near, key=lambda pair: -pair[0].end):
            beside.setdefault(self.statements.root(told), len(beside))
        for told, odds in near:
            root = self.statements.root(told)
            place = likely.setdefault(root, len(likely))
            if told.id not in kin:
                yield told, self._beside(check, one, told, odds, (place, beside[root]))

    def _nested(self, check: Check, one: Told, other: Told, side: str) -> dict[str, float]:
        mine, its = len(self.statements.words(one.content).split()), len(self.statements.words(other.content).split())
        alike = self.statements.same_matter(one, other)
        more = its > _MORE * mine + 3 if side == "holds" else mine > _MORE * its + 3
        return {
            side: 1.0,
            f"{side}, alike": float(alike),
            f"{side}, more": float(more),
            f"{side}, {check.way}": 1.0,
            f"{side}, self": float(side == "held" and _SELF.fullmatch(self.statements.words(other.source)) is not None),
            f"{side}, {check.status}": 1.0,
            f"{side}, beside": float(self.signs.place(check, other) in ("beside", "sentence", "ahead", "touches")),
        }

    def _repeats(self, check: Check, one: Told, other: Told, how: str) -> dict[str, float]:
        return {
            how: 1.0,
            f"{how}, {check.way}": 1.0,
            f"{how}, {check.status}": 1.0,
            f"{how}, before": float(other.start < check.sentence.end),
            f"{how}, same source": float(self.statements.root(one) == self.statements.root(other)),
            f"{how}, wish": float(self.signs.is_wish(other)),
        }

    def _beside(self, check: Check, one: Told, other: Told, odds: float, places: tuple[int, int]) -> dict[str, float]:
        many, count = self.lexicon.many.search(check.about), self.signs.count(check.about)
        same = self.statements.root(one) == self.statements.root(other)
        kind = "counted" if count else "plural" if many else "one"
        every = bool(many and _EVERY.search(check.about) and not _THIS.search(check.about))
        found = {
            kind: 1.0,
            f"{kind}, {check.way}": 1.0,
            f"{kind}, odds": max(-4.0, min(4.0, odds)) / 4,
            f"{kind}, same source": float(same),
            f"{kind}, every": float(every),
            f"{kind}, same paragraph": float("\n" not in self.statements.between(one, other)),
            f"{kind}, wish": float(self.signs.is_wish(other)),
        }
        if count:
            found["counted, within"] = float(0 < places[0] < count)
            found["counted, next"] = float(0 < places[1] < count)
        if self.lexicon.figures.search(check.about):
            found[f"{kind}, figure" if self.statements.figures[other.id] else f"{kind}, no figure"] = 1.0
        return {name: value for name, value in found.items() if value}
