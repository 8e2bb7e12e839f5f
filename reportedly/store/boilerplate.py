"""Boilerplate: what an outlet puts under its pages whatever they tell of.

A paragraph is boilerplate of an outlet when it reads so (`reportedly.boilerplate`) and stands on three or more of its
pages that otherwise differ, either at the edge of all of them, or on at least half of six or more. Of a page only the
current version counts. Pages that share half of their other paragraphs are copies of one another, and count as one.

`passage` and `boilerplate` follow from documents, descriptions and versions alone, in whatever order these came in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import apsw

from reportedly.address import page_key
from reportedly.answers import Boilerplate
from reportedly.boilerplate import reads_as_boilerplate
from reportedly.errors import LedgerError
from reportedly.store.versions import words_of
from reportedly.types import Kind, Span

UNREADABLE = (ValueError, TypeError, LookupError)
"""What damaged JSON and text raise."""
_PAGES: Final = ("text/html", "application/xhtml+xml")
"""Posts are left alone: what a channel puts under each of its posts is its message."""
_FLOW: Final[frozenset[Kind]] = frozenset({"heading", "body", "list", "quote", "embed", "other"})
_MAY_BE: Final[frozenset[Kind]] = frozenset({"heading", "body", "list", "other"})
_FIRST, _LAST = 2, 4  # paragraphs that are the edge of a text
_LEAST = 3  # pages that otherwise differ
_MANY = 6  # pages of an outlet from which half of them is telling
_SIZE = 8  # bytes of a hash
_LOOKED_AT = 40
"""Pages that carry a paragraph of which so many are compared, in the order of their ids, until three differ."""


class Passage(NamedTuple):
    """A paragraph that may be boilerplate: where it is, a hash of its words, whether the document has it at its edge
    alone, and whether the document is the page as it stands."""

    start: int
    stop: int
    words: int
    edge: int
    counted: int


class Passages(NamedTuple):
    """What a document adds to what is known of its outlet: whether it is the page as it stands, the description that
    this was taken from, hashes of the paragraphs that cannot be boilerplate, and those that may be."""

    outlet: str
    counted: int
    description: int
    others: bytes
    passages: tuple[Passage, ...]


def settle(connection: apsw.Connection, document_ids: Iterable[str]) -> set[str]:
    """Bring the passages of documents up to date, and what is boilerplate by them.

    Returns the documents of which other rows are to be shown by that, these left out or not. Runs inside the caller's
    transaction.
    """
    touched: dict[str, set[int]] = {}
    fewer: set[str] = set()
    for id in document_ids:
        if _is_settled(connection, id):
            continue
        old, new = _kept(connection, id), derive(connection, id)
        if old == new:
            continue
        _keep(connection, id, new)
        for one in filter(None, (old, new)):
            touched.setdefault(one.outlet, set()).update(p.words for p in one.passages)
        if old and old.counted:
            fewer.add(old.outlet)
    changed: set[str] = set()
    for outlet, words in touched.items():
        judge = _Judge(connection, outlet)
        others = judge.common() if outlet in fewer or judge.pages <= _MANY else judge.marked()
        for each in sorted(words | others):
            changed |= _mark(connection, outlet, each, judge.falls(each))
    return changed


def _is_settled(connection: apsw.Connection, document_id: str) -> bool:
    """Whether the passages of a document were taken from what there is now: its text never changes."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM outlet_page o JOIN version v ON v.document_id = o.document_id"
            " WHERE o.document_id = ?1 AND o.counted = v.current"
            " AND o.description = (SELECT max(number) FROM description WHERE document_id = ?1))",
            (document_id,),
        ).get
    )


def _keep(connection: apsw.Connection, document_id: str, new: Passages | None) -> None:
    connection.execute("DELETE FROM passage WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM outlet_page WHERE document_id = ?", (document_id,))
    if new:
        connection.execute("INSERT INTO outlet_page VALUES (?, ?, ?, ?, ?)", (document_id, *new[:-1]))
        connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)", [(document_id, new.outlet, *p) for p in new.passages]
        )


