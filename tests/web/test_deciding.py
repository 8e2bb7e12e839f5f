"""What people decide on the pages: kept beside what the model said, never lost, told to whom it concerns."""

from __future__ import annotations

import shutil
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.reviews import Review
from reportedly.settings import Settings
from reportedly.store import Ledger, verify
from reportedly.types import Span
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, statement_url
from tests.making import OTHER_HAND, keep, told
from tests.web.case import CONTENT, harbour, hostile
from tests.web.test_access import token_in
from tests.web.test_pages import Page

BASE = "http://127.0.0.1:8765"
OURS = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
FIRST, SECOND, THIRD = (found.attribution.id for found in harbour().found)
DOCUMENT = harbour().document.id


@pytest.fixture
def path(ledger_path: Path, quick_path: Path) -> Path:
    return Path(shutil.copy(ledger_path, quick_path / "case.db"))


def desk(path: Path, name: str = "Ada") -> TestClient:
    """A browser of somebody."""
    app = create_app(path, Settings(reviewer=name), compared)
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


def send(client: TestClient, to: str, status: int = 200, **fields: str | list[str]) -> Page:
    """A form as a page of ours sends it; the page that it leads to."""
    token = token_in(client.get(statement_url(SECOND)).text)
    answer = client.post(to, data={"token": token, **fields}, headers=OURS)
    assert answer.status_code == status, answer.text
    return Page(answer.text)


def review(client: TestClient, id: str = FIRST, status: int = 200, **fields: str | list[str]) -> Page:
    named = {name.replace("__", "."): value for name, value in fields.items()}
    return send(client, f"{statement_url(id)}/review", status, **named)


def kept(path: Path) -> list[Review]:
    with Ledger(path, read_only=True) as ledger:
        return list(ledger.reviews())


def test_a_verdict_is_kept_with_who_and_shown_beside_what_the_model_said(path: Path) -> None:
    page = review(desk(path), verdict="wrong", reason="she denied it")
    [found] = kept(path)
    assert (found.field, found.value, found.by, found.reason) == ("verdict", "wrong", "Ada", "she denied it")
    assert "Kept. wrong, by Ada." in page.text and "“" not in page.text.split("Kept.")[0][-3:]
    assert "Mara Velt" in page.text and "she denied it" in page.text
    there = Page(desk(path).get(document_url(DOCUMENT)).text)
    assert "wrong Ada," in there.text


def test_only_fields_that_were_changed_are_decided(path: Path) -> None:
    client = desk(path)
    form = Page(client.get(statement_url(FIRST)).text)
    assert "Keep what I changed" in form.text
    review(client, speaker="M. Velt", was__speaker="Mara Velt", form="direct", was__form="direct",
           content='"the  harbour is open"', was__content='"the harbour is open"')  # fmt: skip
    assert [(r.field, r.value) for r in kept(path)] == [("speaker", "M. Velt")]


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        ("form", "mixed", "mixed"),
        ("verification", "disputed", "disputed"),
        ("speaker", "", ""),
        ("chain", "The Post > the port office > Velt", ("The Post", "the port office", "Velt")),
        ("addressee", " the  crews ", "the crews"),
        ("note", "ask\nher", "ask\nher"),
    ],
)
def test_every_kind_of_field(path: Path, field: str, given: str, expected: object) -> None:
    review(desk(path), **{field: given, f"was__{field}": "something else"})  # type: ignore[arg-type]
    assert [(r.field, r.value) for r in kept(path)] == [(field, expected)]


def test_a_span_is_corrected_by_typing_its_words(path: Path) -> None:
    review(desk(path), source="an analyst at the port office", was__source="Mara Velt, an analyst at the port office")
    [found] = kept(path)
    assert isinstance(found.value, tuple)
    [only] = found.value
    assert not isinstance(only, str)
    assert harbour().document.text[only.start :].startswith(only.exact) and only.exact.startswith("an analyst")


def test_what_cannot_be_is_told_and_given_back_and_nothing_is_kept(path: Path) -> None:
    typed = "words that <b>nobody</b> said"
    page = review(desk(path), status=422, content=typed, was__content="x", speaker="Ann", reason="because <i>")
    assert kept(path) == []
    assert "does not stand in the document" in page.text
    assert typed in page.text and "<b>" not in page.tags
    answer = review(desk(path), status=422, form="loud", was__form="direct")
    assert "form is one of direct, indirect, mixed" in answer.text
    assert "Nothing was changed" in review(desk(path), status=422).text


def test_who_decided_meanwhile_is_told_and_both_are_kept(path: Path) -> None:
    ada, ben = desk(path), desk(path, "Ben")
    review(ada, verdict="right")
    page = review(ben, verdict="wrong", reason="look at the caption", seen=[])
    assert "Others decided meanwhile: Ada: right" in page.text
    assert "Disputed: Ada: right · Ben: wrong. Decide again to settle it." in page.text
    seen = [r.id for r in kept(path)]
    settled = review(desk(path, "Cem"), verdict="right", seen=seen)
    assert "Disputed" not in settled.text and "meanwhile" not in settled.text
    assert [r.by for r in kept(path)] == ["Ada", "Ben", "Cem"]
    assert "All 3 decisions about this line" in settled.text


