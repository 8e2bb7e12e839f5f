from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.errors import LedgerBusy, LedgerError
from reportedly.identity import canonical, digest
from reportedly.pipeline import process
from reportedly.store import Ledger, Query, verify
from reportedly.store.lists import snapshot
from reportedly.types import Capture, Document, Failure, Found, Paragraph, Producer, Span
from tests.making import HAND, OTHER_HAND, captured, ids, keep, read_by, rows, told

VELT = "{Mara Velt, an analyst}, <said> [the harbour is closed]."
TWO = told(
    "HARBOUR SHUT\n{Mara Velt, an analyst}, <said> [the harbour is closed].\n[“It opens] in spring[”,] {she} <added>.",
    "pages/a.txt",
    title="Harbour shut",
    outlet="The Harbour Post",
    published="2024-05-08",
)


def failing(at: str, **changes: str) -> Failure:
    known = {"subject": "a.html", "stage": "extract", "error": "ExtractionError", "message": "no article", **changes}
    return Failure(**known, retriable=True, at=at)


# ---------------------------------------------------------------- identity


def test_ids_are_hashes_of_canonical_content(ledger: Ledger) -> None:
    """The contract, written out by hand: whoever reads a ledger with another program can make every id again."""
    keep(ledger, TWO)
    body, text = TWO.capture.body, TWO.document.text

    def identify(**parts: object) -> str:
        return digest(canonical(parts).encode())

    capture = identify(kind="capture", origin="pages/a.txt", body=digest(body))
    document = identify(kind="document", capture=capture, text=text)
    said = text.index("the harbour is closed")
    attribution = identify(
        kind="attribution",
        document=document,
        content=[[said, said + 21, "the harbour is closed"]],
        cue=[[said - 5, said - 1, "said"]],
        source=[[13, 34, "Mara Velt, an analyst"]],
    )
    assert ids(ledger)["captures"] == [capture]
    assert ids(ledger)["documents"] == [document]
    assert attribution in ids(ledger)["attributions"]
    assert capture.startswith("b2:")
    assert len(capture) == 43


def test_the_same_bytes_from_elsewhere_are_another_capture_and_document(ledger: Ledger) -> None:
    keep(ledger, told(VELT, "a.txt"), told(VELT, "b.txt"), told(VELT + " ", "a.txt"))
    assert [len(ids(ledger)[name]) for name in ("captures", "documents", "attributions")] == [3, 3, 3]


def test_neither_clock_score_form_nor_producer_enters_an_id(ledger: Ledger, quick_path: Path) -> None:
    with Ledger(quick_path / "other.db") as other:
        keep(ledger, TWO, seen_at="2024-01-01T00:00:00Z")
        changed = read_by(TWO, OTHER_HAND, score=0.1, form="direct", act="thought")
        keep(other, changed, producer=OTHER_HAND, seen_at="2031-01-01T00:00:00Z")
        for name in ("captures", "documents", "attributions"):
            assert ids(ledger)[name] == ids(other)[name]


# ---------------------------------------------------------------- values in, values out


def test_a_capture_comes_back_as_it_came(ledger: Ledger) -> None:
    body = bytes(range(256)) * 40
    capture = replace(
        captured(body, "https://example.org/a?b=ü", "text/html"),
        address="https://example.org/a",
        status=200,
        redirects=("https://example.org/first", "https://example.org/second"),
        headers=(("Content-Type", "text/html"), ("Set-Cookie", "a"), ("Set-Cookie", "b")),
    )
    assert ledger.add_capture(capture, "2024-06-01T00:00:00Z")
    assert ledger.capture(capture.id) == capture
    assert ledger.capture("b2:nothing") is None
    [(kept,)] = ledger.connection.execute("SELECT body FROM capture")
    assert len(kept) < len(body)


def test_a_document_comes_back_as_it_came(ledger: Ledger) -> None:
    keep(ledger, TWO)
    assert ledger.document(TWO.document.id) == TWO.document
    assert ledger.description(TWO.document.id) == TWO.description
    assert list(ledger.documents()) == [(TWO.document, TWO.description)]
    assert ledger.documents_of(TWO.capture.id) == [TWO.document]
    found = sorted((f.attribution for f in TWO.found), key=lambda a: a.id)
    assert ledger.attributions(TWO.document.id) == found
    assert ledger.document("b2:nothing") is None
    assert ledger.description("b2:nothing") is None


