"""The rows of one document in the read model, made again from its newest run and account: statements, the members of
entities, events, figures. Whatever changes a document calls `rebuild`; `verify` compares what `derive_*` gives.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import date
from functools import cache

import apsw

from reportedly.letters import sound
from reportedly.names import fold, named
from reportedly.partial import bounds
from reportedly.store import accounts, boilerplate, statements, versions
from reportedly.store.components import enter
from reportedly.text import clipped, sentences
from reportedly.types import Span

MEMBER = "number, cluster_id, document_id, name, kind, aliases, roles, sounds, proper, shown, statements, kept_back"
EVENT = "document_id, kind, value, first, last, start, stop, sentence, attribution_id"
FIGURE = "number, document_id, attribution_id, cluster_id, unit, published, counted, sentence"

Member = tuple[int, str, str, str, str | None, str, str, str, int, int, int, int]
Event = tuple[str, str, str, str, str, int, int, str, str | None]
Figure = tuple[int, str, str | None, str | None, str, str | None, str, str]


def rebuild(connection: apsw.Connection, document_id: str) -> None:
    """Make a document's rows again, and those of other documents that are changed by it: versions of its page, and
    pages of its outlet with the same boilerplate.

    Runs inside the caller's transaction.
    """
    concerned = versions.place(connection, document_id)
    again = boilerplate.settle(connection, {document_id} | _flipped(concerned))
    _rebuild_rows(connection, document_id)
    _follow(connection, {id: flipped for id, flipped in concerned.items() if id != document_id})
    _rebuild_others(connection, again - _flipped(concerned) - {document_id})


def seen_again(connection: apsw.Connection, document_id: str) -> None:
    """A document's text was seen again: it may be what its page is today. Runs inside the caller's transaction."""
    concerned = versions.place(connection, document_id)
    again = boilerplate.settle(connection, _flipped(concerned))
    _follow(connection, concerned)
    _rebuild_others(connection, again - _flipped(concerned))


def _flipped(concerned: dict[str, bool]) -> set[str]:
    return {id for id, flipped in concerned.items() if flipped}


def _rebuild_others(connection: apsw.Connection, document_ids: set[str]) -> None:
    for id in sorted(document_ids):
        _rebuild_rows(connection, id)


def _follow(connection: apsw.Connection, concerned: dict[str, bool]) -> None:
    """Make the rows again of versions that became or ceased to be current, or whose statements stand otherwise now.

    Where another version is current, each older one is compared with it by its words alone: a page may have hundreds.
    """
    if not any(concerned.values()):
        return
    today = cache(versions.words_today)
    for id in sorted(concerned, key=lambda id: not concerned[id]):
        if concerned[id] or statements.stand_otherwise(connection, id, today):
            _rebuild_rows(connection, id)


def _rebuild_rows(connection: apsw.Connection, document_id: str) -> None:
    statements.rebuild(connection, document_id)
    if not connection.execute("SELECT count(*) FROM account WHERE document_id = ?", (document_id,)).get:
        return
    _members(connection, document_id)
    text = str(connection.execute("SELECT text FROM document WHERE id = ?", (document_id,)).get)
    cut = sentences(text)
    _events(connection, document_id, text, cut)
    _figures(connection, document_id, text, cut)


# ---------------------------------------------------------------- members of entities


def _members(connection: apsw.Connection, document_id: str) -> None:
    for row in derive_members(connection, document_id):
        old = connection.execute(
            "SELECT name, aliases, roles, sounds FROM member WHERE number = ?", (row[0],)
        ).fetchone()
        if old:
            connection.execute(
                "INSERT INTO member_words (member_words, rowid, name, aliases, roles, sounds)"
                " VALUES ('delete', ?, ?, ?, ?, ?)",
                (row[0], *old),
            )
            connection.execute(
                "UPDATE member SET name = ?, kind = ?, aliases = ?, roles = ?, sounds = ?, proper = ?, shown = ?,"
                " statements = ?, kept_back = ? WHERE number = ?",
                (*row[3:], row[0]),
            )
        else:
            connection.execute(
                f"INSERT INTO member ({MEMBER}, entity_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, row[1]),
            )
        connection.execute(
            "INSERT INTO member_words (rowid, name, aliases, roles, sounds) VALUES (?, ?, ?, ?, ?)",
            (row[0], row[3], row[5], row[6], row[7]),
        )
        if not old or old[:2] != (row[3], row[5]):
            enter(connection, row[1], renamed=old is not None)


def derive_members(connection: apsw.Connection, document_id: str) -> list[Member]:
    """The clusters of a document, each as its newest account names it; shown where that is the document's newest."""
    shown = accounts.newest(connection, document_id)
    said = _said(connection, document_id)
    rows: list[Member] = []
    for number, id, name, kind, aliases, roles, producer in connection.execute(
        "SELECT c.number, c.id, n.name, n.kind, n.aliases, n.roles, n.producer_id FROM cluster c"
        " JOIN naming n ON n.cluster_id = c.id"
        " JOIN account a ON a.document_id = c.document_id AND a.producer_id = n.producer_id"
        " WHERE c.document_id = ? AND a.number = (SELECT max(x.number) FROM account x JOIN naming y"
        " ON y.producer_id = x.producer_id WHERE y.cluster_id = c.id AND x.document_id = c.document_id)"
        " ORDER BY c.number",
        (document_id,),
    ):
        names = [name, *json.loads(aliases)]
        sounds = sorted({sound(word) for one in names for word in fold(one)})
        rows.append(
            (
                number, id, document_id, name, kind, "\n".join(names[1:]), "\n".join(json.loads(roles)),
                " ".join(sounds), int(named(name)), int(producer == shown), *said.get(id, (0, 0)),
            )
        )  # fmt: skip
    gone = connection.execute(  # that no account names any more: judgements may speak of them, so they stay, not shown
        f"SELECT {MEMBER} FROM member WHERE document_id = ? AND cluster_id NOT IN (SELECT cluster_id FROM naming)",
        (document_id,),
    )
    rows += [(*row[:-3], 0, 0, 0) for row in gone]
    return sorted(rows)


