"""What a clause of checking says of truth: a status, by whom, of what; or nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.resolve.doubt.verification.clauses import Clause, Phrase
from reportedly.resolve.doubt.verification.values import FIGURE, Check, Way
from reportedly.resolve.doubt.verification.who import (
    CLAUSAL,
    DETERMINED,
    LED,
    PERSON,
    PRONOUN,
    Agent,
    Page,
    is_bare,
    is_claim,
    is_self,
    kind,
)
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
_WEAK = re.compile(r"un(?:clear|known|certain|resolved)|an\sopen|anyone|disputed|contested")
_SURE = re.compile(r"(?:false|untrue|true|misleading|baseless|so|the\scase|hoax|fabricat|fake|an?\s)")
_FAKED = re.compile(r"(?:an?\s+)?(?:\w+\s+)?(?:forge|fake|genuine|authentic|real|doctored|manipulated|fabricat)")
_LOOSE = frozenset("established determined tested proven proved ascertained".split())
_TOWARDS = re.compile(r"(?:for|in|on|out|into|with|back)\b")
_MEANS = re.compile(r"\s(?:with|by|through|via|from|using|against|to)\s")
_OF = re.compile(r"\s(?:of|in|for|on|about|from|behind)\s")
AHEAD = re.compile(r"\b(?:will|would|won[’']t|might|going\sto)\b")
"""What is still to come can be unknown, but not unchecked."""
_TRAILING = re.compile(r"[\s,.;:]+$")


def judged(clause: Clause, sentence: Span, page: Page) -> Check | None:
    """The check that a clause makes, or None where it makes none."""
    if clause.sayer and kind(clause.sayer, page) not in ("own", "media", "checker", "record"):
        return None
    if clause.subject.joined:
        clause = replace(clause, subject=_first_own(clause.subject, page))
    elif not clause.passive and not clause.head:
        clause = _unmarked_relative(clause, page)
    found = _JUDGES[clause.family](clause, page)
    if found is None:
        return None
    status, by, about, way = found
    subject = clause.subject
    apart = not subject.words or subject.joined or subject.relative or clause.reduced
    start = clause.span.start if apart else subject.start
    if clause.head and len(about.split()) < 2 and way == "plain" and is_claim(clause.head, page):
        about, way = clause.head, "apposed"  # “a claim that this paper could not verify”
    if clause.subject.relative and way == "plain" and page.lexicon.claims.search(clause.subject.words):
        way = "apposed"
    if by is not None and (is_self(by) or kind(by, page) in ("nobody", "pronoun", "none")):
        by = None
    end = clause.span.end if clause.head and about == clause.head else clause.end
    about = _TRAILING.sub("", about.strip(" ,"))
    return Check(status=status, by=by, span=Span(start, end), sentence=sentence, about=about, way=way)


def _first_own(subject: Phrase, page: Page) -> Phrase:
    """The subject that two verbs share, where it is the outlet: “We had no access and could not check”."""
    words = subject.words.split()
    own = (" ".join(words[:n]) for n in range(min(6, len(words)), 0, -1))
    found = next((w for w in own if kind(w, page) == "own"), None)
    return subject if found is None else replace(subject, words=found)


def _unmarked_relative(clause: Clause, page: Page) -> Clause:
    """“an estimate we cannot verify”: who checks, and what, where no “that” stands between."""
    words = clause.subject.words.split()
    if kind(clause.subject.words, page) == "own":
        return clause
    for n in range(1, min(6, len(words))):
        named = words[-n][0].isupper() or words[-n].casefold() in ("we", "i", "this", "the", "our")
        led = words[-n - 1].casefold() in ("by", "the", "with", "from", "for", "of", "at", "to")
        if named and not led and kind(" ".join(words[-n:]), page) == "own":
            start = clause.subject.start + clause.subject.words.rindex(words[-n])
            subject = Phrase(words=" ".join(words[-n:]), start=start)
            return replace(clause, subject=subject, head=" ".join(words[:-n]))
    return clause


def asked(about: str) -> tuple[str, bool]:
    """What is asked by “whether the account is accurate”: the account; and whether it is only taken up."""
    m = _WHETHER_TRUE.match(about)
    return (m[1], True) if m else (about, False)


Judged = tuple[VerificationStatus, str | None, str, Way] | None


def _matter(clause: Clause) -> str:
    """What is checked, where it is the subject: its clause alone, if it has one (“the claim that …”)."""
    return LED.sub("", clause.subject.words)


def _check(c: Clause, page: Page) -> Judged:
    """Verifying, done or not."""
    strong = bool(_STRONG.match(c.verb))
    if part := _in_part(c, page):
        return part
    if c.irreal and c.done:
        return None
    if c.passive:
        return _checked(c, page, strong)
    who, about = kind(c.subject.words, page), c.object
    if c.tried:
        return ("unconfirmed", c.subject.words, about, "plain") if who in ("own", "media") and strong else None
    return _confirms(c, page, strong, who) if c.done else _unchecked(c, page, strong, who)


def _confirms(c: Clause, page: Page, strong: bool, who: Agent) -> Judged:
    """Somebody who did verify."""
    about = c.object
    if who in ("pronoun", "none") or not about.strip():
        return None
    genuine = _THAT_TRUE.match(about) if strong else None
    if genuine and (what := _named(genuine[1], page)):
        return "confirmed", c.subject.words, what, "plain"  # “confirmed that the letter was genuine”
    if who in ("own", "media") or (who == "checker" and c.verb != "established"):
        cut = about if CLAUSAL.match(about) else _MEANS.split(about, maxsplit=1)[0]
        if _TOWARDS.match(about):
            return None  # “we check for an answer”
        return "confirmed", c.subject.words, cut, "plain"
    if who == "record" and strong and (is_claim(about, page) or DETERMINED.match(about)):
        return "confirmed", c.subject.words, about, "plain"
    if not strong or who not in ("party", "record"):
        return None
    cut = _MEANS.split(about, maxsplit=1)[0]
    if is_bare(cut, page) or _QUALITY.match(cut):
        return "confirmed", c.subject.words, cut, "plain"
    return None


def _named(words: str, page: Page) -> str | None:
    """A statement, document or picture that is named and no more: “the letter” of “the letter was genuine”."""
    bare = len(words.split()) < 7 and DETERMINED.match(words + " ") and page.lexicon.documents.search(words)
    return words if bare or is_bare(words, page) else None


def _in_part(c: Clause, page: Page) -> Judged:
    """“could be checked only in part”, “We confirmed only two of the names”, “could verify some of this”."""
    could = bool(c.group & {"could", "can"})
    if c.passive:
        only = could and re.match(r"(?:only|in\s+part|partly)\b", c.object) and is_claim(_matter(c), page)
        return ("unconfirmed", None, _matter(c), "plain") if only else None
    some = r"(?:only|some|parts?|most|much)\b" if could and c.done else r"only\b"
    if c.done and kind(c.subject.words, page) in ("own", "media") and re.match(some, c.object):
        return "unconfirmed", c.subject.words, c.object, "plain"
    return None


def _checked(c: Clause, page: Page, strong: bool) -> Judged:
    """A statement that was, or was not, verified."""
    about = _matter(c)
    if c.reduced:
        seen = c.agent and kind(c.agent, page) in ("own", "media", "checker") and page.lexicon.documents.search(about)
        return ("confirmed", c.agent, about, "object") if seen and strong else None
    document = page.lexicon.documents.search(about) and (_GENUINE.match(c.object) or _AUTHENTICATED.match(c.verb))
    if kind(about, page) == "person" or not (
        is_claim(about, page)
        or (document and c.done)
        or (c.verb not in _LOOSE and not c.done and c.group & {"could", "can", "cannot", "ca"})
    ):
        return None
    if c.tried:
        return None
    if not c.done:
        own = c.agent if c.agent and kind(c.agent, page) in ("own", "media", "checker") else None
        return "unconfirmed", own, about, "plain"
    if c.verb in _LOOSE or c.verb in ("checked", "vetted"):
        return None
    if about.casefold() == "it" and not c.agent:
        return None
    return "confirmed", c.agent, about, "plain"


def _unchecked(c: Clause, page: Page, strong: bool, who: Agent) -> Judged:
    """Somebody who did not, or could not, verify."""
    about = c.object
    if re.match(r"(?:reconcil|squar)", c.verb) and is_claim(_matter(c), page):
        return "disputed", None, _matter(c), "plain"
    if (
        c.impersonal
        and who not in ("own", "media")
        and (not about or re.match(r"(?:from|at|in|on|without|for|by|independently|here)\b", about))
    ):
        about = _matter(c)
    if c.impersonal or who in ("own", "media", "nobody"):
        taken_up = about in ("them", "these", "those")
        checkable = CLAUSAL.match(about) or is_claim(about, page) or page.lexicon.documents.search(about)
        if strong or not about or taken_up or checkable:
            return "unconfirmed", c.subject.words if who in ("own", "media") else None, about or "this", "plain"
        return None
    if who == "record" and c.group & {"do", "does", "did"}:
        return "disputed", c.subject.words, about, "plain"
    if who in ("party", "person") and re.match(r"(?:substantiat|prove)", c.verb) and is_bare(about, page):
        return "unconfirmed", None, about, "proof"
    if who == "checker":
        return ("unconfirmed", c.subject.words, about or "this", "plain") if strong else None
    alone = "independently" in c.group and c.subject.words[:1].isupper() and who == "party" and not c.subject.joined
    return ("unconfirmed", c.subject.words, about or "this", "plain") if alone and strong else None


def _find(c: Clause, page: Page) -> Judged:
    """Not being able to say, tell, know or find."""
    if c.done or c.tried or (AHEAD.search(c.object) and CLAUSAL.search(c.object)):
        return None
    if c.passive:
        return _unknown(c, page)
    who, about = kind(c.subject.words, page), c.object or c.fronted
    if c.impersonal and CLAUSAL.match(_matter(c)):
        return "unconfirmed", None, _matter(c), "plain"
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


def _unknown(c: Clause, page: Page) -> Judged:
    """“How many died is not known.”"""
    matter = _matter(c)
    named = page.lexicon.figures.search(matter) or page.lexicon.claims.search(matter)
    asks = (CLAUSAL.match(matter) and " " in matter) or CLAUSAL.match(c.object)
    about, taken_up = asked(matter)
    if taken_up:
        return "unconfirmed", None, about, "plain"
    if not (asks and c.verb in ("learned", "known", "assessed", "identified", "traced", "found", "said")):
        return ("unconfirmed", None, matter, "contrast") if named and c.verb in ("known", "traced") else None
    return "unconfirmed", None, c.object if CLAUSAL.match(c.object) else matter, "contrast"


def _see(c: Clause, page: Page) -> Judged:
    """Documents and pictures that were, or were not, seen."""
    if (c.irreal and c.done) or c.tried:
        return None
    if c.passive:
        return _seen(c, page)
    documents, who = page.lexicon.documents, kind(c.subject.words, page)
    shared = re.search(r"\b(?:with|to)\s+(.+)$", c.object) or re.match(r"(us|this\s\w+)\b", c.object)
    none = re.search(r"\b(?:no|nothing|none)\b", c.object)
    if (
        c.done
        and c.verb in _SHARES
        and documents.search(c.object)
        and shared
        and not none
        and kind(shared[1], page) == "own"
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
    if who not in ("own", "media") or not documents.search(seen) or not _is_eyed(c, seen, page):
        return None
    if not c.done or re.match(r"(?:no|nothing|none|neither)\b", seen):
        return "unconfirmed", c.subject.words, "this" if c.done else seen, "proof"
    return "confirmed", c.subject.words, seen, "object"


def _is_eyed(c: Clause, seen: str, page: Page) -> bool:
    """Whether a document was looked at, not told of or given away: “I have seen that letter”, not “we saw that he”."""
    by_me = c.subject.words != "I" or ("have" in c.group and DETERMINED.match(seen) is not None)
    told = _THAT_IT.match(c.object) and not page.lexicon.documents.match(c.object, 5)
    return by_me and not told and c.verb not in _GIVES and c.verb not in _SHARES - {"read"}


def _seen(c: Clause, page: Page) -> Judged:
    """“The letter was seen by this paper”, “we have been shown the list”."""
    documents, matter = page.lexicon.documents, _matter(c)
    if c.verb in ("given", "shown", "read", "sent", "allowed") and kind(c.subject.words, page) == "own":
        if not c.done:
            return "unconfirmed", c.subject.words, "this", "proof"
        return ("confirmed", c.subject.words, c.object, "object") if documents.search(c.object) else None
    if c.agent is None or kind(c.agent, page) not in ("own", "media"):
        return None
    if not documents.search(matter) and not is_claim(matter, page):
        return None
    return "confirmed" if c.done else "unconfirmed", c.agent, matter, "object" if c.done else "plain"


def _support(c: Clause, page: Page) -> Judged:
    """Bearing a statement out, or not."""
    if c.irreal or c.tried or _stands_by(c, page):
        return None
    status: VerificationStatus = "confirmed" if c.done else "disputed"
    if c.passive:
        matter = _matter(c)
        backed = c.agent and is_claim(matter, page) and not holds_up(c.agent, matter, page)
        return (status, c.agent, matter, "plain") if backed else None
    who, agrees = kind(c.subject.words, page), bool(re.match(r"(?:tall|chime|match|squar|agree|fit)", c.verb))
    if who in ("none", "person") or (who == "party" and not agrees):
        return _not_backed(c, who, page)
    about = re.sub(r"^(?:up|out|with)\s+|\s+(?:up|out)$", "", c.object)
    if agrees and (page.lexicon.records.search(about) or is_claim(about, page)):
        of_subject = is_claim(c.subject.words, page) and page.lexicon.records.search(about)
        if of_subject:
            return status, about, c.subject.words, "plain"
        return (status, c.subject.words, "this" if who == "pronoun" else about, "plain") if who != "party" else None
    if who == "own" and not c.done:
        return "unconfirmed", c.subject.words, about, "plain"
    if who == "party" or (who == "pronoun" and not page.lexicon.claims.search(about)):
        return None
    if not is_bare(about, page) and not (agrees and about.startswith("what")):
        return None
    if who == "nobody":
        thing = page.lexicon.records.search(c.subject.words) or re.search(r"\bnothing\b", c.subject.words.casefold())
        return "disputed" if thing else "unconfirmed", None, about, "plain"
    return status, c.subject.words, about, "plain"


def _stands_by(c: Clause, page: Page) -> bool:
    """Whether somebody is stood by, not borne out: “many of the guests supported him”."""
    him = re.match(r"(?:him|her|them)\b(?!\s+(?:up|out)\b)", c.object)
    somebody = him is not None and re.match(r"support|back", c.verb) is not None
    return somebody and not page.lexicon.records.search(c.subject.words)


def holds_up(agent: str, matter: str, page: Page) -> bool:
    """Whether something is held up, not borne out: “prices are supported by demand”."""
    return kind(agent, page) == "party" and not page.lexicon.claims.search(matter) and not PRONOUN.fullmatch(matter)


def _not_backed(c: Clause, who: Agent, page: Page) -> Judged:
    """“He did not back the claim up.”"""
    about = re.sub(r"^up\s+|\s+up$", "", c.object)
    bare = not c.done and who in ("party", "person") and c.verb == "back" and is_bare(about, page)
    return ("unconfirmed", None, about, "proof") if bare else None


def _refute(c: Clause, page: Page) -> Judged:
    if c.irreal or not c.done or c.tried:
        return None
    if c.passive:
        about = _matter(c)
        if about.casefold() == "it" or re.match(r"(?:question|doubt|challeng|counter)", c.verb):
            return None
        return ("disputed", c.agent, about, "plain") if is_claim(about, page) and not c.reduced else None
    who, about = kind(c.subject.words, page), c.object
    of_itself = who == "media" and c.verb.startswith("den")
    if who in ("none", "person", "nobody") or of_itself:
        return None
    if who == "party" or (who == "pronoun" and re.match(r"(?:challeng|counter|dismiss|reject|den[iy])", c.verb)):
        return None
    if re.match(r"(?:question|doubt)", c.verb) and who not in ("checker", "media", "own"):
        return None
    if page.lexicon.records.search(about) and is_claim(c.subject.words, page) and who != "record":
        return "disputed", about, c.subject.words, "plain"
    if who == "record" and c.verb.startswith("contradict") and about:
        return "disputed", c.subject.words, "this" if not is_claim(about, page) else about, "plain"
    if is_bare(about, page) or about.startswith("what ") or is_claim(about, page):
        return "disputed", c.subject.words, about, "plain"
    return None


def _withdraw(c: Clause, page: Page) -> Judged:
    if c.irreal or not c.done or c.tried:
        return None
    about = _matter(c) if c.passive else c.object
    if not c.passive and re.fullmatch(r"(?:itself|himself|herself|themselves)", about.strip()):
        return "corrected", c.subject.words, "this", "plain"
    named = page.lexicon.claims.search(about) or page.lexicon.figures.search(about)
    if not c.passive and re.match(
        r"(?:its|the|their)\s+(?:text|article|story|piece|post|page|headline|report)\b", about
    ):
        return "corrected", c.subject.words, "this", "plain"
    takes_back = re.match(r"(?:retract|withdr|recant)", c.verb) and re.match(r"(?:it|this|that)\b", about)
    if takes_back and not c.passive:
        return "corrected", c.subject.words, "this", "plain"
    if not named or c.reduced or (not c.passive and not is_bare(about, page)):
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


def predicate(words: Phrase, adjective: str, negated: bool, page: Page) -> VerificationStatus | None:
    """What a predicate says of its subject: “the claim is false”, “that is not so”, “the video is unverified”."""
    lexicon, about, adjective = page.lexicon, LED.sub("", words.words.strip(" ,")), adjective.casefold()
    if not about:
        return None
    if lexicon.open.fullmatch(adjective):
        return _open(about, adjective, page) if not negated and is_claim(about, page) else None
    false, sure = bool(lexicon.false.fullmatch(adjective)), _SURE.match(adjective)
    if about.casefold() == "it" and not (sure and (false or negated)):
        return None
    if kind(about, page) == "nobody":
        return "disputed" if not false and is_claim(about, page) else None
    document = _FAKED.match(adjective) and lexicon.documents.search(about)
    figure = FIGURE.fullmatch(about) is not None
    if not (is_claim(about, page) or document or figure or (words.relative and sure)) or PERSON.fullmatch(about):
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
    if _WEAK.match(adjective) and (PRONOUN.fullmatch(about) or not is_claim(_OF.split(about, maxsplit=1)[0], page)):
        return None  # “the extent of the data programme is unclear”
    return "disputed" if adjective in ("disputed", "contested") else "unconfirmed"
