"""Which rows go with a capture, found by the foreign keys of the schema: a new table needs no word here.

A row goes when it refers to one that goes. Two kinds of column do not count: those in `PASSED_ON`, which whoever
forgets sets anew, and those that refer to what is nobody's text (producers). In tables that this module does not know,
a person's work mostly, a column that holds an id without declaring it counts as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import apsw

PASSED_ON: Final = frozenset({("member", "entity_id"), ("entity_key", "entity_id"), ("visit", "document_id")})
"""References whose row stays: an entity goes on with its other clusters, a watched page with its other versions."""

READ: Final = frozenset(
    """account attribution boilerplate capture cluster dated description document entity_key entry event event_member
    failure feed figure forgotten judged judgement member migration naming outlet_page passage producer quantity reading
    resolved reviewed run same_text sighting statement tombstone tombstone_key verdict version visit""".split()
)
"""The tables that reading fills, or that are judged by nobody's leave. All others hold what people did with pages."""

_IDS: Final = ("capture", "document", "attribution", "cluster", "judgement")


class Edge(NamedTuple):
    """A column that refers to another table's."""

    child: str
    column: str
    parent: str
    to: str


class Index(NamedTuple):
    """A full-text index over a table: its own name, the table, the column with the row number, the indexed columns."""

    name: str
    table: str
    number: str
    columns: tuple[str, ...]


def tables(connection: apsw.Connection) -> list[str]:
    """The ordinary tables: no virtual ones, nor what stands behind these."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    )
    return [str(name) for (name,) in rows]


def edges(connection: apsw.Connection) -> list[Edge]:
    """Every reference that makes a row go, declared or by an id in a table that reading does not fill."""
    there = tables(connection)
    found = [
        Edge(child, str(column), str(parent), str(to))
        for child in there
        for column, parent, to in connection.execute(
            'SELECT "from", "table", coalesce("to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = 1))'
            " FROM pragma_foreign_key_list(?) f",
            (child,),
        )
    ]
    declared = {(edge.child, edge.column) for edge in found}
    found += [
        Edge(child, str(column), parent, "id")
        for child in there
        if child not in READ
        for (column,) in connection.execute("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'", (child,))
        for parent in _IDS
        if (child, column) not in declared
    ]
    return [edge for edge in found if (edge.child, edge.column) not in PASSED_ON]


def mark(connection: apsw.Connection, captures: Iterable[str]) -> None:
    """Fill the temporary table `leaving` with the keys of every row that goes with these captures."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS leaving (tbl TEXT, col TEXT, value, PRIMARY KEY (tbl, col, value))"
        " WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.leaving")
    connection.executemany("INSERT OR IGNORE INTO temp.leaving VALUES ('capture', 'id', ?)", [(id,) for id in captures])
    known = edges(connection)
    keys: dict[str, set[str]] = {}
    for edge in known:
        keys.setdefault(edge.parent, set()).add(edge.to)
    todo = ["capture"]
    while todo:
        parent = todo.pop()
        for edge in (edge for edge in known if edge.parent == parent):
            before = connection.total_changes()
            for key in sorted(keys.get(edge.child, ())):
                connection.execute(
                    f'INSERT OR IGNORE INTO temp.leaving SELECT ?1, ?2, "{key}" FROM "{edge.child}"'
                    f' WHERE "{edge.column}" IN (SELECT value FROM temp.leaving WHERE tbl = ?3 AND col = ?4)'
                    f' AND "{key}" NOTNULL',
                    (edge.child, key, edge.parent, edge.to),
                )
            if connection.total_changes() > before:
                todo.append(edge.child)


def which(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    """Each table with the condition on its rows that go, once `mark` was called."""
    of: dict[str, list[str]] = {"capture": [_leaving("id", "capture", "id")]}
    for edge in edges(connection):
        of.setdefault(edge.child, []).append(_leaving(edge.column, edge.parent, edge.to))
    for table, parts in sorted(of.items()):
        yield table, " OR ".join(parts)


def _leaving(column: str, parent: str, to: str) -> str:
    return f"\"{column}\" IN (SELECT value FROM temp.leaving WHERE tbl = '{parent}' AND col = '{to}')"


def counts(connection: apsw.Connection) -> dict[str, int]:
    """How many rows go, by table; of no table none."""
    found = {
        table: int(connection.execute(f'SELECT count(*) FROM "{table}" WHERE {condition}').get)
        for table, condition in which(connection)
    }
    return {table: count for table, count in found.items() if count}


def remove(connection: apsw.Connection) -> None:
    """Delete every row that `mark` found, from its table and its full-text index.

    Runs inside the caller's transaction, with foreign keys unchecked meanwhile: SQLite would look through whole tables
    for each row. The caller checks them all before it commits.
    """
    indexes = {index.table: index for index in full_text(connection)}
    for table, condition in which(connection):
        if index := indexes.get(table):
            columns = ", ".join(index.columns)
            connection.execute(
                f"INSERT INTO {index.name} ({index.name}, rowid, {columns})"
                f" SELECT 'delete', {index.number}, {columns} FROM {table} WHERE {condition}"
            )
        connection.execute(f'DELETE FROM "{table}" WHERE {condition}')
    connection.execute("DELETE FROM producer WHERE id NOT IN (" + _used(connection) + ")")


def _used(connection: apsw.Connection) -> str:
    found = [edge for edge in edges(connection) if edge.parent == "producer"]
    return " UNION ".join(f'SELECT "{e.column}" FROM "{e.child}" WHERE "{e.column}" NOTNULL' for e in found)


def full_text(connection: apsw.Connection) -> list[Index]:
    """The full-text indexes, each over a table of its own: what the schema calls its ``content``."""
    found = []
    for name, sql in connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY name"
    ):
        options = dict(part.split("=", 1) for part in str(sql).replace(" ", "").split(",") if "=" in part)
        columns = tuple(str(c) for (c,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,)))
        found.append(
            Index(str(name), options["content"].strip("'\")"), options["content_rowid"].strip("'\")\n"), columns)
        )
    return found