def test_a_statement_is_an_attribution_with_all_that_a_reader_needs(ledger: Ledger) -> None:
    keep(ledger, TWO, seen_at="2024-06-02T10:00:00Z")
    keep(ledger, TWO, seen_at="2024-06-01T10:00:00Z")
    first, second = ledger.statements_of(TWO.document.id)
    assert (first.speaker, first.source) == ("Mara Velt", "Mara Velt, an analyst")
    assert (first.content, first.cue) == ("the harbour is closed", "said")
    assert (first.outlet, first.title, first.published) == ("The Harbour Post", "Harbour shut", "2024-05-08")
    assert (first.origin, first.captured, first.capture_id) == ("pages/a.txt", "2024-06-01T10:00:00Z", TWO.capture.id)
    assert first.producer == "hand 1"
    assert [TWO.document.text[s:e] for s, e in second.spans] == ["“It opens", "”,"]
    assert second.content == "“It opens … ”,"
    assert ledger.statement(second.id) == second
    assert list(ledger.all_statements()) == [first, second]


def test_pieces_over_several_lines_are_shown_as_one_line(ledger: Ledger) -> None:
    text = "Velt said: it is\n\n  closed"
    item = told(text)
    [found] = told("{Velt} <said>: [it is]").found
    wide = replace(found.attribution, content=(Span(11, len(text)),), document_id=item.document.id)
    ledger.add_capture(item.capture, "now")
    ledger.add_document(item.document, item.description)
    ledger.add_readings(item.document, [replace(found, attribution=wide)], HAND)
    [statement] = ledger.all_statements()
    assert statement.content == "it is closed"


def test_counts_and_top_speakers(ledger: Ledger) -> None:
    keep(
        ledger,
        told("{The Ministry} <said> [one].\n{Mara Velt} <said> [two].\n{he} <said> [three].", "a.txt"),
        told("{the ministry} <said> [four].\n{The ministry} <said> [five].\n<Reportedly>, [six].", "b.txt"),
        told("{The ministry} <said> [seven].\n{He} <said> [eight].\n{He} <said> [nine].", "c.txt"),
    )
    assert ledger.counts() == {
        "captures": 3, "documents": 3, "versions": 0, "attributions": 9, "speakers": 2, "failures": 0,
    }  # fmt: skip
    assert ledger.top_speakers() == [("The ministry", 4), ("Mara Velt", 1)]
    assert ledger.top_speakers(1) == [("The ministry", 4)]


# ---------------------------------------------------------------- once and again


def test_adding_twice_adds_nothing_but_a_sighting(ledger: Ledger, rules: Attributor) -> None:
    origins = [
        captured("“The harbour is closed,” said Mara Velt. Ana Orme said that it opens in spring.", "a.txt"),
        captured(b"caf\xe9", "b.txt"),
        captured("Der Hafen bleibt geschlossen, sagte die Ministerin am Montag in der Hauptstadt.", "c.txt"),
    ]
    first = process(origins, ledger, rules)
    before, known = rows(ledger), ids(ledger)
    words = ledger.connection.execute("SELECT * FROM statement_words('harbour')").fetchall()
    second = process(origins, ledger, rules)
    assert (first.new, first.known, first.attributions, len(first.failures)) == (3, 0, 2, 2)
    assert (second.new, second.known, second.attributions, len(second.failures)) == (0, 3, 0, 2)
    assert rows(ledger) == {**before, "sighting": 6}
    assert ids(ledger) == known
    assert ledger.connection.execute("SELECT * FROM statement_words('harbour')").fetchall() == words
    assert [len(ledger.sightings(c.id)) for c in origins] == [2, 2, 2]
    assert list(verify(ledger)) == []


def test_a_sighting_of_the_same_moment_is_one(ledger: Ledger) -> None:
    keep(ledger, TWO, TWO, seen_at="2024-06-01T00:00:00Z")
    assert ledger.sightings(TWO.capture.id) == ["2024-06-01T00:00:00Z"]


def test_a_new_description_is_appended_and_shown(ledger: Ledger) -> None:
    keep(ledger, TWO)
    newer = replace(
        TWO.description, outlet="The Lantern", published="2024-05-09", title="Shut", also_published=("2024-05-12",)
    )
    ledger.add_document(TWO.document, newer)
    ledger.add_document(TWO.document, newer)
    assert rows(ledger, ["description", "document"]) == {"description": 2, "document": 1}
    assert ledger.description(TWO.document.id) == newer
    assert {(s.outlet, s.published, s.title) for s in ledger.all_statements()} == {
        ("The Lantern", "2024-05-09", "Shut")
    }
    assert ledger.search("harbour", outlet="The Harbour Post") == []
    assert list(verify(ledger)) == []


def test_paragraphs_are_kept_in_order(ledger: Ledger) -> None:
    kinds = (Paragraph(span=Span(0, 12), kind="title"), Paragraph(span=Span(13, 20), kind="caption"))
    ledger.add_capture(TWO.capture, "now")
    ledger.add_document(TWO.document, replace(TWO.description, paragraphs=kinds))
    kept = ledger.description(TWO.document.id)
    assert kept is not None
    assert kept.paragraphs == kinds


