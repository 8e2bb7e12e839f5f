"""Who checks, and what can be checked: what a noun phrase stands for on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.doubt.verification.words import Checking

Agent = Literal["own", "media", "checker", "record", "nobody", "pronoun", "person", "party", "none"]
"""Who a noun phrase is: the outlet; another one; whose work it is to check; a record; nobody; “this”; “he”; a party."""
PRESS: frozenset[Agent] = frozenset({"own", "media"})
CHECKERS = PRESS | {"checker"}
AUTHORITIES = CHECKERS | {"record"}
"""Whose word on a statement is a check of it."""
UNNAMED: frozenset[Agent] = frozenset({"nobody", "pronoun", "none"})

PERSON = re.compile(r"(?:.*\s)?(?:he|she|they|i|you|who|him|her|them|there)", re.IGNORECASE)
PRONOUN = re.compile(r"(?:all\s+|both\s+|none\s+of\s+)?(?:this|that|it|these|those|which)", re.IGNORECASE)
DETERMINED = re.compile(
    r"(?:(?:of|all|both|any|either|neither|most|much|some|parts?|many|several|each|one)\s+(?:of\s+)?)?"
    r"(?:the|this|that|these|those|his|her|their|its|such|any|either|neither|both|all|some|most|what|her|no|\w+[’']s?"
    r"|(?:[\w’.-]+\s+){1,4}?[’']s?)\b",
    re.IGNORECASE,
)
THEIR_OWN = re.compile(r"(?:his|her|their|its)\s+(?:\w+\s+)?(?:analys[ie]s|review|website|study|plan)\b", re.IGNORECASE)
"""What a party made, which is no record."""
FIGURE = re.compile(r"[$£€]?\d[\d,.]*(?:\s(?:per\scent|percent|million|billion|[a-z]{3,12}))?")
"""A bare figure, which is a matter of its own: “51,000 is correct as a minimum”."""
CLAUSAL = re.compile(r"(?:that|whether|if|who|whom|what|how|where|when|which|why)\b", re.IGNORECASE)
LED = re.compile(
    r"^(?:(?:but|and|yet|although|while|however|so\s+far|still|meanwhile|later|on\s+\w+day|also|independently|,)\b[,\s]*)+",
    re.IGNORECASE,
)
IS_TRUE = (
    r"(.{2,60}?)(?:\s+(?:is|was|are|were|had\s+been)|[’']s)\s+(?:true|so|accurate|correct|right|the\s+case"
    r"|real|genuine|authentic|legitimate)\b"
)
_WHETHER_TRUE = re.compile(rf"(?:whether|if)\s+{IS_TRUE}", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:will|would|won[’']t|might|going\sto)\b")
"""What is still to come can be unknown, but not unchecked."""
_OF_OUTLET = re.compile(
    r"(?:reporters?|correspondents?|journalists?|team|researchers|staff|teams|monitors)\s(?:of|for|from|at|with)\s(.*)"
)
_SENT = re.compile(
    r"(?:(?:a|an|one|two|three|our)\s)?(?:[\w’'.-]+\s){0,3}?(?:reporters?|correspondents?|journalists?|photographers?|engineer"
    r"|stringers?)\s(?:who\s(?:visited|went|was|were|saw|walked|toured|reached)|there|at\sthe\sscene|on\sthe\sground)\b.*",
    re.IGNORECASE,
)
"""Who was there for an outlet: “a reporter who visited the street”."""
_ASKED = re.compile(
    r"\b(?:(?:that|who|whom)\s)?we\s(?:\w+\s)?(?:spoke|talked|asked|consulted|contacted|interviewed|reached|rang|called|met)\b"
    r"|\b(?:contacted|consulted|asked|interviewed|approached|reached|hired|commissioned)\sby\s(?P<outlet>[^,;]{2,60})$",
    re.IGNORECASE,
)
"""Whom the outlet asked: “aid workers contacted by this paper”."""
_OUTLETS_OWN = re.compile(
    r"(.*?)\s?[’']s?\s(?:own\s)?(?:\w+\s)?(?:reporters?|correspondents?|journalists?|team|researchers|calculations"
    r"|analysis|records|review|investigation|staff|monitors|count|tally|desk)(?:\s.*)?"
)
_ACTS = re.compile(r"s?he\s+\w", re.IGNORECASE)
"""“He denounced the United Nations and …”: what he did, taken for a subject."""
_COMMON_NAMES = frozenset(
    "harbour morning evening daily sunday national local city state public northern southern eastern western news radio"
    " channel weekly free world global new".split()
)


def names(outlet: str | None) -> frozenset[str]:
    """How a page may name its outlet: “the mercury” for the Dunford Mercury."""
    if not outlet or not plain(outlet):
        return frozenset()
    words = plain(outlet).split()[:8]
    found = {" ".join(words)} | {"the " + " ".join(words[n:]) for n in range(len(words))}
    spelt = re.sub(r"^[Tt]he\s+", "", outlet.strip()).split()
    if len(spelt[0]) > 1 and spelt[0].isupper():
        found.add(words[0])
    letters = "".join(w[0] for w in spelt if w[0].isupper())
    if len(letters) > 1:
        found.add(letters.casefold())
    if len(words) > 1 and words[0] not in _COMMON_NAMES:
        found.add(words[0])
    if len(words) > 1 and (len(words) > 2 or words[0] not in _COMMON_NAMES):
        found.add(" ".join(words[:-1]))
    return frozenset(found)


def plain(name: str) -> str:
    """A name without its article and capitals."""
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())


def is_self(who: str) -> bool:
    """Whether the outlet speaks of itself without its name."""
    words = who.casefold().split()
    return bool(words) and words[0] in ("we", "us", "our", "this", "i", "my")


@dataclass(frozen=True, slots=True)
class Page:
    """What all sentences of a page share: its outlet's names, in lower case, and whether it corrects itself."""

    names: frozenset[str]
    corrects: bool
    lexicon: Checking

    def named(self, by: str | None) -> str | None:
        """Who checks, where that is said by a name or a noun and is not the outlet's “we”."""
        return None if by is None or is_self(by) or self.kind(by) in UNNAMED else by

    def is_outlet(self, who: str) -> bool:
        """Whether it is the page's own outlet, by a name that begins with a capital."""
        if not who.removeprefix("the ").removeprefix("The ")[:1].isupper():
            return False
        return " ".join(who.casefold().split()) in self.names or plain(who) in self.names

    def kind(self, words: str) -> Agent:
        """Who a noun phrase is."""
        who, lexicon = LED.sub("", words.strip(" ,.")), self.lexicon
        if not who:
            return "none"
        if lexicon.nobody.match(who):
            return "nobody"
        if PRONOUN.fullmatch(who):
            return "pronoun"
        if self._is_own(who):
            return "own"
        if (asked := _is_asked(who)) and (not asked["outlet"] or self.kind(asked["outlet"]) in PRESS):
            return "checker"
        if PERSON.fullmatch(who):
            return (
                "party"
                if re.match(r"(?:all|both|each|two|three|four|several|many)\s", who, re.IGNORECASE)
                else "person"
            )
        if _ACTS.match(who):
            return "person"
        if lexicon.outlets.fullmatch(who) and who[:1].isupper() | who.startswith("the "):
            return "media"
        if lexicon.checkers.search(who):
            return "checker"
        return "record" if lexicon.records.search(who) else "party"

    def _is_own(self, who: str) -> bool:
        """Whether it is the outlet, or somebody of it."""
        if self.lexicon.own.fullmatch(who) or self.is_outlet(who):
            return True
        low = " ".join(who.casefold().split())
        if any(place in low for place in (" who ", " there", " at the scene", " on the ground")) and _SENT.fullmatch(
            who
        ):
            return True
        named = _OF_OUTLET.search(low) or _OUTLETS_OWN.fullmatch(low)
        return bool(
            named and (named[1].strip() in self.names or plain(named[1].strip()) in self.names or "this " in named[1])
        )

    def is_claim(self, words: str) -> bool:
        """Whether a phrase names something that can be true: a claim, a figure, a picture, a clause, “this”."""
        lexicon = self.lexicon
        who = words.strip(" ,")
        if not who or (PERSON.fullmatch(who.split()[-1]) and not lexicon.claims.search(who)):
            return False
        return bool(
            PRONOUN.fullmatch(who)
            or lexicon.anaphora.fullmatch(who)
            or lexicon.claims.search(who)
            or lexicon.figures.search(who)
            or lexicon.pictures.search(who)
            or re.search(r"authentic|accuracy|truth|veracity|provenance|whereabouts|identit|circumstances|cause\b", who)
            or CLAUSAL.match(who)
        )

    def holds_up(self, agent: str, matter: str) -> bool:
        """Whether something is held up, not borne out: “prices are supported by demand”."""
        return self.kind(agent) == "party" and not self.lexicon.claims.search(matter) and not PRONOUN.fullmatch(matter)

    def is_bare(self, words: str) -> bool:
        """Whether a phrase takes a statement up by a noun or pronoun: “this”, “his account”, “the minister's claim”."""
        who = words.strip(" ,")
        if self.lexicon.anaphora.fullmatch(who) or PRONOUN.fullmatch(who):
            return True
        short = len(who.split()) <= 7 and bool(DETERMINED.match(who))
        return short and bool(self.lexicon.claims.search(who) or self.lexicon.figures.search(who))


def _is_asked(who: str) -> re.Match[str] | None:
    """Whom the outlet asked, where that is said."""
    return _ASKED.search(who) if " we " in who or " by " in who else None


def asked(about: str) -> tuple[str, bool]:
    """What is asked by “whether the account is accurate”: the account; and whether it is only taken up."""
    m = _WHETHER_TRUE.match(about)
    return (m[1], True) if m else (about, False)
