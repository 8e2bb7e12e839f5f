"""From the scores of words to mentions: who and what a text speaks of."""

from __future__ import annotations

import numpy as np

from reportedly import text as txt
from reportedly.attribute.encoder import Floats
from reportedly.attribute.labels import MENTION_KINDS, MENTION_LABELS, MENTION_SIZE, PAIR_SIZE
from reportedly.attribute.windows import Ints
from reportedly.types import EntityKind, Mention, Pair, Pronouns, Span

_KINDS: dict[str, EntityKind] = {
    "person": "person", "organisation": "organisation", "place": "place", "object": "object",
}  # fmt: skip
"""Times are read elsewhere; what is abstract is kept without a kind, for a law and a report may speak too."""
_TIME = MENTION_KINDS.index("time")
_PRONOUNS = slice(len(MENTION_LABELS), len(MENTION_LABELS) + 4)
_VECTORS = slice(len(MENTION_LABELS) + 4, MENTION_SIZE)


def mentions(text: str, words: Ints, scores: Floats, opens: Ints) -> list[Mention]:
    """Mentions in `text`, disjoint and in order. `words` (W, 2): offsets; `scores` (W, `MENTION_SIZE`).

    `opens`: the words that open a paragraph, where every mention ends.

    Where mentions begin and end is told by begin, inside and outside over all kinds, the kind by all words of one.
    Times are left out.
    """
    if not len(words):
        return []
    tags = _softmax(scores[:, : len(MENTION_LABELS)])
    begin, inside = tags[:, 1::2], tags[:, 2::2]
    best = np.stack([tags[:, 0], begin.sum(1), inside.sum(1)]).argmax(0)
    follows = (best == 2) & (np.concatenate([[0], best[:-1]]) != 0)
    follows[opens] = False
    starts = np.flatnonzero((best > 0) & ~follows)
    edges = np.flatnonzero(~follows)
    ends = np.append(edges, len(best))[np.searchsorted(edges, starts, side="right")]
    by_kind = _means(begin + inside, starts, ends)
    kinds, sure = by_kind.argmax(1), by_kind.max(1).round(4).tolist()
    pronouns = _softmax(_means(scores[:, _PRONOUNS], starts, ends)).round(4).tolist()
    vectors = _means(scores[:, _VECTORS], starts, ends)
    pairs = map(Pair, vectors[:, :PAIR_SIZE], vectors[:, PAIR_SIZE:])
    spans = (
        Span(start, end) for start, end in zip(words[starts, 0].tolist(), words[ends - 1, 1].tolist(), strict=True)
    )
    return [
        Mention(
            span=_bare(text, span),
            kind=_KINDS.get(MENTION_KINDS[kind]),
            pronouns=Pronouns(*likely),
            score=score,
            pair=pair,
        )
        for span, kind, likely, score, pair in zip(spans, kinds.tolist(), pronouns, sure, pairs, strict=True)
        if kind != _TIME and txt.LETTER.search(text, *span)
    ]


_OPENING, _CLOSING = " ([{<-–—/,;:=", " )]}>-–—/,;:="
"""Marks that stand before and behind a mention and are not its own: the bracket of “(MID)”."""


def _bare(text: str, span: Span) -> Span:
    """`span`, in which a letter stands, without the marks at its edges; with a closing one whose partner is within."""
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip(_OPENING))
    end = span.start + len(words.rstrip(_CLOSING))
    if end < span.end and "(" in text[start:end] and text[end] == ")":
        end += 1
    return Span(start, end)


def _means(values: Floats, starts: Ints, ends: Ints) -> Floats:
    """The mean row of each stretch of rows; they are in order and disjoint."""
    if not len(starts):
        return np.zeros((0, values.shape[1]), np.float32)
    edges = np.column_stack([starts, ends]).ravel()
    sums = np.add.reduceat(values, edges[: len(edges) - (edges[-1] == len(values))], 0, np.float64)[::2]
    return np.asarray(sums / (ends - starts)[:, None], np.float32)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)
