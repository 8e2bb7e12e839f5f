"""Web archives in: each page as it was sent, when it was archived, and nothing else."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.warcs import HTML, PAGE, packed, record, record_id
from reportedly.identity import capture_id
from reportedly.ingest import Intake, ingest, is_one
from reportedly.ingest.regions import Region
from reportedly.payload import payload
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

STORY = PAGE % b"The harbour master said no."


def write(folder: Path, *records: bytes, name: str = "crawl.warc.gz") -> str:
    path = folder / name
    path.write_bytes(packed(records) if name.endswith(".gz") else b"".join(records))
    return str(path)


def intake_of(folder: Path, *records: bytes, name: str = "crawl.warc.gz", settings: Settings | None = None) -> Intake:
    return ingest(write(folder, *records, name=name), settings=settings)


def only(folder: Path, *records: bytes, settings: Settings | None = None) -> Capture:
    (found,) = intake_of(folder, *records, settings=settings)
    assert isinstance(found, Capture), found
    return found


def sent(kind: str, status: int = 200, more: bytes = b"") -> bytes:
    return f"HTTP/1.1 {status} Reason\r\nContent-Type: {kind}\r\n".encode() + more + b"\r\n"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "no-name-of-an-archive"])
def test_a_response_is_kept_byte_for_byte(tmp_path: Path, name: str) -> None:
    head = b"HTTP/1.1 200  Fine \r\nX-Odd:\tone\r\n  two\r\nContent-Type : text/html\r\nX-Latin: caf\xe9\r\nno\r\n\r\n"
    (found,) = intake_of(tmp_path, record(STORY, 7, head=head), name=name)
    assert isinstance(found, Capture)
    assert found.head == head
    assert found.body == STORY
    assert found.status == 200
    assert found.headers == (("X-Odd", "one two"), ("Content-Type", "text/html"), ("X-Latin", "café"))
    assert found.address == "https://news.example/story"
    assert found.media_type == "text/html"
    assert found.captured_at == "2024-05-08T09:00:00.000Z"
    assert found.origin == f"{tmp_path / name}#{record_id(7)}"
    assert found.id == capture_id(found.origin, STORY)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2024-05-08T09:00:00Z", "2024-05-08T09:00:00.000Z"),
        ("2024-05-08T09:00:00.123456789Z", "2024-05-08T09:00:00.123Z"),
        ("2024-05-08T11:30:00+02:00", "2024-05-08T09:30:00.000Z"),
        ("2024-05-08T09:00Z", "2024-05-08T09:00:00.000Z"),
        ("2024-05", "2024-05-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59-10:00", None),
        ("2024-02-31T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_moment_of_archiving(tmp_path: Path, date: str, moment: str | None) -> None:
    assert only(tmp_path, record(STORY, date=date)).captured_at == moment


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("<https://news.example/a>", "https://news.example/a"),
        ("https://desk:secret@news.example/a#part", "https://news.example/a"),
        ("HTTP://news.example/ä?q=1", "HTTP://news.example/ä?q=1"),
        ("file:///saved/a.html", None),
    ],
)
def test_the_address(tmp_path: Path, uri: str, address: str | None) -> None:
    assert only(tmp_path, record(STORY, uri=uri)).address == address


@pytest.mark.parametrize("uri", ["https://desk:secret@[broken/a", "https://desk:secret@news.example/a"])
def test_no_password_gets_into_a_failure(tmp_path: Path, uri: str) -> None:
    [found] = ingest(write(tmp_path, record(STORY, uri=uri, head=sent("text/html", more=b"Content-Encoding: x\r\n"))))
    assert isinstance(found, Failure)
    assert "secret" not in found.message


def test_bodies_stay_as_they_were_sent_and_are_read_decoded(tmp_path: Path) -> None:
    squeezed = gzip.compress(STORY)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(squeezed), squeezed)
    bodies = {
        b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n": chunked,
        b"Content-Encoding: br\r\n": brotli.compress(STORY),
        b"Content-Encoding: deflate\r\n": zlib.compress(STORY),
    }
    for more, body in bodies.items():
        found = only(tmp_path, record(body, head=sent("text/html", more=more)))
        assert found.body == body
        assert payload(found, 10_000) == STORY
        assert found.media_type == "text/html"


def test_a_resource_and_a_conversion_have_no_head(tmp_path: Path) -> None:
    found = list(
        intake_of(
            tmp_path,
            record(STORY, 1, head=b"", kind="resource", content_type="text/html"),
            record(b"He said no.", 2, head=b"", kind="conversion", content_type="text/plain"),
        )
    )
    assert [(c.head, c.status, c.media_type) for c in found if isinstance(c, Capture)] == [
        (None, None, "text/html"),
        (None, None, "text/plain"),
    ]


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    intake = intake_of(
        tmp_path,
        record(b"software: x\r\n", 1, kind="warcinfo", head=b"", content_type="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", 2, kind="request", head=b""),
        record(b"\x89PNG", 3, head=sent("image/png; q=1")),
        record(b"\x89PNG", 4, head=sent("IMAGE/PNG")),
        record(b"p{}", 5, head=sent("text/css")),
        record(b"{}", 6, head=sent("application/problem+json")),
        record(STORY, 7, head=sent("text/html", 404)),
        record(b"", 8, head=sent("text/html", 301)),
        record(b"", 9, head=sent("text/html")),
        record(b"\x00" * 500, 10, head=sent("application/octet-stream")),
        record(b"GIF89a" + bytes(30), 14, head=sent("text/html")),
        record(b"x", 11, kind="resource", head=b"", uri="urn:text:https://news.example/", content_type="text/plain"),
        record(b"1.2.3.4", 12, kind="response", head=b"", uri="dns:news.example", content_type="text/dns"),
        record(STORY, 13),
    )
    assert [item.origin[-3:-1] for item in intake if isinstance(item, Capture)] == ["13"]
    assert dict(intake.passed_over) == {
        "image/png": 2,
        "image/gif": 1,
        "text/css": 1,
        "application/problem+json": 1,
        "answered 404": 1,
        "redirect": 1,
        "empty": 1,
        "application/octet-stream": 1,
        "made by the crawler": 2,
    }
    assert intake.done == intake.total


@pytest.mark.parametrize(
    ("body", "kind", "more", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", b"", "office document"),
        (gzip.compress(STORY)[:-20], "text/html", b"Content-Encoding: gzip\r\n", "cut short"),
        (STORY, "text/html", b"Content-Encoding: rot13\r\n", "rot13"),
        (gzip.compress(STORY * 40_000), "text/html", b"Content-Encoding: gzip\r\n", "larger than"),
        (b"x" * 1_100_000, "text/html", b"", "larger than"),
    ],
    ids=["old document", "cut short", "unknown encoding", "gzip bomb", "too big"],
)
def test_a_page_that_cannot_be_read_is_a_failure_and_the_rest_goes_on(
    tmp_path: Path, body: bytes, kind: str, more: bytes, words: str
) -> None:
    bad, good = intake_of(
        tmp_path,
        record(body, 1, head=sent(kind, more=more), uri="https://news.example/bad"),
        record(STORY, 2),
        settings=Settings(max_body=1_000_000),
    )
    assert isinstance(bad, Failure)
    assert bad.subject == f"{tmp_path / 'crawl.warc.gz'}#{record_id(1)}"
    assert words in bad.message
    assert "https://news.example/bad" in bad.message
    assert isinstance(good, Capture)


@pytest.mark.parametrize("referred_by", ["id", "digest"])
def test_a_revisit_has_the_body_of_the_record_that_it_refers_to(tmp_path: Path, referred_by: str) -> None:
    digest = b"WARC-Payload-Digest: sha1:" + base64.b32encode(hashlib.sha1(STORY).digest()) + b"\r\n"
    refers = f"WARC-Refers-To: {record_id(1)}\r\n".encode() if referred_by == "id" else digest
    head = sent("text/html", more=b"X-Second: yes\r\n")
    first, second, third = intake_of(
        tmp_path,
        record(STORY, 1, extra=digest),
        record(b"", 2, kind="revisit", head=head, extra=refers, date="2024-05-09T09:00:00Z"),
        record(b"", 3, kind="revisit", head=sent("text/html", 304), extra=refers, date="2024-05-10T09:00:00Z"),
    )
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert isinstance(third, Capture)
    assert (second.head, second.body, second.captured_at) == (head, STORY, "2024-05-09T09:00:00.000Z")
    assert (third.head, third.body, third.captured_at) == (HTML, STORY, "2024-05-10T09:00:00.000Z")


def test_a_revisit_of_a_record_in_another_file_says_how_to_bring_them_together(tmp_path: Path) -> None:
    refers = f"WARC-Refers-To: {record_id(9)}\r\n".encode()
    failed, good = intake_of(
        tmp_path, record(b"", 2, kind="revisit", head=sent("text/html"), extra=refers), record(STORY)
    )
    assert isinstance(failed, Failure)
    assert "cat 1.warc.gz 2.warc.gz" in failed.message
    assert isinstance(good, Capture)


@pytest.mark.parametrize("written", ["base32", "hexadecimal", "unknown"])
def test_a_digest_that_matches(tmp_path: Path, written: str) -> None:
    digest = hashlib.sha1(HTML + STORY).digest()
    text = {"base32": base64.b32encode(digest).decode(), "hexadecimal": digest.hex(), "unknown": "x"}[written]
    extra = f"WARC-Block-Digest: {'crc9' if written == 'unknown' else 'sha1'}:{text}\r\n".encode()
    assert only(tmp_path, record(STORY, extra=extra)).body == STORY


def test_a_digest_that_does_not_match(tmp_path: Path) -> None:
    extra = b"WARC-Block-Digest: sha256:" + hashlib.sha256(b"another").hexdigest().encode() + b"\r\n"
    failed, good = intake_of(tmp_path, record(STORY, 1, extra=extra), record(STORY, 2))
    assert isinstance(failed, Failure)
    assert "digest does not match" in failed.message
    assert isinstance(good, Capture)


def test_an_archive_packed_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record(STORY, number) for number in range(300))))
    intake = ingest(str(path))
    found = list(intake)
    assert [f.origin for f in found if isinstance(f, Capture)] == [f"{path}#{record_id(n)}" for n in range(300)]
    assert intake.done == intake.total == path.stat().st_size
    small = list(ingest(str(path), settings=Settings(max_unpacked=1000)))
    assert len(small) == 1
    assert isinstance(small[0], Failure)
    assert "max_unpacked" in small[0].message


def test_archives_of_a_folder_are_found_and_never_one_page(tmp_path: Path) -> None:
    origin = write(tmp_path, record(STORY), name="a.WARC")
    write(tmp_path, record(STORY), name="b.warc.gz")
    assert [item.origin.split("#")[0] for item in ingest(str(tmp_path)) if isinstance(item, Capture)] == [
        origin,
        str(tmp_path / "b.warc.gz"),
    ]
    assert not is_one(origin)


def test_the_place_in_the_file_moves_with_the_records(tmp_path: Path) -> None:
    intake = intake_of(tmp_path, *(record(STORY, number) for number in range(5)), name="crawl.warc")
    size = len(record(STORY))
    assert [intake.done for _ in intake] == [size * number for number in range(5)]
    assert intake.done == intake.total == size * 5


@pytest.mark.parametrize("gzip", [True, False])
def test_what_warcio_writes_is_read(tmp_path: Path, gzip: bool) -> None:
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("X-Name", "one")], protocol="HTTP/1.1")
        uri, date = "https://news.example/story", "2024-05-08T09:00:00Z"
        writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "warcio"}))
        fields = {"WARC-Date": date}
        first = writer.create_warc_record(
            uri, "response", io.BytesIO(STORY), http_headers=head, warc_headers_dict=fields
        )
        writer.write_record(first)
        digest = first.rec_headers.get_header("WARC-Payload-Digest")
        writer.write_record(writer.create_revisit_record(uri, digest, uri, date, http_headers=head))
        writer.write_record(writer.create_warc_record(uri, "request", io.BytesIO(b"GET / HTTP/1.1\r\n\r\n")))
    found = list(ingest(str(path)))
    assert [(item.head, item.body, item.address) for item in found if isinstance(item, Capture)] == [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Name: one\r\n\r\n", STORY, uri)
    ] * 2
    assert len(found) == 2


@given(st.binary(max_size=200), st.lists(st.tuples(st.integers(0, 220), st.integers(0, 90)), max_size=12))
def test_a_region_is_that_stretch_of_the_file(content: bytes, reads: list[tuple[int, int]]) -> None:
    start, size = len(content) // 4, len(content) // 2
    region, same = Region(io.BytesIO(content), start, size), io.BytesIO(content[start : start + size])
    for at, count in reads:
        region.seek(at)
        same.seek(at)
        assert region.read(count) == same.read(count)
        assert region.tell() == same.tell()
    assert region.seek(-size, io.SEEK_END) == 0
    assert region.read() == content[start : start + size]
