"""Contents that are an article alone, “released / a / propaganda video”, and those that are none, “What we know”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportedly.attribute.roles import Roles
from reportedly.types import Span

_ARTICLE = re.compile(r"(?:an?|the|his|its|their|my|our|your|no)", re.IGNORECASE)
_ENDS = re.compile(r"[,;:.!?()\[\]“”\"‘\n—–]|\s--?\s|''|\s(?:that|which|who|after|before|when|while|as|because|but)\s")
_LONGEST = 120
"""Code points of a phrase that an article begins."""


def uncut(text: str, found: Sequence[Roles]) -> list[Roles]:
    """What was found, a content that is an article alone with its phrase: to the next mark or what else was found."""
    starts = sorted(span.start for roles in found for spans in (roles.cue, roles.source) for span in spans)
    return [
        roles._replace(content=(_phrase(text, roles.content[0], starts),)) if _is_cut(text, roles) else roles
        for roles in found
    ]


def is_heading(text: str, roles: Roles) -> bool:
    """Whether what was found is “what we know”, which leads to something and says nothing."""
    content, cue, source = roles[:3]
    leads = _WHAT_WE.match(text, content[0].start) is not None and any(s.start == content[0].end + 1 for s in source)
    return leads and not _BE.match(text, cue[-1].end if cue else 0)


_WHAT_WE = re.compile(r"what\swe\s(?:(?:do|now|already|still)\s)?know\b", re.IGNORECASE)
_BE = re.compile(r"\s(?:is|was)\b")


def _is_cut(text: str, roles: Roles) -> bool:
    if len(roles.content) != 1 or not _ARTICLE.fullmatch(text, *roles.content[0]):
        return False
    end = roles.content[0].end
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum()


def _phrase(text: str, article: Span, starts: Sequence[int]) -> Span:
    """The article with the words behind it."""
    bound = min(len(text), article.end + _LONGEST)
    i = bisect_left(starts, article.end)
    bound = min(bound, starts[i]) if i < len(starts) else bound
    m = _ENDS.search(text, article.end + 1, bound)
    words = text[article.start : m.start() if m else bound]
    if m is None and bound == article.end + _LONGEST:
        words = words.rsplit(" ", 1)[0]
    return Span(article.start, article.start + max(len(words.rstrip()), article.end - article.start))
