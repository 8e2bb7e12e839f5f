"""What a clause of checking says of truth: a status, by whom, of what; or nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.resolve.doubt.verification.clauses import Clause
from reportedly.resolve.doubt.verification.found import Check, Way
from reportedly.resolve.doubt.verification.tokens import Phrase
from reportedly.resolve.doubt.verification.who import AUTHORITIES, CHECKERS, CLAUSAL, DETERMINED, PRESS, Page
from reportedly.types import Span, VerificationStatus

_STRONG = re.compile(
    r"verif|confirm|corrobor|authentic|substantiat|validat|geolocat|cross-check|double-check|fact-check|vouch"
)
_GIVES = frozenset("shares released passed give given hand handed".split())
_TAKEN_UP = re.compile(r"(?:it|this|that|as\smuch)\W*")
_THAT_IT = re.compile(r"that\s", re.IGNORECASE)
_SHARES = frozenset("shared showed sent gave provided played read forwarded".split())
_IS_TRUE = (
    r"(.{2,60}?)(?:\s+(?:is|was|are|were|had\s+been)|[’']s)\s+(?:true|so|accurate|correct|right|the\s+case"
    r"|real|genuine|authentic|legitimate)\b"
)
_WHETHER_TRUE = re.compile(rf"(?:whether|if)\s+{_IS_TRUE}", re.IGNORECASE)
_THAT_TRUE = re.compile(rf"(?:that\s+)?{_IS_TRUE}", re.IGNORECASE)
_GENUINE = re.compile(r"(?:as|to\s+be)\s+(?:genuine|authentic|real|true|accurate|legitimate)\b")
_QUALITY = re.compile(r"the\s+(?:authenticity|accuracy|truth|veracity|existence|contents?)\s+of\s+\S")
_AUTHENTICATED = re.compile(r"authenticat|verif|geolocat")
_LOOSE = frozenset("established determined tested proven proved ascertained".split())
_TOWARDS = re.compile(r"(?:for|in|on|out|into|with|back)\b")
_MEANS = re.compile(r"\s(?:with|by|through|via|from|using|against|to)\s")
AHEAD = re.compile(r"\b(?:will|would|won[’']t|might|going\sto)\b")
"""What is still to come can be unknown, but not unchecked."""
_TRAILING = re.compile(r"[\s,.;:]+$")


def judged(clause: Clause, sentence: Span) -> Check | None:
    """The check that a clause makes, or None where it makes none."""
    page = clause.page
    if clause.sayer and page.kind(clause.sayer) not in AUTHORITIES:
        return None
    if clause.subject.joined:
        clause = _shared_subject(clause)
    elif not clause.passive and not clause.head:
        clause = _unmarked_relative(clause)
    found = _JUDGES[clause.family](clause)
    if found is None:
        return None
    status, by, about, way = found
    subject, head = clause.subject, clause.head
    apart = not subject.words or subject.joined or subject.relative or clause.reduced
    start = clause.span.start if apart else subject.start
    if head and len(about.split()) < 2 and way == "plain" and page.is_claim(head):
        about, way = head, "apposed"  # “a claim that this paper could not verify”
    if subject.relative and way == "plain" and page.lexicon.claims.search(subject.words):
        way = "apposed"
    end = clause.span.end if head and about == head else clause.end
    about = _TRAILING.sub("", about.strip(" ,"))
    return Check(status=status, by=page.named(by), span=Span(start, end), sentence=sentence, about=about, way=way)


def _shared_subject(clause: Clause) -> Clause:
    """The outlet as the subject that two verbs share: “We had no access and could not check”."""
    words = clause.subject.words.split()
    firsts = (" ".join(words[:n]) for n in range(min(6, len(words)), 0, -1))
    own = next((first for first in firsts if clause.page.kind(first) == "own"), None)
    return clause if own is None else replace(clause, subject=replace(clause.subject, words=own))


def _unmarked_relative(clause: Clause) -> Clause:
    """“an estimate we cannot verify”: who checks, and what, where no “that” stands between."""
    if clause.who == "own":
        return clause
    words = clause.subject.words.split()
    for n in range(1, min(6, len(words))):
        named = words[-n][0].isupper() or words[-n].casefold() in ("we", "i", "this", "the", "our")
        led = words[-n - 1].casefold() in ("by", "the", "with", "from", "for", "of", "at", "to")
        if named and not led and clause.page.kind(" ".join(words[-n:])) == "own":
            start = clause.subject.start + clause.subject.words.rindex(words[-n])
            subject = Phrase(words=" ".join(words[-n:]), start=start)
            return replace(clause, subject=subject, head=" ".join(words[:-n]))
    return clause


def asked(about: str) -> tuple[str, bool]:
    """What is asked by “whether the account is accurate”: the account; and whether it is only taken up."""
    m = _WHETHER_TRUE.match(about)
    return (m[1], True) if m else (about, False)


Judged = tuple[VerificationStatus, str | None, str, Way] | None


def _check(c: Clause) -> Judged:
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
        cut = about if CLAUSAL.match(about) else _MEANS.split(about, maxsplit=1)[0]
        if _TOWARDS.match(about):
            return None  # “we check for an answer”
        return "confirmed", c.subject.words, cut, "plain"
    if who == "record" and strong and (c.page.is_claim(about) or DETERMINED.match(about)):
        return "confirmed", c.subject.words, about, "plain"
    if not strong or who not in ("party", "record"):
        return None
    cut = _MEANS.split(about, maxsplit=1)[0]
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


def _find(c: Clause) -> Judged:
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


def _see(c: Clause) -> Judged:
    """Documents and pictures that were, or were not, seen."""
    if (c.irreal and c.done) or c.tried:
        return None
    if c.passive:
        return _seen(c)
    documents, who = c.lexicon.documents, c.who
    shared = re.search(r"\b(?:with|to)\s+(.+)$", c.object) or re.match(r"(us|this\s\w+)\b", c.object)
    none = re.search(r"\b(?:no|nothing|none)\b", c.object)
    if (
        c.done
        and c.verb in _SHARES
        and documents.search(c.object)
        and shared
        and not none
        and c.page.kind(shared[1]) == "own"
    ):
        return "confirmed", shared[1], c.object, "object"
    if c.done and who == "record" and c.verb.startswith("show") and _TAKEN_UP.fullmatch(c.object):
        return "confirmed", c.subject.words, "this", "plain"
    seen = c.object if documents.search(c.object) or not c.head else c.head
    if (
        who == "nobody"
        and documents.search(c.object)
        and c.verb in ("seen", "examine", "examined", "inspect", "inspected")
    ):
        return "unconfirmed", None, c.object, "proof"
    if c.verb in ("inspect", "examine") and not c.done and who in ("own", "checker", "nobody"):
        return "unconfirmed", None, c.object, "proof"
    if who not in PRESS or not documents.search(seen) or not _is_eyed(c, seen):
        return None
    if not c.done or re.match(r"(?:no|nothing|none|neither)\b", seen):
        return "unconfirmed", c.subject.words, "this" if c.done else seen, "proof"
    return "confirmed", c.subject.words, seen, "object"


def _is_eyed(c: Clause, seen: str) -> bool:
    """Whether a document was looked at, not told of or given away: “I have seen that letter”, not “we saw that he”."""
    by_me = c.subject.words != "I" or ("have" in c.group and DETERMINED.match(seen) is not None)
    told = _THAT_IT.match(c.object) and not c.lexicon.documents.match(c.object, 5)
    return by_me and not told and c.verb not in _GIVES and c.verb not in _SHARES - {"read"}


def _seen(c: Clause) -> Judged:
    """“The letter was seen by this paper”, “we have been shown the list”."""
    documents, matter = c.lexicon.documents, c.matter
    if c.verb in ("given", "shown", "read", "sent", "allowed") and c.who == "own":
        if not c.done:
            return "unconfirmed", c.subject.words, "this", "proof"
        return ("confirmed", c.subject.words, c.object, "object") if documents.search(c.object) else None
    if c.agent is None or c.page.kind(c.agent) not in PRESS:
        return None
    if not documents.search(matter) and not c.page.is_claim(matter):
        return None
    return "confirmed" if c.done else "unconfirmed", c.agent, matter, "object" if c.done else "plain"


def _support(c: Clause) -> Judged:
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


def _refute(c: Clause) -> Judged:
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


def _withdraw(c: Clause) -> Judged:
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
    return "corrected", None if c.passive else c.subject.words, _MEANS.split(about, maxsplit=1)[0], "plain"


_JUDGES = {
    "check": _check,
    "find": _find,
    "see": _see,
    "support": _support,
    "refute": _refute,
    "withdraw": _withdraw,
}
