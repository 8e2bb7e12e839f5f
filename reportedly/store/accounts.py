"""Accounts: what `resolve` made of a document, kept per producer; and the way back to values.

Rows of one producer are replaced when it accounts for the document again; clusters stay, for judgements are about them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import apsw

from reportedly.errors import LedgerError
from reportedly.identity import canonical
from reportedly.store.statements import damaged
from reportedly.types import (
    Account,
    Cluster,
    Dated,
    Document,
    Producer,
    Quantity,
    Resolved,
    Span,
    Speaker,
    Verification,
    Withheld,
)

UNREADABLE = (ValueError, TypeError, LookupError)
"""What damaged JSON and spans raise."""


def add(connection: apsw.Connection, document: Document, account: Account, producer: int, at: str) -> None:
    """Keep an account in the caller's transaction. Raises LedgerError where it is of another document's parts."""
    if account.document_id != document.id:
        raise LedgerError(f"the account is of document {account.document_id}, not of {document.id}: pass its own")
    _check(connection, document, account)
    key = (document.id, producer)
    clear(connection, *key)
    connection.execute("INSERT INTO account (document_id, producer_id, at) VALUES (?, ?, ?)", (*key, at))
    new = sum(_add_cluster(connection, document, cluster, producer, at) for cluster in account.clusters)
    if new:
        connection.execute("DELETE FROM judged WHERE document_id = ?", (document.id,))
    for item in account.resolved:
        connection.execute("INSERT INTO resolved VALUES (?, ?, ?, ?, ?)", _resolved_values(item, producer))
    for dated in account.dates:
        connection.execute(
            "INSERT INTO dated (document_id, producer_id, start, stop, words, value, anchor)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*key, *dated.span, document.text[slice(*dated.span)], dated.value, dated.anchor),
        )
    for quantity in account.figures:
        connection.execute(
            "INSERT INTO quantity (document_id, producer_id, start, stop, words, low, high, unit, approximate, counted,"
            " per, as_of, conversion, attribution_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*key, *quantity.span, document.text[slice(*quantity.span)], *_quantity_values(quantity)),
        )


def clear(connection: apsw.Connection, document_id: str, producer: int) -> None:
    """Take out a producer's account of a document, in the caller's transaction; clusters stay."""
    key = (document_id, producer)
    for sql in (
        "DELETE FROM account WHERE document_id = ? AND producer_id = ?",
        "DELETE FROM dated WHERE document_id = ? AND producer_id = ?",
        "DELETE FROM resolved WHERE attribution_id IN (SELECT id FROM attribution WHERE document_id = ?)"
        " AND producer_id = ?",
        "DELETE FROM naming WHERE cluster_id IN (SELECT id FROM cluster WHERE document_id = ?) AND producer_id = ?",
    ):
        connection.execute(sql, key)
    _drop_quantities(connection, document_id, producer)


def _check(connection: apsw.Connection, document: Document, account: Account) -> None:
    known = {
        str(id) for (id,) in connection.execute("SELECT id FROM attribution WHERE document_id = ?", (document.id,))
    }
    named = {id for r in account.resolved for id in (r.attribution_id, r.parent) if id}
    named |= {q.attribution_id for q in account.figures if q.attribution_id}
    if strange := sorted(named - known):
        raise LedgerError(f"the account speaks of attribution {strange[0]}, not in the ledger: add its readings first")
    clusters = {c.id for c in account.clusters}
    if lost := sorted({r.speaker.cluster for r in account.resolved if r.speaker and r.speaker.cluster} - clusters):
        raise LedgerError(f"the account names the speaker {lost[0]}, which is none of its clusters")
    spans = [s for c in account.clusters for s in c.mentions]
    spans += [dated.span for dated in account.dates] + [quantity.span for quantity in account.figures]
    spans += [s for r in account.resolved for s in spans_within(r)]
    for start, end in spans:
        if not 0 <= start < end <= len(document.text):
            raise LedgerError(f"the account has the span [{start}, {end}), which is not in the text of {document.id}")


def spans_within(item: Resolved) -> list[Span]:
    """The spans of what an attribution means."""
    withheld = item.speaker.withheld if item.speaker else None
    return [
        *([item.hedge] if item.hedge else []),
        *([item.verification.span] if item.verification else []),
        *([withheld.span] if withheld else []),
    ]


def _drop_quantities(connection: apsw.Connection, document_id: str, producer: int) -> None:
    """Figures of the read model refer to quantities, so they go first; they are made again with the document's rows."""
    clear_figures(connection, document_id)
    connection.execute("DELETE FROM quantity WHERE document_id = ? AND producer_id = ?", (document_id, producer))


