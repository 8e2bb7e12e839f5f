"""The words of a language around a cue: whom it is told, where it is said or written, and at what occasion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.days import MONTH, MONTH_BUT_MAY, WEEKDAY
from reportedly.resolve.sieve import Late, Sieve, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A language's words around a cue.

    `tells` takes the person told as its object, of which `thanks` says nothing behind it, while behind another object
    stands what `ordered` matches; `to` is what the person told follows else, with the group ``answers`` where it
    may be a thing; `was_told` has the person before it, as its `subject`; `asked` opens a sentence whose `answer`
    names the person asked; a `participle` goes on from an earlier verb; what was `directed` to somebody follows a
    medium or an occasion. A noun phrase begins with a `determiner` or not, is a `pronoun`, ends before any of
    `ends` or where a clause begins `anew`, and is nobody where `nobody` matches. `media` and `occasions` are whole
    phrases with their preposition, both looked for by the words of `places`; group ``words`` is what is kept;
    behind a cue they stand before any of `breaks` or `pauses`, behind what is said before any of `joins` too; at
    the start of a sentence between `starts` and `leads`, where what is only `beside` a saying needs a verb that
    `goes_on`. A `gathering` is told something, and is the occasion too. A cue that `goes_on` is a saying like the
    one before it, but one that `writes` goes on from such a one only, and none where `another_time` is told; whom
    a cue of `once` is said to, hears no more than that.
    """

    tells: re.Pattern[str]
    thanks: re.Pattern[str]
    ordered: re.Pattern[str]
    to: re.Pattern[str]
    directed: re.Pattern[str]
    letter: re.Pattern[str]
    was_told: re.Pattern[str]
    subject: re.Pattern[str]
    asked: re.Pattern[str]
    answer: re.Pattern[str]
    participle: re.Pattern[str]
    pronoun: re.Pattern[str]
    possessive: re.Pattern[str]
    ends: re.Pattern[str]
    anew: re.Pattern[str]
    title: re.Pattern[str]
    determiner: re.Pattern[str]
    adverb: re.Pattern[str]
    times: re.Pattern[str]
    nobody: re.Pattern[str]
    gathering: re.Pattern[str]
    media: Sieve
    occasions: Sieve
    places: Words
    beside: re.Pattern[str]
    starts: re.Pattern[str]
    leads: re.Pattern[str]
    breaks: re.Pattern[str]
    joins: re.Pattern[str]
    pauses: re.Pattern[str]
    goes_on: re.Pattern[str]
    writes: re.Pattern[str]
    once: re.Pattern[str]
    another_time: re.Pattern[str]


