"""Somebody else's ledger as it is read for merging and comparing: whole, of this version, and unchanged."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from reportedly.errors import LedgerError
from reportedly.store.backup import back_up
from reportedly.store.guest import opened
from reportedly.store.opening import LedgerFile
from reportedly.store.schema import MIGRATIONS, applied

UNREADABLE = (ValueError, TypeError, LookupError, RecursionError)
"""What JSON and spans of a stranger raise."""


@contextmanager
def prepared(path: Path, aside: Path) -> Iterator[apsw.Connection]:
    """A whole ledger, opened as above, with the tables of this version; one of an older version as a copy of it, that
    is made in the folder `aside` and gone at the end. All that is read is of one moment.

    Raises NewerLedger for one of a later version, LedgerError where its tables or pages are not what they should be.
    """
    with opened(path) as connection, connection:
        done = applied(connection)
        _check(connection, path, done)
        if len(done) == len(MIGRATIONS):
            yield connection
            return
    with tempfile.TemporaryDirectory(prefix=".reportedly-", dir=aside) as folder:
        copy = Path(folder) / "older.db"
        back_up(path, copy)
        try:
            LedgerFile(copy).close()
        except UNREADABLE as error:
            raise LedgerError(f"the ledger {path} is damaged ({error}): see what reportedly verify says") from error
        with opened(copy) as connection, connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            yield connection


def _check(connection: apsw.Connection, path: Path, done: set[str]) -> None:
    """Raises LedgerError for a file whose tables are not those that its version makes, or whose pages are damaged."""
    fresh = apsw.Connection(":memory:")
    for name, statements in MIGRATIONS[: len(done)]:
        if name not in done:
            raise LedgerError(f"{path} is no ledger that reportedly made: its migrations are not in order")
        fresh.execute(statements)
    there = dict(connection.execute("SELECT name, sql FROM sqlite_schema"))
    for name, sql in fresh.execute("SELECT name, sql FROM sqlite_schema"):
        if there.get(name, "") != sql:
            raise LedgerError(f"{path} is no ledger that reportedly made: its {name} is another one")
    if (found := str(connection.execute("PRAGMA quick_check(1)").get)) != "ok":
        raise LedgerError(f"the ledger {path} is damaged ({found.splitlines()[-1]}): restore a backup of it")
