"""Bearing a statement out, refuting it, taking it back."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.verbs.clauses import Clause, Judged, without_means
from reportedly.resolve.doubt.verification.who import CHECKERS
from reportedly.types import VerificationStatus


def support(c: Clause) -> Judged:
    """Bearing a statement out, or not."""
    if c.irreal or c.tried or _stands_by(c):
        return None
    status: VerificationStatus = "confirmed" if c.done else "disputed"
    if c.passive:
        matter = c.matter
        backed = c.agent and c.page.is_claim(matter) and not c.page.holds_up(c.agent, matter)
        return (status, c.agent, matter, "plain") if backed else None
    who, agrees = c.who, bool(re.match(r"(?:tall|chime|match|squar|agree|fit)", c.verb))
    if who in ("none", "person") or (who == "party" and not agrees):
        return _not_backed(c)
    about = re.sub(r"^(?:up|out|with)\s+|\s+(?:up|out)$", "", c.object)
    if agrees and (c.lexicon.records.search(about) or c.page.is_claim(about)):
        of_subject = c.page.is_claim(c.subject.words) and c.lexicon.records.search(about)
        if of_subject:
            return status, about, c.subject.words, "plain"
        return (status, c.subject.words, "this" if who == "pronoun" else about, "plain") if who != "party" else None
    if who == "own" and not c.done:
        return "unconfirmed", c.subject.words, about, "plain"
    if who == "party" or (who == "pronoun" and not c.lexicon.claims.search(about)):
        return None
    if not c.page.is_bare(about) and not (agrees and about.startswith("what")):
        return None
    if who == "nobody":
        thing = c.lexicon.records.search(c.subject.words) or re.search(r"\bnothing\b", c.subject.words.casefold())
        return "disputed" if thing else "unconfirmed", None, about, "plain"
    return status, c.subject.words, about, "plain"


def _stands_by(c: Clause) -> bool:
    """Whether somebody is stood by, not borne out: “many of the guests supported him”."""
    him = re.match(r"(?:him|her|them)\b(?!\s+(?:up|out)\b)", c.object)
    somebody = him is not None and re.match(r"support|back", c.verb) is not None
    return somebody and not c.lexicon.records.search(c.subject.words)


def _not_backed(c: Clause) -> Judged:
    """“He did not back the claim up.”"""
    about = re.sub(r"^up\s+|\s+up$", "", c.object)
    bare = not c.done and c.who in ("party", "person") and c.verb == "back" and c.page.is_bare(about)
    return ("unconfirmed", None, about, "proof") if bare else None


def refute(c: Clause) -> Judged:
    """Speaking against a statement: “Records contradict that.”"""
    if c.irreal or not c.done or c.tried:
        return None
    if c.passive:
        about = c.matter
        if about.casefold() == "it" or re.match(r"(?:question|doubt|challeng|counter)", c.verb):
            return None
        return ("disputed", c.agent, about, "plain") if c.page.is_claim(about) and not c.reduced else None
    who, about = c.who, c.object
    of_itself = who == "media" and c.verb.startswith("den")
    if who in ("none", "person", "nobody") or of_itself:
        return None
    if who == "party" or (who == "pronoun" and re.match(r"(?:challeng|counter|dismiss|reject|den[iy])", c.verb)):
        return None
    if re.match(r"(?:question|doubt)", c.verb) and who not in CHECKERS:
        return None
    if c.lexicon.records.search(about) and c.page.is_claim(c.subject.words) and who != "record":
        return "disputed", about, c.subject.words, "plain"
    if who == "record" and c.verb.startswith("contradict") and about:
        return "disputed", c.subject.words, "this" if not c.page.is_claim(about) else about, "plain"
    if c.page.is_bare(about) or about.startswith("what ") or c.page.is_claim(about):
        return "disputed", c.subject.words, about, "plain"
    return None


def withdraw(c: Clause) -> Judged:
    """Taking a statement back: “The paper retracted it.”"""
    if c.irreal or not c.done or c.tried:
        return None
    about = c.matter if c.passive else c.object
    if not c.passive and re.fullmatch(r"(?:itself|himself|herself|themselves)", about.strip()):
        return "corrected", c.subject.words, "this", "plain"
    named = c.lexicon.claims.search(about) or c.lexicon.figures.search(about)
    if not c.passive and re.match(
        r"(?:its|the|their)\s+(?:text|article|story|piece|post|page|headline|report)\b", about
    ):
        return "corrected", c.subject.words, "this", "plain"
    takes_back = re.match(r"(?:retract|withdr|recant)", c.verb) and re.match(r"(?:it|this|that)\b", about)
    if takes_back and not c.passive:
        return "corrected", c.subject.words, "this", "plain"
    if not named or c.reduced or (not c.passive and not c.page.is_bare(about)):
        return None
    return "corrected", None if c.passive else c.subject.words, without_means(about), "plain"