def clear_figures(connection: apsw.Connection, document_id: str) -> None:
    """Take a document's figures out of the read model."""
    for row in connection.execute(
        "SELECT number, counted, sentence FROM figure WHERE document_id = ?", (document_id,)
    ).fetchall():
        connection.execute(
            "INSERT INTO figure_words (figure_words, rowid, counted, sentence) VALUES ('delete', ?, ?, ?)", row
        )
    connection.execute("DELETE FROM figure WHERE document_id = ?", (document_id,))


def _add_cluster(connection: apsw.Connection, document: Document, cluster: Cluster, producer: int, at: str) -> bool:
    """Keep a cluster and its naming. Returns whether the cluster is new, and nobody has judged it."""
    words = [document.text[s:e] for s, e in cluster.mentions]
    connection.execute(
        "INSERT INTO cluster (id, document_id, mentions, words, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (cluster.id, document.id, json.dumps(cluster.mentions), json.dumps(words), at),
    )
    new = connection.changes() > 0
    connection.execute(
        "INSERT OR REPLACE INTO naming VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            cluster.id,
            producer,
            cluster.name,
            cluster.kind,
            json.dumps(cluster.aliases),
            json.dumps(cluster.roles),
            cluster.score,
        ),
    )
    return new


def _resolved_values(item: Resolved, producer: int) -> tuple[str, int, str | None, str | None, str]:
    meaning = asdict(item)
    for name in ("attribution_id", "parent", "producer"):
        del meaning[name]
    cluster = item.speaker.cluster if item.speaker else None
    return item.attribution_id, producer, item.parent, cluster, canonical(meaning)


def _quantity_values(q: Quantity) -> tuple[float | str | int | None, ...]:
    conversion = json.dumps(q.conversion) if q.conversion else None
    return (q.low, q.high, q.unit, int(q.approximate), q.counted, q.per, q.as_of, conversion, q.attribution_id)


# ---------------------------------------------------------------- values out


def newest(connection: apsw.Connection, document_id: str) -> int | None:
    """The producer whose account of a document is shown; None where there is none, or a newer extraction is shown."""
    found: int | None = connection.execute(
        "SELECT producer_id FROM account a WHERE document_id = ? AND NOT EXISTS (SELECT 1 FROM document d"
        " JOIN document n ON n.capture_id = d.capture_id AND n.number > d.number WHERE d.id = a.document_id)"
        " ORDER BY number DESC LIMIT 1",
        (document_id,),
    ).get
    return found


