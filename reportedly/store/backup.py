"""A copy of a ledger as it is at one moment, made while other programs read and write it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import apsw

from reportedly.errors import LedgerBusy, LedgerError
from reportedly.store import guest

_PAGES = 1024
"""Copied at once, 4 MB: what stands between two steps of a progress bar."""
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is in use; beside another file of that name it would be taken for its own."""

Step = Callable[[int, int], None]
"""Told how many bytes are copied, of how many."""


def back_up(ledger: Path, out: Path, step: Step = lambda done, total: None) -> int:
    """Copy a ledger, of whatever version, to `out`; what is there is replaced by a whole copy, or not at all.

    The copy is the ledger of the moment at which this began, however much is written meanwhile: SQLite's own backup,
    within one read transaction. It is checked before it takes its name. Returns its size in bytes.

    Raises LedgerError where the ledger is damaged, `out` is the ledger or in use, or the disk is full.
    """
    free(out, ledger)
    temporary = _beside(out)
    try:
        with guest.opened(ledger) as source:
            _copy(source, temporary, ledger, out, step)
        _check(temporary, ledger)
        shutil.copymode(ledger, temporary)
        free(out, ledger)
        temporary.replace(out)
        _settle(out.parent)
    except OSError as error:
        raise LedgerError(f"cannot write {out}: {error.strerror or error}") from error
    finally:
        for ending in ("", *_BESIDE):
            with suppress(OSError):
                Path(f"{temporary}{ending}").unlink()
    return out.stat().st_size


def free(out: Path, ledger: Path) -> None:
    """Raises LedgerError where a copy of `ledger` must not take the place of what is at `out`."""
    if out.is_dir():
        raise LedgerError(f"{out} is a folder: give the file that the copy is to be")
    if out.exists() and ledger.exists() and out.samefile(ledger):
        raise LedgerError(f"{out} is the ledger itself: give another file")
    if any(there := [beside for ending in _BESIDE if (beside := Path(f"{out}{ending}")).exists()]):
        _take_up(out)
        if left := [str(beside) for beside in there if beside.exists()]:
            raise LedgerError(
                f"{' and '.join(left)} would be taken for a part of the copy: delete what is no use to you"
            )


def _take_up(out: Path) -> None:
    """Have SQLite put what lies beside a ledger into it, where nobody has it open."""
    if not out.exists():
        return
    try:
        with guest.reading(out), closing(apsw.Connection(str(out), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
            guest.guard(connection)
            connection.pragma("journal_mode", "delete")
    except LedgerBusy as error:
        raise LedgerBusy(f"another program has {out} open: end it first") from error
    except LedgerError:  # damaged, perhaps the reason for putting a copy in its place: then its user decides
        return


def _beside(out: Path) -> Path:
    """A new file in the folder of `out`, for a name is only taken at once within one disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{out.name}.", suffix=".part", dir=out.parent)
    except OSError as error:
        raise LedgerError(f"cannot write to the folder {out.parent}: {error.strerror or error}") from error
    os.close(handle)
    return Path(name)


def _copy(source: apsw.Connection, temporary: Path, ledger: Path, out: Path, step: Step) -> None:
    copy = apsw.Connection(str(temporary))
    try:
        # without a transaction the backup begins anew whenever another program writes: beside a watch, for ever
        with source, copy.backup("main", source, "main") as backup:
            source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            size = source.pragma("page_size")
            while not backup.done:
                backup.step(_PAGES)
                step((backup.page_count - backup.remaining) * size, backup.page_count * size)
        copy.pragma("journal_mode", "delete")  # one file, that can be read where nothing may be written
    except apsw.FullError as error:
        raise LedgerError(f"the disk is full: {out} was not made, free some space and run it again") from error
    except apsw.IOError as error:
        raise LedgerError(f"cannot copy {ledger} to {out} ({error}): check the disks of both") from error
    finally:
        copy.close()


def _check(copy: Path, ledger: Path) -> None:
    """Raises LedgerError where a copy is not whole: then what was copied was not."""
    try:
        with guest.opened(copy) as connection:
            found = str(connection.execute("PRAGMA quick_check(1)").get)
    except LedgerError as error:
        found = str(error.__cause__ or error)
    if found != "ok":
        raise LedgerError(
            f"the ledger {ledger} is damaged ({found.splitlines()[-1]}), and a copy of it would be: nothing was"
            f" written. See what reportedly verify {ledger} says, and restore an earlier backup"
        )


def _settle(folder: Path) -> None:
    """Have the disk keep a new name, where the system can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
