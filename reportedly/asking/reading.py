"""How a ledger is opened to be asked: anew for each question, to read only, at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from reportedly.store.hiding import hide
from reportedly.store.ledger import Ledger
from reportedly.store.lists import snapshot

Reading = Callable[[Path], AbstractContextManager[Ledger]]
"""A way to open a ledger for one question."""


@contextmanager
def reading(path: Path) -> Iterator[Ledger]:
    """The ledger, to read only; everything read is of one moment, whatever is written meanwhile."""
    with Ledger(path, read_only=True) as ledger, snapshot(ledger.connection):
        yield ledger


@contextmanager
def reading_protected(path: Path) -> Iterator[Ledger]:
    """The same, without the documents that are protected and all that was made from them."""
    with reading(path) as ledger:
        hide(ledger.connection)
        yield ledger
