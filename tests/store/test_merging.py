"""Two ledgers put together: nothing is lost, nothing comes in unchecked, and the direction makes no difference."""

from __future__ import annotations

import re
import shutil
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.kill import quick_place
from reportedly.clock import now
from reportedly.errors import LedgerBusy, LedgerError, NewerLedger
from reportedly.merged import Merged
from reportedly.store import Ledger, merging, verify
from reportedly.store.merging import merge
from reportedly.store.schema import APPLICATION_ID, MIGRATIONS
from reportedly.store.vouching import Bounds
from reportedly.types import Entry, Failure
from tests.making import HAND, OTHER_HAND, Told, keep, read_by, told
from tests.store.accounted import OTHER_RESOLVER, RESOLVER, account, cluster, put, read_again
from tests.store.merged import said

BOUNDS = Bounds(1_000_000, 100_000)
TEXTS = (
    "{Mara Velt} <said> [that the quay is shut].\n{Jan Orel} <denied> [it].",
    "{Mara Velt} <said> [that the quay is shut].\n{Jan Orel} <said> [that forty were held].",
    "{Velt} <said> [that nothing happened].\nJan Orel and Mara Velt",
)


def page(number: int, text: int) -> Told:
    address = f"https://post.example/{number % 2}"
    return told(TEXTS[text], f"{number}.html", address=address, outlet="Post", published="2024-05-01")


Way = tuple[str, int, int, int]
"""What is done to a ledger: its name, the page, the text, and which of several ways."""


def add(ledger: Ledger, item: Told, way: int) -> None:
    keep(ledger, item, seen_at=f"2024-06-0{way + 1}T00:00:00Z")


def describe(ledger: Ledger, item: Told, way: int) -> None:
    ledger.add_document(item.document, replace(item.description, outlet=("Post", "The Post", "Herald")[way]))


def read(ledger: Ledger, item: Told, way: int) -> None:
    other = read_by(item, (HAND, OTHER_HAND, OTHER_HAND)[way], form=("direct", "mixed", "indirect")[way])
    ledger.add_readings(item.document, other.found[way % 2 :], other.found[0].reading.producer)


def resolve(ledger: Ledger, item: Told, way: int) -> None:
    name = "Mara Velt" if "Mara Velt" in item.document.text.split("\n")[0] else "Velt"
    both = [cluster(item.document, name), cluster(item.document, "Jan Orel")]
    people = both if way else [cluster(item.document, "Jan Orel", name)]
    found = account(item, people, [people[0], None], producer=RESOLVER)
    ledger.add_account(item.document, read_again(found, OTHER_RESOLVER) if way == 2 else found)


def decide(ledger: Ledger, item: Told, way: int) -> None:
    one, other, *_ = [*(line.id for line in ledger.people(limit=5)), "", ""]
    if other and way == 0:
        ledger.merge(one, other, by="Ada", reason="the same post")
    elif other:
        ledger.separate(one, other, by=("Ada", "Ben")[way - 1], reason="two people")


def review(ledger: Ledger, item: Told, way: int) -> None:
    for statement in ledger.statements_of(item.document.id)[:1]:
        ledger.review(statement.id, "verdict", ("right", "wrong", "unsure")[way], by=("Ada", "Ben", "Eve")[way])


def gather(ledger: Ledger, item: Told, way: int) -> None:
    case_id = next((case.id for case in ledger.cases()), None) or ledger.open_case("Who shut the quay?", by="Ada").id
    if way:
        ledger.rename_case(case_id, f"The quay {way}", by="Ben")
    ledger.add_to_case(case_id, [s.id for s in ledger.statements_of(item.document.id)[:1]], by="Ada")


def listed(ledger: Ledger, item: Told, way: int) -> None:
    entry = Entry(feed="https://post.example/feed", address=None, title=f"way {way}")
    capture = replace(item.capture, entry=entry, headers=(("Date", str(way)),))
    ledger.add_capture(capture, f"2024-06-0{way + 4}T00:00:00Z")


def fail(ledger: Ledger, item: Told, way: int) -> None:
    subject = item.capture.origin if way else "gone.html"
    failure = Failure(subject=subject, stage="ingest", error="FetchError", message="none", retriable=True, at=now())
    ledger.add_failure(failure)


