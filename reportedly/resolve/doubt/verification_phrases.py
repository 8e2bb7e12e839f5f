"""English phrases of checking that have no verb of checking: predicates, verdicts, missing proof, corrections.

A pattern begins at words of its own, never at its subject: what stands left of it is read once it has matched. Every
repetition is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.resolve.doubt.verification_clauses import Phrase, Tokens
from reportedly.resolve.doubt.verification_judging import Page, is_claim, is_page, is_self, kind, predicate
from reportedly.resolve.doubt.verification_values import Check, Way
from reportedly.resolve.doubt.verification_words import CHECKING
from reportedly.types import Span, VerificationStatus

_EN = CHECKING["en"]
_ADV = r"(?:(?:also|far|much|itself|simply|just|widely|in\s+fact|therefore|almost|still|so\s+far|now|both|at\s+best|in\s+part|\w+ly),?\s+){0,3}"
_EVIDENCE = (
    r"(?:evidence|proof|substantiation|documentation|corroboration|basis|sources?|documents?|data|receipts|details)"
)
_SIGN = r"(?:evidence|proof|indications?|signs?|records?|basis|traces?|foundation|support|truth|mention|confirmation|irregularities|reason\s+to\s+believe)"
_CLAIM = r"(?:claims?|allegations?|assertions?|accusations?|rumou?rs?|theor(?:y|ies)|suggestions?|notion|narratives?|statements?|stor(?:y|ies)|charges?|insinuations?|boasts?)"
_SAY = (
    r"(?:claim|said|say|assert|alleg|suggest|stat|report|told|tell|insist|attribut|argu|declar|describ|quot|writ|wrote"
    r"|accus|call|put|gave|nam|identif|link|boast|assum|believ|tweet|post|repeat|imply|implie|warn|print)\w*"
)
_SHOW = (
    r"(?:shows?|showed|lists?|listed|records?|recorded|puts?|indicates?|indicated|reveals?|revealed|gives?|gave|proves?"
    r"|proved|counts?|counted|names?|contains?|mentions?|states?|says|attributes?|makes?\s+no|made\s+no|dates?)"
)
_LABEL = (
    r"(?P<label>(?i:(?:mostly|largely|partly|entirely|completely|half|not|partially|totally)\s+)?(?i:false|misleading|true"
    r"|untrue|correct|incorrect|inaccurate|wrong|fake|fabricated|altered|unproven|unverified|unsupported|unconfirmed"
    r"|confirmed|verified|missing\s+context|out\s+of\s+context|exaggerated|satire|disputed|baseless|hoax|no\s+evidence"
    r"|pants\s+on\s+fire|accurate|supported|unfounded|needs\s+context|distorts\s+the\s+facts|lacks\s+context))"
)
_TRUTH = re.compile(r"(?:^|\s)(?:true|accurate|correct|confirmed|verified|corroborated|supported)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"un(?:verif|confirm|corrob|proven|support)|not\s(?:\w+\s)?(?:confirm|verif|corrob)|partly", re.IGNORECASE
)
_RUNS = re.compile(r"[^;.!?\n“”\"]{0,160}")
_PLACE = re.compile(r"(?<![\w’'])")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands around a match, as its reading needs it."""

    text: str
    tokens: Tokens
    m: re.Match[str]
    page: Page

    @property
    def subject(self) -> Phrase:
        return self.tokens.subject(self.tokens.at(self.m.start()))

    def is_told(self, subject: Phrase) -> bool:
        """Whether somebody else than the outlet or a checker says so: “Officials said the claim was false”."""
        sayer = self.tokens.sayer(subject.start)
        return bool(sayer) and kind(sayer, self.page) not in ("own", "media", "checker", "record")

    @property
    def after(self) -> str:
        runs = _RUNS.match(self.text, self.m.end(), self.tokens.sentence.end)
        return runs[0] if runs else ""

    def check(self, status: VerificationStatus, by: str | None, about: str, start: int, way: Way = "plain") -> Check:
        by = by.strip(" ,.") if by else None
        if by is not None and (is_self(by) or kind(by, self.page) in ("nobody", "pronoun", "none")):
            by = None
        end = self.m.end()
        if way in ("plain", "contrast") and self.after and about and about in self.after:
            end = self.m.end() + self.after.index(about) + len(about)
        while end > self.m.end() and self.text[end - 1] in " ,.;:":
            end -= 1
        about = about.strip(" ,.;:")
        return Check(status=status, by=by, span=Span(start, end), sentence=self.tokens.sentence, about=about, way=way)


