from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.clock import now
from reportedly.errors import LedgerError, SettingError
from reportedly.store import Ledger, Query, verify
from reportedly.store.schema import MIGRATIONS
from reportedly.types import (
    Account,
    Dated,
    Quantity,
    Span,
    Speaker,
    Verification,
    Withheld,
)
from tests.making import Told, keep, rows, told
from tests.store.accounted import OTHER_RESOLVER, RESOLVER, account, at, cluster, meaning, put, read_again

TEXT = """{The harbour authority} <cited> [local broadcasters who spoke of some forty arrests on Tuesday].
{local broadcasters} <spoke of> [some forty arrests]; the paper could not check it.
{Mara Velt, an analyst,} <said> [the quay may close in autumn].
{She} <added> [nothing].
"""


@pytest.fixture
def item() -> Told:
    return told(TEXT, "a.txt", outlet="The Harbour Post", published="2024-05-08")


@pytest.fixture
def full(item: Told) -> Account:
    """An account in which every value is set somewhere."""
    document, ids = item.document, [f.attribution.id for f in item.found]
    authority = cluster(document, "The harbour authority", kind="organisation")
    velt = cluster(document, "Mara Velt", "She", roles=("an analyst",), aliases=("Velt",))
    checked = Verification(status="unconfirmed", by="The Harbour Post", span=at(document, "could not check"))
    hidden = Withheld(what="name", why="fear", span=at(document, "local"))
    broadcasters = Speaker(
        name="local broadcasters", kind="group", anonymous=True, withheld=hidden, members=("Radio One", "Radio Two"),
        readings=("the state",), score=0.4,
    )  # fmt: skip
    post = "The Harbour Post"
    resolved = (
        meaning(ids[0], authority, chain=(post, "The harbour authority")),
        meaning(
            ids[1], None, speaker=broadcasters, parent=ids[0], verification=checked, when="2024-05-07",
            chain=(post, "The harbour authority", "local broadcasters"),
        ),
        meaning(
            ids[2], velt, certainty="possible", hedge=at(document, "may"), hedged_by="source",
            happens="2024-09/2024-11", addressee="the paper", medium="a letter", occasion="a hearing",
            polarity="negated", chain=(post, "Mara Velt"),
        ),
        meaning(ids[3], velt, chain=(post, "Mara Velt")),
    )  # fmt: skip
    return Account(
        document_id=document.id,
        resolved=tuple(sorted(resolved, key=lambda r: r.attribution_id)),
        clusters=(authority, velt),
        dates=(
            Dated(span=at(document, "on Tuesday"), value="2024-05-07", anchor="2024-05-08"),
            Dated(span=at(document, "in autumn"), value=None),
        ),
        figures=(
            Quantity(
                span=at(document, "some forty arrests"), low=40, high=None, unit="person", approximate=True,
                counted="arrest", per="month", as_of="2024-05", conversion=at(document, "forty"), attribution_id=ids[1],
            ),
            Quantity(span=at(document, "nothing"), low=None, high=0.5, unit="percent"),
        ),
        producer=RESOLVER,
    )  # fmt: skip


def test_an_account_comes_back_as_it_went_in(ledger: Ledger, item: Told, full: Account) -> None:
    assert ledger.account(item.document.id) is None
    keep(ledger, item)
    ledger.add_account(item.document, full)
    assert ledger.account(item.document.id) == full
    assert list(verify(ledger)) == []


def test_adding_an_account_again_changes_nothing(ledger: Ledger, item: Told, full: Account) -> None:
    keep(ledger, item)
    assert not ledger.has_account(item.document.id, RESOLVER)
    ledger.add_account(item.document, full)
    before = rows(ledger), [s.id for s in ledger.all_statements()], [p.id for p in ledger.people()]
    ledger.add_account(item.document, full)
    assert (rows(ledger), [s.id for s in ledger.all_statements()], [p.id for p in ledger.people()]) == before
    assert ledger.has_account(item.document.id, RESOLVER)
    assert not ledger.has_account(item.document.id, OTHER_RESOLVER)
    assert list(verify(ledger)) == []


def test_a_newer_account_is_shown_and_the_older_kept(ledger: Ledger, item: Told, full: Account) -> None:
    keep(ledger, item)
    ledger.add_account(item.document, full)
    [velt] = ledger.people("Mara Velt")
    newer = read_again(full, dates=(), figures=(), clusters=full.clusters[1:], resolved=())
    ledger.add_account(item.document, newer)
    assert ledger.account(item.document.id) == newer
    assert rows(ledger, ["resolved", "dated"]) == {"resolved": 4, "dated": 2}
    assert [p.id for p in ledger.people("Velt")] == [velt.id]
    assert ledger.people() == []
    assert ledger.people("harbour authority") == []
    assert [*ledger.timeline(), *ledger.figures()] == []
    assert [s.resolved for s in ledger.statements_of(item.document.id)] == [None] * 4
    ledger.add_account(item.document, full)
    assert ledger.account(item.document.id) == full
    assert [p.name for p in ledger.people("harbour authority")] == ["The harbour authority"]
    assert list(verify(ledger)) == []


