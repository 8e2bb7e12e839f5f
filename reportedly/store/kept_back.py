"""Whose names pages keep to themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable

import apsw

from reportedly.types import Speaker


def kept_back(connection: apsw.Connection, entities: Iterable[str]) -> frozenset[str]:
    """Those of these entities of whom some page withholds the name or a part of it, or says that it gives none."""
    rows = connection.execute(
        "SELECT DISTINCT entity_id FROM member WHERE entity_id IN (SELECT value FROM json_each(?)) AND kept_back",
        (json.dumps(list(entities)),),
    )
    return frozenset(str(id) for (id,) in rows)


def keeps_back(speaker: Speaker | None) -> bool:
    """Whether a page withholds the name of who speaks, or a part of it, or says that it gives none."""
    return speaker is not None and speaker.kept_back