Reader = Callable[[Found], Check | None]


def _predicate(f: Found) -> Check | None:
    subject, negated = f.subject, bool(f.m["not"] or f.m["not2"])
    before = f.tokens.at(subject.start)
    if f.is_told(subject):
        return None
    if before and f.tokens.low[before - 1] in ("if", "whether", "unless"):
        return None
    that = f.page.lexicon.claims.search(f.text, f.tokens.sentence.start, subject.start)
    if that and f.tokens.low[before - 1] in ("that", "of") and f.m.start() - that.start() < 160:
        subject = Phrase(words=f.text[that.start() : f.m.start()], start=that.start())
    status = predicate(subject, f.m["adj"], negated, f.page)
    if status is None:
        if re.match(r"(?:he|she|they)$", subject.words, re.IGNORECASE) and re.match(
            r"\s*[:—–]", f.after[:2] or f.text[f.m.end() : f.m.end() + 2]
        ):
            right = bool(f.page.lexicon.true.fullmatch(f.m["adj"])) != negated
            return f.check("confirmed" if right else "disputed", None, "", subject.start, "contrast")
        return None
    by = (
        re.match(r"\s+(?P<who>[^,;:\n]{2,70}?)(?=[,;:\n]|\.?\s*$)", f.after)
        if f.m["adj"].endswith(("by", "with", "to"))
        else None
    )
    way: Way = "apposed" if subject.relative and f.page.lexicon.claims.search(subject.words) else "plain"
    return f.check(status, by["who"] if by else None, subject.words, subject.start, way)


def _inner(f: Found) -> Check | None:
    without = "without" in f.m[0].casefold()
    return f.check(
        "unconfirmed" if without else "disputed", None, f.m.groupdict().get("about") or "", f.m.start(), "inner"
    )


def _open(f: Found) -> Check | None:
    return f.check("unconfirmed", None, f.m["about"], f.m.start(), "inner")


def _none(f: Found) -> Check | None:
    """“There is no evidence that …”"""
    independent = re.search(r"independent|confirmation|immediate", f.m[0])
    return f.check("unconfirmed" if independent else "disputed", None, f.after.strip(" ,") or "this", f.m.start())


def _found_none(f: Found) -> Check | None:
    subject = f.subject
    who = kind(subject.words, f.page)
    if who in ("person", "none", "pronoun"):
        return None
    if re.match(r"(?:will|would|if|could)\b", f.text[max(0, f.m.start() - 6) : f.m.start()].strip() or "-"):
        return None
    return f.check("disputed", subject.words, f.after.strip(" ,") or "this", subject.start)


def _no_proof(f: Found) -> Check | None:
    subject = f.subject
    return f.check(
        "unconfirmed",
        None,
        f.after.strip(" ,") or subject.words,
        subject.start if subject.words else f.m.start(),
        "proof",
    )


def _label(f: Found) -> Check | None:
    label = f.m["label"]
    status: VerificationStatus = "disputed"
    if _OPEN.search(label):
        status = "unconfirmed"
    elif _TRUTH.search(label) and not label.casefold().startswith("not "):
        status = "confirmed"
    return f.check(status, None, f.m.groupdict().get("about") or "", f.m.start(), "label")


def _fragment(f: Found) -> Check | None:
    return _label(f) if f.m.start() == f.tokens.sentence.start else None