def test_statements_show_what_is_resolved_and_fall_back_to_the_words(ledger: Ledger, item: Told, full: Account) -> None:
    keep(ledger, item)
    assert [s.speaker for s in ledger.statements_of(item.document.id)][3] == "She"
    ledger.add_account(item.document, full)
    shown = ledger.statements_of(item.document.id)
    assert [s.speaker for s in shown] == ["The harbour authority", "local broadcasters", "Mara Velt", "Mara Velt"]
    assert [s.depth for s in shown] == [1, 2, 1, 1]
    assert [s.resolved for s in shown] == [next(r for r in full.resolved if r.attribution_id == s.id) for s in shown]
    velt = full.clusters[1].id
    assert [s.entity for s in shown] == [full.clusters[0].id, None, velt, velt]
    unresolved = replace(full, resolved=())
    ledger.add_account(item.document, unresolved)
    assert [s.speaker for s in ledger.statements_of(item.document.id)][3] == "She"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"speaker": "Velt"}, {2, 3}),
        ({"speaker": "she"}, {3}),
        ({"speaker": "analyst"}, {2, 3}),
        ({"words": "velt"}, {2, 3}),
        ({"words": "nothing", "speaker": "velt"}, {3}),
        ({"via": "authority"}, {0, 1}),
        ({"via": "harbour authority broadcasters"}, {1}),
        ({"via": "Post", "words": "quay"}, {2}),
        ({"via": "—"}, set()),
        ({"depth": 2}, {1}),
        ({"depth": 1}, {0, 2, 3}),
        ({"depth": 3}, set()),
        ({"depth": 2, "via": "authority", "words": "arrests"}, {1}),
        ({"addressee": "papers"}, {2}),
        ({"medium": "letters"}, {2}),
        ({"occasion": "hear*"}, {2}),
        ({"medium": "letter", "occasion": "rally"}, set()),
        ({"medium": "letter", "speaker": "Velt", "words": "nothing"}, set()),
        ({"medium": "…"}, set()),
    ],
)
def test_statements_are_found_by_speaker_chain_and_depth(
    ledger: Ledger, item: Told, full: Account, asked: dict[str, object], expected: set[int]
) -> None:
    keep(ledger, item)
    ledger.add_account(item.document, full)
    places = {f.attribution.id: n for n, f in enumerate(item.found)}
    query = Query(**asked)  # type: ignore[arg-type]
    assert {places[s.id] for s in ledger.query(query)} == expected
    assert ledger.facets(query).total == len(expected)


def test_what_is_read_itself_is_where_it_stands(ledger: Ledger, item: Told, full: Account) -> None:
    keep(ledger, item)
    poster = Speaker(name="a poster on the gate", kind="object", score=0.9)
    ids = [f.attribution.id for f in item.found]
    ledger.add_account(item.document, replace(full, resolved=(meaning(ids[0], None, speaker=poster),)))
    assert [s.id for s in ledger.search(medium="poster")] == [ids[0]]
    assert not ledger.search(medium="poster", occasion="poster")


def test_a_depth_that_cannot_be_is_refused() -> None:
    with pytest.raises(SettingError, match="depth needs a whole number"):
        Query(depth=0)


def test_chains_that_run_in_a_circle_end(ledger: Ledger, item: Told, full: Account) -> None:
    keep(ledger, item)
    ids = [f.attribution.id for f in item.found]
    circle = [meaning(ids[0], None, parent=ids[1]), meaning(ids[1], None, parent=ids[0]), meaning(ids[2], None)]
    ledger.add_account(item.document, replace(full, resolved=tuple(circle), clusters=(), figures=()))
    assert [s.depth for s in ledger.statements_of(item.document.id)] == [2, 2, 1, None]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (lambda a: replace(a, document_id="b2:other"), "is of document b2:other"),
        (lambda a: replace(a, dates=(Dated(span=Span(5, 99_999), value=None),)), r"\[5, 99999\), which is not in"),
        (lambda a: replace(a, dates=(Dated(span=Span(7, 7), value=None),)), r"\[7, 7\)"),
        (lambda a: replace(a, clusters=()), "which is none of its clusters"),
        (lambda a: replace(a, resolved=(meaning("b2:none", None),)), "attribution b2:none, not in the ledger"),
        (
            lambda a: replace(a, resolved=(replace(a.resolved[0], hedge=Span(0, 99_999)),)),
            r"the span \[0, 99999\)",
        ),
    ],
)
def test_an_account_that_does_not_fit_is_refused_whole(
    ledger: Ledger, item: Told, full: Account, broken: object, message: str
) -> None:
    keep(ledger, item)
    before = rows(ledger)
    with pytest.raises(LedgerError, match=message):
        ledger.add_account(item.document, broken(full))  # type: ignore[operator]
    assert {**rows(ledger), "producer": before["producer"]} == before


