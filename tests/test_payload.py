"""What a server sent → what it meant."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import FormatError, OriginError
from reportedly.payload import decoded, unchunked

PAGE = b"<p>He said no.</p>"


def zstd_raw(body: bytes) -> bytes:
    """A frame of zstd with one block that is stored as it is."""
    return b"\x28\xb5\x2f\xfd\xa0" + len(body).to_bytes(4, "little") + (len(body) << 3 | 1).to_bytes(3, "little") + body


ZSTD_EMPTY = zstd_raw(b"")


def chunked(body: bytes, size: int) -> bytes:
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@given(st.binary(min_size=1, max_size=300), st.integers(1, 50))
def test_chunks_are_taken_apart(body: bytes, size: int) -> None:
    assert unchunked(chunked(body, size), "a") == body


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, ()),
        (gzip.compress(PAGE), (("Content-Encoding", "gzip"),)),
        (zlib.compress(PAGE), (("content-encoding", "Deflate"),)),
        (zlib.compress(PAGE)[2:-4], (("content-encoding", "deflate"),)),
        (chunked(gzip.compress(PAGE), 7), (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))),
        (gzip.compress(gzip.compress(PAGE)), (("content-encoding", "gzip, identity, gzip"),)),
        # archives keep bodies decoded under the headers of what was sent
        (PAGE, (("content-encoding", "gzip"), ("transfer-encoding", "chunked"))),
    ],
    ids=["plain", "gzip", "zlib", "deflate", "chunked gzip", "gzip twice", "not as it says"],
)
def test_encodings_are_undone(body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
    assert decoded(body, headers, "a", 10_000) == PAGE


@pytest.mark.parametrize(
    ("body", "encoding", "error"),
    [
        (gzip.compress(PAGE)[:-9], "gzip", FormatError),
        (gzip.compress(b"x" * 20_000), "gzip", OriginError),
        (PAGE, "rot13", FormatError),
        (PAGE, ", ".join(["gzip"] * 9), FormatError),
    ],
    ids=["cut short", "bomb", "unknown", "nine times"],
)
def test_what_cannot_be_undone_is_named(body: bytes, encoding: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        decoded(body, [("content-encoding", encoding)], "a", 10_000)


@pytest.mark.parametrize("body", [b"5\r\nab", b"2\r\nab\r\nzz", b"ffffffff\r\nab"])
def test_chunks_that_are_cut_short(body: bytes) -> None:
    with pytest.raises(FormatError, match="cut short"):
        unchunked(body, "a")


def test_empty_frames_of_zstd_one_after_the_other() -> None:
    """Four megabytes of them: what is left was copied for each."""
    with pytest.raises(FormatError, match="10,000 pieces"):
        decoded(ZSTD_EMPTY * 400_000, (("content-encoding", "zstd"),), "a", 10_000)


@given(st.lists(st.binary(max_size=40_000), max_size=5))
def test_frames_of_zstd_are_put_together(frames: list[bytes]) -> None:
    packed = ZSTD_EMPTY + b"".join(map(zstd_raw, frames))
    assert decoded(packed, (("content-encoding", "zstd"),), "a", 200_000) == b"".join(frames)