def _mark(connection: apsw.Connection, outlet: str, words: int, falls: bool) -> set[str]:
    """Keep whether a paragraph is boilerplate. Returns the documents that show something of it, if that is new."""
    if falls:
        connection.execute("INSERT OR IGNORE INTO boilerplate VALUES (?, ?)", (outlet, words))
    else:
        connection.execute("DELETE FROM boilerplate WHERE outlet = ? AND words = ?", (outlet, words))
    if not connection.changes():
        return set()
    rows = connection.execute(
        "SELECT DISTINCT p.document_id FROM passage p WHERE p.outlet = ? AND p.words = ? AND ("
        " EXISTS (SELECT 1 FROM statement s WHERE s.document_id = p.document_id"
        " AND s.start >= p.start AND s.start < p.stop)"
        " OR EXISTS (SELECT 1 FROM dated d WHERE d.document_id = p.document_id"
        " AND d.start >= p.start AND d.start < p.stop)"
        " OR EXISTS (SELECT 1 FROM quantity q WHERE q.document_id = p.document_id"
        " AND q.start >= p.start AND q.start < p.stop))",
        (outlet, words),
    )
    return {str(id) for (id,) in rows}


# ---------------------------------------------------------------- passages of a document


def _kept(connection: apsw.Connection, document_id: str) -> Passages | None:
    row: tuple[str, int, int, bytes] | None = connection.execute(
        "SELECT outlet, counted, description, others FROM outlet_page WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None:
        return None
    passages = connection.execute(
        "SELECT start, stop, words, edge, counted FROM passage WHERE document_id = ? ORDER BY start", (document_id,)
    )
    return Passages(*row, tuple(Passage(*map(int, passage)) for passage in passages))


def derive(connection: apsw.Connection, document_id: str) -> Passages | None:
    """The passages that a document should have; None where it is no page of an outlet, or newer ones replace it.

    Whoever changes what is taken for boilerplate appends a migration that empties `outlet_page`, `passage` and
    `boilerplate`: the ledger makes them again when it is opened.
    """
    row = connection.execute(
        "SELECT e.outlet, coalesce(e.address, c.address), c.media_type, v.current, d.text, e.paragraphs, e.number"
        " FROM document d JOIN capture c ON c.id = d.capture_id JOIN version v ON v.document_id = d.id"
        " JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = d.id)"
        " WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    if row is None or row[2] not in _PAGES:
        return None
    outlet = str(row[0]) if row[0] else None
    key = _outlet_key(outlet, str(row[1]) if row[1] else None)
    if key is None:
        return None
    others: set[bytes] = set()
    found: list[tuple[Span, bool, int]] = []
    for place, kind, text, edge in _flow(document_id, str(row[4]), str(row[5])):
        if kind in _MAY_BE and reads_as_boilerplate(text, outlet):
            found.append((place, edge, int.from_bytes(_hash(text), "big", signed=True)))
        else:
            others.add(_hash(text))
    counted = int(bool(row[3]))
    inside = {words for _, edge, words in found if not edge}
    return Passages(
        outlet=key,
        counted=counted,
        description=int(row[6] or 0),
        others=b"".join(sorted(others)),
        passages=tuple(Passage(*place, words, int(words not in inside), counted) for place, _, words in found),
    )


def _outlet_key(outlet: str | None, address: str | None) -> str | None:
    """What the pages of an outlet share: its name, else the host of its address; None where neither is known."""
    if outlet and (name := words_of(outlet).strip()):
        return name
    return page_key(address).partition("/")[0] if address else None


def _flow(document_id: str, text: str, paragraphs: str) -> Iterator[tuple[Span, Kind, str, bool]]:
    """The paragraphs of an article: where, of what kind, the words, and whether that is at the edge of the text."""
    try:
        flow = [(Span(start, end), kind) for start, end, kind in json.loads(paragraphs) if kind in _FLOW]
    except (ValueError, TypeError) as error:
        raise LedgerError(
            f"the description of {document_id!r} is damaged ({error}): see what reportedly verify says"
        ) from error
    for n, (span, kind) in enumerate(flow):
        yield span, kind, text[span.start : span.end], n < _FIRST or n >= len(flow) - _LAST


def _hash(paragraph: str) -> bytes:
    """A hash of a paragraph's words, whatever their case and marks."""
    return hashlib.blake2b(words_of(paragraph).encode("utf-8", "replace"), digest_size=_SIZE).digest()


# ---------------------------------------------------------------- what is boilerplate


class _Judge:
    """Decides what is boilerplate of one outlet, by what the ledger has now."""

    def __init__(self, connection: apsw.Connection, outlet: str) -> None:
        self._connection = connection
        self._outlet = outlet
        self.pages: int = connection.execute(
            "SELECT count(*) FROM outlet_page WHERE outlet = ? AND counted = 1", (outlet,)
        ).get

    def marked(self) -> set[int]:
        """What is taken for boilerplate so far. A page more can undo that, where it stood on half of them."""
        rows = self._connection.execute("SELECT words FROM boilerplate WHERE outlet = ?", (self._outlet,))
        return {int(words) for (words,) in rows}

    def common(self) -> set[int]:
        """All that stands on pages enough, or is taken for boilerplate so far."""
        rows = self._connection.execute(
            "SELECT words FROM passage WHERE outlet = ? AND counted = 1"
            " GROUP BY words HAVING count(DISTINCT document_id) >= ?",
            (self._outlet, _LEAST),
        )
        return {int(words) for (words,) in rows} | self.marked()

    def falls(self, words: int) -> bool:
        """Whether a paragraph is boilerplate."""
        if self._carriers(words, _LEAST) < _LEAST:
            return False
        inside: int = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM passage WHERE outlet = ? AND words = ? AND counted = 1 AND edge = 0)",
            (self._outlet, words),
        ).get
        if inside and (self.pages < _MANY or 2 * self._carriers(words, self.pages) < self.pages):
            return False
        return self._differ(words)

    def _carriers(self, words: int, most: int) -> int:
        """On how many pages a paragraph stands; no more than `most` are counted."""
        count: int = self._connection.execute(
            "SELECT count(*) FROM (SELECT DISTINCT document_id FROM passage"
            " WHERE outlet = ? AND words = ? AND counted = 1 LIMIT ?)",
            (self._outlet, words, most),
        ).get
        return count

    def _differ(self, words: int) -> bool:
        """Whether enough pages that have it otherwise differ."""
        rows: list[tuple[bytes]] = self._connection.execute(
            "SELECT others FROM outlet_page WHERE document_id IN (SELECT DISTINCT document_id FROM passage"
            " WHERE outlet = ? AND words = ? AND counted = 1 ORDER BY document_id LIMIT ?) ORDER BY document_id",
            (self._outlet, words, _LOOKED_AT),
        )  # type: ignore[assignment]
        apart: list[frozenset[bytes]] = []
        for (others,) in rows:
            page = frozenset(others[at : at + _SIZE] for at in range(0, len(others), _SIZE))
            if not any(2 * len(page & other) >= min(len(page), len(other)) for other in apart):
                apart.append(page)
            if len(apart) == _LEAST:
                return True
        return False


