"""Finished output as texts to look through: everything that is packed or coded is unpacked, as deep as it goes.

Shares nothing with what replaces names: it reads bytes as whoever is curious would.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import codecs
import csv
import io
import json
import lzma
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from lxml import etree

_PIECE, _OVERLAP, _HEAD = 1 << 20, 2048, 64
DEEP = 4
FILE_NAME = "the name of the file"
_MOST = 1 << 28
"""Bytes that one packed piece may unpack to: what is larger is not known to be clean."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")
_BASE32 = re.compile(r"[A-Z2-7]{8,}={0,6}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[ :]?){4,}")
_ESCAPED = re.compile(r"(?:\\+u[0-9a-fA-F]{4})+")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_STREAM = re.compile(rb"stream\r?\n(.{2,}?)\r?\nendstream", re.DOTALL)


class Piece(NamedTuple):
    """A text of the output and where it was; `value` where it is a whole field. `parts` are the fields of a row, whose
    text they are together."""

    where: str
    text: str
    value: bool = False
    parts: tuple[Piece, ...] = ()


class Unreadable(Exception):
    """Something in the output cannot be looked into."""


_RUNS = re.compile(rb"(?:[\x20-\x7e]|[\xc3-\xf4][\x80-\xbf]{1,3}){8,}")
"""Stretches of bytes that may be words of a text."""


