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
class Split:
    """How the lines that wait split: by why (in the order of `Need`), by outlet and by speaker, most first."""

    needs: tuple[tuple[Need, int], ...]
    outlets: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many wait."""
        return sum(count for _, count in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of the lines shown people have decided, and on how many the person who asks decided today."""

    decided: int
    total: int
    today: int


_PRESSED = (
    "CASE WHEN s.need > :figures AND s.attribution_id IN (SELECT value FROM json_each(:differ))"
    " THEN :figures ELSE s.need END"
)
"""Why a line waits, figures counted in."""
_Values = dict[str, str | int]


def _conditions(asked: Waiting) -> tuple[str, _Values]:
    """SQL on `statement s`, with its values and those of `_PRESSED`."""
    where = ["s.need NOTNULL"]
    values: _Values = {"figures": int(Need.FIGURES), "differ": json.dumps(sorted(asked.differ))}
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
    for need, count in _needs(connection, asked):
        if asked.need not in (None, need) or len(found) >= asked.limit:
            continue
        if skip >= count:
            skip -= count
            continue
        # the index leads to a need; lines of figures are few, and stand among those that are less pressing
        among = "=" if need is not Need.FIGURES else ">"
        rows = connection.execute(
            f"SELECT s.number, s.attribution_id FROM statement s WHERE {where}"
            f" AND s.need {among} {need:d} AND {_PRESSED} = {need:d} ORDER BY s.published DESC, s.document_id, s.start"
            " LIMIT :skip, :limit",
            {**values, "skip": skip, "limit": asked.limit - len(found)},
        )
        found += [(int(number or 0), str(id), need) for number, id in rows]
        skip = 0
    numbers = json.dumps([number for number, _, _ in found])
    there = {s.id: s for s in read(connection, "s.number IN (SELECT value FROM json_each(?))", numbers, "statement")}
    if lost := [id for _, id, _ in found if id not in there]:
        raise damaged(f"the statement {lost[0]!r}", "its document or capture is gone")
    return [Waits(statement=there[id], need=need) for _, id, need in found]


def _needs(connection: apsw.Connection, asked: Waiting) -> list[tuple[Need, int]]:
    where, values = _conditions(asked)
    rows = connection.execute(
        f"SELECT {_PRESSED}, count(*) FROM statement s WHERE {where} GROUP BY 1 ORDER BY 1", values
    )
    return [(Need(int(value or 0)), int(count or 0)) for value, count in rows]


def split(connection: apsw.Connection, asked: Waiting, most: int = 12) -> Split:
    """How what waits splits: by why whatever `need` asks for, by outlet and by speaker likewise."""
    outlets = _values(connection, replace(asked, outlet=None), "s.outlet", "s.outlet", most)
    speakers = _values(connection, replace(asked, speaker=None), "s.speaker_key", "min(s.speaker)", most)
    return Split(needs=tuple(_needs(connection, asked)), outlets=outlets, speakers=speakers)


def _values(
    connection: apsw.Connection, asked: Waiting, column: str, shown: str, most: int
) -> tuple[tuple[str, int], ...]:
    where, values = _conditions(asked)
    if asked.need:
        where += f" AND {_PRESSED} = {asked.need:d}"
    rows = connection.execute(
        f"SELECT {shown}, count(*) AS n FROM statement s WHERE {where} AND {column} NOTNULL GROUP BY {column}"
        f" ORDER BY n DESC, 1 LIMIT {most}",
        values,
    )
    return tuple((str(value), int(count or 0)) for value, count in rows)


def why(connection: apsw.Connection, statement_id: str, differ: Collection[str] = ()) -> Need | None:
    """Why a line waits; None where it does not, or is not shown."""
    found = connection.execute(
        f"SELECT {_PRESSED} FROM statement s WHERE s.attribution_id = :id AND s.need NOTNULL",
        {"figures": int(Need.FIGURES), "differ": json.dumps(sorted(differ)), "id": statement_id},
    ).get
    return Need(found) if found else None


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
