"""The page of a document shows what its outlet repeats, and why that is left out."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, statement_url
from tests.outlet import ABOUT, BACKGROUND, FOLLOW, STORY, site
from tests.store.test_boilerplate import BELIEVED, add, read

DOCUMENT = read(site()[0])[0]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("boilerplate") / "news.db"
    with Ledger(path) as ledger:
        add(ledger, *site())
    return TestClient(create_app(path, Settings(), compared), base_url="http://127.0.0.1:8765")


def test_the_paragraph_is_there_with_its_reason_and_without_its_statements(client: TestClient) -> None:
    page = client.get(document_url(DOCUMENT.id)).text
    assert page.count('<div class="left-out">') == 3
    assert page.count("Left out of lists: stands on 11 pages of The Harbour Post") == 3
    for words in (ABOUT, STORY, FOLLOW):
        before, _, _ = page.partition(words)
        assert re.search(r'<p dir="auto" data-at="\d+">$', before.rstrip()), words  # greyed, and nothing marked in it
    assert "left-out" not in page.partition(BACKGROUND)[0][-200:]
    assert f">{BELIEVED}<" not in page


def test_json_tells_where_it_stands(client: TestClient) -> None:
    found = client.get(f"{document_url(DOCUMENT.id)}.json").json()
    assert [found["text"][slice(*b["span"])] for b in found["boilerplate"]] == [ABOUT, STORY, FOLLOW]
    assert {(b["pages"], b["outlet"]) for b in found["boilerplate"]} == {(11, "The Harbour Post")}
    assert not any(BELIEVED in s["statement"]["quote"] for s in found["statements"])


def test_a_statement_in_it_keeps_its_page(client: TestClient) -> None:
    """A citation that somebody copied goes on to work."""
    [id] = [
        f.attribution.id for f in read(site()[0])[2] if f.attribution.content[0].start == DOCUMENT.text.find(BELIEVED)
    ]
    page = client.get(statement_url(id))
    assert page.status_code == 200
    assert "<b>boilerplate</b>" in page.text
    assert f'href="{document_url(DOCUMENT.id)}"' in page.text
