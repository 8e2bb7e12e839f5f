"""Cases as the tools show them: what colleagues gathered, each quote with its place and its doubt."""

from __future__ import annotations

from reportedly.asking.people import person_of
from reportedly.cases import CaseLine, Today
from reportedly.mcp import shapes
from reportedly.mcp.quoting import Quoting
from reportedly.store.ledger import Ledger


def case_line(c: CaseLine) -> shapes.CaseLineObject:
    """A case as one line."""
    return {
        "id": c.id, "title": c.title, "question": c.question, "by": c.by, "changed": c.changed, "closed": c.closed,
        "entries": sum(c.entries),
    }  # fmt: skip


def entry(ledger: Ledger, quoting: Quoting, today: Today) -> shapes.EntryObject:
    """An entry, as the ledger has it today."""
    of = today.entry
    statement = ledger.statement(today.id) if of.kind == "statement" and today.id else None
    who = person_of(ledger, today.id) if of.kind == "person" and today.id else None
    return {
        "id": of.id,
        "kind": of.kind,
        "heading": of.heading or None,
        "by": of.by,
        "at": of.at,
        "state": today.state,
        "words": today.words if of.kind == "statement" and not statement else None,
        "text": of.text if of.kind == "note" else None,
        "statement": quoting.quote(statement) if statement else None,
        "place": quoting.place(today.id) if of.kind == "document" and today.id else None,
        "person": who.person.id if who else None,
        "name": who.person.name if who else None,
    }
