"""The views in a ledger, read with Python's own sqlite3: they hold what our pages show, and need nothing of ours."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from reportedly.answers import Asked
from reportedly.asking.people import people_of
from reportedly.store import Ledger, lists, verify, views
from tests.accounts import account_of, article
from tests.export.linked_data import filled
from tests.making import keep, told
from tests.store.accounted import account, cluster, put

Row = dict[str, Any]


class Reader:
    """A file as anybody reads it."""

    def __init__(self, ledger: Ledger) -> None:
        self.connection = sqlite3.connect(f"file:{ledger.path}?mode=ro", uri=True)
        self.connection.row_factory = sqlite3.Row

    def __call__(self, view: str, order: str = "1") -> list[Row]:
        return [dict(row) for row in self.connection.execute(f"SELECT * FROM {view} ORDER BY {order}")]


@pytest.fixture
def read(ledger: Ledger) -> Iterator[Reader]:
    reader = Reader(ledger)
    yield reader
    reader.connection.close()


def test_statements_are_those_of_every_export(ledger: Ledger, read: Reader) -> None:
    expected = filled(ledger)
    rows = read("statements")
    assert [row["id"] for row in rows] == [s.id for s in expected]
    for row, s in zip(rows, expected, strict=True):
        assert (row["quote"], row["speaker"], row["cue"]) == (s.content, s.speaker, s.cue or None)
        assert (row["source_words"], row["form"], row["act"]) == (s.source or None, s.form, s.act)
        assert (row["score"], row["outlet"], row["published"], row["title"]) == (
            s.score,
            s.outlet,
            s.published,
            s.title,
        )
        assert (row["address"], row["origin"], row["captured"]) == (s.address, s.origin, s.captured)
        assert (row["document_id"], row["first_character"], row["standing"]) == (
            s.document_id,
            s.spans[0].start,
            "current",
        )
        r = s.resolved
        assert r
        assert (row["certainty"], row["polarity"], row["said_when"], row["happens"]) == (
            r.certainty, r.polarity, r.when, r.happens,
        )  # fmt: skip
        assert row["verification"] == (r.verification.status if r.verification else None)
        assert (row["chain"], row["sources_in_a_row"]) == (" … ".join(r.chain), s.depth)


def test_chains_go_from_the_outlet_inward(ledger: Ledger, read: Reader) -> None:
    filled(ledger)
    found = [(r["place"], r["name"], r["passes_on"]) for r in read("chains") if r["quote"] == "some forty arrests"]
    assert found == [
        (1, "The Harbour Post", "the harbour authority"),
        (2, "the harbour authority", "local broadcasters"),
        (3, "local broadcasters", None),
    ]


def test_figures_and_times_are_those_of_the_pages(ledger: Ledger, read: Reader) -> None:
    filled(ledger)
    lines = ledger.figures()
    rows = read("figures_as_printed")
    assert rows
    assert sorted((r["printed"], r["low"], r["high"], r["unit"], r["says"], r["sentence"]) for r in rows) == sorted(
        (f.words, f.quantity.low, f.quantity.high, f.quantity.unit, f.says, f.sentence) for f in lines
    )
    events = ledger.timeline(Asked(limit=100, kinds=("mentioned", "said", "happens", "published")))
    told_of = [(r["first"], r["last"], r["as_told"], r["kind"], r["sentence"]) for r in read("timeline")]
    assert sorted(told_of) == sorted((e.first, e.last, e.value, e.kind, e.sentence) for e in events)
    assert {r["speaker"] for r in read("timeline")} == {e.statement.speaker if e.statement else None for e in events}


def test_people_and_speakers_are_those_of_the_pages(ledger: Ledger, read: Reader) -> None:
    filled(ledger)
    one = told("{Mara Velt} <said> [it opens].", "b.txt", outlet="Post")
    put(ledger, one, account(one, [velt := cluster(one.document, "Mara Velt")], [velt]))
    listed = people_of(ledger, "", 50)
    rows = {row["id"]: row for row in read("people")}
    assert len(rows) == len(listed) > 1
    for person in listed:
        row = rows[person.id]
        assert (row["name"], row["kind"], row["statements"]) == (person.name, person.kind, person.statements)
        assert (row["pages"], row["first_published"], row["last_published"]) == (
            person.documents, person.first, person.last,
        )  # fmt: skip
    assert [(r["speaker"], r["statements"], r["outlets"]) for r in read("speakers", "statements DESC, 1")] == [
        (s.speaker, s.statements, s.outlets)
        for s in sorted(lists.speakers(ledger.connection, limit=50), key=lambda s: (-s.statements, s.speaker))
    ]


def test_of_a_name_that_is_withheld_no_other_is_told(ledger: Ledger, read: Reader) -> None:
    filled(ledger)
    [tam] = [row for row in read("people") if row["name"] == "Tam"]
    assert (tam["names"], tam["name_withheld"]) == (None, 1)
    there = " ".join(str(value) for view in _made() for row in read(view) for value in row.values())
    assert "Tam" in there
    assert "Orbe" not in there


def test_what_no_list_shows_is_in_no_view(ledger: Ledger, read: Reader) -> None:
    """An older version of a page: what stands in the newer one still is there once, what is gone is marked."""
    for at, words in (("2024-06-01T00:00:00.000Z", "[it opens]"), ("2024-06-02T00:00:00.000Z", "[it closes]")):
        item = told(f"{{She}} <said> {words}.\n{{He}} <said> [it rains].", "a.txt", address="https://a.example/p")
        keep(ledger, item, seen_at=at)
    assert sorted((r["quote"], r["standing"]) for r in read("statements")) == [
        ("it closes", "current"), ("it opens", "gone"), ("it rains", "current"),
    ]  # fmt: skip
    [document] = read("documents")
    assert "it closes" in document["text"]
    assert (document["statements"], document["characters"]) == (2, len(document["text"]))


def test_hostile_words_are_only_words(ledger: Ledger, read: Reader) -> None:
    item, odd = article(), '"]\\u0000 \\n; DROP VIEW people --'
    known = account_of(item)
    clusters = tuple(replace(c, roles=(odd,), aliases=(odd,)) if c.name == "Mara Velt" else c for c in known.clusters)
    keep(ledger, item)
    ledger.add_account(item.document, replace(known, clusters=clusters))
    [velt] = [row for row in read("people") if row["name"] == "Mara Velt"]
    assert velt["roles"] == odd
    assert odd in velt["names"]


def test_an_empty_ledger_has_empty_views(read: Reader) -> None:
    assert all(read(view) == [] for view in _made())


def test_no_name_is_that_of_a_table_and_the_ledger_is_whole(ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens]."))
    tables, there = views.names(ledger.connection)
    assert set(_made()) < set(there)
    assert not set(there) & set(tables)
    assert list(verify(ledger)) == []


def _made() -> list[str]:
    return re.findall(r"CREATE VIEW (\w+)", views.FIRST)
