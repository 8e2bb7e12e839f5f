"""Article bodies of real pages: ours and plain trafilatura, in one run, by the scorer of the page benchmark.

    python -m benchmarks.pages [FOLDER]

FOLDER holds html/*.html.gz and ground-truth.json, and ../pages_score.py lies beside it (default ../shared/data/pages).
Prints one JSON object; says why and stops with status 0 when the data are not there.
"""

from __future__ import annotations

import importlib.util
import json
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
from reportedly.types import Capture

Read = Callable[[Capture], dict[str, Any]]


def ours(capture: Capture) -> dict[str, Any]:
    """The document as `reportedly read --format jsonl` shows it, as far as the scorer looks."""
    document, description = extract(capture)
    paragraphs = [{"span": p.span, "kind": p.kind} for p in description.paragraphs]
    return {"origin": capture.origin, "text": document.text, "paragraphs": paragraphs}


def plain(capture: Capture) -> dict[str, Any]:
    """trafilatura's own text, everything else left at its defaults."""
    document = trafilatura.bare_extraction(capture.body, fast=True)
    return {"origin": capture.origin, "text": getattr(document, "text", None) or ""}


def run(read: Read, captures: list[Capture]) -> tuple[list[dict[str, Any]], float]:
    """Every page that could be read, and pages a second."""
    documents = []
    started = time.perf_counter()
    for capture in captures:
        try:
            documents.append(read(capture))
        except ExtractionError as error:
            print(error, file=sys.stderr)
    return documents, len(captures) / (time.perf_counter() - started)


def main(folder: Path) -> int:
    """Measure and print."""
    scorer = folder.parent.parent / "pages_score.py"
    if not (folder / "ground-truth.json").is_file() or not scorer.is_file():
        print(f"skipped: the page benchmark is not at {folder} with its scorer at {scorer}", file=sys.stderr)
        return 0
    score = _load(scorer)
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    captures = [c for c in ingest(str(folder / "html")) if isinstance(c, Capture)]
    for read in (ours, plain):
        run(read, captures[:3])  # what is loaded once is not timed
    result = {}
    for name, read in (("reportedly", ours), ("trafilatura", plain)):
        documents, speed = run(read, captures)
        result[name] = {**score.score(truth, documents), "pages_per_second": round(speed, 1)}
    keep("pages", {**result, "trafilatura_version": trafilatura.__version__})
    return 0


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
