from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import msgspec
from rich.console import Console

from reportedly.export import reviewed, terminal, terminal_reviews
from reportedly.export.context import cite
from reportedly.export.jsonl import statement_object
from reportedly.export.shapes import StatementObject
from reportedly.export.table import write
from reportedly.reviews import anchor
from reportedly.store import Ledger
from reportedly.types import Statement
from tests.making import keep, told

ITEM = told("{He} <said> [that it rained].\nMara Velt left.")


def line(ledger: Ledger) -> Statement:
    return next(ledger.all_statements())


def decide(ledger: Ledger) -> Statement:
    keep(ledger, ITEM)
    id, text = line(ledger).id, ITEM.document.text
    ledger.review(id, "verdict", "right", by="Ada")
    ledger.review(id, "speaker", "Mara Velt", by="Ada", reason="she signs it")
    ledger.review(id, "form", "indirect", by="Ada")
    ledger.review(id, "cue", (), by="Ada")
    ledger.review(id, "chain", ("Post", "Mara Velt"), by="Ada")
    ledger.review(id, "content", (anchor(text, 8, 12), anchor(text, 13, 22)), by="Ada")
    ledger.review(id, "certainty", "possible", by="Ben", seen=())
    ledger.review(id, "certainty", "probable", by="Ada", seen=())
    ledger.review(id, "note", "see\nthe tape", by="Ben")
    return line(ledger)


def test_the_line_of_a_terminal_tells_every_decision_beside_the_models(ledger: Ledger) -> None:
    mark = terminal_reviews.mark(decide(ledger)).plain
    assert mark.startswith("✓ Ada · ")
    for words in (
        "speaker: He → Mara Velt (Ada)", "form: indirect, as the model says (Ada)", "cue: said → none (Ada)",
        "chain: none → Post > Mara Velt (Ada)", "content: that it rained → that … it rained (Ada)",
        "disputed certainty: probable (Ada), possible (Ben)", "note: see the tape (Ben)",
    ):  # fmt: skip
        assert words in mark, words


def test_a_line_that_nobody_looked_at_has_no_mark(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    assert terminal_reviews.mark(line(ledger)).plain == ""
    assert reviewed.cells(line(ledger)) == ("", "", "", "", "")
    assert statement_object(line(ledger))["reviews"] == []


def test_nothing_that_a_reviewer_writes_reaches_the_terminal_as_a_command(ledger: Ledger) -> None:
    statement = decide(ledger)
    [first, *_] = statement.reviews
    evil = replace(first, field="note", value="\x1b]0;x\x07\u202egpj", by="A\x1b[2J")
    out = io.StringIO()
    terminal.statements(Console(file=out, width=200), [replace(statement, reviews=(evil,))], lambda id: [])
    terminal_reviews.history(Console(file=out, width=200), [evil], frozenset())
    assert not set(out.getvalue()) & set("\x1b\x07\u202e")


def test_reviews_go_into_json_as_they_were_made(ledger: Ledger) -> None:
    found: Any = json.loads(json.dumps(statement_object(decide(ledger))))
    assert msgspec.convert(found, StatementObject)["id"] == found["id"], "of the shape that is promised"
    assert found["speaker"] == "He", "the model's"
    said_by = next(r for r in found["reviews"] if r["field"] == "speaker")
    assert (said_by["value"], said_by["by"], said_by["reason"]) == ("Mara Velt", "Ada", "she signs it")
    assert said_by["saw"]["speaker"] == "He"
    content = next(r for r in found["reviews"] if r["field"] == "content")
    assert [piece["exact"] for piece in content["value"]] == ["that", "it rained"]
    assert sorted(r["by"] for r in found["reviews"] if r["field"] == "certainty") == ["Ada", "Ben"]


def test_reviews_go_into_cells(ledger: Ledger) -> None:
    statement = decide(ledger)
    cells = dict(zip(reviewed.COLUMNS, reviewed.cells(statement), strict=True))
    assert (cells["verdict"], cells["verdict_by"], cells["disputed"]) == ("right", "Ada", "certainty")
    assert "speaker: Mara Velt (Ada); " in cells["corrections"]
    assert cells["note"] == "see\nthe tape (Ben)"
    out = io.StringIO(newline="")
    assert write(cite([statement], ledger.document), out) == 1
    assert out.getvalue().splitlines()[0].endswith("verdict,verdict_by,corrections,disputed,note")
