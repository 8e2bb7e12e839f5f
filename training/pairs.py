"""Learning which earlier mention one takes up: a softmax over those before it, and nobody.

The loss is that of Lee et al. 2017 ("End-to-end neural coreference resolution"), the score a product of two short
vectors as in Kirstain et al. 2021 ("Coreference resolution without span representations"). How far apart two mentions
stand is learned beside it and thrown away: what ships learns its own from the mentions that are found.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn

from reportedly.attribute.labels import PAIR_SIZE

BACK = 80
"""How many mentions before one may be what it takes up."""
OTHER, THE, PRONOUN, SELF = range(4)
"""How a mention takes up another; what stands for who speaks or is spoken to takes up nobody."""
WEIGHT = (2.0, 1.0, 1.0, 0.0)
_BUCKETS = 16
_NEVER = -1e4


class Chunks(NamedTuple):
    """The annotated mentions of a text: first word and the one behind the last, entity, how it takes up (M,) each."""

    starts: Tensor
    ends: Tensor
    entities: Tensor
    hows: Tensor


class Distances(nn.Module):
    """What distance and nobody count, by how a mention takes up another."""

    def __init__(self) -> None:
        super().__init__()
        self.far = nn.Parameter(torch.zeros(len(WEIGHT), _BUCKETS))
        self.nobody = nn.Parameter(torch.zeros(len(WEIGHT)))


def pair_loss(vectors: Tensor, chunks: Chunks, distances: Distances) -> Tensor:
    """The mean loss of a text's mentions; `vectors` (W, 2 × PAIR_SIZE) of its words."""
    scores, right = pair_scores(vectors, chunks, distances)
    missed = scores.logsumexp(1) - scores.masked_fill(~right, _NEVER).logsumexp(1)
    weight = torch.tensor(WEIGHT)[chunks.hows]
    return (missed * weight).sum() / weight.sum().clamp(min=1)  # type: ignore[no-any-return]


def pair_scores(vectors: Tensor, chunks: Chunks, distances: Distances) -> tuple[Tensor, Tensor]:
    """Scores (M, M + 1) of each mention taking up each, nobody last; and which are right."""
    sums = torch.cat([torch.zeros(1, vectors.shape[1]), vectors.cumsum(0)])
    means = (sums[chunks.ends] - sums[chunks.starts]) / (chunks.ends - chunks.starts)[:, None]
    apart = torch.arange(len(means))[:, None] - torch.arange(len(means))
    before = (apart > 0) & (apart <= BACK)
    far = ((torch.log2(apart.clamp(min=1).float())) * 2).long().clamp(max=_BUCKETS - 1)
    scores = means[:, :PAIR_SIZE] @ means[:, PAIR_SIZE:].T / math.sqrt(PAIR_SIZE)
    scores = (scores + distances.far[chunks.hows[:, None], far]).masked_fill(~before, _NEVER)
    right = before & (chunks.entities[:, None] == chunks.entities)
    scores = torch.cat([scores, distances.nobody[chunks.hows][:, None]], 1)
    return scores, torch.cat([right, ~right.any(1, keepdim=True)], 1)
