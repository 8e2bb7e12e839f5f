"""Words that a person gives, found in the text of a document: near a line where there is one.

Words are looked for in the sentences of what they belong to, then in those beside it, then in the whole text; the first
of these that has them once is the place. Where one has them several times, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reportedly.errors import ReportedlyError
from reportedly.reviews import places
from reportedly.text import sentences, shown
from reportedly.types import Span

PIECES = " … "
"""What stands between pieces of words, as everywhere that a line is shown."""
_MOST = 2_000  # places of marks that are looked at
_SHOWN = 8  # places that an error tells of
_AROUND = 30  # characters on either side of one


class NotThere(ReportedlyError):
    """Words that a text does not have, or has in several places."""


def pointed(text: str, role: str, words: str, near: Sequence[Span] = (), chosen: int | None = None) -> tuple[Span, ...]:
    """The spans of the words of a role; pieces are parted by `PIECES`, and follow each other in the text.

    `near` are spans of what the words belong to. `chosen` is the number, from 1, of the place in the whole text where
    the first piece stands. No words are no spans. Raises NotThere, with the places that there are to choose from.
    """
    if not words.strip():
        return ()
    if _every(text, words):
        return (_one(text, role, words, near, chosen),)
    pieces = [piece.strip() for piece in words.split(PIECES.strip())]
    first, *others = [piece for piece in pieces if piece] or [words]
    found = [_one(text, role, first, near, chosen)]
    for piece in others:
        after = [span for span in _every(text, piece) if span.start >= found[-1].end]
        if not after:
            raise NotThere(f"{role}: {_told(piece)} does not stand after {_told(first)} in the document")
        found.append(after[0])
    return tuple(found)


def _one(text: str, role: str, words: str, near: Sequence[Span], chosen: int | None) -> Span:
    every = _every(text, words)
    if not every:
        raise NotThere(f"{role}: {_told(words)} does not stand in the document: give the words of the page")
    if chosen is not None:
        if not 1 <= chosen <= len(every):
            raise NotThere(f"{role}: {_told(words)} stands in {len(every)} places: there is no place {chosen}")
        return every[chosen - 1]
    for start, end in _rings(text, near):
        here = [span for span in every if start <= span.start and span.end <= end]
        if len(here) == 1:
            return here[0]
        if here:
            raise NotThere(_several(text, role, words, every, here))
    raise NotThere(f"{role}: {_told(words)} is in no sentence of the document")


def _rings(text: str, near: Sequence[Span]) -> list[tuple[int, int]]:
    """The sentences of `near`, those and one on either side, the text."""
    whole = (0, len(text))
    if not near:
        return [whole]
    start, end = min(s.start for s in near), max(s.end for s in near)
    cut = sentences(text)
    touched = [i for i, sentence in enumerate(cut) if sentence.end > start and sentence.start < end]
    if not touched:
        return [whole]
    first, last = touched[0], touched[-1]
    own = min(cut[first].start, start), max(cut[last].end, end)
    beside = cut[max(0, first - 1)].start, max(own[1], cut[min(len(cut) - 1, last + 1)].end)
    return [own, (min(own[0], beside[0]), beside[1]), whole]


def _every(text: str, words: str) -> list[Span]:
    """Where words stand, with the marks at their edges where the text has these too; what is marks alone, as it is."""
    if not any(letter.isalnum() for letter in words):
        return [Span(*found.span()) for found in islice(re.finditer(re.escape(words.strip()), text), _MOST)]
    lead, tail = _edge(words), _edge(words[::-1])[::-1]
    spans = []
    for start, end in places(text, words):
        from_ = start - len(lead) if lead and text[max(0, start - len(lead)) : start] == lead else start
        to = end + len(tail) if tail and text[end : end + len(tail)] == tail else end
        spans.append(Span(from_, to))
    return spans


def _edge(words: str) -> str:
    words = words.lstrip()
    return words[: next((at for at, letter in enumerate(words) if letter.isalnum()), 0)]


def _several(text: str, role: str, words: str, every: Sequence[Span], here: Sequence[Span]) -> str:
    where = " near the line" if len(here) < len(every) else ""
    lines = [f"{role}: {_told(words)} stands in {len(here)} places{where}: give more words, or choose one:"]
    for span in here[:_SHOWN]:
        around = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
        before, after = (" ".join(piece.split()) for piece in around)
        words_there = " ".join(text[span.start : span.end].split())
        lines.append(shown(f"  --at {role}:{every.index(span) + 1}  …{before} [{words_there}] {after}…"))
    if len(here) > _SHOWN:
        lines.append(f"  and {len(here) - _SHOWN} more")
    return "\n".join(lines)


def _told(words: str) -> str:
    short = " ".join(words.split())
    return shown(f"“{short if len(short) <= 60 else short[:59] + '…'}”")
