"""Output that takes its place only when it is found to be clean; what is not leaves nothing behind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from reportedly.errors import LeakFound, ReportedlyError
from reportedly.protect.leaks import Leak, LeakCheck
from reportedly.protect.unpacking import FILE_NAME

_TOLD = 5
_MANY = 50
"""Leaks from which on it is rather a mark that is an ordinary word than a spelling that was forgotten."""


def place(out: Path, write: Callable[[Path], int], check: Callable[[], LeakCheck]) -> int:
    """Let `write` write to a place beside `out`, look it through, and put it into place; what `write` returned.

    `check` is asked for when all is written. Raises LeakFound where a protected name can be read in what was written,
    which is gone then, and ReportedlyError where `out` is a folder with something in it. `out` as it was stays then.
    """
    if out.is_dir() and any(out.iterdir()):
        raise ReportedlyError(f"{out} is a folder with files in it, which nobody checked: name a new one")
    with _beside(out) as folder:
        work = Path(folder) / out.name
        written = write(work)
        leaks = list(dict.fromkeys(check().of(work)))  # made after all is written: it learns on the way
        if leaks:
            raise LeakFound(told(leaks))
        if out.is_dir():
            out.rmdir()
        work.replace(out)
    return written


def told(leaks: Iterable[Leak]) -> str:
    """The leaks in a sentence, without the names."""
    listed = list(leaks)
    first = "; ".join(f"{leak.kind} of {leak.whose} in {leak.where}" for leak in listed[:_TOLD])
    more = f"; and {len(listed) - _TOLD} more" if len(listed) > _TOLD else ""
    if all(leak.where == FILE_NAME for leak in listed):
        return f"the leak check found what it must not: {first}. Nothing was written. Give the file another name"
    mark = "a mark has an ordinary word in it: reportedly protect LEDGER --list, and --undo it"
    many = f". So many mean that {mark}" if len(listed) > _MANY else ""
    return (
        f"the leak check found what it must not: {first}{more}. Nothing was written. Add the spelling with"
        f" reportedly protect LEDGER NAME --also SPELLING, or protect the document it stands in{many}"
    )


def _beside(out: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder on the same disk, for this user's eyes alone."""
    parent = out.parent if out.parent.is_dir() else Path(tempfile.gettempdir())
    return tempfile.TemporaryDirectory(prefix=".reportedly-unchecked-", dir=parent)
