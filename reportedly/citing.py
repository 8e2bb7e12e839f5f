"""Whose word a source passes on, told by the words beside it: “…, police said, citing a hospital report”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly import text as txt
from reportedly.types import Span

_AFTER = 140
"""Code points after source and cue in which it may stand whom they cite."""
_CITES = re.compile(
    r"(?:,\s|\s)(?:(?:and|in|who|which)\s){0,2}(?P<words>citing|quoting|cited|relying on|referring to|with reference to"
    r"|on the basis of)\s(?P<source>(?:the\s|an?\s)?[^,;.:—–\"“”]{3,100})"
)
_ATTRIBUTED = re.compile(r"\battribut(?:e|es|ed|ing)\b", re.IGNORECASE)
_TO = re.compile(r"\s(?P<words>to)\s[\"“‘]?(?P<source>(?:the\s|an?\s)?[^,;.:—–\"“”]{3,80})")
_STOPS = re.compile(
    r"\s(?:that|which|who|and said|to (?:say|claim|argue|suggest|show)\b)|\s(?:said|says|told|reported|wrote)\b"
)


class Cited(NamedTuple):
    """The words that tell of the citing, and whom they name."""

    words: Span
    source: Span


def cited(text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> Cited | None:
    """Whom the source of an attribution cites for its content; None where the words beside it name nobody."""
    if not cue or not source:
        return None
    around = [*cue, *source]
    start, end = min(s.start for s in around), min(len(text), max(s.end for s in around) + _AFTER)
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    if any(_ATTRIBUTED.search(text, *span) for span in cue):  # “attributed the number to scientists”
        m = _TO.search(text, max(s.end for s in cue), end)
    else:
        until = min([end, *(s.start for s in content if s.start >= start)])
        behind = max(s.end for s in content)
        m = _CITES.search(text, start, until) or _CITES.match(text, behind, behind + _AFTER)
    if not m or any(s.start < m.end() and m.start("words") < s.end for s in cue):
        return None
    stop = _STOPS.search(text, m.start("source"), m.end("source"))
    named = txt.trim(text, Span(m.start("source"), stop.start() if stop else m.end("source")))
    return Cited(Span(*m.span("words")), named)
