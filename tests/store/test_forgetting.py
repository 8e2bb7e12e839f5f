"""Forgetting: every row that a page made goes, its bytes go, and what others need is made anew."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from reportedly.address import page_key
from reportedly.attribute.attributor import Attributor
from reportedly.errors import LedgerError
from reportedly.failures import failure
from reportedly.identity import capture_id
from reportedly.pipeline import process
from reportedly.store import Ledger, references, verify
from reportedly.store.merging import merge
from reportedly.store.vouching import Bounds
from reportedly.store.watched import WatchedFeed, WatchedPage
from reportedly.taking_back import finish, forget
from reportedly.types import ENTRY, Capture, Entry
from tests.making import captured, keep, told

STAYS = frozenset(
    {"migration", "producer", "feed", "failure", "visit", "boilerplate", "entity_key", "member", "stand_in"}
)
"""Tables of which rows stay, or go in a way of their own: `forgetting` says how. All others must be reached."""
OWN = frozenset({"tombstone", "tombstone_key", "forgotten"})
SITE = "https://post.example"


def page(name: str, words: str, *, address: str | None = None, feed: str | None = None) -> Capture:
    """A page whose every part holds `words`, which stand nowhere else."""
    body = f"""<html lang="en"><head><title>{words} title</title><meta name="author" content="{words} Byline">
      <meta property="og:site_name" content="The {words} Post"><meta property="article:published_time"
      content="2024-05-08T10:00:00Z"></head><body><article><h1>{words} title</h1>
      <p>“The quay {words}quote is shut,” said Mara {words}velt, the minister of {words}ports, on Tuesday.</p>
      <p>Some 417 {words}sailors left in April 2024, according to Ole {words}tamm, citing the {words} Committee.</p>
      <p>{words}velt said that the {words}boats would be back within two weeks.</p>
      <p>Sign up for our newsletter, the {words}letter, and get the week on Friday.</p></article></body></html>"""
    origin = address or f"{SITE}/{name}"
    entry = Entry(feed=feed, address=origin, title=f"{words} entry", author=f"{words} author") if feed else None
    return Capture(
        id=capture_id(origin, body.encode()), origin=origin, address=origin, body=body.encode(), status=200,
        media_type="text/html", redirects=(f"{SITE}/{words}redirect",), headers=(("X-Told", f"{words}header"),),
        entry=entry,
    )  # fmt: skip


def holding(connection: apsw.Connection, words: str) -> set[str]:
    """The columns, of whatever table, that hold words: `table.column`."""
    found = set()
    for table in references.tables(connection):
        for column, kind in connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall():
            like = f'instr(lower("{column}"), lower(?))' if kind == "TEXT" else f'instr("{column}", CAST(? AS BLOB))'
            if connection.execute(f'SELECT count(*) FROM "{table}" WHERE {like}', (words,)).get:
                found.add(f"{table}.{column}")
    return found


def left_of(path: Path, words: Iterable[str], bodies: Iterable[bytes] = ()) -> list[str]:
    """Where bytes of words, in whatever case, or of bodies still lie: the ledger's file, its log, the log's index."""
    found = []
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        raw = file.read_bytes() if file.exists() else b""
        found += [
            f"{word} as {encoding} in {file.name}"
            for word in words
            for encoding in ("utf-8", "utf-16-le", "utf-16-be")
            if word.lower().encode(encoding) in raw.lower()
        ]
        found += [f"a body in {file.name}" for body in bodies if zlib.compress(body, 6)[8:40] in raw]
    return found


@pytest.fixture
def planted(quick_path: Path, rules: Attributor) -> Iterator[Ledger]:
    """A ledger of four pages beside two of one address, whose words are `canary`, wherever a page can put them."""
    with Ledger(quick_path / "news.db") as ledger:
        feed = f"{SITE}/feed.xml"
        visits = [WatchedPage(address=f"{SITE}/{name}", feed=feed, listed='{"entry": {"title": "canary listed"}}',
                              next_at="2024-06-01T00:00:00Z") for name in ("x", "other")]  # fmt: skip
        ledger.keep_feed(WatchedFeed(address=feed, title="a feed"), [visits[0], replace(visits[1], listed=None)])
        for name in ("one", "two"):
            process([page(name, "plain", feed=feed)], ledger, rules)
        process([page("x", "canary", feed=feed), page("x", "canary changed", feed=feed)], ledger, rules)
        twin = page("x", "canary changed")
        twin = replace(
            twin, body=twin.body + b"<!-- canary -->", id=capture_id(twin.origin, twin.body + b"<!-- canary -->")
        )
        process([twin], ledger, rules)
        for name in ("three", "four"):
            process([page(name, "plain", feed=feed)], ledger, rules)
        for message in ("canary page failed", f"{SITE}/x cannot be read"):
            ledger.add_failure(failure(f"{SITE}/x", "ingest", LedgerError(message)))
        ledger.add_failure(failure(feed, "ingest", LedgerError("the entry 'canary entry' of a feed names no page")))
        ledger.add_failure(failure(f"{SITE}/other", "ingest", LedgerError("not there")))
        newest = ledger.document_of(twin.id)
        assert newest
        ledger.keep_page(replace(visits[0], document_id=newest.id))
        yield ledger


FILLED = {
    "attribution.words", "capture.headers", "capture.redirects", "cluster.words",
    "description.byline", "description.outlet", "description.title", "document.text", "entry.author",
    "entry.title", "event.sentence", "failure.message", "figure.sentence", "member.name", "naming.name",
    "quantity.counted", "resolved.meaning", "statement.content", "statement.source", "statement.speaker",
    "visit.listed",
}  # fmt: skip


def test_what_is_planted_fills_what_a_page_can_fill(planted: Ledger) -> None:
    """Else the next test would prove little. A new table that holds words of pages belongs here as well."""
    assert holding(planted.connection, "canary") >= FILLED
    assert left_of(planted.path, ["canary"])
    assert planted.connection.execute("SELECT count(*) FROM same_text").get == 1


def test_no_byte_of_a_forgotten_page_is_left(planted: Ledger) -> None:
    bodies = [capture.body for capture in planted.captures_of(f"{SITE}/x")]
    assert len(bodies) == 3
    found = planted.to_forget(f"{SITE}/x")
    assert (len(found.captures), found.versions_left, found.failures, found.watched) == (3, 0, 3, 1)
    assert forget(planted, found.captures, f"{SITE}/x", reason="asked to", by="a desk") == "all"
    assert holding(planted.connection, "canary") == set()
    assert left_of(planted.path, ["canary", "post.example/x"], bodies) == []
    assert list(verify(planted)) == []
    planted.close()
    assert left_of(planted.path, ["canary", "post.example/x"], bodies) == []


def test_every_table_is_reached_or_known_to_stay(ledger: Ledger) -> None:
    """Of a new table whose rows refer to nothing that is forgotten, `forgetting` must say what becomes of it."""
    reached = {table for table, _ in references.which(_marked(ledger))}
    assert set(references.tables(ledger.connection)) - reached - STAYS - OWN == set()


def test_full_text_indexes_are_all_over_tables_of_their_own(ledger: Ledger) -> None:
    found = {index.name: index for index in references.full_text(ledger.connection)}
    assert (
        len(found)
        == ledger.connection.execute("SELECT count(*) FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").get
    )
    assert found["statement_words"].table == "statement"
    assert found["statement_words"].columns == (
        "content",
        "source",
        "names",
        "chain",
        "addressee",
        "medium",
        "occasion",
    )


def test_no_reference_is_made_of_several_columns(ledger: Ledger) -> None:
    for table in references.tables(ledger.connection):
        rows = ledger.connection.execute("SELECT seq FROM pragma_foreign_key_list(?)", (table,)).fetchall()
        assert all(seq == 0 for (seq,) in rows), table


def _marked(ledger: Ledger) -> apsw.Connection:
    references.mark(ledger.connection, [])
    return ledger.connection


def test_a_table_that_is_not_known_yet_is_reached_by_its_reference_or_by_the_id_that_it_holds(ledger: Ledger) -> None:
    item = told("{Mara Velt} <said> [that the quay is shut].")
    other = told("{Ole Tamm} <said> [that the boats are back].", "b.txt")
    keep(ledger, item, other)
    ledger.connection.execute(
        "CREATE TABLE comment (number INTEGER PRIMARY KEY, about TEXT REFERENCES attribution (id), note TEXT) STRICT;"
        "CREATE TABLE reply (comment INTEGER REFERENCES comment (number), note TEXT) STRICT;"
        "CREATE TABLE pinned (what TEXT, note TEXT) STRICT"
    )
    for one in (item, other):
        ledger.connection.execute("INSERT INTO comment (about, note) VALUES (?, 'n')", (one.found[0].attribution.id,))
        ledger.connection.execute("INSERT INTO reply VALUES (last_insert_rowid(), 'n')")
        ledger.connection.execute("INSERT INTO pinned VALUES (?, 'n')", (one.document.id,))
    found = ledger.to_forget("a.txt")
    assert found.by_hand == {"comment": 1, "pinned": 1, "reply": 1}
    ledger.forget(found.captures, reason="asked to")
    for table in ("comment", "reply", "pinned"):
        assert ledger.connection.execute(f"SELECT count(*) FROM {table}").get == 1, table


# ---------------------------------------------------------------- what is chosen


@pytest.fixture
def versions(quick_path: Path, rules: Attributor) -> Iterator[Ledger]:
    """A page of three versions, the second of which came in two shapes, and another page."""
    with Ledger(quick_path / "news.db") as ledger:
        for number, words in enumerate(("first", "second", "third", "other")):
            capture = replace(
                page("x" if words != "other" else "y", words), captured_at=f"2024-05-0{number + 1}T00:00:00Z"
            )
            process([capture], ledger, rules)
            if words == "second":
                body = capture.body + b"<!-- again -->"
                process([replace(capture, body=body, id=capture_id(capture.origin, body))], ledger, rules)
        yield ledger


def document(ledger: Ledger, words: str) -> str:
    return str(ledger.connection.execute("SELECT id FROM document WHERE instr(text, ?)", (f"{words}velt",)).get)


def test_an_id_means_one_text_in_whatever_bytes_and_the_rest_of_the_page_stays(
    versions: Ledger, rules: Attributor
) -> None:
    second = document(versions, "second")
    bodies = [capture for capture in versions.captures_of(f"{SITE}/x") if b"secondvelt" in capture.body]
    found = versions.to_forget(second[:12])
    assert (len(found.captures), found.versions_left) == (2, 2)
    assert set(found.captures) == set(versions.to_forget(bodies[1].id).captures), (
        "a capture that gave the same text holds it as well"
    )
    assert forget(versions, found.captures, reason="named a witness") == "all"
    assert list(verify(versions)) == []
    assert len(versions.versions(page_key(f"{SITE}/x"))) == 2
    body = bodies[0].body + b"<!-- yet another -->"
    again = replace(bodies[0], body=body, id=capture_id(bodies[0].origin, body), entry=None)
    (refused,) = process([again], versions, rules).failures
    assert "because: named a witness" in refused.message, "the same text, in other bytes"
    assert process([page("x", "fourth")], versions, rules).failures == [], "the page itself is not refused"


def test_when_the_current_version_goes_the_one_before_is_the_page_again(versions: Ledger) -> None:
    third = versions.to_forget(document(versions, "third"))
    forget(versions, third.captures, reason="wrong")
    assert list(verify(versions)) == []
    assert versions.references().__next__().document_id == document(versions, "second")


@pytest.mark.parametrize(
    "given",
    [f"{SITE}/x", "http://www.post.example/x/?utm_source=a#b", "post.example/x"],
    ids=["as it is", "spelt", "bare"],
)
def test_an_address_means_every_version(versions: Ledger, given: str) -> None:
    assert len(versions.to_forget(given).captures) == 4


def test_an_address_means_what_a_feed_gave_of_the_page_as_well(ledger: Ledger) -> None:
    entry = Entry(feed=f"{SITE}/feed.xml", address=f"{SITE}/x", title="t")
    body = b"{}"
    own = Capture(id=capture_id("f#1", body), origin=f"{SITE}/feed.xml#1", address=f"{SITE}/x", body=body,
                  media_type=ENTRY, entry=entry)  # fmt: skip
    ledger.add_capture(own, "2024-05-01T00:00:00Z")
    assert ledger.to_forget(f"{SITE}/x").captures == (own.id,)
    assert ledger.to_forget(f"{SITE}/feed.xml").captures == (own.id,), "all that came from an origin"


def test_what_is_not_there_and_what_is_several_is_said(versions: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"nothing in .* is nowhere"):
        versions.to_forget("nowhere")
    with pytest.raises(LedgerError, match="begins several ids"):
        versions.to_forget("b2:")
    with pytest.raises(LedgerError, match="nothing in"):
        versions.to_forget("b2:" + "0" * 40)


def test_a_page_that_only_failed_is_forgotten_and_does_not_fail_by_name_again(ledger: Ledger) -> None:
    lost = failure(f"{SITE}/lost", "ingest", LedgerError("no answer"))
    ledger.add_failure(lost)
    found = ledger.to_forget(f"{SITE}/lost")
    assert (found.captures, found.failures) == ((), 1)
    forget(ledger, found.captures, f"{SITE}/lost", reason="asked to")
    assert not ledger.add_failure(lost)
    assert ledger.failures() == []
    assert left_of(ledger.path, ["post.example/lost"]) == []


# ---------------------------------------------------------------- what does not come in again


def test_a_forgotten_page_is_refused_with_the_reason_and_the_cure_and_leaves_no_name(
    planted: Ledger, rules: Attributor
) -> None:
    found = planted.to_forget(f"{SITE}/x")
    forget(planted, found.captures, f"{SITE}/x", reason="asked to")
    report = process([page("x", "canary"), page("x", "another text"), page("five", "plain")], planted, rules)
    assert [f.error for f in report.failures] == ["Forgotten", "Forgotten"]
    assert (
        "because: asked to: to take it in all the same, reportedly add --even-forgotten" in report.failures[0].message
    )
    assert report.pages == 1
    visit = WatchedPage(address=f"{SITE}/x", feed=f"{SITE}/feed.xml", listed='{"canary": 1}', next_at="2024")
    planted.keep_feed(WatchedFeed(address=f"{SITE}/feed.xml"), [visit])
    planted.keep_page(visit)
    planted.is_page(visit)
    assert planted.forgotten_page(f"http://www.{SITE[8:]}/x/")
    assert planted.watched_page(f"{SITE}/x") is None
    assert left_of(planted.path, ["canary", "post.example/x"]) == []
    assert process([page("x", "canary")], planted, rules, even_forgotten=True).failures == []
    assert planted.to_forget(f"{SITE}/x")
    assert process([page("x", "other words")], planted, rules).failures == [], "admitted once, it is a page again"
    assert list(verify(planted)) == []
    assert len(planted.tombstones()) == 1


def test_a_file_that_says_it_is_a_forgotten_page_is_refused(planted: Ledger, rules: Attributor) -> None:
    found = planted.to_forget(f"{SITE}/x")
    forget(planted, found.captures, reason="asked to")
    body = page("x", "saved").body.replace(b"<head>", b'<head><link rel="canonical" href="https://post.example/x">')
    (refused,) = process([captured(body, "saved.html", "text/html")], planted, rules).failures
    assert refused.error == "Forgotten"
    assert left_of(planted.path, ["saved.html", "savedvelt"]) == []


def test_standard_input_is_no_page_that_could_be_refused(ledger: Ledger, rules: Attributor) -> None:
    first, second = (captured(f"“{word},” said Mara Velt.", "-") for word in ("No", "Yes"))
    process([first, second], ledger, rules)
    forget(ledger, [first.id], reason="asked to")
    assert [f.error for f in process([first], ledger, rules).failures] == ["Forgotten"]
    assert process([second, captured("“Well,” said Mara Velt.", "-")], ledger, rules).failures == []


def test_marks_of_two_ledgers_cannot_be_compared(quick_path: Path) -> None:
    marks = []
    for name in ("a.db", "b.db"):
        with Ledger(quick_path / name) as ledger:
            keep(ledger, told("{Mara Velt} <said> [that the quay is shut]."))
            ledger.forget(ledger.to_forget("a.txt").captures, reason="asked to")
            marks.append({bytes(mark) for (mark,) in ledger.connection.execute("SELECT mark FROM forgotten")})
    assert marks[0] and not marks[0] & marks[1]


# ---------------------------------------------------------------- what holds erasing up


def test_a_reader_holds_the_log_and_the_next_writer_finishes(planted: Ledger) -> None:
    path = planted.path
    planted.connection.set_busy_timeout(0)
    with Ledger(path, read_only=True) as reader:
        reader.connection.execute("BEGIN")
        assert reader.counts()["captures"]
        assert forget(planted, planted.to_forget(f"{SITE}/x").captures, reason="asked to") == "file"
        assert left_of(path, ["canary"]), "who reads sees the ledger as it was"
        assert [problem.subject for problem in verify(planted)] == ["tombstone 1"]
        assert planted.tombstones()[0].erased == "file"
    assert finish(planted) == "all"
    assert left_of(path, ["canary", "post.example/x"]) == []
    assert list(verify(planted)) == []


def test_a_forgetting_that_was_stopped_after_the_rows_is_finished_by_whoever_opens_the_ledger_to_write(
    planted: Ledger,
) -> None:
    planted.forget(planted.to_forget(f"{SITE}/x").captures, reason="asked to")
    planted.connection.close()
    with Ledger(planted.path, read_only=True) as opened:
        assert opened.tombstones()[0].erased == "rows"
    Ledger(planted.path).close()
    with Ledger(planted.path, read_only=True) as opened:
        assert opened.tombstones()[0].erased == "all"
    assert left_of(planted.path, ["canary", "post.example/x"]) == []


def test_no_room_to_write_the_file_anew_leaves_the_ledger_whole_and_says_how_to_go_on(planted: Ledger) -> None:
    planted.forget(planted.to_forget(f"{SITE}/x").captures, reason="asked to")
    planted.connection.execute("PRAGMA max_page_count = 1")
    planted.connection.set_exec_trace(_no_vacuum)
    with pytest.raises(LedgerError, match=r"the disk is full: free twice .* --finish"):
        planted.erase()
    planted.connection.set_exec_trace(None)
    planted.connection.execute("PRAGMA max_page_count = 1000000")
    assert [problem.subject for problem in verify(planted)] == ["tombstone 1"]
    assert finish(planted) == "all"
    assert left_of(planted.path, ["canary"]) == []


def _no_vacuum(cursor: object, sql: str, bindings: object) -> bool:
    if sql == "VACUUM":
        raise apsw.FullError("database or disk is full")
    return True


def test_a_disk_that_is_full_when_rows_go_leaves_everything(planted: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = planted.counts()
    monkeypatch.setattr(references, "remove", _full)
    with pytest.raises(LedgerError, match="the disk is full"):
        forget(planted, planted.to_forget(f"{SITE}/x").captures, reason="asked to")
    assert planted.counts() == before
    assert planted.tombstones() == []
    assert planted.connection.pragma("foreign_keys")
    assert list(verify(planted)) == []


def _full(connection: apsw.Connection) -> None:
    raise apsw.FullError("database or disk is full")


def test_a_failure_of_another_page_stays(planted: Ledger) -> None:
    forget(planted, planted.to_forget(f"{SITE}/x").captures, reason="asked to")
    assert [f.subject for f in planted.failures()] == [f"{SITE}/other"]


@pytest.mark.parametrize("elsewhere", ["/home/else/copy.html", "-", f"{SITE}/print/1", "https://mirror.example/1"])
def test_a_copy_of_a_forgotten_page_under_another_name_is_refused(
    quick_path: Path, rules: Attributor, elsewhere: str
) -> None:
    first = page("1", "wombat")
    copy = replace(first, id=capture_id(elsewhere, first.body), origin=elsewhere, address=None)
    with Ledger(quick_path / "news.db") as ledger, Ledger(quick_path / "other.db") as other:
        process([first], ledger, rules)
        process([copy], other, rules)
        forget(ledger, [first.id], reason="asked", by="Ada")
        assert [f.error for f in process([copy], ledger, rules).failures] == ["Forgotten"]
        merge(ledger, other.path, Bounds(1_000_000, 100_000))
        assert not list(ledger.captures()) and not holding(ledger.connection, "wombat")
        assert not process([copy], ledger, rules, even_forgotten=True).failures
        assert [c.id for c in ledger.captures()] == [copy.id]


def test_short_pages_that_are_alike_by_chance_come_in(ledger: Ledger, rules: Attributor) -> None:
    first, other = (captured("“No comment,” said Mara Velt.", origin=name) for name in ("a.txt", "b.txt"))
    process([first], ledger, rules)
    forget(ledger, [first.id], reason="asked", by="Ada")
    assert not process([other], ledger, rules).failures
