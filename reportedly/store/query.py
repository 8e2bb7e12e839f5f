"""What is asked of a ledger, and what that is in SQL: full text (SQLite FTS5) with filters."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

import apsw

from reportedly.errors import SettingError
from reportedly.letters import sound
from reportedly.names import fold
from reportedly.store.statements import speaker_key
from reportedly.types import ACTS, FORMS

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_SEARCHABLE = re.compile(r"[^\W_]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MOST = 1_000_000_000  # SQLite takes 64 bits, and a bounded question asks for 20 times as many

REVIEWED: Final = {
    "right": "s.verdict = 'right'",
    "wrong": "s.verdict = 'wrong'",
    "unsure": "s.verdict = 'unsure'",
    "corrected": "s.corrected NOTNULL",
    "disputed": "s.disputed",
    "open": "s.verdict IS NULL AND s.corrected IS NULL",
}
"""What people may have decided about a statement; ``open`` is what nobody has looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked.

    `words`: all must occur in content or source (word forms of one stem match; ``"a phrase"`` keeps order, ``recruit*``
    finds beginnings). `speaker`: words of the source, of the resolved speaker, or of any name of who that is across
    documents; with `exact_speaker` the whole speaker. `entity`: the id of who says it. `via`: words of the chain of
    sources; `depth`: how many there are in a row. `addressee`, `medium`, `occasion`: words for whom it was told, for
    where it was said or written (a poster that says so itself, too, and “a tweet” as Twitter), and for the gathering.
    `outlet`: as printed, whatever the case. `since`, `until`: days, months or years of publication, both ends included;
    what has no date is left out then. `limit` and `offset` count results, equal contents as one. `reviewed`: by what
    people decided about it, one of `REVIEWED`.
    """

    words: str = ""
    speaker: str | None = None
    exact_speaker: bool = False
    outlet: str | None = None
    form: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None
    via: str | None = None
    depth: int | None = None
    addressee: str | None = None
    medium: str | None = None
    occasion: str | None = None
    entity: str | None = None
    reviewed: str | None = None
    limit: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if self.form and self.form not in FORMS:
            raise SettingError(f"no form is called {self.form!r}: there are {', '.join(FORMS)}")
        if self.act and self.act not in ACTS:
            raise SettingError(f"no act is called {self.act!r}: there are {', '.join(ACTS)}")
        if self.reviewed and self.reviewed not in REVIEWED:
            raise SettingError(f"reviewed is one of {', '.join(REVIEWED)}, not {self.reviewed!r}")
        for name, value in (("since", self.since), ("until", self.until)):
            check_date(name, value)
        if self.depth is not None and not 1 <= self.depth <= _MOST:
            raise SettingError(f"depth needs a whole number from 1, not {self.depth}")
        if not (0 <= self.limit <= _MOST and 0 <= self.offset <= _MOST):
            raise SettingError(f"limit and offset need a whole number from 0 to {_MOST:,}")


def check_date(name: str, value: str | None) -> None:
    """Raises SettingError for a bound that is no date."""
    if value and not _is_date(value):
        raise SettingError(f"{name} needs a date like 2024, 2024-05 or 2024-05-08, not {value!r}")


def _is_date(value: str) -> bool:
    """Whether it is a year, a month or a day that there is."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def terms(words: str) -> list[tuple[str, str]]:
    """The words and phrases that a user typed, each with the star after it, if any; what has no letter is left out."""
    found = []
    for phrase, word in _TERM.findall(_storable(words).replace("“", '"').replace("”", '"')):
        term = phrase or word
        if _SEARCHABLE.search(term):
            term = term.rstrip("*").replace('"', " ").replace("\x00", " ")
            found.append((term, "*" if word.endswith("*") else ""))
    return found


def match_expression(words: str, columns: str | None = None) -> str | None:
    """The FTS5 expression for what a user typed; nothing in it is read as FTS5 syntax. None when no word is left."""
    found = [f'"{term}"{star}' for term, star in terms(words)]
    if not found:
        return None
    return f"{{{columns}}} : (" + " AND ".join(found) + ")" if columns else " AND ".join(found)


