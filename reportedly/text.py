"""Offsets, words, paragraphs, sentences and quotation marks of plain text. All offsets are code points.

Quotation marks are read once, here, for every style in use in news: straight and curly, double and single, guillemets
in both directions, low German marks. What follows (the encoder, the form of an attribution) sees only stretches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from reportedly.types import Span

LETTER = re.compile(r"\w")
WORD = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[A-Z0-9\u00C0-\uFFFF])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|No|vs|etc|approx"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|e\.g|i\.e|[A-Z](?:\.[A-Z])+)\.$"
)

# opening mark -> the marks that may close it
_CLOSERS = {
    '"': '"', "“": "”\"", "„": "“”\"", "‟": "”\"", "«": "»", "»": "«", "″": "″\"",
    "‘": "’'", "‚": "‘’", "'": "'", "‹": "›", "›": "‹", "「": "」", "『": "』", "＂": "＂",
}  # fmt: skip
_SINGLE = frozenset("'‘‚‹›")
APOSTROPHES = frozenset("'’ʼ＇‘")
QUOTATION_MARKS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()))
_MARK = re.compile("[" + re.escape("".join(sorted(QUOTATION_MARKS))) + "]")


def words(text: str) -> list[Span]:
    """Runs of word characters, and every other visible character by itself."""
    return [Span(*m.span()) for m in WORD.finditer(text)]


def lines(text: str) -> list[Span]:
    """The non-empty lines of `text`, trimmed of white space."""
    return [t for m in _LINE.finditer(text) if (t := trim(text, Span(*m.span()))).start < t.end]


def trim(text: str, span: Span) -> Span:
    """`span` without white space at its edges; empty (start == end) when nothing is left."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def sentences(text: str, span: Span | None = None) -> list[Span]:
    """Sentences of the lines within `span`; a rule of marks and capitals, with common abbreviations known."""
    whole = span or Span(0, len(text))
    found: list[Span] = []
    for line in lines(text[whole.start : whole.end]):
        start, end = line.start + whole.start, line.end + whole.start
        for m in _SENTENCE_END.finditer(text, start, end):
            if text[m.start()] == "." and _ABBREVIATION.search(text[max(start, m.start() - 12) : m.start() + 1]):
                continue
            found.append(trim(text, Span(start, m.end())))
            start = m.end()
        if start < end:
            found.append(Span(start, end))
    return found


def quotations(text: str) -> list[Span]:
    """Outermost stretches in quotation marks, the marks included, in order and disjoint.

    A quotation ends with its paragraph: one never closed runs to the paragraph's end when its mark opens the paragraph
    or the next paragraph opens with a mark again (a quotation over several paragraphs), else it is no quotation.
    Apostrophes are not marks.
    """
    found: list[Span] = []
    paragraphs = lines(text)
    for number, line in enumerate(paragraphs):
        reopened = number + 1 < len(paragraphs) and text[paragraphs[number + 1].start] in _CLOSERS
        found.extend(_quotations_of_line(text, line, reopened))
    return found


def _quotations_of_line(text: str, line: Span, reopened: bool) -> Iterator[Span]:
    marks = [m.start() for m in _MARK.finditer(text, line.start, line.end)]
    if not marks:
        return
    closers = {
        mark: [i for i in marks if text[i] == mark and _may_close(text, i, line)] for mark in {text[i] for i in marks}
    }
    openers = [i for i in marks if text[i] in _CLOSERS and _may_open(text, i, line)]
    at = line.start
    for position in openers:
        if position < at:
            continue
        end = _close(text, position, closers, openers)
        runs_on = text[position] not in _SINGLE and (reopened or position == line.start) and position + 1 < line.end
        if end is None and runs_on and not any(position < i for i in openers if text[i] == text[position]):
            end = line.end
        if end is not None:
            yield Span(position, end)
            at = end


def _close(text: str, opening: int, closers: dict[str, list[int]], openers: list[int]) -> int | None:
    """End (exclusive) of the quotation that opens at `opening`, or None."""
    candidates = []
    for mark in _CLOSERS[text[opening]]:
        positions = closers.get(mark, [])
        i = bisect_left(positions, opening + 2)
        candidates.extend(positions[i : i + 24])
    if not candidates:
        return None
    candidates.sort()
    if text[opening] not in _SINGLE:
        return candidates[0] + 1
    # a possessive ("voters’ rights") can look like the end of a single-quoted stretch: prefer an end after
    # punctuation before the next opening, else the last candidate before it
    i = bisect_left(openers, opening + 1)
    following = next((p for p in openers[i : i + 24] if text[p] == text[opening]), None)
    reachable = [c for c in candidates if following is None or c < following] or candidates[:1]
    after_stop = [c for c in reachable if text[c - 1] in ".,!?…;"]
    if after_stop:
        return after_stop[0] + 1
    not_possessive = [c for c in reachable if text[c - 1] not in "sS"]
    return (not_possessive or reachable)[0] + 1


def _may_open(text: str, i: int, line: Span) -> bool:
    before = text[i - 1] if i > line.start else " "
    after = text[i + 1] if i + 1 < line.end else " "
    if after.isspace() and text[i] not in "«»":  # French guillemets are set with a space inside
        return False
    if text[i] in "'‘\"″＂":
        if before.isalnum() or (text[i] == "'" and after.isdigit()):
            return False
        return not (text[i] in '"″＂' and before in ".,!?…" and not after.isalnum())
    return not before.isalnum() or text[i] in "„“«「『"


def _may_close(text: str, i: int, line: Span) -> bool:
    before = text[i - 1] if i > line.start else " "
    after = text[i + 1] if i + 1 < line.end else " "
    if text[i] in "'’‘":
        return not before.isspace() and not after.isalnum()
    if text[i] in '"″＂':
        return not before.isspace() or not after.isalnum()
    return True


def inside(spans: Iterable[Span], length: int) -> bytearray:
    """One byte a code point: 1 where some span covers it."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\x01" * (end - start)
    return mask


def plain_marks(text: str, quoted: list[Span]) -> str:
    """`text` with every style of quotation mark written the same way, code point for code point.

    The marks around a quotation become ``"``, every other mark of a single style ``'``, of a double style ``"``; lone
    surrogates become U+FFFD. The length never changes, so offsets hold.
    """
    table = text if text.isascii() else text.translate(_PLAIN)
    edges = sorted({p for s in quoted for p in (s.start, s.end - 1) if text[p] in QUOTATION_MARKS})
    if not edges:
        return table
    pieces, at = [], 0
    for p in edges:
        pieces += [table[at:p], '"']
        at = p + 1
    return "".join([*pieces, table[at:]])


_PLAIN: dict[int, str] = {
    **{ord(c): '"' for c in QUOTATION_MARKS if c not in _SINGLE and c != "’"},
    **{ord(c): "'" for c in _SINGLE | APOSTROPHES},
    **dict.fromkeys(range(55296, 57344), "�"),
}

_HIDDEN = dict.fromkeys(
    [
        *range(9),
        11,
        12,
        *range(14, 32),
        *range(127, 160),
        0x061C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)


def shown(text: str) -> str:
    """`text` as it may be put before a person: without control characters and marks that turn its direction."""
    return text.translate(_HIDDEN)
