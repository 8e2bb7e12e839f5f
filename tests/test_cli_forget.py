"""The command that takes pages back, as a user calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.cli_forget import _MADE
from reportedly.store import Ledger, references
from reportedly.store.forgetting import Choice
from tests.making import keep, told
from tests.test_cli import call

OLD = "“The quay is shut,” said Mara Velt on Monday.\n"
OTHER = "“The quay is open,” said Ole Tamm on Friday.\n"


@pytest.fixture(autouse=True)
def _case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A ledger of two pages, in a folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_ATTRIBUTOR", "rules")
    monkeypatch.delenv("REPORTEDLY_CONFIG", raising=False)
    Path("a.txt").write_text(OLD, encoding="utf-8")
    Path("b.txt").write_text(OTHER, encoding="utf-8")
    call("add", "news.db", "a.txt", "b.txt")
    yield


def test_what_would_go_is_said_first_and_a_dry_run_removes_nothing() -> None:
    said = call("forget", "news.db", "a.txt", "--dry-run")
    assert re.match(
        r"a\.txt: 1 capture, 1 document, 1 statement, \d (person or body|people and bodies) named there", said.stdout
    )
    assert "a.txt" in said.stdout.splitlines()[1]
    assert "nothing was removed" in said.stderr
    assert call("forget", "news.db", "--list").stderr == "nothing was forgotten\n"
    assert "2 captures" in call("verify", "news.db").stderr


def test_without_yes_and_without_a_terminal_nothing_goes() -> None:
    result = call("forget", "news.db", "a.txt", "--reason", "asked to", status=2)
    assert "say --yes" in result.stderr
    assert "a reason" in call("forget", "news.db", "a.txt", "--yes", status=2).stderr.replace(
        "--reason TEXT", "a reason"
    )
    assert "2 captures" in call("verify", "news.db").stderr


def test_a_page_is_forgotten_listed_and_refused_until_the_user_wants_it() -> None:
    done = call("forget", "news.db", "a.txt", "--reason", "asked by letter", "--by", "A. Desk", "--yes")
    assert "1 capture and all that was made from it are gone; backups and exports from before are not" in done.stderr
    assert b"Mara Velt" not in Path("news.db").read_bytes()
    assert "1 capture, 1 document  A. Desk  asked by letter\n" in call("forget", "news.db", "--list").stdout
    refused = call("add", "news.db", "a.txt", "b.txt", status=1)
    assert "by A. Desk, because: asked by letter" in refused.stderr
    assert "reportedly add --even-forgotten" in refused.stderr
    assert call("failures", "news.db").stdout == ""
    assert "nothing in news.db is a.txt" in call("forget", "news.db", "a.txt", "--dry-run", status=2).stderr
    call("add", "news.db", "a.txt", "--even-forgotten")
    assert "2 captures" in call("verify", "news.db").stderr
    call("add", "news.db", "a.txt")


def test_a_reader_is_named_and_finish_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.opening._BUSY_MS", 10)  # the reader does not go away by waiting
    with Ledger("news.db", read_only=True) as reader:
        reader.connection.execute("BEGIN")
        reader.counts()
        result = call("forget", "news.db", "a.txt", "--reason", "asked to", "--yes", status=1)
        assert "another program is reading news.db" in result.stderr
        assert "reportedly forget news.db --finish" in result.stderr
        assert "--finish" in call("verify", "news.db", status=1).stdout
        assert "are left in the file" in call("forget", "news.db", "--list").stdout
    assert "nothing of what was forgotten is left" in call("forget", "news.db", "--finish").stderr
    call("verify", "news.db")


def test_pages_go_by_age_and_by_rules() -> None:
    assert "nothing is that old" in call("forget", "news.db", "--older-than", "1 day", "--dry-run").stderr
    Path("rules.toml").write_text('[[retention]]\nkeep = "always"\n', encoding="utf-8")
    assert "nothing is that old" in call("forget", "news.db", "--retention", "rules.toml").stderr
    assert call("forget", "news.db", "--before", "9999", "--dry-run").stdout.startswith("by age: 2 captures")
    call("forget", "news.db", "--before", "9999", "--reason", "the project ends", "--yes")
    assert "0 captures" in call("verify", "news.db").stderr
    assert "2 captures, 2 documents  -  the project ends" in call("forget", "news.db", "--list").stdout


def test_a_rule_is_its_own_reason() -> None:
    Path("rules.toml").write_text('[[retention]]\nkeep = "1 day"\n', encoding="utf-8")
    with Ledger("news.db") as ledger:
        ledger.connection.execute("UPDATE sighting SET seen_at = '2020-01-01T00:00:00Z'")
    call("forget", "news.db", "--retention", "rules.toml", "--yes")
    assert "retention by rules.toml" in call("forget", "news.db", "--list").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--before", "2024"],
        ["a.txt", "--list"],
        ["--outlet", "The Post"],
        ["--before", "2024", "--older-than", "1 day"],
        ["--before", "soon"],
        ["--older-than", "a while"],
        ["--retention", "none.toml"],
        ["--retention", "none.toml", "--before", "2024"],
    ],
)
def test_a_wrong_call_is_status_2_and_says_why(arguments: list[str]) -> None:
    result = call("forget", "news.db", *arguments, "--reason", "r", "--yes", status=2)
    assert result.stderr.strip()
    assert "2 captures" in call("verify", "news.db").stderr


def test_a_choice_counts_what_people_made_apart() -> None:
    choice = Choice(captures=(), pages=(), rows={"capture": 1, "review": 2}, failures=0, watched=0, versions_left=0)
    assert choice.by_hand == {"review": 2}


def test_what_people_made_is_told_in_words_of_people(quick_path: Path) -> None:
    path = quick_path / "made.db"
    with Ledger(path) as ledger:
        for origin in ("a.txt", "b.txt"):
            keep(ledger, told("{Ole Tamm} <said> [that it rains].", origin))
        first = next(ledger.all_statements())
        case = ledger.open_case("Does it rain?", by="Ada")
        ledger.add_to_case(case.id, [first.id, first.document_id], by="Ada")
        ledger.review(first.id, "verdict", "right", by="Ada")
        ledger.protect(first.document_id, by="Ada")
        made = {t for t in references.tables(ledger.connection) if t not in references.READ} - {"stand_in"}
    told_of = call("forget", str(path), "a.txt", "--dry-run").stdout
    for words in ("2 entries of cases", "1 review,", "1 mark that protects a page"):
        assert f"{words.rstrip(',')}, made by people" in told_of
    assert made <= set(_MADE), "a table of people's work has a name that people understand"
    assert not any(f" {table}" in told_of for table in made if "_" in table)
