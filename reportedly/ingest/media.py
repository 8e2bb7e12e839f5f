"""What bytes are: a page, a text, a document, an image, or something that is none (named, with the cure)."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO

from reportedly.errors import FormatError, OriginError

PAGE = "text/html"
TEXT = "text/plain"
MAIL = "message/rfc822"
NINJS = "application/vnd.iptc.ninjs+json"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_EXTENSION = {
    ".html": PAGE, ".htm": PAGE, ".xhtml": "application/xhtml+xml", ".txt": TEXT, ".md": "text/markdown",
    ".markdown": "text/markdown", ".eml": MAIL,
}  # fmt: skip
READABLE = frozenset({*_BY_EXTENSION, ".pdf", ".docx"})
_DECLARED = frozenset({*_BY_EXTENSION.values(), "application/xml+xhtml"})
_IMAGES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)  # fmt: skip
_BRANDS = {b"avif": "image/avif", b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heif"}

_UNPACK = "unpack it and give the pages in it"
_ZIP_NAME = 30  # where the name of the first file of a ZIP begins
_OFFICE_BEGINS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"mimetype")
_OFFICE: tuple[tuple[bytes, str, str], ...] = (
    (b"word/document.xml", "a damaged Word document", "download it again, or open it and save it anew as .docx"),
    (b"xl/workbook.xml", "a spreadsheet", "save its sheet as .csv"),
    (b"opendocument.spreadsheet", "a spreadsheet", "save its sheet as .csv"),
    (b"ppt/presentation.xml", "a presentation", "save it as .pdf"),
    (b"opendocument.text", "an OpenDocument text", "save it as .docx or .pdf"),
)
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive", "unpack it; save a document in it as .docx, .pdf or plain text (.txt)"),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"\x1f\x8b", "compressed with gzip", "unpack it with `gunzip`, or name the file .html.gz or .txt.gz"),
    (b"BZh", "compressed with bzip2", "unpack it with `bunzip2`"),
    (b"\xfd7zXZ\x00", "compressed with xz", "unpack it with `unxz`"),
    (b"(\xb5/\xfd", "compressed with zstd", "unpack it with `unzstd`"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a locked office document", "save it as .docx without a password"),
    (b"{\\rtf", "a rich text document", "save it as plain text (.txt)"),
    (b"SQLite format 3\x00", "an SQLite database", "a ledger is the first argument of `add`, not an origin"),
    *((magic, "sound or video", "give its transcript") for magic in (b"ID3", b"OggS", b"RIFF", b"\x1aE\xdf\xa3")),
)  # fmt: skip
_NINJS = re.compile(rb'"(?:body_?x?html|body_?text|bodies|headlines?)"\s*:')
_NINJS_HEAD = re.compile(rb'"(?:versioncreated|pubstatus|firstcreated)"\s*:', re.IGNORECASE)
_LONGEST_HEAD = 16_384
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*+){4}")
_MAIL_HEAD = re.compile(rb"^(?:mime-version:\s*1\.0|received:\s*from\s|message-id:\s*<)", re.IGNORECASE | re.MULTILINE)
"""Four headers in a row, and one that only mail has: texts have lines with a colon too."""
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|main|div|p|h1|span|table|script|a|br)(?=[\s/>]))",
    re.IGNORECASE,
)
_XHTML = re.compile(rb"<html[\s>]|<!doctype\s+html", re.IGNORECASE)
_PAGES = frozenset({PAGE, "application/xhtml+xml"})
_BEGINS_AS_PAGE = re.compile(rb"\s*<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)
_CONTROL = bytes(sorted(set(range(32)) - {9, 10, 12, 13, 27}))
_LOOKED_AT = 65_536  # as much as browsers and `file` look at is far less; a binary shows itself long before


def media_type(body: bytes, name: str, declared: str | None = None) -> str:
    """The media type of `body`, from what was declared, the extension of `name`, and the bytes.

    Raises FormatError for what is neither page, text, document nor image (archives, sound, noise, XML, JSON), with the
    cure in its message, and OriginError when `body` is empty. `name` is the origin, for messages and its extension.
    """
    if not body.strip():
        raise OriginError(f"{name} is empty: nothing to read; save or download it again")
    stated = (declared or "").split(";")[0].strip().lower()
    if stated in _PAGES and _BEGINS_AS_PAGE.match(body):  # nearly all pages, told without looking at the rest
        return stated
    head = body[:_LOOKED_AT]
    if binary := _binary(body, head):
        return binary
    _refuse_binary(head, name)
    extension = re.search(r"\.\w+$", re.sub(r"\.gz$", "", name.lower()))
    if stated in _DECLARED:
        return stated
    if extension and extension[0] in _BY_EXTENSION and not declared:
        return _BY_EXTENSION[extension[0]]
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MAIL.match(start) and _MAIL_HEAD.search(start[:_LONGEST_HEAD]):
        return MAIL
    if start.startswith(b"<?xml") and not _XHTML.search(start):
        raise FormatError(f"{name} is XML, not a page: give the address or the file of the page itself")
    if start[:1] == b"{" and _NINJS.search(start) and _NINJS_HEAD.search(start):
        return NINJS
    if start[:1] in (b"{", b"[") and ((extension and extension[0] == ".json") or "json" in (declared or "")):
        raise FormatError(f"{name} is JSON, not a page: take the text out of it, or give the page itself")
    return PAGE if _MARKUP.search(start[:4096]) else TEXT


def _binary(body: bytes, head: bytes) -> str | None:
    """The media type of a document or an image, by its bytes."""
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04") and _holds(body, "word/document.xml"):
        return DOCX
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    return next((kind for magic, kind in _IMAGES if head.startswith(magic)), None)


def _holds(archive: bytes, name: str) -> bool:
    try:
        return name in zipfile.ZipFile(BytesIO(archive)).NameToInfo
    except (zipfile.BadZipFile, struct.error, ValueError, LookupError, OSError, NotImplementedError):
        return False


def _refuse_binary(head: bytes, name: str) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04") and start[_ZIP_NAME:].startswith(_OFFICE_BEGINS):
        for mark, what, cure in _OFFICE:
            if mark in start:
                raise FormatError(f"{name} is {what}: {cure}")
    for magic, what, cure in _MAGIC:
        if start.startswith(magic) or (head.startswith(magic)):
            raise FormatError(f"{name} is {what}: {cure}")
    if head[4:8] == b"ftyp":
        raise FormatError(f"{name} is sound or video: give its transcript")
    if head.startswith(_BOMS) or _is_wide(head):
        return
    # 27 of 256 values are control characters, so noise has 10 %; text in any 8-bit encoding has almost none
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > max(4, len(head) // 50):
        raise FormatError(f"{name} is binary, neither a page nor text: give the page (.html) or plain text (.txt)")


def _is_wide(head: bytes) -> bool:
    """Whether this is UTF-16 without a byte order mark: every second byte of the first markup is null."""
    start = head[:64]
    return start.count(b"\x00") > len(start) // 3 and b"<" in start
