"""Sentences in which the outlet sets its own earlier words right: “An article on Monday said … It was …”."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.who import Page
from reportedly.types import Span

_HEAD = 300
"""Code points at a page's start in which it says that it is a correction."""
_LONGEST = 200
"""Code points of the next sentence that belong to a correction."""
_CORRECTING = re.compile(
    r"^\s*(?:corrections?|clarification|editor[’']s\snote\b(?=.*\b(?:correct|err|earlier|previous|misst|inaccura|wrong"
    r"|amend|clarif|updated)))\b|\b[Ww]e\sregret\s(?:the|this|our)\serror|^\s*(?:Correction"
    r"|CORRECTION)\b|\b(?:an?|the)\s(?:earlier|previous|original)\sversion\sof\sthis\s(?:article|story|report|post)",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ur|[Tt]his|[Ii]n\s(?:our|an?|this|the|last\s\w+[’']s|\w+day[’']s)|[Ll]ast\s\w+[’']s|\w+day[’']s)"
    r"\s(?:[\w’-]+\s){0,3}?(?:account|ratings|profile|editorial|review|recipe|brief|item|version|article|story|report|bulletin|caption|headline|column|edition|issue|obituary|dispatch|notice|piece"
    r"|post|graphic|chart|table|map)\b.*|[Ww]e|[Tt]he\s(?:paper|newspaper)",
    re.DOTALL,
)
_SLIPS = re.compile(
    r"\b(?:in\serror|error|mistaken(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?|in\sfact|should\shave|misstated|was\snot"
    r"|were\snot|has\snot|have\snot|did\snot|is\snot|revised|withdrawn|retracted|corrected|regret|apologi[sz]e"
    r"|rather\sthan|instead|the\s\w+\s(?:was|were|is)|h?e\sis|she\sis|they\sare)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:[Ww]e|I|[Tt]his\s+(?:news)?paper|[Oo]ur\s+(?:\w+\s+)?(?:reports?|story|article|piece|headline|caption|obituary|map|graphic))"
    r"\s+(?:(?:had|have|has|also|wrongly|incorrectly|mistakenly|erroneously|then|once|previously|earlier)\s+){0,2}"
    r"(?:reported|said|stated|wrote|printed|published|named|gave|described|identified|called|quoted|attributed|misspelled"
    r"|misstated|suggested|implied|told\s+how|claimed)\b"
)
"""The outlet's own earlier words."""
_REPORTED = re.compile(
    r"(?P<who>(?:[Tt]he\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3})\s+(?:(?:had|has|wrongly|incorrectly|mistakenly|also)\s+){0,2}(?:reported|said"
    r"|wrote|stated|gave)\b"
)
_RIGHT_HERE = re.compile(
    r"[;:—–]\s+(?:in\s+fact,?\s+)?(?:it|he|she|they|this|that|the\s\w+)\s+(?:was|is|were|are|had|has|should)\b[^.\n]{0,160}"
    r"|\b(?:when|whereas)\s+in\s+fact\b[^.\n]{0,160}"
)
_RIGHT = re.compile(
    r"In\s+fact\b|(?:It|He|She|They|This|That|These|Those|The\s+(?:\w+\s+){1,3}?|There|Both)\s*"
    r"(?:(?:was|is|were|are|had|has|have|did|does|should|do)(?:\s+in\s+fact)?(?:\s+not|n[’']t|\s+never|\s+incorrect|\s+wrong|\s+an?\s"
    r"|\s+actually|\s+the\b|\s+in\s+\w+|\s+[A-Z\d]|\s+rather|\s+\w+\s+not)|misquoted|should)"
)
"""How the next sentence sets it right."""
_SAID = re.compile(
    r"\b(?:said|stated|reported|wrote|named|gave|attributed|described|listed|put|identified|quoted|claimed|called|referred"
    r"|omitted|had|spoke|placed|used|suggested|mis(?:stated|spelled|spelt|identified|quoted|attributed|represented|named))\b"
)
_PREFIX = re.compile(r"(?:Corrections?|CORRECTIONS?|Clarification|Editor[’']s\snote|Update)\b(?:\.|[^:\n]{0,40}:)\s*")
"""What leads to a correction: “Correction, 30 Nov.: …”."""
_ERRED = re.compile(
    r"\b(?:mis(?:stated|spelled|spelt|identified|quoted|attributed|named)|incorrectly|wrongly|mistakenly|erroneously|in\serror"
    r"|the\swrong|should\shave\s(?:said|read|been)|(?:was|were)\s(?:incorrect|wrong)|now\ssays?)\b"
)
_EARLIER = re.compile(r"(?:An|The|Our)\s(?:earlier|original)\s(?:post|headline|caption|article|story)\b")
_DATED = re.compile(
    r"\b(?:on\s(?:[Pp]age|\w+day|[A-Z]\w+\.?\s\d|\d)|(?:last|this)\sweek|yesterday|\w+day[’']s|some\s(?:copies|editions))\b|^(?:In\s)?[Oo]ur\b"
)
_SORRY = re.compile(r"\b(?:apologi[sz]e|regret|(?:are|is|am)\ssorry|our\s(?:error|mistake)|happy\sto\scorrect)\b")