def _contrast(f: Found) -> Check | None:
    before = f.text[f.tokens.sentence.start : f.m.start()].strip()
    if before and before[-1] not in ",;:—–(" and not f.m[0][:1].isupper():
        return None
    return f.check("disputed", None, f.after, f.m.start(), "contrast")


def _otherwise(f: Found) -> Check | None:
    subject = f.subject
    if kind(subject.words, f.page) in ("none", "person", "nobody", "pronoun"):
        return None
    return f.check("disputed", subject.words, "this", subject.start)


def _fails(f: Found) -> Check | None:
    """“The claim does not hold up.”"""
    subject = f.subject
    if not is_claim(subject.words, f.page) or f.is_told(subject):
        return None
    return f.check("disputed", None, subject.words, subject.start)


def _holds(f: Found) -> Check | None:
    subject = f.subject
    if not is_claim(subject.words, f.page) or f.is_told(subject):
        return None
    return f.check("confirmed", None, subject.words, subject.start)


def _considered(f: Found) -> Check | None:
    """“a number that analysts consider exaggerated”"""
    subject = f.subject
    about = f.tokens.head(subject.start)
    if kind(subject.words, f.page) not in ("own", "media", "checker") or not is_claim(about, f.page):
        return None
    return f.check("disputed", subject.words, about, subject.start, "apposed")


def _unclear(f: Found) -> Check | None:
    return f.check("unconfirmed", None, f.after.strip(" ,"), f.m.start(), "contrast")


def _old_picture(f: Found) -> Check | None:
    subject = f.subject
    if not f.page.lexicon.pictures.search(subject.words):
        return None
    return f.check("disputed", None, subject.words, subject.start)


def _rated(f: Found) -> Check | None:
    subject = f.subject
    who = kind(subject.words, f.page)
    if who not in ("own", "media", "checker", "record") or not is_claim(f.m["about"], f.page):
        return None
    return f.check("disputed", subject.words, f.m["about"], subject.start)


def _deemed(f: Found) -> Check | None:
    subject = f.subject
    if kind(subject.words, f.page) not in ("own", "media", "checker") or not is_claim(f.m["about"], f.page):
        return None
    return f.check("confirmed", subject.words, f.m["about"], subject.start)


def _true_figure(f: Found) -> Check | None:
    status: VerificationStatus = "corrected" if f.m["word"].casefold() in ("correct", "right") else "disputed"
    return f.check(status, f.m.groupdict().get("who"), f.m["about"], f.m.start())


def _correction(f: Found) -> Check | None:
    return f.check("corrected", None, f.m.groupdict().get("about") or "", f.m.start(), "opening")


def _record(f: Found) -> Check | None:
    """What a record shows, or the outlet's own eyes saw, beside what was said."""
    subject = f.subject
    who = kind(subject.words, f.page)
    if who not in ("record", "own", "media") or f.m.start() - subject.start > 140 or subject.joined:
        return None
    if who == "media" and not is_page(subject.words, f.page):
        return None
    eyes = re.match(r"(?:counted|saw|visited|found|paid|recorded|watched|measured|calculat)", f.m[0])
    if who != "record" and not eyes:
        return None
    if who == "record" and not f.page.lexicon.records.search(subject.words):
        return None
    return f.check("confirmed", subject.words, f.after, subject.start, "record")


def _according(f: Found) -> Check | None:
    """“The figure is 52, government records show.”"""
    if not f.page.lexicon.records.search(f.m["who"]) or f.tokens.sentence.start == f.m.start():
        return None
    return Check(
        status="confirmed",
        by=f.m["who"].strip(" ,."),
        span=Span(f.tokens.sentence.start, f.m.end()),
        sentence=f.tokens.sentence,
        about=f.text[f.tokens.sentence.start : f.m.start()],
        way="record",
    )


