"""Every page is also JSON, and CSV where it lists things."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.export import table
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web import app, contexts, contexts_inbox, contexts_versions
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, statement_url
from tests.making import keep, told
from tests.web import test_account_pages, test_cases
from tests.web.case import harbour

FIRST = harbour().found[0].attribution.id
DOCUMENT = document_url(harbour().document.id)
SHAPES = {
    "/search.json?q=harbour": contexts.SearchPage,
    "/documents.json": contexts.DocumentsPage,
    f"{DOCUMENT}.json": contexts.DocumentPage,
    "/speakers.json": contexts.SpeakersPage,
    "/speakers/Mara%20Velt.json": contexts.SpeakerPage,
    f"{statement_url(FIRST)}.json": contexts.StatementPage,
    "/failures.json": contexts.FailuresPage,
    "/changes.json": contexts_versions.ChangesPage,
    f"{DOCUMENT}/versions.json": contexts_versions.VersionsPage,
    "/about.json": contexts.AboutPage,
    "/inbox.json": contexts_inbox.InboxPage,
    f"/inbox/{FIRST}.json": contexts_inbox.WaitingLine,
    "/api.json": contexts.ApiPage,
}


@pytest.mark.parametrize(("url", "shape"), SHAPES.items())
def test_json_has_the_fields_of_the_page(client: TestClient, url: str, shape: type) -> None:
    answer = client.get(url)
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/json"
    shown = {f.name for f in fields(shape) if not f.metadata.get("shown only")}
    assert set(answer.json()) == shown


def test_every_page_has_its_json_and_every_list_its_csv() -> None:
    beside = len(test_account_pages.SHAPES) + len(test_cases.SHAPES)
    assert len(SHAPES) + beside == len(app.views(compared))
    assert {v.path for v in app.views(compared) if v.rows is None} == {
        "/documents/{id}/versions", "/statements/{id}", "/about", "/api", "/inbox", "/inbox/{id}", "/cases/put",
    }  # fmt: skip


def test_a_page_leads_to_itself_in_other_formats(client: TestClient) -> None:
    text = client.get("/?q=harbour&form=direct").text
    assert 'href="/search.json?q=harbour&amp;form=direct"' in text
    assert 'href="/search.csv?q=harbour&amp;form=direct"' in text
    assert 'href="/speakers/Mara%20Velt.csv"' in client.get("/speakers/Mara%20Velt").text


def test_a_statement_in_json_is_as_exported(client: TestClient) -> None:
    answer = client.get("/search.json", params={"q": "harbour"}).json()
    [result] = answer["results"]
    assert result["statement"]["quote"] == '"the harbour is open"'
    assert result["statement"]["spans"]["cue"] == [list(s) for s in harbour().found[0].attribution.cue]
    assert (answer["total"], answer["statements"], len(result["copies"])) == (1, 2, 1)


def test_a_document_in_json_holds_its_text_and_where_things_are(client: TestClient) -> None:
    answer = client.get(f"{DOCUMENT}.json").json()
    assert answer["text"] == harbour().document.text
    for line in answer["statements"]:
        said = line["statement"]
        assert " … ".join(answer["text"][s:e] for s, e in said["spans"]["content"]) == said["quote"]
    assert answer["paragraphs"][0] == {"span": [0, 22], "kind": "title"}


def test_a_statement_page_in_json_has_its_neighbours(client: TestClient) -> None:
    answer = client.get(f"{statement_url(FIRST)}.json").json()
    assert answer["statement"]["before"] == "By Ana Brandt"
    assert answer["citation"].startswith("Mara Velt, quoted in")
    assert len(answer["copies"]) == 1


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("/nothing.json", 404, "not_found"),
        ("/documents/b2:0.json", 404, "not_found"),
        ("/documents/b2:0.csv", 404, "not_found"),
        ("/speakers/Nobody.csv", 404, "not_found"),
        ("/statements/b2:0.json", 404, "not_found"),
        ("/statements/b2:0.csv", 404, "not_found"),
        ("/search.json?form=loud", 400, "bad_request"),
        ("/search.csv?form=loud", 400, "bad_request"),
        ("/documents.json?limit=0", 400, "bad_request"),
    ],
)
def test_errors_have_one_shape(client: TestClient, url: str, status: int, code: str) -> None:
    answer = client.get(url)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/json"
    error = answer.json()
    assert set(error) == {"error"} and set(error["error"]) == {"code", "message"}
    assert error["error"]["code"] == code and error["error"]["message"]


def test_what_goes_wrong_in_us_is_an_error_too(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(Ledger, "counts", broken)
    asking = TestClient(
        create_app(ledger_path, Settings(), compared), base_url="http://localhost", raise_server_exceptions=False
    )
    answer = asking.get("/about.json")
    assert answer.status_code == 500 and answer.json()["error"]["code"] == "internal"
    page = asking.get("/about")
    assert page.status_code == 500 and "Something went wrong" in page.text and "secret" not in page.text
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_tables_are_whole_whatever_part_is_shown(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, *(told(f"{{Orme}} <said> [Ferry number {n} is late].\n", f"{n}.txt") for n in range(250)))
    asking = TestClient(create_app(path, Settings(), compared), base_url="http://localhost")
    for url in ("/search.csv?limit=3&page=2", "/speakers/Orme.csv?limit=3", "/documents.csv?page=7"):
        rows = list(csv.reader(io.StringIO(asking.get(url).text, newline="")))
        assert len(rows) == 251
        assert len({tuple(row) for row in rows}) == 251
    assert rows[0] == ["title", "outlet", "published", "language", "origin", "statements", "id"]


def test_statements_have_the_columns_of_the_export(client: TestClient) -> None:
    for url in ("/search.csv", f"{DOCUMENT}.csv", "/speakers/Mara%20Velt.csv", "/search.csv?q=nowhere"):
        [head, *_] = csv.reader(io.StringIO(client.get(url).text, newline=""))
        assert tuple(head) == table.COLUMNS


def test_a_table_without_rows_is_its_head(client: TestClient) -> None:
    assert client.get("/search.csv?q=nowhere").text == ",".join(table.COLUMNS) + "\r\n"
