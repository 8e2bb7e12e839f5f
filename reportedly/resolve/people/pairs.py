"""How well two phrases of a text go together, by the vectors that the network gives their mentions.

One product of two short vectors a pair, as in Kirstain et al. 2021 ("Coreference resolution without span
representations"): what the later phrase takes up, and what the earlier one is to whoever takes it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from reportedly.resolve.people.phrases import Phrase
from reportedly.types import Mention

LATELY = 3
"""How many of an entity's last phrases are asked."""


class Pairs:
    """The vectors of the phrases of one text. Of a phrase that is no mention nothing is told."""

    def __init__(self, found: Sequence[Phrase] = (), mentions: Iterable[Mention] = ()) -> None:
        by_end = {m.span.end: m.pair for m in mentions if m.pair is not None}
        told = [by_end.get(phrase.span.end) for phrase in found]
        size = next((len(pair.takes_up) for pair in told if pair), 1)
        self._takes_up, self._taken_up = np.zeros((2, len(found), size), np.float32)
        for i, pair in enumerate(told):
            if pair:
                self._takes_up[i], self._taken_up[i] = pair

    def means(self, at: int, before: Sequence[Sequence[int]]) -> list[float]:
        """How well phrase `at` takes up each of some entities, given as their phrases: the mean over the last of each,
        0 where nothing is told."""
        lately = [phrases[-LATELY:] for phrases in before]
        asked = (self._taken_up[[i for phrases in lately for i in phrases]] @ self._takes_up[at]).tolist()
        told, start = [], 0
        for phrases in lately:
            end = start + len(phrases)
            told.append(sum(asked[start:end]) / len(phrases))
            start = end
        return told
