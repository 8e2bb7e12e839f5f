"""Versions of a page: the documents of one address, in the order they were seen, and which is the page as it stands.

A page is known by its address (`address.page_key`; see `key_of`), what has none by its origin; so is what a feed gives
of a page, which is no version of it, and may be anybody's feed. Its current version is the one seen last. Of an older
version only what is gone from the page is shown in lists: statements whose words, from source to content, stand no more
in the current one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import apsw

from reportedly.address import page_key, same_page
from reportedly.types import ENTRY, Description, Document, Standing

Today = Callable[[apsw.Connection, str], str]
_NOT_WORD = re.compile(r"[\W_]+")

_SEEN = (
    "SELECT d.id, d.number, d.at, s.seen_at FROM version v JOIN document d ON d.id = v.document_id"
    " LEFT JOIN sighting s ON s.capture_id = d.capture_id WHERE v.page = ?1"
    " UNION ALL SELECT d.id, d.number, d.at, s.seen_at FROM version v JOIN document d ON d.id = v.document_id"
    " JOIN same_text t ON t.as_capture = d.capture_id JOIN sighting s ON s.capture_id = t.capture_id WHERE v.page = ?1"
)
"""When the texts of one page were seen, each in its own capture or in another one that gave the same. By index from the
page inward: asked for every page that comes in, it must not look at the sightings of all others."""


def place(connection: apsw.Connection, document_id: str) -> dict[str, bool]:
    """Put a document in the series of its page. Runs inside the caller's transaction.

    Returns the documents of the pages concerned, and whether each became or ceased to be the current version by that.
    """
    old = connection.execute("SELECT page FROM version WHERE document_id = ?", (document_id,)).get
    new = page_of(connection, document_id)
    if new is None:
        connection.execute("DELETE FROM version WHERE document_id = ?", (document_id,))
    elif new != old:
        connection.execute(
            "INSERT INTO version VALUES (?, ?, 0) ON CONFLICT (document_id) DO UPDATE SET page = excluded.page",
            (document_id, new),
        )
    return {id: flipped for page in {old, new} - {None} for id, flipped in _settle(connection, str(page))}


def _settle(connection: apsw.Connection, page: str) -> list[tuple[str, bool]]:
    """Decide which version of a page is current."""
    current = current_of(connection, page)
    members = connection.execute("SELECT document_id, current FROM version WHERE page = ?", (page,)).fetchall()
    flipped = [(str(id), bool(was) != (id == current)) for id, was in members]
    for id in (id for id, changed in flipped if changed):
        connection.execute("UPDATE version SET current = ? WHERE document_id = ?", (int(id == current), id))
    return flipped


def page_of(connection: apsw.Connection, document_id: str) -> str | None:
    """What a document's page is known by; None where a newer extraction of its capture has taken its place."""
    row = connection.execute(
        "SELECT e.address, c.address, c.origin, c.media_type,"
        " d.number = (SELECT max(number) FROM document WHERE capture_id = d.capture_id)"
        " FROM document d JOIN capture c ON c.id = d.capture_id LEFT JOIN description e"
        " ON e.number = (SELECT max(number) FROM description WHERE document_id = d.id) WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    if row is None or not row[4]:
        return None
    stated, fetched, origin, media_type, _ = row
    if not stated and not fetched and origin == "-":
        return f"document:{document_id}"
    return key_of(stated, fetched, str(origin), str(media_type))


def key_of(stated: str | None, fetched: str | None, origin: str, media_type: str) -> str:
    """What a page is known by: the address that it states, where that is another spelling of the one it was had from.

    Else the latter: a page that names another one of its host must not become a version of that, nor hide its edits.
    """
    if media_type == ENTRY or not (stated or fetched):
        return f"origin:{origin}"
    foreign = stated and fetched and media_type in _PAGES and not same_page(stated, fetched)
    return page_key(str(fetched if foreign else stated or fetched))


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def current_of(connection: apsw.Connection, page: str) -> str | None:
    """The document of a page that was seen last; of those seen at one moment, the one that came to be last."""
    found = connection.execute(
        f"SELECT id FROM ({_SEEN}) ORDER BY seen_at DESC, at DESC, number DESC LIMIT 1", (page,)
    ).get
    return str(found) if found else None


def twin(connection: apsw.Connection, document: Document, description: Description) -> Document | None:
    """A document of the same page with the same text, made of another capture."""
    fetched, origin, media_type = connection.execute(
        "SELECT address, origin, media_type FROM capture WHERE id = ?", (document.capture_id,)
    ).fetchone() or (None, "", "")
    row = connection.execute(
        "SELECT d.id, d.capture_id, d.text FROM version v JOIN document d ON d.id = v.document_id"
        " WHERE v.page = ? AND d.text = ? AND d.capture_id <> ? ORDER BY d.number LIMIT 1",
        (
            key_of(description.address, str(fetched) if fetched else None, str(origin), str(media_type)),
            document.text,
            document.capture_id,
        ),
    ).fetchone()
    return Document(id=row[0], capture_id=row[1], text=row[2]) if row else None


def words_today(connection: apsw.Connection, page: str) -> str:
    """The words of a page as it stands, as `words_of` gives them; empty where it has no current version."""
    now = connection.execute(
        "SELECT d.text FROM version v JOIN document d ON d.id = v.document_id WHERE v.page = ? AND v.current", (page,)
    ).get
    return words_of(str(now)) if now is not None else ""


def standings(
    connection: apsw.Connection, document_id: str, today: Today = words_today
) -> tuple[str | None, dict[str, Standing] | None]:
    """The page of a document, and how its attributions stand on the page today: by attribution; None, all as the
    current version has them. `today` is `words_today`, or remembers what that gave."""
    row = connection.execute("SELECT page, current FROM version WHERE document_id = ?", (document_id,)).fetchone()
    if row is None or row[1]:
        return (str(row[0]) if row else None), None
    text = str(connection.execute("SELECT text FROM document WHERE id = ?", (document_id,)).get)
    current = today(connection, str(row[0]))
    found: dict[str, Standing] = {}
    for id, spans in connection.execute("SELECT id, spans FROM attribution WHERE document_id = ?", (document_id,)):
        found[str(id)] = "kept" if extent(text, json.loads(spans)) in current else "gone"
    return str(row[0]), found


def extent(text: str, roles: Iterable[Iterable[Sequence[int]]]) -> str:
    """The words of an attribution from the first of its spans to the last, as `words_of` gives them."""
    ends = [end for role in roles for span in role for end in span]
    return words_of(text[min(ends) : max(ends)])


def words_of(text: str) -> str:
    """The words of a text in order, whatever the case, marks and lines, with a space on either side."""
    return f" {_NOT_WORD.sub(' ', text.casefold()).strip()} "


def history(connection: apsw.Connection, page: str) -> Iterator[tuple[str, str, str]]:
    """The versions of a page in the order they were seen: document, first and last sighting.

    A text that came back after another is listed again. Two documents of one text, as two ledgers that were put
    together may have them, are one version: the current one stands for it, else the oldest.
    """
    same = {
        str(id): str(stands)
        for id, stands in connection.execute(
            "SELECT d.id, first_value(d.id) OVER (PARTITION BY d.text ORDER BY v.current DESC, d.at, d.id)"
            " FROM version v JOIN document d ON d.id = v.document_id WHERE v.page = ?",
            (page,),
        )
    }
    rows = connection.execute(
        f"SELECT seen_at, id FROM ({_SEEN}) WHERE seen_at NOTNULL ORDER BY seen_at, at, number", (page,)
    )
    document = first = last = ""
    for at, id in rows:
        if same[str(id)] != document:
            if document:
                yield document, first, last
            document, first = same[str(id)], str(at)
        last = str(at)
    if document:
        yield document, first, last
