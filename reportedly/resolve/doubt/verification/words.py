"""A language's words of checking, by class: verbs, predicates, nouns, who checks. Another language is another row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.number_words import SMALL, TENS

Family = Literal["check", "find", "see", "support", "refute", "withdraw"]
"""What a verb of checking does: verify; find out; look at a document; bear out; refute; take back."""
Form = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """A language's words of checking.

    `verbs` gives each form of a verb its family and the forms it may be. `group` are words that stand between a subject
    and its verb; of these `negates`, `unable` (whose infinitive did not succeed) and `trying`. `boundary` ends a noun
    phrase at its left. `false`, `true` and `open` are predicates; the nouns class what is checked and who checks.
    """

    verbs: Mapping[str, tuple[Family, frozenset[Form]]]
    group: frozenset[str]
    be: frozenset[str]
    negates: frozenset[str]
    unable: frozenset[str]
    trying: frozenset[str]
    irreal: frozenset[str]
    boundary: frozenset[str]
    false: re.Pattern[str]
    true: re.Pattern[str]
    open: re.Pattern[str]
    claims: re.Pattern[str]
    figures: re.Pattern[str]
    pictures: re.Pattern[str]
    documents: re.Pattern[str]
    records: re.Pattern[str]
    anaphora: re.Pattern[str]
    own: re.Pattern[str]
    outlets: re.Pattern[str]
    checkers: re.Pattern[str]
    nobody: re.Pattern[str]
    many: re.Pattern[str]
    counts: Mapping[str, int]
    wishes: re.Pattern[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    common: frozenset[str]


def _any(*lines: str) -> str:
    """Words (patterns, apart by white space; ``_`` is a space), as one alternation."""
    return "(?:" + "|".join(" ".join(lines).split()).replace("_", r"\s") + ")"


def _forms(family: Family, verbs: str, irregular: str = "") -> dict[str, tuple[Family, frozenset[Form]]]:
    """The forms of regular verbs, and of irregular ones as base/past/participle."""
    found: dict[str, set[Form]] = {}

    def add(word: str, *forms: Form) -> None:
        found.setdefault(word, set()).update(forms)

    for verb in verbs.split():
        stem = verb[:-1] if verb.endswith("e") else verb
        hissing = verb.endswith(("s", "x", "ch", "sh"))
        y = verb.endswith("y") and verb[-2] not in "aeiou"
        add(verb, "base")
        add(verb[:-1] + "ies" if y else verb + ("es" if hissing else "s"), "third")
        add(verb[:-1] + "ied" if y else stem + "ed", "past", "participle")
        add(stem + "ing", "ing")
    for verb in irregular.split():
        base, past, participle = verb.split("/")
        add(base, "base")
        add(base + "s", "third")
        add(past, "past")
        add(participle, "participle")
        add(base.removesuffix("e") + "ing", "ing")
    return {word: (family, frozenset(forms)) for word, forms in found.items()}


_CLAIM = _any(
    r"claims? allegations? statements? assertions? accusations? stor(?:y|ies) rumou?rs? versions?(?:_of_events)?",
    r"suggestions? notions? theor(?:y|ies) contentions? narratives? insinuations? hoax(?:es)? testimon(?:y|ies)",
    r"explanations? descriptions? denials? chronolog(?:y|ies) timelines? quotes? quotations? remarks? insistence",
    r"accounts? reports? charges? information details? boasts? conspiracy_theor(?:y|ies) posts? tips? comparisons?",
    r"assurances? message predictions? findings? tale assessments? tweets? excuses? legends? characteri[sz]ations?",
)
_FIGURE = _any(
    r"numbers? figures? tolls? counts? totals? estimates? statistics? percentages? tall(?:y|ies) data sums? amounts?",
    r"headcounts? losses casualt(?:y|ies) ages? dates? prices? valuations? arithmetic calculations? turnout rates?",
)
_PICTURE = _any(
    r"videos? clips? footage images? photos? photographs? pictures? recordings? screenshots? films? livestreams?",
    r"audio tapes? voice_notes? imagery snapshots?",
)
_DOCUMENT = _any(
    r"documents? documentation letters? e-?mails? contracts? memos? memorand(?:a|um) transcripts? lists? files?",
    r"papers? orders? certificates? drafts? agreements? lawsuits? complaints? notes? correspondence cop(?:y|ies)",
    r"messages? text_messages? invoices? receipts? payslips? pay_?slips? filings? minutes records? logs? logbooks?",
    r"registers? registr(?:y|ies) manifests? ledgers? spreadsheets? presentations? diar(?:y|ies) chats? rosters?",
    r"statements? reports? permits? deeds? warrants? indictments? passports? visas? slips? tickets? bills? data",
    r"wills? affidavits? petitions? plans? maps? tables? photocop(?:y|ies) rulings? judgments? rotas? timesheets?",
    r"texts? evidence materials? budgets? schedules? databases? prospectus(?:es)? surveys? tests? results? samples?",
)
_RECORD = _any(
    r"records logs? registers? registr(?:y|ies) logs logbooks? minutes manifests? certificates? filings?",
    r"statistics ledgers?",
    r"documents? data photographs? photos? pictures? footage videos? images? imagery e-?mails letters? messages?",
    r"invoices? receipts? payslips? transcripts? archives? databases? autops(?:y|ies) audits? inquir(?:y|ies)",
    r"accounts figures calculations? contracts? tally census survey analys[ie]s review evidence inspections? deeds?",
    r"recordings? clips? post-?mortems? tests? results? samples? slips? manifests tables? prospectus budget",
    r"spreadsheet",
    r"(?:inspection|audit|autopsy|annual|court|police|medical|veterinary|internal|coroner[’']s|expert|un)_reports?",
    r"numbers? events website stud(?:y|ies) laws? statute constitution clauses? paragraphs? sections?",
    r"diar(?:y|ies) notebooks? orders? decrees? memos? texts?",
    r"catalog(?:ue)?s? calendars? signatures? copy",
    r"roll_calls? rotas? handover_sheets",
    r"(?:fuel|order|guest|visitors[’']|pass|day|cash|minute|log|account)[\s-]?books?",
    r"copies fragments screenshots? list timetables? files papers metadata geolocation investigation findings",
)

_CHECKING = _any(
    r"fact[\s-]?check\w* independent analysts? experts? historians? researchers? auditors? audit observers?",
    r"monitors?",
    r"investigators? inspectors? inspectorates? inquiry court judges? watchdog scientists?",
    r"lab(?:oratory|oratories)? forensic",
    r"human_rights reviewers? examiners? specialists? engineers? coroner statisticians? ombudsman commission",
    r"observatory osce iaea ngos?",
    r"open-source osint un united_nations red_cross red_crescent aid_(?:agencies|groups|workers)",
    r"rights_groups? amnesty geolocators? verification pathologists? doctors economists? academics?",
    r"monitoring_group",
    r"regulators? tribunal panel university institute witness(?:es)? neighbou?rs? survivors? colleagues?",
    r"residents? villagers?",
)
_OWN = (
    r"(?:[Ww]e|I|us|(?:[Oo]ur|[Mm]y)\b.{0,40}|REPORTER|PRESENTER|HOST|ANCHOR|NARRATOR|NEWSREADER|CORRESPONDENT"
    r"|[Tt]his\s+(?:news\s?paper|paper|magazine|site|web\s?site|station|outlet|newsroom|reporter|correspondent|writer"
    r"|(?:news\s+)?organi[sz]ation|column|network|programme|program|bulletin|publication|agency|channel|desk|service"
    r"|broadcaster|journal|blog|team|newsletter|podcast|weekly|daily|monitor|author)"
    r"|[Tt]he\s+(?:newspaper|paper|broadcaster|magazine|news\s+agency|agency|network|newsroom|station|reporters?"
    r"|correspondents?|programme|news\s+desk|fact-check(?:ing)?\s+(?:desk|team)|verification\s+(?:desk|team))"
    r"|(?:[Nn]ews|[Mm]edia)\s+(?:organi[sz]ations|outlets|agencies)"
    r"|(?:[Tt]wo\s+|[Tt]hree\s+)?(?:[Ff]act[\s-]?checkers|[Ii]ndependent\s+(?:media|journalists|reporters|observers"
    r"|monitors|experts|sources|analysts|investigators)|[Rr]eporters|[Jj]ournalists|[Cc]orrespondents)"
    r"(?:\s+(?:for|from|at|with|of|on|in)\s+[\w\s]{1,30}?)?)"
)
_OUTLETS = (
    r"(?:[Tt]he\s)?(?:(?:[A-Z][\w’'.&-]*\s(?:of\s|and\s|&\s|for\s)?){0,3}(?:Times|Post|Herald|Tribune|Gazette"
    r"|Chronicle|Courier|Journal|Observer|Guardian|Telegraph"
    r"|Mirror|Examiner|Inquirer|Bulletin|Dispatch|Sentinel|Mail|Globe|Star|Sun|Standard|Independent|Argus|Echo|Review"
    r"|Messenger|Daily|Weekly|News|Radio|TV|Television|Press|Today|Wire|Verify|Broadcasting|Magazine|Online|Check"
    r"|Fact[\s-]?Checker|Monitor|Record|Ledger|Advertiser|Spectator|Reporter|Register|Mercury|Citizen|Leader|World"
    r"|Agency|Channel|FM|Files|Insider|Beacon|Voice|Eye)(?:\s(?:News|Desk))?"
    r"|A\.?P\.?|AFP|CNN|BBC|NBC(?:\sNews)?|ABC(?:\sNews)?|CBS(?:\sNews)?|Reuters|POLITICO|Politico|Bloomberg|BuzzFeed"
    r"|Bellingcat|PolitiFact|Politifact|Snopes|FactCheck\.org|Factcheck\.org|Full\sFact|Correctiv|ProPublica|NPR|PBS"
    r"|Vox|Axios|Der\sSpiegel|Le\sMonde|Al\sJazeera|Agence\sFrance-Presse|Associated\sPress|The\sIntercept|HuffPost"
    r"|USA\sTODAY|Newsweek|TIME|DW|dpa|Lead\sStories|(?:[A-Z][\w’'.-]*\s){0,3}[\w’-]*\s?[Ff]act[\s-]?[Cc]heck(?:ers?)?)"
)

_FALSE = (
    r"(?:(?:false|untrue|misleading|incorrect|inaccurate|baseless|unfounded|bogus|fake[d]?|fabricated|invented"
    r"|untruthful|made\s+up|concocted|missing\s+(?:\w+\s+)?context|(?:only\s+)?half\s+(?:the\s+(?:story|truth)|true)"
    r"|nonsense|debunked|discredited|disproved|disproven|refuted|groundless|doctored|manipulated|staged|photoshopped"
    r"|exaggerated|overstated|inflated|mistaken|implausible|rubbish|bunk|bunkum|hogwash|tosh|garbage"
    r"|balderdash|poppycock|fanciful|apocryphal|fictitious|fictional|erroneous|deceptive|untenable"
    r"|wrong(?!\s+(?:to|for|with|about|side|way))|wide\s+of\s+the\s+mark|off\s+the\s+mark|out\s+of\s+context"
    r"|taken\s+out\s+of\s+context|edited|forged|cropped|altered|tampered\s+with|recycled"
    r"|miscaptioned|out\s+of\s+date|outdated|called\s+into\s+question|hard\s+to\s+square\s+with"
    r"|difficult\s+to\s+reconcile"
    r"|impossible(?!\s+to)|at\s+odds\s+with|inconsistent\s+with|contradicted\s+by|belied\s+by|undercut\s+by"
    r"|undermined\s+by|disputed\s+by|contested\s+by|challenged\s+by|without\s+(?:any\s+)?(?:merit|foundation|basis)"
    r"|too\s+(?:high|low)|incompatible\s+with|contrary\s+to|demonstrably\s+\w+|far\s+from\s+(?:true|the\s+truth)"
    r"|fake\s+news|(?:generated|made)\s+(?:by|with)\s+(?:AI|artificial\s+intelligence)|AI-generated"
    r"|(?:a|an)\s+(?:\w+\s+)?(?:stretch|hoax|fabrication|lie|fiction|invention|myth|exaggeration|forgery|fake|falsehood"
    r"|distortion|misquotation|montage))\b)"
)
_TRUE = (
    r"(?:(?:true(?!\s+(?:that|of|for|to|in\s+the)\b)|correct|accurate|right|authentic|genuine|real|well[\s-]founded|so(?!\s+(?!according|because|in\s|for\s|and\s|but\s|at\s)[a-z])|the\s+case|supported\s+by"
    r"|borne\s+out|backed\s+(?:up\s+)?by|consistent\s+with|in\s+line\s+with"
    r"|credible|factual|the\s+truth|possible(?!\s+(?:to|that)))\b)"
)
_OPEN = (
    r"(?:(?:unconfirmed|unverified|uncorroborated|unsubstantiated|untested|unproven|unproved|unverifiable|uncheckable"
    r"|unchecked|unsupported|an?\s+open\s+question|anyone[’']s\s+guess|another\s+(?:matter|question)"
    r"|in\s+doubt|uncertain|unclear|unknown|disputed"
    r"|contested|unresolved|an\s+allegation|a\s+rumou?r|a\s+theory|hearsay|speculation|(?:just|only"
    r"|merely)\s+an?\s+(?:claim|allegation|rumou?r))\b)"
)

CHECKING: dict[str, Checking] = {
    "en": Checking(
        verbs={
            **_forms(
                "check",
                "verify confirm corroborate authenticate substantiate validate ascertain establish determine check "
                "cross-check double-check fact-check geolocate vouch test vet audit reconcile triangulate",
                "prove/proved/proved prove/proved/proven",
            ),
            **_forms(
                "find",
                "assess judge locate identify trace learn",
                "say/said/said tell/told/told know/knew/known find/found/found",
            ),
            **_forms(
                "see",
                "review view examine obtain inspect hear listen analyse analyze study consult watch acquire scrutinise"
                " scrutinize secure share provide pass supply release forward leak hand",
                "see/saw/seen read/read/read show/showed/shown hear/heard/heard hold/held/held give/gave/given"
                " send/sent/sent",
            ),
            **_forms(
                "support",
                "support back match tally chime echo vindicate mirror agree square fit",
                "bear/bore/borne",
            ),
            **_forms(
                "refute",
                "contradict refute debunk disprove belie undermine rebut dispute contest discredit undercut counter"
                " challenge dismiss reject deny question doubt",
            ),
            **_forms("withdraw", "retract recant revise correct amend delete lower", "withdraw/withdrew/withdrawn"),
        },
        group=frozenset(
            "be am is are was were been being ’s 's ’re 're has have had having ’ve 've do does did could can"
            " ca cannot "
            "will would wo may might must should shall not n’t n't never ever yet still so far also since now"
            " later then "
            "too even itself ourselves themselves himself herself to able unable possible impossible failed"
            " tried trying "
            "seeking working attempting struggling hoping managed hard difficult easy either further again first only "
            "just otherwise always in a position long already once nor fail fails seek try therefore"
            " thus however".split()
        ),
        be=frozenset("be am is are was were been being ’s 's ’re 're remain remains remained get gets got".split()),
        negates=frozenset("not n’t n't never cannot nor unable impossible hard difficult".split()),
        unable=frozenset("failed fail fails tried struggling".split()),
        trying=frozenset("trying seeking working attempting hoping".split()),
        irreal=frozenset("if whether unless would should must will may might until once".split()),
        boundary=frozenset(
            ', ; : — – ( ) “ ” " ! ? but that which who whom while although though whereas because if whether as when'
            " how where whose so and or since".split()
        ),
        false=re.compile(_FALSE, re.IGNORECASE),
        true=re.compile(_TRUE, re.IGNORECASE),
        open=re.compile(_OPEN, re.IGNORECASE),
        claims=re.compile(rf"\b{_CLAIM}\b", re.IGNORECASE),
        figures=re.compile(rf"\b{_FIGURE}\b", re.IGNORECASE),
        pictures=re.compile(rf"\b{_PICTURE}\b", re.IGNORECASE),
        documents=re.compile(rf"\b(?:{_DOCUMENT}|{_PICTURE})\b", re.IGNORECASE),
        records=re.compile(rf"\b(?:{_RECORD}|{_PICTURE})\b", re.IGNORECASE),
        anaphora=re.compile(
            r"(?:(?:of|all|any|none|most|much|some|parts?|either|neither|both|each|one|two|three|four)\s+(?:of\s+)?)?"
            r"(?:this|that|it|they|them|these|those|which|so|him|her|either|neither|both|any|all|what\s.*|one|some"
            r"|most|as\smuch"
            r"|(?:that|this)\s(?:much|part|bit|point)|the\spoint"
            r"|much)(?:\s+(?:independently|either|immediately|on\s+\w+))?",
            re.IGNORECASE,
        ),
        own=re.compile(_OWN),
        outlets=re.compile(_OUTLETS),
        checkers=re.compile(rf"\b{_CHECKING}\b", re.IGNORECASE),
        nobody=re.compile(
            r"(?:nobody|no\s?-?one|none|neither|nothing|not\s+(?:all|everything|every)|no\s+(?:(?:independent|outside"
            r"|other|further|second|neutral"
            r"|official)\s+)?"
            r"(?:\w+\s+)?(?:\w+))\b",
            re.IGNORECASE,
        ),
        many=re.compile(
            r"\b(?:(?P<count>either|both|neither|two|three|four|five|six)|(?P<all>all|any\sof|none\sof|each|every"
            r"|these|those"
            r"|they|them|some|most|many|claims|accounts|allegations|statements|reports|figures|numbers|assertions"
            r"|accusations|stories|rumou?rs|versions|details|charges|quotes|remarks|testimonies|tolls))\b",
            re.IGNORECASE,
        ),
        counts={"either": 2, "both": 2, "neither": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
        wishes=re.compile(
            r"\b(?:hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|expect\w*|want\w*|call(?:s|ed|ing)?\s+(?:for|on)|ask\w*"
            r"|urg\w+"
            r"|demand\w*|intend\w*|promis\w+|recommend\w*|fear\w*|wish\w*|declin\w+|refus\w+|would\s+not|will\s+not"
            r"|apologi\w+|disput\w+|den(?:y|ies|ied)|reject\w*)\b",
            re.IGNORECASE,
        ),
        numbers=SMALL | TENS,
        scales={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
        common=frozenset(
            "the a an of to in on at by for with from and or but as is are was were be been being it its he"
            " she they we "
            "you i his her their our my this that these those not no nor have has had do does did will would could can "
            "may might should shall must there here who whom which what when where why how if than then so such more "
            "most some any all each other into over about after before between during said says say told also"
            " only just "
            "very up out one two new now whether because since while mr mrs ms number figure figures numbers"
            " claim claims "
            "report reports account accounts statement statements allegation allegations evidence independently verify "
            "verified confirm confirmed".split()
        ),
    )
}
