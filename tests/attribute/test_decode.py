from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.decode import (
    CONTENT,
    CUE,
    SOURCE,
    allowed,
    decode,
    probability,
    spans,
    viterbi,
)
from reportedly.attribute.encoder import Floats, Seen
from reportedly.attribute.labels import FEATURES, LABELS, LINK_SIZE, LINK_VECTORS
from reportedly.attribute.linking import Piece
from tests.attribute.making import numbers

SOME = settings(max_examples=60, deadline=None)
SEEDS = st.integers(0, 2**32 - 1)
TAGS = len(LABELS)
OUTSIDE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(TAGS)


def sure(*tags: int) -> Floats:
    """Scores that leave no doubt about the tags."""
    scores = np.zeros((len(tags), TAGS), np.float32)
    scores[np.arange(len(tags)), tags] = 20
    return scores


def pull(links: Floats, head: int, row: int, partner: int, strength: float = 12.0) -> None:
    """Make a link head of `links` prefer `partner` for `row` (word indices; one piece a word)."""
    way = np.flatnonzero(~links[:, 3 * head * LINK_SIZE : 3 * (head + 1) * LINK_SIZE].any(0))[0] % LINK_SIZE
    links[row, 3 * head * LINK_SIZE + way] = strength
    links[partner, (3 * head + 2) * LINK_SIZE + way] = strength


def whole(links: Floats) -> list[Seen]:
    """One window that holds the text."""
    return [Seen(start=0, end=len(links), vectors=links, depth=np.full(len(links), len(links), np.float32))]


def unlinked(count: int) -> Floats:
    return np.zeros((count, len(LINK_VECTORS) * LINK_SIZE), np.float32)


def follows(before: int | None, tag: int) -> bool:
    return tag == OUTSIDE or tag % 2 == 1 or before in (tag, tag - 1)


# ---- viterbi


