from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.decode import CONTENT, CUE
from reportedly.attribute.encoder import Floats, Numbers
from reportedly.attribute.labels import DISTANCE_BUCKETS, LABELS, LINK_SIZE, LINK_VECTORS, LINKS
from reportedly.attribute.linking import LAYOUT, Piece, Setting, bucket, features, link

SOME = settings(max_examples=60, deadline=None)
WORDS = 20


def numbers(rng: np.random.Generator, *, linking: bool = True) -> Numbers:
    def table(*shape: int) -> Floats:
        return rng.normal(size=shape).astype(np.float32)

    return Numbers(
        version="test",
        languages=("en",),
        window=254,
        overlap=8,
        begin=1,
        end=2,
        transitions=table(len(LABELS), len(LABELS)),
        starts=table(len(LABELS)),
        distance=table(len(LINKS), DISTANCE_BUCKETS),
        none=table(len(LINKS)),
        linking=tuple(map(tuple, table(len(LINKS), len(LAYOUT)).tolist())) if linking else None,
        calibration=None,
    )


def drawn(rng: np.random.Generator, count: int, role: int) -> list[Piece]:
    """Spans of one or two words, apart, in order."""
    starts = sorted(rng.choice(WORDS // 2, count, replace=False).tolist())
    return [Piece(role=role, start=2 * i, end=2 * i + int(rng.integers(1, 3))) for i in starts]


def setting(rng: np.random.Generator) -> Setting:
    return Setting(
        first=np.cumsum(rng.integers(0, 3, WORDS)),
        paragraph=np.cumsum(rng.integers(0, 2, WORDS)),
        stops=np.cumsum(rng.integers(0, 2, WORDS)),
    )


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
@given(
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(range(len(LINKS))),
    st.booleans(),
    st.integers(0, 2**32 - 1),
)
def test_links_are_probabilities_and_none_is_among_them(
    rows: int, partners: int, head: int, linking: bool, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    chain = numbers(rng, linking=linking)
    links = rng.normal(size=(3 * WORDS, len(LINK_VECTORS) * LINK_SIZE)).astype(np.float32)
    contents = drawn(rng, rows, CONTENT)
    found = link(head, contents, drawn(rng, partners, CUE), contents, links, setting(rng), chain)
    assert found.shape == (rows, partners + 1)
    assert np.exp(found).sum(1) == pytest.approx(np.ones(rows), abs=1e-4)


# ---- features


def seen(row: Piece, partner: Piece, partners: list[Piece], contents: list[Piece]) -> dict[str, float]:
    """Features of a pair among twelve words, three to a sentence, six to a paragraph; the encoder is mute."""
    words = np.arange(12)
    at = Setting(first=words, paragraph=words // 6, stops=(words + 1) // 3)
    mute = numbers(np.random.default_rng(0))
    mute.distance[:] = 0
    links = np.zeros((12, len(LINK_VECTORS) * LINK_SIZE), np.float32)
    found = features(0, [row], partners, contents, links, at, mute)
    assert found.shape == (1, len(partners) + 1, len(LAYOUT))
    none = dict(zip(LAYOUT, found[0, -1].tolist(), strict=True))
    assert none.pop("none") == 1
    assert none.pop("score") == pytest.approx(float(mute.none[0]))
    assert set(none.values()) == {0}
    return dict(zip(LAYOUT, found[0, partners.index(partner)].tolist(), strict=True))


def piece(role: int, start: int, end: int) -> Piece:
    return Piece(role=role, start=start, end=end)


def test_a_neighbour_is_near() -> None:
    content, cue = piece(CONTENT, 0, 2), piece(CUE, 2, 3)
    after = seen(content, cue, [cue], [content])
    assert after == dict.fromkeys(LAYOUT, 0) | {"after": 1}
    before = seen(piece(CONTENT, 3, 5), cue, [cue], [piece(CONTENT, 3, 5)])
    assert before["after"] == before["gap"] == before["gap-after"] == 0


def test_what_lies_between_is_counted() -> None:
    contents = [piece(CONTENT, 0, 1), piece(CONTENT, 7, 8)]
    cues = [piece(CUE, 2, 3), piece(CUE, 4, 5), piece(CUE, 10, 11)]
    far = seen(contents[0], cues[2], cues, contents)
    assert far["gap"] == far["gap-after"] == pytest.approx(np.log1p(9))
    assert (far["rank"], far["rank-after"], far["contents"]) == (2, 2, 1)
    assert (far["sentences"], far["sentences-after"], far["paragraphs"]) == (3, 3, 1)
    back = seen(contents[1], cues[0], cues, contents)
    assert back["gap"] == pytest.approx(np.log1p(4))
    assert (back["after"], back["gap-after"], back["rank-after"], back["sentences-after"]) == (0, 0, 0, 0)
    assert (back["rank"], back["contents"], back["paragraphs"]) == (1, 0, 1)
