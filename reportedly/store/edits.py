"""What was edited on pages: versions side by side, and the pages that have several."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import apsw

from reportedly.address import page_key
from reportedly.answers import Change, ChangedPage, NewVersion, Version
from reportedly.changes import announced, passages
from reportedly.store import search, versions
from reportedly.types import Statement


def series(connection: apsw.Connection, page: str) -> list[Version]:
    """The versions of a page, oldest first; one whose text came back later is there again."""
    return [_version(connection, *row) for row in versions.history(connection, page)]


def _version(connection: apsw.Connection, id: str, first: str, last: str) -> Version:
    title, published, modified, statements = connection.execute(
        "SELECT e.title, e.published, e.modified, (SELECT count(*) FROM statement WHERE document_id = e.document_id"
        " AND standing <> 'boilerplate')"
        " FROM description e WHERE e.document_id = ? ORDER BY e.number DESC LIMIT 1",
        (id,),
    ).fetchone() or (None, None, None, 0)
    return Version(
        document_id=id, first_seen=first, last_seen=last, title=title, published=published, modified=modified,
        statements=int(statements or 0),
    )  # fmt: skip


class _Kept(NamedTuple):
    """A version with its text, and the words of that, as `versions.words_of` gives them."""

    version: Version
    text: str
    words: str


def _kept(connection: apsw.Connection, version: Version) -> _Kept:
    text = str(connection.execute("SELECT text FROM document WHERE id = ?", (version.document_id,)).get)
    return _Kept(version, text, versions.words_of(text))


def changes(connection: apsw.Connection, page: str) -> list[Change]:
    """What became of a page from each version to the next, oldest first."""
    return [
        Change(
            before=before.version,
            after=after.version,
            passages=passages(before.text, after.text),
            appeared=_only(connection, after, before),
            gone=_only(connection, before, after),
            announced=_announced(before, after),
        )
        for before, after in pairwise(_kept(connection, version) for version in series(connection, page))
    ]


def new_version(connection: apsw.Connection, document_id: str) -> NewVersion | None:
    """What a document changed on its page; None where the page has no other version."""
    row = connection.execute("SELECT page, current FROM version WHERE document_id = ?", (document_id,)).fetchone()
    if row is None:
        return None
    page, current = str(row[0]), bool(row[1])
    seen = list(versions.history(connection, page))
    place = next((n for n, (id, _, _) in enumerate(seen) if id == document_id), None)
    if place is None or len(seen) < 2:
        return None
    before, after = (_kept(connection, _version(connection, *row)) for row in seen[max(0, place - 1) :][:2])
    return NewVersion(
        document_id=document_id,
        page=page,
        title=(after if place else before).version.title,
        announced=_announced(before, after),
        gone=len(_only(connection, before, after)),
        appeared=len(_only(connection, after, before)),
        current=current,
    )


def page_named(connection: apsw.Connection, given: str) -> str | None:
    """The page that a user means by an address, an origin or the id of a document; None where the ledger has none."""
    found = (
        connection.execute(
            "SELECT page FROM version WHERE page = ?1 OR document_id = ?2 LIMIT 1", (page_key(given), given)
        ).get
        or connection.execute(
            "SELECT v.page FROM capture c JOIN document d ON d.capture_id = c.id"
            " JOIN version v ON v.document_id = d.id WHERE c.origin = ? ORDER BY d.number DESC LIMIT 1",
            (given,),
        ).get
    )
    return str(found) if found else None


def count_changed(connection: apsw.Connection) -> int:
    """How many pages have several versions."""
    total: int = connection.execute(f"SELECT count(*) FROM ({_CHANGED})").get
    return total


def count_older(connection: apsw.Connection) -> int:
    """How many texts pages had before those that they have."""
    total: int = connection.execute(f"SELECT coalesce(sum(texts - 1), 0) FROM ({_CHANGED})").get
    return total


_CHANGED = (
    "SELECT v.page, count(DISTINCT d.text) AS texts FROM version v JOIN document d ON d.id = v.document_id"
    " WHERE v.page IN (SELECT page FROM version GROUP BY page HAVING count(*) > 1) GROUP BY v.page HAVING texts > 1"
)


def changed_pages(connection: apsw.Connection, *, limit: int, offset: int = 0) -> list[ChangedPage]:
    """The pages that have several versions, the one that changed last first."""
    rows = connection.execute(
        "SELECT v.page, max((SELECT min(seen_at) FROM sighting WHERE capture_id = d.capture_id OR capture_id IN"
        " (SELECT capture_id FROM same_text WHERE as_capture = d.capture_id))) AS changed"
        " FROM version v JOIN document d ON d.id = v.document_id"
        f" WHERE v.page IN (SELECT page FROM ({_CHANGED}))"
        " GROUP BY 1 ORDER BY changed DESC, 1 LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()
    return [_line(connection, str(page)) for page, _ in rows]


def _line(connection: apsw.Connection, page: str) -> ChangedPage:
    found = series(connection, page)
    newest = found[-1]
    outlet, address, gone = connection.execute(
        "SELECT e.outlet, coalesce(e.address, c.address),"
        " (SELECT count(DISTINCT copy_key) FROM statement WHERE page = ? AND standing = 'gone')"
        " FROM description e JOIN document d ON d.id = e.document_id JOIN capture c ON c.id = d.capture_id"
        " WHERE e.document_id = ? ORDER BY e.number DESC LIMIT 1",
        (page, newest.document_id),
    ).fetchone() or (None, None, 0)
    silent = sum(_announced(*pair) is None for pair in pairwise(_kept(connection, version) for version in found))
    return ChangedPage(
        document_id=newest.document_id, page=page, title=newest.title, outlet=outlet, address=address,
        versions=len(found), changed=newest.first_seen, silent=silent, gone=int(gone or 0),
    )  # fmt: skip


def _only(connection: apsw.Connection, one: _Kept, other: _Kept) -> tuple[Statement, ...]:
    """The statements of a version whose words the other one does not have."""
    found = search.of_document(connection, one.version.document_id)
    return tuple(
        s for s in found if versions.extent(one.text, (s.spans, s.cue_spans, s.source_spans)) not in other.words
    )


def _announced(before: _Kept, after: _Kept) -> str | None:
    if told := announced(before.text, after.text):
        return told
    modified, known = after.version.modified, before.version.modified or before.version.published or ""
    return modified if modified and modified > known else None
