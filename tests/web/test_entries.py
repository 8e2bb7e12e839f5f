"""What feeds say of a page, on its document page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.types import Entry
from reportedly.web.app import create_app
from tests.making import keep, told

HOSTILE = "The Wire<script>alert(1)</script>\u202e"


def test_a_feed_and_its_source_stand_on_the_page_and_in_its_json(quick_path: Path) -> None:
    entry = Entry(
        feed="https://post.example/feed",
        address="https://post.example/a",
        author="Ana Orme",
        source=HOSTILE,
        source_address="javascript:alert(2)",
    )
    item = told("{Mara Velt} <said> [no].", "https://post.example/a")
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, replace(item, capture=replace(item.capture, entry=entry)))
    client = TestClient(create_app(path, Settings(), compared), base_url="http://127.0.0.1:8765")
    page = client.get(f"/documents/{item.document.id}").text
    assert "https://post.example/feed" in page
    assert "as by <bdi>Ana Orme</bdi>" in page
    assert "Taken from, says the feed" in page
    assert "The Wire&lt;script&gt;" in page
    assert "\u202e" not in page
    assert 'href="javascript' not in page
    [shown] = client.get(f"/documents/{item.document.id}.json").json()["provenance"]["entries"]
    assert (shown["source"], shown["feed"]) == (HOSTILE, entry.feed)
