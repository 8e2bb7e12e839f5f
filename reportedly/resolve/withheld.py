"""What a page keeps to itself about who speaks: names left out, and why; and sources that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.resolve.withheld_words import DESCRIBING, WITHHOLDING, Withholding
from reportedly.text import quotations, sentences
from reportedly.types import Span, WithheldPart

_LONGEST = 1200
"""Code points of a sentence that are read, from its start."""
_WHY = 300
_SOURCE = 200
_PHRASE = 12
"""Words of a noun phrase before what withholds its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldWords:
    """Words that withhold a name: which part of it, why, and `near`, the phrase for whose it is where grammar tells."""

    what: WithheldPart
    why: str | None
    span: Span
    near: Span | None = None


def find_withheld(text: str, language: str = "en") -> list[WithheldWords]:
    """Where the page keeps a name to itself, in text order and disjoint. What is quoted is not the page's word."""
    lexicon = WITHHOLDING.get(language)
    if lexicon is None or not lexicon.trigger.search(text):
        return []
    quoted = quotations(text)
    found: list[WithheldWords] = []
    passed = 0
    for sentence in sentences(text):
        sentence = Span(sentence.start, min(sentence.end, sentence.start + _LONGEST))
        if not lexicon.trigger.search(text, *sentence):
            continue
        while passed < len(quoted) and quoted[passed].end <= sentence.start:
            passed += 1
        end = sentence.start
        for item in sorted(_of_sentence(text, sentence, lexicon), key=lambda w: (w.span.start, -w.span.end)):
            inside = any(q.start <= item.span.start and item.span.end <= q.end for q in quoted[passed : passed + 20])
            if item.span.start >= end and not inside:
                found.append(item)
                end = item.span.end
    return found


def _of_sentence(text: str, sentence: Span, lexicon: Withholding) -> Iterator[WithheldWords]:
    for m in lexicon.clauses.finditer(text, *sentence):
        yield _clause(text, sentence, m, lexicon)
    for m in lexicon.changed.finditer(text, *sentence):
        what: WithheldPart = "surname" if lexicon.surname.search(m[0]) else "name"
        yield WithheldWords(what=what, why=None, span=Span(*m.span()), near=_name_before(text, sentence, m.start()))
    for pattern in (lexicon.adjectives, lexicon.close):
        for m in pattern.finditer(text, *sentence):
            start = m.start() + len(m[0]) - len(m[0].lstrip())
            yield WithheldWords(what="name", why=None, span=Span(start, m.end()), near=Span(start, m.end()))


def _clause(text: str, sentence: Span, m: re.Match[str], lexicon: Withholding) -> WithheldWords:
    """One clause that withholds, with its reason and whom it is said of."""
    words = m[0]
    what: WithheldPart = "name"
    if lexicon.identity.search(words):
        what = "all"
    if lexicon.surname.search(words) or lexicon.given.search(words):
        what = "surname"
    refused = lexicon.unauthorised.search(words)
    why = _why(text, m.end(), sentence.end, lexicon)
    if why and re.search(r",\s+(?:who|whose)\b[^,]*$", text[max(sentence.start, m.start() - 120) : m.start() + 5]):
        comma = text.find(",", why.start, why.end)  # the relative clause ends here, and the reason with it
        why = Span(why.start, comma) if comma > 0 else why
    end = why.end if why else m.end()
    reason = text[why.start : why.end] if why else None
    if refused:
        end = _end_of_why(text, m.end(), sentence.end, lexicon)
        reason = text[m.start() : end]
    elif why is None and (before := lexicon.before.match(text, *sentence)) and before.end() <= m.start():
        reason = before["why"]
    elif why is None and (other := lexicon.unauthorised.search(text, *sentence)):
        reason = text[other.start() : _end_of_why(text, other.end(), sentence.end, lexicon)]
        reason = re.split(r"\s+and\s+(?:spoke|asked|requested|who)\b", reason, maxsplit=1)[0]
    return WithheldWords(what=what, why=reason, span=Span(m.start(), end), near=_near(text, sentence, m, lexicon))


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


def _near(text: str, sentence: Span, m: re.Match[str], lexicon: Withholding) -> Span | None:
    """The phrase that a clause is said of: the noun before its relative pronoun, or its subject."""
    if owner := lexicon.whose.search(m[0]):
        return Span(m.start() + owner.start("owner"), m.start() + owner.end("owner"))
    which = re.search(r"(?:which|none\s+of|(?:name|identify)(?:d|ied)?(?=\s+(?:them|him|her|it)$))\s+([\w\s]+)$", m[0])
    if which:
        return Span(m.start() + which.start(1), m.end())
    if lexicon.outlet.match(m[0]):
        return None
    participle = lexicon.participle.search(text, max(sentence.start, m.start() - 40), m.end())
    if participle and participle.start() <= m.start() and text[sentence.start].isalnum():
        return _noun_phrase(text, sentence.start, participle.start(), lexicon)
    if m[0].casefold().startswith("whose"):
        return _phrase_before(text, sentence, m.start(), lexicon)
    relatives = list(lexicon.relative.finditer(text, max(sentence.start, m.start() - 160), m.start()))
    if relatives and not lexicon.saying.search(text, relatives[-1].end(), m.start()):
        return _phrase_before(text, sentence, relatives[-1].start(), lexicon)
    return _phrase_before(text, sentence, m.start(), lexicon)


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
    m = re.search(r"(?:[A-Z][\w’'-]*\.?\s*){1,4}[\s,(]*$", text[max(sentence.start, at - 80) : at])
    if not m:
        return None
    start = max(sentence.start, at - 80) + m.start()
    return Span(start, start + len(m[0].rstrip(" ,(")))


def is_anonymous(source_words: str, language: str = "en") -> bool:
    """Whether these words describe people and name none: officials, one resident, a woman of about sixty.

    Organisations, documents, outlets and offices that one person holds are none; a pronoun is none.
    """
    lexicon = DESCRIBING.get(language)
    words = " ".join(source_words[:_SOURCE].split()).strip(" \"“”‘’'.,;:")
    if lexicon is None or not words or lexicon.named.search(words) or lexicon.together.match(words):
        return False
    if lexicon.unnamed.search(words):
        return True
    head = lexicon.head_ends.split(words, maxsplit=1)[0].strip(" '’\"“”")
    pieces = head.split()
    if not pieces:
        return False
    if (of := lexicon.among.match(words)) and lexicon.alone.fullmatch(pieces[0]):  # one of the officials
        return is_anonymous(of["whom"], language)
    if lexicon.voices.match(head) or (lexicon.alone.fullmatch(head) and not head[:2].isupper()):
        return True
    noun = lexicon.owning.sub("", pieces[-1])
    if noun[:1].isupper() and len(pieces) > 1 and not head.isupper():
        return bool(lexicon.indefinite.match(head) and lexicon.peoples.fullmatch(noun))
    definite = bool(lexicon.definite.match(head))
    if lexicon.media.fullmatch(noun) or lexicon.media.fullmatch(" ".join(pieces[-2:])):
        return "state" not in head.casefold().split() and not definite
    low = noun.casefold()
    if lexicon.no_people.fullmatch(low) or (definite and lexicon.offices.fullmatch(low)):
        return False
    if lexicon.people.fullmatch(low):
        return not (len(pieces) == 1 and noun[:1].isupper() and not low.endswith(("s", "people", "men", "women")))
    person = lexicon.offices.fullmatch(low) or lexicon.endings.fullmatch(low)
    return bool(person and lexicon.indefinite.match(head))
