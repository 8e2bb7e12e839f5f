"""Train the layers that find mentions and pair them, on GUM, above the states of the network.

    python -m training.mentions --data ../shared/data/gum --weights WEIGHTS --out build/mentions

The first layers are those of the graph that finds attributions and stay as they are, so attributions do not change and
both come from one pass. Two tasks are learned at once: where mentions stand and of what kind they are, and which
earlier one a mention takes up (`training.pairs`). The documents of `evaluation.conllu.HELD_OUT` are not read; a few
others (`DEVELOPMENT`) are scored after each round.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from evaluation.conllu import DEVELOPMENT, Parsed, documents
from reportedly.attribute.labels import MENTION_KINDS, MENTION_LABELS, MENTION_LAYERS, PAIR_SIZE
from reportedly.attribute.windows import Encoded, encode
from training.graph import check_mentions, read_layers, read_linear, write_mentions
from training.model import Mentioner, Sizes
from training.pairs import OTHER, PRONOUN, SELF, THE, Chunks, Distances, pair_loss, pair_scores
from training.states import States

KINDS = {"organization": "organisation", "animal": "object", "plant": "object", "substance": "object"}
PRONOUNS = ("he him his himself", "she her hers herself", "it its itself", "they them their theirs themselves")
_WHICH = {word: i for i, words in enumerate(PRONOUNS) for word in words.split()}
_SELF = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
_KNOWN = frozenset("the this that these those".split())
_APART = frozenset({"PRP$", "POS", "IN", ",", "WDT", "WP"})
"""Tags of words at which a phrase begins anew: its possessor is a mention of its own."""
UNKNOWN = -1
_OWN = 2
"""Layers that mentions have of their own while they are learned; what ships is smaller (`training.distil`)."""
_LABELS, _PAIRS = len(MENTION_LABELS), slice(-2 * PAIR_SIZE, None)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document: its pieces, labels and pronouns (W,) of its words, and its mentions."""

    name: str
    encoded: Encoded
    labels: Tensor
    pronouns: Tensor
    chunks: Chunks


def chunks(document: Parsed) -> list[tuple[int, int, str, int]]:
    """First and last token, kind and entity of each mention without what hangs on its head: disjoint, in order.

    Where two overlap the longer stays, so that “officials” of “city officials” is found and “city” is not.
    """
    found = []
    tokens = document.tokens
    for m in document.mentions:
        first = last = m.head
        while last < m.last and tokens[last + 1].relation in {"flat", "goeswith"} and tokens[last + 1].head == m.head:
            last += 1
        while first > m.first and tokens[first - 1].tag not in _APART:
            first -= 1
        found.append((first, last, KINDS.get(m.kind, m.kind if m.kind in MENTION_KINDS else "abstract"), m.entity))
    taken: set[int] = set()
    kept = []
    for chunk in sorted(found, key=lambda c: c[0] - c[1]):
        if taken.isdisjoint(range(chunk[0], chunk[1] + 1)):
            taken.update(range(chunk[0], chunk[1] + 1))
            kept.append(chunk)
    return sorted(kept)


def pronouns(document: Parsed) -> dict[int, int]:
    """The pronoun that most often takes the place of an entity, for those that have one."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for m in document.mentions:
        which = _WHICH.get(document.text[slice(*document.span(m))].casefold())
        if which is not None:
            votes[m.entity][which] += 1
    return {entity: counted.most_common(1)[0][0] for entity, counted in votes.items()}


class Placed(NamedTuple):
    """A mention as a range [first, end) of words: its kind, the entity that it is of, and how it is written."""

    first: int
    end: int
    kind: str
    entity: int
    written: str


def placed(document: Parsed, encoded: Encoded) -> list[Placed]:
    """The mentions of a document, each at its words, where it has any."""
    found = []
    for first, last, kind, entity in chunks(document):
        start, end = document.tokens[first].span.start, document.tokens[last].span.end
        i = int(np.searchsorted(encoded.words[:, 1], start, side="right"))
        j = int(np.searchsorted(encoded.words[:, 0], end, side="left"))
        if j > i:
            found.append(Placed(i, j, kind, entity, document.text[start:end].casefold()))
    return found


def targets(found: Sequence[Placed], known: Mapping[int, int], words: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels and pronouns (W,) of a document's words; `known` is the pronoun of an entity."""
    labels, which = np.zeros(words, np.int64), np.full(words, UNKNOWN)
    for m in found:
        labels[m.first] = MENTION_LABELS.index(f"B-{m.kind}")
        labels[m.first + 1 : m.end] = MENTION_LABELS.index(f"I-{m.kind}")
        which[m.first : m.end] = known.get(m.entity, UNKNOWN)
    return labels, which