# ---------------------------------------------------------------- answers


def stretches(connection: apsw.Connection, document_id: str) -> list[Span]:
    """Where a document has boilerplate, in order."""
    rows = connection.execute(
        "SELECT p.start, p.stop FROM passage p JOIN boilerplate b ON b.outlet = p.outlet AND b.words = p.words"
        " WHERE p.document_id = ? ORDER BY 1",
        (document_id,),
    )
    return [Span(int(start), int(stop)) for start, stop in rows]


def of_document(connection: apsw.Connection, document_id: str) -> list[Boilerplate]:
    """The boilerplate of a document, in order, with on how many pages of the outlet each stands."""
    rows = connection.execute(
        "SELECT p.start, p.stop, (SELECT count(DISTINCT document_id) FROM passage o WHERE o.outlet = p.outlet"
        " AND o.words = p.words AND o.counted = 1), e.outlet, p.outlet"
        " FROM passage p JOIN boilerplate b ON b.outlet = p.outlet AND b.words = p.words"
        " JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = p.document_id)"
        " WHERE p.document_id = ? ORDER BY 1",
        (document_id,),
    )
    return [Boilerplate(span=Span(r[0], r[1]), pages=r[2], outlet=r[3] or r[4]) for r in rows]


def problems(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    """What does not follow from the documents, for `verify`: subjects and what is wrong with them."""
    for (id,) in connection.execute("SELECT id FROM document ORDER BY number"):
        try:
            if _kept(connection, str(id)) != derive(connection, str(id)):
                yield str(id), "the paragraphs that may be boilerplate are not those of its text"
        except (LedgerError, *UNREADABLE):  # said of its text and description already
            continue
    should: set[tuple[str, int]] = set()
    judges: dict[str, _Judge] = {}
    for outlet, words in _pairs(connection, "SELECT DISTINCT outlet, words FROM passage WHERE counted = 1"):
        judge = judges.get(outlet) or judges.setdefault(outlet, _Judge(connection, outlet))
        try:
            if judge.falls(words):
                should.add((outlet, words))
        except (LedgerError, *UNREADABLE):
            continue
    for outlet, _ in sorted(should ^ set(_pairs(connection, "SELECT outlet, words FROM boilerplate"))):
        yield outlet, "what is taken for the outlet's boilerplate does not follow from its pages"


def _pairs(connection: apsw.Connection, sql: str) -> list[tuple[str, int]]:
    return connection.execute(sql).fetchall()  # type: ignore[return-value]
