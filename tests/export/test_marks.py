from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export.marks import Marked, of_attribution, of_statement, segments, words_of
from reportedly.store import Ledger
from reportedly.types import Span
from tests.making import keep, told

LENGTH = 40
edges = st.integers(0, LENGTH)
spans = st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
roles = st.lists(spans, max_size=3).map(lambda found: tuple(sorted(found)))
stretches = st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


@st.composite
def marks(draw: st.DrawFn) -> list[Marked]:
    count = draw(st.integers(0, 4))
    return [
        Marked(key=str(n), content=draw(roles.filter(bool)), cue=draw(roles), source=draw(roles)) for n in range(count)
    ]


def covers(found: tuple[Span, ...], point: int) -> bool:
    return any(start <= point < end for start, end in found)


@given(stretches, marks())
@settings(deadline=None, max_examples=100)
def test_segments_cut_a_stretch_without_gap_or_overlap(stretch: Span, marked: list[Marked]) -> None:
    found = segments(stretch, marked)
    assert found[0].span.start == stretch.start
    assert found[-1].span.end == stretch.end
    assert all(a.span.end == b.span.start for a, b in pairwise(found))
    assert all(s.span.start < s.span.end for s in found)


@given(stretches, marks())
@settings(deadline=None, max_examples=100)
def test_every_code_point_has_the_role_and_the_keys_that_cover_it(stretch: Span, marked: list[Marked]) -> None:
    """Compared with a plain reading of the definition, point by point."""
    for segment in segments(stretch, marked):
        for point in range(*segment.span):
            covering = [
                m for m in marked if any(covers(getattr(m, role), point) for role in ("content", "cue", "source"))
            ]
            assert set(segment.keys) == {m.key for m in covering}
            shown = next(
                (r for r in ("cue", "source", "content") if any(covers(getattr(m, r), point) for m in marked)), None
            )
            assert segment.role == shown


@given(stretches, marks())
@settings(deadline=None, max_examples=100)
def test_a_content_opens_once_where_it_begins(stretch: Span, marked: list[Marked]) -> None:
    opened = [(key, s.span.start) for s in segments(stretch, marked) for key in s.opens]
    inside = [(m.key, m.content[0].start) for m in marked if stretch.start <= m.content[0].start < stretch.end]
    assert sorted(opened) == sorted(inside)


def test_inner_roles_are_shown_over_the_content_around_them() -> None:
    outer = Marked(key="a", content=(Span(0, 20),), cue=(), source=())
    inner = Marked(key="b", content=(Span(10, 20),), cue=(Span(5, 9),), source=(Span(0, 4),))
    found = [(s.span, s.role, "".join(sorted(s.keys)), "".join(s.opens)) for s in segments(Span(0, 20), [outer, inner])]
    assert found == [
        (Span(0, 4), "source", "ab", "a"),
        (Span(4, 5), "content", "a", ""),
        (Span(5, 9), "cue", "ab", ""),
        (Span(9, 10), "content", "a", ""),
        (Span(10, 20), "content", "ab", "b"),
    ]


def test_marks_of_an_attribution_and_of_its_statement_are_the_same(ledger: Ledger) -> None:
    item = told("[“It opens] in spring[”,] {she} <added>.")
    keep(ledger, item)
    [statement] = ledger.all_statements()
    assert of_statement(statement) == of_attribution(item.found[0].attribution)
    assert words_of(item.document.text, item.found[0]) == ("she", "added", "“It opens … ”,")
