"""Checking a ledger: every hash made again, every stored word compared with the text at its span."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from reportedly.errors import LedgerError
from reportedly.identity import attribution_id, capture_id, document_id
from reportedly.store.ledger import Ledger, attribution_of
from reportedly.store.statements import derive


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that does not hold: what it is about, and what is wrong with it."""

    subject: str
    message: str


def verify(ledger: Ledger) -> Iterator[Problem]:
    """Every problem of a ledger, none when it is whole. Reads everything; memory is bounded by the largest document.

    Raises LedgerError when the file is too damaged to be read on.
    """
    try:
        yield from _file(ledger.connection)
        yield from _captures(ledger.connection)
        yield from _documents(ledger.connection)
        yield from _indexes(ledger)
    except apsw.CorruptError as error:
        raise LedgerError(
            f"{ledger.path} is damaged ({error}): restore a backup, or save the rest with .recover of the sqlite3 shell"
        ) from error


def _file(connection: apsw.Connection) -> Iterator[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem(subject="file", message=line)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(subject=f"{table} {row}", message=f"refers to a {parent} that is not there")


def _captures(connection: apsw.Connection) -> Iterator[Problem]:
    for id, origin, body, size in connection.execute("SELECT id, origin, body, size FROM capture"):
        try:
            raw = zlib.decompress(body)
        except zlib.error as error:
            yield Problem(subject=id, message=f"the body of the capture cannot be decompressed: {error}")
            continue
        if len(raw) != size:
            yield Problem(subject=id, message=f"the body has {len(raw)} bytes where {size} were kept")
        if capture_id(origin, raw) != id:
            yield Problem(subject=id, message="the origin and body of the capture do not give its id")
    for (id,) in connection.execute("SELECT id FROM capture WHERE id NOT IN (SELECT capture_id FROM sighting)"):
        yield Problem(subject=id, message="the capture has no sighting")


def _documents(connection: apsw.Connection) -> Iterator[Problem]:
    ids = [id for (id,) in connection.execute("SELECT id FROM document ORDER BY number")]
    for id in ids:
        [(capture, text)] = connection.execute("SELECT capture_id, text FROM document WHERE id = ?", (id,))
        if document_id(capture, text) != id:
            yield Problem(subject=id, message="the capture and text of the document do not give its id")
        yield from _description(connection, id, text)
        yield from _attributions(connection, id, text)
        yield from _statements(connection, id)


def _description(connection: apsw.Connection, id: str, text: str) -> Iterator[Problem]:
    rows = [p for (p,) in connection.execute("SELECT paragraphs FROM description WHERE document_id = ?", (id,))]
    if not rows:
        yield Problem(subject=id, message="the document has no description")
    for paragraphs in rows:
        at = 0
        for start, end, _ in json.loads(paragraphs):
            if not at <= start < end <= len(text):
                yield Problem(subject=id, message=f"the paragraph [{start}, {end}) is not in the text or out of order")
            at = end


def _attributions(connection: apsw.Connection, id: str, text: str) -> Iterator[Problem]:
    for name, spans, words in connection.execute(
        "SELECT id, spans, words FROM attribution WHERE document_id = ?", (id,)
    ):
        found = attribution_of(name, id, spans)
        there = [[text[s:e] for s, e in role] for role in (found.content, found.cue, found.source)]
        if there != json.loads(words):
            yield Problem(subject=name, message="the stored words are not those of the text at their spans")
        if attribution_id(id, text, content=found.content, cue=found.cue, source=found.source) != name:
            yield Problem(subject=name, message="the spans and words of the attribution do not give its id")


def _statements(connection: apsw.Connection, id: str) -> Iterator[Problem]:
    columns = (
        "attribution_id, document_id, producer_id, content, source, speaker, speaker_key, outlet, published, form,"
        " act, score, start, copy_key"
    )
    kept = connection.execute(
        f"SELECT {columns} FROM statement WHERE document_id = ? ORDER BY start, attribution_id",
        (id,),
    ).fetchall()
    if kept != derive(connection, id):
        yield Problem(subject=id, message="the statements shown are not those of the newest reading")


def _indexes(ledger: Ledger) -> Iterator[Problem]:
    """FTS5's own check of each index against its table. It is a write, so a read-only ledger is checked by a twin."""
    if ledger.connection.readonly("main"):
        with Ledger(ledger.path) as writable:
            yield from _indexes(writable)
        return
    for index in ("statement_words", "document_words"):
        try:
            ledger.connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except apsw.CorruptError:
            yield Problem(subject=index, message="the full-text index does not match its table")
