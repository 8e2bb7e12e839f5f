"""A page that is open in a browser while what it shows is forgotten: 410, with when and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.taking_back import forget
from reportedly.web.app import create_app
from tests.store.accounted import says


def test_what_was_forgotten_says_so_under_every_address_that_it_had(quick_path: Path) -> None:
    path = quick_path / "news.db"
    client = TestClient(create_app(path, Settings(), compared), base_url="http://127.0.0.1:8765")
    with Ledger(path) as ledger:
        gone, stays = (says(ledger, "Mara Velt", f"{name}.txt", outlet="The Post") for name in "ab")
        line = ledger.statements_of(gone.document_id)[0].id
        places = [
            f"/documents/{gone.document_id}", f"/documents/{gone.document_id}/versions",
            f"/documents/{gone.document_id}.csv", f"/statements/{line}", f"/people/{gone.id}", f"/people/{gone.id}.csv",
        ]  # fmt: skip
        assert [client.get(place).status_code for place in places] == [200] * len(places)
        forget(ledger, ledger.to_forget("a.txt").captures, reason="a <b>letter</b>", by="Ada")
        for place in places:
            answer = client.get(place)
            assert answer.status_code == 410, place
            assert "was forgotten on 20" in answer.text
            assert "letter" in answer.text
            assert "<b>" not in answer.text or place.endswith(".csv")
            assert "Ada" not in answer.text, "who decided is on the tombstone alone"
        assert "<h1>Taken back</h1>" in client.get(f"/statements/{line}").text
        answer = client.get(f"/statements/{line}.json")
        assert answer.json()["error"]["code"] == "forgotten"
        assert client.get(f"/people/{stays.id}").status_code == 200
        assert client.get("/").status_code == client.get("/people").status_code == 200


@pytest.mark.parametrize("place", ["/documents/b2:0", "/statements/b2:0", "/people/b2:0"])
def test_what_was_never_there_is_not_forgotten(client: TestClient, place: str) -> None:
    assert client.get(place).status_code == 404
