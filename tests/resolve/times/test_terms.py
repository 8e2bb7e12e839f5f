"""Stretches named by where they end or what they are part of, dates that head an entry, and what is put off."""

from __future__ import annotations

import pytest

from reportedly.resolve.times.dates import find_dates

PUBLISHED = "2024-05-08"  # a Wednesday


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [d.value for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices rose 4 percent in the year to April.", "2023-05/2024-04"),
        ("Output fell in the three months to March.", "2024-01/2024-03"),
        ("The mill made a loss in the half-year ended June 2023.", "2023-01/2023-06"),
        ("The firm reported a third-quarter loss.", "2023-07/2023-09"),
        ("The hearing opens on Monday week.", "2024-05-20"),
        ("The strike begins a week on Friday.", "2024-05-17"),
        ("They moved here two winters ago.", "2022-12/2023-02"),
        ("They met on Monday 22nd, at night.", "2024-04-22"),
        ("She fell ill on the evening of the 3rd.", "2024-05-03"),
        ("The vote was deferred to September.", "2024-09"),
        ("The pool stays shut until June.", "2024-06"),
    ],
)
def test_terms_of_desks_courts_and_letters(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The road to March is long.",
        "A Monday week is like any other.",
        "The fourth-largest bank closed.",
    ],
)
def test_words_alike_are_no_such_term(text: str) -> None:
    assert not [value for value in values(text) if value and "/" in value]


def test_terms_without_a_date_of_publication_stay_relative() -> None:
    assert values("Prices rose in the year to April.", None) in ([], [None])
    assert values("The hearing opens on Monday week.", None) in ([], [None])


def test_a_date_that_heads_an_entry_is_the_day_of_what_follows() -> None:
    text = "3 March 2024\nWe left yesterday.\n\n10 March 2024\nThe boat came today."
    assert values(text) == ["2024-03-03", "2024-03-02", "2024-03-10", "2024-03-10"]


def test_a_date_with_its_first_sentence_behind_it_is_the_day_of_its_paragraph() -> None:
    assert values("3 May. Nothing yesterday.\nThe shop reopened yesterday.") == [
        "2024-05-03",
        "2024-05-02",
        "2024-05-07",
    ]


def test_a_date_within_a_sentence_heads_nothing() -> None:
    assert values("On 3 March 2024 they met. They left yesterday.")[1] == "2024-05-07"
