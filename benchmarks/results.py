"""Where benchmarks leave their figures: one JSON file each, with the machine it ran on."""

from __future__ import annotations

import json
import os
import platform
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
