"""Our own texts as they are marked up by hand: `KIND.txt`, in which a line ``@ NAME`` names the outlet of the lines
that follow, and marks that open and close stand in these lines, one within another where need be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportedly.types import Span

_CLOSES = {"[": "]", "<": ">", "{": "}", "«": "»"}


class Mark(NamedTuple):
    """What is marked: the match that opens it, the one that closes it, and the words between in the plain text."""

    opens: re.Match[str]
    closes: re.Match[str]
    span: Span


def sections(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The kind, the outlet and the lines of each part of a folder's texts, in order."""
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            outlet, _, lines = part.partition("\n")
            yield path.stem, outlet.strip(), lines.strip()


def plain(line: str, mark: re.Pattern[str], *, kind: str, at: int = 0) -> tuple[str, list[Mark]]:
    """A line without what `mark` matches, and what was marked in it, in the order in which it closes; `at` is where the
    line begins in its text. Raises ValueError, with the `kind`, for a mark that does not pair."""
    text, last = "", 0
    opened: list[tuple[re.Match[str], int]] = []
    marks: list[Mark] = []
    for m in mark.finditer(line):
        text += line[last : m.start()]
        last = m.end()
        if m[0][0] in _CLOSES:
            opened.append((m, at + len(text)))
        elif opened and _CLOSES[opened[-1][0][0][0]] == m[0][-1]:
            opens, start = opened.pop()
            marks.append(Mark(opens, m, Span(start, at + len(text))))
        else:
            raise ValueError(f"{kind}: a mark closes that nothing opens in {line!r}")
    if opened:
        raise ValueError(f"{kind}: a mark does not close in {line!r}")
    return text + line[last:], marks
