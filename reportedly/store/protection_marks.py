"""Marks of protection as a ledger keeps them: each a decision of somebody, never changed.

A decision names the one that it takes the place of; one that none took the place of is in force. Where two are, of two
ledgers that became one, a name is protected if either says so. To undo is to decide again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import apsw

from reportedly.identity import identify
from reportedly.protection import Mark, folded
from reportedly.store.producers import number_of
from reportedly.store.visiting import UNREADABLE
from reportedly.types import Producer

_SECRET = 32
"""Bytes of the secret of a ledger."""


def mark_id(
    what: str, value: str, also: Sequence[str], protects: bool, reason: str, by: Producer, replaces: str | None
) -> str:
    """Id of a decision on protection: what it says, who says it, and what it replaces."""
    return identify(
        "protection", what=what, value=value, also=list(also), protects=protects, reason=reason, replaces=replaces,
        producer=[by.name, by.version, by.settings],
    )  # fmt: skip


def name_key(name: str) -> str:
    """What the stand-in of somebody whose name is marked follows from."""
    return f"name {_key('name', name)}"


def _key(what: str, value: str) -> str:
    """What two spellings of one mark share."""
    return value if what == "document" else " ".join(folded(value)) or value.casefold()


_MARKS = (
    "SELECT x.id, what, value, also, protects, reason, p.name, p.version, p.settings, decided_at, replaces"
    " FROM protection x JOIN producer p ON p.id = x.producer_id ORDER BY number"
)


def kept(connection: apsw.Connection) -> Iterator[Mark]:
    """Every decision that was ever made, oldest first."""
    return map(_mark, connection.execute(_MARKS))


def standing(connection: apsw.Connection) -> list[Mark]:
    """The decisions in force, oldest first."""
    return _unreplaced(kept(connection))


def _mark(row: tuple[Any, ...]) -> Mark:
    return Mark(
        id=row[0], what=row[1], value=row[2], also=tuple(json.loads(row[3])), protects=bool(row[4]), reason=row[5],
        producer=Producer(name=row[6], version=row[7], settings=row[8]), decided_at=row[9], replaces=row[10],
    )  # fmt: skip


def problems(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    """What does not hold of marks and of the secret of stand-ins: subject and message, which names nobody."""
    for row in connection.execute(_MARKS):
        try:
            said = _mark(row)
            id = mark_id(said.what, said.value, said.also, said.protects, said.reason, said.producer, said.replaces)
        except UNREADABLE as error:
            yield str(row[0]), f"the mark cannot be read: {type(error).__name__}"
            continue
        if id != said.id:
            yield said.id, "what the mark says does not give its id"
    secrets = connection.execute("SELECT secret FROM stand_in").fetchall()
    if len(secrets) != 1 or len(bytes(secrets[0][0])) < _SECRET:  # type: ignore[arg-type]
        yield "stand-ins", "the secret that they follow from is not there"


def _unreplaced(marks: Iterable[Mark]) -> list[Mark]:
    """Those that no other takes the place of."""
    every = list(marks)
    replaced = {mark.replaces for mark in every}
    return [mark for mark in every if mark.id not in replaced]


def in_force(connection: apsw.Connection, what: str, value: str) -> list[Mark]:
    """The decisions in force on a value, the newest first."""
    key = _key(what, value)
    found = [m for m in standing(connection) if m.what == what and _key(what, m.value) == key]
    return sorted(found, key=lambda m: (m.decided_at, m.id), reverse=True)


def taken(ours: apsw.Connection, theirs: apsw.Connection) -> tuple[int, int]:
    """Take in the marks that are in force in another ledger, in the caller's transaction; how many came and were there.

    No decision of another ledger takes protection away here: what it undid is left out. One whose id is not that of
    what it says is left out too.
    """
    every = {mark.id: mark for mark in kept(theirs)}
    wanted = dict[str, Mark]()
    came = there = 0
    for mark in _unreplaced(every.values()):
        line = [mark] if mark.protects else []
        while line and (before := every.get(line[-1].replaces or "")) and before not in line:
            line.append(before)
        if any(m.id != mark_id(m.what, m.value, m.also, m.protects, m.reason, m.producer, m.replaces) for m in line):
            continue
        wanted |= {one.id: one for one in reversed(line)}
    for mark in wanted.values():
        if ours.execute("SELECT count(*) FROM protection WHERE id = ?", (mark.id,)).get:
            there += 1
            continue
        came += 1
        insert(ours, mark, number_of(ours, mark.producer))
    return came, there


def insert(connection: apsw.Connection, mark: Mark, producer: int) -> None:
    connection.execute(
        "INSERT INTO protection (id, what, value, also, protects, reason, producer_id, decided_at, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            mark.id, mark.what, mark.value, json.dumps(mark.also), int(mark.protects), mark.reason, producer,
            mark.decided_at, mark.replaces,
        ),
    )  # fmt: skip
