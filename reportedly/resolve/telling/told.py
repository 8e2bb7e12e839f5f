"""Whom it was told, where it was said or written, and at what occasion: words on the page, beside the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportedly.resolve.doubt.certainty import GAP, outside
from reportedly.resolve.people.kinds import animate
from reportedly.resolve.sieve import Sieve, small
from reportedly.resolve.telling.told_words import TELLING, Telling
from reportedly.text import sentence_around
from reportedly.types import Span

_AROUND = 600
"""Code points before and after a cue in which its sentence is looked for."""
_NEAR = 90
"""Code points between a cue and the words that belong to it."""
_LEAD = 160
"""Code points in which a sentence begins."""
_LONGEST_PHRASE = 8
"""Words of a noun phrase."""
_TELLING_SIGN = re.compile(
    r"\b(?:clear|clearest|telling|sure|good|bad|hopeful|worrying|ominous|early|first|latest|new|another|strong|best)\ssigns?$",
    re.IGNORECASE,
)
"""“In a clear sign that he would go”: nothing is written on it."""
_ACCORDING = re.compile(r"according\sto", re.IGNORECASE)
_CONTENT = re.compile(rf"\W{{0,3}}{GAP}+")
_WORD = re.compile(r"[\w&][\w’'.&/-]*")
_POSSESSED = re.compile(r"[’'`]s? (?P<title>[\"“‘][A-Z][^\"”’\n]{1,40}[\"”’])")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of a cue's sentence: `raw`, `words` with the content masked, `at` where they begin in the text; and the
    lexicon of their language."""

    raw: str
    words: str
    at: int
    cue: tuple[Span, ...]
    lexicon: Telling

    def shift(self, spans: Sequence[Span]) -> list[Span]:
        """Spans of the text that lie in the sentence, in its own offsets."""
        moved = [Span(s - self.at, e - self.at) for s, e in spans]
        return [s for s in moved if s.start >= 0 and s.end <= len(self.words)]


class Circumstances(NamedTuple):
    """Whom it was told, what it was said by or written in, and at what gathering, as the page words it."""

    addressee: str | None = None
    medium: str | None = None
    occasion: str | None = None


def is_inward(text: str, cue: Sequence[Span]) -> bool:
    """Whether a cue tells of a thought and of no saying of it."""
    return all(_INWARD.match(text, *span) for span in cue)


_INWARD = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|been|to|do|does|did|not|\w+n[’']t|\w+ly|will|would|may|might|can|could|need|also|still)"
    r"\s)*(?:hop|want|know|knew|support|keen|eager|appear|seem|wish|expect|intend|believ|prefer)\w*\b"
)


def circumstances(
    text: str,
    content: Sequence[Span],
    cue: Sequence[Span],
    source: Sequence[Span] = (),
    language: str = "en",
) -> Circumstances:
    """What the sentence of the cue tells beside it; nothing without a cue, or without a lexicon of the language."""
    lexicon = TELLING.get(language)
    if lexicon is None or not cue:
        return Circumstances()
    around = _around(text, content, cue, lexicon)
    own = around.shift(source)
    held = lexicon.places.held(small(around.words))
    media = [m for m in _found(around, lexicon.media, held) if not _TELLING_SIGN.search(m["words"])]
    medium = _nearest(around, own, own, media, lexicon.breaks)
    if medium and any(s.start >= medium.start and s.end <= medium.end for s in own):
        medium = None  # who speaks is what is read
    gatherings = _found(around, lexicon.occasions, held)
    if _ACCORDING.fullmatch(around.words, around.cue[0].start, around.cue[0].end):  # “to sources in the meetings”
        gatherings = [m for m in gatherings if not any(s.start < m.start() < s.end for s in own)]
    occasion = _nearest(around, (), own, gatherings, lexicon.pauses)
    told = next((phrase for phrase in _told(around, own) if phrase), None)
    if not told:
        told = next((p for where in (medium, occasion) if where and (p := _handed(around, where))), None)
    at = _clean(around.words[slice(*occasion)]) if occasion else None
    if told and not at and (m := lexicon.gathering.match(around.words, around.words.find(told))):
        at = _clean(m[0])
    return Circumstances(told, _clean(around.words[slice(*medium)]) if medium else None, at)


def _around(text: str, content: Sequence[Span], cue: Sequence[Span], lexicon: Telling) -> _Around:
    """The sentence of a cue, as far as `_AROUND` reaches."""
    first, last = cue[0].start, min(cue[0].end, cue[0].start + _AROUND)
    place = Span(first, last)
    found = sentence_around(text, place, _AROUND)
    whole = Span(found.start, max(found.end, last)) if found else place
    near = tuple(Span(s - whole.start, e - whole.start) for s, e in cue if whole.start <= s and e <= whole.end)
    words = outside(text, whole, content)
    return _Around(text[whole.start : whole.end], words, whole.start, near or (Span(0, last - first),), lexicon)


