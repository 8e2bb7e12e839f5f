from __future__ import annotations

from reportedly.brat import Annotated
from reportedly.evaluate import Compared
from reportedly.evaluate.curve import curve
from reportedly.types import Span


def item(start: int) -> Annotated:
    return Annotated(content=(Span(start, start + 5),), cue=(), source=())


def test_a_threshold_leaves_what_scores_as_much() -> None:
    document = Compared(
        name="a", text="x" * 40, gold=(item(0), item(10)), found=(item(0), item(10), item(20)), scores=(0.9, 0.5, 0.4)
    )
    found = curve([document, document], [0.0, 0.5, 0.6, 1.0])
    assert {t: (c.right, c.gold, c.found) for t, c in found.items()} == {
        0.0: (4, 4, 6),
        0.5: (4, 4, 4),
        0.6: (2, 4, 2),
        1.0: (0, 4, 0),
    }


def test_what_was_dropped_leaves_its_gold_to_the_next() -> None:
    """Two found for one gold: the better overlap is taken, and without it the other counts."""
    near = Annotated(content=(Span(0, 4),), cue=(), source=())
    document = Compared(name="a", text="x" * 9, gold=(item(0),), found=(item(0), near), scores=(0.2, 0.8))
    assert [c.right for c in curve([document], [0.0, 0.5]).values()] == [1, 1]
    assert [c.found for c in curve([document], [0.0, 0.5]).values()] == [2, 1]
