from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.decode import CONTENT, CUE
from reportedly.attribute.encoder import Floats, Seen
from reportedly.attribute.labels import DISTANCE_BUCKETS, LINK_SIZE, LINK_VECTORS, LINKS
from reportedly.attribute.linking import Piece, bucket, link
from tests.attribute.making import numbers

SOME = settings(max_examples=60, deadline=None)
HEADS = st.sampled_from(range(len(LINKS)))
SEEDS = st.integers(0, 2**32 - 1)
WORDS = 20
WIDTH = len(LINK_VECTORS) * LINK_SIZE


def window(start: int, vectors: Floats, depth: float = 1.0) -> Seen:
    return Seen(start=start, end=start + len(vectors), vectors=vectors, depth=np.full(len(vectors), depth, np.float32))


def drawn(rng: np.random.Generator, count: int, role: int) -> list[Piece]:
    """Spans of one or two words, apart, in order."""
    starts = sorted(rng.choice(WORDS // 2, count, replace=False).tolist())
    return [Piece(role=role, start=2 * i, end=2 * i + int(rng.integers(1, 3))) for i in starts]


def piece(role: int, start: int, end: int) -> Piece:
    return Piece(role=role, start=start, end=end)


# ---- bucket


@SOME
@given(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=30))
def test_buckets_are_in_range_symmetric_and_in_order(deltas: list[int]) -> None:
    there = np.array(sorted(deltas), np.int64)
    found = bucket(there)
    assert 0 <= found.min() <= found.max() < DISTANCE_BUCKETS
    assert (np.diff(found) >= 0).all()
    assert (found + bucket(-there) == 32).all()


def test_buckets_by_example() -> None:
    assert bucket(np.array([0, 1, -1, 2, 10, -10, 10**6])).tolist() == [16, 18, 14, 19, 22, 10, 32]


# ---- link


@SOME
@given(st.integers(0, 4), st.integers(0, 4), HEADS, SEEDS)
def test_links_are_probabilities_and_none_is_among_them(rows: int, partners: int, head: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    first = np.cumsum(rng.integers(0, 3, WORDS))  # words may share a piece
    vectors = rng.normal(size=(int(first[-1]) + 1, WIDTH)).astype(np.float32)
    seen = [window(0, vectors[:12]), window(8, vectors[8:])]
    found = link(head, drawn(rng, rows, CONTENT), drawn(rng, partners, CUE), seen, first, numbers(rng))
    assert found.shape == (rows, partners + 1)
    assert np.exp(found).sum(1) == pytest.approx(np.ones(rows), abs=1e-4)


@SOME
@given(HEADS, SEEDS)
def test_a_link_is_the_product_of_its_vectors(head: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(WORDS, WIDTH)).astype(np.float32)
    chain = numbers(rng)
    rows, partners = [piece(CONTENT, 2, 5)], [piece(CUE, 6, 7), piece(CUE, 9, 11)]
    first_of_row, last_of_row, key = vectors.reshape(WORDS, len(LINKS), 3, LINK_SIZE)[:, head].transpose(1, 0, 2)
    query = first_of_row[2] + last_of_row[4]
    scores = [
        float(query @ key[p.start]) / 8 + float(chain.distance[head][bucket(np.array(p.start - 2))]) for p in partners
    ]
    scores.append(float(chain.none[head]))
    expected = np.exp(scores) / np.exp(scores).sum()
    found = link(head, rows, partners, [window(0, vectors)], np.arange(WORDS), chain)
    assert np.exp(found)[0] == pytest.approx(expected, abs=1e-4)


def test_spans_that_no_window_holds_together_are_not_linked() -> None:
    rows, partners = [piece(CONTENT, 0, 2)], [piece(CUE, 3, 4), piece(CUE, 6, 7)]
    mute = np.zeros((5, WIDTH), np.float32)
    found = np.exp(link(0, rows, partners, [window(0, mute), window(5, mute)], np.arange(10), numbers()))
    assert found[0].tolist() == pytest.approx([0.5, 0, 0.5])


@pytest.mark.parametrize("deeper", [0, 1])
def test_a_pair_is_scored_where_it_lies_deepest(deeper: int) -> None:
    strong = np.zeros((6, WIDTH), np.float32)
    strong[:, 0] = strong[:, 2 * LINK_SIZE] = 12  # of the first head: what begins a row, and what begins a partner
    mute = np.zeros_like(strong)
    pair = [strong, mute] if deeper == 0 else [mute, strong]
    rows, partners = [piece(CONTENT, 2, 3)], [piece(CUE, 4, 5)]
    for depths, linked in (((2.0, 1.0), deeper == 0), ((1.0, 2.0), deeper == 1)):
        seen = [window(0, pair[0], depths[0]), window(1, pair[1], depths[1])]
        found = np.exp(link(0, rows, partners, seen, np.arange(8), numbers()))
        assert found[0, 0] == pytest.approx(1 if linked else 0.5, abs=1e-3)
