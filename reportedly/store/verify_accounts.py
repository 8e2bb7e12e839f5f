"""Checking accounts and judgements: every span and word of them, and the read model made again from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

import apsw

from reportedly.identity import cluster_id
from reportedly.partial import bounds
from reportedly.store import accounts, components, derived, judgements
from reportedly.store.accounts import UNREADABLE
from reportedly.text import sentences
from reportedly.types import (
    ENTITY_KINDS,
    Certainty,
    Polarity,
    Producer,
    Resolved,
    Span,
    VerificationStatus,
    WithheldPart,
)

Found = Iterator[tuple[str, str]]
"""Subjects and what is wrong with them."""


def document(connection: apsw.Connection, id: str, text: str) -> Found:
    """What does not hold in the accounts of a document, and in what is shown of them."""
    yield from stored(connection, id, text)
    try:
        yield from _derived(connection, id, text)
    except UNREADABLE as error:
        yield id, f"what is shown of the account cannot be compared with it: {error}"


def stored(connection: apsw.Connection, id: str, text: str) -> Found:
    """What does not hold in the accounts of a document."""
    for part in (_clusters, _dated, _quantities, _resolved):
        try:
            yield from part(connection, id, text)
        except UNREADABLE as error:
            yield id, f"the account of the document cannot be read: {error}"


def _clusters(connection: apsw.Connection, id: str, text: str) -> Found:
    for name, mentions, words in connection.execute(
        "SELECT id, mentions, words FROM cluster WHERE document_id = ? ORDER BY number", (id,)
    ):
        try:
            spans = accounts.spans_of(mentions)
            if [text[s:e] for s, e in spans] != json.loads(words):
                yield name, "the stored words of the cluster are not those of the text at its mentions"
            if cluster_id(id, spans) != name:
                yield name, "the document and mentions of the cluster do not give its id"
        except UNREADABLE as error:
            yield name, f"the mentions of the cluster cannot be read: {error}"
    for name, kind, aliases, roles in connection.execute(
        "SELECT n.cluster_id, n.kind, n.aliases, n.roles FROM naming n JOIN cluster c ON c.id = n.cluster_id"
        " WHERE c.document_id = ?",
        (id,),
    ):
        try:
            listed = [json.loads(aliases), json.loads(roles)]
            strange = any(not isinstance(one, str) for some in listed for one in some)
        except UNREADABLE:
            strange = True
        if strange or (kind is not None and kind not in ENTITY_KINDS):
            yield name, "the kind, aliases or roles of the cluster cannot be read"


def _dated(connection: apsw.Connection, id: str, text: str) -> Found:
    for start, stop, words, value, anchor in connection.execute(
        "SELECT start, stop, words, value, anchor FROM dated WHERE document_id = ?", (id,)
    ):
        if not 0 <= start < stop <= len(text) or text[start:stop] != words:
            yield id, f"the stored words of the date at [{start}, {stop}) are not those of the text"
        for day in (value, anchor):
            if day is not None and derived.days_of(day) is None:
                yield id, f"the date at [{start}, {stop}) has the value {day!r}, which is none"


def _quantities(connection: apsw.Connection, id: str, text: str) -> Found:
    for start, stop, words, conversion, of in connection.execute(
        "SELECT q.start, q.stop, q.words, q.conversion, a.document_id FROM quantity q"
        " LEFT JOIN attribution a ON a.id = q.attribution_id WHERE q.document_id = ?",
        (id,),
    ):
        if not 0 <= start < stop <= len(text) or text[start:stop] != words:
            yield id, f"the stored words of the figure at [{start}, {stop}) are not those of the text"
        if of not in (None, id):
            yield id, f"the figure at [{start}, {stop}) stands in an attribution of another document"
        if conversion and accounts.span_of(json.loads(conversion)).end > len(text):
            yield id, f"the conversion of the figure at [{start}, {stop}) is not in the text"


def _resolved(connection: apsw.Connection, id: str, text: str) -> Found:
    for name, parent, of, cluster, meaning in connection.execute(
        "SELECT r.attribution_id, r.parent, p.document_id, r.cluster_id, r.meaning FROM resolved r"
        " JOIN attribution a ON a.id = r.attribution_id LEFT JOIN attribution p ON p.id = r.parent"
        " WHERE a.document_id = ?",
        (id,),
    ):
        try:
            item = accounts.resolved_of(name, parent, meaning, Producer(name="", version=""))
            yield from _meaning(item, cluster, text)
        except UNREADABLE as error:
            yield name, f"what the attribution means cannot be read: {error}"
        if of not in (None, id):
            yield name, "the parent of the attribution is in another document"


def _meaning(item: Resolved, cluster: str | None, text: str) -> Found:
    for span in accounts.spans_within(item):
        if not 0 <= span.start < span.end <= len(text):
            yield item.attribution_id, f"the span [{span.start}, {span.end}) of its meaning is not in the text"
    if (item.speaker.cluster if item.speaker else None) != cluster:
        yield item.attribution_id, "the cluster of its speaker is not the one it refers to"
    for day in (item.when, item.happens):
        if day is not None:
            bounds(day)
    if strange := [name for name, fits in _fitting(item) if not fits]:
        yield item.attribution_id, f"the {strange[0]} of its meaning is none that there is"


def _fitting(item: Resolved) -> Iterator[tuple[str, bool]]:
    """The parts of a meaning, and whether each is of the kind that it must be."""
    names = (item.addressee, item.medium, item.occasion, item.hedged_by)
    yield "addressee, medium, occasion or hedge", all(one is None or isinstance(one, str) for one in names)
    yield "polarity or certainty", item.polarity in get_args(Polarity) and item.certainty in get_args(Certainty)
    yield "score", 0 <= item.score <= 1
    if item.verification:
        told = item.verification
        yield "verification", told.status in get_args(VerificationStatus) and isinstance(told.by, str)
    if item.speaker:
        who = item.speaker
        words = (who.name, *who.members, *who.readings, *filter(None, (who.role, who.cluster)))
        yield "speaker", all(isinstance(one, str) for one in words) and 0 <= who.score <= 1
        yield "kind of speaker", who.kind is None or who.kind in ENTITY_KINDS
        if who.withheld:
            fits = who.withheld.what in get_args(WithheldPart) and isinstance(who.withheld.why, str | None)
            yield "withheld name", fits


def _derived(connection: apsw.Connection, id: str, text: str) -> Found:
    kept = connection.execute(
        f"SELECT {derived.MEMBER} FROM member WHERE document_id = ? ORDER BY number", (id,)
    ).fetchall()
    if kept != derived.derive_members(connection, id):
        yield id, "the people shown are not those of the newest account"
    if not connection.execute("SELECT count(*) FROM account WHERE document_id = ?", (id,)).get:
        return
    cut: list[Span] = sentences(text)
    figures = connection.execute(
        f"SELECT {derived.FIGURE} FROM figure WHERE document_id = ? ORDER BY number", (id,)
    ).fetchall()
    if figures != derived.derive_figures(connection, id, text, cut):
        yield id, "the figures shown are not those of the newest account"
    events = []
    for number, *row in connection.execute(
        f"SELECT number, {derived.EVENT} FROM event WHERE document_id = ? ORDER BY number", (id,)
    ).fetchall():
        members = connection.execute("SELECT cluster_id FROM event_member WHERE event = ? ORDER BY 1", (number,))
        events.append((tuple(row), [str(cluster) for (cluster,) in members]))
    if events != derived.derive_events(connection, id, text, cut):
        yield id, "the events shown are not those of the newest account"


# ---------------------------------------------------------------- judgements and entities


def across(connection: apsw.Connection) -> Found:
    """What does not hold in judgements, and in the entities that follow from them. Holds all clusters in memory."""
    yield from _judgements(connection)
    kept = connection.execute(
        "SELECT one, other, verdict, by_person, score, judgement FROM verdict ORDER BY one, other"
    ).fetchall()
    if kept != list(judgements.derive_verdicts(connection)):
        yield "verdict", "the verdicts in force are not those of the newest judgements"
    yield from _entities(connection)


def _judgements(connection: apsw.Connection) -> Found:
    for (number,) in connection.execute("SELECT number FROM judgement"):
        yield from judgement(connection, int(number or 0))


def judgement(connection: apsw.Connection, number: int) -> Found:
    """What does not hold in a judgement."""
    for id, one, other, relation, verdict, score, reason, replaces, *by in connection.execute(
        "SELECT j.id, j.one, j.other, j.relation, j.verdict, j.score, j.reason, j.replaces, p.name, p.version,"
        " p.settings FROM judgement j JOIN producer p ON p.id = j.producer_id WHERE j.number = ?",
        (number,),
    ):
        if relation != "same" or verdict not in ("same", "different") or not 0 <= score <= 1 or not one < other:
            yield id, "the judgement has a relation, verdict, score or order that it cannot have"
        if judgements.judgement_id(one, other, verdict, score, reason, replaces, by) != id:
            yield id, "what the judgement says does not give its id"


def _entities(connection: apsw.Connection) -> Found:
    ages: dict[str, components.Age] = {
        str(id): (str(at), int(number or 0))
        for id, at, number in connection.execute("SELECT id, at, number FROM cluster")
    }
    there: dict[str, str] = dict(connection.execute("SELECT cluster_id, entity_id FROM member"))
    edges = [components.Edge(*row) for row in connection.execute(components.EDGES)]
    held = connection.execute("SELECT one, other FROM verdict WHERE by_person AND verdict = 'different'").fetchall()
    known = [edge for edge in edges if edge.one in ages and edge.other in ages]
    pairs = [(str(one), str(other)) for one, other in held if one in ages and other in ages]
    should = components.components(ages, known, pairs)
    for id in sorted(there):
        if there[id] != should.get(id):
            yield id, f"it is shown as {there[id]} where the judgements make it {should.get(id)}"
    keys: dict[str, set[str]] = {}
    for entity, name, aliases in connection.execute("SELECT entity_id, name, aliases FROM member WHERE proper"):
        keys.setdefault(entity, set()).update(components.keys_of(name, aliases))
    kept: dict[str, set[str]] = {}
    for entity, key in connection.execute("SELECT entity_id, key FROM entity_key"):
        kept.setdefault(entity, set()).add(key)
    for entity in sorted(keys.keys() | kept.keys()):
        if keys.get(entity, set()) != kept.get(entity, set()):
            yield entity, "the keys that find it are not those of its names"
