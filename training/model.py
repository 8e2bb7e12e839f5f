"""The network that is trained: a BERT encoder, a tagger under a linear-chain CRF, and link heads. PyTorch."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.attribute.labels import (
    DISTANCE_BUCKETS,
    LABELS,
    LINK_SIZE,
    LINK_VECTORS,
    LINKS,
    MENTION_SIZE,
)
from reportedly.attribute.windows import SHAPES


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a BERT is: numbers of pieces, units, layers, attention heads, units within a layer, and places; and of
    units that attention works on, where these are not as many as the others."""

    vocabulary: int
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    width: int | None = None


class Dropout(nn.Module):
    """Dropout (Srivastava et al. 2014) whose masks are drawn as bytes: a tenth of the time of PyTorch's on a CPU."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.rng = np.random.default_rng(0)

    def forward(self, x: Tensor) -> Tensor:
        if not (self.training and self.share):
            return x
        limit = round(256 * self.share)
        drawn = torch.from_numpy(self.rng.integers(0, 256, tuple(x.shape), np.uint8)).to(x.device)
        return x * (drawn >= limit) * (256 / (256 - limit))


class Layer(nn.Module):
    """One transformer block in BERT's order: norm after the residual."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        h = sizes.hidden
        width = sizes.width or h
        self.heads = sizes.heads
        self.drop = Dropout()
        self.query, self.key, self.value = (nn.Linear(h, width) for _ in range(3))
        self.out = nn.Linear(width, h)
        self.up, self.down = nn.Linear(h, sizes.inner), nn.Linear(sizes.inner, h)
        self.norm_attention, self.norm_output = nn.LayerNorm(h, eps=1e-12), nn.LayerNorm(h, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        q = q / math.sqrt(q.shape[-1])
        weights = torch.softmax(q @ k.transpose(-1, -2) + bias.to(q.dtype), -1, q.dtype)
        mixed = weights @ v  # on a CPU faster than the fused kernel, backwards too
        x = self.norm_attention(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, n, -1))))
        return self.norm_output(x + self.drop(self.down(F.gelu(self.up(x)))))  # type: ignore[no-any-return]


STYLES = 7
"""One for each annotator of the corpus, and 0 for nobody in particular, which is what inference asks for."""


class Tagger(nn.Module):
    """ids, shapes, mask (B, L), styles (B,) → tag logits (B, L, 7) and link vectors (B, L, 9 × LINK_SIZE)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        h = sizes.hidden
        self.word = nn.Embedding(sizes.vocabulary, h)
        self.position = nn.Embedding(sizes.positions, h)
        self.shape = nn.Embedding(SHAPES, h)
        self.style = nn.Embedding(STYLES, h)
        nn.init.zeros_(self.style.weight)
        self.norm = nn.LayerNorm(h, eps=1e-12)
        self.drop = Dropout()
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.tag = nn.Linear(h, len(LABELS))
        self.link = nn.Linear(h, len(LINK_VECTORS) * LINK_SIZE)
        self.distance = nn.Parameter(torch.zeros(len(LINKS), DISTANCE_BUCKETS))
        self.none = nn.Parameter(torch.zeros(len(LINKS)))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.starts = nn.Parameter(torch.zeros(len(LABELS)))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, styles: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of tags (B, L, 7), and vectors of links (B, L, vectors × LINK_SIZE)."""
        x, _ = self.states(ids, shapes, mask, styles, len(self.layers))
        return self.tag(x), self.link(x)

    def states(self, ids: Tensor, shapes: Tensor, mask: Tensor, styles: Tensor, layers: int) -> tuple[Tensor, Tensor]:
        """The states (B, L, H) after so many layers, and the attention's bias (B, 1, 1, L)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        told = self.position(places)[None] + self.style(styles)[:, None]
        x = self.drop(self.norm(self.word(ids) + told + self.shape(shapes)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers[:layers]:
            x = layer(x, bias)
        return x, bias


class Mentioner(nn.Module):
    """Tags and vectors of mentions from the states after `MENTION_LAYERS` layers of a tagger, which stay as they are.

    states (B, L, H), bias (B, 1, 1, L) → (B, L, MENTION_SIZE).
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.out = nn.Linear(sizes.hidden, MENTION_SIZE)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        return self.out(self.above(x, bias))  # type: ignore[no-any-return]

    def above(self, x: Tensor, bias: Tensor) -> Tensor:
        """The states (B, L, H) after the layers of mentions."""
        for layer in self.layers:
            x = layer(x, bias)
        return x


