"""Who is a link of a chain, and who only thinks, wants or might say."""

from __future__ import annotations

import time

import pytest

from reportedly.resolve.telling.links import holds, is_again, is_somebody, says, speaks_for
from reportedly.types import EntityKind, Form, Speaker
from tests.resolve.making import attribution

VELT = Speaker(name="Mara Velt", kind="person", cluster="1")


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "told"),
    [
        ("Orel said that it rained.", "that it rained", "said", "Orel", True),
        ("Orel denied that it rained.", "that it rained", "denied", "Orel", True),
        ("Orel: it rained.", "it rained", ":", "Orel", True),
        ("the union’s complaint that it rained", "that it rained", "", "the union", True),
        ("His aunt used to say that it rained.", "that it rained", "say", "His aunt", True),
        ("Orel rang to say that it rained.", "that it rained", "say", "Orel", True),
        ("Orel had complained about the roof.", "the roof", "had complained about", "Orel", True),
        ("Orel ’d promised to stop.", "to stop", "’d promised", "Orel", True),
        ("Orel was quick to say that it rained.", "that it rained", "was quick to say", "Orel", True),
        ("Orel blamed the guild for saying that it rained.", "that it rained", "for saying", "Orel", True),
        ("Orel demanded a bridge.", "a bridge", "demanded", "Orel", True),
        ("Orel had little to say about it.", "it", "had little to say about", "Orel", False),
        ("Orel blamed them for repeated calls.", "calls", "for repeated", "them", False),
        ("Neither Orel nor Pell said that it rained.", "that it rained", "said", "Neither Orel nor Pell", False),
        ("Pell told The Harbour Post that it rained.", "that it rained", "Post", "The Harbour", False),
        ("Orel wants a bridge.", "a bridge", "wants", "Orel", False),
        ("Orel feels that it is late.", "that it is late", "feels", "Orel", False),
        ("Orel never said that it rained.", "that it rained", "said", "Orel", False),
        ("Orel did not say that it rained.", "that it rained", "say", "Orel", False),
        ("Orel refused to say that it rained.", "that it rained", "say", "Orel", False),
        ("Orel can say that it rained.", "that it rained", "can say", "Orel", False),
        ("Orel might one day say that it rained.", "that it rained", "might one day say", "Orel", False),
        ("If Orel says that it rained, we stay.", "that it rained", "says", "Orel", False),
        ("Orel is about to announce a bridge.", "a bridge", "announce", "Orel", False),
        ("Orel “a man of many gifts and no plan”: it rained", "it rained", ":",
         "Orel “a man of many gifts and no plan”", False),
    ],
)  # fmt: skip
def test_what_tells_of_a_saying(text: str, content: str, cue: str, source: str, told: bool) -> None:
    assert says(text, attribution(text, content, cue, source), "person") == told


def test_papers_show_and_people_have_shown_much() -> None:
    text = "The survey showed that it rained."
    survey = attribution(text, "that it rained", "showed", "The survey")
    assert says(text, survey, "document")
    assert not says(text, survey, "person")


@pytest.mark.parametrize(
    ("cue", "thought"),
    [("believes", True), ("plans", True), ("does not believe", False), ("may want", False), ("said", False)],
)
def test_what_tells_of_a_thought_or_a_plan(cue: str, thought: bool) -> None:
    text = f"Orel {cue} a bridge."
    assert holds(text, attribution(text, "a bridge", cue, "Orel")) == thought
    assert not holds(text, attribution(text, "a bridge", "", "Orel"))


@pytest.mark.parametrize(
    ("teller", "kind", "other", "told"),
    [
        ("the ministry", "organisation", "Orel", True),
        ("The Harbour Post", "outlet", "Orel", True),
        ("An official", "person", "the ministry", True),
        ("One of them", "person", "the ministry", True),
        ("Mara Velt", "person", "Orel", False),
        ("she", "person", "Orel", False),
        ("An official", "person", "they", False),
    ],
)
def test_who_tells_what_another_thinks(teller: str, kind: EntityKind, other: str, told: bool) -> None:
    assert speaks_for(Speaker(name=teller, kind=kind), Speaker(name=other, kind="person")) == told


def test_who_works_for_somebody_tells_what_they_think() -> None:
    for role, told in (("an aide to Orel", True), ("Orel’s widow", True), ("a rival", False), (None, False)):
        teller = Speaker(name="Mara Velt", kind="person", role=role)
        assert speaks_for(teller, Speaker(name="Orel", kind="person")) == told
        assert not speaks_for(teller, Speaker(name="voters", kind="group"))


@pytest.mark.parametrize(
    ("name", "somebody"),
    [
        ("Mara Velt", True), ("One man", True), ("She", True), ("Some of the men", True),
        ("you", False), ("no one", False), ("everybody there", False), ("every other senator", False),
        ("Nobody", False), ("who", False),
    ],
)  # fmt: skip
def test_nobody_in_particular_is_no_link(name: str, somebody: bool) -> None:
    assert is_somebody(Speaker(name=name, kind="person")) == somebody
    assert not is_somebody(None)


@pytest.mark.parametrize(
    ("speaker", "form", "again"),
    [
        (VELT, "direct", True),
        (Speaker(name="Velt", kind="person", cluster="1"), "direct", True),
        (Speaker(name="Velt", kind="person", cluster="2"), "direct", False),
        (Speaker(name="she", kind="person"), "indirect", True),
        (Speaker(name="Her", kind="person"), "mixed", True),
        (Speaker(name="she", kind="person"), "direct", False),
        (Speaker(name="it", kind=None), "indirect", False),
    ],
)
def test_who_is_the_teller_again(speaker: Speaker, form: Form, again: bool) -> None:
    assert is_again(speaker, VELT, form) == again


@pytest.mark.parametrize("piece", ["not ", "say ", "“a ", "to ", "every ", "\n", "would have "])
def test_hostile_words_are_read_to_their_end(piece: str) -> None:
    text = piece * 20_000 + "says it rained"
    long = attribution(text, "it rained", text[:-10], "")
    begun = time.process_time()
    says(text, long, None)
    holds(text, long)
    is_somebody(Speaker(name=text, kind=None))
    assert time.process_time() - begun < 2
