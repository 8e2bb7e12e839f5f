"""Train the layers that find mentions, on entities and coreference of GUM, above the first layers of the network.

    python -m training.mentions --data ../shared/data/gum --checkpoint A.pt B.pt --out build/mentions.pt

The layers below are those of the attribution network and stay as they are, so attributions do not change and both come
from one pass. The documents of `evaluation.conllu.HELD_OUT` are not read; a few others (`DEVELOPMENT`) are scored after
each round.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from evaluation.conllu import DEVELOPMENT, Parsed, documents
from reportedly.attribute.attributor import WEIGHTS
from reportedly.attribute.labels import MENTION_KINDS, MENTION_LABELS, MENTION_LAYERS
from reportedly.attribute.windows import Encoded, encode, windows
from training.dataset import CLS, MASK, SEP
from training.export import merged
from training.model import Mentioner, Tagger

KINDS = {"organization": "organisation", "animal": "object", "plant": "object", "substance": "object"}
PRONOUNS = ("he him his himself", "she her hers herself", "it its itself", "they them their theirs themselves")
_WHICH = {word: i for i, words in enumerate(PRONOUNS) for word in words.split()}
_APART = frozenset({"PRP$", "POS", "IN", ",", "WDT", "WP"})
"""Tags of words at which a phrase begins anew: its possessor is a mention of its own."""
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window: ids, shapes (L,), places (W,) of its words' first pieces, their labels and pronouns (W,)."""

    name: str
    ids: Tensor
    shapes: Tensor
    places: Tensor
    labels: Tensor
    pronouns: Tensor


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


