"""Answers of the ledger: full text (SQLite FTS5, BM25) with filters, and equal content shown once.

Order: with words, by BM25 over content (weight 1), source and speaker (weight ½), best first; without words, newest
publication first, undated last. The words of a speaker rank too, unless the ledger knows who that is: then they only
filter. Ties fall to what came into the ledger first, so an answer is the same each time. Statements of equal content
(letters and figures alike, whatever the case and the marks) are one result, at the place of the best ranked of them.
With words, the earliest published stands for all; without, the newest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import apsw

from reportedly.store.lines import read
from reportedly.store.query import InSql, Query, in_sql, match_expression
from reportedly.store.statements import damaged
from reportedly.types import MARK_OFF, MARK_ON, Hit, Statement


def statements(connection: apsw.Connection, query: Query) -> list[Statement]:
    """One page of the answer."""
    asked = in_sql(connection, query)
    if asked is None or not query.limit:
        return []
    keys = _page(_ordered(connection, asked, query), query)
    numbers = _first_copies(connection, asked, keys) if asked.expression else list(keys.values())
    found = {s.id: s for s in read(connection, "s.number IN (SELECT value FROM json_each(?))", json.dumps(numbers))}
    ids = _ids(connection, numbers)
    snippets = _snippets(connection, match_expression(query.words), numbers) if query.words.strip() else {}
    if lost := [n for n in numbers if ids[n] not in found]:
        raise damaged(f"the statement {ids[lost[0]]!r}", "its document or capture is gone")
    return [_with_snippet(found[ids[n]], snippets.get(n)) for n in numbers]


def _ordered(connection: apsw.Connection, asked: InSql, query: Query) -> Iterator[tuple[str, int]]:
    """Copy key and number of every matching statement, in the order of the answer."""
    if asked.expression is None:
        for key, number in connection.execute(
            f"SELECT copy_key, number FROM shown s WHERE {asked.where} ORDER BY published DESC, number",
            asked.values,
        ):
            yield str(key), int(number or 0)
        return
    # FTS5 sorts a bounded answer three times as fast as a whole one, so the whole one is asked for only when the best
    # few hundred, filtered, do not fill the page
    passed = 0
    for most in (20 * (query.limit + query.offset), -1):
        best = connection.execute(
            "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rank LIMIT ?",
            (asked.expression, most),
        ).fetchall()
        rows = connection.execute(
            "SELECT s.copy_key, s.number FROM json_each(?) j JOIN shown s ON s.number = j.value"
            f" WHERE {asked.where} ORDER BY j.key",
            (json.dumps([number for (number,) in best]), *asked.values),
        ).fetchall()
        yield from ((str(key), int(number or 0)) for key, number in rows[passed:])
        passed = len(rows)
        if len(best) != most:
            return


def _page(ordered: Iterator[tuple[str, int]], query: Query) -> dict[str, int]:
    """The asked page of results: copy key → the number that stands for it, in order."""
    seen: dict[str, int] = {}
    for key, number in ordered:
        seen.setdefault(key, number)
        if len(seen) == query.offset + query.limit:
            break
    return dict(list(seen.items())[query.offset :])


def _first_copies(connection: apsw.Connection, asked: InSql, keys: dict[str, int]) -> list[int]:
    """For each result, among its copies that pass the filters and hold the words, the earliest published."""
    rows = connection.execute(
        f"SELECT copy_key, number FROM shown s WHERE {asked.where}"
        " AND copy_key IN (SELECT value FROM json_each(?)) ORDER BY published DESC NULLS FIRST, number DESC",
        (*asked.values, json.dumps(list(keys))),
    ).fetchall()
    held = {
        n
        for (n,) in connection.execute(
            "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
            " AND +rowid IN (SELECT value FROM json_each(?))",
            (asked.expression, json.dumps([number for _, number in rows])),
        )
    }
    first = {key: number for key, number in rows if number in held}
    return [int(first.get(key) or number) for key, number in keys.items()]


def documents(connection: apsw.Connection, query: Query) -> list[Hit]:
    """Documents whose text holds the words, best first."""
    expression = match_expression(query.words)
    if expression is None:
        return []
    rows = connection.execute(
        "SELECT d.id, e.title, e.outlet, e.published, snippet(document_words, 0, ?, ?, '…', 24)"
        " FROM document_words w JOIN document d ON d.number = w.rowid JOIN description e ON e.number ="
        " (SELECT max(number) FROM description WHERE document_id = d.id)"
        " WHERE document_words MATCH ?"
        " AND d.id IN (SELECT document_id FROM version WHERE current)"
        " ORDER BY rank, e.published, d.id LIMIT ? OFFSET ?",
        (MARK_ON, MARK_OFF, expression, query.limit, query.offset),
    )
    return [Hit(document_id=r[0], title=r[1], outlet=r[2], published=r[3], snippet=r[4]) for r in rows]


def by_ids(connection: apsw.Connection, ids: Sequence[str]) -> list[Statement]:
    """Statements with these ids, in no order."""
    return list(
        read(connection, "s.attribution_id IN (SELECT value FROM json_each(?))", json.dumps(list(ids)), "statement")
    )


def of_document(connection: apsw.Connection, document_id: str) -> list[Statement]:
    """A document's statements in the order of its text, without those in boilerplate."""
    where = "s.document_id = ? AND s.standing <> 'boilerplate' ORDER BY s.start, s.number"
    return list(read(connection, where, document_id, "statement"))


def copies(connection: apsw.Connection, id: str) -> list[Statement]:
    """Statements whose content equals that of statement `id`, earliest first."""
    return list(
        read(
            connection,
            "s.copy_key = (SELECT copy_key FROM statement WHERE attribution_id = ?)"
            " ORDER BY s.published NULLS LAST, s.number",
            id,
        )
    )


def first_copy(connection: apsw.Connection, id: str) -> Statement | None:
    """The statement with the earliest publication of those whose content equals that of statement `id`, itself too."""
    where = (
        "s.number = (SELECT number FROM shown WHERE copy_key ="
        " (SELECT copy_key FROM statement WHERE attribution_id = ?) ORDER BY published NULLS LAST, number LIMIT 1)"
    )
    return next(read(connection, where, id), None)


def everything(connection: apsw.Connection) -> Iterator[Statement]:
    """Every statement, document by document: sorted each by itself, for all at once would be held in memory."""
    for (id,) in connection.execute("SELECT id FROM document ORDER BY number"):
        yield from read(connection, "s.document_id = ? ORDER BY s.start, s.number", str(id))


def _ids(connection: apsw.Connection, numbers: list[int]) -> dict[int, str]:
    rows = connection.execute(
        "SELECT number, attribution_id FROM statement WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),
    )
    return dict(rows)


def _snippets(connection: apsw.Connection, expression: str | None, numbers: list[int]) -> dict[int, str]:
    """The contents of `numbers` with the words of `expression` marked."""
    if expression is None:
        return {}
    rows = connection.execute(
        "SELECT rowid, highlight(statement_words, 0, ?, ?) FROM statement_words WHERE statement_words MATCH ?"
        " AND +rowid IN (SELECT value FROM json_each(?))",
        (MARK_ON, MARK_OFF, expression, json.dumps(numbers)),
    )
    return dict(rows)


def _with_snippet(statement: Statement, snippet: str | None) -> Statement:
    return replace(statement, snippet=snippet) if snippet and MARK_ON in snippet else statement
