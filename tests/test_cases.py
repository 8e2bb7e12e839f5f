"""Cases as values: what a series of steps makes, in whatever order it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cases import CLOSED, LONGEST, OPEN, Field, Step, check, of_steps

PEOPLE = ("Ada", "Ben", "Cy")


def step(field: Field, text: str = "", *answers: str, by: str = "Ada", at: int = 1, **known: str) -> Step:
    """A step with an id that tells what it is."""
    values = {"heading": "", "about": "", **known}
    return Step(
        id=f"{field} {text}{known.get('about', '')} {by} {at}", case_id="c", place=0, field=field, text=text,
        targets=(), by=by, decided_at=f"2024-05-{at:02}T00:00:00.000Z", answers=answers, **values,
    )  # fmt: skip


OPENED = step("opened", "Who paid?")


def test_a_case_is_called_by_its_question_until_somebody_gives_it_a_title() -> None:
    assert of_steps([OPENED]).title == of_steps([OPENED]).question == "Who paid?"
    renamed = step("title", "Payments", at=2)
    assert of_steps([OPENED, renamed]).title == "Payments"
    assert of_steps([OPENED, renamed]).question == "Who paid?"


def test_two_titles_that_were_given_at_once_are_both_told_the_newest_first() -> None:
    found = of_steps([OPENED, step("title", "Payments", at=2), step("title", "Money", at=3, by="Ben")])
    assert found.titles == ("Money", "Payments")


def test_what_is_taken_out_is_out_and_what_was_put_in_anew_meanwhile_stays() -> None:
    first, again = step("statement", at=2, about="s"), step("statement", at=3, about="s", by="Ben")
    removed = step("removed", "", first.id, at=4)
    assert [e.id for e in of_steps([OPENED, first, again, removed]).entries] == [again.id]


def test_two_who_take_out_the_same_take_it_out_once() -> None:
    note = step("note", "x", at=2)
    gone = [step("removed", "", note.id, at=3, by=by) for by in PEOPLE]
    assert of_steps([OPENED, note, *gone]).entries == ()


def test_a_note_that_two_rewrite_at_once_becomes_two_at_its_old_place() -> None:
    first, last = step("note", "first", at=2), step("note", "last", at=9)
    mine, hers = (step("note", f"first of {by}", first.id, at=3, by=by) for by in ("Ada", "Ben"))
    found = of_steps([OPENED, last, hers, first, mine]).entries
    assert [e.text for e in found] == ["first of Ada", "first of Ben", "last"]


def test_a_case_that_is_closed_can_be_opened_again() -> None:
    closed = step("state", CLOSED, at=2)
    assert of_steps([OPENED, closed]).closed == closed
    assert of_steps([OPENED, closed, step("state", OPEN, closed.id, at=3)]).closed is None


def test_steps_that_answer_one_another_in_a_circle_end() -> None:
    one = step("note", "one", "note two Ada 3", at=2)
    two = step("note", "two", one.id, at=3)
    three = step("note", "three", one.id, two.id, at=4)
    assert [e.text for e in of_steps([OPENED, one, two, three]).entries] == ["three"]


def test_steps_of_which_none_opened_a_case_are_none() -> None:
    with pytest.raises(ValueError, match="no step opened"):
        of_steps([step("note", "x")])


@pytest.mark.parametrize(
    ("field", "text", "heading", "message"),
    [
        ("opened", " ", "", "empty"),
        ("note", "", "", "empty"),
        ("title", "x" * (LONGEST["title"] + 1), "", "300 characters"),
        ("note", "x" * 20_001, "", "20,000 characters"),
        ("statement", "", "x" * 201, "heading"),
        ("state", "ended", "", "open or closed"),
        ("verdict", "right", "", "no field"),
    ],
)
def test_what_a_step_cannot_hold_is_refused(field: str, text: str, heading: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check(field, text, heading)


@st.composite
def series(draw: st.DrawFn) -> list[Step]:
    """Steps of people who work side by side, each answering some that came before."""
    made, days = [OPENED], count(2)
    for _ in range(draw(st.integers(0, 12))):
        field: Field = draw(st.sampled_from(("title", "state", "statement", "note", "removed")))
        answers = draw(st.lists(st.sampled_from([s.id for s in made]), max_size=3, unique=True))
        text = {"state": draw(st.sampled_from((OPEN, CLOSED))), "removed": "", "statement": ""}.get(field, "words")
        about = draw(st.sampled_from("xyz")) if field == "statement" else ""
        at = draw(st.sampled_from((min(next(days), 28), 5)))
        place = draw(st.integers(0, 3))
        made.append(
            replace(step(field, text, *answers, by=draw(st.sampled_from(PEOPLE)), at=at, about=about), place=place)
        )
    return list({s.id: s for s in made}.values())


@given(series(), st.randoms(use_true_random=False))
def test_the_order_in_which_steps_come_in_does_not_matter(steps: Sequence[Step], random: object) -> None:
    shuffled = list(steps)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert of_steps(shuffled) == of_steps(steps)
    assert of_steps([*shuffled, *steps]).titles == of_steps(steps).titles


@given(series(), st.data())
def test_nothing_is_lost_that_nobody_answered(steps: list[Step], data: st.DataObject) -> None:
    new = step("note", "mine", by="Dov", at=data.draw(st.integers(1, 28)))
    held = of_steps([*steps, new])
    assert new.id in [e.id for e in held.entries]
    assert {e.id for e in of_steps(steps).entries} == {e.id for e in held.entries} - {new.id}
