from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.pointing import NotThere, pointed
from reportedly.text import words
from reportedly.types import Span

TEXT = "The police said so. The mayor said “no”, and the clerk said it too.\nNobody else: silence. He left."
MAYOR = [Span(TEXT.index("The mayor"), TEXT.index("The mayor") + 9)]


def held(text: str, *given: object, **more: object) -> list[str]:
    return [text[s:e] for s, e in pointed(text, *given, **more)]  # type: ignore[arg-type]


def test_words_are_found_whole_whatever_their_case_and_spaces() -> None:
    assert held(TEXT, "source", "the  POLICE") == ["The police"]
    assert held(TEXT, "source", "he") == ["He"], "not the end of “The”"
    assert held(TEXT, "cue", "") == []


def test_marks_at_the_edges_belong_to_them_where_they_are_given() -> None:
    assert held(TEXT, "content", "“no”") == ["“no”"]
    assert held(TEXT, "content", "no", MAYOR) == ["no"]
    assert held(TEXT, "cue", ":") == [":"], "marks alone"


def test_the_sentence_of_the_line_comes_first_then_those_beside_it() -> None:
    assert pointed(TEXT, "cue", "said", [Span(0, 10)]) == (Span(11, 15),)
    assert held(TEXT, "source", "he", [Span(TEXT.index("silence"), TEXT.index("silence") + 7)]) == ["He"]


def test_of_several_places_none_is_guessed_and_all_are_shown() -> None:
    with pytest.raises(NotThere) as raised:
        pointed(TEXT, "cue", "said", MAYOR)
    told = str(raised.value)
    assert "stands in 2 places near the line" in told
    assert "--at cue:2  …The police said so. The mayor [said] “no”, and the clerk" in told
    assert "--at cue:3" in told and "--at cue:1" not in told, "the numbers are those of the whole text"
    assert pointed(TEXT, "cue", "said", MAYOR, 3) == (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),)
    assert held(TEXT, "cue", "mayor said", MAYOR) == ["mayor said"], "or more words"
    with pytest.raises(NotThere, match="3 places: there is no place 4"):
        pointed(TEXT, "cue", "said", MAYOR, 4)


def test_pieces_follow_each_other() -> None:
    assert held(TEXT, "content", "no … it too") == ["no", "it too"]
    with pytest.raises(NotThere, match="does not stand after"):
        pointed(TEXT, "content", "it too … no")


def test_a_page_may_have_three_dots_itself() -> None:
    assert held("He said: well … no.", "content", "well … no") == ["well … no"]


@pytest.mark.parametrize("words_given", ["never there", "…", "\x00", "\ud800", "a" * 10_000, "(((("])
def test_what_is_not_there_is_said(words_given: str) -> None:
    with pytest.raises(NotThere, match="does not stand"):
        pointed(TEXT, "content", words_given)


@given(st.text(max_size=60), st.data())
@settings(deadline=None, max_examples=150)
def test_words_of_a_text_are_found_at_their_place_or_asked_about(text: str, data: st.DataObject) -> None:
    cut = words(text)
    if not cut:
        return
    first = data.draw(st.integers(0, len(cut) - 1))
    last = data.draw(st.integers(first, len(cut) - 1))
    given_words = text[cut[first].start : cut[last].end]
    try:
        found = pointed(text, "content", given_words)
    except NotThere:
        return
    assert all(0 <= s < e <= len(text) for s, e in found)
    assert "".join(filter(str.isalnum, "".join(text[s:e] for s, e in found).casefold())) == "".join(
        filter(str.isalnum, given_words.casefold())
    )
