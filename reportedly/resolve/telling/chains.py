"""On whose word: attributions within attributions, and sources that name a source of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.citing import reach
from reportedly.types import Attribution, Span

_QUOTED_BY = re.compile(
    r"(?:,\s|\s)(?:(?:was\s|were\s|as\s)?(?:quoted|cited)(?:\sas saying)?\s(?:by|in(?=\s(?:the\s)?(?-i:[A-Z])))"
    r"|in\s(?:an?\sinterview\swith|(?:remarks|comments|quotes)\s(?:carried|published|reported)\sby))"
    r"\s+(?P<outer>[^,;.:—–]{3,120})",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r",?\s(?:through|via)\s(?P<outer>(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,2}?(?:lawyers?|attorneys?|solicitors?|spokes\w+|counsel"
    r"|agents?|aides?|publicists?|representatives?|press\soffice))\b",
    re.IGNORECASE,
)
"""Who hands a source's words on: the outer one."""
_TAIL = re.compile(
    r"\s(?:that|which|who|on|in|as|and said|to|sa(?:y|ys|id)|suggests?|claims?|reports|shows?)\b.*$|[\s\"”’]+$",
    re.DOTALL,
)
_AFTER = 120
"""Code points after a source in which it may say whom it cites."""


def parents(text: str, attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the number of the smallest one in whose content it stands with its source and cue.

    What stands between a content and its cue counts as in it (`citing.reach`).
    """
    reached = [reach(text, a.content, a.cue, a.source) for a in attributions]
    wholes = [_whole(r) for r in reached]
    order = sorted(range(len(attributions)), key=lambda i: (wholes[i].start, -wholes[i].end))
    found: list[int | None] = [None] * len(attributions)
    placed = sorted(range(len(attributions)), key=lambda i: _whole(_spans(attributions[i])).start)
    opened: list[int] = []
    at = 0
    for i in placed:
        spans = _spans(attributions[i])
        whole = _whole(spans)
        while at < len(order) and wholes[order[at]].start <= whole.start:
            opened.append(order[at])
            at += 1
        opened = [j for j in opened if wholes[j].end > whole.start]
        around = [
            j
            for j in opened
            if j != i
            and wholes[j].end >= whole.end
            and (
                (attributions[j].content != attributions[i].content and _covers(attributions[j].content, spans))
                or (_covers(reached[j], spans) and _size(whole) < _size(_whole(_spans(attributions[j]))))
            )
        ]
        if around:
            found[i] = min(around, key=lambda j: wholes[j].end - wholes[j].start)
    return found


def _size(span: Span) -> int:
    return span.end - span.start


def _spans(a: Attribution) -> tuple[Span, ...]:
    return (*a.content, *a.cue, *a.source)


def _whole(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _covers(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return all(any(c.start <= s.start and s.end <= c.end for c in content) for s in spans)


_LEADS = re.compile(
    r"(?:\bAccording\sto\s(?P<outer>[^,;:\n]{3,80})"
    r"|\bAs\s(?P<teller>[^,;:\n]{3,60}?)\s(?:(?:tells?|told|puts?|has|had)\sit|reports|reported|recorded|noted|notes|wrote|writes|revealed"
    r"|documented|recalls|recalled|remembers|remembered)),\s[\"“]?$"
)
_AMID = re.compile(
    r",\sas\s(?P<outer>[^,;:\n]{3,60}?)\s(?:(?:tells?|told|puts?|has|had)\sit|reports|reported|recorded|noted|notes|wrote|writes|revealed"
    r"|recalls|recalled|remembers|remembered),"
)
_ASIDE = re.compile(
    r",\s(?P<outer>[^,;:\n“”\"]{2,50}?)\s(?:said|says|told\s(?:me|us|reporters)|wrote|writes|recalled|recalls|added|explained|claimed|claims),"
)
"""Who says it between source and cue: “his mother, he said, used to tell …”."""
_BEFORE = 110
"""Code points before an attribution in which a clause may lead to it."""


def introduced_by(text: str, attribution: Attribution) -> Span | None:
    """Who leads to an attribution that stands in nobody’s content: “According to the indictment, Kell told …”."""
    spans = sorted(_spans(attribution))
    start = spans[0].start
    line = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    m = _LEADS.search(text, line, start)
    if m:
        return _trimmed(text, Span(*m.span("outer" if m["outer"] else "teller")))
    for a, b in pairwise(spans):
        until = min(b.start + 1, a.end + _BEFORE)
        if b.start > a.end and (m := _AMID.search(text, a.end - 1, until) or _aside(text, attribution, a, until)):
            return _trimmed(text, Span(*m.span("outer")))
    return None


def _aside(text: str, attribution: Attribution, before: Span, until: int) -> re.Match[str] | None:
    """Who says, between its source and what follows, what a source is said to say."""
    return _ASIDE.match(text, before.end, until) if before in attribution.source else None


def handed_on_by(text: str, attribution: Attribution) -> Span | None:
    """Who hands the words on: “according to a spokesman quoted by the agency”; None where nobody does."""
    for span in (*attribution.source, *attribution.cue):
        near = Span(span.start, min(len(text), span.end + _AFTER))
        end = next((c.start for c in attribution.content if span.end <= c.start < near.end), near.end)
        line = text.find("\n", span.start, end)
        end = line if line >= 0 else end
        if m := _QUOTED_BY.search(text, span.start, end) or _THROUGH.search(text, span.start, end):
            return _trimmed(text, Span(*m.span("outer")))
    return None


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    m = _TAIL.search(words)
    return Span(span.start, span.start + (m.start() if m and m.start() > 2 else len(words)))
