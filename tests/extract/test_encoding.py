"""Characters of a page, whatever was declared."""

from __future__ import annotations

import codecs

import pytest

from reportedly.extract.encoding import decode, is_noise
from tests.extract.pages import PROSE, read

RUSSIAN = "Власти порта заявили в понедельник, что около сорока человек задержаны у ворот паромной переправы. " * 3


def page(words: str, declared: str = "") -> str:
    meta = f"<meta charset={declared}>" if declared else ""
    return f"<html><head>{meta}</head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "", None),
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "utf-8", "text/html; charset=windows-1251"),
        ("utf-8-sig", "windows-1251", None),
        ("utf-16", "", None),
        ("utf-16-le", "", None),
        ("utf-16-be", "", None),
        ("windows-1251", "windows-1251", None),
        ("windows-1251", "", "text/html; charset=windows-1251"),
        ("windows-1251", "", None),
        ("windows-1251", "utf-8", None),
        ("windows-1251", "iso-8859-1", None),
        ("koi8-r", "koi8-r", None),
        ("windows-1251", "no-such-charset", None),
    ],
)
def test_wrong_and_missing_declarations_survive(encoding: str, declared: str, header: str | None) -> None:
    text = decode(page(RUSSIAN, declared).encode(encoding), header)
    assert RUSSIAN in text


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("cp1252", "iso-8859-1", "He said “no” – for 5 €"),
        ("gb18030", "gb2312", "港务局周一表示，约有四十人被拘留"),
        ("cp932", "shift_jis", "港湾当局は月曜日、約40人が拘束されたと述べた"),
        ("cp949", "euc-kr", "항만 당국은 월요일에 약 40명이 구금됐다고 밝혔다"),
        ("iso2022_jp", "iso-2022-jp", "港湾当局は月曜日に述べた"),
    ],
)
def test_declared_encodings_as_browsers_read_them(encoding: str, declared: str, words: str) -> None:
    assert words in decode(page(words, declared).encode(encoding))


def test_a_few_broken_bytes_leave_the_rest() -> None:
    body = page("Anna Vey said “no” – éèà " * 30).encode() + b"\xff\xfe tail"
    assert "Anna Vey said “no” – éèà" in decode(body)


@pytest.mark.parametrize("label", ["punycode", "unicode_escape", "utf-7", "base64", "zlib", "undefined", "idna"])
def test_codecs_that_are_no_charsets_are_not_run(label: str) -> None:
    codecs.lookup(label)
    assert "caf\u00e9" in decode(page("caf\u00e9 " * 50, label).encode("latin-1"))


def test_noise() -> None:
    assert is_noise(bytes(range(256)).decode("latin-1"))
    assert not is_noise("\n".join(PROSE))
    assert not is_noise("")


def test_the_header_reaches_the_page() -> None:
    words = "<p>" + "</p><p>".join(RUSSIAN.split(". ")[:2] * 3) + "</p>"
    body = f"<html><body><article><h1>Порт</h1>{words}</article></body></html>".encode("koi8-r")
    document, _ = read(body, content_type="text/html; charset=KOI8-R")
    assert "Власти порта" in document.text
