"""`reportedly backup`, as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.store import Ledger
from tests.making import ids, keep, told


@pytest.fixture
def path(quick_path: Path) -> Path:
    with Ledger(quick_path / "news.db") as ledger:
        keep(ledger, told("{Hasp} <said> [that the quay is shut].", "a.txt"))
    return quick_path / "news.db"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [*map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_a_backup_is_restored_by_copying_it_back(path: Path) -> None:
    out = path.parent / "copy.db"
    status, printed, told_to_user = run("backup", path, out)
    assert (status, printed) == (0, "")
    assert f"MB copied to {out}, whole and checked" in told_to_user
    with Ledger(path) as ledger:
        before = ids(ledger)
        keep(ledger, told("{Velt} <said> [that it is open].", "b.txt"))
    assert run("backup", out, path)[0] == 2
    assert run("backup", out, path, "--replace")[0] == 0
    with Ledger(path) as ledger:
        assert ids(ledger) == before


def test_a_backup_replaces_nothing_unasked(path: Path) -> None:
    out = path.parent / "copy.db"
    out.write_text("something of mine")
    status, _, said = run("backup", path, out)
    assert status == 2
    assert said == f"reportedly: {out} is there already: give another name, or --replace it\n"
    assert out.read_text() == "something of mine"