def _support(f: Found) -> Check | None:
    """“is consistent with his story”, “gave a similar account”."""
    subject = f.subject
    if kind(subject.words, f.page) in ("none", "nobody"):
        return None
    about = f.m.groupdict().get("about") or "this"
    if about != "this" and not is_claim(about, f.page):
        return None
    return f.check("confirmed", subject.words, about, subject.start)


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'])" + pattern)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_p(
        r"(?:[Aa]n?|[Tt]he|[Oo]ur)\s+(?:earlier|previous|original|initial|first)\s+version\s+of\s+(?:this|the|our|that)\b"
        r"(?P<about>[^\n]{0,200})"
    ), _correction),
    (_p(
        r"[Tt]his\s+(?:article|story|report|post|column|headline|piece|caption|bulletin|dispatch|page)(?:\s+(?:has|was|had|originally"
        r"|initially|previously|incorrectly|wrongly|mistakenly|first|been)){1,3}\s+(?:corrected|amended|updated\s+to\s+correct|revised"
        r"|misstated|misidentified|misspelled|said|stated|reported|gave|named|attributed)(?P<about>[^\n]{0,200})"
    ), _correction),
    (_p(
        r"(?:[Ww]e|[Tt]his\s+(?:news)?paper|[Oo]ur\s+(?:article|report|story))\s+(?:(?:had|have|has)\s+)?(?:wrongly|incorrectly"
        r"|mistakenly|erroneously|inaccurately|misstated|misidentified)\b\s*\w*(?P<about>[^\n]{0,200})"
    ), _correction),
    (_p(r"[Dd]ue\s+to\s+an\s+(?:editing|editorial|transcription|production)\s+error\b(?P<about>[^\n]{0,200})"), _correction),
    (_p(
        r"(?i:(?:our\s+|the\s+|final\s+)?(?:verdict|fact[\s-]?check|rating|ruling|conclusions?|findings?|assessment|result"
        r"|bottom\s+line|in\s+short|we\s+(?:rate|rated|find|judge|call)\s+(?:this|it|the\s+claim|that)(?:\s+(?:claim|one))?)"
        rf")\s*(?:is|as|[:—–-])?\s*[“\"‘]?{_LABEL}\b(?P<about>[^\n]{{0,160}})"
    ), _label),
    (_p(
        r"(?:(?:Partly|Partially|Independently)\s+)?(?P<label>Unverified|Unconfirmed|Not\s+(?:\w+ly\s+)?(?:confirmed"
        r"|verified|corroborated|true|so|quite)|Verified|Confirmed|False|FALSE|TRUE|MISLEADING|UNPROVEN|True|Untrue"
        r"|Misleading|Wrong|Incorrect|Fake|Uncorroborated|Partly\s+true|Corroborated|Unsupported|Unproven|Half\s+true"
        r"|Disputed)\b(?=\s*[.:;!—–,]|\s+(?:by|against|from|through|with)\b)(?P<about>)"
    ), _fragment),
    (_p(
        rf"(?:(?:offer|provid|giv|present|produc|cit|suppl|submit|furnish|publish|show|shar)\w*|gave)\s+(?:us\s+|the\s+\w+\s+)?"
        rf"(?:no|nothing)\b(?:\s+(?:[\w-]+\s+(?:or\s+\w+\s+)?){{0,2}}?{_EVIDENCE}\b|\s+to\s+(?:support|back|show|prove|substantiate)\b|(?=\s*[.;]))"
    ), _no_proof),
    (_p(
        rf"(?:did|has|have|had|does|do|could|would)(?:\s*n[’']t|\s+not)\s+(?:\w+ly\s+)?(?:provided?|offer(?:ed)?|produced?|give|given|gave"
        rf"|shown?|present(?:ed)?|suppl(?:y|ied)|cite[d]?|share[d]?|submit|publish(?:ed)?)\s+(?:[\w-]+\s+){{0,3}}?{_EVIDENCE}\b"
    ), _no_proof),
    (_p(
        r"(?:comes?|came|made|offered)\s+without\s+(?:any\s+)?(?:proof|evidence|documents)\b|[Nn]one\s+(?:was|were|has\s+been)\s+(?:provided|offered|forthcoming|produced|given|published)\b"
        rf"|[Nn]o\s+(?:\w+\s+)?{_EVIDENCE}\s+(?:(?:was|were|has\s+been|have\s+been)\s+(?:provided|offered|produced|presented"
        r"|given|supplied|published|attached|shown|shared|made\s+public|cited)|accompanied)\b"
    ), _no_proof),
    (_p(
        rf"(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously|misleadingly|mistakenly|wrongfully"
        rf"|untruthfully|dishonestly)\s+(?:\w+\s+)?{_SAY}"
    ), _inner),
    (_p(rf"(?:{_SAY}),?\s+(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously)\b"), _inner),
    (_p(
        r"without\s+(?:(?:\w+ing|any|further|credible|concrete|supporting|clear|independent)\s+){0,3}(?:evidence|proof"
        r"|substantiation|basis)\b"
    ), _inner),
    (_p(
        r"(?:false|debunked|discredited|baseless|unfounded|bogus|disproven|disproved|fabricated|misleading|untrue"
        rf"|groundless|evidence-free)\s+(?P<about>(?:\w+\s+)?{_CLAIM})\b"
    ), _inner),
    (_p(
        r"(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated|[Uu]nproven)\s+(?P<about>(?:\w+\s+){0,2}"
        rf"(?:{_CLAIM}|reports?|accounts?|videos?|footage|posts?|images?|information))\b"
    ), _open),
    (_p(
        rf"(?:is|are|was|were|been|be|[’']s|remains?|remained|stays?|stands?|stood|turn(?:s|ed)\s+out(?:\s+to\s+be)?"
        rf"|prove[sdn]?(?:\s+to\s+be)?|(?:found|shown|judged|rated|deemed)(?:\s+to\s+be|\s+as)?|goes|went)"
        rf"(?P<not>\s*n[’']t)?\s+(?:the\s+)?{_ADV}(?P<not2>(?:not|neither|far\s+from)\s+(?:to\s+be\s+)?)?{_ADV}(?P<adj>{_EN.false.pattern}|{_EN.true.pattern}"
        rf"|{_EN.open.pattern})"
    ), _predicate),
    (_p(
        rf"(?:[Tt]here\s*(?:is|was|are|were|has\s+been|have\s+been|[’']s|remains)\s+(?:(?:also|still|currently|as\s+yet"
        rf"|\w+ly)\s+)?(?:no|little|not\s+any)\s+(?:(?:[\w-]+|or)\s+){{0,3}}?{_SIGN}\b"
        rf"|[Nn]o\s+(?:(?:independent|immediate|official|outside)\s+)(?:or\s+\w+\s+)?(?:confirmation|verification|corroboration)\b"
        rf"|[Nn]o\s+(?:\w+\s+)?(?:evidence|proof|records?)\s+(?:supports?|backs?|exists?|has\s+emerged|have\s+emerged"
        rf"|of|that|was\s+found|suggests?)\b"
        rf"|[Nn]o\s+truth\s+(?:in|to)\b|[Nn]othing\s+to\s+(?:suggest|indicate|show|support)\b)"
    ), _none),
    (_p(
        r"(?:[Ii]ndependent\s+)?(?:confirmation|verification|corroboration)\s+(?P<about>[^.;\n]{0,100}?)\b(?:is|was"
        r"|were|has\s+been)\s+(?:not\s+(?:\w+\s+)?(?:possible|available)|impossible|lacking|unavailable)"
    ), lambda f: f.check("unconfirmed", None, f.m["about"] or "this", f.m.start())),
    (_p(
        rf"(?:found|find|finds|seen|saw|uncovered|turned\s+up|detected|identified|discovered|shows?|showed)\s+(?:no|nothing|little)\b"
        rf"\s*(?:(?:[\w-]+|or)\s+){{0,3}}?(?:{_SIGN}\b|to\s+(?:support|suggest|back|indicate|confirm)\b|such\s+\w+)"
    ), _found_none),
    (_p(
        r"(?:(?:[Bb]ut\s+|[Yy]et\s+)?(?:[Ii]n\s+(?:actual\s+)?fact|[Ii]n\s+reality|[Ii]n\s+truth|Actually)\b,?"
        r"|The\s+(?:truth|reality)\s+is\b|Not\s+so\b|Not\s+true\b|Not\s+according\s+to\b|[Nn]othing\s+of\s+the\s+(?:sort|kind)\b"
        r"|No\s+such\s+\w+\s+(?:exists?|existed|was|were|has|have|took|appears?)\b)"
    ), _contrast),
    (_p(
        r"(?:(?:say|show|suggest|indicate|tell|prove|found|find)(?:s|ed)?\s+(?:otherwise|the\s+opposite|no\s+such\s+thing|nothing\s+of\s+the\s+(?:kind|sort))"
        r"|(?:tells?|paints?|shows?|suggests?|gives?|gave|told|points?)\s+(?:(?:a|an|the|in\s+the|quite\s+a|a\s+very)\s+)?"
        r"(?:(?:very\s+)?different|another|other|contrasting|conflicting)\s+(?:accounts?|versions?|way|direction|story|picture|tale|number"
        r"|figures?|pictures?)"
        r"|(?:casts?|raise[sd]?)\s+(?:serious\s+|some\s+)?doubts?\s+(?:up)?on\s+(?:the|this|that|his|her|their|its)\b|makes?\s+no\s+(?:mention|reference)\b"
        r"|(?:does|do|did)(?:\s*n[’']t|\s+not)\s+(?:\w+ly\s+)?(?:bear\s+(?:this|that|it|him|her|them)\s+out|mention|reflect)"
        r"|contain(?:s|ed)?\s+no\s+such)\b"
    ), _otherwise),
    (_p(
        r"(?:(?:does|do|did)(?:\s*n[’']t|\s+not)\s+(?:\w+ly\s+)?(?:appear\s+in|add\s+up|stand\s+up|hold\s+up|hold\b|tally"
        r"|square\s+with|fit|survive|correspond|agree\s+with|match|withstand|check\s+out)|ha(?:s|ve)\s+no\s+(?:basis|foundation)"
        r"|lacks?\s+(?:any\s+)?(?:basis|foundation|evidence|support)|finds?\s+no\s+support)\b"
    ), _fails),
    (_p(r"(?:check(?:s|ed)\s+out|(?:holds|stands)\s+up|rings\s+true)\b"), _holds),
    (_p(
        r"(?:consider|regard\s+as|dismiss(?:ed)?\s+as|describe\s+as|call(?:ed)?|find|found|think)\s+(?:\w+ly\s+)?"
        rf"(?:(?i:{_EN.false.pattern})|unlikely|doubtful)"
    ), _considered),
    (_p(r"prove[sd]?\s+nothing\s+either\s+way\b"), lambda f: f.check("unconfirmed", None, "this", f.m.start())),
    (_p(
        r"(?:[Nn]one|[Nn]ot\s+one)\s+of\s+(?:the|those|these|our)\s+(?:[\w’-]{1,30}\s+){0,5}?(?:we|who\s+spoke|interviewed|asked"
        r"|approached|reached|contacted|visited|checked)\b[^.;\n]{0,80}"
    ), _contrast),
    (_p(r"(?:never|not|n[’']t)\s+(?:[\w’]+\s+){1,3}such\b"), lambda f: f.check("disputed", None, f.after, f.m.start(), "contrast")),
    (_p(
        r"(?:[Ii]t|[Tt]hat)\s*(?:is|was|remains?|remained|[’']s)\s+(?:still\s+|also\s+|not\s+)?(?:immediately\s+|yet\s+)?(?:unclear|unknown|clear|known|uncertain)\b"
        r"(?=\s+(?:whether|if|how|who|which)\b)"
    ), lambda f: _unclear(f) if re.search(r"un|not", f.m[0]) else None),
    (_p(
        r"(?:(?:is|are|was|were)\s+(?:\w+\s+)?(?:old|not\s+(?:new|recent|from)|from\s+(?:another|a\s+different|an\s+earlier|a\s+film"
        r"|a\s+video\s+game)|from\s+(?:\w+\s+)?(?:19|20)\d\d)\b|(?:(?:was|were|is|are|has|have|had|been|first|originally|actually)\s+){1,3}"
        r"(?:\w+ly\s+)?(?:taken|published|circulat\w+|appeared|filmed|shot|recorded|posted|uploaded|generated|edited|cropped|altered|online)\b"
        r"[^.;\n]{0,50}?\b(?:(?:19|20)\d\d|software|artificial|AI|film|game|years?\s+(?:ago|earlier|before)))\b"
    ), _old_picture),
    (_p(
        r"(?:rated|rates|gave|denounced|branded|debunked|exposed|called|calls|labell?ed|judged|deemed|found|dismissed|described|describes"
        r"|considers?|regards?|consider|regard|ruled)\s+(?P<about>(?:the|that|this|it|his|her|their|those|these|both|[A-Z][\w’'.-]+[’']s?)"
        rf"(?:\s+[\w-]+){{0,4}}?)\s+(?:as\s+|to\s+be\s+)?[\"“‘]?(?:\w+ly\s+)?(?:(?i:{_EN.false.pattern})|[Pp]ants\s+on\s+[Ff]ire"
        r"|(?:[Ff]our|[Tt]hree|[Tt]wo)\s+Pinocchios|unlikely|implausible|not\s+credible|exaggerated)"
    ), _rated),
    (_p(
        r"(?:considers?|regards?|treats?|deems?|deemed|rates?|rated|judges?|judged|found)\s+(?P<about>[^.;,\n]{2,60}?)\s+(?:as\s+|to\s+be\s+)?"
        r"(?:\w+ly\s+)?(?:confirmed|verified|established|credible|proven|true|accurate|genuine|authentic)\b"
    ), _deemed),
    (_p(
        r"[Tt]he\s+(?P<word>actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count|name|date|title"
        r"|spelling|price|age))\s+(?:is|was|are|were)\b[^.;\n]{1,80}?(?:,?\s+according\s+to\s+(?P<who>[Tt]he\s+[A-Z][\w.]*|[A-Z]"
        r"[\w.]*(?:\s+[A-Z]\w*){0,3})|(?=[.;\n,)]))"
    ), _true_figure),
    (_p(
        r"(?:(?:is|are|was|were|seems?|appears?)\s+(?:to\s+be\s+)?(?:\w+ly\s+)?(?:consistent|in\s+line)\s+with\s+(?P<about>[^.;,\n]{2,60})|(?:gave|told|describe[sd]?|offered)\s+(?:us\s+|the\s+\w+\s+)?"
        r"(?:a|an|the|very)?\s*(?:similar|same|matching|identical|consistent|corroborating)\s+(?:results?|figures?|numbers?|accounts?|versions?"
        r"|stor(?:y|ies)|descriptions?|events|scenes?|details?)|whose\s+accounts\s+(?:agree|match))\b"
    ), _support),
    (_p(rf"(?:{_SHOW}|counted|saw|visited|found|paid|measured|watched)\b(?=\s)"), _record),
    (_p(
        r"(?:according\s+to\s+(?P<who>(?:[\w’'-]+\s+){0,5}?(?:data|records|figures|statistics|logs|registers?|documents|filings))"
        r"|(?P<says>(?:[\w’'-]+\s+){1,4}(?:records|data|figures|statistics|logs|documents|filings)\s+shows?))(?=\s*[.;\n])"
    ), lambda f: _according(f) if f.m["who"] else None),
)  # fmt: skip


def phrases(tokens: Tokens, page: Page) -> Iterator[tuple[Check, Span]]:
    """The checks that phrases of a sentence make, the surest kind first, and where their words stand."""
    for pattern, reader in READERS:
        for m in pattern.finditer(tokens.text, *tokens.sentence):
            check = reader(Found(tokens.text, tokens, m, page))
            if check is not None:
                yield check, Span(*m.span())
