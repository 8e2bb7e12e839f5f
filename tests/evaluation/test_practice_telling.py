"""The passages on whom it was told, where and when: they are whole, in two halves, and scored field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.practice.telling.passages import FIELDS, Mark, passages, right, rows
from reportedly.attribute.attributor import Attributor


def test_the_passages_come_in_two_halves_and_a_third_tells_nothing() -> None:
    every = passages()
    assert len(every) > 200
    assert len({p.prose for p in every}) >= 15
    assert 0.4 < sum(p.aside for p in every) / len(every) < 0.6
    assert sum(not any(any(mark[1:]) for mark in p.marks) for p in every) > len(every) / 4


def test_a_line_that_is_no_passage_is_said(tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text("# wire\nHale said no. => added | | |\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no passage"):
        passages(path)


def test_each_field_of_each_attribution_is_a_row(tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text("# wire\n“No,” Hale told reporters. ¶ It rained. => told | reporters | |\n", encoding="utf-8")
    (passage,) = passages(path)
    assert passage.marks == (Mark("told", "reporters", None, None),)
    assert "\n\n" in passage.text
    found = list(rows(passage, Attributor.load()))
    assert [row[0] for row in found] == list(FIELDS)
    assert found[0] == ("addressee", "reporters", "reporters", True)


def test_right_is_told_and_alike() -> None:
    assert right("a letter", "a letter to the mayor")
    assert not right("a letter", None)
    assert not right(None, "a letter")
    assert not right("a letter", "X")
