"""A language's words of names kept back, and of people without a name. Another language is another row."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """A language's ways to keep a name back.

    A sentence without a `trigger` is not read. `clauses` tell of it in a verb, `changed` stands behind a name that is
    not the real one, `adjectives` before a noun. `identity` and `surname` are looked for in the words found. `why`
    follows them, `before` goes before, `unauthorised` is a reason by itself. A phrase ends backwards at `edges`.
    """

    trigger: re.Pattern[str]
    clauses: re.Pattern[str]
    changed: re.Pattern[str]
    adjectives: re.Pattern[str]
    close: re.Pattern[str]
    identity: re.Pattern[str]
    surname: re.Pattern[str]
    given: re.Pattern[str]
    why: re.Pattern[str]
    why_ends: re.Pattern[str]
    before: re.Pattern[str]
    unauthorised: re.Pattern[str]
    relative: re.Pattern[str]
    edges: re.Pattern[str]
    verbs: re.Pattern[str]
    saying: re.Pattern[str]
    participle: re.Pattern[str]
    tail: re.Pattern[str]
    whose: re.Pattern[str]
    outlet: re.Pattern[str]


_HIS = r"(?:his|her|their|its|our|my|whose|the\s+[\w-]+[’']s?|[A-Z][\w-]+[’']s?)"
_PART = (
    r"(?:(?:full|real|first|last|given|family|middle|own|true)\s+(?:and\s+(?:last|first|family)\s+)?)*(?:(?:sur"
    r"|fore)?names?|identit(?:y|ies)|initials?)"
)
_NAMED = r"(?:named|identified|quoted\s+by\s+name|quoted|photographed|recorded)"
_NOT = r"(?:not|never|\w+n[’']t)"
_PRINT = (
    r"(?:printed|used|published|withheld|disclosed|revealed|given|made\s+public|released|mentioned|changed"
    r"|shared|reported)"
)
_TELL = (
    r"(?:giv(?:e|es|en|ing)|gave|provid(?:e|ed|ing)|offer(?:ed)?|shar(?:e|ed|ing)|reveal(?:ed|ing)?|disclos(?:e"
    r"|ed|ing)|state[d]?|supply|supplied|tell|told)"
)
_PUBLISH = (
    r"(?:withhold(?:ing)?|withheld|nam(?:e|ing|ed)|identify(?:ing)?|identified|publish(?:ing|ed)?|print(?:ing"
    r"|ed)?|us(?:e|ing|ed)|disclos(?:e|ing|ed)|reveal(?:ing|ed)?)"
)
_OUTLET = (
    r"(?:we|[Tt]his\s+(?:news)?paper|[Tt]his\s+(?:site|website|magazine|station|outlet|news\s+organi[sz]ation)|"
    r"(?:[Tt]he\s+)?[A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*){0,4})"
)

_CLAUSES = [
    # anonymity as a condition
    r"(?:on|under)\s+(?:the\s+)?condition\s+(?:of\s+(?:strict\s+|complete\s+)?anonymity|(?:that\s+)?(?:he|she|they"
    r"|it)\s+(?:would\s+)?(?:not\s+be|remain)\s+(?:named|identified|anonymous))",
    r"(?:request(?:s|ed|ing)?|ask(?:s|ed|ing)?(?:\s+for)?|insist(?:s|ed|ing)?\s+(?:up)?on|(?:was|were)\s+granted"
    r"|grant(?:ed|ing)|demand(?:ed|ing)?|seeking|sought|offered|given|promised|cited)\s+(?:\w+\s+)?anonymity",
    r"(?:sp(?:oke|eak(?:ing)?|oken)|talk(?:ed|ing)?|responded|agreed\s+to\s+(?:speak|talk)|quoted|interviewed|testif"
    r"(?:ied|ying)|comment(?:ed|ing))\s+(?:to\s+[\w\s]{1,30}?\s+)?(?:only\s+)?anonymously",
    r"under\s+(?:the\s+)?cover\s+of\s+anonymity|(?:wish(?:es|ed|ing)?|prefer(?:s|red|ring)?|ask(?:s|ed|ing)?|want(?:s"
    r"|ed|ing)?|chose|opted)\s+to\s+(?:remain|stay|be)\s+(?:anonymous|unnamed|nameless)",
    r"on\s+(?:deep\s+)?background(?=[,.;:)]|\s+(?:because|to|said|and)\b)|not\s+for\s+attribution",
    # asked not to be named
    rf"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|prefer(?:s|red|ring)?|want(?:s|ed|ing)?|beg(?:ged|ging)?|wish(?:es|ed"
    rf"|ing)?|agreed|chose|like[d]?)(?:\s+us|\s+me|\s+reporters)?\s+(?:{_NOT}\s+to|to\s+{_NOT})\s+be\s+(?:publicly\s+"
    rf"|further\s+|fully\s+)?{_NAMED}(?:\s+by\s+(?:(?:(?:full|last|first)\s+)?name|{_HIS}\s+{_PART}))?",
    rf"{_NOT}\s+(?:want(?:s|ed|ing)?|wish(?:es|ed|ing)?|car(?:e|ed|ing)|like|agree)\s+(?:to\s+be\s+"
    rf"(?:publicly\s+)?{_NAMED}|to\s+{_TELL}\s+{_HIS}\s+{_PART}|{_HIS}\s+{_PART}\s+(?:to\s+be\s+)?{_PRINT})",
    rf"(?:declin|refus)(?:e|es|ed|ing)\s+to\s+(?:be\s+(?:publicly\s+)?{_NAMED}|{_TELL}\s+(?:us\s+|reporters\s+)?"
    rf"(?:{_HIS}|a)\s+{_PART}|(?:give|be\s+identified\s+by)\s+\w+\s+name)",
    rf"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|insist(?:s|ed|ing)?)\s+(?:\w+\s+)?that\s+(?:we\s+"
    rf"|[Tt]he\s+[A-Z]\w+\s+)?(?:only\s+)?{_HIS}\s+{_PART}\s+(?:only\s+)?(?:alone\s+)?(?:(?:not|{_NOT})\s+)?"
    rf"(?:be\s+)?(?:not\s+)?{_PRINT}",
    rf"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|insist(?:s|ed|ing)?)\s+(?:\w+\s+)?that\s+(?:he|she"
    rf"|they)\s+{_NOT}\s+be\s+{_NAMED}",
    rf"(?:ask(?:s|ed|ing)?|begg?(?:s|ed|ing)?|urged|request(?:s|ed|ing)?)\s+(?:us|me|[Tt]he\s+[A-Z]\w+"
    rf"(?:\s+[A-Z]\w+){{0,3}}|reporters|this\s+(?:news)?paper)\s+(?:not\s+to|to(?:\s+not)?"
    rf"(?:\s+only)?)\s+{_PUBLISH}\s+(?:only\s+)?(?:{_HIS}\s+{_PART}|him|her|them)",
    # gave only a part
    rf"(?:would|will|could|can|did|does|do|had|has|have)(?:\s+not|n[’']t|\s+only)\s+(?:want\s+to\s+)?{_TELL}\s+"
    rf"(?:us\s+|reporters\s+)?(?:only\s+)?{_HIS}\s+{_PART}",
    rf"(?:gave|gives|giving|provid(?:ed|ing)|offered|offering|shared|using|used|gave\s+us)\s+"
    rf"(?:us\s+)?only\s+{_HIS}\s+(?:first|last|given|middle)\s+(?:name|initial)s?",
    rf"gave\s+{_HIS}\s+name\s+(?:only\s+)?as\s+(?-i:[A-Z])[\w’'-]*",
    rf"(?:(?:ask(?:ed|ing)?|request(?:ed|ing)?|agreed|want(?:ed|ing)?|wish(?:ed|ing)?|prefer(?:red|ring)?|chose"
    rf"|insisted)\s+to\s+be|(?:is|are|was|were)\s+(?:being\s+)?(?:to\s+be\s+)?|be)?\s*(?:identified|named|known"
    rf"|quoted|referred\s+to)\s+(?:here\s+|publicly\s+)?(?:only|solely|just)\s+(?:by|as|with|through)\s+(?:{_HIS}\s+"
    rf"(?:(?:first|last|given|middle|family)\s+)?(?:names?|initials?|nicknames?)|(?:an?\s+)?initials?|"
    rf"(?-i:[A-Z])[\w.’'-]*)",
    rf"(?:ask(?:ed|ing)?|request(?:ed|ing)?|agreed|want(?:ed|ing)?|wish(?:ed|ing)?|prefer(?:red|ring)?)\s+"
    rf"(?:that\s+we\s+|to\s+)(?:be\s+identified\s+by|use\s+only|go\s+by)\s+(?:only\s+)?{_HIS}\s+(?:first|last|given"
    rf"|middle)\s+names?(?:\s+only)?",
    # what the outlet does
    rf"(?-i:{_OUTLET})\s+(?:(?:is|are|has|have|was|were|will|would|had|do|does|did|agreed|chose|decided)\s+)?(?:"
    rf"(?:not|been|to)\s+){{0,2}}(?:{_NOT}\s+)?(?:withh(?:olding|eld|olds?)|naming|identifying|nam(?:e|ed)|identify"
    rf"|publish(?:ing)?|print(?:ing)?|us(?:e|ing)|disclos(?:e|ing))\s+(?:only\s+)?{_HIS}\s+{_PART}",
    rf"(?-i:{_OUTLET})\s+(?:is|are|was|were|has|have|agreed|chose|decided|do|does|will)\s*(?:{_NOT}|not\s+to)\s+"
    rf"(?:been\s+|be\s+)?(?:nam(?:e|ing)|identify(?:ing)?)\s+(?:him|her|them|the\s+\w+)",
    rf"(?:{_HIS}|the|all)\s+{_PART}\s+(?:(?:is|are|was|were|has|have|had|be|been|being)\s+){{1,3}}(?:withheld|changed"
    rf"|concealed|altered|kept\s+(?:secret|confidential)|not\s+(?:being\s+)?(?:published|printed|used|disclosed"
    rf"|revealed|released))",
    rf"withh(?:olding|eld)\s+{_HIS}\s+{_PART}",
    rf"{_NOT}\s+(?:say|said|specify|specified|disclose[d]?|tell)\s+which\s+\w+|named\s+none\s+of\s+(?:the|its|his"
    rf"|her)\s+\w+|{_NOT}\s+(?:name|identify|named|identified)\s+(?:them|him|her|it)(?=\W)",
]
_REFUSED = (
    r"(?:not|un|\w+n[’']t)\s?(?:(?:been|yet)\s+)?(?:(?:authori[sz]ed|cleared|empowered)\s+to\s+"
    r"(?:publicly\s+)?(?:speak|discuss|comment|talk|brief|be\s+quoted|disclose|reveal|give|release|address|describe)|"
    r"(?:allowed|permitted)\s+to\s+(?:(?:speak|talk|comment)\s+(?:publicly|to\s+(?:the\s+)?(?:media|press|reporters"
    r"|journalists))|be\s+(?:named|quoted)))"
)
_TALKERS = (
    r"(?:officials?|sources?|persons?|people|aides?|advis[eo]rs?|diplomats?|officers?|insiders?|operatives?"
    r"|strategists?|lawmakers?|staffers?|employees?|workers?|witness(?:es)?|critics?|users?|donors?|callers?"
    r"|tipsters?|informants?|whistle-?blowers?|residents?|m[ae]n|wom[ae]n|authors?|writers?|posters?|accounts?"
    r"|editors?|media|outlets?|broadcasters?|websites?|channels?|members?|executives?|lawyers?|prosecutors?|agents?"
    r"|soldiers?|doctors?|nurses?|teachers?|students?|friends?|allies|ally|colleagues?|spokes(?:man|woman|person"
    r"|people)|leaders?|ministers?|judges?|investigators?|analysts?|experts?|politicians?|reporters?|journalists?"
    r"|hackers?|bloggers?|victims?|suspects?|individuals?|companies|company|donations?|letters?|tips?|notes?|posts?"
    r"|Republicans?|Democrats?|figures?)"
)

WITHHOLDING: dict[str, Withholding] = {
    "en": Withholding(
        trigger=re.compile(
            r"anonym|name|identif|identit|withh|pseudonym|initial|authori[sz]ed|allowed\sto|permitted\sto|background"
            r"|attribution"
            r"|source|close\sto|familiar|which|quoted|nameless|cleared",
            re.IGNORECASE,
        ),
        clauses=re.compile(r"(?<![\w’'])(?:" + "|".join(_CLAUSES) + rf"|{_REFUSED}" + r")(?!\w)", re.IGNORECASE),
        changed=re.compile(
            r"\((?:[^()\n]{0,40}?\b)?(?:not\s+(?:his|her|their|the)\s+real\s+names?|(?:the\s+)?(?:sur"
            r"|last\s+)?names?\s+(?:(?:has|have|was|were|is|are)\s+)?(?:been\s+)?(?:changed|withheld|known\s+to)|"
            r"(?:a\s+)?pseudonym)[^()\n]{0,80}\)"
            r"|\bnot\s+(?:his|her|their)\s+real\s+names?\b|\bnames?\s+(?:is\s+|are\s+)?known\s+to\s+(?:the\s+"
            r"|this\s+)?(?:editors?|newspaper|paper|desk|newsroom)\b"
            r"|\b(?:his|her|their|some|all|the)\s+names?\s+(?:in\s+this\s+(?:article|story)\s+)?(?:has|have|were"
            r"|was)\s+(?:been\s+)?changed\b"
            r"|\b(?:under|using|uses|used|by)\s+(?:a|an)\s+(?:pseudonym|assumed\s+name)\b",
            re.IGNORECASE,
        ),
        adjectives=re.compile(
            rf"\b(?:(?:an?|the|another|several|some|two|three|one|other|these|those|multiple)\s+(?:\w+\s+)?)?"
            rf"(?:unnamed|anonymous|unidentified|nameless)\s+(?:[\w’'-]+\s+){{0,4}}?{_TALKERS}\b(?!\s+(?:stor(?:y"
            rf"|ies)|reports?|accounts?|tips?))"
            rf"|\b(?:an?|the|another|several|some|two|one)\s+(?:\w+\s+)?{_TALKERS}\s*(?:--|[-—–])\s*unnamed\b",
            re.IGNORECASE,
        ),
        close=re.compile(
            r"(?:\b(?:an?|the|one|another|two|three|four|several|some|multiple|many|other)\s+(?:[\w’'-]+\s+){0,3}?)?"
            r"\b(?:(?:sources?|persons?|people|insiders?|officials?|aides?)\s+(?:with\s+(?:direct\s+"
            r"|intimate\s+)?knowledge\s+of"
            r"|close\s+to|familiar\s+with|briefed\s+on)|sources?\s+(?:in|inside|within|at))\s+"
            r"(?:(?:the|an?|his|her|their|its|that|this)\s+)?(?:(?-i:[A-Z])[\w’'&-]*(?:\s+(?-i:[A-Z])[\w’'&-]*){0,3}"
            r"(?:\s+(?!say|said|told|have|has"
            r"|was|were|and|who|is|are|felt)[a-z]+\b)?|[\w’'-]+)",
            re.IGNORECASE,
        ),
        identity=re.compile(r"\bidentit(?:y|ies)\b", re.IGNORECASE),
        surname=re.compile(
            r"\b(?:sur|last\s|family\s)names?\b|\b(?:only|just|solely|alone)\b.{0,40}\b(?:first|given|fore)\s?names?\b"
            r"|\b(?:first|given|fore)\s?names?\s+(?:only|alone)|\bby\s+(?:only\s+)?(?:his|her|their)\s+(?:first"
            r"|given)\s+names?\b",
            re.IGNORECASE,
        ),
        given=re.compile(
            r"\b(?:gave\s+\w+\s+name\s+(?:only\s+)?as|identified\s+only\s+as)\s+(?-i:[A-Z])", re.IGNORECASE
        ),
        why=re.compile(
            r"[\s,]*(?:publicly\s*|by\s+name\s*|by\s+the\s+\w+\s*|on\s+the\s+\w+\s*|and\s+)?(?:(?P<comma>,)\s*)?"
            r"(?P<why>(?:because|since|as\s+(?:he|she|they|it)|for\s+(?:fear|(?:his|her|their)\s+(?:own\s+)?"
            r"(?:family[’']s\s+)?"
            r"(?:safety|protection|privacy|security)|(?:security|safety|privacy|legal|personal|professional|family"
            r"|religious)\s+(?:and\s+\w+\s+)?reasons|reasons\s+of|concern)|out\s+of\s+(?:fear|concern)|fearing|"
            r"citing|due\s+to|given|lest|over\s+(?:fears?|concerns?)|so\s+(?:as\s+not\s+to|that|(?:he|she"
            r"|they)\s+could)|in\s+order\s+to|to\s+(?!The\b|the\s+[A-Z])[a-z]\w+|in\s+an?\s+effort\s+to|saying\s+"
            r"(?:he|she|they|it)|"
            r"who\s+(?:was|were|is|are)\s+not\s+(?:authori[sz]ed|allowed)|(?:while|when)\s+(?:discussing"
            r"|describing))\b)",
        ),
        why_ends=re.compile(
            r"[;:.!?]\s|[\n()\"“”—–]|\s--|\s-\s|,?\s+(?:said|says|told|added|saying|described|confirmed|called)\b"
            r"|[.!?;:]$"
            r"|,\s+(?=[\"“‘'])|,\s+(?:but|and\s+(?:who|said|he|she|they)|who|adding|[A-Z]\w+\s+(?:said|told))\b"
        ),
        before=re.compile(
            r"[\"“‘(\s]*(?P<why>(?:Because|Fearing|Citing|For\s+fear|Out\s+of\s+fear|Due\s+to|Since"
            r"|Given)\b[^,\n]{3,200}),"
        ),
        unauthorised=re.compile(_REFUSED, re.IGNORECASE),
        relative=re.compile(r",?\s*\b(?:who|whom|whose)\b"),
        verbs=re.compile(
            r"\b(?:sp(?:oke|eaks?)|confirm(?:s|ed)|discuss(?:es|ed)|describ(?:es|ed)|declin(?:es|ed)|agree[sd]|talk"
            r"(?:s|ed)|support(?:s|ed)"
            r"|interviewed|refus(?:es|ed)|ask(?:s|ed)|request(?:s|ed)|said|says|told|would|did|does|has|have|had|was"
            r"|were|is|are|wanted|gave)\b"
        ),
        saying=re.compile(r"\b(?:said|says|told|added|wrote)\b|[.;:“”\"]"),
        participle=re.compile(
            r",\s+(?:all\s+|both\s+)?(?:speaking|talking|asking|requesting|citing|insisting"
            r"|declining|refusing|commenting)\b"
        ),
        edges=re.compile(
            r"\b(?:said|says|say|told|added|adds|according\s+to|asked|wrote|explained|recalled|noted|because|that|and"
            r"|but|when|while|where|as|if|by|citing"
            r"|quoted|quoting|including|like|from|who|which|described|is|was|were|are|to)\b|[,;:()\"“”—–\x1f]|[.!?]\s"
            r"|\s-\s|--|[’'](?=\s|$)(?<!s[’'])"
        ),
        tail=re.compile(
            r"(?:[,\s]|\b(?:also|only|has|have|had|was|were|is|are|would|did|does|do|later|then|all|both|each|said"
            r"|says|told|added|reported|speaking|and|agreed"
            r"|interviewed|spoke|first|still|but|who|not|quoted|explained|wrote|asked)\b)+$"
        ),
        outlet=re.compile(rf"(?:{_OUTLET}|(?!whose)(?i:{_HIS}))\s"),
        whose=re.compile(
            r"(?P<owner>(?:the\s+[\w-]+|[A-Z][\w-]+))[’']s?\s+(?:\w+\s+){0,2}?(?:(?:sur)?names?|identity)\b"
        ),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Describing:
    """A language's words for people without a name. A head ends before `head_ends`; `offices` tell who it is."""

    people: re.Pattern[str]
    endings: re.Pattern[str]
    no_people: re.Pattern[str]
    offices: re.Pattern[str]
    media: re.Pattern[str]
    voices: re.Pattern[str]
    head_ends: re.Pattern[str]
    definite: re.Pattern[str]
    indefinite: re.Pattern[str]
    alone: re.Pattern[str]
    among: re.Pattern[str]
    owning: re.Pattern[str]
    unnamed: re.Pattern[str]
    named: re.Pattern[str]
    together: re.Pattern[str]
    peoples: re.Pattern[str]


