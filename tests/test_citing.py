"""Whom a source cites, told by the words beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.citing import cited
from reportedly.types import Span
from tests.resolve.making import places


def told(text: str, content: str, cue: str, source: str) -> tuple[str, str] | None:
    """The words that tell of the citing, and who is cited."""
    found = cited(text, *(places(text, part) for part in (content, cue, source)))
    return (text[slice(*found.words)], text[slice(*found.source)]) if found else None


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        ("Forty were hurt, police said, citing a hospital report.", "Forty were hurt", "said", "police",
         ("citing", "a hospital report")),
        ("The Post, citing a person close to the port, had written that it would close.", "that it would close",
         "had written", "The Post", ("citing", "a person close to the port")),
        ("Forty were hurt, police said, quoting a nurse who saw them.", "Forty were hurt", "said", "police",
         ("quoting", "a nurse")),
        ("She attributed the number to “scientists”.", "the number", "attributed", "She", ("to", "scientists")),
        ("The number was attributed by the agency to unnamed media.", "The number", "was attributed", "the agency",
         ("to", "unnamed media")),
    ],
)  # fmt: skip
def test_who_is_cited(text: str, content: str, cue: str, source: str, expected: tuple[str, str]) -> None:
    assert told(text, content, cue, source) == expected


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("Forty were hurt, police said.", "Forty were hurt", "said", "police"),
        ("Forty were hurt, citing a hospital report.", "Forty were hurt", "", ""),
        ("He spoke, citing the law.", "the law", "citing", "He"),
        ("Forty were hurt, police said.\nA writer, citing a report, left.", "Forty were hurt", "said", "police"),
        ("Forty were hurt, police said. He walked to the port.", "Forty were hurt", "said", "police"),
    ],
)
def test_nobody_is_cited(text: str, content: str, cue: str, source: str) -> None:
    assert told(text, content, cue, source) is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["citing ", "quoting ", "attributed ", "to ", "a ", "x ", ", ", "\n", "said "]), max_size=30
    ),
    st.lists(st.integers(0, 200), min_size=6, max_size=6),
)
def test_who_is_cited_stands_in_the_text(words: list[str], cuts: list[int]) -> None:
    text = "".join(words)
    at = sorted(min(cut, len(text)) for cut in cuts)
    spans = [(Span(a, b),) for a, b in zip(at[::2], at[1::2], strict=True)]
    found = cited(text, spans[0], spans[1], spans[2])
    if found:
        assert 0 <= found.words.start < found.words.end <= found.source.start < found.source.end <= len(text)
