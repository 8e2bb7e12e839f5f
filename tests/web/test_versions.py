"""The pages about pages that were edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, versions_url
from tests.making import keep
from tests.store.test_versions import DAYS, FIRST, SECOND, version
from tests.web.test_pages import get

OLD = version(FIRST, title="Held at the <gate>")
NEW = version(SECOND, title="Held at the <gate>")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path: Path = tmp_path_factory.mktemp("edited") / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, OLD, seen_at=DAYS[0])
        keep(ledger, NEW, seen_at=DAYS[1])
    return TestClient(create_app(path, Settings(), compared), base_url="http://127.0.0.1:8765")


def test_the_list_of_changes(edited: TestClient) -> None:
    assert "Held at the" in get(edited, "/changes").text
    [line] = edited.get("/changes.json").json()["pages"]
    assert (line["page"]["versions"], line["page"]["silent"], line["page"]["gone"]) == (2, 1, 1)
    assert line["url"] == versions_url(NEW.document.id)
    assert edited.get("/changes.csv").text.splitlines()[0].startswith("title,outlet,address,versions")


@pytest.mark.parametrize("item", [OLD, NEW], ids=["old", "new"])
def test_versions_side_by_side_whichever_is_asked_for(edited: TestClient, item: object) -> None:
    url = versions_url(item.document.id)  # type: ignore[attr-defined]
    page = get(edited, url)
    assert page.tags.count("script") == 1
    assert {"del", "ins"} <= set(page.tags)
    shown = edited.get(url + ".json").json()
    [change] = shown["changes"]
    assert [v["current"] for v in shown["versions"]] == [False, True]
    assert change["announced"] is None
    assert [line["statement"]["quote"] for line in change["gone"]] == ["that forty were held"]


def test_documents_say_which_version_they_are(edited: TestClient) -> None:
    assert "version 1 of 2" in edited.get(document_url(OLD.document.id)).text
    assert "version 2 of 2" in edited.get(document_url(NEW.document.id)).text
    assert "gone from the page" in edited.get("/?q=forty").text


def test_a_document_that_is_not_there(edited: TestClient) -> None:
    assert edited.get("/documents/b2:none/versions").status_code == 404