def read(connection: apsw.Connection, document_id: str) -> Account | None:
    """The newest account of a document, or None. Raises LedgerError where it is damaged."""
    row = connection.execute(
        "SELECT a.producer_id, p.name, p.version, p.settings FROM account a JOIN producer p ON p.id = a.producer_id"
        " WHERE a.document_id = ? ORDER BY a.number DESC LIMIT 1",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    number, producer = int(row[0] or 0), Producer(name=row[1], version=row[2], settings=row[3])
    try:
        return Account(
            document_id=document_id,
            resolved=tuple(_resolved(connection, document_id, number, producer)),
            clusters=tuple(_clusters(connection, document_id, number)),
            dates=tuple(_dates(connection, document_id, number)),
            figures=tuple(quantities(connection, "document_id = ? AND producer_id = ?", (document_id, number))),
            producer=producer,
        )
    except UNREADABLE as error:
        raise damaged(f"the account of {document_id!r}", error) from error


def _resolved(connection: apsw.Connection, document_id: str, number: int, producer: Producer) -> Iterable[Resolved]:
    for id, parent, meaning in connection.execute(
        "SELECT r.attribution_id, r.parent, r.meaning FROM resolved r JOIN attribution a ON a.id = r.attribution_id"
        " WHERE a.document_id = ? AND r.producer_id = ? ORDER BY r.attribution_id",
        (document_id, number),
    ):
        yield resolved_of(id, parent, meaning, producer)


def _clusters(connection: apsw.Connection, document_id: str, number: int) -> Iterable[Cluster]:
    for id, mentions, name, kind, aliases, roles, score in connection.execute(
        "SELECT c.id, c.mentions, n.name, n.kind, n.aliases, n.roles, n.score FROM cluster c"
        " JOIN naming n ON n.cluster_id = c.id AND n.producer_id = ? WHERE c.document_id = ? ORDER BY c.number",
        (number, document_id),
    ):
        yield Cluster(
            id=id, document_id=document_id, name=name, kind=kind, mentions=spans_of(mentions),
            aliases=tuple(json.loads(aliases)), roles=tuple(json.loads(roles)), score=score,
        )  # fmt: skip


def _dates(connection: apsw.Connection, document_id: str, number: int) -> Iterable[Dated]:
    for start, stop, value, anchor in connection.execute(
        "SELECT start, stop, value, anchor FROM dated WHERE document_id = ? AND producer_id = ? ORDER BY number",
        (document_id, number),
    ):
        yield Dated(span=Span(start, stop), value=value, anchor=anchor)


def quantities(connection: apsw.Connection, where: str, values: tuple[str | int, ...]) -> Iterable[Quantity]:
    """Quantities as they were kept, in order. `where` is ours."""
    for row in connection.execute(
        "SELECT start, stop, low, high, unit, approximate, counted, per, as_of, conversion, attribution_id"
        f" FROM quantity WHERE {where} ORDER BY number",
        values,
    ):
        yield quantity_of(*row)


def quantity_of(*row: Any) -> Quantity:
    """A quantity from its row."""
    return Quantity(
        span=Span(row[0], row[1]), low=row[2], high=row[3], unit=row[4], approximate=bool(row[5]), counted=row[6],
        per=row[7], as_of=row[8], conversion=Span(*json.loads(row[9])) if row[9] else None, attribution_id=row[10],
    )  # fmt: skip


def resolved_of(attribution_id: str, parent: str | None, meaning: str, producer: Producer) -> Resolved:
    """What an attribution means, from its row. Raises one of `UNREADABLE` for what `add` never wrote."""
    m = json.loads(meaning)
    return Resolved(
        attribution_id=attribution_id,
        speaker=_speaker(m["speaker"]),
        parent=parent,
        chain=tuple(map(str, m["chain"])),
        addressee=m["addressee"],
        medium=m["medium"],
        occasion=m["occasion"],
        polarity=m["polarity"],
        certainty=m["certainty"],
        hedge=_span(m["hedge"]),
        hedged_by=m["hedged_by"],
        verification=Verification(**{**v, "span": span_of(v["span"])}) if (v := m["verification"]) else None,
        when=m["when"],
        happens=m["happens"],
        score=float(m["score"]),
        producer=producer,
    )


def _speaker(kept: dict[str, Any] | None) -> Speaker | None:
    if kept is None:
        return None
    w = kept["withheld"]
    return Speaker(
        **{
            **kept,
            "withheld": Withheld(**{**w, "span": span_of(w["span"])}) if w else None,
            "members": tuple(kept["members"]),
            "readings": tuple(kept["readings"]),
        }
    )


def _span(kept: list[int] | None) -> Span | None:
    return span_of(kept) if kept else None


def span_of(kept: list[int]) -> Span:
    """A span from its pair. Raises ValueError or TypeError for what is none."""
    start, end = kept
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise ValueError(f"[{start}, {end}) is no span")
    return Span(start, end)


def spans_of(kept: str) -> tuple[Span, ...]:
    """Spans from JSON."""
    return tuple(span_of(pair) for pair in json.loads(kept))
