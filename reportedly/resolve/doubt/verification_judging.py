"""What a clause of checking says of truth: a status, by whom, of what; or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.resolve.doubt.verification_clauses import Clause, Phrase
from reportedly.resolve.doubt.verification_values import Check, Way
from reportedly.resolve.doubt.verification_words import Checking
from reportedly.types import Span, VerificationStatus

Agent = Literal["own", "media", "checker", "record", "nobody", "pronoun", "person", "party", "none"]
"""Who a noun phrase is: the outlet; another one; whose work it is to check; a record; nobody; “this”; “he”; a party."""

_STRONG = re.compile(
    r"verif|confirm|corrobor|authentic|substantiat|validat|geolocat|cross-check|double-check|fact-check|vouch"
)
_SHARES = frozenset("shared showed sent gave provided played read forwarded".split())
_LOOSE = frozenset("established determined tested proven proved ascertained".split())
_PERSON = re.compile(r"(?:.*\s)?(?:he|she|they|i|you|who|him|her|them|there)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:all\s+|both\s+|none\s+of\s+)?(?:this|that|it|these|those|which)", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:(?:of|all|both|any|either|neither|most|much|some|parts?|many|several|each|one)\s+(?:of\s+)?)?"
    r"(?:the|this|that|these|those|his|her|their|its|such|any|either|neither|both|all|some|most|what|her|no|\w+[’']s?"
    r"|(?:[\w’.-]+\s+){1,4}?[’']s?)\b",
    re.IGNORECASE,
)
_CLAUSAL = re.compile(r"(?:that|whether|if|who|whom|what|how|where|when|which|why)\b", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|of|about)\s.{3,}$", re.DOTALL)
_MEANS = re.compile(r"\s(?:with|by|through|via|from|using|against|to)\s")
_LED = re.compile(
    r"^(?:(?:but|and|yet|although|while|however|so\s+far|still|meanwhile|later|on\s+\w+day|also|independently|,)\b[,\s]*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,.;:]+$")
_OF_OUTLET = re.compile(
    r"(?:reporters?|correspondents?|journalists?|team|researchers|staff|teams|monitors)\s(?:of|for|from|at|with)\s(.*)"
)
_OUTLETS_OWN = re.compile(
    r"(.*?)\s?[’']s?\s(?:own\s)?(?:\w+\s)?(?:reporters?|correspondents?|journalists?|team|researchers|calculations"
    r"|analysis|records|review|investigation|staff|monitors|count|tally|desk)(?:\s.*)?"
)


@dataclass(frozen=True, slots=True)
class Page:
    """What all sentences of a page share: its outlet's names, in lower case, and whether it corrects itself."""

    names: frozenset[str]
    corrects: bool
    lexicon: Checking


def names(outlet: str | None) -> frozenset[str]:
    """How a page may name its outlet: “the mercury” for the Dunford Mercury."""
    if not outlet or not plain(outlet):
        return frozenset()
    words = plain(outlet).split()[:8]
    found = {" ".join(words)} | {"the " + " ".join(words[n:]) for n in range(len(words))}
    first = re.sub(r"^[Tt]he\s+", "", outlet.strip()).split()[0]
    if len(first) > 1 and first.isupper():
        found.add(words[0])
    if len(words) > 1 and (len(words) > 2 or words[0] not in _COMMON_NAMES):
        found.add(" ".join(words[:-1]))
    return frozenset(found)


_COMMON_NAMES = frozenset(
    "harbour morning evening daily sunday national local city state public northern southern eastern western news radio"
    " channel weekly free world global local new".split()
)


def plain(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())


def is_page(who: str, page: Page) -> bool:
    """Whether it is the page's own outlet, by a name that begins with a capital."""
    if not who.removeprefix("the ").removeprefix("The ")[:1].isupper():
        return False
    return " ".join(who.casefold().split()) in page.names or plain(who) in page.names


def is_self(who: str) -> bool:
    """Whether the outlet speaks of itself without its name."""
    words = who.casefold().split()
    return bool(words) and words[0] in ("we", "us", "our", "this", "i", "my")


def kind(words: str, page: Page) -> Agent:
    """Who a noun phrase is."""
    who, lexicon = _LED.sub("", words.strip(" ,.")), page.lexicon
    if not who:
        return "none"
    if lexicon.nobody.match(who):
        return "nobody"
    if _PRONOUN.fullmatch(who):
        return "pronoun"
    low = " ".join(who.casefold().split())
    named = _OF_OUTLET.search(low) or _OUTLETS_OWN.fullmatch(low)
    if lexicon.own.fullmatch(who) or is_page(who, page):
        return "own"
    if named and (named[1].strip() in page.names or plain(named[1].strip()) in page.names or "this " in named[1]):
        return "own"
    if _PERSON.fullmatch(who):
        return "person"
    if lexicon.outlets.fullmatch(who) and who[:1].isupper() | who.startswith("the "):
        return "media"
    if lexicon.checkers.search(who):
        return "checker"
    return "record" if lexicon.records.search(who) else "party"


