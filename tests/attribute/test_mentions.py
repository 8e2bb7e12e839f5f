"""Mentions from made-up scores of words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import text as txt
from reportedly.attribute.encoder import Floats
from reportedly.attribute.labels import MENTION_LABELS, MENTION_SIZE, PAIR_SIZE
from reportedly.attribute.mentions import mentions
from reportedly.attribute.windows import Ints
from reportedly.types import Mention

HE, SHE, IT, THEY = range(len(MENTION_LABELS), len(MENTION_LABELS) + 4)
NONE = np.zeros(0, np.int64)


def words_of(text: str) -> Ints:
    return np.array(txt.words(text), np.int64).reshape(-1, 2)


def scores_of(*labels: str) -> Floats:
    """Scores by which each word has its label, sure."""
    scores = np.zeros((len(labels), MENTION_SIZE), np.float32)
    for word, label in enumerate(labels):
        scores[word, MENTION_LABELS.index(label)] = 9
    return scores


def found(text: str, scores: Floats, opens: Ints = NONE) -> list[Mention]:
    return mentions(text, words_of(text), scores, opens)


def told(text: str, *labels: str, opens: Ints = NONE) -> list[tuple[str, str | None]]:
    """The words and the kind of each mention."""
    return [(text[slice(*m.span)], m.kind) for m in found(text, scores_of(*labels), opens)]


def test_begin_and_inside_make_a_span() -> None:
    assert told("the old mayor came", "B-person", "I-person", "I-person", "O") == [("the old mayor", "person")]


def test_a_new_begin_ends_what_stands_before_it() -> None:
    assert told("Velt Orel", "B-person", "B-person") == [("Velt", "person"), ("Orel", "person")]


def test_inside_without_a_begin_begins() -> None:
    assert told("came Mara Velt", "O", "I-person", "I-person") == [("Mara Velt", "person")]


def test_a_bracket_around_a_mention_is_not_its_own() -> None:
    text = "the Directorate ( MID ) and the Board (of Trade)"
    begin, inside = "B-organisation", "I-organisation"
    labels = ["O", "O", "O", begin, inside, "O", begin, *[inside] * 5]
    assert told(text, *labels) == [("MID", "organisation"), ("the Board (of Trade)", "organisation")]


def test_the_last_word_ends_a_mention() -> None:
    assert told("came Velt", "O", "B-person") == [("Velt", "person")]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("B-person", "person"),
        ("B-organisation", "organisation"),
        ("B-place", "place"),
        ("B-object", "object"),
        ("B-abstract", None),
    ],
)
def test_each_kind_has_its_name_and_what_is_abstract_has_none(label: str, kind: str | None) -> None:
    assert told("Velt", label) == [("Velt", kind)]


def test_times_are_left_out_and_end_what_stands_before_them() -> None:
    assert told("Velt Monday Orel", "B-person", "B-time", "B-place") == [("Velt", "person"), ("Orel", "place")]


def test_what_holds_no_letter_is_left_out() -> None:
    assert told("“ Velt", "B-person", "B-person") == [("Velt", "person")]


def test_a_mention_ends_where_a_paragraph_opens() -> None:
    text, labels = "Mara Velt\nJan Orel", ("B-person", "I-person", "I-person", "I-person")
    assert told(text, *labels) == [(text, "person")]
    assert told(text, *labels, opens=np.array([0, 2])) == [("Mara Velt", "person"), ("Jan Orel", "person")]


def test_the_kind_is_told_by_all_words_together() -> None:
    """The first word by itself is a place, the mention is a person."""
    scores = scores_of("B-place", "I-person", "I-person")
    scores[0, MENTION_LABELS.index("B-person")] = 8
    (mention,) = found("Dovrin Mara Velt", scores)
    assert (mention.span, mention.kind) == ((0, 16), "person")


def test_a_word_inside_keeps_to_the_mention_whatever_kind_it_is_by_itself() -> None:
    assert [words for words, _ in told("Mara Velt", "B-person", "I-place")] == ["Mara Velt"]


def test_where_it_begins_is_told_by_the_sum_over_the_kinds() -> None:
    """Outside is likelier than each kind, and less likely than all of them."""
    scores = np.zeros((1, MENTION_SIZE), np.float32)
    scores[0, 0] = 1.0
    scores[0, 1::2][:6] = 0.5
    assert [m.span for m in found("Velt", scores)] == [(0, 4)]
    scores[0, 0] = 3.0
    assert found("Velt", scores) == []


def test_the_score_is_the_chance_of_the_kind_within_the_span() -> None:
    scores = np.full((1, MENTION_SIZE), -99, np.float32)
    scores[0, [MENTION_LABELS.index("B-person"), MENTION_LABELS.index("B-place")]] = np.log([0.75, 0.25])
    (mention,) = found("Velt", scores)
    assert mention.kind == "person"
    assert mention.score == pytest.approx(0.75, abs=1e-3)


def test_the_chances_of_the_pronouns_sum_to_one_and_are_those_of_all_words() -> None:
    scores = scores_of("B-person", "I-person")
    scores[0, SHE], scores[1, SHE] = 4, 2
    (mention,) = found("Mara Velt", scores)
    assert sum(mention.pronouns) == pytest.approx(1, abs=1e-3)
    assert mention.pronouns.she == pytest.approx(np.exp(3) / (np.exp(3) + 3), abs=1e-3)
    assert mention.pronouns.he == mention.pronouns.it == mention.pronouns.they


def test_nothing_is_found_in_nothing() -> None:
    assert found("", np.zeros((0, MENTION_SIZE), np.float32)) == []


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from(["Velt", "“", "a", "不", "\ud800", "12", "\n", "é"]), max_size=12).map(" ".join),
    st.integers(0, 2**32 - 1),
)
def test_mentions_are_disjoint_in_order_and_end_at_words(text: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    words = words_of(text)
    scores = rng.normal(size=(len(words), MENTION_SIZE)).astype(np.float32) * 3
    opens = np.flatnonzero(rng.random(len(words)) < 0.2)
    found = mentions(text, words, scores, opens)
    starts, ends = set(words[:, 0].tolist()), set(words[:, 1].tolist())
    paragraphs = words[opens, 0].tolist()
    for m in found:
        assert m.span.start in starts
        assert m.span.end in ends
        assert not any(m.span.start < at < m.span.end for at in paragraphs)
        assert sum(m.pronouns) == pytest.approx(1, abs=1e-3)
        assert 0 <= m.score <= 1
        assert m.kind in {"person", "organisation", "place", "object", None}
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_mention_has_the_mean_of_the_vectors_of_its_words() -> None:
    scores = scores_of("B-person", "I-person", "O")
    scores[:2, -2 * PAIR_SIZE] = 1, 3
    scores[:, -1] = 4, 4, 99
    [only] = found("Mara Velt came", scores)
    assert only.pair is not None
    assert (only.pair.takes_up.shape, only.pair.taken_up.shape) == ((PAIR_SIZE,), (PAIR_SIZE,))
    assert only.pair.takes_up.tolist() == [2.0] + [0.0] * (PAIR_SIZE - 1)
    assert only.pair.taken_up.tolist() == [0.0] * (PAIR_SIZE - 1) + [4.0]
