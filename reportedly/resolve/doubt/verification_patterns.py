"""English ways of checking, put together from parts: who checks, a negation, a verb of checking, what is checked.

A rule's pattern begins at words of its own, never at its subject: what stands left of it is read by `verification`
once a pattern has matched, so no pattern begins at every word. Every repetition is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.doubt.verification_values import Way
from reportedly.types import VerificationStatus

Subject = Literal["agent", "party", "matter", "none"]
"""What stands left of the words: one who checks, one who disputes, what is checked, or nothing that matters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of checking. It is tried where the sentence holds one of `keys`, in lower case.

    Groups: ``who`` checks; ``about`` is checked (else what follows, or the subject where that is the matter).
    """

    status: VerificationStatus
    subject: Subject
    keys: tuple[str, ...]
    pattern: re.Pattern[str]
    way: Way = "plain"
    needs: str = ""


ADV = (
    r"(?:(?:\w+ly|yet|also|itself|ourselves|themselves|himself|herself|so\s+far|otherwise|since|later|either|to"
    r"\s+date)"
    r",?\s+){0,3}"
)
NOT = r"(?:\s*n[’']t|not|\s+not|\s+never)"
INF = (
    r"(?:verif(?:y|ied)|confirm(?:ed)?|(?:cross-|double-)?check(?:ed)?|corroborate[d]?|authenticate[d]?"
    r"|substantiate[d]?|establish(?:ed)?|ascertain(?:ed)?|determine[d]?|vouch\s+for|prove[nd]?|back\s+(?:this\s+)?up"
    r"|validate[d]?|test(?:ed)?|trace[d]?|find\s+out|stand\s+up|satisfy\s+(?:it|our)self|say|tell|know|assess|judge"
    r"|find\s+(?=any)|see|seen|locate|learn|identify|been\s+shown|been\s+given|read|review(?:ed)?|obtain(?:ed)?"
    r"|find\s+(?=no\b))"
)
ING = r"(?:verifying|confirming|checking|corroborating|authenticating|substantiating|knowing|telling|testing|proving)"
PP = (
    r"(?:verified|confirmed|corroborated|authenticated|substantiated|(?:cross-)?checked|established|ascertained"
    r"|determined|proven|proved|tested|validated|verifiable|borne\s+out|geolocated|learned|known|possible\s+to\s+"
    + ADV + INF + ")"
)  # fmt: skip
CLAIM = (
    r"(?:claims?|allegations?|statements?|accounts?|reports?|assertions?|accusations?|stor(?:y|ies)|rumou?rs?"
    r"|figures?|numbers?|tolls?|theor(?:y|ies)|videos?|footage|images?|photos?|photographs?|pictures?|clips?|quotes?"
    r"|quotations?|posts?|narratives?|conspiracy|versions?|charges?|hoax|information|details?|suggestions?|notion"
    r"|documents?|letters?|recordings?|explanations?|descriptions?|denials?|estimates?|promises?|insistence"
    r"|contention|reading|arithmetic|sum|date|remarks?|comparison|chronology|timeline|this|that|it|which|these|those)"
)
THING = (
    r"(?:claims?|allegations?|assertions?|accusations?|rumou?rs?|theor(?:y|ies)|suggestions?|notion|narrative"
    r"|statements?|stor(?:y|ies)|charges?|insinuations?)"
)
FALSE = (
    r"(?:false|untrue|misleading|wrong(?!\s+(?:to|for|with|about|side|way))|incorrect|inaccurate|baseless|unfounded"
    r"|bogus|fake[d]?|fabricated|invented|(?:a|pure|an|an\s+outright|a\s+complete)\s+(?:hoax|fabrication|lie|fiction"
    r"|invention|myth|nonsense|exaggeration|error|mistake|forgery)|nonsense|exaggerated|overstated|inflated|debunked"
    r"|discredited|disproved|disproven|refuted|not\s+(?:\w+\s+)?(?:true|so|correct|accurate|the\s+case|right)"
    r"|without\s+(?:merit|foundation|basis)|groundless|doctored|manipulated|staged|wide\s+of\s+the\s+mark|off\s+the"
    r"\s+mark|out\s+of\s+context|unrelated|impossible|not\s+(?:\w+\s+)?(?:supported|borne\s+out|backed)\s*(?:up"
    r"\s+)?by"
    r"|at\s+odds\s+with|inconsistent\s+with|contradicted|belied\s+by|undercut\s+by|undermined\s+by|disputed|contested"
    r"|challenged\s+by|rejected\s+by|too\s+(?:high|low)|demonstrably\s+\w+)"
)
TRUE = (
    r"(?:true|correct|accurate|right|well[\s-]founded|authentic|genuine|supported\s+by|confirmed\s+by"
    r"|corroborated\s+by"
    r"|verified\s+by|borne\s+out(?:\s+by)?|backed\s+(?:up\s+)?by|consistent\s+with|in\s+line\s+with|geolocated\s+by"
    r"|authenticated\s+by|substantiated\s+by)"
)
DOC = (
    r"(?:(?:[\w-]{1,30}\s+)?(?:documents?|documentation|letters?|e-?mails?|contracts?|memos?|memorand(?:a|um)"
    r"|records?"
    r"|videos?|footage|recordings?|cop(?:y|ies)|transcripts?|reports?|files?|screenshots?|images?|imagery|photos?"
    r"|photographs?|pictures?|lists?|messages?|filings?|drafts?|agreements?|certificates?|invoices?|receipts?"
    r"|lawsuits?|complaints?|minutes|audio|papers?|orders?|data|notes?|tapes?|logs?|logbooks?|registers?|registry"
    r"|manifests?|prospectus|ledgers?|databases?|catalog(?:ue)?|archives?|slips?|statements?|statistics|tables"
    r"|budgets?"
    r"|tally|census|survey|calculations?|spreadsheets?|presentation|diary|diaries|correspondence|chats?|rosters?"
    r"|rolls?|maps?|fragments?|samples?|results|tests?|deeds?|permits?|timetables?|accounts|bills?|payslips?))"
)
RECORD = (
    r"(?:records?|registers?|registry|logs?|logbooks?|minutes|manifests?|certificates?|filings?|own\s+accounts|(?:official|government|police|ministry|hospital)\s+figures"
    r"|prospectus|ledgers?|documents|data|statistics|photographs|photos|footage|satellite\s+(?:images?|imagery)"
    r"|images"
    r"|e-?mails|letters|messages|invoices?|receipts?|slips|contracts?|(?:inspection|audit|autopsy|annual|court|police"
    r"|medical|veterinary|internal)\s+reports?|archives?|database|catalog(?:ue)?|transcripts?|budget|decree"
    r"|calculations"
    r"|tally|census|fragments|laborator(?:y|ies)|survey|figures\s+from|deeds?|payslips|spreadsheets?|tables)"
)
SEEN = (
    r"(?:seen|reviewed|viewed|examined|verified|authenticated|obtained|inspected|read|heard|listened\s+to|analy[sz]ed"
    r"|studied|shared\s+with|provided\s+to|passed\s+to|shown\s+to|leaked\s+to|given\s+to|released\s+to|sent\s+to"
    r"|supplied\s+to|made\s+available\s+to|consulted|geolocated|checked)"
)
SHOW = (
    r"(?:shows?|showed|lists?|listed|records?|recorded|puts?|indicates?|indicated|suggests?|suggested|reveals?"
    r"|revealed|describes?|described|tells?\s+(?:of|a)|counts?|counted|gives?|gave|proves?|proved|names?|bears?|bore"
    r"|contains?|mentions?|tells?|confirms?|confirmed|supports?|supported|corroborates?|corroborated|backs?|backed"
    r"|matche?s?|contradicts?|contradicted|makes?\s+no|made\s+no|runs?|dates?|says?|states?|attributes?|detected"
    r"|found|points?|refers?|ha(?:s|ve|d)\s+no)"
)
HELD = (
    r"(?:(?:evidence|proof|documents?|documentation|names|pictures|photographs|sources?|basis|data|paperwork|records"
    r"|receipts|substantiation|support)\b)"
)
PARTY = r"(?:disput|contest|contradict|refut|debunk|disprov|rebut|challeng|reject|beli|undermin)(?:ies|ied|es|e|ed|s)?"
LABEL = (
    r"(?P<label>(?i:(?:mostly|largely|partly|entirely|completely|half|not)\s+)?(?i:false|misleading|true|untrue"
    r"|correct|incorrect|inaccurate|wrong|fake|fabricated|altered|unproven|unverified|unsupported|unconfirmed"
    r"|confirmed"
    r"|verified|missing\s+context|out\s+of\s+context|exaggerated|satire|disputed|baseless|hoax|no\s+evidence"
    r"|pants\s+on\s+fire|accurate|supported|unfounded))"
)


def rule(
    status: VerificationStatus, subject: Subject, keys: str, pattern: str, way: Way = "plain", needs: str = ""
) -> Rule:
    return Rule(
        status, subject, tuple(keys.split("|")), re.compile(rf"(?<![\w’]){pattern}"), way,
        needs,
    )  # fmt: skip


CHECKS = (
    "verif|confirm|check|corrobor|authentic|substantiat|establish|ascertain|determin|vouch|prove|back|test|trac"
    "|valid|learn"
)
WEAK = CHECKS + "|find|stand|satisf|say|tell|know|assess|judge|see|locate"

LABELS = (
    rule(
        "disputed", "none", "fact|verdict|rating|ruling|conclusion|finding|assessment|result|rate|bottom line"
        "|true or false",
        r"(?i:(?:our\s+|the\s+|final\s+)?(?:verdict|fact[\s-]?check|rating|ruling|conclusions?|findings?"
        r"|assessment|result|bottom\s+line"
        rf"|we\s+rate\s+(?:this|it|the\s+claim|that)(?:\s+claim)?))\s*(?:is|as|[:—–-])?\s*[“\"‘]?{LABEL}\b"
        r"(?P<about>[^\n]{0,160})", "label",
    ),
    rule(
        "unconfirmed", "none", "verified|confirm|false|true|untrue|mislead|wrong|incorrect|fake|corrobor|so.|support",
        r"(?:(?:Partly|Partially|Independently)\s+)?(?P<label>Unverified|Unconfirmed|Not\s+(?:\w+ly\s+)?(?:confirmed"
        r"|verified|corroborated|true|so|quite)|Verified|Confirmed|False|True|Untrue|Misleading|Wrong|Incorrect|Fake"
        r"|Uncorroborated|Partly\s+true|Corroborated|Unsupported)\b(?=\s*[.:;!—–,]|\s+(?:by|against|from|through"
        r"|with)\b)"
        r"(?P<about>)", "label", "fragment",
    ),
)  # fmt: skip

INNER = (
    rule(
        "disputed", "none", "ly ",
        r"(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously|misleadingly|mistakenly|wrongfully"
        r"|untruthfully|dishonestly)\s+(?:\w+\s+)?"
        r"(?:claim|said|say|assert|alleg|suggest|stat|report|told|tell|insist|attribut|argu|declar|describ|quot|writ"
        r"|wrote|accus|call|put|gave|nam|identif|link)\w*", "inner",
    ),
    rule(
        "disputed", "none", "ly|without",
        r"(?:claim|said|say|assert|alleg|suggest|stat|accus|report|told|tell|insist)\w*,?\s+(?:falsely|wrongly"
        r"|baselessly|incorrectly|inaccurately|(?:again\s+)?without\s+(?:\w+ing\s+)?(?:any\s+)?(?:evidence|proof"
        r"|basis))\b", "inner",
    ),
    rule(
        "disputed", "none", "without", r",\s+without\s+(?:\w+ing\s+)?(?:any\s+)?(?:evidence|proof|basis)\b", "inner"
    ),
    rule(
        "disputed", "none", "false|debunk|discredit|baseless|unfounded|bogus|dispro|fabricat|unproven|mislead|untrue",
        r"(?:false|debunked|discredited|baseless|unfounded|bogus|disproven|disproved|fabricated|unproven|misleading"
        rf"|untrue|groundless)\s+(?P<about>(?:\w+\s+)?{THING})\b", "inner",
    ),
    rule(
        "unconfirmed", "none", "unconf|unverif|uncorr|unsubst",
        rf"(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated)\s+(?P<about>(?:\w+\s+){{0,2}}"
        rf"(?:{THING}|reports?|accounts?|videos?|footage))\b", "inner",
    ),
)  # fmt: skip

UNCONFIRMED: tuple[Rule, ...] = (
    rule(
        "unconfirmed", "agent", WEAK,
        rf"(?:(?:could|can|did|do|does|has|have|had|was|were|is|are){NOT}\s+(?:yet\s+)?(?:been\s+able\s+to\s+"
        rf"|(?:\w+ly\s+)?able\s+to\s+|in\s+a\s+position\s+to\s+)?{ADV}|(?:(?:has|have|had)\s+been|was|were|is|are|remains?"
        rf"|remained)\s+unable\s+to\s+{ADV}"
        rf"|(?:has|have|had)\s+(?:yet\s+to|no\s+(?:\w+\s+)?(?:way|means)\s+to)\s+{ADV}|failed\s+to\s+{ADV}"
        rf"|(?:could|can|seems?\s+to)\s+)(?P<verb>{INF})\b",
    ),
    rule(
        "unconfirmed", "agent", "ing",
        rf"(?:has|have|had|with)\s+no\s+(?:\w+\s+)?(?:way|means)\s+of\s+{ADV}{ING}\b",
    ),
    rule(
        "unconfirmed", "matter", CHECKS + "|borne",
        rf"(?:(?:could|can){NOT}\s+{ADV}be\s+{ADV}|(?:has|have|had){NOT}\s+(?:yet\s+)?been\s+{ADV}"
        rf"|(?:was|were|is|are){NOT}\s+{ADV}|(?:has|have|had|is|are)\s+yet\s+to\s+be\s+{ADV}"
        rf"|(?:was|is|are|were|proved)\s+impossible\s+to\s+{ADV}){PP}\b(?:\s+by\b)?",
    ),
    rule("unconfirmed", "none", "possible", rf"(?:not|n[’']t|never)\s+{ADV}possible\s+(?:for\s+[\w\s]{{1,40}}?"
    rf"\s)?to\s+{ADV}{INF}\b"),
    rule("unconfirmed", "none", "impossible", rf"impossible\s+(?:for\s+[\w\s]{{1,40}}?\s+)?to\s+{ADV}{INF}\b"),
    rule("unconfirmed", "none", "no way|no means|no independent", rf"[Tt]here\s+(?:is|was|were)\s+no\s+(?:\w+"
    rf"\s+)?(?:way|means)\s+(?:to\s+{ADV}{INF}|of\s+{ADV}{ING})\b"),
    rule(
        "unconfirmed", "none", "confirmation|verification|corroboration",
        r"(?:(?:[Tt]here\s+(?:is|was|has\s+been|were)\s+)?[Nn]o\s+(?:immediate\s+|official\s+|other\s+|further\s+)?"
        r"(?:independent|immediate|outside|official)\s+(?:confirmation|verification|corroboration)"
        r"|(?:[Ii]ndependent\s+)?(?:confirmation|verification|corroboration)\s+(?P<about>[^.;\n]{0,100}?)\b(?:is|was"
        r"|were|has\s+been)\s+(?:not\s+(?:\w+\s+)?(?:possible|available)|impossible|lacking|unavailable))\b",
    ),
    rule(
        "unconfirmed", "matter", "unconf|unverif|uncorr|unsubst|untest|unproven|caution|allegation|uncheck|being ",
        r"(?:(?:remain(?:s|ed)?|is|are|was|were|stays?|as)\s+(?:still\s+|so\s+far\s+|also\s+|therefore\s+|\w+ly\s+)?"
        r"(?:unconfirmed|unverified|uncorroborated|unsubstantiated|untested|unproven|unverifiable|just\s+an?"
        r"\s+allegation)|(?:is|are|was|were)\s+(?:still\s+)?being\s+(?:checked|verified)|(?:stands?|stood|goes"
        r"|went)\s+un(?:checked|verified|confirmed"
        r"|corroborated|tested)|(?:should|must)\s+be\s+(?:treated|read|taken)\s+(?:as\s+\w+|with\s+(?:\w+"
        r"\s+)?caution))\b",
    ),
    rule(
        "unconfirmed", "none", "nobody|no one|no-one|none|neither",
        r"(?:[Nn]obody|[Nn]o[\s-]one|[Nn]one\s+of\s+(?:them|us|those))\s+(?:[\w’]+\s+){0,4}?(?:could|can|was"
        r"\s+able\s+to"
        r"|has\s+been\s+able\s+to|seems\s+to|knows?)\s*(?:\w+ly\s+)?(?:say|tell|know|confirm|explain|establish|verify"
        r"|produce|prove|show|point|remember|check)?\b",
    ),
    rule(
        "unconfirmed", "none", "clear|unknown|not known|either way|open question|anyone’s guess",
        r"(?:(?:[Ii]t|[Tt]hat|[Ww]hether|[Ww]ho|[Hh]ow)\b(?P<about>[^.;,\n]{0,80}?)\s*(?:is|was|remains?|remained)\s+"
        r"(?:still\s+|also\s+)?(?:unclear|unknown|not\s+(?:\w+\s+)?(?:clear|known)|an\s+open\s+question|anyone’s"
        r"\s+guess)"
        r"|prove[sd]?\s+nothing\s+either\s+way|no\s+way\s+of\s+knowing)\b", "contrast",
    ),
    rule(
        "unconfirmed", "none", "evidence|proof|document|name|picture|photo|source|basis|data|paper|record"
        "|receipt|support",
        rf"(?:(?:offered|provided|gave|presented|produced|cited|supplied|submitted|furnished|published|showed"
        rf"|shared)\s+"
        rf"(?:us\s+)?no\s+(?:[\w-]+\s+(?:or\s+\w+\s+)?){{0,2}}?{HELD}|(?:did|has|have|had|could|would){NOT}\s+"
        rf"(?:provided?|offer(?:ed)?"
        rf"|produced?|gave|given?|shown?|presente?d?|supply|cited?|shared?|submit|publish(?:ed)?|name)\s+(?:["
        rf"\w-]+\s+){{0,3}}?{HELD}"
        rf"|(?:declined|refused)\s+to\s+(?:provide|share|show|produce|release|hand\s+over|submit)\s+(?:[\w-]+"
        rf"\s+){{0,3}}?"
        rf"(?:{HELD}|it\b|them\b|any\b|one\b)|[Nn]o\s+(?:\w+\s+)?{HELD}\s+(?:(?:was|were|has\s+been|have\s+been)\s+"
        rf"(?:provided|offered|produced|presented|given|supplied|published|attached|shown|shared|made\s+public|cited)"
        r"|accompanied))(?:\b)", "contrast",
    ),
    rule(
        "unconfirmed", "matter", "seen by|shown to", rf"(?:has|have|had){NOT}\s+been\s+(?:seen\s+by|shown\s+to)"
        r"\s+(?P<who>[^.,;\n]{2,60})"
    ),
)  # fmt: skip

UNCONFIRMED += (
    rule(
        "unconfirmed", "none", "neither|no ",
        rf"(?:[Nn]either\s(?P<about>[^.;\n]{{0,60}}?)\s?(?:could|can|was|has|have)\s+(?:be\s+|been\s+)?{ADV}{PP}"
        r"|[Nn]o\s+(?:other\s+|further\s+|second\s+|independent\s+)?(?:sources?|witness(?:es)?|officials?"
        r"|outlets?|agency|documents?)\s+"
        rf"(?:\w+\s+){{0,3}}?(?:has|have|had|could)\s+{ADV}(?:confirm|verif|corroborat|support)\w*)\b",
    ),
    rule(
        "unconfirmed", "none", "nobody|no one|no-one",
        r"(?:[Nn]obody|[Nn]o[\s-]one)\s+(?:[\w’]+\s+){0,3}?(?:has|have|had)\s+(?:\w+\s+)?(?:produced|confirmed"
        r"|verified|found"
        r"|seen|proved|shown)\b", "contrast",
    ),
    rule(
        "unconfirmed", "agent", "seeking|trying|working|attempting",
        rf"(?:is|are|was|were)\s+(?:not\s+)?(?:still\s+)?(?:seeking|trying|working|attempting)\s+to\s+{ADV}"
        rf"(?:verify|confirm|corroborate|check)\b"
        r"(?P<about>[^.;\n]{0,80})",
    ),
)  # fmt: skip

CORRECTED = (
    rule(
        "corrected", "none", "version",
        r"(?:[Aa]n?|[Tt]he|[Oo]ur)\s+(?:earlier|previous|original|initial|first)\s+version\s+of\s+(?:this|the"
        r"|our|that)"
        r"\b(?P<about>[^\n]{0,200})", "opening",
    ),
    rule(
        "corrected", "none", "article|story|report|post|column|headline|piece|caption|bulletin|dispatch",
        r"[Tt]his\s+(?:article|story|report|post|column|headline|piece|caption|bulletin|dispatch)(?:\s+has|"
        r"\s+was|\s+had"
        r")?\s+(?:been\s+)?(?:initially\s+|originally\s+|previously\s+|incorrectly\s+|wrongly\s+|mistakenly\s+"
        r"|first\s+){0,2}(?:corrected|amended|updated\s+to\s+correct|revised|misstated|misidentified|misspelled|said"
        r"|stated|reported)(?P<about>[^\n]{0,200})", "opening",
        r"correct|amend|revis|mis|initial|original|previous|wrong|first",
    ),
    rule(
        "corrected", "none", "ly ",
        r"(?:[Ww]e|[Tt]his\s+(?:news)?paper|[Oo]ur\s+(?:article|report|story))\s+(?:(?:had|have|has)\s+)?(?:wrongly"
        r"|incorrectly|mistakenly|erroneously|inaccurately)\s+\w+(?P<about>[^\n]{0,200})", "opening",
    ),
    rule(
        "corrected", "none", "error",
        r"[Dd]ue\s+to\s+an\s+(?:editing|editorial|transcription|production)\s+error\b(?P<about>[^"
        r"\n]{0,200})", "opening",
    ),
    rule(
        "disputed", "none", "actual|correct|real|true|right",
        r"[Tt]he\s+(?:actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count))\s+"
        r"(?:is|was|are|were)\b[^;\n]{1,80}?,?\s+according\s+to\s+(?P<who>[Tt]he\s+[A-Z][\w.]*|[A-Z][\w.]*(?:"
        r"\s+[A-Z]\w*){0,3})",
    ),
    rule(
        "disputed", "none", "actual|real|true",
        r"[Tt]he\s+(?:actual|real|true)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count|price))\s+"
        r"(?:is|was|are|were)\b[^.;\n]{1,80}",
    ),
    rule(
        "corrected", "none", "actual|correct|real|true|right",
        r"[Tt]he\s+(?:actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count"
        r"|name|date"
        r"|title|spelling|price|age))\s+(?:is|was|are|were)\b[^.;\n]{1,80}",
    ),
    rule(
        "corrected", "matter", "withdr|retract|revis|correct|amend|recant",
        r"(?:has|have|had|was|were)\s+(?:since\s+|later\s+|now\s+|subsequently\s+|quietly\s+)?(?:been\s+)?"
        r"(?:since\s+)?"
        r"(?:withdrawn|retracted|corrected|amended|recanted|revised(?:\s+(?:down|up|to)\w*)?)\b",
    ),
    rule(
        "corrected", "party", "withdr|retract|revis|correct",
        r"(?:(?:has|have|had)\s+)?(?:since\s+|later\s+|now\s+|subsequently\s+)?(?:withdrew|retracted|corrected"
        r"|revised"
        rf"|withdrawn)\s+(?P<about>(?:that|this|its|the|his|her|their)\s+(?:\w+\s+){{0,2}}?{CLAIM})\b",
    ),
)  # fmt: skip
