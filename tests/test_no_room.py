"""No room and no right to write: a clear error, and a ledger that is whole and goes on when there is room."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.kill import contents, write_archive
from benchmarks.kill_versions import whole_contents, write_site
from reportedly.attribute.attributor import Attributor
from reportedly.cli import main
from reportedly.errors import LedgerError
from reportedly.ingest import ingest
from reportedly.pipeline import process
from reportedly.store import Ledger, verify
from tests.making import ids

RECORDS = 60


@pytest.fixture
def archive(quick_path: Path) -> str:
    path = quick_path / "crawl.warc.gz"
    write_archive(path, RECORDS)
    return str(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1.5 MB. Where none may be mounted, its tests are skipped."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def add(ledger: Path, archive: str) -> Result:
    return CliRunner().invoke(main, ["add", str(ledger), archive], env={"REPORTEDLY_ATTRIBUTOR": "rules"})


def test_a_disk_that_fills_up(small_disk: Path, quick_path: Path, archive: str) -> None:
    ledger = small_disk / "news.db"
    (small_disk / "others").write_bytes(bytes(200_000))
    ended = add(ledger, archive)
    assert ended.exit_code == 2
    assert "the disk is full" in ended.stderr
    assert "free some space and run it again" in ended.stderr
    assert "Traceback" not in ended.stderr
    with Ledger(ledger, read_only=True) as opened:
        assert list(verify(opened)) == []
        assert 0 < opened.counts()["captures"] < RECORDS
    subprocess.run(["mount", "-o", "remount,size=32m", str(small_disk)], check=True)
    assert add(ledger, archive).exit_code == 1  # some of the records cannot be read
    assert add(quick_path / "undisturbed.db", archive).exit_code == 1
    assert contents(ledger) == contents(quick_path / "undisturbed.db")


def test_a_ledger_that_may_not_grow(quick_path: Path, archive: str, rules: Attributor) -> None:
    """The same wherever nothing can be mounted: SQLite says that the disk is full."""
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        pages = ledger.connection.pragma("page_count")
        ledger.connection.pragma("max_page_count", pages + 40)
        with pytest.raises(LedgerError, match="the disk is full"):
            process(ingest(archive), ledger, rules)
        assert list(verify(ledger)) == []
        assert 0 < ledger.counts()["captures"] < RECORDS
        ledger.connection.pragma("max_page_count", pages + 1_000_000)
        process(ingest(archive), ledger, rules)
        assert list(verify(ledger)) == []
        with Ledger(quick_path / "undisturbed.db") as other:
            process(ingest(archive), other, rules)
            assert ids(ledger) == ids(other)


def test_a_ledger_that_may_not_grow_while_pages_are_replaced(quick_path: Path, rules: Attributor) -> None:
    """Wherever the room ends within an update of versions, the ledger is as it was before a page or after it."""
    pages, path = quick_path / "pages", quick_path / "news.db"
    write_site(pages, edited=False)
    with Ledger(path) as ledger:
        process(ingest(str(pages)), ledger, rules)
    shutil.copy(path, quick_path / "undisturbed.db")
    write_site(pages, edited=True)
    with Ledger(quick_path / "undisturbed.db") as other:
        process(ingest(str(pages)), other, rules)
    with Ledger(path) as ledger:
        connection = ledger.connection
        ended = 0
        while True:
            connection.pragma("max_page_count", connection.pragma("page_count") + 1 + 2 * ended)
            try:
                process(ingest(str(pages)), ledger, rules)
                break
            except LedgerError as error:
                assert f"the disk is full: {path} is intact" in str(error)
                ended += 1
            assert list(verify(ledger)) == []
        assert ended > 5, "the room must end at many places"
    assert whole_contents(path) == whole_contents(quick_path / "undisturbed.db")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_may_not_be_written_to(
    open_folder: Path, as_user: AbstractContextManager[None], rules: Attributor, archive: str, is_there: bool
) -> None:
    path = open_folder / "news.db"
    before = {}
    if is_there:
        with Ledger(path) as ledger:
            process(ingest(archive), ledger, rules)
            before = ids(ledger)
        path.chmod(0o666)
    open_folder.chmod(0o555)
    with as_user, pytest.raises(LedgerError) as raised:
        Ledger(path).close()
    assert str(path) in str(raised.value)
    assert "write" in str(raised.value)
    assert path.exists() == is_there
    if is_there:
        with Ledger(path) as ledger:
            assert list(verify(ledger)) == []
            assert ids(ledger) == before
