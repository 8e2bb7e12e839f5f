"""How sure a speaker is, as the share of those as sure that are right.

The steps that find a speaker give it a score of their own; a line that never falls turns it into a share, fitted on our
own texts by `training/sureness.py` (isotonic regression: Zadrozny & Elkan 2002).
"""

from __future__ import annotations

from bisect import bisect_right

KNOTS: tuple[tuple[float, float], ...] = (
    (0.299, 0.125),
    (0.446, 0.667),
    (0.67, 0.771),
    (0.872, 0.818),
    (0.934, 0.943),
    (0.989, 0.945),
)
"""Scores, rising, with the shares of speakers that are right; between two of them the share is on a straight line."""


def share_right(score: float) -> float:
    """The share of speakers with a score in [0, 1] that are right, in [0, 1]; beyond the first and last knot as there.

    >>> 0 < share_right(0.3) < share_right(0.9) < 1
    True
    """
    at = bisect_right([s for s, _ in KNOTS], score)
    if at in (0, len(KNOTS)):
        return KNOTS[min(at, len(KNOTS) - 1)][1]
    (low, least), (high, most) = KNOTS[at - 1], KNOTS[at]
    return round(least + (most - least) * (score - low) / (high - low), 4)
