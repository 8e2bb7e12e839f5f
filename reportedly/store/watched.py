"""What is watched: feeds and pages, when each was asked last and is to be asked next. Times are UTC, ISO 8601."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass

import apsw

from reportedly.errors import LedgerBusy
from reportedly.store import tombstones
from reportedly.store.opening import LedgerFile


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """A feed as it was found last. `next_at` is None for one that is asked no more: it is gone, or has moved."""

    address: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    checked_at: str | None = None
    next_at: str | None = None
    failing_since: str | None = None
    failures: int = 0
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedPage:
    """A page as it was found last. `feed` lists it (None: the user gave it); `listed` is what the feed has of it, as
    JSON; `document_id` what was read last; `first_at` when it was first there; `next_at` None when it is asked no more.
    """

    address: str
    feed: str | None = None
    listed: str | None = None
    document_id: str | None = None
    first_at: str | None = None
    checked_at: str | None = None
    next_at: str | None = None
    failing_since: str | None = None
    failures: int = 0


_FEED = "address, title, etag, last_modified, checked_at, next_at, failing_since, failures, moved_to"
_PAGE = "address, feed, listed, document_id, first_at, checked_at, next_at, failing_since, failures"
_MOVES = 10


class Watched(LedgerFile):
    """The part of `Ledger` that remembers what is watched."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Keep every other watch from this ledger meanwhile. Raises LedgerBusy when there is one already.

        The lock is SQLite's, on a file beside the ledger: the system frees it however the process ends.
        """
        lock = apsw.Connection(f"{self.path}-watch")
        try:
            try:
                lock.pragma("journal_mode", "off")  # nothing is ever written to it
                lock.execute("BEGIN EXCLUSIVE")
            except apsw.BusyError as error:
                raise LedgerBusy(
                    f"another watch is at work on {self.path}: stop it first, or give this one a ledger of its own"
                ) from error
            yield
        finally:
            lock.close()

    def subscribe(self, addresses: Iterable[str], at: str) -> list[str]:
        """Watch feeds from now on; what is watched already stays as it is. Returns their addresses as they are now."""
        with self._writing() as connection:
            now = [self._moved(address) for address in addresses]
            for address in now:
                connection.execute(
                    "INSERT OR IGNORE INTO feed (address, next_at) SELECT ?1, ?2"
                    " WHERE NOT EXISTS (SELECT 1 FROM visit WHERE address = ?1 AND feed IS NULL)",
                    (address, at),
                )
        return now

    def _moved(self, address: str) -> str:
        for _ in range(_MOVES):
            found = self.connection.execute("SELECT moved_to FROM feed WHERE address = ?", (address,)).get
            if found is None:
                break
            address = str(found)
        return address

    def feeds(self) -> list[WatchedFeed]:
        """Every feed that is or was watched."""
        return [_feed(row) for row in self.connection.execute(f"SELECT {_FEED} FROM feed ORDER BY address")]

    def watched_page(self, address: str) -> WatchedPage | None:
        """A page that is watched, or None."""
        row = self.connection.execute(f"SELECT {_PAGE} FROM visit WHERE address = ?", (address,)).fetchone()
        return _page(row) if row else None

    def due_pages(self, at: str, limit: int) -> list[WatchedPage]:
        """Pages to be asked at a moment: feeds take turns, of each those that have waited longest first."""
        rows = self.connection.execute(
            f"SELECT {_PAGE} FROM (SELECT *, row_number() OVER (PARTITION BY feed ORDER BY next_at, address) AS place"
            " FROM visit WHERE next_at <= ?) ORDER BY place, next_at, address LIMIT ?",
            (at, limit),
        )
        return [_page(row) for row in rows]

    def has_listed(self, feed: str) -> bool:
        """Whether a feed has ever listed a page."""
        return bool(self.connection.execute("SELECT EXISTS (SELECT 1 FROM visit WHERE feed = ?)", (feed,)).get)

    def next_page_at(self) -> str | None:
        """When the next page is to be asked; None when none is."""
        found: str | None = self.connection.execute("SELECT min(next_at) FROM visit WHERE next_at IS NOT NULL").get
        return found

    def keep_feed(self, feed: WatchedFeed, pages: Iterable[WatchedPage] = ()) -> None:
        """Keep how a feed was found, and the pages that it lists, in one transaction: what it told is not asked again.

        A page that is known already keeps its times; where the feed says that it changed since, it is asked again. One
        that was forgotten is not kept.
        """
        with self._writing() as connection:
            connection.execute(f"INSERT OR REPLACE INTO feed ({_FEED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(feed))
            for page in (page for page in pages if not _is_forgotten(connection, page.address)):
                connection.execute(
                    "INSERT INTO visit (address, feed, listed, next_at) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (address) DO UPDATE SET listed = excluded.listed, next_at = excluded.next_at"
                    " WHERE feed = excluded.feed AND listed ->> '$.modified' IS NOT excluded.listed ->> '$.modified'",
                    (page.address, page.feed, page.listed, page.next_at),
                )

    def keep_page(self, page: WatchedPage) -> None:
        """Keep how a page was found; of one that was forgotten meanwhile, nothing."""
        with self._writing() as connection:
            if _is_forgotten(connection, page.address):
                connection.execute("DELETE FROM visit WHERE address = ?", (page.address,))
                return
            connection.execute(f"INSERT OR REPLACE INTO visit ({_PAGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(page))

    def is_page(self, page: WatchedPage) -> None:
        """What was taken for a feed is a page: watch it as one."""
        with self._writing() as connection:
            connection.execute("DELETE FROM feed WHERE address = ?", (page.address,))
            if _is_forgotten(connection, page.address):
                return
            connection.execute(
                "INSERT INTO visit (address, next_at) VALUES (?, ?)"
                " ON CONFLICT (address) DO UPDATE SET feed = NULL, next_at = excluded.next_at",
                (page.address, page.next_at),
            )


def _is_forgotten(connection: apsw.Connection, address: str) -> bool:
    return tombstones.of(connection, tombstones.pages_of(address)) is not None


def _feed(row: tuple[apsw.SQLiteValue, ...]) -> WatchedFeed:
    return WatchedFeed(**dict(zip(_FEED.split(", "), row, strict=True)))  # type: ignore[arg-type]


def _page(row: tuple[apsw.SQLiteValue, ...]) -> WatchedPage:
    return WatchedPage(**dict(zip(_PAGE.split(", "), row, strict=True)))  # type: ignore[arg-type]


def _row(value: WatchedFeed | WatchedPage) -> tuple[str | int | None, ...]:
    return astuple(value)
