"""Which cue a content belongs to, and whose words they are, by the encoder's link vectors.

A pair is scored within a window that holds both, the one in which they lie farthest from its edges: vectors hold places
within their window, so those of two windows do not compare.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportedly.attribute.encoder import Floats, Numbers, Seen
from reportedly.attribute.labels import LINK_SIZE
from reportedly.attribute.windows import Ints

_BANNED = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A tagged span: words ``[start, end)`` of a role."""

    role: int
    start: int
    end: int


def bucket(delta: Ints) -> Ints:
    """Signed logarithmic distance bucket, 0 … 32; the same as in training."""
    return (16 + np.sign(delta) * np.minimum(np.log2(np.abs(delta) + 1.0) * 1.6, 16).round()).astype(np.int64)


def link(
    head: int, rows: list[Piece], partners: list[Piece], windows: list[Seen], first: Ints, numbers: Numbers
) -> Floats:
    """Log-probabilities (R, C + 1) of each partner for each row, none last. `first` (W,) gives a word's first piece."""
    scores = np.full((len(rows), len(partners) + 1), _BANNED, np.float32)
    if not rows:
        return scores
    scores[:, -1] = numbers.none[head]
    begin, last = (first[np.array(edge, np.int64)] for edge in zip(*((p.start, p.end - 1) for p in rows), strict=True))
    there = first[np.array([p.start for p in partners], np.int64)]
    depth = np.zeros((len(rows), len(partners)), np.float32)
    for window in windows:
        ours = np.flatnonzero((begin >= window.start) & (begin < window.end))
        theirs = np.flatnonzero((there >= window.start) & (there < window.end))
        if len(ours) and len(theirs):
            at = window.start
            until = np.minimum(last[ours], window.end - 1) - at  # as in training, a span cut by its window ends there
            found = _scores(head, window, begin[ours] - at, until, there[theirs] - at, numbers)
            deep = np.minimum(window.depth[begin[ours] - at][:, None], window.depth[there[theirs] - at][None])
            pair = np.ix_(ours, theirs)
            scores[pair] = np.where(deep > depth[pair], found, scores[pair])
            depth[pair] = np.maximum(deep, depth[pair])
    scores -= scores.max(1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(1, keepdims=True)), np.float32)


def _scores(head: int, window: Seen, begin: Ints, last: Ints, there: Ints, numbers: Numbers) -> Floats:
    """Scores (R, C) within one window, by places in it."""
    part = window.vectors[:, 3 * head * LINK_SIZE : 3 * (head + 1) * LINK_SIZE]
    query = part[begin, :LINK_SIZE] + part[last, LINK_SIZE : 2 * LINK_SIZE]
    scores = query @ part[there, 2 * LINK_SIZE :].T / np.sqrt(LINK_SIZE)
    return np.asarray(scores + numbers.distance[head][bucket(there[None] - begin[:, None])], np.float32)
