from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export.context import cite
from reportedly.export.table import COLUMNS, neutral, write
from reportedly.store import Ledger
from tests.making import keep, told

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(ledger: Ledger) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    count = write(cite(ledger.all_statements(), ledger.document), out)
    found = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert len(found) == count
    return found


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+49 30 1234", "-", "- said", "@handle", '=HYPERLINK("http://x")', "\t=1", "\r=1", "\n=1", "＝1", "＠a"],
)
def test_a_cell_that_begins_like_a_formula_is_neutralised(cell: str) -> None:
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Mara Velt", "1 + 1", "a=b", "“=”", "'quoted'", "12", " =1", "–5", "é"])
def test_a_cell_of_words_stays_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_no_cell_begins_like_a_formula_and_none_loses_anything(cell: str) -> None:
    safe = neutral(cell)
    assert not safe.startswith(DANGEROUS)
    assert safe.removeprefix("'") == cell.removeprefix("'")
    assert len(safe) - len(cell) in {0, 1}


def test_every_column_of_a_statement_is_written_and_neutralised(ledger: Ledger) -> None:
    item = told(
        '+A first sentence. \n{@mara, "of" the port}, <=says>: [=HYPERLINK("http://evil"), a, “b”].\n-And a last.',
        "-rf.txt",
        outlet="@Post",
        title="=cmd|' /C calc'!A0",
        published="2024-05-08",
        address="https://example.org/a?b=1,2",
        form="mixed",
        act="writing",
        score=0.12345,
    )
    keep(ledger, item)
    for field, value in (("verdict", "wrong"), ("speaker", "=1+1"), ("note", "+44")):
        ledger.review(item.found[0].attribution.id, field, value, by="=Ada")
    [row] = table(ledger)
    assert tuple(row) == COLUMNS
    assert row == {
        "quote": '\'=HYPERLINK("http://evil"), a, “b”',
        "speaker": "'@mara",
        "source": '\'@mara, "of" the port',
        "cue": "'=says",
        "form": "mixed",
        "act": "writing",
        "score": "0.123",
        "outlet": "'@Post",
        "title": "'=cmd|' /C calc'!A0",
        "published": "2024-05-08",
        "captured": "2024-06-01T00:00:00Z",
        "address": "https://example.org/a?b=1,2",
        "origin": "'-rf.txt",
        "before": "'+A first sentence.",
        "after": "'-And a last.",
        "copies": "1",
        "standing": "current",
        "document": item.document.id,
        "id": item.found[0].attribution.id,
        "verdict": "wrong",
        "verdict_by": "'=Ada",
        "corrections": "speaker: =1+1 (=Ada)",
        "disputed": "",
        "note": "'+44 (=Ada)",
    }


def test_what_is_not_known_is_an_empty_cell(ledger: Ledger) -> None:
    keep(ledger, told("[Ships are late], <reportedly>."))
    [row] = table(ledger)
    assert {name for name, cell in row.items() if cell == ""} >= {
        "speaker",
        "source",
        "outlet",
        "title",
        "published",
        "address",
    }
    assert {row["before"], row["after"]} == {""}


def test_line_breaks_quotes_and_any_script_survive_a_round_trip(ledger: Ledger, tmp_path: Path) -> None:
    keep(ledger, told('{שר} <אמר> [“a " b, ”; c\u2028d e\u0301 🚢].'))
    path = tmp_path / "statements.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        write(cite(ledger.all_statements(), ledger.document), out)
    assert path.read_bytes().count(b"\r\n") == 2
    with path.open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    [statement] = ledger.all_statements()
    assert (row["quote"], row["speaker"]) == (statement.content, "שר")


def test_an_empty_ledger_gives_a_header_alone(ledger: Ledger) -> None:
    out = io.StringIO(newline="")
    assert write([], out) == 0
    assert out.getvalue() == ",".join(COLUMNS) + "\r\n"