def _said(connection: apsw.Connection, document_id: str) -> dict[str, tuple[int, int]]:
    """By cluster, how many statements are shown, and whether the page keeps the name back or gives none."""
    rows = connection.execute(
        "SELECT s.cluster_id, sum(s.standing NOT IN ('kept', 'boilerplate')),"
        " max(CASE WHEN json_valid(r.meaning) THEN coalesce(r.meaning ->> '$.speaker.anonymous', 0)"
        " OR r.meaning ->> '$.speaker.withheld' NOTNULL ELSE 0 END)"
        " FROM statement s LEFT JOIN resolved r ON r.attribution_id = s.attribution_id AND r.producer_id = s.account_id"
        " WHERE s.document_id = ? AND s.cluster_id NOTNULL GROUP BY 1",
        (document_id,),
    )
    return {str(id): (int(shown or 0), int(kept or 0)) for id, shown, kept in rows}


# ---------------------------------------------------------------- events and figures


def around(text: str, cut: list[Span], span: Span) -> str:
    """The sentence that a span begins in, as one line."""
    at = bisect_right(cut, span.start, key=lambda s: s.start) - 1
    place = cut[at] if at >= 0 else span
    start, end = clipped(Span(place.start, max(place.end, span.end)), Span(span.start, min(span.end, span.start + 300)))
    return statements.joined([text[start:end]])


def _events(connection: apsw.Connection, document_id: str, text: str, cut: list[Span]) -> None:
    for row in connection.execute(
        "SELECT number, sentence FROM event WHERE document_id = ?", (document_id,)
    ).fetchall():
        connection.execute("INSERT INTO event_words (event_words, rowid, sentence) VALUES ('delete', ?, ?)", row)
        connection.execute("DELETE FROM event_member WHERE event = ?", (row[0],))
    connection.execute("DELETE FROM event WHERE document_id = ?", (document_id,))
    for event, clusters in derive_events(connection, document_id, text, cut):
        connection.execute(f"INSERT INTO event ({EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", event)
        number = connection.last_insert_rowid()
        connection.execute("INSERT INTO event_words (rowid, sentence) VALUES (?, ?)", (number, event[7]))
        connection.executemany("INSERT INTO event_member VALUES (?, ?)", [(number, id) for id in clusters])


