"""What trained models say of a text, as targets to learn from: the chance of each tag, and links.

    python -m training.teach --teachers WEIGHTS… --out build/taught --data ../shared/data/polnear --texts FOLDER…

Writes NAME.npz for each article of train, and for each plain text of the folders that nobody annotated. The chances
are those of each teacher's chain (forward-backward), averaged over the teachers (Hinton, Vinyals & Dean 2015). Articles
keep their annotators' links; texts without annotators take the spans and links that the teachers decode.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly import brat
from reportedly.attribute.decode import allowed, decode
from reportedly.attribute.encoder import Encoder, Numbers
from reportedly.attribute.sight import placed
from reportedly.attribute.windows import encode
from reportedly.types import Span

Doubles = npt.NDArray[np.float64]
LONGEST = 24_000
"""Code points of a text that nobody annotated; the rest is left."""


def marginals(scores: Doubles, numbers: Numbers) -> tuple[Doubles, Doubles]:
    """Chances of tags (W, 7) and of pairs of tags (W - 1, 7, 7) under the chain, for scores (W, 7)."""
    steps = np.exp(numbers.transitions.astype(np.float64) + allowed())
    own = np.exp(scores - scores.max(1, keepdims=True))
    begin = np.exp(numbers.starts.astype(np.float64))
    begin[2::2] = 0
    forth, back = np.empty_like(own), np.ones_like(own)
    forth[0] = begin * own[0]
    forth[0] /= forth[0].sum()
    for i in range(1, len(own)):
        forth[i] = (forth[i - 1] @ steps) * own[i]
        forth[i] /= forth[i].sum()
    for i in range(len(own) - 2, -1, -1):
        back[i] = steps @ (own[i + 1] * back[i + 1])
        back[i] /= back[i].sum()
    unary = forth * back
    unary /= unary.sum(1, keepdims=True)
    pairs = forth[:-1, :, None] * steps * (own[1:] * back[1:])[:, None, :]
    return unary, pairs / pairs.sum((1, 2), keepdims=True)


@cache
def _teachers(folders: tuple[Path, ...]) -> list[Encoder]:
    return [Encoder(folder) for folder in folders]


def teach(named: tuple[str, str], folders: tuple[Path, ...], out: Path) -> int:
    """Write what the teachers say of one text; gives its number of words."""
    name, text = named
    teachers = _teachers(folders)
    encoded = encode(text, teachers[0].tokenizer)
    if not len(encoded.words):
        return 0
    said = [teacher(encoded) for teacher in teachers]
    chances = [
        marginals(answer.tags[encoded.first].astype(np.float64), teacher.numbers)
        for answer, teacher in zip(said, teachers, strict=True)
    ]
    tags = np.mean([answer.tags for answer in said], 0)
    opens = np.searchsorted(encoded.first, encoded.breaks)
    drafts = decode(tags, said[0].seen, encoded.first, encoded.quoted_words(), teachers[0].numbers, opens)
    place = partial(placed, words=encoded.words)
    items = [
        {"content": place(draft.content), "cue": place([draft.cue]), "source": place([draft.source])}
        for draft in drafts
    ]
    np.savez_compressed(
        out / f"{name}.npz", text=np.array(text), items=np.array(json.dumps(items)),
        unary=np.mean([unary for unary, _ in chances], 0).astype(np.float16),
        pairs=np.mean([pairs for _, pairs in chances], 0).astype(np.float16),
    )  # fmt: skip
    return len(encoded.words)


def texts(data: Path, folders: list[Path]) -> Iterator[tuple[str, str]]:
    """Name and text of the articles of train, and of the plain texts of folders."""
    for document in brat.load(data / "train"):
        yield document.name, document.text
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            yield f"{folder.name}-{path.stem}", path.read_text(encoding="utf-8")[:LONGEST]


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def load(path: Path) -> tuple[str, list[brat.Annotated], Doubles, Doubles]:
    """Text, decoded attributions, and the chances of tags and of pairs, of one file that `teach` wrote."""
    with np.load(path) as kept:
        items = [
            brat.Annotated(content=_spans(row["content"]), cue=_spans(row["cue"]), source=_spans(row["source"]))
            for row in json.loads(str(kept["items"]))
        ]
        return str(kept["text"]), items, kept["unary"], kept["pairs"]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--teachers", type=Path, nargs="+", required=True)
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--processes", type=int, default=2)
    options = p.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    work = partial(teach, folders=tuple(options.teachers), out=options.out)
    with ProcessPoolExecutor(options.processes) as pool:
        done = list(pool.map(work, texts(options.data, options.texts), chunksize=8))
    print(f"{len(done)} texts, {sum(done)} words", flush=True)


if __name__ == "__main__":
    main()
