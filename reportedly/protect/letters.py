"""Text as plain letters, each with its place: what hides a name from the eye or from a search is undone.

Undone are entities of HTML, percent signs and escapes of JSON; characters without width, marks and accents; letters of
other scripts, and those that look like others (“Кеssler” with a Cyrillic К); figures in the place of letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from reportedly.letters import plain

_CODED = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});|(?:%[0-9A-Fa-f]{2})+|(?:\\u[0-9a-fA-F]{4})+"
)
_ROUNDS = 3
"""How often what was coded may have been coded again (``%2525``)."""
_MARKS = "".join(map(chr, (*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x610, 0x61B), *range(0x64B, 0x660))))
_HIDDEN = "\u00ad\u034f\u061c\u0640\u115f\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
TOKEN = re.compile(rf"[^\W_][^\W_{_MARKS}{_HIDDEN}]*(?:[{_MARKS}{_HIDDEN}]+[^\W_]*)*")
_DROP = re.compile(rf"[{_MARKS}{_HIDDEN}]")
_ALIKE = str.maketrans(
    {
        **dict(zip("авеѕіјкмнорстухԁһӏ", "abesijkmhopctyxdhl", strict=True)),
        **dict(zip("αβεηικμνορτυχ", "abenikmvoptux", strict=True)),
        **{"ı": "i", "ȷ": "j", "ɑ": "a", "ɡ": "g", "ӧ": "o", "ⅼ": "l", "օ": "o", "ս": "u", "ո": "n"},
    }
)  # fmt: skip
_FIGURES = str.maketrans("0134578@$!", "oleastb" + "asi")
_SEMITIC = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي"})


class Token(NamedTuple):
    """A word of a text: its normal forms, the likeliest first, its place, and whether it has a capital (or its script
    has none)."""

    forms: tuple[str, ...]
    start: int
    end: int
    capital: bool


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    decoded, starts, ends = _decoded(text)
    found = []
    for m in TOKEN.finditer(decoded):
        start, end = m.span()
        if starts is None or ends is None:
            found.append(Token(forms(m[0]), start, end, not m[0][0].islower()))
        else:
            found.append(Token(forms(m[0]), starts[start], ends[end - 1], not m[0][0].islower()))
    return found


@lru_cache(maxsize=65_536)
def forms(word: str) -> tuple[str, ...]:
    """The normal forms of a word: its letters as they sound, as they look, and with letters for figures."""
    bare = _DROP.sub("", unicodedata.normalize("NFKC", _DROP.sub("", word))).translate(_SEMITIC)
    found = [_letters(plain(bare))]
    if not bare.isascii():
        found.append(_letters(plain(bare.casefold().translate(_ALIKE))))
    if any(c.isdigit() for c in bare) and any(c.isalpha() for c in bare):
        found += [
            _letters(form)
            for form in (plain(bare).translate(_FIGURES), plain(bare.replace("1", "i")).translate(_FIGURES))
        ]
    return tuple(form for form in dict.fromkeys(found) if form)


def _letters(word: str) -> str:
    return "".join(c for c in word if c.isalnum())


def _decoded(text: str) -> tuple[str, list[int] | None, list[int] | None]:
    """The text with codes undone, and where each of its characters began and ended; None where nothing was coded."""
    starts: list[int] | None = None
    ends: list[int] | None = None
    for _ in range(_ROUNDS):
        if not _CODED.search(text):
            break
        pieces: list[str] = []
        begun: list[int] = []
        ended: list[int] = []
        at = 0
        for m in _CODED.finditer(text):
            pieces.append(text[at : m.start()])
            begun += range(at, m.start())
            ended += range(at + 1, m.start() + 1)
            meant = _meant(m[0])
            pieces.append(meant)
            begun += [m.start()] * len(meant)
            ended += [m.end()] * len(meant)
            at = m.end()
        pieces.append(text[at:])
        begun += range(at, len(text))
        ended += range(at + 1, len(text) + 1)
        undone = "".join(pieces)
        if starts is None or ends is None:
            starts, ends = begun, ended
        else:
            starts, ends = [starts[i] for i in begun], [ends[i - 1] for i in ended]
        if undone == text:
            break
        text = undone
    return text, starts, ends


def _meant(code: str) -> str:
    """What a code stands for; itself where it stands for nothing."""
    if code[0] == "&":
        return unescape(code)
    if code[0] == "%":
        try:
            return bytes.fromhex(code.replace("%", "")).decode("utf-8")
        except UnicodeDecodeError:
            return code
    raw = bytes.fromhex(code.replace("\\u", ""))
    return raw.decode("utf-16-be", "replace")
