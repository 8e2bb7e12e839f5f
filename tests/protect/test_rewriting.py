from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.protect.rewriting import Edit, Rewritten
from reportedly.types import Span


def test_spans_move_along() -> None:
    now = Rewritten("Anton said no to Kessler today.", [Edit(0, 5, "person X"), Edit(17, 24, "Y")])
    assert now.text == "person X said no to Y today."
    assert [now.text[slice(*now.span(s))] for s in (Span(0, 5), Span(6, 13), Span(2, 20), Span(25, 30))] == [
        "person X", "said no", "person X said no to Y", "today",
    ]  # fmt: skip


def test_spans_that_fall_into_one_are_one() -> None:
    now = Rewritten("one two three", [Edit(0, 7, "-")])
    assert now.spans([Span(0, 3), Span(4, 7), Span(8, 13)]) == (Span(0, 1), Span(2, 7))


_TEXT = "abcdefghijklmnopqrst"
_EDITS = st.lists(
    st.builds(lambda a, n, w: Edit(a, a + n, w), st.integers(0, 18), st.integers(1, 8), st.text("XY", max_size=3))
)


@given(_EDITS)
def test_nothing_that_an_edit_covers_stays(edits: list[Edit]) -> None:
    covered = {_TEXT[i] for e in edits for i in range(e.start, min(e.end, len(_TEXT)))}
    assert not covered & set(Rewritten(_TEXT, edits).text)


@given(_EDITS, st.integers(0, 19), st.integers(1, 20))
def test_a_span_has_what_is_left_of_its_words(edits: list[Edit], start: int, length: int) -> None:
    now, end = Rewritten(_TEXT, edits), min(start + length, len(_TEXT))
    covered = {i for e in edits for i in range(e.start, e.end)}
    words = now.text[slice(*now.span(Span(start, end)))]
    assert words.translate({ord("X"): None, ord("Y"): None}) == "".join(
        _TEXT[i] for i in range(start, end) if i not in covered
    )
