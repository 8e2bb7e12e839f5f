"""Files, folders, standard input: what cannot be read is a named failure in its place, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from reportedly.identity import capture_id
from reportedly.ingest import ingest
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

PAGE = b"<!doctype html><html><body><p>The harbour master said no.</p></body></html>"


def only(*origins: str, settings: Settings | None = None, stdin: io.BytesIO | None = None) -> Capture | Failure:
    (found,) = ingest(*origins, settings=settings, stdin=stdin)
    return found


def failed(origin: Path, settings: Settings | None = None) -> Failure:
    found = only(str(origin), settings=settings)
    assert isinstance(found, Failure)
    assert found.subject == str(origin)
    assert found.stage == "ingest"
    assert str(origin) in found.message
    return found


def test_a_file_is_kept_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE + b"\r\n\xff")
    found = only(str(path))
    assert isinstance(found, Capture)
    assert found.body == PAGE + b"\r\n\xff"
    assert found.origin == str(path)
    assert found.address is None
    assert found.id == capture_id(str(path), found.body)
    assert found.media_type == "text/html"


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.xhtml", PAGE, "application/xhtml+xml"),
        ("a.TXT", b"<p>as it is", "text/plain"),
        ("a.md", b"# He said", "text/markdown"),
        ("noname", PAGE, "text/html"),
        ("noname", "Он сказал: нет.".encode(), "text/plain"),
        ("saved", b"\xff\xfe" + "plain words".encode("utf-16-le"), "text/plain"),
        ("wide.html", "<html><p>said".encode("utf-16-le"), "text/html"),
    ],
)
def test_media_type_from_name_and_bytes(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    found = only(str(path))
    assert isinstance(found, Capture)
    assert found.media_type == media_type


def test_packed_page_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]))
    found = only(str(path))
    assert isinstance(found, Capture)
    assert found.body == PAGE
    assert found.media_type == "text/html"


@pytest.mark.parametrize(
    ("name", "body", "error", "cure"),
    [
        ("empty.html", b"", "OriginError", "save or download it again"),
        ("blank.html", b" \n ", "OriginError", "save or download it again"),
        ("sound.html", b"RIFF....WAVEfmt ", "FormatError", "transcript"),
        ("film.html", b"\x00\x00\x00\x18ftypmp42", "FormatError", "transcript"),
        ("letter.docx", b"PK\x03\x04....", "FormatError", "save a document in it as .docx"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "FormatError", "save it as .docx without a password"),
        ("noise.html", bytes(range(256)) * 40, "FormatError", "binary"),
        ("note.xml", b"<?xml version='1.0'?><note><to>Ana</to></note>", "FormatError", "XML"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "FormatError", "lists no page"),
        ("data.json", b'{"a": 1}', "FormatError", "JSON"),
        ("cut.html.gz", gzip.compress(PAGE * 50, mtime=0)[:-20], "FormatError", "cut short"),
        ("broken.html.gz", b"\x1f\x8b\x08\x00aaaaaaaaaaaaaaaaaa", "FormatError", "damaged"),
        ("packed", gzip.compress(PAGE, mtime=0), "FormatError", "gunzip"),
    ],
)
def test_what_is_no_page_names_the_cure(tmp_path: Path, name: str, body: bytes, error: str, cure: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    found = failed(path)
    assert found.error == error
    assert cure in found.message
    assert not found.retriable


def test_no_such_file(tmp_path: Path) -> None:
    assert "no file or folder" in failed(tmp_path / "none.html").message


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "gone.html")
    assert "repair or remove" in failed(tmp_path / "a.html").message


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "a.html")
    assert "leads back to itself" in failed(tmp_path / "a.html").message


def test_null_byte_in_a_name() -> None:
    found = only("a\x00b")
    assert isinstance(found, Failure)
    assert found.error == "OriginError"


def test_too_big_and_never_read_beyond_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as file:  # 200 MB that take no room on the disk
        file.write(PAGE)
        file.truncate(200 * 1024 * 1024)
    assert "max_body" in failed(path, Settings(max_body=1024)).message


def test_a_packed_bomb_stops_at_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(b"<p>" * 1_000_000))
    assert "max_body" in failed(path, Settings(max_body=100_000)).message


@pytest.mark.parametrize("member", [gzip.compress(b"", mtime=0), gzip.compress(b"a", mtime=0) + bytes(20)])
def test_a_hundred_thousand_members_are_unpacked(tmp_path: Path, member: bytes) -> None:
    """Copying what is left after each member made this quadratic: minutes for 5 MB."""
    path = tmp_path / "members.txt.gz"
    path.write_bytes(gzip.compress(b"He said no.") + member * 100_000)
    found = only(str(path))
    assert isinstance(found, Capture)
    assert found.body.strip(b"a") == b"He said no."


def test_a_pipe_without_a_writer_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "standard input" in failed(path).message


def test_a_link_to_an_endless_device(tmp_path: Path) -> None:
    path = tmp_path / "zero.txt"
    path.symlink_to("/dev/zero")
    assert "standard input" in failed(path).message


def test_what_a_shell_opened_is_read() -> None:
    inward, outward = os.pipe()
    os.write(outward, b"He said no.")
    os.close(outward)
    found = only(f"/dev/fd/{inward}")
    os.close(inward)
    assert isinstance(found, Capture)
    assert found.body == b"He said no."


def test_a_page_of_exactly_the_bound_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    assert isinstance(only(str(path), settings=Settings(max_body=len(PAGE))), Capture)


def test_a_folder_gives_its_pages_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "sub/c.htm", "sub/d.html.gz", ".DS_Store", "e.jpg", "z.md", ".hidden/f.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(PAGE) if name.endswith(".gz") else PAGE)
    captures = ingest(str(tmp_path) + "/")
    found = list(captures)
    assert captures.passed_over == {".jpg": 1}
    names = ["a.txt", "b.html", "sub/c.htm", "sub/d.html.gz", "z.md"]
    assert [c.origin for c in found if isinstance(c, Capture)] == [f"{tmp_path}/{name}" for name in names]
    assert len(found) == len(names)


def test_one_bad_file_in_a_folder_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html").write_bytes(b"RIFF....WAVEfmt ")
    (tmp_path / "c.html").write_bytes(PAGE)
    kinds = [type(found) for found in ingest(str(tmp_path))]
    assert kinds == [Capture, Failure, Capture]


def test_a_loop_of_links_is_a_failure_and_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_bytes(PAGE)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    found = list(ingest(str(tmp_path)))
    assert [f.origin for f in found if isinstance(f, Capture)] == [f"{tmp_path}/sub/a.html"]
    (loop,) = [f for f in found if isinstance(f, Failure)]
    assert "link back" in loop.message
    assert loop.subject == f"{tmp_path}/sub/up"


def test_a_folder_reached_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.html").write_bytes(PAGE)
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    assert len(list(ingest(str(tmp_path)))) == 1


def test_a_folder_without_pages(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert "holds no pages" in failed(tmp_path).message


def test_standard_input() -> None:
    found = only("-", stdin=io.BytesIO(PAGE))
    assert isinstance(found, Capture)
    assert (found.origin, found.media_type) == ("-", "text/html")
    nothing = only("-", stdin=io.BytesIO(b""))
    assert isinstance(nothing, Failure)
    assert "pipe a page" in nothing.message
    big = only("-", stdin=io.BytesIO(PAGE), settings=Settings(max_body=10))
    assert isinstance(big, Failure)
    assert "max_body" in big.message


def test_origins_come_in_the_order_given_even_when_equal(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    found = list(ingest(str(path), str(tmp_path / "none"), str(path)))
    assert [type(f) for f in found] == [Capture, Failure, Capture]
    assert found[0] == found[2]
