"""What a ledger says, by ids and never by the numbers of rows, so that two ledgers can be compared."""

from __future__ import annotations

import apsw

from reportedly.store import Ledger
from reportedly.store.derived import EVENT
from reportedly.store.statements import COLUMNS

_P = "(SELECT name || ' ' || version || ' ' || settings FROM producer WHERE id = {0})"
_SAID = {
    "captures": "SELECT id, origin, address, status, redirects, headers, media_type, size, head FROM capture",
    "bodies": "SELECT id, body FROM capture",
    "sightings": "SELECT * FROM sighting",
    "entries": "SELECT * FROM entry",
    "same texts": "SELECT * FROM same_text",
    "documents": "SELECT id, capture_id, text, at,"
    " (SELECT count(*) FROM document o WHERE o.capture_id = d.capture_id AND o.number < d.number) FROM document d",
    "descriptions": f"SELECT document_id, {_P.format('producer_id')}, title, byline, outlet, published, address,"
    " paragraphs, at, (SELECT count(*) FROM description o WHERE o.document_id = d.document_id AND o.number < d.number)"
    " FROM description d",
    "attributions": "SELECT * FROM attribution",
    "runs": f"SELECT document_id, {_P.format('producer_id')}, at,"
    " (SELECT count(*) FROM run o WHERE o.document_id = r.document_id AND o.number < r.number) FROM run r",
    "readings": f"SELECT attribution_id, {_P.format('producer_id')}, form, act, score FROM reading",
    "accounts": f"SELECT document_id, {_P.format('producer_id')}, at,"
    " (SELECT count(*) FROM account o WHERE o.document_id = r.document_id AND o.number < r.number) FROM account r",
    "clusters": "SELECT id, document_id, mentions, words, at FROM cluster",
    "namings": f"SELECT cluster_id, {_P.format('producer_id')}, name, kind, aliases, roles FROM naming",
    "meanings": f"SELECT attribution_id, {_P.format('producer_id')}, parent, cluster_id, meaning FROM resolved",
    "dates": f"SELECT document_id, {_P.format('producer_id')}, start, stop, value FROM dated",
    "judgements": f"SELECT id, one, other, verdict, {_P.format('producer_id')}, decided_at, replaces FROM judgement",
    "reviews": "SELECT * FROM review",
    "case steps": "SELECT * FROM case_step",
    "case targets": "SELECT * FROM case_target",
    "failures": "SELECT subject, stage, error, message, retriable, at FROM failure",
    "statements": "SELECT "
    + COLUMNS.replace("producer_id", _P.format("producer_id")).replace("account_id", _P.format("account_id"))
    + " FROM statement",
    "versions": "SELECT * FROM version",
    "entities": "SELECT cluster_id, entity_id, name, aliases, shown FROM member",
    "verdicts": "SELECT v.one, v.other, v.verdict, v.by_person, j.id FROM verdict v JOIN judgement j"
    " ON j.number = v.judgement",
    "events": f"SELECT {EVENT} FROM event",
    "reviewed": "SELECT * FROM reviewed",
    "boilerplate": "SELECT * FROM boilerplate",
}


def said(ledger: Ledger) -> dict[str, list[tuple[apsw.SQLiteValue, ...]]]:
    """Everything that a ledger says, table by table, in an order of its own."""
    return {name: sorted(ledger.connection.execute(sql).fetchall(), key=repr) for name, sql in _SAID.items()}
