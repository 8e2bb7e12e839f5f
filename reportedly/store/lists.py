"""What a ledger holds, as lists: documents, speakers, what one speaker said in time order, where a document is from.

Of a page only its current version is listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import apsw

from reportedly.answers import Reference
from reportedly.store import entries
from reportedly.store.facets import PRONOUNS
from reportedly.store.search import by_ids
from reportedly.store.statements import damaged, speaker_key
from reportedly.types import Entry, Statement

_CURRENT = "d.id IN (SELECT document_id FROM version WHERE current)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document as one line of a list; `statements` counts those shown."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    origin: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """A speaker, by the words of the source in their most frequent spelling, with what is counted of them.

    `first` and `last` are the earliest and latest publication of a statement, None where no page has a date.
    """

    speaker: str
    statements: int
    documents: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a document comes from: its capture, without the body, when that was seen, oldest first, and what feeds say
    of it."""

    capture_id: str
    origin: str
    address: str | None
    status: int | None
    media_type: str
    size: int
    seen: tuple[str, ...]
    entries: tuple[Entry, ...]


@contextmanager
def snapshot(connection: apsw.Connection) -> Iterator[None]:
    """Everything read inside is of one moment, whatever is written meanwhile. Snapshots may lie in one another."""
    with connection:
        yield


def documents(connection: apsw.Connection, *, limit: int, offset: int = 0) -> list[DocumentLine]:
    """Documents, newest publication first; those without a date last; then in the order they came in."""
    rows = connection.execute(
        "SELECT d.id, e.title, e.outlet, e.published, e.language, c.origin,"
        " (SELECT count(*) FROM shown WHERE document_id = d.id)"
        " FROM document d JOIN capture c ON c.id = d.capture_id JOIN description e ON e.number ="
        " (SELECT max(number) FROM description WHERE document_id = d.id)"
        f" WHERE {_CURRENT} ORDER BY e.published DESC NULLS LAST, d.number LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [
        DocumentLine(id=r[0], title=r[1], outlet=r[2], published=r[3], language=r[4], origin=r[5], statements=r[6])
        for r in rows
    ]


def references(connection: apsw.Connection) -> Iterator[Reference]:
    """Every document that `documents` lists, as it is cited, in the order they came in."""
    return _references(connection, _CURRENT, ())


def references_to(connection: apsw.Connection, document_ids: Iterable[str]) -> list[Reference]:
    """These documents as they are cited, older versions too, in the order they came in."""
    where = "d.id IN (SELECT value FROM json_each(?))"
    return list(_references(connection, where, (json.dumps(list(document_ids)),)))


def _references(connection: apsw.Connection, where: str, values: tuple[str, ...]) -> Iterator[Reference]:
    for row in connection.execute(
        "SELECT d.id, c.id, c.origin, coalesce(e.address, c.address), c.media_type,"
        " (SELECT min(seen_at) FROM sighting WHERE capture_id = c.id), e.title, e.byline, e.outlet, e.language,"
        " e.published FROM document d JOIN capture c ON c.id = d.capture_id JOIN description e ON e.number ="
        f" (SELECT max(number) FROM description WHERE document_id = d.id) WHERE {where} ORDER BY d.number",
        values,
    ):
        yield Reference(
            document_id=row[0], capture_id=row[1], origin=row[2], address=row[3], media_type=row[4], captured=row[5],
            title=row[6], byline=row[7], outlet=row[8], language=row[9], published=row[10],
        )  # fmt: skip


def count_documents(connection: apsw.Connection) -> int:
    """How many documents `documents` lists in all."""
    count: int = connection.execute(f"SELECT count(*) FROM document d WHERE {_CURRENT}").get
    return count


def speakers(connection: apsw.Connection, *, limit: int, offset: int = 0) -> list[SpeakerLine]:
    """Speakers with the most statements first, of equals who came first into the ledger: an order of letters would tell
    between which names a protected one lies. Pronouns are left out, for they are many people."""
    rows = connection.execute(
        "SELECT (SELECT speaker FROM shown x WHERE x.speaker_key = k GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),"
        " n, (SELECT count(DISTINCT document_id) FROM shown x WHERE x.speaker_key = k),"
        " (SELECT count(DISTINCT outlet) FROM shown x WHERE x.speaker_key = k), first, last"
        " FROM (SELECT speaker_key AS k, count(*) AS n, min(published) AS first, max(published) AS last FROM shown"
        " WHERE speaker_key IS NOT NULL AND speaker_key NOT IN (SELECT value FROM json_each(?))"
        " GROUP BY 1 ORDER BY n DESC, min(number) LIMIT ? OFFSET ?)",
        (json.dumps(sorted(PRONOUNS)), limit, offset),
    )
    return [
        SpeakerLine(speaker=r[0], statements=r[1], documents=r[2], outlets=r[3], first=r[4], last=r[5]) for r in rows
    ]


def count_speakers(connection: apsw.Connection) -> int:
    """How many speakers `speakers` lists in all."""
    count: int = connection.execute(
        "SELECT count(DISTINCT speaker_key) FROM shown WHERE speaker_key NOT IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(PRONOUNS)),),
    ).get
    return count


def outlets(connection: apsw.Connection) -> list[str]:
    """The names of the outlets whose statements are listed."""
    return [str(name) for (name,) in connection.execute("SELECT DISTINCT outlet FROM shown WHERE outlet NOTNULL")]


def unresolved(connection: apsw.Connection) -> list[tuple[str | None, int]]:
    """Statements that name no speaker: by pronoun, None for no source at all; most first."""
    rows = connection.execute(
        "SELECT speaker_key, count(*) AS n FROM shown WHERE speaker_key IS NULL"
        " OR speaker_key IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY n DESC, 1",
        (json.dumps(sorted(PRONOUNS)),),
    )
    return [(key, n) for key, n in rows]


def said_by(connection: apsw.Connection, speaker: str, *, limit: int, offset: int = 0) -> list[Statement]:
    """What a speaker said, earliest publication first, what has no date last. Equal contents are one, the earliest."""
    with snapshot(connection):
        rows = connection.execute(
            "SELECT attribution_id FROM (SELECT attribution_id, published, number, row_number() OVER (PARTITION BY"
            " copy_key ORDER BY published NULLS LAST, number) AS place FROM shown WHERE speaker_key = ?)"
            " WHERE place = 1 ORDER BY published NULLS LAST, number LIMIT ? OFFSET ?",
            (speaker_key(speaker), limit, offset),
        )
        ids = [str(id) for (id,) in rows]
        found = {s.id: s for s in by_ids(connection, ids)}
    if lost := [id for id in ids if id not in found]:
        raise damaged(f"the statement {lost[0]!r}", "its document or capture is gone")
    return [found[id] for id in ids]


def provenance(connection: apsw.Connection, document_id: str) -> Provenance | None:
    """Where a document comes from, or None when there is no such document."""
    row = connection.execute(
        "SELECT c.id, c.origin, c.address, c.status, c.media_type, c.size FROM document d"
        " JOIN capture c ON c.id = d.capture_id WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    seen = connection.execute("SELECT seen_at FROM sighting WHERE capture_id = ? ORDER BY 1", (row[0],))
    return Provenance(
        capture_id=row[0], origin=row[1], address=row[2], status=row[3], media_type=row[4], size=row[5],
        seen=tuple(str(at) for (at,) in seen), entries=tuple(entries.of_capture(connection, str(row[0]))),
    )  # fmt: skip