_A = (
    r"(?:an?|the|this|that|his|her|its|their|our|your|my|one|another|several|two|three|separate"
    r"|[a-z]{3,}[’']s?(?=\s)|[A-Z][\w’'.&-]+(?:\s[A-Z][\w’'.&-]+){0,3}[’']s?)"
)
_ADJECTIVES = (
    r"(?:(?!(?:on|in|at|to|of|and|that|with|for|from|by|said|who|which|over|about|after|as"
    r"|against)\b)[\w’'-]+\s+){0,4}?"
)
_PIECES = (
    r"(?:statements?|letters?|posts?|messages?|memos?|memoirs?|memorandum|tweets?|e-?mails?|articles?|columns?|op-eds?"
    r"|essays?|books?|filings?|bulletins?|notices?|press\s+releases?|releases?|reports?|papers?|studies|study|surveys?"
    r"|affidavits?|lawsuits?|complaints?|petitions?|replies|reply|responses?|notes?|videos?|video\s+(?:messages?"
    r"|address)|interviews?|podcasts?|broadcasts?|documentary|calls?|phone\s+calls?|telephone\s+calls?|conference\s+"
    r"calls?|editorials?|leaders?|blogs?|threads?|text\s+messages?|texts?|chats?|newsletters?|leaflets?|flyers?"
    r"|pamphlets?|posters?|placards?|banners?|signs?|films?|screens?|adverts?|ads?|advertisements?|tv\s+ads?|documents?"
    r"|court\s+(?:papers|documents|filings)|transcripts?|rulings?|judge?ments?|opinions?|dissents?|decisions?"
    r"|(?:legal|amicus|court)\s+briefs?|headlines?|captions?|questionnaires?|submissions?|communiqués?|conversations?"
    r"|biograph(?:y|ies)|autobiograph(?:y|ies)|publications?|diar(?:y|ies)|postcards?|eulog(?:y|ies)|logs?|recordings?"
    r"|speech\s+excerpts)"
)
_MORE = (
    r"(?:\s+(?:messages?|posts?|postings?|articles?|pieces?|columns?|essays?|videos?|threads?|exchanges?|chains?"
    r"|statements?|releases?|entry|interviews?))?"
)
_SENT = (
    r"(?:statements?|letters?|interviews?|e-?mails?|messages?|memos?|replies|reply|notes?|notices?|calls?|tweets?"
    r"|conversations?"
    r"|posts?|responses?|petitions?|filings?)"
)
_PLATFORMS = (
    r"(?:Facebook|Twitter|Instagram|Telegram|WhatsApp|LinkedIn|Reddit|TikTok|YouTube|Bluesky|Mastodon|Threads|Weibo"
    r"|VKontakte"
    r"|Snapchat|Signal|Medium|Substack|Tumblr|X|Truth\s+Social|social\s+media|CNN|MSNBC|CNBC|NBC|ABC|CBS|Fox"
    r"(?:\s+News|\s+Business)?"
    r"|BBC(?:\s+\w+)?|ITV|Sky\s+News|NPR|PBS|C-SPAN|Al\s+Jazeera|Bloomberg(?:\s+TV|\s+Television)?|camera|air|screen"
    r"|television|tv|TV|the\s+radio)"
)
_SITES = (
    r"(?:web\s?sites?|sites?|web\s?pages?|pages?|blogs?|accounts?|feeds?|walls?|profiles?|channels?|apps?|forums?"
    r"|radio|television|tv|TV"
    r"|network|show|program(?:me)?|podcast|episode|broadcaster|talk\s+show|phone-in|station|posters?|placards?|banners?|signs?"
    r"|billboards?|screens?|displays?|boards?|cards?|postcards?|loudspeakers?|stage|page|front\s+page|cover"
    r"|(?:Facebook|WhatsApp|Telegram|Signal|Reddit)\s+groups?)"
)
_TITLE = r"(?:[\"“‘][A-Z][^\"”’\n]{1,40}[\"”’]|[A-Z]\w+(?:\s(?:(?:the|of|and|&|to|with)\s)?[A-Z]\w+){0,4})"
_EVENTS = (
    r"(?:rall(?:y|ies)|news\s+conferences?|press\s+conferences?|briefings?|hearings?|debates?"
    r"|meetings?|speech(?:es)?"
    r"|ceremon(?:y|ies)|(?<!unlikely\s)(?<!the\slikely\s)events?|summits?|town[\s-]halls?(?:\s+(?:meetings?|events?))?"
    r"|forums?|conferences?"
    r"|conventions?|trials?|sessions?|cross-examination"
    r"|funerals?|vigils?|protests?|demonstrations?|march(?:es)?|dinners?|breakfasts?|luncheons?|lunch|fundraisers?"
    r"|stops?"
    r"|appearances?|tours?|talks|launch(?:es)?|testimony|address(?:es)?|remarks|caucus(?:es)?|inauguration"
    r"|gatherings?"
    r"|panels?|government\s+hour|question\s+time|question-and-answer\s+session|q&a|visits?|reception|"
    r"(?:holiday|birthday|watch|victory|garden|dinner|farewell|Christmas)\s+party|wedding"
    r"|festival|inquest|inquiry|sentencing|arraignment|sermon|lecture|press\s+event|photo\s+opportunity|discussion"
    r"|roundtable|round\s+table|assembly|congress|retreat|trip)"
)
_PLACED = (
    r"(?:game|match|final|semi-final|derby|race|bout|service|mass|opening|unveiling|parade|show|fair|premiere|gala)"
)
"""Events that one is at, and that others are in: “in the game”."""
_OVER = (
    r"(?!\s+(?:(?:rooms?|platforms?|organi[sz]ers?|delegates?|moderators?|hosts?|coverage)\b|(?:was|were|is|are|has|had|have|began|begins|ended|ends|started|turned|went|became|would|will"
    r"|could|can)\b))"
)
_WHERE = (
    r"(?:\s+(?:in|at|outside|near|with|on|of|for)\s+(?!(?:the\s+)?" + WEEKDAY + r"\b)"
    r"(?:(?:the|a|an|his|her|its|their)\s+)?(?:(?:[A-Z][\w’'.&-]*|[a-z]+-[a-z]+)(?:\s+(?=[A-Z]))?){1,5}"
    r"(?:,\s+(?!(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\b)[A-Z][\w.]+(?:\s[A-Z][\w.]+)?(?=[,.;:\"”\x1f]|$|\s(?:[\"“]|(?:on|in|last|this|[A-Z][a-z]+day)\b)))?)?"
)
_CUE_TO = (
    r"(?:sa(?:y|ys|id|ying)|wr(?:ite|ites|ote|itten|iting)|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)|complain(?:s|ed|ing)?"
    r"|explain(?:s|ed|ing)?|report(?:s|ed|ing)?|confirm(?:s|ed|ing)?|announc(?:e|es|ed|ing)"
    r"|suggest(?:s|ed|ing)?|admit(?:s|ted|ting)?|read(?:s|ing)?|promis(?:e|es|ed|ing)|mention(?:s|ed|ing)?"
    r"|apologi[sz](?:e|es|ed|ing)|confid(?:e|es|ed|ing)|mutter(?:s|ed|ing)?|murmur(?:s|ed|ing)?|recount(?:s|ed|ing)?"
    r"|confess(?:es|ed)|boast(?:s|ed)|describ(?:e|es|ed|ing)|whisper(?:s|ed)|swore|vow(?:s|ed)"
    r"|shout(?:s|ed)|remark(?:s|ed)|stress(?:es|ed)|indicat(?:e|es|ed)|hint(?:s|ed)|declar(?:e|es|ed)|argu(?:e|es|ed)"
    r"|not(?:e|es|ed)"
    r"|stat(?:e|es|ed)|add(?:s|ed)?|present(?:s|ed)|e-?mailed|comment(?:s|ed)|put\s+it|reveal(?:s|ed)"
    r"|recommend(?:s|ed))"
)
_ANSWERS = r"(?:repl(?:y|ies|ied)|respond(?:s|ed|ing)?|answer(?:s|ed)?|appeal(?:s|ed|ing)?)"
_SINCE = r"(?:\w+ly|late|early|on\s+\w+day|\w+day|again|out|it|this|that|back)"
_GOES_ON = r"who|whom|whose|which|while|but|because|why|how|where|that|when|until"

