"""What a page keeps to itself about who speaks: names left out, and why; and sources that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from reportedly.resolve.people.withheld.mentioned import People
from reportedly.resolve.people.withheld.reasons import Reasons
from reportedly.resolve.people.withheld.whose import Whose
from reportedly.resolve.people.withheld.words import WITHHOLDING, Withholding
from reportedly.resolve.sieve import small
from reportedly.text import quotations, sentences
from reportedly.types import Span, WithheldPart

_LONGEST = 1200
"""Code points of a sentence that are read, from its start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldWords:
    """Words that withhold a name: which part of it, why, and `near`, the phrase for whose it is where grammar tells.

    `subject` is the pronoun or the “neither man” of the words, where `near` is only who was last spoken of before.
    """

    what: WithheldPart
    why: str | None
    span: Span
    near: Span | None = None
    subject: Span | None = None


def find_withheld(text: str, language: str = "en") -> list[WithheldWords]:
    """Where the page keeps a name to itself, in text order. What is quoted is not the page's word.

    Spans are disjoint or equal: words that withhold several people's names are there once for each.
    """
    lexicon = WITHHOLDING.get(language)
    if lexicon is None:
        return []
    quoted = quotations(text)
    reading = _Reading(text, sentences(text), lexicon)
    found: list[WithheldWords] = []
    passed = 0
    for number, whole in enumerate(reading.sentences):
        sentence = Span(whole.start, min(whole.end, whole.start + _LONGEST))
        while passed < len(quoted) and quoted[passed].end <= sentence.start:
            passed += 1
        end = sentence.start
        items = _without_repeats(reading.of_sentence(number, sentence))
        for item in sorted(items, key=lambda w: (w.span.start, -w.span.end)):
            inside = any(q.holds(item.span) for q in quoted[passed : passed + 20])
            if item.span.start >= end and not inside:
                found += reading.tied(item)
                end = item.span.end
    return found


class _Reading:
    """One text, read for names kept back."""

    def __init__(self, text: str, whole: list[Span], lexicon: Withholding) -> None:
        self.text, self.lexicon = text, lexicon
        self.small = small(text)
        self.sentences = whole
        self.reasons = Reasons(text, whole, lexicon)
        self.people = People(text)
        self.whose = Whose(text, lexicon, self.people)

    def of_sentence(self, number: int, sentence: Span) -> Iterator[WithheldWords]:
        text, lexicon = self.text, self.lexicon
        held = lexicon.words.held(self.small[slice(*sentence)])
        for m in chain.from_iterable(g.finditer(text, *sentence, held) for g in (lexicon.clauses, lexicon.plain)):
            if item := self._clause(number, sentence, m):
                yield item
        for m in lexicon.changed.finditer(text, *sentence, held):
            what: WithheldPart = "surname" if lexicon.surname.search(m[0]) else "name"
            why, end = self.reasons.of(number, sentence, m, own=False)
            near = self.whose.name_before(sentence, m.start())
            if near is None and m[0].startswith("("):
                near = self.whose.phrase_before(sentence, m.start())
            yield WithheldWords(what=what, why=why, span=Span(m.start(), end), near=near)
        for m in lexicon.adjectives.finditer(text, *sentence, held):
            yield self._phrase(m.start(), m.end())
        for m in lexicon.formulas.finditer(text, *sentence, held):
            if self._speaks(sentence, m):
                yield self._phrase(m.start(), m.end())
        for m in lexicon.aged.finditer(text, *sentence):
            if any(p.span.start == m.start() for p in self.people.half_named):
                span = Span(*m.span("name"))
                yield WithheldWords(what="surname", why=None, span=span, near=span)

    def _phrase(self, start: int, end: int) -> WithheldWords:
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        return WithheldWords(what="name", why=None, span=Span(start, end), near=Span(start, end))

    def _speaks(self, sentence: Span, m: re.Match[str]) -> bool:
        """Whether a source formula stands for somebody who says something, and is no spring of income."""
        text, lexicon = self.text, self.lexicon
        if lexicon.not_source.search(text, max(sentence.start, m.start() - 12), min(sentence.end, m.end() + 4)):
            return False
        if lexicon.sure.search(m[0]):
            return True
        after = lexicon.says_after.match(text, m.end(), min(sentence.end, m.end() + 160))
        before = lexicon.says_before.search(text, max(sentence.start, m.start() - 30), m.start())
        lead = before[0].strip() if before else ""
        return bool(after) or (bool(lead) and lead[0].isalpha() and lead.casefold() not in {"from", "by", "but", "and"})

    def _clause(self, number: int, sentence: Span, m: re.Match[str]) -> WithheldWords | None:
        """One clause that withholds, with its reason and whom it is said of."""
        text, lexicon = self.text, self.lexicon
        words = m[0]
        what: WithheldPart = "name"
        if lexicon.identity.search(words):
            what = "all"
        if lexicon.surname.search(words) or lexicon.given.search(words):
            what = "surname"
        near, subject = self.whose.of(sentence, m)
        if near is None and lexicon.unreleased.match(words):
            return None  # the names of those whom something befell
        refused = lexicon.unauthorised.search(words)
        pronoun = subject or (near if near and lexicon.pronoun.fullmatch(text, *near) else None)
        if refused and (
            self.people.full_before(pronoun.start)
            if pronoun
            else near and (lexicon.full_name.search(text, *near) or self.people.in_full(near))
        ):
            return None  # whose name is there, and who merely may not speak
        reason, end = self.reasons.of(number, sentence, m, own=bool(refused))
        return WithheldWords(what=what, why=reason, span=Span(m.start(), end), near=near, subject=subject)

    def tied(self, item: WithheldWords) -> list[WithheldWords]:
        """The words once for each whom they are said of."""
        everybody: list[Span | None] = [*self.whose.everybody(item.span, item.near, item.subject)] or [None]
        return [replace(item, near=one, subject=item.subject if one == item.near else None) for one in everybody]


def _without_repeats(items: Iterable[WithheldWords]) -> list[WithheldWords]:
    """A source formula of whom a clause says more is left to the clause."""
    found = list(items)
    said_of = [w.near for w in found if w.near and w.near != w.span]
    return [w for w in found if w.near != w.span or not any(w.span.meets(near) for near in said_of)]
