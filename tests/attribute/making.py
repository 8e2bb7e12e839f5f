"""Numbers of a decoder, for tests of decoding and of links."""

from __future__ import annotations

import numpy as np

from reportedly.attribute.encoder import Floats, Numbers
from reportedly.attribute.labels import DISTANCE_BUCKETS, LABELS, LINKS

TAGS = len(LABELS)


def numbers(rng: np.random.Generator | None = None, *, none: float = 0.0) -> Numbers:
    """Numbers of a chain: random ones, or all zero."""

    def table(*shape: int) -> Floats:
        return np.zeros(shape, np.float32) if rng is None else rng.normal(size=shape).astype(np.float32)

    return Numbers(
        version="test",
        languages=("en",),
        window=254,
        overlap=8,
        begin=1,
        end=2,
        transitions=table(TAGS, TAGS),
        starts=table(TAGS),
        distance=table(len(LINKS), DISTANCE_BUCKETS),
        none=table(len(LINKS)) + none,
        bias=np.zeros(TAGS, np.float32),
        calibration={},
    )