_MEDIA = Sieve(
    Late(
        rf"\b(?:[Ii]n|[Dd]uring|[Vv]ia|[Tt]hrough|[Bb]eneath|[Uu]nder)\s+(?P<words>{_A}\s+{_ADJECTIVES}"
        rf"(?:{_PIECES}){_MORE}(?:\s+(?:posted\s+|published\s+|shared\s+)?(?:on|to)\s+{_PLATFORMS})?)(?![\w-])"
        rf"(?!\s+(?:stage|room|commission)\b)",
    ),
    Late(
        r"\b(?:[Ii]n|[Vv]ia|[Bb]y)\s+(?P<words>(?:(?:written|prepared|public|emailed|e-mailed|internal"
        r"|private|direct|leaked)\s+)?"
        r"(?:court\s+(?:filings|papers|documents)|e-?mails?|tweets|letters|text\s+messages?|statements"
        r"|interviews|writing|messages"
        r"|remarks\s+posted\s+online))\b"
    ),
    Late(
        r"\b(?:issu|releas|publish|post|circulat|distribut|upload|shar|air|sen(?:[dt]|ding)|put(?:ting)?)(?:e?[sd]|ing)?"
        rf"\s+(?:out\s+)?(?P<words>an?\s+{_ADJECTIVES}{_PIECES}{_MORE}(?:\s+on\s+{_PLATFORMS})?)(?![\w-])"
    ),
    Late(rf"\b(?:took|takes|taking|turned)\s+to\s+(?P<words>{_PLATFORMS})(?![\w-])"),
    Late(r"^[\"“‘]?In\s+(?P<words>memo|letter|tweet|interview|e-?mail|statement|post|video|op-ed)\b"),
    Late(r"\bon\s+(?P<words>(?:[A-Z]\w*\s){0,3}[A-Z]\w+[’'‘]s?\s[\"“‘][A-Z][^\"”’\n]{1,40}[\"”’])"),
    Late(
        rf"\b(?:[Oo]n|[Oo]ver|[Ii]n(?=\s[^.,;]{{0,40}}(?:group|page|chat)\b))\s+(?P<words>(?:{_A}\s+"
        rf"|(?=state|national|local|public|live))(?:(?!on\b|in\b|of\b|to\b)[\w’'-]+\s+){{0,4}}?{_SITES}"
        r"(?:\s+(?:program(?:me)?|show|page|account|feed|post|channel|station))?"
        r"(?:\s+of\s+(?:the\s+)?(?:[\w’'-]+\s?){1,3})?)(?![\w-])"
    ),
    Late(
        rf"\b(?:[Oo]n|[Vv]ia|[Tt]hrough)\s+(?P<words>(?:(?:his|her|its|their|the)\s+"
        rf"(?:\w+\s+){{0,2}})?{_PLATFORMS}(?:[’'‘]s?\s+{_TITLE})?)(?![\w-])"
    ),
    Late(r"\b[Oo]n\s+(?P<words>(?:Channel|Radio)\s+(?:[A-Z]\w+|\d+)|(?:an?|the)\s+(?:[\w-]+\s+){0,2}call)\b"),
    Late(
        r"\b(?:[Ww]r(?:ote|ites?|iting|itten)|[Ww]rites)\s+(?:(?:\w+day|again|later|recently)\s+)?in\s+"
        r"(?P<words>(?:(?:the|an?|his|her|their)\s+)(?:(?:[a-z]+\s+){0,2})(?:[A-Z]\w+(?:\s[A-Z]\w+){0,3}|journal"
        r"|magazine|newspaper|paper|margin|foreword|preface|introduction)(?:\s+[A-Z]\w+)?)"
        r"(?=[,.;:\x1f]|$|\s(?:on|in|that|last|this|[A-Z][a-z]+day)\b)"
    ),
    Late(
        r"\b(?P<words>(?:[Bb]y|[Oo]ver\s+the|[Oo]n\s+the)\s+(?:(?:satellite|mobile|cell)\s+)?(?:phone"
        r"|telephone)"
        r"|[Bb]y\s+(?:(?:registered|open)\s+)?(?:e-?mail|letter|text|text\s+message|fax|radio|loudspeakers?"
        r"|megaphone|video\s?link)|over\s+(?:loudspeakers?|the\s+radio|a\s+megaphone))\b"
    ),
    Late(r"\b(?P<words>[Oo]nline|[Ii]n\s+small\s+type|[Ii]n\s+print|[Oo]n\s+record)\b"),
)
_OCCASIONS = Sieve(
    Late(
        rf"\b(?P<words>(?:[Aa]t|[Dd]uring|[Ii]n|[Uu]nder|[Aa]fter|[Bb]efore|[Ff]ollowing"
        rf"|[Oo]n\s+the\s+sidelines\s+of"
        rf"|[Aa]head\s+of|[Oo]n(?=\s+(?:an?|his|her|their|the)\s+(?:\w+\s+)?(?:visit|trip|tour|stop)\b))\s+"
        rf"(?:{_A}\s+|(?=cross-)){_ADJECTIVES}(?:[A-Z][\w’'.&-]+\s+){{0,4}}?{_EVENTS}{_WHERE}(?![\w-]){_OVER})"
    ),
    Late(
        rf"\b(?P<words>(?:[Aa]t|[Dd]uring|[Aa]fter|[Bb]efore|[Ff]ollowing|[Aa]head\s+of)\s+{_A}\s+{_ADJECTIVES}"
        rf"(?:[A-Z][\w’'.&-]+\s+){{0,4}}?{_PLACED}(?:\s+of\s+(?:the|an?|his|her|their)\s+(?:[a-z]+\s+)?\w+)?"
        rf"{_WHERE}(?![\w-]){_OVER})"
    ),
    Late(
        rf"\b(?P<words>(?:[Aa]t|[Dd]uring|[Ii]n|[Aa]fter|[Bb]efore)\s+(?:[A-Z\d][\w’'-]+\s+){{1,4}}{_EVENTS})"
        rf"(?![\w-]){_OVER}"
    ),
    Late(
        r"\b(?P<words>[Aa]t\s+(?:breakfast|lunch|dinner|supper|tea|trial|sentencing|Mass|Prime\s+Minister’s"
        r"\s+Questions)|[Dd]uring\s+taping\s+of\s+an?\s+(?:[\w-]+\s+){0,3}town\s+hall)\b"
    ),
    Late(
        r"\b(?P<words>(?:[Oo]n|[Aa]t|[Aa]long|[Oo]n\s+the|[Ff]rom)\s+(?:the\s+)?(?:campaign\s+trail|campaign"
        r"|stump|trail|podium|rostrum))\b"
    ),
    Late(
        r"\b(?P<words>[Ii]n\s+(?:(?:open\s+)?court(?!\s+(?:documents|papers|filings|files|records))"
        r"|evidence|testimony|[Pp]arliament|the\s+(?:dock|Commons|Senate|House)))\b"
    ),
)

