"""What waits for a person: the lines that nobody has decided yet, the most pressing first, and how far people are.

Decisions are the progress: nothing else is kept about it, so closing a browser loses nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace

import apsw

from reportedly.errors import SettingError
from reportedly.needs import Need
from reportedly.store.lines import read
from reportedly.store.statements import damaged, speaker_key
from reportedly.types import Statement

_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What is asked for. `need`: why it waits; `outlet`, as printed, and `speaker`, the whole of it, whatever the case.

    `differ` are the ids of the lines whose figures others contradict: they wait as `Need.FIGURES` where nothing more
    pressing is told of them. `limit` and `offset` count lines.
    """

    need: Need | None = None
    outlet: str | None = None
    speaker: str | None = None
    differ: Collection[str] = ()
    limit: int = 30
    offset: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.limit <= _MOST and 0 <= self.offset <= _MOST):
            raise SettingError(f"limit and offset need a whole number from 0 to {_MOST:,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A line that waits, and why."""

    statement: Statement
    need: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of the lines shown people have decided, and on how many the person who asks decided today."""

    decided: int
    total: int
    today: int


_DIFFER = "IN (SELECT value FROM json_each(:differ))"
_Values = dict[str, str | int]


def _conditions(asked: Waiting) -> tuple[str, _Values]:
    """SQL on `statement s`, with its values and those of `_DIFFER`."""
    where = ["s.need NOTNULL"]
    values: _Values = {"differ": json.dumps(sorted(asked.differ))}
    if asked.outlet:
        values["outlet"] = asked.outlet
        where.append("s.outlet = :outlet COLLATE NOCASE")
    if asked.speaker:
        values["speaker"] = speaker_key(asked.speaker)
        where.append("s.speaker_key = :speaker")
    return " AND ".join(where), values


def waiting(connection: apsw.Connection, asked: Waiting) -> list[Waits]:
    """One page of what waits: by need, then the newest publication, undated last, then as their page has them."""
    where, values = _conditions(asked)
    found: list[tuple[int, str, Need]] = []
    skip = asked.offset
    counts = dict(needs(connection, asked)) if skip else {}
    for need in [asked.need] if asked.need else list(Need):
        if skip and skip >= counts.get(need, 0):
            skip -= counts.get(need, 0)
            continue
        if len(found) == asked.limit:
            break
        rows = connection.execute(
            f"SELECT s.number, s.attribution_id FROM statement s WHERE {where} AND {_of(need)}"
            " ORDER BY s.published DESC, s.document_id, s.start LIMIT :skip, :limit",
            {**values, "skip": skip, "limit": asked.limit - len(found)},
        )
        found += [(int(number or 0), str(id), need) for number, id in rows]
        skip = 0
    numbers = json.dumps([number for number, _, _ in found])
    there = {s.id: s for s in read(connection, "s.number IN (SELECT value FROM json_each(?))", numbers, "statement")}
    if lost := [id for _, id, _ in found if id not in there]:
        raise damaged(f"the statement {lost[0]!r}", "its document or capture is gone")
    return [Waits(statement=there[id], need=need) for _, id, need in found]


def _of(need: Need) -> str:
    """The lines of one need, in SQL: those of figures by their ids, the others in the order of the index."""
    if need is Need.FIGURES:
        return f"s.need > {need:d} AND s.attribution_id {_DIFFER}"
    among = f" AND s.attribution_id NOT {_DIFFER}" if need > Need.FIGURES else ""
    return f"s.need = {need:d}{among}"


def needs(connection: apsw.Connection, asked: Waiting) -> list[tuple[Need, int]]:
    """How many wait for each reason, in the order of `Need`, whatever `need` asks for."""
    # all are counted by the index; then those of figures, which are few, move
    where, values = _conditions(asked)
    counted, moved = (
        {
            Need(int(value or 0)): int(count or 0)
            for value, count in connection.execute(
                f"SELECT s.need, count(*) FROM statement s WHERE {where}{more} GROUP BY 1", values
            )
        }
        for more in ("", f" AND {_of(Need.FIGURES)}")
    )
    left = {need: count - moved.get(need, 0) for need, count in counted.items()}
    left[Need.FIGURES] = sum(moved.values())
    return [(need, left[need]) for need in Need if left.get(need)]


def outlets(connection: apsw.Connection, asked: Waiting, most: int = 12) -> tuple[tuple[str, int], ...]:
    """The outlets with the most lines that wait, whatever `outlet` asks for."""
    return _values(connection, replace(asked, outlet=None), "s.outlet", "s.outlet", most)


def speakers(connection: apsw.Connection, asked: Waiting, most: int = 12) -> tuple[tuple[str, int], ...]:
    """The speakers with the most lines that wait, whatever `speaker` asks for."""
    return _values(connection, replace(asked, speaker=None), "s.speaker_key", "min(s.speaker)", most)


def _values(
    connection: apsw.Connection, asked: Waiting, column: str, shown: str, most: int
) -> tuple[tuple[str, int], ...]:
    where, values = _conditions(asked)
    if asked.need:
        where += f" AND {_of(asked.need)}"
    rows = connection.execute(
        f"SELECT {shown}, count(*) AS n FROM statement s WHERE {where} AND {column} NOTNULL GROUP BY {column}"
        f" ORDER BY n DESC, min(s.number) LIMIT {most}",
        values,
    )
    return tuple((str(value), int(count or 0)) for value, count in rows)


def why(connection: apsw.Connection, statement_id: str, differ: Collection[str] = ()) -> Need | None:
    """Why a line waits; None where it does not, or is not shown."""
    found = connection.execute("SELECT need FROM statement WHERE attribution_id = ?", (statement_id,)).get
    if not found:
        return None
    return min(Need(found), Need.FIGURES) if statement_id in differ else Need(found)


def place(connection: apsw.Connection, statement_id: str) -> int:
    """The number of a line, from 1, among those that its document lists."""
    return int(
        connection.execute(
            "SELECT count(*) + 1 FROM statement s JOIN statement o ON o.document_id = s.document_id"
            " WHERE s.attribution_id = ? AND o.standing <> 'boilerplate' AND (o.start, o.number) < (s.start, s.number)",
            (statement_id,),
        ).get
        or 1
    )


def document_of(connection: apsw.Connection, review_id: str) -> str | None:
    """The document that a review was made on; None where there is no such review."""
    found = connection.execute("SELECT document_id FROM review WHERE id = ?", (review_id,)).get
    return str(found) if found else None


def progress(connection: apsw.Connection, by: str, since: str) -> Progress:
    """How far people are. `since` is when the day of the person `by` began, UTC, ISO 8601.

    A line counts for today where a decision of theirs on it, other than a note, still stands as far as they are
    concerned.
    """
    total = int(connection.execute("SELECT count(*) FROM shown").get or 0)
    waits = int(connection.execute("SELECT count(*) FROM statement s WHERE s.need NOTNULL").get or 0)
    today = connection.execute(
        "WITH mine AS (SELECT * FROM review WHERE decided_at >= ?2 AND by = ?1)"
        " SELECT count(DISTINCT attribution_id) FROM mine WHERE value <> 'null' AND field <> 'note'"
        " AND id NOT IN (SELECT j.value FROM mine m, json_each(m.answers) j)",
        (by, since),
    ).get
    return Progress(decided=total - waits, total=total, today=int(today or 0))


def fingerprint(connection: apsw.Connection) -> tuple[int, int]:
    """What changes when the figures of the ledger do."""
    count, last = connection.execute("SELECT count(*), coalesce(max(number), 0) FROM figure").fetchall()[0]
    return int(count or 0), int(last or 0)
