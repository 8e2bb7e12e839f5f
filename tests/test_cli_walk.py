from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.reviews import disputed, values, verdict
from reportedly.store import Ledger
from tests.making import keep, told


@pytest.fixture
def path(quick_path: Path) -> Path:
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        keep(ledger, told("First. {Vey} <said> [one]. Last.", "a.txt", score=0.9))
        keep(ledger, told("{Hasp} <said> [two].", "b.txt", score=0.2))
        keep(ledger, told("{Orme} <said> [three].", "c.txt", score=0.5))
    return place


def walk(path: Path, keys: str) -> Result:
    result = CliRunner().invoke(main, ["review", str(path), "--next", "--by", "Ada"], input=keys)
    assert result.exit_code == 0, result.output
    return result


def decided(path: Path) -> dict[str, str | None]:
    with Ledger(path, read_only=True) as ledger:
        return {s.content: verdict(s.reviews) for s in ledger.all_statements()}


def test_lines_come_least_sure_first_and_single_keys_decide(path: Path) -> None:
    result = walk(path, "aru")
    assert [row for row in result.stdout.splitlines() if " of 3" in row] == ["1 of 3", "2 of 3", "3 of 3"]
    assert decided(path) == {"two": "right", "three": "wrong", "one": "unsure"}
    assert "… First. Vey said one. Last. …" in result.stdout, "with what stands around it"
    assert "that was the last one" in result.stderr
    assert "every line has been looked at" in walk(path, "").stderr


def test_what_was_passed_over_comes_again_and_q_leaves(path: Path) -> None:
    walk(path, "nq")
    assert set(decided(path).values()) == {None}
    assert walk(path, "q").stdout.splitlines()[1] == "1 of 3"


def test_a_speaker_is_given_and_the_last_decision_taken_back(path: Path) -> None:
    result = walk(path, "sJan Hasp\narz?q")
    assert decided(path) == {"two": "right", "three": None, "one": None}
    with Ledger(path) as ledger:
        [line] = ledger.search("two")
        assert values(line.reviews)["speaker"].value == "Jan Hasp"
        assert [(r.field, r.value) for r in ledger.reviews()][-1] == ("verdict", None), "and the history tells of it"
    assert "taken back: verdict of: three" in result.stdout
    assert result.stderr.count("a accept") == 2, "an unknown key tells which there are"


def test_somebody_else_who_decides_meanwhile_is_not_overruled(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    def other_first() -> str:
        with Ledger(path) as ledger:
            for s in ledger.all_statements():
                ledger.review(s.id, "verdict", "wrong", by="Ben")
        return "a"

    monkeypatch.setattr(click, "getchar", other_first)
    result = CliRunner().invoke(main, ["review", str(path), "--next", "--by", "Ada"])
    assert result.exit_code == 0, result.output
    assert "Ben decided otherwise" in result.stderr
    assert result.stdout.count(" of 3") == 1, "the others are looked at by now"
    with Ledger(path) as ledger:
        assert disputed(ledger.search("two")[0].reviews) == ("verdict",)


def test_a_busy_ledger_loses_no_key(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    monkeypatch.setattr("reportedly.store.opening._BUSY_MS", 1)
    other, keys = apsw.Connection(str(path)), iter("aaq")

    def locked_once() -> str:
        key = next(keys)
        if other.in_transaction:
            other.execute("ROLLBACK")
        elif key == "a":
            other.execute("BEGIN IMMEDIATE")
        return key

    monkeypatch.setattr(click, "getchar", locked_once)
    result = CliRunner().invoke(main, ["review", str(path), "--next", "--by", "Ada"])
    assert result.exit_code == 0, result.output
    assert "not kept: another program is writing" in result.stderr
    assert decided(path)["two"] == "right"
