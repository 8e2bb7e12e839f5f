"""Feeds and pages watched: feeds asked on a schedule, new pages read, recent ones looked at again for silent edits.

What is watched and when it is to be asked next stands in the ledger, each step in a transaction of its own: a watch
that was stopped anywhere goes on where it was. What a feed lists is kept together with the mark by which the feed is
asked again, so that no page is lost between the two.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from reportedly.attribute.attributor import Attributor
from reportedly.clock import SYSTEM, Clock, moment
from reportedly.errors import FetchError, FormatError, LedgerBusy, ReportedlyError, SettingError
from reportedly.failures import failure
from reportedly.ingest.addresses import is_address, listed, login_refused, without_login
from reportedly.ingest.feeds import FEEDS, Listed, entry_capture, entry_origin, read_feed
from reportedly.ingest.following import fetch, own_text, remembering, visit_of
from reportedly.ingest.previews import unfold
from reportedly.ingest.turns import arrivals
from reportedly.ingest.web import Answer, Fetcher, Visit, trusted
from reportedly.payload import payload
from reportedly.pipeline import process
from reportedly.settings import Settings
from reportedly.store.ledger import Ledger
from reportedly.store.tombstones import refusal
from reportedly.store.watched import WatchedFeed, WatchedPage
from reportedly.types import Capture, Failure, Known

if TYPE_CHECKING:
    import httpx

NoticeKind = Literal["new", "changed", "gone", "failed", "back", "moved", "dropped"]

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)([smhd])")
_AT_ONCE = 64  # visits between two looks at what else is due
_UNTIL_FREE = 5.0  # seconds between two tries while another program writes to the ledger
_LONGEST_BACK_OFF = 86400.0
_FIRST_BACK_OFF = 60.0
_GIVEN_UP = 8  # failures of a page that was never read
_SOON = 1.1  # a revisit that is due within a tenth of a page's age is done with this one
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a watch goes on. Times in seconds.

    A feed is asked `every` so often; a page again when it is as old as each of `revisits`, counted from when it was
    first read. It ends at `until` (seconds since 1970), or after so many `rounds`: a round asks every feed that is not
    failing, reads what is new, and looks again at what is due.
    """

    every: float = 900.0
    revisits: tuple[float, ...] = (3600.0, 6 * 3600.0, 86400.0, 3 * 86400.0, 7 * 86400.0)
    until: float | None = None
    rounds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that was seen: a page that is new, changed, gone or there again; what failed; a feed that moved or is
    dropped, being gone for good. `at` is UTC, ISO 8601; `feed` lists the page; `document_id` is what was read of it."""

    kind: NoticeKind
    at: str
    address: str
    message: str
    feed: str | None = None
    document_id: str | None = None


def duration(text: str) -> float:
    """Seconds of ``90s``, ``15m``, ``1h``, ``7d``. Raises SettingError for what is none."""
    found = _DURATION.fullmatch(text.strip())
    if not found or not float(found[1]):
        raise SettingError(f"{text!r} is no length of time: write it as 90s, 15m, 6h or 7d")
    return float(found[1]) * _UNITS[found[2]]


def plan_of(settings: Settings, *, every: str | None = None, until: str | None = None, clock: Clock = SYSTEM) -> Plan:
    """The plan of the settings; `every` as `duration`, `until` that or a date and time. Raises SettingError."""
    return Plan(
        every=duration(every or settings.watch_every),
        revisits=tuple(sorted(map(duration, settings.revisits.split()))),
        until=None if until is None else _moment_of(until, clock),
    )


def _moment_of(text: str, clock: Clock) -> float:
    if _DURATION.fullmatch(text.strip()):
        return clock.time() + duration(text)
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        raise SettingError(f"{text!r} is no time: write it as 2024-05-08T18:00, or as 2h from now") from None


def watch(
    ledger: Ledger,
    *origins: str,
    settings: Settings | None = None,
    attribute: Attributor | None = None,
    plan: Plan = Plan(),
    transport: httpx.BaseTransport | None = None,
    clock: Clock = SYSTEM,
    chance: random.Random | None = None,
) -> Iterator[Notice]:
    """Watch feeds and pages: addresses, OPML, lists of addresses; without any, the feeds that the ledger watches.

    Yields what is seen, as it is seen, and waits between. What fails is a failure in the ledger, and the rest goes on;
    a ledger that another program keeps locked is waited for.
    `transport`, `clock` and `chance` (for the jitter of back-off) are for tests. Raises LedgerBusy when another watch
    is at work on the ledger, OriginError when a list cannot be read, SettingError when there is nothing to watch.
    """
    settings = settings or Settings()
    with ledger.watching(), Fetcher(settings, transport, clock) as fetcher:
        watching = _Watch(
            ledger, fetcher, attribute or Attributor.load(settings), plan, clock, chance or random.Random()
        )
        yield from watching.begin(origins)
        rounds = 0
        while not watching.is_over():
            try:
                yield from watching.round()
            except LedgerBusy as error:  # what was not kept is still due
                yield watching.notice("failed", str(ledger.path), str(error))
                clock.sleep(_UNTIL_FREE)
                continue
            rounds += 1
            if rounds == plan.rounds or not watching.wait():
                return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """One request of a round: for a feed, or for a page."""

    visit: Visit
    watched: WatchedFeed | WatchedPage


class _Watch:
    """A watch at work."""

    def __init__(
        self, ledger: Ledger, fetcher: Fetcher, attribute: Attributor, plan: Plan, clock: Clock, chance: random.Random
    ) -> None:
        self._ledger = ledger
        self._fetcher = fetcher
        self._settings = fetcher.settings
        self._attribute = attribute
        self._plan = plan
        self._clock = clock
        self._chance = chance
        self._chosen: set[str] = set()

    # ------------------------------------------------------------ when

    def begin(self, origins: Iterable[str]) -> Iterator[Notice]:
        """Take up what is to be watched."""
        addresses: list[str] = []
        for origin in origins:
            found = [origin] if is_address(origin) else listed(origin, self._settings)
            for address in found:
                if isinstance(address, FormatError):
                    yield from self._failed(failure(origin, "ingest", address))
                elif hidden := without_login(address):
                    yield from self._failed(failure(hidden, "ingest", login_refused()))
                elif tombstone := self._ledger.forgotten_page(address):
                    yield self.notice("failed", address, str(refusal(address, tombstone)))
                else:
                    addresses.append(address)
        self._chosen = set(self._ledger.subscribe(addresses, self._now()))
        if not self._chosen:
            self._chosen = {feed.address for feed in self._ledger.feeds() if feed.next_at}
        if not self._chosen and not self._ledger.next_page_at():
            raise SettingError(
                "there is nothing to watch: give the addresses of feeds, or a file of them (OPML, a list)"
            )

    def is_over(self) -> bool:
        """Whether the time of the plan is over."""
        return self._plan.until is not None and self._clock.time() >= self._plan.until

    def wait(self) -> bool:
        """Wait until something is due; False when nothing will be before the plan ends."""
        due = [feed.next_at for feed in self._feeds()] + [self._ledger.next_page_at()]
        times = [_seconds(at) for at in due if at]
        if not times or (self._plan.until is not None and min(times) > self._plan.until):
            return False
        if (left := min(times) - self._clock.time()) > 0:
            self._clock.sleep(left)
        return True

    def round(self) -> Iterator[Notice]:
        """Ask what is due, until nothing is."""
        asked_anyway = {f.address for f in self._feeds() if self._plan.rounds and not f.failing_since}
        while not self.is_over():
            now = self._now()
            feeds = [f for f in self._feeds() if (f.next_at or "") <= now or f.address in asked_anyway]
            asked_anyway -= {f.address for f in feeds}
            pages = self._ledger.due_pages(now, _AT_ONCE)
            if not feeds and not pages:
                return
            errands = [self._errand_to_feed(feed) for feed in feeds]
            for page in pages:
                own = own_text(Listed.of_json(page.listed), self._settings) if page.listed else None
                if own is None:
                    errands.append(self._errand_to_page(page))
                elif isinstance(own, Failure):
                    self._ledger.keep_page(replace(page, checked_at=self._now(), next_at=None))
                    yield from self._failed(own, feed=page.feed)
                else:
                    yield from self._read(page, own, None)
            yield from self._ask(errands)

    def _feeds(self) -> list[WatchedFeed]:
        return [feed for feed in self._ledger.feeds() if feed.next_at and feed.address in self._chosen]

    def _now(self, later: float = 0.0) -> str:
        return moment(self._clock.time() + later)

    # ------------------------------------------------------------ asking

    def _errand_to_feed(self, feed: WatchedFeed) -> _Errand:
        known = Known(capture_id="", etag=feed.etag, last_modified=feed.last_modified)
        return _Errand(visit=Visit(origin=feed.address, trusted=trusted(feed.address), known=known), watched=feed)

    def _errand_to_page(self, page: WatchedPage) -> _Errand:
        one = Listed.of_json(page.listed) if page.listed else None
        visit = (
            visit_of(one, page.address, trusted(one.entry.feed))
            if one
            else Visit(origin=page.address, trusted=trusted(page.address))
        )
        return _Errand(visit=remembering(visit, self._ledger), watched=page)

    def _ask(self, errands: list[_Errand]) -> Iterator[Notice]:
        answers = arrivals(
            errands,
            lambda errand: errand.visit.host,
            lambda errand: fetch(errand.visit, self._fetcher),
            self._settings.fetch_hosts,
        )
        for errand, answer in answers:
            if isinstance(errand.watched, WatchedFeed):
                yield from self._of_feed(errand.watched, answer)
            else:
                yield from self._of_page(errand.watched, errand.visit, answer)

    # ------------------------------------------------------------ feeds

    def _of_feed(self, feed: WatchedFeed, answer: Answer | ReportedlyError) -> Iterator[Notice]:
        if isinstance(answer, ReportedlyError):
            yield from self._feed_failed(feed, answer)
            return
        found = answer.capture
        if found and found.media_type not in FEEDS and self._ledger.has_listed(feed.address):
            yield from self._feed_failed(feed, FormatError(f"{feed.address} was a feed and is a page now: look at it"))
            return
        if found and found.media_type not in FEEDS:
            page = WatchedPage(address=feed.address, next_at=self._now())
            self._ledger.is_page(page)
            yield from self._read(page, found, self._next_look(page))
            return
        now = replace(
            feed, address=answer.moved or feed.address, checked_at=self._now(), next_at=self._next_poll(), failures=0,
            failing_since=None,
        )  # fmt: skip
        pages: list[WatchedPage] = []
        if found:
            try:
                read = read_feed(payload(found, self._settings.max_body), found.media_type, now.address, found.address)
            except ReportedlyError as error:
                yield from self._feed_failed(feed, error)
                return
            sent = {name.lower(): value for name, value in found.headers}
            now = replace(now, title=read.title, etag=sent.get("etag"), last_modified=sent.get("last-modified"))
            pages = [self._page_of(one) for one in read.listed]
            for trouble in read.troubles:
                yield from self._failed(failure(now.address, "ingest", trouble))
        self._ledger.keep_feed(now, pages)
        if now.address != feed.address:
            self._ledger.keep_feed(replace(feed, next_at=None, moved_to=now.address))
            self._chosen.add(now.address)
            yield self.notice("moved", feed.address, f"has moved for good, to {now.address}")
        if feed.failing_since:
            self._ledger.settle(feed.address)
            yield self.notice("back", now.address, f"answers again; it had failed since {feed.failing_since}")

    def _page_of(self, one: Listed) -> WatchedPage:
        address = one.entry.address or entry_origin(one.entry)
        return WatchedPage(address=address, feed=one.entry.feed, listed=one.as_json(), next_at=self._now())

    def _feed_failed(self, feed: WatchedFeed, error: ReportedlyError) -> Iterator[Notice]:
        yield from self._failed(failure(feed.address, "ingest", error))
        if isinstance(error, FetchError) and error.status == 410:
            self._ledger.keep_feed(replace(feed, checked_at=self._now(), next_at=None))
            yield self.notice("dropped", feed.address, "is gone for good, says its server: it is not asked any more")
            return
        wait = self._back_off(self._plan.every, 2, feed.failures, error)
        failed = replace(
            feed, checked_at=self._now(), next_at=self._now(wait), failures=feed.failures + 1,
            failing_since=feed.failing_since or self._now(),
        )  # fmt: skip
        self._ledger.keep_feed(failed)

    def _next_poll(self) -> str:
        return self._now(self._plan.every * self._chance.uniform(0.95, 1.05))

    def _back_off(self, first: float, factor: float, failures: int, error: ReportedlyError) -> float:
        """Seconds to wait after a failure: longer each time, never quite the same, as long as the server asks."""
        wait = min(first * factor ** min(failures, 20), max(_LONGEST_BACK_OFF, first)) * self._chance.uniform(0.9, 1.1)
        asked = error.retry_after if isinstance(error, FetchError) else None
        return max(wait, asked or 0.0)

    # ------------------------------------------------------------ pages

    def _of_page(self, page: WatchedPage, visit: Visit, answer: Answer | ReportedlyError) -> Iterator[Notice]:
        if isinstance(answer, ReportedlyError):
            yield from self._page_failed(page, answer)
            return
        found = answer.capture
        if found is None and visit.known:
            same = self._ledger.capture(visit.known.capture_id)
            found = replace(same, captured_at=None, entry=visit.entry) if same else None
        if found is None or found.media_type in FEEDS:
            yield from self._page_failed(page, FormatError(f"{page.address} is a feed, not a page: give it by itself"))
            return
        yield from self._read(page, found, self._next_look(page))

    def _read(self, page: WatchedPage, capture: Capture, next_at: str | None) -> Iterator[Notice]:
        """Read a page into the ledger, and say what is new about it."""
        report = process(
            unfold(capture, self._settings), self._ledger, self._attribute, max_text=self._settings.max_text
        )
        newest = self._ledger.document_of(capture.id)
        before = self._ledger.document(page.document_id) if page.document_id else None
        for found in report.failures:
            yield self.notice("failed", page.address, found.message, feed=page.feed)
        if not report.failures:
            self._ledger.settle(page.address)
        if page.failing_since and page.first_at:
            yield self.notice("back", page.address, "answers again", feed=page.feed)
        if newest and before is None and report.new:
            yield self.notice("new", page.address, self._headline(newest.id), feed=page.feed, document_id=newest.id)
        elif newest is None and report.documents:
            count = f"{report.documents} post{'s' if report.documents > 1 else ''}"
            yield self.notice("new", page.address, f"{count}, new or edited", feed=page.feed)
        elif newest and before and newest.text != before.text:
            yield self.notice("changed", page.address, self._headline(newest.id), feed=page.feed, document_id=newest.id)
        listed_without = replace(Listed.of_json(page.listed), content="").as_json() if page.listed else None
        kept = replace(
            page, listed=listed_without, document_id=newest.id if newest else page.document_id,
            first_at=page.first_at or self._now(), checked_at=self._now(), next_at=next_at, failing_since=None,
            failures=0,
        )  # fmt: skip
        self._ledger.keep_page(kept)

    def _headline(self, document_id: str) -> str:
        known = self._ledger.description(document_id)
        return (known.title if known else None) or "without a title"

    def _next_look(self, page: WatchedPage) -> str | None:
        """When a page that was looked at now is to be looked at again; None when it has been often enough."""
        now = self._clock.time()
        first = _seconds(page.first_at) if page.first_at else now
        later = [first + age for age in self._plan.revisits if age > (now - first) * _SOON]
        return moment(later[0]) if later else None

    def _page_failed(self, page: WatchedPage, error: ReportedlyError) -> Iterator[Notice]:
        gone = page.first_at is not None and isinstance(error, FetchError) and error.status in _GONE
        yield from self._failed(failure(page.address, "ingest", error), "gone" if gone else "failed", feed=page.feed)
        failures = page.failures + 1
        failed = replace(
            page, checked_at=self._now(), failures=failures, failing_since=page.failing_since or self._now()
        )
        wait = self._now(self._back_off(_FIRST_BACK_OFF, 4, page.failures, error))
        if page.first_at:  # looked at again when it would have been, but no sooner than its server asks
            due = self._next_look(page)
            self._ledger.keep_page(replace(failed, next_at=max(due, wait) if due else None))
        elif error.retriable and failures < _GIVEN_UP:
            self._ledger.keep_page(replace(failed, next_at=wait))
        else:
            own = entry_capture(Listed.of_json(page.listed)) if page.listed else None
            self._ledger.keep_page(replace(failed, next_at=None))
            if own:
                yield from self._read(replace(failed, first_at=None), own, None)

    # ------------------------------------------------------------ saying

    def _failed(self, found: Failure, kind: NoticeKind = "failed", feed: str | None = None) -> Iterator[Notice]:
        """Keep a failure, and say it when it is new."""
        if self._ledger.add_failure(found):
            yield self.notice(kind, found.subject, found.message, feed=feed)

    def notice(
        self, kind: NoticeKind, address: str, message: str, *, feed: str | None = None, document_id: str | None = None
    ) -> Notice:
        """Something that was seen now."""
        return Notice(kind=kind, at=self._now(), address=address, message=message, feed=feed, document_id=document_id)


def _seconds(at: str) -> float:
    """A moment of the ledger as seconds since 1970."""
    return datetime.fromisoformat(at).timestamp()
