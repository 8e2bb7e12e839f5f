"""The days read from pages: the gold is whole and pinned, and extraction is not below its floor on it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation import gate, page_dates
from evaluation.page_dates import PAGES, Printed, found_by, gold, ours, right

FLOORS = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["pages"]


def test_the_gold_is_the_one_the_floors_were_set_on() -> None:
    assert FLOORS["gold"] == page_dates.digest_of_gold()


def test_a_day_is_read_on_at_least_sixty_pages_and_its_words_are_kept() -> None:
    pages = gold()
    assert len({page.file for page in pages}) == len(pages)
    assert sum(page.day is not None for page in pages) >= 60
    read = json.loads(page_dates.GOLD.read_text(encoding="utf-8"))
    assert all(page["read"] and (page["is"] == "none") == (page["day"] is None) for page in read)


def test_a_day_away_is_right_and_two_are_not() -> None:
    [page] = [Printed(file="a.html", day=date(2019, 11, 19), is_update=False)]
    for found, expected in (("2019-11-20T03:11:00+00:00", 1), ("2019-11-21", 0), ("2019", 0), (None, 0)):
        assert right({"a.html": found}, [page]) == (expected, 1)
    assert right({}, [Printed(file="b.html", day=None, is_update=False)]) == (0, 0)


def test_without_the_pages_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page_dates.main([str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith("skipped: the pages are not at")


@pytest.mark.skipif(not (PAGES / "html").is_dir(), reason=f"the pages are not at {PAGES}")
def test_extraction_is_not_below_its_floor() -> None:
    found, pages = found_by(ours, PAGES), gold()
    for part, belongs in (("dates", lambda page: True), ("dates_held", lambda page: page.is_held)):
        number, of = right(found, [page for page in pages if belongs(page)])
        assert number / of >= FLOORS[part], part