DESCRIBING: dict[str, Describing] = {
    "en": Describing(
        people=re.compile(
            r"(?:\w*(?:official|source|person|woman|women|man|men|boy|girl|child|children|people|resident|witness"
            r"|worker|employee|aide|advis[eo]r|diplomat"
            r"|lawyer|nurse|doctor|teacher|student|driver|soldier|officer|policem[ae]n|guard|neighbou?r|relative"
            r"|famil(?:y|ies)|mother|father|parent|son"
            r"|daughter|sister|brother|cousin|uncle|aunt|widow|friend|colleague|voter|supporter|critic|opponent"
            r"|activist|protester|demonstrator"
            r"|analyst|expert|scientist|researcher|historian|economist|observer|strategist|operative|lawmaker|staffer"
            r"|insider|donor|ally|allies|rival"
            r"|visitor|viewer|reader|user|customer|passer-by|passers-by|bystander|passenger|pedestrian|shopper|farmer"
            r"|fisherm[ae]n|trader|shopkeeper|clerk"
            r"|recruiter|engineer|pilot|sailor|prisoner|detainee|refugee|migrant|villager|local|couple|volunteer"
            r"|pensioner|veteran|survivor|victim"
            r"|participant|attendee|delegate|deput(?:y|ies)|backer|fundraiser|consultant|prosecutor|investigator"
            r"|attorney|judge|executive|manager|leader"
            r"|commentator|correspondent|reporter|journalist|editor|blogger|caller|spokesm[ae]n|spokeswom[ae]n"
            r"|spokesperson|spokespeople|doctor|medic"
            r"|paramedic|firefighter|coach|fan|pollster|scholar|academic|professor|author|member|respondent|tourist"
            r"|guest|onlooker|eyewitness|informant"
            r"|gossip|crowd\smember|daughter-in-law|son-in-law|mother-in-law|partner|wife|husband|boyfriend"
            r"|girlfriend|boss|landlord|tenant|hacker"
            r"|whistle-?blower|organi[sz]er|pundit|host|contractor|organi[sz]er|pundit|host|associate|opposer|skeptic|sceptic|believer|youth|teenager|adult"
            r"|businessm[ae]n|civilian|conservative|liberal"
            r"|moderate|progressive|independent|conspirator|agent|veterinarian|attaché|chef|youngster|individual"
            r"|others?))s?(?:es)?",
            re.IGNORECASE,
        ),
        endings=re.compile(r"[a-z]{3,}(?:er|or|ist|ian|ant|man|woman|ee)s?"),
        no_people=re.compile(
            r"(?:news)?paper|letter|poster|number|order|paper|computer|newsletter|matter|manner|banner|sticker|folder"
            r"|tower|river|server|register|docket"
            r"|member\sstate|chapter|charter|barometer|error|mirror|monitor|sector|factor|editor(?:ial)|warrant"
            r"|document|grant|restaurant|committee|career"
            r"|center|centre|calendar|printer|scanner|answer|offer|power|water|other|speaker|flyer|billboard|ledger"
            r"|memoir|container|loudspeaker|trailer"
            r"|covenant|employer|founder|owner",
        ),
        offices=re.compile(
            r"(?:prime\sminister|minister|president|vice[\s-]president|governor|mayor|king|queen|prince|princess|pope"
            r"|chancellor|chair(?:m[ae]n|woman|person)?"
            r"|secretary|ambassador|judge|director|chief|head|commissioner|speaker|senator|congressman|congresswoman"
            r"|candidate|nominee|sheriff|bishop|archbishop"
            r"|general|colonel|founder|owner|ceo|prosecutor|attorney\sgeneral|leader|editor|premier|coach|captain"
            r"|principal|author|employer|spokesm[ae]n"
            r"|spokeswoman|spokesperson|front-?runner|champion|defendant|suspect|manager|emperor|vicar|rector|sexton)",
            re.IGNORECASE,
        ),
        media=re.compile(
            r"(?:media|broadcasters?|news\s+reports?|news\s+outlets?|media\s+outlets?|newspapers|websites|channels"
            r"|outlets|papers|sites)",
            re.IGNORECASE,
        ),
        voices=re.compile(r"\b(?:an?|one|another)\b.*\bvoice", re.IGNORECASE),
        head_ends=re.compile(
            r"[,(—–]|(?<![\w-])(?:of|by|from|in|at|on|that|which|who|whom|whose|for|to|with|about|above|under|near"
            r"|outside|inside|behind|beside|along|across|against"
            r"|close|familiar|aware|briefed|involved|quoted|interviewed|speaking|working|living|identified|named"
            r"|called|known|there|here|present|among|within"
            r"|aged|wearing|standing|waiting|watching|attending|over|around)(?![\w-])"
        ),
        definite=re.compile(
            r"(?:the|its|his|her|their|our|my|this|that|[A-Z][\w’'-]*[’']s?)\b|\S+[’']s?\s", re.IGNORECASE
        ),
        indefinite=re.compile(
            r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|few|both|most|other|others"
            r"|another|multiple|dozens|hundreds|thousands"
            r"|various|numerous|certain|any|\d+|all|more|at\sleast|no\sfewer)\b",
            re.IGNORECASE,
        ),
        alone=re.compile(
            r"(?:one|another|some|several|many|others?|somebody|someone|two|three|four|both|most|those|people|a\sfew"
            r"|critics|insiders)\b",
            re.IGNORECASE,
        ),
        among=re.compile(r"\S+\s+(?:\w+\s+)?of\s+(?P<whom>.+)", re.IGNORECASE),
        owning=re.compile(r"[’']s?$"),
        unnamed=re.compile(
            r"\b(?:unnamed|anonymous|unidentified|nameless|would\snot\sgive|not\sto\sbe\s(?:named|identified)"
            r"|condition\sof\sanonymity)\b",
            re.IGNORECASE,
        ),
        named=re.compile(
            r"[,(—–]\s*(?:(?:Mr|Mrs|Ms|Dr|Col|Gen|Sen|Rep|Gov|Sgt|Lt)\.?\s+|[A-Z]\w+\s+)?[A-Z][\w’'.-]+\s+"
            r"(?:[A-Z]\.\s+)?(?:(?:de|van|von|al|bin|der|la)[\s-])?[A-Z][\w’'-]+"
        ),
        together=re.compile(
            r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s+[A-Z]\w+|[A-Z]\w+(?:\s+[A-Z][\w.]*)+)\s+and\b"
            r"|.*\bincluding\s+(?:\w+\.?\s+)?[A-Z]\w+\s+[A-Z]"
        ),
        peoples=re.compile(r"(?:Democrat|Republican|Muslim|Whig|Tory|Briton|Jew|[A-Z]\w+(?:an|ese|ish))s?"),
    )
}
