"""Our passages with pronouns that speak: their marks are whole, and the program reads them as well as it did."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.passages import passages
from evaluation.practice.pronouns.score import PATH, rows, verdict
from reportedly.attribute.attributor import Attributor
from reportedly.types import Speaker


def test_marks_are_whole_and_a_third_is_not_told() -> None:
    read = passages(PATH)
    assert len({passage.kind for passage in read}) == 12
    marks = [name for passage in read for *_, name in passage.marks]
    assert all(passage.marks and "[" not in passage.text and "¶" not in passage.text for passage in read)
    assert 0.25 < sum(name is None for name in marks) / len(marks) < 0.4
    assert min(Counter(passage.aside for passage in read).values()) > 60


@pytest.mark.parametrize(
    ("name", "score", "gold", "became"),
    [
        ("Ada Falk", 0.9, "Dr Ada Falk", "right"), ("Ada Falk", 0.9, "Jan Orel", "wrong"),
        ("she", 0.3, "Ada Falk", "words"),
        ("she", 0.3, None, "kept"), ("Ada Falk", 0.9, None, "invented"), ("Ada Falk", 0.9, "she", "invented"),
    ],
)  # fmt: skip
def test_verdicts(name: str, score: float, gold: str | None, became: str) -> None:
    assert verdict(Speaker(name=name, kind="person", score=score), gold, "she") == became


def test_passages_are_read_as_well_as_they_were() -> None:
    attribute = Attributor.load()
    counts = Counter(became for passage in passages(PATH) for became, *_ in rows(passage, attribute))
    assert counts["right"] >= 66
    assert counts["wrong"] <= 10
    assert counts["kept"] >= 46
