"""Article bodies of real pages: ours and plain trafilatura, in one run, by the scorer of the page benchmark.

    python -m benchmarks.pages [FOLDER]

FOLDER holds html/*.html.gz and ground-truth.json, and ../pages_score.py lies beside it (default ../shared/data/pages).
Then the speed: `ingest` and `extract` from the files, and beside it, round by round in the same process, trafilatura
alone on the same pages, already read and in memory. CPU seconds of one thread, the median of the rounds; "ratio" is
ours over trafilatura's.

Prints one JSON object; says why and stops with status 0 when the data are not there.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import trafilatura

from benchmarks.results import keep
from reportedly.errors import ExtractionError
from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.payload import payload
from reportedly.types import Capture

ROUNDS = 7
MOST = 100_000_000  # bytes of a page

Read = Callable[[Capture], dict[str, Any]]


def ours(capture: Capture) -> dict[str, Any]:
    """The document as `reportedly read --format jsonl` shows it, as far as the scorer looks."""
    document, description = extract(capture)
    paragraphs = [{"span": p.span, "kind": p.kind} for p in description.paragraphs]
    return {"origin": capture.origin, "text": document.text, "paragraphs": paragraphs}


def plain(capture: Capture) -> dict[str, Any]:
    """trafilatura's own text, everything else left at its defaults."""
    document = trafilatura.bare_extraction(payload(capture, MOST), fast=True)
    return {"origin": capture.origin, "text": getattr(document, "text", None) or ""}


def run(read: Read, captures: list[Capture]) -> list[dict[str, Any]]:
    """Every page that could be read."""
    documents = []
    for capture in captures:
        try:
            documents.append(read(capture))
        except ExtractionError as error:
            print(error, file=sys.stderr)
    return documents


def speed(folder: Path, captures: list[Capture]) -> dict[str, float]:
    """Pages a CPU-second of ours from the files and of trafilatura alone from memory, and their ratio."""
    bodies = [payload(capture, MOST) for capture in captures]
    ours_took, alone_took = [], []
    for _ in range(ROUNDS):
        started = time.process_time()
        for capture in ingest(str(folder)):
            if isinstance(capture, Capture):
                extract(capture)
        ours_took.append(time.process_time() - started)
        started = time.process_time()
        for body in bodies:
            trafilatura.bare_extraction(body, fast=True)
        alone_took.append(time.process_time() - started)
    return {
        "ingest_and_extract": round(len(bodies) / statistics.median(ours_took), 1),
        "trafilatura_alone": round(len(bodies) / statistics.median(alone_took), 1),
        "ratio": round(statistics.median(b / a for a, b in zip(ours_took, alone_took, strict=True)), 3),
    }


def main(folder: Path) -> int:
    """Measure and print."""
    scorer = folder.parent.parent / "pages_score.py"
    if not (folder / "ground-truth.json").is_file() or not scorer.is_file():
        print(f"skipped: the page benchmark is not at {folder} with its scorer at {scorer}", file=sys.stderr)
        return 0
    score = _load(scorer)
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    captures = [c for c in ingest(str(folder / "html")) if isinstance(c, Capture)]
    result = {
        name: score.score(truth, run(read, captures)) for name, read in READERS.items()
    }  # loads what is loaded once
    result["pages_per_cpu_second"] = {**speed(folder / "html", captures), "rounds": ROUNDS}
    keep("pages", {**result, "trafilatura_version": trafilatura.__version__})
    return 0


READERS: dict[str, Read] = {"reportedly": ours, "trafilatura": plain}


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    default = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "pages"
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else default))
