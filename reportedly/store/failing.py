"""What could not be processed, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.store import tombstones
from reportedly.store.opening import LedgerFile
from reportedly.types import Failure


class Failing(LedgerFile):
    """The part of `Ledger` that keeps failures. A failure is the same while subject, stage, error and message are."""

    def add_failure(self, failure: Failure) -> bool:
        """Keep a failure; the same failure again only renews its time. Returns whether it is new.

        Of a page that was forgotten none is kept: it would name it again.
        """
        if tombstones.of(self.connection, tombstones.pages_of(failure.subject)):
            return False
        with self._writing() as connection:
            known = connection.execute(
                "SELECT count(*) FROM failure WHERE subject = ? AND stage = ? AND error = ? AND message = ?",
                (failure.subject, failure.stage, failure.error, failure.message),
            ).get
            connection.execute(
                "INSERT INTO failure (subject, stage, error, message, retriable, at) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (subject, stage, error, message) DO UPDATE SET at = excluded.at",
                (failure.subject, failure.stage, failure.error, failure.message, int(failure.retriable), failure.at),
            )
        return not known

    def settle(self, subject: str) -> None:
        """Strike the failures of an origin that went through after all."""
        if self.connection.execute("SELECT count(*) FROM failure WHERE subject = ?", (subject,)).get:
            with self._writing() as connection:
                connection.execute("DELETE FROM failure WHERE subject = ?", (subject,))

    def strike(self, failures: Iterable[Failure]) -> None:
        """Strike failures that are none any more."""
        rows = [(f.subject, f.stage, f.error, f.message) for f in failures]
        with self._writing() as connection:
            connection.executemany(
                "DELETE FROM failure WHERE subject = ? AND stage = ? AND error = ? AND message = ?", rows
            )

    def failures(self) -> list[Failure]:
        """The failures, oldest first."""
        rows = self.connection.execute(
            "SELECT subject, stage, error, message, retriable, at FROM failure ORDER BY at, number"
        )
        return [
            Failure(subject=r[0], stage=r[1], error=r[2], message=r[3], retriable=bool(r[4]), at=r[5]) for r in rows
        ]

    def is_feed(self, address: str) -> bool:
        """Whether an address, or a file, is that of a feed which the ledger has met."""
        return bool(
            self.connection.execute(
                "SELECT EXISTS (SELECT 1 FROM feed WHERE address = ?1) OR EXISTS (SELECT 1 FROM entry WHERE feed = ?1)",
                (address,),
            ).get
        )