# ---------------------------------------------------------------- told whom


def _told(around: _Around, source: Sequence[Span]) -> Iterator[str | None]:
    """Whom it may be told, the most telling words first."""
    words, first, lexicon = around.words, around.cue[0], around.lexicon
    head = words[first.start : first.end]
    passive = lexicon.was_told.search(words[max(0, first.start - 30) : first.end])
    if passive and lexicon.tells.search(head):
        yield _subject(around, max(0, first.start - 30) + passive.start())
        return
    for piece in around.cue:
        yield _object(around, piece, source)
    for piece in around.cue:
        yield from _behind(words, piece, lexicon)
    yield _opening(words, min([first.start, *(s.start for s in source)]), lexicon)
    if lexicon.asked.match(head) and (not source or source[0].start > first.start):
        m = lexicon.answer.search(words, max([first.end, *(s.end for s in source)]))
        yield m[1].strip() if m else None
    if lexicon.participle.match(head):
        yield from _earlier(words, first.start, lexicon)


def _object(around: _Around, piece: Span, source: Sequence[Span]) -> str | None:
    """Whom a verb has as its object: “told / reporters”, “urged / villagers to leave”."""
    lexicon = around.lexicon
    verb = _last(lexicon.tells, around.words, piece)
    if not verb:
        return None
    adverb = lexicon.adverb.match(around.words, verb.end())
    at = adverb.end() if adverb else verb.end()
    if any(s.start <= at + 1 < s.end for s in source):  # “asked Mr. Brandl” may be his own question
        return None
    if around.words[at : at + 2].lstrip(" ").startswith(GAP):
        return _commanded(around.raw, verb, at, lexicon)
    return _phrase(around.words, at, lexicon, object_of_verb=True)


def _behind(words: str, piece: Span, lexicon: Telling) -> Iterator[str | None]:
    """Whom it is said to, behind a cue: “said / to a friend”, “said in a letter / to the mayor”."""
    for m in lexicon.to.finditer(words, piece.start, min(len(words), piece.end + _NEAR)):
        if GAP in words[piece.start : m.start()]:
            return
        if m.start() > piece.start or m[0].strip().casefold() != "to":
            yield _somebody(words, m.end(), lexicon, strict=m["answers"] is not None)


def _opening(words: str, begins: int, lexicon: Telling) -> str | None:
    """Whom a sentence names before it: “Speaking to reporters, / he said”."""
    m = lexicon.letter.match(words, 0, min(begins, _NEAR))
    whom = _somebody(words, m.end(), lexicon) if m else None
    if not m or not whom:
        return None
    return whom if lexicon.leads.fullmatch(words, words.index(whom, m.end()) + len(whom), begins) else None


def _earlier(words: str, begins: int, lexicon: Telling) -> Iterator[str | None]:
    """Whom an earlier verb has, which a participle goes on from: “wrote to the ministry, / asking”."""
    before = words[max(0, begins - _LEAD) : begins].rsplit(GAP, 1)[-1]
    for pattern in (lexicon.to, lexicon.tells):
        if found := list(pattern.finditer(before)):
            yield _somebody(words, begins - len(before) + found[-1].end(), lexicon, strict=True)


def _subject(around: _Around, end: int) -> str | None:
    """Whom a passive is told of: “the jury was told”. What is told may begin with it."""
    words = around.raw if around.words[:end].strip(f" {GAP}") == "" else around.words
    m = around.lexicon.subject.search(words[max(0, end - 80) : end].rstrip(" ") + " ")
    return m[1].strip(" ,") if m and not around.lexicon.nobody.match(m[1]) else None


def _commanded(raw: str, verb: re.Match[str], at: int, lexicon: Telling) -> str | None:
    """Whom a verb is addressed to where that begins its content: “urged / villagers to leave”."""
    phrase = _phrase(raw, at, lexicon, object_of_verb=True)
    if not phrase or not animate(phrase):
        return None
    rest = raw[raw.index(phrase, at) + len(phrase) :]
    return phrase if (lexicon.thanks.fullmatch(verb[0]) or lexicon.ordered.match(rest)) else None


def _handed(around: _Around, where: Span) -> str | None:
    """Whom a message or a speech is directed to: “in a report / to the council”."""
    m = around.lexicon.directed.match(around.words, where.end)
    return _somebody(around.words, m.end(), around.lexicon, strict=True) if m else None


def _last(pattern: re.Pattern[str], words: str, span: Span) -> re.Match[str] | None:
    found = None
    for m in pattern.finditer(words, span.start, min(span.end, span.start + 200)):
        found = m
    return found


def _somebody(words: str, at: int, lexicon: Telling, *, strict: bool = False) -> str | None:
    """The noun phrase at `at`, unless it may be a verb; `strict` asks for people or a body."""
    phrase = _phrase(words, at, lexicon)
    if not phrase or lexicon.pronoun.fullmatch(phrase):
        return phrase
    bare = not phrase[0].isupper() and not lexicon.determiner.match(phrase)
    return phrase if animate(phrase) or not (strict or (bare and not phrase.endswith("s"))) else None


