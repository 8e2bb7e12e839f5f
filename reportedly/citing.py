"""Whose word a source passes on, told by the words beside it: “…, police said, citing a hospital report”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly import text as txt
from reportedly.types import Span

_AFTER = 140
"""Code points after source and cue in which it may stand whom they cite."""
_NAMED = r"(?:the\s|an?\s)?[^,;.:—–\"“”]{3,100}"
_CITES = re.compile(
    r"(?:,\s|\s)(?:(?:and|in|who|which)\s){0,2}(?P<words>citing|quoting|cited|(?:with\s|in\s)?reference\sto|pointing\sto|based\son"
    r"|drawing\son|(?P<sure>relying\son|on\sthe\s(?:basis|word|authority|evidence|strength|testimony)\sof"
    r"|(?:supposedly|allegedly|reportedly)\sfrom"
    r"|who\s(?:says|said)\s(?:he|she|they|it)\s(?:had\s)?(?:heard|got|had|has)\s(?:it|this|that)\sfrom))"
    r"\s(?P<source>" + _NAMED + r")"
)
_HEARS = re.compile(
    r"\b(?:hears?|heard|learn(?:s|ed|t)?|understands?|gathers?|gathered|ha(?:s|ve|d)\sit|got\sit|knows?|knew|passe[sd]\son|told|informed)\b"
    r"(?!.*\b(?:from|by)\b)",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(r"\s(?:it\s|this\s)?(?P<words>from|by)\s[\"“‘]?(?P<source>" + _NAMED + r")")
_GIVES = re.compile(
    r"\b(?:report|polls?|poll|survey|data|figures?|statistics?|stud(?:y|ies)|research\w*|analys[ie]s|analysts?|documents?|memos?|records?"
    r"|letters?|e-?mails?|sources?|officials?|persons?|people|m[ae]n|wom[ae]n|witness(?:es)?|participants?|statements?|testimony|interviews?"
    r"|papers?|newspapers?|media|articles?|books?|press|agenc(?:y|ies)|ministr(?:y|ies)|ministers?|departments?|police|offices?|officers?|unions?"
    r"|authorit(?:y|ies)|governments?|experts?|accounts?|transcripts?|tapes?|recordings?|videos?|calls?|intercepts?|logs?|notes|files?|filings?"
    r"|diar(?:y|ies)|census|counts?|estimates?|staff|judges?|courts?|broadcasters?|channels?|websites?|posts?|tweets?|messages?|scientists?"
    r"|authors?|lawyers?|relatives|famil(?:y|ies)|mothers?|fathers?|brothers?|sisters?|neighbou?rs?|friends?|aides?|advis[eo]rs?|colleagues?"
    r"|diplomats?|soldiers?|commanders?|general|staff|spokes\w+|customs|hospitals?|doctors?|nurses?|medics?|drivers?|journals?|lists?|index"
    r"|reviews?|audits?|auditors?|cables?|leaks?|circles|quarters|insiders?|bankers?|traders?|agents?|priests?|commissions?|committees?|councils?"
    r"|monitors?|observers?|rescuers?|workers?|residents?|villagers?|teachers?|reports?|sheets?|invoices?|maps?|defence)\b"
    r"|^(?:the\s)?(?-i:[A-Z])[\w’'.-]*(?:\s(?:(?-i:[A-Z])[\w’'.-]*|of|the|and|de|von))*$",
    re.IGNORECASE,
)
"""Who or what can be cited as a source, which a reason (“citing the need for haste”) is not."""
_HANGING = re.compile(r"\s(?:of|at|in|on|over|about|for|from|by|with|between|against|to)\s")
"""What begins the words that hang on a noun."""
_OVER = re.compile(r"[.!?][”\"’')\]]*\s+[A-Z“\"]")
_LEADS = re.compile(
    r"(?:^|(?<=[.!?;\n”\"])\s{0,2})(?P<words>Citing|Quoting|Pointing\sto|Drawing\son|With\sreference\sto|Relying\son)\s(?P<source>"
    + _NAMED
    + r"),\s$"
)
"""Before a source: “Citing a hospital report, the police said”."""
_ATTRIBUTED = re.compile(r"\battribut(?:e|es|ed|ing)\b", re.IGNORECASE)
_TO = re.compile(r"\s(?P<words>to)\s[\"“‘]?(?P<source>(?:the\s|an?\s)?[^,;.:—–\"“”]{3,80})")
_BY = re.compile(r"\sby\s")
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
    if over := _OVER.search(text, max(s.end for s in around) - 1, end):
        end = over.start()
    if any(_ATTRIBUTED.search(text, *span) for span in cue):  # “attributed the number to scientists”
        m = _TO.search(text, max(s.end for s in cue), end)
    else:
        until = min([end, *(s.start for s in content if s.start >= start)])
        behind = max(s.end for s in content)
        m = (
            _heard(text, content, cue)
            or _CITES.search(text, start, until)
            or _CITES.match(text, behind, behind + _AFTER)
            or _LEADS.search(text, max(0, source[0].start - _AFTER), source[0].start)
        )
    if not m:
        return None
    words, named = Span(*m.span("words")), Span(*m.span("source"))
    if any(s.start < m.end() and words.start < s.end for s in cue):
        return None
    if m.re is _TO and (by := _BY.search(text, *named)):
        named = Span(named.start, by.start())
    if any(named.start <= s.start < named.end for s in source):
        return None
    stop = _STOPS.search(text, *named)
    named = txt.trim(text, Span(named.start, stop.start() if stop else named.end))
    if _may_be_a_reason(m) and not _gives(text[slice(*named)]):
        return None
    return Cited(words, named)


def _may_be_a_reason(m: re.Match[str]) -> bool:
    """Whether the words of the citing may lead to something else than a source: “citing the need for haste”."""
    return m.re is _LEADS or m.re is _TO or (m.re is _CITES and not m["sure"])


def _gives(words: str) -> bool:
    """Whether words name a source: “unnamed officials”, and not “his anger at articles”."""
    return _GIVES.search(words if _GIVES.match(words) else _HANGING.split(words, maxsplit=1)[0]) is not None


def _heard(text: str, content: Sequence[Span], cue: Sequence[Span]) -> re.Match[str] | None:
    """“from the chairman” between a cue of hearing and what was heard."""
    at, behind = cue[-1].end, next((c.start for c in content if c.start >= cue[-1].end), -1)
    if behind < 0 or behind - at > _AFTER or not _HEARS.search(text[cue[0].start : at]):
        return None
    return _FROM.match(text, at, behind)


def reach(text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> tuple[Span, ...]:
    """A content with the words of its clause that stand between it and its cue: “X says [a doctor told her] that …”.

    The weights leave out whose word is passed on there. The content alone where nothing is between, or
    more than a clause.
    """
    if not cue:
        return tuple(content)
    content = _joined(text, content, [*cue, *source])
    first, last = content[0].start, content[-1].end
    at = max([cue[-1].end, *(s.end for s in source if s.end <= first)])
    if at <= first:
        between = Span(at, first)
    else:
        between = Span(last, min([cue[0].start, *(s.start for s in source if s.start >= last)]))
    words = text[between.start : between.end]
    if not 1 < len(words) <= _BETWEEN or _ENDS.search(words):
        return tuple(content)
    if between.end == first:
        if told := _THAT.search(words):  # “told our doctor that the laboratory had informed her that …”
            between = Span(between.start + told.start(), first)
        return (Span(between.start, content[0].end), *content[1:])
    return (*content[:-1], Span(content[-1].start, between.end))


def _joined(text: str, content: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces as one where neither cue nor source stands between them: “the rumour[, spread by the firm,] that …”."""
    joined = [content[0]]
    for piece in content[1:]:
        last = joined[-1]
        near = piece.start - last.end <= _BETWEEN and not _ENDS.search(text[last.end : piece.start])
        if near and not any(last.end <= s.start < piece.start for s in others):
            joined[-1] = Span(last.start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


_BETWEEN = 140
_THAT = re.compile(r"\bthat\s(?=\S)")
_ENDS = re.compile(r"[\n;:“”\"]|[.!?]\s")
