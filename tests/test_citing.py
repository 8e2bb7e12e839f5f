"""Whom a source cites, told by the words beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.citing import cited, reach
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
        ("Two owners had heard from the chairman that she would go.", "that she would go", "had heard", "Two owners",
         ("from", "the chairman")),
        ("Nobody knew. Citing a source in the port, the Post wrote that it would close.", "that it would close",
         "wrote", "the Post", ("Citing", "a source in the port")),
        ("A lady assures me, on the word of two vergers, that it is so.", "that it is so", "assures", "A lady",
         ("on the word of", "two vergers")),
        ("The service assesses, based on intercepted calls, that half are gone.", "that half are gone", "assesses",
         "The service", ("based on", "intercepted calls")),
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
        ("Forty were hurt, police said, citing the need for haste.", "Forty were hurt", "said", "police"),
        ("It was put off, she said, citing her anger at reports.", "It was put off", "said", "she"),
        ("The loss was due, she attributed it to the weather in towns.", "it", "attributed", "she"),
        ("It is less, said the desk). He left it, citing a report.", "It is less", "said", "the desk"),
        ("Citing the need for haste, the Post wrote that it would close.", "that it would close", "wrote", "the Post"),
        ("Citing a report, he left. The Post wrote that it would close.", "that it would close", "wrote", "The Post"),
        ("It was put off, she said, referring to the vote.", "It was put off", "said", "she"),
        ("She had heard that he would go.", "that he would go", "had heard", "She"),
        ("Forty were hurt, police said. He walked to the port.", "Forty were hurt", "said", "police"),
    ],
)
def test_nobody_is_cited(text: str, content: str, cue: str, source: str) -> None:
    assert told(text, content, cue, source) is None


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "whole"),
    [
        ("Marsh says a doctor told her that it rained.", "that it rained", "says", "Marsh",
         ["a doctor told her that it rained"]),
        ("Marsh told our doctor that the office had told her that it rained.", "that it rained", "told", "Marsh",
         ["that the office had told her that it rained"]),
        ("It rained, a doctor said, according to Marsh.", "It rained", "according to", "Marsh",
         ["It rained, a doctor said,"]),
        ("Marsh repeats the rumour, spread by the firm, that it rained.", "the rumour|that it rained", "repeats",
         "Marsh", ["the rumour, spread by the firm, that it rained"]),
        ("Marsh said. Then that it rained.", "that it rained", "said", "Marsh", ["that it rained"]),
    ],
)  # fmt: skip
def test_how_far_a_content_reaches(text: str, content: str, cue: str, source: str, whole: list[str]) -> None:
    found = reach(text, *(places(text, part) for part in (content, cue, source)))
    assert [text[slice(*span)].strip() for span in found] == whole


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
