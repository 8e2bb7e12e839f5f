"""What records show, or the outlet saw for itself, beside what was said; and accounts that agree."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.who import PRESS, THEIR_OWN
from reportedly.resolve.doubt.verification.wordings.wording import any_of, wording
from reportedly.types import Span

_SHOW = any_of(
    "shows? showed lists? listed records? recorded puts? indicates? indicated reveals? revealed gives? gave",
    "counts? counted names? contains? mentions? states? says attributes? makes?_no made_no dates? notes? noted",
    "logs? logged comes?_to came_to accounts?_for carr(?:y|ies) say give speaks?_of spoke_of",
    "describes? described class(?:es)?",
)
_EXAMINED = re.compile(r"\b(?:audits?|post-?mortems?|autops(?:y|ies)|inquir(?:y|ies)|inspections?)\b", re.IGNORECASE)
_EYES = re.compile(
    r"(?:trace|find|locate|confirm|verify|count|counted|saw|visited|found|paid|recorded|watched|measured|calculat)"
)
_MY_EYES = frozenset("counted visited paid measured trace find locate count".split())
_FINDINGS = re.compile(r"\b(?:survey|poll|review|report|study|studies|law|website|comparison|number\sof)\b")
"""What tells findings one after the other."""


def _record(f: Found) -> Check | None:
    """What a record shows, or the outlet's own eyes saw, beside what was said."""
    subject, who = f.subject, f.who
    if who == "checker" and _EXAMINED.search(subject.words):
        who = "record"  # “an audit”
    if who not in PRESS | {"record"} or f.m.start() - subject.start > 140 or subject.joined:
        return None
    if f.group & f.lexicon.irreal or (who == "media" and not f.page.is_outlet(subject.words)):
        return None
    eyes = _EYES.match(f.m[0])
    saw = eyes and (subject.words.casefold() not in ("we", "i") or eyes[0] in _MY_EYES)
    if (who != "record" and not saw) or (f.group & f.lexicon.negates and THEIR_OWN.match(subject.words)):
        return None
    if subject.relative or _FINDINGS.search(subject.words):
        return None
    return f.by_subject("confirmed", f.after, "record")


RECORD = wording(
    _record,
    rf"(?:{_SHOW}|(?:has|had)(?=_(?:\d|only|just|two|three|four|five|six|seven|eight|nine|ten|(?:him|her|it"
    r"|them)_(?:\w+ing|\w+ed|in|at|on|down|as)\b))|(?:trace|find|locate|confirm|verify|count)(?=_(?:only|just)\b)"
    r"|tells?_of|counted|saw|visited|documented|found|paid|measured|watched)\b(?=\s)",
)


def _according(f: Found) -> Check | None:
    """“The figure is 52, according to government records.” “By our count it was 52.”"""
    start = f.tokens.sentence.start
    if f.m["ours"] or f.opens:
        return f.check("confirmed", f.after, "record", by=None if f.m["ours"] else f.m["who"])
    before = f.text[start : f.m.start()]
    if f.after.strip(" .;") or re.search(r"\balso\b", before):
        return None  # one thing after the other
    return replace(f.check("confirmed", before, "record", by=f.m["who"]), span=Span(start, f.m.end()))


ACCORDING = wording(
    _according,
    r"(?:[Bb]y|[Oo]n)_(?P<ours>our_(?:own_)?(?:count|reckoning|calculation|figures)|(?:its|their|his|her"
    r"|(?:the_)?[\w-]+[’']s?)_own_(?:count|figures|numbers|accounts|records|reckoning))\b"
    r"|[Aa]ccording_to_(?P<who>(?:[\w’'-]+_){0,5}?(?:data|records|figures|statistics|logs?|registers?|documents"
    r"|filings|minutes))\b(?:(?=\s*[.;\n])|,?(?=_(?:it|there|he|she|they|the|only|just|no"
    r"|\d)))",
)

