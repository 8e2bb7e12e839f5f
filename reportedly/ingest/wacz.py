"""Web archives as WACZ: a ZIP with WARC files in its folder ``archive/``. Nothing is written under a name from it."""

from __future__ import annotations

import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from reportedly.errors import FormatError, OriginError, ReportedlyError
from reportedly.failures import failure
from reportedly.ingest.intake import Intake
from reportedly.ingest.regions import aside
from reportedly.ingest.warc import SUFFIXES as WARCS
from reportedly.ingest.warc import Part, captures
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

SUFFIXES = (".wacz",)

_FIRST = re.compile(rb"PK\x03\x04.{26}(?:archive/|datapackage|pages/|indexes/|fuzzy\.json)", re.DOTALL)
_LOCAL = b"PK\x03\x04"
_ENCRYPTED = 1
_LARGEST_LIST = 8 * 1024 * 1024  # bytes of a ZIP's list of files; Python's own reader holds twenty times as much
_RATIO, _SMALL = 100, 1024 * 1024  # a WARC packs to a tenth
_STEP = 256 * 1024
_CURE = "download the archive again, or unpack it and give the .warc.gz files in it"


def is_wacz(name: str, head: bytes) -> bool:
    """Whether a file is a WACZ, by its lower-case name and first bytes."""
    return name.endswith(SUFFIXES) or _FIRST.match(head) is not None


def read_wacz(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The captures of a WACZ. Raises FormatError when it is no ZIP or holds no WARC, OriginError when it cannot be
    read."""
    try:
        with Path(origin).open("rb") as file, ExitStack() as closing:
            size = _refuse_long_list(file, origin)
            with zipfile.ZipFile(file) as opened:
                members = [info for info in opened.infolist() if _is_warc(info.filename)]
                if not members:
                    raise FormatError(f"{origin} holds no WARC in archive/: {_CURE}")
                parts = _parts(origin, file, size, opened, members, settings, closing)
                yield from captures(origin, parts, settings, intake)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, struct.error) as error:
        raise FormatError(f"{origin} is no ZIP, or a damaged one ({error}): {_CURE}") from error
    except OSError as error:
        raise OriginError(f"{origin} cannot be read: {error.strerror or error}") from error


def _is_warc(name: str) -> bool:
    folders = re.split(r"[/\\]", name.lower())
    return "archive" in folders[:-1] and folders[-1].endswith(WARCS)


def _refuse_long_list(file: IO[bytes], origin: str) -> int:
    """The size of a ZIP. Raises FormatError when its list of files is too long to be held in memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 65_700))  # the longest comment, and the records around it
    tail = file.read()
    for mark, place, kind in ((b"PK\x05\x06", 12, "<I"), (b"PK\x06\x06", 40, "<Q")):
        for found in re.finditer(mark, tail):
            length = tail[found.start() + place :][: struct.calcsize(kind)]
            if len(length) == struct.calcsize(kind) and _LARGEST_LIST < struct.unpack(kind, length)[0] != 0xFFFFFFFF:
                raise FormatError(f"{origin} lists more files than an archive has: {_CURE}")
    return size


def _parts(
    origin: str,
    file: IO[bytes],
    size: int,
    opened: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    settings: Settings,
    closing: ExitStack,
) -> Iterator[Part | Failure]:
    """The WARCs of a ZIP in the order that they lie in it, or why one is not read."""
    end, left = 0, settings.max_unpacked
    for info in sorted(members, key=lambda info: info.header_offset):
        subject = f"{origin}#{info.filename}"
        try:
            _refuse(info, subject, end)
            end = info.header_offset + info.compress_size
            start = _start(file, info, subject)
            if start + info.compress_size > size:
                raise FormatError(f"{subject} is cut short: {_CURE}")
            part = Part(
                file=file, start=start, size=info.compress_size, archive=origin, name=info.filename,
                before=start, packed=info.compress_size,
            )  # fmt: skip
            if info.compress_type != zipfile.ZIP_STORED:
                limit = min(left, info.compress_size * _RATIO + _SMALL)
                unpacked, length, whole = aside(_pieces(opened, info), limit, subject)
                closing.enter_context(unpacked)
                left -= length
                part = Part(
                    file=unpacked, size=length, archive=origin, name=info.filename, before=start,
                    packed=info.compress_size,
                )  # fmt: skip
                if not whole:
                    yield failure(subject, "ingest", FormatError(f"{subject} is damaged: {_CURE}"))
        except ReportedlyError as error:
            yield failure(subject, "ingest", error)
        else:
            yield part


def _refuse(info: zipfile.ZipInfo, subject: str, end: int) -> None:
    """Raises FormatError for a member that no maker of archives makes."""
    if info.flag_bits & _ENCRYPTED:
        raise FormatError(f"{subject} is encrypted: unpack the archive with its password and give the .warc.gz in it")
    if ".." in re.split(r"[/\\]", info.filename) or info.filename.startswith(("/", "\\")) or ":" in info.filename[:3]:
        raise FormatError(f"{subject} has a name that leads out of the archive, and was not read: {_CURE}")
    if info.header_offset < end:
        raise FormatError(f"{subject} lies within another file of the archive, and was not read: {_CURE}")


def _start(file: IO[bytes], info: zipfile.ZipInfo, subject: str) -> int:
    """Where the bytes of a member begin."""
    file.seek(info.header_offset)
    head = file.read(30)
    if len(head) < 30 or not head.startswith(_LOCAL):
        raise FormatError(f"{subject} is not where the list of the archive says: {_CURE}")
    name, extra = struct.unpack_from("<HH", head, 26)
    return int(info.header_offset + 30 + name + extra)


def _pieces(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member, unpacked. Raises FormatError where it is damaged."""
    try:
        with opened.open(info) as member:
            while piece := member.read(_STEP):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError) as error:
        raise FormatError(f"damaged ({error})") from error
