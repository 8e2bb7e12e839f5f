"""Which attribution stands within which, and in whose words a place stands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.citing import reach
from reportedly.resolve.nesting import innermost, outer_first, parents
from reportedly.types import Attribution, Span
from tests.resolve.making import attribution, placed

NESTED = "Velt said that Orel wrote that Ada told him that it rained."
VELT = attribution(NESTED, "that Orel wrote that Ada told him that it rained", "said", "Velt")
OREL = attribution(NESTED, "that Ada told him that it rained", "wrote", "Orel")
ADA = attribution(NESTED, "that it rained", "told", "Ada")
TraceFunction = Callable[[FrameType, str, Any], Any]


def test_each_stands_in_the_smallest_around_it() -> None:
    assert parents(NESTED, [VELT, OREL, ADA]) == [None, 0, 1]
    assert parents(NESTED, [ADA, VELT, OREL]) == [2, None, 1], "whatever the order"
    assert parents(NESTED, [VELT, ADA]) == [None, 0]
    assert parents(NESTED, []) == []


def test_side_by_side_is_not_within() -> None:
    text = "Velt said no. Orel said yes."
    assert (
        parents(text, [attribution(text, "no", "said", "Velt"), attribution(text, "yes", "said", "Orel")]) == [None] * 2
    )


def test_a_saying_whose_source_or_cue_stands_outside_is_not_within() -> None:
    text = "x" * 60
    outer = placed((10, 40))
    assert parents(text, [outer, placed((20, 30), cue=[(15, 18)], source=[(10, 14)])]) == [None, 0]
    assert parents(text, [outer, placed((20, 30), cue=[(15, 18)], source=[(5, 9)])]) == [None, None]
    assert parents(text, [outer, placed((20, 30), cue=[(38, 42)])]) == [None, None]
    assert parents(text, [outer, placed((20, 41))]) == [None, None]


def test_equal_spans_are_not_within_each_other() -> None:
    text = "x" * 60
    assert parents(text, [placed((10, 40)), placed((10, 40))]) == [None, None]
    two = placed((10, 40)), placed((10, 40), cue=[(12, 14)])
    assert parents(text, two) == [None, None]


def test_a_content_in_pieces_holds_what_stands_in_one_of_them_and_nothing_between() -> None:
    text = "x" * 100
    outer = placed((10, 30), (50, 90))
    inner = placed((60, 80), cue=[(55, 58)], source=[(50, 54)])
    between = placed((36, 48), cue=[(34, 35)])
    over = placed((20, 60))
    apart = placed((60, 80), source=[(12, 15)])
    assert parents(text, [outer, inner, between, apart]) == [None, 0, None, 0]
    assert parents(text, [outer, over, between]) == [None, None, 1]


@pytest.mark.parametrize("depth", [50, 120])
def test_many_within_one_another(depth: int) -> None:
    text = "x" * (3 * depth + 1)
    sayings = [placed((i, 3 * depth - i)) for i in range(depth)]
    assert parents(text, sayings) == [None, *range(depth - 1)]
    assert parents(text, sayings[::-1]) == [*range(1, depth), None]


PIECES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)), min_size=1, max_size=3)
CUE = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4)), max_size=1)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, CUE), max_size=8))
def test_a_parent_covers_its_child_and_nobody_is_their_own(
    drawn: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]],
) -> None:
    text = "x" * 84
    sayings = []
    for pieces, cue in drawn:
        spans, at = [], 0
        for start, size in sorted(pieces):
            start = max(start, at)
            spans.append((start, start + size))
            at = start + size + 1
        sayings.append(placed(*spans, cue=[(7 * (s % 6), 7 * (s % 6) + 6) for s, _ in cue]))
    found = parents(text, sayings)
    assert len(found) == len(sayings)
    for i, up in enumerate(found):
        seen = {i}
        while up is not None:
            assert up not in seen, "a circle"
            seen.add(up)
            up = found[up]
        parent = found[i]
        if parent is None:
            continue
        outer, child = sayings[parent], sayings[i]
        reached = reach(text, outer.content, outer.cue, outer.source)
        assert all(any(p.start <= s.start and s.end <= p.end for p in reached) for s in (*child.content, *child.cue))


def test_a_saying_between_cue_and_content_is_within() -> None:
    text = "Marsh says a doctor told her that the line was in twice."
    outer = attribution(text, "that the line was in twice", "says", "Marsh")
    inner = attribution(text, "that the line was in twice", "told", "a doctor")
    assert parents(text, [outer, inner]) == [None, 0]
    text = "The line was in twice, a doctor said, according to the report."
    outer = attribution(text, "The line was in twice", "according to", "the report")
    inner = attribution(text, "The line was in twice", "said", "a doctor")
    assert parents(text, [inner, outer]) == [1, None]


def steps(sayings: Sequence[Attribution]) -> int:
    """Instructions of the interpreter while the parents are found."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        parents("", sayings)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("around", [0, 1])
def test_twice_the_sayings_are_twice_the_work(around: int) -> None:
    one, two = (
        steps([placed((0, 10 * n))] * around + [placed((10 * i, 10 * i + 8)) for i in range(n)]) for n in (200, 400)
    )
    assert 0 < one < two < 2.2 * one


# ---- the outer ones first, and the innermost


def test_each_comes_behind_the_one_that_it_stands_in() -> None:
    assert outer_first([2, None, 1]) == [1, 2, 0]
    assert outer_first([None, None]) == [0, 1]
    assert outer_first([]) == []


def test_a_circle_comes_to_an_end() -> None:
    assert outer_first([1, 0, None]) == [2, 0, 1]


def test_a_place_is_in_the_innermost_words_around_it() -> None:
    sayings = [placed((0, 50)), placed((10, 30)), placed((60, 70), (80, 90))]
    places = [Span(2, 5), Span(12, 14), Span(28, 32), Span(52, 55), Span(65, 68), Span(68, 82), Span(85, 90)]
    assert innermost(places, sayings, [None, 0, None]) == [0, 1, 0, None, 2, None, 2]
    assert innermost(places, [], []) == [None] * len(places)
