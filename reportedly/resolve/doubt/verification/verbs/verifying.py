"""Verifying, done or not, and finding out: “could not confirm the number”, “nobody can say how many died”."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.verbs.clauses import Clause, Judged, without_means
from reportedly.resolve.doubt.verification.who import AHEAD, CHECKERS, CLAUSAL, DETERMINED, IS_TRUE, PRESS, Page, asked

_STRONG = re.compile(
    r"verif|confirm|corrobor|authentic|substantiat|validat|geolocat|cross-check|double-check|fact-check|vouch"
)
_THAT_TRUE = re.compile(rf"(?:that\s+)?{IS_TRUE}", re.IGNORECASE)
_GENUINE = re.compile(r"(?:as|to\s+be)\s+(?:genuine|authentic|real|true|accurate|legitimate)\b")
_QUALITY = re.compile(r"the\s+(?:authenticity|accuracy|truth|veracity|existence|contents?)\s+of\s+\S")
_AUTHENTICATED = re.compile(r"authenticat|verif|geolocat")
_LOOSE = frozenset("established determined tested proven proved ascertained".split())
_TOWARDS = re.compile(r"(?:for|in|on|out|into|with|back)\b")


def check(c: Clause) -> Judged:
    """Verifying, done or not."""
    if part := _in_part(c):
        return part
    if c.irreal and c.done:
        return None
    if c.passive:
        return _checked(c)
    if c.tried:
        return ("unconfirmed", c.subject.words, c.object, "plain") if c.who in PRESS and _is_strong(c) else None
    return _confirms(c) if c.done else _unchecked(c)


def _is_strong(c: Clause) -> bool:
    """Whether the verb tells of verifying by itself."""
    return _STRONG.match(c.verb) is not None


def _confirms(c: Clause) -> Judged:
    """Somebody who did verify."""
    who, about, strong = c.who, c.object, _is_strong(c)
    if who in ("pronoun", "none") or not about.strip():
        return None
    genuine = _THAT_TRUE.match(about) if strong else None
    if genuine and (what := _named(genuine[1], c.page)):
        return "confirmed", c.subject.words, what, "plain"  # “confirmed that the letter was genuine”
    if who in PRESS or (who == "checker" and c.verb != "established"):
        cut = about if CLAUSAL.match(about) else without_means(about)
        if _TOWARDS.match(about):
            return None  # “we check for an answer”
        return "confirmed", c.subject.words, cut, "plain"
    if who == "record" and strong and (c.page.is_claim(about) or DETERMINED.match(about)):
        return "confirmed", c.subject.words, about, "plain"
    if not strong or who not in ("party", "record"):
        return None
    cut = without_means(about)
    if c.page.is_bare(cut) or _QUALITY.match(cut):
        return "confirmed", c.subject.words, cut, "plain"
    return None


def _named(words: str, page: Page) -> str | None:
    """A statement, document or picture that is named and no more: “the letter” of “the letter was genuine”."""
    bare = len(words.split()) < 7 and DETERMINED.match(words + " ") and page.lexicon.documents.search(words)
    return words if bare or page.is_bare(words) else None


def _in_part(c: Clause) -> Judged:
    """“could be checked only in part”, “We confirmed only two of the names”, “could verify some of this”."""
    could = bool(c.group & {"could", "can"})
    if c.passive:
        only = could and re.match(r"(?:only|in\s+part|partly)\b", c.object) and c.page.is_claim(c.matter)
        return ("unconfirmed", None, c.matter, "plain") if only else None
    some = r"(?:only|some|parts?|most|much)\b" if could and c.done else r"only\b"
    if c.done and c.who in PRESS and re.match(some, c.object):
        return "unconfirmed", c.subject.words, c.object, "plain"
    return None


def _checked(c: Clause) -> Judged:
    """A statement that was, or was not, verified."""
    about = c.matter
    if c.reduced:
        seen = c.agent and c.page.kind(c.agent) in CHECKERS and c.lexicon.documents.search(about)
        return ("confirmed", c.agent, about, "object") if seen and _is_strong(c) else None
    document = c.lexicon.documents.search(about) and (_GENUINE.match(c.object) or _AUTHENTICATED.match(c.verb))
    if c.page.kind(about) == "person" or not (
        c.page.is_claim(about)
        or (document and c.done)
        or (c.verb not in _LOOSE and not c.done and c.group & {"could", "can", "cannot", "ca"})
    ):
        return None
    if c.tried:
        return None
    if not c.done:
        own = c.agent if c.agent and c.page.kind(c.agent) in CHECKERS else None
        return "unconfirmed", own, about, "plain"
    if c.verb in _LOOSE or c.verb in ("checked", "vetted"):
        return None
    if about.casefold() == "it" and not c.agent:
        return None
    return "confirmed", c.agent, about, "plain"


def _unchecked(c: Clause) -> Judged:
    """Somebody who did not, or could not, verify."""
    who, about, strong = c.who, c.object, _is_strong(c)
    if re.match(r"(?:reconcil|squar)", c.verb) and c.page.is_claim(c.matter):
        return "disputed", None, c.matter, "plain"
    if (
        c.impersonal
        and who not in PRESS
        and (not about or re.match(r"(?:from|at|in|on|without|for|by|independently|here)\b", about))
    ):
        about = c.matter
    if c.impersonal or who in PRESS | {"nobody"}:
        taken_up = about in ("them", "these", "those")
        checkable = CLAUSAL.match(about) or c.page.is_claim(about) or c.lexicon.documents.search(about)
        if strong or not about or taken_up or checkable:
            return "unconfirmed", c.subject.words if who in PRESS else None, about or "this", "plain"
        return None
    if who == "record" and c.group & {"do", "does", "did"}:
        return "disputed", c.subject.words, about, "plain"
    if who in ("party", "person") and re.match(r"(?:substantiat|prove)", c.verb) and c.page.is_bare(about):
        return "unconfirmed", None, about, "proof"
    if who == "checker":
        return ("unconfirmed", c.subject.words, about or "this", "plain") if strong else None
    alone = "independently" in c.group and c.subject.words[:1].isupper() and who == "party" and not c.subject.joined
    return ("unconfirmed", c.subject.words, about or "this", "plain") if alone and strong else None


def find(c: Clause) -> Judged:
    """Not being able to say, tell, know or find."""
    if c.done or c.tried or (AHEAD.search(c.object) and CLAUSAL.search(c.object)):
        return None
    if c.passive:
        return _unknown(c)
    who, about = c.who, c.object or c.fronted
    if c.impersonal and CLAUSAL.match(c.matter):
        return "unconfirmed", None, c.matter, "plain"
    others = who in ("checker", "media") and about.startswith("whether")
    if not (who in ("own", "nobody") or c.impersonal or others) or (
        c.verb.startswith("know") and c.subject.words == "I"
    ):
        return None
    if c.verb in ("find", "found", "locate", "trace", "identify", "assess", "judge"):
        return ("unconfirmed", None, about or "this", "plain") if who == "own" else None
    if c.group & {"would", "will", "did", "do", "does"} and c.verb != "know" and who != "nobody":
        return None  # “we would not say where she works”
    if CLAUSAL.match(about) and not about.startswith("that"):
        matter, taken_up = asked(about)
        return "unconfirmed", c.subject.words, matter, "plain" if taken_up or c.verb != "know" else "contrast"
    said = who == "nobody" and c.verb in ("say", "tell", "know") and len(about.split()) < 3 and about != "so"
    return ("unconfirmed", None, "this", "plain") if said else None


def _unknown(c: Clause) -> Judged:
    """“How many died is not known.”"""
    matter = c.matter
    named = c.lexicon.figures.search(matter) or c.lexicon.claims.search(matter)
    asks = (CLAUSAL.match(matter) and " " in matter) or CLAUSAL.match(c.object)
    about, taken_up = asked(matter)
    if taken_up:
        return "unconfirmed", None, about, "plain"
    if not (asks and c.verb in ("learned", "known", "assessed", "identified", "traced", "found", "said")):
        return ("unconfirmed", None, matter, "contrast") if named and c.verb in ("known", "traced") else None
    return "unconfirmed", None, c.object if CLAUSAL.match(c.object) else matter, "contrast"
