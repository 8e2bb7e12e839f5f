"""A copy of a ledger in use: of one moment, whole or not there at all."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from reportedly.errors import LedgerBusy, LedgerError, NotALedger
from reportedly.store import Ledger, backup, verify
from reportedly.store.backup import back_up
from reportedly.store.schema import MIGRATIONS
from tests.making import ids, keep, told


@pytest.fixture
def path(ledger: Ledger) -> Path:
    for number in range(40):
        keep(ledger, told(f"{{Hasp}} <said> [that quay {number} is shut]." + "\nNothing else." * 300, f"{number}.txt"))
    ledger.close()
    return ledger.path


def test_a_copy_is_the_ledger(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.db"
    steps: list[tuple[int, int]] = []
    size = back_up(path, out, lambda done, total: steps.append((done, total)))
    assert size == out.stat().st_size == steps[-1][0] == steps[-1][1]
    with Ledger(path, read_only=True) as one, Ledger(out, read_only=True) as other:
        assert ids(one) == ids(other)
        assert list(verify(other)) == []
    assert [found.name for found in tmp_path.iterdir()] == ["copy.db"]
    assert out.stat().st_mode == path.stat().st_mode


def test_what_is_written_meanwhile_is_not_in_it(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program writes after every step; without a transaction the copy would begin anew each time."""
    monkeypatch.setattr(backup, "_PAGES", 4)
    with Ledger(path) as writing:
        before = ids(writing)
        steps = 0

        def write(done: int, total: int) -> None:
            nonlocal steps
            steps += 1
            keep(writing, told(f"{{Velt}} <said> [that pier {steps} is open].", f"later-{steps}.txt"))

        back_up(path, tmp_path / "copy.db", write)
        assert steps > 5
        assert len(ids(writing)["documents"]) == len(before["documents"]) + steps
    with Ledger(tmp_path / "copy.db", read_only=True) as copy:
        assert ids(copy) == before
        assert list(verify(copy)) == []


def test_an_older_ledger_is_copied_as_it_is(path: Path, tmp_path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.connection.execute("DELETE FROM migration WHERE name = ?", (MIGRATIONS[-1][0],))
    back_up(path, tmp_path / "copy.db")
    copy = apsw.Connection(str(tmp_path / "copy.db"))
    assert copy.execute("SELECT count(*) FROM migration").get == len(MIGRATIONS) - 1


def test_a_damaged_ledger_gives_no_copy_and_leaves_the_old_one(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.db"
    out.write_bytes(b"the backup of yesterday")
    with Ledger(path) as ledger:
        size = ledger.connection.pragma("page_size")
        [(root,)] = ledger.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'capture'")
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(LedgerError, match=r"damaged.*restore an earlier backup"):
        back_up(path, out)
    assert out.read_bytes() == b"the backup of yesterday"
    assert [found.name for found in tmp_path.iterdir()] == ["copy.db"]


def test_a_disk_that_fills_up_leaves_what_was_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small(apsw.Connection):
        def __init__(self, name: str, flags: int = apsw.SQLITE_OPEN_READWRITE) -> None:
            super().__init__(name, flags=flags)
            if name.endswith(".part") and flags == apsw.SQLITE_OPEN_READWRITE:
                self.pragma("max_page_count", 8)

    out = tmp_path / "copy.db"
    out.write_bytes(b"the backup of yesterday")
    monkeypatch.setattr(apsw, "Connection", Small)
    with pytest.raises(LedgerError, match=r"the disk is full.*free some space"):
        back_up(path, out)
    assert out.read_bytes() == b"the backup of yesterday"
    assert [found.name for found in tmp_path.iterdir()] == ["copy.db"]


def test_a_copy_takes_no_place_that_is_in_use(path: Path, tmp_path: Path) -> None:
    with Ledger(tmp_path / "used.db") as used, pytest.raises(LedgerBusy, match=r"another program has .*used\.db open"):
        keep(used, told("[Nothing.]"))
        back_up(path, tmp_path / "used.db")


def test_what_was_left_beside_a_ledger_is_no_use_of_it(path: Path, tmp_path: Path) -> None:
    """Readers leave an empty log; it is taken up, and nobody has to know of it."""
    out = tmp_path / "old.db"
    back_up(path, out)
    with Ledger(out) as old:
        keep(old, told("[Nothing.]"))
    with Ledger(out, read_only=True) as old:
        assert len(ids(old)["documents"]) == 41
    assert Path(f"{out}-wal").exists()
    back_up(path, out)
    assert not Path(f"{out}-wal").exists()
    with Ledger(out, read_only=True) as copy:
        assert len(ids(copy)["documents"]) == 40


def test_the_log_of_another_file_is_not_taken_for_a_part_of_the_copy(path: Path, tmp_path: Path) -> None:
    (tmp_path / "gone.db-wal").write_bytes(b"frames of another file")
    with pytest.raises(LedgerError, match=r"gone\.db-wal would be taken for a part of the copy: delete"):
        back_up(path, tmp_path / "gone.db")


def test_neither_the_ledger_itself_nor_a_folder_nor_something_else(path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(path)
    with pytest.raises(LedgerError, match="the ledger itself"):
        back_up(path, tmp_path / "link.db")
    with pytest.raises(LedgerError, match="is a folder"):
        back_up(path, tmp_path)
    with pytest.raises(LedgerError, match="cannot write to the folder"):
        back_up(path, tmp_path / "none" / "copy.db")
    with pytest.raises(LedgerError, match="there is no ledger"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    (tmp_path / "page.html").write_text("<p>A page, and longer than a header of a database: " + "x" * 100)
    with pytest.raises(NotALedger):
        back_up(tmp_path / "page.html", tmp_path / "copy.db")
    other = apsw.Connection(str(tmp_path / "other.db"))
    other.execute("CREATE TABLE t (a)")
    with pytest.raises(NotALedger):
        back_up(tmp_path / "other.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