def pairing(found: Sequence[Placed]) -> Chunks:
    """Mentions as ranges of words, with how each takes up another."""
    rows = []
    for m in found:
        how = PRONOUN if m.written in _WHICH else SELF if m.written in _SELF else OTHER
        rows.append((m.first, m.end, m.entity, THE if how == OTHER and m.written.split()[0] in _KNOWN else how))
    return Chunks(*torch.tensor(rows, dtype=torch.long).reshape(-1, 4).unbind(1))


def lesson(document: Parsed, tokenizer: Tokenizer) -> Lesson:
    """A document in pieces, with what is learned of each word and of each mention."""
    encoded = encode(document.text, tokenizer)
    found = placed(document, encoded)
    labels, which = targets(found, pronouns(document), len(encoded.words))
    return Lesson(document.name, encoded, torch.from_numpy(labels), torch.from_numpy(which), pairing(found))


def spans(labels: Iterable[int]) -> set[tuple[int, int, int]]:
    """First word, end and label of each run of a begin and its insides."""
    found, start, opened = set(), 0, 0
    for i, label in enumerate([*labels, 0]):
        if opened and label != opened + 1:
            found.add((start, i, opened))
            opened = 0
        if label % 2:
            start, opened = i, label
    return found


def loss_of(out: Tensor, one: Lesson, distances: Distances, pair: float) -> Tensor:
    """The loss of a document; `out` (W, MENTION_SIZE) of its words."""
    told = one.pronouns != UNKNOWN
    loss = F.cross_entropy(out[:, :_LABELS], one.labels)
    if told.any():
        loss = loss + 0.2 * F.cross_entropy(out[told][:, _LABELS : _LABELS + 4], one.pronouns[told])
    return loss + pair * pair_loss(out[:, _PAIRS], one.chunks, distances) if pair else loss


@torch.no_grad()
def score(states: States, net: Mentioner, distances: Distances, items: list[Lesson]) -> str:
    """F1 of mentions with and without their kind, and of people and bodies; the share of pronouns right, and of
    annotated mentions that pronouns and “the …” take up."""
    net.eval()
    gold, got, right, asked, offset = set(), set(), 0, 0, 0
    taken: dict[int, list[int]] = {PRONOUN: [0, 0], THE: [0, 0]}
    for one in items:
        seen = states(one.encoded)
        out = net(seen.states, seen.bias)[tuple(seen.places.unbind(1))]
        best = out[:, :_LABELS].argmax(1)
        gold |= {(s + offset, e + offset, k) for s, e, k in spans(one.labels.tolist())}
        got |= {(s + offset, e + offset, k) for s, e, k in spans(best.tolist())}
        offset += len(one.labels)
        told = one.pronouns != UNKNOWN
        right += int((out[told][:, _LABELS : _LABELS + 4].argmax(1) == one.pronouns[told]).sum())
        asked += int(told.sum())
        scores, fits = pair_scores(out[:, _PAIRS], one.chunks, distances)
        chosen = fits.gather(1, scores.argmax(1, keepdim=True))[:, 0]
        for how, tally in taken.items():
            tally[0] += int(chosen[one.chunks.hows == how].sum())
            tally[1] += int((one.chunks.hows == how).sum())
    net.train()

    def f1(left: set[tuple[int, ...]], other: set[tuple[int, ...]]) -> str:
        return f"{200 * len(left & other) / max(1, len(left) + len(other)):.1f}"

    people = [{x for x in side if x[2] in (1, 3)} for side in (gold, got)]
    plain = [{x[:2] for x in side} for side in (gold, got)]
    figures = f"mentions {f1(gold, got)}, spans {f1(*plain)}, people {f1(*people)}, pronouns {right / asked:.3f}"
    return figures + f"; taken up by pronouns {_share(taken[PRONOUN])}, by “the …” {_share(taken[THE])}"


