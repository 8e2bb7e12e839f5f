"""Words that people choose in a text: selected in the browser, which says where they stand, or typed.

What a browser says is not believed: the words have to stand there. It counts code points, and does not see what pages
never show (`text.shown`), so words that stand a little beside the place are taken too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.pointing import NotThere, pointed
from reportedly.reviews import Anchor, place
from reportedly.text import shown
from reportedly.types import Span
from reportedly.web.reviewing import pieces

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_BESIDE = 64
"""Characters that a place may be off: marks that hide or turn text, before it in its paragraph."""


def chosen(text: str, role: str, words: str, at: str = "", near: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The spans of the words of a role. `at` is where they were selected (``12-48``, of pieces with commas between),
    empty where they were typed: then they are looked for, first `near` where they belong.

    Raises NotThere, for people to read, where the words do not stand there, or in several places.
    """
    if not at:
        try:
            return pointed(text, role, words, near)
        except NotThere as error:
            first = str(error).partition("\n")[0]
            raise NotThere(first.replace(", or choose one:", ", or select them in the text of the page")) from error
    parts, places = pieces(words), [_PLACE.fullmatch(one) for one in at.split(",")]
    if len(parts) != len(places):
        raise NotThere(f"{role}: {len(parts)} pieces of words and {len(places)} places do not go together")
    return tuple(sorted(_stands(text, role, piece, found) for piece, found in zip(parts, places, strict=True)))


def _stands(text: str, role: str, words: str, found: re.Match[str] | None) -> Span:
    if found:
        start, end = _trimmed(text, int(found[1]), int(found[2]))
        if start < end and _same(text[start:end], words):
            return Span(start, end)
        near = place(text, Anchor(exact=words, prefix="", suffix="", start=start))
        if near and abs(near[0] - start) <= _BESIDE and _same(text[slice(*near)], words):
            return Span(*near)
    raise NotThere(f"{role}: the words do not stand where they were selected: reload the page and select them again")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces at its edges."""
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _same(one: str, other: str) -> bool:
    """Whether two texts look the same; spaces do not count, for between paragraphs a browser has none."""
    return "".join(shown(one).split()) == "".join(shown(other).split()) != ""
