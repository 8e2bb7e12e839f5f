"""Texts that quote, and the same text in other quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from reportedly.text import QUOTATION_MARKS, quotations
from reportedly.types import Span

# around a quotation, and around one inside it
DOUBLE = {
    "curly": ("“", "”", "‘", "’"),
    "straight": ('"', '"', "'", "'"),
    "guillemets": ("«", "»", "‹", "›"),
    "spaced guillemets": ("« ", " »", "“", "”"),
    "German": ("„", "“", "‚", "‘"),
    "German guillemets": ("»", "«", "›", "‹"),
    "wire copy": ("``", "''", "`", "'"),
    "doubled in a table": ('""', '""', "'", "'"),
    "corner brackets": ("「", "」", "『", "』"),
}
SINGLE = {
    "British": ("‘", "’", "“", "”"),
    "British, straight": ("'", "'", '"', '"'),
}
"""Single marks may be apostrophes: a plural possessive inside such a quotation can look like its end."""


@dataclass(slots=True)
class Restyled:
    """A text in another style, and for each of its code points the place in the original."""

    parts: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def put(self, part: str, place: int) -> None:
        self.parts.append(part)
        self.places += [place] * len(part)

    def copy(self, text: str, start: int, end: int) -> None:
        self.parts.append(text[start:end])
        self.places += range(start, end)

    def back(self, spans: Iterable[Sequence[int]]) -> list[Span]:
        """Spans of the new text as spans of the original."""
        return [Span(self.places[start], self.places[end - 1] + 1) for start, end in spans]


def restyled(text: str, style: tuple[str, str, str, str]) -> Restyled:
    """`text` with the marks around its quotations, and around those inside them, in another style."""
    new = Restyled()
    _mark(new, text, Span(0, len(text)), style)
    return new


def _mark(new: Restyled, text: str, within: Span, style: tuple[str, ...]) -> None:
    at = within.start
    for quoted in quotations(text[within.start : within.end]) if style else ():
        start, end = (place + within.start for place in quoted)
        closed = text[end - 1] in QUOTATION_MARKS
        inner = text[start + 1 : end - closed]
        left = start + 1 + len(inner) - len(inner.lstrip(" "))
        right = max(left, start + 1 + len(inner.rstrip(" ")))
        new.copy(text, at, start)
        new.put(style[0], start)
        _mark(new, text, Span(left, right), style[2:])
        if closed:
            new.put(style[1], end - 1)
        at = end
    new.copy(text, at, within.end)


_WORDS = st.sampled_from(["the", "minister", "said", "it’s", "late;", "(not", "all)", "to", "400", "don’t", "ask"])
_PHRASE = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join)
_INNER = st.tuples(_PHRASE, _PHRASE, st.sampled_from([",", ".", "", "?"])).map(lambda p: f"{p[0]} ‘{p[1]}{p[2]}’ so")
_QUOTATION = st.tuples(st.one_of(_PHRASE, _INNER), st.sampled_from([",", ".", "", "?", "—", "…"])).map("".join)
_PARAGRAPH = st.lists(
    st.tuples(
        _PHRASE, st.sampled_from([" ", ": ", " (", "—"]), _QUOTATION, st.sampled_from([" ", ". ", ", ", ") ", "—"])
    ),
    max_size=3,
).map(lambda parts: "".join(f"{phrase}{before}“{quotation}”{after}" for phrase, before, quotation, after in parts))
_OPEN = _QUOTATION.map(lambda quotation: f"He said: “{quotation}\n“And so on,” he said.")
CLOSED = st.lists(_PARAGRAPH, min_size=1, max_size=3).map("\n".join)
QUOTING = st.lists(st.one_of(_PARAGRAPH, _OPEN), min_size=1, max_size=3).map("\n".join)
"""Texts that quote in curly marks, nested, over paragraphs, against brackets and dashes; `CLOSED`: all marks closed."""
