"""A document of another ledger, taken into ours with what was made of it.

Where both ledgers have a thing, what came of it does not depend on which is put into which: of descriptions, runs and
accounts every one is kept, in the order of their moments, so that the newest is shown; of one producer's two runs, or
accounts, of one document the later one; of what was made at one moment, the one that is greater in canonical JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

import apsw

from reportedly.identity import canonical
from reportedly.letters import sound
from reportedly.merged import Merged
from reportedly.names import fold, named
from reportedly.store import accounts, components, derived, judgements
from reportedly.store.producers import number_of
from reportedly.types import Producer

Row = tuple[str | int | float | None, ...]
Read = Callable[[apsw.Connection, str, int], tuple[tuple[Row, ...], ...]]
"""What a producer, by number, made of a document."""
_DESCRIPTION = "title, byline, outlet, language, published, modified, address, paragraphs, also_published"
_READING = "attribution_id, form, act, score, content_score, cue_score, source_score"
_NAMING = "cluster_id, name, kind, aliases, roles, score"
_RESOLVED = "attribution_id, parent, cluster_id, meaning"
_DATED = "start, stop, words, value, anchor"
_QUANTITY = (
    "start, stop, words, low, high, unit, approximate, counted, per, as_of, conversion, attribution_id"
)  # fmt: skip


class Side(NamedTuple):
    """A ledger, and its producers by their numbers there."""

    connection: apsw.Connection
    producers: Mapping[int, Producer]


def side(connection: apsw.Connection) -> Side:
    """A ledger with the producers that it has now."""
    rows = connection.execute("SELECT id, name, version, settings FROM producer")
    return Side(
        connection,
        {int(id or 0): Producer(name=str(n), version=str(v), settings=str(s)) for id, n, v, s in rows},
    )


class Dated(NamedTuple):
    """What a producer made of a document at a moment: rows by table, canonical."""

    at: str
    rows: tuple[tuple[Row, ...], ...]

    @property
    def age(self) -> tuple[str, str]:
        """What is greater is newer."""
        return self.at, canonical(self.rows)


class Taken(NamedTuple):
    """Whether a document is shown otherwise by what was taken, whether its accounts are others, and which people are
    older than they were known to be."""

    changed: bool
    accounted: bool
    older: list[str]


def take(ours: apsw.Connection, theirs: Side, id: str, told: Merged) -> Taken:
    """Take a document, which was checked, and what was made of it. Inside the caller's transaction; what is shown is
    made again by the caller."""
    changed = _document(ours, theirs.connection, id, told)
    changed |= _descriptions(ours, theirs, id, told)
    _attributions(ours, theirs.connection, id, told)
    changed |= _made(ours, theirs, id, "run", "readings", told)
    older = _clusters(ours, theirs.connection, id)
    accounted = _made(ours, theirs, id, "account", "accounts", told)
    accounted |= _gone(ours, theirs.connection, id)
    return Taken(changed or accounted, accounted, older)


def show(ours: apsw.Connection, id: str, taken: Taken) -> None:
    """Make the rows that are shown of a document again, and have what was judged of its people follow them."""
    if taken.changed:
        derived.rebuild(ours, id)
    if taken.accounted:
        row = ours.execute(
            "SELECT p.name, p.version, p.settings, a.at FROM account a JOIN producer p ON p.id = a.producer_id"
            " WHERE a.document_id = ? ORDER BY a.number DESC LIMIT 1",
            (id,),
        ).fetchone()
        if row:
            producer = Producer(name=str(row[0]), version=str(row[1]), settings=str(row[2]))
            followed = judgements.continuations(ours, id)
            judgements.add(ours, followed, producer, number_of(ours, producer), str(row[3]))
    if taken.older:
        components.again(ours, taken.older)


# ---------------------------------------------------------------- texts and descriptions


def _document(ours: apsw.Connection, theirs: apsw.Connection, id: str, told: Merged) -> bool:
    row = theirs.execute("SELECT capture_id, text, at FROM document WHERE id = ?", (id,)).fetchone()
    capture, text, at = row  # type: ignore[misc]
    ours.execute(
        "INSERT INTO document (id, capture_id, text, at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (id, capture, text, at),
    )
    if new := ours.changes() > 0:
        ours.execute("INSERT INTO document_words (rowid, text) VALUES (?, ?)", (ours.last_insert_rowid(), text))
    else:
        ours.execute("UPDATE document SET at = ?2 WHERE id = ?1 AND at > ?2", (id, at))
    (told.came if new else told.there)["documents"] += 1
    return new


def in_order(ours: apsw.Connection, capture_id: str) -> list[str]:
    """Number the documents of a capture by their moments. Returns its documents where that, or one, is new."""
    rows = ours.execute(
        "SELECT number, id, text FROM document WHERE capture_id = ? ORDER BY at, id", (capture_id,)
    ).fetchall()
    if [row[0] for row in rows] != sorted(int(row[0] or 0) for row in rows):
        last: int = ours.execute("SELECT max(number) FROM document").get
        for new, (old, _, text) in enumerate(rows, last + 1):
            ours.execute(
                "INSERT INTO document_words (document_words, rowid, text) VALUES ('delete', ?, ?)", (old, text)
            )
            ours.execute("UPDATE document SET number = ? WHERE number = ?", (new, old))
            ours.execute("INSERT INTO document_words (rowid, text) VALUES (?, ?)", (new, text))
    return [str(row[1]) for row in rows]


def _descriptions(ours: apsw.Connection, theirs: Side, id: str, told: Merged) -> bool:
    """Every description of both, in the order of their moments; one that is equal to the one before it is none."""
    here, there = _described(side(ours), id), _described(theirs, id)
    every = sorted(
        {(at, *made) for at, made in (*here, *there)}, key=lambda one: (one[0], canonical(one[2]), one[1].name)
    )
    wanted = [next(same) for _, same in groupby(every, key=lambda one: one[1:])]
    if [(at, *made) for at, made in here] == wanted:
        told.there["descriptions"] += len(there)
        return False
    mine = {(at, *made) for at, made in here}
    came = sum(one not in mine for one in wanted)
    told.came["descriptions"] += came
    told.there["descriptions"] += max(0, len(there) - came)
    old = [row[0] for row in ours.execute("SELECT number FROM description WHERE document_id = ?", (id,)).fetchall()]
    marks = ", ".join("?" * 12)
    for at, producer, values in wanted:
        ours.execute(
            f"INSERT INTO description (document_id, producer_id, {_DESCRIPTION}, at) VALUES ({marks})",
            (id, number_of(ours, producer), *values, at),
        )
    ours.executemany("DELETE FROM description WHERE number = ?", [(number,) for number in old])
    return True


def _described(of: Side, id: str) -> list[tuple[str, tuple[Producer, Row]]]:
    rows = of.connection.execute(
        f"SELECT at, producer_id, {_DESCRIPTION} FROM description WHERE document_id = ? ORDER BY number", (id,)
    )
    return [(str(row[0]), (of.producers[int(row[1] or 0)], row[2:])) for row in rows]


def _attributions(ours: apsw.Connection, theirs: apsw.Connection, id: str, told: Merged) -> None:
    for row in theirs.execute("SELECT id, document_id, spans, words FROM attribution WHERE document_id = ?", (id,)):
        ours.execute("INSERT INTO attribution VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", row)
        told.statements += ours.changes()


# ---------------------------------------------------------------- runs and accounts


def _made(ours: apsw.Connection, theirs: Side, id: str, table: str, kind: str, told: Merged) -> bool:
    """Take the runs, or the accounts, of a document. Returns whether there are others now, or in another order."""
    read, write = (_run, _write_run) if table == "run" else (_account, _write_account)
    here, there = _by_producer(side(ours), id, table, read), _by_producer(theirs, id, table, read)
    changed = False
    for producer, made in there.items():
        mine = here.get(producer)
        if mine is None:
            told.came[kind] += 1
        elif mine.rows == made.rows:
            told.there[kind] += 1
            if made.at > mine.at:
                ours.execute(
                    f"UPDATE {table} SET at = ? WHERE document_id = ? AND producer_id = ?",
                    (made.at, id, number_of(ours, producer)),
                )
            continue
        else:
            told.differed[kind] += 1
        if mine is None or made.age > mine.age:
            write(ours, id, number_of(ours, producer), made)
            changed = True
    return _by_moment(ours, id, table) or changed


def _by_producer(of: Side, id: str, table: str, read: Read) -> dict[Producer, Dated]:
    rows = of.connection.execute(f"SELECT producer_id, at FROM {table} WHERE document_id = ?", (id,)).fetchall()
    return {
        of.producers[int(producer or 0)]: Dated(str(at), read(of.connection, id, int(producer or 0)))
        for producer, at in rows
    }


def _by_moment(ours: apsw.Connection, id: str, table: str) -> bool:
    """Number runs or accounts by their moments; returns whether they were not."""
    numbers = [
        int(number or 0)
        for (number,) in ours.execute(
            f"SELECT r.number FROM {table} r JOIN producer p ON p.id = r.producer_id WHERE r.document_id = ?"
            " ORDER BY r.at, p.name, p.version, p.settings",
            (id,),
        ).fetchall()
    ]
    if numbers == sorted(numbers):
        return False
    last: int = ours.execute(f"SELECT max(number) FROM {table}").get
    ours.executemany(f"UPDATE {table} SET number = ? WHERE number = ?", list(enumerate(numbers, last + 1)))
    return True


def _rows(connection: apsw.Connection, sql: str, id: str, producer: int) -> tuple[Row, ...]:
    return tuple(connection.execute(sql, (id, producer)))


def _run(connection: apsw.Connection, id: str, producer: int) -> tuple[tuple[Row, ...], ...]:
    of = "attribution_id IN (SELECT id FROM attribution WHERE document_id = ?) AND producer_id = ?"
    return (_rows(connection, f"SELECT {_READING} FROM reading WHERE {of} ORDER BY attribution_id", id, producer),)


def _write_run(ours: apsw.Connection, id: str, producer: int, made: Dated) -> None:
    ours.execute("DELETE FROM run WHERE document_id = ? AND producer_id = ?", (id, producer))
    ours.execute(
        "DELETE FROM reading WHERE attribution_id IN (SELECT id FROM attribution WHERE document_id = ?)"
        " AND producer_id = ?",
        (id, producer),
    )
    ours.execute("INSERT INTO run (document_id, producer_id, at) VALUES (?, ?, ?)", (id, producer, made.at))
    _insert(ours, "reading", _READING, {"producer_id": producer}, made.rows[0])


def _account(connection: apsw.Connection, id: str, producer: int) -> tuple[tuple[Row, ...], ...]:
    attributed = "attribution_id IN (SELECT id FROM attribution WHERE document_id = ?) AND producer_id = ?"
    clustered = "cluster_id IN (SELECT id FROM cluster WHERE document_id = ?) AND producer_id = ?"
    whole = "document_id = ? AND producer_id = ?"
    return tuple(
        _rows(connection, f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order}", id, producer)
        for table, columns, where, order in (
            ("naming", _NAMING, clustered, "cluster_id"),
            ("resolved", _RESOLVED, attributed, "attribution_id"),
            ("dated", _DATED, whole, "number"),
            ("quantity", _QUANTITY, whole, "number"),
        )
    )


def _write_account(ours: apsw.Connection, id: str, producer: int, made: Dated) -> None:
    accounts.clear(ours, id, producer)
    ours.execute("INSERT INTO account (document_id, producer_id, at) VALUES (?, ?, ?)", (id, producer, made.at))
    naming, resolved, dated, quantity = made.rows
    _insert(ours, "naming", _NAMING, {"producer_id": producer}, naming)
    _insert(ours, "resolved", _RESOLVED, {"producer_id": producer}, resolved)
    _insert(ours, "dated", _DATED, {"document_id": id, "producer_id": producer}, dated)
    _insert(ours, "quantity", _QUANTITY, {"document_id": id, "producer_id": producer}, quantity)


def _insert(
    ours: apsw.Connection, table: str, columns: str, more: Mapping[str, str | int], rows: Iterable[Row]
) -> None:
    names = f"{', '.join(more)}, {columns}"
    marks = ", ".join("?" * len(names.split(", ")))
    ours.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [(*more.values(), *row) for row in rows])


# ---------------------------------------------------------------- people


def _clusters(ours: apsw.Connection, theirs: apsw.Connection, id: str) -> list[str]:
    """Take the people of a document; those that are older now than ours knew them."""
    older, new = [], 0
    for row in theirs.execute(
        "SELECT id, document_id, mentions, words, at FROM cluster WHERE document_id = ? ORDER BY number", (id,)
    ):
        ours.execute(
            "INSERT INTO cluster (id, document_id, mentions, words, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            row,
        )
        if ours.changes():
            new += 1
            continue
        ours.execute("UPDATE cluster SET at = ?2 WHERE id = ?1 AND at > ?2", (row[0], row[4]))
        if ours.changes():
            older.append(str(row[0]))
    if new:
        ours.execute("DELETE FROM judged WHERE document_id = ?", (id,))
    return older


def _gone(ours: apsw.Connection, theirs: apsw.Connection, id: str) -> bool:
    """Take the names of people whom no account names any more: judgements speak of them."""
    took = False
    for cluster, name, kind, aliases, roles in theirs.execute(
        "SELECT cluster_id, name, kind, aliases, roles FROM member WHERE document_id = ?", (id,)
    ):
        [(number, needed)] = ours.execute(
            "SELECT number, NOT EXISTS (SELECT 1 FROM member WHERE cluster_id = c.id) AND NOT EXISTS (SELECT 1 FROM"
            " naming WHERE cluster_id = c.id) FROM cluster c WHERE id = ?",
            (cluster,),
        )
        if not needed:
            continue
        names = [str(name), *filter(None, str(aliases).split("\n"))]
        sounds = " ".join(sorted({sound(word) for one in names for word in fold(one)}))
        row = (number, cluster, id, cluster, name, kind, aliases, roles, sounds, int(named(str(name))))
        ours.execute(
            "INSERT INTO member (number, cluster_id, document_id, entity_id, name, kind, aliases, roles, sounds,"
            " proper, shown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            row,
        )
        ours.execute(
            "INSERT INTO member_words (rowid, name, aliases, roles, sounds) VALUES (?, ?, ?, ?, ?)",
            (number, name, aliases, roles, sounds),
        )
        components.enter(ours, str(cluster), renamed=False)
        took = True
    return took