def _phrase(words: str, at: int, lexicon: Telling, object_of_verb: bool = False) -> str | None:
    """The noun phrase that begins at `at`, or None."""
    start = end = at + (len(words[at : at + 3]) - len(words[at : at + 3].lstrip()))
    determined = False
    for number in range(_LONGEST_PHRASE):
        m = _WORD.match(words, end + (number > 0))
        if not m or (number and words[end : end + 1] != " "):
            break
        if number == 0 and lexicon.pronoun.match(m[0]):
            following = words[m.end() : m.end() + 2].strip()
            if not (lexicon.possessive.match(m[0]) and following[:1].isalpha()) or object_of_verb is False:
                return m[0].rstrip(".,;:")
        inner = number <= determined and m[0].endswith(("ing", "ly"))
        if not inner and _ends(words, m, number, lexicon):
            break
        determined = determined or (number == 0 and bool(lexicon.determiner.fullmatch(m[0])))
        word = m[0].rstrip(".,;:")
        end = m.start() + len(word)
        if len(word) < len(m[0]):
            if not lexicon.title.fullmatch(m[0]):
                break
            end = m.end()
    owned = _POSSESSED.match(words, end - 2) or _POSSESSED.match(words, end - 1)
    if owned and end > start:  # “ABC’s / “Good Morning””
        return words[start : owned.end()]
    phrase = lexicon.times.sub("", " " + words[start:end]).removesuffix(" of").strip(" ,’'-")
    phrase = phrase if lexicon.title.fullmatch(phrase.rsplit(" ", 1)[-1]) else phrase.rstrip(".")
    phrase = phrase.removesuffix("’s").removesuffix("'s")
    return phrase if phrase and not lexicon.nobody.match(phrase) and not phrase[0].isdigit() else None


def _ends(words: str, m: re.Match[str], number: int, lexicon: Telling) -> bool:
    following = words[m.end() + 1 : m.end() + 2]
    joins = m[0] == "and" and following.isupper() and words[m.start() - 2 : m.start() - 1].isalpha()
    if number > 0 and lexicon.anew.match(words, m.start()):
        return True  # “told the AP / her group never …”
    return bool(lexicon.ends.match(words, m.start())) and not (number and (m[0][:1].isupper() or joins))


# ---------------------------------------------------------------- where, and at what occasion


def _found(around: _Around, phrases: Sieve, held: frozenset[str]) -> list[re.Match[str]]:
    """The phrases of a sentence that are none of the content's, those of one pattern after those of another."""
    tried = (phrases.patterns[i] for i in phrases.tried(held))
    return [m for pattern in tried for m in pattern.finditer(around.words) if GAP not in m["words"]]


def _nearest(
    around: _Around,
    inside: Sequence[Span],
    source: Sequence[Span],
    found: Sequence[re.Match[str]],
    breaks: re.Pattern[str],
) -> Span | None:
    """Of phrases the one in the cue, in `inside`, right behind the cue, between source and cue, or at the sentence's
    start."""
    words, cue, lexicon = around.words, around.cue, around.lexicon
    if not found:
        return None
    edges = sorted([*cue, *source])
    # a phrase may begin in the cue and end behind it: “said in / a statement”
    places = [(s.start, s.end) for s in cue]
    places += [(s.start, min(s.end, s.start + _NEAR)) for s in inside]
    behind = [m.end() for s in cue if (m := _CONTENT.match(words, s.end))]
    for at in (*(s.end for s in cue), *behind):
        m = breaks.search(words, at, at + _NEAR)
        end = m.start() if m else min(len(words), at + _NEAR)
        if at in behind and (m := lexicon.joins.search(words, at, end)):
            end = m.start()  # “said it was late, and a vote stalled in the Senate”
        places.append((at, end))
    for a, b in pairwise(edges):
        if a.end < b.start <= a.end + _NEAR and not breaks.search(words, a.end, b.start):
            places.append((a.end, b.start))
    for start, end in places:
        for m in found:
            if start <= m.start() <= end:
                return Span(*m.span("words"))
    first = min(edges[0].start, _LEAD)
    m = next((m for m in found if m.end() <= first), None)
    if m and lexicon.beside.match(m["words"]) and not lexicon.goes_on.match(words, cue[0].start):
        return None  # “before the summit, few believed”
    opens = m and lexicon.starts.fullmatch(words, 0, m.start()) and lexicon.leads.fullmatch(words, m.end(), first)
    return Span(*m.span("words")) if m and opens else None


def _clean(words: str) -> str:
    """A phrase without what ends a sentence; the point of an abbreviation stays."""
    found = re.sub(r"[’']s?$", "", words.strip(" ,"))
    return found if "." in found[:-1].rsplit(" ", 1)[-1] else found.rstrip(".")
