"""The words beside a time expression."""

from __future__ import annotations

import re

from reportedly.resolve.times.words import FUNCTION_WORDS

_BEFORE = re.compile(r"([\w’'.-]{1,40})([\s(\[–-]{0,3})$")
_AFTER = re.compile(r"([\s–-]{0,3})(\w[\w-]{0,30})?")


def word_before(text: str, at: int) -> str:
    """The word directly before a place, "" where a mark or the beginning stands there."""
    m = _BEFORE.search(text, max(0, at - 44), at)
    return m[1] if m and "\n" not in m[2] else ""


def word_after(text: str, at: int) -> str:
    """The word directly behind a place, "" where a mark or the end stands there."""
    m = _AFTER.match(text, at, at + 40)
    return (m[2] or "") if m and "\n" not in m[1] and m[1] != "" else ""


def opens_line(text: str, at: int) -> bool:
    """Whether a line begins at a place."""
    return at == 0 or text[at - 1] == "\n"


def stands_alone(text: str, end: int) -> bool:
    """Whether no noun follows that would make the expression part of a compound."""
    word = word_after(text, end)
    return not word or word.lower() in FUNCTION_WORDS or word.endswith(("ed", "ly")) or word[0].isdigit()
