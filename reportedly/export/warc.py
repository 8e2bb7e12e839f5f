"""Captures as a web archive (WARC 1.1): every head and body to the byte, for other tools to read.

Written by hand: a record is a few lines and a block, and writers that parse heads write them anew in their own way.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable
from typing import BinaryIO
from urllib.parse import quote

from reportedly.clock import now
from reportedly.export.linked import escaped, urn
from reportedly.types import Capture
from reportedly.version import VERSION

_FIELDS = "application/warc-fields"


def write(captures: Iterable[Capture], out: BinaryIO, name: str, *, packed: bool = True, mark: str = "") -> int:
    """Write captures, each as a record dated by when it was seen first. Returns how many went out.

    One with a head is a ``response``, one without a ``resource``; addresses that led to it stand as ``via`` in a
    ``metadata`` record beside it. `name` is the file's own; `packed` packs each record with gzip by itself. The id of a
    record follows from that of the capture. `mark`, where there is one, is said in the first record.
    """
    pack = _packed if packed else bytes
    about = f"software: reportedly/{VERSION}\r\nformat: WARC File Format 1.1\r\n".encode()
    about += f"protection: {mark}\r\n".encode() if mark else b""
    out.write(
        pack(
            _record(
                "warcinfo", f"warcinfo {name}", now(), about, {"WARC-Filename": _line(name), "Content-Type": _FIELDS}
            )
        )
    )
    count = 0
    for count, capture in enumerate(captures, 1):  # noqa: B007 (the last one is how many there were)
        for record in _records(capture):
            out.write(pack(record))
    return count


def record_id(key: str) -> str:
    """The id of the record of a capture, by the capture's id."""
    return f"<{urn(key)}>"


def _records(capture: Capture) -> Iterable[bytes]:
    date = capture.captured_at or now()
    target = {"WARC-Target-URI": _target(capture)}
    fields = {
        **target,
        "WARC-Payload-Digest": _digest(capture.body),
        "WARC-Identified-Payload-Type": _line(capture.media_type),
        "Content-Type": _line(capture.media_type) if capture.head is None else "application/http; msgtype=response",
    }
    kind = "resource" if capture.head is None else "response"
    yield _record(kind, capture.id, date, (capture.head or b"") + capture.body, fields)
    if capture.redirects:
        via = "".join(f"via: {escaped(address)}\r\n" for address in capture.redirects).encode()
        beside = {**target, "WARC-Concurrent-To": record_id(capture.id), "Content-Type": _FIELDS}
        yield _record("metadata", f"via {capture.id}", date, via, beside)


def _record(kind: str, key: str, date: str, block: bytes, fields: dict[str, str]) -> bytes:
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id(key),
        "WARC-Date": _line(date),
        **fields,
        "WARC-Block-Digest": _digest(block),
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"".join([b"WARC/1.1\r\n", lines.encode(), b"\r\n", block, b"\r\n\r\n"])


def _packed(record: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(record) + packer.flush()


def _digest(content: bytes) -> str:
    """SHA-256, in base 32 as the digests of archives are written."""
    return "sha256:" + base64.b32encode(hashlib.sha256(content).digest()).decode("ascii")


def _target(capture: Capture) -> str:
    """The address of a capture, or its origin as a file's."""
    return (
        escaped(capture.address)
        if capture.address
        else "file:///" + quote(capture.origin, safe="/#:", errors="replace")
    )


def _line(value: str) -> str:
    """A value that stays within its line."""
    return " ".join(value.split()).encode("utf-8", "replace").decode("utf-8")
