"""A record of a web archive → the capture of a page or document; what is neither is passed over and counted."""

from __future__ import annotations

import base64
import hashlib
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from reportedly.errors import FormatError, ReportedlyError
from reportedly.failures import failure
from reportedly.identity import capture_id
from reportedly.ingest.addresses import without_login
from reportedly.ingest.intake import Intake
from reportedly.ingest.media import media_type
from reportedly.ingest.warc_records import Record, Records
from reportedly.payload import decoded, too_big
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

CURE = "download the archive again, or ask its maker for a whole one"
HEAD_ROOM = 64 * 1024
"""The longest HTTP head that is read, in bytes."""

_PART = 48  # bits of a place within a part
_READ_STATUS = frozenset({200, 201, 202, 203})
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?![0-9])[^\n]*\n")
_LINES = re.compile(rb"(?:[^\r\n][^\n]*\n)*\r?\n")
_HEADER = re.compile(rb"([^:\s][^:\r\n]*?)[ \t]*:[ \t]*([^\n]*(?:\n[ \t]+[^\n]*)*)")
_ID = re.compile(r"<[^\s<>]{1,200}>")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_DIGESTS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5"}
_NEVER = re.compile(
    r"(?:image|video|audio|font|model)/|text/(?:css|javascript|ecmascript|vtt|dns|x-component|event-stream)$"
    r"|application/(?:(?:x-)?(?:javascript|ecmascript|json|font.*|mpegurl|shockwave-flash)|wasm|dash\+xml"
    r"|vnd\.ms-fontobject|vnd\.apple\.mpegurl|ocsp-response|opensearchdescription\+xml)$|.*\+json$"
)
"""Media types that are no pages or documents, whatever the bytes are."""
_POST = re.compile(r"application/vnd\.(?:telegram|reportedly)\.[a-z]+\+json$")
"""Media types of posts, rows and messages, which stand as such in archives of ours."""
_WANTED = re.compile(r"text/(?:html|plain|markdown)$|application/(?:xhtml\+xml|pdf|msword|rtf|vnd\..*document.*)$")
"""Media types that are; what was sent as one of these and cannot be read is a failure, anything else is passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What was sent: the HTTP head to the byte, None where there is none, and the body; `declared` is the media type
    that it says it has, in lower case, empty when it says none."""

    head: bytes | None = field(repr=False)
    status: int | None
    headers: tuple[tuple[str, str], ...]
    declared: str
    body: bytes = field(repr=False)


class CaptureReader:
    """Makes captures of the records of an archive, part by part. `archive` is its name, as origins have it."""

    def __init__(self, archive: str, settings: Settings, intake: Intake) -> None:
        self._archive = archive
        self._settings = settings
        self._intake = intake
        self._parts: list[Records] = []
        self._places = _Places()

    def enter(self, again: Records) -> None:
        """Go to the next part; `again` reads it beside the one whose records are given, for those that others refer
        to."""
        self._parts.append(again)

    def read(self, record: Record, place: str) -> Capture | Failure | None:
        """The capture of a record, or why there is none; None when it is passed over. `place` names a record that has
        no name."""
        origin = f"{self._archive}#{record.id}" if _ID.fullmatch(record.id) else place
        try:
            return self._read(record, origin)
        except ReportedlyError as error:
            return failure(origin, "ingest", error)

    def _read(self, record: Record, origin: str) -> Capture | None:
        uri = record.headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")
        kind, address = _address(uri)
        uri = address or uri  # in what is said of it, a password has no place
        if kind not in ("http", "https", "ftp", "file"):
            self._intake.pass_over("made by the crawler")
            return None
        if record.kind == "continuation" or "warc-segment-number" in record.headers:
            raise FormatError(f"{uri} was archived in several segments, which are not put together: {CURE}")
        self._places.keep(record, len(self._parts) - 1)
        sent, holder = _sent(record, uri), record
        if record.kind == "revisit":
            if self._is_passed_over(sent, 304):
                return None
            holder = self._referred(record, uri)
            stored = _sent(holder, uri)
            sent = stored if sent.head is None or sent.status == 304 else replace(sent, body=stored.body)
        if self._is_passed_over(sent):
            return None
        if not holder.is_whole or len(sent.body) > self._settings.max_body:
            raise too_big(uri, self._settings.max_body)
        if not sent.body.strip():
            self._intake.pass_over("empty")
            return None
        _check(holder, uri)
        media = self._media_type(sent, uri)
        if media is None:
            return None
        return Capture(
            id=capture_id(origin, sent.body),
            origin=origin,
            body=sent.body,
            address=address,
            status=sent.status,
            headers=sent.headers,
            media_type=media,
            head=sent.head,
            captured_at=_moment(record.headers.get("warc-date", "")),
        )

    def _media_type(self, sent: _Sent, uri: str) -> str | None:
        """The media type of what was sent; None when it is passed over. Raises FormatError and OriginError for what was
        sent as a page or document and cannot be read."""
        readable = decoded(sent.body, sent.headers, uri, self._settings.max_body)
        media = sent.declared or "of no media type"
        if _is_post(sent):
            return media
        try:
            media = media_type(readable, uri, sent.declared or None)
            if not _NEVER.match(media):
                return media
        except ReportedlyError:
            if _WANTED.match(sent.declared):
                raise
        self._intake.pass_over(media)
        return None

    def _is_passed_over(self, sent: _Sent, *allowed: int) -> bool:
        """Whether this is an answer without a page, or of a media type that no page has; if so, it is counted."""
        if sent.status is not None and sent.status not in _READ_STATUS and sent.status not in allowed:
            self._intake.pass_over("redirect" if 300 <= sent.status < 400 else f"answered {sent.status}")
        elif _NEVER.match(sent.declared) and not _is_post(sent):
            self._intake.pass_over(sent.declared)
        else:
            return False
        return True

    def _referred(self, record: Record, uri: str) -> Record:
        """The record that has the body of a revisit. Raises FormatError when that is not in this archive."""
        for key in (record.headers.get("warc-refers-to"), record.headers.get("warc-payload-digest")):
            part, at = self._places.of(key) if key else (0, None)
            found = None if at is None else self._parts[part].one(at)
            if found and key in (found.id, found.headers.get("warc-payload-digest")):
                return found
        raise FormatError(
            f"{uri} was the same as before when it was archived, and the record with its content is in another file: "
            "put the parts of the archive together, as in `cat 1.warc.gz 2.warc.gz > all.warc.gz`, and give that"
        )


