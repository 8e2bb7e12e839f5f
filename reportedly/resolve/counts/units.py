"""The tables of units: money as ISO 4217 codes, measures as plain English singulars."""

from __future__ import annotations

UNKNOWN = "XXX"
"""ISO 4217 for money whose currency the words do not tell."""
SIGNS = {
    "€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₹": "INR", "₪": "ILS", "₩": "KRW",
    "₺": "TRY", "₦": "NGN", "₫": "VND", "₱": "PHP", "฿": "THB", "₸": "KZT", "₾": "GEL",
}  # fmt: skip
DOLLAR_PREFIXES = {
    "us": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "cad": "CAD", "can": "CAD",
    "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN",
}  # fmt: skip
CODES = frozenset(
    """AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BRL BYN CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GEL GHS HKD HUF
    IDR ILS INR IQD IRR ISK JOD JPY KES KGS KRW KWD KZT LBP LKR LYD MAD MDL MKD MXN MYR NGN NOK NPR NZD OMR PEN PHP
    PKR PLN QAR RON RSD RUB SAR SEK SGD SYP THB TND TRY TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF ZAR ZMW""".split()
)
"""Codes that stand as words beside a figure; those that are English words in capitals (TOP, ALL) only by `CODES`."""

_MONEY = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "quid": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB", "hryvnia": "UAH", "hryvnya": "UAH",
    "hryvna": "UAH", "zloty": "PLN", "zlotys": "PLN", "koruna": "CZK", "forint": "HUF", "leu": "RON", "lei": "RON",
    "lira": "TRY", "rand": "ZAR", "won": "KRW", "real": "BRL", "reais": "BRL", "shekel": "ILS", "baht": "THB",
    "naira": "NGN", "cedi": "GHS", "ringgit": "MYR", "rupiah": "IDR", "tenge": "KZT", "lari": "GEL", "dram": "AMD",
    "kronor": "SEK", "krona": "SEK", "taka": "BDT", "lev": "BGN", "leva": "BGN", "lek": "ALL", "denar": "MKD",
    "dong": "VND", "kyat": "MMK", "kip": "LAK", "riel": "KHR", "tugrik": "MNT", "somoni": "TJS",
    "birr": "ETB", "kwanza": "AOA", "pula": "BWP", "metical": "MZN", "meticais": "MZN", "bolivar": "VES",
    "boliviano": "BOB", "quetzal": "GTQ", "lempira": "HNL", "cordoba": "NIO", "gourde": "HTG", "guarani": "PYG",
    "manat": UNKNOWN, "kwacha": UNKNOWN, "franc": UNKNOWN, "mark": UNKNOWN, "crown": UNKNOWN,
    "krone": UNKNOWN, "kroner": UNKNOWN, "peso": UNKNOWN, "rupee": UNKNOWN, "dinar": UNKNOWN, "riyal": UNKNOWN,
    "rial": UNKNOWN, "dirham": UNKNOWN, "shilling": UNKNOWN, "guilder": UNKNOWN, "florin": UNKNOWN, "ducat": UNKNOWN,
    "thaler": UNKNOWN, "drachma": UNKNOWN, "escudo": UNKNOWN, "peseta": UNKNOWN, "som": UNKNOWN,
}  # fmt: skip
_OF_COUNTRY = {
    ("american", "dollar"): "USD", ("us", "dollar"): "USD", ("canadian", "dollar"): "CAD",
    ("australian", "dollar"): "AUD", ("zealand", "dollar"): "NZD", ("kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD", ("taiwan", "dollar"): "TWD", ("british", "pound"): "GBP",
    ("egyptian", "pound"): "EGP", ("lebanese", "pound"): "LBP", ("syrian", "pound"): "SYP",
    ("swiss", "franc"): "CHF", ("cfa", "franc"): UNKNOWN, ("czech", "crown"): "CZK", ("czech", "koruna"): "CZK",
    ("swedish", "crown"): "SEK", ("norwegian", "crown"): "NOK", ("danish", "crown"): "DKK",
    ("norwegian", "krone"): "NOK", ("norwegian", "kroner"): "NOK", ("danish", "krone"): "DKK",
    ("danish", "kroner"): "DKK", ("icelandic", "krona"): "ISK", ("icelandic", "kronur"): "ISK",
    ("mexican", "peso"): "MXN", ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP",
    ("colombian", "peso"): "COP", ("philippine", "peso"): "PHP", ("indian", "rupee"): "INR",
    ("pakistani", "rupee"): "PKR", ("lankan", "rupee"): "LKR", ("nepalese", "rupee"): "NPR",
    ("serbian", "dinar"): "RSD", ("iraqi", "dinar"): "IQD", ("kuwaiti", "dinar"): "KWD", ("saudi", "riyal"): "SAR",
    ("qatari", "riyal"): "QAR", ("iranian", "rial"): "IRR", ("kenyan", "shilling"): "KES",
    ("ugandan", "shilling"): "UGX", ("tanzanian", "shilling"): "TZS", ("russian", "rouble"): "RUB",
    ("russian", "ruble"): "RUB", ("ukrainian", "hryvnia"): "UAH", ("polish", "zloty"): "PLN",
    ("belarusian", "rouble"): "BYN", ("belarusian", "ruble"): "BYN", ("moroccan", "dirham"): "MAD",
    ("hungarian", "forint"): "HUF", ("turkish", "lira"): "TRY", ("romanian", "lei"): "RON", ("chinese", "yuan"): "CNY",
    ("japanese", "yen"): "JPY", ("korean", "won"): "KRW", ("african", "rand"): "ZAR", ("israeli", "shekel"): "ILS",
    ("bulgarian", "leva"): "BGN", ("brazilian", "reais"): "BRL", ("brazilian", "real"): "BRL",
}  # fmt: skip
_SURE = frozenset({"euro"})
"""The same money whatever country's adjective stands before it."""

TIMES = frozenset(
    "second minute hour day night weekday week fortnight month quarter season year decade century millennium".split()
)
LENGTHS = frozenset("millimetre centimetre metre kilometre inch foot yard mile".split())
_MEASURES = {
    **{word: word for word in TIMES | LENGTHS},
    **{
        word: word
        for word in """gram kilogram tonne ton ounce stone litre millilitre gallon pint barrel bushel acre hectare
        degree watt kilowatt megawatt gigawatt kilowatt-hour megawatt-hour volt byte kilobyte megabyte gigabyte
        terabyte calorie decibel light-year carat cup teaspoon tablespoon""".split()
    },
    "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "yr": "year",
    "yrs": "year", "wk": "week", "wks": "week", "meter": "metre", "kilometer": "kilometre",
    "centimeter": "centimetre", "millimeter": "millimetre", "km": "kilometre", "kms": "kilometre", "cm": "centimetre",
    "mm": "millimetre", "ft": "foot", "feet": "foot", "mi": "mile", "yd": "yard", "yds": "yard", "inches": "inch",
    "kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram", "g": "gram", "mg": "milligram", "lb": "pound",
    "lbs": "pound", "oz": "ounce", "liter": "litre", "l": "litre", "ml": "millilitre", "ha": "hectare",
    "mw": "megawatt", "gw": "gigawatt", "kw": "kilowatt", "kwh": "kilowatt-hour", "gb": "gigabyte",
    "mb": "megabyte", "tb": "terabyte", "tons": "ton", "centuries": "century", "millennia": "millennium",
    "tonnes": "tonne", "weeknight": "night", "tsp": "teaspoon", "tbsp": "tablespoon",
}  # fmt: skip
ABBREVIATED = frozenset(
    "sec secs min mins hr hrs yr yrs wk wks km kms cm mm ft mi yd yds kg kgs g mg lb lbs oz l ml ha mw gw kw kwh gb "
    "mb tb m tsp tbsp".split()
)
"""Units that stand only beside figures."""
SMALLER = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7, ("year", "month"): 12,
    ("foot", "inch"): 12, ("pound", "ounce"): 16,
}  # fmt: skip
"""How many of the second make one of the first: two hours and ten minutes are 130 minutes."""
MEASURES = frozenset(_MEASURES.values()) | {"pound", "percent", "percentage point", "ratio"}


def is_money(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code.

    >>> is_money("XXX"), is_money("bus")
    (True, False)
    """
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def money(word: str, adjective: str | None = None) -> str | None:
    """The code of a currency's (folded) name; a country's adjective that is not known to go with it makes it XXX.

    >>> money("dollars"), money("dollars", "canadian"), money("dollars", "drovian"), money("buses")
    ('USD', 'CAD', 'XXX', None)
    """
    one = word if word in _MONEY else word.removesuffix("s")
    if (adjective or "", one) in _OF_COUNTRY:
        return _OF_COUNTRY[adjective or "", one]
    if (adjective or "", word) in _OF_COUNTRY:
        return _OF_COUNTRY[adjective or "", word]
    code = _MONEY.get(one)
    return UNKNOWN if code and adjective and one not in _SURE else code


def measure(word: str) -> str | None:
    """The unit that a (folded) word or abbreviation stands for.

    >>> measure("kilometers"), measure("hrs"), measure("posters")
    ('kilometre', 'hour', None)
    """
    return _MEASURES.get(word) or _MEASURES.get(word.removesuffix("s"))
