"""How the answer to a question splits: counts by speaker, outlet, month and form."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import apsw

from reportedly.store.query import InSql, Query, in_sql
from reportedly.types import FORMS

PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "this", "those", "these", "one", "his",
     "her", "their", "its", "my", "our", "your", "him", "them", "me", "us", "some", "many", "others", "both", "all"]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How an answer splits: pairs of value and count, most first (months in order). `total` counts equals once."""

    total: int
    statements: int
    speakers: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]


def facets(connection: apsw.Connection, query: Query, most: int = 30) -> Facets:
    """Counts over the whole answer, not only the page."""
    asked = in_sql(connection, query)
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
    asked = in_sql(connection, query)
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


def _counted(connection: apsw.Connection, asked: InSql, names: Iterable[str]) -> dict[str, Counter[str]]:
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
    connection: apsw.Connection, asked: InSql, names: Sequence[str]
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
