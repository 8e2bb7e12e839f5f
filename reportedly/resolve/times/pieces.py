"""What patterns of time expressions are put together from: names, numbers, units, and what these stand for."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly import number_words
from reportedly.days import MONTHS, WEEKDAYS
from reportedly.resolve.times.feasts import STRONG, WEAK


def _spelled(names: Iterable[str]) -> str:
    """A pattern for names of feasts, whatever apostrophe and space they are written with."""
    longest = sorted(names, key=len, reverse=True)
    shown = (name.replace("St ", r"St\.?\s").replace(" ", r"\s").replace("'", "[’']") for name in longest)
    return "|".join(name.replace("Anzac", "A(?:nzac|NZAC)") for name in shown)


S = r"[ \t\u00a0\u2009\u202f]{1,3}"
GAP = r"[ \t\u00a0\u2009\u202f]{0,3}"
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
SMALL = [word for word, value in number_words.SMALL.items() if value] + ["twenty"]
TENS = list(number_words.TENS)

WEEKDAY = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
ORDINAL = {word: number for number, word in enumerate(ORDINALS, 1)}
NUMBER = {
    "a": 1, "an": 1, "a couple of": 2, "half a dozen": 6, "a dozen": 12, "a hundred": 100, "a thousand": 1000,
    **{word: number for number, word in enumerate(SMALL, 1)},
    **{ten: n * 10 for n, ten in enumerate(TENS, 2)},
    **{f"{t}-{o}": n * 10 + k for n, t in enumerate(TENS, 2) for k, o in enumerate(SMALL[:9], 1)},
}  # fmt: skip
FRACTION = {"half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "three quarters of a": 0.75}
VAGUE = frozenset(("a few", "few", "several", "some", "many", "recent", "dozens of", "hundreds of", "thousands of"))
UNIT = {
    "minute": ("day", 0.0), "hour": ("day", 1 / 24), "day": ("day", 1.0), "night": ("day", 1.0), "week": ("week", 1.0),
    "fortnight": ("week", 2.0), "month": ("month", 1.0), "year": ("year", 1.0), "decade": ("year", 10.0),
    "century": ("year", 100.0), "centurie": ("year", 100.0),
}  # fmt: skip
DECADES = {f"{ten[:-1]}ies": n * 10 for n, ten in enumerate(TENS, 2)}

WEEKDAY_NAMES = "|".join([*WEEKDAYS, *(d.upper() for d in WEEKDAYS)])
WD_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
MONTHS_ANY = "|".join([*MONTHS, *(m.upper() for m in MONTHS), *(rf"{m}\b\.?" for m in SHORT_MONTHS)])
MONTH_NAMES = "|".join([*MONTHS, *(m.upper() for m in MONTHS)])
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORD = rf"(?:{DAY}(?:st|nd|rd|th)?\b|{'|'.join(ORDINALS)})"
YEAR = r"\d{4}(?!\d|[.,:]\d|[-–]\d{3})"
ZONE = rf"(?:[A-Z]{{1,3}}T|UTC|MSK|(?:[Ll]ocal|[A-Z][a-z]{{3,12}}){S}[Tt]ime)\b"
MERIDIEM = r"(?i:[ap]\.?m\b\.?)"
CLOCK = (
    rf"(?:\d{{1,2}}[.:]\d\d(?::\d\d)?{GAP}(?:{MERIDIEM}|h\b|hrs?\b|hours\b)?|\d{{1,2}}{GAP}{MERIDIEM}"
    rf"|\d{{1,2}}{S}o[’']clock\b|\d{{4}}{S}(?:hours|hrs|(?={ZONE}))|(?:noon|midnight|midday)\b)(?:{GAP}{ZONE})?"
    rf"(?:{S}\(\d{{1,2}}[.:]?\d\d{GAP}(?:{MERIDIEM})?{S}{ZONE}\))?"
)
DAY_PART = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|dawn)\b"
TAIL = rf"(?:(?:,)?{S}(?:at{S})?{CLOCK}|{S}{DAY_PART})?"
LEAD = (
    rf"(?:(?i:(?:the{S})?(?:night|evening|morning|afternoon|week|early{S}hours|small{S}hours){S}of{S}(?:the{S})?"
    rf"|(?:early|late|earlier|later){S}(?:on{S})?)|{CLOCK},?{S}(?:(?:on|of){S}(?:the{S})?)?)"
)
COUNT = (
    rf"(?:(?:\d{{1,3}}(?:\.\d)?|{'|'.join([*SMALL, *TENS])}){S}(?:hundred|thousand|million|billion)"
    rf"|\d{{1,12}}(?:,\d{{3}}){{0,2}}(?:\.5)?(?:{S}1/2)?|half{S}an?|(?:a|three){S}quarters?{S}of{S}an?|a{S}couple{S}of|half{S}a{S}dozen|a{S}(?:dozen|hundred"
    rf"|thousand|few)|few|several|some|many|dozens{S}of|hundreds{S}of|thousands{S}of"
    rf"|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(SMALL[:9])}))?|{'|'.join(SMALL)}|an?)"
)
UNITS = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))"
ABOUT = (
    rf"(?:(?P<about>about|around|some|nearly|almost|barely|roughly|approximately|(?:just{S})?over|(?:just{S})?under"
    rf"|(?:more|less){S}than|at{S}least|hardly|scarcely|well{S}over){S})?"
)
SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:time)?\b"
THIS_YEAR = rf"(?:,)?{S}(?:of{S})?(?P<rel>last|this|next|that|the{S}(?:same|following|previous)){S}year\b"
FEASTS = rf"(?P<strong>{_spelled(STRONG)})|(?P<weak>{_spelled(WEAK)})"

HOUR = "|".join(SMALL[:12])
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
PERIOD_NAMES = "|".join(
    " ".join(word.upper() if word in ("i", "ii") else word.title() for word in name.split()).replace(" ", r"\s")
    for name in sorted(PERIODS, key=len, reverse=True)
)

THAT = r"(?:(?<![\w\s])|(?<=[.,;:“(]\s)|(?<=\b[Oo]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Oo]f\s)|(?<=\b[Ii]n\s))(?i:that)"
"""“that” as a pointer, and no conjunction."""
