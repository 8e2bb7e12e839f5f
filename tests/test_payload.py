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
