"""Web archives: how fast they are read, beside fastwarc alone in the same run, and with how much memory.

    python -m benchmarks.archives [--gigabytes 2]

Makes an archive of invented pages (each record packed by itself, one in five a picture), reads it by turns with
fastwarc alone (every record's body) and with `ingest` (captures: heads parsed, media types looked at, ids hashed).
Then makes a large one and reads it in a process of its own, watching the memory; the file is deleted. Results go to
results/archives.json.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from benchmarks.results import keep
from benchmarks.warcs import HTML, record
from reportedly.ingest import ingest
from reportedly.types import Capture

_ROUNDS = 7
_PAGES = 64
_PNG = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"


def make(path: Path, *, records: int | None = None, size: int | None = None) -> int:
    """Write an archive of so many records, or of about so many bytes. Returns how many records it has."""
    chance = random.Random(20240508)
    words = [bytes(chance.choices(b"abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 10))) for _ in range(5_000)]
    pages = [_page(chance, words) for _ in range(_PAGES)]
    count = 0
    with path.open("wb") as file:
        while count < records if records is not None else file.tell() < (size or 0):
            picture = count % 5 == 4
            body = chance.randbytes(20_000) if picture else pages[count % _PAGES] + b"<!-- %d -->" % count
            packer = zlib.compressobj(1, zlib.DEFLATED, 31)
            uri = f"https://news.example/{count}"
            whole = record(body, count, head=_PNG if picture else HTML, uri=uri)
            file.write(packer.compress(whole) + packer.flush())
            count += 1
    return count


def _page(chance: random.Random, words: list[bytes]) -> bytes:
    """About 60 KB: prose, and the names and numbers that mark-up is full of."""
    paragraphs = (
        b"<p class='c%d' data-id='%b'>%b.</p>"
        % (chance.randint(0, 99), chance.randbytes(60).hex().encode(), b" ".join(chance.choices(words, k=60)))
        for _ in range(100)
    )
    return (
        b"<!doctype html><html><head><title>Harbour</title></head><body>" + b"\n".join(paragraphs) + b"</body></html>"
    )


def alone(path: Path) -> int:
    """Every record and all its bytes, with fastwarc and nothing else."""
    return sum(1 for item in ArchiveIterator(str(path), parse_http=False, fsspec_args=False) if item.reader.read())


def ours(path: Path) -> int:
    """Every capture, as `add` gets it, and how many were passed over."""
    intake = ingest(str(path))
    return sum(1 for item in intake if isinstance(item, Capture)) + intake.passed_over.total()


def speed(path: Path, records: int) -> dict[str, float]:
    """Records a second of both, by turns; medians, and the median of the ratios of each turn."""
    rates: dict[str, list[float]] = {"fastwarc": [], "reportedly": []}
    for _ in range(_ROUNDS):
        for name, read in (("fastwarc", alone), ("reportedly", ours)):
            start = time.process_time()
            if read(path) != records:
                raise SystemExit(f"{name} did not read {records} records")
            rates[name].append(records / (time.process_time() - start))
    ratios = [mine / theirs for mine, theirs in zip(rates["reportedly"], rates["fastwarc"], strict=True)]
    return {
        "records": records,
        "records_per_cpu_s": round(statistics.median(rates["reportedly"])),
        "fastwarc_alone_records_per_cpu_s": round(statistics.median(rates["fastwarc"])),
        "ratio": round(statistics.median(ratios), 2),
    }


def watched(path: Path) -> dict[str, float]:
    """Read an archive through; the peak memory at a tenth of it, and at its end."""
    intake = ingest(str(path))
    early, captures = 0.0, 0
    start = time.perf_counter()
    for item in intake:
        captures += isinstance(item, Capture)
        if not early and intake.done > intake.total / 10:
            early = _peak()
    return {
        "captures": captures,
        "gigabytes": round(intake.total / 1e9, 2),
        "seconds": round(time.perf_counter() - start, 1),
        "peak_mb_at_a_tenth": round(early, 1),
        "peak_mb_at_the_end": round(_peak(), 1),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    parser.add_argument("--watch", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.watch:
        print(json.dumps(watched(asked.watch)))
        return
    with tempfile.TemporaryDirectory(prefix="reportedly-archives-") as name:
        small, large = Path(name) / "small.warc.gz", Path(name) / "large.warc.gz"
        figures = speed(small, make(small, records=4_000))
        make(large, size=int(asked.gigabytes * 1e9))
        command = [sys.executable, "-m", "benchmarks.archives", "--watch", str(large)]
        figures |= json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    keep("archives", figures)


if __name__ == "__main__":
    main()
