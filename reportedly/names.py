"""Names of people and bodies as values: folded to plain Latin words, compared by sound, with a reason in words.

Two outlets write one name in many ways (Zelensky, Zelenskyy, Зеленский), and two people share a name. So `match` tells
three answers apart, how far the names agree, and why; it knows nothing of who is meant. No list of names stands here:
spellings meet in a normal form made by rules, lists hold only what is not a name (titles, particles, kinds of bodies).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from reportedly.letters import MIXED, loose, plain, sound, straight
from reportedly.name_words import (
    BEFORE_TITLES,
    BODIES,
    COMPANY,
    DROPPABLE,
    GENERATIONS,
    JOINTS,
    MEN,
    NO_NAME,
    OF_PLACES,
    OFFICES,
    PARTICLES,
    PORTFOLIO,
    SMALL,
    SURNAMES,
    TITLES,
    WOMEN,
)

Likeness = Literal["same", "compatible", "different"]


class Match(NamedTuple):
    """How two names agree: `score` in [0, 1] is 1 for equal names and 0 for different ones.

    `initials`: whether one of them is the initials of the other.
    """

    relation: Likeness
    score: float
    reason: str
    initials: bool = False


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_POSSESSIVE = re.compile(r"'s?$")


class _Name(NamedTuple):
    """A name taken apart: its words without titles, suffixes and particles, and what those said."""

    words: tuple[str, ...]
    he: bool | None
    generation: str | None
    acronym: str | None
    body: bool
    joints: frozenset[str]
    initials: frozenset[str]


def _words(name: str) -> list[str]:
    found = (_POSSESSIVE.sub("", word).replace("'", "") for word in _WORD.findall(plain(name)))
    return [word for word in found if word]


def _past_titles(words: Sequence[str]) -> int:
    """How many words at the front are titles and ranks; 0 where nothing but them is there, or a body follows."""
    end = at = 0
    titled = False
    while at < len(words):
        word = words[at]
        if titled and word in JOINTS and at + 1 < len(words) and words[at + 1] in PORTFOLIO:
            at += 1
            while at < len(words) and words[at] in PORTFOLIO:
                at += 1
            end = at
            continue
        if word in TITLES:
            titled, end = True, at + 1
        elif word in DROPPABLE and end == at:
            end = at + 1
        elif word not in BEFORE_TITLES:
            break
        at += 1
    left = words[end:]
    return end if left and left[0] not in JOINTS and not BODIES.intersection(left) else 0


def _past_office(words: Sequence[str], name: str) -> int:
    """How many words at the front are a body or a place and an office in it: “French President”, “Chelsea manager”.

    Only before a run of capitals, so that the name of a body that ends otherwise stays whole.
    """
    written = _WORD.findall(straight(name))
    if len(written) != len(words):
        return 0
    capitals = len(words)
    while capitals and (
        _capital(written[capitals - 1]) or (capitals < len(words) and words[capitals - 1] in PARTICLES)
    ):
        capitals -= 1
    last = next((k for k in range(len(words) - 2, -1, -1) if words[k] in OFFICES), -1)
    end = last + 1
    if last >= 0 and words[end] in JOINTS:  # “US Secretary of State Mike Pompeo”
        after = next((n for n in range(end + 1, len(words)) if words[n] not in PORTFOLIO), len(words))
        end = after if after > end + 1 else end
    if end < max(capitals, 1):
        end = capitals
        if not end or words[end - 1] in SMALL:
            return 0
    left = words[end:]
    no_name = BODIES | OFFICES | SMALL - PARTICLES
    told = left[:-1] if len(left) > 1 and left[-1] in SURNAMES else left
    if not 1 <= len(left) <= 4 or no_name.intersection(told) or left[0] in GENERATIONS or _nothing_but_titles(left):
        return 0
    return end


@lru_cache(maxsize=16_384)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name in plain lower case Latin, without titles, ranks and the possessive.

    >>> fold("Foreign Minister Володимир Зеленський’s")
    ('volodimir', 'zelenskiy')

    A title by itself stays: it is all there is.
    """
    words = _words(name)
    if len(words) > 1 and words[0] == "the":
        words, name = words[1:], re.sub(r"^\W*\w+\s", "", name)
    return tuple(words[max(_past_titles(words), _past_office(words, name)) :])


