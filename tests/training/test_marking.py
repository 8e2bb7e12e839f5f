"""Marks of our own texts leave the text, and tell what stood between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.marking import plain, sections

MARK = re.compile(r"[<\[](\w) |[>\]]")


def test_marks_within_marks_close_from_the_inside() -> None:
    text, marks = plain("He said <1 that [2 Velt] came> home.", MARK, kind="wire", at=10)
    assert text == "He said that Velt came home."
    assert [(m.opens[1], m.closes[0], text[m.span.start - 10 : m.span.end - 10]) for m in marks] == [
        ("2", "]", "Velt"),
        ("1", ">", "that Velt came"),
    ]


@pytest.mark.parametrize("line", ["<1 open", "shut>", "<1 crossed]", "[1 a <2 b] c>"])
def test_marks_that_do_not_pair_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="wire: a mark"):
        plain(line, MARK, kind="wire")


def test_each_outlet_has_the_lines_below_it(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("@ Meridian\nOne.\nTwo @ noon.\n\n@ The Post\nThree.\n", encoding="utf-8")
    (tmp_path / "blog.txt").write_text("@ Mine\nFour.\n", encoding="utf-8")
    assert list(sections(tmp_path)) == [
        ("blog", "Mine", "Four."),
        ("wire", "Meridian", "One.\nTwo @ noon."),
        ("wire", "The Post", "Three."),
    ]
