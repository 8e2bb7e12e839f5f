"""Reviews in the ledger: kept as they were made, and placed on the lines that a document has today.

A document shows the reviews of its own capture, whatever extraction or model they were made on; the current version of
a page those of all its versions. A review is placed on the line that it was made on, else on the one whose content
stands at its words. `reviewed`, and the lines that people added, follow from reviews and documents alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import NamedTuple

import apsw

from reportedly.identity import attribution_id, identify
from reportedly.judgements import PERSON
from reportedly.reviews import Anchor, Missed, Review, anchor_of, in_force, kept, place, saw_of, value_of
from reportedly.store import attributions
from reportedly.store.producers import number_of
from reportedly.types import Producer, Span

_ALIKE = 0.5  # of what either covers, for two contents to be one line

COLUMNS = "id, document_id, attribution_id, anchor, field, value, reason, saw, by, decided_at, answers"
UNREADABLE = (ValueError, TypeError, LookupError)
"""What damaged JSON raises."""


def person(name: str) -> Producer:
    """Somebody who decides, as a producer."""
    return Producer(name=name, version=PERSON)


class Line(NamedTuple):
    """An attribution of a document: its id and where its content stands."""

    id: str
    content: tuple[Span, ...]


class Added(NamedTuple):
    """A line that a person added, with its roles where they stand in a document today."""

    id: str
    review: Review
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    form: str
    act: str


class Placed(NamedTuple):
    """The lines that people added to a document, and the reviews of each of its lines, all that were ever made."""

    added: tuple[Added, ...] = ()
    reviews: Mapping[str, tuple[Review, ...]] = {}


# ---------------------------------------------------------------- kept


def review_id(review: Review) -> str:
    """The id that a review should have."""
    values = asdict(review)
    del values["id"]
    if review.saw:
        values["saw"]["score"] = f"{review.saw.score:.6f}"
    return identify("review", **values)


def add(connection: apsw.Connection, review: Review) -> bool:
    """Keep a review in the caller's transaction. Returns whether it is new."""
    connection.execute(
        f"INSERT INTO review ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            review.id, review.document_id, review.attribution_id, json.dumps(asdict(review.anchor)), review.field,
            json.dumps(kept(review.value)), review.reason, json.dumps(asdict(review.saw) if review.saw else None),
            review.by, review.decided_at, json.dumps(review.answers),
        ),
    )  # fmt: skip
    return connection.changes() > 0


def review_of(row: tuple[str, ...]) -> Review:
    """A review from its row. Raises one of `UNREADABLE` for what `add` never wrote."""
    id, document, attribution, anchor, field, value, reason, saw, by, decided_at, answers = row
    return Review(
        id=id, document_id=document, attribution_id=attribution, anchor=anchor_of(json.loads(anchor)), field=field,
        value=value_of(field, json.loads(value)), reason=reason, saw=saw_of(json.loads(saw)), by=by,
        decided_at=decided_at, answers=tuple(map(str, json.loads(answers))),
    )  # fmt: skip


def read(connection: apsw.Connection, where: str = "true", values: tuple[str | int, ...] = ()) -> Iterator[Review]:
    """Reviews, oldest first. `where` is ours."""
    from_rows = connection.execute(f"SELECT {COLUMNS} FROM review WHERE {where} ORDER BY decided_at, id", values)
    return (review_of(row) for row in from_rows)


# ---------------------------------------------------------------- placed


def documents_concerned(connection: apsw.Connection, document_id: str) -> list[str]:
    """The documents that show a review of this one: of the same capture, and the current version of the page."""
    rows = connection.execute(
        "SELECT id FROM document WHERE capture_id = (SELECT capture_id FROM document WHERE id = ?1)"
        f" UNION SELECT document_id FROM version WHERE current AND page IN ({_PAGES})",
        (document_id,),
    )
    return [str(id) for (id,) in rows]


_PAGES = (
    "SELECT v.page FROM version v JOIN document d ON d.id = v.document_id"
    " WHERE d.capture_id = (SELECT capture_id FROM document WHERE id = ?1)"
)


