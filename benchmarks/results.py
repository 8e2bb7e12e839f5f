"""Where benchmarks leave their figures: one JSON file each, with the machine it ran on."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def keep(name: str, figures: dict[str, Any]) -> None:
    """Print the figures and write them to ``results/NAME.json``."""
    FOLDER.mkdir(exist_ok=True)
    machine = {"cores": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()}
    whole = {"at": datetime.now(UTC).date().isoformat(), "on": machine, **figures}
    (FOLDER / f"{name}.json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


def by_size(
    name: str,
    about: str | None,
    measured: Callable[[str, int], dict[str, float]],
    *,
    sizes: Sequence[int],
    kinds: Sequence[str],
    usual: Sequence[str],
) -> None:
    """The command of a benchmark that measures texts of some kinds and sizes (in words), each in a process of its own;
    `usual` are the kinds that are measured where none are asked for."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="in words")
    parser.add_argument("--kinds", nargs="+", choices=kinds, default=usual)
    parser.add_argument("--one", choices=kinds, help="measure one text in this process and print it")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.one, options.sizes[0])))
        return
    module = f"benchmarks.{name}"
    keep(name, {kind: [_in_its_own_process(module, kind, size) for size in options.sizes] for kind in options.kinds})


def _in_its_own_process(module: str, kind: str, words: int) -> dict[str, float]:
    """What a benchmark prints that measures one text, `--one KIND --sizes WORDS`, in a process of its own."""
    command = [sys.executable, "-m", module, "--one", kind, "--sizes", str(words)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(ran.stdout)
    print(kind, figures, file=sys.stderr)
    return figures