def pieces(path: Path) -> Iterator[Piece]:
    """Everything that can be read in a file, or in the files of a folder and their names. Raises Unreadable."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            name = str(inner.relative_to(path))
            yield Piece(f"the name of file {len(name)} characters long", name, value=True)
            if inner.is_file():
                for piece in pieces(inner):
                    yield piece._replace(where=f"a file of the folder, {piece.where}")
        return
    yield Piece(FILE_NAME, path.name, value=True)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((b"PAR1",)):
        yield from _parquet(path)
    elif head.startswith(b"\x1f\x8b"):
        yield from within(_gunzipped(path.read_bytes()), "the unpacked file", DEEP)
    yield from _structured(path)
    if is_page(head):
        yield from page(path.read_bytes(), "the page")
        return
    before = b""
    with path.open("rb") as file:
        place = 0
        while raw := file.read(_PIECE):
            whole = before + raw
            if head.startswith(b"PAR1"):  # its cells are read above; three letters in its packed bytes are chance
                whole = b"\n".join(_RUNS.findall(whole))
            yield from within(whole, f"bytes from {max(place - len(before), 0)} on", DEEP)
            before, place = raw[-_OVERLAP:], place + len(raw)


# ---------------------------------------------------------------- formats by their own readers


def _structured(path: Path) -> Iterator[Piece]:
    """Fields of what is CSV, JSON, a JSON object a line, or XML, by readers of these."""
    with path.open("rb") as file:
        start = file.read(2048).lstrip()
    if start.startswith((b"{", b"[")):
        yield from _json_lines(path)
    elif start.startswith(b"<") and not is_page(start):
        yield from _xml(path)
    elif start.split(b"\n", 1)[0].count(b",") > 3:
        with path.open(encoding="utf-8", errors="replace", newline="") as text:
            reader = csv.reader(text)
            names = next(reader, [])
            for number, row in enumerate(reader, 2):
                where = f"row {number}"
                yield _row(
                    where, (Piece(f"{where}, column {n}", c, value=True) for n, c in zip(names, row, strict=False))
                )


def _json_lines(path: Path) -> Iterator[Piece]:
    with path.open(encoding="utf-8", errors="replace") as text:
        for number, line in enumerate(text, 1):
            try:
                value = json.loads(line.strip().rstrip(","))
            except ValueError:
                continue
            yield _row(f"line {number}", _strings(value, f"line {number}"))


def _row(where: str, fields: Iterable[Piece]) -> Piece:
    """Fields that are looked through together, and one by one where something is found."""
    parts = tuple(fields)
    return Piece(where, "\n".join(part.text for part in parts), parts=parts)


def _strings(value: Any, where: str) -> Iterator[Piece]:
    if isinstance(value, str):
        yield Piece(where, value, value=True)
    elif isinstance(value, dict):
        for key, held in value.items():
            yield Piece(f"{where}, a key", str(key), value=True)
            yield from _strings(held, f"{where}, {key if str(key).isidentifier() else 'a field'}")
    elif isinstance(value, list):
        for held in value:
            yield from _strings(held, where)


def _xml(path: Path) -> Iterator[Piece]:
    for number, (_, element) in enumerate(etree.iterparse(str(path), resolve_entities=False, recover=True)):
        tag = etree.QName(element).localname if isinstance(element.tag, str) else "a note"
        for text in (element.text, element.tail):
            if text and text.strip():
                yield Piece(f"element {number} ({tag})", text, value=True)
        for name, text in element.attrib.items():
            yield Piece(f"element {number} ({tag}), {etree.QName(name).localname}", str(text), value=True)
        element.clear()


def _parquet(path: Path) -> Iterator[Piece]:
    import pyarrow.parquet as parquet

    file = parquet.ParquetFile(path)
    for key, value in (file.schema_arrow.metadata or {}).items():
        yield from within(key + b" " + value, "the file's own notes", 1)
    row = 0
    for batch in file.iter_batches(batch_size=1000):
        for item in batch.to_pylist():
            row += 1
            yield _row(f"row {row}", _strings(item, f"row {row}"))


# ---------------------------------------------------------------- pages of our own

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_CONTENT = re.compile(r"content:\s*\"([^\"]*)\"")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6}) ?", re.IGNORECASE)
_TAG = re.compile(r"</?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\s*/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"", re.IGNORECASE)
_CONSTANT = frozenset("class dir lang rel charset http-equiv type method scope role".split())
"""Attributes whose values are ours in every template."""


def is_page(start: bytes) -> bool:
    """Whether bytes begin a page of ours."""
    return start.lstrip()[:14].lower() == b"<!doctype html"


def page(raw: bytes, where: str) -> Iterator[Piece]:
    """What a page tells, without what is ours: sheets of style, but for what they print, and the names of tags and
    attributes. Else nobody called Max Lang could be protected: of `max-width` and `lang="en"` every page is full.

    What stands before a tag and after it is read apart and together.
    """
    text = _STYLE.sub(lambda m: f" {' '.join(map(_printed, _CONTENT.findall(m[1])))} ", raw.decode("utf-8", "replace"))
    told: list[str] = []
    for m in _TAG.finditer(text):
        told += [
            value
            for name, value in _ATTRIBUTE.findall(m[2])
            if name.lower() not in _CONSTANT and m[1].lower() != "meta"
        ]
    fields = dict.fromkeys([*told, *(" ".join(part.split()) for part in _TAG.sub("\0", text).split("\0"))])
    yield _row(where, (Piece(f"{where}, a field", unescape(one), value=True) for one in fields if one))
    for read in (_TAG.sub(" ", text), _TAG.sub("", text), "\n".join(told)):
        for at in range(0, len(read) or 1, _PIECE):
            yield from within(read[max(at - _OVERLAP, 0) : at + _PIECE].encode(), where, DEEP)


def _printed(words: str) -> str:
    """A string of a sheet of style as it is printed."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)), words)


# ---------------------------------------------------------------- bytes


def within(raw: bytes, where: str, deep: int) -> Iterator[Piece]:
    """Texts that bytes may be, and what is packed in them."""
    for text in _texts(raw):
        yield Piece(where, text)
    if deep <= 0:
        return
    for inner in _packed(raw):
        yield from within(inner, f"{where}, unpacked", deep - 1)
    for m in _BASE64.finditer(raw):
        said = _base64(m[0])
        if said and (said.startswith((b"\x1f\x8b", b"PK", b"x\x9c")) or _wordy(said)):
            yield from within(said, f"{where}, in base 64", deep - 1)


