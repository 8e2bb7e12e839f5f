"""Archives that are wrong: each is bounded in time and memory, its good records are read, its defect is named."""

from __future__ import annotations

import signal
import sys
import tracemalloc
from pathlib import Path

import pytest

from reportedly.ingest import ingest
from reportedly.settings import Settings
from reportedly.types import Capture, Failure
from tests.hostile_archives import MAX_BODY, WACZS, WARCS, Hostile

ALL = (*WARCS, *WACZS)
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
