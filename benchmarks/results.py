"""Where benchmarks leave their figures: one JSON file each, with the machine it ran on."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
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


def in_its_own_process(module: str, kind: str, words: int) -> dict[str, float]:
    """What a benchmark prints that measures one text, `--one KIND --sizes WORDS`, in a process of its own."""
    command = [sys.executable, "-m", module, "--one", kind, "--sizes", str(words)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(ran.stdout)
    print(kind, figures, file=sys.stderr)
    return figures
