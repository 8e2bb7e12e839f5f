"""What teachers say of a text; the network itself is not tested here, for nothing of the tests needs PyTorch."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.attributor import WEIGHTS
from reportedly.attribute.decode import allowed
from reportedly.attribute.labels import LABELS
from tests.attribute.making import numbers
from training.split import held_out
from training.teach import load, marginals, teach

TAGS = range(len(LABELS))


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_chances_are_those_of_all_sequences(count: int, seed: int) -> None:
    """Against the sum over every sequence of tags."""
    rng = np.random.default_rng(seed)
    chain, scores = numbers(rng), rng.normal(size=(count, len(LABELS))) * 2
    steps = chain.transitions.astype(np.float64) + allowed()
    unary, pairs, whole = np.zeros((count, len(LABELS))), np.zeros((count - 1, len(LABELS), len(LABELS))), 0.0
    for tags in product(TAGS, repeat=count):
        if tags[0] and tags[0] % 2 == 0:
            continue
        z = chain.starts[tags[0]] + sum(scores[i, t] for i, t in enumerate(tags))
        weight = np.exp(z + sum(steps[a, b] for a, b in pairwise(tags)))
        whole += weight
        for i, tag in enumerate(tags):
            unary[i, tag] += weight
            if i:
                pairs[i - 1, tags[i - 1], tag] += weight
    found = marginals(scores, chain)
    assert found[0] == pytest.approx(unary / whole, abs=1e-6)
    assert found[1] == pytest.approx(pairs / whole, abs=1e-6)


def test_what_was_taught_is_read_again(tmp_path: Path) -> None:
    text = "“No, never,” said Mara Velt. The minister hopes that it rains."
    words = teach(("a", text), (WEIGHTS / "english", WEIGHTS / "english"), tmp_path)
    kept, items, unary, pairs = load(tmp_path / "a.npz")
    assert kept == text
    assert unary.shape == (words, len(LABELS))
    assert pairs.shape == (words - 1, len(LABELS), len(LABELS))
    assert unary.sum(1) == pytest.approx(1, abs=1e-2)
    assert [text[s:e] for s, e in items[0].content] == ["“No, never,”"]
    assert [text[s:e] for s, e in items[0].source] == ["Mara Velt"]


def test_nothing_is_taught_of_no_words(tmp_path: Path) -> None:
    assert teach(("a", " \n"), (WEIGHTS / "english",), tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_set_aside_is_decided_by_the_name_alone() -> None:
    names = [f"outlet_2016-01-01_{n}" for n in range(2_000)]
    aside = [name for name in names if held_out(name)]
    assert aside == [name for name in names if held_out(name)]
    assert 0.04 < len(aside) / len(names) < 0.11
