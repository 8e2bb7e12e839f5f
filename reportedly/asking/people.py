"""People and figures of a ledger as they are listed wherever programs or readers ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.answers import Person, PersonLine
from reportedly.export.people import other_names, told
from reportedly.store.kept_back import kept_back
from reportedly.store.ledger import Ledger

COMPARED = 1_000
"""Figures that are compared at once, the latest: each with each of its group."""


def people_of(ledger: Ledger, words: str, limit: int, offset: int = 0) -> list[PersonLine]:
    """People of a ledger; of one whose name some page withholds no other name is told."""
    found = ledger.people(words, limit=limit, offset=offset)
    kept = kept_back(ledger.connection, (p.id for p in found))
    return [replace(p, aliases=() if p.id in kept else other_names(p.name, p.aliases)) for p in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody of a ledger. `kept_back`: a page withholds the name or a part of it, and no other name is told."""

    person: Person
    kept_back: bool


def person_of(ledger: Ledger, id: str) -> Known | None:
    """Who has an id, under any that they ever had; None where nobody has."""
    known = ledger.person(id)
    if known is None:
        return None
    kept = bool(kept_back(ledger.connection, [known.id]))
    return Known(person=replace(known, aliases=()) if kept else told(known), kept_back=kept)