_TWO = re.compile(r"(?:both|all|each|every|neither|none)\b", re.IGNORECASE)
_IN_RECORD = any_of(
    "papers registers? files? minutes records? ledgers? logbooks? logs? accounts? documents? books? emails? letters?"
)


def _in_record(f: Found) -> Check | None:
    """“Both warnings are in those papers.”"""
    subject = f.subject
    if subject.relative or not (f.page.is_claim(subject.words) or _TWO.match(subject.words)):
        return None
    return f.of_subject("disputed" if f.m["not"] else "confirmed")


IN_A_RECORD = wording(
    _in_record,
    r"(?:is|are|was|were|stands?|appears?)(?P<not>_not|\s*n[’']t)?_(?:also_|indeed_|both_|all_)?(?:in|on"
    rf"|among)_(?:the|those|these|its|his|her|that|this|our)_(?:[\w’-]+_){{0,2}}?{_IN_RECORD}\b",
)

_LOOKED = any_of(
    "counted visited walked looked went stood tried tested rang called phoned telephoned reached checked compared",
    "traced spoke talked watched listened measured searched combed examined drove knocked opened weighed",
    "timed toured leafed inspected",
)
_WHEN = re.compile(r"(?:when|where|while|as|after|once|until|since)\s+", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WEIGHS = re.compile(
    r"\b(?:no|not|never|nothing|none|nobody|neither|only|but|instead|empty|shut|closed|same|indeed|exactly|did|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|half)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words that set what was seen for or against what was said."""


def _legwork(f: Found) -> Check | None:
    """What the outlet saw for itself, beside what was said: “There were none when we walked through it.”"""
    subject, sentence = f.subject, f.tokens.sentence
    own = f.page.kind(_WHEN.sub("", subject.words)) == "own"
    if not own or f.group & f.lexicon.irreal or subject.joined:
        return None
    told = f.text[slice(*sentence)]
    if not (_WEIGHS.search(told) or _DIGIT.search(told)):
        return None
    check = f.check("confirmed", told, "record")
    return replace(check, span=Span(subject.start, min(sentence.end, subject.start + 200)))


LEGWORK = wording(
    _legwork,
    rf"{_LOOKED}\b(?!_(?:forward|like|up_to|as_if))",
)

_SEVERAL = re.compile(r"\b(?:other|second|third|another|two|three|four|five|all|both|several)\b", re.IGNORECASE)


def _support(f: Found) -> Check | None:
    """“is consistent with his story”, “gave a similar account”."""
    if f.who in ("none", "nobody"):
        return None
    if f.m["same"] and not _SEVERAL.search(f.subject.words) and f.who != "checker":
        return None
    if f.about and f.about != "this" and not f.page.is_claim(f.about):
        return None
    return f.by_subject("confirmed", f.about or "this")


AGREES = wording(
    _support,
    r"(?:is|are|was|were|seems?|appears?|be|[,—])\s+(?:to_be_)?(?:\w+ly_)?(?:consistent"
    r"|in_line)_with_(?P<about>[^.;,\n]{2,60})"
    r"|tells?_(?:much_)?the_same_(?:story|tale)"
    r"|(?:gave|gives?|told|describe[sd]?|offered|reached|came_to|showed|shows?|found|ha[sd])_(?:us_|the_\w+_)?(?:a"
    r"|an|the|very)?\s*(?:similar|same|matching|identical|consistent|corroborating)_(?:results?|figures?|numbers?"
    r"|accounts?|versions?|stor(?:y|ies)|descriptions?|events|scenes?|details?|conclusions?|things?)\b"
    r"|whose_accounts_(?:agree|match)\b"
    r"|(?P<same>told_(?:us|\w+)|got|heard|said|say|says|report|reported"
    r"|remember)_(?:exactly_)?the_same\b(?:_thing)?(?!_(?:of|about|for|to|in)\b)",
)
