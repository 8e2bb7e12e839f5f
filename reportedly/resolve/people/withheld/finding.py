"""What a page keeps to itself about who speaks: names left out, and why; and sources that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from reportedly.resolve.people.withheld.near import People, Person
from reportedly.resolve.people.withheld.people import is_anonymous
from reportedly.resolve.people.withheld.words import WITHHOLDING, Withholding
from reportedly.resolve.sieve import small
from reportedly.text import quotations, sentences
from reportedly.types import Span, WithheldPart

__all__ = ["WithheldWords", "find_withheld", "is_anonymous"]

_LONGEST = 1200
"""Code points of a sentence that are read, from its start."""
_WHY = 300
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
        self.text = text
        self.small = small(text)
        self.sentences = whole
        self.lexicon = lexicon
        self.people = People(text)
        self._noted = 0

    def of_sentence(self, number: int, sentence: Span) -> Iterator[WithheldWords]:
        text, lexicon = self.text, self.lexicon
        held = lexicon.words.held(self.small[slice(*sentence)])
        for m in chain.from_iterable(g.finditer(text, *sentence, held) for g in (lexicon.clauses, lexicon.plain)):
            if item := self._clause(number, sentence, m):
                yield item
        for m in lexicon.changed.finditer(text, *sentence, held):
            what: WithheldPart = "surname" if lexicon.surname.search(m[0]) else "name"
            why, end = self._reason(number, sentence, m, own=False)
            near = _name_before(text, sentence, m.start())
            if near is None and m[0].startswith("("):
                near = _phrase_before(text, sentence, m.start(), lexicon)
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
        near, subject = self._near(sentence, m)
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
        reason, end = self._reason(number, sentence, m, own=bool(refused))
        return WithheldWords(what=what, why=reason, span=Span(m.start(), end), near=near, subject=subject)

    def _reason(self, number: int, sentence: Span, m: re.Match[str], *, own: bool) -> tuple[str | None, int]:
        """Why, and where the words that withhold end with it."""
        text, lexicon = self.text, self.lexicon
        early = self._why_before(sentence, m)
        if own:
            end = _end_of_why(text, m.end(), sentence.end, lexicon)
            openly = re.search(r"openly|freely", m[0])
            return (early if openly and early else text[m.start() : end]), end
        if why := _why(text, m.end(), sentence.end, lexicon):
            if re.search(r",\s+(?:who|whose)\b[^,]*$", text[max(sentence.start, m.start() - 120) : m.start() + 5]):
                comma = text.find(",", why.start, why.end)  # the relative clause ends here, and the reason with it
                why = Span(why.start, comma) if comma > 0 else why
            return text[why.start : why.end], why.end
        if early:
            return early, m.end()
        if (other := lexicon.unauthorised.search(text, *sentence)) and not m.start() <= other.start() < m.end():
            reason = text[other.start() : _end_of_why(text, other.end(), sentence.end, lexicon)]
            return re.split(r"\s+and\s+(?:spoke|asked|requested|who)\b", reason, maxsplit=1)[0], m.end()
        return self._why_after(number, sentence, m), m.end()

    def _why_before(self, sentence: Span, m: re.Match[str]) -> str | None:
        text, lexicon = self.text, self.lexicon
        start = sentence.start
        if (before := lexicon.before.match(text, *sentence)) and before.end() <= m.start() + 1:
            return before["why"].strip()
        for amid in lexicon.amid.finditer(text, start, min(sentence.end, m.start() + 12)):
            if amid.start() < m.start():
                return str(amid["participle"] or amid["clause"]).strip()
        return None

    def _why_after(self, number: int, sentence: Span, m: re.Match[str]) -> str | None:
        """A reason that stands behind a semicolon or a colon, in the next sentence, or in the one before."""
        text, lexicon = self.text, self.lexicon
        if (mark := re.compile(r"[^.,;:“”\n]{0,30}[;:–—]").match(text, m.end(), sentence.end)) and (
            why := lexicon.risk.match(text, mark.end(), min(len(text), sentence.end + 2))
        ):
            return why["why"].strip()
        if re.compile(r"[^\n“”\"]{0,60}$").match(text, m.end(), sentence.end) and number + 1 < len(self.sentences):
            following = self.sentences[number + 1]
            gap = text[sentence.end : following.start]
            why = lexicon.risk.match(text, following.start, min(len(text), following.end + 2))
            if why and "\n" not in gap and why.end() >= following.end - 1:
                return why["why"].strip()
        return None

    # ------------------------------------------------------------ whose

    def _near(self, sentence: Span, m: re.Match[str]) -> tuple[Span | None, Span | None]:
        """The phrase that a clause is said of, and the pronoun for it where the phrase is only the last one before."""
        near = self._said_of(sentence, m)
        text, lexicon = self.text, self.lexicon
        if near and near.start == sentence.start and lexicon.opening.match(text, *near):
            near = _subject_after(text, m.end(), sentence.end, lexicon)
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
                return _name_before(text, sentence, m.start()) or _phrase_before(text, sentence, m.start(), lexicon)
            relative = _OBJECTLESS.search(m[0]) and m.start() > sentence.start
            relative = relative or (_ABSOLUTE.fullmatch(m[0]) and text.endswith(", ", 0, m.start()))
            return _phrase_before(text, sentence, m.start(), lexicon) if relative else None
        if _BARRED.match(m[0]) or (lexicon.plural.match(m[0]) and " of whom" not in m[0]):
            return None
        participle = lexicon.participle.search(text, max(sentence.start, m.start() - 40), m.end())
        if participle and participle.start() <= m.start() and text[sentence.start].isalnum():
            return _last_subject(text, sentence.start, participle.start(), lexicon)
        if m[0].casefold().startswith(("whose", "whom")):
            return _phrase_before(text, sentence, m.start(), lexicon)
        relatives = list(lexicon.relative.finditer(text, max(sentence.start, m.start() - 160), m.start()))
        if relatives and not lexicon.saying.search(text, relatives[-1].end(), m.start()):
            return _phrase_before(text, sentence, relatives[-1].start(), lexicon)
        return _phrase_before(text, sentence, m.start(), lexicon)

    def tied(self, item: WithheldWords) -> list[WithheldWords]:
        """The words once for each whom they are said of: a plural, or a note on changed names at the end."""
        text, lexicon = self.text, self.lexicon
        words = text[slice(*item.span)]
        spans = [item.near] if item.near else []
        if called := lexicon.called.search(words):
            spans.append(Span(item.span.start + called.start("name"), item.span.start + called.end("name")))
        if (note := lexicon.pseudonyms.search(words)) and self._noted < 4:
            self._noted += 1
            spans += [p.span for p in self._noted_people(item, note)]
        elif item.subject and lexicon.plural.match(text[slice(*item.subject)]):
            spans += [p.span for p in self.people.before(item.subject.start, words, plural=True)]
        if "initial" in words:
            spans += self._initials
        spans += [m for span in list(spans) for m in self._members(span)]
        unique = list(dict.fromkeys(spans))
        return [replace(item, near=s, subject=item.subject if s == item.near else None) for s in unique] or [item]

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

    def _noted_people(self, item: WithheldWords, note: re.Match[str]) -> list[Person]:
        whom = note["whom"]
        people = list(self.people.half_named[:_HALF_NAMED])
        starred = [p for p in people if self.text[p.span.end : p.span.end + 1] in {"*", "†", "‡"}]
        if starred:
            names = {self.text[slice(*p.span)] for p in starred}
            people = [p for p in people if self.text[slice(*p.span)] in names]
        if whom:
            head = whom.split()[-1].casefold()
            people += [p for p in self.people.called(head)[:4] if p.span.end <= item.span.start]
        return people


def _without_repeats(items: Iterable[WithheldWords]) -> list[WithheldWords]:
    """A source formula of whom a clause says more is left to the clause."""
    found = list(items)
    said_of = [w.near for w in found if w.near and w.near != w.span]
    return [w for w in found if w.near != w.span or not any(w.span.meets(near) for near in said_of)]


def _why(text: str, at: int, end: int, lexicon: Withholding) -> Span | None:
    m = lexicon.why.match(text, at, end)
    return Span(m.start("why"), _end_of_why(text, m.end(), end, lexicon)) if m else None


def _end_of_why(text: str, at: int, end: int, lexicon: Withholding) -> int:
    end = min(end, at + _WHY)
    stop = lexicon.why_ends.search(text, at, end)
    last = stop.start() if stop else end
    while last > at and text[last - 1] in " ,.;:!?":
        last -= 1
    return last


def _last_subject(text: str, start: int, end: int, lexicon: Withholding) -> Span | None:
    """The subject of the clause that ends at a participle: what stands before its last verb of saying, or its first."""
    said = [*lexicon.saying.finditer(text, start, end)]
    said = [m for m in said if m[0].isalpha()]
    if not said:
        leads = list(re.finditer(r"\b(?:from|with|to|by)\s+(?=(?:an?|one|another|two|three)\s)", text[start:end]))
        start = start + leads[-1].end() if leads else start
        return _noun_phrase(text, start, end, lexicon)
    after = text[said[-1].end() : end]
    if re.match(r"\s+(?:an?|one|the|another|two|three|his|her|[A-Z]\w+)\b", after):
        return _noun_phrase(text, said[-1].end(), end, lexicon)
    end = said[-1].start()
    edge = max(text.rfind(mark, start, end - 3) for mark in (", ", "; ", ": ", "” ", '" '))
    return _noun_phrase(text, edge + 2 if edge >= start else start, end, lexicon)


def _subject_after(text: str, at: int, end: int, lexicon: Withholding) -> Span | None:
    """The subject of a sentence that a participle opens: “Speaking on condition of anonymity, a clerk said …”."""
    comma = text.find(",", at, min(end, at + _WHY))
    return _noun_phrase(text, comma + 1, end, lexicon) if comma > 0 else None


def _phrase_before(text: str, sentence: Span, at: int, lexicon: Withholding) -> Span | None:
    """The noun phrase whose relative clause, or whose verb, stands at `at`."""
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
    return _noun_phrase(text, last, until, lexicon)


def _noun_phrase(text: str, start: int, end: int, lexicon: Withholding) -> Span | None:
    """What stands before the verb in a stretch, or None."""
    if verb := lexicon.verbs.search(text, start, end):
        end = verb.start()
    words = list(re.finditer(r"\S+", text[start:end].rstrip(" ,")))[-_PHRASE:]
    if not words or not re.search(r"\w", text[start:end]):
        return None
    return Span(start + words[0].start(), start + words[-1].end())


def _name_before(text: str, sentence: Span, at: int) -> Span | None:
    m = re.search(
        r"(?P<name>(?:[A-Z][\w’'-]*\.?\s*){1,4})[\s,(\"”’–—-]*(?:(?:which|who|that|it)?\s*(?:is|was)\s+)?$",
        text[max(sentence.start, at - 80) : at],
    )
    if not m:
        return None
    start = max(sentence.start, at - 80) + m.start()
    return Span(start, start + len(m["name"].rstrip(" ,(")))
