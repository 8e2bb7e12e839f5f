"""Tombstones: what was forgotten, by whom and why, and marks by which it is known when it comes again.

A mark is a keyed hash of a kind and a value (an id, the key of a page, a text), so that no address stays in the ledger
and two ledgers cannot be compared mark by mark. The key lies in the same file: who has that can still try addresses
that they guess. Every tombstone names its key, so that those of another ledger can be taken over as they are.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

import apsw

from reportedly.address import page_key
from reportedly.errors import Forgotten
from reportedly.identity import digest_of

Kind = Literal["capture", "body", "page", "text", "document", "attribution", "cluster"]
Erased = Literal["rows", "file", "all"]
"""How far the bytes are gone: the rows alone; the file is written anew, but its log may still hold what was; all."""

_STREAM = "-"
_SHORT = 256
"""Bytes below which two pages may be the same by chance (“No comment.”)."""
_COLUMNS = "t.number, t.reason, t.decided_by, t.at, t.captures, t.documents, t.erased"


class Known(NamedTuple):
    """Something by which what was forgotten is known again."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """One forgetting: why, who decided it (None: not told), when (UTC, ISO 8601), how many captures and documents went,
    and how far their bytes are gone."""

    number: int
    reason: str
    by: str | None
    at: str
    captures: int
    documents: int
    erased: Erased

    def __str__(self) -> str:
        by = f" by {self.by}" if self.by else ""
        return f"was forgotten on {self.at[:10]}{by}, because: {self.reason}"


def everyone(connection: apsw.Connection) -> list[Tombstone]:
    """Every tombstone, oldest first."""
    return [_tombstone(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM tombstone t ORDER BY t.number")]


def of(connection: apsw.Connection, wanted: Iterable[Known]) -> Tombstone | None:
    """The tombstone of the first of these that was forgotten; None where none was."""
    keys = _keys(connection)
    for known in wanted if keys else ():
        for key in keys:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM forgotten f JOIN tombstone t ON t.number = f.tombstone WHERE f.mark = ?",
                (_mark(key, known),),
            ).fetchone()
            if row:
                return _tombstone(row)
    return None


def there_are(connection: apsw.Connection) -> bool:
    """Whether anything was ever forgotten."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM forgotten)").get)


def add(
    connection: apsw.Connection,
    known: Iterable[Known],
    *,
    reason: str,
    by: str | None,
    at: str,
    captures: int,
    documents: int,
) -> int:
    """Keep a tombstone with its marks, in the caller's transaction. Returns its number."""
    key: bytes | None = connection.execute("SELECT key FROM tombstone_key ORDER BY number LIMIT 1").get
    if key is None:
        key = secrets.token_bytes(32)
        connection.execute("INSERT INTO tombstone_key (key) VALUES (?)", (key,))
    connection.execute(
        "INSERT INTO tombstone (key, reason, decided_by, at, captures, documents, erased)"
        " VALUES ((SELECT number FROM tombstone_key WHERE key = ?), ?, ?, ?, ?, ?, 'rows')",
        (key, reason, by, at, captures, documents),
    )
    number = connection.last_insert_rowid()
    connection.executemany("INSERT OR REPLACE INTO forgotten VALUES (?, ?)", [(_mark(key, k), number) for k in known])
    return number


def lift(connection: apsw.Connection, known: Iterable[Known]) -> None:
    """Let these come in again, in the caller's transaction. The tombstone stays, for it tells what was done."""
    marks = [(_mark(key, one),) for one in known for key in _keys(connection)]
    connection.executemany("DELETE FROM forgotten WHERE mark = ?", marks)


def unfinished(connection: apsw.Connection) -> list[Tombstone]:
    """The tombstones of what is gone from the tables, but may still lie in the file or in its log."""
    return [one for one in everyone(connection) if one.erased != "all"]


def erased(connection: apsw.Connection, how_far: Erased) -> None:
    """Keep how far the bytes of everything forgotten are gone."""
    connection.execute("UPDATE tombstone SET erased = ? WHERE erased <> 'all'", (how_far,))


def _keys(connection: apsw.Connection) -> list[bytes]:
    return [bytes(key) for (key,) in connection.execute("SELECT key FROM tombstone_key")]


def _mark(key: bytes, known: Known) -> bytes:
    said = f"{known.kind}\0{known.value}".encode("utf-8", "surrogatepass")
    return blake2b(said, key=key, digest_size=16).digest()


def _tombstone(row: tuple[Any, ...]) -> Tombstone:
    number, reason, by, at, captures, documents, erased = row
    return Tombstone(number=number, reason=reason, by=by, at=at, captures=captures, documents=documents, erased=erased)


# ---------------------------------------------------------------- what a page is known by


def pages_of(origin: str, *addresses: str | None) -> list[Known]:
    """What a page that was had from an origin is known by, and by its addresses. Standard input is no page."""
    found = [page_key(address) for address in addresses if address]
    if origin != _STREAM:
        found.append(page_key(origin) if "://" in origin and "#" not in origin else f"origin:{origin}")
    return [Known("page", page) for page in dict.fromkeys(found)]


def body_of(pieces: Iterable[bytes]) -> Iterator[Known]:
    """What a body that held a text is known by, wherever a copy of it lies: nothing where it is short."""
    size = 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for piece in pieces:
            size += len(piece)
            yield piece

    digest = digest_of(counted())
    if size >= _SHORT:
        yield Known("body", digest)


def text_of(page: str, text: str) -> Known:
    """What one text of a page is known by, whatever bytes it comes in."""
    return Known("text", f"{page}\0{text}")


def refusal(subject: str, tombstone: Tombstone) -> Forgotten:
    """Why something does not come in again, and how it does."""
    return Forgotten(f"{subject} {tombstone}: to take it in all the same, reportedly add --even-forgotten")
