"""Checking a ledger: every hash made again, every stored word compared with the text at its span."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from reportedly.errors import LedgerError
from reportedly.identity import attribution_id, capture_id, document_id
from reportedly.store import boilerplate, cases, protection_marks, reviewed, tombstones, verify_accounts
from reportedly.store.ledger import Ledger, attribution_of
from reportedly.store.lists import snapshot
from reportedly.store.schema import migrate
from reportedly.store.statements import derive, kept, placed
from reportedly.types import ACTS, FORMS, KINDS, Attribution

_UNREADABLE = (ValueError, TypeError, LookupError)
"""What damaged JSON, text and spans raise."""


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
        # a connection of its own: FTS5 remembers an index, and its check would take what another wrote for damage
        with Ledger(ledger.path, read_only=True) as fresh, snapshot(fresh.connection):
            yield from _file(fresh.connection)
            yield from _unfinished(fresh)
            yield from _captures(fresh.connection)
            yield from _documents(fresh.connection)
            yield from _problems(boilerplate.problems(fresh.connection))
            yield from _problems(reviewed.problems(fresh.connection))
            yield from _problems(cases.problems(fresh.connection))
            yield from _problems(protection_marks.problems(fresh.connection))
            yield from _problems(verify_accounts.across(fresh.connection))
        yield from _indexes(ledger)
    except (apsw.CorruptError, apsw.SQLError) as error:
        raise LedgerError(
            f"{ledger.path} is damaged ({error}): restore a backup, or save the rest with .recover of the sqlite3 shell"
        ) from error


def _file(connection: apsw.Connection) -> Iterator[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem(subject="file", message=line)
    yield from _schema(connection)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(subject=f"{table} {row}", message=f"refers to a {parent} that is not there")


def _schema(connection: apsw.Connection) -> Iterator[Problem]:
    fresh = apsw.Connection(":memory:")
    migrate(fresh, "")
    parts = "SELECT name, sql FROM sqlite_schema"
    there = dict(connection.execute(parts))
    for name, sql in fresh.execute(parts):
        if there.get(name, "") != sql:
            yield Problem(subject=str(name), message="the table or index is not as this version makes it")


def _unfinished(ledger: Ledger) -> Iterator[Problem]:
    for one in tombstones.unfinished(ledger.connection):
        yield Problem(
            subject=f"tombstone {one.number}",
            message="bytes of what was forgotten may still lie in the file or in its log: finish with reportedly forget"
            f" {ledger.path} --finish",
        )


def _captures(connection: apsw.Connection) -> Iterator[Problem]:
    for (row,) in connection.execute("SELECT rowid FROM capture"):
        try:
            yield from _capture(connection, row)
        except _UNREADABLE as error:
            yield Problem(subject=f"capture {row}", message=f"cannot be read: {error}")
    for (id,) in connection.execute("SELECT id FROM capture WHERE id NOT IN (SELECT capture_id FROM sighting)"):
        yield Problem(subject=id, message="the capture has no sighting")


def _capture(connection: apsw.Connection, row: int) -> Iterator[Problem]:
    [(id, origin, body, size)] = connection.execute(
        "SELECT id, origin, body, size FROM capture WHERE rowid = ?", (row,)
    )
    try:
        raw = zlib.decompress(body)
    except zlib.error as error:
        yield Problem(subject=id, message=f"the body of the capture cannot be decompressed: {error}")
        return
    if len(raw) != size:
        yield Problem(subject=id, message=f"the body has {len(raw)} bytes where {size} were kept")
    if capture_id(origin, raw) != id:
        yield Problem(subject=id, message="the origin and body of the capture do not give its id")


def _documents(connection: apsw.Connection) -> Iterator[Problem]:
    for (number,) in connection.execute("SELECT number FROM document ORDER BY number"):
        try:
            yield from _document(connection, number)
        except _UNREADABLE as error:
            yield Problem(subject=f"document {number}", message=f"cannot be read: {error}")


def _document(connection: apsw.Connection, number: int) -> Iterator[Problem]:
    [(id, capture, text)] = connection.execute("SELECT id, capture_id, text FROM document WHERE number = ?", (number,))
    if document_id(capture, text) != id:
        yield Problem(subject=id, message="the capture and text of the document do not give its id")
    yield from stored(connection, id, text)
    try:
        yield from _statements(connection, id)
    except _UNREADABLE as error:
        yield Problem(subject=id, message=f"the statements shown cannot be compared with the readings: {error}")
    yield from _problems(verify_accounts.document(connection, id, text))


def stored(connection: apsw.Connection, id: str, text: str) -> Iterator[Problem]:
    """What does not hold in a document's descriptions, attributions and readings."""
    yield from _description(connection, id, text)
    yield from _attributions(connection, id, text)
    for name, form, act, score in connection.execute(
        "SELECT a.id, r.form, r.act, r.score FROM reading r JOIN attribution a ON a.id = r.attribution_id"
        " WHERE a.document_id = ?",
        (id,),
    ):
        if form not in FORMS or act not in ACTS or not 0 <= score <= 1:
            yield Problem(subject=name, message="the reading has a form, act or score that it cannot have")