DOING: dict[str, Callable[[Ledger, Told, int], None]] = {
    "add": add, "describe": describe, "read": read, "resolve": resolve, "decide": decide, "review": review,
    "gather": gather,
    "list": listed, "fail": fail,
}  # fmt: skip


def act(ledger: Ledger, what: Way) -> None:
    name, number, text, way = what
    item = page(number, text)
    if name == "add" or ledger.document(item.document.id):
        DOING[name](ledger, item, way)


ACTS = st.lists(
    st.tuples(
        st.booleans(),
        st.tuples(
            st.sampled_from([*DOING, "resolve", "decide"]),
            st.integers(0, 3),
            st.integers(0, 2),
            st.integers(0, 2),
        ),
    ),
    max_size=14,
)
FIRST = [(side, ("add", number, text, text)) for side in (True, False) for number, text in ((0, 0), (1, 1), (0, 2))]


@settings(max_examples=25)
@given(acts=ACTS, begun=st.lists(st.sampled_from(FIRST), min_size=3, max_size=8))
def test_the_direction_makes_no_difference_and_a_second_time_adds_nothing(
    acts: list[tuple[bool, Way]], begun: list[tuple[bool, Way]]
) -> None:
    with tempfile.TemporaryDirectory(dir=quick_place()) as name:
        folder = Path(name)
        with Ledger(folder / "a.db") as a, Ledger(folder / "b.db") as b:
            for first, what in begun + acts:
                act(a if first else b, what)
        for ledger in ("a", "b"):
            shutil.copy(folder / f"{ledger}.db", folder / f"{ledger}0.db")
        with Ledger(folder / "a.db") as a, Ledger(folder / "b.db") as b:
            one = merge(a, folder / "b0.db", BOUNDS)
            other = merge(b, folder / "a0.db", BOUNDS)
            assert (one.refusals, other.refusals) == ([], [])
            assert list(verify(a)) == []
            assert list(verify(b)) == []
            there = said(a)
            assert there == said(b)
            again = merge(a, folder / "b0.db", BOUNDS)
            assert not again.came
            assert said(a) == there


# ---------------------------------------------------------------- somebody else's file


@pytest.fixture
def pair(quick_path: Path) -> tuple[Path, Path]:
    """Two ledgers of different pages, with accounts, decisions and a review in the second."""
    mine, theirs = quick_path / "mine.db", quick_path / "theirs.db"
    with Ledger(mine) as ledger:
        act(ledger, ("add", 0, 0, 0))
    with Ledger(theirs) as ledger:
        for what in (("add", 1, 1, 0), ("resolve", 1, 1, 1), ("add", 3, 2, 1), ("resolve", 3, 2, 1)):
            act(ledger, what)
        for name in ("decide", "review"):
            act(ledger, (name, 1, 1, 0))
    return mine, theirs


def merged(mine: Path, theirs: Path, bounds: Bounds = BOUNDS) -> Merged:
    with Ledger(mine) as ledger:
        told_of = merge(ledger, theirs, bounds)
        assert list(verify(ledger)) == []
        return told_of


def spoilt(path: Path, *statements: str) -> None:
    other = apsw.Connection(str(path))
    for sql in statements:
        other.execute(sql)
        assert other.changes(), sql
    other.close()


def test_everything_comes_in(pair: tuple[Path, Path]) -> None:
    found = merged(*pair)
    assert found.came == {
        "captures": 2, "sightings": 2, "documents": 2, "descriptions": 2, "readings": 2, "accounts": 2,
        "judgements": 1, "reviews": 1,
    }  # fmt: skip
    assert found.statements == 3
    assert not found.refused
    with Ledger(pair[0]) as ledger:
        assert {s.content for s in ledger.search("forty")} == {"that forty were held"}
        [velt] = ledger.people("Velt")
        assert (velt.aliases, velt.statements) == (("Velt",), 2), "joined there, and here too"


