"""What of somebody else's ledger may come in: its hashes made again, its words compared, its sizes and moments bounded.

What a ledger says of when something was seen, and of who decided, no hash can tell: for that one takes its word.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import apsw

from reportedly.cases import FIELDS, Step
from reportedly.identity import capture_id_of, digest_of, document_id
from reportedly.store import cases, reviewed, verify_accounts
from reportedly.store.verify import stored
from reportedly.store.visiting import UNREADABLE

_PIECE = 262_144
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_WEB = re.compile(r"https?://\S", re.IGNORECASE)
_AHEAD = timedelta(days=1)
"""How far the clock of another machine may be ahead."""


class Bounds(NamedTuple):
    """The largest body, in bytes, and the longest text, in characters, that come in."""

    body: int
    text: int


class CaptureRow(NamedTuple):
    """A row of `capture`."""

    id: str
    origin: str
    address: str | None
    status: int | None
    redirects: str
    headers: str
    media_type: str
    size: int
    body: bytes
    head: bytes | None


CAPTURE = ", ".join(CaptureRow._fields)


def latest() -> str:
    """The latest moment that is believed."""
    return (datetime.now(UTC) + _AHEAD).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_trouble(at: str, latest: str) -> str | None:
    """What is wrong with a moment: it would be the newest of all for ever, or none."""
    if not _MOMENT.fullmatch(at):
        return f"it is dated {at[:40]!r}, which is no moment"
    return f"it is dated {at}, in the future: set the clock of the machine that wrote it" if at > latest else None


def capture_trouble(row: CaptureRow, bounds: Bounds) -> str | None:
    """What keeps a capture from coming in; None where nothing does. Its body is unpacked piece by piece."""
    try:
        if row.size > bounds.body:
            return f"its body has {row.size:,} bytes, more than max_body lets in: set that higher, and run it again"
        if trouble := _fields_trouble(row):
            return trouble
        found = digest_of(unpacked(row.body, row.size))
    except (zlib.error, *UNREADABLE) as error:
        return f"it cannot be read: {error}"
    return None if capture_id_of(row.origin, found) == row.id else "its origin and body do not give its id"


def _fields_trouble(row: CaptureRow) -> str | None:
    redirects, headers = json.loads(row.redirects), json.loads(row.headers)
    if not all(isinstance(one, str) for one in redirects):
        return "its redirects are no addresses"
    if not all(isinstance(name, str) and isinstance(value, str) for name, value in headers):
        return "its headers are none"
    return address_trouble(row.address)


def address_trouble(address: str | None) -> str | None:
    """What is wrong with an address that pages would link to."""
    return None if address is None or _WEB.match(address) else f"its address {address[:40]!r} is none of the web"


def unpacked(body: bytes, size: int) -> Iterator[bytes]:
    """The pieces of a packed body. Raises ValueError where it has not the size that is said, or more behind it."""
    engine, left, total = zlib.decompressobj(), body, 0
    while not engine.eof:
        piece = engine.decompress(left, _PIECE)
        left = engine.unconsumed_tail
        total += len(piece)
        if total > size:
            raise ValueError(f"its body unpacks to more than the {size:,} bytes that it is said to have")
        if not piece and not left and not engine.eof:
            raise ValueError("its body is cut short")
        yield piece
    if total != size or engine.unused_data:
        raise ValueError(f"its body is not the {size:,} bytes that it is said to be")


def document_trouble(connection: apsw.Connection, id: str, bounds: Bounds, latest: str) -> str | None:
    """What keeps a document with all that was made of it from coming in: the first thing that does not hold."""
    try:
        [(capture, text, long)] = connection.execute(
            "SELECT capture_id, iif(length(text) > ?2, '', text), length(text) > ?2 FROM document WHERE id = ?1",
            (id, bounds.text),
        )
        if long:
            return "its text is longer than max_text lets in: set that higher, and run it again"
        if document_id(str(capture), str(text)) != id:
            return "its capture and text do not give its id"
        for problem in stored(connection, id, str(text)):
            return problem.message
        for _, message in verify_accounts.stored(connection, id, str(text)):
            return message
        return _carried(connection, id, latest)
    except UNREADABLE as error:
        return f"it cannot be read: {error}"


_DATED = ("description", "run", "account", "cluster")


def _carried(connection: apsw.Connection, id: str, latest: str) -> str | None:
    """What is wrong with the moments and addresses that go with a document."""
    for table in ("document WHERE id", *(f"{name} WHERE document_id" for name in _DATED)):
        for (at,) in connection.execute(f"SELECT at FROM {table} = ?", (id,)):
            if trouble := moment_trouble(str(at), latest):
                return trouble
    for address, days in connection.execute(
        "SELECT address, also_published FROM description WHERE document_id = ?", (id,)
    ):
        if trouble := address_trouble(None if address is None else str(address)):
            return trouble
        if not all(isinstance(day, str) for day in json.loads(str(days))):
            return "its other days of publication are none"
    return None


def judgement_trouble(connection: apsw.Connection, number: int, latest: str) -> str | None:
    """What keeps a judgement from coming in."""
    try:
        for _, message in verify_accounts.judgement(connection, number):
            return message
        at = connection.execute("SELECT decided_at FROM judgement WHERE number = ?", (number,)).get
    except UNREADABLE as error:
        return f"it cannot be read: {error}"
    return moment_trouble(str(at), latest)


def step_trouble(step: Step, latest: str, *, opened: bool) -> str | None:
    """What keeps a step of a case from coming in; `opened` says whether that which opened the case is in."""
    if step.field not in FIELDS or cases.step_id(step) != step.id:
        return "what the step says does not give its id"
    if step.field != "person" and step.targets and cases.about(step.targets) != step.about:
        return "what the step is about is not what it was"
    if not opened and not (step.id == step.case_id and step.field == "opened"):
        return "the step that opened its case did not come in"
    return moment_trouble(step.decided_at, latest)


def review_trouble(connection: apsw.Connection, id: str, latest: str) -> str | None:
    """What keeps a review from coming in."""
    try:
        for _, message in reviewed.problems_of(connection, id):
            return message
        at = connection.execute("SELECT decided_at FROM review WHERE id = ?", (id,)).get
    except UNREADABLE as error:
        return f"it cannot be read: {error}"
    return moment_trouble(str(at), latest)
