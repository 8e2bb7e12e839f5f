"""What it takes to forget: `python -m benchmarks.forgetting`, on ledgers of 1,200 pages with accounts and of 100,000
statements.

The first is read by rules from invented pages of one outlet, where the same people speak; of it one page is forgotten,
five times over, and then the older half at once. The second is that of `benchmarks.search`. Afterwards the files are
searched for words that stood on the forgotten pages alone: none may be left.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.results import keep
from benchmarks.search import fill
from reportedly.attribute.attributor import Attributor
from reportedly.identity import capture_id
from reportedly.pipeline import process
from reportedly.settings import Settings
from reportedly.store import Ledger, verify
from reportedly.store.aged import Age
from reportedly.taking_back import finish
from reportedly.types import Capture

_NAMES = [f"{a} {b}" for a in ("Mara", "Tomas", "Ilse", "Viktor", "Sofie") for b in ("Velt", "Reil", "Hasp", "Sorn")]
_WORDS = "quay boat harbour net rope crane ferry tide pier winter contract poster recruit clerk office list".split()


def pages(count: int, seed: int = 0) -> Iterator[Capture]:
    """Invented pages of one outlet, each seen an hour after the one before, each with a word of its own."""
    rng = random.Random(seed)
    for number in range(count):
        lines = [
            f"<p>“The {' '.join(rng.choices(_WORDS, k=9))} of only{number}x,” said {rng.choice(_NAMES)} on Monday.</p>"
            for _ in range(12)
        ]
        body = (
            f"<html lang=en><head><title>Page {number} of only{number}x</title>"
            "<meta property='og:site_name' content='The Harbour Post'></head>"
            f"<body><article><h1>Page {number}</h1>{''.join(lines)}</article></body></html>"
        ).encode()
        address = f"https://harbour.example/{number}"
        yield Capture(
            id=capture_id(address, body), origin=address, address=address, body=body, media_type="text/html",
            captured_at=f"2024-{1 + number // 672:02}-{1 + number // 24 % 28:02}T{number % 24:02}:00:00Z",
        )  # fmt: skip


def timed(ledger: Ledger, captures: Sequence[str]) -> dict[str, float]:
    """Seconds of removing the rows, and of judging again and erasing the bytes."""
    begun = time.perf_counter()
    ledger.forget(captures, reason="measured")
    removed = time.perf_counter()
    assert finish(ledger) == "all"
    return {"rows": round(removed - begun, 2), "bytes": round(time.perf_counter() - removed, 2)}


def median(found: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def on_pages(path: Path, count: int) -> dict[str, object]:
    with Ledger(path) as ledger:
        process(pages(count), ledger, Attributor.load(Settings(attributor="rules")))
        size = path.stat().st_size
        asked = [f"https://harbour.example/{number}" for number in range(count - 100, count, 20)]
        one = median([timed(ledger, ledger.to_forget(address).captures) for address in asked])
        begun = time.perf_counter()
        half, _ = ledger.to_forget_aged([Age(before=f"2024-01-{1 + count // 48 % 28:02}T00:00:00Z")])
        chosen = round(time.perf_counter() - begun, 2)
        many = timed(ledger, half.captures)
        assert list(verify(ledger)) == []
    raw = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    left = [page.origin for page in half.pages if f"only{page.origin.rpartition('/')[2]}x".encode() in raw]
    return {
        "pages": count, "size_mb": round(size / 1e6, 1), "one_page_s": one, "pages_by_age": len(half.captures),
        "choosing_by_age_s": chosen, "by_age_s": many, "pages_with_words_left": len(left),
    }  # fmt: skip


def on_statements(path: Path, documents: int) -> dict[str, object]:
    with Ledger(path) as ledger:
        fill(ledger, documents, 20)
        size = path.stat().st_size
        found = [timed(ledger, ledger.to_forget(f"page-{number}.html").captures) for number in (7, 17, 77)]
    return {"statements": documents * 20, "size_mb": round(size / 1e6, 1), "one_page_s": median(found)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--documents", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep(
            "forgetting",
            {
                "with_accounts": on_pages(Path(folder) / "pages.db", options.pages),
                "statements": on_statements(Path(folder) / "statements.db", options.documents),
            },
        )


if __name__ == "__main__":
    main()
