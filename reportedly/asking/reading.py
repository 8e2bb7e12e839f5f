"""How a ledger is opened to be asked: anew for each question, to read only, at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.store.ledger import Ledger
from reportedly.store.lists import snapshot


@contextmanager
def reading(path: Path) -> Iterator[Ledger]:
    """The ledger, to read only; everything read is of one moment, whatever is written meanwhile."""
    with Ledger(path, read_only=True) as ledger, snapshot(ledger.connection):
        yield ledger
