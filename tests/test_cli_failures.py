from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import LATIN, VELT, call, objects


@pytest.fixture(autouse=True)
def _case(quick_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger with two failures: a file that is not there, one that is not UTF-8."""
    monkeypatch.chdir(quick_path)
    monkeypatch.setenv("REPORTEDLY_ATTRIBUTOR", "rules")
    monkeypatch.delenv("REPORTEDLY_CONFIG", raising=False)
    Path("latin.txt").write_bytes(LATIN)
    call("add", "news.db", "missing.txt", "latin.txt", status=1)


def test_failures_are_listed_by_stage_and_kind() -> None:
    result = call("failures", "news.db")
    lines = result.stdout.splitlines()
    assert lines[0] == "ingest"
    assert lines[1] == "  1 × there is no file or folder …: check the path"
    assert lines[2].endswith("  missing.txt")
    assert lines[3] == "extract"
    assert lines[4].startswith("  1 × … is not UTF-8 (byte 14): convert it")
    assert result.stderr == "2 failures\n"
    found = objects(call("failures", "news.db", "--format", "jsonl").stdout)
    assert [f["subject"] for f in found] == ["missing.txt", "latin.txt"]


def test_what_may_not_go_through_later_is_tried_only_when_all_is() -> None:
    Path("missing.txt").write_text(VELT, encoding="utf-8")
    result = call("failures", "news.db", "--retry")
    assert result.stderr == "nothing to try again: none of 2 would go through later as it is, --all tries them\n"
    result = call("failures", "news.db", "--all", status=1)
    assert result.stderr.endswith("1 went through, 1 failed again\n")
    assert "missing.txt" not in result.stdout
    assert "latin.txt" in result.stdout
    assert [f["subject"] for f in objects(call("failures", "news.db", "--format", "jsonl").stdout)] == ["latin.txt"]
    assert "harbour is closed" in call("search", "news.db", "harbour").stdout


def test_when_all_is_cured_the_status_is_0() -> None:
    Path("missing.txt").write_text(VELT, encoding="utf-8")
    Path("latin.txt").write_text(VELT, encoding="utf-8")
    call("add", "news.db", "latin.txt")
    assert call("failures", "news.db", "--all").stderr.endswith("1 went through, 0 failed again\n")
    assert call("failures", "news.db").stderr == "no failures\n"
    assert call("failures", "news.db", "--all").stderr == "nothing to try again\n"


def test_no_ledger_is_made() -> None:
    assert "there is no ledger" in call("failures", "other.db", "--retry", status=2).stderr
    assert not Path("other.db").exists()
