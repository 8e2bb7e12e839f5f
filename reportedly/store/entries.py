"""What feeds say of captures, and what servers said by which a page can be asked for again."""

from __future__ import annotations

import json
from dataclasses import astuple

import apsw

from reportedly.types import Entry, Known


def add(connection: apsw.Connection, capture_id: str, entry: Entry) -> None:
    """Keep what a feed says of a capture; of one feed, what it said last. Inside the caller's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO entry (capture_id, feed, address, guid, title, author, published, modified, source,"
        " source_address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (capture_id, *astuple(entry)),
    )


def of_capture(connection: apsw.Connection, capture_id: str) -> list[Entry]:
    """What feeds say of a capture, by feed."""
    rows = connection.execute(
        "SELECT feed, address, guid, title, author, published, modified, source, source_address FROM entry"
        " WHERE capture_id = ? ORDER BY feed",
        (capture_id,),
    )
    return [
        Entry(
            feed=r[0], address=r[1], guid=r[2], title=r[3], author=r[4], published=r[5], modified=r[6], source=r[7],
            source_address=r[8],
        )
        for r in rows
    ]  # fmt: skip


def known(connection: apsw.Connection, origin: str) -> Known | None:
    """The capture of an origin that was seen last, with the validators that its server sent; None without any."""
    row = connection.execute(
        "SELECT id, headers FROM capture c WHERE origin = ?"
        " ORDER BY (SELECT max(seen_at) FROM sighting s WHERE s.capture_id = c.id) DESC LIMIT 1",
        (origin,),
    ).fetchone()
    if row is None:
        return None
    sent = {str(name).lower(): str(value) for name, value in json.loads(row[1])}
    found = Known(capture_id=row[0], etag=sent.get("etag"), last_modified=sent.get("last-modified"))
    return found if found.etag or found.last_modified else None
