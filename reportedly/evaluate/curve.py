"""What a threshold on the score leaves: precision against recall."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.evaluate import Compared, Counts, attribution_pairs

THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def curve(compared: Iterable[Compared], thresholds: Iterable[float] = THRESHOLDS) -> dict[float, Counts]:
    """The metric `attribution` of what scores at least each threshold, each paired with the gold anew."""
    found = {threshold: Counts() for threshold in thresholds}
    for document in compared:
        for threshold, counts in found.items():
            kept = [i for i, score in zip(document.found, document.scores, strict=True) if score >= threshold]
            counts.right += len(attribution_pairs(document.gold, kept))
            counts.gold += len(document.gold)
            counts.found += len(kept)
    return found
