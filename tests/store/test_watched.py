"""What feeds say of captures, what is known of pages, and what is watched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import LedgerBusy
from reportedly.store import Ledger, verify
from reportedly.store.watched import WatchedFeed, WatchedPage
from reportedly.types import Capture, Entry, Known
from tests.making import captured

FEED, PAGE, AT, LATER = (
    "https://post.example/feed",
    "https://post.example/a",
    "2024-05-08T00:00:00Z",
    "2024-05-09T00:00:00Z",
)
ENTRY = Entry(
    feed=FEED, address=PAGE, guid="g1", title="Gates", source="The Wire", source_address="https://wire.example/"
)


def page(text: str = "He said no.", **headers: str) -> Capture:
    sent = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return replace(captured(text, PAGE, "text/html"), headers=sent, entry=ENTRY)


def test_what_a_feed_says_is_kept_with_the_capture(ledger: Ledger) -> None:
    one = page()
    ledger.add_capture(one, AT)
    ledger.add_capture(replace(one, entry=replace(ENTRY, title="Gates open")), AT)
    ledger.add_capture(replace(one, entry=replace(ENTRY, feed="other.xml")), AT)
    found = ledger.entries(one.id)
    assert [(entry.feed, entry.title, entry.source) for entry in found] == [
        (FEED, "Gates open", "The Wire"),
        ("other.xml", "Gates", "The Wire"),
    ]
    again = ledger.capture(one.id)
    assert again
    assert again.entry == found[0]
    assert list(verify(ledger)) == []


def test_what_is_known_is_of_the_capture_that_was_seen_last(ledger: Ledger) -> None:
    assert ledger.known(PAGE) is None
    old, new = page("Old words.", ETag='"1"'), page("New words.", etag='"2"', Last_Modified="then")
    ledger.add_capture(old, AT)
    ledger.add_capture(new, LATER)
    assert ledger.known(PAGE) == Known(capture_id=new.id, etag='"2"', last_modified="then")
    ledger.add_capture(old, "2024-05-10T00:00:00Z")
    assert ledger.known(PAGE) == Known(capture_id=old.id, etag='"1"', last_modified=None)


def test_a_server_that_sends_nothing_to_ask_with(ledger: Ledger) -> None:
    ledger.add_capture(page(), AT)
    assert ledger.known(PAGE) is None


def test_feeds_are_subscribed_to_once_and_followed_where_they_moved(ledger: Ledger) -> None:
    assert ledger.subscribe([FEED], AT) == [FEED]
    ledger.keep_feed(WatchedFeed(address=FEED, etag='"1"', next_at=LATER))
    ledger.subscribe([FEED], AT)
    assert ledger.feeds() == [WatchedFeed(address=FEED, etag='"1"', next_at=LATER)]
    moved = FEED + "2"
    ledger.keep_feed(WatchedFeed(address=FEED, moved_to=moved))
    assert ledger.subscribe([FEED], AT) == [moved]
    ledger.keep_feed(WatchedFeed(address=moved, moved_to=FEED))
    assert ledger.subscribe([FEED], AT) in ([FEED], [moved]), "a circle ends"


def test_a_feed_and_its_pages_are_kept_together(ledger: Ledger) -> None:
    listed = WatchedPage(address=PAGE, feed=FEED, listed='{"modified": null}', next_at=AT)
    ledger.keep_feed(WatchedFeed(address=FEED), [listed])
    assert ledger.due_pages(AT, 5) == [listed]
    ledger.keep_page(replace(listed, first_at=AT, checked_at=AT, next_at=LATER))
    ledger.keep_feed(WatchedFeed(address=FEED), [listed])
    assert ledger.due_pages(AT, 5) == [], "nothing changed"
    assert ledger.next_page_at() == LATER
    changed = replace(listed, listed='{"modified": "2024-05-09T00:00:00Z"}')
    ledger.keep_feed(WatchedFeed(address=FEED), [changed])
    assert ledger.due_pages(AT, 5) == [replace(changed, first_at=AT, checked_at=AT)]


def test_feeds_take_turns(ledger: Ledger) -> None:
    for feed, count in (("big", 50), ("small", 2)):
        pages = [
            WatchedPage(address=f"{feed}/{number:02}", feed=feed, listed="{}", next_at=AT) for number in range(count)
        ]
        ledger.keep_feed(WatchedFeed(address=feed), pages)
    assert [page.address for page in ledger.due_pages(AT, 5)] == ["big/00", "small/00", "big/01", "small/01", "big/02"]


def test_what_was_taken_for_a_feed(ledger: Ledger) -> None:
    ledger.subscribe([PAGE], AT)
    ledger.is_page(WatchedPage(address=PAGE, next_at=AT))
    assert ledger.feeds() == []
    assert ledger.watched_page(PAGE) == WatchedPage(address=PAGE, next_at=AT)
    ledger.subscribe([PAGE], AT)
    assert ledger.feeds() == []


def test_one_watch_at_a_time(quick_path: Path) -> None:
    with Ledger(quick_path / "a.db") as one, Ledger(quick_path / "a.db") as other:
        with one.watching():
            with pytest.raises(LedgerBusy, match="another watch is at work"), other.watching():
                pass
            other.add_capture(captured("He said no."), AT)
        with other.watching():
            pass
