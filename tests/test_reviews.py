"""What people decide: which of it is in force, and where it stands in a text that has changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reviews import (
    Anchor,
    Missed,
    Review,
    Value,
    anchor,
    check,
    corrected,
    disputed,
    in_force,
    kept,
    place,
    value_of,
    values,
    verdict,
)

AT = Anchor(exact="that forty were held", prefix="Vey said ", suffix=".", start=9)


def review(id: str, field: str, value: Value, *answers: str, by: str = "Ada", at: str = "2024-05-01") -> Review:
    return Review(
        id=id, document_id="b2:d", attribution_id="b2:a", anchor=AT, field=field, value=value, reason="", saw=None,
        by=by, decided_at=at, answers=answers,
    )  # fmt: skip


def test_an_answered_review_is_no_longer_in_force_whatever_the_clocks_say() -> None:
    first = review("1", "verdict", "wrong", at="2024-05-09")
    second = review("2", "verdict", "right", "1", at="2024-05-01", by="Ben")
    assert in_force([first, second]) == [second]
    assert verdict([first, second]) == "right"


def test_what_is_taken_back_decides_nothing() -> None:
    assert verdict([review("1", "verdict", "wrong"), review("2", "verdict", None, "1")]) is None


def test_two_who_decide_at_once_both_stand_until_somebody_answers_both() -> None:
    ada, ben = review("1", "speaker", "Vey"), review("2", "speaker", "Hasp", by="Ben", at="2024-05-02")
    assert disputed([ada, ben]) == ("speaker",)
    assert values([ada, ben])["speaker"] is ben
    settled = review("3", "speaker", "Vey", "1", "2", at="2024-05-03")
    assert disputed([ada, ben, settled]) == ()
    assert corrected([ada, ben, settled]) == ("speaker",)


def test_two_who_agree_are_no_dispute() -> None:
    assert disputed([review("1", "verdict", "right"), review("2", "verdict", "right", by="Ben")]) == ()


@given(st.permutations(range(5)))
def test_the_order_in_which_reviews_come_in_does_not_matter(order: list[int]) -> None:
    made = [
        review("1", "verdict", "right"),
        review("2", "verdict", "wrong", "1", at="2024-05-02"),
        review("3", "speaker", "Vey", at="2024-05-02"),
        review("4", "speaker", "Hasp", at="2024-05-02", by="Ben"),
        review("5", "note", "see the caption", at="2024-05-03"),
    ]
    assert in_force([made[n] for n in order]) == in_force(made)


WORDS = st.text(alphabet="ab .,«»éж\n", min_size=1, max_size=60)


@given(before=WORDS, exact=WORDS, after=WORDS)
def test_words_are_found_where_they_were_chosen(before: str, exact: str, after: str) -> None:
    text = before + exact + after
    chosen = anchor(text, len(before), len(before) + len(exact))
    assert place(text, chosen) == (len(before), len(before) + len(exact))


def test_of_equal_words_those_with_the_same_words_around_are_meant() -> None:
    text = "Vey said that all was calm. Hasp said that all was calm. Orm said that all was calm."
    at = text.index("that all was calm", text.index("Hasp"))
    chosen = anchor(text, at, at + 17)
    longer = "A line that is new.\n" + text
    assert place(longer, chosen) == (at + 20, at + 37)


def test_other_marks_and_spaces_between_the_words_do_not_hide_them() -> None:
    chosen = anchor('Vey said "that, forty were held".', 10, 31)
    text = "Vey said “that forty\nwere   held”, and left."
    found = place(text, chosen)
    assert found
    assert text[slice(*found)] == "that forty\nwere   held"


def test_words_that_are_gone_have_no_place() -> None:
    assert place("Vey said that fifty were held.", AT) is None
    assert place("", AT) is None
    assert place("...", replace(AT, exact="…")) is None


def test_a_text_of_one_word_repeated_does_not_take_for_ever() -> None:
    text = "a " * 200_000
    assert place(text, anchor(text, 100_000, 130_000))
    assert place(text.replace("a a", "a, a"), anchor(text, 100_000, 130_000))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verdict", "maybe"),
        ("colour", "red"),
        ("content", ()),
        ("content", "words"),
        ("chain", "Vey"),
        ("missed", Missed(content=())),
        ("speaker", ("Vey",)),
        ("note", "x" * 30_000),
    ],
)
def test_what_a_field_cannot_be_is_refused(field: str, value: Value) -> None:
    with pytest.raises(ValueError, match=field):
        check(field, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verdict", "right"),
        ("verification", ""),
        ("speaker", "Vey"),
        ("chain", ("The Post", "Vey")),
        ("content", (AT,)),
        ("missed", Missed(content=(AT,), cue=(AT,))),
        ("form", None),
    ],
)
def test_a_value_comes_back_from_json_as_it_went_in(field: str, value: Value) -> None:
    assert value_of(field, json.loads(json.dumps(kept(value)))) == value
