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
    # “a councillor as saying that the roof leaked”
    re.compile(
        r"(?P<source>[^,;:.]{3,80}?),?\sas\s(?P<cue>saying|telling|writing|warning|claiming|confirming|stating|denying)\s(?P<content>\S.{4,})",
        re.DOTALL,
    ),
    # “an unnamed teacher: ‘They are not allowed to’”
    re.compile(r"(?P<source>[^,;:.]{3,80}?)(?P<cue>:)\s(?P<content>[“\"‘'].{4,})", re.DOTALL),
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

_LONGEST = 2000
"""Code points of what is read of a content."""
_CITING = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|refer\w*|point(?:s|ed|ing)? to|rel(?:y|ies|ied|ying) on|relayed"
    r"|according to"
    r"|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|confirm\w*|describ\w*|call(?:s|ed|ing)|mention\w*|repeat\w*)\b",
    re.IGNORECASE,
)


_NP = (
    r"(?:(?:the|an?|his|her|its|their|our|my|some|several|many|local|two|three|four|other|senior|former|unnamed|[A-Z][\w’'-]+|[\w-]+s)"
    r"(?:\s(?!that\b)(?:[\w’'-]+|[A-Z]\.)){0,5}?)"
)
_BY = r"(?:made|raised|put\s(?:about|forward|around)|spread|passed\son|circulated|carried|voiced|issued|given|repeated)"
_TOLD_OF = (
    # “allegations by his security service that”, “concerns raised by surgeons that”
    re.compile(
        rf"\b(?P<cue>{_NOUN}|concerns?|fears?|rumou?rs?|assurances?|advice|word|messages?)\s(?:{_BY}\s)?(?:by|from|among)\s(?P<source>{_NP})"
        r"\s(?P<that>that)\s(?P<content>\S[^.!?\n]{3,})"
    ),
    # “the rumour, put about by the company, that”
    re.compile(
        rf"\b(?P<cue>{_NOUN}|story),\s{_BY}\s(?:by|in|among)\s(?P<source>{_NP}),\s(?P<that>that)\s(?P<content>\S[^.!?\n]{{3,}})"
    ),
    # “the ministry’s claim that”
    re.compile(
        r"(?P<source>(?:\b(?:the|an?|his|her|their|our|my)\s(?:[\w-]+\s){0,2}?[\w-]+|\b[A-Z][\w-]*(?:\s[A-Z][\w-]*\.?){0,3}))['’]s?\s(?:\w+\s){0,2}?"
        rf"(?P<cue>{_NOUN})\s(?P<that>that)\s(?P<content>\S[^.!?\n]{{3,}})"
    ),
    # “he had it from the sexton that”
    re.compile(
        r"\b(?P<cue>(?:heard|learn(?:ed|t)|(?:had|has|have|got)\sit|been\s(?:told|informed|assured|warned|advised|promised)))\s(?:from|by)"
        rf"\s(?P<source>{_NP})\s(?P<that>that)\s(?P<content>\S[^.!?\n]{{3,}})"
    ),
)
"""What tells of a saying by a noun, or by whom it was heard from, wherever it stands in a content or before it."""


def in_clause(text: str, region: Span, cue: Sequence[Span]) -> Place | None:
    """The first saying that a noun or “heard from” tells of within a region of the text: “the ministry’s claim that …”.

    Its cue is empty where the outer cue has it (“repeated allegations” by somebody “that …”).
    """
    end = min(region.end, region.start + _LONGEST)
    found = (m for pattern in _TOLD_OF if (m := pattern.search(text, region.start, end)))
    m = min(found, key=lambda m: m.start("source"), default=None)
    if m is None:
        return None
    said = Span(*m.span("content"))
    own = Span(*m.span("cue"))
    outer = any(c.meets(own) for c in cue)
    return (txt.trim(text, said),), () if outer else (own,), (Span(*m.span("source")),)


def in_citation(text: str, content: Sequence[Span], cue: Sequence[Span]) -> Place | None:
    """The saying that what is cited or denied tells by its form: “broadcasters who spoke of forty arrests”."""
    start, end = content[0].start, content[-1].end
    if len(content) > 1 and (end - start > _LONGEST or text[content[0].end : content[1].start].strip()):
        return None
    start += 1 if text[start] in txt.QUOTATION_MARKS else 0
    citing = any(_CITING.search(text, *span) for span in cue)
    for pattern in _CITED if citing else _CLAIMED:
        if m := pattern.match(text, start, min(end, start + _LONGEST)):
            said = txt.trim(text, Span(m.start("content"), m.end("content")))
            cue_span, source = Span(*m.span("cue")), _last(text, Span(*m.span("source")))
            return (said,), (cue_span,) if cue_span.start < cue_span.end else (), (source,)
    return None


def _last(text: str, source: Span) -> Span:
    """Of “the press for its handling of Velt” before “’s claim” the last: “Velt”."""
    owns = text.startswith(("'", "’"), source.end)
    m = _LEADING.search(text, *source) if owns else None
    return Span(m.end(), source.end) if m else source


_LEADING = re.compile(
    r".*\b(?:for|with|about|over|out\sof|because\sof|against|despite|amid|after|to)\s(?=\S)", re.DOTALL
)
