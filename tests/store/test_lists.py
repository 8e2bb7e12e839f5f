from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportedly.identity import document_id
from reportedly.store import Ledger, lists
from tests.making import Told, keep, told

LATE = told(
    "{Mara Velt} <said> [the port is shut].\n{He} <said> [no].\n", "late.txt", published="2024-05-08", outlet="A"
)
EARLY = told(
    "{The Mara Velt} <said> [the port is open].\n[Nobody came].\n", "early.txt", published="2024-05", outlet="B"
)
COPY = told("{mara velt} <wrote> [“The port is shut!”].\n{Orme} <said> [yes].\n", "copy.txt", title="Copy")


def newer(older: Told) -> Told:
    """The same capture, extracted anew, with one statement less."""
    text = older.document.text.splitlines(keepends=True)[0]
    document = replace(older.document, id=document_id(older.capture.id, text), text=text)
    again = told("{Mara Velt} <said> [the port is shut].\n", "late.txt", published="2024-05-08", outlet="A")
    found = tuple(f for f in again.found)
    assert again.document.text == text
    return replace(
        older,
        document=document,
        description=replace(again.description, document_id=document.id),
        found=tuple(replace(f, attribution=replace(f.attribution, document_id=document.id)) for f in found),
    )


def test_documents_are_newest_first_and_those_without_a_date_last(ledger: Ledger) -> None:
    keep(ledger, COPY, EARLY, LATE)
    found = lists.documents(ledger.connection, limit=10)
    assert [d.origin for d in found] == ["late.txt", "early.txt", "copy.txt"]
    assert [d.statements for d in found] == [2, 2, 2]
    assert (found[2].title, found[2].language, found[0].outlet) == ("Copy", "en", "A")
    assert [d.origin for d in lists.documents(ledger.connection, limit=1, offset=1)] == ["early.txt"]
    assert lists.count_documents(ledger.connection) == 3


def test_only_the_newest_document_of_a_capture_is_listed(ledger: Ledger) -> None:
    keep(ledger, LATE, newer(LATE))
    [only] = lists.documents(ledger.connection, limit=10)
    assert only.id == newer(LATE).document.id
    assert lists.count_documents(ledger.connection) == 1


def test_speakers_are_counted_across_their_spellings_without_pronouns(ledger: Ledger) -> None:
    keep(ledger, LATE, EARLY, COPY)
    velt, orme = lists.speakers(ledger.connection, limit=10)
    assert (velt.statements, velt.documents, velt.outlets) == (3, 3, 2)
    assert (velt.first, velt.last) == ("2024-05", "2024-05-08")
    assert (orme.speaker, orme.statements, orme.first) == ("Orme", 1, None)
    assert lists.count_speakers(ledger.connection) == 2
    assert [s.speaker for s in lists.speakers(ledger.connection, limit=1, offset=1)] == ["Orme"]
    assert lists.unresolved(ledger.connection) == [(None, 1), ("he", 1)]


def test_the_most_frequent_spelling_stands_for_a_speaker(ledger: Ledger) -> None:
    keep(ledger, *(told("{the Police} <said> [a]\n", f"{n}") for n in range(2)), told("{Police} <said> [b]\n", "x"))
    assert [s.speaker for s in lists.speakers(ledger.connection, limit=9)] == ["the Police"]


def test_what_a_speaker_said_is_in_the_order_of_time_and_equal_words_are_one(ledger: Ledger) -> None:
    keep(ledger, COPY, LATE, EARLY)
    found = lists.said_by(ledger.connection, "the MARA  VELT", limit=10)
    assert [(s.content, s.origin, s.copies) for s in found] == [
        ("the port is open", "early.txt", 1),
        ("the port is shut", "late.txt", 2),
    ]
    assert [s.origin for s in lists.said_by(ledger.connection, "Mara Velt", limit=1, offset=1)] == ["late.txt"]
    assert lists.said_by(ledger.connection, "Nobody", limit=10) == []


def test_where_a_document_is_from(ledger: Ledger) -> None:
    keep(ledger, LATE)
    keep(ledger, LATE, seen_at="2024-07-01T00:00:00Z")
    found = lists.provenance(ledger.connection, LATE.document.id)
    assert found and (found.capture_id, found.origin, found.media_type) == (LATE.capture.id, "late.txt", "text/plain")
    assert found.size == len(LATE.capture.body)
    assert found.seen == ("2024-06-01T00:00:00Z", "2024-07-01T00:00:00Z")
    assert lists.provenance(ledger.connection, "b2:0") is None


def test_inside_a_snapshot_nothing_changes(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as writer:
        keep(writer, LATE)
        with Ledger(quick_path / "news.db", read_only=True) as reader:
            with lists.snapshot(reader.connection):
                assert lists.count_documents(reader.connection) == 1
                keep(writer, EARLY)
                assert lists.count_documents(reader.connection) == 1
            assert lists.count_documents(reader.connection) == 2
