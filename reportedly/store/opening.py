"""Opening a ledger file, and one transaction in it: what stands below every reading and writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

import apsw

from reportedly.clock import now
from reportedly.errors import LedgerBusy, LedgerError, NotALedger
from reportedly.store import erasing
from reportedly.store.components import again, index_again
from reportedly.store.derived import rebuild
from reportedly.store.producers import number_of
from reportedly.store.schema import APPLICATION_ID, MIGRATIONS, applied, migrate
from reportedly.store.statements import damaged
from reportedly.types import Producer

_BUSY_MS = 10_000


class LedgerFile:
    """An SQLite file that is a ledger; `Ledger` says what it raises."""

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        if read_only and not self.path.is_file():
            raise LedgerError(f"there is no ledger at {path}: make one with reportedly add {path} ORIGIN")
        flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        try:
            self.connection = apsw.Connection(str(self.path), flags=flags)
            self.connection.set_busy_timeout(_BUSY_MS)
            self._prepare(read_only)
        except apsw.NotADBError as error:
            raise NotALedger(f"{path} is not a ledger: it is no SQLite file") from error
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError, apsw.FullError) as error:
            raise LedgerError(
                f"cannot open the ledger {path} ({error}): check that you may write to it and to its folder"
            ) from error
        except (apsw.CorruptError, apsw.SQLError) as error:
            raise LedgerError(f"cannot open the ledger {path}, it is damaged ({error}): restore a backup") from error
        except apsw.BusyError as error:
            raise LedgerBusy(f"another program keeps {path} locked: try again when it is done") from error

    def _prepare(self, read_only: bool) -> None:
        connection = self.connection
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
        kind = connection.pragma("application_id")
        if kind != APPLICATION_ID and (tables or kind):  # neither: a new file, or one whose maker was killed
            connection.close()
            raise NotALedger(f"{self.path} is not a ledger: it is an SQLite file of something else")
        connection.pragma("foreign_keys", True)
        connection.pragma("cache_size", -32_000)  # KiB; the default of 2 MB made searches a third slower
        begun = len(applied(connection)) == len(MIGRATIONS)
        if not read_only and connection.readonly("main"):
            raise LedgerError(f"the ledger {self.path} is write-protected: work on a copy, or allow it with chmod u+w")
        if not read_only:
            self._log_ahead()
            connection.pragma("synchronous", "full")
            if not begun:
                with self._writing():
                    migrate(connection, now())
                    for (id,) in connection.execute("SELECT id FROM document ORDER BY number").fetchall():
                        rebuild(connection, str(id))
                    again(connection, [str(id) for (id,) in connection.execute("SELECT cluster_id FROM member")])
                    index_again(connection)
            erasing.go_on(connection)
        elif not begun:
            LedgerFile(self.path).close()  # brings it up to date, or says why it cannot

    def _log_ahead(self) -> None:
        """Write-ahead logging. SQLite does not wait while two programs switch to it at once, so this does."""
        end = monotonic() + _BUSY_MS / 1000
        while True:
            try:
                self.connection.pragma("journal_mode", "wal")
                return
            except apsw.BusyError:
                if monotonic() > end:
                    raise
                sleep(0.01)

    def close(self) -> None:
        """Close the file. Harmless when closed already."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
        if isinstance(error, apsw.CorruptError | apsw.NotADBError | apsw.IOError | apsw.SQLError | UnicodeDecodeError):
            raise damaged(str(self.path), error) from error

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        """One transaction, rolled back on an error."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except apsw.BusyError as error:
            raise LedgerBusy(f"another program is writing to {self.path}: try again when it is done") from error
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, apsw.FullError):
                raise LedgerError(
                    f"the disk is full: {self.path} is intact, free some space and run it again"
                ) from error
            if isinstance(error, apsw.ConstraintError) and "FOREIGN KEY" in str(error):
                raise LedgerError(
                    f"what was to be written refers to something that is not in {self.path}; it may have been forgotten"
                    " meanwhile: run it again"
                ) from error
            if isinstance(error, apsw.ReadOnlyError | apsw.IOError):
                raise LedgerError(f"cannot write to {self.path}: {error}") from error
            raise

    def _producer(self, producer: Producer) -> int:
        return number_of(self.connection, producer)