def test_the_newest_reading_is_shown_and_the_older_is_kept(ledger: Ledger) -> None:
    keep(ledger, TWO)
    newer = read_by(TWO, OTHER_HAND, score=0.5, form="direct")
    only_first = replace(newer, found=newer.found[:1])
    keep(ledger, only_first, producer=OTHER_HAND)
    [shown] = ledger.all_statements()
    assert (shown.form, shown.score, shown.producer) == ("direct", 0.5, "other hand 1")
    assert rows(ledger, ["attribution", "reading", "run"]) == {"attribution": 2, "reading": 3, "run": 2}
    assert ledger.has_run(TWO.document.id, HAND)
    assert not ledger.has_run(TWO.document.id, Producer(name="hand", version="2"))
    assert list(verify(ledger)) == []


def test_the_same_producer_again_replaces_its_reading(ledger: Ledger) -> None:
    keep(ledger, TWO)
    keep(ledger, replace(TWO, found=TWO.found[1:]))
    assert rows(ledger, ["reading", "run", "statement"]) == {"reading": 1, "run": 1, "statement": 1}
    assert ledger.search("closed") == []
    assert list(verify(ledger)) == []


def test_a_run_that_found_nothing_is_remembered(ledger: Ledger) -> None:
    keep(ledger, replace(TWO, found=()))
    assert ledger.has_run(TWO.document.id, HAND)
    assert ledger.counts()["attributions"] == 0


def test_a_newer_document_of_a_capture_takes_the_older_ones_place(ledger: Ledger) -> None:
    older = told("Menu\n" + VELT, "a.html")
    better = told(VELT, "a.html")
    better = replace(better, document=replace(better.document, capture_id=older.capture.id))
    keep(ledger, older)
    ledger.add_document(better.document, better.description)
    assert list(ledger.all_statements()) == []
    assert [d.id for d in ledger.documents_of(older.capture.id)] == [older.document.id, better.document.id]
    ledger.add_readings(better.document, better.found, HAND)
    assert [s.document_id for s in ledger.search("harbour")] == [better.document.id]
    assert [h.document_id for h in ledger.search_documents(Query(words="harbour"))] == [better.document.id]


def test_an_equal_failure_only_renews_its_time(ledger: Ledger) -> None:
    ledger.add_failure(failing("2024-06-01"))
    ledger.add_failure(failing("2024-06-03"))
    ledger.add_failure(failing("2024-06-02", message="it is empty"))
    assert [(f.at, f.message) for f in ledger.failures()] == [
        ("2024-06-02", "it is empty"),
        ("2024-06-03", "no article"),
    ]
    assert ledger.failures()[1] == failing("2024-06-03")


def test_failures_of_an_origin_that_went_through_are_struck(ledger: Ledger) -> None:
    for subject in ("a.html", "b.html"):
        ledger.add_failure(failing("2024-06-01", subject=subject))
    ledger.settle("a.html")
    ledger.settle("nothing of this name")
    assert [f.subject for f in ledger.failures()] == ["b.html"]


# ---------------------------------------------------------------- all or nothing


def test_a_writing_that_breaks_off_leaves_nothing(ledger: Ledger) -> None:
    keep(ledger, TWO)
    before, known = rows(ledger), ids(ledger)

    def half() -> Iterator[Found]:
        yield read_by(TWO, OTHER_HAND).found[0]
        raise RuntimeError("the model died")

    with pytest.raises(RuntimeError, match="the model died"):
        ledger.add_readings(TWO.document, half(), OTHER_HAND)
    assert rows(ledger) == before
    assert ids(ledger) == known
    keep(ledger, told(VELT, "later.txt"))
    assert list(verify(ledger)) == []


def test_a_document_of_no_capture_is_not_taken(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="refers to something that is not in"):
        ledger.add_document(TWO.document, TWO.description)
    assert ledger.counts()["documents"] == 0


def test_a_full_disk_is_said_and_leaves_the_ledger_whole(ledger: Ledger) -> None:
    keep(ledger, TWO)
    ledger.connection.pragma("max_page_count", ledger.connection.pragma("page_count") + 2)
    noise = captured(b"".join(digest(bytes([n])).encode() for n in range(256)) * 8, "big.txt")
    many = [told(f"{{Mara Velt}} <said> [{digest(bytes([n]))}].", f"{n}.txt") for n in range(40)]
    with pytest.raises(LedgerError, match=r"the disk is full.*news\.db is intact"):
        keep(ledger, *many)
    with pytest.raises(LedgerError, match="the disk is full"):
        ledger.add_capture(replace(noise, body=noise.body * 99), "now")
    assert list(verify(ledger)) == []
    assert ledger.counts()["captures"] < 41
    ledger.connection.pragma("max_page_count", 1_000_000)
    keep(ledger, *many)
    assert ledger.counts()["attributions"] == 42


