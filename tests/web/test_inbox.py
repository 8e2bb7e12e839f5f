"""The inbox: what waits, why, in which order, and how far people are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web.app import create_app
from reportedly.web.wording import statement_url
from tests.web.case import earlier, harbour, hostile
from tests.web.test_access import token_in
from tests.web.test_deciding import OURS, desk
from tests.web.test_pages import Page

FIRST, SECOND, THIRD = (found.attribution.id for found in harbour().found)
LETTER = earlier().found[0].attribution.id
HOSTILE = hostile().found[0].attribution.id


@pytest.fixture
def path(ledger_path: Path, quick_path: Path) -> Path:
    return Path(shutil.copy(ledger_path, quick_path / "case.db"))


def waiting(client: TestClient, **asked: str) -> list[tuple[str, str]]:
    found = client.get("/inbox.json", params=asked).json()
    return [(line["need"], line["line"]["statement"]["id"]) for line in found["lines"]]


def test_what_is_disputed_is_first_then_what_the_model_is_hardly_sure_of(path: Path) -> None:
    client = desk(path)
    assert [need for need, _ in waiting(client)] == ["low", "new", "new", "new", "new", "new", "new"]
    assert waiting(client)[0][1] == HOSTILE
    with Ledger(path) as ledger:
        ledger.review(LETTER, "verdict", "right", by="Ada")
        ledger.review(LETTER, "verdict", "wrong", by="Ben", seen=())
        ledger.review(THIRD, "verdict", "unsure", by="Ben")
        ledger.review(FIRST, "speaker", "M. Velt", by="Ben")
    assert waiting(client)[:3] == [("disputed", LETTER), ("unsure", THIRD), ("low", HOSTILE)]
    assert FIRST not in [id for _, id in waiting(client)]
    page = Page(client.get("/inbox").text)
    assert "1 of 7 decided, 1 by you today" in page.text, "what is disputed or unsure still waits"
    assert "Disputed: Ada: right · Ben: wrong." in page.text
    assert "3 by you today" in Page(desk(path, "Ben").get("/inbox").text).text


def test_it_narrows_by_why_outlet_and_speaker(path: Path) -> None:
    client = desk(path)
    assert waiting(client, why="low") == [("low", HOSTILE)]
    assert [id for _, id in waiting(client, outlet="the harbour post", speaker="the ministry")] == [SECOND]
    found = client.get("/inbox.json", params={"outlet": "The Harbour Post", "by": "1"}).json()
    assert [(c["value"], c["count"]) for c in found["needs"]] == [("new", 4)]
    assert ("Ostrel Messenger", 2) in [(c["value"], c["count"]) for c in found["outlets"]]
    assert [c["label"] for c in found["chips"]] == ["The Harbour Post"]
    assert client.get("/inbox?why=boredom").status_code == 400
    assert client.get("/inbox?skip=-1").status_code == 400


def test_parts_lead_on(path: Path) -> None:
    client = desk(path)
    seen: list[str] = []
    url: str | None = "/inbox?limit=3"
    while url:
        found = client.get(url.replace("/inbox", "/inbox.json")).json()
        seen += [line["line"]["statement"]["id"] for line in found["lines"]]
        url = found["more"]
    assert len(seen) == len(set(seen)) == 7


def test_a_line_says_that_others_decided_since_the_list_was_made(path: Path) -> None:
    client = desk(path)
    listed = f"/inbox/{FIRST}?seen="
    assert "Decided by others" not in client.get(listed).text
    with Ledger(path) as ledger:
        made = ledger.review(FIRST, "verdict", "wrong", by="Ben").review
    assert "Decided by others since this list was made" in client.get(listed).text
    assert "Decided by others" not in client.get(listed + made.id).text
    assert "Decided by others" not in desk(path, "Ben").get(listed).text


def test_without_scripts_a_decision_leads_back_to_the_list(path: Path) -> None:
    client = desk(path)
    text = client.get("/inbox?why=new").text
    data = {"token": token_in(text), "verdict": "right", "back": "/inbox?why=new"}
    answer = client.post(f"{statement_url(SECOND)}/review", data=data, headers=OURS)
    page = Page(answer.text)
    assert str(answer.url).startswith("http://127.0.0.1:8765/inbox?why=new&kept=")
    assert "Kept. right, by Ada." in page.text
    assert SECOND not in answer.text.split("<ol")[1]
    assert "1 of 7 decided, 1 by you today" in page.text


def test_an_empty_inbox_says_so(path: Path) -> None:
    with Ledger(path) as ledger:
        for id in [s.id for s in ledger.all_statements()]:
            ledger.review(id, "verdict", "right", by="Ada")
    text = Page(desk(path).get("/inbox").text).text
    assert "Nothing waits: people have decided every line." in text and "7 of 7 decided, 7 by you today" in text
    assert desk(path).get("/inbox/b2:gone").status_code == 404


def test_figures_that_others_contradict_wait_before_what_is_new(telling_path: Path) -> None:
    app = create_app(telling_path, Settings(reviewer="Ada"), compared)
    client = TestClient(app, base_url="http://127.0.0.1:8765")
    found = client.get("/inbox.json").json()
    figures = [line for line in found["lines"] if line["need"] == "figures"]
    assert figures and all("against" in line["detail"] for line in figures)
    needs = [line["need"] for line in found["lines"]]
    assert needs == sorted(needs, key=["disputed", "unsure", "figures", "doubted", "hedged", "low", "new"].index)
