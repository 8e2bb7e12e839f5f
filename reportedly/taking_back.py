"""Taking a page back: it leaves the ledger, people are judged again without it, and its bytes are erased."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.pipeline import judge
from reportedly.store.ledger import Ledger
from reportedly.store.tombstones import Erased


def forget(
    ledger: Ledger, captures: Sequence[str], named: str | None = None, *, reason: str, by: str | None = None
) -> Erased:
    """Forget captures of a ledger and all that was made from them; `named` is what the user called them.

    Returns how far the bytes are gone (see `finish`). Raises LedgerError where the disk is full or another program
    writes; where the rows are gone already then, its message says so.
    """
    ledger.forget(captures, named, reason=reason, by=by)
    return finish(ledger)


def finish(ledger: Ledger) -> Erased:
    """Do what a forgetting that was stopped left to do: `all` is gone, or in the `file`, but a program that reads the
    ledger keeps the log from being cut."""
    for id in ledger.unjudged():
        if document := ledger.document(id):
            judge(document, ledger)
    return ledger.erase()
