"""Archives that are wrong: each is bounded in time and memory, its good records are read, its defect is named."""

from __future__ import annotations

import hashlib
import signal
import sys
import tempfile
import tracemalloc
import zipfile
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.warcs import HTML, packed, record
from reportedly.ingest import ingest
from reportedly.settings import Settings
from reportedly.types import Capture, Failure
from tests.hostile_archives import FIRST, LAST, MAX_BODY, STORY, WACZS, WARCS, Hostile, wacz

ALL = (*WARCS, *WACZS)
DIGEST = b"WARC-Block-Digest: sha1:%b\r\n"
HANGS, MEMORY = 60, 24 * MAX_BODY  # seconds, bytes: far above what any needs, far below what hangs or unpacks a bomb


@pytest.mark.parametrize("hostile", ALL, ids=lambda hostile: hostile.name)
def test_the_rest_is_read_and_the_defect_named(tmp_path: Path, hostile: Hostile) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / hostile.name
    path.write_bytes(hostile.make())
    tracemalloc.start()
    signal.signal(signal.SIGVTALRM, _hangs)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        found = list(ingest(str(path), settings=Settings(max_body=MAX_BODY)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        tracemalloc.stop()
    assert tuple(int(item.origin[-13:-1]) for item in found if isinstance(item, Capture)) == hostile.read
    failures = [item for item in found if isinstance(item, Failure)]
    assert [f.message for f in failures if not any(words in f.message for words in hostile.told)] == []
    assert len(failures) == len(hostile.told)
    for failed, words in zip(failures, hostile.told, strict=True):
        assert words in failed.message
        assert str(path) in failed.subject
        assert len(failed.message) < 2000
    assert peak < MEMORY
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path], "nothing is written beside it"


def _hangs(*_: object) -> None:
    raise TimeoutError("it does not come to an end")


def test_every_defect_has_a_name_of_its_own() -> None:
    assert len({hostile.name for hostile in ALL}) == len(ALL) >= 25


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_nothing_stays_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for hostile in WACZS:
        path = tmp_path / hostile.name
        path.write_bytes(hostile.make())
        list(ingest(str(path), settings=Settings(max_body=MAX_BODY)))
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@given(st.booleans(), st.data())
def test_damage_anywhere_costs_nothing_but_the_records_that_it_touches(is_packed: bool, data: st.DataObject) -> None:
    bodies = [STORY + b"%d" % n for n in range(6)]
    parts = [record(body, n, extra=DIGEST % _digest(HTML + body)) for n, body in enumerate(bodies)]
    if is_packed:
        parts = [packed([each]) for each in parts]
    whole, ends = b"".join(parts), list(accumulate(map(len, parts)))
    at = data.draw(st.integers(0, len(whole)))
    out = data.draw(st.integers(0, 400))
    put = data.draw(st.binary(max_size=60) | st.sampled_from([b"WARC/1.1\r\n", b"\x1f\x8b\x08", b"\0" * 40]))
    damaged = whole[:at] + put + whole[at + out :]
    untouched = {bodies[n] for n, end in enumerate(ends) if end <= at or end - len(parts[n]) >= at + out}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc"
        path.write_bytes(damaged)
        found = list(ingest(str(path), settings=Settings(max_body=MAX_BODY)))
    read = {item.body for item in found if isinstance(item, Capture)}
    assert untouched <= read
    assert read <= set(bodies), "what is read is as it was archived"
    assert len(found) <= 12


@given(st.binary(max_size=300))
def test_noise_is_no_archive_and_stops_nothing(noise: bytes) -> None:
    for name in ("a.warc", "a.warc.gz", "a.wacz"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(noise)
            assert all(isinstance(item, Failure) for item in ingest(str(path)))


@given(st.data())
def test_a_wacz_with_bytes_changed_stops_nothing(data: st.DataObject) -> None:
    whole = bytearray(wacz(FIRST, LAST, method=data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.wacz"
        path.write_bytes(whole)
        found = list(ingest(str(path)))
    assert {item.body for item in found if isinstance(item, Capture)} <= {STORY}
    assert len(found) >= 1


def _digest(block: bytes) -> bytes:
    return hashlib.sha1(block).hexdigest().encode()