def test_an_account_follows_its_document_when_that_is_read_anew(ledger: Ledger, item: Told, full: Account) -> None:
    """A newer description changes what is shown; a newer extraction of the capture takes its place."""
    keep(ledger, item)
    ledger.add_account(item.document, full)
    ledger.add_document(item.document, replace(item.description, outlet="The Lantern", published="2024-05-09"))
    assert {s.outlet for s in ledger.search(speaker="velt")} == {"The Lantern"}
    assert {f.outlet for f in ledger.figures()} == {"The Lantern"}
    assert list(verify(ledger)) == []
    newer = replace(item.document, id="b2:newer", text="Nothing is left of it.")
    ledger.add_document(newer, replace(item.description, document_id="b2:newer", paragraphs=()))
    assert [*ledger.people(), *ledger.timeline(), *ledger.figures()] == []
    assert ledger.person(full.clusters[1].id) is not None
    assert [p.subject for p in verify(ledger)] == ["b2:newer"]


def test_a_ledger_of_the_version_before_is_brought_up_to_date(quick_path: Path, item: Told, full: Account) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, item)
        said = [(s.id, s.speaker) for s in ledger.all_statements()]
    _back_to_the_second_migration(path)
    with Ledger(path, read_only=True) as ledger:
        assert [(s.id, s.speaker) for s in ledger.all_statements()] == said
        assert len(ledger.search("arrests")) == 2
        assert [*ledger.people(), *ledger.timeline(), *ledger.figures()] == []
        assert list(verify(ledger)) == []
    with Ledger(path) as ledger:
        ledger.add_account(item.document, full)
        assert ledger.account(item.document.id) == full
        assert list(verify(ledger)) == []


def test_by_what_names_are_found_is_brought_up_to_date(quick_path: Path, item: Told, full: Account) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, item)
        ledger.add_account(item.document, full)
        ledger.connection.execute("UPDATE entity_key SET key = key || '#'")
        assert ledger.connection.changes()
        assert list(verify(ledger))
        ledger.connection.execute("DELETE FROM migration WHERE name LIKE '0010%'")
    with Ledger(path) as ledger:
        assert list(verify(ledger)) == []


def _back_to_the_second_migration(path: Path) -> None:
    """The same ledger as the version before wrote it: its tables made by its migrations, its rows copied."""
    old = path.with_suffix(".old")
    there = apsw.Connection(str(old))
    there.execute("CREATE TABLE migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT")
    there.pragma("application_id", 0x72707464)
    for name, sql in MIGRATIONS[:2]:
        there.execute(sql)
        there.execute("INSERT INTO migration VALUES (?, ?)", (name, now()))
    there.execute("ATTACH ? AS new", (str(path),))
    for table in ("producer", "capture", "sighting", "document", "description", "attribution", "run", "reading",
                  "statement"):  # fmt: skip
        columns = ", ".join(str(row[1]) for row in there.execute(f"PRAGMA main.table_info({table})").fetchall())
        there.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}")
    there.execute("INSERT INTO statement_words (statement_words) VALUES ('rebuild')")
    there.execute("INSERT INTO document_words (document_words) VALUES ('rebuild')")
    there.execute("DETACH new")
    there.close()
    old.replace(path)
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    path.with_name(path.name + "-shm").unlink(missing_ok=True)


_NAMES = st.sampled_from(["Mara Velt", "Jan Orel", "Orel", "Ана Орме", "the ministry", "“Ü”", "a\x02b"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    speakers=st.lists(_NAMES, min_size=1, max_size=4),
    chain=st.lists(st.text(max_size=8), max_size=4),
    low=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    text=st.none() | st.text(max_size=9),
)
def test_whatever_is_resolved_comes_back(
    quick_path: Path, speakers: list[str], chain: list[str], low: float | None, text: str | None
) -> None:
    storable = tuple(link.encode("utf-8", "replace").decode() for link in chain)
    given_text = text.encode("utf-8", "replace").decode() if text is not None else None
    item = told("".join(f"{{{name}}} <said> [number {n} of it].\n" for n, name in enumerate(speakers)))
    who = [cluster(item.document, name, aliases=tuple(speakers)) for name in dict.fromkeys(speakers)]
    by_name = {c.name: c for c in who}
    figures = (Quantity(span=at(item.document, "number"), low=low, high=None, unit="person", counted=given_text),)
    path = quick_path / "news.db"
    path.unlink(missing_ok=True)
    with Ledger(path) as ledger:
        found = account(item, who, [by_name[name] for name in speakers], figures=figures, chain=storable,
                        addressee=given_text)  # fmt: skip
        put(ledger, item, replace(found, resolved=tuple(sorted(found.resolved, key=lambda r: r.attribution_id))))
        kept = ledger.account(item.document.id)
        assert kept
        assert kept.resolved == tuple(sorted(found.resolved, key=lambda r: r.attribution_id))
        assert kept.figures == figures
        assert set(kept.clusters) == set(who)
        assert list(verify(ledger)) == []
