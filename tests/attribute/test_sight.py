"""How a text is cut into sections for the network."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.sight import sections
from reportedly.types import Span


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \n“", max_size=80), st.integers(1, 30))
def test_sections_are_the_text_in_order(text: str, size: int) -> None:
    found = sections(text, size)
    assert "".join(text[s:e] for s, e in found) == text
    assert all(0 < end - start <= size for start, end in found)
    assert [s.start for s in found[1:]] == [s.end for s in found[:-1]]
    for start, end in found[:-1]:
        if "\n" in text[start + 1 : start + size]:
            assert text[end - 1] == "\n", "a paragraph was cut though a line ended"


def test_sections_are_cut_at_spaces_where_no_line_ends() -> None:
    assert sections("one two three", 9) == [Span(0, 8), Span(8, 13)]
    assert sections("a\nb c d", 5) == [Span(0, 2), Span(2, 7)]
    assert sections("x" * 5, 2) == [Span(0, 2), Span(2, 4), Span(4, 5)]
