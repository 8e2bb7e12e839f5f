"""Why a line waits for a person: told by what people decided, by the page's own doubt, and by the score."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

UNSURE_BELOW = 0.5
"""Scores are calibrated (docs/model-card.md): a line below is wrong more often than right."""


class Need(IntEnum):
    """Why, the most pressing first. What nobody needs to look at has none."""

    DISPUTED = 1
    """people decided otherwise about it"""
    UNSURE = 2
    """somebody looked and could not tell"""
    FIGURES = 3
    """it gives a number, and others give another one"""
    DOUBTED = 4
    """the page says that it is not confirmed, disputed or corrected"""
    HEDGED = 5
    """the page says that it may be so, or that it is not so"""
    LOW = 6
    """the model is hardly sure of it"""
    NEW = 7
    """nobody has looked at it"""


def need(
    *,
    verdict: str | None,
    corrected: Sequence[str],
    disputed: Sequence[str],
    verification: str | None,
    certainty: str | None,
    polarity: str | None,
    score: float,
) -> Need | None:
    """Why a line waits; None where people have decided. Figures are compared across documents: not told here.
    What was not resolved has None for what it would say of doubt.

    >>> need(verdict=None, corrected=(), disputed=(), verification="unconfirmed", certainty="asserted",
    ...      polarity="affirmed", score=0.9).name
    'DOUBTED'
    """
    if disputed:
        return Need.DISPUTED
    if verdict == "unsure":
        return Need.UNSURE
    if verdict or corrected:
        return None
    if verification and verification != "confirmed":
        return Need.DOUBTED
    if certainty not in (None, "asserted") or polarity not in (None, "affirmed"):
        return Need.HEDGED
    return Need.LOW if score < UNSURE_BELOW else Need.NEW
