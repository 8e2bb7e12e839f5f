"""Questions to the ledger: full text (SQLite FTS5, BM25) with filters, facets, and equal content shown once.

Order: with words, by BM25 over content (weight 1), source and speaker (weight ½), best first; without words, newest
publication first, undated last. The words of a speaker rank too, unless the ledger knows who that is: then they only
filter. Ties fall to what came into the ledger first, so an answer is the same each time. Statements of equal content
(letters and figures alike, whatever the case and the marks) are one result, at the place of the best ranked of them.
With words, the earliest published stands for all; without, the newest.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import apsw

from reportedly.errors import SettingError
from reportedly.letters import sound
from reportedly.names import fold
from reportedly.store.lines import read
from reportedly.store.statements import damaged, speaker_key
from reportedly.types import ACTS, FORMS, MARK_OFF, MARK_ON, Hit, Statement

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_SEARCHABLE = re.compile(r"[^\W_]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MOST = 1_000_000_000  # SQLite takes 64 bits, and a bounded question asks for 20 times as many

PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "this", "those", "these", "one", "his",
     "her", "their", "its", "my", "our", "your", "him", "them", "me", "us", "some", "many", "others", "both", "all"]
)  # fmt: skip


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
    sources; `depth`: how many there are in a row. `outlet`: as printed, whatever the case. `since`, `until`: days,
    months or years of publication, both ends included; what has no date is left out then. `limit` and `offset` count
    results, equal contents as one. `reviewed`: by what people decided about it, one of `REVIEWED`.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How an answer splits: pairs of value and count, most first (months in order). `total` counts equals once."""

    total: int
    statements: int
    speakers: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]


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
class _Asked:
    """A query in SQL: the full-text expression, if any, and conditions on `statement s` with their values."""

    expression: str | None
    where: str
    values: tuple[str | int, ...]