REFUSED = {
    "a body that is another one": ("UPDATE capture SET body = x'789c030000000001', size = 0", "captures", "its id"),
    "a body of zeros without end": (
        f"UPDATE capture SET body = x'{zlib.compress(bytes(5_000_000)).hex()}', size = 5",
        "captures",
        "unpacks to more than the 5 bytes",
    ),
    "a body larger than it may be": ("UPDATE capture SET size = 2000000", "captures", "more than max_body"),
    "a body with something behind it": ("UPDATE capture SET body = CAST(body || x'00' AS BLOB)", "captures", "not the"),
    "a body cut short": ("UPDATE capture SET body = substr(body, 1, length(body) - 6)", "captures", "cut short"),
    "a body that is no zlib": ("UPDATE capture SET body = x'00'", "captures", "cannot be read"),
    "an address that runs": ("UPDATE capture SET address = 'javascript:alert(1)'", "captures", "none of the web"),
    "headers nested without end": (
        "UPDATE capture SET headers = replace(hex(zeroblob(100000)), '0', '[')",
        "captures",
        "cannot be read",
    ),
    "a capture that was seen tomorrow": ("UPDATE sighting SET seen_at = '2999-01-01T00:00:00Z'", "captures", "future"),
    "a capture that was seen at no moment": ("UPDATE sighting SET seen_at = 'zz'", "captures", "no moment"),
    "another text": ("UPDATE document SET text = replace(text, 'forty', 'fifty')", "documents", "its id"),
    "words that are not in the text": (
        "UPDATE attribution SET words = replace(words, 'forty', 'fifty')",
        "documents",
        "not those of the text",
    ),
    "spans beyond the text": ("UPDATE attribution SET spans = '[[[900, 950]],[],[]]'", "documents", "not in the text"),
    "spans from the end": ("UPDATE attribution SET spans = '[[[-9, -2]],[],[]]'", "documents", "cannot be read|not in"),
    "a paragraph beyond the text": (
        "UPDATE description SET paragraphs = '[[0,900,\"body\"]]'",
        "documents",
        "paragraph",
    ),
    "a form that there is not": ("UPDATE reading SET form = 'sung'", "documents", "form"),
    "a score beyond all": ("UPDATE reading SET score = 9e999", "documents", "score"),
    "a run of tomorrow": ("UPDATE run SET at = '2999-01-01T00:00:00.000Z'", "documents", "in the future"),
    "a speaker who is a number": (
        "UPDATE resolved SET meaning = json_set(meaning, '$.speaker.name', 7) WHERE meaning ->> '$.speaker' NOTNULL",
        "documents",
        "speaker",
    ),
    "a cluster of other words": ("UPDATE cluster SET words = '[\"Hasp\"]'", "documents", "not those of the text"),
    "a judgement turned round": ("UPDATE judgement SET verdict = 'different'", "judgements", "its id"),
    "a judgement of tomorrow": ("UPDATE judgement SET decided_at = '2999-01-01'", "judgements", "in the future"),
    "a review turned round": ("UPDATE review SET value = '\"wrong\"'", "reviews", "its id"),
    "a review signed by another": ("UPDATE review SET by = 'Eve'", "reviews", "its id"),
    "a failure of tomorrow": (
        "INSERT INTO failure VALUES (1, 'x', 'ingest', 'E', 'm', 1, '2999-01-01')",
        "failures",
        "in the future",
    ),
}


@pytest.mark.parametrize("defect", REFUSED)
def test_what_does_not_verify_stays_out_and_is_told(pair: tuple[Path, Path], defect: str) -> None:
    sql, kind, why = REFUSED[defect]
    mine, theirs = pair
    other = apsw.Connection(str(theirs))
    other.execute(sql)
    assert other.changes()
    other.close()
    found = merged(mine, theirs)
    assert found.refused[kind] > 0
    assert all(re.search(why, refused.message) for refused in found.refusals if refused.kind == kind), found.refusals


def test_a_page_whose_one_document_is_refused_is_kept_without_it(pair: tuple[Path, Path]) -> None:
    spoilt(pair[1], "UPDATE reading SET act = 'song' WHERE attribution_id = (SELECT min(id) FROM attribution)")
    found = merged(*pair)
    assert (found.came["captures"], found.came["documents"], found.refused["documents"]) == (2, 1, 1)


