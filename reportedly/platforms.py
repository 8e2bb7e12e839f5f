"""What a medium is also called, so that it is found by any of its names: “a tweet” is Twitter, and X."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), names)
    for pattern, names in (
        (r"\b(?:re)?-?tweet(?:s|ed|ing)?\b|\btwitter\b", "Twitter X tweet"),
        (r"\bX(?= (?:post|account|page|profile|thread)s?\b)|(?:^|\bon |\bvia )X$", "Twitter"),
        (r"\be-?mail(?:s|ed|ing)?\b", "e-mail email"),
        (r"\b(?:tele)?phone[ds]?\b|\bcall(?:s)?\b", "telephone phone call"),
        (r"\btelevision\b|\btv\b|\btelevised\b", "television TV"),
        (r"\bweb\s?(?:site|page)s?\b|\bsite\b|\bonline\b", "website online"),
        (r"\btext(?:s|ed)?(?: messages?)?\b|\bsms\b", "text message SMS"),
        (r"\b(?:op-ed|editorial|leader|column)s?\b", "column"),
    )
)
_BY_CUE: Final = re.compile(
    r"\b(?:(?:re)?-?tweet(?:s|ed|ing)|e-?mail(?:s|ed|ing)|(?:tele)?phone[ds]|text(?:s|ed|ing))\b", re.IGNORECASE
)


def known_as(medium: str | None, cue: str = "") -> tuple[str, ...]:
    """The words of a medium, and the other names of its kind; of a cue that names one itself (“tweeted”), those.

    Empty where neither names any.
    """
    words = medium or " ".join(_BY_CUE.findall(cue))
    if not words:
        return ()
    return (words, *(names for pattern, names in _NAMES if pattern.search(words)))