@lru_cache(maxsize=4096)
def _apart(name: str) -> _Name:
    every = _words(name)
    words = list(fold(name))
    titles = every[: len(every) - len(words)]
    he = True if MEN.intersection(titles) else False if WOMEN.intersection(titles) else None
    acronym = _acronym_of(name)
    body = len(words) > 1 and bool(BODIES.intersection(words) or JOINTS.intersection(words[1:]))
    while len(words) > 1 and words[-1] in COMPANY:
        words, body = words[:-1], True
    generation = None
    if len(words) > 1 and words[-1] in GENERATIONS and not body:
        generation = GENERATIONS[words.pop()]
    small = SMALL if body else PARTICLES
    kept = tuple(
        word
        for n, word in enumerate(words)
        if word not in small
        or (not body and (n == len(words) - 1 or (n == 0 and not _written_as_particle(word, name))))
    )
    return _Name(kept or tuple(words), he, generation, acronym, body, JOINTS & set(words), _initials(words))


def _written_as_particle(word: str, name: str) -> bool:
    """Whether the first word is one of “al-Assad” or “van Orel”, and not that of “Al Orel” and “Ben Orel”."""
    return len(word) > 1 and bool(re.search(rf"\b{re.escape(word)}\b", name) or f"{word}-" in name.casefold())


_CAPITALS = re.compile(r"(?:[^\W\d_]\.?){2,8}")


def _acronym_of(name: str) -> str | None:
    """“MID”, “M.I.D.”, “the MID’s” → “mid”; None for what is not written in capitals."""
    word = re.sub(r"^[Tt]he\s+|['’]s?$", "", name.strip())
    letters = word.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isupper() and _CAPITALS.fullmatch(word)):
        return None
    return plain(letters)


# ---------------------------------------------------------------- words

_EXACT, _HEARD, _ALIKE, _SHORT, _INITIAL, _NOT = 5, 4, 3, 2, 1, 0
"""How two words agree: letter by letter, by sound, but for vowels, one the beginning of the other, by an initial."""


def _words_agree(left: str, right: str) -> int:
    if left == right:
        return _EXACT
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    if len(short) == 1:
        return _INITIAL if len(long) > 1 and short in (long[0], sound(long)[0]) else _NOT
    if sound(left) == sound(right):
        return _HEARD
    if loose(left) == loose(right):
        return _ALIKE
    if len(short) >= 3 and len(long) >= len(short) + 2 and long.startswith(short):
        return _SHORT
    return _NOT


# ---------------------------------------------------------------- names

_DIFFERENT = "the names have nothing in common"


def match(left: str, right: str) -> Match:
    """Whether two names may stand for one: the answer, how far they agree, and why.

    >>> match("Volodymyr Zelenskyy", "Володимир Зеленський").relation
    'same'
    >>> match("Orel", "Jan Orel").relation, match("Jan Orel", "Eva Orel").relation
    ('compatible', 'different')

    ``same``: nothing in the names speaks against it. ``compatible``: one says less than the other (a surname, an
    initial, an acronym). The order of the two makes no difference.
    """
    if right < left:
        left, right = right, left
    if left == right:
        return Match("same", 1.0, "the same name")
    if MIXED.search(left) or MIXED.search(right):
        return Match("different", 0.0, "letters of two scripts in one word")
    a, b = _apart(left), _apart(right)
    if not a.words or not b.words:
        return Match("different", 0.0, "there is no name in it")
    if a.he is not None and b.he is not None and a.he != b.he:
        return Match("different", 0.0, "one is a man’s title, one a woman’s")
    if apart := _generations_apart(a, b):
        return Match("different", 0.0, apart)
    if a.words == b.words:
        return Match("same", 1.0, "the same name")
    if "".join(a.words) == "".join(b.words):
        return Match("same", 0.95, "the same letters, divided otherwise")
    return _short_for(a, b) or _short_for(b, a) or (_bodies(a, b) if a.body or b.body else _people(a, b))


def _generations_apart(a: _Name, b: _Name) -> str | None:
    """Why what stands behind the names parts them: a full name without “Jr.” is the father’s as often as not."""
    if a.generation == b.generation:
        return None
    if a.generation and b.generation:
        return "the numerals after the name differ"
    younger, other = (a, b) if a.generation else (b, a)
    whole = len(other.words) > 1 or len(younger.words) == 1
    return "only one is called junior" if younger.generation == "jr" and whole else None


