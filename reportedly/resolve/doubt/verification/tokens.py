"""The words of a sentence and the phrases around a place in it. No parser: words and their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from reportedly.resolve.doubt.verification.who import Page
from reportedly.types import Span

_TOKEN = re.compile(r"\w+?(?=n[’']t\b)|n[’']t\b|\d[\d,.]*\d|\w+(?:[-.]\w+)*|[’']\w+|[^\w\s]")
_LONGEST = 260
"""Tokens of a sentence that are read."""
_SUBJECT, _OBJECT = 26, 22
"""Tokens of a subject and of an object that are read."""
_STOPS = frozenset(', ; : — – ( ) “ ” " ! ? . but while although though because'.split())
_RELATIVE = frozenset("that which who whom".split())
_ASIDES = frozenset("however far yet therefore though too instead either".split())
HEDGED = frozenset("possible impossible hard difficult".split())
_SUBJECTS = frozenset("they he she we i it".split())
_SAYS = frozenset(
    "said says say saying added adds claimed claims insisted insists told argued noted stated admitted"
    " acknowledged alleged alleges believed believes wrote writes suggested suggests warned announced thought"
    " thinks".split()
)
_CLAIMS = frozenset(
    "the these those such all both some any his her their its your our other similar rival competing many".split()
)
"""What stands before “claims” where that is a noun."""
_CLAIMED = frozenset("of about by made in on from over against with which have had has been cannot".split())
"""What stands behind it there, beside auxiliaries."""
_FINITE = frozenset("can could will would may might has have had is are was were".split())
_WHICH = frozenset("who whether how what where when why".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a clause and where they begin. `relative` is the “which” or “that” they were taken up by, if any."""

    words: str
    start: int
    relative: bool = False
    joined: bool = False


