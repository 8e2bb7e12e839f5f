"""Archives that are wrong, each by the name of its defect, with what must come of it.

Each holds good records beside the defect. `read` are the numbers of the records that must be read all the same, `told`
words of the failures that must be said, in order; no more and no less of both.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import struct
import sys
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

from benchmarks.warcs import HTML, PAGE, packed, record

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STORY = PAGE % b"The harbour master said no."
MAX_BODY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A file and what must come of it."""

    name: str
    make: Callable[[], bytes]
    read: tuple[int, ...]
    told: tuple[str, ...]


def good(number: int) -> bytes:
    return record(STORY, number)


def between(*bad: bytes) -> bytes:
    """Bad records between two good ones, 1 and 9."""
    return b"".join([good(1), *bad, good(9)])


def packed_between(*bad: bytes) -> bytes:
    return packed([good(1)]) + b"".join(bad) + packed([good(9)])


def bomb(size: int) -> bytes:
    """A packed record with a body of zeros; packed piece by piece, so that making it takes no memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    whole = record(b"", 5, length=len(HTML) + size)
    pieces = [packer.compress(whole[:-4])]
    pieces += [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join([*pieces, packer.flush()])


def damaged(packed_record: bytes, at: int) -> bytes:
    return packed_record[:at] + b"\xff\xff\xff\xff" + packed_record[at + 4 :]


def noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


DIGEST = b"WARC-Block-Digest: sha1:" + hashlib.sha1(HTML + STORY).hexdigest().encode() + b"\r\n"
ENCODED = HTML[:-2] + b"Content-Encoding: %b\r\n\r\n"
CHUNKED = HTML[:-2] + b"Transfer-Encoding: chunked\r\n\r\n"
ONE, TWO = packed([good(5)]), packed([good(6)])
WRONG_LENGTH = "Content-Length is wrong"

WARCS = (
    Hostile(name="warc-length-too-long.warc", make=lambda: between(record(STORY, 5, length=400)), read=(1, 9),
            told=(WRONG_LENGTH,)),
    Hostile(name="warc-length-too-short.warc", make=lambda: between(record(STORY, 5, length=60)), read=(1, 9),
            told=(WRONG_LENGTH,)),
    Hostile(name="warc-length-too-long.warc.gz", make=lambda: packed([good(1), record(STORY, 5, length=400), good(9)]),
            read=(1, 9), told=(WRONG_LENGTH,)),
    Hostile(name="warc-length-too-short.warc.gz", make=lambda: packed([good(1), record(STORY, 5, length=60), good(9)]),
            read=(1, 9), told=(WRONG_LENGTH,)),
    Hostile(name="warc-length-swallows-the-next-record.warc",
            make=lambda: between(record(STORY, 5, extra=DIGEST, length=len(HTML + STORY + good(6))), good(6), good(7)),
            read=(1, 7, 9), told=("digest does not match",)),
    Hostile(name="warc-length-negative.warc", make=lambda: between(record(STORY, 5, length=-5)), read=(1, 9),
            told=("no length that can be",)),
    Hostile(name="warc-length-of-25-digits.warc", make=lambda: between(record(STORY, 5, length=10**24)), read=(1, 9),
            told=("no length that can be",)),
    Hostile(name="warc-length-of-an-exabyte.warc.gz",
            make=lambda: packed([good(1), record(STORY, 5, length=10**18), good(9)]), read=(1, 9),
            told=("bytes are announced",)),
    Hostile(name="warc-length-in-words.warc", make=lambda: between(record(STORY, 5, length="many")), read=(1, 9),
            told=("no length that can be",)),
    Hostile(name="warc-record-head-of-2-mb.warc",
            make=lambda: between(record(STORY, 5, extra=b"X-Long: " + b"a" * 2_000_000 + b"\r\n")), read=(1, 9),
            told=("header length",)),
    Hostile(name="warc-record-of-a-million-headers.warc.gz",
            make=lambda: packed([good(1), record(STORY, 5, extra=b"A: b\r\n" * 1_000_000), good(9)]), read=(1, 9),
            told=("header length",)),
    Hostile(name="warc-cut-in-the-body.warc", make=lambda: between(good(5))[:-30], read=(1, 5),
            told=("bytes are announced",)),
    Hostile(name="warc-cut-in-the-head.warc", make=lambda: good(1) + good(5)[:50], read=(1,), told=("cut short",)),
    Hostile(name="warc-cut-in-the-member.warc.gz", make=lambda: packed([good(1), good(5)])[:-40], read=(1,),
            told=("byte",)),
    Hostile(name="warc-cut-after-ten-bytes-of-a-member.warc.gz", make=lambda: packed([good(1)]) + ONE[:12], read=(1,),
            told=("cut short",)),
    Hostile(name="warc-member-damaged.warc.gz", make=lambda: packed_between(damaged(ONE, 90), TWO), read=(1, 6, 9),
            told=("data error",)),
    Hostile(name="warc-member-checksum-wrong.warc.gz", make=lambda: packed_between(ONE[:-8] + b"\0\0\0\0" + ONE[-4:]),
            read=(1, 9), told=("data error",)),
    Hostile(name="warc-members-of-noise-between.warc.gz", make=lambda: packed_between(noise(50_000), TWO),
            read=(1, 6, 9), told=("byte",)),
    Hostile(name="warc-5000-false-starts-of-members.warc.gz",
            make=lambda: packed_between(b"\x1f\x8b\x08" * 5_000, TWO), read=(1, 6, 9), told=("byte",)),
    Hostile(name="warc-false-starts-without-end.warc.gz",
            make=lambda: packed_between(b"\x1f\x8b\x08" * 300_000, TWO), read=(1,),
            told=("byte", "rest was not looked through")),
    Hostile(name="warc-noise-before.warc", make=lambda: noise(5_000) + b"\r\n" + between(), read=(1, 9),
            told=("byte 0",)),
    Hostile(name="warc-zeros-between.warc.gz", make=lambda: packed_between(bytes(5_000)), read=(1, 9), told=()),
    Hostile(name="warc-plain-between-packed.warc.gz", make=lambda: packed_between(good(5)), read=(1, 5, 9),
            told=()),
    Hostile(name="warc-packed-twice.warc.gz", make=lambda: gzip.compress(packed([good(1), good(9)])), read=(),
            told=("packed twice",)),
    Hostile(name="warc-record-packed-twice.warc.gz", make=lambda: packed_between(gzip.compress(ONE * 3)), read=(1, 9),
            told=("byte",)),
    Hostile(name="warc-gzip-bomb-as-a-record.warc.gz", make=lambda: packed_between(bomb(200_000_000)), read=(1, 9),
            told=("bytes are announced",)),
    Hostile(name="warc-gzip-bomb-as-a-body.warc.gz",
            make=lambda: packed([
                good(1),
                record(gzip.compress(bytes(50_000_000)), 5, head=ENCODED % b"gzip"),
                good(9)]),
            read=(1, 9), told=("larger than",)),
    Hostile(name="warc-gzip-bomb-nested-in-encodings.warc.gz",
            make=lambda: packed([
                good(1),
                record(gzip.compress(gzip.compress(bytes(50_000_000))), 5, head=ENCODED % b"gzip, gzip"),
                good(9)]),
            read=(1, 9), told=("larger than",)),
    Hostile(name="warc-brotli-bomb-as-a-body.warc",
            make=lambda: between(record(brotli.compress(bytes(50_000_000), quality=5), 5, head=ENCODED % b"br")),
            read=(1, 9), told=("larger than",)),
    Hostile(name="warc-brotli-that-is-none.warc", make=lambda: between(record(noise(500), 5, head=ENCODED % b"br")),
            read=(1, 9), told=("pack it again",)),
    Hostile(name="warc-zstd-bomb-as-a-body.warc",
            make=lambda: between(record(zstd.compress(bytes(50_000_000)), 5, head=ENCODED % b"zstd")), read=(1, 9),
            told=("larger than",)),
    Hostile(name="warc-zstd-cut-short.warc",
            make=lambda: between(record(zstd.compress(noise(5_000))[:-9], 5, head=ENCODED % b"zstd")), read=(1, 9),
            told=("cut short",)),
    Hostile(name="warc-chunks-cut-short.warc",
            make=lambda: between(record(b"fff\r\nabc", 5, head=CHUNKED)),
            read=(1, 9), told=("cut short",)),
    Hostile(name="warc-chunk-of-4-gb.warc",
            make=lambda: between(record(b"ffffffff\r\nabc", 5, head=CHUNKED)),
            read=(1, 9), told=("cut short",)),
    Hostile(name="warc-http-head-without-end.warc",
            make=lambda: between(record(b"", 5, head=HTML[:-4] + b"x" * 300_000)), read=(1, 9), told=("no HTTP head",)),
    Hostile(name="warc-http-head-of-a-million-headers.warc",
            make=lambda: between(record(STORY, 5, head=HTML[:-2] + b"A: b\r\n" * 100_000 + b"\r\n")), read=(1, 9),
            told=("no HTTP head",)),
    Hostile(name="warc-http-status-of-letters.warc",
            make=lambda: between(record(STORY, 5, head=b"HTTP/1.1 OK\r\n\r\n")), read=(1, 9), told=("no HTTP head",)),
    Hostile(name="warc-address-with-open-bracket.warc", make=lambda: between(record(STORY, 5, uri="https://[::1#a")),
            read=(1, 9), told=("is no address",)),
    Hostile(name="warc-revisit-of-itself.warc",
            make=lambda: between(record(b"", 5, kind="revisit",
                                        extra=b"WARC-Refers-To: <urn:uuid:0c0ffee0-0000-4000-8000-000000000005>\r\n")),
            read=(1, 9), told=("in another file",)),
    Hostile(name="warc-of-two-thousand-broken-records.warc",
            make=lambda: between(record(STORY, 5, length=0) * 2_000), read=(1, 9), told=("byte",)),
    Hostile(name="warc-record-in-segments.warc",
            make=lambda: between(record(STORY, 5, extra=b"WARC-Segment-Number: 1\r\n")), read=(1, 9),
            told=("segments",)),
    Hostile(name="warc-of-another-version.warc", make=lambda: between(record(STORY, 5, version=b"WARC/7.0")),
            read=(1, 9), told=("byte",)),
    Hostile(name="warc-empty.warc", make=lambda: b"", read=(), told=("is empty",)),
    Hostile(name="warc-that-is-a-page.warc", make=lambda: STORY, read=(), told=("byte 0",)),
)  # fmt: skip


def wacz(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", method) as opened:  # two of one name
        for name, content in members:
            opened.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def patched(whole: bytes, mark: bytes, place: int, value: bytes, *, last: bool = False) -> bytes:
    """`whole` with `value` put at `place` after a mark (the first of it, or the last)."""
    at = (whole.rfind(mark) if last else whole.find(mark)) + place
    return whole[:at] + value + whole[at + len(value) :]


FIRST = ("archive/data.warc.gz", packed([good(1)]))
LAST = ("archive/last.warc.gz", packed([good(9)]))
INNER = ("archive/inner.warc.gz", packed([good(5)]))


def overlapping() -> bytes:
    """Two entries of the list that lead to one file."""
    whole = wacz(FIRST, INNER)
    first = whole.find(b"PK\x01\x02")
    entry = whole[first : whole.find(b"PK\x01\x02", first + 4)]
    count, size = struct.unpack("<HI", whole[-12:-6])
    end = patched(whole[-22:], b"PK\x05\x06", 8, struct.pack("<HHI", count + 1, count + 1, size + len(entry)))
    return whole[:first] + entry + whole[first:-22] + end


WACZS = (
    Hostile(name="wacz-name-leads-out.wacz", make=lambda: wacz(FIRST, ("archive/../../../out.warc.gz", INNER[1]), LAST),
            read=(1, 9), told=("leads out",)),
    Hostile(name="wacz-name-is-absolute.wacz", make=lambda: wacz(FIRST, ("/tmp/archive/out.warc.gz", INNER[1]), LAST),
            read=(1, 9), told=("leads out",)),
    Hostile(name="wacz-name-with-backslashes.wacz",
            make=lambda: wacz(FIRST, ("archive\\..\\..\\out.warc.gz", INNER[1]), LAST), read=(1, 9),
            told=("leads out",)),
    Hostile(name="wacz-zip-bomb.wacz",
            make=lambda: wacz(FIRST, ("archive/bomb.warc", bytes(300_000_000)), LAST, method=zipfile.ZIP_DEFLATED),
            read=(1, 9), told=("max_unpacked",)),
    Hostile(name="wacz-entries-overlap.wacz", make=overlapping, read=(1, 5), told=("within another",)),
    Hostile(name="wacz-encrypted.wacz",
            make=lambda: patched(patched(wacz(FIRST, LAST), b"PK\x03\x04", 6, b"\1\0"), b"PK\x01\x02", 8, b"\1\0"),
            read=(9,), told=("encrypted",)),
    Hostile(name="wacz-two-files-of-one-name.wacz", make=lambda: wacz(FIRST, (FIRST[0], INNER[1]), LAST),
            read=(1, 5, 9), told=()),
    Hostile(name="wacz-without-datapackage.wacz", make=lambda: wacz(FIRST), read=(1,), told=()),
    Hostile(name="wacz-without-archive.wacz", make=lambda: wacz(("datapackage.json", b"{}")), read=(),
            told=("no WARC in archive/",)),
    Hostile(name="wacz-cut-short.wacz", make=lambda: wacz(FIRST, LAST)[:-30], read=(), told=("no ZIP",)),
    Hostile(name="wacz-local-head-damaged.wacz", make=lambda: patched(wacz(FIRST, LAST), b"PK\x03\x04", 0, b"XX"),
            read=(9,), told=("not where the list",)),
    Hostile(name="wacz-member-damaged.wacz",
            make=lambda: damaged(wacz(FIRST, LAST, method=zipfile.ZIP_DEFLATED), 80), read=(9,),
            told=("is damaged", "is empty")),
    Hostile(name="wacz-size-beyond-the-end.wacz",
            make=lambda: patched(wacz(FIRST, LAST), b"PK\x01\x02", 20, b"\xff\xff\xff\x7f", last=True), read=(1,),
            told=("cut short",)),
    Hostile(name="wacz-packed-by-an-unknown-method.wacz",
            make=lambda: patched(patched(wacz(FIRST, LAST), b"PK\x03\x04", 8, b"\x63\0"), b"PK\x01\x02", 10, b"\x63\0"),
            read=(9,), told=("is damaged", "is empty")),
    Hostile(name="wacz-list-of-a-gigabyte.wacz",
            make=lambda: patched(wacz(FIRST), b"PK\x05\x06", 12, struct.pack("<I", 1 << 30)), read=(),
            told=("more files",)),
    Hostile(name="wacz-that-is-a-warc.wacz", make=lambda: packed([good(1)]), read=(1,), told=()),
    Hostile(name="wacz-inner-archive-damaged.wacz", make=lambda: wacz(FIRST, ("archive/b.warc.gz", noise(5_000)), LAST),
            read=(1, 9), told=("byte 0",)),
)  # fmt: skip
