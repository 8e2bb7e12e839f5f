"""A page taken back: the ledger is as if it had never come in, but for the tombstone; people are judged again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.kill import quick_place
from reportedly.attribute.attributor import Attributor
from reportedly.errors import LedgerError
from reportedly.identity import capture_id
from reportedly.pipeline import process
from reportedly.settings import Settings
from reportedly.store import Ledger, references, verify
from reportedly.taking_back import finish, forget
from reportedly.types import Capture, Span
from tests.outlet import site
from tests.store.accounted import says

RULES = Attributor.load(Settings(attributor="rules"))
SITE = site()
OF_ONE_LEDGER = ("migration", "tombstone", "tombstone_key", "forgotten", "stand_in")
"""What is of this ledger alone: what it forgot, its secrets."""
BY_ORDER = ("judgement", "verdict", "judged")
"""Who was compared with whom depends on the order in which they came in; who is one does not, and is compared."""
NUMBERS = frozenset({"number", "at", "decided_at", "event", "judgement", "description", "entity_id"})


def content(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows, without numbers of rows and moments of writing; producers by name."""
    producers = {
        row[0]: row[1:] for row in ledger.connection.execute("SELECT id, name, version, settings FROM producer")
    }
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in references.tables(ledger.connection):
        if table in (*OF_ONE_LEDGER, *BY_ORDER):
            continue
        cursor = ledger.connection.execute(f'SELECT * FROM "{table}"')
        rows: list[tuple[object, ...]] = []
        for row in cursor:
            named = zip((column for column, *_ in cursor.description), row, strict=True)
            rows.append(
                tuple(
                    producers.get(value) if name in ("producer_id", "account_id") else value
                    for name, value in named
                    if name not in NUMBERS and (table, name) != ("producer", "id")
                )
            )
        found[table] = sorted(rows, key=repr)
    groups: dict[str, list[str]] = defaultdict(list)
    for entity, cluster in ledger.connection.execute("SELECT entity_id, cluster_id FROM member ORDER BY cluster_id"):
        groups[str(entity)].append(str(cluster))
    found["people"] = sorted((tuple(group) for group in groups.values()), key=repr)
    return found


def shapes(capture: Capture, number: int) -> list[Capture]:
    """A page, the same text in other bytes, and an edit of it, each seen a day later."""
    edited = capture.body.replace(b"</p>", b" That was denied, said Ole Tamm on Monday.</p>", 1)
    bodies = (capture.body, capture.body + b"<!-- again -->", edited)
    return [made(capture, body, f"2024-05-{1 + 3 * number + day:02}T00:00:00Z") for day, body in enumerate(bodies)]


def made(capture: Capture, body: bytes, at: str) -> Capture:
    return replace(capture, body=body, id=capture_id(capture.origin, body), captured_at=at)


PAGES = [shape for number, capture in enumerate(SITE[:7]) for shape in shapes(capture, number)]


def filled(path: Path, captures: Sequence[Capture]) -> Ledger:
    ledger = Ledger(path)
    process(captures, ledger, RULES)
    return ledger


@settings(max_examples=12)
@given(chosen=st.lists(st.sampled_from(range(len(PAGES))), min_size=3, max_size=9, unique=True), data=st.data())
def test_a_ledger_that_forgot_a_page_is_as_if_it_had_never_come_in(chosen: list[int], data: st.DataObject) -> None:
    captures = [PAGES[at] for at in chosen]
    gone = data.draw(st.sampled_from(captures))
    by_address = data.draw(st.booleans())
    with tempfile.TemporaryDirectory(prefix="reportedly-test-", dir=quick_place()) as folder:
        with filled(Path(folder) / "news.db", captures) as ledger:
            found = ledger.to_forget(str(gone.address) if by_address else gone.id)
            assert forget(ledger, found.captures, reason="asked to") == "all"
            assert list(verify(ledger)) == []
            there = content(ledger)
        left = [capture for capture in captures if capture.id not in found.captures]
        with filled(Path(folder) / "never.db", left) as never:
            assert list(verify(never)) == []
            expected = content(never)
    assert there == expected


# ---------------------------------------------------------------- people


def test_people_who_were_one_through_the_page_are_judged_again_without_it(ledger: Ledger) -> None:
    first, second, third = (says(ledger, "Mara Velt", f"{name}.txt", beside=["Ole Tamm"]) for name in "abc")
    assert ledger.entity(third.id) == first.id
    forget(ledger, ledger.to_forget("a.txt").captures, reason="asked to")
    assert ledger.entity(first.id) is None
    assert ledger.entity(third.id) == ledger.entity(second.id) == second.id
    assert ledger.unjudged() == []
    assert list(verify(ledger)) == []
    assert ledger.forgotten_id(first.id)
    assert not ledger.forgotten_id(second.id)