_JUNIOR = re.compile(r",?\s+(?:jr\.?|junior)\s*$", re.IGNORECASE)


def elder(name: str) -> str:
    """A name without “Jr.” behind it: for who must not miss anybody who may be meant.

    >>> elder("Mara Velt, Jr."), elder("Velt")
    ('Mara Velt', 'Velt')
    """
    return _JUNIOR.sub("", name)


def _short_for(short: _Name, long: _Name) -> Match | None:
    if not short.acronym or len(long.words) < 2:
        return None
    if short.acronym in long.initials and short.acronym not in long.words:
        return Match("compatible", 0.75, f"{short.acronym.upper()} is the initials of the other", initials=True)
    return None


def _initials(words: Sequence[str]) -> frozenset[str]:
    if not 2 <= len(words) <= 12:
        return frozenset()
    return frozenset(("".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL)))


def _bodies(a: _Name, b: _Name) -> Match:
    left, right = (Counter(loose(word) for word in name.words) for name in (a, b))
    if left == right:
        return Match("same", 0.9, "the same words in another spelling or order")
    short, long = (left, right) if left.total() <= right.total() else (right, left)
    if short <= long and len(short) > 1:
        return Match("compatible", 0.5, "one name is part of the other")
    if short <= long and not JOINTS & (a.joints | b.joints):
        only, *_ = a.words if left is short else b.words
        if only not in BODIES and not OF_PLACES.intersection(b.words if left is short else a.words):
            return Match("compatible", 0.35, "one name is a word of the other")
    return Match("different", 0.0, _DIFFERENT if not left & right else "the names share words but not all of either")


def _people(a: _Name, b: _Name) -> Match:
    if len(a.words) == 1 and len(b.words) == 1:
        agree = _words_agree(a.words[0], b.words[0])
        if agree == _HEARD:
            return Match("same", 0.9, "one name in two spellings")
        if agree == _ALIKE:
            return Match("compatible", 0.5, "one name, but for the vowels")
        return Match("different", 0.0, _DIFFERENT)
    if len(a.words) == 1 or len(b.words) == 1:
        return _one_word(*((a, b) if len(a.words) == 1 else (b, a)))
    surname = _words_agree(a.words[-1], b.words[-1])
    if surname < _ALIKE:
        return _otherwise_ordered(a, b)
    given, reason = _givens(a.words[:-1], b.words[:-1])
    if given == _NOT:
        return Match("different", 0.0, reason)
    if surname == _ALIKE:
        return Match("compatible", 0.5, "the surnames agree but for the vowels")
    if given <= _SHORT:
        return Match("compatible", 0.6 if given == _INITIAL else 0.5, reason)
    score = {_EXACT: 0.95, _HEARD: 0.9, _ALIKE: 0.8}[min(given, surname)]
    if len(a.words) != len(b.words):
        score -= 0.1
        return Match("same", score, "one has a middle name that the other leaves out")
    return Match("same", score, "the same name, spelled in two ways")


def _one_word(short: _Name, long: _Name) -> Match:
    word, words = short.words[0], long.words
    surname = _words_agree(word, words[-1])
    if surname > _ALIKE and long.generation == "jr" and not short.generation:
        return Match("compatible", 0.5, "a surname alone, which may be the elder’s")
    if surname >= _ALIKE:
        reason = "a surname alone" if surname > _ALIKE else "a surname alone, but for the vowels"
        return Match("compatible", 0.6 if surname > _ALIKE else 0.4, reason)
    if _words_agree(word, words[0]) >= _HEARD:
        return Match("compatible", 0.4, "a given name alone")
    if any(_words_agree(word, other) >= _HEARD for other in words[1:-1]):
        return Match("compatible", 0.3, "one name is a word of the other")
    return Match("different", 0.0, _DIFFERENT)


