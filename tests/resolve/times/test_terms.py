"""Times of desks, courts, diaries and logs: by where they end, by what heads them, by what is put off to them."""

from __future__ import annotations

import pytest

from evaluation.passages import passages
from reportedly.resolve.times.dates import find_dates

PUBLISHED = "2024-05-08"  # a Wednesday


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [d.value for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales fell in the year to March.", "2023-04/2024-03"),
        ("It lost money in the six months to June 2023.", "2023-01/2023-06"),
        ("The bank told of a fourth-quarter loss.", "2023-10/2023-12"),
        ("The hearing was put back to Monday week.", "2024-05-20"),
        ("The board meets a week on Tuesday.", "2024-05-21"),
        ("They met on Monday 22nd, at night.", "2024-04-22"),
        ("The roof fell in two winters ago.", "2022-12/2023-02"),
        ("The item was deferred to the September meeting.", "2024-09"),
        ("She fell ill on the evening of the 3rd.", "2024-05-03"),
    ],
)
def test_terms(text: str, value: str) -> None:
    assert values(text) == [value]
    assert values(text, None) == [value if text.endswith("2023.") else None]


@pytest.mark.parametrize("text", ["The Friday Group marched.", "It won the second-half vote of the two-half game."])
def test_names_and_halves_of_matches(text: str) -> None:
    assert "2024-05-03" not in values(text)


def test_a_date_that_heads_an_entry_is_its_day() -> None:
    text = "3 May. Nothing yesterday.\nThe shop reopened yesterday."
    assert values(text) == ["2024-05-03", "2024-05-02", "2024-05-07"]


def test_a_date_within_a_sentence_heads_nothing() -> None:
    assert values("On 3 May. Nothing yesterday.") == ["2024-05-03", "2024-05-07"]


def test_passages_are_in_two_halves_with_their_marks_in_place() -> None:
    found = passages()
    assert {page.aside for page in found} == {False, True}
    assert all(page.text[start:end].strip() for page in found for start, end, _ in page.marks)
