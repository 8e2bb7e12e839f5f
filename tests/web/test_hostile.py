"""A page that would do harm where it is not escaped: shown as text, linked nowhere, neutral in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import apsw
import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, speaker_url, statement_url
from tests.web.case import ADDRESS, CONTENT, SPEAKER, TITLE, hostile
from tests.web.test_pages import Page

STATEMENT = statement_url(hostile().found[0].attribution.id)
DOCUMENT = document_url(hostile().document.id)
EVERYWHERE = [
    "/",
    "/documents",
    DOCUMENT,
    "/speakers",
    speaker_url(SPEAKER),
    STATEMENT,
    "/failures",
    "/?q=onerror",
    "/inbox",
]


@pytest.mark.parametrize("url", EVERYWHERE)
def test_markup_of_a_page_is_text_of_ours(client: TestClient, url: str) -> None:
    text = client.get(url).text
    page = Page(text)
    assert page.tags.count("script") == 1, "our own"
    assert not {"img", "b"} & (set(page.tags) - ({"b"} if "<b>bold</b>" not in text.lower() else set()))
    assert "<script>alert" not in text and "<svg onload" not in text and "<b>Bold" not in text
    assert not any(href.lower().startswith("javascript") for href in page.hrefs)


@pytest.mark.parametrize("url", [*EVERYWHERE, "/speakers/%E2%80%AEevil", "/?q=%E2%80%AEevil", "/nothing%E2%80%AE"])
def test_nothing_turns_the_direction_of_a_page(client: TestClient, url: str) -> None:
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(client.get(url).text)


@pytest.mark.parametrize(
    "words",
    ['"><script>alert(1)</script>', "'\" onfocus=alert(1) x='", "\x00\x01\x02\x03", "{{ 7*7 }}", "\ud7ff*", '""'],
)
def test_a_question_is_text(client: TestClient, words: str) -> None:
    answer = client.get("/", params={"q": words, "outlet": words, "speaker": words})
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.tags.count("script") == 1 and "49" not in page.text


def test_an_address_that_is_no_web_page_is_shown_and_not_linked(client: TestClient) -> None:
    for url in (DOCUMENT, STATEMENT):
        page = Page(client.get(url).text)
        assert ADDRESS in page.text
        assert not any(href.startswith(("java", "http")) for href in page.hrefs)


def test_a_language_is_no_attribute_of_its_own(client: TestClient) -> None:
    assert '<article class="text" aria-label="Text" lang="en&#34;&gt;&lt;b&gt;">' in client.get(DOCUMENT).text


def test_a_speaker_with_a_slash_and_marks_has_a_page(client: TestClient) -> None:
    url = speaker_url(SPEAKER)
    assert CONTENT in Page(client.get(url).text).text
    assert client.get(url + ".json").json()["speaker"] == SPEAKER
    assert client.get(url + ".csv").status_code == 200


def test_json_carries_what_the_page_said(client: TestClient) -> None:
    answer = client.get(STATEMENT + ".json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.text.isascii()
    found = json.loads(answer.text)["statement"]
    assert (found["quote"], found["title"], found["address"]) == (CONTENT, TITLE, ADDRESS)


@pytest.mark.parametrize(
    "url", ["/search.csv", "/documents.csv", "/speakers.csv", "/failures.csv", f"{DOCUMENT}.csv", "/speakers/she.csv"]
)
def test_no_cell_is_a_formula(client: TestClient, url: str) -> None:
    answer = client.get(url)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_formula_gets_an_apostrophe(client: TestClient) -> None:
    assert "'=1+1" in client.get("/failures.csv").text
    assert "'+cmd|" in client.get("/search.csv").text


@pytest.mark.parametrize(
    ("sql", "status"),
    [
        ("UPDATE attribution SET spans = '[[[9,3]],[[1,2]],[[3,4]]]'", 503),
        ("UPDATE attribution SET words = '[]'", 503),
        ("UPDATE statement SET form = '<script>'", 503),
        ("UPDATE document SET text = ''", 200),
        ("DELETE FROM sighting", 200),
    ],
)
def test_a_ledger_that_somebody_else_wrote_to(ledger_path: Path, tmp_path: Path, sql: str, status: int) -> None:
    path = Path(shutil.copy(ledger_path, tmp_path / "news.db"))
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", False)
    connection.execute(sql)
    connection.close()
    asking = TestClient(
        create_app(path, Settings(), compared), base_url="http://127.0.0.1:8765", raise_server_exceptions=False
    )
    for url in (DOCUMENT, DOCUMENT + ".json", STATEMENT):
        assert asking.get(url).status_code == status
