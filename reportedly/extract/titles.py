"""The title of an article: as printed on the page where it is, else as stated for machines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.extract.blocks import CHROME, HEADING, HIDDEN, Block, key
from reportedly.extract.facts import Facts

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»/-]|::)\s+|\s*\|\s*")
_PROSE = 80  # characters of a first paragraph: a title stands above it
_SHORTEST = 8  # letters; shorter lines equal a headline by chance


@dataclass(frozen=True, slots=True)
class Title:
    """`text` (empty when there is none) and the index of the block that prints it."""

    text: str
    at: int | None


def find_title(found: list[Block], chosen: list[bool], known: Facts) -> Title:
    """The printed heading that the page also states as its headline; else its h1; else the stated headline."""
    outlet = key(known.outlet or "")
    headlines = [_without_outlet(h, outlet) for h in known.headlines]
    stated = {k for h in (*headlines, *known.headlines) if (k := key(h)) and k != outlet}
    prose = (i for i, block in enumerate(found) if chosen[i] and len(block.text) - 2 * block.linked >= _PROSE)
    first = next(prose, len(found) - 1)
    above = [(i, block, block.key) for i, block in enumerate(found[: first + 1]) if not block.flags & HIDDEN]
    headings = [entry for entry in above if entry[1].flags & HEADING and entry[2] != outlet]
    for i, block, words in headings:
        if words in stated or any(words in h and len(words) * 2 >= len(h) for h in stated):
            return Title(block.text, i)
    for i, block, words in above:
        if len(words) >= _SHORTEST and words in stated:
            return Title(block.text, i)
    for i, block, _ in headings:
        if block.tag == "h1" and not block.flags & CHROME:
            return Title(block.text, i)
    text = headlines[0] if headlines else ""
    ends = [i for i, _, words in above if len(key(text)) >= _SHORTEST and words.endswith(key(text))]
    return Title(text, ends[0] if ends else None)


def _without_outlet(headline: str, outlet: str) -> str:
    """ "Headline | Site" and "SITE :: Headline" without the site."""
    parts = _SEPARATOR.split(headline)
    if len(parts) > 1 and outlet:
        if key(parts[-1]) == outlet:
            return headline[: list(_SEPARATOR.finditer(headline))[-1].start()].strip()
        if key(parts[0]) == outlet:
            match = _SEPARATOR.search(headline)
            return headline[match.end() :].strip() if match else headline
    return headline
