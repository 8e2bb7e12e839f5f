"""A predicate of a statement: “the claim is false”, “that is not so”, “the video is unverified”."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.found import Check, Found, Way
from reportedly.resolve.doubt.verification.tokens import Phrase
from reportedly.resolve.doubt.verification.who import AHEAD, FIGURE, LED, PERSON, PRONOUN, Page
from reportedly.resolve.doubt.verification.wordings.wording import wording
from reportedly.resolve.doubt.verification.words import CHECKING
from reportedly.types import VerificationStatus

_FALSE, _TRUE, _OPEN = (p.pattern for p in (CHECKING["en"].false, CHECKING["en"].true, CHECKING["en"].open))
_ADV = (
    r"(?:(?:also|far|much|itself|simply|just|widely|in_fact|therefore|almost|still|so_far|now|both|at_best|in_part"
    r"|\w+ly),?_){0,3}"
)
_AT_TIMES = re.compile(
    r"\b(?:at\stimes|sometimes|often|usually|would|may|might|should|must|will|won[’']t|wouldn[’']t)\b"
)
_ALSO = re.compile(r"\b(?:also|especially|particularly|still|even|equally|just|now)\b")
_PARTLY = re.compile(r"\b(?:partly|half|partially)\b|\bonly\b")
_BY = re.compile(r"\s+(?P<who>[^,;:\n]{2,70}?)(?=[,;:\n]|\.?\s*$)")
_HELD_TO_BE = frozenset("known shown thought believed found proven proved said revealed".split())
_IS_WHETHER = re.compile(r"\s+(?:is|was)\s+(?:whether|if)\b")
_WEAK = re.compile(r"un(?:clear|known|certain|resolved)|an\sopen|anyone|disputed|contested")
_SURE = re.compile(r"(?:false|untrue|true|misleading|baseless|so|the\scase|hoax|fabricat|fake|an?\s)")
_FAKED = re.compile(r"(?:an?\s+)?(?:\w+\s+)?(?:forge|fake|genuine|authentic|real|doctored|manipulated|fabricat)")
_OF = re.compile(r"\s(?:of|in|for|on|about|from|behind)\s")
_PERSONAL = re.compile(r"he|she|they", re.IGNORECASE)


def _predicated(f: Found) -> Check | None:
    """“The claim is false.” “That is not so.”"""
    lexicon = f.lexicon
    negated = bool(f.m["not"] or f.m["not2"] or f.m["unable"] or f.group & lexicon.negates)
    true = bool(lexicon.true.fullmatch(f.m["adj"]))
    if (f.group & lexicon.irreal and not negated) or f.is_told or _is_asked(f):
        return None
    if (true and not negated and _ALSO.search(f.m[0])) or re.match(r"\s+but\b", f.after) or _is_to_be(f):
        return None  # “that is also true of”, “real but old”
    negated = negated or (true and _PARTLY.search(f.m[0]) is not None)
    subject = _with_its_claim(f)
    status = _status(subject, f.m["adj"].casefold(), negated, f.page)
    if status is None:
        he = _PERSONAL.fullmatch(subject.words) and re.match(r"\s*[:—–]", f.text[f.m.end() : f.m.end() + 2])
        return (
            f.check("confirmed" if true != negated else "disputed", "", "contrast", start=subject.start) if he else None
        )
    by = _BY.match(f.after) if f.m["adj"].endswith(("by", "with", "to")) else None
    if by and f.m["adj"].startswith(("supported", "backed")) and f.page.holds_up(by["who"], subject.words):
        return None
    if by and f.m["adj"].endswith(("with", "to")) and f.page.is_bare(by["who"]):
        return f.check(status, by["who"], by=subject.words, start=subject.start)  # “is consistent with his story”
    way: Way = "apposed" if subject.relative and lexicon.claims.search(subject.words) else "plain"
    return f.check(status, subject.words, way, by=by["who"] if by else None, start=subject.start)


PREDICATE = wording(
    _predicated,
    r"(?:(?:can|could)(?P<unable>not|_not|n[’']t)_be|is|are|was|were|been|be|[’']s|remains?|remained|stays?"
    r"|stands?|stood|(?:appears?|seems?)_to_(?:be|have_been)|turn(?:s|ed)_out(?:_to_be)?|prove[sdn]?(?:_to_be)?"
    r"|(?:found|shown|judged|rated|deemed)(?:_to_be|_as)?|goes"
    rf"|went)(?P<not>\s*n[’']t)?_(?:the_)?{_ADV}(?P<not2>(?:not|neither"
    rf"|far_from)_(?:to_be_)?)?{_ADV}(?P<adj>{_FALSE}|{_TRUE}|{_OPEN})(?!-\w)",
)


def _is_asked(f: Found) -> bool:
    """Whether a predicate is only asked about, or holds at times: “whether that is true”, “has at times been right”."""
    subject, before = f.subject, f.tokens.at(f.subject.start)
    led = bool(before) and f.tokens.low[before - 1] in ("if", "whether", "unless")
    clause = re.match(r"(?:whether|if)\b", subject.words, re.IGNORECASE) is not None
    open_to_doubt = f.lexicon.open.fullmatch(f.m["adj"]) is not None
    return led or (clause and not open_to_doubt) or _AT_TIMES.search(f.text, subject.start, f.m.end()) is not None


def _is_to_be(f: Found) -> bool:
    """Whether a predicate is wished, found, a noun’s or to come: “what they find to be true”, “it is unclear if he
    will come”."""
    before = f.tokens.low[: f.tokens.at(f.m.start())]
    if re.search(r"\bthe\s+(?:right|real|true|correct|accurate|genuine)$", f.m[0]):
        return True  # “that is the right to stay”
    wished = f.m[0].startswith("be") and before[-1:] == ["to"] and _HELD_TO_BE.isdisjoint(before[-2:-1])
    ahead = AHEAD.search(f.after) or (before[-1:] == ["what"] and not _IS_WHETHER.match(f.after))
    return wished or bool(ahead and f.lexicon.open.fullmatch(f.m["adj"]))


def _with_its_claim(f: Found) -> Phrase:
    """“The claim that he fled is false”: the claim, not “he fled”."""
    subject, before = f.subject, f.tokens.at(f.subject.start)
    that = f.lexicon.claims.search(f.text, f.tokens.sentence.start, subject.start)
    if that and f.tokens.low[before - 1] in ("that", "of") and f.m.start() - that.start() < 160:
        return Phrase(words=f.text[that.start() : f.m.start()], start=that.start())
    return subject


def _status(subject: Phrase, adjective: str, negated: bool, page: Page) -> VerificationStatus | None:
    """What a predicate says of its subject, None where that is nothing that can be true."""
    lexicon, about = page.lexicon, LED.sub("", subject.words.strip(" ,"))
    if not about:
        return None
    if lexicon.open.fullmatch(adjective):
        return _open(about, adjective, page) if not negated and page.is_claim(about) else None
    false, sure = bool(lexicon.false.fullmatch(adjective)), _SURE.match(adjective)
    if about.casefold() == "it" and not (sure and (false or negated)):
        return None
    if page.kind(about) == "nobody":
        return "disputed" if not false and page.is_claim(about) else None
    document = _FAKED.match(adjective) and lexicon.documents.search(about)
    figure = FIGURE.fullmatch(about) is not None
    if not (page.is_claim(about) or document or figure or (subject.relative and sure)) or PERSON.fullmatch(about):
        return None
    if false:
        return None if negated else "disputed"
    if negated:
        return "disputed"
    vague = adjective == "possible" or (adjective == "real" and not lexicon.pictures.search(about))
    so = adjective in ("so", "the case") and about.casefold() != "that"
    return None if vague or so else "confirmed"


def _open(about: str, adjective: str, page: Page) -> VerificationStatus | None:
    """What is left open: of “it is unclear”, nothing is said."""
    if _WEAK.match(adjective) and (PRONOUN.fullmatch(about) or not page.is_claim(_OF.split(about, maxsplit=1)[0])):
        return None  # “the extent of the data programme is unclear”
    return "disputed" if adjective in ("disputed", "contested") else "unconfirmed"
