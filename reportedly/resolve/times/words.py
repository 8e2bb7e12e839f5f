"""How English news writes time expressions (TIMEX3): one bounded pattern for each kind, what may stand around it."""

from __future__ import annotations

import re

from reportedly.resolve.times.pieces import (
    ABOUT,
    CLOCK,
    COUNT,
    DAY,
    DAY_PART,
    DECADES,
    FEASTS,
    GAP,
    HOUR,
    LEAD,
    MERIDIEM,
    MONTH_NAMES,
    MONTHS_ANY,
    ORD,
    ORDINALS,
    PERIOD_NAMES,
    SEASON,
    SHORT_MONTHS,
    SMALL,
    TAIL,
    TENS,
    THAT,
    THIS_YEAR,
    UNITS,
    WD_SHORT,
    WEEKDAY_NAMES,
    YEAR,
    ZONE,
    S,
)

NUMERIC: dict[str, re.Pattern[str]] = {
    "iso": re.compile(
        r"(?<![\w./:-])(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)"
        rf"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:Z|{GAP}UTC|[+-]\d\d:?\d\d)?)?(?![\w/-]|\.\d)"
    ),
    "numeric": re.compile(
        rf"(?<![\w./:,-])(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}})(?![\w/-]|[.,]\d)"
        rf"(?:,?{S}{CLOCK})?"
    ),
    "short numeric": re.compile(
        r"(?<![\w./:,-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<yy>\d\d)(?![\w/-]|[.,]\d)"
    ),
}
"""Kinds that are found in every language."""

