"""Words that call a statement true, false or unproven: a label, a rating, what somebody deems it, its own clause."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.who import AUTHORITIES, CHECKERS
from reportedly.resolve.doubt.verification.wordings.wording import NOT, any_of, wording
from reportedly.resolve.doubt.verification.words import CHECKING
from reportedly.types import VerificationStatus

_FALSE = CHECKING["en"].false.pattern
_TRUTH = re.compile(r"(?:^|\s)(?:true|accurate|correct|confirmed|verified|corroborated|supported)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"no\sevidence|un(?:verif|confirm|corrob|proven|support)|not\s(?:\w+\s)?(?:confirm|verif|corrob)|partly",
    re.IGNORECASE,
)
_LABEL = (
    r"(?P<label>(?i:(?:mostly|largely|partly|entirely|completely|half|not|partially|totally)_)?(?i:"
    + any_of(
        "false misleading true untrue correct incorrect inaccurate wrong fake fabricated altered unproven unverified",
        "unsupported unconfirmed confirmed verified missing_context out_of_context exaggerated satire disputed",
        "baseless hoax no_evidence pants_on_fire accurate supported unfounded needs_context distorts_the_facts",
        "lacks_context uncertain",
    )
    + "))"
)


def _label(f: Found) -> Check | None:
    """“Verdict: False.” “Not verified.”"""
    label = f.m["label"]
    status: VerificationStatus = "disputed"
    if _OPEN.search(label):
        status = "unconfirmed"
    elif _TRUTH.search(label) and not label.casefold().startswith("not "):
        status = "confirmed"
    return f.check(status, f.about, "label")


LABEL = wording(
    _label,
    r"(?i:(?:our_|the_|final_)?(?:verdict|fact[\s-]?check|rating|ruling|conclusions?|findings?|assessment|result"
    r"|bottom_line|in_short|we_(?:rate|rated|find|judge|call|consider|deem)_(?:this|it|the|that|these|his|her"
    rf"|their)(?:_[\w-]+){{0,3}}?))\s*(?:is|as|[:—–-])?\s*[“\"‘]?{_LABEL}\b(?P<about>[^\n]{{0,160}})",
)
FRAGMENT = wording(
    _label,
    r"(?!True,)(?:(?:Partly|Partially|Independently)_)?(?P<label>(?:Mostly|Partly|Largely|Half)_(?:false|true)"
    r"|Unverified|Unconfirmed|Not_(?:\w+ly_)?(?:confirmed|verified|corroborated|true|so|quite)|Verified|Confirmed"
    r"|False|FALSE|TRUE|MISLEADING|UNPROVEN|True|Untrue|Misleading|Wrong|Incorrect|Fake|Uncorroborated|Partly_true"
    r"|Corroborated|Unsupported|Unproven|Half_true|Disputed)\b(?=\s*[.:;!—–,]|(?<!so)_(?:by|against|from|through"
    r"|with)\b)(?P<about>)",
    opens=True,
)


def _rated(f: Found) -> Check | None:
    """“Fact-checkers rated the claim false.”"""
    return f.by_subject("disputed", f.about) if f.who in AUTHORITIES and f.page.is_claim(f.about) else None


RATED = wording(
    _rated,
    r"(?:rated|rates|call|judge|describe|gave|denounced|branded|debunked|exposed|called|calls|labell?ed|judged"
    r"|deemed|found|dismissed|described|describes|considers?|regards?|ruled)_(?P<about>(?:the|that|this|it|his|her"
    r"|their|those|these|both|[A-Z][\w’'.-]+[’']s?)(?:_[\w-]+){0,4}?)_(?:as_"
    rf"|to_be_)?[\"“‘]?(?:\w+ly_)?(?:(?i:{_FALSE})|[Pp]ants_on_[Ff]ire|(?:[Ff]our|[Tt]hree|[Tt]wo)_Pinocchios"
    r"|unlikely|implausible|not_credible)",
    quotes=True,
)
TRACED = wording(
    _rated,
    r"(?:traced|tracked)_(?P<about>(?:the|that|this|it|his|her|their|those"
    r"|these)(?:_[\w-]+){0,3}?)_(?:back_)?to_[^.;\n]{0,60}?\b(?:satir\w+|parody|hoax\w*|fake_news|spoof|joke"
    r"|video_game|unrelated|another)\b",
    quotes=True,
)


def _deemed(f: Found) -> Check | None:
    """“Analysts consider the video genuine.”"""
    status: VerificationStatus = "unconfirmed" if f.m["open"] else "confirmed"
    return f.by_subject(status, f.about) if f.who in CHECKERS and f.page.is_claim(f.about) else None


DEEMED = wording(
    _deemed,
    r"(?:considers?|regards?|treat(?:s|ing)|deems?|deemed|rates?|rated|judges?|judged"
    r"|found)_(?P<about>[^.;,\n]{2,60}?)_(?:as_|to_be_)?[\"“‘]?(?:\w+ly_)?(?:confirmed|verified|established"
    r"|credible|proven|[Tt]rue|accurate|genuine|authentic|(?P<open>unconfirmed|unverified|unproven))\b",
    quotes=True,
)


def _considered(f: Found) -> Check | None:
    """“a number that analysts consider exaggerated”"""
    about = f.tokens.head(f.subject.start)
    considered = f.who in CHECKERS and f.page.is_claim(about)
    return f.by_subject("disputed", about, "apposed") if considered else None


CONSIDERED = wording(
    _considered,
    r"(?:consider|regard_as|dismiss(?:ed)?_as|describe_as|call(?:ed)?|find|found"
    rf"|think)_(?:\w+ly_)?(?:(?i:{_FALSE})|unlikely|doubtful)",
)


def _fails(f: Found) -> Check | None:
    """“The claim does not hold up.”"""
    it = f.subject.words.casefold() == "it" and "add" not in f.m[0]
    return f.of_subject("disputed") if not it and f.is_of_claim else None


FAILS = wording(
    _fails,
    rf"(?:(?:does|do|did){NOT}_(?:\w+ly_)?(?:appear_in|add_up|stand_up|hold_up|hold\b|tally|square_with|fit"
    r"|survive|correspond|agree_with|match|withstand|check_out|hold_water)|(?:falls?|fell|comes?|came)_apart"
    r"|unravel(?:s|l?ed)|collapse[sd]?_(?:on|under)|(?:is|are|was)_nowhere_to_be_found|ha(?:s|ve)_no_(?:basis"
    r"|foundation|source)|lacks?_(?:any_)?(?:context|basis|foundation|evidence|support)|finds?_no_support"
    r"|appears?_(?:nowhere|in_no_other))\b",
)


def _holds(f: Found) -> Check | None:
    """“The numbers check out.”"""
    stands = not f.group & f.lexicon.negates
    return f.of_subject("confirmed" if stands else "unconfirmed") if f.is_of_claim else None


HOLDS = wording(
    _holds,
    r"(?:check(?:s|ed)?_out|(?:holds?|stands?)_up|rings_true)\b(?!_of)",
)

_SAY = (
    any_of(
        "claim said say assert alleg suggest stat report told tell insist attribut argu declar describ quot writ wrote",
        "accus call put gave nam identif link boast assum believ tweet post repeat imply implie warn print",
    )
    + r"\w*"
)
_CLAIM = any_of(
    "claims? allegations? assertions? accusations? rumou?rs? theor(?:y|ies) suggestions? notion narratives?",
    "statements? stor(?:y|ies) charges? insinuations? boasts?",
)


def _inner(f: Found) -> Check | None:
    """“falsely claimed”, “without evidence”, “the debunked theory”."""
    if "without" in f.m[0].casefold():
        return f.check("unconfirmed", f.about, "inner")
    return f.check("corrected", "", "inner") if f.who == "own" else f.check("disputed", f.about, "inner")


FALSELY = wording(
    _inner,
    r"(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously|misleadingly|mistakenly|wrongfully"
    rf"|untruthfully|dishonestly)_(?:\w+_)?{_SAY}",
)
ERRED = wording(
    _inner,
    rf"erred_(?:in|when_\w+|by)_(?:\w+ly_)?{_SAY}"
    rf"|{_SAY},?_(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously)\b",
)
WITHOUT_EVIDENCE = wording(
    _inner,
    r"without_(?:(?:\w+ing|any|further|credible|concrete|supporting|clear|independent)_){0,3}(?:evidence|proof"
    r"|substantiation|basis)\b(?!_of_(?:his|her|their|its)\b)",
)
FALSE_CLAIM = wording(
    _inner,
    r"(?:false|debunked|discredited|baseless|unfounded|bogus|disproven|disproved|fabricated|misleading|untrue"
    rf"|groundless|evidence-free)_(?P<about>(?:\w+_)?{_CLAIM})\b",
)


def _unconfirmed(f: Found) -> Check | None:
    """“unconfirmed reports”"""
    return f.check("unconfirmed", f.about, "inner")


UNCONFIRMED = wording(
    _unconfirmed,
    r"(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated"
    rf"|[Uu]nproven)_(?P<about>(?:\w+_){{0,2}}(?:{_CLAIM}|reports?|accounts?|videos?|footage|posts?|images?"
    r"|information))\b",
)
