"""What a page says of something that is not in the ledger: there is no such thing, or it was forgotten."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from reportedly.store.ledger import Ledger


def missing(ledger: Ledger, id: str, message: str) -> HTTPException:
    """404 with the message; for an id of what was forgotten 410, with when and why."""
    found = ledger.forgotten_id(id)
    if found is None:
        return HTTPException(404, message)
    return HTTPException(410, f"What was here was forgotten on {found.at[:10]}, because: {found.reason}")
