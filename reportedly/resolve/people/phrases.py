"""Mentions as phrases: what the words of a mention tell before anybody asks whom they stand for.

English so far; another language is another `Grammar`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from reportedly.names import fold
from reportedly.resolve.people.bodies import BODY_HEADS
from reportedly.resolve.people.kinds import of_trades, titular
from reportedly.resolve.people.mentions import kind_seen, no_person, surnames, trimmed, untimed, whole_mentions
from reportedly.resolve.people.pronouns import FIRST_FORMS, NO_PRONOUN, OTHERS, POSSESSIVES, SECOND, THIRD_FORMS
from reportedly.resolve.people.roles import POSSESSIVE
from reportedly.types import EntityKind, Mention, Pronouns, Span

Sex = Literal["he", "she"]
PhraseKind = Literal["name", "description", "pronoun"]
Number = Literal["one", "many"]

_DEFINITE = frozenset("the this that these those".split())
_NEW = frozenset(
    "a an one another other some several many few most any every each no two three four five dozens".split()
)
_ONE = frozenset("a an another one each every this that".split())
_MANY = frozenset(
    "some several many few these those two three four five six seven eight nine ten dozens both all".split()
)
_PLURAL = re.compile(r"(?<!s)(?<!u)(?<!i)s$|(?:men|women|people|children|police|media|staff)$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_LABEL = re.compile(r"\s?[:：]|\.\s")
ASKS, ANSWERS = "q.", "a."
"""The heads of the labels “Q:” and “A:”, which are no words."""
_NO_KIND = Pronouns(0.25, 0.25, 0.25, 0.25)


class Phrase(NamedTuple):
    """A mention and what its words tell.

    `words` in small letters without the article; `head` the last of them, without ’s. `pronoun` is the form that a
    personal pronoun stands for (he, she, it, they, I, we, you). `known` is True behind “the” and “this”, False behind
    “a” and “another”, None where the words leave open whether somebody known is meant. `told` is which of he and she
    the words themselves tell (“Mrs”, “the spokesman”); `proper` holds how the names within a description begin, by
    which it differs from others of its head (“Russia’s foreign ministry”, “the French foreign ministry”).
    """

    span: Span
    kind: PhraseKind
    entity: EntityKind | None
    words: tuple[str, ...]
    head: str
    number: Number
    pronoun: str | None
    pronouns: Pronouns
    known: bool | None
    score: float
    told: Sex | None = None
    proper: frozenset[str] = frozenset()


def phrases(text: str, mentions: Sequence[Mention], sources: Iterable[Span]) -> list[Phrase]:
    """The phrases of a text, in order and disjoint: its mentions, pronouns that are none, and sources without any."""
    said_by = [untimed(text, s) for s in sources if _WORD.search(text, *s)]
    mentions = whole_mentions(text, mentions, said_by)
    known = surnames(text, mentions) - {
        w.title() for m in mentions if (w := text[slice(*m.span)].split()[-1]).islower()
    }
    taken = sorted(m.span for m in mentions)
    found = [phrase(text, trimmed(text, m), kind_seen(text, m), m.pronouns, m.score) for m in mentions]
    extra = [Span(*m.span()) for m in _PERSONAL.finditer(text)]
    extra += [_front(text, s) for s in said_by]
    for span in sorted(set(extra)):
        if text[slice(*span)] in NO_PRONOUN:
            continue
        i = bisect_left(taken, span)
        if all(o.end <= span.start or o.start >= span.end for o in taken[max(0, i - 1) : i + 2]):
            taken.insert(i, span)
            found.append(phrase(text, span, None, _NO_KIND, 0.5))
    found = [_surname(text, p, known) if len(p.words) == 1 else p for p in found]
    return _whole_names(text, sorted(found, key=lambda p: p.span))


def _surname(text: str, p: Phrase, names: frozenset[str]) -> Phrase:
    """A phrase of one word that opens a sentence, as the name of whom the text names so: “Sanders: no more debates”."""
    if p.kind != "description" or p.known is not None or text[slice(*p.span)] not in names:
        return p
    return p._replace(kind="name", entity="person", number="one")


def _whole_names(text: str, found: Sequence[Phrase]) -> list[Phrase]:
    """Names in pieces joined to one: “the Institute” + “Frontier Studies”, “Minister” + “Defence” + “Ida Orel”."""
    made: list[Phrase] = []
    for p in found:
        for back in (1, 2) if p.kind == "name" or text[p.span.start - 1] == "/" else ():
            before = made[-back:]
            if back == 1 and before and _hyphened(text, before[0], p):
                span = Span(before[0].span.start, p.span.end)
                p = phrase(text, span, p.entity, p.pronouns, p.score)._replace(kind=p.kind)
                del made[-1:]
                break
            ends = [*(b.span for b in before), p.span]
            if len(before) < back or not all(_JOINT.fullmatch(text, a.end, b.start) for a, b in pairwise(ends)):
                break
            span = Span(before[0].span.start, p.span.end)
            placed = before[-1].known is not None and no_person(before[-1].head)  # “in a state Trump won”
            of = back == 1 and not text[before[0].span.end : p.span.start].isspace()
            if (back == 1 and _one_body(text, before[0], p)) or (not placed and _is_title(text, span, p, of=of)):
                entity = p.entity if p.entity == "person" and not of_trades(p.head) else before[0].entity
                p = phrase(text, span, entity, p.pronouns, max(before[0].score, p.score))._replace(kind="name")
                del made[-back:]
                break
        made.append(p)
    return made


def _hyphened(text: str, before: Phrase, after: Phrase) -> bool:
    """Whether two names are the halves of a word, “Hale” and “Orr” of “Hale-Orr”, or who made a thing together: “the
    Norden Times/VTB News poll”."""
    if text[before.span.end : after.span.start] not in ("-", "/"):
        return False
    paper = after.kind == "description" and text[slice(*before.span)].split()[-1][0].isupper()
    return before.kind == "name" or paper  # “a Norden Times/VTB News poll”


_JOINT = re.compile(r"(?:\s(?:[Oo]f|for)(?:\sthe)?)?\s")


def _one_body(text: str, before: Phrase, after: Phrase) -> bool:
    """Whether both are parts of the name of one body: “the Institute for Frontier Studies”."""
    last = text[before.span.start : before.span.end].split()[-1]
    if text[before.span.end : after.span.start].isspace():
        return False
    return (
        before.entity in {"organisation", None}
        and last[:1].isupper()
        and before.head in BODY_HEADS
        and (after.entity != "person" or of_trades(after.head))  # “the National Union of Teachers”
    )


def _is_title(text: str, span: Span, name: Phrase, *, of: bool) -> bool:
    """Whether what stands before a name is its title: “Minister of Defence Ida Orel”. Behind `of` a part of the title
    has to stand, so that “an advocate of Mrs Orel” is none."""
    kept = fold(text[name.span.start : name.span.end])
    whole = fold(text[span.start : span.end])
    return 0 < len(whole) <= len(kept) - of and kept[-len(whole) :] == whole


_PERSONAL = re.compile(r"\b(?:" + "|".join([*THIRD_FORMS, *FIRST_FORMS]) + r")\b", re.IGNORECASE)
_BREAK = re.compile(r",|\s(?:of|in|at|on|for|from|with|by|near|who|which|that|and|to|behind|above)\b|\s[—–(]")


def _front(text: str, source: Span) -> Span:
    """A source up to what hangs on its head."""
    words = text[source.start : source.end]
    first = _WORD.search(words)
    m = _BREAK.search(words, first.end() if first else 1)
    return Span(source.start, source.start + (m.start() if m and m.start() else len(words)))


def phrase(text: str, span: Span, entity: EntityKind | None, pronouns: Pronouns, score: float) -> Phrase:
    """What the words at `span` tell."""
    written = _WORD.findall(text[span.start : span.end])
    words = [w.casefold() for w in written]
    if (
        len(words) == 1
        and written[0] not in NO_PRONOUN
        and (form := THIRD_FORMS.get(words[0]) or FIRST_FORMS.get(words[0]))
    ):
        many: Number = "many" if form in {"they", "we"} else "one"
        return Phrase(span, "pronoun", entity, tuple(words), words[0], many, form, pronouns, None, score)
    if tuple(words[:2]) == ("no", "one") or (len(words) == 1 and (words[0] in SECOND or words[0] in OTHERS)):
        form = "you" if words[0] in SECOND else None
        return Phrase(span, "pronoun", entity, tuple(words), words[0], "one", form, pronouns, None, score)
    if written in (["Q"], ["A"]) and _LABEL.match(text, span.end):  # who asks and who answers
        head = ASKS if written == ["Q"] else ANSWERS
        return Phrase(span, "description", "person", tuple(words), head, "one", None, pronouns, None, score)
    known, first = _known(words)
    bare = words[1:] if words and (words[0] in _DEFINITE or words[0] in {"a", "an"}) and len(words) > 1 else words
    head = POSSESSIVE.sub("", bare[-1]) if bare else ""
    cased = written[len(words) - len(bare) :]
    kind: PhraseKind = "name" if _is_name(text, span, cased, known) else "description"
    told = _told(words[:-1] if kind == "name" else [head])
    pronouns = _gender(words, kind, pronouns)
    return Phrase(
        span,
        kind,
        entity,
        tuple(bare),
        head,
        _number(head, first, kind),
        None,
        pronouns,
        known,
        score,
        told,
        _proper(cased[:-1], opens=len(bare) == len(words)) if kind == "description" else frozenset(),
    )


def _proper(cased: Sequence[str], *, opens: bool) -> frozenset[str]:
    """The first letters of the names among words, which “Russia’s” and “Russian” share; the first word's capital may be
    its sentence's where nothing stands before it."""
    named = [w for n, w in enumerate(cased) if w[0].isupper() and (n or not opens or POSSESSIVE.search(w))]
    return frozenset(POSSESSIVE.sub("", w.casefold())[:4] for w in named)