def is_claim(words: str, page: Page) -> bool:
    """Whether a phrase names something that can be true: a claim, a figure, a picture, a clause, “this”."""
    lexicon = page.lexicon
    who = words.strip(" ,")
    if not who or (_PERSON.fullmatch(who.split()[-1]) and not lexicon.claims.search(who)):
        return False
    return bool(
        _PRONOUN.fullmatch(who)
        or lexicon.anaphora.fullmatch(who)
        or lexicon.claims.search(who)
        or lexicon.figures.search(who)
        or lexicon.pictures.search(who)
        or re.search(r"authentic|accuracy|truth|veracity|provenance|whereabouts|identit|circumstances|cause\b", who)
        or _CLAUSAL.match(who)
    )


def is_bare(words: str, page: Page) -> bool:
    """Whether a phrase takes a statement up by a noun or pronoun: “this”, “his account”, “the minister's claim”."""
    who = words.strip(" ,")
    if page.lexicon.anaphora.fullmatch(who) or _PRONOUN.fullmatch(who):
        return True
    short = len(who.split()) <= 7 and bool(_DETERMINED.match(who))
    return short and bool(page.lexicon.claims.search(who) or page.lexicon.figures.search(who))


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
    for n in range(1, min(6, len(words))):
        own = " ".join(words[-n:])
        if words[-n - 1].casefold() in ("by", "the", "with", "from", "for", "of", "at", "to"):
            continue
        if words[-n][0].isupper() or words[-n].casefold() in ("we", "i", "this", "the", "our"):
            if kind(own, page) == "own" and kind(clause.subject.words, page) != "own":
                start = clause.subject.start + clause.subject.words.rindex(words[-n])
                return replace(clause, subject=Phrase(words=own, start=start), head=" ".join(words[:-n]))
    return clause


Judged = tuple[VerificationStatus, str | None, str, Way] | None


def _matter(clause: Clause) -> str:
    """What is checked, where it is the subject: its clause alone, if it has one (“the claim that …”)."""
    return _LED.sub("", clause.subject.words)


def _check(c: Clause, page: Page) -> Judged:
    strong = bool(_STRONG.match(c.verb))
    if c.passive and c.group & {"could", "can"} and re.match(r"(?:only|in\s+part|partly)\b", c.object):
        return ("unconfirmed", None, _matter(c), "plain") if is_claim(_matter(c), page) else None
    if c.irreal and c.done:
        return None
    if c.passive:
        return _checked(c, page, strong)
    who = kind(c.subject.words, page)
    about = c.object
    if c.tried:
        return ("unconfirmed", c.subject.words, about, "plain") if who in ("own", "media") and strong else None
    if not c.done:
        return _unchecked(c, page, strong, who)
    if who == "pronoun" or not about.strip():
        return None
    if who in ("own", "media") or (who == "checker" and c.verb != "established"):
        cut = _MEANS.split(about, maxsplit=1)[0] if not _CLAUSAL.match(about) else about
        return "confirmed", c.subject.words, cut, "plain"
    if who == "record" and strong and (is_claim(about, page) or _DETERMINED.match(about)):
        return "confirmed", c.subject.words, about, "plain"
    if strong and who == "party" and is_bare(_MEANS.split(about, maxsplit=1)[0], page):
        return "confirmed", c.subject.words, _MEANS.split(about, maxsplit=1)[0], "plain"
    return None


