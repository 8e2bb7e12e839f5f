"""What people decide, in a ledger: beside what the model said, and for as long as the words stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.export.reviewed import cells
from reportedly.export.reviewed import told as said_of
from reportedly.identity import document_id
from reportedly.reviews import corrected, disputed, values, verdict
from reportedly.store import Ledger, Query, verify
from reportedly.types import Document, Span, Statement
from tests.making import OTHER_HAND, Told, keep, told

FIRST = "{Vey} <said> [that forty were held].\n{Hasp} <said> [that all was calm]."
ADDRESS = "https://post.example/gate"


@pytest.fixture
def ledger(quick_path: Path) -> Ledger:
    return Ledger(quick_path / "news.db")


def line(ledger: Ledger, words: str) -> Statement:
    [found] = ledger.search(words)
    return found


def keep_as(ledger: Ledger, marked: str) -> Told:
    made = told(marked, address=ADDRESS, outlet="Post")
    keep(ledger, made)
    return made


def test_a_review_stands_beside_what_the_model_said(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    before = line(ledger, "forty")
    ledger.review(before.id, "verdict", "right", by="Ada")
    ledger.review(before.id, "speaker", "Mara Vey", by="Ada", reason="the caption names her")
    after = line(ledger, "forty")
    assert replace(after, reviews=()) == before, "what the model said is as it was"
    assert verdict(after.reviews) == "right"
    said_by = values(after.reviews)["speaker"]
    assert (said_by.value, said_by.by, said_by.reason) == ("Mara Vey", "Ada", "the caption names her")
    assert said_by.saw
    assert (said_by.saw.speaker, said_by.saw.producer) == ("Vey", "hand 1")
    assert [s.id for s in ledger.search(speaker="Mara")] == [before.id], "found by what a person said too"
    assert list(verify(ledger)) == []


def test_a_statement_is_found_by_the_medium_that_a_person_gave_it(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    forty = line(ledger, "forty")
    ledger.review(forty.id, "medium", "a post on Telegram", by="Ada")
    ledger.review(forty.id, "addressee", "the crowd", by="Ada")
    assert [s.id for s in ledger.search(medium="Telegram", addressee="crowd")] == [forty.id]
    ledger.review(forty.id, "medium", "", by="Ada")
    assert not ledger.search(medium="Telegram")
    assert list(verify(ledger)) == []


def test_reviews_survive_a_newer_model_that_draws_the_line_otherwise(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    ledger.review(line(ledger, "forty").id, "verdict", "wrong", by="Ada")
    newer = told("{Vey} <said> that [forty were held].\n{Hasp} <said> [that all was calm].", producer=OTHER_HAND)
    assert newer.document == made.document
    ledger.add_readings(made.document, newer.found, OTHER_HAND)
    there = line(ledger, "forty")
    assert there.content == "forty were held"
    assert verdict(there.reviews) == "wrong"
    assert list(verify(ledger)) == []


def test_a_review_of_a_line_that_a_newer_model_no_longer_finds_is_kept_and_comes_back_with_it(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    lost = line(ledger, "forty")
    ledger.review(lost.id, "verdict", "right", by="Ada")
    ledger.add_readings(made.document, told("Vey said that forty were held.\n{Hasp} <said> [that all was calm].").found,
                        OTHER_HAND)  # fmt: skip
    assert ledger.search("forty") == []
    [kept] = ledger.reviews_of(made.document.id)
    assert (kept.review.value, kept.statement_id, kept.in_force) == ("right", None, True)
    late = ledger.review(lost.id, "note", "was on my screen", by="Ben")
    assert late.review.saw is None
    ledger.add_readings(made.document, made.found, replace(OTHER_HAND, version="3"))
    assert verdict(line(ledger, "forty").reviews) == "right"
    assert list(verify(ledger)) == []


def test_reviews_survive_a_newer_extraction(ledger: Ledger) -> None:
    made = keep_as(ledger, FIRST)
    ledger.review(line(ledger, "calm").id, "speaker", "Jan Hasp", by="Ada")
    other = told("A title.\n{Vey} <said> [that forty were held].\n{Hasp} <said> [that all was  calm].")
    text = other.document.text
    document = Document(id=document_id(made.capture.id, text), capture_id=made.capture.id, text=text)
    again = _on(other, document)
    ledger.add_document(document, replace(made.description, document_id=document.id))
    ledger.add_readings(document, again.found, OTHER_HAND)
    assert values(line(ledger, "calm").reviews)["speaker"].value == "Jan Hasp"
    assert list(verify(ledger)) == []


def _on(item: Told, document: Document) -> Told:
    """What was found in a text, as found in a document with that text."""
    from reportedly.identity import attribution_id

    found = []
    for one in item.found:
        a = one.attribution
        id = attribution_id(document.id, document.text, content=a.content, cue=a.cue, source=a.source)
        found.append(
            replace(
                one,
                attribution=replace(a, id=id, document_id=document.id),
                reading=replace(one.reading, attribution_id=id),
            )
        )
    return replace(item, document=document, found=tuple(found))


def test_reviews_survive_a_new_version_of_the_page(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    ledger.review(line(ledger, "calm").id, "verdict", "right", by="Ada")
    ledger.review(line(ledger, "forty").id, "verdict", "wrong", by="Ada")
    second = keep_as(ledger, "Updated.\n{Hasp} <said> [that all was calm].\n{Vey} <said> [that fifty were held].")
    calm = line(ledger, "calm")
    assert calm.document_id == second.document.id
    assert verdict(calm.reviews) == "right"
    assert [(s.standing, verdict(s.reviews)) for s in ledger.search("forty")] == [("gone", "wrong")]
    assert list(verify(ledger)) == []
    ledger.review(calm.id, "verdict", "unsure", by="Ben")
    assert verdict(line(ledger, "calm").reviews) == "unsure"
    assert list(verify(ledger)) == []


def test_two_who_decide_at_once_are_both_kept_and_the_last_is_told(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    ada = ledger.review(id, "verdict", "right", by="Ada", seen=())
    ben = ledger.review(id, "verdict", "wrong", by="Ben", seen=())
    assert not ada.unseen
    assert [r.by for r in ben.unseen] == ["Ada"]
    there = line(ledger, "forty")
    assert {r.by: r.value for r in there.reviews} == {"Ada": "right", "Ben": "wrong"}
    assert disputed(there.reviews) == ("verdict",)
    assert [s.id for s in ledger.query(Query(reviewed="disputed"))] == [id]
    ledger.review(id, "verdict", "right", by="Cy")
    assert disputed(line(ledger, "forty").reviews) == ()
    assert len(ledger.reviews_of(there.document_id)) == 3


def test_one_who_decides_again_answers_himself(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    ledger.review(id, "verdict", "right", by="Ada", seen=())
    ledger.review(id, "verdict", "wrong", by="Ada", seen=())
    assert [r.value for r in line(ledger, "forty").reviews] == ["wrong"]


def test_the_same_decision_twice_is_one(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    first = ledger.review(id, "verdict", "right", by="Ada")
    assert ledger.review(id, "verdict", "right", by="Ada") == first
    assert len(list(ledger.reviews())) == 1


def test_undo_brings_back_what_was_before(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    first = ledger.review(id, "verdict", "right", by="Ada").review
    second = ledger.review(id, "verdict", "wrong", by="Ben").review
    with pytest.raises(LedgerError, match="decided again since"):
        ledger.undo(first.id, by="Ada")
    ledger.undo(second.id, by="Ben")
    assert verdict(line(ledger, "forty").reviews) == "right"
    third = ledger.review(id, "form", "direct", by="Ada").review
    assert corrected(line(ledger, "forty").reviews) == ("form",)
    ledger.undo(third.id, by="Ada")
    assert corrected(line(ledger, "forty").reviews) == ()
    with pytest.raises(LedgerError, match="taken back already, by Ada"):
        ledger.undo(third.id, by="Ada")
    with pytest.raises(LedgerError, match="no review"):
        ledger.undo("b2:none", by="Ada")
    assert list(verify(ledger)) == []


def test_undoing_what_settled_a_dispute_brings_back_the_dispute(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    ledger.review(id, "verdict", "right", by="Ada")
    ledger.review(id, "verdict", "wrong", by="Ben", seen=())
    assert disputed(line(ledger, "forty").reviews) == ("verdict",)
    settled = ledger.review(id, "verdict", "unsure", by="Cleo").review
    assert disputed(line(ledger, "forty").reviews) == ()
    ledger.undo(settled.id, by="Cleo")
    there = line(ledger, "forty").reviews
    assert disputed(there) == ("verdict",) and {r.value for r in there} == {"right", "wrong"}
    assert list(verify(ledger)) == []


def test_a_note_takes_the_place_of_nobody_elses(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    for by, words in (("Ada", "ask the port"), ("Ben", "they answered"), ("Ada", "ask the port again")):
        assert not ledger.review(id, "note", words, by=by).unseen
    first = ledger.review(id, "note", "they answered", by="Ben").review
    assert len(list(ledger.reviews())) == 3 and first.by == "Ben"
    statement = line(ledger, "forty")
    assert [r.value for r in statement.reviews] == ["ask the port again", "they answered"]
    assert cells(statement)[-1] == "ask the port again (Ada); they answered (Ben)"
    assert [words for kind, words in said_of(statement) if kind == "note"] == [
        "note: ask the port again (Ada)", "note: they answered (Ben)"
    ]  # fmt: skip
    ledger.review(id, "note", None, by="Ada")
    assert [r.value for r in line(ledger, "forty").reviews] == ["they answered"]


def test_a_saying_that_the_model_missed_is_a_line_that_says_who_added_it(ledger: Ledger) -> None:
    made = keep_as(ledger, "{Vey} <said> [that forty were held].\nIt is a lie, Hasp wrote. And more.")
    text = made.document.text

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    content, cue, source = at("It is a lie"), at("wrote"), at("Hasp")
    made_by = ledger.add_missed(made.document, content=content, cue=cue, source=source, act="writing", by="Ada")
    found = line(ledger, "lie")
    assert (found.content, found.cue, found.source, found.speaker) == ("It is a lie", "wrote", "Hasp", "Hasp")
    assert (found.producer, found.form, found.act) == ("Ada person", "indirect", "writing")
    assert ledger.counts()["attributions"] == 2
    assert list(verify(ledger)) == []
    # a newer model finds it: the line is the model's, with what the person decided beside it
    newer = told("{Vey} <said> [that forty were held].\n[It is a lie], {Hasp} <wrote>. And more.", producer=OTHER_HAND)
    ledger.add_readings(made.document, newer.found, OTHER_HAND)
    assert (line(ledger, "lie").producer, [r.field for r in line(ledger, "lie").reviews]) == (
        "other hand 1", ["missed"],
    )  # fmt: skip
    assert list(verify(ledger)) == []
    # a model that loses it again does not lose the person's line; a new version of the page keeps it
    ledger.add_readings(made.document, made.found, replace(OTHER_HAND, version="3"))
    second = keep_as(ledger, "News.\n{Vey} <said> [that fifty were held].\nIt is a lie, Hasp wrote. And more.")
    there = line(ledger, "lie")
    assert (there.document_id, there.producer, there.cue) == (second.document.id, "Ada person", "wrote")
    assert list(verify(ledger)) == []
    ledger.undo(made_by.review.id, by="Ada")
    assert ledger.search("lie") == []
    assert list(verify(ledger)) == []


def test_a_review_needs_a_line_a_name_and_a_value_that_fits(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    id = line(ledger, "forty").id
    with pytest.raises(LedgerError, match="no statement"):
        ledger.review("b2:none", "verdict", "right", by="Ada")
    with pytest.raises(ValueError, match="name of who decides"):
        ledger.review(id, "verdict", "right", by="  ")
    with pytest.raises(ValueError, match="right, wrong, unsure"):
        ledger.review(id, "verdict", "perhaps", by="Ada")
    assert list(ledger.reviews()) == []


def test_what_was_altered_in_the_file_is_found(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    made = ledger.review(line(ledger, "forty").id, "verdict", "right", by="Ada").review
    ledger.connection.execute("UPDATE review SET by = 'Eve'")
    assert [p.subject for p in verify(ledger)] == [made.id]
    ledger.connection.execute("UPDATE review SET by = 'Ada', value = '\"perhaps\"'")
    assert any("cannot be read" in p.message for p in verify(ledger))


def test_answers_are_filtered_by_what_people_decided(ledger: Ledger) -> None:
    keep_as(ledger, FIRST)
    forty, calm = line(ledger, "forty"), line(ledger, "calm")
    ledger.review(forty.id, "verdict", "wrong", by="Ada")
    ledger.review(calm.id, "form", "direct", by="Ada")
    asked = {
        name: [s.id for s in ledger.query(Query(reviewed=name))] for name in ("wrong", "corrected", "open", "right")
    }
    assert asked == {"wrong": [forty.id], "corrected": [calm.id], "open": [], "right": []}
    assert ledger.facets(Query(words="held", reviewed="wrong")).total == 1
