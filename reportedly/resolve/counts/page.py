"""A text taken apart for the reading of figures, and the draft of a figure while it is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly import text as txt
from reportedly.resolve.counts.numerals import Number, Token, read_number, tokens_of
from reportedly.types import Dated, Span

DASHES = frozenset("-‐‑")
LONG_DASHES = frozenset("-‐‑–—−")


class Page:
    """Tokens of a text, what its dates cover, where its sentences begin."""

    def __init__(self, text: str, dates: Sequence[Dated] = (), pointed: bool = True) -> None:
        self.text, self.pointed = text, pointed
        self.tokens: list[Token] = tokens_of(text)
        self.dates = sorted((d for d in dates if 0 <= d.span.start < d.span.end), key=lambda d: d.span)
        self.dated = txt.inside((d.span for d in self.dates), len(text))
        self.sentences = txt.sentences(text)
        self._starts = [span.start for span in self.sentences]

    def word(self, i: int) -> str:
        """The folded word at token `i`, empty beyond the ends."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> str:
        """The kind of token `i` (`numerals.Token`), empty beyond the ends."""
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def printed(self, first: int, after: int) -> str:
        """The words of tokens ``[first, after)`` as on the page, without line ends."""
        if not 0 <= first < after <= len(self.tokens):
            return ""
        return " ".join(self.text[self.tokens[first].start : self.tokens[after - 1].end].split())

    def glued(self, i: int) -> bool:
        """Whether token `i` stands right behind the one before."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def hyphen(self, i: int) -> bool:
        """Whether token `i` is a hyphen within a word."""
        return self.word(i) in DASHES and self.glued(i) and self.glued(i + 1)

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        return 0 <= i < len(self.tokens) and self.tokens[i].capital

    def apart(self, i: int) -> bool:
        """Whether a line ends between token `i` and the one before."""
        if not 0 < i < len(self.tokens):
            return True
        between = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        return "\n" in between or "\r" in between or "\u2028" in between or "\u2029" in between

    def same_line(self, first: int, after: int) -> bool:
        """Whether tokens ``[first, after)`` stand in one line."""
        return not any(self.apart(i) for i in range(first + 1, after))

    def number(self, i: int) -> Number | None:
        """The number at token `i`, where it stands in one line."""
        found = read_number(self.text, self.tokens, i, self.pointed) if 0 <= i < len(self.tokens) else None
        return found if found and self.same_line(found.first, found.after) else None

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in, -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def sentence_of(self, i: int) -> int:
        """The number of the sentence that token `i` stands in."""
        return self.sentence_at(self.tokens[i].start)

    def opens_sentence(self, i: int) -> bool:
        """Whether token `i` is the first word of its sentence (a mark may stand before it)."""
        if not 0 <= i < len(self.tokens):
            return True
        start = self.tokens[i].start
        number = self.sentence_at(start)
        return number < 0 or start - self.sentences[number].start <= 1

    @cached_property
    def sterling(self) -> bool:
        """Whether the text speaks of British money elsewhere, so that its pounds are no weights."""
        return "£" in self.text or "sterling" in self.text.casefold()


@dataclass(slots=True)
class Draft:
    """A figure being read: tokens ``[first, after)``; `unit` is None while only what stands around can tell it.

    `ahead` says that it takes its unit from the next figure; `currency` is the word or sign for money.
    """

    number: Number
    first: int
    after: int
    low: float | None
    high: float | None
    unit: str | None = None
    approximate: bool = False
    bounded: bool = False
    counted: str | None = None
    per: str | None = None
    ahead: bool = False
    currency: str = ""
    as_of: str | None = None
    conversion: Span | None = None

    def span(self, page: Page) -> Span:
        """Where it stands in the text of its page."""
        return Span(page.tokens[self.first].start, page.tokens[self.after - 1].end)
