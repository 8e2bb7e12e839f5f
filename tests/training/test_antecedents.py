"""Learning whom phrases take up: on made-up choices."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from evaluation.conllu import Marked, Parsed, Token
from reportedly.resolve.people.antecedents import PAIR, PERSON, score
from reportedly.resolve.people.phrases import phrases
from reportedly.types import Span
from tests.resolve.making import mentions
from training.antecedents import Choice, aligned, fit, share_right


def made(count: int, likes: str, seed: int = 1, *, told: bool = False) -> list[Choice]:
    """Choices among nobody and three, of which the one that `likes` describes is right; nobody where none is so. The
    network tells nothing, or which it is."""
    rng = random.Random(seed)
    data: list[Choice] = []
    for _ in range(count):
        rows = [["nobody"]]
        rows += [["bias", word, f"noise {rng.randrange(5)}"] for word in rng.sample(WORDS, 3)]
        right = next((k for k, row in enumerate(rows) if likes in row), 0)
        alike = [float(told and 0 < k == right) for k in range(len(rows))]
        data.append(Choice(PERSON, rows, alike, right))
    return data


WORDS = ["near", "far", "old", "new", "tall"]


def best(choice: Choice, weight: Mapping[str, float]) -> int:
    rows = [[f"{choice.how}: {name}" for name in row] for row in choice.features]
    pair = weight.get(f"{choice.how}: {PAIR}", 0.0)
    return max(range(len(rows)), key=lambda k: score(rows[k], weight) + pair * choice.alike[k])


@pytest.mark.parametrize("likes", ["near", "tall"])
def test_a_preference_is_learned(likes: str) -> None:
    weight = fit(made(150, likes))
    assert weight[f"{PERSON}: {likes}"] == max(weight.values())
    assert all(
        weight[f"{PERSON}: {likes}"] > weight.get(f"{PERSON}: {word}", 0.0) + 1 for word in WORDS if word != likes
    )
    unseen = made(100, likes, seed=2)
    assert sum(best(choice, weight) == choice.right for choice in unseen) >= 95


def test_how_far_the_network_is_trusted_is_learned() -> None:
    weight = fit(made(150, "near", told=True))
    assert weight[f"{PERSON}: {PAIR}"] > 3
    assert weight[f"{PERSON}: {PAIR}"] > weight.get(f"{PERSON}: near", 0.0)
    assert f"{PERSON}: {PAIR}" not in fit(made(150, "near"))


def test_nobody_is_learned_where_nobody_is_right() -> None:
    weight = fit([choice._replace(right=0) for choice in made(60, "near")])
    assert all(best(choice, weight) == 0 for choice in made(20, "far", seed=3))


def test_the_same_data_give_the_same_weights() -> None:
    assert fit(made(40, "near")) == fit(made(40, "near"))
    assert fit(made(40, "near")) != fit(made(40, "far"))
    assert fit([]) == {}


def test_weights_that_are_nothing_are_left_out() -> None:
    assert all(abs(value) > 0.005 for value in fit(made(40, "near")).values())


def test_what_is_right_and_what_is_joined_is_counted() -> None:
    data = [
        Choice(PERSON, [["nobody"], ["near"]], [0.0, 0.0], 1),
        Choice(PERSON, [["nobody"], ["near"]], [0.0, 0.0], 0),
        Choice("the", [["nobody"], ["far"]], [0.0, 0.0], 0),
        Choice("bare", [["nobody"], ["far"]], [0.0, 2.0], 1),
    ]
    shown = share_right(data, {f"{PERSON}: near": 9.0, "the: far": -9.0, f"bare: {PAIR}": 4.0})
    assert shown[PERSON] == "0.500 of 2; joined 2, right 0.500"
    assert shown["the"].startswith("1.000 of 1; joined 0")
    assert shown["bare"] == "1.000 of 1; joined 1, right 1.000"


def test_what_is_joined_is_safe() -> None:
    """The likeliest of three is not joined where it is not as likely as all others together."""
    data = [Choice(PERSON, [["nobody"], ["a"], ["b"]], [0.0] * 3, 1)]
    assert "joined 0" in share_right(data, {f"{PERSON}: a": 0.1})[PERSON]
    assert "joined 1" in share_right(data, {f"{PERSON}: a": 5.0})[PERSON]


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
