"""Annotated articles as windows with targets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from reportedly import brat
from reportedly.attribute.labels import LABELS, ROLES
from reportedly.attribute.windows import Encoded, Window, encode, windows
from reportedly.types import Span
from training.split import held_out
from training.teach import load as read_taught

CLS, SEP, PAD, MASK = 101, 102, 0, 103
NONE = -1
Floats = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Version:
    """What is to be learned of an article of W words, from an annotator or from teachers.

    `unary` (W, 7): the chance of each tag; `pairs` (W - 1, 7, 7): of each tag before each tag. `links`: per head rows
    of (first, last, partner's first) in words, -1 for none. `style`: who annotated, 1 … STYLES - 1 in the order met, 0
    for nobody in particular.
    """

    unary: Floats
    pairs: Floats
    links: tuple[list[tuple[int, int, int]], ...]
    style: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A text in pieces, with its annotations (one, or several annotators') and what teachers said of it, if any did."""

    name: str
    encoded: Encoded
    versions: tuple[Version, ...]
    taught: Version | None = None


@dataclass(slots=True)
class Batch:
    """Windows of B texts, T pieces wide, with W words at most, and what is learned of them."""

    ids: Tensor
    """(B, T) pieces of the vocabulary."""
    shapes: Tensor
    """(B, T) how each piece is written (`windows.SHAPES`)."""
    mask: Tensor
    """(B, T) 1 where a piece stands."""
    styles: Tensor
    """(B,) whose annotation each window carries, 0 where it is not told."""
    words: Tensor
    """(B, W) piece index of each word's first piece, 0 where there is none."""
    unary: Tensor
    """(B, W, 7) the chance of each tag."""
    pairs: Tensor
    """(B, 7, 7) how often each tag follows each tag."""
    present: Tensor
    """(B, W) whether there is such a word."""
    links: list[tuple[Tensor, Tensor]] = field(default_factory=list)
    """Per head: rows (R, 3) of batch index, first, last; and targets (R,), L for none."""


def articles(folder: Path, tokenizer: Tokenizer) -> list[Article]:
    """The annotated articles of a brat corpus, encoded."""
    found = []
    styles: dict[str, int] = {}
    for document in brat.load(folder):
        encoded = encode(document.text, tokenizer)
        if len(encoded.words):
            versions = tuple(
                version(encoded, list(items), styles.setdefault(who, len(styles) + 1))
                for items, who in zip(document.versions, document.annotators, strict=True)
            )
            found.append(Article(document.name, encoded, versions))
    return found


def taught(data: list[Article], folder: Path, tokenizer: Tokenizer) -> list[Article]:
    """The articles with what teachers said of them, and texts that nobody annotated; none that is set aside."""
    known = {article.name: article for article in data}
    found = []
    for path in sorted(folder.glob("*.npz")):
        text, items, unary, pairs = read_taught(path)
        if path.stem in known:
            article = known[path.stem]
            links = article.versions[0].links
        elif not held_out(path.stem):
            article = Article(path.stem, encode(text, tokenizer), ())
            links = version(article.encoded, items).links
        else:
            continue
        found.append(replace(article, taught=Version(unary, pairs, links)))
    return found


def version(encoded: Encoded, items: list[brat.Annotated], style: int = 0) -> Version:
    """Tags and links of one annotator; of overlapping spans the later one in the file wins a word."""
    tags = np.zeros(len(encoded.words), np.int64)
    links: tuple[list[tuple[int, int, int]], ...] = ([], [], [])
    for item in items:
        spans = {role: _words(encoded, getattr(item, role)) for role in ROLES}
        if not spans["content"]:
            continue
        for role, found in spans.items():
            label = LABELS.index(f"B-{role}")
            for start, end in found:
                tags[start] = label
                tags[start + 1 : end] = label + 1
        cue = spans["cue"][0][0] if spans["cue"] else NONE
        source = spans["source"][0][0] if spans["source"] else NONE
        for start, end in spans["content"]:
            links[0].append((start, end - 1, cue))
            links[2].append((start, end - 1, source))
        if cue != NONE:
            links[1].append((cue, spans["cue"][0][1] - 1, source))
    unary = np.eye(len(LABELS), dtype=np.float32)[tags]
    return Version(unary, unary[:-1, :, None] * unary[1:, None, :], links, style)


def _words(encoded: Encoded, spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Word ranges that the spans touch."""
    found = []
    for start, end in spans:
        i = int(np.searchsorted(encoded.words[:, 1], start, side="right"))
        j = int(np.searchsorted(encoded.words[:, 0], end, side="left"))
        if j > i:
            found.append((i, j))
    return found


Piece = tuple[Article, Version, Window]


def epoch(data: list[Article], *, size: int, pieces: int, trust: float, rng: random.Random) -> Iterator[list[Piece]]:
    """Batches of windows of about `pieces` pieces, cut anew each time.

    For each article an annotator is drawn, or with the chance `trust` what its teachers say, where they were asked.
    """
    drawn: list[Piece] = []
    for article in data:
        trusted = article.taught and (rng.random() < trust or not article.versions)
        chosen = article.taught if trusted else rng.choice(article.versions)
        cut = windows(article.encoded, size=size, overlap=0, first_size=rng.randint(size // 3, size))
        drawn += [(article, chosen, window) for window in cut]
    rng.shuffle(drawn)
    batches: list[list[Piece]] = []
    for i in range(0, len(drawn), 400):
        current: list[Piece] = []
        for item in sorted(drawn[i : i + 400], key=lambda p: p[2].end - p[2].start):
            if current and (item[2].end - item[2].start + 2) * (len(current) + 1) > pieces:
                batches.append(current)
                current = []
            current.append(item)
        batches.append(current)
    rng.shuffle(batches)
    yield from batches


def collate(batch: list[Piece], *, hide: float, told: float, rng: np.random.Generator) -> Batch:
    """Tensors of a batch; a share `hide` of the pieces is replaced by the mask; of a share `told` of the windows it is
    told who annotated them."""
    length = max(w.end - w.start for _, _, w in batch) + 2
    ids = np.full((len(batch), length), PAD, np.int64)
    shapes, mask = np.zeros_like(ids), np.zeros_like(ids)
    places, unaries, pairs = [], [], []
    links: list[list[tuple[int, int, int, int]]] = [[], [], []]
    for row, (article, chosen, window) in enumerate(batch):
        n = window.end - window.start
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = article.encoded.pieces[window.start : window.end]
        shapes[row, 1 : n + 1] = article.encoded.shapes[window.start : window.end]
        mask[row, : n + 2] = 1
        first = article.encoded.first
        low, high = np.searchsorted(first, [window.start, window.end])
        places.append(first[low:high] - window.start + 1)
        unary, steps = _cut(chosen, int(low), int(high))
        unaries.append(unary)
        pairs.append(steps)
        for head, rows in enumerate(chosen.links):
            for a, b, partner in rows:
                if not (low <= a < high and (partner == NONE or low <= partner < high)):
                    continue
                at = [int(first[k]) - window.start + 1 for k in (a, min(b, int(high) - 1))]
                target = length if partner == NONE else int(first[partner]) - window.start + 1
                links[head].append((row, at[0], at[1], target))
    if hide:
        ids[(rng.random(ids.shape) < hide) & (mask == 1) & (ids != CLS) & (ids != SEP)] = MASK
    most = max(1, *(len(p) for p in places))
    words, present = np.zeros((len(batch), most), np.int64), np.zeros((len(batch), most), bool)
    targets = np.zeros((len(batch), most, len(LABELS)), np.float32)
    for row, (p, unary) in enumerate(zip(places, unaries, strict=True)):
        words[row, : len(p)], targets[row, : len(p)], present[row, : len(p)] = p, unary, True
    t = torch.from_numpy
    styles = np.array([chosen.style for _, chosen, _ in batch]) * (rng.random(len(batch)) < told)
    made = Batch(t(ids), t(shapes), t(mask), t(styles), t(words), t(targets), t(np.stack(pairs)), t(present))
    for rows in links:
        table = torch.tensor(rows, dtype=torch.long).reshape(-1, 4)
        made.links.append((table[:, :3], table[:, 3]))
    return made


def _cut(chosen: Version, low: int, high: int) -> tuple[Floats, Floats]:
    """Targets of the words ``[low, high)``: unary (W, 7), summed pairs (7, 7). A span that is cut begins there."""
    unary = chosen.unary[low:high].astype(np.float32)
    if not len(unary):
        return unary, np.zeros((len(LABELS), len(LABELS)), np.float32)
    pairs = chosen.pairs[low : high - 1].astype(np.float32)
    for table in (unary[:1], pairs[:1]):
        table[:, 1::2] += table[:, 2::2]
        table[:, 2::2] = 0
    return unary, pairs.sum(0)