def _storable(given: str) -> str:
    """What a user gave, without the halves of characters that a shell may hand on and SQLite cannot take."""
    return given.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class InSql:
    """A query in SQL: the full-text expression, if any, and conditions on `statement s` with their values."""

    expression: str | None
    where: str
    values: tuple[str | int, ...]


def in_sql(connection: apsw.Connection, query: Query) -> InSql | None:
    """None when nothing can match: words were given, but none that can be searched for."""
    speaker = "" if query.exact_speaker else query.speaker or ""
    known = entities_named(connection, speaker) if speaker.strip() else []
    asked = [(query.words, "content source names"), ("" if known else speaker, "source names")]
    expressions = [match_expression(given, columns) for given, columns in asked if given.strip()]
    columns = {"chain": query.via, "addressee": query.addressee, "medium": query.medium, "occasion": query.occasion}
    holding = [match_expression(given, column) for column, given in columns.items() if given and given.strip()]
    if None in expressions or None in holding:
        return None
    # a plus keeps SQLite from an index: what a form or an outlet leaves is most of the ledger, and one full-text scan
    # is cheaper than a scan for each row
    conditions: list[tuple[str, str | int | None]] = [
        ("s.speaker_key = ?", speaker_key(query.speaker) if query.speaker and query.exact_speaker else None),
        ("+s.form = ?", query.form),
        ("+s.act = ?", query.act),
        ("+s.outlet = ? COLLATE NOCASE", query.outlet),
        ("s.published >= ?", query.since),
        (f"substr(s.published, 1, {len(query.until or '')}) <= ?", query.until),
        ("s.depth = ?", query.depth),
        *((f"s.number IN ({_HOLDING})", expression) for expression in holding),
        (f"{_OF_ENTITY} = (SELECT entity_id FROM member WHERE cluster_id = ?))", query.entity),
    ]
    given = [(sql, _storable(value) if isinstance(value, str) else value) for sql, value in conditions if value]
    if query.reviewed:
        given.append((f"({REVIEWED[query.reviewed]} AND ?)", 1))
    if known:
        given.append(("s.number IN (SELECT value FROM json_each(?))", _said_by(connection, speaker, known)))
    values = [value for _, value in given]
    return InSql(
        expression=" AND ".join(f"({e})" for e in expressions) or None,
        where=" AND ".join(sql for sql, _ in given) or "true",
        values=tuple(values),
    )


_HOLDING = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
_OF_ENTITY = "s.cluster_id IN (SELECT cluster_id FROM member WHERE entity_id"


def _said_by(connection: apsw.Connection, speaker: str, known: list[str]) -> str:
    """The numbers of what these entities say, and of what stands beside these words: looked up once, not for each of
    the counts."""
    rows = connection.execute(
        f"{_HOLDING} UNION SELECT s.number FROM member m JOIN statement s ON s.cluster_id = m.cluster_id"
        " WHERE m.entity_id IN (SELECT value FROM json_each(?))",
        (match_expression(speaker, "source names") or "", json.dumps(known)),
    )
    return json.dumps([number for (number,) in rows])


def entities_named(connection: apsw.Connection, words: str, columns: str = "name aliases") -> list[str]:
    """The entities that have all the words in one document's names for them, in this spelling or by sound."""
    parts = []
    for term, star in terms(words):
        heard = " ".join(sound(word) for word in fold(term))
        by_sound = f' OR sounds : ("{heard}"{star})' if _SEARCHABLE.search(heard) and " " not in heard else ""
        parts.append(f'({{{columns}}} : ("{term}"{star}){by_sound})')
    if not parts:
        return []
    rows = connection.execute(
        "SELECT DISTINCT m.entity_id FROM member_words w JOIN member m ON m.number = w.rowid"
        " WHERE member_words MATCH ? AND m.shown ORDER BY 1",
        (" AND ".join(parts),),
    )
    return [str(id) for (id,) in rows]