def _asked(connection: apsw.Connection, query: Query) -> _Asked | None:
    """None when nothing can match: words were given, but none that can be searched for."""
    speaker = "" if query.exact_speaker else query.speaker or ""
    known = entities_named(connection, speaker) if speaker.strip() else []
    asked = [(query.words, "content source names"), ("" if known else speaker, "source names")]
    expressions = [match_expression(given, columns) for given, columns in asked if given.strip()]
    via = match_expression(query.via or "", "chain")
    if None in expressions or ((query.via or "").strip() and via is None):
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
        (f"s.number IN ({_HOLDING})", via),
        (f"{_OF_ENTITY} = (SELECT entity_id FROM member WHERE cluster_id = ?))", query.entity),
    ]
    given = [(sql, _storable(value) if isinstance(value, str) else value) for sql, value in conditions if value]
    if query.reviewed:
        given.append((f"({REVIEWED[query.reviewed]} AND ?)", 1))
    if known:
        given.append(("s.number IN (SELECT value FROM json_each(?))", _said_by(connection, speaker, known)))
    values = [value for _, value in given]
    return _Asked(
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


def statements(connection: apsw.Connection, query: Query) -> list[Statement]:
    """One page of the answer."""
    asked = _asked(connection, query)
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


def _ordered(connection: apsw.Connection, asked: _Asked, query: Query) -> Iterator[tuple[str, int]]:
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


def _first_copies(connection: apsw.Connection, asked: _Asked, keys: dict[str, int]) -> list[int]:
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


def facets(connection: apsw.Connection, query: Query, most: int = 30) -> Facets:
    """Counts over the whole answer, not only the page."""
    asked = _asked(connection, query)
    if asked is None:
        return Facets(total=0, statements=0, speakers=(), outlets=(), months=(), forms=())
    if asked.expression:
        counts, total, statements = _counted_words(connection, asked, list(FACETS))
    else:
        counts = _counted(connection, asked, FACETS)
        # as above: by the index of equal contents where all are counted, by the one that holds the filters else
        equal = "s.copy_key" if asked.where == "true" else "+s.copy_key"
        [(total, statements)] = connection.execute(
            f"SELECT count(*), sum(n) FROM (SELECT count(*) AS n FROM shown s WHERE {asked.where} GROUP BY {equal})",
            asked.values,
        )
    speakers, outlets, months, forms = (_most(connection, name, counts[name], most) for name in FACETS)
    return Facets(
        total=int(total or 0), statements=int(statements or 0), speakers=speakers, outlets=outlets, months=months,
        forms=forms,
    )  # fmt: skip


def facet(connection: apsw.Connection, query: Query, name: str, most: int = 30) -> tuple[tuple[str, int], ...]:
    """One of `FACETS`, as `facets` has it."""
    asked = _asked(connection, query)
    return () if asked is None else _most(connection, name, _counted(connection, asked, (name,))[name], most)


FACETS: Final = {
    "speaker": "s.speaker_key",
    "outlet": "s.outlet",
    "month": "substr(s.published, 1, 7)",
    "form": "s.form",
}
"""What answers are split by."""


def _most(connection: apsw.Connection, name: str, counts: Counter[str], most: int) -> tuple[tuple[str, int], ...]:
    if name == "month":
        return tuple(sorted(counts.items()))
    if name == "form":
        return tuple((form, counts[form]) for form in FORMS if counts[form])
    if name == "outlet":
        return tuple(counts.most_common(most))
    named = [(key, n) for key, n in counts.most_common(most + len(PRONOUNS)) if key not in PRONOUNS][:most]
    names = _spellings(connection, [key for key, _ in named])
    return tuple((names[key], n) for key, n in named)


def _counted(connection: apsw.Connection, asked: _Asked, names: Iterable[str]) -> dict[str, Counter[str]]:
    """Counts by each of `names`. Of equals, who came first into the ledger stands first: an order of letters would tell
    between which names a protected one lies."""
    if asked.expression:
        return _counted_words(connection, asked, list(names))[0]
    # without filters each column by its own index; else by the one that holds all of them, hence the plus
    plus = "+" if asked.where != "true" else ""
    return {
        name: Counter[str](
            dict(
                connection.execute(
                    f"SELECT {plus}{FACETS[name]}, count(*) FROM shown s"
                    f" WHERE {asked.where} AND {plus}{FACETS[name]} NOTNULL GROUP BY 1 ORDER BY min(s.number)",
                    asked.values,
                )
            )
        )
        for name in names
    }


def _counted_words(
    connection: apsw.Connection, asked: _Asked, names: Sequence[str]
) -> tuple[dict[str, Counter[str]], int, int]:
    """The same where words were asked for, and how many contents and statements there are: the matches are joined once
    and counted here."""
    columns = [*(FACETS[name] for name in names), "s.copy_key"]
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM (SELECT rowid FROM statement_words WHERE statement_words MATCH ?) w"
        f" JOIN shown s ON s.number = w.rowid WHERE {asked.where}",
        (asked.expression, *asked.values),
    )
    found = list(zip(*rows, strict=True)) or [()] * len(columns)
    counts = {
        name: Counter(value for value in column if value is not None)
        for name, column in zip(names, found[:-1], strict=True)
    }
    return counts, len(set(found[-1])), len(found[-1])


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


def top_speakers(connection: apsw.Connection, limit: int) -> list[tuple[str, int]]:
    """Speakers with the most statements, pronouns left out."""
    rows = connection.execute(
        "SELECT speaker_key, count(*) AS n FROM shown WHERE speaker_key IS NOT NULL"
        " AND speaker_key NOT IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
        (json.dumps(sorted(PRONOUNS)), limit),
    ).fetchall()
    names = _spellings(connection, [str(key) for key, _ in rows])
    return [(names[str(key)], int(n or 0)) for key, n in rows]


def _spellings(connection: apsw.Connection, keys: list[str]) -> dict[str, str]:
    """The most frequent spelling of each speaker key."""
    rows = connection.execute(
        "SELECT speaker_key, speaker, count(*) AS n FROM statement"
        " WHERE speaker_key IN (SELECT value FROM json_each(?)) GROUP BY 1, 2 ORDER BY n, 2 DESC",
        (json.dumps(keys),),
    )
    return {key: speaker for key, speaker, _ in rows}


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