def from_bert(folder: Path) -> Tagger:
    """A tagger whose encoder holds the weights of a BERT checkpoint (``model.safetensors``, ``config.json``)."""
    import json

    config = json.loads((folder / "config.json").read_text())
    model = Tagger(
        Sizes(
            vocabulary=config["vocab_size"],
            hidden=config["hidden_size"],
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            inner=config["intermediate_size"],
            positions=config["max_position_embeddings"],
        )
    )
    raw = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    e = "embeddings."
    state = {
        "word.weight": raw[e + "word_embeddings.weight"],
        "position.weight": raw[e + "position_embeddings.weight"],
        "shape.weight": raw[e + "token_type_embeddings.weight"][:1].repeat(SHAPES, 1),
        "norm.weight": raw[e + "LayerNorm.weight"],
        "norm.bias": raw[e + "LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm_output": "output.LayerNorm",
    }  # fmt: skip
    for i in range(model.sizes.layers):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{i}.{ours}.{part}"] = raw[f"encoder.layer.{i}.{theirs}.{part}"]
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any(name.startswith(("word", "position", "layers", "norm")) for name in missing):
        raise ValueError(f"{folder} is not a BERT checkpoint: {unexpected or missing}")
    return model


def averaged(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights inside the state of PyTorch's `AveragedModel`."""
    return {name.removeprefix("module."): value for name, value in state.items() if name.startswith("module.")}


def bucket(delta: Tensor) -> Tensor:
    """Signed logarithmic distance bucket, 0 … 32; `decode.bucket` is the same in numpy."""
    size = torch.log2(delta.abs().float() + 1) * 1.6
    return (16 + torch.sign(delta.float()) * size.clamp(max=16).round()).long()


def link_scores(model: Tagger, vectors: Tensor, mask: Tensor, link: int, rows: Tensor) -> Tensor:
    """Scores of one link head: `rows` (R, 3) holds batch index, first and last piece → (R, L + 1), none last."""
    b, first, last = rows.unbind(1)
    d = LINK_SIZE
    part = vectors[..., 3 * link * d : 3 * (link + 1) * d]
    query = part[b, first, :d] + part[b, last, d : 2 * d]
    scores = torch.einsum("rd,rld->rl", query, part[b][..., 2 * d :]) / math.sqrt(d)
    places = torch.arange(vectors.shape[1], device=vectors.device)
    scores = scores + model.distance[link][bucket(places[None] - first[:, None])]
    scores = scores.masked_fill(mask[b] == 0, -1e4)
    return torch.cat([scores, model.none[link].expand(len(rows), 1)], 1)


def crf_loss(model: Tagger, emissions: Tensor, unary: Tensor, pairs: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy of the chain to targets `unary` (B, T, 7) and `pairs` (B, 7, 7), divided by the number of words.

    Linear-chain conditional random field (Lafferty, McCallum & Pereira 2001). Its score is linear in which tags and
    pairs of tags there are, so chances serve as well as an annotator's choice (Wang et al. 2020, "Structure-level
    knowledge distillation for multilingual sequence labeling").
    """
    t = emissions.shape[1]
    gold = (emissions * unary).sum((1, 2)) + (model.transitions * pairs).sum((1, 2)) + unary[:, 0] @ model.starts
    alpha = model.starts + emissions[:, 0]
    for i in range(1, t):
        following = torch.logsumexp(alpha[:, :, None] + model.transitions, 1) + emissions[:, i]
        alpha = torch.where(mask[:, i, None], following, alpha)
    return (torch.logsumexp(alpha, 1) - gold).sum() / mask.sum()  # type: ignore[no-any-return]