def test_triggers_of_the_other_file_do_nothing(pair: tuple[Path, Path]) -> None:
    other = apsw.Connection(str(pair[1]))
    other.execute("CREATE TABLE spoils (a); CREATE VIEW steals AS SELECT * FROM capture")
    other.execute("CREATE TRIGGER t AFTER INSERT ON migration BEGIN INSERT INTO spoils VALUES (1); END")
    other.close()
    assert merged(*pair).came["documents"] == 2


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE failure; CREATE VIEW failure AS SELECT 1 AS subject",
        "ALTER TABLE failure ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(message))",
        "DROP TABLE entry",
    ],
    ids=["a view in its place", "a column that is reckoned", "a table too few"],
)
def test_other_tables_than_a_ledger_has_are_refused(pair: tuple[Path, Path], sql: str) -> None:
    other = apsw.Connection(str(pair[1]))
    other.execute(sql)
    other.close()
    with pytest.raises(LedgerError, match="no ledger that reportedly made"):
        merged(*pair)


def older(path: Path) -> None:
    """The same ledger as the version that knew eleven migrations wrote it."""
    old = apsw.Connection(str(path.with_name("old.db")))
    old.execute("CREATE TABLE migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT")
    old.pragma("application_id", APPLICATION_ID)
    for name, sql in MIGRATIONS[:11]:
        old.execute(sql)
        old.execute("INSERT INTO migration VALUES (?, ?)", (name, now()))
    old.execute("ATTACH ? AS new", (str(path),))
    for table in ("producer", "capture", "sighting", "document", "description", "attribution", "run", "reading"):
        columns = ", ".join(str(row[1]) for row in old.execute(f"PRAGMA main.table_info({table})").fetchall())
        old.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}")
    old.execute("INSERT INTO document_words (document_words) VALUES ('rebuild')")
    old.execute("DETACH new")
    old.close()
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    path.with_name("old.db").replace(path)


def test_a_ledger_of_an_older_version_is_brought_up_to_date_in_a_copy(pair: tuple[Path, Path]) -> None:
    mine, theirs = pair
    older(theirs)
    before = theirs.read_bytes()
    assert merged(mine, theirs).came["documents"] == 2
    assert theirs.read_bytes() == before
    assert sorted(one.name for one in mine.parent.iterdir() if one.name.startswith(".")) == []


def test_the_same_file_by_another_name_is_refused(pair: tuple[Path, Path]) -> None:
    link = pair[0].with_name("link.db")
    link.symlink_to(pair[0])
    with pytest.raises(LedgerError, match="are one ledger"):
        merged(pair[0], link)


def test_a_newer_ledger_and_a_damaged_one_are_refused(pair: tuple[Path, Path]) -> None:
    mine, theirs = pair
    spoilt(theirs, "INSERT INTO migration VALUES ('9999 from tomorrow', '2034-01-01')")
    with pytest.raises(NewerLedger, match=r"theirs\.db was made by a newer reportedly"):
        merged(mine, theirs)
    spoilt(theirs, "DELETE FROM migration WHERE name LIKE '9999%'")
    with Ledger(theirs) as ledger:
        [(root,)] = ledger.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'attribution'")
        size = ledger.connection.pragma("page_size")
    with theirs.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(LedgerError, match=r"theirs\.db is damaged"):
        merged(mine, theirs)
    with Ledger(mine) as ledger:
        assert ledger.counts()["captures"] == 1