def _told(words: Sequence[str]) -> Sex | None:
    """Which of he and she the words tell; None where they tell neither, or both."""
    him, her = _HE.intersection(words), _SHE.intersection(words)
    return None if bool(him) == bool(her) else "he" if him else "she"


def _gender(words: Sequence[str], kind: PhraseKind, seen: Pronouns) -> Pronouns:
    """he and she told apart by words that tell it; a name by itself tells little, where it is not a common one."""
    if _HE.intersection(words) and not _SHE.intersection(words):
        return Pronouns(0.97, 0.01, 0.01, 0.01)
    if _SHE.intersection(words):
        return Pronouns(0.01, 0.97, 0.01, 0.01)
    if kind != "name":
        return seen
    even = (seen.he + seen.she) / 2
    return seen._replace(he=even + (seen.he - even) * _TRUST, she=even + (seen.she - even) * _TRUST)


_TRUST = 0.25
_HE = frozenset(
    """mr sir lord king prince duke baron monsieur man boy lad bloke gentleman father dad daddy grandfather grandad
    grandpa stepfather son stepson brother husband boyfriend groom fiancé uncle nephew widower spokesman chairman
    businessman policeman fisherman boatman congressman salesman""".split()
)
_SHE = frozenset(
    """mrs ms miss lady dame queen princess duchess countess baroness madam madame woman girl lass mother mum mom
    grandmother grandma granny stepmother daughter stepdaughter sister wife girlfriend bride fiancée aunt niece widow
    spokeswoman chairwoman businesswoman policewoman congresswoman midwife actress waitress""".split()
)


