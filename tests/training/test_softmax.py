"""A softmax with learned weights: where its loss is lowest, and what it learns from made-up choices."""

from __future__ import annotations

import numpy as np
import pytest

from training.softmax import Options, chances, fitted, lowest


def test_the_lowest_point_of_a_bowl_is_found() -> None:
    """A bowl a thousand times as steep one way as the other."""
    steep, low = np.array([1.0, 1000.0]), np.array([3.0, -2.0])
    found = lowest(lambda x: (float(steep @ (x - low) ** 2), 2 * steep * (x - low)), np.zeros(2))
    assert found == pytest.approx(low, abs=1e-3)


def test_what_is_right_weighs_more_and_is_drawn_to_nothing() -> None:
    data = [Options([["nobody"], ["near"], ["far"]], [0.0] * 3, [0.0] * 3, 1)] * 20
    (loose, _), (tight, _) = fitted(data, 0.1), fitted(data, 10.0)
    assert loose["near"] > tight["near"] > 0 > tight["far"] > loose["far"]


def test_a_number_that_tells_which_is_right_is_learned_and_one_that_is_fixed_is_not_learned_again() -> None:
    unlike = [Options([["a"], ["a"]], [0.0, 0.0], [0.0, 1.0], 1)] * 20
    assert fitted(unlike, 1.0)[1] > 3
    known = [Options([["a"], ["b"]], [0.0, 30.0], [0.0, 0.0], 1)] * 20
    assert fitted(known, 1.0)[0]["b"] == pytest.approx(0.0, abs=1e-3)


def test_chances_are_of_all_options_together() -> None:
    assert chances([0.0, 0.0]) == pytest.approx([0.5, 0.5])
    assert chances([1000.0, 0.0]) == pytest.approx([1.0, 0.0])
