"""The leak check: finished output is read again, and what can be read of a protected name is a leak.

It shares no matching with what replaces names, so that one's blind spot is not the other's: letters are transliterated
by another table (anyascii), words compared by their beginnings, whole names by all their letters in a row.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii

from reportedly.protect.unpacking import DEEP, Piece, Unreadable, is_page, page, pieces, readings, turned, within
from reportedly.protect.words import StandIns
from reportedly.protection import SMALL, Hidden, Protections

_SAYS = (
    r"(?:said|says|say|told|tells|asked|asks|added|adds|wrote|writes|replied|explained|according to|recalled|warned)"
)
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir)\.?"
_ENDINGS = re.compile(
    r"(?:s|es|ns|n|en|ens|e|a|u|y|i|o|om|em|im|ym|am|ami|ach|akh|ov|ev|ou|ova|eva|ovi|evi|owi|owie|owej|ova?|ie|ia|ii|iy|yu|iu|ya"
    r"|oi|oy|ei|ey|in|un|nin|nun|da|de|dan|den|ta|te|la|le|yi|ye|nak|nek|val|vel|ban|ben|ra|re|t|ot|et|at|ogo|oho|omu|emu|ego"
    r"|ymi|imi|ykh|ikh|ich|ych|aya|uyu|oyu|eyu|sche[nrsm]?|ina|iny|inu|yna)?"
)
_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_256", "sha3_512")
_HEX = re.compile(r"(?<![0-9a-f])[0-9a-f]{10,128}(?![0-9a-f])")
_TWINS = str.maketrans("авеѕіјкмнорстухһαβεηικμνορτυχ", "abesijkmhopctyxhabenikmvoptux")
_WORD = re.compile(r"[a-z0-9]+")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_ANY_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[\u0370-\u1fff]")
_NO_VOWELS = re.compile(r"[aeiouyjh'`\"]|(?<=(.))\1")
_ALIKE = str.maketrans("cqzwvdt", "kksvvtt")
_SHORTEST, _RUN, _SPREAD, _BONES, _WITHIN = 3, 8, 5, 4, 7


class Leak(NamedTuple):
    """What was found: whose, what kind of hit, and where; never the words."""

    whose: str
    kind: str
    where: str


class _Wanted(NamedTuple):
    """What is looked for of one person, in small plain letters."""

    label: str
    strict: frozenset[str]
    exact: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    runs: frozenset[str]
    spread: re.Pattern[str] | None
    phrases: tuple[str, ...]
    initials: re.Pattern[str] | None
    said: re.Pattern[str] | None
    values: frozenset[str]
    bones: frozenset[str]
    literal: tuple[str, ...]


class LeakCheck:
    """Looks through finished output for the names of everybody who is protected."""

    def __init__(self, protected: Protections) -> None:
        ids, self._innocent = StandIns(protected.secret), set[str]()
        others = {word for name in protected.others for word in _words(name)[:-1]}
        self._wanted = [
            _wanted(one, f"{'person' if one.names else 'source'} {ids.code(one.key)}", protected.ordinary, others)
            for one in protected.people
        ]
        self._longest = max((len(name) for one in protected.people for name in one.names), default=0) * 4
        self._hashes = {
            digest: want.label
            for one, want in zip(protected.people, self._wanted, strict=True)
            for name in one.names
            for digest in _digests(name)
        }

    def excuse(self, text: str, present: Container[int] = ()) -> None:
        """Take initials (“A. K.”) and descriptions (“a senior official”) for somebody else's that stand on a page on
        which their bearer does not; `present` are those who do, by their places."""
        flat: str | None = None
        for person, want in enumerate(self._wanted):
            if person in present:
                continue
            if want.initials:
                self._innocent |= {_flat(m[0]) for m in want.initials.finditer(text)}
            if want.phrases:
                flat = " ".join(_words(text)) if flat is None else flat
                self._innocent |= {phrase for phrase in want.phrases if phrase in flat}

    def of(self, path: Path) -> Iterator[Leak]:
        """Every leak of a file, or of a folder. What cannot be looked into is a leak too."""
        if not self._wanted:
            return
        try:
            for piece in pieces(path):
                yield from self._in(piece)
        except Unreadable as error:
            yield Leak("the output", str(error), "a packed part of it")

    def of_bytes(self, raw: bytes, where: str) -> Iterator[Leak]:
        """Every leak of bytes that are nowhere yet."""
        try:
            for piece in page(raw, where) if is_page(raw) else within(raw, where, DEEP):
                yield from self._in(piece)
        except Unreadable as error:
            yield Leak("the output", str(error), where)

    def _in(self, piece: Piece) -> Iterator[Leak]:
        if not piece.parts:
            yield from self._found(piece)
            return
        together = list(self._found(piece))
        apart = [leak for part in piece.parts for leak in (self._found(part) if together else self._whole(part))]
        yield from apart or together

    def _whole(self, piece: Piece) -> Iterator[Leak]:
        """Fields that are nothing but a name."""
        if len(piece.text) <= self._longest:
            flat = _flat(piece.text).strip()
            yield from (Leak(w.label, "a name as a whole field", piece.where) for w in self._wanted if flat in w.values)

    def _found(self, piece: Piece) -> Iterator[Leak]:
        for number, text in enumerate(readings(piece.text)):
            coded = " (coded)" if number else ""
            for whose, kind in self._text(text, value=piece.value):
                yield Leak(whose, kind + coded, piece.where)

    def _text(self, text: str, *, value: bool) -> Iterator[tuple[str, str]]:
        lowered = text.lower()
        for m in _HEX.finditer(lowered):
            if whose := self._hashes.get(m[0]) or self._hashes.get(m[0][:10]):
                yield whose, "a hash of a name"
        flat = _flat(text)
        twin = _flat(text.lower().translate(_TWINS)) if _FOREIGN.search(text) else flat
        bones = _bones(text) if _FOREIGN.search(text) else frozenset()
        high = frozenset(_WORD.findall(_flat(" ".join(w for w in _ANY_WORD.findall(text) if not w[0].islower()))))
        for reading in dict.fromkeys((flat, twin)):
            words = _WORD.findall(reading)
            there, joined = set(words), "".join(words)
            for want in self._wanted:
                yield from (
                    (want.label, kind) for kind in _kinds(want, reading, words, there, high, joined, self._innocent)
                )
        for want in self._wanted:
            yield from ((want.label, kind) for kind in self._as_written(want, text, value=value))
            if want.bones & bones:
                yield want.label, "a name in another script"

    def _as_written(self, want: _Wanted, text: str, *, value: bool) -> Iterator[str]:
        """What only capitals and marks tell."""
        if want.initials:
            for m in want.initials.finditer(text):
                if _flat(m[0]) not in self._innocent:
                    yield "initials"
        if want.said and want.said.search(text):
            yield "a name that is an ordinary word, as a speaker's"
        if value and _flat(text).strip() in want.values:
            yield "a name as a whole field"
        folded = unicodedata.normalize("NFKC", text).casefold()
        if any(name in folded for name in want.literal):
            yield "a name as it is written"


def _wanted(one: Hidden, label: str, ordinary: frozenset[str], others: set[str]) -> _Wanted:
    strict, runs, values, initials = (set[str]() for _ in range(4))
    pairs = set[tuple[str, str]]()
    said, both, literal, spread, bones, exact = (set[str]() for _ in range(6))
    for name in one.names:
        words = [word for word in _words(name) if len(word) > 1] or _words(name)
        told = [word for word in words if len(word) >= _SHORTEST]
        if len(words[-1]) == _SHORTEST - 1 and words[-1] not in SMALL:
            said.add(words[-1])
        if not told or re.search(r"[\u0e00-\u0fff\u3040-\u9fff\uac00-\ud7af]", name):
            literal.add(unicodedata.normalize("NFKC", name).casefold())
            continue
        alone, common = len(words) == 1, all(word in ordinary for word in words)
        if not alone or words[0] not in others or one.marked:
            values.add(" ".join(_words(name)))
        if common:
            both |= {rf"\b{a.title()}\W{{1,3}}{b.title()}\b" for a, b in permutations(words, 2)}
        else:
            pairs |= {(a, b) for a, b in permutations(words, 2) if len(a) + len(b) > 4}
            runs |= {run for run in ("".join(words), words[-1] + words[0], words[0] + words[-1]) if len(run) >= _RUN}
        for place, word in enumerate(told):
            last = place == len(told) - 1 and word == words[-1]
            if word in ordinary:
                said.add(word)
            elif (last and not alone) or word not in others or (alone and one.marked):
                (strict if last else exact).add(word)
                spread |= {word} if len(word) >= _SPREAD else set()
                bones |= {_boned(word)} if len(_boned(word)) >= _BONES else set()
        if len(words) > 1:
            initials.add(rf"{words[0][0].upper()}\.\s?{words[-1][0].upper()}\.")
    return _Wanted(
        label, frozenset(strict), frozenset(exact), tuple(pairs), frozenset(runs),
        _any(rf"(?<![a-z0-9]){'[^a-z0-9]{0,6}'.join(word)}(?![a-z0-9])" for word in spread),
        tuple(p for d in one.descriptions if len(p := " ".join(_words(d))) > 12 and len(p.split()) > 3),
        _any(rf"(?<![\w.]){pattern}(?!\w)" for pattern in initials),
        _any([*both, *(rf"\b{w}(?:['’]s)?,? {_SAYS}\b|\b(?:{_SAYS}|{_TITLES}) {w}\b" for w in map(str.title, said))]),
        frozenset(values), frozenset(bones), tuple(literal),
    )  # fmt: skip


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(patterns)
    return re.compile("|".join(listed)) if listed else None


def _kinds(
    want: _Wanted,
    flat: str,
    words: list[str],
    there: set[str],
    high: frozenset[str],
    joined: str,
    innocent: Container[str],
) -> Iterator[str]:
    inflected = any(_is(word, name) for name in want.strict for word in high if word[0] == name[0])
    long = any(_is(word, name) for name in want.strict for word in there if len(name) >= _RUN and word[0] == name[0])
    long = long or any(name in word for name in want.strict if len(name) >= _WITHIN for word in there)
    given = any(name in there or name + "s" in there for name in want.exact)
    if inflected or long or given or want.strict & there:
        yield "a name, or a part of one"
    if any(name[::-1] in there or any(t in there for t in turned(name)) for name in want.strict if len(name) > 4):
        yield "a name written backwards or shifted"
    if any(run in joined for run in want.runs):
        yield "the letters of a name in a row"
    if want.spread and want.spread.search(flat):
        yield "a name that is spaced out or broken"
    for first, second in want.pairs:
        if any(
            _is(a, first) and any(_is(b, second) for b in words[i + 1 : i + 3])
            for i, a in enumerate(words)
            if a[0] == first[0]
        ):
            yield "a whole name"
            break
    if want.phrases:
        text = " ".join(words)
        if any(phrase in text and phrase not in innocent for phrase in want.phrases):
            yield "a description"


def _is(word: str, name: str) -> bool:
    """Whether a word is a name, or that with an ending."""
    if word == name:
        return True
    if len(name) < _SPREAD:
        return word.startswith(name) and word[len(name) :] in ("s", "es", "a", "e", "y", "u", "i", "om", "em")
    stem = name[:-1] if name[-1] in "aeiouy" else name
    return word.startswith(stem) and _ENDINGS.fullmatch(word, len(stem)) is not None


@lru_cache(maxsize=4096)
def _flat(text: str) -> str:
    """Small plain letters: compatible forms, without marks and what has no width, transliterated."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return _BEYOND.sub(lambda found: _latin(found[0]), text).lower()