def targets(document: Parsed, encoded: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """Labels and pronouns (W,) of a document's words."""
    labels, which = np.zeros(len(encoded.words), np.int64), np.full(len(encoded.words), UNKNOWN)
    known = pronouns(document)
    for first, last, kind, entity in chunks(document):
        start, end = document.tokens[first].span.start, document.tokens[last].span.end
        i = int(np.searchsorted(encoded.words[:, 1], start, side="right"))
        j = int(np.searchsorted(encoded.words[:, 0], end, side="left"))
        if j > i:
            labels[i] = MENTION_LABELS.index(f"B-{kind}")
            labels[i + 1 : j] = MENTION_LABELS.index(f"I-{kind}")
            which[i:j] = known.get(entity, UNKNOWN)
    return labels, which


def lessons(found: Iterable[Parsed], tokenizer: Tokenizer, size: int = 160) -> list[Lesson]:
    made = []
    for document in found:
        encoded = encode(document.text, tokenizer)
        labels, which = targets(document, encoded)
        for w in windows(encoded, size=size, overlap=0):
            low, high = np.searchsorted(encoded.first, [w.start, w.end])
            made.append(
                Lesson(
                    document.name,
                    torch.from_numpy(np.r_[CLS, encoded.pieces[w.start : w.end], SEP]),
                    torch.from_numpy(np.r_[0, encoded.shapes[w.start : w.end], 0]),
                    torch.from_numpy(encoded.first[low:high] - w.start + 1),
                    torch.from_numpy(labels[low:high]),
                    torch.from_numpy(which[low:high]),
                )
            )
    return made


Padded = tuple[Tensor, Tensor, Tensor, tuple[Tensor, Tensor], Tensor, Tensor]


def batches(items: list[Lesson], size: int, rng: random.Random | None = None) -> Iterator[Padded]:
    """ids, shapes, mask (B, L), (row, place) of each word, labels and pronouns (W,); in any order with `rng`."""
    ordered = sorted(items, key=lambda x: len(x.ids) + (20 * rng.random() if rng else 0))
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        longest = max(len(x.ids) for x in group)
        ids, shapes, mask = (torch.zeros(len(group), longest, dtype=torch.long) for _ in range(3))
        for row, x in enumerate(group):
            ids[row, : len(x.ids)], shapes[row, : len(x.ids)], mask[row, : len(x.ids)] = x.ids, x.shapes, 1
        rows = torch.repeat_interleave(torch.arange(len(group)), torch.tensor([len(x.places) for x in group]))
        at = (rows, torch.cat([x.places for x in group]))
        yield ids, shapes, mask, at, torch.cat([x.labels for x in group]), torch.cat([x.pronouns for x in group])


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


@torch.no_grad()
def score(model: Tagger, net: Mentioner, items: list[Lesson]) -> str:
    """F1 of mentions with and without their kind, and of people and bodies; the share of pronouns right."""
    net.eval()
    gold, got, right, asked, offset = set(), set(), 0, 0, 0
    for ids, shapes, mask, at, labels, which in batches(items, 16):
        styles = torch.zeros(len(ids), dtype=torch.long)
        out = net(*model.states(ids, shapes, mask, styles, MENTION_LAYERS))[at]
        best = out[:, : len(MENTION_LABELS)].argmax(1)
        gold |= {(s + offset, e + offset, k) for s, e, k in spans(labels.tolist())}
        got |= {(s + offset, e + offset, k) for s, e, k in spans(best.tolist())}
        offset += len(labels)
        told = which != UNKNOWN
        right += int((out[told][:, len(MENTION_LABELS) :].argmax(1) == which[told]).sum())
        asked += int(told.sum())
    net.train()

    def f1(left: set[tuple[int, ...]], other: set[tuple[int, ...]]) -> str:
        return f"{200 * len(left & other) / max(1, len(left) + len(other)):.1f}"

    people = [{x for x in side if x[2] in (1, 3)} for side in (gold, got)]
    plain = [{x[:2] for x in side} for side in (gold, got)]
    figures = f"mentions {f1(gold, got)}, spans {f1(*plain)}, people {f1(*people)}"
    return f"{figures}, pronouns {right / asked:.3f} of {asked}"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--checkpoint", type=Path, nargs="+", required=True, help="of the attribution network; their mean")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--rounds", type=int, default=6)
    p.add_argument("--rate", type=float, default=5e-4)
    p.add_argument("--drop", type=float, default=0.2)
    p.add_argument("--hide", type=float, default=0.1, help="share of the pieces that are masked")
    p.add_argument("--without", metavar="K/N", help="leave out every N-th document, from the K-th on")
    p.add_argument("--last", action="store_true", help="the checkpoints' last weights, not their running average")
    options = p.parse_args()
    torch.manual_seed(0)
    rng = random.Random(0)
    model = merged(options.checkpoint, last=options.last).eval()
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "english" / "tokenizer.json"))
    tokenizer.no_truncation()
    read = documents(options.data)
    if options.without:
        k, n = map(int, options.without.split("/"))
        read = [document for i, document in enumerate(read) if i % n != k]
    made = lessons(read, tokenizer)
    train = [x for x in made if x.name not in DEVELOPMENT]
    aside = [x for x in made if x.name in DEVELOPMENT]
    net = Mentioner(model.sizes)
    for i, layer in enumerate(net.layers):
        layer.load_state_dict(copy.deepcopy(model.layers[MENTION_LAYERS + i].state_dict()))
        layer.drop.share = options.drop
    groups = [{"params": net.layers.parameters(), "lr": options.rate}, {"params": net.out.parameters(), "lr": 2e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.02)
    steps = options.rounds * -(-len(train) // 16) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [options.rate, 2e-3], total_steps=steps, pct_start=0.1)
    begun = time.monotonic()
    for number in range(options.rounds):
        for ids, shapes, mask, at, labels, which in batches(train, 16, rng):
            hidden = (torch.rand(ids.shape) < options.hide) & (mask == 1) & (ids != CLS) & (ids != SEP)
            styles = torch.zeros(len(ids), dtype=torch.long)
            with torch.no_grad():
                states, bias = model.states(ids.masked_fill(hidden, MASK), shapes, mask, styles, MENTION_LAYERS)
            out = net(states, bias)[at]
            told = which != UNKNOWN
            loss = F.cross_entropy(out[:, : len(MENTION_LABELS)], labels)
            if told.any():
                loss = loss + 0.2 * F.cross_entropy(out[told][:, len(MENTION_LABELS) :], which[told])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        print(f"round {number + 1}, {time.monotonic() - begun:.0f} s: {score(model, net, aside)}", flush=True)
        torch.save(net.state_dict(), options.out)


if __name__ == "__main__":
    main()
