from __future__ import annotations

import random
import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import apsw
import pytest

from reportedly.errors import LedgerError, NewerLedger, NotALedger, ReportedlyError
from reportedly.store import Ledger, verify
from reportedly.store.schema import APPLICATION_ID, MIGRATIONS
from tests.making import keep, rows, told

BOTH = pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
LANDED = [
    "8bd5ec94", "6f46db75", "3518fc37", "e1337a21", "84e39921", "e56540f4", "d24ba8be", "5ab41147", "0582ccb7",
    "be673850", "3346cd42", "29ba952f", "8d9e5e29", "e7350182", "92201aa2", "8103f988", "85d1e08f", "c61d2b88",
    "d6a84b6c", "93f73677",
]  # fmt: skip
"""What migrations make, in their order."""


def begin(path: Path) -> Path:
    """A ledger with one document."""
    with Ledger(path) as ledger:
        keep(ledger, told("{Mara Velt} <said> [the harbour is closed]."))
    return path


def test_a_new_ledger_is_marked_as_ours_and_knows_its_migrations(tmp_path: Path) -> None:
    path = begin(tmp_path / "news.db")
    other = apsw.Connection(str(path))
    assert other.pragma("application_id") == APPLICATION_ID
    assert other.pragma("journal_mode") == "wal"
    assert [name for (name,) in other.execute("SELECT name FROM migration ORDER BY name")] == [
        name for name, _ in MIGRATIONS
    ]


def test_migrations_are_numbered_in_order() -> None:
    assert [name[:4] for name, _ in MIGRATIONS] == [f"{n:04}" for n in range(1, len(MIGRATIONS) + 1)]


def test_a_migration_that_landed_is_never_changed() -> None:
    """A ledger that has it already would differ from what it makes now: append another."""
    digests = [blake2b(sql.encode(), digest_size=4).hexdigest() for _, sql in MIGRATIONS]
    assert digests[: len(LANDED)] == LANDED


@pytest.mark.parametrize("columns", ["kind, value, first", "kind, value, first, last"])
def test_a_ledger_of_when_migration_19_was_changed_is_whole(tmp_path: Path, columns: str) -> None:
    with Ledger(begin(tmp_path / "news.db")) as ledger:
        ledger.connection.execute(f"DROP INDEX event_value; CREATE INDEX event_value ON event ({columns})")
        ledger.connection.execute("DELETE FROM migration WHERE name LIKE '0020%'")
    with Ledger(tmp_path / "news.db") as ledger:
        assert list(verify(ledger)) == []


