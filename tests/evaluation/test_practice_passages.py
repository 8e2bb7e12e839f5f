"""The passages on who speaks: they are whole, come in two halves, and the scorer tells right from wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.practice.speakers.passages import Passage, passages, verdicts
from reportedly.types import ENTITY_KINDS, Speaker

HALE = Passage("wire", "Engineer Mara Hale said no.", "Engineer Mara Hale", "Mara Hale", "person", "Engineer")


def test_the_passages_are_of_known_kinds_in_two_halves() -> None:
    every = passages()
    assert len(every) > 150
    assert {p.kind for p in every} <= set(ENTITY_KINDS)
    assert 0.4 < sum(p.aside for p in every) / len(every) < 0.6


def test_a_name_with_its_title_is_wrong_and_one_with_its_article_is_right() -> None:
    assert verdicts(HALE, Speaker(name="the Mara Hale", kind="person", role="chief engineer")) == dict.fromkeys(
        ("found", "name", "kind", "role"), True
    )
    told = verdicts(HALE, Speaker(name="Engineer Mara Hale", kind="group", role=None))
    assert told == {"found": True, "name": False, "kind": False, "role": False}
    assert verdicts(HALE, None) == {"found": False}


def test_a_line_that_is_no_passage_is_said(tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text("# wire\nHale said no. => Orr | Orr | person |\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no passage"):
        passages(path)
