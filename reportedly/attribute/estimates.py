"""Who gives which number, told by the form: “the police put the figure at 23”. English.

The corpus that the weights were trained on has none of these; news of accidents, wars and strikes is full of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly import text as txt
from reportedly.types import Span

_NUMBER = (
    r"(?:about|around|some|roughly|nearly|nearer(?:\sto)?|almost|only|just|at\s(?:least|most)|(?:more|less|fewer)\sthan"
    r"|(?:up|close)\sto|over|under|between|as\s\w+\sas|well\sover)?\s?(?:[£$€¥]\s?)?(?:\d|(?:an?\s)?(?:half|third|quarter"
    r"|dozen|hundred|thousand|million)|one\b(?!\sof)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|four|fif|twenty"
    r"|forty|eighty|ninety|zero|nil|none)"
)
_PUTS = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had|would)\s)?(?:(?:also|earlier|later|since|initially|now|previously|itself|officially)\s)?"
    r"puts?)\s(?P<content>(?:the|its|their|his|her|it|that|this|these|losses|casualties|attendance|turnout|damage)\b"
    r"(?:\s[\w’'-]+){0,8}?\sat\s" + _NUMBER + r"(?:[^.,;:!?\n“”\"()—]|[.,](?=\d))*)"
)
_BREAK = re.compile(
    r"[.!?;:\n“”\"()—]\s*|,\s(?:(?:and|but|while|whereas|though|although|as)\s)?|\b(?:while|whereas|although|though)\s"
    r"|\s(?:and|but)\s(?=(?:[\w’'-]+\s){1,6}$)"
)
_LONGEST = 80
_LEAD = re.compile(r"(?:(?:and|but|while|so|yet|then|however)\s+)+", re.IGNORECASE)
_NO_SOURCE = re.compile(r"(?:which|who|that|to|not|n’t|n't|would|could|can|will|and|or)$|^$", re.IGNORECASE)
_APPOSED = re.compile(r"[\w’' -]{2,60},\s[\w’' -]{2,60},$")


ESTIMATED = 0.9
"""How sure it is that what has this form is an attribution: of 12 in texts of our own 12 were."""


class Estimate(NamedTuple):
    """What is put at a number, the words that tell so, and whose word it is."""

    content: Span
    cue: Span
    source: Span


def estimates(text: str) -> list[Estimate]:
    """The numbers that somebody puts something at, in the order of the text; time is linear in its length."""
    found = []
    for m in _PUTS.finditer(text):
        source = _source(text, m.start())
        if source is not None:
            content = txt.trim(text, Span(*m.span("content")))
            found.append(Estimate(content, Span(*m.span("cue")), source))
    return found


def _source(text: str, end: int) -> Span | None:
    """Who stands before the cue, as far as a clause reaches; None where that is nobody."""
    start = max(0, end - _LONGEST)
    lead = text[start:end].rstrip()
    if m := _APPOSED.search(lead):  # “Frontier Voice, a pro-war channel, puts”
        return txt.trim(text, Span(start + m.start(), start + m.end() - 1))
    breaks = list(_BREAK.finditer(lead + " "))
    at = breaks[-1].end() if breaks else 0 if start == 0 else -1
    if at < 0 or at >= len(lead):
        return None
    if opening := _LEAD.match(lead, at):
        at = opening.end()
    words = lead[at:]
    if _NO_SOURCE.search(words) or not txt.LETTER.search(words):
        return None
    return txt.trim(text, Span(start + at, start + len(lead)))
