"""`mcp --protect`: no name in any answer, whatever is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp_types import CallToolResult

from reportedly.asking.shield import Shield
from reportedly.mcp.questions import MOST, PIECE
from reportedly.mcp.server import create
from reportedly.store import Ledger
from tests.making import keep, told
from tests.mcp.asking import called, plain, written
from tests.store.accounted import says

NAMES = ("ottla", "kessler", "a shop owner in ostrel", "paper.example", "/home/mara")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("shield") / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Ottla", "https://paper.example/ottla", words="they have made a film about my Tuesday",
             roles=("a shop owner in Ostrel",), withheld=True, outlet="Post", published="2024-05-08")  # fmt: skip
        says(ledger, "Anton Kessler", "/home/mara/kessler.html", words="the quay is shut since 2023", outlet="Post",
             published="2024-05-09", beside=("Mara Velt",))  # fmt: skip
        says(ledger, "Mara Velt", "c.txt", words="Kesslerowi nobody listens", outlet="Post", published="2024-05-10")
        secret = told("{Lea Lind} <said> [that the crane fell].", "secret.txt")
        keep(ledger, secret)
        case = ledger.open_case("Where is Kessler?", by="Ana")
        ledger.add_to_case(case.id, [s.id for s in ledger.all_statements()], by="Ana", heading="Kessler")
        ledger.note_in_case(case.id, "ask Anton Kessler", by="Ben")
        ledger.protect("Anton Kessler", by="Mara")
        ledger.protect(secret.document.id, by="Mara")
    return place


def shielded(path: Path, name: str, **arguments: object) -> CallToolResult:
    async def call() -> CallToolResult:
        async with Client(create(path, Shield(path))) as client:
            return await client.call_tool(name, dict(arguments))

    return anyio.run(call)


def everything(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Every tool, asked for everything that the ledger holds."""
    with Ledger(path, read_only=True) as ledger:
        statements = list(ledger.all_statements())
        case = ledger.cases()[0].id
    asked: list[tuple[str, dict[str, Any]]] = [
        (name, {"limit": MOST}) for name in ("search", "people", "timeline", "figures", "documents", "cases")
    ]
    asked += [("documents", {"q": "quay"}), ("case", {"id": case, "limit": MOST})]
    for s in statements:
        asked += [("statement", {"id": s.id}), ("document", {"id": s.document_id}), ("versions", {"id": s.document_id})]
        asked += [("person", {"id": s.entity})] if s.entity else []
    return asked


def test_no_answer_has_a_name(path: Path) -> None:
    leaking = 0
    for name, arguments in everything(path):
        bare, kept = called(path, name, **arguments), shielded(path, name, **arguments)
        leaking += any(one in plain(bare.structured_content).casefold() for one in NAMES)
        told_to_model = (plain(kept.structured_content) + written(kept)).casefold()
        assert [one for one in NAMES if one in told_to_model] == [], (name, arguments)
    assert leaking > 8, "there was something to hide"


def test_a_stand_in_takes_the_place_of_the_name(path: Path) -> None:
    result = shielded(path, "search", q="quay")
    assert result.structured_content
    (item,) = result.structured_content["items"]
    assert item["said_by"]["name"].startswith("person ") and item["quote"] == "the quay is shut since 2023"


@pytest.mark.parametrize("words", ["Kessler", "anton KESSLER", "Kessl*", "Ottla"])
def test_a_question_with_a_protected_name_finds_nothing(path: Path, words: str) -> None:
    for name, field in (("search", "q"), ("search", "speaker"), ("people", "q"), ("documents", "q")):
        result = shielded(path, name, **{field: words})
        assert result.structured_content and result.structured_content["items"] == []
    assert called(path, "people", q=words.strip("*")).structured_content or "*" in words


def test_a_marked_document_leaves_not_at_all(path: Path) -> None:
    with Ledger(path, read_only=True) as ledger:
        (found,) = ledger.search("crane")
    assert "crane" in written(called(path, "search", q="crane"))
    for name, arguments in (("search", {}), ("documents", {}), ("documents", {"q": "crane"})):
        assert "crane" not in plain(shielded(path, name, **arguments).structured_content)
    for name, id in (("statement", found.id), ("document", found.document_id)):
        result = shielded(path, name, id=id)
        assert result.is_error and "crane" not in written(result)


def test_a_name_is_not_cut_in_two(quick_path: Path) -> None:
    """Pieces of a text are cut after names are gone: half of one would be found by nothing."""
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        before = "x " * (PIECE // 2 - 6)
        made = told(f"{before}\n{{Anton Kessler}} <said> [that it rains].\n" + "y " * PIECE, "long.txt")
        keep(ledger, made)
        ledger.protect("Anton Kessler", by="Mara")
    for start in (0, PIECE - 8, PIECE - 4, PIECE):
        result = shielded(place, "document", id=made.document.id, start=start)
        assert not result.is_error, written(result)
        assert not any(half in plain(result.structured_content) for half in ("Anton", "Kess", "ssler"))


def test_an_answer_in_which_a_name_can_be_read_is_not_given(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shield, "value", lambda self, value: value)
    result = shielded(path, "search")
    assert result.is_error and result.structured_content
    assert result.structured_content["error"]["kind"] == "protected"
    assert not any(one in (plain(result.structured_content) + written(result)).casefold() for one in NAMES)
