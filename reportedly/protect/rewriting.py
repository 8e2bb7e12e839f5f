"""A text with other words in the place of some, and where its spans are then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.types import Span


class Edit(NamedTuple):
    """`words` take the place of ``[start, end)``."""

    start: int
    end: int
    words: str


class Rewritten:
    """A text after edits. Where edits overlap, the one given first wins, and of the others what is left over goes
    with it: nothing that any edit covers stays."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._edits = _disjoint(edits, len(text))
        self._starts = [edit.start for edit in self._edits]
        self._placed: list[int] = []
        pieces: list[str] = []
        at = length = 0
        for start, end, words in self._edits:
            pieces += [text[at:start], words]
            length += start - at
            self._placed.append(length)
            length += len(words)
            at = end
        pieces.append(text[at:])
        self.text = "".join(pieces)

    def span(self, given: Span) -> Span:
        """Where a span is now; one that begins or ends within an edit takes in all of what stands there now."""
        return Span(self._start(given.start), self._end(given.end))

    def spans(self, given: Iterable[Span]) -> tuple[Span, ...]:
        """Where the spans of a role are now, in order; those that fell into one are one."""
        found: list[Span] = []
        for span in sorted(map(self.span, given)):
            if found and span.start < found[-1].end:
                found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
            elif span.start < span.end:
                found.append(span)
        return tuple(found)

    def _start(self, at: int) -> int:
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return at
        edit, placed = self._edits[place], self._placed[place]
        return placed if at < edit.end else placed + len(edit.words) + at - edit.end

    def _end(self, at: int) -> int:
        place = bisect_right(self._starts, at - 1) - 1
        if place < 0:
            return at
        edit, placed = self._edits[place], self._placed[place]
        return placed + len(edit.words) if at <= edit.end else placed + len(edit.words) + at - edit.end


def _disjoint(edits: Iterable[Edit], length: int) -> list[Edit]:
    """The edits in order, those given later cut to what earlier ones leave; pieces of one cut in two say it twice."""
    taken: list[Edit] = []
    for edit in edits:
        left = [(max(edit.start, 0), min(edit.end, length))]
        for start, end, _ in taken:
            left = [piece for s, e in left for piece in ((s, min(e, start)), (max(s, end), e)) if piece[0] < piece[1]]
        taken += [Edit(s, e, edit.words) for s, e in left]
    return sorted(taken)