def _otherwise_ordered(a: _Name, b: _Name) -> Match:
    left, right = (Counter(sound(word) for word in name.words) for name in (a, b))
    if left == right:
        return Match("same", 0.85, "the same words in another order")
    short, long = (a.words, b.words) if len(a.words) < len(b.words) else (b.words, a.words)
    if len(short) < len(long) and _words_agree(short[0], long[0]) >= _HEARD and _within(short, long):
        return Match("compatible", 0.6, "one name goes on where the other ends")
    return Match("different", 0.0, "the surnames differ")


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all of `short` stands in `long`, in order."""
    rest = iter(long)
    return all(any(_words_agree(word, other) >= _HEARD for other in rest) for word in short)


_WORDS = 3
"""Letters of a name in the middle; fewer are initials: H. W., HW, J."""


def _givens(left: Sequence[str], right: Sequence[str]) -> tuple[int, str]:
    """How the words before the surname agree, at worst; `_NOT` where they speak against each other."""
    first = _words_agree(left[0], right[0])
    if first == _EXACT and len(left[0]) == 1:
        first = _INITIAL
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if first == _NOT:
        if len(short) == 1 and len(long) > 1 and any(_words_agree(short[0], w) >= _HEARD for w in long[1:]):
            return _SHORT, "the given name of one is the middle name of the other"
        if min(len(left[0]), len(right[0])) == 1:
            return _NOT, "the initials differ"
        return _NOT, "the given names differ"
    initials = short[1:] and all(len(word) < _WORDS for word in (*short[1:], *long[1:]))
    if initials and "".join(short[1:]) != "".join(long[1:]):  # George W. and George H. W.
        return _NOT, "the middle names differ"
    worst = first
    rest = iter(long[1:])
    for word in short[1:]:
        agree = next((found for other in rest if (found := _words_agree(word, other))), _NOT)
        if agree == _NOT:
            return _NOT, "the middle names differ"
        if agree > _SHORT:
            worst = min(worst, agree)  # an initial in the middle is as good as its name
    if worst == _INITIAL:
        return worst, "an initial for the given name"
    return worst, "the given name of one is short for the other’s" if worst == _SHORT else "the given names agree"


def bare(name: str) -> bool:
    """Whether a name is a single word: a surname or a given name alone, or the one name of a body."""
    return len(_apart(name).words) < 2


def acronym(name: str) -> bool:
    """Whether a name is written in capitals alone, as MID or U.N."""
    return _acronym_of(name) is not None


@lru_cache(maxsize=16_384)
def named(words: str) -> bool:
    """Whether the words are a name, “Mara Velt”, and no description, “an analyst”, “the Foreign Minister”."""
    found = _WORD.findall(straight(words))
    if found and found[0].casefold() == "the":
        found = found[1:]
    if not found or len(found) > 12 or found[0].casefold() in NO_NAME or not _capital(found[0]):
        return False
    small = sum(not _capital(word) and word.casefold() not in SMALL | PARTICLES for word in found)
    return not small and not _nothing_but_titles(fold(words))


def office(word: str) -> bool:
    """Whether a word of plain lower case says what a person is called in an office or a trade: “premier”, “nurse”."""
    return word in OFFICES


@lru_cache(maxsize=16_384)
def generic(name: str) -> bool:
    """Whether a name says what a body is and not which: the Foreign Ministry, the Supreme Court, the police."""
    return all(word in BODIES | SMALL | PORTFOLIO | BEFORE_TITLES | TITLES for word in fold(name))


def _capital(word: str) -> bool:
    return not word[0].islower()


def _nothing_but_titles(words: Sequence[str]) -> bool:
    return all(word in TITLES | BEFORE_TITLES | SMALL for word in words)


def block_keys(name: str) -> set[str]:
    """What names that `match` may join have in common, to look candidates up by; empty where there is no word.

    A person’s last word, a body’s words that other bodies lack, all words for another order, initials for acronyms. A
    given name alone finds no full name.
    """
    found = _apart(name)
    words = found.words[:12]
    if not words:
        return set()
    keys = {"g " + "".join(words)[:64]}
    if found.body:
        telling = [word for word in words if word not in BODIES]
        keys |= {"w " + loose(word) for word in telling or words[-1:]}
    else:
        keys.add("w " + loose(words[-1]))
    if len(words) > 1:
        keys.add("o " + " ".join(sorted(sound(word) for word in words)))
    if found.body or len(words) > 2:
        keys |= {"i " + letters for letters in found.initials}
    if found.acronym:
        keys.add("i " + found.acronym)
    return keys
