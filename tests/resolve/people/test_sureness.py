from __future__ import annotations

from itertools import pairwise

import pytest

from reportedly.resolve.people import sureness
from reportedly.resolve.people.sureness import KNOTS, share_right


def test_the_knots_rise_in_both() -> None:
    assert len(KNOTS) > 1
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(KNOTS))
    assert all(0 <= value <= 1 for knot in KNOTS for value in knot)


def test_a_share_lies_on_the_line_and_stays_beyond_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "KNOTS", ((0.2, 0.1), (0.4, 0.5), (0.8, 0.7)))
    assert [share_right(score) for score in (0.0, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)] == [0.1, 0.1, 0.3, 0.5, 0.6, 0.7, 0.7]


def test_what_stays_words_is_more_often_wrong_than_right() -> None:
    assert share_right(0.3) < 0.5 < share_right(0.45)
