"""WACZ in: the WARC files of a ZIP, read where they lie."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from benchmarks.warcs import PAGE, packed, record, record_id
from reportedly.ingest import ingest, is_one
from reportedly.settings import Settings
from reportedly.types import Capture, Failure
from tests.hostile_archives import wacz

STORY = PAGE % b"The harbour master said no."
REFERS = f"WARC-Refers-To: {record_id(1)}\r\n".encode()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("name", ["crawl.wacz", "crawl.zip"])
def test_every_warc_in_it_is_read(tmp_path: Path, method: int, name: str) -> None:
    path = tmp_path / name
    whole = wacz(
        ("datapackage.json", b"{}"),
        ("pages/pages.jsonl", b'{"url": "https://news.example/"}\n'),
        ("archive/a.warc.gz", packed([record(STORY, 1), record(STORY, 2)])),
        ("archive/b.warc", record(b"", 3, kind="revisit", extra=REFERS, date="2024-05-10T00:00:00Z")),
        ("archive/c.cdx.gz", b"no WARC"),
        method=method,
    )
    path.write_bytes(whole)
    intake = ingest(str(path))
    places = []
    found = []
    for item in intake:
        places.append(intake.done)
        found.append(item)
    assert [item.origin for item in found if isinstance(item, Capture)] == [f"{path}#{record_id(n)}" for n in (1, 2, 3)]
    assert {item.body for item in found if isinstance(item, Capture)} == {STORY}, (
        "a revisit finds what is in another part"
    )
    assert places == sorted(set(places))
    assert 0 < places[0] < places[-1] < intake.total == intake.done == len(whole)
    assert not is_one(str(path))


def test_a_record_without_a_name_is_named_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    nameless = record(STORY).replace(record_id(0).encode(), b"no id")
    path.write_bytes(wacz(("archive/a.warc", record(STORY, 1) + nameless)))
    first, second = ingest(str(path))
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert second.origin == f"{path}#archive/a.warc/{len(record(STORY, 1))}"


def test_what_unpacks_to_too_much_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    parts = [(f"archive/{n}.warc", record(STORY * 20, n)) for n in range(3)]
    path.write_bytes(wacz(*parts, method=zipfile.ZIP_DEFLATED))
    found = list(ingest(str(path), settings=Settings(max_unpacked=len(parts[0][1]) * 2)))
    assert [type(item) for item in found] == [Capture, Capture, Failure]
    assert "max_unpacked" in found[2].message  # type: ignore[union-attr]