class _Places:
    """Where records stand, by what others refer to them by. Two numbers for each, for an archive may have millions;
    they are put into a table when the first is asked for."""

    def __init__(self) -> None:
        self._keys = array("Q")
        self._places = array("Q")
        self._table: dict[int, int] = {}
        self._entered = 0

    def keep(self, record: Record, part: int) -> None:
        """Remember where a record with a body is."""
        if record.kind in ("response", "resource"):
            for name in (record.id, record.headers.get("warc-payload-digest")):
                if name:
                    self._keys.append(_number(name))
                    self._places.append(part << _PART | record.at)

    def of(self, name: str) -> tuple[int, int | None]:
        """Part and place of the record that has this id or payload digest; None for a place where there is none."""
        for number in range(self._entered, len(self._keys)):
            self._table.setdefault(self._keys[number], self._places[number])
        self._entered = len(self._keys)
        place = self._table.get(_number(name))
        return (0, None) if place is None else (place >> _PART, place & ((1 << _PART) - 1))


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _sent(record: Record, uri: str) -> _Sent:
    """What was sent, out of a record's block. Raises FormatError when it has no HTTP head where it says so."""
    block, declared = record.block, record.headers.get("content-type", "")
    if not (declared.lower().startswith("application/http") or block.startswith(b"HTTP/")) or not block:
        return _Sent(head=None, status=None, headers=(), declared=_bare(declared), body=block)
    status = _STATUS.match(block)
    lines = _LINES.match(block, status.end()) if status else None
    if status is None or lines is None or lines.end() > HEAD_ROOM:
        raise FormatError(f"{uri} has no HTTP head, or one that does not end: {CURE}")
    headers = tuple(_headers(lines[0]))
    declared = next((value for name, value in headers if name.lower() == "content-type"), "")
    return _Sent(
        head=block[: lines.end()],
        status=int(status[1]),
        headers=headers,
        declared=_bare(declared),
        body=block[lines.end() :],
    )


def _is_post(sent: _Sent) -> bool:
    return sent.head is None and _POST.match(sent.declared) is not None


def _headers(lines: bytes) -> Iterator[tuple[str, str]]:
    for found in _HEADER.finditer(lines):
        yield found[1].decode("latin-1"), b" ".join(found[2].split()).decode("latin-1")


def _bare(declared: str) -> str:
    """A media type without its parameters; empty for that of HTTP messages themselves."""
    bare = declared.split(";")[0].strip().lower()
    return "" if bare == "application/http" else bare


def _address(uri: str) -> tuple[str, str | None]:
    """The scheme of a URI, and it as the address of a capture: without password and fragment, None for files. Raises
    FormatError for what is none."""
    if "@" not in uri and "#" not in uri:
        scheme = uri.partition(":")[0].lower()
        return scheme, None if scheme == "file" else uri
    try:
        parts = urlsplit(uri)
    except ValueError as error:
        raise FormatError(f"{without_login(uri) or uri!r} is no address ({error}): {CURE}") from error
    if parts.scheme == "file":
        return parts.scheme, None
    return parts.scheme, parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()


def _check(record: Record, uri: str) -> None:
    """Raises FormatError when a record is not what its digest says."""
    algorithm, _, value = record.headers.get("warc-block-digest", "").strip().partition(":")
    name = _DIGESTS.get(algorithm.lower())
    if name is None:
        return
    found = hashlib.new(name, record.block, usedforsecurity=False)
    if value.lower() != found.hexdigest() and value.upper().rstrip("=") != _base32(found.digest()):
        raise FormatError(f"{uri} was changed since it was archived, its digest does not match: {CURE}")


def _base32(digest: bytes) -> str:
    return base64.b32encode(digest).decode("ascii").rstrip("=")


def _moment(date: str) -> str | None:
    """The moment of a WARC-Date, UTC, to the millisecond, as the clock gives it; None where it is no date."""
    found = _DATE.fullmatch(date.strip())
    if found is None:
        return None
    whole = found[0] + "-01" * ((found[1] is None) + (found[2] is None)) if found[2] is None else found[0]
    try:
        moment = datetime.fromisoformat(whole)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
