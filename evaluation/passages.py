"""Passages of our own writing with the time expressions of English news, each with the value a reader would give it.

They were written down by kind of prose and type of expression (TimeML's dates, times, durations and sets) without the
program's answers at hand. ``# kind, day of publication`` opens a group, each line after it is a passage, its marks are
``[words|value]``, with no value where the words tell none, and ``¶`` ends a paragraph. A passage belongs to one of two
halves by a hash of its words: errors of the first may be read, of the second only totals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

FOLDER = Path(__file__).resolve().parent / "times"
PATH = FOLDER / "passages.txt"
"""Passages by type of expression."""
REPORTS = FOLDER / "reports.txt"
"""Short news reports, many with the date line of a wiki’s news on top."""
_MARK = re.compile(r"\[(?P<words>[^\[\]|]+)\|(?P<value>[^\[\]|]*)\]")


class Passage(NamedTuple):
    """A passage without its marks, and these: first character, one past the last, value or None."""

    kind: str
    published: str
    text: str
    marks: list[tuple[int, int, str | None]]

    @property
    def aside(self) -> bool:
        """Whether its errors are left unread."""
        return set_aside(self.text)


def set_aside(text: str) -> bool:
    """Whether a passage belongs to the half whose errors are left unread, by a hash of its words."""
    return crc32(text.encode()) % 2 == 1


def passages(path: Path = PATH) -> list[Passage]:
    """The passages in the order of the file. Raises ValueError for one before any heading."""
    found: list[Passage] = []
    for heading, line in under_headings(path):
        if not heading:
            raise ValueError(f"no heading before {line!r}")
        kind, published = heading.split(", ")
        found.append(_passage(kind, published, line))
    return found


def under_headings(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file, each with the heading (``# …``) that it stands under, an empty one where there is none."""
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line:
            yield heading, line


def _passage(kind: str, published: str, line: str) -> Passage:
    text, marks, at, line = "", [], 0, line.replace(" ¶ ", "\n\n")
    for m in _MARK.finditer(line):
        text += line[at : m.start()]
        marks.append((len(text), len(text) + len(m["words"]), m["value"] or None))
        text, at = text + m["words"], m.end()
    return Passage(kind, published, text + line[at:], marks)
