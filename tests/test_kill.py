"""`kill -9` in the middle of `add`, at random moments. benchmarks/kill.py does the same hundreds of times."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks import kill_versions, kill_watch
from benchmarks.kill import fork, kill_many, troubles, undisturbed, write_archive, write_pages
from reportedly.store import Ledger
from tests.making import captured, rows


@pytest.mark.kill
def test_a_killed_add_goes_on_and_ends_as_if_undisturbed(quick_path: Path) -> None:
    pages = quick_path / "pages"
    write_pages(pages)
    expected = undisturbed(quick_path / "undisturbed.db", pages)
    assert {name: len(found) for name, found in expected.items()} == {
        "captures": 58,
        "documents": 55,
        "attributions": 102,
        "statements": 102,
        "failures": 6,
    }
    outcome = kill_many(fork, quick_path / "news.db", pages, expected, kills=5, chance=random.Random(20240508))
    assert outcome.troubles == []
    assert outcome.kills == 5
    assert outcome.too_late <= 2, "most kills must land while add is at work"
    assert len(outcome.moments) >= 2, outcome.moments


@pytest.mark.kill
def test_a_killed_add_of_an_archive_goes_on_where_it_was(quick_path: Path) -> None:
    archive = quick_path / "crawl.warc.gz"
    write_archive(archive, 200)
    expected = undisturbed(quick_path / "undisturbed.db", archive)
    counts = {name: len(found) for name, found in expected.items()}
    assert counts["captures"] == 176, (
        "200 without a warcinfo, 20 that are no page, one empty, one not to be read, one damaged"
    )
    outcome = kill_many(fork, quick_path / "news.db", archive, expected, kills=5, chance=random.Random(20240508))
    assert outcome.troubles == []
    assert outcome.kills == 5
    assert outcome.too_late <= 2, "most kills must land while add is at work"
    assert len(outcome.moments) >= 2, outcome.moments
    with Ledger(quick_path / "news.db") as ledger:
        assert rows(ledger, ["sighting"]) == {"sighting": counts["captures"]}, "seen when archived, once"


@pytest.mark.kill
def test_a_killed_version_update_goes_on_and_ends_as_if_undisturbed(quick_path: Path) -> None:
    expected = kill_versions.begin(quick_path)
    counts = {name: len(found) for name, found in expected.items()}
    assert counts["texts again"] == 8, "one page in five differs in bytes alone"
    assert counts["boilerplate"] == 1, "what was dropped is none any more"
    chance = random.Random(20240508)
    path = quick_path / "news.db"
    outcome = kill_versions.kill_many(fork, path, quick_path, expected, kills=5, chance=chance)
    assert outcome.troubles == []
    assert outcome.kills == 5
    assert outcome.too_late <= 2, "most kills must land while add is at work"


def test_the_check_after_a_kill_sees_what_would_be_wrong(quick_path: Path) -> None:
    """The kill test can fail: a ledger with a stranger in it, and with two rows where one belongs, is found out."""
    nothing: dict[str, list[str]] = {
        name: [] for name in ("captures", "documents", "attributions", "statements", "failures")
    }
    with Ledger(quick_path / "news.db") as ledger:
        ledger.add_capture(captured("“No,” said Mara Velt."), "now")
        assert list(troubles(ledger.path, nothing)) == ["1 captures that an undisturbed ledger does not hold"]
        ledger.connection.execute("DELETE FROM sighting")
        assert any("no sighting" in trouble for trouble in troubles(ledger.path, nothing))


@pytest.mark.kill
def test_a_killed_watch_goes_on_and_ends_as_if_undisturbed(quick_path: Path) -> None:
    with kill_watch.site().served() as served:
        kill_watch.write_list(quick_path, served)
        expected = kill_watch.undisturbed(quick_path / "undisturbed.db", quick_path)
        assert {name: len(found) for name, found in expected.items()} == {
            "captures": 38,
            "documents": 36,
            "attributions": 108,
            "statements": 108,
            "failures": 4,
        }
        chance = random.Random(20240508)
        outcome = kill_watch.kill_many(quick_path / "news.db", quick_path, expected, kills=5, chance=chance)
    assert outcome.troubles == []
    assert outcome.kills == 5
    assert outcome.too_late <= 2, "most kills must land while watch is at work"