def of_document(connection: apsw.Connection, document_id: str) -> list[Review]:
    """The reviews that a document shows, oldest first."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM review)").get:
        return []
    where = (
        "document_id IN (SELECT id FROM document WHERE capture_id IN (SELECT capture_id FROM document WHERE id = ?1"
        " UNION SELECT d.capture_id FROM version v JOIN document d ON d.id = v.document_id"
        " WHERE v.page = (SELECT page FROM version WHERE document_id = ?1 AND current)))"
    )
    return list(read(connection, where, (document_id,)))


def placed(connection: apsw.Connection, document_id: str, lines: Iterable[Line]) -> Placed:
    """Where the reviews of a document belong, given the lines that its newest reading has."""
    reviews = of_document(connection, document_id)
    if not reviews:
        return Placed()
    text = str(connection.execute("SELECT text FROM document WHERE id = ?", (document_id,)).get)
    found = list(lines)
    added: dict[str, Added] = {}
    for review in in_force(reviews):
        own = _added(document_id, text, review)
        if own and own.id not in added and _nearest(found, _extent(own.content)) is None:
            added[own.id] = own
    found += [Line(one.id, one.content) for one in added.values()]
    known = {line.id for line in found}
    at: dict[str, list[Review]] = {}
    for review in reviews:
        line = review.attribution_id
        if line not in known:
            line = line_at(document_id, text, found, review.anchor, review.document_id) or ""
        if line:
            at.setdefault(line, []).append(review)
    return Placed(tuple(added.values()), {id: tuple(series) for id, series in at.items()})


def line_at(document_id: str, text: str, lines: Iterable[Line], anchor: Anchor, made_on: str) -> str | None:
    """The line of a document whose content stands at the words of an anchor; `made_on` is the document that the anchor
    was made on."""
    stands = _stands(document_id, text, anchor, made_on)
    return _nearest(lines, stands) if stands else None


def _added(document_id: str, text: str, review: Review) -> Added | None:
    """The line that a review adds, where its words stand in the text."""
    if not isinstance(review.value, Missed):
        return None
    roles = (review.value.content, review.value.cue, review.value.source)
    content, cue, source = (
        tuple(sorted(Span(*at) for one in role if (at := _stands(document_id, text, one, review.document_id))))
        for role in roles
    )
    if len(content) < len(review.value.content):
        return None
    id = attribution_id(document_id, text, content=content, cue=cue, source=source)
    return Added(id, review, content, cue, source, review.value.form, review.value.act)


def _stands(document_id: str, text: str, anchor: Anchor, made_on: str) -> tuple[int, int] | None:
    end = anchor.start + len(anchor.exact)
    if made_on == document_id and text[anchor.start : end] == anchor.exact:
        return anchor.start, end
    return place(text, anchor)


def _extent(spans: Iterable[Span]) -> tuple[int, int]:
    ends = [end for span in spans for end in span]
    return min(ends), max(ends)


def _nearest(lines: Iterable[Line], stands: tuple[int, int]) -> str | None:
    """The line whose content covers most of the same, if that is enough."""
    best, found = _ALIKE, None
    for line in lines:
        there = _extent(line.content)
        shared = min(there[1], stands[1]) - max(there[0], stands[0])
        whole = max(there[1], stands[1]) - min(there[0], stands[0])
        if shared / whole >= best and (found is None or shared / whole > best):
            best, found = shared / whole, line.id
    return found


def settle(connection: apsw.Connection, document_id: str, found: Placed) -> None:
    """Keep what `placed` found: the lines that people added, and which review belongs to which line.

    Runs inside the caller's transaction.
    """
    text = str(connection.execute("SELECT text FROM document WHERE id = ?", (document_id,)).get) if found.added else ""
    for one in found.added:
        roles = (one.content, one.cue, one.source)
        attributions.keep(connection, one.id, document_id, text, roles)
        connection.execute(
            "INSERT OR REPLACE INTO reading (attribution_id, producer_id, form, act, score) VALUES (?, ?, ?, ?, 1)",
            (one.id, number_of(connection, person(one.review.by)), one.form, one.act),
        )
    connection.execute("DELETE FROM reviewed WHERE document_id = ?", (document_id,))
    rows = [(*row, document_id) for row in _rows(found)]
    connection.executemany("INSERT INTO reviewed (attribution_id, review_id, document_id) VALUES (?, ?, ?)", rows)


def is_settled(connection: apsw.Connection, document_id: str, found: Placed) -> bool:
    """Whether the ledger has what `placed` found."""
    rows = connection.execute(
        "SELECT attribution_id, review_id FROM reviewed WHERE document_id = ? ORDER BY 1, 2", (document_id,)
    ).fetchall()
    return rows == _rows(found)


def _rows(found: Placed) -> list[tuple[str, str]]:
    return sorted((id, review.id) for id, reviews in found.reviews.items() for review in reviews)


# ---------------------------------------------------------------- checked


def problems(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    """What does not hold of the reviews that were kept: subject and message."""
    for (id,) in connection.execute("SELECT id FROM review").fetchall():
        yield from problems_of(connection, str(id))


def problems_of(connection: apsw.Connection, id: str) -> Iterator[tuple[str, str]]:
    """What does not hold of one review."""
    try:
        [review] = read(connection, "id = ?", (id,))
    except UNREADABLE as error:
        yield id, f"the review cannot be read: {error}"
        return
    if review_id(review) != review.id:
        yield review.id, "what the review says does not give its id"
    there = connection.execute(
        "SELECT substr(text, ?, ?) FROM document WHERE id = ?",
        (review.anchor.start + 1, len(review.anchor.exact), review.document_id),
    ).get
    if there != review.anchor.exact:
        yield review.id, "the words of the review are not those of its document"
