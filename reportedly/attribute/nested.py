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

_ENDINGS = "(?:s|es|ed|ing|ted|ies|ied)?"
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according\sto|wr(?:ote|ites?)|writ\w*|repl(?:y|ies|ied)|reportedly"
    r"|(?:cit|quot|describ|estimat|urg|blam|not|hop)(?:e|es|ed|ing)|sp(?:eak|eaks|oke|oken)|den(?:y|ies|ied|ying)|thinks?"
    r"|thought|put|seeks?|sought|knows?|knew|hears?|heard|(?:"
    + "|".join(
        """accus acknowledg add admit advis agree alleg announc answer argu ask assert assur believ boast
        brief call caution cheer claim complain conced conclud condemn confess confirm consider contend
        counsel decid declar declin demand disclos dismiss doubt emphasi exclaim expect explain fear
        forecast guarante hint impl indicat inform inquir insist instruct intend jok lament learn
        lecture maintain mention mock notif observ offer order phras plan pledg point post prais predict
        proclaim promis propos protest read recall reckon recount refus reiterat reject relat remark
        remind repeat report request retort reveal rule seem shout specul stat stress suggest suspect
        swear swor testif threaten tweet voic vow want warn whisper yell""".split()
    )
    + rf")e?{_ENDINGS})\b",
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
            cue_span = Span(*m.span("cue"))
            return (said,), (cue_span,) if cue_span.start < cue_span.end else (), (Span(*m.span("source")),)
    return None


_CITES = re.compile(
    r"(?:,\s|\s)(?:(?:and|in|who|which)\s){0,2}(?P<cue>citing|quoting|cited|relying on|referring to|with reference to"
    r"|on the basis of)\s(?P<source>(?:the\s|an?\s)?[^,;.:—–\"“”]{3,100})"
)
_AFTER = 140
"""Code points after source and cue in which it may stand whom they cite."""


def cited_beside(text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> Place | None:
    """Whose word it is that a source passes on: “…, police said, citing a hospital report”. The content is the same."""
    around = [*cue, *source]
    if not cue or not source:
        return None
    start, end = min(s.start for s in around), min(len(text), max(s.end for s in around) + _AFTER)
    line = text.find("\n", start, end)
    end = min([line if line >= 0 else end, *(s.start for s in content if s.start >= start)])
    behind = max(s.end for s in content)
    m = _CITES.search(text, start, end) or _CITES.match(text, behind, behind + _AFTER)
    if not m or any(s.start < m.end() and m.start("cue") < s.end for s in cue):
        return None
    said = txt.trim(text, Span(*_until(text, m.start("source"), m.end("source"))))
    return tuple(content), (Span(*m.span("cue")),), (said,)


_STOPS = re.compile(r"\s(?:that|which|who|and said|to)\s|\s(?:said|says|told)\b")


def _until(text: str, start: int, end: int) -> tuple[int, int]:
    m = _STOPS.search(text, start, end)
    return start, m.start() if m else end


_JOINING = frozenset(("that", "whether", "if", "how", "what"))


def in_pieces(text: str, found: Place, contents: Sequence[Sequence[Span]]) -> Place:
    """What was found in the contents' text, cut where its content is: the pieces stood side by side there."""
    i = bisect_right(contents, found[0][0].start, key=lambda c: c[0].start) - 1
    if i < 0 or max(s.end for spans in found for s in spans) > contents[i][-1].end:
        return found
    cut = ([Span(max(s.start, p.start), min(s.end, p.end)) for s in spans for p in contents[i]] for spans in found)
    content, cue, source = (tuple(txt.trim(text, s) for s in parts if txt.LETTER.search(text, *s)) for parts in cut)
    if len(content) > 1 and text[slice(*content[0])].casefold() in _JOINING:
        content = content[1:]  # the outer content's “that”
    return content or found[0], cue, source


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
