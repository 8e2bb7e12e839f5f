"""The strip of time above the timeline."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.partial import bounds
from reportedly.web.strip import EVER, ZOOMS, Zoom, begin, beside, closer, fitting, focus, name, strip


def counts(values: list[str], zoom: Zoom) -> list[tuple[str, int, int]]:
    return [(bar.value, bar.count, bar.partly) for bar in strip(Counter(values).items(), zoom, lambda value: "").bars]


def test_dates_are_counted_where_they_lie_and_empty_bars_stay_between() -> None:
    assert counts(["2024-05-07", "2024-05-08", "2024-07"], "month") == [
        ("2024-05", 2, 0),
        ("2024-06", 0, 0),
        ("2024-07", 1, 0),
    ]


def test_a_date_less_exact_than_a_bar_reaches_beyond_each_that_it_covers() -> None:
    assert counts(["2024-W18", "2024-04-30"], "day")[:3] == [
        ("2024-04-29", 0, 1),
        ("2024-04-30", 1, 1),
        ("2024-05-01", 0, 1),
    ]
    assert counts(["2023-11/2024-01"], "year") == [("2023", 0, 1), ("2024", 0, 1)]


def test_weeks_are_those_of_the_calendar() -> None:
    assert counts(["2024-12-30", "2025-01-05"], "week") == [("2025-W01", 2, 0)]


def test_a_long_strip_leaves_empty_bars_out() -> None:
    made = strip([("1700-01-01", 1), ("2024-05-07", 2)], "day", lambda value: "")
    assert made.gaps
    assert [bar.value for bar in made.bars] == ["1700-01-01", "2024-05-07"]


def test_what_reaches_beyond_the_window_is_cut_at_its_edges() -> None:
    window = (date(2024, 5, 1), date(2024, 5, 31))
    made = strip([("2020/2030", 1), ("2024-05", 2)], "month", lambda value: "", window)
    assert [(bar.value, bar.count, bar.partly) for bar in made.bars] == [("2024-05", 2, 1)]
    assert fitting([("2020/2030", 1)], window) == "day"


def test_a_few_dates_far_away_do_not_stretch_the_strip() -> None:
    dates = [("1990/1999", 1), ("2024-05-01", 60), ("2024-05-08", 60), ("2031", 1)]
    window = focus(dates)
    assert window == (date(2024, 5, 1), date(2024, 5, 8))
    assert beside(dates, window) == (1, 1)
    assert fitting(dates, window) == "day"
    assert len(strip(dates, "day", lambda value: "", window).bars) == 8
    assert focus([]) == EVER
    assert focus([("2024", 1)]) == (date(2024, 1, 1), date(2024, 12, 31))


def ticks(days: int, zoom: Zoom = "day", since: date = date(2024, 5, 10)) -> list[tuple[str, str]]:
    dates = [((since + timedelta(days=n)).isoformat(), 1) for n in range(days)]
    return [(bar.tick, bar.year) for bar in strip(dates, zoom, lambda value: "").bars]


def test_words_stand_below_the_bars_that_they_name() -> None:
    assert ticks(3) == [("10 May", "2024"), ("11 May", ""), ("12 May", "")]
    assert [n for n, (tick, _) in enumerate(ticks(14)) if tick] == [0, 2, 4, 6, 8, 10, 12]
    assert [n for n, (tick, _) in enumerate(ticks(100)) if tick][:3] == [0, 6, 12], "as far apart as narrow bars need"
    assert ticks(40, since=date(2023, 12, 31))[:7] == [("31 Dec", "2023"), *[("", "")] * 5, ("6 Jan", "2024")]
    assert ticks(40, "month", date(2023, 12, 31)) == [("Dec", "2023"), ("Jan", "2024"), ("Feb", "")]
    assert ticks(400, "year") == [("2024", ""), ("2025", "")]


def test_no_dates_no_bars() -> None:
    made = strip([], "day", lambda value: "")
    assert (made.bars, made.most, made.gaps) == ((), 1, False)
    assert fitting([]) == "month"


@pytest.mark.parametrize(
    ("values", "zoom"),
    [
        (["2024-05-07", "2024-05-20"], "day"),
        (["2024-01-07", "2024-05-20"], "week"),
        (["2022", "2024-05-20"], "month"),
        (["1999", "2024"], "year"),
    ],
)
def test_the_zoom_fits_what_is_there(values: list[str], zoom: str) -> None:
    assert fitting(Counter(values).items()) == zoom


def test_a_bar_is_seen_closer() -> None:
    assert [closer(zoom) for zoom in ZOOMS] == ["month", "week", "day", "day"]


@given(st.dates(), st.sampled_from(ZOOMS))
def test_every_day_lies_in_its_stretch(at: date, zoom: Zoom) -> None:
    first, last = bounds(name(at, zoom))
    assert first <= at <= last
    assert begin(at, zoom) in (first, at) or zoom == "week"
    made = strip([(at.isoformat(), 1)], zoom, lambda value: f"/?{value}")
    assert sum(bar.count for bar in made.bars) == 1