WORDED: dict[str, re.Pattern[str]] = {
    "calendar": re.compile(
        rf"(?<![\w.,:/-]){LEAD}?(?:(?P<wd>(?:{WEEKDAY_NAMES})|{WD_SHORT}),?{S}(?:the{S})?)?"
        rf"(?:(?P<d1>{ORD})(?:{GAP}[–-]{GAP}(?P<to1>{ORD})|{S}(?P<join>to|and|until|through|or){S}(?P<to2>{ORD}))?"
        rf"(?:{S}(?:of{S})?|-(?=[A-Z][a-z]{{2}}-\d{{4}}\b))(?P<m1>{MONTHS_ANY})\b(?:(?:,?{S}(?:in{S})?|-)(?P<y1>{YEAR}))?"
        rf"|(?P<m2>{MONTHS_ANY})(?:\b|(?<=\.)){S}(?:the{S})?(?P<d2>{ORD})(?![.:,]\d)"
        rf"(?:(?:{GAP}[–-]{GAP}|{S}(?:to|through|until|and){S}(?={DAY}(?:,?{S}\d{{4}}\b|[.,;:)](?!\d)|$|{S}(?:on|in|by|at|among|with)\b)))(?P<to3>{DAY})\b)?"
        rf"(?:,?{S}(?:in{S})?(?P<y2>{YEAR}))?)(?:{THIS_YEAR})?{TAIL}"
    ),
    "month": re.compile(
        rf"(?<![\w-])(?:(?P<mod>(?i:early|late|mid)){GAP}-?(?:in{S})?)?"
        rf"(?:(?P<which>(?i:last|next|this|the{S}following|the{S}previous)|{THAT}){S})?"
        rf"(?P<m>{MONTH_NAMES}|(?:{'|'.join(SHORT_MONTHS)})(?:\.(?={S}\w)|(?={S}\d{{4}})))(?:\b|(?<=\.))"
        rf"(?:(?:[–-]|-to-|-through-)(?P<to>{MONTH_NAMES})\b)?"
        rf"(?:(?:,?{S}(?:(?:of|in){S})?)(?P<y>{YEAR}))?(?:{THIS_YEAR})?"
    ),
    "season": re.compile(
        rf"(?<![\w-])(?:(?P<mod>(?i:early|late|mid))-?{GAP}(?:in{S}(?:the{S})?)?)?"
        rf"(?:(?P<which>(?i:last|next|this|that|the{S}following|the{S}previous|the{S}next|the)){S})?"
        rf"(?:(?P<mod2>early|late|mid)-?{GAP})?{SEASON}"
        rf"(?:{S}(?:of{S})?(?P<y>{YEAR})(?:[–/-](?P<to>\d\d(?:\d\d)?)\b)?|{THIS_YEAR})?"
    ),
    "weekday": re.compile(
        rf"(?<![\w-])(?:{LEAD})?(?:(?P<which>(?i:last|next|this{S}coming|this{S}past|this|the{S}following"
        rf"|the{S}next|the{S}previous)|{THAT}){S})?(?:(?i:early|late){S})?(?P<wd>{WEEKDAY_NAMES})\b(?![-–]\w)"
        rf"(?:,?{S}(?:of{S})?(?P<week>last|this|next|(?:the|that){S}(?:same|following|previous)){S}week\b)?{TAIL}"
    ),
    "deictic": re.compile(
        rf"(?<![\w-])(?:(?:(?P<lead>(?i:early|late|earlier|later|late{S}on|early{S}on)){S})?(?:{CLOCK}{S})?"
        rf"(?P<day>(?i:the{S}day{S}before{S}yesterday|the{S}day{S}after{S}tomorrow|yesterday|today|tomorrow"
        rf"|this{S}(?:very{S})?day))"
        rf"\b(?![-–]\w)(?:,?{S}(?:at{S})?{CLOCK}|{S}{DAY_PART})?"
        rf"|(?P<now>(?i:tonight|last{S}night|(?:early{S}|late{S}|earlier{S}|later{S})?this{S}(?:very{S})?"
        rf"(?:morning|afternoon|evening|lunchtime)))\b"
        rf"|(?:(?P<over>(?i:overnight|the{S}night))(?:{S}(?:to|into|on){S}(?P<into>{WEEKDAY_NAMES})\b)?))"
    ),
    "unit": re.compile(
        rf"(?i:(?<![\w-])(?:(?:earlier|later|early|late|sometime){S}(?:in{S})?)?(?P<the>the{S})?"
        rf"(?P<which>last|this{S}past|this{S}coming|this|next|current|coming|upcoming|past){S}"
        rf"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?![-–]\w))"
    ),
    "weekend": re.compile(
        rf"(?<![\w-])(?i:the{S}weekend)\b(?!{S}(?:of|before|after)\b|[-–]\w)|\b(?:over|on|at){S}weekend\b"
    ),
    "end": re.compile(
        rf"(?i:(?<![\w-])(?:the{S})?(?P<edge>beginning|start|middle|end|turn|rest|remainder|course|first{S}half|second{S}half"
        rf"|first{S}quarter|second{S}quarter|third{S}quarter|fourth{S}quarter|last{S}quarter|final{S}quarter){S}of{S}"
        rf"(?:the{S}year{S})?(?:(?P<which>the|this|last|next){S}(?P<unit>week|month|year|decade)\b|(?P<y>{YEAR})))"
        rf"|\b(?P<short>[QH][1-4])(?:{S}|/)(?P<y2>20\d\d)\b"
    ),
    "ago": re.compile(
        rf"(?i:(?<![\w.,:/$€£-]){ABOUT}(?P<n>{COUNT})(?P<half1>{S}and{S}a{S}half)?{S}(?P<unit>{UNITS})s?\b"
        rf"(?P<half2>{S}and{S}a{S}half)?{S}(?P<way>ago|back|earlier|later|before|previously|afterwards|after|from{S}now"
        rf"|hence|on)\b(?:{S}(?P<same>today|yesterday|tomorrow)(?:{S}(?:morning|night))?\b)?)"
    ),
    "vague ago": re.compile(
        rf"(?i:(?<![\w,/$€£-])(?<!\d\s)(?:days|weeks|months|years|decades|centuries){S}(?:ago|later|earlier|from{S}now)\b)"
    ),
    "time": re.compile(
        rf"(?i:(?<![\w-])(?P<pre>in|within(?:{S}the{S}next)?){S}{ABOUT}(?P<n>{COUNT}){S}(?P<unit>{UNITS})s?\b"
        rf"(?P<time>(?:[’']s?)?{S}time\b)?)"
    ),
    "event": re.compile(
        rf"(?i:(?<![\w.,:/$€£-])(?:{ABOUT}(?P<n>{COUNT}){S}(?P<unit>{UNITS})s?|the{S}(?:very{S})?"
        rf"(?P<unit2>day|morning|evening|night|week|month|year))"
        rf"{S}(?P<way>before|after|following|prior{S}to|ahead{S}of|in{S}advance{S}of)(?={S}\w))"
    ),
    "lasting": re.compile(
        rf"(?i:(?<![\w-])(?P<pre>for|in){S}(?:close{S}to{S}|up{S}to{S}|{ABOUT})(?P<n>{COUNT})(?P<half>{S}and{S}a{S}half)?{S}"
        rf"(?P<unit>{UNITS})s?\b(?![-–’'](?!s{S}of)))"
    ),
    "day number": re.compile(rf"(?<![\w-])[Dd]ay{S}(?:\d{{1,3}}(?![\w.,:]\d|\w)|(?:{'|'.join(SMALL)})\b)(?![-–]\w)"),
    "spelled day": re.compile(
        rf"(?<![\w-])(?:(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince){S}the{S}(?P<word>{'|'.join(ORDINALS)})|(?:(?<=[.;:]\s)|(?<=\n)"
        rf"|(?<=\band\s))[Tt]he{S}(?P<d>{DAY}(?:st|nd|rd|th))(?={GAP}[,.;:]))\b(?![-–]\w)"
    ),
    "ordinal": re.compile(
        rf"(?<![\w-])(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom(?=.{{6,14}}\bonwards?\b)"
        rf"|(?:night|evening|morning|afternoon|hours|letter|note|e?-?mail|message|edition|issue|order|notice|invoice){S}of)"
        rf"{S}the{S}(?P<d>{DAY}(?:st|nd|rd|th))\b(?![-–]\w)"
        rf"(?:{S}of{S}(?P<month>this|last|next){S}month\b)?"
    ),
    "clock": re.compile(
        rf"(?<![\w.,:/$€£%-])(?:(?P<hm>\d{{1,2}}:\d\d)(?::\d\d)?(?![:\d])|(?P<am>\d{{1,2}}(?:[.:]\d\d)?{GAP}{MERIDIEM})"
        rf"|(?P<four>\d{{4}}){S}(?:hours\b|hrs\b|(?={ZONE}))|(?P<oclock>(?:\d{{1,2}}|{'|'.join(SMALL[:12])}){S}o[’']clock)"
        rf"|(?P<sharp>(?<=\bat\s)(?:noon|midnight|midday)\b))(?P<tail>{GAP}(?:{MERIDIEM}|h\b|hrs?\b|hours\b))?(?P<zone>{GAP}{ZONE})?"
        rf"(?:{S}\(\d{{1,2}}[.:]?\d\d{GAP}(?:{MERIDIEM})?{S}{ZONE}\))?"
        rf"(?P<of>{S}(?:in{S}the{S}(?:morning|afternoon|evening)|at{S}night))?(?![\w%]|[-–]\d)"
    ),
    "hour": re.compile(
        rf"(?i:(?<![\w-])(?:half{S}past{S}(?:{HOUR})\b|(?:a{S})?quarter{S}(?:past|to)(?:{S}(?:{HOUR})\b)?"
        rf"|(?:five|ten|twenty|twenty-five){S}(?:minutes{S})?(?:past|to){S}(?:{HOUR})\b"
        rf"|(?:shortly|just){S}(?:before|after){S}(?:{HOUR}|noon|midnight|midday|dawn|dusk|sunset|sunrise)\b"
        rf"|(?P<bare>at|since|until|till){S}(?:about{S}|around{S})?(?:{HOUR})\b"
        rf"(?!{S}(?:minutes{S})?(?:past|to){S}(?:{HOUR})\b))(?!{S}(?:on|today|tomorrow|yesterday|{WEEKDAY_NAMES})\b))"
    ),
    "part": re.compile(
        rf"(?i:(?<![\w-])(?:(?:by|until|till|at|before|after|since|towards?|around){S}(?:(?:early|late|mid-?){S})?(?:nightfall"
        rf"|dawn|dusk|daybreak|sunset|sunrise|noon|midday|midnight|lunchtime|evening|morning|mid-?(?:morning|afternoon))"
        rf"|(?:in|during|by|until|throughout|all|over){S}(?:the{S})?(?:(?:early|late|rest{S}of{S}the){S})?(?:morning|afternoon|evening|night"
        rf"|(?:early|small){S}hours(?:{S}of{S}the{S}morning)?)|spen[dt]{S}the{S}(?:night|evening|morning|day)"
        rf"|(?:rest|remainder){S}of{S}the{S}(?:day|evening|night|morning)|(?:first|last|final|second){S}\w{{1,20}}{S}of{S}the{S}(?:day|night))"
        rf"\b(?![-–]\w|{S}(?:on|of|today|tomorrow|yesterday|last|{WEEKDAY_NAMES})\b))"
    ),
    "short year": re.compile(r"(?<![\w’'‘])(?:[’'‘](?P<y>\d\d)|(?P<zero>0\d)|(?P<bare>[3-9]\d))(?![\w’'%:/-]|[.,:]\d)"),
    "spoken year": re.compile(
        rf"(?i:(?<![\w-])(?:(?P<c>nineteen|eighteen|seventeen|sixteen|fifteen|twenty)(?:{S}|-)(?:hundred{S}(?:and{S})?)?"
        rf"(?P<r>(?:oh|o)[ -](?:{'|'.join(SMALL[:9])})|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(SMALL[:9])}))?"
        rf"|{'|'.join(SMALL[9:19])})|two{S}thousand(?:{S}and)?(?:{S}(?P<k>{'|'.join(SMALL[:19])}))?)\b(?!-))"
    ),
    "period": re.compile(rf"(?<![\w-])(?:(?i:the){S})?(?P<name>{PERIOD_NAMES})\b(?![-–]\w)"),
    "era year": re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?P<y1>\d{{1,4}}){S}?(?P<e1>AD|CE|BCE?|A\.D\.|B\.C\.(?:E\.)?)(?!\w)|A\.?D\.?{S}(?P<y2>\d{{1,4}})\b"
        rf"|(?:(?:c|ca)\.{GAP}|circa{S})(?P<y3>\d{{3}})(?:{GAP}[–-]{GAP}(?P<to>\d{{3}}))?(?![\w%]|[.,]\d))"
    ),
    "nth": re.compile(
        rf"(?<![\w-])(?:(?i:the){S})?(?P<nth>(?i:first|second|third|fourth|last|final)){S}(?P<full>full{S})?"
        rf"(?P<what>{WEEKDAY_NAMES}|day|week|weekend){S}(?:of|in){S}(?:(?P<m>{MONTH_NAMES})\b(?:,?{S}(?:of{S})?(?P<y>{YEAR}))?(?:{THIS_YEAR})?"
        rf"|(?P<which>this|last|next|the){S}(?P<unit>month|year)\b)"
    ),
    "before last": re.compile(
        rf"(?<![\w-])(?:(?i:the){S})?(?P<what>night|week|weekend|month|year|{WEEKDAY_NAMES}){S}(?P<way>before{S}last|after{S}next)\b"
    ),
    "from day": re.compile(
        rf"(?i:(?<![\w-])(?P<n>{COUNT}){S}(?P<unit>day|week|month|year)s?{S}from{S}(?P<base>today|tomorrow|{WEEKDAY_NAMES})\b)"
    ),
    "this time": re.compile(
        rf"(?i:(?<![\w-])(?:this|the{S}same|same){S}time{S}(?P<which>last|next){S}(?P<unit>week|month|year)\b)"
    ),
    "weekdays ago": re.compile(rf"(?i:(?<![\w-])(?P<n>{COUNT}){S}(?P<wd>{WEEKDAY_NAMES})s?{S}ago\b)"),
    "writing": re.compile(
        rf"(?i:(?<![\w-])(?:(?:at|as{S}of|by){S}(?:the{S}time{S}of{S}(?:this{S})?(?:writing|publication)|press{S}time)"
        rf"|as{S}of{S}(?:this{S}writing|now|today))\b)"
    ),
    "quarter": re.compile(rf"(?i:(?<![\w-])the{S}(?P<q>first|second|third|fourth){S}quarter\b(?!{S}of\b))"),
    "hours later": re.compile(
        rf"(?i:(?<![\w-])(?:(?:{COUNT}|half{S}an){S}(?:minute|hour)s?|minutes|hours|moments){S}later\b)"
    ),
    "that time": re.compile(
        rf"(?i:(?<![\w-])(?:(?:during|throughout|over|in|within){S}(?:this|that|these|those|the{S}same){S}(?:period|years|time)"
        rf"|(?:at|by|until|since|from){S}that{S}time|at{S}the{S}time(?!{S}(?:of|that|when|and)\b)|(?:by|until){S}then)\b)"
    ),
    "year end": re.compile(r"(?i:(?<![\w-])(?:the\s)?(?P<unit>year|month|week)(?:[’']s\s|-)end\b(?!\s[a-z]+s\b))"),
    "or": re.compile(
        rf"(?i:(?<![\w.,:/$€£-])(?:(?:{COUNT})(?:{S}(?:or|to){S}|-|–)(?:{COUNT}){S}(?:{UNITS})s?"
        rf"|an?{S}(?:{UNITS}){S}or{S}(?:two|so)){S}(?:ago|earlier|later)\b)"
    ),
    "whole": re.compile(rf"(?i:(?<![\w-])(?:all|the{S}(?:whole|entire|full)){S}(?P<unit>weekend)\b(?![-–]\w))"),
    "months of": re.compile(
        rf"(?i:(?<![\w-])(?:the{S})?(?P<which>first|last|final|opening){S}(?P<n>{COUNT}){S}months{S}of{S}"
        rf"(?:(?P<y>{YEAR})|(?P<rel>last|this|next|the){S}year\b))"
    ),
    "window": re.compile(
        rf"(?i:(?<![\w-])(?:the|these|this|his|her|its|their){S}(?P<which>past|last|previous|next|coming|following|recent)"
        rf"{S}(?:(?P<n>{COUNT})(?P<half>{S}and{S}a{S}half)?{S})?(?P<unit>{UNITS})(?P<s>s)?\b(?![-–]\w)"
        rf"|(?<![\w-])(?P<vague>(?:recent|coming){S}(?:days|weeks|months|years|decades)"
        rf"|(?:the{S}|in{S})?(?:days|weeks|months|years){S}(?:ahead|to{S}come)"
        rf"|the{S}(?:following|next){S}(?:days|weeks|months|years))\b)"
    ),
    "narrative": re.compile(
        rf"(?i:(?<![\w-])(?:(?P<lead>earlier|later|early|late){S}(?:on{S}|in{S})?)?(?:(?P<which>(?:the{S})?(?:very{S})?(?:following|next)"
        rf"|the{S}(?:very{S})?(?:same|previous)|that(?:{S}same)?){S}(?P<unit>day|morning|afternoon|evening|night|week|weekend"
        rf"|month|year|decade|season)\b(?![-–]\w)"
        rf"|(?:earlier|later|early|late){S}in{S}the{S}(?P<unit3>day|week|month|year)\b"
        rf"|the{S}(?P<unit2>day|morning|evening|night|week|month|year){S}(?P<way>before|after|earlier|prior)\b))"
    ),
    "since then": re.compile(r"(?<![\w-])[Ss]ince\sthen\b"),
    "years": re.compile(
        rf"(?<![\w.,:/$€£#-])(?P<y>1[5-9]\d\d|20\d\d)(?:{GAP}[–—/-]{GAP}(?P<to>\d{{4}}|\d\d)(?![\w%/-]|[.,]\d)"
        rf"|{S}to{S}(?P<to2>\d{{4}})(?![\w%/-]|[.,]\d)|(?:{GAP}[–—-]{GAP}|{S}to{S}(?:the{S})?)(?P<now>present|today|now)\b)"
    ),
    "year": re.compile(
        rf"(?<![\w.,:/$€£#№–-])(?:(?P<mod>(?i:early|late|mid)){GAP}-?(?:in{S})?)?(?:(?i:the{S})?(?P<the>(?i:year)){S}|(?P<fy>FY){GAP})?"
        r"(?P<y>\d{4})(?![\w%°/]|[.,:]\d|[-–]\d)"
    ),
    "decade": re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?P<the>(?i:the)){S})?(?:(?:mid-to-|early{S}to{S})?(?P<mod>(?i:early|mid|late))(?:{S}|-))?"
        rf"(?:(?P<y>1[0-9]\d0|20\d0)(?:s|(?<=\bthe\s\d{{4}})[’']s)|[’'‘](?P<two>\d0)s|(?P<bare>[2-9]0)s"
        rf"|(?P<word>{'|'.join(DECADES)}))\b"
    ),
    "age": re.compile(
        rf"(?i:(?<![\w-])(?:his|her)){S}(?:(?P<mod>(?i:early|mid|late))(?:{S}|-))?(?:(?P<ten>[1-9]0)s|(?P<word>{'|'.join(DECADES)}))\b"
    ),
    "century": re.compile(
        rf"(?<![\w.,:/-])(?:(?i:the){S})?(?:(?P<part>(?i:(?:very{S})?(?:early|mid|late)|turn{S}of{S}the"
        rf"|(?:beginning|start|middle|end|(?:first|second){S}half|(?:first|second|third|last|final){S}quarter"
        rf"|(?:first|last|final){S}decade){S}of{S}the))(?:{S}|-))?"
        rf"(?:(?P<from>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(ORDINALS[:21])}))(?:(?:{S}|-)[Cc]entury)?"
        rf"{GAP}(?:–|-|to|and|or|through|until){GAP}(?:the{S})?)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|(?i:{'|'.join(ORDINALS[:21])}))(?:{S}|-)[Cc]entur(?:y|ies)\b(?P<bc>{S}(?:BCE?\b|B\.C\.))?"
    ),
    "feast": re.compile(
        rf"(?<![\w-])(?:(?P<which>(?i:last|next|this)){S})?(?:the{S})?(?:{FEASTS})(?:\b|(?<=\.))(?:{S}(?P<weekend>weekend)\b)?(?![-–]\w)"
        rf"(?:,?{S}(?:of{S})?(?P<y>{YEAR})|{THIS_YEAR})?(?:{S}{DAY_PART})?"
    ),
    "nine eleven": re.compile(r"(?<![\w./-])9/11(?![\d/])"),
    "recurring": re.compile(
        rf"(?<![\w-])(?:(?i:every|each|most|any){S}(?:other{S}|single{S})?(?:{WEEKDAY_NAMES}|weekdays?|day|week|month|year|summer|winter"
        rf"|spring|autumn|morning|night|evening|weekend)|(?:{WEEKDAY_NAMES})s(?:{S}(?:and|or|to|through){S}(?:{WEEKDAY_NAMES})s)?"
        rf"|(?i:weekdays))\b(?:{S}{DAY_PART[:-2]}s?\b)?"
    ),
}
"""Kinds of English."""

