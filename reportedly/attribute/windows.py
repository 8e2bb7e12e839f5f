"""A text as the encoder sees it: words, pieces of words with a shape each, and windows of pieces.

Training and inference share this module, so that what was learned is what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from reportedly import text as txt
from reportedly.types import Span

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

SHAPES = 8
"""A piece's shape: 1 inside quotation marks + 2 first of its paragraph + 4 of a word that begins with a capital."""

_SLICE = 200_000
"""Code points tokenised at once: bounds the tokenizer's memory on long texts (cut at line ends where there are any)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A text in pieces. W words, P pieces.

    `words`: (W, 2) offsets; `first`: (W,) index of a word's first piece; `pieces`: (P,) vocabulary ids; `shapes`: (P,);
    `breaks`: piece indices at which paragraphs start, from 0, ascending; `quoted`: the quotations of the text.
    """

    words: Ints
    first: Ints
    pieces: Ints
    shapes: Ints
    breaks: Ints
    quoted: tuple[Span, ...]

    def quoted_words(self) -> Floats:
        """(W,) 1 for each word that begins inside quotation marks, else 0."""
        edges = np.array([*self.quoted, (np.iinfo(np.int64).max, 0)], np.int64)
        begins = self.words[:, 0]
        around = np.searchsorted(edges[:, 0], begins, side="right") - 1
        return np.asarray(begins < edges[around, 1], np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces ``[start, end)``. Windows may overlap; the encoder joins what they say."""

    start: int
    end: int


def encode(text: str, tokenizer: Tokenizer) -> Encoded:
    """Words, pieces and shapes of `text`.

    What the tokenizer passes over (control characters, say) is no word, and what it has one piece for is one word.
    Time and memory are linear in the text's length.
    """
    quoted = txt.quotations(text)
    plain = txt.plain_marks(text, quoted)
    word_spans = txt.words(plain)
    offsets, pieces = _tokenise(plain, tokenizer)
    words = np.array(word_spans, np.int64).reshape(-1, 2)
    first = np.searchsorted(offsets[:, 1], words[:, 0], side="right")
    own = np.append(offsets[:, 0], len(text))[first] < words[:, 1]
    words, first = words[own], first[own]
    begins = np.diff(first, prepend=-1) > 0
    words = np.column_stack([words[begins, 0], words[np.roll(begins, -1), 1]])
    first = first[begins]
    if not len(words):
        return Encoded(words=words, first=first, pieces=first, shapes=first, breaks=first, quoted=tuple(quoted))
    inside = np.frombuffer(bytes(txt.inside(quoted, len(text))), np.uint8)
    starts = np.array([line.start for line in txt.lines(text)], np.int64)
    capital = np.fromiter((text[s].isupper() for s in words[:, 0].tolist()), bool, len(words))
    owner = np.clip(np.searchsorted(first, np.arange(len(pieces)), side="right") - 1, 0, None)
    opens = np.searchsorted(offsets[:, 1], starts, side="right")
    opens = np.unique(opens[opens < len(pieces)])
    shapes = inside[np.minimum(offsets[:, 0], len(text) - 1)].astype(np.int64) + 4 * capital[owner]
    shapes[opens] += 2
    breaks = np.unique(np.concatenate([np.zeros(1, np.int64), opens]))
    return Encoded(words=words, first=first, pieces=pieces, shapes=shapes, breaks=breaks, quoted=tuple(quoted))


def _tokenise(plain: str, tokenizer: Tokenizer) -> tuple[Ints, Ints]:
    """Offsets (P, 2) and ids (P,) of the pieces of `plain`."""
    offsets: list[Ints] = []
    pieces: list[Ints] = []
    at = 0
    while at < len(plain):
        end = min(at + _SLICE, len(plain))
        if end < len(plain):
            cut = max(plain.rfind("\n", at, end), plain.rfind(" ", end - 200, end))
            end = cut + 1 if cut > at else end
        encoding = tokenizer.encode(plain[at:end], add_special_tokens=False)
        offsets.append(np.array(encoding.offsets, np.int64).reshape(-1, 2) + at)
        pieces.append(np.array(encoding.ids, np.int64))
        at = end
    if not pieces:
        return np.zeros((0, 2), np.int64), np.zeros(0, np.int64)
    return np.concatenate(offsets), np.concatenate(pieces)


def windows(encoded: Encoded, *, size: int, overlap: int, first_size: int | None = None) -> list[Window]:
    """Windows of at most `size` pieces packed from whole paragraphs, sharing whole paragraphs of at most `overlap`
    pieces with the window before. A paragraph longer than `size` is cut with `overlap` pieces shared.

    `first_size` shortens the first window (training varies the cuts with it).
    """
    units = _units(encoded, size, overlap)
    found: list[Window] = []
    i = 0
    while i < len(units):
        limit = first_size if first_size and not found else size
        j = i
        while j + 1 < len(units) and units[j + 1][1] - units[i][0] <= limit:
            j += 1
        if not found or units[j][1] > found[-1].end:  # else the window before holds all of it
            found.append(Window(start=units[i][0], end=units[j][1]))
        if j == len(units) - 1:
            break
        k = j + 1
        while k - 1 > i and units[j][1] - units[k - 1][0] <= overlap:
            k -= 1
        i = k
    return found


def _units(encoded: Encoded, size: int, overlap: int) -> list[tuple[int, int]]:
    edges = [*encoded.breaks.tolist(), len(encoded.pieces)]
    units: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        while end - start > size:
            units.append((start, start + size))
            start += size - overlap
        if end > start:
            units.append((start, end))
    return units
