from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.rules import drafts
from reportedly.text import trim
from reportedly.types import Span

PARTS = st.sampled_from(
    ["“No, never,”", "‘Not here,’", '"Maybe"', "said", "SAID", "Mara Velt", "the minister", "according to", "that",
     "it rains", ".", ",", ":", "\n", "“", "”", "he", "told reporters", "Ж", "不", "\x00", "\u202e", "\ud800"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PARTS, max_size=25).map(" ".join), st.text(max_size=60))


def found(text: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Content, cue and source of what is found, in words."""
    content, cue, source = ([[text[s:e] for s, e in roles[i]] for roles in drafts(text)] for i in range(3))
    return list(zip(content, cue, source, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No, never,” said Mara Velt on Monday.", (["“No, never,”"], ["said"], ["Mara Velt"])),
        ("“No, never,” she said on Monday.", (["“No, never,”"], ["said"], ["she"])),
        ("«No, never,» said Mara Velt on Monday.", (["«No, never,»"], ["said"], ["Mara Velt"])),
        ("Mara Velt said: “No, never.”", (["“No, never.”"], ["said"], ["Mara Velt"])),
        ("“No, never,” he said, “not here.”", (["“No, never,”", "“not here.”"], ["said"], ["he"])),
        ("According to Mara Velt, it rains.", (["it rains."], ["According to"], ["Mara Velt"])),
        ("Mara Velt said that it rains.", (["that it rains."], ["said"], ["Mara Velt"])),
    ],
)
def test_what_the_rules_know(text: str, expected: tuple[list[str], list[str], list[str]]) -> None:
    assert found(text) == [expected]


def test_a_source_does_not_begin_within_a_word() -> None:
    """Seen on real articles: “emocratic pollster Pat Caddell”."""
    ((_, _, source),) = found("Then Democratic pollster Pat Caddell said that it rains.")
    assert source == ["pollster Pat Caddell"]


@pytest.mark.parametrize("text", ["", "a", "“", "“”", "“““", '""""', "It rained all day.", "“No” is a word."])
def test_what_holds_no_saying(text: str) -> None:
    assert drafts(text) == []
    assert drafts(text * 2_000) == []


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_trimmed_ordered_and_contents_apart(text: str) -> None:
    taken: set[int] = set()
    for content, cue, source in drafts(text):
        assert content
        assert (len(cue), len(source)) == (1, 1)
        for start, end in (*content, *cue, *source):
            assert 0 <= start < end <= len(text)
            assert trim(text, Span(start, end)) == (start, end)
        assert list(content) == sorted(content)
        for start, end in content:
            assert not taken & set(range(start, end))
            taken |= set(range(start, end))


@pytest.mark.parametrize(
    "filling",
    ["THE MINISTER SAID ", "A", "Ann Bob ", "the man went home ", "Ann, ", "a.b-", "He said ", ". ", "according to a"],
)
def test_three_hundred_thousand_characters_hide_no_saying(filling: str) -> None:
    """A page in capitals on one line took more than an hour while a name could have any number of words."""
    text = filling * (300_000 // len(filling)) + "\n“No, never,” said Mara Velt on Monday."
    assert found(text)[-1] == (["“No, never,”"], ["said"], ["Mara Velt"])
