"""Time per word and memory of attribution, from a thousand words to a million: `python -m benchmarks.curve`.

The articles of our own gold, one after the other as often as needed, as one text: in its paragraphs (`news`), on a
single line (`line`), or opening quotation marks and nothing else (`marks`: a mark is a word). One process each, one
thread, CPU time; the memory is the process's highest, beside what it was with the model loaded and little read. A
million words take some three minutes each.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from itertools import cycle

from benchmarks.results import by_size
from evaluation.gold import HERE
from reportedly.attribute.attributor import Attributor
from reportedly.settings import Settings

SIZES = (1_000, 10_000, 100_000, 1_000_000)
KINDS = ("news", "line", "marks")


def text_of(kind: str, words: int) -> str:
    """A text of so many words."""
    if kind == "marks":
        return "“" * words
    return ("\n\n" if kind == "news" else " ").join(_paragraphs(words))


def _paragraphs(words: int) -> Iterator[str]:
    articles = [path.read_text(encoding="utf-8") for path in sorted((HERE / "text").glob("*.txt"))]
    left = words
    for line in cycle([line for article in articles for line in article.splitlines() if line.strip()]):
        paragraph = line.split()[:left]
        yield " ".join(paragraph)
        left -= len(paragraph)
        if not left:
            return


def measured(kind: str, words: int) -> dict[str, float]:
    """One text in this process."""
    attribute = Attributor.load(Settings(threads=1))
    attribute.text(text_of(kind, 500))
    before = _peak_mb()
    text = text_of(kind, words)
    start = time.process_time()
    found = attribute.text(text)
    took = time.process_time() - start
    return {
        "words": words,
        "us_per_word": round(took / words * 1e6),
        "cpu_s": round(took, 2),
        "peak_mb": round(_peak_mb()),
        "peak_mb_before": round(before),
        "text_mb": round(sys.getsizeof(text) / 2**20, 1),
        "attributions": len(found),
    }


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    by_size("curve", __doc__, measured, sizes=SIZES, kinds=KINDS, usual=KINDS[:1])
