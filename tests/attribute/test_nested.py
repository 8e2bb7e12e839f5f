"""Sayings within what is said: what is asked again, what is cited, and what of the answers is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.nested import Place, cited_beside, in_citation, in_pieces, inner_text, within
from reportedly.types import Span
from tests.resolve.making import place, places

OPEN = "He said: “The mayor said no.” It rained. Orel said that the chair told him so."


def told(text: str, content: str, cue: str) -> list[str] | None:
    """Who says what within a cited content, and by which words."""
    found = in_citation(text, places(text, content), places(text, cue))
    if found is None:
        return None
    said, by, who = found
    return [" ".join(text[s:e] for s, e in spans) for spans in (who, by, said)]


# ---- what is asked again


def test_the_inner_text_holds_the_contents_where_they_stand_without_their_marks() -> None:
    contents = [places(OPEN, "“The mayor said no.”"), places(OPEN, "that the chair told him so")]
    inner = inner_text(OPEN, contents)
    for words in ("The mayor said no.", "that the chair told him so"):
        assert inner.index(words) == OPEN.index(words)
    assert inner.split() == "The mayor said no. that the chair told him so".split()
    assert inner.count("\n") == 2, "each content has a line of its own"


def test_pieces_of_one_content_share_a_line() -> None:
    text = "“He told me,” said Velt, “that it rained.”"
    inner = inner_text(text, [places(text, "“He told me,”|“that it rained.”")])
    assert inner.split() == "He told me, that it rained.".split()
    assert "\n" not in inner.strip()


def test_only_contents_with_a_word_of_saying_are_asked() -> None:
    text = "Velt said that it rained. Orel said that he was told to wait."
    inner = inner_text(text, [places(text, "that it rained"), places(text, "that he was told to wait")])
    assert inner.strip() == "that he was told to wait"
    assert inner_text(text, [places(text, "that it rained")]) == ""
    assert inner_text(text, []) == ""


def test_of_two_contents_that_overlap_the_first_is_asked() -> None:
    text = "Velt said that Orel said that Ada told him."
    outer, inner = places(text, "that Orel said that Ada told him"), places(text, "that Ada told him")
    assert inner_text(text, [outer, inner]).split() == "that Orel said that Ada told him".split()


def test_a_content_of_marks_alone_is_no_trouble() -> None:
    assert inner_text("“", [(Span(0, 1),)]) == ""
    assert inner_text("“said”", [(Span(0, 6),)]).strip() == "said"


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from(["“", "said ", "x", "”", "\n", "told", "Ж", "\u0301"]), max_size=25).map("".join),
    st.data(),
)
def test_offsets_of_the_inner_text_hold(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    contents = [tuple(spans[i : i + 2]) for i in range(0, len(spans), 2)]
    inner = inner_text(text, contents)
    assert len(inner) <= len(text)
    covered = {i for content in contents for start, end in content for i in range(start, end)}
    for i, letter in enumerate(inner):
        assert letter in " \n" or (letter == text[i] and i in covered)


# ---- what is cited


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "local broadcasters who spoke of some forty arrests",
            ["local broadcasters", "spoke of", "some forty arrests"],
        ),
        ("the union’s claim that the gate was locked", ["the union", "claim", "the gate was locked"]),
        ("a report by the auditors that the books were gone", ["the auditors", "report", "the books were gone"]),
        ("a nurse, who said the ward was full", ["a nurse", "said", "the ward was full"]),
    ],
)
def test_what_is_cited_tells_who_says_it(content: str, expected: list[str]) -> None:
    assert told(f"The authority cited {content}.", content, "cited") == expected


def test_marks_before_what_is_cited_are_passed_over() -> None:
    content = "“the union’s claim that the gate was locked”"
    found = told(f"Orel rejected {content}.", content, "rejected")
    assert found is not None
    assert found[0] == "the union"


def test_nothing_is_cited_where_the_cue_only_says() -> None:
    content = "local broadcasters who spoke of some forty arrests"
    assert told(f"The authority hoped for {content}.", content, "hoped for") is None


def test_nothing_is_cited_by_a_content_in_pieces_nor_by_one_that_names_nobody() -> None:
    assert told("Orel rejected the plan, again, and the fee.", "the plan|and the fee", "rejected") is None
    assert told("Orel rejected the plan.", "the plan", "rejected") is None


def test_whom_a_source_cites_says_the_same() -> None:
    text = "Forty people were hurt, police said, citing a hospital report."
    content = places(text, "Forty people were hurt")
    found = cited_beside(text, content, places(text, "said"), places(text, "police"))
    assert found is not None
    assert found[0] == content
    assert [text[s:e] for spans in found[1:] for s, e in spans] == ["citing", "a hospital report"]
    assert cited_beside(text, content, places(text, "said"), ()) is None


# ---- what is kept


def test_what_lies_in_one_content_is_kept_and_what_leaves_it_is_not() -> None:
    contents = [(Span(10, 20),), (Span(30, 40), Span(50, 60))]
    inside: Place = ((Span(14, 20),), (Span(12, 14),), (Span(10, 12),))
    second: Place = ((Span(50, 60),), (Span(33, 35),), (Span(30, 32),))
    across: Place = ((Span(30, 40),), (Span(16, 18),), (Span(10, 12),))
    before: Place = ((Span(14, 20),), (Span(12, 14),), (Span(2, 9),))
    unsaid: Place = ((Span(14, 20),), (Span(12, 14),), ())
    uncued: Place = ((Span(14, 20),), (), (Span(10, 12),))
    assert within([inside, second, across, before, unsaid, uncued], contents) == [True, True] + [False] * 4


def test_what_runs_over_a_gap_of_its_content_is_cut_there() -> None:
    """Else “Velt said” would be words of the mayor."""
    text = "“The mayor said that,” Velt said, “it rains.”"
    contents = [places(text, "“The mayor said that,”|“it rains.”")]
    found: Place = ((Span(place(text, "that").start, len(text) - 1),), places(text, "said"), places(text, "The mayor"))
    content, cue, source = in_pieces(text, found, contents)
    assert [text[s:e].strip("“”,.") for s, e in content] == ["that", "it rains"]
    assert (cue, source) == found[1:]


def test_what_reaches_out_of_its_content_is_left_as_it_is() -> None:
    text = "Velt said no. It rained."
    found: Place = ((Span(10, 20),), (Span(5, 9),), (Span(0, 4),))
    assert in_pieces(text, found, [(Span(10, 12),)]) == found
