"""Places that speak for somebody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.people.seats import is_seat, stands_for


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ankara", "the government of Turkey"), ("the Kremlin", "the government of Russia"),
        ("Kremlin", "the government of Russia"), ("Quai d’Orsay", "the foreign ministry of France"),
        ("The Élysée", "the presidency of France"), ("KYIV", "the government of Ukraine"),
        ("the Hague", "the government of the Netherlands"), ("The Vatican", "the Holy See"),
        ("Zimbabwe’s Harare", None), ("Kabul", "the government of Afghanistan"),
        ("Harare", "the government of Zimbabwe"), ("N’Djamena", "the government of Chad"),
    ],
)  # fmt: skip
def test_seats_and_capitals_whatever_the_weights_take_them_for(name: str, body: str | None) -> None:
    assert stands_for(name, "organisation") == body


def test_another_place_speaks_for_its_government() -> None:
    assert stands_for("Drovia", "place") == "the government of Drovia"
    assert stands_for("the Northern Union", "place") is None, "a body of states has none"


@pytest.mark.parametrize("kind", ["person", "organisation", "outlet", None])
def test_what_is_no_place_speaks_for_itself(kind: str | None) -> None:
    assert stands_for("Mara Velt", kind) is None  # type: ignore[arg-type]


@given(st.text(max_size=12))
def test_any_name(name: str) -> None:
    assert stands_for(name, None) is None or stands_for(name, "place") == stands_for(name, None)


def test_a_capital_by_itself_is_hardly_a_person() -> None:
    assert is_seat("London")
    assert is_seat("the Kremlin’s")
    assert is_seat("France")
    assert is_seat("the Philippines")
    assert not is_seat("Jordan"), "many are called so"
    assert not is_seat("Sofia"), "many are called so"
    assert not is_seat("Mara London")


def test_short_names_of_states_and_names_in_capitals_are_written_out() -> None:
    assert stands_for("U.S.", "place") == "the government of the United States"
    assert stands_for("DROVIA", "place") == "the government of Drovia"
