"""Who a source names, and the words that go with it."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.people.phrases import phrases
from reportedly.resolve.people.roles import apposition, fits, head_of, name_and_title, ranked, titles, told_by, words_of
from reportedly.resolve.people.speakers import alone, description, led_by, source_heads, whole
from reportedly.types import Span
from tests.resolve.making import Seen, mentions, place, places

PERSON: Final = "person"
BODY: Final = "organisation"
PLACE: Final = "place"


def heads(text: str, source: str, *seen: Seen) -> list[str]:
    """The words of the phrases that a source names."""
    found = phrases(text, mentions(text, *seen), places(text, source)[:1])
    return [text[slice(*found[i].span)] for i in source_heads(text, places(text, source), found)]


def described(text: str, words: str, source: str = "", *seen: Seen) -> str:
    """A description with what hangs on it."""
    found = phrases(text, mentions(text, *seen), ())
    at = next(i for i, p in enumerate(found) if text[slice(*p.span)] == words)
    return description(text, at, found, place(text, source) if source else None)


@pytest.mark.parametrize(
    ("source", "seen", "name"),
    [
        ("one of them, a driver who gave only his first name, Tivo", ["one", "a driver", "Tivo"], "Tivo"),
        (
            "Another refugee, an engineer named Tobin Raske,",
            ["Another refugee", "an engineer", "Tobin Raske"],
            "Tobin Raske",
        ),
        ("a man who has no name", ["a man"], "a man"),
    ],
)
def test_of_somebody_described_and_named_the_name(source: str, seen: list[str], name: str) -> None:
    assert heads(f"{source} said no.", source, *((words, PERSON) for words in seen)) == [name]


SOURCES: dict[str, tuple[str, list[Seen], list[str]]] = {
    "one name": ("Mara Velt", [("Mara Velt", PERSON)], ["Mara Velt"]),
    "a name and what follows it": (
        "Mara Velt, an analyst at the Institute",
        [("Mara Velt", PERSON), ("an analyst", PERSON), ("the Institute", BODY)],
        ["Mara Velt"],
    ),
    "two names": ("Mara Velt and Jan Orel", [("Mara Velt", PERSON), ("Jan Orel", PERSON)], ["Mara Velt", "Jan Orel"]),
    "three names": (
        "Mara Velt, Jan Orel and Ada Falk",
        [("Mara Velt", PERSON), ("Jan Orel", PERSON), ("Ada Falk", PERSON)],
        ["Mara Velt", "Jan Orel", "Ada Falk"],
    ),
    "two bodies": (
        "The police and the fire brigade",
        [("The police", BODY), ("the fire brigade", BODY)],
        ["The police", "the fire brigade"],
    ),
    "a possessor and what it owns": ("its head", [("its", BODY), ("head", PERSON)], ["head"]),
    "the head of a body by its name": ("the ministry’s head", [("the ministry’s", BODY), ("head", PERSON)], ["head"]),
    "a description and the name beside it": (
        "the ministry’s spokesman, Colonel Viktor Hasp",
        [("the ministry’s", BODY), ("spokesman", PERSON), ("Colonel Viktor Hasp", PERSON)],
        ["Colonel Viktor Hasp"],
    ),
    "a description over what hangs on it, and the name": (
        "the mayor of Ostwick, Jan Orel",
        [("the mayor", PERSON), ("Ostwick", PLACE), ("Jan Orel", PERSON)],
        ["Jan Orel"],
    ),
    "a description of a place is no place": (
        "a nurse at the hospital in Velbeck",
        [("a nurse", PERSON), ("the hospital", PLACE), ("Velbeck", PLACE)],
        ["a nurse"],
    ),
    "a name behind a comma and a long description": (
        "the most influential leader of the north’s farmers, Jan Orel",
        [("the most influential leader", PERSON), ("the north’s", PLACE), ("farmers", PERSON), ("Jan Orel", PERSON)],
        ["Jan Orel"],
    ),
    "the name of whom only a number tells": (
        "The second, Ada Falk",
        [("The second", None), ("Ada Falk", PERSON)],
        ["Ada Falk"],
    ),
    "a deputy is no second speaker": (
        "Jan Orel, Velt’s deputy for trade and fishing",
        [("Jan Orel", PERSON), ("Velt’s", PERSON), ("deputy", PERSON), ("trade", None), ("fishing", None)],
        ["Jan Orel"],
    ),
    "two offices of one": (
        "engineer and adviser Mara Velt",
        [("engineer", PERSON), ("adviser Mara Velt", PERSON)],
        ["adviser Mara Velt"],
    ),
    "two with one office": (
        "Chairman Jan Orel and adviser Mara Velt",
        [("Chairman Jan Orel", PERSON), ("adviser Mara Velt", PERSON)],
        ["Chairman Jan Orel", "adviser Mara Velt"],
    ),
    "what the second of two has": (
        "he and his wife",
        [("he", PERSON), ("his", PERSON), ("wife", PERSON)],
        ["he", "wife"],
    ),
    "a source that no mention knows": ("the old ferryman", [], ["the old ferryman"]),
}


@pytest.mark.parametrize(("source", "seen", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_whom_a_source_names(source: str, seen: list[Seen], expected: list[str]) -> None:
    assert heads(f"{source} said that it was late.", source, *seen) == expected


def test_a_source_in_pieces_is_its_first_unless_they_stand_side_by_side() -> None:
    assert whole([Span(3, 8), Span(10, 14)]) == (3, 14)
    assert whole([Span(3, 8), Span(20, 24)]) == (3, 8)


def test_there_is_nobody_in_no_source() -> None:
    assert source_heads("Velt said no.", (), []) == []


def test_who_is_the_one_before_it() -> None:
    text = "A clerk who asked for silence said no. It was late, which told them."
    assert heads(text, "who", ("A clerk", PERSON), ("who", PERSON)) == ["A clerk"]
    assert heads(text, "which", ("A clerk", PERSON), ("which", None)) == [], "not one who stands farther off"


def test_people_who_know_her_are_not_she() -> None:
    text = "Two men who know her say no."
    assert heads(text, "who know her", ("Two men", PERSON), ("her", PERSON)) == ["Two men"]
    assert heads(text, "her", ("Two men", PERSON), ("her", PERSON)) == ["her"]


def test_who_is_no_place_and_no_body_that_hangs_on_somebody() -> None:
    text = "A nurse at the hospital in Velbeck, who asked for silence, said no."
    seen: list[Seen] = [("A nurse", PERSON), ("the hospital", PLACE), ("Velbeck", PLACE), ("who", PERSON)]
    assert heads(text, "who", *seen) == ["A nurse"]
    text = "Mara Velt met the police, who told her."
    assert heads(text, "who", ("Mara Velt", PERSON), ("the police", BODY), ("who", PERSON)) == ["the police"]


# ---- descriptions and roles


def test_a_description_goes_on_to_the_end_of_what_hangs_on_it() -> None:
    text = "A woman of about sixty near the front, who wept, said no."
    assert described(text, "A woman", "A woman of about sixty near the front, who wept", ("A woman", PERSON)) == (
        "A woman of about sixty near the front"
    )
    seen: list[Seen] = [("a nurse", PERSON), ("the hospital", PLACE), ("Velbeck", PLACE)]
    assert described("Yesterday a nurse at the hospital in Velbeck left.", "a nurse", "", *seen) == (
        "a nurse at the hospital in Velbeck"
    )
    assert described("The docker of 52 left.", "The docker", "", ("The docker", PERSON)) == "The docker of 52"


def test_a_description_has_its_possessor() -> None:
    text = "The union’s chair left."
    assert described(text, "chair", "", ("The union’s", BODY), ("chair", PERSON)) == "The union’s chair"


def test_of_two_who_speak_together_each_has_its_own_words() -> None:
    source = "The police and the fire brigade of Ostwick"
    seen: list[Seen] = [("The police", BODY), ("the fire brigade", BODY), ("Ostwick", PLACE)]
    text = f"{source} said so."
    assert described(text, "The police", source, *seen) == "The police"
    assert described(text, "the fire brigade", source, *seen) == "the fire brigade of Ostwick"


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        (", an analyst at the Institute, said so.", "an analyst at the Institute"),
        (", the mayor of Ostwick. “My wife agrees.”", "the mayor of Ostwick"),
        (", a baker who left, said so.", "a baker"),
        (", head of the St. Anna clinic, said so.", "head of the St. Anna clinic"),
        (", who left, said so.", None),
        (", Jan Orel and others came.", None),
        (", said the count was wrong.", None),
        (", 21, a student from Velbeck, said so.", "a student from Velbeck"),
        (", Drovia’s special envoy to the north, said so.", "Drovia’s special envoy to the north"),
        (", co-director of the clinic, said so.", "co-director of the clinic"),
        (", a spokesman for Mrs. Orel, said so.", "a spokesman for Mrs. Orel"),
        (", author of “The Harbour”, said so.", "author"),
        (", host of NRD’s “Early Tide”, said so.", "host"),
        (", the host of Radio Tamm’s news, said so.", "the host of Radio Tamm’s news"),
        (", like his brother the mayor, said so.", None),
        (", urging those who wait to go, left.", None),
        (", the spread of the fire and more.", None),
        (", Jan Schumer of Ostrel, left.", None),
        (", and the ferry sank.", None),
        (", that the mayor said the bridge was safe.", None),
        (" said so, an hour later.", None),
        (",\nan analyst", None),
        ("", None),
    ],
)
def test_what_stands_behind_a_name(behind: str, role: str | None) -> None:
    text = f"Mara Velt{behind}"
    assert apposition(text, 9) == role


def test_a_role_holds_no_quotation() -> None:
    text = "said Mara Velt, “that the mayor was late.”"
    assert apposition(text, 14) is None


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("Minister of Defence Irena Dovrin", "Irena Dovrin", "Minister of Defence"),
        ("the mayor Jan Orel", "Jan Orel", "mayor"),
        ("Colonel Viktor Hasp", "Viktor Hasp", "Colonel"),
        ("Mara Velt’s", "Mara Velt", ""),
        ("Mara Velt", "Mara Velt", ""),
        ("Justice Department spokeswoman Mara Velt", "Mara Velt", "Justice Department spokeswoman"),
        ("Matis van der Berg", "Matis van der Berg", ""),
        ("the Kremlin", "Kremlin", ""),
        ("Velt", "Velt", ""),
    ],
)
def test_a_person_without_titles(words: str, name: str, title: str) -> None:
    assert name_and_title(words, person=True) == (name, title)


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("the Ministry of Transport", "Ministry of Transport", ""),
        ("the state agency Wire", "Wire", "state agency"),
        ("The Harbour Post", "The Harbour Post", ""),
        ("Friends of Ostwick’s", "Friends of Ostwick", ""),
    ],
)
def test_a_body_without_what_it_is(words: str, name: str, title: str) -> None:
    assert name_and_title(words, person=False) == (name, title)


def test_titles_at_the_front() -> None:
    assert titles(["Colonel", "Viktor", "Hasp"]) == 1
    assert titles(["Viktor", "Hasp"]) == 0
    assert titles(["Colonel"]) == 0


def test_the_first_of_a_byline() -> None:
    assert alone("By Mara Velt and Jan Orel") == "Mara Velt"
    assert alone("Mara Velt, Jan Orel") == "Mara Velt"
    assert alone("by Mara Velt") == "Mara Velt"
    assert alone("Byron Velt") == "Byron Velt"


def test_words_of_several_lines_stand_on_one() -> None:
    assert words_of("“the\n  old\tmayor,”", Span(0, 18)) == "the old mayor"


PARTS = st.sampled_from(
    ["Mara Velt", "the police", "a nurse", ",", "and", "who", "’s", "its", "of", "\n", "“", "不", "I"]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=12), st.data())
def test_heads_are_phrases_of_the_source_or_the_one_who_is_meant(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    seen = [(word, PERSON) for word in parts if word in {"Mara Velt", "the police", "a nurse", "who"}]
    found = phrases(text, mentions(text, *seen), ())  # type: ignore[arg-type]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    got = source_heads(text, (Span(start, end),), found)
    assert got == sorted(set(got))
    assert all(0 <= i < len(found) for i in got)
    for i in got:
        assert found[i].span.start < end
        assert description(text, i, found, Span(start, end)).strip() == description(text, i, found, Span(start, end))
        assert "\n" not in description(text, i, found, None)


def test_who_has_something_is_not_described_by_it() -> None:
    text = "The trust’s director spoke."
    assert (
        described(text, "The trust", "The trust’s director", ("The trust", BODY), ("director", PERSON)) == "The trust"
    )


def test_titles_that_tell_a_role() -> None:
    assert told_by("Former Governor") == "Former Governor"
    assert told_by("Count former Mexican President") == "former Mexican President"
    assert told_by("Secretary-General") == "Secretary-General"
    assert told_by("Mrs") is None
    assert told_by("most telling promise Mrs.") is None
    assert told_by("both") is None


def test_what_heads_a_role_says_of_whom_it_is() -> None:
    assert head_of("an analyst at the Institute") == "analyst"
    assert fits("the Office of Fair Trading director", "person")
    assert fits("the official news agency", "outlet")
    assert not fits("the official news agency", "person")
    assert not fits("a nurse", "outlet")
    assert fits("a nurse", None)


def test_what_a_source_calls_whose_name_it_ends_with() -> None:
    def led(source: str, name: str) -> str | None:
        text = f"{source} said no."
        found = phrases(text, mentions(text, (name, PERSON)), ())
        return led_by(text, place(text, source), found[0])

    assert led("The rector, Canon Ada Falk", "Canon Ada Falk") == "The rector"
    assert led("My landlady, who is called Ada Falk", "Ada Falk") is None
    assert led("Another analyst, Ada Falk", "Ada Falk") == "analyst"
    assert led("One of the clerks, Ada Falk", "Ada Falk") == "One of the clerks"
    assert led("a former staffer named Ada Falk", "Ada Falk") == "a former staffer"
    assert led("Jan Orel and Ada Falk", "Ada Falk") is None
    assert led("Ada Falk", "Ada Falk") is None
    assert led("The rain, Ada Falk", "Ada Falk") is None


@pytest.mark.parametrize(
    ("words", "person", "name", "title"),
    [
        ("the Orle daily Morning Wire", False, "Morning Wire", "Orle daily"),
        ("Local newspaper Orle Avis", False, "Orle Avis", "Local newspaper"),
        ("the consultants Brigg & Sons", False, "Brigg & Sons", "consultants"),
        ("The University of the North", False, "The University of the North", ""),
        ("Engineer Mara Velt", True, "Mara Velt", "Engineer"),
        ("Dean Alan Velt", True, "Dean Alan Velt", ""),
        ("Engineer Velt", True, "Engineer Velt", ""),
    ],
)
def test_what_somebody_is_stands_before_the_name(words: str, person: bool, name: str, title: str) -> None:
    assert name_and_title(words, person) == (name, title)


def test_of_a_source_that_begins_with_where_the_second_phrase() -> None:
    seen: list[Seen] = [("the court", BODY), ("a clerk", PERSON)]
    assert heads("Outside the court a clerk said no.", "the court a clerk", *seen) == ["a clerk"]
    assert heads(
        "The court and a clerk said no.", "The court and a clerk", ("The court", BODY), ("a clerk", PERSON)
    ) == [
        "The court",
        "a clerk",
    ]


@pytest.mark.parametrize(
    ("source", "seen", "name"),
    [
        (
            "An auditor called by the defence, Mara Velt of Velt & Orr,",
            [("An auditor", PERSON), ("the defence", BODY), ("Mara Velt", PERSON), ("Velt & Orr", BODY)],
            "Mara Velt",
        ),
        ("Another rebel in the house — Mara Velt —", [("Another rebel", PERSON), ("Mara Velt", PERSON)], "Mara Velt"),
        ("An auditor — Orle’s third —", [("An auditor", PERSON), ("Orle", PLACE)], "An auditor"),
    ],
)
def test_a_name_behind_what_its_bearer_is(source: str, seen: list[Seen], name: str) -> None:
    assert heads(f"{source} said no.", source, *seen) == [name]


def test_when_is_no_part_of_who_somebody_is() -> None:
    text = "the council in 2019 and the board of Orle said no."
    assert described(text, "the council", "", ("the council", BODY), ("2019", None)) == "the council"
    assert (
        described("some Greens as said no.", "some Greens", "some Greens as", ("some Greens", PERSON)) == "some Greens"
    )
    poll = "a poll conducted in May said no."
    assert described(poll, "a poll", "a poll conducted in May", ("a poll", None)) == "a poll conducted in May"


def test_ranks_say_less_than_what_somebody_is() -> None:
    assert ranked(["Col", "its spokesman"]) == ("its spokesman", "Col")
    assert ranked(["Senator", "chair"]) == ("Senator", "chair")
