"""Parquet: whole, typed, and read by DuckDB."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.export import parquet
from reportedly.export.context import Cited, cite
from reportedly.export.table import COLUMNS
from reportedly.store import Ledger
from tests.export.linked_data import HOSTILE, filled
from tests.making import keep, told


def read(rows: list[Cited], folder: Path) -> list[dict[str, Any]]:
    path = folder / "statements.parquet"
    with path.open("wb") as out:
        assert parquet.write(rows, out) == len(rows)
    with duckdb.connect() as connection:
        answer = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, values, strict=True)) for values in answer.fetchall()]


def test_another_tool_reads_every_statement_with_its_types(ledger: Ledger, tmp_path: Path) -> None:
    statements = filled(ledger)
    found = read(list(cite(ledger.all_statements(), ledger.document)), tmp_path)
    assert [row["id"] for row in found] == [s.id for s in statements]
    assert set(COLUMNS) < set(found[0])
    for row, s in zip(found, statements, strict=True):
        assert (row["quote"], row["speaker"], row["cue"]) == (s.content, s.speaker, s.cue or None)
        assert (row["score"], row["copies"], row["depth"]) == (s.score, s.copies, s.depth)
        assert [(p["start"], p["end"]) for p in row["content_spans"]] == [tuple(p) for p in s.spans]
        assert s.resolved
        assert tuple(row["chain"]) == s.resolved.chain
        assert (row["certainty"], row["happens"]) == (s.resolved.certainty, s.resolved.happens)
    assert "Tam" in {row["speaker"] for row in found}
    assert "Orbe" not in str(found), "an alias of one whose name the page withholds"


def test_what_is_not_known_is_null(ledger: Ledger, tmp_path: Path) -> None:
    keep(ledger, told("[Ships are late], <reportedly>."))
    [row] = read(list(cite(ledger.all_statements(), ledger.document)), tmp_path)
    assert [row[n] for n in ("speaker", "source", "outlet", "entity", "depth", "chain", "before")] == [None] * 7
    assert row["source_spans"] == []


def test_what_people_decided_stands_in_columns_of_its_own(ledger: Ledger, tmp_path: Path) -> None:
    item = told("{He} <said> [that it rained].")
    keep(ledger, item)
    id = item.found[0].attribution.id
    ledger.review(id, "verdict", "right", by="Ada")
    ledger.review(id, "speaker", "Mara\x00 Velt", by="Ada", reason="she signs")
    ledger.review(id, "form", "direct", by="Ben", seen=())
    ledger.review(id, "form", "mixed", by="Ada", seen=())
    [row] = read(list(cite(ledger.all_statements(), ledger.document)), tmp_path)
    assert (row["speaker"], row["verdict"], row["verdict_by"], row["note"]) == ("He", "right", "Ada", None)
    found = {one["field"]: one for one in row["corrections"]}
    assert set(found) == {"speaker", "form"}
    assert (found["speaker"]["value"], found["speaker"]["reason"]) == ("Mara\ufffd Velt", "she signs")
    assert row["disputed"] == ["form"]


def test_no_statement_is_a_table_of_no_rows(tmp_path: Path) -> None:
    assert read([], tmp_path) == []


def test_groups_of_rows_go_out_whole(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 3)
    filled(ledger)
    assert len(read(list(cite(ledger.all_statements(), ledger.document)), tmp_path)) == 7


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, ledger: Ledger, tmp_path: Path) -> None:
    any_text(words, ledger, tmp_path)


@given(words=st.text(alphabet=st.characters(), min_size=1, max_size=20))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_read_again(words: str, ledger: Ledger, tmp_path: Path) -> None:
    any_text(words, ledger, tmp_path)


def any_text(words: str, ledger: Ledger, folder: Path) -> None:
    keep(ledger, told("{She} <said> [it opens]."))
    [cited] = cite(ledger.all_statements(), ledger.document)
    [row] = read([replace(cited, statement=replace(cited.statement, content=words, title=words), before=words)], folder)
    for name in ("quote", "title", "before"):
        assert len(row[name]) == len(words)
        assert all(there in (given, "\ufffd") for there, given in zip(row[name], words, strict=True))


def test_it_can_be_written_to_what_is_no_file() -> None:
    out = io.BytesIO()
    assert parquet.write([], out) == 0
    assert out.getvalue().startswith(b"PAR1")