@lru_cache(maxsize=65_536)
def _latin(letter: str) -> str:
    return "" if unicodedata.category(letter) in ("Mn", "Me", "Cf") else anyascii(letter)


def _words(name: str) -> list[str]:
    return _WORD.findall(_flat(name))


def _boned(word: str) -> str:
    """A word without vowels, by how its consonants sound: what transliterations share."""
    return _NO_VOWELS.sub("", word.translate(_ALIKE))


def _bones(text: str) -> frozenset[str]:
    """The consonants of the words in other scripts than Latin, with endings cut off."""
    found = set[str]()
    for word in re.findall(r"[\u0370-\u1fff]{3,}", text):
        if not word[0].islower() or "\u10a0" <= word[0] <= "\u10ff":  # Georgian has capitals that nobody writes
            found.add(_boned(_flat(word)))
    return frozenset(found)


def _digests(name: str) -> Iterator[str]:
    """Hashes of a name, whole and cut to their first ten figures, also in base 64."""
    words = name.split()
    orders = {name, " ".join(words), "".join(words), " ".join(reversed(words)), ", ".join(reversed(words)), *words}
    orders |= {sep.join(words) for sep in "-_."}
    for spelled in {case for one in orders for case in (one, one.lower(), one.upper(), one.title())}:
        for kind in _HASHES:
            raw = hashlib.new(kind, spelled.encode("utf-8", "replace"), usedforsecurity=False).digest()
            yield raw.hex()
            yield raw.hex()[:10]
            yield base64.b64encode(raw).decode()
