"""Who was spoken of before, by words alone: whom “she”, “both” and “neither man” of a withheld name may mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportedly.days import DAY_WORDS
from reportedly.resolve.counts.nouns import is_person, is_plural, singular
from reportedly.text import quotations
from reportedly.types import Span

_BACK = 14
"""How many people spoken of before are looked at."""
_FAR = 900
"""Code points back in which somebody is looked for."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
_DETERMINERS = frozenset(
    """a an the one another two three four five six seven eight nine ten some several many his her their other both
    former local our most""".split()
)
_TRADES = frozenset(
    """docker steward foreman forewoman caretaker keeper insider whistleblower orderly porter cleaner welder broker
    staffer bartender trainer barber warden usher recruiter barrister bailiff stoker deckhand groundsman handyman rigger
    stagehand interviewee stallholder squaddie informant claimant complainant juror""".split()
)
"""Callings that the nouns of people leave out, and that news speaks with."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "several": 3, "some": 3, "both": 2, "many": 3}
_NOT_INSIDE = frozenset(
    """who that which of in on at by to for from and or but said says told with is was were are has have had not as
    a an the his her their""".split()
)
_LEADING = frozenset("in at to from on of the".split())
"""A name behind these is a place's or a body's."""
_SAYS = re.compile(
    r"(?:say|said|says|tell|tells|told|recall(?:s|ed)|confirmed|add(?:s|ed)|wrote|explain(?:s|ed)|believ(?:es|ed)|put|call(?:s|ed)"
    r"|describ(?:es|ed)|remember(?:s|ed)|think|thinks|thought|admitt?(?:s|ed)|claim(?:s|ed)|agreed|warned|cautioned|insist(?:s|ed)"
    r"|spoke|whisper(?:s|ed)|complain(?:s|ed)|shook|argued|according)$"
)
_WOMEN = re.compile(
    r"(?:wom[ae]n|girl|mother|sister|daughter|wife|widow|aunt|grandmother|nun|actress|waitress|niece|lady|mum|mom"
    r"|girlfriend|headmistress|midwife|heiress)s?$"
)
_MEN = re.compile(
    r"(?:(?<!wo)m[ae]n|boy|father|brother|son|husband|widower|uncle|grandfather|monk|actor|nephew|dad|boyfriend|schoolmaster"
    r"|gentlem[ae]n|lad|bloke|priest)s?$"
)
_SHE = re.compile(r"\b(?:she|her|hers|woman|women|girls?|mother)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|man|men|boys?|father)\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s(?:an?|the|his|her)\s(?!\w+\ssaid)[^.,;:“”\"\n]{3,60}(?=,)")
_ACTS = re.compile(r"[a-z]+ed$|was$|had$|is$|has$")
_BREAK = re.compile(r"[.!?;“”\"\n]")
_RUN = re.compile(r"(?<![\w’'])[A-Z][^\W\d_]+\.?(?: [A-Z]\.)?(?: [A-Z][^\W\d_]+)+")
"""Capitalised words in a row."""
_NO_NAMES = DAY_WORDS | frozenset("the but and when what there this that mr mrs ms photo".split())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a text: the phrase, whether it is a bare name, how many, and whether a verb of saying is near."""

    span: Span
    head: str
    name: bool
    full: bool
    many: int
    speaks: bool
    woman: bool
    man: bool


@lru_cache(maxsize=4096)
def _is_woman(word: str) -> bool:
    return _WOMEN.search(word) is not None


@lru_cache(maxsize=4096)
def _is_man(word: str) -> bool:
    return _MEN.search(word) is not None


