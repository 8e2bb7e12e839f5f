"""Feeds and pages watched: sites that live in a dictionary, and a clock that does not wait."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import apsw
import httpx
import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.clock import moment
from reportedly.errors import FormatError, LedgerBusy, SettingError
from reportedly.settings import Settings
from reportedly.store import Ledger, verify
from reportedly.taking_back import forget
from reportedly.types import ENTRY
from reportedly.watching import Notice, Plan, duration, plan_of, watch
from tests.ingest.sites import FakeClock, Page, Sites, redirect, rss

FEED, HOME = "https://post.example/feed", "https://post.example/"
HOUR, DAY = 3600.0, 86400.0
QUICK = Settings(fetch_delay=0, fetch_hosts=1)
ONCE = Plan(rounds=1)


def story(words: str, title: str = "The harbour") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>“{words},” said Mara Velt, the harbour master.</p><p>Ships waited outside the walls of the town.</p>"
        "</article></body></html>"
    )


def tagged(body: str | bytes, tag: str) -> Page:
    """A page or feed of which the server says whether it has changed."""

    def answer(request: httpx.Request) -> httpx.Response:
        same = request.headers.get("if-none-match") == tag
        return httpx.Response(304 if same else 200, content=b"" if same else body, headers={"etag": tag})

    return answer


def failing(status: int, **headers: str) -> Page:
    return lambda request: httpx.Response(status, headers={k.replace("_", "-"): v for k, v in headers.items()})


class Desk:
    """A ledger, a clock and sites whose pages tests change."""

    def __init__(self, ledger: Ledger, rules: Attributor) -> None:
        self.ledger = ledger
        self.rules = rules
        self.clock = FakeClock()
        self.pages: dict[str, Page] = {}
        self.sites = Sites(self.pages)

    def feed(self, *names: str, tag: str | None = None, more: str = "") -> None:
        body = rss(*(f"<title>{name}</title><link>/{name}</link>{more}" for name in names))
        self.pages[FEED] = tagged(body, tag) if tag else lambda request: httpx.Response(200, content=body)

    def watch(self, *origins: str, plan: Plan = ONCE, settings: Settings = QUICK) -> Iterator[Notice]:
        return watch(
            self.ledger, *origins, settings=settings, attribute=self.rules, plan=plan,
            transport=self.sites.transport(), clock=self.clock, chance=random.Random(1),
        )  # fmt: skip

    def round(self, *origins: str, **changes: object) -> list[str]:
        """What one round says, in short; `asked` of the sites is of this round alone."""
        self.sites.asked.clear()
        return [f"{n.kind} {n.address.removeprefix(HOME)}" for n in self.watch(*origins, **changes)]  # type: ignore[arg-type]

    @property
    def asked(self) -> list[str]:
        return [address.removeprefix(HOME) for address in self.sites.addresses]


@pytest.fixture
def desk(ledger: Ledger, rules: Attributor) -> Desk:
    return Desk(ledger, rules)


# ---------------------------------------------------------------- what is seen


def test_new_pages_once_and_changes_when_they_are_due(desk: Desk) -> None:
    desk.feed("a", "b")
    desk.pages |= {HOME + "a": story("No"), HOME + "b": story("Yes")}
    assert desk.round(FEED) == ["new a", "new b"]
    assert desk.asked == ["feed", "a", "b"]
    assert desk.round(FEED) == []
    assert desk.asked == ["feed"]
    desk.pages[HOME + "a"] = story("Perhaps")
    desk.clock.at += HOUR
    [changed] = desk.watch(FEED)
    assert (changed.kind, changed.address, changed.feed, changed.message) == (
        "changed",
        HOME + "a",
        FEED,
        "The harbour",
    )
    document = desk.ledger.document(changed.document_id or "")
    assert document
    assert "Perhaps" in document.text
    assert desk.ledger.counts()["captures"] == 3
    assert list(verify(desk.ledger)) == []


def test_a_page_is_looked_at_less_and_less_often(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = story("No")
    desk.round(FEED)
    looked: list[float] = []
    begun = desk.clock.at
    while desk.clock.at < begun + 30 * DAY:
        desk.clock.at += HOUR / 2
        desk.round(FEED)
        if "a" in desk.asked:
            looked.append(desk.clock.at - begun)
    assert looked == [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY]


def test_what_has_not_changed_is_not_sent_again(desk: Desk) -> None:
    desk.feed("a", tag='"f"')
    desk.pages[HOME + "a"] = tagged(story("No"), '"a"')
    assert desk.round(FEED) == ["new a"]
    desk.clock.at += HOUR
    assert desk.round(FEED) == []
    assert [request.headers.get("if-none-match") for request in desk.sites.asked] == ['"f"', '"a"']
    [capture] = [str(id) for (id,) in desk.ledger.connection.execute("SELECT id FROM capture")]
    assert len(desk.ledger.sightings(capture)) == 2


def test_a_feed_that_says_that_a_page_has_changed(desk: Desk) -> None:
    entry = '<entry><id>1</id><link href="/a"/><updated>{}</updated></entry>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    desk.pages |= {FEED: atom.format("2024-05-08T09:00:00Z"), HOME + "a": story("No")}
    assert desk.round(FEED) == ["new a"]
    desk.pages |= {FEED: atom.format("2024-05-08T10:00:00Z"), HOME + "a": story("Yes")}
    assert desk.round(FEED) == ["changed a"]


def test_other_bytes_of_the_same_words_are_no_change(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = story("No")
    desk.round(FEED)
    desk.pages[HOME + "a"] = story("No").replace("<body>", "<body data-nonce=7>")
    desk.clock.at += HOUR
    assert desk.round(FEED) == []


def test_a_page_that_changes_and_changes_back(desk: Desk) -> None:
    desk.feed("a")
    told = []
    for words in ("No", "Yes", "No"):
        desk.pages[HOME + "a"] = story(words)
        told += desk.round(FEED)
        desk.clock.at += 4 * DAY
    assert told == ["new a", "changed a", "changed a"]
    assert desk.ledger.counts()["captures"] == 2


def test_a_page_that_goes_and_comes_back(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = story("No")
    desk.round(FEED)
    del desk.pages[HOME + "a"]
    desk.clock.at += HOUR
    assert desk.round(FEED) == ["gone a"]
    [kept] = desk.ledger.failures()
    assert "404" in kept.message
    desk.pages[HOME + "a"] = story("No")
    desk.clock.at += 5 * HOUR
    assert desk.round(FEED) == ["back a"]
    assert desk.ledger.failures() == []


def test_a_page_that_the_user_gave(desk: Desk) -> None:
    desk.pages[HOME + "a"] = story("No")
    assert desk.round(HOME + "a") == ["new a"]
    desk.pages[HOME + "a"] = story("Yes")
    assert desk.round(HOME + "a") == []
    desk.clock.at += HOUR
    assert desk.round(HOME + "a") == ["changed a"]


def test_a_page_that_was_forgotten_is_not_asked_again(desk: Desk) -> None:
    desk.feed("a", "b")
    desk.pages |= {HOME + "a": story("No"), HOME + "b": story("Yes")}
    desk.round(FEED)
    forget(desk.ledger, desk.ledger.to_forget(HOME + "a").captures, reason="asked to")
    desk.feed("a", "b", "c")
    desk.pages |= {HOME + "a": story("Perhaps"), HOME + "c": story("Never")}
    desk.clock.at += HOUR
    assert desk.round(FEED) == ["new c"]
    assert desk.asked == ["feed", "b", "c"]
    said = list(desk.watch(HOME + "a"))
    assert [(n.kind, n.address) for n in said] == [("failed", HOME + "a")]
    assert "because: asked to" in said[0].message
    assert HOME + "a" not in desk.asked
    assert desk.ledger.failures() == []


def test_what_a_feed_says_is_kept_with_its_pages(desk: Desk) -> None:
    desk.feed("a", more='<source url="https://wire.example/">The Wire</source>')
    desk.pages[HOME + "a"] = story("No")
    [new] = desk.watch(FEED)
    document = desk.ledger.document(new.document_id or "")
    assert document
    [entry] = desk.ledger.entries(document.capture_id)
    assert (entry.source, entry.source_address, entry.feed) == ("The Wire", "https://wire.example/", FEED)


def test_the_text_of_an_entry_stands_in_when_its_page_is_not_to_be_had(desk: Desk) -> None:
    desk.feed("a", more="<description>“No,” said Mara Velt, the harbour master of the town.</description>")
    assert desk.round(FEED) == ["failed a", "new a"]
    assert desk.ledger.connection.execute("SELECT media_type FROM capture").get == ENTRY
    desk.clock.at += 30 * DAY
    assert desk.round(FEED) == []
    assert desk.asked == ["feed"]


def test_only_the_text_of_entries(desk: Desk) -> None:
    desk.feed("a", more="<description>“No,” said Mara Velt, the harbour master of the town.</description>")
    text = Settings(fetch_delay=0, feed="text")
    assert desk.round(FEED, settings=text) == ["new a"]
    assert desk.round(FEED, settings=text) == []
    assert desk.asked == ["feed"]


# ---------------------------------------------------------------- what fails


def test_a_feed_that_was_never_sent_cannot_be_as_it_was(desk: Desk) -> None:
    desk.pages[FEED] = failing(304)
    assert desk.round(FEED) == ["failed feed"]


def test_a_feed_that_fails_is_asked_less_and_less_often(desk: Desk) -> None:
    desk.pages[FEED] = failing(500)
    plan = Plan(every=900, until=desk.clock.at + 3 * DAY)
    assert desk.round(FEED, plan=plan) == ["failed feed"]
    waits = desk.clock.slept
    assert len(waits) < 12
    assert [round(b / a) for a, b in pairwise(waits[:6])] == [2, 2, 2, 2, 2]
    assert max(waits) <= DAY * 1.1
    desk.feed()
    desk.clock.at += DAY * 1.2
    assert desk.round(FEED, plan=Plan(until=desk.clock.at + 1)) == ["back feed"]


def test_a_server_is_left_alone_as_long_as_it_asks(desk: Desk) -> None:
    desk.pages[FEED] = failing(503, retry_after=str(int(2 * DAY)))
    begun = desk.clock.at
    desk.round(FEED)
    for _ in range(40):
        desk.clock.at += HOUR
        desk.round(FEED)
        assert desk.asked == []
    [feed] = desk.ledger.feeds()
    assert feed.next_at == moment(begun + 2 * DAY)


def test_a_feed_that_is_gone_is_dropped(desk: Desk) -> None:
    desk.pages[FEED] = failing(410)
    assert desk.round(FEED) == ["failed feed", "dropped feed"]
    desk.clock.at += 30 * DAY
    with pytest.raises(SettingError, match="nothing to watch"):
        desk.round()
    desk.round(FEED)
    assert desk.asked == []


def test_a_feed_that_moved_is_asked_where_it_is(desk: Desk) -> None:
    new = HOME + "new"
    desk.feed("a")
    desk.pages |= {new: desk.pages[FEED], FEED: redirect("/new", 301), HOME + "a": story("No")}
    assert desk.round(FEED) == ["moved feed", "new a"]
    assert desk.round(FEED) == []
    assert desk.asked == ["new"]
    assert desk.round() == []
    assert desk.asked == ["new"]


def test_a_page_that_fails_for_now_is_tried_again_and_given_up(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = failing(503)
    assert desk.round(FEED, plan=Plan(every=DAY, until=desk.clock.at + 10 * DAY)) == ["failed a"]
    assert desk.asked.count("a") == 8
    page = desk.ledger.watched_page(HOME + "a")
    assert page
    assert page.next_at is None


def test_a_page_that_fails_and_then_comes(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = failing(503)
    desk.round(FEED)
    desk.pages[HOME + "a"] = story("No")
    desk.clock.at += 120
    assert desk.round(FEED) == ["new a"]
    assert desk.ledger.failures() == []


def test_the_rest_goes_on(desk: Desk) -> None:
    desk.feed("a", "b", "c", "d")
    desk.pages |= {
        HOME + "a": lambda request: httpx.Response(200, content=b"%PDF-1.7"),
        HOME + "b": lambda request: httpx.ReadTimeout("slow"),
        HOME + "c": "<html><body><nav><a href='/'>Menu</a></nav></body></html>",
        HOME + "d": story("No"),
    }
    assert desk.round(FEED, "https://other.example/feed") == [
        "failed https://other.example/feed", "failed a", "failed b", "failed c", "new d",
    ]  # fmt: skip


def test_a_feed_that_no_longer_is_one_keeps_its_pages(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = story("No")
    desk.round(FEED)
    desk.pages[FEED] = lambda request: httpx.Response(
        200, content=b'{"version":"https://jsonfeed.org/version/1","items":7}'
    )
    assert desk.round(FEED) == ["failed feed"]
    assert desk.ledger.watched_page(HOME + "a")


def test_a_feed_whose_server_shows_a_page_for_a_while_stays_a_feed(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = story("No")
    desk.round(FEED)
    kept, desk.pages[FEED] = desk.pages[FEED], story("We are working on it")
    assert desk.round(FEED) == ["failed feed"]
    desk.pages[FEED] = kept
    desk.clock.at += HOUR
    assert desk.round(FEED) == ["back feed"]


def test_a_page_of_a_feed_that_is_a_feed(desk: Desk) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = lambda request: httpx.Response(200, content=rss("<link>/b</link>"))
    assert desk.round(FEED) == ["failed a"]
    assert desk.asked == ["feed", "a"]


# ---------------------------------------------------------------- how long


def test_it_polls_until_it_is_told_to_end(desk: Desk) -> None:
    desk.feed("a", tag='"f"')
    desk.pages[HOME + "a"] = story("No")
    begun = desk.clock.at
    assert desk.round(FEED, plan=Plan(every=600, until=begun + HOUR)) == ["new a"]
    assert desk.asked.count("feed") in (6, 7)
    assert begun + HOUR - 700 <= desk.clock.at <= begun + HOUR


def test_it_goes_on_where_it_was(desk: Desk) -> None:
    desk.feed("a", "b", "c")
    desk.pages |= {HOME + name: story(name) for name in "abc"}
    watching = desk.watch(FEED)
    assert next(watching).kind == "new"
    watching.close()  # type: ignore[attr-defined]
    desk.feed()
    del desk.pages[FEED]
    assert sorted(desk.round()) == ["failed feed", "new b", "new c"]


def test_two_watches_on_one_ledger(desk: Desk, quick_path: Path) -> None:
    desk.feed("a")
    desk.pages[HOME + "a"] = story("No")
    first = desk.watch(FEED)
    next(first)
    with Ledger(desk.ledger.path) as other:
        desk.ledger, kept = other, desk.ledger
        with pytest.raises(LedgerBusy, match="another watch"):
            list(desk.watch(FEED))
        desk.ledger = kept
    first.close()  # type: ignore[attr-defined]
    assert desk.round(FEED) == []


def test_a_ledger_that_another_program_keeps_locked_is_waited_for(desk: Desk) -> None:
    desk.feed("a", "b")
    desk.pages |= {HOME + "a": story("No"), HOME + "b": story("Yes")}
    watching = desk.watch(FEED)
    assert next(watching).kind == "new"
    desk.ledger.connection.set_busy_timeout(1)
    with closing(apsw.Connection(str(desk.ledger.path))) as other:
        other.execute("BEGIN IMMEDIATE")
        told = next(watching)
        assert (told.kind, told.address) == ("failed", str(desk.ledger.path))
        assert "another program is writing" in told.message
        other.execute("ROLLBACK")
    assert [(notice.kind, notice.address) for notice in watching] == [("new", HOME + "b")]
    assert desk.clock.slept == [5.0]


def test_lists_and_opml(desk: Desk, tmp_path: Path) -> None:
    desk.feed("a")
    desk.pages |= {HOME + "a": story("No"), HOME + "b": story("Yes")}
    opml = f'<opml><body><outline text="Papers"><outline xmlUrl="{FEED}"/><outline xmlurl="file:///x"/></outline></body></opml>'
    (tmp_path / "feeds.opml").write_text(opml)
    (tmp_path / "pages.txt").write_text(f"# pages\n{HOME}b\n")
    told = desk.round(f"{tmp_path}/feeds.opml", f"@{tmp_path}/pages.txt")
    assert told == [f"failed {tmp_path}/feeds.opml", "new b", "new a"]


@pytest.mark.parametrize(
    "body",
    [
        b"<opml>\xed\xa0\x80<outline xmlUrl='\xed\xa0\x80'/>",
        b"<opml " + b"<" * 5000,
        b"<?xml encoding='rot13'?><opml>\x00",
    ],
    ids=["half characters", "open tags", "an encoding that is none"],
)
def test_opml_that_is_broken(desk: Desk, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "feeds.opml").write_bytes(body)
    with pytest.raises((FormatError, SettingError)):
        desk.round(f"{tmp_path}/feeds.opml")


def test_entities_in_opml_are_not_expanded(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://post.example/secret")
    doctype = f'<!DOCTYPE o [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY i "https://post.example/inner">]>'
    (tmp_path / "feeds.opml").write_text(f'{doctype}<opml><body>&e;<outline xmlUrl="{FEED}"/></body></opml>')
    desk.feed()
    assert desk.round(f"{tmp_path}/feeds.opml") == []
    assert desk.asked == ["feed"]


def test_nothing_to_watch(desk: Desk) -> None:
    with pytest.raises(SettingError, match="nothing to watch"):
        desk.round()


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), ("1.5h", 5400), ("7d", 7 * DAY)])
def test_lengths_of_time(text: str, seconds: float) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "15", "m", "0s", "-1h", "1w", "1h30m", "9" * 400 + "s s"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(SettingError, match="no length of time"):
        duration(text)


def test_the_plan_of_settings() -> None:
    clock = FakeClock()
    plan = plan_of(Settings(watch_every="1h", revisits="1d 1h"), every="30m", until="2h", clock=clock)
    assert plan == Plan(every=1800, revisits=(HOUR, DAY), until=clock.at + 2 * HOUR)
    assert plan_of(Settings()) == Plan()
    with pytest.raises(SettingError, match="no time"):
        plan_of(Settings(), until="tomorrow")


def test_the_preview_of_a_channel_is_watched_post_by_post(desk: Desk) -> None:
    address = "https://t.me/s/kalsburgnow"
    preview = (Path(__file__).parent / "data" / "posts" / "preview.html").read_text(encoding="utf-8")
    desk.pages[address] = preview
    [new] = desk.watch(address)
    assert (new.kind, new.address, new.message) == ("new", address, "3 posts, new or edited")
    desk.pages[address] = preview.replace("12.3K", "14.1K")
    desk.clock.at += HOUR
    assert desk.round(address) == []
    desk.pages[address] = preview.replace("some forty people", "some sixty people")
    desk.clock.at += DAY
    [edited] = desk.watch(address)
    assert edited.message == "1 post, new or edited"
    assert desk.ledger.search("sixty people", outlet="Kalsburg Now")
    assert list(verify(desk.ledger)) == []