# ---------------------------------------------------------------- one writer, many readers


def test_a_ledger_locked_for_long_is_said_to_be_busy_and_still_read(ledger: Ledger) -> None:
    keep(ledger, TWO)
    ledger.connection.execute("BEGIN IMMEDIATE")
    with Ledger(ledger.path) as other, Ledger(ledger.path, read_only=True) as reader:
        other.connection.set_busy_timeout(20)
        with pytest.raises(LedgerBusy, match=r"another program is writing to .*news\.db.*try again") as caught:
            other.add_capture(captured("later", "b.txt"), "now")
        assert caught.value.retriable
        assert len(reader.search("harbour")) == 1
        ledger.connection.execute("ROLLBACK")
        assert other.add_capture(captured("later", "b.txt"), "now")


def test_readers_see_whole_documents_while_one_writes(ledger: Ledger) -> None:
    """Each document has three statements. It is shown with all of them or not at all, also when it is read anew."""
    documents = [
        told(
            f"{{Mara Velt}} <said> [harbour {n}].\n{{She}} <added> [ship {n}].\n{{Orme}} <said> [dock {n}].", f"{n}.txt"
        )
        for n in range(40)
    ]
    troubles: list[BaseException] = []
    done = threading.Event()

    def write() -> None:
        try:
            with Ledger(ledger.path) as writer:
                keep(writer, *documents)
                for item in documents:
                    writer.add_document(item.document, replace(item.description, outlet="The Harbour Post"))
        except BaseException as error:
            troubles.append(error)
        finally:
            done.set()

    thread = threading.Thread(target=write)
    with Ledger(ledger.path, read_only=True) as reader:
        thread.start()
        seen, rounds = 0, 0
        while not done.is_set():
            with snapshot(reader.connection):
                by_document: dict[str, int] = {}
                for statement in reader.all_statements():
                    by_document[statement.document_id] = by_document.get(statement.document_id, 0) + 1
                assert set(by_document.values()) <= {3}
                assert reader.counts()["attributions"] == 3 * len(by_document)
            assert len(by_document) >= seen
            seen = len(by_document)
            found = reader.search("harbour", limit=100)
            assert all(s.speaker == "Mara Velt" for s in found)
            assert len(found) >= seen
            rounds += 1
        assert rounds > 1
        assert troubles == []
        assert {s.outlet for s in reader.search("harbour", limit=100)} == {"The Harbour Post"}
    thread.join()


def test_verify_finds_nothing_wrong_while_one_writes(ledger: Ledger, rules: Attributor) -> None:
    pages = [captured(f"“The harbour is closed to {n} ships,” said Mara Velt.", f"{n}.txt") for n in range(40)]
    thread = threading.Thread(target=lambda: _process(ledger.path, pages, rules, []))
    thread.start()
    problems = []
    with Ledger(ledger.path, read_only=True) as reader:
        while thread.is_alive():
            problems += list(verify(reader))
    thread.join()
    assert problems == []
    assert ledger.counts()["attributions"] == 40


def test_two_who_write_at_once_both_finish(ledger: Ledger, rules: Attributor, quick_path: Path) -> None:
    pages = [captured(f"“The harbour is closed to {n} ships,” said Mara Velt.", f"{n}.txt") for n in range(30)]
    troubles: list[Exception] = []
    with ExitStack() as stack:
        for share in (pages[:20], pages[10:], pages[::-1]):
            thread = threading.Thread(target=_process, args=(ledger.path, share, rules, troubles))
            thread.start()
            stack.callback(thread.join)
    assert troubles == []
    assert list(verify(ledger)) == []
    with Ledger(quick_path / "alone.db") as alone:
        process(pages, alone, rules)
        assert ids(ledger) == ids(alone)
        tables = ["capture", "document", "description", "attribution", "run", "reading", "statement", "producer"]
        assert rows(ledger, tables) == rows(alone, tables)


def _process(path: Path, pages: list[Capture], rules: Attributor, troubles: list[Exception]) -> None:
    try:
        with Ledger(path) as writer:
            process(pages, writer, rules)
    except Exception as error:
        troubles.append(error)


def test_a_closed_ledger_may_be_closed_again(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        ledger.close()
    ledger.close()


def test_a_document_is_its_words(ledger: Ledger) -> None:
    """Whatever Unicode holds comes back, code point for code point."""
    text = "a\x00b \U0001f6a2 é e\u0301 \u202e שלום\r\n\ufeff"
    item = told("text")
    document = Document(id="b2:odd", capture_id=item.capture.id, text=text)
    ledger.add_capture(item.capture, "now")
    ledger.add_document(document, replace(item.description, document_id="b2:odd"))
    assert ledger.document("b2:odd") == document
