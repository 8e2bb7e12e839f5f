"""The tables of protection, as their migration makes them: decisions, and the secret that stand-ins follow from."""

from __future__ import annotations

from typing import Final

FIRST: Final = """
CREATE TABLE protection (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    also TEXT NOT NULL,
    protects INTEGER NOT NULL,
    reason TEXT NOT NULL,
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    decided_at TEXT NOT NULL,
    replaces TEXT REFERENCES protection (id)
) STRICT;
CREATE TABLE stand_in (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL
) STRICT;
INSERT INTO stand_in VALUES (1, randomblob(32));
"""
"""`secret` is a ledger's own: stand-ins differ from ledger to ledger."""
