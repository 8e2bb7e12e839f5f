"""Learning whom phrases take up: on made-up choices."""

from __future__ import annotations

import random

import pytest

from evaluation.conllu import Marked, Parsed, Token
from reportedly.resolve.people.antecedents import score
from reportedly.resolve.people.phrases import phrases
from reportedly.types import Span
from tests.resolve.making import mentions
from training.antecedents import Choice, aligned, fit, share_right


def made(count: int, likes: str, seed: int = 1) -> list[Choice]:
    """Choices among nobody and three, of which the one that `likes` describes is right; nobody where none is so."""
    rng = random.Random(seed)
    data: list[Choice] = []
    for _ in range(count):
        rows = [["she: nobody"]]
        rows += [["she: bias", f"she: {word}", f"she: noise {rng.randrange(5)}"] for word in rng.sample(WORDS, 3)]
        which = next((k for k, row in enumerate(rows) if f"she: {likes}" in row), 0)
        data.append((rows, which))
    return data


WORDS = ["near", "far", "old", "new", "tall"]


def best(rows: list[list[str]], weight: dict[str, float]) -> int:
    return max(range(len(rows)), key=lambda k: score(rows[k], weight))


@pytest.mark.parametrize("likes", ["near", "tall"])
def test_a_preference_is_learned(likes: str) -> None:
    weight = fit(made(150, likes))
    assert weight[f"she: {likes}"] == max(weight.values())
    assert all(weight[f"she: {likes}"] > weight.get(f"she: {word}", 0.0) + 1 for word in WORDS if word != likes)
    unseen = made(100, likes, seed=2)
    assert sum(best(rows, weight) == which for rows, which in unseen) >= 95


def test_nobody_is_learned_where_nobody_is_right() -> None:
    weight = fit([(rows, 0) for rows, _ in made(60, "near")])
    assert all(best(rows, weight) == 0 for rows, _ in made(20, "far", seed=3))


def test_the_same_data_give_the_same_weights() -> None:
    assert fit(made(40, "near")) == fit(made(40, "near"))
    assert fit(made(40, "near")) != fit(made(40, "far"))
    assert fit([]) == {}


def test_weights_that_are_nothing_are_left_out() -> None:
    assert all(abs(value) > 0.005 for value in fit(made(40, "near")).values())


def test_what_is_right_and_what_is_joined_is_counted() -> None:
    data: list[Choice] = [
        ([["she: nobody"], ["she: near"]], 1),
        ([["she: nobody"], ["she: near"]], 0),
        ([["the: nobody"], ["the: far"]], 0),
    ]
    shown = share_right(data, {"she: near": 9.0, "the: far": -9.0})
    assert shown["she"] == "0.500 of 2; joined 2, right 0.500"
    assert shown["the"].startswith("1.000 of 1; joined 0")


def test_what_is_joined_is_safe() -> None:
    """The likeliest of three is not joined where it is not as likely as all others together."""
    data: list[Choice] = [([["she: nobody"], ["she: a"], ["she: b"]], 1)]
    assert "joined 0" in share_right(data, {"she: a": 0.1})["she"]
    assert "joined 1" in share_right(data, {"she: a": 5.0})["she"]


def test_each_phrase_has_the_entity_of_the_mention_whose_head_stands_in_it() -> None:
    text = "The mayor of Ostwick met Velt and left"
    words = text.split()
    tokens, at = [], 0
    for word in words:
        at = text.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), "XX", -1, "dep"))
        at += len(word)
    marked = [Marked(0, 3, 1, 1, "person"), Marked(3, 3, 3, 2, "place")]
    document = Parsed("made", text, tokens, marked)
    seen = mentions(text, ("The mayor", "person"), ("Ostwick", "place"), ("Velt", "person"))
    assert aligned(document, phrases(text, seen, ())) == [1, 2, None]
