"""Offsets, words, paragraphs, sentences and quotation marks of plain text. All offsets are code points.

Quotation marks are read once, here, for every style in use in news: straight and curly, double and single, guillemets
in both directions, low German marks. What follows (the encoder, the form of an attribution) sees only stretches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple
from unicodedata import category

from reportedly.types import Span

LETTER = re.compile(r"\w")
# what joins the character before: accents and other marks, soft hyphens, joiners, skin tones
_JOINED = "".join(c for c in map(chr, range(0x300, 0x10000)) if category(c)[0] == "M") + "\u00ad\u200c\u200d🏻-🏿"
WORD = re.compile(rf'\w[\w{_JOINED}]*|"\u2060|[^\w\s](?:[{_JOINED}]|(?<=\u200d)[^\w\s])*')
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[A-Z0-9\u00C0-\uFFFF])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|No|vs|etc|approx"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|e\.g|i\.e|[A-Z](?:\.[A-Z])+)\.$"
)

# opening marks: the marks that close them; the mistyped ones that do where none of these is left
_CLOSERS = {
    opening: (sure.split(), mistyped.split())
    for openings, sure, mistyped in [
        ('"', '"', "”"), ("“", "”", '" “'), ("”", "", "”"), ("„", "“ ”", '"'), ("‟", "”", '"'), ("″", "″", '"'),
        ("«", "»", ""), ("»", "«", "»"), ("‹", "›", ""), ("›", "‹", ""), ("「", "」", ""), ("『", "』", ""),
        ("〝", "〞 〟", ""), ("❝", "❞", ""), ("＂", "＂", ""), ("'", "'", ""), ("‘ ‛", "’ '", ""), ("‚", "‘ ’", ""),
        ("`", "' ’ `", ""), ("``", "''", '" ”'), ('""', '""', '"'), ("‘‘", "’’", "”"),
    ]
    for opening in openings.split()
}  # fmt: skip
_AMBIGUOUS = frozenset("'‘‛‚`")
"""Their closing marks may be apostrophes."""
_SINGLE = _AMBIGUOUS | frozenset("‹›")
APOSTROPHES = frozenset("'’ʼ＇‘")
_KINDS = frozenset([*_CLOSERS, *(mark for kinds in _CLOSERS.values() for marks in kinds for mark in marks)])
QUOTATION_MARKS = frozenset("".join(_KINDS))
_CLOSES = {
    mark: [[o for o in _CLOSERS if o not in _AMBIGUOUS and mark in _CLOSERS[o][rank]] for rank in (0, 1)]
    for mark in _KINDS
}
_MARK = re.compile("[" + re.escape("".join(sorted(QUOTATION_MARKS))) + "]")
_MARKS = re.compile("``|‘‘|''(?!')|’’(?!’)|\"\"|" + _MARK.pattern)
_DOUBLED = re.compile(r"(?<![^\s(\[—–-])(?:``|‘‘|\"\"(?![\s\"]))(?=\S)")
"""A double mark typed as two opens here: in wire copy, in tables, on typewriters."""
# a letter or a year that lost its beginning: 'n', '90s
_ELISION = re.compile(r"['‘](?:(?:n|em|til|tis|twas)\b|\d\ds\b)|'\d\d(?![,.]?\d)", re.IGNORECASE)
_INCHES = re.compile(r"\d ?['’′] ?\d{1,2}$")
_HARD_SPACES = frozenset("\u00a0\u202f")
_SECOND = "\u2060"
_LONGEST = 100_000
"""Code points of a paragraph whose marks are read at once: bounds memory on a text without line ends."""
FORWARDED_FROM = "Forwarded from "
"""What stands before the name of whose post it is, in the first line of one that is passed on."""
GONE = "Deleted Account"
"""What stands there instead of a name when an account is no more, or wants no name told."""
_FORWARD = re.compile(rf"(?P<cue>{FORWARDED_FROM.strip()}) (?P<name>\S[^\r\n]{{0,250}})[\r\n]+(?=\S)")


class Forward(NamedTuple):
    """Where a text that passes on another's says so: the words for it, the name, and the whole that is passed on."""

    cue: Span
    name: Span
    content: Span


def forward(text: str) -> Forward | None:
    """What a text passes on, by its first line (“Forwarded from NAME”); None where it does not."""
    m = _FORWARD.match(text)
    return Forward(Span(*m.span("cue")), Span(*m.span("name")), trim(text, Span(m.end(), len(text)))) if m else None


def words(text: str) -> list[Span]:
    """Runs of word characters, and every other character but white space by itself, each with what joins it.

    A doubled mark of `plain_marks` is one word, as is an emoji of several code points.
    """
    return [Span(*m.span()) for m in WORD.finditer(text)]


