"""A language's words of checking: who checks, what is checked, what a page says of itself. Another language is another
row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.resolve.doubt.verification_patterns import Rule
from reportedly.resolve.doubt.verification_rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """A language's words of checking: its `rules`, and what classifies what they found.

    `outlets` are names that publish, `own` the outlet's words for itself, `nobody` those of nobody at all, `checkers`
    others whose work it is to check, `records` what is on record. `figures`, `claims`, `objects`, `parts` and `many`
    classify what is checked; `bare` is a claim named by no more than a noun or pronoun. `boundary` ends a subject at
    its left, `appositions` name a statement again (“…, a claim that”). `correcting` marks a page that corrects itself,
    `version` an outlet's own earlier words. `wishes` are cues of what cannot be true or false; `against` and `towards`
    are words that turn a record against a statement or to its support, `sweeping` those of statements that one case
    refutes.
    """

    rules: tuple[Rule, ...]
    own: re.Pattern[str]
    nobody: re.Pattern[str]
    checkers: re.Pattern[str]
    records: re.Pattern[str]
    outlets: re.Pattern[str]
    boundary: re.Pattern[str]
    appositions: re.Pattern[str]
    figures: re.Pattern[str]
    claims: re.Pattern[str]
    bare: re.Pattern[str]
    objects: re.Pattern[str]
    parts: re.Pattern[str]
    many: re.Pattern[str]
    counts: Mapping[str, int]
    correcting: re.Pattern[str]
    version: re.Pattern[str]
    slips: re.Pattern[str]
    unless: re.Pattern[str]
    owner: re.Pattern[str]
    wishes: re.Pattern[str]
    against: re.Pattern[str]
    towards: re.Pattern[str]
    sweeping: re.Pattern[str]
    numbers: Mapping[str, int]
    common: frozenset[str]


_OWN = (
    r"(?:[Ww]e|I|us|(?:[Oo]ur|[Mm]y)\s+(?:own\s+)?(?:\w+\s+)?(?:reporters?|correspondents?|journalists?|team"
    r"|researchers|data|count|findings?"
    r"|analysis|visit|search|calculations|monitors|records|staff)|[Tt]his\s+(?:news\s?paper|paper|magazine|site"
    r"|web\s?site|station|outlet|newsroom|reporter|correspondent|writer|organi[sz]ation|news\s+organi[sz]ation|column"
    r"|network|programme|program|bulletin|publication|agency)|[Tt]he\s+(?:newspaper|paper|broadcaster|magazine"
    r"|news\s+agency|agency|network|newsroom)|(?:[Nn]ews|[Mm]edia)\s+(?:organi[sz]ations|outlets)|"
    r"(?:[Tt]wo\s+|[Tt]hree\s+)?(?:[Ff]act[\s-]?checkers|[Ii]ndependent\s+\w+|[Rr]eporters|[Jj]ournalists"
    r"|[Cc]orrespondents)"
    r"(?:\s+(?:for|from|at|with|of)\s+[A-Z][\w\s]{1,30}?)?)"
)

CHECKING: dict[str, Checking] = {
    "en": Checking(
        rules=RULES,
        own=re.compile(_OWN),
        nobody=re.compile(
            r"(?:[Nn]obody|[Nn]o\s?-?one|[Nn]one(?:\s.*)?|[Nn]o\s+(?:independent|outside)\s+\w+|[Nn]either)"
        ),
        checkers=re.compile(
            r"fact[\s-]?check|\b(?:independent|analysts?|experts?|historians?|researchers?|auditors?|audit|observers?"
            r"|monitors?|investigators?|inspectors?|inquiry|court|watchdog|scientists?|lab(?:oratory)?|forensic"
            r"|human\srights|reviewers?|examiners?|specialists?|engineers)\b",
            re.IGNORECASE,
        ),
        records=re.compile(
            r"\b(?:records?|documents?|data|figures|footage|videos?|images?|imagery|photos?|photographs?|pictures?"
            r"|e-?mails?|logs?|register|minutes|statistics|filings?|accounts|certificates?|report|invoices?"
            r"|slips|messages"
            r"|manifests?|list|archives?|database|recording|files?|papers|transcripts?|count|samples?|evidence"
            r"|fragments?"
            r"|letters?|receipts?|contracts?|survey|census|tally|results?|tests?|calculations?|receipt|ledgers?"
            r"|reality"
            r"|copy|copies|facts|numbers|movements|screenshots?)\b",
            re.IGNORECASE,
        ),
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
        boundary=re.compile(
            r"[;:—–()“”\"!?,]\s*|\b(?:but|and|that|which|who|whom|while|although|though|whereas|because|if"
            r"|whether|as|when|how|where|whose)\s+"
        ),
        appositions=re.compile(
            r"[,—–]\s*(?:an?|the|both|all)\s+(?P<noun>(?:[\w-]{1,30}\s+){0,3}?(?:claims?|figures?|numbers?"
            r"|allegations?|accusations?"
            r"|assertions?|reports?|accounts?|charges?|statements?|tolls?|suggestions?|stor(?:y|ies)|totals?"
            r"|estimates?"
            r"|versions?|details?|rumou?rs?))\s+(?:that\s+|which\s+)?(?:[^,;:]{0,80})$|,\s+(?P<which>which"
            r"|something)\s+(?:[^,;:]{0,60})$"
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
            r"|quotes?|quotations?|narratives?|hoax|he|she|how\smany)\b",
            re.IGNORECASE,
        ),
        bare=re.compile(
            r"(?:(?:the|this|that|these|those|his|her|their|its|such|both|either|neither|any|all|each|of|an?|two"
            r"|three|these|latest|last"
            r"|same|whole|other|either|much|most|some|sweeping|widely|shared|\w+[’']s?)\s+){0,4}"
            r"(?:claims?|allegations?|statements?|accounts?|reports?|assertions?|accusations?|stor(?:y|ies)|rumou?rs?"
            r"|versions?|information|details?|charges?|suggestions?|notions?|theor(?:y|ies)|this|that|it|they"
            r"|them|these"
            r"|those|which|either|neither|both|him|her|he|she|narratives?|explanations?|descriptions?|promises?"
            r"|denials?|contention|either\sway|remarks?|comparison|one|any|incidents?|so|insistence|most|much"
            r"|all|what\s.*)",
            re.IGNORECASE,
        ),
        objects=re.compile(
            r"\b(?:videos?|clips?|footage|images?|photos?|photographs?|pictures?|recordings?|documents?|letters?"
            r"|e-?mails?"
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
        version=re.compile(
            r"(?:[Aa]n?|[Tt]he|[Oo]ur|[Tt]his|[Ii]n\s(?:our|an?|this|the)|[Ll]ast\s\w+[’']s|\w+day[’']s)\s(?:["
            r"\w’-]+\s){0,3}?"
            r"(?:version|article|story|report|bulletin|caption|headline|column|edition|issue|obituary|dispatch"
            r"|notice|piece|post"
            r"|graphic|chart|table|map)\b.*|[Ww]e|[Tt]he\s(?:paper|newspaper)",
            re.DOTALL,
        ),
        slips=re.compile(
            r"\b(?:in\serror|error|mistaken(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?|in\sfact|should\shave|misstated"
            r"|was\snot|were\snot"
            r"|has\snot|have\snot|did\snot|is\snot|revised|withdrawn|retracted|corrected|regret|apologi[sz]e"
            r"|rather\sthan"
            r"|instead|the\s\w+\s(?:was|were|is)|h?e\sis|she\sis|they\sare)\b",
            re.IGNORECASE,
        ),
        wishes=re.compile(
            r"\b(?:hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|expect\w*|want\w*|call(?:s|ed|ing)?\s+(?:for|on)|ask"
            r"\w*|urg\w+"
            r"|demand\w*|intend\w*|promis\w+|recommend\w*|fear\w*|wish\w*|declin\w+|refus\w+|would\s+not|will\s+not"
            r"|apologi\w+|disput\w+|den(?:y|ies|ied)|reject\w*)\b",
            re.IGNORECASE,
        ),
        against=re.compile(
            r"\b(?:however|but|yet|in\sfact|in\sreality|actually|only|just|still|no|not|never|nothing|none"
            r"|nobody|instead"
            r"|different|nor|otherwise|fewer|contradict\w*|although|though|while|whereas|even|already|later|long"
            r"\sbefore|intact|unharmed|undamaged|untouched|opposite|shut"
            r"|falsely|refut\w+|disprov\w+|n[’']t)\b",
            re.IGNORECASE,
        ),
        towards=re.compile(
            r"\b(?:confirm\w*|supports?|supported|consistent|exactly|indeed|bears?\s(?:out|that|this|the)|bore"
            r"\sout|match\w*|agrees?|corroborat\w+"
            r"|backs?|the\ssame|precisely|right|true|similar|bears?\s.{0,20}\sout)\b",
            re.IGNORECASE,
        ),
        sweeping=re.compile(
            r"\b(?:no|not|never|nothing|none|nobody|all|every|each|always|ever|any|only|neither|nor|everyone"
            r"|everything"
            r"|fully|entire|whole|nowhere|without|n[’']t|normally|lowest|highest|still|owes\snothing)\b|n[’']t\b",
            re.IGNORECASE,
        ),
        unless=re.compile(
            r"\b(?:says?|said|told|at\stimes|sometimes|often|if|whether|should|could|may|might|would|must)\b",
            re.IGNORECASE,
        ),
        owner=re.compile(
            r"\b(?:of|by|from)\s+(?:the|these|those|his|her|their|its)?\s*\w+|\w+[’']s?"
            r"\s",
            re.IGNORECASE,
        ),
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
