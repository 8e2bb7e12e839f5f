"""The records of a WARC file, each whole or named as damaged. What is damaged does not stop the rest.

fastwarc reads, and stops at the first thing that is no record. So each record's frame is looked at (the length that it
announces, what follows it), and after damage reading goes on at the next place where a record begins.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

BEGINNING = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
GZIP = b"\x1f\x8b\x08"
LOOKED_AT = 4096
"""Packed bytes that tell what is in them."""

_MARK = re.compile(re.escape(GZIP) + b"|" + BEGINNING.pattern)
_LONGEST_MARK = len(b"WARC/1.10\r\n")
_KEPT = frozenset({"response", "resource", "revisit", "conversion", "continuation"})
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 32 * 1024  # as fastwarc
_KEPT_BEGINNING = 64 * 1024  # of a block that is not kept: its HTTP head stands there
_STEP = 1024 * 1024
_BLANK = b"\r\n\t \x00"
_TAIL = 16
_MOST_TRIED = 10_000  # places that begin like a compressed record and are none, in one search
_MOST_SKIPPED = 64  # times the largest block that is kept; what announces more is jumped over, not unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record. `at` is its place in the file, in bytes; `length` that of its block, as announced and as found; `block`
    the whole block, or its beginning where it is longer than is kept; `headers` its own, by lower-case name."""

    at: int
    kind: str
    headers: dict[str, str]
    length: int
    block: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """What the record calls itself; may be empty, and may be anything."""
        return self.headers.get("warc-record-id", "").strip()

    @property
    def is_whole(self) -> bool:
        """Whether `block` is all of it."""
        return len(self.block) == self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What stands at `at` is no record, or is not whole; `why` in words."""

    at: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A gzip member: what it begins with, what stands in it after its first record, where it ends (None: not gone
    through)."""

    head: bytes
    tail: bytes
    end: int | None