def test_a_form_says_what_it_showed(path: Path) -> None:
    client = desk(path)
    review(client, verdict="right")
    text = client.get(statement_url(FIRST)).text
    assert f'name="seen" value="{kept(path)[0].id}"' in text


def test_undo(path: Path) -> None:
    client = desk(path)
    review(client, verdict="right")
    page = send(client, f"{statement_url(FIRST)}/undo", review=kept(path)[0].id)
    assert "Kept. taken back, by Ada." in page.text
    with Ledger(path, read_only=True) as ledger:
        line = ledger.statement(FIRST)
        assert line and line.reviews == ()
    again = send(client, f"{statement_url(FIRST)}/undo", 409, review=kept(path)[0].id)
    assert "taken back already, by Ada" in again.text


def test_a_note_of_each(path: Path) -> None:
    review(desk(path), note="ours", was__note="")
    review(desk(path, "Ben"), note="mine", was__note="")
    page = Page(desk(path).get(statement_url(FIRST)).text)
    assert "note: ours" in page.text and "note: mine" in page.text and "Disputed" not in page.text
    review(desk(path), note="", was__note="ours")
    page = Page(desk(path).get(statement_url(FIRST)).text)
    assert "note: mine" in page.text and len(kept(path)) == 3


# ------------------------------------------------------------ a line that was missed


def missed(client: TestClient, status: int = 200, **fields: str) -> Page:
    named = {name.replace("__", "."): value for name, value in fields.items()}
    return send(client, f"{document_url(DOCUMENT)}/missed", status, **named)


def test_a_missed_line_is_added_by_typing(path: Path) -> None:
    page = missed(desk(path), content="seen the letters", source="Nobody", cue="has", act="thought")
    assert "Kept. added by hand, by Ada." in page.text
    with Ledger(path, read_only=True) as ledger:
        [line] = ledger.search("letters")
        assert (line.source, line.cue, line.act) == ("Nobody", "has", "thought")
        assert list(verify(ledger)) == []


def test_or_by_selecting(path: Path) -> None:
    text = harbour().document.text
    start = text.index("seen the letters")
    missed(desk(path), content="seen the  letters", content__at=f"{start - 1}-{start + 16}")
    with Ledger(path, read_only=True) as ledger:
        [line] = ledger.search("letters")
        assert line.spans == (Span(start, start + 16),)


def test_words_that_do_not_stand_where_they_were_selected_are_refused_and_given_back(path: Path) -> None:
    page = missed(desk(path), status=422, content="seen the letters", content__at="0-16", reason="there")
    assert "do not stand where they were selected" in page.text and "seen the letters" in page.text
    assert missed(desk(path), status=422, content="").text
    assert kept(path) == []


# ------------------------------------------------------------ what changed while a page was open


def test_a_decision_on_a_line_that_a_newer_model_draws_otherwise(path: Path) -> None:
    made = harbour()
    with Ledger(path) as ledger:
        ledger.add_readings(made.document, made.found[1:], OTHER_HAND)
    page = review(desk(path), verdict="right", back=statement_url(FIRST))
    assert "The line does not stand on this page as it is read today" in page.text
    assert "Decisions whose words are not on this page any more" in page.text
    assert [(r.attribution_id, r.value) for r in kept(path)] == [(FIRST, "right")]
    wrong = review(desk(path), status=422, content="not there at all", was__content="x")
    assert "not there at all" in wrong.text


def test_a_decision_on_what_is_not_in_the_ledger(path: Path) -> None:
    page = review(desk(path), "b2:gone", 404, verdict="right", speaker="Ann Typed", was__speaker="")
    assert "not in the ledger any more" in page.text and "speaker: Ann Typed" in page.text
    send(desk(path), "/documents/b2:gone/missed", 404, content="some words")
    assert kept(path) == []


def test_a_page_that_is_open_while_its_document_is_forgotten(path: Path) -> None:
    client = desk(path)
    token = token_in(client.get(statement_url(FIRST)).text)
    with Ledger(path) as ledger:
        ledger.forget([harbour().capture.id], reason="asked for", by="Ben")
    data = {"token": token, "note": "she <b>told</b> me", "was.note": ""}
    answer = client.post(f"{statement_url(FIRST)}/review", data=data, headers=OURS)
    assert answer.status_code == 404
    page = Page(answer.text)
    assert "not in the ledger any more" in page.text and "note: she <b>told</b> me" in page.text
    assert client.get(f"/inbox/{FIRST}").status_code == 404
    assert kept(path) == []


