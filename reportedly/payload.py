"""What a server sent → what it meant: transfer and content encodings undone, within a bound."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterable

import brotli

from reportedly.errors import FormatError, OriginError
from reportedly.types import Capture

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_ZEROS = re.compile(rb"\x00*")
_STEP = 16_384
"""Bytes unpacked at once. What is left after each member or frame is copied: 5 MB of empty ones took minutes whole."""
_MOST_FRAMES = 10_000  # each takes a tenth of a millisecond to begin; servers send one
_WBITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_MOST_ENCODINGS = 4
_PIECE = 262_144
_ZSTD = b"\x28\xb5\x2f\xfd"
_LARGEST_WINDOW = 23  # 8 MB, the most that a browser takes


def payload(capture: Capture, limit: int) -> bytes:
    """The body of a capture as its reader needs it: unchunked and decompressed, as its headers say it was sent.

    Raises FormatError for a damaged body or an encoding that is not known, OriginError when more than `limit` bytes
    come out.
    """
    return decoded(capture.body, capture.headers, capture.origin, limit)


def decoded(body: bytes, headers: Iterable[tuple[str, str]], name: str, limit: int) -> bytes:
    """`body` with the transfer and content encodings of `headers` undone; raises as `payload`, `name` in messages."""
    encodings = [*_listed(headers, "content-encoding"), *_listed(headers, "transfer-encoding")]
    if len(encodings) > _MOST_ENCODINGS:
        raise FormatError(
            f"{name} was sent in {len(encodings)} encodings, one in the other: save the page in a browser"
        )
    for encoding in reversed(encodings):
        body = _undone(body, encoding, name, limit)
    return body


def _listed(headers: Iterable[tuple[str, str]], wanted: str) -> list[str]:
    values = (value for header, value in headers if header.lower() == wanted)
    named = [part.strip().lower() for value in values for part in value.split(",")]
    return [part for part in named if part not in ("", "identity")]


def _undone(body: bytes, encoding: str, name: str, limit: int) -> bytes:
    if encoding == "chunked":
        return unchunked(body, name)
    if encoding in _UNPACKED_BY:
        return _UNPACKED_BY[encoding](body, limit, name)
    if encoding not in _WBITS:
        raise FormatError(
            f"{name} was sent in the encoding {encoding!r}, which is not known here: save the page in a browser and "
            "give the file"
        )
    wbits = _WBITS[encoding]
    if encoding == "deflate" and body[:1] and body[0] & 0x0F != 8:  # servers that send it without the zlib header
        wbits = -15
    elif wbits == 31 and not body.startswith(b"\x1f\x8b"):  # said to be compressed, kept as it was meant: archives do
        return body
    return inflate(body, limit, name, wbits=wbits)


_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")


def unchunked(body: bytes, name: str) -> bytes:
    """A body without its chunks' lengths. One that is not chunked though its headers say so is given as it is: archives
    keep such. Raises FormatError when it is cut short."""
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(pieces)
        start, at = found.end(), found.end() + size
        if at > len(body):
            raise FormatError(f"{name} is cut short: download or pack it again")
        pieces.append(body[start:at])
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0
    if not pieces:
        return body
    raise FormatError(f"{name} is cut short or its chunks are damaged: download or pack it again")


def inflate(packed: bytes, limit: int, name: str, *, wbits: int = 31) -> bytes:
    """Decompress gzip (``wbits`` 31), zlib (15) or raw deflate (-15) data of any number of members.

    Raises FormatError when the data is damaged or cut short, OriginError when more than `limit` bytes come out; no
    more than `limit` + 1 are ever held.
    """
    pieces: list[bytes] = []
    size = at = 0
    whole = memoryview(packed)
    while at < len(whole):
        stream = zlib.decompressobj(wbits)
        while not stream.eof:
            if at == len(whole):
                raise FormatError(f"{name} is cut short: download or pack it again")
            step = whole[at : at + _STEP]
            try:
                piece = stream.decompress(step, limit + 1 - size)
            except zlib.error as error:
                raise FormatError(f"{name} is damaged ({error}): download or pack it again") from error
            at += len(step)
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise too_big(name, limit)
        at = _ZEROS.match(packed, at - len(stream.unused_data)).end()  # type: ignore[union-attr]
    return b"".join(pieces)


def _from_brotli(packed: bytes, limit: int, name: str) -> bytes:
    """Decompress brotli data; raises as `inflate`."""
    unpacker, out = brotli.Decompressor(), bytearray()
    waiting = packed
    try:
        while not unpacker.is_finished():
            piece = unpacker.process(waiting, output_buffer_limit=_PIECE)
            if not piece and unpacker.can_accept_more_data():
                break
            waiting = b""
            out += piece
            if len(out) > limit:
                raise too_big(name, limit)
    except brotli.error as error:
        raise FormatError(f"{name} is damaged, or not in brotli as it says: download or pack it again") from error
    if not unpacker.is_finished():
        raise FormatError(f"{name} is cut short: download or pack it again")
    return bytes(out)


def _from_zstd(packed: bytes, limit: int, name: str) -> bytes:
    """Decompress zstd data of any number of frames; raises as `inflate`."""
    if not packed.startswith(_ZSTD):  # said to be compressed, kept as it was meant
        return packed
    out = bytearray()
    whole = memoryview(packed)
    at = frames = 0
    try:
        while at < len(whole):
            frames += 1
            if frames > _MOST_FRAMES:
                raise FormatError(f"{name} is packed in more than {_MOST_FRAMES:,} pieces: download or pack it again")
            unpacker = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _LARGEST_WINDOW})
            while not unpacker.eof:
                step = whole[at : at + _STEP] if unpacker.needs_input else b""
                if not step and unpacker.needs_input:
                    raise FormatError(f"{name} is cut short: download or pack it again")
                at += len(step)
                out += unpacker.decompress(step, max_length=_PIECE)
                if len(out) > limit:
                    raise too_big(name, limit)
            at -= len(unpacker.unused_data)
    except zstd.ZstdError as error:
        raise FormatError(f"{name} is damaged ({error}): download or pack it again") from error
    return bytes(out)


_UNPACKED_BY: dict[str, Callable[[bytes, int, str], bytes]] = {"br": _from_brotli, "zstd": _from_zstd}


def too_big(name: str, limit: int) -> OriginError:
    """The error for a body over the bound."""
    size = f"{limit / 1024 / 1024:.0f} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return OriginError(
        f"{name} is larger than {size}: save only the article from it, or raise the setting max_body "
        "(REPORTEDLY_MAX_BODY, in bytes)"
    )
