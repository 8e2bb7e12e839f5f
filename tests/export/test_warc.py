"""Captures out as a web archive: to the byte, and read again by tools that are not ours."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import has_valid_block_digest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from benchmarks.warcs import packed, record, record_id
from reportedly.export import warc
from reportedly.identity import capture_id
from reportedly.ingest import ingest
from reportedly.store import Ledger
from reportedly.types import Capture
from tests.making import captured

SEEN = "2024-05-08T09:00:00.123Z"


def written(*captures: Capture, packed: bool = True) -> bytes:
    out = io.BytesIO()
    assert warc.write(captures, out, "news.warc.gz", packed=packed) == len(captures)
    return out.getvalue()


def response(
    body: bytes = b"<p>No.", head: bytes = b"HTTP/1.1 200  Odd \r\nA:b\r\n  c\r\n\r\n", **other: object
) -> Capture:
    capture = Capture(
        id=capture_id("a", body), origin="a", body=body, head=head, address="https://news.example/a", status=200,
        media_type="text/html", captured_at=SEEN,
    )  # fmt: skip
    return replace(capture, **other)  # type: ignore[arg-type]


def by_warcio(content: bytes) -> list[tuple[str, dict[str, str], bytes]]:
    """Type, fields and block of each record, as warcio reads them."""
    items = ArchiveIterator(io.BytesIO(content), no_record_parse=True)
    return [(item.rec_type, dict(item.rec_headers.headers), item.raw_stream.read()) for item in items]


def by_fastwarc(content: bytes) -> list[bytes]:
    return [item.reader.read() for item in FastIterator(io.BytesIO(content), parse_http=False)]


@pytest.mark.parametrize("packed", [True, False])
def test_another_tool_reads_what_was_sent(packed: bool) -> None:
    capture = response()
    about, found = by_warcio(written(capture, packed=packed))
    assert about[0] == "warcinfo"
    assert about[1]["WARC-Filename"] == "news.warc.gz"
    kind, fields, block = found
    assert kind == "response"
    assert block == b"HTTP/1.1 200  Odd \r\nA:b\r\n  c\r\n\r\n<p>No."
    assert fields["WARC-Target-URI"] == "https://news.example/a"
    assert fields["WARC-Date"] == SEEN
    assert fields["Content-Type"] == "application/http; msgtype=response"
    assert fields["WARC-Record-ID"] == warc.record_id(capture.id)
    assert by_fastwarc(written(capture, packed=packed))[1] == block


def test_another_tool_finds_the_digests_right() -> None:
    content = written(response(), captured("He said no."))
    read = [
        item.digest_checker.passed
        for item in ArchiveIterator(io.BytesIO(content), check_digests=True)
        if item.content_stream().read() or True
    ]
    assert read == [True, True, True]
    assert [has_valid_block_digest(item) for item in FastIterator(io.BytesIO(content), parse_http=False)] == [True] * 3


def test_what_has_no_head_is_a_resource_of_its_file() -> None:
    capture = replace(captured("He said no.", "saved pages/a#1.txt"), captured_at=SEEN)
    _, (kind, fields, block) = by_warcio(written(capture))
    assert (kind, block) == ("resource", b"He said no.")
    assert fields["WARC-Target-URI"] == "file:///saved%20pages/a#1.txt"
    assert fields["Content-Type"] == "text/plain"


def test_addresses_that_led_there_stand_beside_it() -> None:
    capture = response(redirects=("https://a.example/", "https://b.example/ c"))
    _, _, (kind, fields, block) = by_warcio(written(capture))
    assert kind == "metadata"
    assert block == b"via: https://a.example/\r\nvia: https://b.example/%20c\r\n"
    assert fields["WARC-Concurrent-To"] == warc.record_id(capture.id)


def test_no_value_leaves_its_line() -> None:
    evil = "https://news.example/\r\nWARC-Type: request\r\n\r\nx"
    content = written(response(address=evil, media_type="a\r\nb: c", captured_at="2024\r\nX: y"), packed=False)
    assert len(by_warcio(content)) == 2
    assert content.count(b"\r\nWARC-Type: request") == 0
    assert content.count(b"\r\nb: c") == content.count(b"\r\nX: y") == 0


def test_the_same_capture_has_the_same_id_each_time() -> None:
    ids = [[fields["WARC-Record-ID"] for _, fields, _ in by_warcio(written(response()))] for _ in range(2)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


line = st.binary(max_size=20).map(lambda raw: raw.translate(None, b"\r\n") + b"\r\n").filter(lambda raw: raw != b"\r\n")
heads = st.tuples(
    st.sampled_from([b"HTTP/1.1 200 OK", b"HTTP/1.0  201\tx", b"HTTP/2 200 "]), st.lists(line, max_size=4)
).map(lambda parts: parts[0] + b"\r\n" + b"".join(parts[1]) + b"\r\n")


@given(st.lists(st.tuples(st.none() | heads, st.binary(max_size=80)), min_size=1, max_size=5))
@settings(max_examples=40)
def test_archive_to_ledger_to_archive_keeps_every_byte(sent: list[tuple[bytes | None, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "in.warc.gz"
        path.write_bytes(packed(_sent(number, head, b"<html>" + body) for number, (head, body) in enumerate(sent)))
        found = [item for item in ingest(str(path)) if isinstance(item, Capture)]
        with Ledger(Path(name) / "news.db") as ledger:
            for capture in found:
                ledger.add_capture(capture, "2026-01-01T00:00:00Z")
            out = written(*ledger.captures())
        again = Path(name) / "out.warc.gz"
        again.write_bytes(out)
        after = [item for item in ingest(str(again)) if isinstance(item, Capture)]
    assert [(c.head, c.body, c.address, c.captured_at) for c in after] == [
        (c.head, c.body, c.address, c.captured_at) for c in found
    ]
    blocks = [block for kind, _, block in by_warcio(out) if kind != "warcinfo"]
    assert blocks == by_fastwarc(out)[1:] == [(c.head or b"") + c.body for c in found]
    assert {c.origin[-13:-1] for c in found} <= {record_id(n)[-13:-1] for n in range(len(sent))}


def _sent(number: int, head: bytes | None, body: bytes) -> bytes:
    if head is None:
        return record(body, number, head=b"", kind="resource", content_type="text/html")
    return record(body, number, head=head[:-2] + b"Content-Type: text/html\r\n\r\n")
