"""How English news writes time expressions (TIMEX3): one bounded pattern for each kind, what may stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.resolve.times.dates_feasts import STRONG, WEAK


def _spelled(names: Iterable[str]) -> str:
    """A pattern for names of feasts, whatever apostrophe and space they are written with."""
    longest = sorted(names, key=len, reverse=True)
    shown = (name.replace("St ", r"St\.?\s").replace(" ", r"\s").replace("'", "[’']") for name in longest)
    return "|".join(name.replace("Anzac", "A(?:nzac|NZAC)") for name in shown)


_S = r"[ \t\u00a0\u2009\u202f]{1,3}"
_O = r"[ \t\u00a0\u2009\u202f]{0,3}"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

WEEKDAY = {name.lower(): number for number, name in enumerate(_WEEKDAYS)}
MONTH = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
ORDINAL = {word: number for number, word in enumerate(_ORDINALS, 1)}
NUMBER = {
    "a": 1, "an": 1, "a couple of": 2, "half a dozen": 6, "a dozen": 12, "a hundred": 100, "a thousand": 1000,
    **{word: number for number, word in enumerate(_NUMBERS, 1)},
    **{ten: n * 10 for n, ten in enumerate(_TENS, 2)},
    **{f"{t}-{o}": n * 10 + k for n, t in enumerate(_TENS, 2) for k, o in enumerate(_NUMBERS[:9], 1)},
}  # fmt: skip
FRACTION = {"half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "three quarters of a": 0.75}
VAGUE = frozenset(("a few", "few", "several", "some", "many", "recent", "dozens of", "hundreds of", "thousands of"))
UNIT = {
    "minute": ("day", 0.0), "hour": ("day", 1 / 24), "day": ("day", 1.0), "night": ("day", 1.0), "week": ("week", 1.0),
    "fortnight": ("week", 2.0), "month": ("month", 1.0), "year": ("year", 1.0), "decade": ("year", 10.0),
    "century": ("year", 100.0), "centurie": ("year", 100.0),
}  # fmt: skip
DECADES = {f"{ten[:-1]}ies": n * 10 for n, ten in enumerate(_TENS, 2)}

_WD = "|".join([*_WEEKDAYS, *(d.upper() for d in _WEEKDAYS)])
_WD_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_MON = "|".join([*_MONTHS, *(m.upper() for m in _MONTHS), *(rf"{m}\b\.?" for m in _SHORT)])
_MON_FULL = "|".join([*_MONTHS, *(m.upper() for m in _MONTHS)])
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = rf"(?:{_DAY}(?:st|nd|rd|th)?\b|{'|'.join(_ORDINALS)})"
_YEAR = r"\d{4}(?!\d|[.,:]\d|[-–]\d{3})"
_ZONE = rf"(?:[A-Z]{{1,3}}T|UTC|MSK|(?:[Ll]ocal|[A-Z][a-z]{{3,12}}){_S}[Tt]ime)\b"
_MERIDIEM = r"(?i:[ap]\.?m\b\.?)"
_CLOCK = (
    rf"(?:\d{{1,2}}[.:]\d\d(?::\d\d)?{_O}(?:{_MERIDIEM}|h\b|hrs?\b|hours\b)?|\d{{1,2}}{_O}{_MERIDIEM}"
    rf"|\d{{1,2}}{_S}o[’']clock\b|\d{{4}}{_S}(?:hours|hrs|(?={_ZONE}))|(?:noon|midnight|midday)\b)(?:{_O}{_ZONE})?"
    rf"(?:{_S}\(\d{{1,2}}[.:]?\d\d{_O}(?:{_MERIDIEM})?{_S}{_ZONE}\))?"
)
_PART = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|dawn)\b"
_TAIL = rf"(?:(?:,)?{_S}(?:at{_S})?{_CLOCK}|{_S}{_PART})?"
_LEAD = (
    rf"(?:(?i:(?:the{_S})?(?:night|evening|morning|afternoon|week|early{_S}hours|small{_S}hours){_S}of{_S}(?:the{_S})?"
    rf"|(?:early|late|earlier|later){_S}(?:on{_S})?)|{_CLOCK},?{_S}(?:(?:on|of){_S}(?:the{_S})?)?)"
)
_NUM = (
    rf"(?:(?:\d{{1,3}}(?:\.\d)?|{'|'.join([*_NUMBERS, *_TENS])}){_S}(?:hundred|thousand|million|billion)"
    rf"|\d{{1,12}}(?:,\d{{3}}){{0,2}}(?:\.5)?(?:{_S}1/2)?|half{_S}an?|(?:a|three){_S}quarters?{_S}of{_S}an?|a{_S}couple{_S}of|half{_S}a{_S}dozen|a{_S}(?:dozen|hundred"
    rf"|thousand|few)|few|several|some|many|dozens{_S}of|hundreds{_S}of|thousands{_S}of"
    rf"|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_NUMBERS[:9])}))?|{'|'.join(_NUMBERS)}|an?)"
)
_UNITS = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))"
_ABOUT = (
    rf"(?:(?P<about>about|around|some|nearly|almost|barely|roughly|approximately|(?:just{_S})?over|(?:just{_S})?under"
    rf"|(?:more|less){_S}than|at{_S}least|hardly|scarcely|well{_S}over){_S})?"
)
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:time)?\b"
_THIS_YEAR = rf"(?:,)?{_S}(?:of{_S})?(?P<rel>last|this|next|that|the{_S}(?:same|following|previous)){_S}year\b"
_FEASTS = rf"(?P<strong>{_spelled(STRONG)})|(?P<weak>{_spelled(WEAK)})"

_HOUR = "|".join(_NUMBERS[:12])
PERIODS = {
    "world war i": "1914-07-28/1918-11-11", "first world war": "1914-07-28/1918-11-11",
    "world war ii": "1939-09-01/1945-09-02", "second world war": "1939-09-01/1945-09-02",
    "world war two": "1939-09-01/1945-09-02", "world war one": "1914-07-28/1918-11-11",
    "korean war": "1950-06-25/1953-07-27", "vietnam war": "1955/1975", "cold war": "1947/1991",
    "american civil war": "1861/1865", "spanish civil war": "1936/1939", "american revolutionary war": "1775/1783",
    "american revolution": "1775/1783", "french revolution": "1789/1799", "great depression": "1929/1939",
    "franco-prussian war": "1870/1871", "falklands war": "1982-04-02/1982-06-14",
}  # fmt: skip
"""Wars and the like that stand for a stretch of time, for which the years are not in dispute."""
_PERIODS = "|".join(
    " ".join(word.upper() if word in ("i", "ii") else word.title() for word in name.split()).replace(" ", r"\s")
    for name in sorted(PERIODS, key=len, reverse=True)
)

_THAT = r"(?:(?<![\w\s])|(?<=[.,;:“(]\s)|(?<=\b[Oo]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Oo]f\s)|(?<=\b[Ii]n\s))(?i:that)"
"""“that” as a pointer, and no conjunction."""

NUMERIC: dict[str, re.Pattern[str]] = {
    "iso": re.compile(
        r"(?<![\w./:-])(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)"
        rf"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:Z|{_O}UTC|[+-]\d\d:?\d\d)?)?(?![\w/-]|\.\d)"
    ),
    "numeric": re.compile(
        rf"(?<![\w./:,-])(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}})(?![\w/-]|[.,]\d)"
        rf"(?:,?{_S}{_CLOCK})?"
    ),
    "short numeric": re.compile(
        r"(?<![\w./:,-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<yy>\d\d)(?![\w/-]|[.,]\d)"
    ),
}
"""Kinds that are found in every language."""

WORDED: dict[str, re.Pattern[str]] = {
    "calendar": re.compile(
        rf"(?<![\w.,:/-]){_LEAD}?(?:(?P<wd>(?:{_WD})|{_WD_SHORT}),?{_S}(?:the{_S})?)?"
        rf"(?:(?P<d1>{_ORD})(?:{_O}[–-]{_O}(?P<to1>{_ORD})|{_S}(?P<join>to|and|until|through|or){_S}(?P<to2>{_ORD}))?"
        rf"(?:{_S}(?:of{_S})?|-(?=[A-Z][a-z]{{2}}-\d{{4}}\b))(?P<m1>{_MON})\b(?:(?:,?{_S}(?:in{_S})?|-)(?P<y1>{_YEAR}))?"
        rf"|(?P<m2>{_MON})(?:\b|(?<=\.)){_S}(?:the{_S})?(?P<d2>{_ORD})(?![.:,]\d)"
        rf"(?:(?:{_O}[–-]{_O}|{_S}(?:to|through|until|and){_S}(?={_DAY}(?:,?{_S}\d{{4}}\b|[.,;:)](?!\d)|$|{_S}(?:on|in|by|at|among|with)\b)))(?P<to3>{_DAY})\b)?"
        rf"(?:,?{_S}(?:in{_S})?(?P<y2>{_YEAR}))?)(?:{_THIS_YEAR})?{_TAIL}"
    ),
    "month": re.compile(
        rf"(?<![\w-])(?:(?P<mod>(?i:early|late|mid)){_O}-?(?:in{_S})?)?"
        rf"(?:(?P<which>(?i:last|next|this|the{_S}following|the{_S}previous)|{_THAT}){_S})?"
        rf"(?P<m>{_MON_FULL}|(?:{'|'.join(_SHORT)})(?:\.(?={_S}\w)|(?={_S}\d{{4}})))(?:\b|(?<=\.))"
        rf"(?:[–-](?P<to>{_MON_FULL})\b)?"
        rf"(?:(?:,?{_S}(?:(?:of|in){_S})?)(?P<y>{_YEAR}))?(?:{_THIS_YEAR})?"
    ),
    "season": re.compile(
        rf"(?<![\w-])(?:(?P<mod>(?i:early|late|mid))-?{_O}(?:in{_S}(?:the{_S})?)?)?"
        rf"(?:(?P<which>(?i:last|next|this|that|the{_S}following|the{_S}previous|the{_S}next|the)){_S})?"
        rf"(?:(?P<mod2>early|late|mid)-?{_O})?{_SEASON}"
        rf"(?:{_S}(?:of{_S})?(?P<y>{_YEAR})(?:[–/-](?P<to>\d\d(?:\d\d)?)\b)?|{_THIS_YEAR})?"
    ),
    "weekday": re.compile(
        rf"(?<![\w-])(?:{_LEAD})?(?:(?P<which>(?i:last|next|this{_S}coming|this{_S}past|this|the{_S}following"
        rf"|the{_S}next|the{_S}previous)|{_THAT}){_S})?(?:(?i:early|late){_S})?(?P<wd>{_WD})\b(?![-–]\w)"
        rf"(?:,?{_S}(?:of{_S})?(?P<week>last|this|next|(?:the|that){_S}(?:same|following|previous)){_S}week\b)?{_TAIL}"
    ),
    "deictic": re.compile(
        rf"(?<![\w-])(?:(?:(?P<lead>(?i:early|late|earlier|later|late{_S}on|early{_S}on)){_S})?(?:{_CLOCK}{_S})?"
        rf"(?P<day>(?i:the{_S}day{_S}before{_S}yesterday|the{_S}day{_S}after{_S}tomorrow|yesterday|today|tomorrow"
        rf"|this{_S}(?:very{_S})?day))"
        rf"\b(?![-–]\w)(?:,?{_S}(?:at{_S})?{_CLOCK}|{_S}{_PART})?"
        rf"|(?P<now>(?i:tonight|last{_S}night|(?:early{_S}|late{_S}|earlier{_S}|later{_S})?this{_S}(?:very{_S})?"
        rf"(?:morning|afternoon|evening|lunchtime)))\b"
        rf"|(?:(?P<over>(?i:overnight|the{_S}night))(?:{_S}(?:to|into|on){_S}(?P<into>{_WD})\b)?))"
    ),
    "unit": re.compile(
        rf"(?i:(?<![\w-])(?:(?:earlier|later|early|late|sometime){_S}(?:in{_S})?)?(?P<the>the{_S})?"
        rf"(?P<which>last|this{_S}past|this{_S}coming|this|next|current|coming|upcoming|past){_S}"
        rf"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?![-–]\w))"
    ),
    "weekend": re.compile(
        rf"(?<![\w-])(?i:the{_S}weekend)\b(?!{_S}(?:of|before|after)\b|[-–]\w)|\b(?:over|on|at){_S}weekend\b"
    ),
    "end": re.compile(
        rf"(?i:(?<![\w-])(?:the{_S})?(?P<edge>beginning|start|middle|end|turn|rest|remainder|course|first{_S}half|second{_S}half"
        rf"|first{_S}quarter|second{_S}quarter|third{_S}quarter|fourth{_S}quarter|last{_S}quarter|final{_S}quarter){_S}of{_S}"
        rf"(?:the{_S}year{_S})?(?:(?P<which>the|this|last|next){_S}(?P<unit>week|month|year|decade)\b|(?P<y>{_YEAR})))"
        rf"|\b(?P<short>[QH][1-4])(?:{_S}|/)(?P<y2>20\d\d)\b"
    ),
    "ago": re.compile(
        rf"(?i:(?<![\w.,:/$€£-]){_ABOUT}(?P<n>{_NUM})(?P<half1>{_S}and{_S}a{_S}half)?{_S}(?P<unit>{_UNITS})s?\b"
        rf"(?P<half2>{_S}and{_S}a{_S}half)?{_S}(?P<way>ago|back|earlier|later|before|previously|afterwards|after|from{_S}now"
        rf"|hence|on)\b(?:{_S}(?P<same>today|yesterday|tomorrow)(?:{_S}(?:morning|night))?\b)?)"
    ),
    "vague ago": re.compile(
        rf"(?i:(?<![\w,/$€£-])(?<!\d\s)(?:days|weeks|months|years|decades|centuries){_S}(?:ago|later|earlier|from{_S}now)\b)"
    ),
    "time": re.compile(
        rf"(?i:(?<![\w-])(?P<pre>in|within(?:{_S}the{_S}next)?){_S}{_ABOUT}(?P<n>{_NUM}){_S}(?P<unit>{_UNITS})s?\b"
        rf"(?P<time>(?:[’']s?)?{_S}time\b)?)"
    ),
    "event": re.compile(
        rf"(?i:(?<![\w.,:/$€£-])(?:{_ABOUT}(?P<n>{_NUM}){_S}(?P<unit>{_UNITS})s?|the{_S}(?:very{_S})?"
        rf"(?P<unit2>day|morning|evening|night|week|month|year))"
        rf"{_S}(?P<way>before|after|following|prior{_S}to|ahead{_S}of|in{_S}advance{_S}of)(?={_S}\w))"
    ),
    "lasting": re.compile(
        rf"(?i:(?<![\w-])(?P<pre>for|in){_S}(?:close{_S}to{_S}|up{_S}to{_S}|{_ABOUT})(?P<n>{_NUM})(?P<half>{_S}and{_S}a{_S}half)?{_S}"
        rf"(?P<unit>{_UNITS})s?\b(?![-–’'](?!s{_S}of)))"
    ),
    "day number": re.compile(
        rf"(?<![\w-])[Dd]ay{_S}(?:\d{{1,3}}(?![\w.,:]\d|\w)|(?:{'|'.join(_NUMBERS)})\b)(?![-–]\w)"
    ),
    "spelled day": re.compile(
        rf"(?<![\w-])(?:(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince){_S}the{_S}(?P<word>{'|'.join(_ORDINALS)})|(?:(?<=[.;:]\s)|(?<=\n)"
        rf"|(?<=\band\s))[Tt]he{_S}(?P<d>{_DAY}(?:st|nd|rd|th))(?={_O}[,.;:]))\b(?![-–]\w)"
    ),
    "ordinal": re.compile(
        rf"(?<![\w-])(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince){_S}the{_S}(?P<d>{_DAY}(?:st|nd|rd|th))\b(?![-–]\w)"
        rf"(?:{_S}of{_S}(?P<month>this|last|next){_S}month\b)?"
    ),
    "clock": re.compile(
        rf"(?<![\w.,:/$€£%-])(?:(?P<hm>\d{{1,2}}:\d\d)(?::\d\d)?(?![:\d])|(?P<am>\d{{1,2}}(?:[.:]\d\d)?{_O}{_MERIDIEM})"
        rf"|(?P<four>\d{{4}}){_S}(?:hours\b|hrs\b|(?={_ZONE}))|(?P<oclock>(?:\d{{1,2}}|{'|'.join(_NUMBERS[:12])}){_S}o[’']clock)"
        rf"|(?P<sharp>(?<=\bat\s)(?:noon|midnight|midday)\b))(?P<tail>{_O}(?:{_MERIDIEM}|h\b|hrs?\b|hours\b))?(?P<zone>{_O}{_ZONE})?"
        rf"(?:{_S}\(\d{{1,2}}[.:]?\d\d{_O}(?:{_MERIDIEM})?{_S}{_ZONE}\))?"
        rf"(?P<of>{_S}(?:in{_S}the{_S}(?:morning|afternoon|evening)|at{_S}night))?(?![\w%]|[-–]\d)"
    ),
    "hour": re.compile(
        rf"(?i:(?<![\w-])(?:half{_S}past{_S}(?:{_HOUR})\b|(?:a{_S})?quarter{_S}(?:past|to)(?:{_S}(?:{_HOUR})\b)?"
        rf"|(?:five|ten|twenty|twenty-five){_S}(?:minutes{_S})?(?:past|to){_S}(?:{_HOUR})\b"
        rf"|(?:shortly|just){_S}(?:before|after){_S}(?:{_HOUR}|noon|midnight|midday|dawn|dusk|sunset|sunrise)\b"
        rf"|(?P<bare>at|since|until|till){_S}(?:about{_S}|around{_S})?(?:{_HOUR})\b"
        rf"(?!{_S}(?:minutes{_S})?(?:past|to){_S}(?:{_HOUR})\b))(?!{_S}(?:on|today|tomorrow|yesterday|{_WD})\b))"
    ),
    "part": re.compile(
        rf"(?i:(?<![\w-])(?:(?:by|until|till|at|before|after|since|towards?|around){_S}(?:(?:early|late|mid-?){_S})?(?:nightfall"
        rf"|dawn|dusk|daybreak|sunset|sunrise|noon|midday|midnight|lunchtime|evening|morning|mid-?(?:morning|afternoon))"
        rf"|(?:in|during|by|until|throughout|all|over){_S}(?:the{_S})?(?:(?:early|late|rest{_S}of{_S}the){_S})?(?:morning|afternoon|evening|night"
        rf"|(?:early|small){_S}hours(?:{_S}of{_S}the{_S}morning)?)|spen[dt]{_S}the{_S}(?:night|evening|morning|day)"
        rf"|(?:rest|remainder){_S}of{_S}the{_S}(?:day|evening|night|morning)|(?:first|last|final|second){_S}\w{{1,20}}{_S}of{_S}the{_S}(?:day|night))"
        rf"\b(?![-–]\w|{_S}(?:on|of|today|tomorrow|yesterday|last|{_WD})\b))"
    ),
    "short year": re.compile(r"(?<![\w’'‘])(?:[’'‘](?P<y>\d\d)|(?P<zero>0\d)|(?P<bare>[3-9]\d))(?![\w’'%:/-]|[.,:]\d)"),
    "spoken year": re.compile(
        rf"(?i:(?<![\w-])(?:(?P<c>nineteen|eighteen|seventeen|sixteen|fifteen|twenty)(?:{_S}|-)(?:hundred{_S}(?:and{_S})?)?"
        rf"(?P<r>(?:oh|o)[ -](?:{'|'.join(_NUMBERS[:9])})|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_NUMBERS[:9])}))?"
        rf"|{'|'.join(_NUMBERS[9:19])})|two{_S}thousand(?:{_S}and)?(?:{_S}(?P<k>{'|'.join(_NUMBERS[:19])}))?)\b(?!-))"
    ),
    "period": re.compile(rf"(?<![\w-])(?:(?i:the){_S})?(?P<name>{_PERIODS})\b(?![-–]\w)"),
    "era year": re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?P<y1>\d{{1,4}}){_S}?(?P<e1>AD|CE|BCE?|A\.D\.|B\.C\.(?:E\.)?)(?!\w)|A\.?D\.?{_S}(?P<y2>\d{{1,4}})\b"
        rf"|(?:(?:c|ca)\.{_O}|circa{_S})(?P<y3>\d{{3}})(?:{_O}[–-]{_O}(?P<to>\d{{3}}))?(?![\w%]|[.,]\d))"
    ),
    "nth": re.compile(
        rf"(?<![\w-])(?:(?i:the){_S})?(?P<nth>(?i:first|second|third|fourth|last|final)){_S}(?P<full>full{_S})?"
        rf"(?P<what>{_WD}|day|week|weekend){_S}(?:of|in){_S}(?:(?P<m>{_MON_FULL})\b(?:,?{_S}(?:of{_S})?(?P<y>{_YEAR}))?(?:{_THIS_YEAR})?"
        rf"|(?P<which>this|last|next|the){_S}(?P<unit>month|year)\b)"
    ),
    "before last": re.compile(
        rf"(?<![\w-])(?:(?i:the){_S})?(?P<what>night|week|weekend|month|year|{_WD}){_S}(?P<way>before{_S}last|after{_S}next)\b"
    ),
    "from day": re.compile(
        rf"(?i:(?<![\w-])(?P<n>{_NUM}){_S}(?P<unit>day|week|month|year)s?{_S}from{_S}(?P<base>today|tomorrow|{_WD})\b)"
    ),
    "week after": re.compile(rf"(?<=\bon\s)(?P<wd>{_WD}){_S}week\b(?=[,.;]|{_S}(?:in|at|to|for|when)\b)"),
    "this time": re.compile(
        rf"(?i:(?<![\w-])(?:this|the{_S}same|same){_S}time{_S}(?P<which>last|next){_S}(?P<unit>week|month|year)\b)"
    ),
    "weekdays ago": re.compile(rf"(?i:(?<![\w-])(?P<n>{_NUM}){_S}(?P<wd>{_WD})s?{_S}ago\b)"),
    "writing": re.compile(
        rf"(?i:(?<![\w-])(?:(?:at|as{_S}of|by){_S}(?:the{_S}time{_S}of{_S}(?:this{_S})?(?:writing|publication)|press{_S}time)"
        rf"|as{_S}of{_S}(?:this{_S}writing|now|today))\b)"
    ),
    "quarter": re.compile(rf"(?i:(?<![\w-])the{_S}(?P<q>first|second|third|fourth){_S}quarter\b(?!{_S}of\b))"),
    "hours later": re.compile(
        rf"(?i:(?<![\w-])(?:(?:{_NUM}|half{_S}an){_S}(?:minute|hour)s?|minutes|hours|moments){_S}later\b)"
    ),
    "that time": re.compile(
        rf"(?i:(?<![\w-])(?:(?:during|throughout|over|in|within){_S}(?:this|that|these|those|the{_S}same){_S}(?:period|years|time)"
        rf"|(?:at|by|until|since|from){_S}that{_S}time|at{_S}the{_S}time(?!{_S}(?:of|that|when|and)\b)|(?:by|until){_S}then)\b)"
    ),
    "year end": re.compile(r"(?i:(?<![\w-])(?:the\s)?(?P<unit>year|month|week)(?:[’']s\s|-)end\b(?!\s[a-z]+s\b))"),
    "or": re.compile(
        rf"(?i:(?<![\w.,:/$€£-])(?:(?:{_NUM})(?:{_S}(?:or|to){_S}|-|–)(?:{_NUM}){_S}(?:{_UNITS})s?"
        rf"|an?{_S}(?:{_UNITS}){_S}or{_S}(?:two|so)){_S}(?:ago|earlier|later)\b)"
    ),
    "whole": re.compile(rf"(?i:(?<![\w-])(?:all|the{_S}(?:whole|entire|full)){_S}(?P<unit>weekend)\b(?![-–]\w))"),
    "months of": re.compile(
        rf"(?i:(?<![\w-])(?:the{_S})?(?P<which>first|last|final|opening){_S}(?P<n>{_NUM}){_S}months{_S}of{_S}"
        rf"(?:(?P<y>{_YEAR})|(?P<rel>last|this|next|the){_S}year\b))"
    ),
    "window": re.compile(
        rf"(?i:(?<![\w-])(?:the|these|this|his|her|its|their){_S}(?P<which>past|last|previous|next|coming|following|recent)"
        rf"{_S}(?:(?P<n>{_NUM})(?P<half>{_S}and{_S}a{_S}half)?{_S})?(?P<unit>{_UNITS})(?P<s>s)?\b(?![-–]\w)"
        rf"|(?<![\w-])(?P<vague>(?:recent|coming){_S}(?:days|weeks|months|years|decades)"
        rf"|(?:the{_S}|in{_S})?(?:days|weeks|months|years){_S}(?:ahead|to{_S}come)"
        rf"|the{_S}(?:following|next){_S}(?:days|weeks|months|years))\b)"
    ),
    "narrative": re.compile(
        rf"(?i:(?<![\w-])(?:(?P<lead>earlier|later|early|late){_S}(?:on{_S}|in{_S})?)?(?:(?P<which>(?:the{_S})?(?:very{_S})?(?:following|next)"
        rf"|the{_S}(?:very{_S})?(?:same|previous)|that(?:{_S}same)?){_S}(?P<unit>day|morning|afternoon|evening|night|week|weekend"
        rf"|month|year|decade|season)\b(?![-–]\w)"
        rf"|(?:earlier|later|early|late){_S}in{_S}the{_S}(?P<unit3>day|week|month|year)\b"
        rf"|the{_S}(?P<unit2>day|morning|evening|night|week|month|year){_S}(?P<way>before|after|earlier|prior)\b))"
    ),
    "since then": re.compile(r"(?<![\w-])[Ss]ince\sthen\b"),
    "years": re.compile(
        rf"(?<![\w.,:/$€£#-])(?P<y>1[5-9]\d\d|20\d\d)(?:{_O}[–—/-]{_O}(?P<to>\d{{4}}|\d\d)(?![\w%/-]|[.,]\d)"
        rf"|{_S}to{_S}(?P<to2>\d{{4}})(?![\w%/-]|[.,]\d)|(?:{_O}[–—-]{_O}|{_S}to{_S}(?:the{_S})?)(?P<now>present|today|now)\b)"
    ),
    "year": re.compile(
        rf"(?<![\w.,:/$€£#№–-])(?:(?P<mod>(?i:early|late|mid)){_O}-?(?:in{_S})?)?(?:(?i:the{_S})?(?P<the>(?i:year)){_S}|(?P<fy>FY){_O})?"
        r"(?P<y>\d{4})(?![\w%°/]|[.,:]\d|[-–]\d)"
    ),
    "decade": re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?P<the>(?i:the)){_S})?(?:(?:mid-to-|early{_S}to{_S})?(?P<mod>(?i:early|mid|late))(?:{_S}|-))?"
        rf"(?:(?P<y>1[0-9]\d0|20\d0)(?:s|(?<=\bthe\s\d{{4}})[’']s)|[’'‘](?P<two>\d0)s|(?P<bare>[2-9]0)s"
        rf"|(?P<word>{'|'.join(DECADES)}))\b"
    ),
    "age": re.compile(
        rf"(?i:(?<![\w-])(?:his|her)){_S}(?:(?P<mod>(?i:early|mid|late))(?:{_S}|-))?(?:(?P<ten>[1-9]0)s|(?P<word>{'|'.join(DECADES)}))\b"
    ),
    "century": re.compile(
        rf"(?<![\w.,:/-])(?:(?i:the){_S})?(?:(?P<part>(?i:(?:very{_S})?(?:early|mid|late)|turn{_S}of{_S}the"
        rf"|(?:beginning|start|middle|end|(?:first|second){_S}half|(?:first|second|third|last|final){_S}quarter"
        rf"|(?:first|last|final){_S}decade){_S}of{_S}the))(?:{_S}|-))?"
        rf"(?:(?P<from>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(_ORDINALS[:21])}))(?:(?:{_S}|-)[Cc]entury)?"
        rf"{_O}(?:–|-|to|and|or|through|until){_O}(?:the{_S})?)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|(?i:{'|'.join(_ORDINALS[:21])}))(?:{_S}|-)[Cc]entur(?:y|ies)\b(?P<bc>{_S}(?:BCE?\b|B\.C\.))?"
    ),
    "feast": re.compile(
        rf"(?<![\w-])(?:(?P<which>(?i:last|next|this)){_S})?(?:the{_S})?(?:{_FEASTS})(?:\b|(?<=\.))(?:{_S}(?P<weekend>weekend)\b)?(?![-–]\w)"
        rf"(?:,?{_S}(?:of{_S})?(?P<y>{_YEAR})|{_THIS_YEAR})?(?:{_S}{_PART})?"
    ),
    "nine eleven": re.compile(r"(?<![\w./-])9/11(?![\d/])"),
    "recurring": re.compile(
        rf"(?<![\w-])(?:(?i:every|each|most|any){_S}(?:other{_S}|single{_S})?(?:{_WD}|weekdays?|day|week|month|year|summer|winter"
        rf"|spring|autumn|morning|night|evening|weekend)|(?:{_WD})s(?:{_S}(?:and|or|to|through){_S}(?:{_WD})s)?"
        rf"|(?i:weekdays))\b(?:{_S}{_PART[:-2]}s?\b)?"
    ),
}
"""Kinds of English."""

ANCIENT: dict[str, re.Pattern[str]] = {
    "old date": re.compile(
        rf"(?<![\w.,:/-])(?:(?P<d>{_ORD}){_S}(?:of{_S})?)?(?P<m>{_MON_FULL})(?:,?{_S}(?:of{_S})?)(?P<y>[1-9]\d\d)(?![\w%/–-]|[.,:]\d)"
    ),
    "old year": re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter){_S}of{_S})?(?P<y>[1-9]\d\d)"
        rf"(?:{_O}[–-]{_O}(?P<to>[1-9]\d\d))?(?![\w%/]|[.,:]\d)"
    ),
}
"""Kinds that are found only in a text that prints years of that age with their era."""

CONNECTOR = re.compile(rf"{_O}[–—-]{_O}|,?{_S}(?:to|until|till|through|and)(?:{_S}on)?{_S}(?:the{_S})?")
OPENING = re.compile(r"\b(?P<word>[Ff]rom|[Bb]etween)\s(?:the\s|about\s|around\s)?$")
SINCE = re.compile(r"\b[Ss]ince\s(?:at\sleast\s|about\s|around\s|the\s)?$")

FUNCTION_WORDS = frozenset(
    """and or but nor when while as that which who to for by with from in on at of after before until till since
    because if than he she it they we you i the a an his her its their our my this these those was were is are has
    had have will would may can could last next year although though did do does then there not also so too both all
    some many more most under over between into through during about just only even where what how s people said
    says now against without within at up out off""".split()
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
    Gazette Star Sun World Independent Review Magazine Supplement Brunch Roast Agreement Accords""".split()
)
NAMES = frozenset(("march", "april", "may", "june", "august"))
"""Months that are also names or verbs."""
