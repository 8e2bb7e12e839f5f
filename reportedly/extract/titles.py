"""The title of an article: as printed on the page where it is, else as stated for machines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.extract.blocks import CHROME, HEADING, HIDDEN, Block, key
from reportedly.extract.facts import Facts

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»/-]|::)\s+|\s*\|\s*")
_SHORTEST = 8  # letters of a heading that can be recognised within a stated headline


@dataclass(frozen=True, slots=True)
class Title:
    """`text` (empty when there is none) and the index of the block that prints it."""

    text: str
    at: int | None


def find_title(found: list[Block], chosen: list[bool], known: Facts) -> Title:
    """The printed heading that the page also states as its headline; else its h1; else the stated headline."""
    stated = [key(h) for h in known.headlines]
    outlet = key(known.outlet or "")
    first = chosen.index(True) if True in chosen else len(found)
    headings = [
        i for i, block in enumerate(found[: first + 1])
        if block.flags & HEADING and not block.flags & HIDDEN and block.key and block.key != outlet
    ]  # fmt: skip
    for i in headings:
        words = found[i].key
        if words in stated or (len(words) >= _SHORTEST and any(words in h for h in stated)):
            return Title(found[i].text, i)
    for i, block in enumerate(found[: first + 1]):
        if len(block.key) >= _SHORTEST and block.key in stated and block.key != outlet:
            return Title(block.text, i)
    for i in headings:
        if found[i].tag == "h1" and not found[i].flags & CHROME:
            return Title(found[i].text, i)
    return Title(_without_outlet(known.headlines[0], outlet) if known.headlines else "", None)


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
