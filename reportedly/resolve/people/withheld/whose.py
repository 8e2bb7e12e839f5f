"""Whose name is kept back: the noun phrase that words are said of, by their place in the sentence; where that is a
pronoun, or there is none, who was spoken of before; and all of a group."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice

from reportedly.resolve.people.withheld.mentioned import People, Person
from reportedly.resolve.people.withheld.words import Withholding
from reportedly.types import Span

_AFTER = 300
"""Code points behind an opening participle in which its sentence's subject begins."""
_PHRASE = 12
"""Words of a noun phrase before what withholds its name."""
_MEMBERS = 1500
"""Code points behind a group in which one of it is looked for."""
_OTHER = 700
"""The same for “the third”."""
_HALF_NAMED = 40
"""Most people that one note on changed names is tied to."""
_WHICH = re.compile(r"(?:which|named\s+none\s+of|(?:name|identify)(?:d|ied)?(?=\s+(?:them|him|her|it)$))\s+([\w\s]+)$")
_BARRED = re.compile(r"(?:prevents?|forbids?|bars?|prohibits?|rules?\s+out)\b", re.IGNORECASE)
"""What these are said of is the rule, not whose name it keeps back."""
_ABSOLUTE = re.compile(
    r"(?:his|her|their)\s+(?:\w+\s+)?(?:names?|surnames?|identit\w+)\s+(?!is|are|was|were|has|have)\w+.*"
)
_OBJECTLESS = re.compile(r"(?:nam(?:e|ed|ing)|identif(?:y|ied|ying)|calling\s+\S+|called\s+\S+)$")
_PRONOUN = re.compile(r"(?:([Hh]e|[Ss]he|[Tt]hey)\b|.{0,120}\s([Hh]e|[Ss]he|[Tt]hey)$)", re.DOTALL)