def is_correcting(text: str) -> bool:
    """Whether a page says at its start that it is a correction."""
    return _CORRECTING.search(text, 0, _HEAD) is not None


def corrected(text: str, sentence: Span, following: Span | None, page: Page, lowered: str) -> Check | None:
    """A sentence of the outlet's own earlier words, with the one that sets them right: “An article said … It was …”.

    `following` is the next sentence of its line, `lowered` the sentence in lower case.
    """
    end = min(sentence.end, sentence.start + 300)
    line = text.rfind("\n", max(0, sentence.start - 60), sentence.start) + 1
    prefix = _PREFIX.match(text, line, end) if text[line : line + 1] in ("C", "E", "U") else None
    version = _VERSION.match(text, max(prefix.end() if prefix else 0, sentence.start), end)
    ours = _OURS.search(text, sentence.start, end)
    if ours is None and any(name in lowered for name in page.names):
        ours = _named_itself(text, sentence, end, page)
    if ours:
        return _set_right(text, sentence, following, ours, surely=prefix is not None)
    if version is None or not (_SAID.search(text, sentence.start, end) or _ERRED.search(text, sentence.start, end)):
        return None
    earlier = "version of" in version[0][:60] or _EARLIER.match(version[0])
    dated = re.match(r"(?:Last\s|\w+day[’'])", version[0]) or (_ERRED.search(version[0]) and _DATED.search(version[0]))
    if not (page.corrects or earlier or prefix or dated):
        return None
    check = _correction(sentence, following or sentence, version[0])
    words = text[slice(*check.span)]
    sets_right = _SLIPS.search(words) or _ERRED.search(words) or (page.corrects and following)
    return check if sets_right else None


def _named_itself(text: str, sentence: Span, end: int, page: Page) -> re.Match[str] | None:
    """“Last week LPR reported …”: the outlet's words under its own name."""
    reported = _REPORTED.finditer(text, sentence.start, end)
    return next((m for m in reported if page.is_outlet(m["who"])), None)


def _set_right(text: str, sentence: Span, following: Span | None, ours: re.Match[str], *, surely: bool) -> Check | None:
    """What the outlet reported, and sets right in the same sentence or the next: “We said it was A. It was B.”

    `surely` tells that the line says that it corrects.
    """
    if right := _RIGHT_HERE.search(text, ours.end(), sentence.end):
        return _correction(sentence, Span(*right.span()))
    if following and (surely or _RIGHT.match(text, *following) or _SORRY.search(text, *following)):
        return _correction(sentence, following)
    return None


def _correction(sentence: Span, last: Span, about: str = "") -> Check:
    """The check of a sentence that runs to the end of the `last` words."""
    span = Span(sentence.start, min(last.end, sentence.end + _LONGEST))
    return Check(status="corrected", by=None, span=span, sentence=sentence, about=about, way="opening")
