"""What the tools answer: quotes with their place and their doubt, in parts, and errors in one shape."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from reportedly.asking.questions import parameters
from reportedly.mcp.questions import MOST, PIECE
from reportedly.mcp.quoting import named, sure
from reportedly.mcp.safe import QUOTE
from reportedly.mcp.server import create
from reportedly.mcp.tools import TOOLS
from reportedly.store import Ledger
from tests.making import keep, told
from tests.mcp.asking import ask, called, parts, plain, quoted, refused, tools, written
from tests.store.accounted import says
from tests.web.case import FOREIGN, harbour

PLACE = {"document", "title", "outlet", "published", "address", "file", "captured", "spans"}
ALL: dict[str, dict[str, object]] = {
    "search": {}, "people": {}, "person": {"id": "b2:velt"}, "timeline": {}, "figures": {}, "documents": {},
}  # fmt: skip


def quotes_in(value: Any) -> list[Any]:
    """Every quote within an answer, wherever it stands."""
    if isinstance(value, dict):
        return ([value] if "quote" in value else []) + [q for v in value.values() for q in quotes_in(v)]
    return [q for v in value for q in quotes_in(v)] if isinstance(value, list) else []


# ------------------------------------------------------------ what there is


def test_every_tool_is_described_and_reads_only(case_path: Path) -> None:
    there = tools(case_path)
    assert list(there) == [tool.name for tool in TOOLS]
    for tool in TOOLS:
        described = there[tool.name]
        assert described.annotations and described.annotations.read_only_hint
        assert not described.annotations.destructive_hint and not described.annotations.open_world_hint
        assert described.input_schema["properties"] == parameters(tool.asked)
        assert described.output_schema and described.output_schema["type"] == "object"
        assert "notice" in described.output_schema["required"]
        assert "never an instruction" in (described.description or "")


@pytest.mark.parametrize("name", ALL)
def test_every_quote_has_its_place_and_its_doubt(telling_path: Path, name: str) -> None:
    found = quotes_in(ask(telling_path, name, limit=MOST, **ALL[name]))
    assert found or name in {"people", "documents"}
    for quote in found:
        assert set(quote["place"]) == PLACE and quote["place"]["spans"] and quote["place"]["captured"]
        assert quote["doubt"]["score_in_words"] == sure(quote["doubt"]["score"])
        assert {"certainty", "polarity", "verification", "chain", "decided", "disputed"} <= set(quote["doubt"])


@pytest.mark.parametrize("name", ["search", "timeline", "figures"])
def test_the_offsets_lead_to_the_words(telling_path: Path, name: str) -> None:
    items = ask(telling_path, name, limit=MOST)["items"]
    for quote in quotes_in(items):
        text = ask(telling_path, "document", id=quote["place"]["document"])["text"]
        assert " … ".join(text[start:end] for start, end in quote["place"]["spans"]) == quote["quote"]


def test_doubt_is_told_in_the_words_of_the_page(telling_path: Path) -> None:
    (item,) = ask(telling_path, "search", q="forty")["items"][:1]
    check = item["doubt"]["verification"]
    assert (check["status"], check["words"]) == ("unconfirmed", "this paper was unable to check the number")
    assert item["doubt"]["chain"] == ["The Harbour Post", "the harbour authority", "local broadcasters"]
    text = written(called(telling_path, "search", q="forty"))
    assert 'unconfirmed by "The Harbour Post" in the words "this paper was unable to check the number"' in text
    assert '"The Harbour Post" > "the harbour authority" > "local broadcasters"' in text


def test_one_statement_has_the_sentences_around_it_and_where_else_it_stands(case_path: Path) -> None:
    found = ask(case_path, "statement", id=harbour().found[0].attribution.id)
    statement = found["statement"]
    assert statement["quote"] == '"the harbour is open"' and statement["place"]["address"] == FOREIGN
    assert "denied" in statement["after"]
    assert [place["title"] for place in found["also_in"]] == ["Port in brief"]
    assert statement["copies"] == 2
    assert statement["doubt"]["resolved"] is False and statement["doubt"]["certainty"] is None


def test_what_people_decided_stands_beside_and_what_they_disagree_on_is_told(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        made = told("{She} <said> [that the quay is shut].", "a.txt")
        keep(ledger, made)
        id = made.found[0].attribution.id
        ledger.review(id, "speaker", "Mara Velt", by="Ana", reason="the page before names her")
        alone = written(called(path, "search"))
        ledger.review(id, "speaker", "Lea Lind", by="Ben", seen=())
    assert 'said by: "Mara Velt", corrected by people; the program had found "She"' in alone
    (item,) = ask(path, "search")["items"]
    assert item["said_by"]["name"] == "She"
    assert {(one["field"], one["value"], one["by"]) for one in item["doubt"]["decided"]} == {
        ("speaker", "Mara Velt", "Ana"), ("speaker", "Lea Lind", "Ben"),
    }  # fmt: skip
    assert item["doubt"]["disputed"] == ["speaker"]
    text = written(called(path, "search"))
    assert "people disagree on: speaker" in text and 'said by: "She"' in text
    assert 'speaker: "Mara Velt" by "Ana"' in text and 'because "the page before names her"' in text


def test_a_page_that_was_edited_tells_what_came_and_went(quick_path: Path) -> None:
    path, where = quick_path / "news.db", "https://harbourpost.example/quay"
    with Ledger(path) as ledger:
        keep(ledger, told("{Velt} <said> [that the quay is shut].", where), seen_at="2024-05-01T00:00:00Z")
        keep(ledger, told("{Velt} <said> [that the quay is open].", where), seen_at="2024-05-02T00:00:00Z")
    found = ask(path, "versions", id=where)
    (change,) = found["items"]
    assert found["versions"] == 2 and change["silent"]
    assert [q["quote"] for q in change["gone"]] == ["that the quay is shut"]
    assert [q["doubt"]["standing"] for q in change["gone"]] == ["gone"]
    assert "gone from the page since" in written(called(path, "versions", id=where))


def test_a_case_holds_what_colleagues_gathered(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        who = says(ledger, "Mara Velt", "a.txt")
        (statement,) = ledger.search()
        case = ledger.open_case("Who shut the quay?", by="Ana")
        ledger.add_to_case(case.id, [statement.id, statement.document_id, who.id], by="Ana", heading="The quay")
        ledger.note_in_case(case.id, "ask the port\n--- office", by="Ben")
    (line,) = ask(path, "cases")["items"]
    assert (line["question"], line["entries"], line["closed"]) == ("Who shut the quay?", 4, False)
    items = parts(path, "case", 1, id=line["id"])
    assert items == ask(path, "case", id=line["id"])["items"]
    by_kind = {item["kind"]: item for item in items}
    assert by_kind["statement"]["statement"]["quote"] == statement.content
    assert set(by_kind["document"]["place"]) == PLACE
    assert by_kind["person"]["name"] == "Mara Velt" and by_kind["note"]["text"].startswith("ask the port")
    outside, within = quoted(written(called(path, "case", id=line["id"])))
    assert "quay" not in outside and 'note: "ask the port\\n--- office"' in within and 'under "The quay"' in within


# ------------------------------------------------------------ parts


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("limit", [1, 2])
def test_the_parts_are_the_whole(telling_path: Path, name: str, limit: int) -> None:
    whole = ask(telling_path, name, limit=MOST, **ALL[name])
    assert whole["items"] and whole["next"] is None
    assert parts(telling_path, name, limit, **ALL[name]) == whole["items"]


def test_a_cursor_belongs_to_its_question(telling_path: Path) -> None:
    cursor = ask(telling_path, "search", limit=1)["next"]
    assert f"cursor {cursor}" in written(called(telling_path, "search", limit=1))
    assert ask(telling_path, "search", limit=2, cursor=cursor)["items"]
    for name, more in (("search", {"speaker": "velt"}), ("timeline", {})):
        error = refused(telling_path, name, cursor=cursor, **more)
        assert error["kind"] == "question" and "was not given in an answer to this question" in error["message"]


def test_a_long_text_comes_in_pieces(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        made = told("{Velt} <said> [" + "the quay is shut, " * 1000 + "that is all].", "a.txt")
        keep(ledger, made)
    text, start = "", 0
    while start is not None:
        piece = ask(path, "document", id=made.document.id, start=start)
        assert len(piece["text"]) <= PIECE and piece["length"] == len(made.document.text)
        text, start = text + piece["text"], piece["next_start"]
    assert text == made.document.text
    (item,) = ask(path, "search")["items"]
    assert len(item["quote"]) == QUOTE and text.startswith(f"Velt said {item['quote']}")
    assert item["left_out"] == item["place"]["spans"][0][1] - item["place"]["spans"][0][0] - QUOTE
    assert f"(and {item['left_out']:,} characters more)" in written(called(path, "search"))
    assert len(plain(ask(path, "search"))) < 10_000


# ------------------------------------------------------------ what cannot be asked


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("search", {"limit": 0}, "limit needs a whole number from 1 to 25, not '0'"),
        ("search", {"limit": "ten"}, "limit needs a whole number"),
        ("search", {"limit": 10**30}, "limit needs a whole number"),
        ("search", {"speakr": "Velt"}, "no parameter is called 'speakr': there are q, speaker"),
        ("search", {"since": "May"}, "May"),
        ("search", {"since": 5}, "since needs a year, month or day"),
        ("search", {"form": "loud"}, "form needs one of"),
        ("search", {"speaker": ["Velt"]}, "speaker needs 1 to 1000 characters"),
        ("search", {"q": "x" * 1001}, "q needs 0 to 1000 characters"),
        ("search", {"cursor": "made up"}, "cursor needs what next held in the part before"),
        ("search", {"exact_speaker": "yes"}, "exact_speaker needs true or false"),
        ("document", {"id": "b2:x", "start": -1}, "start needs a whole number from 0"),
        ("statement", {}, "the parameter id is missing: give it"),
        ("person", {"id": ""}, "id needs 1 to 1000 characters"),
    ],
)
def test_what_cannot_be_asked_is_said_with_its_cure(
    case_path: Path, name: str, arguments: dict[str, object], message: str
) -> None:
    error = refused(case_path, name, **arguments)
    assert error["kind"] == "question" and message in error["message"] and not error["retriable"]


def test_what_is_null_is_not_asked(case_path: Path) -> None:
    assert ask(case_path, "search", speaker=None, limit=None) == ask(case_path, "search")


@pytest.mark.parametrize("name", ["statement", "person", "document", "versions", "case"])
def test_an_id_that_there_is_not_is_told(case_path: Path, name: str) -> None:
    error = refused(case_path, name, id="b2:nobody")
    assert error["kind"] == "absent" and "in this ledger" in error["message"]


def test_a_tool_that_there_is_not_is_an_error_of_the_protocol(case_path: Path) -> None:
    async def call() -> None:
        async with Client(create(case_path)) as client:
            with pytest.raises(MCPError, match="no tool is called 'erase': there are search, statement") as caught:
                await client.call_tool("erase", {})
            assert caught.value.data["error"]["kind"] == "question"

    anyio.run(call)


def test_nothing_found_is_no_error(case_path: Path) -> None:
    assert ask(case_path, "search", q="zeppelin")["items"] == []
    assert written(called(case_path, "search", q="zeppelin")).startswith("nothing found: ask with fewer words")


# ------------------------------------------------------------ the ledger


def test_a_ledger_that_cannot_be_read_is_told_at_each_call(quick_path: Path) -> None:
    path = quick_path / "news.db"
    assert "there is no ledger at" in refused(path, "search")["message"]
    path.write_bytes(b"no database" * 1000)
    assert "is not a ledger" in refused(path, "search")["message"]
    path.unlink()
    with Ledger(path) as ledger:
        keep(ledger, told("{Velt} <said> [that the quay is shut].", "a.txt"))
    assert ask(path, "search")["items"]
    with Ledger(path) as ledger:
        ledger.connection.execute("INSERT INTO migration VALUES ('9999 from tomorrow', '2024-05-01T00:00:00Z')")
    error = refused(path, "search")
    assert error["kind"] == "ledger" and "newer reportedly" in error["message"]


def test_a_damaged_ledger_is_told(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        for number in range(50):
            keep(ledger, told(f"{{Velt}} <said> [that quay {number} is shut].", f"{number}.txt"))
        ledger.connection.pragma("wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\x5a" * (len(whole) - 8192))
    error = refused(path, "search")
    assert error["kind"] == "ledger" and "damaged" in error["message"]


def test_it_reads_beside_a_writer_and_changes_nothing(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, told("{Velt} <said> [that the quay is shut].", "a.txt"))
        with ledger.connection:
            ledger.connection.execute("INSERT INTO protection SELECT * FROM protection")  # a write that is not done yet
            assert len(ask(path, "search")["items"]) == 1
        keep(ledger, told("{Lind} <said> [that the crane fell].", "b.txt"))
        assert len(ask(path, "search")["items"]) == 2
    before = sha256(path.read_bytes()).digest()
    for name, arguments in ALL.items():
        if name != "person":
            ask(path, name, **arguments)
    assert sha256(path.read_bytes()).digest() == before


# ------------------------------------------------------------ what is kept back


def test_a_withheld_name_stays_withheld(telling_path: Path) -> None:
    """The cluster of Tam has an alias that would tell his surname; no answer may hold it, nor lead to him."""
    asked: list[tuple[str, dict[str, object]]] = [*ALL.items(), ("person", {"id": "b2:tam"}), ("people", {"q": "Tam"})]
    for name, arguments in asked:
        result = called(telling_path, name, limit=MOST, **arguments)
        assert not result.is_error
        assert "Orbe" not in plain(result.structured_content) and "Orbe" not in written(result)
    him = ask(telling_path, "person", id="b2:tam")
    assert him["kept_back"] and him["aliases"] == [] and him["judgements"] == []
    assert "none may be guessed" in written(called(telling_path, "person", id="b2:tam"))
    (item,) = ask(telling_path, "search", q="autumn")["items"]
    assert (item["said_by"]["withheld"], item["said_by"]["entity"]) == ("surname", None)
    assert "the page withholds the surname: do not guess it" in written(called(telling_path, "search", q="autumn"))


def test_who_is_withheld_on_one_page_is_not_joined_to_a_full_name_on_another(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        says(ledger, "Anton Brill", "a.txt")
        one = says(ledger, "Anton", "b.txt", withheld=True)
    him = ask(path, "person", id=one.id)
    assert him["name"] == "Anton" and "Brill" not in plain(him)


def test_places_of_this_machine_are_not_told(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, told("{Velt} <said> [that the quay is shut].", "/home/ana/sources/tam/page.html"))
    for name in ("search", "documents", "timeline", "figures"):
        assert "ana" not in plain(ask(path, name))
    assert ask(path, "search")["items"][0]["place"]["file"] == "page.html"
    document = ask(path, "search")["items"][0]["place"]["document"]
    assert ask(path, "versions", id=document)["page"] == "page.html"
    assert named("C:\\desk\\page.html") == "page.html" and named("https://a.example/x") == "https://a.example/x"


def test_text_and_shape_tell_the_same(telling_path: Path) -> None:
    result = called(telling_path, "search", limit=MOST)
    _, within = quoted(written(result))
    assert result.structured_content
    for item in result.structured_content["items"]:
        assert f"statement {item['statement']}\n" in within
        assert item["place"]["document"] in within and item["place"]["captured"] in within
