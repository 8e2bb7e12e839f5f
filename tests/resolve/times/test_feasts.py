"""Feasts: their days by the calendar they are kept in, held against almanacs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.partial import bounds
from reportedly.resolve.times.dates import find_dates
from reportedly.resolve.times.feasts import STRONG, WEAK, feast

PUBLISHED = "2024-05-08"  # a Wednesday


@pytest.mark.parametrize(
    ("name", "year", "value"),
    [
        ("easter", 2024, "2024-03-31"), ("good friday", 2011, "2011-04-22"),
        ("holy week", 2024, "2024-03-24/2024-03-30"),
        ("orthodox easter", 2024, "2024-05-05"), ("orthodox easter", 2011, "2011-04-24"),
        ("thanksgiving", 2010, "2010-11-25"), ("memorial day", 2016, "2016-05-30"),
        ("father's day", 2024, "2024-06-16"),
        ("rosh hashanah", 2024, "2024-10-03/2024-10-04"), ("yom kippur", 2023, "2023-09-25"),
        ("passover", 2024, "2024-04-23/2024-04-30"), ("hanukkah", 2023, "2023-12-08/2023-12-15"),
        ("purim", 2011, "2011-03-20"), ("ramadan", 2024, "2024-03-11/2024-04-09"), ("eid al-fitr", 2024, "2024-04-10"),
        ("chinese new year", 2024, "2024-02-10"), ("chinese new year", 2007, "2007-02-18"),
        ("lantern festival", 2024, "2024-02-24"), ("mid-autumn festival", 2023, "2023-09-29"),
        ("diwali", 2020, "2020-11-14"),
    ],
)  # fmt: skip
def test_the_days_of_a_feast(name: str, year: int, value: str) -> None:
    assert feast(name, year) == value


@pytest.mark.parametrize(("year", "name"), [(1985, "lunar new year"), (9999, "hanukkah"), (0, "christmas")])
def test_a_feast_that_the_reckoning_leaves_open_has_no_day(year: int, name: str) -> None:
    assert feast(name, year) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("easter", "2024-03-29/2024-04-01"), ("memorial day", "2024-05-25/2024-05-27"),
        ("thanksgiving", "2024-11-28/2024-12-01"), ("christmas", "2024-12-21/2024-12-22"),
    ],
)  # fmt: skip
def test_the_weekend_of_a_feast(name: str, value: str) -> None:
    assert feast(name, 2024, weekend=True) == value


@given(st.sampled_from([name.lower() for name in (*STRONG, *WEAK)]), st.integers(0, 10_000), st.booleans())
def test_whatever_the_year_a_feast_has_a_value_that_is_a_date_or_none(name: str, year: int, weekend: bool) -> None:
    value = feast(name, year, weekend=weekend)
    assert value is None or bounds(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met over the Easter weekend.", "2024-03-29/2024-04-01"),
        ("They met last Easter.", "2024-03-31"),
        ("They will meet next Easter.", "2025-04-20"),
        ("They fasted during Ramadan.", "2024-03-11/2024-04-09"),
        ("They fasted in the month of Ramadan.", "2024-03-11/2024-04-09"),
        ("They met on Remembrance Day 2010.", "2010-11-11"),
        ("The shops closed for Chinese New Year.", "2024-02-10"),
        ("They met on St. Patrick’s Day.", "2024-03-17"),
    ],
)
def test_feasts_in_a_text(text: str, value: str) -> None:
    assert [d.value for d in find_dates(text, PUBLISHED)] == [value]


def test_last_easter_is_no_coming_one() -> None:
    assert [d.value for d in find_dates("They met last Easter.", "2024-03-20")] == ["2023-04-09"]


@pytest.mark.parametrize(
    "text", ["Her name is Easter Velt.", "The Passover plates were sold.", "A carnival of colours."]
)
def test_names_of_feasts_that_are_no_times(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []
