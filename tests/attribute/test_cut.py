"""Contents that are an article alone."""

from __future__ import annotations

import re

import pytest

from reportedly.attribute.cut import is_heading, uncut
from reportedly.attribute.roles import Roles
from reportedly.types import Span


def roles(text: str, content: str, cue: str) -> Roles:
    def at(words: str) -> tuple[Span, ...]:
        m = re.search(rf"\b{words}\b", text)
        assert m is not None
        return (Span(*m.span()),)

    return Roles(at(content), at(cue), (), 0.5)


@pytest.mark.parametrize(
    ("text", "content", "cue", "whole"),
    [
        ("Yon released a long video, and left.", "a", "released", "a long video"),
        ("Yon praised the 49 people killed at sea.", "the", "praised", "the 49 people killed at sea"),
        ("Yon praised the man who knew.", "the", "praised", "the man"),
        ("Yon praised the.", "the", "praised", "the"),
        ("Yon praised the whole town.", "the whole", "praised", "the whole"),
        ("Yon praised her.", "her", "praised", "her"),
    ],
)
def test_an_article_is_found_with_its_phrase(text: str, content: str, cue: str, whole: str) -> None:
    start, end = uncut(text, [roles(text, content, cue)])[0].content[0]
    assert text[start:end] == whole


def test_it_ends_where_another_begins() -> None:
    text = "Yon praised the man said Velt."
    found = uncut(text, [roles(text, "the", "praised"), roles(text, "Velt", "said")])
    assert text[slice(*found[0].content[0])] == "the man"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("What we know about the dam", True),
        ("Here is what we know so far.", True),
        ("What we know is that it leaks.", False),
        ("Velt said what we know to the court.", True),
        ("Velt said what they know.", False),
    ],
)
def test_what_we_know_leads_to_something_and_says_nothing(text: str, heading: bool) -> None:
    what = re.search(r"\bwhat\b", text, re.IGNORECASE)
    assert what is not None
    who = Span(what.end() + 1, text.index(" know"))
    found = Roles((Span(*what.span()),), (Span(who.end + 1, who.end + 5),), (who,), 0.5)
    assert is_heading(text, found) is heading