def _known(words: Sequence[str]) -> tuple[bool | None, str]:
    first = words[0] if words else ""
    if first in _DEFINITE or first in POSSESSIVES:
        return True, first
    if first in _NEW or first.isdigit():
        return False, first
    return None, first


def _is_name(text: str, span: Span, cased: Sequence[str], known: bool | None) -> bool:
    """Whether the last word begins with a capital that is not its sentence's."""
    if not cased or not cased[-1][:1].isupper() or known is False:
        return False
    if known and cased[-1].isupper() and titular(cased[-1].casefold()):
        return False  # “the former CEO”
    if len(cased) > 1 or known:
        return True
    before = text[max(0, span.start - 3) : span.start].rstrip(" \"'“‘«”’»)")
    opens = not before or before[-1] in ".!?\n:" or span.start == 0 or _TIMED.search(text, span.start - 7, span.start)
    last = POSSESSIVE.sub("", cased[-1])
    return not (opens and _PLURAL.search(last.casefold()) and last.casefold() != last.upper())


_TIMED = re.compile(r"\n\d\d:\d\d\s$")


def _number(head: str, first: str, kind: PhraseKind) -> Number:
    if first in _ONE:
        return "one"
    if first in _MANY or first.isdigit():
        return "many"
    if kind == "name":
        return "one"
    return "many" if _PLURAL.search(head) else "one"


def beginning_at(found: Sequence[Phrase], start: int) -> int | None:
    """The number of the phrase that begins at a place; None where none does."""
    i = bisect_left(found, start, key=lambda p: p.span.start)
    return i if i < len(found) and found[i].span.start == start else None


def within(found: Sequence[Phrase], span: Span) -> Sequence[Phrase]:
    """The phrases that touch a span."""
    low = bisect_right(found, span.start, key=lambda p: p.span.end)
    high = bisect_left(found, span.end, key=lambda p: p.span.start)
    return found[low:high]
