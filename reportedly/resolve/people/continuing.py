"""Who goes on speaking: “he said” behind a quotation, where the saying before it is of one person and nobody else was
named between.

Whom a pronoun takes up is chosen from all that were spoken of, and in what is said many are: “Velt said Orel had lied.
‘He knew,’ she said.” Who spoke last is then the surer answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from reportedly.resolve.people.antecedents import fitting
from reportedly.resolve.people.cast import Cast
from reportedly.resolve.people.phrases import Phrase
from reportedly.resolve.people.pronouns import POSSESSIVES
from reportedly.types import Attribution, Span, Speaker

_FAR = 250
"""Code points between two sayings, the second of which goes on from the first."""
_SAYS = re.compile(
    r"(?:(?:also|then|later|further)\s)?(?:sa(?:id|ys?)|t(?:old|ells)|add(?:s|ed)|continue[sd]|went\son|goes\son"
    r"|w?r(?:ote|ites)|recall(?:s|ed)|explain(?:s|ed)|not(?:es|ed)|conclude[sd]|insist(?:s|ed)|argue[sd])\b",
    re.IGNORECASE,
)
"""What goes on from a saying; who “replied” was spoken to."""
_ON = re.compile(r"(?:(?:also|then|later|further)\s)?(?:add(?:s|ed)|continue[sd]|went\son|goes\son)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|question(?:s|ed|ing)?|press(?:es|ed|ing)|wonder(?:s|ed|ing)?|inquire[sd]"
    r"|want(?:s|ed)?\sto\sknow)\b",
    re.IGNORECASE,
)
"""Behind what the next to speak may be who was spoken to."""
_AGAINST = 1.2
"""How much likelier the other of he and she has to be for a name to speak against the pronoun."""


def whole(a: Attribution) -> Span:
    """From the first to the last code point of an attribution."""
    spans = (*a.source, *a.cue, *a.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def continues(cast: Cast, before: int, i: int, speaker: Speaker | None) -> bool:
    """Whether attribution `i`, of “he” or “she”, goes on from what `speaker` said, the attribution `before`."""
    heads = cast.heads[i]
    if cast.found[i].reading.form == "indirect" or not heads or cast.reader.phrases[heads[0]].pronoun not in _PERSONAL:
        return False
    b = cast.found[i].attribution
    cue = cast.text[slice(*b.cue[0])] if b.cue else ""
    behind = bool(b.source) and b.content[0].start < b.source[0].start  # “…,” he said
    return (_SAYS if behind else _ON).match(cue) is not None and _one_speaker(cast, before, i, speaker)


def follows(cast: Cast, before: int, i: int, speaker: Speaker | None) -> bool:
    """Whether attribution `i`, of a pronoun that is safely nobody, may well be of who said `before`: from their name on
    nobody else was named who may be meant, but in what they said."""
    if speaker is None or speaker.score < _SURE or len(cast.heads[i]) != 1:
        return False
    phrase = cast.reader.phrases[cast.heads[i][0]]
    if cast.text[slice(*phrase.span)].casefold() in POSSESSIVES:
        return False  # “Velt spoke of Orel’s vote and his support for it”
    a, b = cast.found[before].attribution, cast.found[i].attribution
    if not _one_speaker(cast, before, i, speaker):
        return False
    return not _named(cast, max(s.end for s in a.source), b, phrase.pronoun, a.content)


def _one_speaker(cast: Cast, before: int, i: int, speaker: Speaker | None) -> bool:
    """Whether nothing speaks against it that `speaker` says attribution `before` and, right after, by a pronoun `i`."""
    if speaker is None or speaker.cluster is None or len(cast.heads[i]) != 1 or len(cast.heads[before]) != 1:
        return False
    reader, heads = cast.reader, (cast.heads[before][0], cast.heads[i][0])
    phrase, last = reader.phrases[heads[1]], reader.phrases[heads[0]]
    if speaker.kind not in _STANDS_FOR.get(phrase.pronoun or "", ()) or last.pronoun in {"I", "we", "you"}:
        return False
    a, b = cast.found[before].attribution, cast.found[i].attribution
    if a.cue and _ASKS.search(cast.text[slice(*a.cue[0])]):
        return False
    ends, begins = whole(a).end, whole(b).start
    if not 0 <= begins - ends <= _FAR or _LINE.search(cast.text[ends:begins]):
        return False
    entity = reader.of[heads[0]]
    if phrase.pronoun in _PERSONAL and _against(phrase.pronoun, entity.raised):
        return False
    return any(fitting(phrase, (entity,))) and not _named(cast, ends, b, phrase.pronoun)


_PERSONAL = frozenset(("he", "she"))
_STANDS_FOR: dict[str, frozenset[str]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"organisation", "outlet", "document"}),
    "they": frozenset({"group"}),
}
"""Kinds of speakers that a pronoun takes up."""
_SURE = 0.6
"""The least score of who spoke last, for “he” of whom nobody is safe to be them."""
_LINE = re.compile(r"\n[^\n]*\w[^\n]*\n")
"""A line of its own between two sayings."""


def _against(pronoun: str | None, raised: Sequence[float]) -> bool:
    """Whether the names of somebody speak for the other of “he” and “she”."""
    he, she = raised[:2]
    return (he if pronoun == "she" else she) > _AGAINST * (she if pronoun == "she" else he)


def _named(cast: Cast, start: int, b: Attribution, pronoun: str | None, told: Sequence[Span] = ()) -> bool:
    """Whether between `start` and who says `b` somebody is spoken of whom the pronoun may mean, outside of what is
    said: there and in `told`."""
    phrases = cast.reader.phrases
    first = bisect_left(phrases, start, key=lambda p: p.span.start)
    between = takewhile(lambda p: p.span.start < b.source[0].start, islice(phrases, first, None))
    words = (*b.content, *told)
    return any(_rivals(pronoun, p) and not any(s.start <= p.span.start < s.end for s in words) for p in between)


def _rivals(pronoun: str | None, p: Phrase) -> bool:
    if p.kind == "pronoun":
        return False
    if pronoun in _PERSONAL:
        return p.entity == "person"
    many = pronoun == "they" and p.number == "many" and p.entity in {"person", None}
    return many or p.entity in {"organisation", "outlet"} or (pronoun == "it" and p.entity == "document")
