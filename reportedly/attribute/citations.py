"""What cited contents tell by their form: “local broadcasters who spoke of some forty arrests”, “a report by …”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly import text as txt
from reportedly.attribute.nested import Place
from reportedly.types import Span

CITED = 0.6
"""The score of what the words of a citation tell."""

_VERB = (
    r"(?:(?:ha[sd]|have|may|also|had)\s)?(?:sa(?:y|ys|id)|suggest(?:s|ed)?|report(?:s|ed)?|spoke of|speaks? of"
    r"|claim(?:s|ed)?|put(?: the \w+)? at|told|wrote|writes?|estimate[sd]?|describe[sd]?|alleg(?:e|es|ed)|show(?:s|ed)?"
    r"|counted)"
)
_NOUN = (
    r"(?:reports?|claims?|rumou?rs?|accounts?|allegations?|accusations?|suggestions?|statements?|estimates?|warnings?"
    r"|assertions?|assurances?|announcements?|promises?|pledges?|complaints?|denials?|predictions?|threats?|insistence"
    r"|testimony|findings?|conclusions?)"
)
_CITED = (
    # “local broadcasters who spoke of some forty arrests”
    re.compile(
        rf"(?P<source>[^,;:.]{{3,80}}?),?\s(?:who|which|that)\s(?P<cue>{_VERB})\s(?P<content>\S.{{4,}})", re.DOTALL
    ),
    # “reports that detained men had been beaten”
    re.compile(
        rf"(?P<source>(?:(?:earlier|recent|local|foreign|press|media|news|online|unconfirmed)\s){{0,2}}{_NOUN})(?P<cue>)\s(?:of|that)"
        r"\s(?P<content>\S.{4,})",
        re.DOTALL,
    ),
    # “the union’s claim that the gate was locked”, “a report by the auditors that …”
    re.compile(
        rf"(?P<source>[^,;:.]{{3,60}}?)['’]s?\s(?:own\s)?(?P<cue>{_NOUN})\s(?:of|that)\s(?P<content>\S.{{4,}})",
        re.DOTALL,
    ),
    re.compile(
        rf"(?:(?:an?|the|earlier|recent)\s)?(?P<cue>{_NOUN})\s(?:by|from|in|of)\s(?P<source>[^,;:.]{{3,60}}?)"
        r"\s(?:that|about|of)\s(?P<content>\S.{4,})",
        re.DOTALL,
    ),
)
"""What is cited, where the content begins with who says it."""
_CLAIMED = (
    re.compile(
        rf"(?:that\s)?(?P<source>[^,;:.]{{3,60}}?)['’]s?\s(?:own\s)?(?P<cue>{_NOUN})\sthat\s(?P<content>\S.{{4,}})",
        re.DOTALL,
    ),
    re.compile(
        rf"(?:that\s)?(?:an?|the|earlier|recent)\s(?P<cue>{_NOUN})\s(?:by|from)\s(?P<source>[^,;:.]{{3,60}}?)"
        r"\sthat\s(?P<content>\S.{4,})",
        re.DOTALL,
    ),
)
"""… and what tells of a saying by its noun, whatever the cue: “Romney’s accusations that …”."""

_CITING = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|refer\w*|point(?:s|ed|ing)? to|rel(?:y|ies|ied|ying) on|relayed"
    r"|according to"
    r"|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|confirm\w*|describ\w*|call(?:s|ed|ing)|mention\w*|repeat\w*)\b",
    re.IGNORECASE,
)


def in_citation(text: str, content: Sequence[Span], cue: Sequence[Span]) -> Place | None:
    """The saying that what is cited or denied tells by its form: “broadcasters who spoke of forty arrests”."""
    if len(content) != 1:
        return None
    start, end = content[0]
    start += 1 if text[start] in txt.QUOTATION_MARKS else 0
    citing = any(_CITING.search(text, *span) for span in cue)
    for pattern in _CITED if citing else _CLAIMED:
        if m := pattern.match(text, start, min(end, start + 2000)):
            said = txt.trim(text, Span(m.start("content"), m.end("content")))
            cue_span = Span(*m.span("cue"))
            return (said,), (cue_span,) if cue_span.start < cue_span.end else (), (Span(*m.span("source")),)
    return None
