"""Whom a pronoun that speaks takes up, by who spoke last, who else is in reach, and who is named together."""

from __future__ import annotations

import pytest

from reportedly.resolve.people.antecedents import PERSON, SPEAKING, Saying, weights
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.phrases import phrases
from reportedly.types import EntityKind
from tests.resolve.making import Seen, groups, mentions, places, read

PERSONAL: EntityKind = "person"


def reader_of(text: str, sayings: tuple[Saying, ...], *seen: Seen) -> Reader:
    """A reader before it reads."""
    found = phrases(text, mentions(text, *seen), [s.source[0] for s in sayings])
    return Reader(text, found, sayings)


def saying(text: str, content: str, source: str) -> Saying:
    return Saying(places(text, content), places(text, source), text[text.index(content)] == "“")


def told(text: str, sayings: tuple[Saying, ...], *seen: Seen) -> list[list[str]]:
    """The features of nobody and of each candidate at the last phrase, when those before stand for themselves."""
    reader = reader_of(text, sayings, *seen)
    at = len(reader.phrases) - 1
    for i in range(at):
        reader.join(i, None)
    return reader.besides(at, reader.candidates(at, PERSON))


def test_somebody_new_whose_sex_nobody_tells_is_who_goes_on() -> None:
    text = "Talks resume on Friday, a mediator said. “I would not bet on it,” she added."
    sayings = (saying(text, "Talks resume on Friday", "a mediator"), saying(text, "“I would not bet on it,”", "she"))
    seen: tuple[Seen, ...] = (("a mediator", PERSONAL), ("she", PERSONAL, "she"))
    features = told(text, sayings, *seen)[1]
    assert {"spoke last and goes on", "untold, somebody new, spoke last", "one of 1 in reach"} <= set(features)
    assert "one of two named together" not in features
    assert ["a mediator", "she"] in groups(read(text, mentions(text, *seen), sayings))


def test_only_he_and_she_who_speak_are_asked() -> None:
    text = "A mediator came. They met her, she said."
    sayings = (saying(text, "They met her", "she"),)
    seen: tuple[Seen, ...] = (("A mediator", PERSONAL), ("They", PERSONAL), ("her", PERSONAL, "she"))
    assert told(text, sayings, *seen, ("she", PERSONAL, "she")) != []
    reader = reader_of(text, sayings, *seen)
    for i in range(2):
        reader.join(i, None)
    assert reader.besides(2, reader.candidates(2, PERSON)) == []


@pytest.mark.parametrize(
    ("lead", "other", "together"),
    [("A baker and", "a grocer", True), ("A baker and his", "clerk", True), ("A baker saw", "a grocer", False)],
)
def test_of_two_named_together_neither_is_safe(lead: str, other: str, together: bool) -> None:
    text = f"{lead} {other} sat down. “It begins at four,” he said."
    owner: tuple[Seen, ...] = (("his", PERSONAL, "he"),) if " his" in lead else ()
    seen: tuple[Seen, ...] = (("A baker", PERSONAL), *owner, (other, PERSONAL), ("he", PERSONAL, "he"))
    features = told(text, (saying(text, "“It begins at four,”", "he"),), *seen)
    named = ["one of two named together" in row for row in features[1:]]
    assert set(named) == {together}
    assert weights()[SPEAKING]["one of two named together"] < -1


def test_he_who_is_told_of_in_a_source_is_its_head() -> None:
    text = "Jan Orel came. A clerk, whose name is kept back because he fears for his job, said no."
    seen: tuple[Seen, ...] = (("Jan Orel", PERSONAL, "he"), ("A clerk", PERSONAL), ("he", PERSONAL, "he"))
    source = "A clerk, whose name is kept back because he fears for his job"
    inside = groups(read(text, mentions(text, *seen), (saying(text, "no", source),)))
    assert any({"A clerk", "he"} <= set(group) for group in inside)
    assert weights()[PERSON]["told of who speaks"] > 2
