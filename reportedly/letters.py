"""Letters of other scripts and with marks, as plain Latin ones; and what the spellings of one word share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
        "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
        "ђ": "dj", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz",
    }
)  # fmt: skip
_APOSTROPHES: dict[str, str | int | None] = dict.fromkeys("ʼ’‘`´ʻ′＇", "'")
_OTHERS = str.maketrans(
    {
        **dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)),
        **{"θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps"},
        **dict(zip("აბგდევზთიკლმნოპრსტუფქღყჯჰ", "abgdevztiklmnoprstupkgkjh", strict=True)),
        **{"ჟ": "zh", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh"},
        **dict(zip("աբգդեզէըթիլկհձղմյնոպջռսվտրփքօֆ", "abgdezeetilkhdgmynopjrsvtrpkof", strict=True)),
        **{"ժ": "zh", "խ": "kh", "ծ": "ts", "ճ": "ch", "շ": "sh", "չ": "ch", "ց": "ts", "ւ": "v"},
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"},
        **_APOSTROPHES,
    }
)  # fmt: skip
MIXED = re.compile(r"[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
"""Letters of two scripts side by side, as those who copy a name with look-alikes write it."""


def plain(name: str) -> str:
    """Lower case Latin without diacritics, as far as the tables go."""
    text = unicodedata.normalize("NFKC", name).casefold().translate(_CYRILLIC)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.translate(_OTHERS)


_STRAIGHT = str.maketrans(_APOSTROPHES)


def straight(name: str) -> str:
    """In compatible characters and with straight apostrophes, its capitals as they are."""
    return unicodedata.normalize("NFKC", name).translate(_STRAIGHT)


_VOWELS = "aeiou"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"off$", "ov"),
        (r"(?<=\w\w)our$", "or"), (r"isation", "ization"), (r"ense$", "ence"),
        (r"(?<=[bcdfgkptvz])re$", "r"), (r"(?<=[bcdfghkmnpstvz])er$", "r"),
        (r"oo|ou", "u"), (r"(?<=\w)ee(?=\w)", "i"),
        (r"(?<=[bcdfghklmnprstvzw])yo(?=\w)", "e"),
        (r"^(?:ye|je|ie)", "e"),
        (r"tsch|tch|tsh|cz", "ç"), (r"shch|sch|sh|sz", "s"), (r"ch", "ç"), (r"zh", "z"), (r"dzh|dj|dz", "j"),
        (r"ts|tz", "ç"), (r"(?<=[vjcsz])ic$", "iç"), (r"c(?=[eiy])", "ç"), (r"ck", "k"), (r"[cq]", "k"),
        (r"^kh", "χ"), (r"kh", "h"), (r"x", "ks"), (r"ph", "f"), (r"th", "t"), (r"gh", "g"), (r"dh", "d"), (r"bh", "b"),
        (r"w", "v"), (r"[yj]", "i"),
        (r"(?<=a)h$", ""), (r"(?<=.)h(?![aeiou]|$)", ""), (r"(?<=.)h", "g"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[bdfgkmprstvzç])olo(?=[bdfgkmprstvzç])", "la"), (r"(?<=[bdfgklmpstvzç])oro(?=[bdfgklmpstvzç])", "ra"),
        (r"(?<=.)ae", "a"), (r"oe", "o"), (r"ue", "u"), (r"(?<=.)ie(?=.)", "e"), (r"(?<=..)(?:ei|ii)$", "i"),
    )
)  # fmt: skip
_VOWEL_RUN = re.compile(r"[aeiou]+")


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """What the spellings of one folded word share.

    >>> sound("zelenskyy") == sound("zelensky") == sound("zelenskiy")
    True
    """
    text = word
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text or word


def loose(word: str) -> str:
    """The sound with its vowels reduced to two kinds, for words long enough to bear it: Mohammed, Muhammad."""
    heard = sound(word)
    solid = sum(c not in _VOWELS for c in heard)
    if solid + (heard[:1] in _VOWELS) < 3:
        return heard
    return _VOWEL_RUN.sub(_vowel, heard)


def _vowel(run: re.Match[str]) -> str:
    first = run[0][0]
    return "a" if first in "ae" or (first == "o" and run.start() == 0) else "i" if first == "i" else "o"
