"""Our passages with time expressions: their marks are whole, and the program reads them as well as it did."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evaluation.passages import PATH, passages
from reportedly.partial import bounds
from reportedly.resolve.times.dates import find_dates

FLOOR = 0.8
"""The least share of values right among those found, over both halves."""


def test_every_mark_has_words_and_a_value_that_can_be_read() -> None:
    read = passages()
    assert len({page.kind for page in read}) > 10
    for page in read:
        bounds(page.published)
        assert "[" not in page.text
        for start, end, value in page.marks:
            assert page.text[start:end].strip() == page.text[start:end] != ""
            if value:
                bounds(value)


def test_half_is_set_aside() -> None:
    halves = Counter(page.aside for page in passages())
    assert min(halves.values()) * 3 > sum(halves.values())


def test_values_are_right_where_they_are_found() -> None:
    right = found = 0
    for page in passages():
        ours = {(d.span.start, d.span.end): d.value for d in find_dates(page.text, page.published)}
        for start, end, value in page.marks:
            given = next((v for (s, e), v in ours.items() if s < end and start < e and v), None)
            if value and given:
                found += 1
                right += bounds(given) == bounds(value)
    assert found > 150
    assert right / found >= FLOOR


def test_a_passage_before_any_heading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text("It rained [today|2024-05-08].\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no heading"):
        passages(path)
    assert PATH.exists()