def _share(tally: list[int]) -> str:
    return f"{tally[0] / max(1, tally[1]):.3f} of {tally[1]}"


def begun(weights: Path, start: Path | None) -> Mentioner:
    """Layers that start as those of the network above the first, or as those of mentions that were learned before."""
    layers = read_layers(start or weights / "model.onnx")
    if not start:
        layers = layers[MENTION_LAYERS : MENTION_LAYERS + _OWN]
    hidden, inner = layers[0]["down.weight"].shape
    net = Mentioner(
        Sizes(vocabulary=0, hidden=hidden, layers=len(layers), heads=hidden // 32, inner=inner, positions=0)
    )
    for layer, state in zip(net.layers, layers, strict=True):
        layer.load_state_dict(state)
    nn.init.normal_(net.out.weight[_PAIRS], std=0.05)
    nn.init.zeros_(net.out.bias[_PAIRS])
    if start:
        weight, bias = read_linear(start)
        with torch.no_grad():
            net.out.weight[: len(weight)], net.out.bias[: len(bias)] = weight, bias
    return net


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--weights", type=Path, required=True, help="the weights whose states are learned from")
    p.add_argument("--start", type=Path, help="a mentions.onnx to go on from")
    p.add_argument("--out", type=Path, required=True, help="a folder: a copy of the weights, with these mentions")
    p.add_argument("--rounds", type=int, default=6)
    p.add_argument("--rate", type=float, default=5e-4)
    p.add_argument("--heads", type=float, default=2e-3)
    p.add_argument("--drop", type=float, default=0.2)
    p.add_argument("--hide", type=float, default=0.1, help="share of the pieces that are masked")
    p.add_argument("--pair", type=float, default=0.3, help="what pairs count beside mentions")
    p.add_argument("--without", metavar="K/N", help="leave out every N-th document, from the K-th on")
    options = p.parse_args()
    torch.manual_seed(0)
    rng = random.Random(0)
    states = States(options.weights)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    tokenizer.no_truncation()
    read = documents(options.data)
    if options.without:
        k, n = map(int, options.without.split("/"))
        read = [document for i, document in enumerate(read) if i % n != k]
    made = [lesson(document, tokenizer) for document in read]
    train = [x for x in made if x.name not in DEVELOPMENT]
    aside = [x for x in made if x.name in DEVELOPMENT]
    net, distances = begun(options.weights, options.start), Distances()
    for layer in net.layers:
        layer.drop.share = options.drop
    heads = [*net.out.parameters(), *distances.parameters()]
    optimiser = torch.optim.AdamW([{"params": net.layers.parameters()}, {"params": heads}], weight_decay=0.02)
    rates, steps = [options.rate, options.heads], options.rounds * -(-len(train) // 3) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=steps, pct_start=0.1)
    start = time.monotonic()
    for number in range(options.rounds):
        rng.shuffle(train)
        for group in (train[i : i + 3] for i in range(0, len(train), 3)):
            for one in group:
                seen = states(one.encoded, rng, options.hide)
                with torch.autocast("cpu", torch.bfloat16):
                    above = net.above(seen.states, seen.bias)
                out = net.out(above.float()[tuple(seen.places.unbind(1))])
                share = len(one.labels) / (1000 * len(group))
                (loss_of(out, one, distances, options.pair) * share).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
        print(
            f"round {number + 1}, {time.monotonic() - start:.0f} s: {score(states, net, distances, aside)}", flush=True
        )
        saved(net.eval(), options.weights, options.out)
        net.train()


def saved(net: Mentioner, weights: Path, out: Path) -> None:
    """Write mentions into a folder of weights, beside the other files of those that they were learned above."""
    out.mkdir(parents=True, exist_ok=True)
    for name in ("model.onnx", "tokenizer.json", "decoder.json"):
        if out.resolve() != weights.resolve():
            shutil.copyfile(weights / name, out / name)
    check_mentions(net, out / "mentions.onnx")
    write_mentions(net, out / "mentions.onnx")


if __name__ == "__main__":
    main()
