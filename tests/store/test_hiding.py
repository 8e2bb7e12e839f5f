"""A protected document is not there in whatever is asked: as though it had been forgotten."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from reportedly.asking.reading import reading_protected
from reportedly.asking.shield import Shield
from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.store.query import Query
from reportedly.web.app import create_app
from tests.store.accounted import says

WORDS = "the crane fell into the harbour on Tuesday"


@pytest.fixture
def path(quick_path: Path) -> Path:
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Ines Tallow", "https://paper.example/a", words=WORDS, outlet="Post", published="2024-05-08")
        says(ledger, "Ines Tallow", "https://other.example/b", words=WORDS, outlet="Mail", published="2024-05-09")
        says(ledger, "Orla Quist", "https://paper.example/c", words="nobody was there", outlet="Post")
        hidden = next(s for s in ledger.all_statements() if s.speaker == "Orla Quist")
        first = next(s for s in ledger.all_statements() if s.outlet == "Post")
        case = ledger.open_case("Who was there?", by="Ada")
        ledger.add_to_case(case.id, [hidden.id], by="Ada")
        ledger.review(hidden.id, "note", "Orla Quist told me", by="Ada")
        ledger.protect(hidden.document_id, by="Mara")
        ledger.protect(first.document_id, by="Mara")
    return place


def test_nothing_of_a_protected_document_is_counted_found_or_told(path: Path) -> None:
    with reading_protected(path) as ledger:
        assert [s.outlet for s in ledger.all_statements()] == ["Mail"]
        assert ledger.facets(Query()).total == 1 and ledger.facets(Query()).speakers == (("Ines Tallow", 1),)
        assert not ledger.search("nobody") and len(ledger.search("crane")) == 1
        assert [line.name for line in ledger.people()] == ["Ines Tallow"]
    with Ledger(path, read_only=True) as ledger:
        assert len(list(ledger.all_statements())) == 3


def test_no_page_shows_a_protected_document(path: Path) -> None:
    client = TestClient(
        create_app(path, Settings(), compared, shield=Shield(path)),
        base_url="http://127.0.0.1:8765", raise_server_exceptions=False,
    )  # fmt: skip
    with Ledger(path, read_only=True) as ledger:
        hidden = [s for s in ledger.all_statements() if s.outlet == "Post"]
        (shown,) = [s for s in ledger.all_statements() if s.outlet == "Mail"]
        (case,) = ledger.cases()
    assert len(hidden) == 2
    for one in hidden:
        for page in (f"documents/{one.document_id}", f"statements/{one.id}", f"inbox/{one.id}"):
            assert client.get(f"/{quote(page)}").status_code == 404
            assert client.get(f"/{quote(page)}.json").status_code == 404
        assert client.get(f"/api/v1/statements/{one.id}").status_code == 404
    for page in (
        "/", "/search.csv", "/documents", "/documents.csv", "/people", "/people.csv", "/speakers", "/speakers.csv",
        "/timeline", "/figures", "/changes", "/inbox", "/cases", f"/cases/{case.id}", f"/cases/{case.id}.json",
        "/api/v1/statements", "/api/v1/people", "/api/v1/documents", f"/documents/{shown.document_id}",
        f"/statements/{shown.id}", "/failures", "/about",
    ):  # fmt: skip
        answer = client.get(page)
        assert answer.status_code == 200 and "Quist" not in answer.text, page
        assert "nobody was there" not in answer.text and "2024-05-08" not in answer.text, page
