"""A language's words of checking: what confirms, leaves open, disputes, corrects. Another language is another row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.types import VerificationStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """A language's words of checking. A sentence without a `trigger` is not read.

    Each of `patterns` is a status, a pattern with the groups ``who`` and ``about`` (either may be missing) and whether
    it stands in the statement's own clause. `outlets` are names that publish, `own` the outlet's words for itself,
    `figures`, `claims`, `objects` and `many` classify what is checked; `correcting` marks a page that corrects itself.
    """

    trigger: re.Pattern[str]
    patterns: tuple[tuple[VerificationStatus, re.Pattern[str], bool], ...]
    own: re.Pattern[str]
    outlets: re.Pattern[str]
    figures: re.Pattern[str]
    claims: re.Pattern[str]
    objects: re.Pattern[str]
    parts: re.Pattern[str]
    many: re.Pattern[str]
    counts: Mapping[str, int]
    correcting: re.Pattern[str]
    unless: re.Pattern[str]
    owner: re.Pattern[str]
    numbers: Mapping[str, int]
    common: frozenset[str]


_NAME = r"(?:[Tt]he\s+)?[A-Z][\w’'&.-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'&.-]*){0,5}"
_OWN = (
    r"(?:[Ww]e|[Oo]ur\s+(?:reporters?|correspondents?|journalists?)|[Tt]his\s+(?:news\s?paper|paper|magazine|site"
    r"|web\s?site|station|outlet|newsroom|reporter|news\s+organi[sz]ation)|[Tt]he\s+(?:newspaper|paper|broadcaster"
    r"|magazine|news\s+agency|agency|network)|(?:[Nn]ews|[Mm]edia)\s+(?:organi[sz]ations|outlets)|"
    r"(?:[Ff]act[\s-]?checkers|[Ii]ndependent\s+\w+|[Rr]eporters|[Jj]ournalists)(?:\s+(?:for|from|at"
    r"|with)\s+[A-Z][\w\s]{1,30}?)?)"
)
_WHO = rf"(?P<who>{_OWN}|{_NAME})(?:,[^,.;\n]{{1,120}},)?"
_SELF = r"(?:\s+(?:said|says|reported)\s+(?:that\s+)?(?:it|they))?"
_ADVERBS = (
    r"(?:(?:immediately|independently|fully|yet|also|itself|ourselves|so\s+far|readily|otherwise|separately"
    r"|\w+ly)\s+){0,3}"
)
_UNABLE = (
    rf"(?:(?:could|can|did|has|have|had|was|were|is|are|do|does)(?:\s*n[’']t|not|\s+not)\s+(?:yet\s+)?(?:been\s+)?"
    rf"(?:able\s+to\s+)?{_ADVERBS}"
    rf"|(?:was|were|is|are|remains?|has\s+been|have\s+been)\s+unable\s+to\s+{_ADVERBS}|(?:is|was|are"
    rf"|were)\s+not\s+in\s+a\s+position\s+to\s+{_ADVERBS}"
    rf"|(?:has|have|had)\s+yet\s+to\s+{_ADVERBS}|(?:has|have|had)\s+no\s+(?:independent\s+)?(?:way|means)\s+(?:to"
    rf"|of)\s+{_ADVERBS})"
)
_VERIFY = (
    r"(?:verif(?:y|ied|ying)|confirm(?:ed|ing)?|check(?:ed|ing)?|corroborat(?:e|ed|ing)|authenticat(?:e|ed|ing)"
    r"|substantiat(?:e|ed|ing)|establish(?:ed)?|ascertain(?:ed)?|vouch\s+for|prove[nd]?|back\s+up)"
)
_VERIFIED = r"(?:verified|confirmed|corroborated|authenticated|substantiated|checked|proven)"
_ABOUT = r"(?P<about>[^;:.!?\n“”\"]{0,200}(?:\.\d[^;:.!?\n“”\"]{0,80})?)"
_SUBJECT = r"(?P<about>(?:[\w$%’'.-]{1,40}\s+){1,14}?)"
_NOUN = (
    r"(?i:claims?|allegations?|statements?|accounts?|reports?|assertions?|accusations?|stor(?:y|ies)|rumou?rs?"
    r"|figures?|numbers?|tolls?|theor(?:y|ies)|videos?|footage|images?|photos?|photographs?|quotes?|posts?|narrative"
    r"|conspiracy|version|charges?|hoax|information|details?|suggestions?|notion|document|letter|recording|this|that"
    r"|which)"
)
_THING = r"(?:claims?|allegations?|assertions?|accusations?|rumou?rs?|theor(?:y|ies)|suggestions?|notion|narrative)"
_FALSE = (
    r"(?:false|untrue|misleading|wrong(?!\s+(?:to|for|with|about))|incorrect|inaccurate|baseless|unfounded|bogus"
    r"|fake|fabricated|a\s+hoax|a\s+fabrication|a\s+lie|exaggerated|debunked|discredited|disproved|disproven|refuted"
    r"|not\s+(?:true|correct|accurate)|without\s+(?:merit|foundation)|groundless|doctored|manipulated)"
)
_TRUE = r"(?:true|correct|accurate|right|well-founded|authentic|genuine)"
_DOCUMENT = (
    r"(?i:documents?|letters?|e-?mails?|contracts?|memos?|records?|videos?|footage|recordings?|copy|copies"
    r"|transcripts?|reports?|files?|screenshots?|images?|photos?|photographs?|lists?|messages?|filings?|text|drafts?"
    r"|agreements?|certificates?|invoices?|receipts?|lawsuits?|complaints?|minutes|statements?|audio|papers?|orders?"
    r"|data|notes?|tapes?)"
)
_SEEN = r"(?:seen|reviewed|viewed|examined|verified|authenticated|obtained|inspected|read|heard|listened\s+to)"
_TOO = (
    r"(?:also\s+|far\s+|much\s+|itself\s+|clearly\s+|simply\s+|largely\s+|partly\s+|mostly\s+|later\s+|since\s+"
    r"|widely\s+|completely\s+|entirely\s+|repeatedly\s+|not\s+|\w+ly\s+){0,3}"
)

_P: list[tuple[VerificationStatus, str, bool]] = [
    (
        "disputed",
        r"[Tt]he\s+(?:actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount|count))\s+"
        rf"(?:is|was|are|were)\b[^;\n]{{1,80}}?,?\s+according\s+to\s+(?P<who>{_NAME})",
        False,
    ),
    (
        "corrected",
        rf"\b(?P<own>[Aa]n?\s+(?:earlier|previous|original)\s+version\s+of\s+(?:this|the)\s+(?:article"
        rf"|story|report|post|column|headline|item|piece|dispatch|obituary|review)){_ABOUT}",
        True,
    ),
    (
        "corrected",
        r"\b(?P<own>[Tt]his\s+(?:article|story|report|post|column|headline|piece|caption)(?:\s+has|\s+was"
        r"|\s+had)?\s+(?:been\s+)?(?:initially\s+|originally\s+|previously\s+|incorrectly\s+|wrongly\s+"
        r"|mistakenly\s+)*(?:corrected|amended|updated\s+to\s+correct|misstated|misidentified|misspelled|said|stated"
        r"|reported))(?P<about>[^\n]{0,240})",
        True,
    ),
    (
        "corrected",
        r"\b(?:[Ww]e|[Tt]his\s+(?:news)?paper)\s+(?:(?:had|have|has)\s+)?(?:wrongly|incorrectly|mistakenly"
        r"|erroneously)\s+\w+(?P<about>[^\n]{0,240})",
        True,
    ),
    ("corrected", r"\b[Dd]ue\s+to\s+an\s+(?:editing|editorial|transcription)\s+error\b(?P<about>[^\n]{0,240})", True),
    (
        "corrected",
        r"\b[Tt]he\s+(?:actual|correct|real|true|right)\s+(?P<about>(?:number|figure|total|toll|sum|amount"
        r"|count|name|date|title|spelling))\s+(?:is|was|are|were)\b[^.;\n]{1,80}",
        False,
    ),
    (
        "confirmed",
        rf"\b(?P<who>(?:\w+\s+){{0,2}}(?i:records|documents|data|figures|footage|videos?|images|e-?mails"
        rf"|logs))(?:\s+{_SEEN}\s+by\s+[\w\s]{{2,40}}?)?\s+(?:confirm(?:s|ed)?|corroborate[sd]?|back\s+up|bear\s+out"
        rf"|support(?:s|ed)?)\s+(?P<about>(?:that|the|his|her|their|this|[A-Z])[^;.\n“”\"]{{1,120}})",
        False,
    ),
    (
        "disputed",
        rf"\b(?P<who>(?:\w+\s+){{0,2}}(?i:records|documents|data|figures|footage|videos?|images|e-?mails"
        rf"|logs))(?:\s+{_SEEN}\s+by\s+[\w\s]{{2,40}}?)?\s+(?:contradict(?:s|ed)?|cast\s+doubt\s+on|refute[sd]?"
        rf"|show\s+otherwise)\s*(?P<about>(?:(?:that|the|his|her|their|this|[A-Z])[^;.\n“”\"]{{1,120}})?)",
        False,
    ),
    ("unconfirmed", rf"{_WHO}{_SELF}\s+{_UNABLE}{_VERIFY}\b{_ABOUT}", False),
    (
        "unconfirmed",
        rf"{_SUBJECT}(?:(?:could|can)(?:\s*n[’']t|not|\s+not)\s+{_ADVERBS}be\s+{_ADVERBS}|(?:has|have"
        rf"|had)(?:n[’']t|\s+not)\s+(?:yet\s+)?been\s+{_ADVERBS}|(?:was|were|is|are)(?:n[’']t"
        rf"|\s+not)\s+{_ADVERBS}){_VERIFIED}\b",
        False,
    ),
    ("unconfirmed", rf"\b(?:not|n[’']t)\s+{_ADVERBS}possible\s+to\s+{_ADVERBS}{_VERIFY}\b{_ABOUT}", False),
    ("unconfirmed", rf"\bimpossible\s+(?:for\s+[\w\s]{{1,30}}?\s+)?to\s+{_ADVERBS}{_VERIFY}\b{_ABOUT}", False),
    (
        "unconfirmed",
        rf"\b(?:there\s+(?:is|was|has\s+been|were)\s+)?no\s+(?:immediate\s+|official\s+|other\s+)?"
        rf"(?:independent|immediate)\s+(?:confirmation|verification|corroboration)\b{_ABOUT}",
        False,
    ),
    (
        "unconfirmed",
        rf"{_SUBJECT}(?:(?:remain(?:s|ed)?|is|are|was|were)\s+(?:still\s+)?(?:unconfirmed|unverified"
        rf"|uncorroborated)|ha(?:s|ve|d)\s+(?:yet\s+to\s+be|not\s+been)\s+{_ADVERBS}{_VERIFIED})\b",
        False,
    ),
    (
        "unconfirmed",
        rf"\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated)\s+(?P<about>(?:\w+\s+){{0,2}}"
        rf"(?:{_THING}|reports?|accounts?|stor(?:y|ies)|videos?|footage))\b",
        True,
    ),
    (
        "disputed",
        rf"{_WHO}\s+(?:(?:has|have|had)\s+)?(?:found|seen)\s+no\s+(?:\w+\s+)?(?:evidence|proof|indication"
        rf"|sign)\b{_ABOUT}",
        False,
    ),
    (
        "disputed",
        rf"\b[Tt]here\s*(?:is|was|has\s+been|[’']s)\s+(?:\w+\s+)?no\s+(?:\w+\s+)?(?:evidence|proof"
        rf"|indication|basis)\b{_ABOUT}",
        False,
    ),
    ("disputed", rf"\bno\s+(?:\w+\s+)?evidence\s+(?:supports?|backs?|exists?|has\s+emerged)\b{_ABOUT}", False),
    (
        "disputed",
        r"\b(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously|misleadingly)\s+(?:\w+\s+)?"
        r"(?:claim|said|say|assert|alleg|suggest|stat|accus|report|told|tell|insist|attribut|argu|declar|describ|quot"
        r"|writ|wrote)\w*",
        True,
    ),
    (
        "disputed",
        r"\b(?:claim|said|say|assert|alleg|suggest|stat|accus|report|told|tell|insist)\w*,?\s+(?:falsely"
        r"|wrongly|baselessly|incorrectly|inaccurately|(?:again\s+)?without\s+(?:\w+ing\s+)?(?:any\s+)?(?:evidence"
        r"|proof|basis))\b",
        True,
    ),
    ("disputed", r",\s+without\s+(?:\w+ing\s+)?(?:any\s+)?(?:evidence|proof|basis),", True),
    (
        "disputed",
        rf"\b(?:false|debunked|discredited|baseless|unfounded|bogus|disproven|disproved|fabricated|unproven"
        rf"|misleading)\s+(?P<about>(?:\w+\s+)?{_THING})\b",
        True,
    ),
    (
        "disputed",
        rf"(?P<about>(?:[\w’'-]{{1,40}}\s+){{0,4}}?\b{_NOUN})\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+|later\s+"
        rf"|since\s+)?(?:turn(?:s|ed)\s+out|prove[sdn]*|(?:was|were)\s+(?:later\s+)?(?:found|shown|proved|proven"
        rf"|revealed))\s+(?:later\s+)?(?:to\s+(?:be|have\s+been)\s+)?{_TOO}{_FALSE}\b",
        False,
    ),
    (
        "confirmed",
        rf"(?P<about>(?:[\w’'-]{{1,40}}\s+){{0,4}}?\b{_NOUN})\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+|later\s+"
        rf"|since\s+)?(?:turn(?:s|ed)\s+out|prove[sdn]*|(?:was|were)\s+(?:later\s+)?(?:found|shown|proved|proven))\s+"
        rf"(?:to\s+(?:be|have\s+been)\s+)?{_TOO}{_TRUE}\b",
        False,
    ),
    (
        "disputed",
        rf"(?P<about>(?:\b[Tt](?:he|hese|his|hat|hose)\s+|\b[A-Z][\w’'.-]+[’']s?\s+|\b(?:his|her|their|its"
        rf"|such|any|both)\s+)?(?:[\w-]{{1,40}}\s+){{0,2}}?\b{_NOUN})\s+(?:\w+\s+made\s+)?(?:is|are|was|were|has\s+been"
        rf"|have\s+been)\s+(?:been\s+)?{_TOO}{_FALSE}\b",
        False,
    ),
    (
        "disputed",
        rf"(?P<about>(?:[\w’'-]{{1,40}}\s+){{0,5}}?\b{_NOUN})\s+(?:does|do|did)(?:\s+not|n[’']t)\s+(?:hold"
        rf"(?:\s+up)?|stand\s+up|add\s+up|match)\b",
        False,
    ),
    (
        "disputed",
        rf"(?P<about>(?:[\w’'-]{{1,40}}\s+){{0,3}}?\b(?:numbers?|figures?|counts?|tolls?|estimates?))\s+(?:is|are"
        rf"|was|were)\s+{_TOO}too\s+(?:high|low)\b",
        False,
    ),
    (
        "disputed",
        rf"(?P<about>(?:[\w’'-]{{1,40}}\s+){{0,6}}?\b(?:{_NOUN}|[Hh]ow\s+many))\s+(?:is|are|was|were|has\s+been"
        rf"|have\s+been|been)\s+{_TOO}(?:disputed|contested|contradicted|debunked|refuted|discredited)(?:\s+by\s+"
        rf"(?P<who>[^,;.\n]{{2,80}}))?",
        False,
    ),
    (
        "disputed",
        rf"(?P<who>(?:[\w’'.-]{{1,40}}\s+){{1,6}}?)(?:ha(?:s|ve|d)\s+)?(?:disput|contest|contradict|refut|debunk)"
        rf"(?:es|e|ed|s)\s+(?P<about>(?:the|that|this|those|these|his|her|their|its|[A-Z][\w’'.-]+[’']s?)\s+"
        rf"(?:\w+\s+){{0,3}}?{_NOUN})\b",
        False,
    ),
    (
        "disputed",
        r"(?P<who>(?:[\w’'.-]{1,40}\s+){1,6}?)(?:rated|rates|gave|called|labell?ed|judged|deemed|found)\s+"
        r"(?P<about>(?:the|that|this|it|his|her|their|those|these|[A-Z][\w’'.-]+[’']s?)(?:\s+\w+){0,4}?)\s+(?:as\s+"
        r"|to\s+be\s+)?[\"“‘]?(?:[Mm]ostly\s+|[Ll]argely\s+)?(?:[Ff]alse|[Pp]ants\s+on\s+[Ff]ire|(?:[Ff]our"
        r"|[Tt]hree)\s+Pinocchios|[Mm]isleading|[Uu]ntrue|[Bb]aseless)\b",
        False,
    ),
    (
        "confirmed",
        rf"{_WHO}\s+(?:has|have|had)?\s*(?:independently\s+|also\s+|since\s+|separately\s+)?{_SEEN}\s+"
        rf"(?P<about>(?:(?:a|an|the|its|his|her|their|several|some|two|three|copies|copy|all|both|of|dozens|hundreds"
        rf"|more|than|parts)\s+){{1,4}}?(?:[\w’'-]{{1,40}}\s+){{0,5}}?{_DOCUMENT}\b[^,;.\n“”\"]{{0,80}})",
        False,
    ),
    (
        "confirmed",
        rf"(?P<about>\b{_DOCUMENT})(?:\s+(?:of|from|on|in|to)\s+[\w’'\s-]{{1,60}}?)?,?\s+(?:that\s+(?:was"
        rf"|were)\s+|which\s+(?:was|were)\s+)?{_SEEN}\s+by\s+(?P<who>{_OWN}|us|{_NAME})",
        True,
    ),
    (
        "confirmed",
        rf"{_WHO}\s+(?:has|have|had)?\s*(?:independently\s+|also\s+|since\s+|separately\s+){{1,2}}"
        rf"(?:verified|confirmed|corroborated|authenticated)\b{_ABOUT}",
        False,
    ),
    (
        "confirmed",
        rf"{_WHO}\s+(?:has|have|had)?\s*(?:verified|confirmed|corroborated|authenticated|geolocated)\s+"
        rf"(?P<about>(?:the|that|his|her|their|its|[A-Z][\w’'.-]+[’']s?)\s+[^;.\n“”\"]{{1,120}})",
        False,
    ),
    (
        "confirmed",
        rf"(?P<about>(?:[\w’'-]{{1,40}}\s+){{1,8}}?)(?:was|were|has\s+been|have\s+been)\s+(?:independently\s+)?"
        rf"(?:verified|confirmed|corroborated|authenticated|geolocated)\s+by\s+(?P<who>{_OWN}|us|{_NAME})",
        False,
    ),
]

CHECKING: dict[str, Checking] = {
    "en": Checking(
        trigger=re.compile(
            r"verif|confirm|corroborat|authenticat|substantiat|check|evidence|proof|false|untrue|mislead|wrong"
            r"|incorrect|inaccura|basel|unfounded"
            r"|disput|contest|contradict|debunk|discredit|refut|disprov|turn(?:s|ed)?\sout|prove|seen|review|view"
            r"|obtain|examin|earlier\sversion"
            r"|previous\sversion|original\sversion|corrected|amended|error|too\s(?:high|low)|hold|stand\sup|add\sup"
            r"|pinocchio|pants\son\sfire"
            r"|accurate|hoax|fake|bogus|actual\s|correct|geolocat|vouch|establish|\btrue\b|unable|unproven|read\s"
            r"|heard|real\s",
            re.IGNORECASE,
        ),
        patterns=tuple((status, re.compile(rf"(?<![\w’']){pattern}"), inner) for status, pattern, inner in _P),
        own=re.compile(rf"(?:{_OWN}|us)"),
        outlets=re.compile(
            r"(?:[Tt]he\s)?(?:.*\b(?:Times|Post|Herald|Tribune|Gazette|Chronicle|Courier|Journal|Observer|Guardian"
            r"|Telegraph|Mirror|Examiner|Inquirer"
            r"|Bulletin|Dispatch|Sentinel|Register|Mail|Globe|Star|Sun|Standard|Independent|Argus|Echo|Review"
            r"|Messenger|Daily|Weekly|News|Radio|TV"
            r"|Television|Press|Today|Wire|Verify|Broadcasting|Magazine|Online|Report|Check|Fact[\s-]?Checker)(?:\s"
            r"(?:News|Desk))?|AP|AFP|CNN|BBC|NBC"
            r"(?:\sNews)?|ABC(?:\sNews)?|CBS(?:\sNews)?|Reuters|POLITICO|Politico|Bloomberg|BuzzFeed|Bellingcat"
            r"|PolitiFact|Politifact|Snopes|FactCheck\.org"
            r"|Factcheck\.org|Full\sFact|Correctiv|ProPublica|NPR|PBS|Vox|Axios|Der\sSpiegel|Le\sMonde|Al\sJazeera"
            r"|Agence\sFrance-Presse|The\sIntercept"
            r"|HuffPost|Breitbart|USA\sTODAY|USA\sToday|Newsweek|TIME|Time|DW|dpa|Lead\sStories"
            r"|.*\s[Ff]act[\s-]?[Cc]heck(?:ers?)?)",
        ),
        figures=re.compile(
            r"\b(?:numbers?|figures?|tolls?|counts?|totals?|estimates?|statistics?|percentages?|amounts?|sums?|tall"
            r"(?:y|ies)|data|casualt(?:y|ies))\b",
            re.IGNORECASE,
        ),
        claims=re.compile(
            r"\b(?:claims?|allegations?|statements?|accounts?|reports?|assertions?|accusations?|stor(?:y|ies)"
            r"|rumou?rs?|versions?|information|details?|charges?"
            r"|suggestions?|notions?|theor(?:y|ies)|this|that|it|they|them|these|those|which|either|neither|both"
            r"|quotes?|narratives?|hoax|he|she|how\smany)\b",
            re.IGNORECASE,
        ),
        objects=re.compile(
            r"\b(?:videos?|footage|images?|photos?|photographs?|pictures?|recordings?|documents?|letters?|e-?mails?"
            r"|contracts?|memos?|messages?|screenshots?|posts?"
            r"|transcripts?|lists?|files?|records?|papers?|orders?|certificates?|drafts?|agreements?|lawsuits?"
            r"|complaints?|tapes?|audio|notes?|statements?"
            r"|authenticity)\b",
            re.IGNORECASE,
        ),
        parts=re.compile(
            r"(?:it|its\s.*|the\s(?:document|letter|e-?mail|contract|memo|text|message|video|recording|agreement"
            r"|order|file|report|list|paper|record|clause"
            r"|paragraph)s?|they|their\s.*|(?:one|another)\s(?:document|letter|e-?mail|memo|message|clause"
            r"|paragraph))(?:\s.*)?",
            re.IGNORECASE,
        ),
        many=re.compile(
            r"\b(?P<count>either|both|neither|two|three|four|five|six)\b|\b(?P<all>all|any\sof|none\sof|each|every"
            r"|these|those|they|them|(?:claims|accounts"
            r"|allegations|statements|reports|figures|numbers|assertions|accusations|stories|rumou?rs|versions"
            r"|details|charges|quotes)\b)",
            re.IGNORECASE,
        ),
        counts={"either": 2, "both": 2, "neither": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
        correcting=re.compile(
            r"^\s*(?:corrections?|clarification|editor[’']s\snote)\b|\b[Ww]e\sregret\s(?:the|this|our)\serror|^\s*"
            r"(?:Correction|CORRECTION)\b"
            r"|\b(?:an?|the)\s(?:earlier|previous|original)\sversion\sof\sthis\s(?:article|story|report|post)",
            re.IGNORECASE | re.MULTILINE,
        ),
        unless=re.compile(
            r"\b(?:says?|said|told|at\stimes|sometimes|often|if|whether|should|could|may|might|would|must)\b",
            re.IGNORECASE,
        ),
        owner=re.compile(r"\b(?:of|by|from)\s+(?:the|these|those|his|her|their|its)?\s*\w+|\w+[’']s?\s", re.IGNORECASE),
        numbers={
            word: value
            for value, line in enumerate(
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                "sixteen seventeen eighteen"
                " nineteen".split()
            )
            for word in [line]
        }
        | {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
        common=frozenset(
            "the a an of to in on at by for with from and or but as is are was were be been being it its he she they "
            "we you i his her their our my this that"
            " these those not no nor have has had do does did will would could can may might should shall must there "
            "here who whom which what when where why how"
            " if than then so such more most some any all each other into over about after before between during "
            "said says say told also only just very up out"
            " one two new now were whether because since while mr mrs ms number figure figures numbers claim claims "
            "report reports account accounts statement"
            " statements allegation allegations evidence independently".split()
        ),
    )
}
