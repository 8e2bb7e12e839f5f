"""The practice texts on who speaks: they locate, they come in two halves, and the scorer tells right from wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evaluation.golds import practice
from evaluation.practice.speakers import score
from reportedly.attribute.attributor import Attributor
from reportedly.types import ENTITY_KINDS, Speaker


@pytest.fixture(scope="module")
def attribute() -> Iterator[Attributor]:
    yield Attributor.load()


@pytest.mark.parametrize("aside", [False, True])
def test_each_half_has_six_texts_whose_lines_are_located(aside: bool) -> None:
    pages = list(practice(score.HERE, aside=aside))
    assert len(pages) == 6
    for page in pages:
        assert 150 <= len(page.text.split()) <= 260
        items = page.notes["attributions"]
        assert len(items) == len(page.places) >= 10
        assert {i["speaker"]["kind"] for i in items} <= set(ENTITY_KINDS)


def test_a_name_is_right_wrong_or_the_words() -> None:
    who = Speaker(name="Ada Falk", kind="person", score=0.9)
    assert score._verdict(who, "Dr Ada Falk", "she") == "right"
    assert score._verdict(who, "Jan Orel", "she") == "wrong"
    assert score._verdict(who, "Jan Orel", "Ada Falk") == "words"
    assert score._verdict(None, "Jan Orel", "he") == "wrong"


def test_most_of_what_may_be_read_is_right(attribute: Attributor) -> None:
    rows = [row for page in practice(score.HERE, aside=False) for row in score.rows(page, attribute)]
    names = [verdict for kind, verdict, *_ in rows if kind == "name"]
    assert names.count("right") >= 0.75 * len(names)
    kinds = [verdict for kind, verdict, *_ in rows if kind == "kind"]
    assert kinds.count("right") >= 0.9 * len(kinds)
