"""Learning what tells besides whom a pronoun that speaks takes up: on made-up choices."""

from __future__ import annotations

import random

from training.speaking import Choice, fit, judged


def made(count: int, likes: str, seed: int = 1) -> list[Choice]:
    """Choices of nobody and two, of which the one with a word is right, though what was learned before prefers
    the first."""
    rng = random.Random(seed)
    data = []
    for _ in range(count):
        words = rng.sample(["near", "far", "old"], 2)
        right = next((k for k, word in enumerate(words, 1) if word == likes), 0)
        data.append(Choice([0.0, 2.0, 0.0], [["nobody"], *([word] for word in words)], right, str(rng.random())))
    return data


def test_what_was_learned_before_is_corrected() -> None:
    weight = fit(made(300, "near"), [1.0] * 300)
    assert weight["near"] > 1 > 0 > weight["far"]
    unseen = made(100, "near", seed=2)
    before, now = judged(unseen, {}), judged(unseen, weight)
    assert now["right"] > before["right"]
    assert now["wrong"] == 0 < before["wrong"]


def test_choices_that_count_little_teach_little() -> None:
    data = [*made(50, "near"), *made(50, "far", seed=3)]
    weight = fit(data, [1.0] * 50 + [0.05] * 50)
    assert weight["near"] > weight["far"]
    assert fit(data, [0.05] * 50 + [1.0] * 50)["near"] < weight["near"]
