"""On whose word: which attribution stands within which."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.citing import reach
from reportedly.resolve.telling.chains import handed_on_by, introduced_by, parents
from reportedly.types import Attribution, Span
from tests.resolve.making import attribution

NESTED = "Velt said that Orel wrote that Ada told him that it rained."
VELT = attribution(NESTED, "that Orel wrote that Ada told him that it rained", "said", "Velt")
OREL = attribution(NESTED, "that Ada told him that it rained", "wrote", "Orel")
ADA = attribution(NESTED, "that it rained", "told", "Ada")
TraceFunction = Callable[[FrameType, str, Any], Any]


def made(
    *content: tuple[int, int], cue: Sequence[tuple[int, int]] = (), source: Sequence[tuple[int, int]] = ()
) -> Attribution:
    spans = [tuple(Span(*s) for s in part) for part in (content, cue, source)]
    return Attribution(id=repr(spans), document_id="d", content=spans[0], cue=spans[1], source=spans[2])


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
    outer = made((10, 40))
    assert parents(text, [outer, made((20, 30), cue=[(15, 18)], source=[(10, 14)])]) == [None, 0]
    assert parents(text, [outer, made((20, 30), cue=[(15, 18)], source=[(5, 9)])]) == [None, None]
    assert parents(text, [outer, made((20, 30), cue=[(38, 42)])]) == [None, None]
    assert parents(text, [outer, made((20, 41))]) == [None, None]


def test_equal_spans_are_not_within_each_other() -> None:
    text = "x" * 60
    assert parents(text, [made((10, 40)), made((10, 40))]) == [None, None]
    two = made((10, 40)), made((10, 40), cue=[(12, 14)])
    assert parents(text, two) == [None, None]


def test_a_content_in_pieces_holds_what_stands_in_one_of_them_and_nothing_between() -> None:
    text = "x" * 100
    outer = made((10, 30), (50, 90))
    inner = made((60, 80), cue=[(55, 58)], source=[(50, 54)])
    between = made((36, 48), cue=[(34, 35)])
    over = made((20, 60))
    apart = made((60, 80), source=[(12, 15)])
    assert parents(text, [outer, inner, between, apart]) == [None, 0, None, 0]
    assert parents(text, [outer, over, between]) == [None, None, 1]


@pytest.mark.parametrize("depth", [50, 120])
def test_many_within_one_another(depth: int) -> None:
    text = "x" * (3 * depth + 1)
    sayings = [made((i, 3 * depth - i)) for i in range(depth)]
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
        sayings.append(made(*spans, cue=[(7 * (s % 6), 7 * (s % 6) + 6) for s, _ in cue]))
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


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "leads"),
    [
        ("According to the indictment, Kell told an agent that he could.", "that he could", "told", "Kell",
         "the indictment"),
        ("As his driver tells it, Vail said no.", "no", "said", "Vail", "his driver"),
        ("Nurse Orel, as the tribunal recorded, said no.", "no", "said", "Nurse Orel", "the tribunal"),
        ("His mother, he told us, used to say no.", "no", "used to say", "His mother", "he"),
        ("Vail, who won, said no.", "no", "said", "Vail", None),
        ("Vail, a clerk in Kell who said little, told us no.", "no", "told", "Vail", None),
        ("As a result, Vail said no.", "no", "said", "Vail", None),
        ("According to the indictment, he left. Vail said no.", "no", "said", "Vail", None),
    ],
)  # fmt: skip
def test_who_leads_to_a_saying(text: str, content: str, cue: str, source: str, leads: str | None) -> None:
    found = introduced_by(text, attribution(text, content, cue, source))
    assert (text[slice(*found)] if found else None) == leads


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
        steps([made((0, 10 * n))] * around + [made((10 * i, 10 * i + 8)) for i in range(n)]) for n in (200, 400)
    )
    assert 0 < one < two < 2.2 * one


# ---- who hands on


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "outer"),
    [
        ("It rained, said a clerk quoted by Merland Radio.", "It rained", "said",
         "a clerk quoted by Merland Radio", "Merland Radio"),
        ("It rained, a clerk was quoted as saying by Merland Radio on Monday.", "It rained",
         "was quoted as saying", "a clerk", "Merland Radio"),
        ("Velt said in an interview with Merland Radio that it rained.", "that it rained", "said", "Velt",
         "Merland Radio"),
        ("A clerk, quoted in the Kurier, said that it rained.", "that it rained", "said",
         "A clerk, quoted in the Kurier", "the Kurier"),
        ("Velt, through a lawyer, called it untrue.", "it untrue", "called", "Velt", "a lawyer"),
        ("Velt said through her spokeswoman that it rained.", "that it rained", "said", "Velt", "her spokeswoman"),
        ("Velt said through tears that it rained.", "that it rained", "said", "Velt", None),
        ("It rains, men quoted by Wire suggest", "It rains", "suggest", "men quoted by Wire", "Wire"),
        ("A clerk, quoted in court, said that it rained.", "that it rained", "said", "A clerk, quoted in court", None),
        ("Velt said that it rained, as quoted by Merland Radio.", "that it rained", "said", "Velt", None),
        ("Velt said that it rained.", "that it rained", "said", "Velt", None),
        ("Velt said\nas quoted by Merland Radio", "said", "", "Velt", None),
    ],
)  # fmt: skip
def test_who_hands_the_words_on(text: str, content: str, cue: str, source: str, outer: str | None) -> None:
    span = handed_on_by(text, attribution(text, content, cue, source))
    assert (text[slice(*span)] if span else None) == outer


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Velt", "quoted by", "as", "said", ",", "that", "\n", "”", "in an interview with"]),
        max_size=14,
    ).map(" ".join),
    st.data(),
)
def test_who_hands_on_stands_in_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    if not spans:
        return
    span = handed_on_by(text, made(spans[-1], cue=spans[1:2], source=spans[:1]))
    assert span is None or 0 <= span.start < span.end <= len(text)
