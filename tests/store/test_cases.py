"""Cases in a ledger: what is put in survives a newer model, a newer extraction and a new version of the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.cases import Case, Today
from reportedly.errors import LedgerError
from reportedly.identity import document_id
from reportedly.store import Ledger, verify
from reportedly.store import cases as kept
from reportedly.taking_back import forget
from reportedly.types import Document
from tests.making import OTHER_HAND, Told, keep, told
from tests.store.accounted import says
from tests.store.test_reviewing import FIRST, _on, line

ADDRESS = "https://post.example/gate"


@pytest.fixture
def ledger(quick_path: Path) -> Ledger:
    return Ledger(quick_path / "news.db")


def keep_as(ledger: Ledger, marked: str, origin: str = "a.txt", address: str = ADDRESS) -> Told:
    made = told(marked, origin, address=address, outlet="Post", title="At the gate")
    keep(ledger, made)
    return made


def case_of(ledger: Ledger, *ids: str) -> Case:
    made = ledger.open_case("Who was held?", by="Ada")
    ledger.add_to_case(made.id, ids, by="Ada")
    return made


def today(ledger: Ledger, case: Case) -> tuple[Today, ...]:
    return ledger.gathered(case.id).entries


def test_a_case_gathers_statements_documents_and_notes(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    forty = line(ledger, "forty")
    case = case_of(ledger, forty.id, made.document.id[:20])
    ledger.note_in_case(case.id, "Ask the gate.", by="Ben", heading="To do")
    found = ledger.gathered(case.id)
    assert [(t.entry.kind, t.state, t.words, t.entry.by) for t in found.entries] == [
        ("statement", "here", "that forty were held", "Ada"),
        ("document", "here", "At the gate", "Ada"),
        ("note", "here", "Ask the gate.", "Ben"),
    ]
    assert [s.id for s in found.statements] == [forty.id]
    assert [r.title for r in found.references] == ["At the gate"]
    [listed] = ledger.cases()
    assert (listed.title, listed.entries, listed.closed) == ("Who was held?", (1, 1, 0, 1), False)
    assert list(verify(ledger)) == []


def test_an_entry_survives_a_newer_model_that_draws_the_line_otherwise(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, line(ledger, "forty").id)
    newer = told("{Vey} <said> that [forty were held].\n{Hasp} <said> [that all was calm].", producer=OTHER_HAND)
    ledger.add_readings(made.document, newer.found, OTHER_HAND)
    [there] = today(ledger, case)
    assert (there.state, there.id, there.words) == ("here", line(ledger, "forty").id, "forty were held")
    assert [s.content for s in ledger.gathered(case.id).statements] == ["forty were held"]


def test_an_entry_whose_line_a_newer_model_no_longer_finds_keeps_its_words_and_says_so(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, line(ledger, "forty").id)
    none = told("Vey said that forty were held.\n{Hasp} <said> [that all was calm].").found
    ledger.add_readings(made.document, none, OTHER_HAND)
    [there] = today(ledger, case)
    assert (there.state, there.id, there.words) == ("lost", None, "that forty were held")
    ledger.add_readings(made.document, made.found, replace(OTHER_HAND, version="3"))
    assert today(ledger, case)[0].state == "here"


def test_an_entry_survives_a_newer_extraction(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, line(ledger, "calm").id, made.document.id)
    other = told("A title.\n{Vey} <said> [that forty were held].\n{Hasp} <said> [that all was  calm].")
    text = other.document.text
    document = Document(id=document_id(made.capture.id, text), capture_id=made.capture.id, text=text)
    ledger.add_document(document, replace(made.description, document_id=document.id))
    ledger.add_readings(document, _on(other, document).found, OTHER_HAND)
    said, page = today(ledger, case)
    assert (said.state, said.id, said.document_id) == ("here", line(ledger, "calm").id, document.id)
    assert page.id == document.id


def test_an_entry_survives_a_new_version_of_the_page(ledger: Ledger) -> None:
    first = keep_as(ledger, FIRST)
    case = case_of(ledger, line(ledger, "calm").id, line(ledger, "forty").id, first.document.id)
    second = keep_as(ledger, "Updated.\n{Hasp} <said> [that all was calm].\n{Vey} <said> [that fifty were held].")
    calm, forty, page = today(ledger, case)
    assert (calm.state, calm.document_id, page.id) == ("here", second.document.id, second.document.id)
    assert (forty.state, forty.document_id) == ("here", first.document.id), "it stands in the older version alone"
    assert {s.content: s.standing for s in ledger.gathered(case.id).statements} == {
        "that all was calm": "current",
        "that forty were held": "gone",
    }


def test_an_entry_whose_page_is_gone_from_the_ledger_stays_and_keeps_no_word(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, line(ledger, "forty").id, made.document.id)
    note = ledger.note_in_case(case.id, "A note stays.", by="Ben")
    forget(ledger, [made.capture.id], reason="asked to")
    *forgotten, last = today(ledger, case)
    assert last.entry == note
    assert [(t.state, t.words, t.id, t.entry.by) for t in forgotten] == [("gone", None, None, "Ada")] * 2
    assert list(verify(ledger)) == []
    said = ledger.connection.execute("SELECT group_concat(text || heading || answers) FROM case_step").get
    assert "forty" not in said
    assert made.document.id not in said


def test_a_person_stays_in_a_case_while_one_of_their_pages_does(ledger: Ledger) -> None:
    first = says(ledger, "Mara Velt", "a.txt", words="the gate is shut", published="2024-01-02")
    second = says(ledger, "Mara Velt", "b.txt", words="the quay is shut", published="2024-01-03")
    case = case_of(ledger, "Mara Velt")
    captures = {d.id: d.capture_id for d, _ in ledger.documents()}
    forget(ledger, [captures[first.document_id]], reason="asked to")
    [there] = today(ledger, case)
    assert (there.state, there.id) == ("here", second.id)
    forget(ledger, [captures[second.document_id]], reason="asked to")
    assert [t.state for t in today(ledger, case)] == ["gone"]
    assert list(verify(ledger)) == []


def test_rows_that_hold_what_an_entry_is_about_refer_to_its_document(ledger: Ledger) -> None:
    referred = ledger.connection.execute('SELECT "table", "from" FROM pragma_foreign_key_list(\'case_target\')')
    assert ("document", "document_id") in set(referred)


def test_what_is_there_already_is_not_put_in_again_but_may_get_a_heading(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, made.document.id)
    [same] = ledger.add_to_case(case.id, [made.document.id], by="Ben")
    assert same.by == "Ada"
    [headed] = ledger.add_to_case(case.id, [made.document.id], by="Ben", heading="The gate")
    assert [(e.heading, e.first) for e in [headed]] == [("The gate", same.id)]
    assert len(today(ledger, case)) == 1


def test_what_was_taken_out_may_be_put_in_again_at_the_same_moment(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.store.gathering.now", lambda: "2024-06-01T00:00:00.000Z")
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, made.document.id)
    assert len(ledger.remove_from_case(case.id, [made.document.id[:12]], by="Ben")) == 1
    assert today(ledger, case) == ()
    ledger.add_to_case(case.id, [made.document.id], by="Ada")
    assert len(today(ledger, case)) == 1
    assert list(verify(ledger)) == []


def test_a_note_is_written_anew_in_its_place(ledger: Ledger) -> None:
    case = case_of(ledger)
    first = ledger.note_in_case(case.id, "one", by="Ada", heading="To do")
    ledger.note_in_case(case.id, "two", by="Ada")
    ledger.note_in_case(case.id, "<b>one</b>", by="Ben", instead_of=first.id)
    assert [(t.words, t.entry.heading) for t in today(ledger, case)] == [("<b>one</b>", "To do"), ("two", "")]


def test_titles_that_are_regular_expressions_are_words(ledger: Ledger) -> None:
    one, other = ledger.open_case(".*", by="Ada"), ledger.open_case("(a+)+$ \\d%_", by="Ada")
    assert ledger.find_case("(A+)+$") == other.id
    assert ledger.find_case(".*") == one.id
    assert ledger.find_case(one.id[:12]) == one.id
    for nothing in ("%", "x.*", "", "b2:"):
        with pytest.raises(LedgerError, match="case LEDGER lists them"):
            ledger.find_case(nothing if nothing != "%" else "%%")


def test_what_is_no_thing_of_the_ledger_is_refused_and_nothing_is_put_in(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger)
    with pytest.raises(LedgerError, match="give more of the id"):
        ledger.add_to_case(case.id, [made.document.id, "b2:"], by="Ada")
    with pytest.raises(LedgerError, match="nothing in this ledger"):
        ledger.add_to_case(case.id, ["Nobody Such"], by="Ada")
    with pytest.raises(LedgerError, match="no entry of this case"):
        ledger.remove_from_case(case.id, [made.document.id], by="Ada")
    with pytest.raises(LedgerError, match="no case"):
        ledger.add_to_case("b2:00", [made.document.id], by="Ada")
    with pytest.raises(ValueError, match="name"):
        ledger.note_in_case(case.id, "x", by=" ")
    assert today(ledger, case) == ()


def test_closing_and_renaming_twice_says_it_once(ledger: Ledger) -> None:
    case = ledger.open_case("Who  was\nheld?", by="Ada")
    for _ in range(2):
        assert ledger.close_case(case.id, by="Ben").closed
        assert ledger.rename_case(case.id, "Held", by="Ben").title == "Held"
        assert ledger.ask_case(case.id, "Who was held, and where?", by="Ben").question == "Who was held, and where?"
    assert len(kept.steps_of(ledger.connection, case.id)) == 4
    assert ledger.reopen_case(case.id, by="Ada").closed is None


def test_two_ledgers_of_one_case_give_the_same_whichever_comes_in_first(quick_path: Path) -> None:
    paths = [quick_path / f"{name}.db" for name in ("one", "two")]
    with Ledger(paths[0]) as ledger:
        made = keep_as(ledger, FIRST)
        case = case_of(ledger, line(ledger, "forty").id)
    paths[1].write_bytes(paths[0].read_bytes())
    for path, by in zip(paths, ("Ada", "Ben"), strict=True):
        with Ledger(path) as ledger:
            ledger.rename_case(case.id, f"As {by} calls it", by=by)
            ledger.note_in_case(case.id, f"A note of {by}", by=by)
            if by == "Ben":
                ledger.remove_from_case(case.id, [line(ledger, "forty").id], by=by)
                ledger.add_to_case(case.id, [made.document.id], by=by)
    found = []
    for path, other in (paths, reversed(paths)):
        with Ledger(path) as ledger:
            ledger.connection.execute("ATTACH ? AS other", (str(other),))
            for table in ("case_step", "case_target"):
                ledger.connection.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM other.{table}")
            assert list(verify(ledger)) == []
            found.append(ledger.gathered(case.id))
    assert found[0] == found[1]
    assert {t.words for t in found[0].entries} == {"A note of Ada", "A note of Ben", "At the gate"}
    assert set(found[0].case.titles) == {"As Ada calls it", "As Ben calls it"}


def test_verify_tells_a_step_that_was_changed(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    case = case_of(ledger, made.document.id)
    ledger.connection.execute("UPDATE case_step SET text = 'Who paid?' WHERE field = 'opened'")
    ledger.connection.execute("UPDATE case_target SET target = 'b2:00'")
    messages = {p.message for p in verify(ledger)}
    assert messages == {
        "what the step of a case says does not give its id",
        "what the step of a case is about is not what it was",
    }
    ledger.connection.execute("UPDATE case_step SET answers = '{'")
    with pytest.raises(LedgerError, match="damaged"):
        ledger.case(case.id)
    assert any("cannot be read" in p.message for p in verify(ledger))
