"""Who says it: speakers of made-up findings. What the weights find is tested with the stage."""

from __future__ import annotations

import math

import pytest

from reportedly.resolve.people import coreference
from reportedly.resolve.people.antecedents import PERSON
from reportedly.resolve.people.sureness import share_right
from reportedly.types import Findings
from tests.resolve.making import account, mentions, only, read, said, speaker

POST = "The Harbour Post"


def test_somebody_likely_is_not_yet_a_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """By made-up weights: one of two with a chance of a half, then of nine in ten."""
    text = "Mara Velt met Ada Falk. She said that it was late."
    seen = mentions(text, ("Mara Velt", "person", "she"), ("Ada Falk", "person", "she"), ("She", "person", "she"))
    findings = Findings(found=(said(text, "that it was late", "said", "She"),), mentions=seen)
    for weight, name in ((math.log(2), "She"), (math.log(18), "Ada Falk")):
        with monkeypatch.context() as patched:
            patched.setattr(coreference, "weights", lambda weight=weight: {PERSON: {"rank 0": weight}})
            who = speaker(account(text, findings))
        assert who.name == name
        assert (who.score < 0.5) == (name == "She")


def test_we_is_the_outlet_where_nobody_else_speaks() -> None:
    text = "We asked for papers that show the fees."
    found = Findings(found=(said(text, "papers that show the fees", "asked for", "We"),))
    assert speaker(account(text, found, outlet=POST)).name == POST
    assert speaker(account(text, found)).score < 0.5


def test_an_attribution_without_a_source_has_no_speaker() -> None:
    text = "The quay is reportedly closed."
    found = only(account(text, Findings(found=(said(text, "closed", "reportedly"),)), outlet=POST))
    assert (found.speaker, found.chain) == (None, (POST,))


def test_another_is_another_of_what_spoke_before() -> None:
    text = "A poster in the hall reads: Join us. Another, on the stairs, says: Home by spring."
    seen = mentions(text, ("A poster", "object"), ("the hall", "place"), ("Another", "person"), ("the stairs", "place"))
    every = (
        said(text, "Join us", "reads", "A poster in the hall"),
        said(text, "Home by spring", "says", "Another, on the stairs,"),
    )
    who = account(text, Findings(found=every, nested=(), mentions=seen)).resolved[1].speaker
    assert who is not None
    assert (who.name, who.kind, who.anonymous) == ("Another poster", "object", False)


@pytest.mark.parametrize(
    ("source", "sure"),
    [("the port authority", 0.9), ("the prosecution", 0.9), ("the company", 0.45), ("the new firm", 0.45)],
)
def test_a_plain_body_is_known_by_its_words(source: str, sure: float) -> None:
    text = f"It rained, {source} said."
    findings = Findings(
        found=(said(text, "It rained", "said", source),), nested=(), mentions=mentions(text, (source, "organisation"))
    )
    who = account(text, findings).resolved[0].speaker
    assert who is not None
    assert who.score == share_right(sure)


@pytest.mark.parametrize(
    ("second", "member"), [("those around her", "those around her"), ("some neighbours", "some neighbours")]
)
def test_who_speaks_together_is_told_one_by_one(second: str, member: str) -> None:
    text = f"Mara Velt and {second} think that it is late."
    seen = mentions(text, ("Mara Velt", "person", "she"), (second.removesuffix(" around her"), "person", "they"))
    who = speaker(account(text, Findings(found=(said(text, "that it is late", "think", f"Mara Velt and {second}"),),
                                         mentions=seen)))  # fmt: skip
    assert who.members == ("Mara Velt", member)


def test_the_newspaper_is_the_one_that_spoke_before() -> None:
    text = "The Norden Sentinel reported that it was shut. Velt agreed that it was. The newspaper said he knew."
    seen = mentions(text, ("The Norden Sentinel", "organisation"), ("Velt", "person", "he"))
    every = (
        said(text, "that it was shut", "reported", "The Norden Sentinel"),
        said(text, "that it was", "agreed", "Velt"),
        said(text, "he knew", "said", "The newspaper"),
    )
    found = account(text, Findings(found=every, mentions=seen), outlet=POST)
    assert speaker(found, 2).name == "The Norden Sentinel"
    alone = account(text, Findings(found=every[1:], mentions=seen), outlet=POST)
    assert speaker(alone, 1).name == POST


def test_of_two_as_likely_a_pronoun_is_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    """By made-up weights: two of three share nine in ten, evenly and not."""
    text = "Mara Velt met Ada Falk and Ida Orel. She said that it was late."
    seen = mentions(
        text,
        ("Mara Velt", "person", "she"),
        ("Ada Falk", "person", "she"),
        ("Ida Orel", "person", "she"),
        ("She", "person", "she"),
    )
    chosen = []
    for first, second in ((3.0, 2.9), (3.0, 2.0)):
        with monkeypatch.context() as patched:
            weight = {PERSON: {"rank 0": first, "rank 1": second, "rank 2": 2.0}}
            patched.setattr(coreference, "weights", lambda weight=weight: weight)
            reader = read(text, seen)
            chosen.append(bool(reader.of[3].names))
    assert chosen == [False, True]