@SOME
@given(st.integers(1, 4), SEEDS)
def test_viterbi_finds_what_trying_every_sequence_finds(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    chain, scores = numbers(rng), rng.normal(size=(count, TAGS), scale=3).astype(np.float32)

    def total(tags: tuple[int, ...]) -> float:
        steps = sum(float(chain.transitions[a, b]) for a, b in pairwise(tags))
        return float(chain.starts[tags[0]]) + steps + sum(float(scores[i, t]) for i, t in enumerate(tags))

    legal = [
        tags
        for tags in product(range(TAGS), repeat=count)
        if all(follows(tags[i - 1] if i else None, tag) for i, tag in enumerate(tags))
    ]
    best = tuple(viterbi(scores, chain).tolist())
    assert best in legal
    assert total(best) == pytest.approx(max(map(total, legal)), abs=1e-3)


@SOME
@given(st.integers(0, 60), SEEDS)
def test_an_inside_tag_follows_its_own_role_alone(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(count, TAGS), scale=20).astype(np.float32)
    scores[:, 2::2] += 30  # inside tags wherever the scores alone decide
    tags = viterbi(scores, numbers(rng)).tolist()
    assert len(tags) == count
    assert all(follows(tags[i - 1] if i else None, tag) for i, tag in enumerate(tags))


def test_what_is_allowed() -> None:
    table = allowed()
    assert {(LABELS[i], LABELS[j]) for i, j in product(range(TAGS), repeat=2) if table[i, j] < 0} == {
        (before, inside)
        for before, inside in product(LABELS, ("I-source", "I-cue", "I-content"))
        if before[1:] != inside[1:]
    }


# ---- spans


@SOME
@given(st.integers(0, 40), SEEDS)
def test_spans_give_the_tags_again(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    tags = viterbi(rng.normal(size=(count, TAGS), scale=5).astype(np.float32), numbers())
    again = np.zeros(count, np.int64)
    for piece in spans(tags):
        again[piece.start] = 2 * piece.role + 1
        again[piece.start + 1 : piece.end] = 2 * piece.role + 2
    assert again.tolist() == tags.tolist()


def test_neighbours_of_one_role_stay_two() -> None:
    tags = np.array([B_CONTENT, I_CONTENT, B_CONTENT, B_CUE, OUTSIDE, B_SOURCE, I_SOURCE])
    assert spans(tags) == [
        Piece(role=CONTENT, start=0, end=2),
        Piece(role=CONTENT, start=2, end=3),
        Piece(role=CUE, start=3, end=4),
        Piece(role=SOURCE, start=5, end=7),
    ]


# ---- decode


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 50), SEEDS)
def test_every_content_is_in_one_attribution_and_no_other(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    chain = numbers(rng)
    first = np.cumsum(rng.integers(0, 3, count)) if count else np.zeros(0, np.int64)  # words may share a piece
    pieces = int(first[-1]) + 1 if count else 0
    tags = rng.normal(size=(pieces, TAGS), scale=4).astype(np.float32)
    links = rng.normal(size=(pieces, len(LINK_VECTORS) * LINK_SIZE)).astype(np.float32)
    quoted = rng.integers(0, 2, count).astype(np.float32)
    middle = pieces // 2
    halves = [
        Seen(start=start, end=end, vectors=links[start:end], depth=np.ones(end - start, np.float32))
        for start, end in ((0, middle + 2), (middle, pieces))
        if start < end <= pieces
    ]
    drafts = decode(tags, halves, first, quoted, chain)
    tagged = spans(viterbi(tags[first], chain))
    there = [piece for draft in drafts for piece in draft.content]
    assert sorted(there, key=lambda piece: piece.start) == [piece for piece in tagged if piece.role == CONTENT]
    assert [d.content[0].start for d in drafts] == sorted(d.content[0].start for d in drafts)
    cues = [draft.cue for draft in drafts if draft.cue]
    assert len(cues) == len({cue.start for cue in cues}), "contents of one cue make one attribution"
    for draft in drafts:
        assert list(draft.content) == sorted(draft.content, key=lambda piece: piece.start)
        assert draft.cue is None or (draft.cue.role == CUE and draft.cue in tagged)
        assert draft.source is None or (draft.source.role == SOURCE and draft.source in tagged)
        assert draft.cue or len(draft.content) == 1
        assert draft.evidence.shape == (len(FEATURES),)
        assert np.isfinite(draft.evidence).all()
        assert draft.evidence.min() >= 0
        assert draft.evidence.max() <= 1 + 1e-5
        weights = (float(rng.normal()), *rng.normal(size=len(FEATURES)).tolist())
        assert 0 <= probability(draft.evidence, "cue", {}) <= 1 + 1e-5
        assert 0 <= probability(draft.evidence, "cue", {"cue": weights}) <= 1


def test_a_quote_broken_by_its_cue_is_one_attribution() -> None:
    tags = sure(B_CONTENT, I_CONTENT, B_CUE, B_SOURCE, I_SOURCE, B_CONTENT)
    links = unlinked(6)
    pull(links, 0, 0, 2)
    pull(links, 0, 5, 2)
    pull(links, 1, 2, 3)
    pull(links, 2, 0, 3)
    (draft,) = decode(tags, whole(links), np.arange(6), np.array([1, 1, 0, 0, 0, 1], np.float32), numbers())
    assert draft.content == (Piece(role=CONTENT, start=0, end=2), Piece(role=CONTENT, start=5, end=6))
    assert draft.cue == Piece(role=CUE, start=2, end=3)
    assert draft.source == Piece(role=SOURCE, start=3, end=5)
    evidence = dict(zip(FEATURES, draft.evidence.tolist(), strict=True))
    assert evidence["no-cue"] == evidence["no-source"] == 0
    assert evidence["quoted"] == 1
    assert evidence["content"] == pytest.approx(1, abs=1e-3)
    assert evidence["link-cue"] == pytest.approx(1, abs=1e-3)


def drafted(*opens: int, quoted: tuple[float, ...]) -> list[tuple[Piece, ...]]:
    """The contents of what is made of two contents of one cue, the second a word behind it."""
    links = unlinked(4)
    pull(links, 0, 0, 1)
    pull(links, 0, 3, 1)
    tags = sure(B_CONTENT, B_CUE, 0, B_CONTENT)
    words = np.array(quoted, np.float32)
    return [d.content for d in decode(tags, whole(links), np.arange(4), words, numbers(), np.array(opens, np.int64))]


FIRST, SECOND = Piece(role=CONTENT, start=0, end=1), Piece(role=CONTENT, start=3, end=4)


def test_what_is_not_quoted_does_not_go_on_in_the_next_paragraph() -> None:
    assert drafted(0, quoted=(0, 0, 0, 0)) == [(FIRST, SECOND)]
    assert drafted(0, 3, quoted=(0, 0, 0, 0)) == [(FIRST,)]
    assert drafted(0, 1, quoted=(0, 0, 0, 0)) == [(FIRST,)]


def test_a_quotation_goes_on_in_the_next_paragraph_and_no_further() -> None:
    assert drafted(0, 3, quoted=(1, 0, 0, 1)) == [(FIRST, SECOND)]
    assert drafted(0, 2, 3, quoted=(1, 0, 0, 1)) == [(FIRST,)]
    assert drafted(0, 3, quoted=(1, 0, 0, 0)) == [(FIRST,)]


def test_contents_without_a_cue_are_attributions_of_their_own() -> None:
    drafts = decode(
        sure(B_CONTENT, B_CONTENT, B_CUE), whole(unlinked(3)), np.arange(3), np.zeros(3, np.float32), numbers(none=9)
    )
    assert [(d.content, d.cue, d.source) for d in drafts] == [
        ((Piece(role=CONTENT, start=0, end=1),), None, None),
        ((Piece(role=CONTENT, start=1, end=2),), None, None),
    ]
    assert all(d.evidence[FEATURES.index("no-cue")] == d.evidence[FEATURES.index("no-source")] == 1 for d in drafts)


def test_without_words_or_content_there_is_no_attribution() -> None:
    empty = np.zeros(0, np.int64)
    assert decode(sure(), whole(unlinked(0)), empty, np.zeros(0, np.float32), numbers()) == []
    assert decode(sure(B_CUE, B_SOURCE), whole(unlinked(2)), np.arange(2), np.zeros(2, np.float32), numbers()) == []


def test_a_score_is_a_logistic_regression_on_the_evidence() -> None:
    def score(evidence: Floats, *weights: float) -> float:
        return probability(evidence, "source", {"source": weights, "cue": (9.0,) * 10})

    evidence = np.array([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 1, 1], np.float32)
    assert score(evidence, *(0.0,) * 10) == 0.5
    assert score(evidence, 0.0, *(3.0,) * 6, 0.0, 1.0, -1.0) == pytest.approx(0.5), "even odds weigh nothing"
    assert score(evidence, 2.0, *(0.0,) * 9) == pytest.approx(1 / (1 + np.exp(-2)))
    certain = np.array([1, 1, 1, 1, 1, 1, 0, 0, 1], np.float32)
    assert score(certain, 0.0, 1.0, *(0.0,) * 8) == pytest.approx(0.99), "no evidence is beyond doubt"
    assert probability(certain, "source", {}) == 1
    assert probability(evidence, "source", {}) == pytest.approx(0.5)


def test_a_bias_moves_what_is_tagged_and_not_how_sure_it_is() -> None:
    scores = sure(B_CUE, OUTSIDE, B_CONTENT)
    scores[1] = [1, 0, 0, 0, 0, 0, 0]  # a source by a little less than nothing at all
    plain = numbers()
    biased = replace(plain, bias=np.array([0, 2, 2, 0, 0, 0, 0], np.float32))
    links = unlinked(3)
    pull(links, 0, 2, 0)
    pull(links, 1, 0, 1)
    pull(links, 2, 2, 1)
    quoted = np.zeros(3, np.float32)
    ((without,), (given_one,)) = (decode(scores, whole(links), np.arange(3), quoted, n) for n in (plain, biased))
    assert without.source is None
    assert given_one.source == Piece(role=SOURCE, start=1, end=2)
    assert given_one.evidence[FEATURES.index("source")] == pytest.approx(1 / (6 + np.e), abs=1e-3)
