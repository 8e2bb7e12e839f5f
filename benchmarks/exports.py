"""How fast 100,000 statements go out, in how much memory, by format: `python -m benchmarks.exports`.

The ledger is that of `benchmarks.search`, not resolved. Each format is a process of its own, `reportedly export`;
beside them a plain SQL dump of the table of statements, whose rate the others are told against, and a tenth of the
ledger, to see whether memory grows. Budget:
flat but for SQLite's cache (32 MB); gexf and graphml hold a node for everybody and an edge for each pair.
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
from reportedly.store import Ledger

FORMATS = ("csv", "jsonl", "brat", "w3c", "gexf", "graphml", "csl", "claims", "parquet", "stix")
EACH = 20
"""Statements of a document."""
_EXPORT = """
import resource, sys
from reportedly.cli import main
try:
    main(["export", sys.argv[1], sys.argv[2], "--format", sys.argv[3]])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_DUMP = """
import resource, sys
from apsw.shell import Shell
with open(sys.argv[2], "w", encoding="utf-8") as out:
    Shell(stdout=out, args=[sys.argv[1]]).process_command(".dump statement")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measured(script: str, ledger: Path, out: Path, *more: str) -> tuple[float, float]:
    """Seconds and peak memory in MB of a script in a process of its own."""
    began = time.perf_counter()
    command = [sys.executable, "-c", script, str(ledger), str(out), *more]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - began, int(ran.stdout.split()[-1]) / 1024


def exported(path: Path, documents: int) -> dict[str, dict[str, float]]:
    """Statements (of csl: documents) a second, peak memory, and that rate over an SQL dump's, by format."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for shape in FORMATS:
            seconds, peak = measured(_EXPORT, path, Path(folder) / shape, shape)
            rows = documents if shape == "csl" else documents * EACH
            found[shape] = {"a_second": round(rows / seconds), "peak_mb": round(peak)}
            print(shape, found[shape], file=sys.stderr)
        seconds, peak = measured(_DUMP, path, Path(folder) / "dump.sql")
        dumped = documents * EACH / seconds
        for shape in FORMATS:
            found[shape]["of_dump"] = round(found[shape]["a_second"] / dumped, 2)
        found["SQL dump of one table"] = {"a_second": round(dumped), "peak_mb": round(peak), "of_dump": 1}
    return found


def made(path: Path, documents: int) -> Path:
    """The ledger, filled where it is not there, and brought up to date."""
    there = path.exists()
    with Ledger(path) as ledger:
        if not there:
            fill(ledger, documents, EACH)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description="Time exports.")
    parser.add_argument("--ledger", type=Path, help="keep the large ledger here and use it again")
    parser.add_argument("--documents", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many = options.documents // 10, options.documents
        path = made(options.ledger or Path(folder) / "large.db", many)
        small = exported(made(Path(folder) / "small.db", few), few)
        large = exported(path, many)
    keep("exports", {"statements": many * EACH, "formats": large, f"of {few * EACH} statements": small})


if __name__ == "__main__":
    main()
