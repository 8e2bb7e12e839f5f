"""Erasing: after rows are gone, so are their bytes, in the file, in its full-text indexes and in the write-ahead log.

Three steps, each of which may be stopped and done again: the indexes are merged, by which words of deleted rows leave
them; the file is written anew (`VACUUM`), for splits and free pages hold old copies; the log is taken into the file and
cut to nothing, which waits for who still reads from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from reportedly.store import tombstones
from reportedly.store.references import full_text
from reportedly.store.tombstones import Erased


def erase(connection: apsw.Connection) -> Erased:
    """Do what is left to do. Returns how far the bytes are gone: `file` where a reader holds the log.

    Not within a transaction. Raises apsw.FullError where the disk has no room for a second copy of the file, in which
    case the ledger is whole and what is left is left; apsw.BusyError where another program writes.
    """
    left = {one.erased for one in tombstones.unfinished(connection)}
    if not left:
        return "all"
    if "rows" in left:
        for index in full_text(connection):
            connection.execute(f"INSERT INTO {index.name} ({index.name}) VALUES ('optimize')")
        connection.execute("VACUUM")
        tombstones.erased(connection, "file")
    [(held, _, _)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if held:
        return "file"
    tombstones.erased(connection, "all")
    return "all"


def go_on(connection: apsw.Connection) -> None:
    """Do what a forgetting left to do, as far as that goes without waiting; the rest is left to the next."""
    if not tombstones.unfinished(connection):
        return
    with _patience(connection, 0):
        try:
            erase(connection)
        except (apsw.BusyError, apsw.LockedError, apsw.FullError, apsw.ReadOnlyError, apsw.IOError):
            return


@contextmanager
def _patience(connection: apsw.Connection, milliseconds: int) -> Iterator[None]:
    before: int = connection.pragma("busy_timeout")
    connection.set_busy_timeout(milliseconds)
    try:
        yield
    finally:
        connection.set_busy_timeout(before)