def test_what_a_person_joined_through_the_page_stays_joined_in_their_name(ledger: Ledger) -> None:
    middle = says(ledger, "Mara Velt", "a.txt")
    left = says(ledger, "The Fox", "b.txt")
    right = says(ledger, "Number Nine", "c.txt")
    for other in (left, right):
        ledger.merge(middle.id, other.id, by="Ada", reason="she said so herself at the quay")
    forget(ledger, ledger.to_forget("a.txt").captures, reason="asked to")
    assert ledger.entity(left.id) == ledger.entity(right.id)
    (kept,) = ledger.judgements_of(left.id)
    assert (kept.judgement.producer.name, kept.judgement.verdict) == ("Ada", "same")
    assert "quay" not in kept.judgement.reason, "the reason may tell the page"
    assert list(verify(ledger)) == []


def test_whom_a_person_held_apart_from_somebody_of_the_page_stays_apart_from_their_others(ledger: Ledger) -> None:
    first, second = says(ledger, "Mara Velt", "a.txt"), says(ledger, "Mara Velt", "b.txt")
    namesake = says(ledger, "Mara Velt", "c.txt")
    assert ledger.entity(second.id) == first.id
    ledger.separate(namesake.id, by="Ada", reason="born elsewhere")
    forget(ledger, ledger.to_forget("a.txt").captures, reason="asked to")
    assert ledger.entity(namesake.id) != ledger.entity(second.id)
    assert list(verify(ledger)) == []


# ---------------------------------------------------------------- reviews


def test_a_review_goes_with_the_line_it_was_made_on_and_leaves_the_lines_of_other_versions(quick_path: Path) -> None:
    with filled(quick_path / "news.db", [PAGES[0], PAGES[2]]) as ledger:
        old, new = (document.id for document, _ in ledger.documents())
        line = ledger.connection.execute(
            "SELECT attribution_id FROM statement WHERE document_id = ? ORDER BY start LIMIT 1", (old,)
        ).get
        ledger.review(str(line), "verdict", "right", by="Ada")
        assert ledger.reviews_of(new)
        forget(ledger, ledger.to_forget(old).captures, reason="asked to")
        assert ledger.reviews_of(new) == []
        assert list(verify(ledger)) == []


def test_a_line_that_somebody_added_goes_with_the_version_it_was_added_to(quick_path: Path) -> None:
    with filled(quick_path / "news.db", [PAGES[0], PAGES[2]]) as ledger:
        (old, _), (new, _) = ledger.documents()
        words = "Workers put up two hundred posters"
        start = old.text.index(words)
        ledger.add_missed(old, content=[Span(start, start + len(words))], by="Ada")
        assert any(words in statement.content for statement in ledger.statements_of(new.id))
        forget(ledger, ledger.to_forget(old.id).captures, reason="asked to")
        assert not any(words == statement.content for statement in ledger.statements_of(new.id))
        assert list(verify(ledger)) == []


# ---------------------------------------------------------------- at once


def test_who_reads_a_page_that_is_forgotten_meanwhile_is_told_so(quick_path: Path) -> None:
    with filled(quick_path / "news.db", PAGES[:1]) as ledger:
        [(document, description)] = ledger.documents()
        forget(ledger, ledger.to_forget(document.id).captures, reason="asked to")
        with pytest.raises(LedgerError, match="it may have been forgotten meanwhile: run it again"):
            ledger.add_document(document, description)
        assert list(verify(ledger)) == []


# ---------------------------------------------------------------- killed


def test_killed_anywhere_it_is_all_there_or_all_gone_and_can_be_finished(quick_path: Path) -> None:
    """At statements of SQL from the first to the last, for every moment lies between two of them."""
    base = quick_path / "base.db"
    with filled(base, PAGES[:9]) as ledger:
        whole, found = content(ledger), ledger.to_forget(str(SITE[0].address))
    copied = quick_path / "whole.db"
    copied.write_bytes(base.read_bytes())
    last = _forget(copied, found.captures, killed_at=None)
    outcomes: dict[tuple[bool, str], int] = defaultdict(int)
    for moment in sorted({*range(1, last, last // 12), *range(last - 14, last + 1)}):
        path = quick_path / f"{moment}.db"
        path.write_bytes(base.read_bytes())
        child = multiprocessing.get_context("fork").Process(target=_forget, args=(path, found.captures, moment))
        child.start()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        with Ledger(path, read_only=True) as opened:
            tombstones = opened.tombstones()
            outcomes[bool(tombstones), tombstones[0].erased if tombstones else "nothing"] += 1
            if not tombstones:
                assert content(opened) == whole
        with Ledger(path) as opened:
            assert not tombstones or finish(opened) == "all"
            assert list(verify(opened)) == []
            assert (opened.capture(found.captures[0]) is None) == bool(tombstones)
    assert {how_far for _, how_far in outcomes} >= {"nothing", "rows", "file"}, outcomes


def _forget(path: Path, captures: Sequence[str], killed_at: int | None) -> int:
    """Forget, killed at a statement of SQL if one is given. Returns how many there were."""
    count = 0

    def trace(cursor: object, sql: str, bindings: object) -> bool:
        nonlocal count
        count += 1
        if count == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    with Ledger(path) as ledger:
        ledger.connection.set_exec_trace(trace)
        forget(ledger, captures, reason="asked to")
        ledger.connection.set_exec_trace(None)
    return count