def _checked(c: Clause, page: Page, strong: bool) -> Judged:
    """A statement that was, or was not, verified."""
    about = _matter(c)
    if c.reduced:
        seen = c.agent and kind(c.agent, page) in ("own", "media", "checker") and page.lexicon.documents.search(about)
        return ("confirmed", c.agent, about, "object") if seen and strong else None
    if kind(about, page) == "person" or not (
        is_claim(about, page) or (c.verb not in _LOOSE and not c.done and c.group & {"could", "can", "cannot", "ca"})
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
    if c.impersonal and (not about or re.match(r"(?:from|at|in|on|without|for|by|independently|here)\b", about)):
        about = _matter(c)
    if c.impersonal or who in ("own", "media", "nobody"):
        if strong or _CLAUSAL.match(about) or is_claim(about, page) or page.lexicon.documents.search(about):
            return "unconfirmed", c.subject.words if who in ("own", "media") else None, about or "this", "plain"
        return None
    if who == "record" and c.group & {"do", "does", "did"}:
        return "disputed", c.subject.words, about, "plain"
    if who == "checker":
        return ("unconfirmed", c.subject.words, about or "this", "plain") if strong else None
    alone = "independently" in c.group and c.subject.words[:1].isupper() and who == "party" and not c.subject.joined
    return ("unconfirmed", c.subject.words, about or "this", "plain") if alone and strong else None


def _find(c: Clause, page: Page) -> Judged:
    """Not being able to say, tell, know or find."""
    if c.done or c.tried:
        return None
    about = c.object
    if c.passive:
        clause = _CLAUSAL.match(_matter(c)) or _CLAUSAL.match(about)
        named = c.verb in ("learned", "known", "assessed", "identified", "traced", "found", "said")
        matter = page.lexicon.figures.search(_matter(c)) or page.lexicon.claims.search(_matter(c))
        if c.verb in ("learned", "known", "said", "found") and not clause and not (matter and c.verb == "known"):
            return None
        return (
            ("unconfirmed", None, _matter(c) if not _CLAUSAL.match(about) else about, "contrast")
            if named and (clause or matter)
            else None
        )
    who = kind(c.subject.words, page)
    if c.impersonal and _CLAUSAL.match(_matter(c)):
        return "unconfirmed", None, _matter(c), "plain"
    if not (who in ("own", "nobody") or c.impersonal or (who in ("checker", "media") and about.startswith("whether"))):
        return None
    if c.verb in ("find", "found", "locate", "trace", "identify", "assess", "judge"):
        return ("unconfirmed", None, about, "plain") if who == "own" and about else None
    if c.verb == "know" and c.subject.words == "I":
        return None
    if c.group & {"would", "will", "did", "do", "does"} and c.verb != "know" and who != "nobody":
        return None
    if re.match(r"(?:whether|if|how|which|who|what|where|when|why)\b", about, re.IGNORECASE):
        by = c.subject.words if who in ("checker", "media") else None
        return "unconfirmed", by, about, "contrast" if c.verb.startswith("kn") else "plain"
    if who == "nobody" and c.verb in ("say", "tell", "know") and len(about.split()) < 3:
        return "unconfirmed", None, "this", "plain"
    return None


def _see(c: Clause, page: Page) -> Judged:
    if (c.irreal and c.done) or c.tried:
        return None
    documents = page.lexicon.documents
    if c.passive:
        if c.verb in ("given", "shown", "read", "sent", "allowed") and kind(c.subject.words, page) == "own":
            if c.done:
                return ("confirmed", c.subject.words, c.object, "object") if documents.search(c.object) else None
            return "unconfirmed", c.subject.words, "this", "proof"
        if c.agent is None or kind(c.agent, page) not in ("own", "media"):
            return None
        if not documents.search(_matter(c)) and not is_claim(_matter(c), page):
            return None
        return "confirmed" if c.done else "unconfirmed", c.agent, _matter(c), "object" if c.done else "plain"
    shared = re.search(r"\b(?:with|to)\s+(.+)$", c.object) or re.match(r"(us|this\s\w+)\b", c.object)
    if c.done and c.verb in _SHARES and documents.search(c.object) and shared and kind(shared[1], page) == "own":
        return "confirmed", shared[1], c.object, "object"
    who = kind(c.subject.words, page)
    if (
        who == "record"
        and c.done
        and c.verb.startswith("show")
        and re.match(r"(?:it|this|that|as\smuch)\b\W*$", c.object)
    ):
        return "confirmed", c.subject.words, "this", "plain"
    seen = c.object if documents.search(c.object) or not c.head else c.head
    if (
        who not in ("own", "media")
        or c.subject.words == "I"
        or not documents.search(seen)
        or c.verb in ("say", "give", "gave", "given", "showed")
    ):
        return None
    if (
        c.verb in ("shares", "shared", "provided", "released", "sent", "passed")
        or "that" in c.object.casefold().split()[:1]
    ):
        return None
    nothing = re.match(r"(?:no|nothing|none|neither)\b", seen)
    done = c.done and not nothing
    return (
        "confirmed" if done else "unconfirmed",
        c.subject.words,
        "this" if nothing else seen,
        "object" if done else "proof",
    )


def _support(c: Clause, page: Page) -> Judged:
    if (c.irreal and c.done) or c.tried:
        return None
    if c.passive:
        about = _matter(c)
        if not c.agent or not is_claim(about, page):
            return None
        return "confirmed" if c.done else "disputed", c.agent, about, "plain"
    who = kind(c.subject.words, page)
    if who in ("none", "person") or (who == "party" and not _STRONG.match(c.verb)):
        return None
    about = re.sub(r"^(?:up|out|with)\s+|\s+(?:up|out)$", "", c.object)
    agrees = bool(re.match(r"(?:tall|chime|match|squar|agree)", c.verb))
    if agrees and page.lexicon.records.search(about) and is_claim(c.subject.words, page):
        return "confirmed" if c.done else "disputed", about, c.subject.words, "plain"
    if who == "pronoun" and not (agrees or page.lexicon.claims.search(about)):
        return None
    if agrees and is_claim(about, page):
        return "confirmed" if c.done else "disputed", c.subject.words, "this" if who == "pronoun" else about, "plain"
    if not is_bare(about, page) and not (c.verb.startswith("m") and about.startswith("what")):
        return None
    if who == "nobody":
        people = not page.lexicon.records.search(c.subject.words) and not c.subject.words.casefold().startswith(
            "nothing"
        )
        return "unconfirmed" if people else "disputed", None, about, "plain"
    return "confirmed" if c.done else "disputed", c.subject.words, about, "plain"


def _refute(c: Clause, page: Page) -> Judged:
    if c.irreal or not c.done or c.tried:
        return None
    if c.passive:
        about = _matter(c)
        if about.casefold() == "it" or re.match(r"(?:question|doubt|challeng|counter)", c.verb):
            return None
        return ("disputed", c.agent, about, "plain") if is_claim(about, page) and not c.reduced else None
    who, about = kind(c.subject.words, page), c.object
    if who in ("none", "person", "nobody"):
        return None
    if who == "party" or (who == "pronoun" and re.match(r"(?:challeng|counter|dismiss|reject|den[iy])", c.verb)):
        return None
    if re.match(r"(?:question|doubt)", c.verb) and who not in ("checker", "media", "own"):
        return None
    if page.lexicon.records.search(about) and is_claim(c.subject.words, page) and who != "record":
        return "disputed", about, c.subject.words, "plain"
    if who == "record" and c.verb.startswith("contradict") and about:
        return "disputed", c.subject.words, "this" if not is_claim(about, page) else about, "plain"
    if is_bare(about, page) or (who != "party" and (about.startswith("what ") or is_claim(about, page))):
        return "disputed", c.subject.words, about, "plain"
    return None


def _withdraw(c: Clause, page: Page) -> Judged:
    if c.irreal or not c.done or c.tried:
        return None
    about = _matter(c) if c.passive else c.object
    if not c.passive and about.strip() == "itself":
        return "corrected", c.subject.words, "this", "plain"
    named = page.lexicon.claims.search(about) or page.lexicon.figures.search(about)
    if not c.passive and re.match(
        r"(?:its|the|their)\s+(?:text|article|story|piece|post|page|headline|report)\b", about
    ):
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
    lexicon, about = page.lexicon, _LED.sub("", words.words.strip(" ,"))
    if not about:
        return None
    pronoun = about.casefold() == "it"
    if lexicon.open.fullmatch(adjective):
        if negated or not is_claim(about, page):
            return None
        weak = re.match(
            r"un(?:clear|known|certain|resolved)|an\sopen|anyone|disputed|contested", adjective, re.IGNORECASE
        )
        if weak and _PRONOUN.fullmatch(about):
            return None
        return "disputed" if adjective.casefold() in ("disputed", "contested") else "unconfirmed"
    false = bool(lexicon.false.fullmatch(adjective))
    sure = re.match(
        r"(?:false|untrue|true|misleading|baseless|so|the\scase|hoax|fabricat|fake|an?\s)", adjective, re.IGNORECASE
    )
    if pronoun and not (sure and (false or negated)):
        return None
    if kind(about, page) in ("nobody",):
        return "disputed" if not false and is_claim(about, page) else None
    faked = re.match(
        r"(?:an?\s+)?(?:\w+\s+)?(?:forgery|fake|genuine|authentic|doctored|manipulated|fabricat)", adjective
    )
    document = faked and lexicon.documents.search(about)
    if not (is_claim(about, page) or document or (words.relative and sure)) or _PERSON.fullmatch(about):
        return None
    if false:
        return None if negated else "disputed"
    if adjective.casefold() == "possible" and not negated:
        return None
    if adjective.casefold() == "real" and not lexicon.pictures.search(about):
        return None
    if adjective.casefold() in ("so", "the case") and not negated and about.casefold() != "that":
        return None
    return "disputed" if negated else "confirmed"
