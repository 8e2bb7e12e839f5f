"""The spellings of protected names, made ready to be looked for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportedly.letters import sound
from reportedly.protect.endings import ends, stems, sure
from reportedly.protect.letters import forms
from reportedly.protection import SMALL, Hidden, Protections, folded

_PARTICLES = frozenset(
    "al el as ash an ad ar at az bin ibn bint ben abu van von der den de la le di da del della dos das do du ter ten zu"
    " zur af av y e the of".split()
)
_ALONE = 3
"""Letters of a word that stands for somebody by itself, however it is written; one of fewer (Li, Bo) does where it is
written as a name, and a given name of so few where its bearer stands."""
_HEARD = 5
"""Letters of a word that is also known by its sound."""
_LONG = 7
"""Letters of a word that is known with an ending though it has no capital; of a surname that is known within another
word: “Kesslersaid”, where a page lost a space."""
_RUN_ON = 8
"""Letters of a whole name that is also known inside a longer word: a handle, a hashtag."""
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")


Part = Literal["given", "single", "surname", "short"]


class Target(NamedTuple):
    """What a spelling means: whose it is (a place in `Protections.people`), and whether it tells by itself.

    `sure` is false for what is another's name as well: it tells only where its bearer stands for other reasons.
    `ordinary` words are names only with a capital; of `given` names, and of a name that is a `single` word, an ending
    may make another name (Maria, Mario). A `short` one of two letters, which is no word, tells with its capital alone,
    but where a sentence begins.
    """

    person: int
    sure: bool
    ordinary: bool = False
    part: Part = "surname"


class Targets:
    """All spellings of all protected people."""

    def __init__(self, protected: Protections) -> None:
        self.words: dict[str, list[Target]] = {}
        self.heard: dict[str, list[Target]] = {}
        self.whole: dict[str, Target] = {}
        self.literal: dict[str, int] = {}
        self.hashes: dict[str, int] = {}
        self.known: dict[tuple[str, bool], tuple[Target, ...]] = {}
        self.full: dict[int, set[str]] = {}
        self.givens: dict[int, set[str]] = {}
        self.surnames: dict[int, set[str]] = {}
        self.ordinary = protected.ordinary
        self.others: dict[str, list[tuple[str, ...]]] = {}
        for other in protected.others:
            words = tuple(form[0] for word in folded(other) if (form := forms(word)))
            if len(words) > 1:
                self.others.setdefault(words[0], []).append(words)
        self._shared = {word for each in self.others.values() for words in each for word in words[:-1]}
        for person, hidden in enumerate(protected.people):
            self._take(person, hidden)
        self.openings = {word[:n] for word in (*self.words, *self.whole) for n in range(1, len(word) + 1)}
        self.within = [
            (word, Target(person, sure=True))
            for person, each in self.surnames.items()
            for word in each
            if len(word) >= _LONG and word not in self.ordinary
        ]
        self.run_on = [word for word in self.whole if len(word) >= _RUN_ON]

    def _take(self, person: int, hidden: Hidden) -> None:
        for name in hidden.names:
            words = [form[0] for word in folded(name) if (form := forms(word))]
            self.hashes |= dict.fromkeys(digests(name), person)
            if _UNSPACED.search(name) or not any(len(word) > 1 for word in words):
                self.literal[name] = person
            if len(words) == 1:
                if hidden.marked:
                    self.surnames.setdefault(person, set()).add(words[0])
                self._word(person, words[0], "single", sure=hidden.marked or not self._of_others(words[0]))
                continue
            told = [word for word in words if word not in _PARTICLES]
            for place, word in enumerate(told):
                last = place == len(told) - 1
                (self.surnames if last else self.givens).setdefault(person, set()).add(word)
                self._word(person, word, "surname" if last else "given", sure=last or not self._of_others(word))
            ordinary = all(word in self.ordinary for word in words)
            for whole in wholes(words):
                self.whole.setdefault(whole, Target(person, sure=True, ordinary=ordinary))

    def _word(self, person: int, word: str, part: Part, *, sure: bool) -> None:
        if len(word) < 2 and word.isascii():
            return
        short = len(word) < _ALONE and word.isascii()
        sure = sure and not (short and part == "given")
        kind: Part = "short" if short and word not in SMALL else part
        target = Target(person, sure, short or word in self.ordinary, kind)
        self.full.setdefault(person, set()).add(word)
        spelled = {word} if target.ordinary else stems(word)
        for stem in spelled:
            _add(self.words, stem, target)
        if len(word) >= _HEARD and not target.ordinary:
            _add(self.heard, sound(word), target)

    def _of_others(self, word: str) -> bool:
        return word in self._shared

    def exactly(self, form: str) -> list[Target]:
        """Whom a word in small letters may stand for: a long one also with an ending (“antonym” is no Anton)."""
        found = self.words.get(form) or [t for t in self.of(form) if len(form) > _LONG]
        return [target for target in found if not target.ordinary]

    def of(self, form: str, *, heard: bool = False) -> list[Target]:
        """Whom a folded word may stand for, whole or with an ending; where none, and `heard`, by its sound."""
        found = [target for cut in range(len(form), max(len(form) - 8, 0), -1) for target in self._ended(form, cut)]
        return found or (self.heard.get(sound(form), []) if heard and len(form) >= _HEARD else [])

    def _ended(self, form: str, cut: int) -> list[Target]:
        """Whom the beginning of a word stands for, where the rest is an ending; in doubt no longer for sure."""
        stem, rest, found = form[:cut], form[cut:], []
        for target in self.words.get(stem, ()):
            if rest == "" and stem in self.full.get(target.person, ()):
                found.append(target)
            elif rest == "s" if target.ordinary else ends(stem, rest):
                found.append(target if _certain(target, stem, rest) else target._replace(sure=False))
        return found


def _certain(target: Target, stem: str, rest: str) -> bool:
    """Whether a word with an ending is that name and no other."""
    if not target.sure or target.part == "given":
        return target.sure and rest == "s"
    return target.part == "surname" or sure(stem, rest)


def _add(table: dict[str, list[Target]], key: str, target: Target) -> None:
    kept = table.setdefault(key, [])
    if target not in kept:
        kept.append(target)


def wholes(words: Sequence[str]) -> set[str]:
    """A name's words written as one: in both orders, without those in the middle, with an initial."""
    first, *_, last = words
    found = {"".join(words), "".join([last, *words[:-1]]), first + last, last + first, first[0] + last, last + first[0]}
    if len(words) > 2:
        found |= {"".join(word[0] for word in words[:-1]) + last}
    return {whole for whole in found if len(whole) > _ALONE}


def digests(name: str) -> set[str]:
    """Hashes of a name in the casings and orders that somebody might have hashed it in, as hexadecimal."""
    return {
        hashlib.new(kind, spelled.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
        for spelled in casings(name)
        for kind in _HASHES
    }


def casings(name: str) -> set[str]:
    """A name as somebody might write it before hashing it."""
    words = name.split()
    turned = (
        [" ".join(words), " ".join([words[-1], *words[:-1]]), f"{words[-1]}, {' '.join(words[:-1])}"] if words else []
    )
    joined = [*turned, "".join(words), "_".join(words), "-".join(words), ".".join(words), *words]
    return {case for one in joined for case in (one, one.lower(), one.upper(), one.title(), one.casefold())}