def test_whom_it_was_told_is_searched_in_older_ledgers_too(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    item = told("{Mara Velt} <tweeted> [the harbour is closed].", outlet="The Post")
    with Ledger(path) as ledger:
        keep(ledger, item)
        ledger.connection.execute("DROP TABLE statement_words")
        for column in ("addressee", "medium", "occasion"):
            ledger.connection.execute(f"ALTER TABLE statement DROP COLUMN {column}")
        ledger.connection.execute(
            "CREATE VIRTUAL TABLE statement_words USING fts5 (content, source, names, chain, content='statement',"
            " content_rowid='number'); INSERT INTO statement_words (statement_words) VALUES ('rebuild');"
            " DELETE FROM migration WHERE name LIKE '0021%'"
        )
    with Ledger(path) as ledger:
        assert [s.content for s in ledger.search("harbour", medium="Twitter")] == ["the harbour is closed"]
        assert list(verify(ledger)) == []


def test_when_things_came_to_be_is_told_of_older_ledgers_too(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    item = told("{Mara Velt} <said> [the harbour is closed].", outlet="The Post")
    with Ledger(path) as ledger:
        keep(ledger, item)
        for outlet in ("The Harbour Post", "The Post", "Post"):
            ledger.add_document(item.document, replace(item.description, outlet=outlet))
        ran = str(ledger.connection.execute("SELECT at FROM run").get)
        for table in ("document", "description", "cluster"):
            ledger.connection.execute(f"ALTER TABLE {table} DROP COLUMN at")
        ledger.connection.execute("DELETE FROM migration WHERE name LIKE '%when things came to be'")
    with Ledger(path) as ledger:
        times = [str(at) for (at,) in ledger.connection.execute("SELECT at FROM description ORDER BY number")]
        assert times[0] == ran == ledger.connection.execute("SELECT at FROM document").get
        assert times == sorted(set(times)), "what is newest by number is newest by time"
        assert len(times) == 4
        assert list(verify(ledger)) == []


def test_every_table_of_ours_checks_its_types_and_references(ledger: Ledger) -> None:
    connection = ledger.connection
    tables = set(rows(ledger))
    strict = {
        str(name) for name, is_strict in connection.execute("SELECT name, strict FROM pragma_table_list") if is_strict
    }
    assert tables <= strict
    assert len(tables) >= 10
    with pytest.raises(apsw.ConstraintError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO sighting VALUES ('b2:nothing', 'now')")


def test_opening_a_ledger_again_writes_nothing_and_waits_for_nobody(tmp_path: Path) -> None:
    path = begin(tmp_path / "news.db")
    with Ledger(path) as writer:
        before = rows(writer)
        writer.connection.execute("BEGIN IMMEDIATE")
        with Ledger(path) as second, Ledger(path, read_only=True) as third:
            assert rows(second) == rows(third) == before
        writer.connection.execute("ROLLBACK")


@BOTH
@pytest.mark.parametrize(
    "body",
    [b"Dear diary, today nobody said anything.\n" * 9, random.Random(3).randbytes(9000), b"SQLite format 3\x00 but no"],
    ids=["text", "noise", "only the first words"],
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, body: bytes, read_only: bool) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(body)
    with pytest.raises(NotALedger, match=r"diary\.txt is not a ledger"):
        Ledger(path, read_only=read_only)
    assert path.read_bytes() == body


@BOTH
@pytest.mark.parametrize("statement", ["CREATE TABLE recipe (name TEXT)", "PRAGMA application_id = 77"])
def test_a_database_of_something_else_is_refused_and_left_alone(
    tmp_path: Path, statement: str, read_only: bool
) -> None:
    path = tmp_path / "recipes.db"
    other = apsw.Connection(str(path))
    other.execute(statement)
    other.close()
    body = path.read_bytes()
    with pytest.raises(NotALedger, match="SQLite file of something else"):
        Ledger(path, read_only=read_only)
    assert path.read_bytes() == body


@BOTH
def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = begin(tmp_path / "news.db")
    with Ledger(path) as ledger:
        ledger.connection.execute("INSERT INTO migration VALUES ('9999 from tomorrow', '2034-01-01')")
    with pytest.raises(NewerLedger, match=r"9999 from tomorrow.*upgrade reportedly"):
        Ledger(path, read_only=read_only)


def test_reading_a_ledger_that_is_not_there_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "missing.db"
    with pytest.raises(LedgerError, match=r"there is no ledger at .*missing\.db.*reportedly add"):
        Ledger(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("place", [".", "no/such/folder/news.db"])
def test_a_place_where_no_ledger_can_be_is_said(tmp_path: Path, place: str) -> None:
    with pytest.raises(LedgerError, match="cannot open the ledger"):
        Ledger(tmp_path / place)


@BOTH
def test_a_ledger_killed_before_it_began_opens_empty(tmp_path: Path, read_only: bool) -> None:
    nothing, header = tmp_path / "nothing.db", tmp_path / "header.db"
    nothing.touch()
    begun = apsw.Connection(str(header))
    begun.pragma("journal_mode", "wal")
    begun.close()
    assert header.stat().st_size
    for path in (nothing, header):
        with Ledger(path, read_only=read_only) as ledger:
            assert set(ledger.counts().values()) == {0}
            assert list(verify(ledger)) == []


def test_programs_that_begin_one_ledger_together_all_succeed(tmp_path: Path) -> None:
    for round in range(8):
        path = tmp_path / f"{round}.db"
        together = threading.Barrier(4)
        troubles: list[Exception] = []

        threads = [threading.Thread(target=_begin_with, args=(path, together, troubles)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert troubles == []
        with Ledger(path, read_only=True) as ledger:
            assert rows(ledger, ["migration"]) == {"migration": len(MIGRATIONS)}


def _begin_with(path: Path, together: threading.Barrier, troubles: list[Exception]) -> None:
    together.wait()
    try:
        Ledger(path).close()
    except ReportedlyError as error:
        troubles.append(error)


@BOTH
@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_a_ledger_cut_short_is_called_damaged(tmp_path: Path, part: float, read_only: bool) -> None:
    path = begin(tmp_path / "news.db")
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * part)])
    with pytest.raises(LedgerError, match=r"news\.db, it is damaged .*backup"):
        Ledger(path, read_only=read_only)


def test_a_write_protected_ledger_can_be_read_and_says_why_it_cannot_be_written(
    open_folder: Path, as_user: AbstractContextManager[None]
) -> None:
    path = begin(open_folder / "news.db")
    open_folder.chmod(0o777)
    path.chmod(0o444)
    with as_user:
        with Ledger(path, read_only=True) as ledger:
            assert ledger.counts()["attributions"] == 1
        with pytest.raises(LedgerError, match="write-protected"):
            Ledger(path)


@BOTH
def test_a_ledger_in_a_write_protected_folder_is_said(
    open_folder: Path, as_user: AbstractContextManager[None], read_only: bool
) -> None:
    path = begin(open_folder / "news.db")
    open_folder.chmod(0o555)
    with as_user, pytest.raises(LedgerError, match=r"you may write to it and to its folder|write-protected"):
        Ledger(path, read_only=read_only)