class People:
    """The people of a text outside its quotations, in order; read when they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def all(self) -> Sequence[Person]:
        quoted = quotations(self.text)
        found: list[Person] = []
        passed = after = 0  # quotations, and the word behind the phrase before
        for i, m in enumerate(self._words):
            if i < after or not (m[0][0].isupper() or self._low[i] in _DETERMINERS):
                continue
            start = m.start()
            while passed < len(quoted) and quoted[passed].end <= start:
                passed += 1
            if passed < len(quoted) and quoted[passed].start <= start < quoted[passed].end:
                continue
            person, after = self._at(i)
            if person and not (found and person.span.start < found[-1].span.end):
                found.append(person)
        return found

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text))

    @cached_property
    def _low(self) -> list[str]:
        """The words in small letters."""
        return [m[0].casefold() for m in self._words]

    @cached_property
    def _saying(self) -> frozenset[str]:
        """Those that are verbs of saying."""
        return frozenset(word for word in set(self._low) if _SAYS.match(word))

    def _gap(self, i: int) -> str:
        """What stands between a word and the next."""
        return self.text[self._words[i].end() : self._words[i + 1].start()]

    def _at(self, i: int) -> tuple[Person | None, int]:
        """The person whose phrase opens at a word, and the word behind it."""
        words, low = self._words, self._low
        if low[i] in {"one", "another"} and self._alone(i):
            return self._person(i, i, low[i], name=False), i + 1
        if low[i] in _DETERMINERS:
            for j in range(i + 1, min(i + 7, len(words))):
                gap, word = self._gap(j - 1), words[j][0]
                head = low[j].rstrip(".").removesuffix("’s")
                if (gap != " " and (gap.strip() or "\n" in gap)) or self._ends_sentence(j - 1):
                    break
                if head in _NOT_INSIDE or word.endswith(("’s", "s’")):
                    break
                if (is_person(head) or singular(head) in _TRADES) and not self._goes_on(j):
                    return self._person(i, j, head, name=False), j + 1
            return None, i + 1
        if self._is_name(words[i][0]) and not (i and low[i - 1] in _LEADING):
            j = i
            while j + 1 < min(i + 5, len(words)) and self._joined(j) and words[j + 1][0][0].isupper():
                j += 1
            return self._person(i, j, words[j][0].rstrip(".").casefold(), name=True), j + 1
        return None, i + 1

    def _alone(self, i: int) -> bool:
        """“One, a grandmother, said”, “another said”."""
        end = self._words[i].end()
        following = self._words[i + 1][0] if i + 1 < len(self._words) else ""
        return self.text[end : end + 2] == ", " or bool(_SAYS.match(following))

    def _goes_on(self, j: int) -> bool:
        """Whether the phrase does, with another word for somebody: “a police / officer”."""
        if j + 1 == len(self._words) or not self._joined(j):
            return False
        after = self._low[j + 1].rstrip(".")
        return is_person(after) and not _SAYS.match(after)

    def _ends_sentence(self, j: int) -> bool:
        word = self._words[j][0]
        return word.endswith(".") and len(word) > 3

    def _joined(self, j: int) -> bool:
        return not self._ends_sentence(j) and self._gap(j) == " "

    def _is_name(self, word: str) -> bool:
        low = word.rstrip(".").casefold()
        return word[0].isupper() and low not in _NO_NAMES and low not in self._common and not low.endswith(("’s", "'s"))

    @cached_property
    def _common(self) -> frozenset[str]:
        """Words that the text has in small letters."""
        return frozenset(w[0] for w in re.finditer(r"(?<![\w’'])[a-z]{2,}(?![\w])", self.text))

    @cached_property
    def _places(self) -> frozenset[str]:
        """Single names that something is in, at or from, and who is called “it”: places and bodies."""
        found = re.finditer(r"\b(?:in|at|inside|near|from|outside|across|the)\s([A-Z][\w’-]+)(?!\s[A-Z])", self.text)
        return frozenset(m[1].removesuffix("’s") for m in found)

    def _acts(self, i: int) -> bool:
        """“… Nora lived …”: a single name inside a sentence before a verb of the past."""
        inside = i > 0 and self._gap(i - 1) == " "
        return inside and i + 1 < len(self._words) and _ACTS.match(self._words[i + 1][0]) is not None

    def _speaks(self, i: int, j: int) -> bool:
        """Whether a verb of saying stands before the words from `i` to `j`, or in their clause behind them."""
        low, saying = self._low, self._saying
        if not saying.isdisjoint(low[max(0, i - 2) : i]):
            return True
        for k in range(j + 1, min(j + 14, len(low))):
            gap = self._gap(k - 1)
            if gap != " " and _BREAK.search(gap):
                return False
            if low[k] in saying:
                return True
        return False

    def _person(self, i: int, j: int, head: str, *, name: bool) -> Person | None:
        words, low = self._words, self._low
        span = Span(words[i].start(), words[j].end())
        if name and i == j and len(words[j][0]) > 3:
            span = Span(span.start, span.end - words[j][0].endswith("."))
        if name and (is_person(head) or is_plural(head) or self.text[slice(*span)] in self._places):
            return None
        close = self.text[span.end : span.end + 1] in {",", "*", "(", "†"} or not self._saying.isdisjoint(
            (*low[max(0, i - 1) : i], *low[j + 1 : j + 2])
        )
        if name and i == j and not close and not self._acts(i):
            return None
        speaks = self._speaks(i, j)
        if not speaks and j + 1 < len(words) and self.text[span.end : span.end + 2] == ", ":  # X, a nurse, said
            comma = self.text.find(",", span.end + 2, span.end + 90)
            after = _WORD.search(self.text, comma, comma + 30) if comma > 0 else None
            speaks = bool(after and _SAYS.match(after[0])) or self.text[span.end + 2 : span.end + 4].isdigit()
        if apposed := _APPOSED.match(self.text, span.end, span.end + 90):
            span = Span(span.start, apposed.end())
        about = [head, *self.text[words[j].end() : span.end].split()]
        many = 1 if name else _NUMBERS.get(low[i], 3 if is_plural(head) or head.endswith(("men", "people")) else 1)
        full = name and j > i
        woman, man = any(map(_is_woman, about)), any(map(_is_man, about))
        return Person(span, head, name, full, many, speaks and (not name or close), woman, man)

    def before(self, at: int, words: str, *, plural: bool = False) -> list[Person]:
        """Whom words at a place may mean: the last one that fits, for a plural the last group, or the last two."""
        woman, man = bool(_SHE.search(words)), bool(_HE.search(words))
        fits: list[Person] = []
        last = bisect_left(self.all, at, key=lambda p: p.span.end)
        for p in reversed(self.all[max(0, last - _BACK) : last]):
            if p.span.start < at - _FAR:
                break
            if p.full or (woman and not man and p.man) or (man and not woman and p.woman):
                continue
            if plural and p.many > 1:
                return [p, *(q for q in fits if q.head == p.head)] if p.speaks or not fits else fits[:2]
            if p.many == 1 or plural:
                fits.append(p)
            if not plural and p.speaks:
                return [p]
        return fits[: 2 if plural else 1]

    def full_before(self, at: int) -> bool:
        """Whether who was last spoken of stands there, or elsewhere, with a full name."""
        last = bisect_left(self.all, at, key=lambda p: p.span.end)
        if last == 0 or (who := self.all[last - 1]).span.start <= at - _FAR:
            return False
        return who.full or (who.name and self.in_full(who.span))

    @cached_property
    def half_named(self) -> Sequence[Person]:
        """Who speaks under a single name that stands in no longer one."""
        longer = {w for p in self.all if p.full for w in self.text[slice(*p.span)].split()} | self._in_full
        return [p for p in self.all if p.name and not p.full and p.speaks and self._half(p, longer)]

    @cached_property
    def _in_full(self) -> frozenset[str]:
        """The words of names of several words, wherever they stand: “the mayor of Sarnow, Jan Orel”, “Ms. Orel”."""
        runs = (m[0].split() for m in _RUN.finditer(self.text))
        return frozenset(w for run in runs if run[0].casefold() not in self._common for w in run)

    def in_full(self, span: Span) -> bool:
        """Whether a phrase is a word of a longer name that stands elsewhere."""
        return self.text[slice(*span)] in self._in_full

    def _half(self, p: Person, longer: set[str]) -> bool:
        words = self.text[slice(*p.span)].partition(",")[0]
        return words not in longer and not words.isupper()

    def called(self, head: str) -> list[Person]:
        """Those whose phrase has a head word."""
        return [p for p in self.all if p.head == head]
