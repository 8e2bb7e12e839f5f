"""The leak check by itself: it finds what was never replaced, in whatever it is packed."""

from __future__ import annotations

import base64
import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
import zipfile
import zlib
from pathlib import Path

import pytest

from reportedly.protect.leaks import LeakCheck
from reportedly.protection import Hidden, Protections
from tests.protect.making import SECRET, protecting

ANTON = LeakCheck(protecting("Anton Kessler"))
BARE = b"They met Anton Kessler at noon."


def leaks(raw: bytes, path: Path, check: LeakCheck = ANTON) -> list[str]:
    place = path / "out"
    place.write_bytes(raw)
    return [leak.kind for leak in check.of(place)]


def _zip(raw: bytes, name: str = "a.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, raw)
    return out.getvalue()


PACKED = {
    "plain": BARE,
    "gzip": gzip.compress(BARE),
    "second member of a gzip": gzip.compress(b"nothing") + gzip.compress(BARE),
    "gzip in gzip": gzip.compress(gzip.compress(BARE)),
    "gzip behind a head": b"HTTP/1.1 200 OK\r\n\r\n" + gzip.compress(BARE),
    "zlib": zlib.compress(BARE),
    "zip": _zip(BARE),
    "name within a zip": _zip(b"nothing", "anton_kessler.txt"),
    "zip in gzip": gzip.compress(_zip(BARE)),
    "bzip2": bz2.compress(BARE),
    "xz": lzma.compress(BARE),
    "stream of a PDF": b"%PDF-1.4\nstream\n" + zlib.compress(BARE) + b"\nendstream",
    "UTF-16": BARE.decode().encode("utf-16"),
    "UTF-16 in the middle of bytes": b"x" + BARE.decode().encode("utf-16-be"),
    "UTF-32": BARE.decode().encode("utf-32"),
    "Windows-1251": "Антон Кесслер".encode("cp1251"),
    "Latin 1": "Anton Késsler".encode("latin-1"),
    "base 64": base64.b64encode(BARE),
    "base 64 for addresses": base64.urlsafe_b64encode(BARE),
    "base 64 of gzip": base64.b64encode(gzip.compress(BARE)),
    "base 32": base64.b32encode(BARE),
    "hexadecimal": BARE.hex().encode(),
    "JSON escapes": "".join(f"\\u{ord(c):04x}" for c in "Kessler").encode(),
    "JSON escapes twice": json.dumps(json.dumps("Késsler")).encode(),
    "entities": b"&#75;&#x65;ssler",
    "entities twice": b"K&amp;#101;ssler",
    "percent signs": b"https://a.example/%4b%65ssler",
    "percent signs twice": b"%254bessler",
    "soft line ends of mails": b"Kess=\r\nler",
    "markup": b"Kess<b>ler</b>",
    "a line end": b"Kess-\nler",
    "letters apart": b"K E S S L E R",
    "dots": b"K.e.s.s.l.e.r",
    "no width": "Kess\u200b\u2060ler".encode(),
    "soft hyphens": "Kess\u00adler".encode(),
    "accents apart": "Ke\u0301ssler".encode(),
    "full width": "Ｋｅｓｓｌｅｒ".encode(),
    "mathematical": "𝕶𝖊𝖘𝖘𝖑𝖊𝖗".encode(),
    "look-alikes": "Кеssler".encode(),
    "Cyrillic": "Кесслер".encode(),
    "Greek": "Κέσλερ".encode(),
    "Georgian": "კესლერ".encode(),
    "turned by marks": "\u202eKessler\u202c".encode(),
    "backwards": b"relssek",
    "thirteen letters on": b"Xrffyre",
    "inflected": b"Kesslerowi",
    "initial": b"A. Kessler",
    "initials": b"as A. K. said",
    "no space": b"antonkessler77",
    "in a longer word": b"xxantonkesslerxx",
    "given name": b"Anton",
    "hash": hashlib.sha1(b"Anton Kessler", usedforsecurity=False).hexdigest().encode(),
    "hash in capitals": hashlib.sha256(b"kessler").hexdigest().upper().encode(),
    "first figures of a hash": hashlib.md5(b"antonkessler", usedforsecurity=False).hexdigest()[:16].encode(),
}


@pytest.mark.parametrize("raw", PACKED.values(), ids=PACKED)
def test_a_name_is_found_wherever_it_is(raw: bytes, tmp_path: Path) -> None:
    assert leaks(raw, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "person 3F7K-92RT said [words kept back].", "They met at noon.", "The antonym of kettle", "Kensington, kestrel",
        "b2:0123456789abcdef0123456789abcdef01234567", "an assessment of A, K and Z", "AK-47", "the antiques seller",
        "No. 10, kiss her", json.dumps({"id": "pr:" + "ab" * 20, "quote": "“We queue.”"}),
    ],
)  # fmt: skip
def test_what_is_clean_is_let_be(text: str, tmp_path: Path) -> None:
    assert leaks(text.encode(), tmp_path) == []


