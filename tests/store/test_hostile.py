"""Ledgers that were written to by somebody else: what is not as `add` writes it is named, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from reportedly.errors import LedgerError, SettingError
from reportedly.store import Ledger, Query
from reportedly.store.lists import said_by
from tests.making import keep, told

PAGE = told("{Mara Velt} <said> [the harbour is closed].", "a.txt", outlet="The Harbour Post")


def altered(path: Path, sql: str) -> Path:
    with Ledger(path) as ledger:
        keep(ledger, PAGE)
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", False)
    connection.execute(sql)
    connection.close()
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE attribution SET spans = 'x'",
        "UPDATE attribution SET spans = '[[],[],[]]'",
        "UPDATE attribution SET spans = '[[[9,3]],[],[]]'",
        "UPDATE attribution SET spans = '[[[-9,3]],[],[]]'",
        "UPDATE attribution SET spans = '[[[1.5,2.5]],[],[]]'",
        'UPDATE attribution SET spans = \'[[["a","b"]],[],[]]\'',
        "UPDATE attribution SET words = '{}'",
        "UPDATE attribution SET words = '[[1],[2],[3]]'",
        "UPDATE statement SET form = '<script>'",
        "UPDATE statement SET speaker = CAST(x'ff41' AS TEXT)",
        "DELETE FROM capture",
        "DROP TABLE sighting",
    ],
)
def test_a_statement_that_cannot_be_is_named(quick_path: Path, sql: str) -> None:
    path = altered(quick_path / "news.db", sql)
    with pytest.raises(LedgerError, match=r"damaged.*verify"), Ledger(path, read_only=True) as ledger:
        ledger.search("harbour")
    with pytest.raises(LedgerError, match=r"damaged.*verify"), Ledger(path, read_only=True) as ledger:
        said_by(ledger.connection, "Mara Velt", limit=5)


@pytest.mark.parametrize("paragraphs", ["null", "x", '[["a",2,"body"]]', '[[-1,2,"body"]]', "[[1]]"])
def test_paragraphs_that_cannot_be_are_named(quick_path: Path, paragraphs: str) -> None:
    path = altered(quick_path / "news.db", f"UPDATE description SET paragraphs = '{paragraphs}'")
    with pytest.raises(LedgerError, match=r"damaged.*verify"), Ledger(path, read_only=True) as ledger:
        ledger.description(PAGE.document.id)


@pytest.mark.parametrize(("limit", "offset"), [(10**20, 0), (20, 10**20), (-1, 0)])
def test_a_number_that_sqlite_cannot_hold(limit: int, offset: int) -> None:
    with pytest.raises(SettingError, match="whole number"):
        Query(limit=limit, offset=offset)
