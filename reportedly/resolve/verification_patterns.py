"""English ways of checking, put together from parts: who checks, a negation, a verb of checking, what is checked.

A rule's pattern begins at words of its own, never at its subject: what stands left of it is read by `verification`
once a pattern has matched, so no pattern begins at every word. Every repetition is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.verification_values import Way
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
    needs: re.Pattern[str] | None = None


_ADV = (
    r"(?:(?:\w+ly|yet|also|itself|ourselves|themselves|himself|herself|so\s+far|otherwise|since|later|either|to\s+date)"
    r",?\s+){0,3}"
)
_NOT = r"(?:\s*n[’']t|not|\s+not|\s+never)"
_INF = (
    r"(?:verif(?:y|ied)|confirm(?:ed)?|(?:cross-|double-)?check(?:ed)?|corroborate[d]?|authenticate[d]?"
    r"|substantiate[d]?|establish(?:ed)?|ascertain(?:ed)?|determine[d]?|vouch\s+for|prove[nd]?|back\s+(?:this\s+)?up"
    r"|validate[d]?|test(?:ed)?|trace[d]?|find\s+out|stand\s+up|satisfy\s+(?:it|our)self|say|tell|know|assess|judge"
    r"|find\s+(?=any)|see|seen|locate)"
)
_ING = r"(?:verifying|confirming|checking|corroborating|authenticating|substantiating|knowing|telling|testing|proving)"
_PP = (
    r"(?:verified|confirmed|corroborated|authenticated|substantiated|(?:cross-)?checked|established|ascertained"
    r"|determined|proven|proved|tested|validated|verifiable|borne\s+out|geolocated|possible\s+to\s+"
    + _ADV + _INF + ")"
)  # fmt: skip
CLAIM = (
    r"(?:claims?|allegations?|statements?|accounts?|reports?|assertions?|accusations?|stor(?:y|ies)|rumou?rs?"
    r"|figures?|numbers?|tolls?|theor(?:y|ies)|videos?|footage|images?|photos?|photographs?|pictures?|clips?|quotes?"
    r"|quotations?|posts?|narratives?|conspiracy|versions?|charges?|hoax|information|details?|suggestions?|notion"
    r"|documents?|letters?|recordings?|explanations?|descriptions?|denials?|estimates?|promises?|insistence"
    r"|contention|reading|arithmetic|sum|date|remarks?|comparison|chronology|timeline|this|that|it|which|these|those)"
)
_THING = (
    r"(?:claims?|allegations?|assertions?|accusations?|rumou?rs?|theor(?:y|ies)|suggestions?|notion|narrative"
    r"|statements?|stor(?:y|ies)|charges?|insinuations?)"
)
FALSE = (
    r"(?:false|untrue|misleading|wrong(?!\s+(?:to|for|with|about|side|way))|incorrect|inaccurate|baseless|unfounded"
    r"|bogus|fake[d]?|fabricated|invented|(?:a|pure|an|an\s+outright|a\s+complete)\s+(?:hoax|fabrication|lie|fiction"
    r"|invention|myth|nonsense|exaggeration|error|mistake|forgery)|nonsense|exaggerated|overstated|inflated|debunked"
    r"|discredited|disproved|disproven|refuted|not\s+(?:\w+\s+)?(?:true|so|correct|accurate|the\s+case|right)"
    r"|without\s+(?:merit|foundation|basis)|groundless|doctored|manipulated|staged|wide\s+of\s+the\s+mark|off\s+the"
    r"\s+mark|out\s+of\s+context|unrelated|impossible|not\s+(?:\w+\s+)?(?:supported|borne\s+out|backed)\s*(?:up\s+)?by"
    r"|at\s+odds\s+with|inconsistent\s+with|contradicted|belied\s+by|undercut\s+by|undermined\s+by|disputed|contested"
    r"|challenged\s+by|rejected\s+by|too\s+(?:high|low)|demonstrably\s+\w+)"
)
_TRUE = (
    r"(?:true|correct|accurate|right|well[\s-]founded|authentic|genuine|supported\s+by|confirmed\s+by|corroborated\s+by"
    r"|verified\s+by|borne\s+out(?:\s+by)?|backed\s+(?:up\s+)?by|consistent\s+with|in\s+line\s+with|geolocated\s+by"
    r"|authenticated\s+by|substantiated\s+by)"
)
DOC = (
    r"(?:(?:[\w-]{1,30}\s+)?(?:documents?|documentation|letters?|e-?mails?|contracts?|memos?|memorand(?:a|um)|records?"
    r"|videos?|footage|recordings?|cop(?:y|ies)|transcripts?|reports?|files?|screenshots?|images?|imagery|photos?"
    r"|photographs?|pictures?|lists?|messages?|filings?|drafts?|agreements?|certificates?|invoices?|receipts?"
    r"|lawsuits?|complaints?|minutes|audio|papers?|orders?|data|notes?|tapes?|logs?|logbooks?|registers?|registry"
    r"|manifests?|prospectus|ledgers?|databases?|catalogu?e|archives?|slips?|statements?|statistics|tables|budgets?"
    r"|tally|census|survey|calculations?|spreadsheets?|presentation|diary|diaries|correspondence|chats?|rosters?"
    r"|rolls?|maps?|fragments?|samples?|results|tests?|deeds?|permits?|timetables?|accounts|bills?|payslips?))"
)
_SEEN = (
    r"(?:seen|reviewed|viewed|examined|verified|authenticated|obtained|inspected|read|heard|listened\s+to|analy[sz]ed"
    r"|studied|shared\s+with|provided\s+to|passed\s+to|shown\s+to|leaked\s+to|given\s+to|released\s+to|sent\s+to"
    r"|supplied\s+to|made\s+available\s+to|consulted|geolocated|checked)"
)
_SHOW = (
    r"(?:shows?|showed|lists?|listed|records?|recorded|puts?|indicates?|indicated|suggests?|suggested|reveals?"
    r"|revealed|describes?|described|tells?\s+(?:of|a)|counts?|counted|gives?|gave|proves?|proved|names?|bears?|bore"
    r"|contains?|mentions?|tells?|confirms?|confirmed|supports?|supported|corroborates?|corroborated|backs?|backed"
    r"|matche?s?|contradicts?|contradicted|makes?\s+no|made\s+no|runs?|dates?|says?|states?|attributes?|detected"
    r"|found|points?|stops?|ends?|begins?|has|have|ha[sd]\s+no|is|are|was|were|does|do|did|carr(?:y|ies)|refers?)"
)
_HELD = (
    r"(?:(?:evidence|proof|documents?|documentation|names|pictures|photographs|sources?|basis|data|paperwork|records"
    r"|receipts|substantiation|support)\b)"
)
_PARTY = r"(?:disput|contest|contradict|refut|debunk|disprov|rebut|challeng|reject|beli|undermin)(?:ies|ied|es|e|ed|s)"
_LABEL = (
    r"(?P<label>(?i:(?:mostly|largely|partly|entirely|completely|half|not)\s+)?(?i:false|misleading|true|untrue"
    r"|correct|incorrect|inaccurate|wrong|fake|fabricated|altered|unproven|unverified|unsupported|unconfirmed|confirmed"
    r"|verified|missing\s+context|out\s+of\s+context|exaggerated|satire|disputed|baseless|hoax|no\s+evidence"
    r"|pants\s+on\s+fire|accurate|supported|unfounded))"
)


def _rule(
    status: VerificationStatus, subject: Subject, keys: str, pattern: str, way: Way = "plain", needs: str = ""
) -> Rule:
    return Rule(
        status, subject, tuple(keys.split("|")), re.compile(rf"(?<![\w’]){pattern}"), way,
        re.compile(needs, re.IGNORECASE) if needs else None,
    )  # fmt: skip


_CHECKS = (
    "verif|confirm|check|corrobor|authentic|substantiat|establish|ascertain|determin|vouch|prove|back|test|trac|valid"
)
_WEAK = _CHECKS + "|find|stand|satisf|say|tell|know|assess|judge|see|locate"

LABELS = (
    _rule(
        "disputed", "none", "verdict|rating|ruling|conclusion|finding|assessment|result|rate|bottom line|true or false",
        r"(?i:(?:our\s+|the\s+|final\s+)?(?:verdict|rating|ruling|conclusions?|findings?|assessment|result|bottom\s+line"
        rf"|we\s+rate\s+(?:this|it|the\s+claim|that)(?:\s+claim)?))\s*(?:is|as|[:—–-])?\s*[“\"‘]?{_LABEL}\b"
        r"(?P<about>[^\n]{0,160})", "label",
    ),
    _rule(
        "unconfirmed", "none", "verified|confirm|false|true|untrue|mislead|wrong|incorrect|fake|corrobor|so.|support",
        r"(?:(?:Partly|Partially|Independently)\s+)?(?P<label>Unverified|Unconfirmed|Not\s+(?:\w+ly\s+)?(?:confirmed"
        r"|verified|corroborated|true|so|quite)|Verified|Confirmed|False|True|Untrue|Misleading|Wrong|Incorrect|Fake"
        r"|Uncorroborated|Partly\s+true|Corroborated|Unsupported)\b(?=\s*[.:;!—–,]|\s+(?:by|against|from|through|with)\b)"
        r"(?P<about>)", "label", "fragment",
    ),
)  # fmt: skip

INNER = (
    _rule(
        "disputed", "none", "ly ",
        r"(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously|misleadingly|mistakenly|wrongfully"
        r"|untruthfully|dishonestly)\s+(?:\w+\s+)?"
        r"(?:claim|said|say|assert|alleg|suggest|stat|report|told|tell|insist|attribut|argu|declar|describ|quot|writ"
        r"|wrote|accus|call|put|gave|nam|identif|link)\w*", "inner",
    ),
    _rule(
        "disputed", "none", "ly|without",
        r"(?:claim|said|say|assert|alleg|suggest|stat|accus|report|told|tell|insist)\w*,?\s+(?:falsely|wrongly"
        r"|baselessly|incorrectly|inaccurately|(?:again\s+)?without\s+(?:\w+ing\s+)?(?:any\s+)?(?:evidence|proof"
        r"|basis))\b", "inner",
    ),
    _rule(
        "disputed", "none", "without", r",\s+without\s+(?:\w+ing\s+)?(?:any\s+)?(?:evidence|proof|basis)\b", "inner"
    ),
    _rule(
        "disputed", "none", "false|debunk|discredit|baseless|unfounded|bogus|dispro|fabricat|unproven|mislead|untrue",
        r"(?:false|debunked|discredited|baseless|unfounded|bogus|disproven|disproved|fabricated|unproven|misleading"
        rf"|untrue|groundless)\s+(?P<about>(?:\w+\s+)?{_THING})\b", "inner",
    ),
    _rule(
        "unconfirmed", "none", "unconf|unverif|uncorr|unsubst",
        rf"(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated)\s+(?P<about>(?:\w+\s+){{0,2}}"
        rf"(?:{_THING}|reports?|accounts?|videos?|footage))\b", "inner",
    ),
)  # fmt: skip

UNCONFIRMED = (
    _rule(
        "unconfirmed", "agent", _WEAK,
        rf"(?:(?:could|can|did|do|does|has|have|had|was|were|is|are){_NOT}\s+(?:yet\s+)?(?:been\s+)?(?:able\s+to\s+"
        rf"|in\s+a\s+position\s+to\s+)?{_ADV}|(?:was|were|is|are|been|remains?|remained)\s+unable\s+to\s+{_ADV}"
        rf"|(?:has|have|had)\s+(?:yet\s+to|no\s+(?:\w+\s+)?(?:way|means)\s+to)\s+{_ADV}|failed\s+to\s+{_ADV}"
        rf"|(?:could|can|seems?\s+to)\s+)(?P<verb>{_INF})\b",
    ),
    _rule(
        "unconfirmed", "agent", "ing",
        rf"(?:has|have|had|with)\s+no\s+(?:\w+\s+)?(?:way|means)\s+of\s+{_ADV}{_ING}\b",
    ),
    _rule(
        "unconfirmed", "matter", _CHECKS + "|borne",
        rf"(?:(?:could|can){_NOT}\s+{_ADV}be\s+{_ADV}|(?:has|have|had){_NOT}\s+(?:yet\s+)?been\s+{_ADV}"
        rf"|(?:was|were|is|are){_NOT}\s+{_ADV}|(?:has|have|had|is|are)\s+yet\s+to\s+be\s+{_ADV}"
        rf"|(?:was|is|are|were|proved)\s+impossible\s+to\s+{_ADV}){_PP}\b(?:\s+by\b)?",
    ),
    _rule("unconfirmed", "none", "possible", rf"(?:not|n[’']t|never)\s+{_ADV}possible\s+(?:for\s+[\w\s]{{1,40}}?\s)?to\s+{_ADV}{_INF}\b"),
    _rule("unconfirmed", "none", "impossible", rf"impossible\s+(?:for\s+[\w\s]{{1,40}}?\s+)?to\s+{_ADV}{_INF}\b"),
    _rule("unconfirmed", "none", "no way|no means|no independent", rf"[Tt]here\s+(?:is|was|were)\s+no\s+(?:\w+\s+)?(?:way|means)\s+(?:to\s+{_ADV}{_INF}|of\s+{_ADV}{_ING})\b"),
    _rule(
        "unconfirmed", "none", "confirmation|verification|corroboration",
        r"(?:(?:[Tt]here\s+(?:is|was|has\s+been|were)\s+)?[Nn]o\s+(?:immediate\s+|official\s+|other\s+|further\s+)?"
        r"(?:independent|immediate|outside|official)\s+(?:confirmation|verification|corroboration)"
        r"|(?:[Ii]ndependent\s+)?(?:confirmation|verification|corroboration)\s+(?P<about>[^.;\n]{0,100}?)\b(?:is|was"
        r"|were|has\s+been)\s+(?:not\s+(?:\w+\s+)?possible|impossible|lacking|not\s+available))\b",
    ),
    _rule(
        "unconfirmed", "matter", "unconf|unverif|uncorr|unsubst|untest|unproven|caution|allegation",
        r"(?:(?:remain(?:s|ed)?|is|are|was|were|stays?|as)\s+(?:still\s+|so\s+far\s+|also\s+|therefore\s+|\w+ly\s+)?"
        r"(?:unconfirmed|unverified|uncorroborated|unsubstantiated|untested|unproven|unverifiable|just\s+an?"
        r"\s+allegation)|(?:should|must)\s+be\s+(?:treated|read|taken)\s+(?:as\s+\w+|with\s+(?:\w+\s+)?caution))\b",
    ),
    _rule(
        "unconfirmed", "none", "nobody|no one|no-one|none|neither",
        r"(?:[Nn]obody|[Nn]o[\s-]one|[Nn]one\s+of\s+(?:them|us|those))\s+(?:[\w’]+\s+){0,4}?(?:could|can|was\s+able\s+to"
        r"|has\s+been\s+able\s+to|seems\s+to|knows?)\s*(?:\w+ly\s+)?(?:say|tell|know|confirm|explain|establish|verify"
        r"|produce|prove|show|point|remember|check)?\b",
    ),
    _rule(
        "unconfirmed", "none", "clear|unknown|not known|either way|open question|anyone’s guess",
        r"(?:(?:[Ii]t|[Tt]hat|[Ww]hether|[Ww]ho|[Hh]ow)\b(?P<about>[^.;,\n]{0,80}?)\s*(?:is|was|remains?|remained)\s+"
        r"(?:still\s+|also\s+)?(?:unclear|unknown|not\s+(?:\w+\s+)?(?:clear|known)|an\s+open\s+question|anyone’s\s+guess)"
        r"|prove[sd]?\s+nothing\s+either\s+way|no\s+way\s+of\s+knowing)\b", "contrast",
    ),
    _rule(
        "unconfirmed", "none", "evidence|proof|document|name|picture|photo|source|basis|data|paper|record|receipt|support",
        rf"(?:(?:offered|provided|gave|presented|produced|cited|supplied|submitted|furnished|published|showed|shared)\s+"
        rf"(?:us\s+)?no\s+(?:[\w-]+\s+(?:or\s+\w+\s+)?){{0,2}}?{_HELD}|(?:did|has|have|had|could|would){_NOT}\s+(?:provided?|offer(?:ed)?"
        rf"|produced?|gave|given?|shown?|presente?d?|supply|cited?|shared?|submit|publish(?:ed)?|name)\s+(?:[\w-]+\s+){{0,3}}?{_HELD}"
        rf"|(?:declined|refused)\s+to\s+(?:provide|share|show|produce|release|hand\s+over|submit)\s+(?:[\w-]+\s+){{0,3}}?"
        rf"(?:{_HELD}|it\b|them\b|any\b|one\b)|[Nn]o\s+(?:\w+\s+)?{_HELD}\s+(?:(?:was|were|has\s+been|have\s+been)\s+"
        rf"(?:provided|offered|produced|presented|given|supplied|published|attached|shown|shared|made\s+public|cited)"
        r"|accompanied))(?:\b)", "contrast",
    ),
    _rule(
        "unconfirmed", "matter", "seen by|shown to", r"(?:has|have|had){_NOT}\s+been\s+(?:seen\s+by|shown\s+to)\s+(?P<who>[^.,;\n]{{2,60}})".format(_NOT=_NOT)
    ),
)  # fmt: skip

CORRECTED = (
    _rule(
        "corrected", "none", "version",
        r"(?:[Aa]n?|[Tt]he|[Oo]ur)\s+(?:earlier|previous|original|initial|first)\s+version\s+of\s+(?:this|the|our|that)"
        r"\b(?P<about>[^\n]{0,200})", "opening",
    ),
    _rule(
        "corrected", "none", "article|story|report|post|column|headline|piece|caption|bulletin|dispatch",
        r"[Tt]his\s+(?:article|story|report|post|column|headline|piece|caption|bulletin|dispatch)(?:\s+has|\s+was|\s+had"
        r")?\s+(?:been\s+)?(?:initially\s+|originally\s+|previously\s+|incorrectly\s+|wrongly\s+|mistakenly\s+"
        r"|first\s+){0,2}(?:corrected|amended|updated\s+to\s+correct|revised|misstated|misidentified|misspelled|said"
        r"|stated|reported)(?P<about>[^\n]{0,200})", "opening",
        r"correct|amend|revis|mis|initial|original|previous|wrong|first",
    ),
    _rule(
        "corrected", "none", "ly ",
        r"(?:[Ww]e|[Tt]his\s+(?:news)?paper|[Oo]ur\s+(?:article|report|story))\s+(?:(?:had|have|has)\s+)?(?:wrongly"
        r"|incorrectly|mistakenly|erroneously|inaccurately)\s+\w+(?P<about>[^\n]{0,200})", "opening",
    ),
    _rule(
        "corrected", "none", "error",
        r"[Dd]ue\s+to\s+an\s+(?:editing|editorial|transcription|production)\s+error\b(?P<about>[^\n]{0,200})", "opening",
    ),
    _rule(
        "disputed", "none", "actual|correct|real|true|right",
        r"[Tt]he\s+(?:actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count))\s+"
        r"(?:is|was|are|were)\b[^;\n]{1,80}?,?\s+according\s+to\s+(?P<who>[Tt]he\s+[A-Z][\w.]*|[A-Z][\w.]*(?:\s+[A-Z]\w*){0,3})",
    ),
    _rule(
        "corrected", "none", "actual|correct|real|true|right",
        r"[Tt]he\s+(?:actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count|name|date"
        r"|title|spelling|price|age))\s+(?:is|was|are|were)\b[^.;\n]{1,80}",
    ),
    _rule(
        "corrected", "matter", "withdr|retract|revis|correct|amend|recant",
        r"(?:has|have|had|was|were)\s+(?:since\s+|later\s+|now\s+|subsequently\s+|quietly\s+)?(?:been\s+)?(?:since\s+)?"
        r"(?:withdrawn|retracted|corrected|amended|recanted|revised(?:\s+(?:down|up|to)\w*)?)\b",
    ),
    _rule(
        "corrected", "party", "withdr|retract|revis|correct",
        r"(?:(?:has|have|had)\s+)?(?:since\s+|later\s+|now\s+|subsequently\s+)?(?:withdrew|retracted|corrected|revised"
        rf"|withdrawn)\s+(?P<about>(?:that|this|its|the|his|her|their)\s+(?:\w+\s+){{0,2}}?{CLAIM})\b",
    ),
)  # fmt: skip

DISPUTED = (
    _rule(
        "disputed", "agent", "no |nothing|only|just",
        r"(?:(?:has|have|had|could)\s+)?(?:(?:found|find|seen|uncovered|turned\s+up|detected|identified|discovered)\s+"
        r"(?:no|nothing)\b(?:\s+(?:\w+\s+){0,2}?(?:evidence|proof|indications?|signs?|records?|traces?|support"
        r"|basis|mention|irregularities|substance|match|such|case|reference)\b|\s+(?:to|in|that)\b)"
        r"|(?:trace|find|found|traced|count|counted|confirm|confirmed|located?|verify|verified)\s+(?:only|just)\b)",
    ),
    _rule(
        "disputed", "none", "no |nothing",
        r"(?:[Tt]here\s*(?:is|was|are|were|has\s+been|[’']s)\s+(?:\w+\s+)?no\s+(?:\w+\s+){0,2}?(?:evidence|proof|indication"
        r"|basis|records?|signs?|traces?|mention|foundation|support)\b(?!\s+of\s+a\s+(?:wider|link))|"
        r"[Nn]o\s+(?:\w+\s+)?(?:evidence|proof|records?)\s+(?:supports?|backs?|exists?|has\s+emerged|of)\b"
        r"|[Nn]othing\s+(?P<about>(?:in|on)\s+[^.;,\n]{2,60}?)\s+(?:points?|supports?|suggests?|says?|mentions?|prohibits?"
        r"|bans?|shows?|requires?|indicates?|backs?|allows?|bears?)\b)",
    ),
    _rule(
        "disputed", "matter", "prove|turn|found|shown|reveal|discredit|debunk",
        r"(?:(?:has|have|had)\s+)?(?:\w+ly\s+|later\s+|since\s+)?(?:turn(?:s|ed)\s+out|prove[sdn]*|(?:was|were|been)\s+"
        rf"(?:later\s+)?(?:found|shown|proved|proven|revealed|judged|rated))\s+(?:later\s+)?(?:to\s+(?:be|have\s+been)\s+)?{_ADV}{FALSE}(?!\w)",
    ),
    _rule(
        "confirmed", "matter", "prove|turn|found|shown",
        r"(?:(?:has|have|had)\s+)?(?:\w+ly\s+|later\s+|since\s+)?(?:turn(?:s|ed)\s+out|prove[sdn]*|(?:was|were|been)\s+"
        rf"(?:later\s+)?(?:found|shown|proved|proven))\s+(?:to\s+(?:be|have\s+been)\s+)?{_ADV}{_TRUE}\b",
    ),
    _rule(
        "disputed", "matter", "is|are|was|were|be|’s",
        rf"(?:is|are|was|were|has\s+been|have\s+been|[’']s|been)\s+(?:(?:also|far|much|itself|simply|just|widely|in\s+fact"
        rf"|therefore|plainly|\w+ly)\s+){{0,2}}{FALSE}(?:\s+by\s+(?P<who>[^,;.\n]{{2,80}}))?(?!\s+(?:to\s+\w+\s+\w+|number|seat|election))",
    ),
    _rule(
        "disputed", "matter", "hold|add up|stand up|match|appear|square|support|basis|bear|tally|reflect|mention",
        r"(?:(?:does|do|did)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:hold(?:\s+up)?|stand\s+up|add\s+up|match|appear\s+in"
        r"|square\s+with|support|bear\s+(?:this|that|it|him|her|them)\s+out|tally|back|mention|fit|agree\s+with"
        r"|survive|correspond|figure\s+in|feature\s+in)|ha(?:s|ve)\s+no\s+(?:basis|foundation)"
        r"|finds?\s+no\s+support)\b",
    ),
    _rule(
        "disputed", "party", "disput|contest|contradict|refut|debunk|disprov|rebut|challeng|reject|beli|undermin|doubt|otherwise|different|question",
        rf"(?:(?:{_PARTY}|casts?\s+doubt\s+(?:up)?on|calls?\s+(?=[\w\s]{{1,40}}\binto\s+question))\s+(?P<about>"
        rf"(?:(?:the|that|this|those|these|his|her|their|its|such|both|[A-Z][\w’'.-]+[’']s?)\s+){{0,2}}"
        rf"(?:[\w’-]+\s+){{0,4}}?(?:{CLAIM}|him|her|them|both|price))\b|(?:say|show|suggest|indicate|tell|prove)s?\s+otherwise"
        r"|(?:tell|paint|show|suggest|give)s?\s+(?:(?:a|an|quite\s+a|a\s+very)\s+)?(?:different|another|other)\s+(?:story"
        r"|picture|tale|number|figure))\b",
    ),
    _rule(
        "disputed", "party", "call|label|dismiss|describ|rate|gave|judge|deem|consider|regard|found",
        r"(?:(?:has|have|had)\s+)?(?:rated|rates|gave|called|calls|labell?ed|judged|deemed|found|dismissed|dismisses"
        r"|described|describes|considers?|regards?|regarded|considered)\s+(?P<about>(?:the|that|this|it|his|her|their|those"
        r"|these|both|[A-Z][\w’'.-]+[’']s?)(?:\s+[\w-]+){0,4}?)\s+(?:as\s+|to\s+be\s+)?[\"“‘]?(?:\w+ly\s+)?"
        rf"(?:(?i:{FALSE})|[Pp]ants\s+on\s+[Ff]ire|(?:[Ff]our|[Tt]hree)\s+Pinocchios|unlikely|implausible|pure\s+\w+"
        r"|lies|rubbish|not\s+credible)(?!\s+by\b)",
    ),
    _rule(
        "disputed", "party", "exaggerat|inflat|unlikely|implausib|doubt|false|overstat|wrong|too",
        r"(?:consider|regard\s+as|dismiss\s+as|describe\s+as|call|find|think|believe\s+(?:is|to\s+be))\s+(?:\w+ly\s+)?"
        r"(?:exaggerated|inflated|unlikely|implausible|doubtful|false|overstated|wrong|too\s+\w+)", "apposed",
    ),
    _rule(
        "disputed", "none", "in fact|in reality|in truth|actually|the truth|the reality|not so|not true|nor |at all",
        r"(?:(?:[Bb]ut\s+|[Yy]et\s+)?(?:[Ii]n\s+(?:actual\s+)?fact|[Ii]n\s+reality|[Ii]n\s+truth|Actually|The\s+truth\s+is"
        r"|The\s+reality\s+is)\b,?|Not\s+so\b|Not\s+true\b|Nor\s+(?:does|do|did|is|was|were|has|have|had|are|can"
        r"|could)\b)[^\n]{0,160}", "contrast", "starts",
    ),
    _rule(
        "disputed", "none", "such",
        r"(?:has|have|had|did|was|were|is|are|made|makes|contains?|contained|gave)(?:n[’']t)?\s+(?:no|never|not|n[’']t)\s*"
        r"(?:[\w’]+\s+){0,4}?such\b", "contrast",
    ),
    _rule(
        "disputed", "none", "19|20|software|artificial|unrelated|generated|circulat|old|stage|edited",
        r"(?:(?:was|were|is|are|has|have|had|dates?|first|originally|actually)\s+(?:[\w-]{1,30}\s+){0,3}?(?:taken|published"
        r"|circulat\w+|appeared|filmed|shot|recorded|posted|uploaded|from|back|made|used|generated|shown|edited|cropped)\b"
        r"[^.;\n]{0,50}?(?:\b(?:19|20)\d\d\b|software|artificial|AI\b|film\b|game\b|years?\s+(?:ago|earlier|before)))"
        r"[^.;\n]{0,60}", "picture",
    ),
)  # fmt: skip

CONFIRMED = (
    _rule(
        "confirmed", "agent", "verif|confirm|corrobor|authentic|geolocat|true",
        rf"(?:has|have|had|is|are|were|was)?\s*(?:able\s+to\s+|also\s+)?{_ADV}(?P<verb>verif(?:y|ied|ies)"
        r"|confirm(?:s|ed)?|corroborate[sd]?|authenticate[sd]?|geolocated?)\s+(?P<about>(?:(?:the|that|this|these|those|his"
        r"|her|their|its|both|all|it|most|parts?|many|much|some|each|where|when|at\s+least|[A-Z][\w’'.-]+[’']s?)\b)"
        r"[^;.\n“”\"]{0,120})",
    ),
    _rule(
        "confirmed", "agent", "confirmed|verified|established|credible|proven|true",
        r"(?:considers?|regards?|treats?|deems?|rates?|believes?|finds?|judges?)\s+(?P<about>[^.;,\n]{2,60}?)\s+(?:as\s+"
        r"|to\s+be\s+)?(?:confirmed|verified|established|credible|proven|true|accurate)\b",
    ),
    _rule(
        "confirmed", "matter", "is|are|was|were|been",
        rf"(?:is|are|was|were|has\s+been|have\s+been|been)\s+{_ADV}{_TRUE}(?![\s-]+(?:to|for|that|of|wing|handed|now))\b"
        r"(?:\s+(?P<who>[^,;.\n]{2,60}))?",
    ),
    _rule(
        "confirmed", "matter", "verified by|confirmed by|corroborated by|authenticated by|geolocated by|borne out",
        r"(?:independently\s+)?(?:verified|confirmed|corroborated|authenticated|geolocated|borne\s+out)\s+by\s+"
        r"(?P<who>[^,;.\n]{2,60})", "plain", "claimnoun",
    ),
    _rule(
        "confirmed", "party", "bear|bore|back|support|consistent|agree|corrobor|in line|match|confirm",
        r"(?:(?:bear|bears|bore|borne)\s+(?P<about>(?:this|that|it|him|her|them|out|\w+\s+(?:claim|account|story))\b[\w\s]{0,20}?)\s*"
        r"(?:out)?|(?:backs?|backed)\s+(?:(?:this|that|it|him|her|them)\s+up|up\s+\w+)"
        r"|(?:supports?|supported|corroborates?|corroborated|confirms?|confirmed|match(?:es|ed)?|substantiates?)\s+"
        rf"(?:this|that\s+(?={CLAIM})|it\b|(?:(?:the|his|her|their|its|both|these|those|that|[A-Z][\w’]+[’']s?)\s+)(?:\w+\s+){{0,2}}?{CLAIM})"
        rf"|(?:is|are|was|were|seems?)\s+(?:consistent|in\s+line)\s+with|consistent\s+with\s+(?:\w+\s+){{0,3}}?{CLAIM}"
        r"|gave\s+a\s+similar\s+(?:result|figure|number|account)|whose\s+accounts\s+(?:agree|match))\b",
    ),
    _rule(
        "confirmed", "none", " by | with | to ",
        rf"(?P<about>(?i:{DOC}))(?:\s+(?:of|from|on|in|to|about|for|between)\s+[\w’'\s-]{{1,60}}?)?,?\s+(?:(?:that|which)\s+)?"
        rf"(?:(?:was|were|he|she|they|it|been|have\s+been)\s+)?{_SEEN}\s+(?:by\s+)?(?P<who>(?:this|our|the)\s+[\w-]+(?:\s+[A-Z]\w+){{0,3}}"
        r"|us\b|(?:[A-Z][\w.]*)(?:\s+(?:of\s+|for\s+)?[A-Z][\w.]*){0,4})", "object",
    ),
    _rule(
        "confirmed", "none", "this |we |our |has |have ",
        rf"(?P<about>(?i:{DOC}))(?:\s+(?:of|from|on|in|to)\s+[\w’'\s-]{{1,60}}?)?,?\s+(?:(?:that|which)\s+)?(?P<who>[Tt]his"
        r"\s+\w+|we|our\s+\w+|[Tt]he\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3}|[A-Z]\w+)\s+(?:(?:has|have|had|were|was)\s+)?(?:also\s+"
        r"|since\s+)?(?:been\s+)?(?:seen|reviewed|viewed|examined|obtained|inspected|read|heard|listened\s+to|shown"
        r"|given)\b", "object",
    ),
    _rule(
        "confirmed", "agent", "seen|review|view|examin|obtain|inspect|read|heard|listen|shown|given|hold|has a copy|saw|got hold|analy",
        r"(?:(?:has|have|had|was|were|is|are)\s+)?(?:also\s+|since\s+|independently\s+|separately\s+|now\s+)?(?:been\s+)?"
        r"(?:seen|reviewed|viewed|examined|obtained|inspected|read|heard|listened\s+to|shown|given|holds?|in\s+possession"
        r"\s+of|saw|got\s+hold\s+of|analy[sz]ed)\s+(?P<about>(?:(?:a|an|the|its|his|her|their|several|some|two|three|four"
        r"|copies|copy|all|both|of|dozens|hundreds|more|than|parts)\s+){1,4}?(?:[\w’'-]{1,40}\s+){0,5}?"
        rf"(?i:{DOC})\b[^,;.\n“”\"]{{0,80}})", "object",
    ),
)  # fmt: skip

RECORDS = (
    _rule(
        "confirmed", "none", "record|regist|log|minute|manifest|certif|filing|account|prospect|ledger|document|data|stat|table"
        "|photo|foot|video|image|pictur|mail|letter|messag|invoice|receipt|slip|contract|report|archiv|catalog|list"
        "|transcript|budget|decree|map|calculat|count|tally|census|fragment|test|labor|clinic|survey|figures|timetable|deed",
        rf"(?P<who>(?i:(?:{DOC}|figures\s+from|laboratory|register|count|inspection|audit|autopsy|investigation)))\b"
        rf"(?P<rel>[^.;:“”\n]{{0,160}}?),?\s+{_SHOW}\b(?P<about>[^.;\n“”]{{0,160}})", "record",
    ),
    _rule(
        "confirmed", "agent", "count|saw|visit|watch|found|paid|record|interview|spoke|obtain|calculat|walk|hold|had|measur|attend",
        r"(?:counted|saw|visited|watched|found|paid|recorded|obtained|measured|calculated|holds?|attended)\s+"
        r"(?P<about>[^;\n“”]{2,140})", "record", "own",
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = LABELS + CORRECTED + INNER + UNCONFIRMED + DISPUTED + CONFIRMED + RECORDS
