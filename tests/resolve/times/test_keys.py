"""Patterns that are tried near their words alone find what they find in the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evaluation.gold import HERE
from reportedly.resolve.times.dates import ENGLISH
from reportedly.resolve.times.keys import KEYS, Neighbourhoods
from reportedly.resolve.times.words import ANCIENT

_PATTERNS = ENGLISH | ANCIENT

_WORDS = (
    "two three years Years week weeks later ago the a on Monday monday 11 May 2024 , . – half an hour "
    "before last night early in this next year and to or from now today twenty thousand nineteen-ninety "
    "century 1990s first quarter of time evening since then months days by writing Second World War "
    "Christmas Day every the twentieth 12th at 5 pm noon at the end of quarter of a year 9/11 tomorrow AD 410 "
    "İstanbul ıt mınutes weeKs ſeaſon dayſ summer winter weekend "
    "\n"
).split(" ")


def _whole(kind: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _PATTERNS[kind].finditer(text)]


def _near(kind: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for stretch in Neighbourhoods(text).of(kind) for m in _PATTERNS[kind].finditer(text, *stretch)]


@given(st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join), st.integers(0, 400))
def test_what_stands_near_is_all_there_is(text: str, gap: int) -> None:
    spread = text + "." * gap + text
    assert {kind: _near(kind, spread) for kind in KEYS} == {kind: _whole(kind, spread) for kind in KEYS}


def test_nothing_is_missed_in_news() -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "text").glob("*.txt")))
    found = {kind: _whole(kind, text) for kind in KEYS}
    assert any(found.values())
    assert {kind: _near(kind, text) for kind in KEYS} == found


def test_a_kind_is_looked_for_near_the_rarer_of_the_words_that_it_needs() -> None:
    text = "Every day they met. " * 40 + "Nobody had come, she said, two days ago."
    [stretch] = Neighbourhoods(text).of("ago")
    assert stretch.start > len(text) / 2
    assert Neighbourhoods("Every day they met. " * 40).of("ago") == []
