"""Forgetting: a page and all that was made from it leaves every table, in one transaction, and a tombstone stays.

What goes is found by `references`; here stand the choice of captures, what is left of failures and of what is watched,
and what others need after it: versions of the page, the outlet's boilerplate, people who stood on the page.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import apsw

from reportedly.address import page_key
from reportedly.errors import LedgerError
from reportedly.identity import TAG
from reportedly.judgements import PERSON, Proposal
from reportedly.store import boilerplate, components, derived, judgements, references, tombstones
from reportedly.store.producers import number_of
from reportedly.store.tombstones import Known
from reportedly.types import Producer

_ADDRESS = re.compile(r"https?://[^\s<>'\"]*[^\s<>'\",.:;)]")
_TELLING = 8
"""Characters from which on a name or a title, found in the message of a failure, is taken for that page's."""
_CARRIED = "decided through a page that was forgotten since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a document or an unread capture that would go is called."""

    capture_id: str
    document_id: str | None
    title: str | None
    outlet: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What would go: captures, the pages that they hold, how many rows of each table, traces besides (failures and
    watched pages), and how many versions of these pages stay. `by_hand` is how many rows people made about them, by
    table."""

    captures: tuple[str, ...]
    pages: tuple[Page, ...]
    rows: dict[str, int] = field(hash=False)
    failures: int
    watched: int
    versions_left: int

    @property
    def by_hand(self) -> dict[str, int]:
        return {table: count for table, count in self.rows.items() if table not in references.READ}


# ---------------------------------------------------------------- which captures


def find(connection: apsw.Connection, given: str) -> list[str]:
    """The captures that an id, the beginning of one, an address or an origin means, with all that gave the same text.

    Raises LedgerError where the beginning of an id is that of several.
    """
    if given.startswith(TAG):
        return together(connection, _by_id(connection, given))
    page = page_key(given)
    found = [
        str(id)
        for id, origin, address in connection.execute("SELECT id, origin, address FROM capture")
        if given == origin
        or str(origin).startswith(f"{given}#")
        or page in {page_key(str(place)) for place in (address, origin) if place and "#" not in str(place)}
    ]
    found += [
        str(id)
        for (id,) in connection.execute(
            "SELECT d.capture_id FROM version v JOIN document d ON d.id = v.document_id WHERE v.page IN (?, ?)",
            (page, f"origin:{given}"),
        )
    ]
    found += [
        str(id)
        for id, address in connection.execute("SELECT capture_id, address FROM entry WHERE address NOTNULL")
        if page_key(str(address)) == page
    ]
    return together(connection, found)


def _by_id(connection: apsw.Connection, given: str) -> list[str]:
    rows = connection.execute(
        "SELECT id, id FROM capture WHERE id >= ?1 AND id < ?1 || 'g' UNION"
        " SELECT id, capture_id FROM document WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 3",
        (given,),
    ).fetchall()
    if len(rows) > 1:
        listed = ", ".join(str(id) for id, _ in rows)
        raise LedgerError(f"{given!r} begins several ids ({listed}): give more of the one that you mean")
    return [str(capture) for _, capture in rows]


def together(connection: apsw.Connection, captures: Iterable[str]) -> list[str]:
    """Captures with those that gave the same text of their page: where one of them stays, the words stay."""
    found = list(dict.fromkeys(captures))
    while True:
        rows = connection.execute(
            "SELECT as_capture FROM same_text WHERE capture_id IN (SELECT value FROM json_each(?1)) UNION"
            " SELECT capture_id FROM same_text WHERE as_capture IN (SELECT value FROM json_each(?1))",
            (json.dumps(found),),
        )
        new = [str(id) for (id,) in rows if id not in set(found)]
        if not new:
            return found
        found += new


# ---------------------------------------------------------------- what would go


def choose(connection: apsw.Connection, captures: Sequence[str], named: str | None = None) -> Choice:
    """What goes with captures; `named` is what the user called them, for what is only watched or failed."""
    references.mark(connection, captures)
    traces = _Traces.of(connection, captures, named)
    pages = connection.execute(
        "SELECT c.id, d.id, e.title, e.outlet, c.origin FROM capture c LEFT JOIN document d ON d.capture_id = c.id"
        " LEFT JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = d.id)"
        " WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.rowid, d.number",
        (json.dumps(list(captures)),),
    )
    return Choice(
        captures=tuple(captures),
        pages=tuple(
            Page(capture_id=str(c), document_id=d, title=t, outlet=o, origin=str(at)) for c, d, t, o, at in pages
        ),
        rows=references.counts(connection),
        failures=len(traces.failures),
        watched=len(traces.watched),
        versions_left=len(_left(connection)),
    )


def _documents(connection: apsw.Connection) -> list[str]:
    rows = connection.execute("SELECT value FROM temp.leaving WHERE tbl = 'document' AND col = 'id' ORDER BY 1")
    return [str(id) for (id,) in rows]


def _left(connection: apsw.Connection) -> dict[str, str]:
    """The documents that stay of pages that lose a version, each with its page."""
    rows = connection.execute(
        "SELECT document_id, page FROM version WHERE page IN (SELECT page FROM version WHERE document_id IN"
        " (SELECT value FROM temp.leaving WHERE tbl = 'document' AND col = 'id')) AND document_id NOT IN"
        " (SELECT value FROM temp.leaving WHERE tbl = 'document' AND col = 'id')"
    )
    return {str(id): str(page) for id, page in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Traces:
    """What tells of captures that go, beside what was made of them. `known` is all by which captures,
    texts and pages are known again: a page only where it goes as a whole."""

    known: tuple[Known, ...]
    failures: tuple[int, ...]
    watched: tuple[str, ...]

    @classmethod
    def of(cls, connection: apsw.Connection, captures: Sequence[str], named: str | None) -> _Traces:
        known, names = _known(connection, captures)
        left = set(_left(connection).values())
        if named and not named.startswith(TAG):
            names.add(named)
            known += tombstones.pages_of(named, named if "://" in named else None)
        pages = {one.value for one in known if one.kind == "page"}
        return cls(
            known=tuple(one for one in dict.fromkeys(known) if one.kind != "page" or one.value not in left),
            failures=tuple(_failures(connection, names, pages)),
            watched=tuple(_watched(connection, names, pages)),
        )


def _known(connection: apsw.Connection, captures: Sequence[str]) -> tuple[list[Known], set[str]]:
    """By what captures and their documents are known again, and the names that may stand in failures: origins,
    addresses, titles."""
    known: list[Known] = []
    names: set[str] = set()
    for id in captures:
        known.append(Known("capture", id))
        for origin, address, title in connection.execute(
            "SELECT c.origin, c.address, e.title FROM capture c LEFT JOIN entry e ON e.capture_id = c.id WHERE c.id = ?"
            " UNION SELECT c.origin, c.address, e.title FROM capture c JOIN document d ON d.capture_id = c.id"
            " JOIN description e ON e.document_id = d.id WHERE c.id = ?",
            (id, id),
        ):
            known += tombstones.pages_of(str(origin), str(address) if address else None)
            names.update(str(name) for name in (origin, address, title) if name)
        for text, page, body in connection.execute(
            "SELECT d.text, v.page, c.body FROM document d JOIN capture c ON c.id = d.capture_id"
            " LEFT JOIN version v ON v.document_id = d.id WHERE d.capture_id = ?",
            (id,),
        ):
            known += tombstones.body_of([zlib.decompress(bytes(body))])
            if page:
                known += [Known("page", str(page)), tombstones.text_of(str(page), str(text))]
    for table in ("document", "attribution", "cluster"):
        rows = connection.execute("SELECT value FROM temp.leaving WHERE tbl = ? AND col = 'id'", (table,))
        known += [Known(table, str(id)) for (id,) in rows]
    return known, names


def _failures(connection: apsw.Connection, names: set[str], pages: set[str]) -> Iterator[int]:
    """The failures that tell of these names or pages."""
    telling = [name for name in names if len(name) >= _TELLING]
    for number, subject, message in connection.execute("SELECT number, subject, message FROM failure"):
        places = {page_key(str(subject)), *(page_key(place) for place in _ADDRESS.findall(str(message)))}
        if subject in names or places & pages or any(name in str(message) for name in telling):
            yield int(number or 0)


def _watched(connection: apsw.Connection, names: set[str], pages: set[str]) -> Iterator[str]:
    """The watched pages that are these, or whose newest document goes."""
    for address, goes in connection.execute(
        "SELECT address, document_id IN (SELECT value FROM temp.leaving WHERE tbl = 'document' AND col = 'id')"
        " FROM visit"
    ):
        if goes or address in names or page_key(str(address)) in pages or f"origin:{address}" in pages:
            yield str(address)


# ---------------------------------------------------------------- going


def forget(
    connection: apsw.Connection, captures: Sequence[str], named: str | None, *, reason: str, by: str | None, at: str
) -> list[str]:
    """Remove captures and all that was made from them, inside the caller's transaction (see `unchecked`).

    Returns the documents whose people are to be judged again: they were one with others through what went.
    """
    choice = choose(connection, captures, named)
    traces = _Traces.of(connection, captures, named)
    leaving, left = _documents(connection), _left(connection)
    people, reviewed = _people(connection), _reviewed(connection)
    carried = list(_carried(connection))
    tombstones.add(
        connection, traces.known, reason=reason, by=by, at=at, captures=len(captures),
        documents=sum(page.document_id is not None for page in choice.pages),
    )  # fmt: skip
    connection.executemany("DELETE FROM failure WHERE number = ?", [(number,) for number in traces.failures])
    _forget_visits(connection, traces, set(left.values()))
    connection.executemany("DELETE FROM version WHERE document_id = ?", [(id,) for id in leaving])
    changed = boilerplate.settle(connection, leaving) | reviewed
    references.remove(connection)
    _settle_versions(connection, left, changed - set(leaving))
    again = components.without(connection, people)
    _carry(connection, carried, at)
    connection.executemany("DELETE FROM judged WHERE document_id = ?", [(id,) for id in again])
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise LedgerError(f"the {broken[0]} {broken[1]} refers to what was to be forgotten: nothing was removed")
    return again


@contextmanager
def unchecked(connection: apsw.Connection) -> Iterator[None]:
    """Foreign keys unchecked, to be entered before a transaction begins; and what is deleted is overwritten."""
    connection.pragma("foreign_keys", False)
    connection.pragma("secure_delete", True)
    try:
        yield
    finally:
        connection.pragma("foreign_keys", True)


def _forget_visits(connection: apsw.Connection, traces: _Traces, left: set[str]) -> None:
    """A page that goes as a whole is watched no more; of one that stays, what a feed said of it goes."""
    for address in traces.watched:
        page = page_key(address)
        if page in left:
            current = connection.execute(
                "SELECT document_id FROM version WHERE page = ? AND current AND document_id NOT IN"
                " (SELECT value FROM temp.leaving WHERE tbl = 'document' AND col = 'id')",
                (page,),
            ).get
            connection.execute("UPDATE visit SET listed = NULL, document_id = ? WHERE address = ?", (current, address))
        else:
            connection.execute("DELETE FROM visit WHERE address = ?", (address,))


def _reviewed(connection: apsw.Connection) -> set[str]:
    """The documents that show a review which goes."""
    rows = connection.execute(
        "SELECT DISTINCT document_id FROM reviewed WHERE review_id IN"
        " (SELECT value FROM temp.leaving WHERE tbl = 'review' AND col = 'id')"
    )
    return {str(id) for (id,) in rows}


def _settle_versions(connection: apsw.Connection, left: dict[str, str], changed: set[str]) -> None:
    """Decide anew which version of a page is current, and make the rows again of what stands otherwise now."""
    for document in {page: document for document, page in left.items()}.values():
        derived.rebuild(connection, document)
    for document in sorted(changed):
        derived.rebuild(connection, document)


# ---------------------------------------------------------------- people


def _people(connection: apsw.Connection) -> dict[str, list[str]]:
    """The entities that lose a cluster, with the clusters that they keep."""
    rows = connection.execute(
        "SELECT m.entity_id, m.cluster_id, l.value NOTNULL FROM member m LEFT JOIN temp.leaving l"
        " ON l.tbl = 'cluster' AND l.col = 'id' AND l.value = m.cluster_id WHERE m.entity_id IN"
        " (SELECT entity_id FROM member WHERE cluster_id IN"
        " (SELECT value FROM temp.leaving WHERE tbl = 'cluster' AND col = 'id')) ORDER BY m.number"
    )
    found: dict[str, list[str]] = {}
    for entity, cluster, goes in rows:
        kept = found.setdefault(str(entity), [])
        if not goes:
            kept.append(str(cluster))
    return found


def _carried(connection: apsw.Connection) -> Iterator[tuple[str, Proposal]]:
    """What people decided through clusters that go, said of those that stay: who decided, and what.

    Two that a person joined to one that goes are one; whom a person held apart from one that goes is apart from the
    oldest of its entity that stays.
    """
    rows = connection.execute(
        "SELECT v.verdict, v.one, v.other, p.name FROM verdict v JOIN judgement j ON j.number = v.judgement"
        " JOIN producer p ON p.id = j.producer_id WHERE v.by_person ORDER BY v.judgement"
    ).fetchall()
    goes = {str(id) for (id,) in connection.execute("SELECT value FROM temp.leaving WHERE tbl = 'cluster'")}
    through: dict[str, list[tuple[str, str]]] = {}
    for verdict, one, other, name in rows:
        for gone, stays in ((str(one), str(other)), (str(other), str(one))):
            if gone in goes and stays not in goes:
                if verdict == "same":
                    through.setdefault(gone, []).append((stays, str(name)))
                elif oldest := _oldest_left(connection, gone):
                    yield str(name), _proposal(oldest, stays, "different")
    for (first, _), *others in through.values():
        for cluster, name in others:
            yield name, _proposal(first, cluster, "same")


def _proposal(one: str, other: str, verdict: str) -> Proposal:
    return Proposal(left=one, right=other, verdict=verdict, score=1.0, reason=_CARRIED)  # type: ignore[arg-type]


def _oldest_left(connection: apsw.Connection, cluster: str) -> str | None:
    found: str | None = connection.execute(
        "SELECT m.cluster_id FROM member m JOIN cluster c ON c.id = m.cluster_id"
        " WHERE m.entity_id = (SELECT entity_id FROM member WHERE cluster_id = ?)"
        " AND m.cluster_id NOT IN (SELECT value FROM temp.leaving WHERE tbl = 'cluster' AND col = 'id')"
        " ORDER BY c.at, c.number LIMIT 1",
        (cluster,),
    ).get
    return found


def _carry(connection: apsw.Connection, carried: Iterable[tuple[str, Proposal]], at: str) -> None:
    for name, proposal in carried:
        if proposal.left == proposal.right:
            continue
        producer = Producer(name=name, version=PERSON)
        number = number_of(connection, producer)
        judgements.add(connection, [proposal], producer, number, at)
