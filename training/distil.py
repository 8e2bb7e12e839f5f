"""Learn smaller layers of mentions from what larger ones say of texts that need no annotation.

    python -m training.distil --texts build/texts --data ../shared/data/gum --weights WEIGHTS --out build/smaller

Both stand above the same states, so each text is read before anything is learned: several times, each time cut into
other windows, and with pieces masked in every other one. The smaller layers learn the chances of the larger ones' tags
and pronouns (Hinton, Vinyals & Dean 2015, "Distilling the knowledge in a neural network"), their vectors, and whom by
these a mention takes up.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import onnxruntime
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from evaluation.conllu import DEVELOPMENT, documents
from reportedly.attribute.labels import MENTION_LABELS, MENTION_SIZE, PAIR_SIZE
from reportedly.attribute.windows import Encoded, encode
from training.graph import read_linear
from training.mentions import Lesson, begun, lesson, saved, score
from training.model import Mentioner, Sizes
from training.pairs import BACK, Distances
from training.states import WINDOW, States

_TAGS = len(MENTION_LABELS)
_LONG = WINDOW + 2


class Shown(NamedTuple):
    """Windows of one length: states (N, L, H), answers (N, L, MENTION_SIZE), and which places begin a word (N, L)."""

    states: Tensor
    answers: Tensor
    words: Tensor


def shown(states: States, larger: onnxruntime.InferenceSession, hide: float, item: tuple[int, Encoded]) -> Shown:
    """A text in windows of its own, with what the larger layers say of each; `item` holds the seed of the cuts."""
    seed, encoded = item
    rng = random.Random(seed)
    seen = states(encoded, rng, hide if seed % 2 else 0.0)
    rows, _, hidden = seen.states.shape
    made = Shown(
        torch.zeros(rows, _LONG, hidden, dtype=torch.float16),
        torch.zeros(rows, _LONG, MENTION_SIZE, dtype=torch.float16),
        torch.zeros(rows, _LONG, dtype=torch.bool),
    )
    for row in range(rows):
        count = int((seen.bias[row, 0, 0] == 0).sum())
        own = seen.states[row : row + 1, :count]
        made.states[row, :count] = own[0].half()
        made.answers[row, :count] = torch.from_numpy(larger.run(["mentions"], {"states": own.numpy()})[0][0]).half()
    made.words[seen.places[:, 0], seen.places[:, 1]] = True
    return made


def read(texts: Sequence[str], weights: Path, views: int, hide: float) -> Shown:
    """All windows of the texts, each text read so many times."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_truncation()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    larger = onnxruntime.InferenceSession(
        str(weights / "mentions.onnx"), options, providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )  # fmt: skip
    encoded = [one for text in texts if len((one := encode(text, tokenizer)).words)]
    items = [(i + view * len(encoded), one) for view in range(views) for i, one in enumerate(encoded)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(partial(shown, States(weights), larger, hide), items))
    return Shown(*(torch.cat(parts) for parts in zip(*made, strict=True)))


def loss_of(out: Tensor, answers: Tensor, words: Tensor, pair: float) -> Tensor:
    """How far answers (B, L, MENTION_SIZE) are from those of the larger layers, at the places `words` (B, L).

    Tags, pronouns and whom a mention takes up by the divergence of chances; vectors, and products of two mentions'
    vectors, by the share of the larger layers' mean square that is missed.
    """
    told = torch.softmax(answers[..., :_TAGS], -1)
    mention = (1 - told[..., 0]) * words
    tags = _mean(_crossed(out[..., :_TAGS], answers[..., :_TAGS]), words)
    pronouns = _crossed(out[..., _WHO], answers[..., _WHO])
    mine, theirs = out[..., _VECTORS], answers[..., _VECTORS]
    products, right, weight = _products(mine), _products(theirs), _pairs(mention)
    missed = _missed(mine, theirs, mention[..., None]) + _missed(products, right, weight)
    taken_up = _crossed(_choices(products, weight), _choices(right, weight))
    return tags + _mean(0.2 * pronouns + pair * taken_up, mention) + pair * missed


_WHO, _VECTORS = slice(_TAGS, _TAGS + 4), slice(_TAGS + 4, MENTION_SIZE)


def _crossed(scores: Tensor, answers: Tensor) -> Tensor:
    """The divergence of chances from those of the larger layers, at each place."""
    right = F.log_softmax(answers, -1)
    return (right.exp() * (right - F.log_softmax(scores, -1))).sum(-1)


def _mean(values: Tensor, weight: Tensor) -> Tensor:
    return (values * weight).sum() / weight.sum()


def _missed(mine: Tensor, theirs: Tensor, weight: Tensor) -> Tensor:
    return ((mine - theirs).square() * weight).sum() / (theirs.square() * weight).sum()


