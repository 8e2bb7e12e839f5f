"""The byline of an article: as printed under its title, with the names that it holds."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.blocks import BYLINE, HIDDEN, Block
from reportedly.extract.facts import BY, Facts, tidy_name
from reportedly.extract.titles import Title

_LONGEST = 160  # characters; what is longer is about the author, not a byline


@dataclass(frozen=True, slots=True)
class Byline:
    """Index of the block that prints it (None when none does), and its names (None when nothing states them)."""

    at: int | None
    names: str | None


def find_byline(found: list[Block], first: int, title: Title, known: Facts) -> Byline:
    """The byline between the title and the first paragraph at `first`; names stated for machines go before these."""
    start = title.at + 1 if title.at is not None else 0
    for i in range(start, max(start, first + 1)):
        block = found[i]
        if not block.flags & BYLINE or block.flags & HIDDEN or len(block.text) > _LONGEST:
            continue
        name = tidy_name(block.text)
        if name and (BY.match(block.text) or _is_name(name) or (known.byline and known.byline in block.text)):
            return Byline(i, known.byline or name)
    return Byline(None, known.byline)


def _is_name(text: str) -> bool:
    """Whether these may be names: a few words, the first and the last with a capital."""
    words = text.replace(",", " ").split()
    if any(mark in text for mark in ">»›"):  # where the page stands in its site
        return False
    return 1 < len(words) <= 8 and words[0][0].isupper() and words[-1][0].isupper() and text[-1] not in ".!?"
