"""Sayings within what is said: the weights read the contents once more, by themselves.

The corpus that the weights were trained on marks one level, so what stands within a content is found by asking again
with nothing around it. Only contents that hold a word of saying are asked, and only what is likely is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reportedly import text as txt
from reportedly.types import Span

_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according to|cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|spoke of"
    r"|speaks? of|wr(?:ote|ites?|itten|iting)|ask(?:s|ed|ing)?|answer(?:s|ed)?|repl(?:y|ies|ied)"
    r"|report(?:s|ed|edly|ing)?|claim(?:s|ed|ing)?|suggest(?:s|ed|ing)?|den(?:y|ies|ied|ying)|admit\w*|announc\w*"
    r"|warn(?:s|ed|ing)?|promis\w*"
    r"|insist\w*|argu\w*|stat(?:es|ed|ing)|estimat\w*|believ\w*|thinks?|thought|hop(?:e|es|ed|ing)|want(?:s|ed)?"
    r"|plan(?:s|ned)|expect\w*|fear(?:s|ed)|order(?:s|ed)|call(?:s|ed)|describ\w*|accus\w*|alleg\w*|confirm\w*"
    r"|read(?:s|ing)?|reject\w*|refus\w*|declin\w*|demand\w*|propos\w*|explain\w*|not(?:es|ed|ing)|add(?:s|ed|ing)"
    r"|predict\w*|conclud\w*|mention\w*|threaten\w*|urg(?:e|es|ed|ing)|put|phras\w*)\b",
    re.IGNORECASE,
)
LIKELY = 0.4
"""The least score of what is found by asking again."""
CITED = 0.6
"""The score of what the words of a citation tell."""

_VERB = (
    r"(?:(?:ha[sd]|have|may|also|had)\s)?(?:sa(?:y|ys|id)|suggest(?:s|ed)?|report(?:s|ed)?|spoke of|speaks? of"
    r"|claim(?:s|ed)?|put(?: the \w+)? at|told|wrote|writes?|estimate[sd]?|describe[sd]?|alleg(?:e|es|ed)|show(?:s|ed)?"
    r"|counted)"
)
_NOUN = (
    r"(?:reports?|claims?|rumou?rs?|accounts?|allegations?|suggestions?|statements?|estimates?|warnings?|assertions?)"
)
_CITED = (
    # “local broadcasters who spoke of some forty arrests”
    re.compile(
        rf"(?P<source>[^,;:.]{{3,80}}?),?\s(?:who|which|that)\s(?P<cue>{_VERB})\s(?P<content>\S.{{4,}})", re.DOTALL
    ),
    # “the union’s claim that the gate was locked”, “a report by the auditors that …”
    re.compile(
        rf"(?P<source>[^,;:.]{{3,60}}?)['’]s?\s(?:own\s)?(?P<cue>{_NOUN})\s(?:of|that)\s(?P<content>\S.{{4,}})",
        re.DOTALL,
    ),
    re.compile(
        rf"(?:(?:an?|the|earlier|recent)\s)?(?P<cue>{_NOUN})\s(?:by|from|in|of)\s(?P<source>[^,;:.]{{3,60}}?)\sthat"
        r"\s(?P<content>\S.{4,})",
        re.DOTALL,
    ),
)
"""What is cited, where the content begins with who says it."""

Place = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


def inner_text(text: str, contents: Iterable[Sequence[Span]]) -> str:
    """The contents that may tell of a saying, each on lines of its own and without the marks around it; offsets hold.

    Contents are given in the order of the text; of two that overlap the first is taken.
    """
    pieces: list[str] = []
    at = 0
    for content in contents:
        if content[0].start < at or not any(_SAYS.search(text, *span) for span in content):
            continue
        for number, (start, end) in enumerate(content):
            opening = 1 if text[start] in txt.QUOTATION_MARKS else 0
            closing = 1 if text[end - 1] in txt.QUOTATION_MARKS and end - 1 > start else 0
            gap = start + opening - at
            if gap:
                pieces += [" " * (gap - 1), " " if number else "\n"]
            pieces.append(text[start + opening : end - closing])
            at = end - closing
    return "".join(pieces)


_CITING = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|refer\w*|point(?:s|ed|ing)? to|rel(?:y|ies|ied|ying) on|relayed"
    r"|according to"
    r"|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|confirm\w*|describ\w*|call(?:s|ed|ing)|mention\w*|repeat\w*)\b",
    re.IGNORECASE,
)


def in_citation(text: str, content: Sequence[Span], cue: Sequence[Span]) -> Place | None:
    """The saying that what is cited or denied tells by its form: “broadcasters who spoke of forty arrests”."""
    if len(content) != 1 or not any(_CITING.search(text, *span) for span in cue):
        return None
    start, end = content[0]
    start += 1 if text[start] in txt.QUOTATION_MARKS else 0
    for pattern in _CITED:
        if m := pattern.match(text, start, min(end, start + 2000)):
            said = txt.trim(text, Span(m.start("content"), m.end("content")))
            return (said,), (Span(*m.span("cue")),), (Span(*m.span("source")),)
    return None


def within(found: Sequence[Place], contents: Sequence[Sequence[Span]]) -> list[bool]:
    """For each that was found in the contents' text: whether it lies in one content, and names its source."""
    begins = [content[0].start for content in contents]
    kept = []
    for content, cue, source in found:
        spans = [*content, *cue, *source]
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        i = bisect_right(begins, first) - 1
        inside = i >= 0 and last <= contents[i][-1].end
        kept.append(bool(inside and source and cue))
    return kept
