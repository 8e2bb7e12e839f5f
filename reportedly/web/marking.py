"""Texts with their marks, ready to be shown: a document paragraph by paragraph, a snippet, a quote in its context."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from reportedly.export.marks import Marked, of_statement, segments
from reportedly.text import lines, sentences
from reportedly.types import MARK_OFF, MARK_ON, Kind, Paragraph, Span, Statement

_SNIPPET = re.compile(f"{MARK_ON}([^{MARK_ON}{MARK_OFF}]*){MARK_OFF}")
_LONG = 1200
_NEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A date or a figure in a text, to be marked quietly; `value` says what it means."""

    span: Span
    kind: Literal["date", "figure"]
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text in one tone. `role` is content, source, cue or None for plain text; `number` the place in the
    document's list of the statement it belongs to, `first` whether it is that statement's first piece of content;
    `opens` are the numbers of the statements of which the content begins here; `note` is the date or figure that it
    is part of."""

    text: str
    role: str | None = None
    number: int | None = None
    first: bool = False
    opens: tuple[int, ...] = ()
    note: Noted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph in pieces, and what it is on the page; `aside` says why it is left out of lists, where it is;
    `start` is where it begins in the text, in code points."""

    kind: Kind
    pieces: tuple[Piece, ...]
    aside: str | None = None
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A quote in its context: the text before it, the paragraphs that hold it, in pieces, and the text after it."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


def snippet(text: str) -> tuple[tuple[str, bool], ...]:
    """A snippet in stretches: the words, and whether they were searched for."""
    return tuple((part, i % 2 == 1) for i, part in enumerate(_SNIPPET.split(text)) if part)


def blocks(
    text: str,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    noted: Sequence[Noted] = (),
    asides: Mapping[Span, str] = MappingProxyType({}),
) -> tuple[Block, ...]:
    """The whole text with the marks of its statements, which are numbered from 1 in the order given, and its notes.

    Of notes that overlap the first is marked. `asides` says of paragraphs why they are left out of lists.
    """
    whole = _complete(text, paragraphs)
    marked = [of_statement(s) for s in statements]
    numbers = {m.key: i for i, m in enumerate(marked, 1)}
    by_key = {m.key: m for m in marked}
    within: list[dict[str, Marked]] = [{} for _ in whole]
    ends = [p.span.end for p in whole]
    starts = [p.span.start for p in whole]
    for m in marked:
        for span in (*m.content, *m.cue, *m.source):
            for i in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                within[i][m.key] = m
    seen: set[int] = set()
    notes = _disjoint(noted)
    return tuple(
        Block(
            kind=p.kind,
            pieces=_pieces(text, p.span, here.values(), by_key, numbers, seen, notes),
            aside=asides.get(p.span),
            start=p.span.start,
        )
        for p, here in zip(whole, within, strict=True)
    )


def _disjoint(noted: Iterable[Noted]) -> list[Noted]:
    found: list[Noted] = []
    for note in sorted(noted, key=lambda n: n.span):
        if note.span.start < note.span.end and (not found or found[-1].span.end <= note.span.start):
            found.append(note)
    return found


def _cut_at_notes(span: Span, notes: Sequence[Noted]) -> Iterator[tuple[Span, Noted | None]]:
    """A stretch cut where notes begin and end, with the note of each part. Notes are disjoint and in order."""
    at = span.start
    for note in notes[bisect_right(notes, at, key=lambda n: n.span.end) :]:
        if note.span.start >= span.end:
            break
        start, end = max(note.span.start, at), min(note.span.end, span.end)
        if at < start:
            yield Span(at, start), None
        yield Span(start, end), note
        at = end
    if at < span.end:
        yield Span(at, span.end), None


def _complete(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, and as kind ``other`` every line of text that none of them holds: nothing is left out."""
    edges = [0, *(p for paragraph in paragraphs for p in paragraph.span), len(text)]
    gaps = [(start, end) for start, end in list(pairwise(edges))[::2] if start < end]
    found = list(paragraphs)
    for start, end in gaps:
        found.extend(
            Paragraph(span=Span(line.start + start, line.end + start), kind="other" if paragraphs else "body")
            for line in lines(text[start:end])
        )
    return sorted(found, key=lambda p: p.span)


def _pieces(
    text: str,
    stretch: Span,
    here: Iterable[Marked],
    by_key: dict[str, Marked],
    numbers: dict[str, int],
    seen: set[int],
    notes: Sequence[Noted] = (),
) -> tuple[Piece, ...]:
    found = []
    for segment in segments(stretch, here):
        number = None
        if segment.role:
            owners = [by_key[key] for key in segment.keys if _covers(by_key[key], segment.role, segment.span)]
            number = numbers[min(owners, key=lambda m: _length(m.content)).key]
        first = segment.role == "content" and number is not None and number not in seen
        if first and number:
            seen.add(number)
        for part, note in _cut_at_notes(segment.span, notes):
            begins = part.start == segment.span.start
            found.append(
                Piece(
                    text=text[part.start : part.end],
                    role=segment.role,
                    number=number,
                    first=first and begins,
                    opens=tuple(sorted(numbers[key] for key in segment.opens)) if begins else (),
                    note=note,
                )
            )
    return tuple(found)


def _covers(marked: Marked, role: str, span: Span) -> bool:
    spans: tuple[Span, ...] = getattr(marked, role)
    return any(s <= span.start and span.end <= e for s, e in spans)


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def surroundings(text: str, paragraphs: Sequence[Paragraph], statement: Statement) -> Surroundings:
    """The paragraphs that hold a statement, with the ones before and after. Long ones are cut at sentences, marked …"""
    whole = [p.span for p in _complete(text, paragraphs)]
    marked = of_statement(statement)
    spans = (*marked.content, *marked.cue, *marked.source)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    holding = [s for s in whole if s.start < end and s.end > start] or [Span(start, end)]
    opening, closing = holding[0], holding[-1]
    middle = Span(
        _cut(text, opening, start)[0] if opening.end - opening.start > _LONG else opening.start,
        _cut(text, closing, end)[1] if closing.end - closing.start > _LONG else closing.end,
    )
    before = next((s for s in reversed(whole) if s.end <= opening.start), None)
    after = next((s for s in whole if s.start >= closing.end), None)
    pieces = _pieces(text, middle, [marked], {marked.key: marked}, {marked.key: 1}, set())
    head = (Piece(text="… "),) if middle.start > opening.start else ()
    tail = (Piece(text=" …"),) if middle.end < closing.end else ()
    return Surroundings(
        before="" if before is None else _last(text, before),
        pieces=(*head, *pieces, *tail),
        after="" if after is None else _first(text, after),
    )


def _cut(text: str, paragraph: Span, at: int) -> tuple[int, int]:
    """Where the third sentence before `at` begins and the third after it ends, within a paragraph."""
    cut = sentences(text, paragraph) or [paragraph]
    place = min(bisect_right(cut, at, key=lambda s: s.end), len(cut) - 1)
    return min(cut[max(0, place - _NEAR)].start, at), max(cut[min(len(cut) - 1, place + _NEAR)].end, at)


def _last(text: str, span: Span) -> str:
    start = _cut(text, span, span.end)[0] if span.end - span.start > _LONG else span.start
    return ("… " if start > span.start else "") + text[start : span.end]


def _first(text: str, span: Span) -> str:
    end = _cut(text, span, span.start)[1] if span.end - span.start > _LONG else span.end
    return text[span.start : end] + (" …" if end < span.end else "")
