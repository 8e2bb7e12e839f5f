"""Patterns that are tried near their words alone find what they find in the whole text."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.gold import HERE
from reportedly.resolve.times.dates import ENGLISH
from reportedly.resolve.times.dates_keys import KEYS, Neighbourhoods

_WORDS = (
    "two three years Years week weeks later ago the a on Monday monday 11 May 2024 , . – half an hour "
    "before last night early in this next year and to or from now today twenty thousand nineteen-ninety "
    "century 1990s first quarter of time evening since then months days by writing Second World War "
    "İstanbul ıt mınutes weeKs ſeaſon dayſ summer winter weekend "
    "\n"
).split(" ")


def _whole(kind: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m in ENGLISH[kind].finditer(text)]


def _near(kind: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for stretch in Neighbourhoods(text).of(kind) for m in ENGLISH[kind].finditer(text, *stretch)]


_PARSER = import_module("re._parser")
"""The one place that tells how far a pattern reaches."""


@pytest.mark.parametrize("kind", KEYS)
def test_a_match_and_what_it_looks_at_lie_within_reach(kind: str) -> None:
    pattern = ENGLISH[kind]
    longest = _PARSER.parse(pattern.pattern, pattern.flags & ~re.UNICODE).getwidth()[1]
    assert longest + 50 <= KEYS[kind].reach


@given(st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join), st.integers(0, 400))
def test_what_stands_near_is_all_there_is(text: str, gap: int) -> None:
    spread = text + "." * gap + text
    assert {kind: _near(kind, spread) for kind in KEYS} == {kind: _whole(kind, spread) for kind in KEYS}


def test_nothing_is_missed_in_news() -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "text").glob("*.txt")))
    found = {kind: _whole(kind, text) for kind in KEYS}
    assert any(found.values())
    assert {kind: _near(kind, text) for kind in KEYS} == found
