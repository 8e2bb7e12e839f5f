"""Attributions in the ledger: their spans, and the words at them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import apsw

from reportedly.types import Span


def keep(connection: apsw.Connection, id: str, document_id: str, text: str, roles: Sequence[Sequence[Span]]) -> None:
    """Keep an attribution in a text, once: `roles` are the spans of content, cue and source.

    Runs inside the caller's transaction.
    """
    connection.execute(
        "INSERT INTO attribution VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (id, document_id, json.dumps(roles), json.dumps([[text[s:e] for s, e in spans] for spans in roles])),
    )
