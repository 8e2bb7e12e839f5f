"""On whose word: the names from the outlet inward, of those who hand on, who speak, and whom they cite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.citing import cited
from reportedly.resolve.nesting import Parents, outer_first
from reportedly.resolve.people.cast import Cast
from reportedly.resolve.telling.links import holds, is_again, is_somebody, says, speaks_for
from reportedly.types import Attribution, Span, Speaker

Chain = tuple[str, ...]
"""Names, or the page's words, from the outlet inward."""


def chains_of(cast: Cast, above: Parents, speakers: Sequence[Speaker | None]) -> list[Chain]:
    """For each attribution on whose word it is told: who hands it on, who speaks, and whom the speaker cites."""
    found: list[Chain] = [()] * len(above)
    within: list[Chain] = [()] * len(above)  # on whose word stands what is told within
    for i in outer_first(above):
        found[i], within[i] = _chain(cast, i, speakers, above[i], within)
    return found


def _chain(
    cast: Cast, i: int, speakers: Sequence[Speaker | None], up: int | None, within: Sequence[Chain]
) -> tuple[Chain, Chain]:
    """The chain of an attribution, and that of what is told within it: the same, where it was said."""
    text, a, speaker = cast.text, cast.found[i].attribution, speakers[i]
    opens = (cast.about.outlet,) if cast.about.outlet else ()
    before = within[up] if up is not None else opens
    teller = speakers[up] if up is not None else None
    somebody, spoken = is_somebody(speaker), says(text, a, speaker.kind if speaker else None)
    held = not spoken and holds(text, a)
    links = [*before]
    leads = introduced_by(text, a) if up is None else None
    outer = cast.found[up].attribution.content if up is not None else ()
    if by := handed_on_by(text, a, outer) or leads:
        links.append(cast.name_at(by))
    if speaker and before == opens and (spoken or not leads):
        links.append(speaker.name)
    elif speaker and somebody and speaker.name not in before[-1:]:
        again = up is not None and teller is not None and is_again(speaker, teller, cast.found[up].reading.form)
        if not again and (spoken or (held and teller is not None and speaks_for(teller, speaker))):
            links.append(speaker.name)
    if len(links) > 1 and up is None and links[0] == links[1]:
        links.pop(0)
    if inner := cited(text, a.content, a.cue, a.source):
        links.append(cast.name_at(inner.source))
    return tuple(links), tuple(links) if somebody and (spoken or held) else before


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


_AS_TOLD = (
    r"(?:(?:tells?|told|puts?|has|had)\sit|reports|reported|recorded|noted|notes|wrote|writes|revealed|documented|recalls|recalled"
    r"|remembers|remembered)"
)
_LEADS = re.compile(
    r"(?:\bAccording\sto\s(?P<outer>[^,;:\n]{3,80})|\bAs\s(?P<teller>[^,;:\n]{3,60}?)\s" + _AS_TOLD + r"),\s[\"“]?$"
)
_AMID = re.compile(r",\sas\s(?P<outer>[^,;:\n]{3,60}?)\s" + _AS_TOLD + r",")
_ASIDE = re.compile(
    r",\s(?P<outer>[^,;:\n“”\"]{2,50}?)\s(?:said|says|told\s(?:me|us|reporters)|wrote|writes|recalled|recalls|added|explained|claimed|claims),"
)
"""Who says it between source and cue: “his mother, he said, used to tell …”."""
_BEFORE = 110
"""Code points before an attribution in which a clause may lead to it."""


def introduced_by(text: str, attribution: Attribution) -> Span | None:
    """Who leads to an attribution that stands in nobody’s content: “According to the indictment, Kell told …”."""
    spans = sorted((*attribution.content, *attribution.cue, *attribution.source))
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


def handed_on_by(text: str, attribution: Attribution, outer: Sequence[Span] = ()) -> Span | None:
    """Who hands the words on: “according to a spokesman quoted by the agency”; None where nobody does.

    What stands within the content `outer` is looked for there alone: behind it the outer words are handed on.
    """
    for span in (*attribution.source, *attribution.cue):
        ends = next((piece.end for piece in outer if piece.holds(span)), len(text))
        near = Span(span.start, min(ends, span.end + _AFTER))
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