def test_a_busy_ledger_is_told_and_the_same_call_goes_on(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after the first capture: it stays, whole, and the second call takes the rest."""
    mine, theirs = pair
    monkeypatch.setattr(merging, "_AT_ONCE", 1)
    writer = apsw.Connection(str(mine))

    def write(done: int, total: int) -> None:
        writer.execute("BEGIN IMMEDIATE")

    with Ledger(mine) as ledger:
        ledger.connection.set_busy_timeout(10)
        with pytest.raises(LedgerBusy, match="another program is writing"):
            merge(ledger, theirs, BOUNDS, write)
    writer.execute("ROLLBACK")
    with Ledger(mine) as ledger:
        assert ledger.counts()["captures"] == 2
        assert list(verify(ledger)) == []
    found = merged(mine, theirs)
    assert (found.came["captures"], found.there["captures"]) == (1, 1)
    assert found.came["judgements"] == 1


def test_pages_that_two_desks_read_with_the_same_words_have_not_changed(quick_path: Path) -> None:
    """Bytes differ (advertisements), words do not: two documents, one version."""
    for name in ("a", "b"):
        with Ledger(quick_path / f"{name}.db") as ledger:
            address = "https://post.example/quay"
            keep(ledger, told(TEXTS[0], f"{name}.html", address=address), seen_at="2024-06-01T00:00:00Z")
    assert merged(quick_path / "a.db", quick_path / "b.db").came["documents"] == 1
    with Ledger(quick_path / "a.db") as ledger:
        assert len(ledger.search("")) == 2
        assert ledger.count_changed() == 0
        assert ledger.counts()["versions"] == 0
        assert len(ledger.versions(str(ledger.page("a.html")))) == 1


def test_what_either_side_forgot_is_not_brought_back(pair: tuple[Path, Path]) -> None:
    mine, theirs = pair
    item = page(1, 1)
    with Ledger(mine) as ledger:
        act(ledger, ("add", 1, 1, 0))
        ledger.forget([item.capture.id], reason="a wish", by="Ada")
    found = merged(mine, theirs)
    assert {r.subject for r in found.refusals if r.kind == "captures"} >= {item.capture.id}
    assert all("because: a wish" in r.message for r in found.refusals if r.kind == "captures")
    with Ledger(mine) as ledger:
        assert ledger.capture(item.capture.id) is None
    there = merged(theirs, mine)
    assert any("was forgotten on" in line and "a wish" in line for line in there.forgotten)
    with Ledger(theirs) as ledger:
        assert ledger.capture(item.capture.id), "told, not removed"


def test_a_step_that_came_in_before_its_page_is_told_what_it_is_about_when_the_page_comes(quick_path: Path) -> None:
    """Its desk had forgotten the page; a third desk takes the case from it, and later the page from the first."""
    first, second, third = (quick_path / f"{name}.db" for name in ("first", "second", "third"))
    with Ledger(first) as ledger:
        items = [told("{Mara Velt} <said> [that the quay is shut].", f"{n}.txt", title=f"Page {n}") for n in "ab"]
        for item in items:
            one = cluster(item.document, "Mara Velt")
            put(ledger, item, account(item, [one], [one]))
        case = ledger.open_case("Who shut the quay?", by="Ada")
        ids = [items[0].found[0].attribution.id, items[0].document.id, "Mara Velt"]
        ledger.add_to_case(case.id, ids, by="Ada")
        targets = "SELECT * FROM case_target ORDER BY 1, 2"
        whole = ledger.connection.execute(targets).fetchall()
    shutil.copy(first, second)
    with Ledger(second) as ledger:
        ledger.forget([items[0].capture.id], reason="asked to")
    with Ledger(third) as ledger:
        merge(ledger, second, BOUNDS)
        assert [t.state for t in ledger.entries_of_case(case.id)] == ["gone", "gone", "here"]
        merge(ledger, first, BOUNDS)
        assert [t.state for t in ledger.entries_of_case(case.id)] == ["here", "here", "here"]
        assert ledger.connection.execute(targets).fetchall() == whole
        merge(ledger, second, BOUNDS)
        assert ledger.connection.execute(targets).fetchall() == whole
        assert list(verify(ledger)) == []


def test_what_another_desk_watches_is_told_and_not_watched(pair: tuple[Path, Path]) -> None:
    with Ledger(pair[1]) as ledger:
        ledger.subscribe(["https://post.example/feed.xml"], "2024-06-01T00:00:00Z")
    assert merged(*pair).watched == ["https://post.example/feed.xml"]
    with Ledger(pair[0]) as ledger:
        assert ledger.feeds() == []


def test_every_table_has_its_place_in_merging(ledger: Ledger) -> None:
    """Whoever adds a table says here what becomes of it when ledgers are put together."""
    taken = {
        "capture", "sighting", "entry", "same_text", "document", "description", "attribution", "run", "reading",
        "account", "cluster", "naming", "resolved", "dated", "quantity", "judgement", "review", "failure", "producer",
        "case_step", "case_target", "protection",
    }  # fmt: skip
    made_again = {
        "version", "outlet_page", "passage", "boilerplate", "statement", "verdict", "member", "entity_key", "event",
        "event_member", "figure", "reviewed",
    }  # fmt: skip
    each_its_own = {"migration", "feed", "visit", "judged", "tombstone", "tombstone_key", "forgotten", "stand_in"}
    there = {
        str(name)
        for (name,) in ledger.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_words%'"
        )
    }
    assert there == taken | made_again | each_its_own
