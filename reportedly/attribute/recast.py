"""A saying that the weights see as a citing, put right by its form. English.

The corpus that they were trained on annotates “citing” as a saying of its own, so of “X said on Monday, citing Y, that
Z” they may make one where X cites “Y … that Z”.
"""

from __future__ import annotations

import re

from reportedly.attribute.roles import Roles
from reportedly.types import Span

_CITES = re.compile(r"(?:citing|quoting|pointing to|with reference to)", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:(?:has|have|had)\s)?(?:sa(?:ys?|id)|w(?:rites?|rote|ritten)|t(?:ells?|old)|report(?:s|ed)?|claim(?:s|ed)?|announce[sd]?"
    r"|warn(?:s|ed)?|state[sd]?|add(?:s|ed)|estimate[sd]?|argue[sd]?|suggest(?:s|ed)?|confirm(?:s|ed)?|noted?s?)\b"
)
_BETWEEN = 100
"""Code points between a source and the “citing” that belongs to its saying."""


def as_saying(text: str, roles: Roles) -> Roles:
    """An attribution whose cue is a citing, with what is cited and more as contents, as the saying that it stands in;
    others as they are. Whom it cites is told by `reportedly.citing`.
    """
    content, cue, source = roles[:3]
    if len(content) < 2 or len(cue) != 1 or not source or not _CITES.fullmatch(text, *cue[0]):
        return roles
    between = Span(source[-1].end, cue[0].start)
    if not 0 < between.end - between.start <= _BETWEEN or not 0 < content[0].start - cue[0].end <= 2:
        return roles
    said = _SAYS.search(text, *between)
    return roles._replace(content=content[1:], cue=(Span(*said.span()),)) if said else roles