def _problems(found: verify_accounts.Found) -> Iterator[Problem]:
    return (Problem(subject=subject, message=message) for subject, message in found)


def _description(connection: apsw.Connection, id: str, text: str) -> Iterator[Problem]:
    rows = [p for (p,) in connection.execute("SELECT paragraphs FROM description WHERE document_id = ?", (id,))]
    if not rows:
        yield Problem(subject=id, message="the document has no description")
    for paragraphs in rows:
        try:
            yield from _paragraphs(id, text, json.loads(paragraphs))
        except _UNREADABLE as error:
            yield Problem(subject=id, message=f"the paragraphs of the description cannot be read: {error}")


def _paragraphs(id: str, text: str, paragraphs: list[tuple[int, int, str]]) -> Iterator[Problem]:
    at = 0
    for start, end, kind in paragraphs:
        if kind not in KINDS:
            yield Problem(subject=id, message=f"the paragraph [{start}, {end}) is of a kind that there is not")
        if not at <= start < end <= len(text):
            yield Problem(subject=id, message=f"the paragraph [{start}, {end}) is not in the text or out of order")
        at = end


def _attributions(connection: apsw.Connection, id: str, text: str) -> Iterator[Problem]:
    for name, spans, words in connection.execute(
        "SELECT id, spans, words FROM attribution WHERE document_id = ?", (id,)
    ):
        try:
            yield from _attribution(attribution_of(name, id, spans), words, text)
        except _UNREADABLE as error:
            yield Problem(subject=name, message=f"the spans or words of the attribution cannot be read: {error}")


def _attribution(found: Attribution, words: str, text: str) -> Iterator[Problem]:
    spans = [span for role in (found.content, found.cue, found.source) for span in role]
    if not found.content or not all(0 <= s < e <= len(text) for s, e in spans):
        yield Problem(subject=found.id, message="the attribution has no content, or spans that are not in the text")
    there = [[text[s:e] for s, e in role] for role in (found.content, found.cue, found.source)]
    if there != json.loads(words):
        yield Problem(subject=found.id, message="the stored words are not those of the text at their spans")
    of = {"content": found.content, "cue": found.cue, "source": found.source}
    if attribution_id(found.document_id, text, **of) != found.id:
        yield Problem(subject=found.id, message="the spans and words of the attribution do not give its id")


def _statements(connection: apsw.Connection, id: str) -> Iterator[Problem]:
    if kept(connection, id) != derive(connection, id):
        yield Problem(subject=id, message="the statements shown are not those of the newest reading")
    if not reviewed.is_settled(connection, id, placed(connection, id)):
        yield Problem(subject=id, message="the reviews are not on the lines that they speak of")


def _indexes(ledger: Ledger) -> Iterator[Problem]:
    """FTS5's own check of each index against its table. It is a write, so a read-only ledger is checked by a twin."""
    if ledger.connection.readonly("main"):
        with Ledger(ledger.path) as writable:
            yield from _indexes(writable)
        return
    for index in ("statement_words", "document_words", "member_words", "event_words", "figure_words"):
        try:
            ledger.connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except apsw.CorruptError:
            yield Problem(subject=index, message="the full-text index does not match its table")
