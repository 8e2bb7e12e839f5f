"""How fast messages of a Telegram export come, in how much memory: `python -m benchmarks.posts [--megabytes N]`.

The sample of the tests, again and again until the file is as large as asked for; no page is read, no ledger kept.
Beside it in the same run: the time to parse the same file's first 50 MB at once with `json`. Budget: memory flat.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.results import keep
from reportedly.ingest import ingest

SAMPLE = Path(__file__).parents[1] / "tests" / "data" / "posts" / "result.json"
PEER = 50_000_000
"""Bytes of the file that is parsed at once."""


def write(path: Path, size: int) -> None:
    """An export of at least `size` bytes; every message has an id of its own."""
    messages = json.loads(SAMPLE.read_text(encoding="utf-8"))["messages"]
    with path.open("w", encoding="utf-8") as file:
        file.write('{"name": "Kalsburg Now", "type": "public_channel", "id": 15, "messages": [')
        number = 0
        while file.tell() < size:
            for message in messages:
                number += 1
                written = json.dumps(message | {"id": number}, ensure_ascii=False, indent=1)
                file.write(("" if number == 1 else ",\n") + written)
        file.write("]}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time reading a Telegram export.")
    parser.add_argument("--megabytes", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "result.json"
        write(path, asked.megabytes * 1_000_000)
        began = time.perf_counter()
        messages = sum(1 for _ in ingest(str(path)))
        seconds = time.perf_counter() - began
        megabytes = path.stat().st_size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        write(path, PEER)
        began = time.perf_counter()
        json.loads(path.read_bytes())
        at_once = path.stat().st_size / 1e6 / (time.perf_counter() - began)
    keep(
        "posts",
        {
            "megabytes": round(megabytes),
            "messages": messages,
            "messages a second": round(messages / seconds),
            "megabytes a second": round(megabytes / seconds, 1),
            "megabytes a second of json at once": round(at_once, 1),
            "peak memory in MB": round(peak),
        },
    )


if __name__ == "__main__":
    main()
