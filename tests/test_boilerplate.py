from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.boilerplate import reads_as_boilerplate
from tests.outlet import BACKGROUND, FURNITURE, OUTLET, QUOTED, REPORTED, STORIES, UNCHECKED

REPEATED = (BACKGROUND, REPORTED, QUOTED, UNCHECKED)


@pytest.mark.parametrize(
    "words",
    [
        *FURNITURE,
        "Sign up for The Quay",
        "Radio Merin is an independent station funded by its listeners.",
        "Radio Merin has been on the air since 1952.",
        "Follow @harbourpost",
        "Please donate.",
        "Read more: Boats return with full nets",
        "Advertisement",
        "Abonnieren Sie den Brief aus dem Hafen",
        "Подписывайтесь на канал",
        "Subscribe to “The Quay”.",
    ],
)
def test_what_is_to_the_reader_or_about_the_outlet_reads_as_boilerplate(words: str) -> None:
    assert reads_as_boilerplate(words, OUTLET if OUTLET in words else "Radio Merin")


@pytest.mark.parametrize(
    "words",
    [
        *REPEATED,
        "Radio Merin broadcast the speech in full.",
        "The group’s newsletter has been banned since 2021.",
        "US ships will leave the harbour by autumn, under a treaty of 1951.",
        "“You will not see us again,” the note read.",
        "We asked the ministry who paid.",
        "Correction: our report gave the wrong year.",
        "This article was updated with the words of your correspondent.",
        "Our reporter was arrested at the gate in May.",
        "We contacted the ministry and have had no reply.",
        "We do not name the women who spoke to us, for their safety.",
        "Some names have been changed at the wish of those who talked to us.",
        "Our reporters have not been able to see the list independently.",
        "The Drovian Wire contributed to this report.",
        "Born to stand.",
        "",
    ],
)
def test_what_tells_news_does_not_though_it_is_repeated(words: str) -> None:
    assert not reads_as_boilerplate(words, "Radio Merin")


def test_few_paragraphs_of_stories_read_so() -> None:
    told = [words for _, story in STORIES for words in story]
    assert [words for words in told if reads_as_boilerplate(words, OUTLET)] == [
        "The contract has four pages, of which the third was blacked out in our copy."
    ]  # it stands on one page


@given(st.text(max_size=300), st.text(max_size=10) | st.none())
def test_any_text_is_answered(words: str, outlet: str | None) -> None:
    assert reads_as_boilerplate(words, outlet) in (True, False)


@pytest.mark.parametrize(
    "piece", ["a", "a@", "@a.", "we ", ". ", "“", "«a ", '"a b ', "\u00a0", "Radio Merin ", "did not "]
)
def test_a_paragraph_without_end_is_read_to_its_end(piece: str) -> None:
    """What would be quadratic in any of the patterns would not come back."""
    reads_as_boilerplate(piece * 50_000 + " you", "Radio Merin")
