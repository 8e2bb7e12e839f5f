"""What the network says of two phrases, from made-up vectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reportedly.resolve.people.pairs import LATELY, Pairs
from reportedly.resolve.people.phrases import Phrase, phrases
from reportedly.types import Mention, Pair
from tests.resolve.making import mentions

TEXT = "Mara Velt met Ada Falk and Ines Orme. She left."


def made(*taken_up: float, takes_up: float = 2.0) -> tuple[list[Phrase], Pairs]:
    """The three names with these vectors of one number, and “She”, which is no mention where none is left for it."""
    names = ("Mara Velt", "Ada Falk", "Ines Orme", "She")[: len(taken_up)]
    seen = mentions(TEXT, *((name, "person") for name in names))
    paired: list[Mention] = [
        replace(m, pair=Pair(np.array([takes_up], np.float32), np.array([value], np.float32)))
        for m, value in zip(seen, taken_up, strict=True)
    ]
    found = phrases(TEXT, paired, ())
    return found, Pairs(found, paired)


def test_the_score_is_the_product_of_two_vectors() -> None:
    _, pairs = made(1.0, -0.5, 3.0, 9.0)
    assert pairs.means(3, [[0], [1], [2]]) == [2.0, -1.0, 6.0]


def test_of_somebody_the_last_phrases_are_asked() -> None:
    _, pairs = made(1.0, -0.5, 3.0, 9.0)
    assert pairs.means(3, [[0, 1]]) == [pytest.approx(0.5)]
    assert LATELY == 3
    assert pairs.means(3, [[2, 0, 1, 0]]) == pairs.means(3, [[0, 1, 0]])


def test_of_what_is_no_mention_nothing_is_told() -> None:
    found, pairs = made(1.0, -0.5, 3.0)
    assert [TEXT[slice(*p.span)] for p in found][-1] == "She"
    assert pairs.means(3, [[0], [1, 2]]) == [0.0, 0.0]
    assert Pairs(found).means(3, [[0]]) == [0.0]


def test_nobody_before_is_nobody_asked() -> None:
    assert made(1.0, 1.0)[1].means(1, []) == []
