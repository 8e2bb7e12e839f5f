"""How long two ledgers of 50,000 statements take to be put together: `python -m benchmarks.merging`.

Each is made as in `benchmarks.search`, 2,500 documents of 20 statements, not resolved; half of the documents are the
same in both. Timed, each in a process of its own with its peak memory: a backup, the merge, the same merge again
(nothing new), and the comparison of both; beside them ledgers of a tenth, to see whether memory grows. The merged
ledger is verified. Budget: memory flat but for SQLite's cache (32 MB each).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.results import keep
from benchmarks.search import fill
from reportedly.store import Ledger, verify

EACH = 20
"""Statements of a document."""
_RUN = """
import resource, sys
from reportedly.cli import main
try:
    main(sys.argv[1:])
finally:
    print("\\n%d" % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def made(folder: Path, documents: int) -> tuple[Path, Path]:
    """Two ledgers with half of their documents in common."""
    one, other, half = folder / "one.db", folder / "other.db", documents // 2
    with Ledger(one) as ledger:
        fill(ledger, documents, EACH)
    with Ledger(other) as ledger:
        fill(ledger, half, EACH)
        fill(ledger, documents - half, EACH, seed=1, first=documents)
    return one, other


def timed(*arguments: str | Path) -> dict[str, float]:
    """Seconds and peak memory in MB of a command in a process of its own."""
    began = time.perf_counter()
    command = [sys.executable, "-c", _RUN, *map(str, arguments)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return {"seconds": round(time.perf_counter() - began, 1), "peak_mb": round(int(ran.stdout.split()[-1]) / 1024)}


def measured(documents: int) -> dict[str, dict[str, float]]:
    """What each command takes on two ledgers of so many documents."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, other = made(folder, documents)
        size = one.stat().st_size / 1e6
        found = {"backup": timed("backup", one, folder / "copy.db")}
        found["backup"] |= {"mb": round(size), "mb_a_second": round(size / found["backup"]["seconds"])}
        found["diff"] = timed("diff", one, other)
        found["merge"] = timed("merge", one, other)
        found["merge"]["statements_a_second"] = round(documents * EACH / found["merge"]["seconds"])
        found["merge again"] = timed("merge", one, other)
        with Ledger(one, read_only=True) as ledger:
            counts = ledger.counts()
            found["merged"] = {
                "statements": counts["attributions"], "documents": counts["documents"],
                "problems": len(list(verify(ledger))),
            }  # fmt: skip
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Time backup, merge and diff.")
    parser.add_argument("--documents", type=int, default=2500)
    asked = parser.parse_args()
    small = measured(asked.documents // 10)
    print(small, file=sys.stderr)
    statements = asked.documents * EACH
    keep("merging", {f"of {statements} statements each": measured(asked.documents), f"of {statements // 10}": small})


if __name__ == "__main__":
    main()
