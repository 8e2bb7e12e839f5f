"""Who gives which number, told by the form: “the police put the figure at 23”. English.

The corpus that the weights were trained on has none of these; news of accidents, wars and strikes is full of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly import text as txt
from reportedly.days import MONTH, WEEKDAY
from reportedly.types import Span

_NUMBER = (
    r"(?:about|around|some|roughly|nearly|nearer(?:\sto)?|almost|only|just|at\s(?:least|most)|(?:no\s|not\s)?(?:more|less|fewer)\sthan"
    r"|(?:up|close)\sto|over|under|between|as\s\w+\sas|well\sover)?\s?(?:[£$€¥]\s?)?(?:\d|(?:an?\s)?(?:half|third|quarter"
    r"|dozen|hundred|thousand|million)|one\b(?!\sof)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|four|fif|twenty"
    r"|forty|eighty|ninety|zero|nil|none)"
)
_WHAT = (
    r"(?:the|its|their|his|her|it|that|this|these|losses|casualties|attendance|turnout|damage)\b(?:\s[\w’'-]+){0,8}?"
)
_REST = r"(?:[^.,;:!?\n“”\"()—]|[.,](?=\d))*[”\"]?"
_PUTS = re.compile(  # “put the figure at 23”, “gave the number of dead as 23”, “spoke of 17”
    rf"\b(?:puts?\s(?P<put>{_WHAT}\sat\s[“\"]?{_NUMBER}{_REST})"
    rf"|(?:gives?|gave|given)\s(?P<give>{_WHAT}\sas\s[“\"]?{_NUMBER}{_REST})"
    rf"|(?:speaks|spoke|spoken|(?:am|are|is|was|were)\sspeaking)\sof\s(?P<speak>[“\"]?{_NUMBER}{_REST}))"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:(?:has|have|had|would)\s)?(?:(?:also|earlier|later|since|initially|now|previously|itself|officially)\s)?$"
)
_AND_WHO = re.compile(  # “…, the organisers at 5,000”
    rf"(?:,?\s(?:and|but|while|whereas)\s|,\s)(?P<who>(?:(?:the|its|their|an?|some|other|many)\s(?:[a-z’'-]+\s){{0,3}}?[a-z’'-]+"
    rf"|[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}|(?:[a-z-]+\s){{0,2}}?(?:[a-z]+s|police)))\s(?P<at>at)\s(?P<told>[“\"]?{_NUMBER}{_REST})"
)
_AUXILIARY = 24
_BREAK = re.compile(
    r"[.!?;:\n“”\"()—]\s*|,\s(?:(?:and|but|while|whereas|though|although|as)\s)?|\b(?:while|whereas|although|though)\s"
    r"|\b(?:sa(?:ys?|id)|w(?:rites?|rote)|add(?:s|ed)|claim(?:s|ed)?|report(?:s|ed)|not(?:es|ed)|warn(?:s|ed))\s(?:that\s)?"
    r"|\s(?:and|but)\s(?=(?:[\w’'-]+\s){1,6}$)"
)
_LONGEST = 80
_DAY = (
    rf"(?:{WEEKDAY}|{MONTH}|noon|mid(?:day|night)|dawn|dusk|today|yesterday|morning|afternoon|evening|night|week|month"
    r"|year|\d{1,4})\b"
)
_LEAD = re.compile(
    rf"(?:(?:and|but|while|so|yet|then|however)\s+)*"
    rf"(?:(?:(?:on|by|at|in|late|early|last|this|the)\s+)+(?:{_DAY},?\s+){{1,3}}(?:of\s+{_DAY},?\s+)?)?",
    re.IGNORECASE,
)
_NO_SOURCE = re.compile(r"\b(?:which|who|that|to|not|would|could|can|will|and|or)$|n[’']t$|^$", re.IGNORECASE)
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
        content = _told(text, Span(*m.span(m.lastgroup or 0)))
        begins = _BEFORE.search(text, max(0, m.start() - _AUXILIARY), m.start())
        cue = txt.trim(text, Span(begins.start() if begins else m.start(), content.start))
        source = _source(text, cue.start)
        if source is not None:
            one = Estimate(content, cue, source)
            found += _with_others(text, one) if m["put"] else [one]
    return found


def _with_others(text: str, first: Estimate) -> list[Estimate]:
    """What somebody puts at a number, and what others do whose “put” is left out: “police put the crowd at 800, the
    organisers at 5,000”."""
    found = [first]
    while m := _AND_WHO.search(text, found[-1].content.start, min(len(text), found[-1].content.end + _LONGEST)):
        last = found[-1]
        if m.start() > last.content.end:
            break
        found[-1] = last._replace(content=Span(last.content.start, min(last.content.end, m.start())))
        found.append(Estimate(_told(text, Span(*m.span("told"))), Span(*m.span("at")), Span(*m.span("who"))))
    return found


def _told(text: str, span: Span) -> Span:
    """The words without white space around them, and without the end of a quotation that began before them."""
    content = txt.trim(text, span)
    closes = text[content.end - 1]
    opened = text.find("“" if closes == "”" else closes, content.start, content.end - 1)
    return Span(content.start, content.end - 1) if closes in '”"' and opened < 0 else content


def _source(text: str, end: int) -> Span | None:
    """Who stands before the cue, as far as a clause reaches; None where that is nobody."""
    start = max(0, end - _LONGEST)
    lead = text[start:end].rstrip()
    if m := _APPOSED.search(lead):  # “Frontier Voice, a pro-war channel, puts”
        opening = _LEAD.match(lead, m.start())
        return txt.trim(text, Span(start + (opening.end() if opening else m.start()), start + m.end() - 1))
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