def _wordy(raw: bytes) -> bool:
    """Whether bytes are text rather than noise."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        if raw.count(0) * 3 < len(raw):
            return False
        text = raw.decode("utf-16-le", "replace")
    return sum(c.isalnum() or c.isspace() for c in text) > 0.7 * len(text)


def _texts(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8", "replace")
    yield text
    if "\ufffd" in text:
        yield raw.decode("latin-1")
        yield raw.decode("cp1251", "replace")
    if b"\0" in raw:
        for kind in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            yield raw.decode(kind, "replace")
            yield raw[1:].decode(kind, "replace")


def _packed(raw: bytes) -> Iterator[bytes]:
    if b"\x1f\x8b" in raw:
        for m in re.finditer(rb"\x1f\x8b\x08", raw):
            if inner := _gunzipped(raw[m.start() :]):
                yield inner
                break
    if raw.startswith((b"x\x01", b"x\x9c", b"x\xda")):
        yield _inflated(raw, 15)
    if raw.startswith(b"PK\x03\x04"):
        yield from _zipped(raw)
    if raw.startswith(b"BZh"):
        yield from _tried(lambda: bz2.decompress(raw))
    if raw.startswith(b"\xfd7zXZ"):
        yield from _tried(lambda: lzma.decompress(raw))
    if raw.startswith(b"%PDF"):
        for m in _STREAM.finditer(raw):
            yield _inflated(m[1], 15)


def _tried(unpack: Any) -> Iterator[bytes]:
    try:
        yield unpack()
    except (OSError, EOFError, ValueError, lzma.LZMAError):
        return


def _gunzipped(raw: bytes) -> bytes:
    """All members of a gzip file, one after the other."""
    found, size = [], 0
    while raw.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(31)
        try:
            found.append(unpacker.decompress(raw, _MOST - size))
        except zlib.error:
            break
        size += len(found[-1])
        if unpacker.unconsumed_tail or size >= _MOST:
            raise Unreadable("it unpacks to more than can be looked through")
        raw = unpacker.unused_data
    return b"".join(found)


def _inflated(raw: bytes, window: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(raw, _MOST)
    except zlib.error:
        return b""


def _zipped(raw: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for info in archive.infolist():
                yield info.filename.encode()
                if info.file_size > _MOST:
                    raise Unreadable("a member unpacks to more than can be looked through")
                yield archive.read(info)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return


def _base64(code: bytes) -> bytes:
    body = code.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    try:
        return base64.b64decode(body[: len(body) // 4 * 4] if len(body) % 4 == 1 else body + b"=" * (-len(body) % 4))
    except (binascii.Error, ValueError):
        return b""


# ---------------------------------------------------------------- readings of one text


def readings(text: str) -> Iterable[str]:
    """A text as it is, and with its codes undone: escapes, entities, percent signs, soft line ends, tags, hexadecimal,
    base 32."""
    yield text
    known = {text}
    for _ in range(3):
        undone = unquote_plus(unescape(_ESCAPED.sub(_unescaped, text)), errors="replace")
        if undone in known:
            break
        known.add(undone)
        yield undone
        text = undone
    bare = _TAGS.sub("", text)
    if bare != text:
        yield bare
    if "=" in text:
        soft = quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
        if soft != text:
            yield soft
    yield from _in_hexadecimal(text)
    yield from _in_base32(text)


def _in_hexadecimal(text: str) -> Iterator[str]:
    for m in _HEX.finditer(text):
        code = re.sub(r"[ :]", "", m[0])
        raw = bytes.fromhex(code[: len(code) // 2 * 2])
        if _wordy(raw):
            yield raw.decode("utf-8", "replace")


def _in_base32(text: str) -> Iterator[str]:
    for m in _BASE32.finditer(text):
        body = m[0].rstrip("=")
        try:
            raw = base64.b32decode(body + "=" * (-len(body) % 8))
        except (binascii.Error, ValueError):
            continue
        if _wordy(raw):
            yield raw.decode("utf-8", "replace")


def _unescaped(found: re.Match[str]) -> str:
    raw = bytes.fromhex(re.sub(r"\\+u", "", found[0]))
    return raw.decode("utf-16-be", "replace")


def turned(word: str) -> tuple[str, ...]:
    """A word read backwards, and by the letter thirteen places on."""
    return word[::-1], codecs.encode(word, "rot13")
