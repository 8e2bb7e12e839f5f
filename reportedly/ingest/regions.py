"""Stretches of files as files of their own, and what is packed, unpacked aside, within a bound."""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from reportedly.errors import FormatError, OriginError

_PACKED, _UNPACKED = 16 * 1024, 256 * 1024  # bytes at a time; zlib copies what is left after each member


class Region(io.RawIOBase):
    """`size` bytes of `file` from `start` on. Several may be read by turns: each has a place of its own."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        self._file.seek(self._start + self._at)
        piece = self._file.read(wanted)
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def unpacked(packed: BinaryIO, limit: int, name: str) -> tuple[IO[bytes], int, bool]:
    """What gzip data unpack to, in a nameless file that is gone when it is closed; its size; whether all of it could be
    unpacked. Raises OriginError when it is more than `limit` bytes."""
    return aside(_pieces(packed), limit, name)


def aside(pieces: Iterator[bytes], limit: int, name: str) -> tuple[IO[bytes], int, bool]:
    """`pieces` in a nameless file; its size; whether they went on to their end, or stopped with a FormatError. Raises
    OriginError when they are more than `limit` bytes."""
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (its reader closes it)
    size, whole = 0, True
    try:
        for piece in pieces:
            size += len(piece)
            if size > limit:
                raise OriginError(
                    f"{name} unpacks to more than {limit} bytes: unpack it where there is room and give what it holds, "
                    "or raise the setting max_unpacked (REPORTEDLY_MAX_UNPACKED, in bytes)"
                )
            file.write(piece)
    except FormatError:
        whole = False
    except BaseException:
        file.close()
        raise
    file.flush()
    return file, size, whole


def _pieces(packed: BinaryIO) -> Iterator[bytes]:
    """Gzip data of any number of members, unpacked. Raises FormatError where they are damaged or cut short."""
    unpacker, waiting = zlib.decompressobj(31), b""
    while chunk := waiting or packed.read(_PACKED):
        if unpacker.eof:
            chunk = chunk.lstrip(b"\x00")
            unpacker = zlib.decompressobj(31) if chunk else unpacker
        try:
            piece = unpacker.decompress(chunk, _UNPACKED) if chunk else b""
        except zlib.error as error:
            raise FormatError(f"damaged ({error})") from error
        waiting = (unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail) if chunk else b""
        if piece:
            yield piece
    if not unpacker.eof:
        raise FormatError("cut short")
