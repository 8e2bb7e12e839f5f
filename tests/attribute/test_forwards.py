"""Posts that are passed on are the words of whom they were forwarded from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.ingest import ingest
from reportedly.pipeline import process, read
from reportedly.store import Ledger, verify
from reportedly.text import forward
from reportedly.types import Page, Resolved, Span

SAMPLE = Path(__file__).parents[1] / "data" / "posts" / "result.json"


@pytest.fixture(scope="module")
def attribute() -> Attributor:
    return Attributor.load()


@pytest.fixture(scope="module")
def pages(attribute: Attributor) -> dict[str, Page]:
    """The posts of the sample by number."""
    found = [page for page in read(ingest(str(SAMPLE)), attribute) if isinstance(page, Page)]
    return {page.origin.rpartition("/")[2]: page for page in found}


def whole(page: Page) -> Resolved:
    """What the post as a whole means."""
    assert page.account
    [found] = [
        f.attribution for f in page.found if page.document.text[slice(*f.attribution.cue[0])] == "Forwarded from"
    ]
    assert page.document.text.endswith(page.document.text[slice(*found.content[0])])
    return next(r for r in page.account.resolved if r.attribution_id == found.id)


def test_the_line_that_says_so() -> None:
    found = forward("Forwarded from Port Watch\n\nIt is shut.\n\nIt was. ")
    assert found == (Span(0, 14), Span(15, 25), Span(27, 47))
    for text in ("Forwarded from Port Watch", "He was forwarded from there.\n\nIt", "Forwarded from \n\nIt is shut."):
        assert forward(text) is None


@pytest.mark.parametrize(
    ("number", "name", "kind"),
    [
        ("3", "Port Watch Kalsburg", "outlet"),
        ("5", "Mara Velt", "person"),
        ("10", "Quay Committee", "outlet"),
        ("15", "Radio Estuary", "outlet"),
        ("22", "Estuary Mothers", "outlet"),
    ],
)
def test_a_forward_is_the_word_of_whom_it_is_from(pages: dict[str, Page], number: str, name: str, kind: str) -> None:
    found = whole(pages[number])
    assert found.speaker
    assert (found.speaker.name, found.speaker.kind) == (name, kind)
    assert found.chain == ("Kalsburg Now", name)
    assert (found.polarity, found.certainty, found.verification) == ("affirmed", "asserted", None)


def test_who_is_cited_in_it_is_cited_by_them(pages: dict[str, Page]) -> None:
    account = pages["3"].account
    assert account
    chains = {r.chain for r in account.resolved}
    assert ("Kalsburg Now", "Port Watch Kalsburg", "The governor") in chains
    assert all(r.parent for r in account.resolved if len(r.chain) > 2)
    assert {q.attribution_id is not None for q in account.figures} == {True}, "no figure of a forward is the outlet's"


def test_a_name_that_is_gone_is_nobodys(pages: dict[str, Page]) -> None:
    speaker = whole(pages["16"]).speaker
    assert speaker
    assert (speaker.name, speaker.anonymous) == ("Deleted Account", True)


def test_a_post_of_its_own_is_no_forward(pages: dict[str, Page]) -> None:
    account = pages["19"].account
    assert account
    assert {r.chain for r in account.resolved} == {("Kalsburg Now", "The harbour authority")}


def test_search_shows_who_speaks_and_by_whom_it_came(ledger: Ledger, attribute: Attributor) -> None:
    report = process(ingest(str(SAMPLE)), ledger, attribute)
    assert (report.new, report.documents, report.unread.total(), report.failures) == (28, 25, 3, [])
    [found] = ledger.search("vans", speaker="Port Watch", via="Kalsburg Now")
    assert (found.speaker, found.outlet, found.act) == ("Port Watch Kalsburg", "Kalsburg Now", "writing")
    assert not ledger.search("vans", speaker="Kalsburg Now")
    again = process(ingest(str(SAMPLE)), ledger, attribute)
    assert (again.new, again.known, again.documents, again.unread.total()) == (0, 28, 0, 3)
    assert not list(verify(ledger))


def test_a_forward_in_a_language_that_is_not_known_is_theirs_all_the_same(
    tmp_path: Path, ledger: Ledger, attribute: Attributor
) -> None:
    posts = json.loads(SAMPLE.read_text(encoding="utf-8"))
    posts["messages"] = [
        {
            "id": 1,
            "type": "message",
            "date_unixtime": "1715152320",
            "forwarded_from": "Порт сегодня",
            "text": "Губернатор сообщил, что порт остаётся открытым. Пострадавших, по его словам, нет.",
        },
        {"id": 2, "type": "message", "text": "Мэр города сообщил, что пострадавших нет, порт остаётся открытым."},
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps(posts), encoding="utf-8")
    pages = [item for item in read(ingest(str(path)), attribute) if isinstance(item, Page)]
    found = whole(pages[0])
    assert found.chain == ("Kalsburg Now", "Порт сегодня")
    assert (pages[1].found, pages[1].account) == ((), None)
    for _ in range(2):
        process(ingest(str(path)), ledger, attribute)
        assert [failure.error for failure in ledger.failures()] == ["LanguageError", "LanguageError"]
    [statement] = ledger.search("порт", speaker="Порт")
    assert (statement.speaker, statement.outlet) == ("Порт сегодня", "Kalsburg Now")
    assert not list(verify(ledger))