ANCIENT: dict[str, re.Pattern[str]] = {
    "old date": re.compile(
        rf"(?<![\w.,:/-])(?:(?P<d>{ORD}){S}(?:of{S})?)?(?P<m>{MONTH_NAMES})(?:,?{S}(?:of{S})?)(?P<y>[1-9]\d\d)(?![\w%/–-]|[.,:]\d)"
    ),
    "old year": re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter){S}of{S})?(?P<y>[1-9]\d\d)"
        rf"(?:{GAP}[–-]{GAP}(?P<to>[1-9]\d\d))?(?![\w%/]|[.,:]\d)"
    ),
}
"""Kinds that are found only in a text that prints years of that age with their era."""

CONNECTOR = re.compile(rf"{GAP}[–—-]{GAP}|,?{S}(?:to|until|till|through|and)(?:{S}on)?{S}(?:the{S})?")
OPENING = re.compile(r"\b(?P<word>[Ff]rom|[Bb]etween)\s(?:the\s|about\s|around\s)?$")
SINCE = re.compile(r"\b[Ss]ince\s(?:at\sleast\s|about\s|around\s|the\s)?$")

FUNCTION_WORDS = frozenset(
    """and or but nor when while as that which who to for by with from in on at of after before until till since
    because if than he she it they we you i the a an his her its their our my this these those was were is are has
    had have will would may can could last next year although though did do does then there not also so too both all
    some many more most under over between into through during about just only even where what how s people said
    says now against without within up out off""".split()
)
"""What may follow a time expression that would otherwise be the first half of a compound (“the summer fair”)."""
COUNTED = frozenset(
    """people persons men women children girls boys soldiers officers troops residents citizens voters deputies members
    workers pupils students refugees migrants prisoners patients victims deaths cases homes houses families jobs
    votes points marks euros euro dollars pounds roubles rubles francs yen yuan crowns hryvnias cents percent per
    miles mile kilometres kilometers metres meters feet km kg kilos kilograms tonnes tons grams litres liters
    hectares acres degrees watts megawatts units copies seats contracts square cubic hours minutes seconds days
    weeks months years times pages words vehicles cars tanks drones shells rounds calories million billion thousand
    hundred dead wounded injured others supporters protesters demonstrators visitors fans households companies
    firms""".split()
)
"""What makes a figure before it a count and no year."""
YEAR_CUES = frozenset(
    """in years since by until till from during before after between through throughout around circa about late early
    mid of to and or for year than c summer winter spring autumn fall on as pre post over back the a an its his her
    their this that dated file december november october september august july june may april march february
    january fiscal started began ended entered finished opened""".split()
)
PREPOSITIONS = frozenset(
    """in since by until till from during before after through throughout over for at around towards toward on between
    about circa to and""".split()
)
NO_DAY = frozenset(
    """Black Bloody Cyber Super Fat Ruby Giving Casual Holy Shrove Easter Whit Palm Low Dark Plough Stir-up my My your
    every each any a an one some another Every Each Any A An One Some Mr Mrs Ms Miss Man Girl""".split()
)
"""Words before a weekday that make it a name, or any such day."""
NO_DAY_AFTER = frozenset(
    """Times Express Mirror Mail Telegraph Herald Post Night School Addams Club League Market Island Chronicle Tribune
    Gazette Star Sun World Independent Review Magazine Supplement Brunch Roast Agreement Accords Group Movement Fund
    Foundation Collective Caucus""".split()
)
NAMES = frozenset(("march", "april", "may", "june", "august"))
"""Months that are also names or verbs."""
