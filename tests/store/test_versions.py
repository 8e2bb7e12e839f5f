"""Versions of a page: which is current, what is shown of the others, what was edited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.identity import capture_id
from reportedly.store import Ledger, Query, verify
from tests.making import Told, keep, told

ADDRESS = "https://post.example/gate"
FIRST = "{Vey} <said> [that forty were held].\n{Hasp} <said> [that all was calm]."
SECOND = "{Vey} <said> [that fifty were held].\n{Hasp} <said> [that all was calm]."
DAYS = [f"2024-05-0{day}T10:00:00Z" for day in range(1, 10)]


def version(
    marked: str,
    origin: str = "a.html",
    *,
    address: str | None = ADDRESS,
    modified: str | None = None,
    title: str | None = None,
) -> Told:
    return told(
        marked, origin, address=address, modified=modified, title=title, outlet="Post", published="2024-05-01"
    )  # fmt: skip


@pytest.fixture
def ledger(quick_path: Path) -> Ledger:
    return Ledger(quick_path / "news.db")


def listed(ledger: Ledger) -> list[tuple[str, str]]:
    return sorted((s.content, s.standing) for s in ledger.search())


def test_what_stands_on_the_page_is_shown_once_and_what_is_gone_is_marked(ledger: Ledger) -> None:
    keep(ledger, version(FIRST), seen_at=DAYS[0])
    keep(ledger, version(SECOND), seen_at=DAYS[1])
    assert listed(ledger) == [
        ("that all was calm", "current"),
        ("that fifty were held", "current"),
        ("that forty were held", "gone"),
    ]
    assert [s.copies for s in ledger.search("calm")] == [1], "two versions of one page are no copies"
    assert ledger.counts()["documents"] == 1
    assert ledger.counts()["versions"] == 1
    assert list(verify(ledger)) == []


def test_pages_of_other_addresses_are_copies_not_versions(ledger: Ledger) -> None:
    keep(ledger, version(FIRST), version(FIRST, "b.html", address="https://wire.example/1"), seen_at=DAYS[0])
    assert [s.copies for s in ledger.search("calm")] == [2]
    assert ledger.counts()["documents"] == 2
    assert ledger.changed_pages() == []


def test_a_page_without_an_address_is_known_by_its_origin(ledger: Ledger) -> None:
    keep(ledger, version(FIRST, address=None), seen_at=DAYS[0])
    keep(ledger, version(SECOND, address=None), seen_at=DAYS[1])
    keep(ledger, version(FIRST, "-", address=None), version(SECOND, "-", address=None), seen_at=DAYS[1])
    assert ledger.counts()["documents"] == 3, "what came on standard input is no page that changes"
    assert ledger.page("a.html") == "origin:a.html"


def test_a_text_that_comes_back_is_current_again(ledger: Ledger) -> None:
    first, second = version(FIRST), version(SECOND)
    keep(ledger, first, seen_at=DAYS[0])
    keep(ledger, second, seen_at=DAYS[1])
    ledger.add_capture(first.capture, DAYS[2])
    assert ("that fifty were held", "gone") in listed(ledger)
    page = ledger.page(ADDRESS)
    assert page
    assert [v.document_id for v in ledger.versions(page)] == [first.document.id, second.document.id, first.document.id]
    assert list(verify(ledger)) == []


def test_other_bytes_with_the_same_text_are_no_version(ledger: Ledger) -> None:
    first = version(FIRST)
    keep(ledger, first, seen_at=DAYS[0])
    noisy = replace(first.capture, id=capture_id("a.html", b"other bytes"), body=b"other bytes")
    ledger.add_capture(noisy, DAYS[1])
    twin = ledger.twin(replace(first.document, id="b2:x", capture_id=noisy.id), first.description)
    assert twin == first.document
    ledger.add_same_text(noisy.id, twin)
    assert ledger.document_of(noisy.id) == first.document
    [only] = ledger.versions(ledger.page(ADDRESS) or "")
    assert (only.first_seen, only.last_seen) == (DAYS[0], DAYS[1])
    assert list(verify(ledger)) == []


def test_changes_tell_what_is_gone_and_whether_the_page_says_so(ledger: Ledger) -> None:
    keep(ledger, version(FIRST), seen_at=DAYS[0])
    keep(ledger, version(SECOND), seen_at=DAYS[1])
    keep(ledger, version(SECOND + "\nCorrection: it was fifty."), seen_at=DAYS[2])
    keep(ledger, version(SECOND + "\nMore.", modified="2024-05-04T09:00:00Z"), seen_at=DAYS[3])
    found = ledger.changes(ledger.page(ADDRESS) or "")
    assert [c.announced for c in found] == [None, "Correction: it was fifty.", "2024-05-04T09:00:00Z"]
    assert [c.silent for c in found] == [True, False, False]
    assert [s.content for s in found[0].gone] == ["that forty were held"]
    assert [s.content for s in found[0].appeared] == ["that fifty were held"]
    assert not found[1].gone and not found[1].appeared
    [line] = ledger.changed_pages()
    assert (line.versions, line.silent, line.gone, line.changed) == (4, 1, 1, DAYS[3])


def test_old_versions_are_left_out_of_documents_and_speakers(ledger: Ledger) -> None:
    keep(ledger, version("{Mole} <said> [that it leaked].\nOld words."), seen_at=DAYS[0])
    keep(ledger, version("New words."), seen_at=DAYS[1])
    assert [h.document_id for h in ledger.search_documents(Query(words="old"))] == []
    assert len(ledger.search_documents(Query(words="new"))) == 1
    assert [s.standing for s in ledger.search("leaked")] == ["gone"], "what is gone can still be found"
    old = ledger.search("leaked")[0].document_id
    assert [s.content for s in ledger.statements_of(old)] == ["that it leaked"]


TEXTS = [FIRST, SECOND, "{Vey} <said> [nothing more].", "No one spoke."]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.lists(st.sampled_from(range(len(TEXTS))), min_size=1, max_size=6), order=st.randoms())
def test_the_order_in_which_versions_come_in_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, seen: list[int], order: object
) -> None:
    sightings = [(version(TEXTS[n]), DAYS[at]) for at, n in enumerate(seen)]
    answers = []
    for shuffled in (False, True):
        if shuffled:
            order.shuffle(sightings)  # type: ignore[attr-defined]
        with Ledger(tmp_path_factory.mktemp("order") / "news.db") as ledger:
            for item, at in sightings:
                keep(ledger, item, seen_at=at)
            assert list(verify(ledger)) == []
            answers.append((listed(ledger), [v.document_id for v in ledger.versions(ledger.page(ADDRESS) or "")]))
    assert answers[0] == answers[1]
