"""Producers: readers, models, rules and people, by their numbers in the ledger."""

from __future__ import annotations

import apsw

from reportedly.types import Producer


def number_of(connection: apsw.Connection, producer: Producer) -> int:
    """The number of a producer, kept if it is new. Runs inside the caller's transaction."""
    values = (producer.name, producer.version, producer.settings)
    connection.execute("INSERT INTO producer (name, version, settings) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", values)
    found: int = connection.execute(
        "SELECT id FROM producer WHERE name = ? AND version = ? AND settings = ?", values
    ).get
    return found
