"""How dates and figures are worded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export import wording
from reportedly.types import Quantity, Span


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2024-05-08T09:00:00+02:00", "8 May 2024"),
        ("2024-05-08", "8 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("2024-13-01", "2024-13-01"),
        ("2023-W16", "week of 17 April 2023"),
        ("2023-03/2023-05", "March to May 2023"),
        ("2023-12/2024-02", "December 2023 to February 2024"),
        ("2024-05-08/2024-05-10", "8 May to 10 May 2024"),
        ("2021/2023", "2021 to 2023"),
        ("2024-W18/2024-W19", "week of 29 April 2024 to week of 6 May 2024"),
        ("2023-W60", "2023-W60"),
        ("2023-03/soon", "2023-03/soon"),
        ("last spring", "last spring"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(value: str, said: str) -> None:
    assert wording.day(value) == said


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_come_back(value: str) -> None:
    assert wording.day(value)[:0] == ""


@pytest.mark.parametrize(
    ("low", "high", "unit", "more", "said"),
    [
        (51000.0, 51000.0, "XXX", {"per": "month"}, "51,000 per month (a currency without a code)"),
        (40.0, 40.0, "person", {"approximate": True}, "about 40 people"),
        (1.0, 1.0, "person", {}, "1 person"),
        (1200.0, 1500.0, "EUR", {}, "EUR 1,200 to 1,500"),
        (2.0, None, "ratio", {}, "2 times or more"),
        (None, 3.5, "percent", {}, "up to 3.5%"),
        (12.0, 12.0, "ship", {}, "12 ships"),
        (2.0, 2.0, "foot", {}, "2 feet"),
        (20.7, 20.7, "cubic foot", {}, "20.7 cubic feet"),
        (3.0, 3.0, "city", {}, "3 cities"),
        (3.0, 3.0, "day", {}, "3 days"),
        (3.0, 3.0, "box", {}, "3 boxes"),
        (3.0, 3.0, "", {}, "3"),
        (None, None, "ship", {}, "no number"),
    ],
)
def test_an_amount_is_said_with_its_unit(
    low: float | None, high: float | None, unit: str, more: dict[str, object], said: str
) -> None:
    figure = Quantity(span=Span(0, 1), low=low, high=high, unit=unit, **more)  # type: ignore[arg-type]
    assert wording.amount(figure) == said


def test_money_of_a_currency_without_a_code_is_said_as_printed() -> None:
    figure = Quantity(span=Span(0, 1), low=51000.0, high=51000.0, unit="XXX", per="month")
    assert wording.amount(figure, "51,000 marks a month") == "51,000 marks a month"
    assert wording.amount(figure, "51,000 marks") == "51,000 marks per month"
    assert wording.amount(replace(figure, unit="EUR"), "51,000 euros") == "EUR 51,000 per month"
