"""A ledger file as it lies there, of whatever version and from whomever: read only, and nothing in it is executed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from reportedly.errors import LedgerBusy, LedgerError, NotALedger
from reportedly.store.schema import APPLICATION_ID

_BUSY_MS = 10_000
_LONGEST = 512 * 1024 * 1024
"""Bytes of one value. SQLite's own bound is twice that, and the file of a stranger may hold several in one row."""


@contextmanager
def opened(path: Path) -> Iterator[apsw.Connection]:
    """The file, opened to be read, nothing migrated. Holds while another program writes to it.

    Raises LedgerError where there is none or it is damaged, NotALedger where it is something else, LedgerBusy where
    another program keeps it locked; also for what goes wrong while it is read within the block.
    """
    if not path.is_file():
        raise LedgerError(f"there is no ledger at {path}: check the name")
    with reading(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.set_busy_timeout(_BUSY_MS)
            guard(connection)
            connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST)
            if connection.pragma("application_id") != APPLICATION_ID:
                raise NotALedger(f"{path} is not a ledger: it is an SQLite file of something else")
            yield connection
        finally:
            connection.close()


def guard(connection: apsw.Connection) -> None:
    """Keep triggers, views of functions and damaged pages of a file from doing anything here."""
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.pragma("cell_size_check", True)
    connection.pragma("mmap_size", 0)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Says what keeps a ledger from being read."""
    try:
        yield
    except apsw.NotADBError as error:
        raise NotALedger(f"{path} is not a ledger: it is no SQLite file") from error
    except apsw.BusyError as error:
        raise LedgerBusy(f"another program keeps {path} locked: try again when it is done") from error
    except (apsw.CantOpenError, apsw.ReadOnlyError) as error:
        raise LedgerError(
            f"cannot read the ledger {path} ({error}): check that you may read it and its folder"
        ) from error
    except (apsw.CorruptError, apsw.SQLError, apsw.IOError, apsw.TooBigError, UnicodeDecodeError) as error:
        raise LedgerError(f"the ledger {path} is damaged ({error}): see what reportedly verify says of it") from error
