"""What changed from one text to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.changes import announced, passages

BEFORE = "Title\n\nThe ministry said 40 men signed.\n\nAn old paragraph.\n\nThe end."
AFTER = "Title\n\nThe ministry said 51 men had signed.\n\nCorrection: the number was wrong.\n\nThe end."
TEXTS = st.lists(st.text(alphabet="ab c.\n", max_size=12), max_size=8).map("\n".join)


def told(before: str, after: str) -> list[object]:
    """Runs of unchanged paragraphs as numbers, all else as marked text."""
    sign = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [p.unchanged or "".join(sign[mark].format(text) for text, mark in p.pieces) for p in passages(before, after)]


def test_words_within_a_paragraph_and_whole_paragraphs() -> None:
    assert told(BEFORE, AFTER) == [
        1,
        "The ministry said [-40 -]{+51 +}men {+had +}signed.",
        "[-An old paragraph.-]",
        "{+Correction: the number was wrong.+}",
        1,
    ]


def test_equal_texts_do_not_differ() -> None:
    assert told(BEFORE, BEFORE) == [4]
    assert told("", "") == []


@given(TEXTS, TEXTS)
def test_each_text_can_be_read_from_the_difference(before: str, after: str) -> None:
    def paragraphs(text: str) -> list[str]:
        return [line for line in map(str.strip, text.splitlines()) if line]

    for text, left_out in ((before, "added"), (after, "removed")):
        waiting = paragraphs(text)
        for passage in passages(before, after):
            if passage.unchanged:
                del waiting[: passage.unchanged]
            elif words := "".join(t for t, mark in passage.pieces if mark != left_out):
                assert words.strip() == waiting.pop(0)
        assert waiting == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n" * 30_000, "b\n" * 30_000),
        ("w " * 50_000, "v " * 50_000),
        ("\n".join(["a b c d " * 60] * 250), "\n".join(["a b c e " * 60] * 250)),
    ],
    ids=["many lines", "one line", "much repeated"],
)
def test_texts_that_make_difflib_cubic_come_to_an_end(before: str, after: str) -> None:
    assert passages(before, after)


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("This article was amended on 3 May to correct the name.", True),
        ("Editor’s note: an earlier version gave another number.", True),
        ("UPDATE, 14:00: the police put the figure at 23.", True),
        ("Berichtigung: Die Zahl war falsch.", True),
        ("The mayor said nothing.", False),
    ],
)
def test_what_announces_a_change(paragraph: str, found: bool) -> None:
    assert announced(BEFORE, BEFORE + "\n\n" + paragraph) == (paragraph if found else None)
    assert announced(paragraph, paragraph + "\n\nMore.") is None, "it stood there before"
