"""`reportedly case` and `export --case`, as a user runs them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html as reader

from reportedly.cli import main
from reportedly.store import Ledger, verify
from tests.making import keep, told

FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def path(quick_path: Path) -> Path:
    """A ledger of three pages and a case."""
    with Ledger(quick_path / "news.db") as ledger:
        keep(
            ledger,
            told(f"{{Hasp}} <said> [{FORMULA} is the contract].\n{{Velt}} <said> [that the quay is shut].", "a.txt"),
            told("{Hasp} <said> [that no contract was signed].", "b.txt", title="No contract", outlet="Post"),
            told("{Orel} <said> [that it rained].", "c.txt"),
        )
        ledger.open_case("Who paid the recruiters?", by="Ada")
    return quick_path / "news.db"


def run(*words: object, given: str = "") -> Result:
    return CliRunner().invoke(main, [*map(str, words)], input=given)


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def filled(path: Path) -> Path:
    assert run("case", path, "paid", "--search", "contract", "--heading", "Money", "--by", "Ben").exit_code == 0
    return path


def test_a_case_is_opened_listed_filled_and_told(path: Path) -> None:
    assert run("case", path, "--new", "What rained?", "--by", "Ben").stdout.startswith("What rained?  b2:")
    listed = objects(run("case", path, "--format", "jsonl"))
    assert {c["title"] for c in listed} == {"Who paid the recruiters?", "What rained?"}
    filled(path)
    assert run("case", path, "paid", "--note", "-", "--by", "Ben", given="Ask.\n").exit_code == 0
    told_of = run("case", path, "paid")
    for words in ("Who paid the recruiters?", "Money", "that no contract was signed", "Ask.", "note by Ben", "Sources"):
        assert words in told_of.stdout
    plain = run("case", path)
    assert "2 statements, 1 note" in plain.stdout
    assert "2 cases" in plain.stderr


def test_what_a_case_holds_is_told_as_json_lines(path: Path) -> None:
    case, *entries = objects(run("case", filled(path), "paid", "--format", "jsonl"))
    assert (case["kind"], case["title"], case["closed"]) == ("case", "Who paid the recruiters?", False)
    assert {e["statement"]["quote"] for e in entries} == {"that no contract was signed", f"{FORMULA} is the contract"}
    assert {(e["by"], e["heading"], e["state"]) for e in entries} == {("Ben", "Money", "here")}


def test_entries_are_taken_out_renamed_and_closed(path: Path) -> None:
    filled(path)
    first = objects(run("case", path, "paid", "--format", "jsonl"))[1]
    assert run("case", path, "paid", "--remove", first["about"][:20]).stdout.startswith("taken out: statement")
    assert run("case", path, "paid", "--rename", "Money (a+)+$ .*").exit_code == 0
    assert run("case", path, "(a+)+$", "--question", "Whose money?").exit_code == 0
    closing = run("case", path, "money", "--close")
    assert closing.stderr == "Money (a+)+$ .*: 1 statement, closed\n"
    assert "closed" not in run("case", path, "money", "--reopen").stderr
    with Ledger(path) as ledger:
        assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("paid", "--new", "Why?"), "leave 'paid' out"),
        (("--add", "b2:"), "--add needs a CASE"),
        (("paid", "--add", "b2:zz"), "nothing in this ledger"),
        (("paid", "--note", "x", "--close"), "two calls"),
        (("paid", "--speaker", "Hasp"), "give --search WORDS too"),
        (("paid", "--heading", "x"), "--heading goes with"),
        (("paid", "--instead-of", "b2:00"), "--instead-of needs --note"),
        (("paid", "--note", " "), "it is empty"),
        (("paid", "--rename", "x" * 301), "300 characters"),
        (("nothing such",), "is no case of this ledger"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(path: Path, words: tuple[str, ...], message: str) -> None:
    result = run("case", path, *words)
    assert result.exit_code == 2
    assert message in result.stderr
    with Ledger(path) as ledger:
        assert [c.entries for c in ledger.cases()] == [(0, 0, 0, 0)]


def test_a_search_that_finds_nothing_says_so_and_puts_nothing_in(path: Path) -> None:
    result = run("case", path, "paid", "--search", "tramway")
    assert result.exit_code == 0
    assert "nothing found" in result.stderr


@pytest.mark.parametrize(
    "shape", ["csv", "jsonl", "brat", "warc", "w3c", "gexf", "graphml", "csl", "claims", "stix", "html"]
)
def test_every_format_hands_on_the_case_alone(path: Path, shape: str) -> None:
    filled(path)
    out = path.parent / f"out.{shape}"
    result = run("export", path, out, "--format", shape, "--case", "paid")
    assert result.exit_code == 0, result.output
    assert "2 " in result.stderr.splitlines()[-1]
    files = [out] if out.is_file() else [f for f in out.rglob("*") if f.is_file()]
    written = "".join(f.read_text(encoding="utf-8", errors="replace") for f in files)
    assert "rained" not in written
    assert "contract" in written.casefold() or shape in {"gexf", "graphml"}


def test_a_formula_of_a_case_is_none_in_a_table(path: Path) -> None:
    out = filled(path).parent / "out.csv"
    run("export", path, out, "--format", "csv", "--case", "paid")
    rows = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert {row["quote"] for row in rows} == {"'" + FORMULA + " is the contract", "that no contract was signed"}


def test_a_document_in_a_case_is_handed_on_without_its_statements(path: Path) -> None:
    with Ledger(path) as ledger:
        [rain] = [d for d, _ in ledger.documents() if "rained" in d.text]
    run("case", path, "paid", "--add", rain.id)
    assert "1 document written" in run("export", path, path.parent / "x", "--format", "csl", "--case", "paid").stderr
    assert "0 statements written" in run("export", path, path.parent / "y", "--format", "csv", "--case", "paid").stderr


def test_a_whole_ledger_is_a_file_to_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = path.parent / "all.html"
    assert "4 statements written" in run("export", path, out, "--format", "html").stderr
    assert "that it rained" in out.read_text(encoding="utf-8")
    monkeypatch.setattr("reportedly.store.gathering.MOST", 3)
    refused = run("export", path, out, "--format", "html")
    assert refused.exit_code == 2
    assert "give --case CASE" in refused.stderr
    assert run("export", path, out, "--format", "datasette", "--case", "paid").exit_code == 2


@pytest.mark.parametrize("shape", ["html", "csv"])
def test_what_went_out_of_a_protected_case_and_what_was_held_back_is_what_was_asked_for(path: Path, shape: str) -> None:
    out = filled(path).parent / f"out.{shape}"
    with Ledger(path) as ledger:
        [there] = [d for d, about in ledger.documents() if about.title == "No contract"]
        ledger.protect(there.id, by="Ada")
    told_of = run("export", path, out, "--protect", "--format", shape, "--case", "paid")
    assert told_of.exit_code == 0, told_of.output
    assert "1 statement written" in told_of.stderr
    assert "1 statement held back to protect somebody" in told_of.stderr
    assert "that no contract was signed" not in out.read_text(encoding="utf-8")


def test_what_is_held_back_of_a_case_is_told_without_words_in_the_file(path: Path) -> None:
    out = path.parent / "out.html"
    with Ledger(path) as ledger:
        [there] = [d for d, about in ledger.documents() if about.title == "No contract"]
        [rain] = [d for d, _ in ledger.documents() if "rained" in d.text]
        ledger.add_to_case(ledger.cases()[0].id, [there.id, rain.id], by="Ben")
        ledger.protect(there.id, by="Ada")
    told_of = run("export", path, out, "--protect", "--format", "html", "--case", "paid")
    assert "1 entry that is no statement is held back, too: the file says so" in told_of.stderr
    text = " ".join(reader.document_fromstring(out.read_text(encoding="utf-8")).text_content().split())
    assert "1 entry is held back to protect somebody: see the end" in text
    assert "1 document, added by Ben" in text and "held back to protect somebody." in text
    assert "Protected: names are replaced by stand-ins" in text
    assert "No contract" not in text and "Post" not in text


def test_a_protected_case_does_not_go_out_under_a_protected_name(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.protect("Mara Kessler", by="Ada")
    refused = run("export", path, path.parent / "kessler.html", "--protect", "--format", "html", "--case", "paid")
    assert refused.exit_code == 2 and "Give the file another name" in refused.stderr
    assert not (path.parent / "kessler.html").exists()


def test_what_is_put_in_is_told_in_words(path: Path) -> None:
    told_of = run("case", path, "paid", "--search", "contract").stdout.splitlines()
    assert len(told_of) == 2 and all(line.startswith("in it: statement b2:") for line in told_of)
    assert any(line.endswith("Hasp: that no contract was signed") for line in told_of)
