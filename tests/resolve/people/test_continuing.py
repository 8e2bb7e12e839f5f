"""“He said” behind a quotation: who spoke last goes on. Made-up findings and weights, our own sentences."""

from __future__ import annotations

import math

import pytest

from reportedly.resolve.people import coreference
from reportedly.resolve.people.antecedents import PERSON
from reportedly.types import Findings, Found, Mention, Reading
from tests.resolve.making import HAND, LIKELY, account, mentions, place, placed, said

QUOTE = "“The lock was open all night,”"
NEAREST = {PERSON: {"rank 0": math.log(18)}}
"""By these weights a pronoun stands for whom the text spoke of last."""


@pytest.fixture(autouse=True)
def nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coreference, "weights", lambda: NEAREST)


def second(text: str, cue: str = "said", first: str = "said", sex: str = "he") -> str:
    """Who says the second of two sayings; the first is Tomas Orel's, and Pavel Dorn is spoken of in it."""
    he, low = ("He", text.index("He ")) if "He " in text else ("he", text.index(QUOTE) + len(QUOTE))
    what = text[text.index(first) + len(first) + 1 : text.index(".")]
    goes_on = placed(place(text, QUOTE), cue=[place(text, cue, low)], source=[place(text, he, low)])
    reading = Reading(attribution_id=goes_on.id, form="direct", act="speech", score=0.9, producer=HAND)
    every = (said(text, what, first, "Tomas Orel"), Found(attribution=goes_on, reading=reading))
    people = mentions(text, ("Tomas Orel", "person", sex), ("Pavel Dorn", "person", "he"))
    seen = Mention(span=place(text, he, low), kind="person", pronouns=LIKELY["he"], score=0.9)
    who = account(text, Findings(found=every, mentions=(*people, seen))).resolved[1].speaker
    assert who is not None
    return who.name


@pytest.mark.parametrize(
    "text",
    [
        f"Tomas Orel said that the warden had warned Pavel Dorn. {QUOTE} he said.",
        f"Tomas Orel said that the warden had warned Pavel Dorn.\n\n{QUOTE} he said.",
    ],
)
def test_who_spoke_last_goes_on(text: str) -> None:
    assert second(text) == "Tomas Orel"


def test_who_goes_on_may_stand_before_the_quotation() -> None:
    assert second(f"Tomas Orel said that the warden had warned Pavel Dorn. He added: {QUOTE}", "added") == "Tomas Orel"


@pytest.mark.parametrize(
    ("text", "cue", "first"),
    [
        (f"Tomas Orel asked whether the warden had warned Pavel Dorn. {QUOTE} he said.", "said", "asked"),
        (f"Tomas Orel said that the warden knew Pavel Dorn. {QUOTE} he replied.", "replied", "said"),
        (f"Tomas Orel said that the warden knew. Pavel Dorn laughed. {QUOTE} he said.", "said", "said"),
        (f"Tomas Orel said he knew Pavel Dorn.\n\nNobody slept.\n\n{QUOTE} he said.", "said", "said"),
        (f"Tomas Orel said that the warden knew Pavel Dorn. He told the court: {QUOTE}", "told", "said"),
    ],
)
def test_somebody_else_may_speak_behind_a_question_a_reply_a_name_and_another_line(
    text: str, cue: str, first: str
) -> None:
    assert second(text, cue, first) == "Pavel Dorn"


def test_no_he_goes_on_from_a_woman() -> None:
    assert second(f"Tomas Orel said that it was Pavel Dorn. {QUOTE} he said.", sex="she") == "Pavel Dorn"


def unsure(text: str, source: str, sex: str = "he") -> str:
    """Who says “that the lock was open” where the choice among those spoken of is not sure of anybody."""
    low = text.rindex(source)
    what = text[text.index("that") : text.index(".")]
    later = placed(
        place(text, "that the lock was open"), cue=[place(text, "said", low)], source=[place(text, source, low)]
    )
    reading = Reading(attribution_id=later.id, form="indirect", act="speech", score=0.9, producer=HAND)
    every = (said(text, what, "said", "Tomas Orel"), Found(attribution=later, reading=reading))
    people = mentions(text, ("Tomas Orel", "person", sex), ("Pavel Dorn", "person", "he"))
    seen = Mention(span=place(text, source, low), kind="person", pronouns=LIKELY["he"], score=0.9)
    who = account(text, Findings(found=every, mentions=(*people, seen))).resolved[1].speaker
    assert who is not None
    return who.name


@pytest.mark.parametrize(
    ("text", "source", "sex", "who"),
    [
        ("Tomas Orel said that it was Pavel Dorn. He said that the lock was open.", "He", "he", "Tomas Orel"),
        ("Tomas Orel said that it was so. Pavel Dorn came. He said that the lock was open.", "He", "he", "He"),
        ("Tomas Orel said to Pavel Dorn that it was so. He said that the lock was open.", "He", "he", "He"),
        ("Tomas Orel said that it was Pavel Dorn. He said that the lock was open.", "He", "she", "He"),
    ],
)
def test_of_whom_nobody_is_sure_is_who_spoke_last_where_nobody_else_was_named(
    monkeypatch: pytest.MonkeyPatch, text: str, source: str, sex: str, who: str
) -> None:
    monkeypatch.setattr(coreference, "weights", lambda: {PERSON: {"nobody": 1.0}})
    assert unsure(text, source, sex) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The port trust said that it was so. It said that the lock was open.", "The port trust"),
        ("The port trust said that it was so. The tram board met. It said that the lock was open.", "It"),
    ],
)
def test_it_is_the_body_that_spoke_last_where_none_else_was_named(
    monkeypatch: pytest.MonkeyPatch, text: str, who: str
) -> None:
    monkeypatch.setattr(coreference, "weights", lambda: {"it": {"nobody": 1.0}})
    low = text.rindex("It said")
    later = placed(
        place(text, "that the lock was open"), cue=[place(text, "said", low)], source=[place(text, "It", low)]
    )
    reading = Reading(attribution_id=later.id, form="indirect", act="speech", score=0.9, producer=HAND)
    every = (said(text, "that it was so", "said", "The port trust"), Found(attribution=later, reading=reading))
    bodies = [name for name in ("The port trust", "The tram board") if name in text]
    seen = mentions(text, *((name, "organisation", "it") for name in bodies))
    pronoun = Mention(span=place(text, "It", low), kind="organisation", pronouns=LIKELY["it"], score=0.9)
    speaker = account(text, Findings(found=every, mentions=(*seen, pronoun))).resolved[1].speaker
    assert speaker is not None and speaker.name == who
