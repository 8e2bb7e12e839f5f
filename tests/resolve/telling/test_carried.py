"""What is told once for several sayings of one speaker."""

from __future__ import annotations

import pytest

from reportedly.resolve.telling.carried import Said, carried
from reportedly.resolve.telling.told import Circumstances
from reportedly.types import Span

HALE = Circumstances(addressee="the Star", medium="by phone")
NONE = Circumstances()
ONCE = "Hale told the Star by phone that it was late. "


def said(text: str, cue: str, speaker: str | None, own: Circumstances = NONE, parent: int | None = None) -> Said:
    at = text.index(cue)
    return Said(cue=[Span(at, at + len(cue))], content=[], speaker=speaker, parent=parent, own=own)


GOES_ON = [
    # what follows, its cue, whether the words told once hold
    ("“No,” she added.", "added", True),
    ("She said it would rain.", "said", True),
    ("\n\n“No,” she said.", "said", True),
    ("\n\nIt rained.\n\n“No,” she said.", "said", False),
    ("On Sunday she said it would rain.", "said", False),
    ("She wrote that it would rain.", "wrote", False),
    ("She denied the sale.", "denied", False),
    ("She said at noon that it would rain.", "said at noon", False),
    ("It rained. " * 60 + "She said no.", "said", False),
]


@pytest.mark.parametrize(("next_words", "cue", "holds"), GOES_ON)
def test_a_saying_that_goes_on_is_told_as_the_one_before(next_words: str, cue: str, holds: bool) -> None:
    text = ONCE + next_words
    given = [said(text, "told", "Hale", HALE), said(text, cue, "Hale")]
    assert carried(text, given) == [HALE, HALE if holds else NONE]


def test_nothing_is_carried_from_one_speaker_or_level_to_another() -> None:
    text = ONCE + "Orr said no. She added that it rained."
    first = said(text, "told", "Hale", HALE)
    assert carried(text, [first, said(text, "said", "Orr"), said(text, "added", "Hale")]) == [HALE, NONE, NONE]
    assert carried(text, [first, said(text, "said", "Hale", parent=0)]) == [HALE, NONE]
    assert carried(text, [first, said(text, "said", None), said(text, "added", "Hale")]) == [HALE, NONE, HALE]


def test_what_a_saying_tells_itself_ends_what_was_told_before() -> None:
    text = ONCE + "She said on air that it rained. She added no."
    air = Circumstances(medium="air")
    given = [said(text, "told", "Hale", HALE), said(text, "said", "Hale", air), said(text, "added", "Hale")]
    assert carried(text, given) == [HALE, air, air]


def test_who_is_thanked_hears_the_thanks_alone() -> None:
    text = "In a statement Hale thanked the crew. She added that it rained."
    own = Circumstances("the crew", "a statement")
    given = [said(text, "thanked", "Hale", own), said(text, "added", "Hale")]
    assert carried(text, given) == [own, Circumstances(medium="a statement")]


def test_writing_goes_on_from_writing() -> None:
    text = "Hale wrote on X that it was late. She wrote that it rained."
    own = Circumstances(medium="X")
    given = [said(text, "wrote", "Hale", own), said(text, "wrote that it rained", "Hale")]
    assert carried(text, given) == [own, own]


def test_no_lexicon_carries_nothing() -> None:
    text = ONCE + "She added no."
    given = [said(text, "told", "Hale", HALE), said(text, "added", "Hale")]
    assert carried(text, given, "xx") == [HALE, NONE]
