"""Whether a page is told from its own day, as news is, or from the dates that it names, as a life or a history is.

News anchors its time expressions in the day of publication, narratives in the date told last (Strötgen and Gertz, 2016,
tell the domains apart in this way). Pages rarely say which they are; what they count from shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reportedly.resolve.times.story import plain

_PRINTED = {"calendar": ("y1", "y2"), "month": ("y",), "year": ("y",), "years": ("y",), "season": ("y",)}
"""Kinds that may print a year, and the groups it stands in."""
_NEAR = 1
"""Years on either side of publication that news speaks of as a matter of course."""
_FEWEST, _NEAR_SHARE, _TELLING_SHARE = 3, 5, 4
"""A history names at least so many years that are past; so many times as many as what is of its own day; and so many
times as many as it reports that somebody said something. Told apart so, 21 of GUM’s lives, papers and textbooks are
histories, and none of its news; of 840 articles on politics, three."""
_TELLING = re.compile(r"\b(?:said|says|told)\b")


def is_history(text: str, hits: Iterable[tuple[str, re.Match[str]]], day: date | None) -> bool:
    """Whether a page, with its expressions and their kinds, is a history; never so without past years."""
    far = near = 0
    for kind, m in hits:
        years = [int(m[group]) for group in _PRINTED.get(kind, ()) if m[group]]
        past = any(day is None or day.year - year > _NEAR for year in years)
        far += past
        near += _is_deictic(kind, m) or (bool(years) and not past)
    if far < _FEWEST or far <= _NEAR_SHARE * near:
        return False
    return far > _TELLING_SHARE * sum(1 for _ in _TELLING.finditer(text))


def _is_deictic(kind: str, m: re.Match[str]) -> bool:
    """Whether an expression can be counted from publication alone; “today” may mean these days."""
    if kind == "weekday":
        return not plain(m["which"]).startswith(("the", "that"))
    if kind == "deictic":
        return plain(m["day"]) != "today"
    if kind == "ago":
        return plain(m["way"]) in ("ago", "from now", "hence")
    return kind == "weekend" or (kind == "unit" and not m["the"])
