"""Partial dates and the days that they span."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.partial import bounds, day_of

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31))


def forms(day: date) -> list[str]:
    """The same day in every precision."""
    year, week, _ = day.isocalendar()
    return [f"{day.year:04d}", day.isoformat()[:7], f"{year:04d}-W{week:02d}", day.isoformat()]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-W16", "2023-04-17", "2023-04-23"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2023-04-19", "2023-04-19", "2023-04-19"),
        ("2023-04-19T10:00:00+02:00", "2023-04-19", "2023-04-19"),
        ("2023-09/2023-11", "2023-09-01", "2023-11-30"),
        ("2023-12/2024-02", "2023-12-01", "2024-02-29"),
        ("2024-W16/2024-05-08", "2024-04-15", "2024-05-08"),
        ("9999-W52", "9999-12-27", "9999-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert tuple(day.isoformat() for day in bounds(value)) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "", "May", "24-05", "2024-5", "2024-13", "2024-02-30", "2023-W53", "2024-W00", "0000", "2024/", "/2024",
        "2024-05/2024-04", "２０２４-05-32", "2024-05-02\n",
    ],
)  # fmt: skip
def test_what_is_no_partial_date_raises(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bounds(value)


@given(DAYS)
def test_every_precision_spans_the_day_it_was_made_from(day: date) -> None:
    for value in forms(day):
        first, last = bounds(value)
        assert first <= day <= last
        assert last - first < timedelta(days=366)


@given(DAYS, DAYS)
def test_a_range_is_ordered_or_refused(one: date, other: date) -> None:
    for left, right in zip(forms(one), forms(other), strict=True):
        if bounds(left)[0] <= bounds(right)[1]:
            assert bounds(f"{left}/{right}") == (bounds(left)[0], bounds(right)[1])
        else:
            with pytest.raises(ValueError, match="before it begins"):
                bounds(f"{left}/{right}")


@given(st.text(alphabet="0123456789-W/T ", max_size=24))
def test_bounds_are_ordered_or_a_value_error(value: str) -> None:
    try:
        first, last = bounds(value)
    except ValueError:
        return
    assert first <= last


@given(DAYS)
def test_day_of_reads_back_a_day_and_nothing_less(day: date) -> None:
    year, month, week, whole = forms(day)
    assert day_of(whole) == day_of(f"{whole}T23:59:59Z") == day
    assert day_of(year) is day_of(month) is day_of(week) is None


@pytest.mark.parametrize("value", [None, "", "yesterday", "2024-02-30", "0000-01-01", "2024-05-02/2024-05-03"])
def test_day_of_the_unreadable_is_none(value: str | None) -> None:
    assert day_of(value) is None
