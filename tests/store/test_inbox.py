"""What waits for a person, the most pressing first, and how far people are."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import SettingError
from reportedly.needs import Need
from reportedly.store import Ledger, inbox, verify
from reportedly.store.inbox import Waiting
from reportedly.types import Account, Verification
from tests.making import Told, keep, told
from tests.store.accounted import RESOLVER, at, meaning

PAGE = """{Vey} <said> [that forty were held].
{Hasp} <said> [that all was calm].
{The police} <denied> [that shots were fired].
{Orme} <claimed> [that ships had been sunk].
"""


@pytest.fixture
def ledger(quick_path: Path) -> Ledger:
    """Four lines of one page, the third hedged and the fourth not confirmed, and a surer and newer page of another."""
    opened = Ledger(quick_path / "news.db")
    made = told(PAGE, outlet="Post", published="2024-05-02")
    keep(opened, made, told("{She} <says> [the pier is shut].", "b.txt", outlet="Wire", published="2024-05-03"))
    opened.add_account(made.document, account(made))
    return opened


def account(made: Told) -> Account:
    ids = [found.attribution.id for found in made.found]
    sunk = Verification(status="unconfirmed", by="outlet", span=at(made.document, "claimed"))
    resolved = (
        meaning(ids[2], None, certainty="possible", hedge=at(made.document, "denied")),
        meaning(ids[3], None, verification=sunk),
    )
    return Account(
        document_id=made.document.id, resolved=resolved, clusters=(), dates=(), figures=(), producer=RESOLVER
    )


def waiting(ledger: Ledger, **asked: object) -> list[tuple[str, str]]:
    found = inbox.waiting(ledger.connection, Waiting(**asked))  # type: ignore[arg-type]
    return [(w.need.name, w.statement.content) for w in found]


def id_of(ledger: Ledger, words: str) -> str:
    [found] = ledger.search(words)
    return found.id


EVERY = [
    ("DOUBTED", "that ships had been sunk"),
    ("HEDGED", "that shots were fired"),
    ("NEW", "the pier is shut"),
    ("NEW", "that forty were held"),
    ("NEW", "that all was calm"),
]


def test_what_presses_comes_first_then_the_newest(ledger: Ledger) -> None:
    assert waiting(ledger) == EVERY
    assert list(verify(ledger)) == []


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
def test_parts_make_the_whole(ledger: Ledger, size: int) -> None:
    differ = (id_of(ledger, "calm"),)
    parts = [waiting(ledger, differ=differ, limit=size, offset=n) for n in range(0, 7, size)]
    assert [line for part in parts for line in part] == waiting(ledger, differ=differ)


def test_figures_that_others_contradict_come_before_doubt(ledger: Ledger) -> None:
    differ = (id_of(ledger, "forty"), "b2:gone")
    assert waiting(ledger, differ=differ) == [("FIGURES", "that forty were held"), *EVERY[:3], EVERY[4]]
    assert waiting(ledger, differ=differ, need=Need.FIGURES) == [("FIGURES", "that forty were held")]
    assert inbox.why(ledger.connection, differ[0], differ) is Need.FIGURES
    assert inbox.why(ledger.connection, differ[0]) is Need.NEW


def test_what_is_decided_is_gone_what_is_disputed_is_first(ledger: Ledger) -> None:
    forty, calm, shut = (id_of(ledger, words) for words in ("forty", "calm", "shut"))
    ledger.review(calm, "speaker", "Viktor Hasp", by="Ada")
    ledger.review(shut, "verdict", "unsure", by="Ada")
    first = ledger.review(forty, "verdict", "right", by="Ada")
    assert [words for _, words in waiting(ledger)] == ["the pier is shut", EVERY[0][1], EVERY[1][1]]
    ledger.review(forty, "verdict", "wrong", by="Ben", seen=())
    assert waiting(ledger, differ=(forty,))[:2] == [
        ("DISPUTED", "that forty were held"), ("UNSURE", "the pier is shut"),
    ]  # fmt: skip
    ledger.review(forty, "verdict", "right", by="Cem")
    assert inbox.why(ledger.connection, forty) is None
    assert first.review.id
    assert list(verify(ledger)) == []


def test_a_note_decides_nothing(ledger: Ledger) -> None:
    ledger.review(id_of(ledger, "calm"), "note", "ask her", by="Ada")
    assert waiting(ledger) == EVERY
    assert inbox.progress(ledger.connection, "Ada", "2000") == inbox.Progress(decided=0, total=5, today=0)


def test_a_line_that_a_person_added_does_not_wait(ledger: Ledger) -> None:
    made = told(PAGE)
    document = ledger.document(id_of_document(ledger))
    assert document
    ledger.add_missed(document, content=[at(made.document, "all was")], by="Ada")
    assert waiting(ledger) == EVERY


def id_of_document(ledger: Ledger) -> str:
    [found] = ledger.search("forty")
    return found.document_id


def test_it_splits_by_why_outlet_and_speaker(ledger: Ledger) -> None:
    post = Waiting(outlet="post")
    assert inbox.needs(ledger.connection, post) == [(Need.DOUBTED, 1), (Need.HEDGED, 1), (Need.NEW, 2)]
    assert inbox.outlets(ledger.connection, post) == (("Post", 4), ("Wire", 1)), "without the filter on outlets"
    speakers = inbox.speakers(ledger.connection, post)
    assert ("Hasp", 1) in speakers and ("She", 1) not in speakers
    differ = Waiting(differ=(id_of(ledger, "forty"),))
    assert dict(inbox.needs(ledger.connection, differ)) == {
        Need.FIGURES: 1, Need.DOUBTED: 1, Need.HEDGED: 1, Need.NEW: 2,
    }  # fmt: skip
    assert waiting(ledger, outlet="wire") == [("NEW", "the pier is shut")]
    assert waiting(ledger, speaker="the POLICE") == [("HEDGED", "that shots were fired")]


def test_progress_counts_what_still_stands(ledger: Ledger) -> None:
    forty, calm = id_of(ledger, "forty"), id_of(ledger, "calm")
    ledger.review(forty, "verdict", "right", by="Ada")
    ledger.review(forty, "speaker", "Mara Vey", by="Ada")
    kept = ledger.review(calm, "verdict", "wrong", by="Ada")
    assert inbox.progress(ledger.connection, "Ada", "2000") == inbox.Progress(decided=2, total=5, today=2)
    assert inbox.progress(ledger.connection, "Ben", "2000").today == 0
    assert inbox.progress(ledger.connection, "Ada", "9999").today == 0
    ledger.undo(kept.review.id, by="Ada")
    assert inbox.progress(ledger.connection, "Ada", "2000") == inbox.Progress(decided=1, total=5, today=1)


def test_no_number_that_cannot_be(ledger: Ledger) -> None:
    with pytest.raises(SettingError, match="from 0 to"):
        Waiting(offset=-1)


def test_verify_sees_a_need_that_does_not_follow(ledger: Ledger) -> None:
    ledger.connection.execute("UPDATE statement SET need = NULL")
    assert list(verify(ledger))