def derive_events(
    connection: apsw.Connection, document_id: str, text: str, cut: list[Span]
) -> list[tuple[Event, list[str]]]:
    """The events of a document in order, each with the clusters that say it or stand in its sentence."""
    producer = accounts.newest(connection, document_id)
    if producer is None:
        return []
    there = _mentioned(connection, document_id, cut)
    found: list[tuple[Event, list[str]]] = []
    for kind, value, span, id, speaker in [
        *_dates(connection, document_id, producer),
        *_times(connection, document_id, producer),
    ]:
        days = days_of(value)
        if days is None:
            continue
        first, last = (day.isoformat() for day in days)
        begun, ended = (bisect_right(cut, at, key=lambda s: s.start) - 1 for at in (span.start, span.end - 1))
        clusters = {c for n in range(max(begun, 0), ended + 1) for c in there.get(n, ())} | ({speaker} - {None})
        event = (document_id, kind, value, first, last, *span, around(text, cut, span), id)
        found.append((event, sorted(c for c in clusters if c)))
    return sorted(found)


def days_of(value: str) -> tuple[date, date] | None:
    """The days of a partial date, None where it is none."""
    try:
        return bounds(value)
    except ValueError:
        return None


def _mentioned(connection: apsw.Connection, document_id: str, cut: list[Span]) -> dict[int, set[str]]:
    """Which clusters shown are mentioned in which sentence."""
    there: dict[int, set[str]] = {}
    for id, mentions in connection.execute(
        "SELECT c.id, c.mentions FROM cluster c JOIN member m ON m.cluster_id = c.id AND m.shown"
        " WHERE c.document_id = ?",
        (document_id,),
    ):
        for span in accounts.spans_of(mentions):
            there.setdefault(bisect_right(cut, span.start, key=lambda s: s.start) - 1, set()).add(id)
    return there


_Time = tuple[str, str, Span, str | None, str | None]


def _dates(connection: apsw.Connection, document_id: str, producer: int) -> list[_Time]:
    rows = connection.execute(  # an older version of a page mentions what the current one mentions, mostly
        "SELECT value, start, stop FROM dated WHERE document_id = ? AND producer_id = ? AND value NOTNULL"
        " AND document_id NOT IN (SELECT document_id FROM version WHERE NOT current)",
        (document_id, producer),
    )
    repeated = boilerplate.stretches(connection, document_id)
    return [
        ("mentioned", value, Span(start, stop), None, None)
        for value, start, stop in rows
        if not any(s <= start < e for s, e in repeated)
    ]


def _times(connection: apsw.Connection, document_id: str, producer: int) -> list[_Time]:
    rows = connection.execute(
        "SELECT s.attribution_id, s.cluster_id, s.published, a.spans, r.meaning FROM shown s"
        " JOIN attribution a ON a.id = s.attribution_id"
        " LEFT JOIN resolved r ON r.attribution_id = s.attribution_id AND r.producer_id = ? WHERE s.document_id = ?",
        (producer, document_id),
    )
    found: list[_Time] = []
    for id, cluster, published, spans, meaning in rows:
        content = json.loads(spans)[0]
        span = Span(content[0][0], content[0][1])
        kept = json.loads(meaning) if meaning else {"when": None, "happens": None}
        times = {"said": kept["when"], "happens": kept["happens"], "published": (published or "")[:10] or None}
        found += [(kind, value, span, id, cluster) for kind, value in times.items() if value]
    return found


def _figures(connection: apsw.Connection, document_id: str, text: str, cut: list[Span]) -> None:
    accounts.clear_figures(connection, document_id)
    for row in derive_figures(connection, document_id, text, cut):
        connection.execute(f"INSERT INTO figure ({FIGURE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute(
            "INSERT INTO figure_words (rowid, counted, sentence) VALUES (?, ?, ?)", (row[0], row[6], row[7])
        )


def derive_figures(connection: apsw.Connection, document_id: str, text: str, cut: list[Span]) -> list[Figure]:
    """The figures of a document, each with the attribution that it stands in, while that is shown; of boilerplate
    none."""
    producer = accounts.newest(connection, document_id)
    rows = connection.execute(
        "SELECT q.number, q.document_id, s.attribution_id, s.cluster_id, q.unit, e.published, q.counted, q.start,"
        " q.stop"
        " FROM quantity q LEFT JOIN shown s ON s.attribution_id = q.attribution_id"
        " LEFT JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = q.document_id)"
        " WHERE q.document_id = ? AND q.producer_id = ? AND (s.number NOTNULL"
        " OR q.document_id NOT IN (SELECT document_id FROM version WHERE NOT current)) ORDER BY q.number",
        (document_id, producer),
    )
    repeated = boilerplate.stretches(connection, document_id)
    return [
        (number, document, id, cluster, unit, published, counted or "", around(text, cut, Span(start, stop)))
        for number, document, id, cluster, unit, published, counted, start, stop in rows
        if not any(s <= start < e for s, e in repeated)
    ]
