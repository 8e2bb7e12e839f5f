"""WARC records, made by hand: whole ones, and such as no writer would write."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

PAGE = b"<html><body><article><h1>Harbour</h1><p>%b</p></article></body></html>"
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def record(
    body: bytes,
    number: int = 0,
    *,
    head: bytes = HTML,
    kind: str = "response",
    uri: str = "https://news.example/story",
    date: str = "2024-05-08T09:00:00Z",
    content_type: str = "application/http; msgtype=response",
    extra: bytes = b"",
    length: int | str | None = None,
    end: bytes = b"\r\n\r\n",
    version: bytes = b"WARC/1.1",
) -> bytes:
    """One record; `number` makes its id, `length` what it says that its block is long (the truth when None)."""
    block = head + body
    said = len(block) if length is None else length
    lines = (
        f"WARC-Type: {kind}\r\nWARC-Record-ID: {record_id(number)}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {said}\r\n"
    )
    return version + b"\r\n" + lines.encode() + extra + b"\r\n" + block + end


def record_id(number: int) -> str:
    """The id of the record of a number."""
    return f"<urn:uuid:0c0ffee0-0000-4000-8000-{number:012}>"


def packed(records: Iterable[bytes]) -> bytes:
    """Records as ``.warc.gz`` has them: each packed by itself."""
    return b"".join(gzip.compress(each, 6, mtime=0) for each in records)
