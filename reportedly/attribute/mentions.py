"""From the scores of words to mentions: who and what a text speaks of."""

from __future__ import annotations

import numpy as np

from reportedly import text as txt
from reportedly.attribute.encoder import Floats
from reportedly.attribute.labels import MENTION_KINDS, MENTION_LABELS
from reportedly.attribute.windows import Ints
from reportedly.types import EntityKind, Mention, Pronouns, Span

_KINDS: dict[str, EntityKind] = {
    "person": "person", "organisation": "organisation", "place": "place", "object": "object",
}  # fmt: skip
"""Times are read elsewhere; what is abstract is kept without a kind, for a law and a report may speak too."""
_TIME = MENTION_KINDS.index("time")


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
    found = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        by_kind = (begin + inside)[start:end].mean(0)
        kind = int(by_kind.argmax())
        span = Span(int(words[start, 0]), int(words[end - 1, 1]))
        if kind == _TIME or not txt.LETTER.search(text, *span):
            continue
        he, she, it, they = _softmax(scores[start:end, len(MENTION_LABELS) :].mean(0)[None])[0].round(4).tolist()
        found.append(
            Mention(
                span=span,
                kind=_KINDS.get(MENTION_KINDS[kind]),
                pronouns=Pronouns(he, she, it, they),
                score=round(float(by_kind[kind]), 4),
            )
        )
    return found


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)