def test_where_it_was_is_told_without_the_name(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with out.open("w", newline="") as file:
        csv.writer(file).writerows([["quote", "speaker", "source", "cue", "id"], ["No", "Anton Kessler", "", "", "1"]])
    found = list(ANTON.of(out))
    assert "row 2, column speaker" in {leak.where for leak in found}
    assert not any("kessler" in part.casefold() for leak in found for part in leak)


def test_ordinary_words_are_names_only_where_they_speak(tmp_path: Path) -> None:
    rose = LeakCheck(protecting("Rose", ordinary=("rose",)))
    assert leaks(b"prices rose. Rose gardens. A Rose by name", tmp_path, rose) == []
    assert leaks(b"Then Rose said no", tmp_path, rose)
    assert leaks(b"no, according to Rose.", tmp_path, rose)
    assert leaks(json.dumps({"speaker": "Rose"}).encode(), tmp_path, rose)


@pytest.mark.parametrize(
    ("text", "leaks"),
    [("it is closed, Li said", True), ("a lie, according to Li", True), ("Mr Li was lying", True),
     ("He said it is 2 li away", False), ("Lisa said so", False)],
)  # fmt: skip
def test_names_of_two_letters_are_found_where_they_speak_or_have_a_title(
    tmp_path: Path, text: str, leaks: bool
) -> None:
    for name in ("Mei Li", "Bo Li"):
        (tmp_path / "out.txt").write_text(text)
        assert bool(list(LeakCheck(protecting(name)).of(tmp_path / "out.txt"))) == leaks


def test_a_given_name_of_others_is_let_be(tmp_path: Path) -> None:
    check = LeakCheck(protecting("Anton Kessler", others=("Anton Weber",)))
    assert leaks(b"Anton Weber spoke", tmp_path, check) == []
    assert leaks(b"Anton Weber and Kessler spoke", tmp_path, check)


def test_initials_of_others_are_let_be(tmp_path: Path) -> None:
    check = LeakCheck(protecting("Anton Kessler"))
    check.excuse("Here A. K. is somebody else.")
    assert leaks(b"as A. K. said", tmp_path, check) == []


def test_descriptions_are_looked_for(tmp_path: Path) -> None:
    hidden = Hidden(key="x", names=("Anton",), descriptions=("a 41-year-old warehouse worker in Perrin",))
    check = LeakCheck(Protections(secret=SECRET, people=(hidden,)))
    assert leaks(b"A 41-year-old  warehouse worker in Perrin said so", tmp_path, check) == ["a description"]


def test_a_literal_name_is_looked_for_as_it_is(tmp_path: Path) -> None:
    check = LeakCheck(protecting("A.*", "王伟"))
    assert leaks("那天王伟说".encode(), tmp_path, check)
    assert leaks(b"They met a.* there", tmp_path, check)
    assert leaks(b"abc", tmp_path, check) == []


def test_names_of_files_are_looked_at(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "kessler-speaks.txt").write_text("nothing")
    (leak, *_) = ANTON.of(folder)
    assert leak.where.startswith("the name of file")


def test_what_cannot_be_looked_through_is_no_clean_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.protect.unpacking._MOST", 1000)
    assert leaks(gzip.compress(b"0" * 5000), tmp_path) == ["it unpacks to more than can be looked through"]


def test_a_name_on_the_edge_of_two_pieces_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.protect.unpacking._PIECE", 4096)
    assert leaks(b"x " * 2046 + BARE + b" x" * 4000, tmp_path)


PAGE = """<!doctype html>
<html lang="en"><head><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>.max {{ max-width: 2rem; }} @top-left {{ content: "{printed}"; }}</style></head>
<body class="main small"><h1 class="lang">A case</h1><p class="max" id="{id}">They met <b>{before}</b>{after} at
noon.</p><a href="{link}">there</a>{more}</body></html>"""
EMPTY = dict.fromkeys(("title", "printed", "id", "before", "after", "link", "more"), "")


@pytest.mark.parametrize(
    "planted",
    [
        {"title": "Max Lang"},
        {"printed": "Of Max Lang"},
        {"printed": "Of \\4d ax La\\6e g"},
        {"id": "max-lang"},
        {"before": "Lang"},
        {"before": "La", "after": "ng"},
        {"before": "Max", "after": " Lang"},
        {"after": "M&#97;x"},
        {"link": "https://a.example/?q=%4Cang"},
        {"more": "<!-- Lang -->"},
        {"more": "<p class=lang>"},
        {"more": base64.b64encode(b"It was Max Lang who called").decode()},
    ],
)
def test_a_page_is_looked_through_but_for_what_is_ours_in_it(planted: dict[str, str], tmp_path: Path) -> None:
    check = LeakCheck(protecting("Max Lang"))
    assert leaks(PAGE.format(**EMPTY).encode(), tmp_path, check) == []
    assert list(check.of_bytes(PAGE.format(**EMPTY).encode(), "")) == []
    raw = PAGE.format(**{**EMPTY, **planted}).encode()
    assert leaks(raw, tmp_path, check)
    assert list(check.of_bytes(raw, ""))