def lines(text: str) -> list[Span]:
    """The non-empty lines of `text`, trimmed of white space."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Span]:
    for m in _LINE.finditer(text):
        line = trim(text, Span(*m.span()))
        if line.start < line.end:
            yield line


def trim(text: str, span: Span) -> Span:
    """`span` without white space at its edges; empty (start == end) when nothing is left."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def sentences(text: str, span: Span | None = None) -> list[Span]:
    """Sentences of the lines within `span`; a rule of marks and capitals, with common abbreviations known."""
    return list(_sentences(text) if span is None else _sentences_within(text, span))


@lru_cache(maxsize=1)
def _sentences(text: str) -> tuple[Span, ...]:
    """Those of a whole text, kept: one step of reading it after the other asks for them."""
    return tuple(_sentences_within(text, Span(0, len(text))))


def _sentences_within(text: str, whole: Span) -> list[Span]:
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


def sentence_around(text: str, place: Span, reach: int) -> Span | None:
    """From the sentence in which `place` begins to the one in which it ends; None where there is nothing but space.

    Looked for on its line, `reach` code points to either side: the time does not depend on the text's length.
    """
    start = max(0, place.start - reach)
    start = max(start, text.rfind("\n", start, place.start) + 1)
    end = text.find("\n", place.end, place.end + reach)
    end = min(len(text), place.end + reach) if end < 0 else end
    found = [s for s in sentences(text, Span(start, end)) if s.start < place.end and s.end > place.start]
    return Span(found[0].start, found[-1].end) if found else None


