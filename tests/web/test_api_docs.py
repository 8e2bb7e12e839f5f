"""docs/api.md: each question of the API is the call of the library that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.asking.operations import operations
from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web.app import create_app

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(/[^`]*)` \| `([^`]+)`", DOCS, re.MULTILINE)
NAMES = ("id", "document", "document_id", "speaker", "counted", "subject")
EMPTY = {"/changes", "/failures"}
"""What the ledger of these tests has none of."""


@pytest.fixture(scope="module")
def names(telling_path: Path) -> Iterator[dict[str, Any]]:
    """What the code on the page has in scope: its own first lines, and ids."""
    [code] = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    scope: dict[str, Any] = {}
    exec(code.replace("news.db", str(telling_path)), scope)
    ledger: Ledger = scope["ledger"]
    person = ledger.people("Velt")[0].id
    statement = ledger.said_by_person(person)[0]
    yield {**scope, "PERSON": person, "STATEMENT": statement.id, "DOCUMENT": statement.document_id}
    ledger.close()


def test_the_page_has_every_question() -> None:
    told = {re.sub(r"STATEMENT|DOCUMENT|PERSON", "{id}", path.partition("?")[0]) for path, _ in ROWS}
    assert told == {o.path for o in operations(compared)}


@pytest.mark.parametrize(("question", "call"), ROWS, ids=[question for question, _ in ROWS])
def test_the_call_gives_what_the_api_answers(
    telling_path: Path, names: dict[str, Any], question: str, call: str
) -> None:
    asked = re.sub(r"STATEMENT|DOCUMENT|PERSON", lambda m: str(names[m[0]]), question)
    client = TestClient(create_app(telling_path, Settings(api_rate=0), compared), base_url="http://localhost")
    answer = client.get(f"/api/v1{asked}").json()
    found = eval(call, names)
    if isinstance(found, list):
        lines = next(answer[name] for name in ("items", "versions", "groups") if name in answer)
        assert [_name(line) for line in lines] == [_name(one) for one in found]
        assert lines or question in EMPTY
    elif isinstance(found, dict):
        assert answer["counts"] == found
    elif question.startswith("/facets"):
        assert (answer["total"], answer["statements"]) == (found.total, found.statements) != (0, 0)
    else:
        assert answer.get("document" if "DOCUMENT" in question else "", answer)["id"] == found.id


def _fields(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else {}


def _name(value: Any) -> object:
    """What tells a line from others, in the API and in the library."""
    fields = _fields(value)
    return next(fields[name] for name in NAMES if name in fields)
