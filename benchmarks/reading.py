"""How fast pages are read: `python -m benchmarks.reading --pages FOLDER --texts FOLDER`.

Pages a second from HTML to ledger; words a CPU-second of attribution alone on one core; seconds until `read` in a new
process prints its first result; peak memory of `add` on a thousand pages. Beside them, in the same run, the
pages a second of trafilatura alone.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.results import keep
from reportedly import pipeline
from reportedly.attribute.attributor import Attributor
from reportedly.ingest import ingest
from reportedly.settings import Settings
from reportedly.store import Ledger


def pages_a_second(pages: list[Path], folder: Path) -> dict[str, float]:
    """Whole pipeline with the model, and trafilatura's text alone, one process each in turn."""
    import trafilatura

    attribute = Attributor.load(Settings())
    with Ledger(folder / "speed.db") as ledger:
        start = time.perf_counter()
        report = pipeline.process(ingest(*map(str, pages)), ledger, attribute)
        whole = time.perf_counter() - start
    sources = [gzip.decompress(p.read_bytes()).decode("utf-8", "replace") for p in pages]
    start = time.perf_counter()
    for source in sources:
        trafilatura.extract(source, fast=True)
    alone = time.perf_counter() - start
    return {
        "pages_per_s": round(report.documents / whole, 2),
        "trafilatura_alone_pages_per_s": round(len(pages) / alone, 2),
        "attributions": report.attributions,
    }


def words_a_second(texts: list[Path]) -> dict[str, float]:
    """Attribution alone: one thread, CPU time, best of three rounds."""
    attribute = Attributor.load(Settings(threads=1))
    contents = [p.read_text(encoding="utf-8") for p in texts]
    words = sum(len(c.split()) for c in contents)
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for content in contents:
            attribute.text(content)
        rounds.append(words / (time.process_time() - start))
    return {"words_per_cpu_s": round(max(rounds)), "words": words}


def first_result(page: Path) -> dict[str, float]:
    """Wall seconds of `reportedly read PAGE` in a new process, median of five after one to warm the disk's cache."""
    took = []
    for _ in range(6):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "reportedly", "read", str(page)], check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    return {"first_result_s": round(statistics.median(took[1:]), 2)}


def memory_of_thousand(pages: list[Path], folder: Path) -> dict[str, float]:
    """Peak resident memory of a process that adds a thousand pages (the given ones, each under several names)."""
    many = folder / "thousand"
    many.mkdir()
    for i in range(1000):
        page = pages[i % len(pages)]
        (many / f"{i:04}-{page.name}").write_bytes(page.read_bytes())
    subprocess.run(
        [sys.executable, "-m", "reportedly", "add", str(folder / "memory.db"), str(many)], capture_output=True
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"peak_mb_of_1000_pages": round(peak), "ledger_mb": round((folder / "memory.db").stat().st_size / 1e6)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=Path("../shared/data/pages/html"))
    parser.add_argument("--texts", type=Path, default=Path("../shared/data/polnear/dev/text"))
    parser.add_argument("--memory", action="store_true", help="also add a thousand pages (minutes)")
    options = parser.parse_args()
    pages = sorted(options.pages.glob("*.html.gz"))
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures |= first_result(pages[0])
        figures |= words_a_second(sorted(options.texts.glob("*.txt"))[:20])
        figures |= pages_a_second(pages, folder)
        if options.memory:
            figures |= memory_of_thousand(pages, folder)
    keep("reading", figures)


if __name__ == "__main__":
    main()
