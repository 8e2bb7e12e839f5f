"""Documents in CoNLL-U with entities, coreference and discourse relations (GUM, CC BY 4.0), as text with offsets.

`read` gives what a reader sees, sentences joined by a blank and paragraphs by a blank line, and on it the mentions with
their entity's number and kind, and the words that tell who says something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.types import Span

HELD_OUT = ("ie9", "imprisoned", "iodine", "korea", "lanterns", "nasa", "questionnaire", "sensitive")
"""News documents that are measured on and nothing else: never read for training, nor for errors."""

DEVELOPMENT = frozenset(
    {f"GUM_news_{n}" for n in ("asylum", "defector", "election", "hackers", "stampede", "worship")}
    | {"GUM_interview_cyclone", "GUM_bio_byron"}
)
"""Documents that training sets aside, to see how it goes."""

_PART = re.compile(r"\((?P<open>[^()]+)|(?P<close>[^()]+)?\)")
_SOURCE = re.compile(r"sem-atsrc-([\d,-]+)-")
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word: its place in the text, the index of its head in the document (-1: root), its relation."""

    span: Span
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as annotated: tokens ``[first, last]``, its head token, the entity's number and kind."""

    first: int
    last: int
    head: int
    entity: int
    kind: str


@dataclass(slots=True)
class Parsed:
    """A document with its tokens and mentions. `speaking`: the tokens that are annotated as the source of a saying."""

    name: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Marked] = field(default_factory=list)
    speaking: set[int] = field(default_factory=set)

    def span(self, marked: Marked) -> Span:
        """Where a mention stands in the text."""
        return Span(self.tokens[marked.first].span.start, self.tokens[marked.last].span.end)


def documents(folder: Path, *, held_out: bool | None = False) -> list[Parsed]:
    """The documents of a folder: those to learn from, those that are held out (True), or both (None)."""
    found = []
    for path in sorted(folder.glob("*.conllu")):
        _, genre, name = path.stem.split("_", 2)
        if held_out is None or (genre == "news" and name in HELD_OUT) == held_out:
            found.append(read(path))
    return found


def read(path: Path) -> Parsed:
    """One document."""
    found = Parsed(path.stem)
    pieces: list[str] = []
    opened: list[tuple[int, int, str]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        sentence = re.search(r"^# text = (.*)$", block, re.MULTILINE)
        if not sentence:
            continue
        between = "\n\n" if re.search(r"^# newpar\b", block, re.MULTILINE) else " "
        at = sum(map(len, pieces)) + (len(between) if pieces else 0)
        pieces += ([between] if pieces else []) + [sentence[1]]
        _sentence(found, [row for row in rows if row[0].isdigit()], sentence[1], at, opened)
    found.text = "".join(pieces)
    found.mentions.sort(key=lambda m: (m.first, -m.last))
    return found


def _sentence(
    found: Parsed,
    rows: list[list[str]],
    text: str,
    at: int,
    opened: list[tuple[int, int, str]],
) -> None:
    begin, place = len(found.tokens), 0
    for row in rows:
        start = text.find(row[1], place)
        place = start + len(row[1])
        head = int(row[6])
        found.tokens.append(
            Token(Span(at + start, at + place), row[4], begin + head - 1 if head else -1, row[7].split(":")[0])
        )
    for i, row in enumerate(rows):
        notes = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        for numbers in _SOURCE.findall(notes.get("Discourse", "")):
            for first, last in _RANGE.findall(numbers):
                found.speaking.update(range(int(first) - 1, int(last or first)))
        for m in _PART.finditer(notes.get("Entity", "")):
            _bracket(found, m, begin + i, opened)


def _bracket(found: Parsed, m: re.Match[str], at: int, opened: list[tuple[int, int, str]]) -> None:
    if m["open"]:
        number, kind = m["open"].split("-")[:2]
        opened.append((int(number), at, kind))
        return
    closed = int(m["close"].split("-")[0]) if m["close"] else opened[-1][0]
    number, first, kind = opened.pop(max(i for i, (number, *_) in enumerate(opened) if number == closed))
    inside = range(first, at + 1)
    head = next((i for i in inside if found.tokens[i].head not in inside), first)
    found.mentions.append(Marked(first, at, head, closed, kind))
