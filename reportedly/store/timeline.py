"""What happened when, and who gives which number: events and figures of the documents shown, filtered and paged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import apsw

from reportedly.answers import Asked, Event, FigureLine, Precision
from reportedly.errors import SettingError
from reportedly.identity import TAG
from reportedly.partial import bounds
from reportedly.store.accounts import UNREADABLE, quantity_of
from reportedly.store.query import check_date, entities_named, match_expression
from reportedly.store.search import by_ids
from reportedly.store.statements import damaged
from reportedly.types import Span, Statement

_MOST = 1_000_000_000
_DESCRIBED = (
    "LEFT JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = x.document_id)"
)
_Where = tuple[str, list[str]]


def described(asked: Asked) -> str:
    """The description of each document, joined where something is asked of it."""
    return _DESCRIBED if asked.outlet else ""


def precision(value: str) -> Precision:
    """How exact a partial date is."""
    if "/" in value:
        return "range"
    if "W" in value:
        return "week"
    return {4: "year", 7: "month"}.get(len(value), "day")  # type: ignore[return-value]


def _where(asked: Asked, index: str) -> _Where | None:
    """The conditions on `x` that events and figures share; None when nothing can match."""
    check_date("since", asked.since)
    check_date("until", asked.until)
    if not (0 <= asked.limit <= _MOST and 0 <= asked.offset <= _MOST):
        raise SettingError(f"limit and offset need a whole number from 0 to {_MOST:,}")
    conditions, values = list[str](), list[str]()
    if asked.words.strip():
        expression = match_expression(asked.words)
        if expression is None:
            return None
        conditions.append(f"x.number IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)")
        values.append(expression)
    if asked.outlet:
        conditions.append("e.outlet = ? COLLATE NOCASE")
        values.append(asked.outlet)
    if asked.document_id:
        conditions.append("x.document_id = ?")
        values.append(asked.document_id)
    return " AND ".join(conditions) or "true", values


def _who(connection: apsw.Connection, asked: Asked) -> str | None:
    """The clusters of the person asked for, as SQL with one value, and that value in JSON; None when nobody is."""
    person = (asked.person or "").strip()
    if not person:
        return None
    if person.startswith(TAG):
        found = [
            str(id) for (id,) in connection.execute("SELECT entity_id FROM member WHERE cluster_id = ?", (person,))
        ]
    else:
        found = entities_named(connection, person)
    return json.dumps(found)


_CLUSTERS = "SELECT cluster_id FROM member WHERE entity_id IN (SELECT value FROM json_each(?))"


# ---------------------------------------------------------------- events


def _asked_events(connection: apsw.Connection, asked: Asked) -> _Where | None:
    shared = _where(asked, "event_words")
    if shared is None:
        return None
    where, values = shared
    where += " AND x.kind IN (SELECT value FROM json_each(?))"
    values.append(json.dumps(asked.kinds))
    if (who := _who(connection, asked)) is not None:
        where += f" AND x.number IN (SELECT event FROM event_member WHERE cluster_id IN ({_CLUSTERS}))"
        values.append(who)
    if asked.since:
        where += " AND x.last >= ?"
        values.append(bounds(asked.since)[0].isoformat())
    if asked.until:
        where += " AND x.first <= ?"
        values.append(bounds(asked.until)[1].isoformat())
    return where, values


def _reaching(asked: Asked) -> tuple[str, list[str]]:
    """Whether an event begins before the time asked for or ends after it, as SQL with its values."""
    found, values = list[str](), list[str]()
    if asked.since:
        found.append("x.first < ?")
        values.append(bounds(asked.since)[0].isoformat())
    if asked.until:
        found.append("x.last > ?")
        values.append(bounds(asked.until)[1].isoformat())
    return f"({' OR '.join(found) or 'false'})", values


def reaches(asked: Asked, first: str, last: str) -> bool:
    """Whether days lie only partly within the time asked for, as a year does in a week of it.

    >>> reaches(Asked(since="2024-05"), "2024-01-01", "2024-12-31")
    True
    """
    before = asked.since and first < bounds(asked.since)[0].isoformat()
    return bool(before or (asked.until and last > bounds(asked.until)[1].isoformat()))


def events(connection: apsw.Connection, asked: Asked) -> list[Event]:
    """Events by first day, then last day, then in the order they came in.

    What lies within the time asked for comes first, what only reaches into it (see `reaches`) after it.
    """
    found = _asked_events(connection, asked)
    if found is None:
        return []
    where, values = found
    reaching, edges = _reaching(asked)
    rows = connection.execute(  # the plus keeps SQLite from the index by kind: by that of days nothing is sorted
        f"SELECT x.number FROM event x {described(asked)} WHERE {where.replace(' x.kind ', ' +x.kind ')}"
        f" ORDER BY {f'{reaching}, ' if edges else ''}x.first, x.last, x.number LIMIT ? OFFSET ?",
        (*values, *edges, asked.limit, asked.offset),
    )
    numbers = json.dumps([number for (number,) in rows])
    listed = "json_each(?) j JOIN event x ON x.number = j.value"
    return _events(connection, "true", "j.key", (numbers,), listed)


def events_of(connection: apsw.Connection, statement_ids: Sequence[str]) -> list[Event]:
    """When statements were said or published, when what they tell of happens, and the dates within their contents."""
    ids = json.dumps(list(statement_ids))
    of = "SELECT document_id FROM statement WHERE attribution_id IN (SELECT value FROM json_each(?))"
    where = (
        "x.attribution_id IN (SELECT value FROM json_each(?)) OR (x.attribution_id IS NULL"
        f" AND x.document_id IN ({of}))"
    )
    found = _events(connection, where, "x.first, x.last, x.number", (ids, ids))
    spans: dict[str, list[Span]] = {}
    for statement in by_ids(connection, statement_ids):
        spans.setdefault(statement.document_id, []).extend(statement.spans)
    return [
        event
        for event in found
        if event.statement or any(s.holds(event.span) for s in spans.get(event.document_id, ()))
    ]


def _events(
    connection: apsw.Connection, where: str, order: str, values: tuple[str | int, ...], listed: str = "event x"
) -> list[Event]:
    rows = connection.execute(
        "SELECT x.kind, x.value, x.first, x.last, x.start, x.stop, substr(d.text, x.start + 1, x.stop - x.start),"
        " x.sentence, x.document_id, e.title, e.outlet, e.published, x.attribution_id"
        f" FROM {listed} JOIN document d ON d.id = x.document_id {_DESCRIBED}"
        f" WHERE {where} ORDER BY {order}",
        values,
    ).fetchall()
    statements = _statements(connection, (row[12] for row in rows))
    return [
        Event(
            kind=r[0], value=r[1], precision=precision(str(r[1])), first=r[2], last=r[3],  # type: ignore[arg-type]
            span=Span(r[4], r[5]), words=_line(r[6]), sentence=r[7], document_id=r[8],  # type: ignore[arg-type]
            title=r[9], outlet=r[10], published=r[11], statement=statements.get(str(r[12])),  # type: ignore[arg-type]
        )
        for r in rows
    ]  # fmt: skip


def count_events(connection: apsw.Connection, asked: Asked) -> int:
    """How many events `events` has in all."""
    return _count(connection, f"event x {described(asked)}", _asked_events(connection, asked))


def _count(connection: apsw.Connection, table: str, found: _Where | None) -> int:
    if found is None:
        return 0
    total: int = connection.execute(f"SELECT count(*) FROM {table} WHERE {found[0]}", found[1]).get
    return total


# ---------------------------------------------------------------- figures


def _asked_figures(connection: apsw.Connection, asked: Asked) -> _Where | None:
    shared = _where(asked, "figure_words")
    if shared is None:
        return None
    where, values = shared
    if asked.unit:
        where += " AND x.unit = ?"
        values.append(asked.unit)
    if (who := _who(connection, asked)) is not None:
        where += f" AND x.cluster_id IN ({_CLUSTERS})"
        values.append(who)
    if asked.since:
        where += " AND x.published >= ?"
        values.append(asked.since)
    if asked.until:
        where += f" AND substr(x.published, 1, {len(asked.until)}) <= ?"
        values.append(asked.until)
    return where, values


def figures(connection: apsw.Connection, asked: Asked) -> list[FigureLine]:
    """Figures, earliest publication first, what has no date last, then in the order they came in."""
    found = _asked_figures(connection, asked)
    if found is None:
        return []
    where, values = found
    return _figures(connection, where, (*values, asked.limit, asked.offset))


def latest_figures(connection: apsw.Connection, asked: Asked) -> list[FigureLine]:
    """The last of `figures`, as many as there is room for, in the order of `figures`."""
    found = _asked_figures(connection, asked)
    if found is None:
        return []
    where, values = found
    return _figures(connection, where, (*values, asked.limit, 0), _LATEST)[::-1]


def figures_of(connection: apsw.Connection, statement_ids: Sequence[str], limit: int) -> list[FigureLine]:
    """The figures that statements give, in the order of `figures`."""
    where = "x.attribution_id IN (SELECT value FROM json_each(?))"
    return _figures(connection, where, (json.dumps(list(statement_ids)), limit, 0))


def count_figures_of(connection: apsw.Connection, statement_ids: Sequence[str]) -> int:
    """How many figures statements give in all."""
    count: int = connection.execute(
        "SELECT count(*) FROM figure WHERE attribution_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(statement_ids)),),
    ).get
    return count


_EARLIEST, _LATEST = "x.published NULLS LAST, x.number", "x.published DESC NULLS FIRST, x.number DESC"


def _figures(
    connection: apsw.Connection, where: str, values: tuple[str | int, ...], order: str = _EARLIEST
) -> list[FigureLine]:
    rows = connection.execute(
        "SELECT q.start, q.stop, q.low, q.high, q.unit, q.approximate, q.counted, q.per, q.as_of, q.conversion,"
        " q.attribution_id, q.words, x.sentence, x.document_id, e.title, e.outlet, e.published, x.attribution_id"
        f" FROM figure x JOIN quantity q ON q.number = x.number {_DESCRIBED}"
        f" WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        values,
    ).fetchall()
    statements = _statements(connection, (row[17] for row in rows))
    return [_figure(row, statements.get(str(row[17]))) for row in rows]


def count_figures(connection: apsw.Connection, asked: Asked) -> int:
    """How many figures `figures` has in all."""
    return _count(connection, f"figure x {described(asked)}", _asked_figures(connection, asked))


def _figure(row: tuple[object, ...], statement: Statement | None) -> FigureLine:
    *kept, words, sentence, document, title, outlet, published, _ = row
    try:
        quantity = quantity_of(*kept)
    except UNREADABLE as error:
        raise damaged(f"a figure of {document!r}", error) from error
    says = statement.speaker if statement else outlet
    chain: tuple[str, ...] = tuple(str(name) for name in (outlet, statement.speaker if statement else None) if name)
    if statement and statement.resolved and statement.resolved.chain:
        chain = statement.resolved.chain
    return FigureLine(
        quantity=quantity, words=_line(words), sentence=str(sentence), says=says,  # type: ignore[arg-type]
        entity=statement.entity if statement else None, chain=chain, document_id=str(document),
        title=title, outlet=outlet, published=published, statement=statement,  # type: ignore[arg-type]
    )  # fmt: skip


def _statements(connection: apsw.Connection, ids: Iterable[object]) -> dict[str, Statement]:
    return {s.id: s for s in by_ids(connection, sorted({str(id) for id in ids if id}))}


def _line(words: object) -> str:
    return " ".join(str(words).split())
