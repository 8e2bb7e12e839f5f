from __future__ import annotations

import pytest

from reportedly.resolve.people import sureness
from training.sureness import knots, mapped

TOO_SURE = [(0.5, i % 4 == 0) for i in range(40)] + [(0.9, i % 2 == 0) for i in range(40)]


def test_knots_are_what_was_right() -> None:
    assert knots(TOO_SURE, 2) == ((0.5, 0.25), (0.9, 0.5))


def test_bins_that_fall_are_pooled() -> None:
    falling = [*TOO_SURE, *((0.95, False) for _ in range(40))]
    assert knots(falling, 3) == ((0.783, 0.25),)


def test_mapped_scores_say_what_was_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "KNOTS", sureness.KNOTS)
    assert {score for score, _ in mapped(TOO_SURE, knots(TOO_SURE, 2))} == {0.25, 0.5}
