"""The byline of an article: as printed under its title, with the names that it holds."""

from __future__ import annotations

from reportedly.extract.blocks import BYLINE, HIDDEN, Block
from reportedly.extract.facts import BY, Facts, tidy_name
from reportedly.extract.titles import Title

_LONGEST = 160  # characters; what is longer is about the author, not a byline


def find_byline(found: list[Block], first: int, title: Title, known: Facts) -> tuple[str | None, str | None]:
    """The byline as printed (None when the page prints none) and its names (those stated for machines before these)."""
    start = title.at + 1 if title.at is not None else 0
    for block in found[start : max(start, first)]:
        if not block.flags & BYLINE or block.flags & HIDDEN or len(block.text) > _LONGEST:
            continue
        name = tidy_name(block.text)
        if name and (BY.match(block.text) or _is_name(name) or (known.byline and known.byline in block.text)):
            return block.text, known.byline or name
    return None, known.byline


def _is_name(text: str) -> bool:
    """Whether these may be names: a few words, the first and the last with a capital."""
    words = text.replace(",", " ").split()
    return 1 < len(words) <= 8 and words[0][0].isupper() and words[-1][0].isupper() and text[-1] not in ".!?"
