"""The lists of the pages as CSV, whole, whatever part a page shows. Statements have the columns of `export`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from starlette.exceptions import HTTPException

from reportedly.asking.people import people_of
from reportedly.cases import KINDS
from reportedly.export.account_json import whole
from reportedly.export.context import cite
from reportedly.export.table import neutral, write
from reportedly.store import lists
from reportedly.store.ledger import Ledger
from reportedly.store.query import Query
from reportedly.types import Statement
from reportedly.web.missing import missing
from reportedly.web.pages import Asked
from reportedly.web.pages_account import figure_question, time_question
from reportedly.web.questions import question

_AT_ONCE = 2000


def search(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """Every result of a question."""
    query = question(asked.params).query
    return _statements(ledger, _each(ledger, query))


def document(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The statements of a document."""
    if ledger.document(asked.path["id"]) is None:
        raise missing(ledger, asked.path["id"], "There is no such document in this ledger.")
    return _statements(ledger, ledger.statements_of(asked.path["id"]))


def speaker(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """All that a speaker said, earliest first."""
    name = asked.path["speaker"]
    if not lists.said_by(ledger.connection, name, limit=1):
        raise HTTPException(404, "Nobody is called so in this ledger.")
    return _statements(ledger, _said(ledger, name))


def documents(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The documents."""
    head = ("title", "outlet", "published", "language", "origin", "statements", "id")
    found = lists.documents(ledger.connection, limit=lists.count_documents(ledger.connection))
    rows = ((d.title, d.outlet, d.published, d.language, d.origin, d.statements, d.id) for d in found)
    return _rows(head, rows)


def changes(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The pages that were edited."""
    head = ("title", "outlet", "address", "versions", "changed", "silent", "gone", "document")
    found = ledger.changed_pages(limit=ledger.count_changed())
    rows = ((p.title, p.outlet, p.address, p.versions, p.changed, p.silent, p.gone, p.document_id) for p in found)
    return _rows(head, rows)


def speakers(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The speakers."""
    head = ("speaker", "statements", "documents", "outlets", "first", "last")
    found = lists.speakers(ledger.connection, limit=lists.count_speakers(ledger.connection))
    return _rows(head, ((s.speaker, s.statements, s.documents, s.outlets, s.first, s.last) for s in found))


def people(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """People and bodies; names that are one are joined by “; ”."""
    head = ("name", "kind", "aliases", "statements", "documents", "outlets", "first", "last", "id")
    words = asked.params.get("q", "").strip()
    found = people_of(ledger, words, ledger.count_people(words))
    rows = (
        (p.name, p.kind, "; ".join(p.aliases), p.statements, p.documents, p.outlets, p.first, p.last, p.id)
        for p in found
    )
    return _rows(head, rows)


def cases(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The cases; what is in them is counted."""
    head = ("title", "question", "closed", *(f"{kind}s" for kind in KINDS), "opened_by", "opened", "changed", "id")
    found = ledger.cases()
    rows = ([c.title, c.question, "yes" if c.closed else "no", *c.entries, c.by, c.at, c.changed, c.id] for c in found)
    return _rows(head, rows)


def case(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The statements of a case."""
    id = asked.path["id"]
    if ledger.case(id) is None:
        raise HTTPException(404, "There is no such case in this ledger.")
    return _statements(ledger, ledger.statements_in_case(id))


def person(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """All that somebody said, earliest first."""
    id = asked.path["id"]
    if ledger.person(id) is None:
        raise missing(ledger, asked.path["id"], "Nobody has this name in this ledger.")
    return _statements(ledger, _in_parts(lambda limit, offset: ledger.said_by_person(id, limit=limit, offset=offset)))


def timeline(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """Every date of the answer."""
    head = ("date", "kind", "words", "sentence", "speaker", "outlet", "published", "title", "statement", "document")
    question = time_question(asked.params)
    rows = (
        (e.value, e.kind, e.words, e.sentence, e.statement.speaker if e.statement else None, e.outlet, e.published,
         e.title, e.statement.id if e.statement else None, e.document_id)
        for e in _in_parts(lambda limit, offset: ledger.timeline(replace(question, limit=limit, offset=offset)))
    )  # fmt: skip
    return _rows(head, rows)


def figures(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """Every figure of the answer."""
    head = ("counted", "low", "high", "unit", "approximate", "per", "as_of", "words", "sentence", "speaker", "chain",
            "outlet", "published", "title", "statement", "document")  # fmt: skip
    question = figure_question(asked.params)
    rows = (
        (q.counted, _plain(q.low), _plain(q.high), q.unit, str(q.approximate).lower(), q.per, q.as_of, f.words,
         f.sentence, f.says, " → ".join(f.chain), f.outlet, f.published, f.title,
         f.statement.id if f.statement else None, f.document_id)
        for f in _in_parts(lambda limit, offset: ledger.figures(replace(question, limit=limit, offset=offset)))
        for q in [f.quantity]
    )  # fmt: skip
    return _rows(head, rows)


def _plain(value: float | None) -> str | None:
    return None if value is None else str(whole(value))


T = TypeVar("T")


def _in_parts(read: Callable[[int, int], Sequence[T]]) -> Iterator[T]:
    offset = 0
    while found := read(_AT_ONCE, offset):
        yield from found
        offset += len(found)


def failures(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """What could not be processed."""
    head = ("subject", "stage", "error", "message", "retriable", "at")
    found = ledger.failures()
    return _rows(head, ((f.subject, f.stage, f.error, f.message, str(f.retriable).lower(), f.at) for f in found))


def _each(ledger: Ledger, query: Query) -> Iterator[Statement]:
    offset = 0
    while found := ledger.query(replace(query, limit=_AT_ONCE, offset=offset)):
        yield from found
        offset += len(found)


def _said(ledger: Ledger, name: str) -> Iterator[Statement]:
    offset = 0
    while found := lists.said_by(ledger.connection, name, limit=_AT_ONCE, offset=offset):
        yield from found
        offset += len(found)


def _statements(ledger: Ledger, found: Iterable[Statement]) -> Iterator[str]:
    """Statements as `export` writes them, a piece at a time."""
    out = io.StringIO(newline="")
    write((), out)
    batch: list[Statement] = []
    for statement in found:
        batch.append(statement)
        if len(batch) == 100:
            yield _headless(ledger, batch, out)
            batch = []
    yield _headless(ledger, batch, out)


def _headless(ledger: Ledger, batch: list[Statement], out: io.StringIO) -> str:
    """What stands in `out`, and the rows of a batch without their header; `out` is empty then."""
    head = out.getvalue()
    out.seek(0)
    out.truncate()
    rows = io.StringIO(newline="")
    write(cite(batch, ledger.document), rows)
    return head + rows.getvalue().split("\r\n", 1)[1]


def _rows(head: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in (head, *rows):
        writer.writerow([neutral("" if cell is None else str(cell)) for cell in row])
    yield out.getvalue()