class Records:
    """The records of `file` that hold captures, in order; of blocks over `most` bytes only the beginning.

    `file` is of `size` bytes, can be sought, and is read by nobody else meanwhile. A run of damage is told once, where
    it begins.
    """

    def __init__(self, file: BinaryIO, size: int, most: int) -> None:
        self._file = file
        self._size = size
        self._most = most
        self._left: int | None = None

    def __iter__(self) -> Iterator[Record | Damage]:
        at: int | None = 0
        broken = False
        while at is not None and at < self._size:
            start, at = at, None
            for found in self._stretch(start):
                if isinstance(found, int):
                    at = found
                    continue
                if isinstance(found, Damage):
                    if not broken:
                        yield found
                elif found.kind in _KEPT:
                    yield found
                broken = isinstance(found, Damage)
        if self._left is not None:
            yield Damage(at=self._left, why="much looks like records and is none, so the rest was not looked through")

    def one(self, at: int) -> Record | None:
        """The record at a place; None when there is none that is whole."""
        found = next(self._stretch(at), None)
        return found if isinstance(found, Record) else None

    def _stretch(self, start: int) -> Iterator[Record | Damage | int]:
        """The records from `start` up to the first damage; then the place to go on at, if there is one.

        A record is given when what follows is known to be one, or its frame was looked at.
        """
        at, last, why = start, None, "the file is cut short"
        is_packed = self._read(start, len(GZIP)) == GZIP
        self._file.seek(start)
        try:
            for raw in ArchiveIterator(self._file, parse_http=False, fsspec_args=False):
                if last:
                    yield last
                at, last = raw.stream_pos, None
                found = self._whole(raw)
                if isinstance(found, Damage):
                    yield from self._go_on(found)
                    return
                last = found
        except OSError as error:
            why = f"{error}".rstrip(".")
        if last is None:
            yield from self._go_on(Damage(at=at, why=why))
        else:
            end = self._end_of_member(last) if is_packed else self._end(last)
            yield from self._look_behind(last, end, why)

    def _whole(self, raw: WarcRecord) -> Record | Damage:
        """What fastwarc stands at, read to its end. Raises OSError when that cannot be unpacked."""
        at, length = raw.stream_pos, raw.content_length
        headers = {name.lower(): value for name, value in raw.headers.to_tuples()}
        kind = headers.get("warc-type", "").strip().lower()
        if headers.get("content-length", "").strip() != str(length):
            return Damage(at=at, why="its head is cut short, or says no length that can be")
        keep = length if length <= self._most else _KEPT_BEGINNING
        block = raw.reader.read(keep if kind in _KEPT else 0)
        read = len(block)
        if read < length:
            read += raw.consume(min(length, self._most * _MOST_SKIPPED) - read)
        if read < length:
            return Damage(at=at, why=f"{length} bytes are announced, and {read} are there or can be gone through")
        return Record(at=at, kind=kind, headers=headers, length=length, block=block)

    # ------------------------------------------------------------ after damage

    def _go_on(self, damage: Damage) -> Iterator[Damage | int]:
        """The damage, and where the next record begins."""
        yield damage
        following = self._find(damage.at + 1)
        if following is not None:
            yield following

    def _look_behind(self, last: Record, end: int | None, why: str) -> Iterator[Record | Damage | int]:
        """After `last` comes no record: it is whole and ends at `end`, or its length is wrong; then on from there."""
        if end is None:
            yield from self._go_on(Damage(at=last.at, why="it is damaged, or its Content-Length is wrong"))
            return
        yield last
        following = self._find(end)
        gap = self._read(end, min(_STEP, (self._size if following is None else following) - end))
        if gap.strip(_BLANK):
            yield Damage(at=end, why=why)
        if following is not None:
            yield following

    def _end(self, record: Record) -> int | None:
        """Where a record ends; None when its length is wrong."""
        head = _HEAD_END.search(self._read(record.at, _LONGEST_HEAD + 4))
        if head is None:
            return None
        end = record.at + head.end() + record.length
        return _after(self._read(end, 16), end)

    def _end_of_member(self, record: Record) -> int | None:
        """Where the gzip member that a record begins ends; None when the record's length is wrong."""
        if not BEGINNING.match(inside(self._read(record.at, LOOKED_AT))):
            return record.at  # further inside a member of several records, whose frames cannot be looked at
        member = self._member(record.at, record.length)
        if member is None or (record.id.encode() in member.head and _after(member.tail, 0) is None):
            return None
        return record.at + 1 if member.end is None else member.end

    def _member(self, at: int, length: int) -> _Member | None:
        """The gzip member at a place, if it unpacks to a record's head and at least `length` bytes more."""
        unpacker = zlib.decompressobj(31)
        head, tail, size = b"", b"", 0
        end: int | None = None
        try:
            while len(tail) < _TAIL and not unpacker.eof and (packed := self._read(at, _STEP // 16)):
                at += len(packed)
                while packed and len(tail) < _TAIL and not unpacker.eof:
                    piece = unpacker.decompress(packed, _STEP)
                    packed = unpacker.unconsumed_tail
                    size += len(piece)
                    if end is None:
                        head += piece
                        blank = _HEAD_END.search(head)
                        if blank is None and len(head) > _LONGEST_HEAD:
                            return None
                        end = blank.end() + length if blank else None
                    if end is not None and size > end:
                        tail += piece[-(size - end) :][:_TAIL]
        except zlib.error:
            return None
        if end is None or size < end:
            return None
        finished = at - len(unpacker.unused_data) if unpacker.eof else None if len(tail) >= _TAIL else self._size
        return _Member(head=head[:_LONGEST_HEAD], tail=tail, end=finished)

    def packs_several(self) -> bool:
        """Whether a gzip member holds more than one record, as `gzip crawl.warc` makes it; told by the first."""
        first = self.one(0) if self._read(0, len(GZIP)) == GZIP else None
        member = self._member(0, first.length) if first else None
        return member is not None and member.tail.lstrip(b"\r\n").startswith(b"WARC/")

    def _find(self, start: int) -> int | None:
        """The next place from `start` on where a record begins; None when there is none, or looking was given up."""
        tried = 0
        while start < self._size:
            chunk = self._read(start, _STEP + LOOKED_AT)
            for found in _MARK.finditer(chunk, 0, _STEP + _LONGEST_MARK):
                if found[0] != GZIP or BEGINNING.match(inside(chunk[found.start() : found.start() + LOOKED_AT])):
                    return start + found.start()
                tried += 1
                if tried > _MOST_TRIED:
                    self._left = start + found.start()
                    return None
            start += _STEP
        return None

    def _read(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        return self._file.read(size)


def _after(tail: bytes, end: int) -> int | None:
    """Where the blank lines that end a record end, given what follows its block; None when that is something else."""
    rest = tail.lstrip(b"\r\n")
    if not rest or rest.startswith(b"WARC/"):
        return end + len(tail) - len(rest)
    return end + 4 if tail.startswith(b"\r\n\r\n") else None


def inside(packed: bytes) -> bytes:
    """The first bytes that gzip data unpack to; none where they are no such data."""
    try:
        return zlib.decompressobj(31).decompress(packed, 64)
    except zlib.error:
        return b""