def _products(vectors: Tensor) -> Tensor:
    """What every place (B, L, L) would be to every other."""
    return vectors[..., :PAIR_SIZE] @ vectors[..., PAIR_SIZE:].transpose(1, 2)


def _pairs(mention: Tensor) -> Tensor:
    """How far both of a pair (B, L, L) are mentions, the second before the first and not too far."""
    places = torch.arange(mention.shape[1], device=mention.device)
    apart = places[:, None] - places
    return mention[:, :, None] * mention[:, None] * ((apart > 0) & (apart <= _FAR))


_FAR = 3 * BACK
"""In pieces: some three for a mention."""


def _choices(products: Tensor, weight: Tensor) -> Tensor:
    """Scores (B, L, L + 1) of each place before one for being what it takes up, nobody last."""
    scores = products / math.sqrt(PAIR_SIZE) + torch.log(weight + _NEVER)
    return torch.cat([scores, torch.full_like(scores[..., :1], _NOBODY)], -1)


_NEVER = 1e-9
_NOBODY = -2.0
"""Of mentions of one entity three in four score above it, of others one in twenty."""


def learn(
    net: Mentioner, given: Shown, *, rounds: int, rate: float, pair: float, size: int = 128, seed: int = 0
) -> Mentioner:
    """Train layers on the device where the windows lie."""
    device = given.states.device
    net = net.to(device).train()
    size = min(size, len(given.states))
    steps = rounds * (len(given.states) // size)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps + 1, pct_start=0.05)
    told = max(1, steps // 10)
    drawn = torch.Generator().manual_seed(seed)
    start = time.monotonic()
    total = torch.zeros((), device=device)
    for step in range(steps):
        at = step * size % (len(given.states) // size * size)
        if at == 0:
            order = torch.randperm(len(given.states), generator=drawn).to(device)
        rows = order[at : at + size]
        states, answers, words = (part[rows] for part in given)
        inside = (states != 0).any(-1)
        bias = torch.where(inside, 0.0, -10000.0)[:, None, None, :]
        with torch.autocast(device.type, torch.bfloat16):
            above = net.above(states.float(), bias)
        loss = loss_of(net.out(above.float()), answers.float(), words.float(), pair)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        schedule.step()
        total += loss.detach()
        if (step + 1) % told == 0:
            spent = time.monotonic() - start
            print(f"step {step + 1} of {steps}, {spent:.0f} s: {total.item() / told:.4f}", flush=True)
            total.zero_()
    return net.cpu().eval()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--texts", type=Path, required=True, help="a folder of plain texts")
    p.add_argument("--data", type=Path, required=True, help="GUM, whose documents that are set aside are scored")
    p.add_argument("--weights", type=Path, required=True, help="the weights whose mentions are learned from")
    p.add_argument("--out", type=Path, required=True, help="a folder: a copy of the weights, with smaller mentions")
    p.add_argument("--layers", type=int, default=1)
    p.add_argument("--heads", type=int, default=4)
    p.add_argument("--width", type=int, default=128, help="units that attention works on")
    p.add_argument("--inner", type=int, default=768)
    p.add_argument("--rounds", type=int, default=40)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--pair", type=float, default=0.5, help="what vectors and pairs count beside tags")
    p.add_argument("--views", type=int, default=6, help="how many times each text is cut")
    p.add_argument("--hide", type=float, default=0.1, help="share of the pieces that are masked in every other cut")
    options = p.parse_args()
    torch.manual_seed(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.rglob("*.txt"))]
    given = Shown(*(part.to(device) for part in read(texts, options.weights, options.views, options.hide)))
    print(f"{len(texts)} texts, {len(given.states)} windows, {int(given.words.sum())} words", flush=True)
    sizes = Sizes(
        vocabulary=0, hidden=given.states.shape[-1], layers=options.layers, heads=options.heads,
        inner=options.inner, positions=0, width=options.width,
    )  # fmt: skip
    net = learn(smaller(sizes, options.weights), given, rounds=options.rounds, rate=options.rate, pair=options.pair)
    saved(net, options.weights, options.out)
    states, aside = States(options.weights), set_aside(options.data, options.weights)
    teacher = begun(options.weights, options.weights / "mentions.onnx")
    for name, one in (("larger", teacher), ("smaller", net)):
        print(f"{name}: {score(states, one, Distances(), aside)}")


def smaller(sizes: Sizes, weights: Path) -> Mentioner:
    """Layers to learn, whose last projection begins as that of the larger ones."""
    net = Mentioner(sizes)
    weight, bias = read_linear(weights / "mentions.onnx")
    with torch.no_grad():
        net.out.weight.copy_(weight)
        net.out.bias.copy_(bias)
    return net


def set_aside(data: Path, weights: Path) -> list[Lesson]:
    """The documents of GUM that nothing was learned from, and that may be looked at."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_truncation()
    return [lesson(document, tokenizer) for document in documents(data) if document.name in DEVELOPMENT]


if __name__ == "__main__":
    main()
