"""Versions of a page: which is current, what is shown of the others, what was edited."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.identity import capture_id
from reportedly.store import Ledger, Query, statements, verify
from reportedly.types import ENTRY
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
    empty_ledger: Path, quick_path: Path, seen: list[int], order: object
) -> None:
    sightings = [(version(TEXTS[n]), DAYS[at]) for at, n in enumerate(seen)]
    answers = []
    for shuffled in (False, True):
        if shuffled:
            order.shuffle(sightings)  # type: ignore[attr-defined]
        with Ledger(shutil.copy(empty_ledger, quick_path / "news.db")) as ledger:
            for item, at in sightings:
                keep(ledger, item, seen_at=at)
            assert list(verify(ledger)) == []
            answers.append((listed(ledger), [v.document_id for v in ledger.versions(ledger.page(ADDRESS) or "")]))
    assert answers[0] == answers[1]


# ---------------------------------------------------------------- what is no version of a page


def test_a_moment_yet_to_come_is_that_of_a_wrong_clock(ledger: Ledger) -> None:
    late = version(FIRST)
    keep(ledger, replace(late, capture=replace(late.capture, captured_at="9999-12-31T00:00:00Z")), seen_at=DAYS[0])
    assert ledger.sightings(late.capture.id) == [DAYS[0]]
    keep(ledger, version(SECOND), seen_at=DAYS[1])
    assert ("that fifty were held", "current") in listed(ledger)


def test_what_somebody_s_feed_gives_of_a_page_is_no_version_of_it(ledger: Ledger) -> None:
    keep(ledger, version(FIRST), seen_at=DAYS[0])
    claimed = version("{Vey} <said> [that nobody was held].", "https://evil.example/feed#1")
    keep(ledger, replace(claimed, capture=replace(claimed.capture, media_type=ENTRY)), seen_at=DAYS[1])
    assert {standing for _, standing in listed(ledger)} == {"current"}
    assert ledger.counts()["versions"] == 0
    other = replace(claimed.document, capture_id=version(FIRST).capture.id)
    assert ledger.twin(other, claimed.description) is None
    assert list(verify(ledger)) == []


def test_of_a_page_of_many_versions_only_those_that_change_are_made_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, day in enumerate(DAYS[:8]):
        keep(ledger, version(FIRST.replace("forty", str(n))), seen_at=day)
    made: list[str] = []
    derive = statements.derive

    def counted(connection: apsw.Connection, document_id: str) -> list[statements.Row]:
        made.append(document_id)
        return derive(connection, document_id)

    monkeypatch.setattr(statements, "derive", counted)
    newest = version(SECOND)
    keep(ledger, newest, seen_at=DAYS[8])
    assert made.count(newest.document.id) == len(made) - 1, "and the one that was current"
    assert list(verify(ledger)) == []


def had_from(item: Told, address: str) -> Told:
    """The same page, fetched from an address."""
    return replace(item, capture=replace(item.capture, address=address, media_type="text/html"))


def test_a_page_that_names_another_of_its_host_is_no_version_of_that(ledger: Ledger) -> None:
    keep(ledger, had_from(version(FIRST), ADDRESS), seen_at=DAYS[0])
    keep(
        ledger, had_from(version("{Vey} <said> [nothing].", "evil.html"), "https://post.example/@evil"), seen_at=DAYS[1]
    )
    assert ("that forty were held", "current") in listed(ledger)
    assert ledger.counts()["documents"] == 2
    assert ledger.changed_pages() == []


def test_a_page_cannot_hide_an_edit_behind_another_address(ledger: Ledger) -> None:
    here = "https://post.example/story"
    keep(ledger, had_from(version(FIRST, address=here), here), seen_at=DAYS[0])
    keep(ledger, had_from(version(SECOND, address="https://post.example/elsewhere"), here), seen_at=DAYS[1])
    assert [v.document_id for v in ledger.versions(ledger.page(here) or "")] == [
        version(FIRST, address=here).document.id,
        version(SECOND, address=here).document.id,
    ]
    assert list(verify(ledger)) == []


def test_another_view_of_a_page_is_the_page(ledger: Ledger) -> None:
    keep(ledger, had_from(version(FIRST), ADDRESS), seen_at=DAYS[0])
    keep(ledger, had_from(version(SECOND, "b.html"), "https://post.example/amp/gate.html?x=1"), seen_at=DAYS[1])
    assert ledger.counts()["documents"] == 1