def clipped(place: Span, around: Span, most: int = 600) -> Span:
    """A sentence cut to about `most` code points around what it is shown for: texts without full stops are one."""
    if place.end - place.start <= most:
        return place
    return Span(max(place.start, around.start - most // 2), min(place.end, around.end + most // 2))


def quotations(text: str) -> list[Span]:
    """Outermost stretches in quotation marks, the marks included, in order and disjoint.

    A quotation ends with its paragraph: one never closed runs to the paragraph's end when its mark opens the paragraph
    or the next paragraph opens with a mark again (a quotation over several paragraphs), else it is no quotation.
    Apostrophes are not marks, nor are the signs of feet and inches. Time and memory are linear in the text's length.
    """
    return list(_quotations(text))


@lru_cache(maxsize=1)
def _quotations(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for line, after in pairwise(chain(_lines(text), [Span(len(text), len(text))])):
        following = text[after.start : after.start + 2]
        for start in range(line.start, line.end, _LONGEST):
            stretch = Span(start, min(start + _LONGEST, line.end))
            if _MARK.search(text, *stretch):
                found.extend(_quotations_of_line(text, stretch, following if stretch.end == line.end else ""))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a paragraph. `openers`: where a mark may open, and which; `closers`: where each mark may close;
    `pairs`: opening → end, for marks that nest as they should."""

    openers: list[tuple[int, str]] = field(default_factory=list)
    closers: dict[str, list[int]] = field(default_factory=dict)
    pairs: dict[int, int] = field(default_factory=dict)


def _quotations_of_line(text: str, line: Span, following: str) -> Iterator[Span]:
    """`following` are the two characters with which the next paragraph begins."""
    marks = _read_marks(text, line)
    singles = {m: sorted(p for c in _CLOSERS[m][0] for p in marks.closers.get(c, ())) for m in _AMBIGUOUS}
    next_of = _next_of_its_kind(marks.openers)
    at = line.start
    for position, mark in marks.openers:
        if position < at:
            continue
        if mark in _AMBIGUOUS:
            end = _end_of_single(text, position, singles[mark], next_of[position])
            unsure = end is None or text[end - 2] in "sS"
            alone = mark not in text[position - 1 : position] + text[position + 1 : position + 2] + following[1:]
            runs_on = unsure and following[:1] == mark and alone and text[position + 1 : position + 2].isalnum()
        else:
            end = marks.pairs.get(position) or _first_end(position, mark, marks.closers)
            runs_on = end is None and mark not in _SINGLE and (following[:1] in _CLOSERS or position == line.start)
        if runs_on and next_of[position] is None and position + len(mark) < line.end:
            end = line.end
        if end is not None:
            yield Span(position, end)
            at = end


def _read_marks(text: str, line: Span) -> _Marks:
    """Read a paragraph's marks from left to right; marks of one kind nest, as do marks of different kinds."""
    found = _Marks()
    waiting: dict[str, list[int]] = {}
    doubled = _DOUBLED.search(text, *line)
    for m in (_MARKS if doubled else _MARK).finditer(text, *line):
        mark, start, end = m.group(), m.start(), m.end()
        before = text[start - 1] if start > line.start else " "
        after = text[end] if end < line.end else " "
        if mark == '"' and before.isdigit() and _INCHES.search(text, max(line.start, start - 7), start):
            continue
        if _may_close(mark, before, after):
            found.closers.setdefault(mark, []).append(start)
            if (opening := _opened(mark, start, waiting)) is not None:
                found.pairs[opening] = end
                continue
        opens = mark in _CLOSERS and _may_open(mark, before, after, start == line.start)
        if opens and not (mark in APOSTROPHES and _ELISION.match(text, start)):
            found.openers.append((start, mark))
            waiting.setdefault(mark, []).append(start)
    return found


def _opened(mark: str, at: int, waiting: dict[str, list[int]]) -> int | None:
    """Take from `waiting` the innermost opening that a mark closes: one of its own kind, else one mistyped."""
    for kinds in _CLOSES[mark]:
        opened = [w for kind in kinds if (w := waiting.get(kind)) and w[-1] + len(kind) < at]
        if opened:
            return max(opened, key=lambda w: w[-1]).pop()
    return None


def _next_of_its_kind(openers: list[tuple[int, str]]) -> dict[int, int | None]:
    """For each opening, where the same mark opens next."""
    found: dict[int, int | None] = {}
    seen: dict[str, int] = {}
    for position, mark in reversed(openers):
        found[position] = seen.get(mark)
        seen[mark] = position
    return found


def _first_end(opening: int, mark: str, closers: dict[str, list[int]]) -> int | None:
    """End (exclusive) of a quotation whose mark has no partner of its own: the first that could be meant."""
    ends = []
    for kind in _CLOSERS[mark][0]:
        positions = closers.get(kind, [])
        i = bisect_left(positions, opening + len(mark) + 1)
        ends += [p + len(kind) for p in positions[i : i + 1]]
    return min(ends, default=None)


def _end_of_single(text: str, opening: int, closers: list[int], following: int | None) -> int | None:
    """End (exclusive) of a quotation whose closing mark may be an apostrophe, or None.

    A possessive (voters’ rights) can look like the end: preferred is a mark after punctuation, then one that is not
    behind an s, then any, before the next opening.
    """
    i = bisect_left(closers, opening + 2)
    if i == len(closers):
        return None
    chosen, rank = closers[i], 0
    for k in range(i, len(closers)):
        place = closers[k]
        if following is not None and place >= following:
            break
        if text[place - 1] in ".,!?…;":
            return place + 1
        if rank == 0 and text[place - 1] not in "sS":
            chosen, rank = place, 1
    return chosen + 1


def _may_open(mark: str, before: str, after: str, first: bool) -> bool:
    if after.isspace():  # French guillemets are set with a space inside; others have lost their way
        if mark in "«‹":
            return mark == "«" or after in _HARD_SPACES
        return (mark == "“" and before.isspace()) or (mark == '"' and first)
    if mark in ("'", "‘", '"', "″", "＂", "`"):
        return not (before.isalnum() or (mark in '"″＂' and before in ".,!?…" and not after.isalnum()))
    if mark == "”":
        return after.isalnum() and (before.isspace() or before in "([—")
    if mark == "“" and after in ".,;:)" and (before.isalnum() or before in ".,!?…"):
        return False  # mistyped for ”
    return not before.isalnum() or mark in "„“«「『"


def _may_close(mark: str, before: str, after: str) -> bool:
    if mark in ("'", "’", "‘", "`"):
        return not before.isspace() and not after.isalnum()
    if mark in '"″＂“':
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

    The marks around a quotation become ``"``, those inside it ``'`` (but double ones inside “” stay double, as the
    weights have learned them), of all others those of a single style ``'``, those of a double style ``"``. The second
    half of a doubled mark becomes U+2060, of which no piece is made; lone surrogates become U+FFFD. The length never
    changes, so offsets hold.
    """
    table = text if text.isascii() and "`" not in text else text.translate(_PLAIN)
    pieces, at = [], 0
    for start, end in quoted:
        opening = 2 if _DOUBLED.match(text, start) else 1
        closing = 2 if opening == 2 and text[end - 2 : end] in _CLOSERS[text[start : start + 2]][0] else 1
        inner = table[start + opening : end - closing]
        inner = inner if text[start] in '"“' else inner.replace('"', "'")
        last = '"' + _SECOND * (closing - 1) if text[end - 1] in QUOTATION_MARKS else table[end - closing : end]
        pieces += [table[at:start], '"', _SECOND * (opening - 1), inner, last]
        at = end
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


def many(count: int, name: str) -> str:
    """A count with its noun: ``1 page``, ``2 pages``."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def shown(text: str) -> str:
    """`text` as it may be put before a person: without control characters and marks that turn its direction."""
    return text.translate(_HIDDEN)