class Tokens:
    """The words of a sentence, in lower case, with their places."""

    def __init__(self, text: str, sentence: Span, page: Page) -> None:
        self.text, self.sentence, self.page = text, sentence, page
        self.lexicon = page.lexicon

    @cached_property
    def spans(self) -> list[Span]:
        """Where the words stand."""
        return [Span(*m.span()) for m in islice(_TOKEN.finditer(self.text, *self.sentence), _LONGEST)]

    @cached_property
    def low(self) -> list[str]:
        """The words in lower case."""
        return [self.text[s:e].casefold() for s, e in self.spans]

    def at(self, place: int) -> int:
        """The number of the first token that begins at or after a place."""
        return next((i for i, s in enumerate(self.spans) if s.start >= place), len(self.spans))

    def words(self, first: int, last: int) -> str:
        """The text from a token up to before another."""
        return self.text[self.spans[first].start : self.spans[last - 1].end] if first < last else ""

    def group(self, verb: int) -> int:
        """The first token of the auxiliaries, negations and adverbs before a verb."""
        i = verb
        while i > 0 and verb - i < 14:
            word = self.low[i - 1]
            if word == "to" and i < verb and self.low[i] in _FINITE:
                break  # “nobody we spoke to could check”
            if word == "may" and self.text[self.spans[i - 1].start] == "M" and i > 1:
                break  # the month
            if word in self.lexicon.group or (word.endswith("ly") and word not in ("only", "family")):
                i -= 1
            elif word == "," and i > 2 and self.low[i - 2] in _ASIDES:
                comma = next((k for k in range(i - 3, max(-1, i - 6), -1) if self.low[k] == ","), None)
                if comma is None:
                    break
                i = comma
            elif word in ("of", "way", "means") and (no := self._no_way(i - 1)) is not None:
                i = no
            elif (hedged := self._for_whom(i)) is not None:
                i = hedged
            else:
                break
        return i

    def _no_way(self, i: int) -> int | None:
        """Where “no independent way of” before a verb begins."""
        before = self.low[max(0, i - 4) : i + 1]
        if "way" not in before and "means" not in before:
            return None
        return next((k for k in range(i, max(-1, i - 5), -1) if self.low[k] == "no"), None)

    def _for_whom(self, i: int) -> int | None:
        """Where “impossible for outsiders” before “to check” begins."""
        if i >= len(self.low) or self.low[i] != "to":
            return None
        for k in range(i - 1, max(0, i - 7), -1):
            if self.low[k] == "for" and self.low[k - 1] in HEDGED:
                return k - 1
        return None

    def subject(self, before: int) -> Phrase:
        """The noun phrase that ends before a token; an aside between commas or dashes is left out."""
        end = self._past_aside(before)
        boundary = self.lexicon.boundary
        first = end
        while first > 0 and end - first < _SUBJECT and not self._ends(first - 1):
            first -= 1
        first = self._from_determiner(self._from_clause(first, end)) if first < end else first
        if first < end:
            return Phrase(words=self.words(first, end), start=self.spans[first].start)
        if end == 0:
            return Phrase(words="", start=self.sentence.start)
        word, place = self.low[end - 1], self.spans[end - 1].start
        if word == "that" and end > 1 and self.low[end - 2] in _SAYS:
            return Phrase(words=word, start=place)  # “experts say that is wrong”
        if word in _RELATIVE:
            head = end - 1
            while head > 0 and self.low[head - 1] in (",", "—", "–", "of", "all", "both", "some"):
                head -= 1
            start = head
            while start > 0 and head - start < 14 and self.low[start - 1] not in boundary:
                start -= 1
            noun = self.words(start, head)
            if noun:
                return Phrase(words=noun, start=self.spans[start].start, relative=True)
            return Phrase(words=word, start=place)
        if word in ("and", "but", "or", ",") and end > 1:
            return self._first_of(end - 1)
        return Phrase(words="", start=self.spans[before].start if before < len(self.spans) else self.sentence.end)

    def _from_clause(self, first: int, end: int) -> int:
        """Where a subject begins that is, or holds, a clause: “Whether he said it is unknown”, “people who saw it”."""
        low = self.low
        for k in range(first - 1, max(-1, first - 8), -1):
            if low[k] in _WHICH and (k == 0 or not low[k - 1].isalnum() or low[k - 1] in ("but", "and")):
                return k
            if low[k] in _STOPS:
                break
        relative = low[first - 1] in ("that", "which") and low[first] in _SUBJECTS if 1 < first < end else False
        if 1 < first < end and (low[first - 1] == "who" or relative) and low[first - 2].isalpha():
            first -= 1
            while first > 0 and end - first < _SUBJECT and not self._ends(first - 1):
                first -= 1
        return first

    def _from_determiner(self, first: int) -> int:
        """Where “neither that nor the other account” begins, or “that claim”, of which only the end was taken."""
        if first and self.low[first - 1] == "that" and (first == 1 or not self.low[first - 2].isalnum()):
            return first - 1
        if self.low[first] != "nor":
            return first
        return next((k for k in range(first - 1, max(-1, first - 12), -1) if self.low[k] == "neither"), first)

    def _ends(self, i: int) -> bool:
        """Whether a token ends a noun phrase at its left: a boundary, or a verb of saying (“claims” may be a noun)."""
        word = self.low[i]
        if word != "claims":
            return word in self.lexicon.boundary or word in _SAYS
        after = self.low[i + 1] if i + 1 < len(self.low) else ""
        noun = not i or self.low[i - 1] in _CLAIMS or after in _CLAIMED or after in self.lexicon.be | _FINITE
        return not noun

    def head(self, start: int) -> str:
        """The noun before “that” or “which”, where these stand before a place: “a report that we have seen”."""
        i = self.at(start)
        if i < 2 or self.low[i - 1] not in ("that", "which"):
            return ""
        last = i - 1
        while last > 0 and self.low[last - 1] in (",", "—", "–", "of"):
            last -= 1
        first = last
        while first > 0 and last - first < 12 and self.low[first - 1] not in self.lexicon.boundary:
            first -= 1
        return self.words(first, last)

    def fronted(self, start: int) -> str:
        """The question before a subject: “whether the promise was made, we do not know”."""
        end = self.at(start)
        if end < 2 or self.low[end - 1] != ",":
            return ""
        for k in range(end - 2, max(-1, end - 24), -1):
            if self.low[k] in _WHICH and (k == 0 or not self.low[k - 1].isalnum()):
                return self.words(k, end - 1)
            if self.low[k] in (".", ";", "“", "”"):
                break
        return ""

    def sayer(self, start: int) -> str:
        """Who says what begins at a place: “Officials said the claim was false”."""
        i = self.at(start)
        if i and self.low[i - 1] == "that":
            i -= 1
        if not i or self.low[i - 1] not in _SAYS or not self._ends(i - 1):
            return ""
        return self.subject(self.group(i - 1)).words or self.low[i - 1]

    def _past_aside(self, before: int) -> int:
        """Left of “, which rests on a single source,”."""
        if before > 2 and self.low[before - 1] in (",", "—", "–", ")"):
            mark = "(" if self.low[before - 1] == ")" else self.low[before - 1]
            for k in range(before - 2, max(0, before - 26), -1):
                if self.low[k] == mark and k > 0:
                    return k
        return before

    def _first_of(self, end: int) -> Phrase:
        """The subject of an earlier verb that a later one shares: “We had no access and could not check”."""
        first = end
        while first > 0 and end - first < 40 and self.low[first - 1] not in (";", ":", "—", "“", "”", "."):
            first -= 1
        while first < end and self.low[first] in ("but", "and", "yet", "so", "however", ","):
            first += 1
        last = first
        while last < min(end, first + 8) and self.low[last] not in self.lexicon.group | self.lexicon.boundary:
            last += 1
        start = self.spans[first].start if first < len(self.spans) else self.sentence.start
        return Phrase(words=self.words(first, last), start=start, joined=True)

    def object(self, after: int) -> int:
        """Where what follows a verb ends: the number of the token after it."""
        last = after
        while last < len(self.low) and last - after < _OBJECT and self.low[last] not in _STOPS:
            last += 1
        return last