def test_a_busy_ledger_gives_the_words_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.opening._BUSY_MS", 10)
    client = desk(path)
    token = token_in(client.get(statement_url(FIRST)).text)
    with Ledger(path) as writer:
        writer.connection.execute("BEGIN IMMEDIATE")
        data = {"token": token, "speaker": "Ann Typed", "was.speaker": "x"}
        answer = client.post(f"{statement_url(FIRST)}/review", data=data, headers=OURS)
        writer.connection.execute("ROLLBACK")
    assert answer.status_code == 503 and "Ann Typed" in answer.text and "try again" in answer.text


# ------------------------------------------------------------ who would do harm


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_markup_in_what_people_write_is_text(path: Path) -> None:
    client = desk(path, EVIL)
    review(client, note=EVIL, was__note="", speaker=EVIL, was__speaker="x", verdict="unsure", reason=EVIL)
    for url in (statement_url(FIRST), document_url(DOCUMENT)):
        text = client.get(url).text
        page = Page(text)
        assert page.tags.count("script") == 1 and "img" not in page.tags
        assert unescape(text).count(EVIL) >= 3 and EVIL not in text


def test_names_from_right_to_left_keep_to_themselves(path: Path) -> None:
    name = "مريم\u202e حداد"
    client = desk(path)
    review(client, speaker=name, was__speaker="x")
    text = client.get(statement_url(FIRST)).text
    assert "<bdi>speaker: مريم حداد</bdi>" in text and "\u202e" not in text


@pytest.mark.parametrize(
    ("headers", "token"), [(OURS, "forged"), (OURS, ""), ({"Origin": "http://evil.example"}, None), ({}, None)]
)
@pytest.mark.parametrize("to", [f"{statement_url(FIRST)}/review", f"{document_url(DOCUMENT)}/missed", "/reviewer"])
def test_a_forged_form_changes_nothing(path: Path, to: str, headers: dict[str, str], token: str | None) -> None:
    client = desk(path)
    right = token_in(client.get(statement_url(FIRST)).text)
    data = {"token": right if token is None else token, "verdict": "right", "content": "seen the letters"}
    answer = client.post(to, data=data, headers=headers)
    assert answer.status_code == 403 and kept(path) == []


def test_nor_does_one_that_is_too_large(path: Path) -> None:
    review(desk(path), status=413, note="x" * 70_000, was__note="")
    page = review(desk(path), status=422, note="x" * 21_000, was__note="")
    assert "longer than 20,000 characters" in page.text
    assert kept(path) == []


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_form_leads_to_pages_of_ours_alone(path: Path, back: str) -> None:
    client = desk(path)
    token = token_in(client.get(statement_url(FIRST)).text)
    data = {"token": token, "verdict": "right", "back": back}
    answer = client.post(f"{statement_url(FIRST)}/review", data=data, headers=OURS, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["Location"].startswith("/?kept=")


def test_who_has_no_name_yet_is_asked(path: Path) -> None:
    client = desk(path, "Ada")
    page = send(client, "/reviewer", reviewer="Dora  Lund", back=statement_url(FIRST))
    assert "You decide as Dora Lund" in page.text
    review(client, verdict="right")
    assert kept(path)[0].by == "Dora Lund"


def test_a_hostile_page_is_decided_on_like_others(path: Path) -> None:
    id = hostile().found[0].attribution.id
    page = review(desk(path), id, content=CONTENT.split(" &")[0], was__content=CONTENT)
    assert page.tags.count("script") == 1 and "img" not in page.tags
    assert len(kept(path)) == 1


def test_letters_beyond_the_first_plane_are_one_each(path: Path) -> None:
    marked = "{Vey} <said> [“𐌰𐌱 😀 open”]. Then 😀😀 she was silent."
    made = told(marked, "gothic.txt")
    with Ledger(path) as ledger:
        keep(ledger, made)
    start = made.document.text.index("she was silent")
    at = f"{start}-{start + len('she was silent')}"
    send(desk(path), f"{document_url(made.document.id)}/missed", content="she was silent", **{"content.at": at})  # type: ignore[arg-type]
    with Ledger(path, read_only=True) as ledger:
        [line] = ledger.search("silent")
        assert line.content == "she was silent"


def test_a_corrected_speaker_heads_the_page_and_the_citation_and_stands_beside_the_line_in_lists(path: Path) -> None:
    review(desk(path), speaker="Jan Hasp", was__speaker="Mara Velt")
    page = desk(path).get(statement_url(FIRST)).text
    assert "<h1><bdi>Jan Hasp</bdi></h1>" in page
    assert "the model found Mara Velt" in Page(page).text and "To cite it Jan Hasp, quoted" in Page(page).text
    listed = Page(desk(path).get("/", params={"q": "harbour"}).text)
    assert "speaker: Mara Velt → Jan Hasp (Ada)" in listed.text