TELLING: dict[str, Telling] = {
    "en": Telling(
        tells=re.compile(
            r"\b(?:t(?:old|ells?|elling)|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|warn(?:s|ed|ing)?|remind(?:s|ed|ing)?"
            r"|advis(?:e|es|ed|ing)|notif(?:y|ies|ied|ying)|briefed|instruct(?:s|ed|ing)?|order(?:s|ed|ing)?|urg(?:e"
            r"|es|ed|ing)"
            r"|ask(?:s|ed|ing)?|begg?(?:s|ed|ing)?|implor(?:e|es|ed|ing)|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)"
            r"|thank(?:s|ed|ing)?|lectur(?:e|es|ed|ing)|counsel(?:s|ed|led)|exhort(?:s|ed|ing)?|challeng(?:e|es|ed|ing)"
            r"|emailed|e-mailed|texted|press(?:es|ed|ing)|quizz(?:es|ed)|congratulat(?:e|es|ed|ing)|encourag(?:e|es"
            r"|ed|ing)|reassur(?:e|es|ed|ing)|call(?:s|ed|ing)?\s+(?:up)?on)\b",
            re.IGNORECASE,
        ),
        thanks=re.compile(r"(?:thank|congratulat)\w*", re.IGNORECASE),
        ordered=re.compile(
            r",?\s+(?:(?:not\s+|never\s+)?to\s+[a-z]|(?:that|whether|if|how|why|what|about|against|not|for|of|on)\b)"
        ),
        to=re.compile(
            rf"(?:\b(?:{_CUE_TO}|(?P<answers>{_ANSWERS}))(?:\s+{_SINCE}){{0,2}})\s*\bto\s+"
            rf"|\b{_SENT}\s+(?:sent\s+|addressed\s+)?(?:to|with)\s+|\b(?:remarks|testimony|briefing|speaking|speech"
            rf"|address|answer)\s+(?:to|before)\s+|\btestif(?:y|ies|ied|ying)\s+(?:before|to)\s+"
            r"|\baddressing\s+|\bin\s+(?:an?\s+|his\s+|her\s+)?(?:\w+\s+)?(?:talk|conversation|interview)s?\s+with\s+"
            r"(?!the\s+(?:topic|issue|question))",
            re.IGNORECASE,
        ),
        directed=re.compile(
            r"\s+(?:(?:sent|addressed|delivered|given|submitted|read)\s+)?(?:(?:on\s+)?\w+day\s+)?(?:to|before"
            r"|(?<=interview\s)with|(?<=call\s)with|(?<=meeting\s)with|(?<=conversation\s)with)\s+"
            r"(?!(?:social|Twitter|Facebook|Instagram|YouTube|Telegram|TikTok|X)\b)"
        ),
        letter=re.compile(
            rf"[\"“‘(\s]*(?:(?:In|By|With|Via)\s+(?:[\w’'-]+\s+){{0,5}}?(?:{_SENT}|speech|address|remarks"
            rf"|testimony)\s+(?:sent\s+)?(?:to|with|before)"
            r"|(?:Speaking|Talking|Testifying|Writing)\s+(?:\w+day\s+)?(?:to|with|before)|Addressing"
            r"|(?:Asked|Reached|Contacted|Pressed|Questioned)\s+by)\s+"
        ),
        was_told=re.compile(
            r" *(?:\b(?:was|were|is|are|(?:has|have|had)(?:\s+not)?\s+been|been|got)\s+(?:\w+\s+)?)"
            r"(?:told|asked|informed|warned|advised|reminded|instructed|ordered|urged|notified|promised)\b",
            re.IGNORECASE,
        ),
        subject=re.compile(
            r"(?:^|[,;:()—–\x1f\"“”‘]|\b(?:that|because|when|where|while|and|but|after|before|if|as|so|than|since"
            r"|although|though|says|said)\b)\s*"
            r"((?:(?!\b(?:that|because|when|where|while|but|who|which|if|as|and|say|says|said)\b)[\w’'.-]+\s+){1,5})$",
            re.IGNORECASE,
        ),
        asked=re.compile(r"[\"“‘'(\s]*(?:When\s+)?(?:asked|pressed|questioned|challenged)\b", re.IGNORECASE),
        answer=re.compile(
            r",\s+((?:[A-Z][\w’'.-]+\s+|the\s+|an?\s+|[a-z]+\s+){1,4}?)(?:said|says|repl(?:ied|ies)|answered"
            r"|responded|told"
            r"|declined|refused|added|insisted|would|did|shrugged|laughed|denied|acknowledged|admitted|pointed"
            r"|dismissed)\b"
        ),
        participle=re.compile(r"(?:asking|adding|saying|warning|demanding|telling|urging)\b"),
        pronoun=re.compile(r"(?:me|us|him|her|them|you|it|myself|himself|herself|themselves|ourselves)\b"),
        possessive=re.compile(r"(?:her)\b"),
        ends=re.compile(
            r"(?:that|to|he|she|they|we|i|it|there|in|on|at|during|by|after|before|for|from|when|while|as|about|late"
            r"|early|later|earlier|yet"
            r"|through|via|whether|if|how|what|why|where|who|whom|whose|which|because|over|not|this\s+(?:week|month"
            r"|year)|last|next|yesterday"
            r"|of\s+(?:his|her|their|its)|today|tonight|tomorrow|recently|afterwards?|again|once|and|or|but|with"
            r"|outside|inside|ahead|is|was|were|are|said|says|came|has|had|have|would|will|could|can|should|may|might"
            r"|close|against|until|since|without|following|shortly|also|never)\b|\w{3,}(?:ing|ly)\b(?<!morning)"
            r"(?<!evening)(?<!hearing)(?<!meeting)(?<!gathering)(?<!building)(?<!briefing)(?<!assembly)(?<!family)",
            re.IGNORECASE,
        ),
        anew=re.compile(r"(?:(?:the|an?|his|her|their|its|our|my|your|this|these|those)\b(?<!of\s\w\w\w)|here\b)"),
        title=re.compile(
            r"(?:Mr|Mrs|Ms|Dr|Drs|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Prof|Pres|St|Fr|Jr|Sr|Hon|Messrs"
            r"|[A-Z])\."
        ),
        adverb=re.compile(r"\s+(?!only\b|family\b)[a-z]{3,}ly(?=\s)"),
        determiner=re.compile(r"(?:the|an?|this|that|his|her|its|their|our|my|your|one|another)\b", re.IGNORECASE),
        times=re.compile(
            rf"(?:\s+{WEEKDAY}|\s+(?:{MONTH}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?:\s\d+)?"
            r"|\s+(?:morning|afternoon|evening|night))+$"
        ),
        nobody=re.compile(
            r"(?:of|off|up|out|call|ask|say|see|for|about|against|himself|herself|themselves|itself|myself|question"
            r"|questions|how|all|everything|nothing"
            r"|something|anything|more|much|be|have|date|do|get|make|go|the\s+(?:truth|story|effect|question|contrary"
            r"|point|death)|a\s+(?:story|lie"
            r"|question)|no\s+one|nobody|permission|stories|lies|jokes?|tales|no|(?:one|a|an|the|his|her)\s+(?:\w+\s+)?"
            r"(?:joke|story|tale|time)|(?:an?\s+\w+\s+)?(?:cheers?|applause|ovation|boos|laughter)|has\s|(?:he|she)\s+reportedly"
            r")\b",
            re.IGNORECASE,
        ),
        gathering=re.compile(rf"(?:{_A}\s+){_ADJECTIVES}(?:[A-Z][\w’'.&-]+\s+){{0,4}}{_EVENTS}{_WHERE}(?!\w)"),
        media=_MEDIA,
        occasions=_OCCASIONS,
        places=Words(_MEDIA, _OCCASIONS),
        beside=re.compile(r"(?:after|before|following|ahead)\b", re.IGNORECASE),
        starts=re.compile(
            r"[\"“‘'(\s]*(?:(?:and|but|later|earlier|then|also|[A-Z]\w+day|,)\s+){0,2}"
            r"(?:(?:Speaking|Writing|Appearing|Testifying|Addressing|Talking|Asked)\b[^,.;\x1f]{0,60}\s)?",
            re.IGNORECASE,
        ),
        leads=re.compile(r"[^,\x1f\"“”]{0,110},?\s*(?:\w+\s+){0,2}"),
        breaks=re.compile(rf"[;.!?]\s|[\x1f\"“”]|\b(?:after|before|{_GOES_ON})\b"),
        joins=re.compile(
            r"\b(?:and|but|because|while|unless|though|although|(?:after|before|when|as)\s(?:he|she|it|they))\b"
        ),
        pauses=re.compile(rf"[;.!?]\s|[\x1f\"“”]|\b(?:{_GOES_ON})\b"),
        goes_on=re.compile(
            r"(?:(?:also|then|further|later|repeatedly)\s+)?(?:sa(?:id|ys?|ying)|add(?:ed|s|ing)|continu(?:ed|es|ing)"
            r"|went\s+on|goes\s+on|explain(?:ed|s|ing)|not(?:ed|es|ing)|insist(?:ed|s|ing)|argu(?:ed|es|ing)"
            r"|suggest(?:ed|s|ing)|acknowledg(?:ed|es|ing)|conced(?:ed|es|ing)|admit(?:ted|s|ting)|stress(?:ed|es|ing)"
            r"|point(?:ed|s|ing)\s+out|recall(?:ed|s|ing)|maintain(?:ed|s|ing)|predict(?:ed|s|ing)|wr(?:ote|ites|iting)"
            r"|jok(?:ed|es|ing)|quipped|quips|declar(?:ed|es|ing)|conclud(?:ed|es|ing)|stat(?:ed|es|ing)"
            r"|emphasi[sz](?:ed|es|ing)|remark(?:ed|s|ing)|repl(?:ied|ies)|recount(?:ed|s|ing)|call(?:ed|s|ing)"
            r"|describ(?:ed|es|ing)|compar(?:ed|es|ing)|claim(?:ed|s|ing)|complain(?:ed|s|ing)|warn(?:ed|s|ing)"
            r"|express(?:ed|es|ing))\b(?!\s+(?:in|on|at|by)\b)",
            re.IGNORECASE,
        ),
        writes=re.compile(r"\b(?:wr(?:ote|ites|iting|itten)|posted|tweeted)\b", re.IGNORECASE),
        once=re.compile(
            r"\b(?:thank|congratulat|urg|ask|order|encourag|persuad|convinc|instruct|challeng|remind|reassur|lectur|call"
            r"|n[o’']t\b|never\b|nothing\b|to\s+\w+$)",
            re.IGNORECASE,
        ),
        another_time=re.compile(
            rf"\b(?:{WEEKDAY}|{MONTH_BUT_MAY}|yesterday|last|earlier|previously|later|once|ago|often"
            r"|always|recently|before|after|since|in\s+\d{4}|(?:last|this)\s+(?:week|month|year))\b"
        ),
    )
}
