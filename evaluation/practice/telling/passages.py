"""Short texts that tell whom it was said to, where it was said or written, and at what occasion, or only seem to.

    python -m evaluation.practice.telling.passages        the half whose errors may be read, and totals of the other
    python -m evaluation.practice.telling.passages -v     and every error of the first half

Invented, by kind of prose, and marked before the program was asked. ``# prose`` opens a group; a line is ``text =>
cue | addressee | medium | occasion``, with ``||`` between attributions and ``¶`` between paragraphs; a cue that stands
there twice is told with words beside it. An empty field is one that a reader would leave empty; what is stated once for
a speaker's words holds for those that follow. A source that is itself what is read (a poster says) has no medium. Each
passage belongs to one of two halves by a hash of its words; errors of the second are not read. End to end: a value of
an attribution that is not marked is wrong, one of an attribution that is not found is missed, and counted apart.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evaluation.golds import described
from evaluation.passages import set_aside, under_headings
from evaluation.resolved import read
from evaluation.sureness import same
from reportedly.attribute.attributor import Attributor
from reportedly.types import Found, Resolved, Span

PATH = Path(__file__).with_name("passages.txt")
FIELDS = ("addressee", "medium", "occasion")


class Mark(NamedTuple):
    """The words of a cue, or words that meet it, and what is told of the saying; None where nothing is."""

    cue: str
    addressee: str | None
    medium: str | None
    occasion: str | None


class Passage(NamedTuple):
    """A text and the attributions in it."""

    prose: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def aside(self) -> bool:
        """Whether its errors are left unread."""
        return set_aside(self.text)


Row = tuple[str, str | None, str | None, bool]
"""A field, the passage's value, ours, and whether the attribution was found."""


def passages(path: Path = PATH) -> list[Passage]:
    """The passages in the order of the file. Raises ValueError for a line that is none."""
    found: list[Passage] = []
    for prose, line in under_headings(path):
        text, _, told = line.partition(" => ")
        text = text.replace(" ¶ ", "\n\n")
        marks = []
        for piece in told.split("||"):
            fields = [field.strip() for field in piece.split("|")]
            if len(fields) != len(Mark._fields) or fields[0] not in text:
                raise ValueError(f"no passage: {line!r}")
            marks.append(Mark(fields[0], *(field or None for field in fields[1:])))
        found.append(Passage(prose, text, tuple(mark for mark in marks if mark.cue)))
    return found


def rows(passage: Passage, attribute: Attributor) -> Iterator[Row]:
    """Each field of each attribution that is marked or found: what the passage has, and what the program tells."""
    findings, resolved = read(passage.text, described(passage.text), attribute)
    left = list(findings.every)
    for mark in passage.marks:
        begins = passage.text.index(mark.cue)
        mine = _at(left, Span(begins, begins + len(mark.cue)))
        if mine:
            left.remove(mine)
        yield from _told(mark, resolved[mine.attribution.id] if mine else None)
    for unmarked in left:
        yield from _told(Mark("", None, None, None), resolved[unmarked.attribution.id])


def _at(found: list[Found], place: Span) -> Found | None:
    """The attribution whose cue shares most characters with a place."""

    def shared(one: Found) -> int:
        return sum(max(0, min(s.end, place.end) - max(s.start, place.start)) for s in one.attribution.cue)

    best = max(found, key=shared, default=None)
    return best if best and shared(best) else None


def _told(mark: Mark, mine: Resolved | None) -> Iterator[Row]:
    ours = (mine.addressee, mine.medium, mine.occasion) if mine else (None, None, None)
    for field, gold, value in zip(FIELDS, mark[1:], ours, strict=True):
        yield field, gold, value, mine is not None


def right(gold: str | None, ours: str | None) -> bool:
    """Whether a value is told, and is that of the passage."""
    return gold is not None and ours is not None and same(gold, ours)


def main(arguments: list[str]) -> int:
    """Print a table for each half."""
    attribute = Attributor.load()
    counts: dict[tuple[bool, str], Counter[str]] = {
        (half, field): Counter() for half in (False, True) for field in FIELDS
    }
    for passage in passages():
        for field, gold, ours, found in rows(passage, attribute):
            hit = right(gold, ours)
            counts[passage.aside, field] += Counter(
                right=int(hit),
                ours=int(ours is not None),
                gold=int(gold is not None),
                lost=int(gold is not None and not found),
            )
            if "-v" in arguments and not passage.aside and not hit and (gold or ours):
                print(f"{field}: {passage.text!r}\n    gold {gold}\n    ours {ours if found else 'not found'}")
    for (aside, field), n in counts.items():
        print(
            f"{'set aside' if aside else 'read':10}{field:10} precision {n['right'] / max(1, n['ours']):.3f}, recall "
            f"{n['right'] / max(1, n['gold']):.3f} (n = {n['gold']}, {n['lost']} of attributions that are not found)"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
