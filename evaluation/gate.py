"""The gate: `python -m evaluation.gate` measures the shipped model on our own gold and holds it to the floors.

`floors.json` names the gold by a digest, so that a floor cannot be met by changing what it is measured on, and is only
ever raised: `--raise` writes what was measured, less two points, where that is above the floor.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from evaluation.gold import HERE
from reportedly.attribute.attributor import Attributor
from reportedly.evaluate import evaluate
from reportedly.identity import digest

FLOORS = Path(__file__).parent / "floors.json"
METRICS = ("attribution", "attribution_iou50", "direct_attribution", "indirect_attribution", "content_overlap")
_SLACK = 0.02


def digest_of_gold() -> str:
    """One hash of every text and standoff file of the gold."""
    files = sorted([*(HERE / "text").glob("*.txt"), *(HERE / "attributions").glob("*.ann")])
    return digest(b"".join(f.name.encode() + b"\0" + f.read_bytes() + b"\0" for f in files))


def measured() -> dict[str, float]:
    """F1 of the shipped model on our gold."""
    figures, _ = evaluate(HERE, Attributor.load())
    return {name: round(figures[name].f1 or 0.0, 4) for name in METRICS}


def main(arguments: list[str]) -> int:
    """Print each figure with its floor. Returns 1 when one is below, or when the gold is not the pinned one."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    found, floors, gold = measured(), kept["floors"], digest_of_gold()
    if "--raise" in arguments:
        raised = {m: max(floors.get(m, 0.0), round(found[m] - _SLACK, 3)) for m in METRICS}
        FLOORS.write_text(json.dumps({"gold": gold, "floors": raised}, indent=1) + "\n", encoding="utf-8")
        floors, kept = raised, {"gold": gold}
    for metric in METRICS:
        print(f"{metric:22} {found[metric]:.3f}  floor {floors[metric]:.3f}")
    if kept["gold"] != gold:
        print("the gold is not the one that the floors were set on: say so in a commit and run with --raise")
    return int(kept["gold"] != gold or any(found[m] < floors[m] for m in METRICS))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
