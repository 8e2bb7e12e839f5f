"""How the events of an answer spread over time: each date with how many events bear it."""

from __future__ import annotations

import apsw

from reportedly.answers import Asked
from reportedly.store.timeline import _asked_events, described


def spread(connection: apsw.Connection, asked: Asked) -> list[tuple[str, int]]:
    """The dates of all events that `timeline` lists in all, in order, with how many each has."""
    found = _asked_events(connection, asked)
    if found is None:
        return []
    rows = connection.execute(
        f"SELECT x.value, count(*) FROM event x {described(asked)} WHERE {found[0]}"
        " GROUP BY 1 ORDER BY min(x.first), 1",
        found[1],
    )
    return [(str(value), int(n or 0)) for value, n in rows]
