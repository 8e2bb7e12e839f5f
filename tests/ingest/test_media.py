"""What bytes are."""

from __future__ import annotations

import re

import pytest

from reportedly.errors import FormatError
from reportedly.ingest.media import DOCX, MAIL, PDF, media_type
from tests.extract.documents import docx, p, pdf

WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8 "


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a.html", pdf([[]]), PDF),
        ("a.pdf", b"\n" + pdf([[]]), PDF),
        ("a", docx(p("Words.")), DOCX),
        ("a.eml", b"Subject: x\n\nwords", MAIL),
        ("a", b"From: a@b.example\r\nTo: x\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nwords", MAIL),
        ("a", b"FALK: No.\nVELT: Yes.\nFALK: No.\nVELT: Yes.\n", "text/plain"),
        ("a.md", b"# Title", "text/markdown"),
        ("a.markdown", b"# Title", "text/markdown"),
        ("a", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        ("a", b"GIF89a", "image/gif"),
        ("a", WEBP, "image/webp"),
        ("a", b"\x00\x00\x00\x18ftypheic", "image/heic"),
        ("a", b"II*\x00", "image/tiff"),
    ],
)
def test_bytes_tell_what_they_are(name: str, body: bytes, kind: str) -> None:
    assert media_type(body, name) == kind


@pytest.mark.parametrize(
    "body",
    [
        b"PK\x03\x04" + b"\x00" * 100,
        docx(p("Words.")).replace(b"word/document.xml", b"xl/workbookXY.xml"),
        b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 18,
    ],
    ids=range(3),
)
def test_other_archives_are_none(body: bytes) -> None:
    with pytest.raises(FormatError, match="ZIP archive"):
        media_type(body, "a.docx")


def zipped(first: str, *rest: str) -> bytes:
    names = [first, *rest]
    return b"".join(b"PK\x03\x04" + bytes(26) + name.encode() + b"<x/>" for name in names)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (docx(p("Words."))[:-30], "a damaged Word document: download it again"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet: save its sheet as .csv"),
        (zipped("mimetypeapplication/vnd.oasis.opendocument.text"), "an OpenDocument text: save it as .docx"),
        (zipped("letters/a.docx", "word/document.xml"), "a ZIP archive: unpack it"),
    ],
    ids=["cut Word", "Excel", "OpenDocument", "documents packed together"],
)
def test_office_documents_are_named_with_their_own_cure(body: bytes, told: str) -> None:
    with pytest.raises(FormatError, match=re.escape(f"a.bin is {told}")):
        media_type(body, "a.bin")
