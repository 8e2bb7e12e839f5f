"""What an outlet puts under all its pages is left out, what reporters repeat is not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.kill import quick_place
from reportedly.attribute.attributor import Attributor
from reportedly.extract import extract
from reportedly.identity import attribution_id, capture_id
from reportedly.pipeline import process
from reportedly.settings import Settings
from reportedly.store import Ledger, Query, verify
from reportedly.types import Attribution, Capture, Description, Document, Found, Reading, Span
from tests.outlet import ABOUT, FOLLOW, OUTLET, STORIES, STORY, elsewhere, page, site

RULES = Attributor.load(Settings(attributor="rules"))
BELIEVED = "a harbour belongs to those who work in it"
READ = (ABOUT, STORY, FOLLOW)
"""The furniture that extraction leaves in the text."""


@cache
def read(capture: Capture) -> tuple[Document, Description, tuple[Found, ...]]:
    """A page as it is read: by the rules, and one finding by hand in the furniture, as weights make there."""
    document, description = extract(capture)
    said = RULES.findings(document, description.language).every
    return document, description, (*said, *_in_furniture(document))


def _in_furniture(document: Document) -> Iterator[Found]:
    at = document.text.find(BELIEVED)
    if at >= 0:
        content = (Span(at, at + len(BELIEVED)),)
        id = attribution_id(document.id, document.text, content=content, cue=(), source=())
        yield Found(
            attribution=Attribution(id=id, document_id=document.id, content=content, cue=(), source=()),
            reading=Reading(attribution_id=id, form="indirect", act="thought", score=0.6, producer=RULES.producer),
        )


def add(ledger: Ledger, *captures: Capture) -> None:
    for step in steps(captures):
        step(ledger)


def steps(captures: Sequence[Capture]) -> list[Callable[[Ledger], object]]:
    """What is done for captures, one transaction after the other."""
    found: list[Callable[[Ledger], object]] = []
    for capture in captures:
        document, description, said = read(capture)
        found += [
            lambda ledger, c=capture: ledger.add_capture(c, max("2024-06-01T00:00:00Z", c.captured_at or "")),  # type: ignore[misc]
            lambda ledger, d=document, e=description: ledger.add_document(d, e),  # type: ignore[misc]
            lambda ledger, d=document, s=said: ledger.add_readings(d, s, RULES.producer),  # type: ignore[misc]
        ]
    return found


def left_out(ledger: Ledger) -> set[str]:
    """The words that are taken for boilerplate, in all documents."""
    return {
        document.text[slice(*found.span)]
        for document, _ in ledger.documents()
        for found in ledger.boilerplate(document.id)
    }


def contents(ledger: Ledger) -> list[list[object]]:
    """What follows from the pages, without numbers that tell in which order they came."""
    return [
        list(ledger.connection.execute(sql))
        for sql in (
            "SELECT * FROM passage ORDER BY 1, 3",
            "SELECT document_id, outlet, counted, others FROM outlet_page ORDER BY 1",
            "SELECT * FROM boilerplate ORDER BY 1, 2",
            "SELECT attribution_id, standing FROM statement ORDER BY 1",
        )
    ]


def later(capture: Capture, moment: str) -> Capture:
    return replace(capture, captured_at=moment)


def edited(number: int, moment: str, *more: str) -> Capture:
    """A page as it was at another time."""
    changed = page(number, *more)
    return replace(changed, captured_at=moment)


# ---------------------------------------------------------------- what falls, what stays


def test_furniture_falls_and_what_reporters_repeat_stays(ledger: Ledger) -> None:
    add(ledger, *site())
    assert left_out(ledger) == set(READ)
    assert list(verify(ledger)) == []


def test_the_reason_is_kept(ledger: Ledger) -> None:
    add(ledger, *site())
    document = read(page(3))[0]
    found = ledger.boilerplate(document.id)
    assert [document.text[slice(*b.span)] for b in found] == list(READ)
    assert {b.reason for b in found} == {f"stands on {len(STORIES)} pages of {OUTLET}"}
    assert ledger.boilerplate(read(elsewhere())[0].id) == []  # another outlet, on one page


def test_statements_in_it_are_in_no_list_and_the_text_is_as_it_was(ledger: Ledger) -> None:
    add(ledger, page(0), page(1))
    said = BELIEVED
    [found] = ledger.search(f'"{said}"', limit=99)
    assert found.copies == 2
    before = ledger.counts()["attributions"]
    add(ledger, page(3))
    assert ledger.search(f'"{said}"') == []
    assert ledger.counts()["attributions"] < before + len(read(page(3))[2])
    document = read(page(0))[0]
    assert not any(said in s.content for s in ledger.statements_of(document.id))
    assert not any(said in s.content for s in ledger.all_statements())
    assert ledger.document(document.id) == document
    assert len(ledger.search_documents(Query(words=f'"{said}"'))) == 3
    assert list(verify(ledger)) == []


def test_dates_and_figures_in_it_are_in_no_list(ledger: Ledger) -> None:
    furniture = ("The Harbour Post is an independent newspaper, read by 40,000 people since May 1987.",)
    process([page(n, furniture=furniture) for n in (0, 1)], ledger, RULES)
    sentences = (
        "SELECT count(*) FROM event WHERE sentence LIKE '%independent%'",
        ("SELECT count(*) FROM figure WHERE sentence LIKE '%independent%'"),
    )
    assert all(ledger.connection.execute(sql).get for sql in sentences)
    process([page(3, furniture=furniture)], ledger, RULES)
    assert [ledger.connection.execute(sql).get for sql in sentences] == [0, 0]
    assert list(verify(ledger)) == []


def test_two_pages_are_not_enough_nor_are_copies_of_one(ledger: Ledger) -> None:
    add(ledger, page(9), page(10), page(8))  # two of these are one report
    assert left_out(ledger) == set()
    add(ledger, page(7))
    assert left_out(ledger) == set(READ)


def test_versions_of_a_page_count_once(ledger: Ledger) -> None:
    add(ledger, page(0), page(1), *(edited(1, f"2024-07-0{n}T00:00:00Z", f"Version {n}.") for n in (1, 2, 3)))
    assert left_out(ledger) == set()
    assert list(verify(ledger)) == []


def test_when_pages_drop_it_it_is_shown_again_but_stays_out_of_their_old_versions(ledger: Ledger) -> None:
    add(ledger, page(0), page(1), page(2))
    assert left_out(ledger) == set(READ)
    add(ledger, later(page(2, furniture=()), "2024-07-01T00:00:00Z"))
    assert left_out(ledger) == set()
    assert list(verify(ledger)) == []


def test_within_texts_it_falls_where_half_of_many_pages_have_it(ledger: Ledger) -> None:
    middle = "We need your help: join those who pay for what we do."

    def inside(number: int) -> Capture:
        return page(number, middle, *(f"Sentence {n} of the story number {number}." for n in range(5)), furniture=())

    add(ledger, *(inside(n) for n in (0, 1, 2)), page(7), page(8))
    assert left_out(ledger) == set()  # five pages are few
    add(ledger, page(6, furniture=()))
    assert middle in left_out(ledger)  # three of six
    add(ledger, page(5, furniture=()))
    assert middle not in left_out(ledger)  # three of seven
    assert list(verify(ledger)) == []


def test_what_a_channel_repeats_is_its_message(ledger: Ledger) -> None:
    def post(number: int) -> Capture:
        body = "\n".join((STORIES[number][0], *STORIES[number][1], "Join us: write to @standup_bot")).encode()
        name = f"result.txt#{number}"
        return Capture(id=capture_id(name, body), origin=name, body=body, media_type="text/plain")

    process([post(n) for n in range(5)], ledger, RULES)
    assert left_out(ledger) == set()


def test_a_page_of_no_outlet_is_left_alone(ledger: Ledger) -> None:
    captures = [replace(page(n), address=None) for n in range(4)]
    captures = [
        replace(c, body=b.replace(b"canonical", b"x").replace(b"og:site_name", b"x"), id=f"b2:{n}")
        for n, (c, b) in enumerate((c, c.body) for c in captures)
    ]
    process(captures, ledger, RULES)
    assert left_out(ledger) == set()


# ---------------------------------------------------------------- a function of what is in the ledger


PAGES = [
    *(later(capture, f"2024-06-{n + 1:02}T00:00:00Z") for n, capture in enumerate(site())),
    edited(1, "2024-07-01T00:00:00Z", "It was edited."),
    later(page(4, furniture=()), "2024-07-02T00:00:00Z"),
    later(page(7, furniture=(ABOUT,)), "2024-05-01T00:00:00Z"),
]


@given(
    order=st.permutations(range(len(PAGES))),
    stops=st.lists(st.integers(0, 3 * len(PAGES)), max_size=3),
)
@settings(max_examples=12)
def test_the_order_of_adding_and_stops_do_not_matter(order: list[int], stops: list[int]) -> None:
    """Stopped after any transaction, the same call goes on; whatever came first, the end is the same."""
    with tempfile.TemporaryDirectory(dir=quick_place()) as folder:
        path = Path(folder) / "news.db"
        todo = steps([PAGES[n] for n in order])
        for stop in [*stops, len(todo)]:
            with Ledger(path) as ledger:
                for step in todo[:stop]:
                    step(ledger)
        with Ledger(path) as ledger:
            assert list(verify(ledger)) == []
            assert contents(ledger) == expected()


@cache
def expected() -> list[list[object]]:
    with tempfile.TemporaryDirectory(dir=quick_place()) as folder, Ledger(Path(folder) / "news.db") as ledger:
        add(ledger, *PAGES)
        return contents(ledger)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM boilerplate",
        "INSERT INTO boilerplate VALUES ('the harbour post', 7)",
        "UPDATE passage SET edge = 0",
        "UPDATE passage SET counted = 0",
        "DELETE FROM outlet_page",
        "UPDATE outlet_page SET others = x''",
        "UPDATE statement SET standing = 'current'",
    ],
)
def test_verify_sees_what_does_not_follow(ledger: Ledger, sql: str) -> None:
    add(ledger, *site()[:4])
    assert list(verify(ledger)) == []
    ledger.connection.execute(sql)
    assert list(verify(ledger))


def test_a_ledger_from_before_is_brought_up_to_date(quick_path: Path) -> None:
    path = quick_path / "old.db"
    with Ledger(path) as ledger:
        add(ledger, *site())
        now = contents(ledger)
        ledger.connection.execute(
            "DROP TABLE passage; DROP TABLE outlet_page; DROP TABLE boilerplate;"
            "DELETE FROM migration WHERE name BETWEEN '0008' AND '0011';"
            "DROP VIEW shown; CREATE VIEW shown AS SELECT * FROM statement WHERE standing <> 'kept';"
            "UPDATE statement SET standing = 'current'"
        )
    with Ledger(path) as ledger:
        assert contents(ledger) == now
        assert list(verify(ledger)) == []
