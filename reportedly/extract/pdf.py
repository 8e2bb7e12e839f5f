"""A PDF with a text layer → its paragraphs. A process of its own reads it (`pdf_lines`), bounded in time and memory."""

from __future__ import annotations

import json
import re
import subprocess  # of ourselves, never of anything that a PDF names
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import clean
from reportedly.extract.dates import moment
from reportedly.extract.facts import tidy_name
from reportedly.types import Capture, Kind

SECONDS = 120
"""That one PDF may take: 2,000 pages of a report take 60."""
_SCRIPT = Path(__file__).with_name("pdf_lines.py")
_CURES = {
    "locked": "is locked with a password: open it, print it to a new PDF, and give that",
    "bounds": f"takes more than {SECONDS} seconds or 1 GB to read: print the pages that matter to a new PDF",
}
_LARGER = 1.15
"""So many times the size of the text is a heading."""
_LOOSE, _SAME_ROW = 1.35, 0.4
"""Times the usual distance of two lines is a new paragraph; sizes of a letter up or down are still one row."""
_INDENT = 0.7  # sizes of a letter
_MARGIN_LINES, _MARGIN_SHARE, _MARGIN_SHIFT = 3, 0.4, 6.0
"""Lines at the edge of a page that may be its head or foot; the share of pages that has them; points they may move."""
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.IGNORECASE)
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},\s\d{1,2}:\d\d\b.{0,300}"
)
"""What browsers print around a page: day, time and title above it, the address below."""
_FIGURES = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’»)\]]*$")
_BULLET = re.compile(r"[•▪◦‣·●*–-]\s+\S|\(?\d{1,2}[.)]\s+\S")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_HYPHENATED = re.compile(r"\w+-\w+")
_BYLINE = re.compile(r"(?i:by)\s+[^\W\d_a-z]")
_FOLIO = re.compile(r"(?:.*\D)?(\d{1,4})|(\d{1,4})\D.*")
_LONGEST_HEADING, _LONGEST_BYLINE = 200, 100  # characters
_NO_TITLE = re.compile(
    r"microsoft word|untitled|unbenannt|\.(?:docx?|indd|qxp|pages|pdf|html?|odt|rtf|pptx?)$", re.IGNORECASE
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line on a page: its left edge and base line in points, the size of its letters."""

    page: int
    text: str
    x: float
    y: float
    size: float
    bold: bool


def read_pdf(capture: Capture, body: bytes) -> Article:
    """Read the text layer of a PDF, in the order in which it was drawn.

    Raises ExtractionError when there is none, it is locked or damaged, or reading it takes more than `SECONDS`.
    """
    about, lines = _read(capture.origin, body)
    pieces = [(text, kind) for words, kind in paragraphs(lines) if (text := clean(words))]
    if not any(any(map(str.isalnum, text)) for text, _ in pieces):
        raise ExtractionError(
            f"{capture.origin} has no text layer, its pages ({about.get('pages', 0)}) are pictures of text: read them "
            "with a text recogniser first, for example `ocrmypdf IN.pdf OUT.pdf`"
        )
    text, kinds = join(pieces)
    printed = next((words for words, kind in pieces if kind == "title"), None)
    signed = next((words for words, kind in pieces if kind == "byline"), None)
    stated = clean(about.get("title") or "")
    return Article(
        text=text,
        paragraphs=kinds,
        title=printed or (stated if stated and not _NO_TITLE.search(stated) else None),
        byline=clean(about.get("author") or "") or (tidy_name(signed, cut=False) if signed else None),
        modified=moment(about.get("modification_date") or ""),
        address=capture.address,
    )


def _read(origin: str, body: bytes) -> tuple[dict[str, Any], list[Line]]:
    """What the PDF says of itself, and its lines. Raises ExtractionError."""
    try:
        # -P: a file beside us or in the folder of the user is never taken for a module
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-P", str(_SCRIPT), str(SECONDS)], input=body, capture_output=True, timeout=SECONDS
        )
        told = [json.loads(line) for line in done.stdout.splitlines()]
    except (subprocess.TimeoutExpired, ValueError):
        raise ExtractionError(f"{origin} {_CURES['bounds']}") from None
    wrong = told[-1].get("error") if told and done.returncode == 0 else "bounds"
    if wrong in _CURES:
        raise ExtractionError(f"{origin} {_CURES[wrong]}")
    if wrong:
        raise ExtractionError(f"{origin} is damaged ({wrong}): open it, print it to a new PDF, and give that")
    return told[0], [Line(**line) for line in told[1:]]


def paragraphs(lines: Sequence[Line]) -> list[tuple[str, Kind]]:
    """The paragraphs that lines on pages make, without heads and feet that come again, hyphens at line ends undone."""
    rows = _without_margins(list(_rows(lines)))
    if not rows:
        return []
    layout = _layout(rows)
    groups: list[list[Line]] = []
    for row in rows:
        if groups and not layout.begins(row, groups[-1]):
            groups[-1].append(row)
        else:
            groups.append([row])
    hyphenated = {word for row in rows for word in _HYPHENATED.findall(row.text)}
    largest = max(row.size for row in rows if row.page == rows[0].page)
    found: list[tuple[str, Kind]] = []
    titled = False
    for group in groups:
        text = _joined(group, hyphenated)
        kind = layout.kind(text, group)
        if kind == "heading" and group[0].size == largest and not titled:
            titled, kind = True, "title"
        elif found and found[-1][1] == "title" and _BYLINE.match(text) and len(text) <= _LONGEST_BYLINE:
            kind = "byline"
        found.append((text, kind))
    return found


def _layout(rows: Sequence[Line]) -> _Layout:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    size = sizes.most_common(1)[0][0]
    near = [(a, b) for a, b in pairwise(rows) if a.page == b.page and a.size == b.size]
    gaps = [a.y - b.y for a, b in near if a.y > b.y]
    return _Layout(size, median(gaps) if gaps else size * 1.2, median(len(r.text) for r in rows if r.size == size))


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a PDF is set: the size of its text, the distance of its lines in points, the usual length of a line."""

    size: float
    gap: float
    length: float

    def begins(self, row: Line, paragraph: Sequence[Line]) -> bool:
        """Whether a new paragraph begins with a row."""
        before = paragraph[-1]
        is_other = self.is_heading(before) != self.is_heading(row) or abs(row.size - before.size) > 0.1 * before.size
        if is_other or _BULLET.match(row.text):
            return True
        ended = _SENTENCE_END.search(before.text) is not None
        if row.page != before.page or row.y > before.y + self.gap:  # the next page, the next column
            return ended
        if before.y - row.y > _LOOSE * self.gap * max(1.0, row.size / self.size):
            return True
        if ended and row.x - before.x > _INDENT * row.size and (len(paragraph) > 1 or row.x > paragraph[0].x):
            return True
        closed = ended or (len(paragraph) == 1 and _BYLINE.match(before.text) is not None)
        return closed and len(before.text) < 0.75 * self.length and row.text[:1].isupper()

    def is_heading(self, row: Line) -> bool:
        return row.size > _LARGER * self.size or (row.bold and row.size >= self.size)

    def kind(self, text: str, rows: Sequence[Line]) -> Kind:
        """What a paragraph is: a heading by its size or its bold letters, an entry of a list, or the body."""
        if all(map(self.is_heading, rows)) and len(text) <= _LONGEST_HEADING:
            return "heading"
        return "list" if _BULLET.match(text) else "body"


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of one height beside each other as one: the cells of a table."""
    row: Line | None = None
    for line in lines:
        if row and line.page == row.page and abs(line.y - row.y) < _SAME_ROW * row.size and line.x > row.x:
            longer = max(row, line, key=lambda part: len(part.text))  # a bullet is of another size than its words
            row = replace(longer, text=f"{row.text} {line.text}", x=row.x)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def _without_margins(rows: list[Line]) -> list[Line]:
    """The rows without what stands at the head or foot of many pages, page numbers and what browsers print there."""
    by_page: dict[int, list[Line]] = {}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
    edges: dict[int, list[Line]] = {}
    for number, page in by_page.items():
        placed = sorted(page, key=lambda row: -row.y)
        edges[number] = placed[:_MARGIN_LINES] + placed[_MARGIN_LINES:][-_MARGIN_LINES:]
    folios = {number: _folios(page, number) for number, page in edges.items()}
    steps = Counter(step for page in folios.values() for step in page.values())
    seen = Counter(key for page in edges.values() for key in {_running(row) for row in page})
    least = max(2, _MARGIN_SHARE * len(by_page))
    dropped = {
        id(row)
        for page in edges.values()
        for row in page
        if seen[_running(row)] >= least
        or (len(by_page) > 1 and _PAGE_NUMBER.fullmatch(row.text))
        or _PRINTED.fullmatch(row.text.translate(_LIGATURES))
    } | {row for page in folios.values() for row, step in page.items() if steps[step] >= least}
    return [row for row in rows if id(row) not in dropped] or rows


def _folios(edge: Sequence[Line], page: int) -> dict[int, int]:
    """Rows at the very edge of a page, by `id`, with how far the number that they begin or end with is from the page's:
    of page numbers it is the same all along, whatever chapter is named beside them."""
    found = {}
    for row in (edge[0], edge[-1]):
        if m := _FOLIO.fullmatch(row.text):
            found[id(row)] = int(m[1] or m[2]) - page
    return found


def _running(row: Line) -> tuple[str, int]:
    """What makes heads and feet of pages equal: the words without figures, and where they stand."""
    return _FIGURES.sub("#", row.text), round(row.y / _MARGIN_SHIFT)


def _joined(rows: Sequence[Line], hyphenated: set[str]) -> str:
    """The text of rows, with words that were broken at their ends whole again."""
    text = ""
    for row in rows:
        words = row.text.translate(_LIGATURES)
        broken = _BROKEN.search(text)
        if broken and words[:1].islower():
            rest = re.match(r"\w*", words)
            whole = f"{broken[1]}-{rest[0] if rest else ''}"
            text = text[: len(text) - (0 if whole in hyphenated else 1)] + words
        else:
            text = f"{text} {words}" if text else words
    return text
