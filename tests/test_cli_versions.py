"""`reportedly versions`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.store import Ledger
from tests.making import keep
from tests.store.test_versions import ADDRESS, DAYS, FIRST, SECOND, version


@pytest.fixture
def path(quick_path: Path) -> Path:
    with Ledger(quick_path / "news.db") as ledger:
        keep(ledger, version(FIRST, title="Forty held"), seen_at=DAYS[0])
        keep(ledger, version(SECOND, title="Fifty held"), seen_at=DAYS[1])
        keep(ledger, version("Unchanged.", "b.html", address="https://post.example/b"), seen_at=DAYS[1])
    return quick_path / "news.db"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["versions", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_the_pages_that_changed(path: Path) -> None:
    status, out, told = run(path)
    assert status == 0
    assert "Fifty held" in out
    assert "1 edited silently" in out and "1 statement gone" in out
    assert told == "1 of 1 pages that changed\n"


@pytest.mark.parametrize("named", [ADDRESS, ADDRESS + "/?utm_source=x", "a.html"])
def test_what_became_of_one(path: Path, named: str) -> None:
    status, out, _ = run(path, named)
    assert status == 0
    assert "[-forty -]{+fifty +}" in out
    assert "Gone: Vey said that forty were held" in out
    assert "Edited silently" in out


def test_silent_changes_are_found_behind_announced_ones(path: Path) -> None:
    later, here = "2024-05-20T10:00:00.000Z", "https://post.example/c"
    with Ledger(path) as ledger:
        keep(ledger, version(FIRST, "c.html", address=here), seen_at=DAYS[1])
        keep(ledger, version("Correction: it was fifty.\n" + SECOND, "c.html", address=here), seen_at=later)
    assert here in run(path, "--limit", "1")[1]
    status, out, told = run(path, "--silent", "--limit", "1")
    assert ADDRESS in out and here not in out
    assert (status, told) == (0, "1 of 2 pages that changed\n")


def test_json(path: Path) -> None:
    [change] = map(json.loads, run(path, ADDRESS, "--format", "jsonl")[1].splitlines())
    assert change["silent"] is True
    assert [s["quote"] for s in change["gone"]] == ["that forty were held"]
    [page] = map(json.loads, run(path, "--format", "jsonl")[1].splitlines())
    assert (page["versions"], page["silent"], page["address"]) == (2, 1, ADDRESS)


def test_pages_that_never_changed_and_pages_that_are_not_there(path: Path) -> None:
    assert run(path, "b.html") == (0, "", "it has not changed since it was first read\n")
    assert run(path, "b.html", "--silent") == (0, "", "it was never changed without saying so\n")
    status, _, told = run(path, "c.html")
    assert status == 2
    assert "c.html is not in this ledger" in told