class Whose:
    """Who the people of one text are whose names it keeps back."""

    def __init__(self, text: str, lexicon: Withholding, people: People) -> None:
        self.text, self.lexicon, self.people = text, lexicon, people
        self._noted = 0

    def of(self, sentence: Span, m: re.Match[str]) -> tuple[Span | None, Span | None]:
        """The phrase that a clause is said of, and the pronoun for it where the phrase is only the last one before."""
        near = self._said_of(sentence, m)
        text, lexicon = self.text, self.lexicon
        if near and near.start == sentence.start and lexicon.opening.match(text, *near):
            near = self._subject_after(m.end(), sentence.end)
        if near and lexicon.ourselves.fullmatch(text, *near):
            near = None
        if near and (alone := _PRONOUN.match(text[slice(*near)])):  # she fears, and; like others she
            group = 1 if alone[1] else 2
            near = Span(near.start + alone.start(group), near.start + alone.end(group))
        words = text[slice(*near)] if near else ""
        if near and not lexicon.pronoun.fullmatch(words) and not lexicon.plural.match(words):
            return self._first_told(near, words) or near, None
        if near and lexicon.asks.match(m[0]) and not lexicon.plural.match(words):
            return near, None  # the pronoun is a source itself
        around = words if near else m[0]
        plural = bool(lexicon.plural.match(words) or (not near and lexicon.plural.match(m[0])))
        at = near.start if near else m.start()
        found = self.people.before(at, around, plural=plural)
        if near and words[:4].casefold() == "the " and not (found and found[0].many > 1):
            return near, None  # “the two nurses”, and nobody before who they might be
        if found:
            return found[0].span, near or Span(*m.span())
        return near, None

    def _first_told(self, near: Span, words: str) -> Span | None:
        """“The steward”, of whom was told before: where he was first called so."""
        head = words.split()[-1].casefold()
        if len(words.split()) != 2 or not words.casefold().startswith("the "):
            return None
        told = re.compile(
            rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w’'-]+\s+){{0,3}}?{re.escape(head)}\b", re.IGNORECASE
        )
        found = list(told.finditer(self.text, max(0, near.start - _MEMBERS), near.start))
        return Span(*found[-1].span()) if found else None

    def _said_of(self, sentence: Span, m: re.Match[str]) -> Span | None:
        text, lexicon = self.text, self.lexicon
        if (whom := lexicon.whom.search(m[0])) or (whom := lexicon.whose.search(m[0])):
            return Span(m.start() + whom.start(1), m.start() + whom.end(1))
        if which := _WHICH.search(m[0]):
            return Span(m.start() + which.start(1), m.end())
        if lexicon.outlet.match(m[0]) and not re.match(r"who|neither|none", m[0], re.IGNORECASE):
            if text[sentence.start : m.start()].endswith("("):
                return self.name_before(sentence, m.start()) or self.phrase_before(sentence, m.start())
            relative = _OBJECTLESS.search(m[0]) and m.start() > sentence.start
            relative = relative or (_ABSOLUTE.fullmatch(m[0]) and text.endswith(", ", 0, m.start()))
            return self.phrase_before(sentence, m.start()) if relative else None
        if _BARRED.match(m[0]) or (lexicon.plural.match(m[0]) and " of whom" not in m[0]):
            return None
        participle = lexicon.participle.search(text, max(sentence.start, m.start() - 40), m.end())
        if participle and participle.start() <= m.start() and text[sentence.start].isalnum():
            return self._last_subject(sentence.start, participle.start())
        if m[0].casefold().startswith(("whose", "whom")):
            return self.phrase_before(sentence, m.start())
        relatives = list(lexicon.relative.finditer(text, max(sentence.start, m.start() - 160), m.start()))
        if relatives and not lexicon.saying.search(text, relatives[-1].end(), m.start()):
            return self.phrase_before(sentence, relatives[-1].start())
        return self.phrase_before(sentence, m.start())

    def name_before(self, sentence: Span, at: int) -> Span | None:
        m = re.search(
            r"(?P<name>(?:[A-Z][\w’'-]*\.?\s*){1,4})[\s,(\"”’–—-]*(?:(?:which|who|that|it)?\s*(?:is|was)\s+)?$",
            self.text[max(sentence.start, at - 80) : at],
        )
        if not m:
            return None
        start = max(sentence.start, at - 80) + m.start()
        return Span(start, start + len(m["name"].rstrip(" ,(")))

    def phrase_before(self, sentence: Span, at: int) -> Span | None:
        """The noun phrase whose relative clause, or whose verb, stands at `at`."""
        text, lexicon = self.text, self.lexicon
        start = max(sentence.start, at - 200)
        tail = lexicon.tail.search(text, start, at)
        end = tail.start() if tail else at
        last, until = start, end
        for edge in lexicon.edges.finditer(text, start, end):
            word = edge[0].casefold()
            if word == "to" and not text[start : edge.start()].rstrip().endswith("according"):
                continue
            if word in ("who", "which", "that") and until == end and text[last : edge.start()].strip(" ,"):
                until = edge.start()
            elif until == end or not word.strip().isalpha() or lexicon.saying.match(edge[0]):
                last, until = edge.end(), end
        return self._noun_phrase(last, until)

    def _last_subject(self, start: int, end: int) -> Span | None:
        """The subject of the clause that ends at a participle, by the last verb of saying in it."""
        text, lexicon = self.text, self.lexicon
        said = [m for m in lexicon.saying.finditer(text, start, end) if m[0].isalpha()]
        if not said:
            leads = list(re.finditer(r"\b(?:from|with|to|by)\s+(?=(?:an?|one|another|two|three)\s)", text[start:end]))
            start = start + leads[-1].end() if leads else start
            return self._noun_phrase(start, end)
        after = text[said[-1].end() : end]
        if re.match(r"\s+(?:an?|one|the|another|two|three|his|her|[A-Z]\w+)\b", after):
            return self._noun_phrase(said[-1].end(), end)
        end = said[-1].start()
        edge = max(text.rfind(mark, start, end - 3) for mark in (", ", "; ", ": ", "” ", '" '))
        return self._noun_phrase(edge + 2 if edge >= start else start, end)

    def _subject_after(self, at: int, end: int) -> Span | None:
        """The subject of a sentence that a participle opens: “Speaking on condition of anonymity, a clerk said …”."""
        comma = self.text.find(",", at, min(end, at + _AFTER))
        return self._noun_phrase(comma + 1, end) if comma > 0 else None

    def _noun_phrase(self, start: int, end: int) -> Span | None:
        """What stands before the verb in a stretch, or None."""
        text = self.text
        if verb := self.lexicon.verbs.search(text, start, end):
            end = verb.start()
        words = list(re.finditer(r"\S+", text[start:end].rstrip(" ,")))[-_PHRASE:]
        if not words or not re.search(r"\w", text[start:end]):
            return None
        return Span(start + words[0].start(), start + words[-1].end())

    def everybody(self, span: Span, near: Span | None, subject: Span | None) -> list[Span]:
        """All whom words are said of: a plural, or a note on changed names at the end."""
        text, lexicon = self.text, self.lexicon
        words = text[slice(*span)]
        spans = [near] if near else []
        if called := lexicon.called.search(words):
            spans.append(Span(span.start + called.start("name"), span.start + called.end("name")))
        if (note := lexicon.pseudonyms.search(words)) and self._noted < 4:
            self._noted += 1
            spans += [p.span for p in self._noted_people(span, note)]
        elif subject and lexicon.plural.match(text[slice(*subject)]):
            spans += [p.span for p in self.people.before(subject.start, words, plural=True)]
        if "initial" in words:
            spans += self._initials
        spans += [m for group in list(spans) for m in self._members(group)]
        return list(dict.fromkeys(spans))

    @cached_property
    def _initials(self) -> list[Span]:
        return [Span(*m.span()) for m in islice(self.lexicon.initials.finditer(self.text), _HALF_NAMED)]

    def _members(self, group: Span) -> list[Span]:
        """“One of them”, “one of the former employees”: those of a group whose names are kept back."""
        text, lexicon = self.text, self.lexicon
        if not lexicon.group.match(text, *group):
            return []
        words = text[slice(*group)].casefold()
        found = []
        for m in lexicon.member.finditer(text, group.end, min(len(text), group.end + _MEMBERS)):
            of = m["of"]
            named, close = of and of.split()[-1].casefold() in words, m.start() < group.end + 300
            other = m[0][:4] in ("The ", "the ") and m.start() < group.end + _OTHER  # “the third” of three people
            if named or other or (not of and "them" in m[0] and close):
                found.append(Span(*m.span()))
        return found[:6]

    def _noted_people(self, words: Span, note: re.Match[str]) -> list[Person]:
        whom = note["whom"]
        people = list(self.people.half_named[:_HALF_NAMED])
        starred = [p for p in people if self.text[p.span.end : p.span.end + 1] in {"*", "†", "‡"}]
        if starred:
            names = {self.text[slice(*p.span)] for p in starred}
            people = [p for p in people if self.text[slice(*p.span)] in names]
        if whom:
            head = whom.split()[-1].casefold()
            people += [p for p in self.people.called(head)[:4] if p.span.end <= words.start]
        return people
