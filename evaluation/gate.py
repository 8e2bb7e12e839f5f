"""The gate: `python -m evaluation.gate` measures the shipped model on our own gold and holds it to the floors: the
attributions on the sample case, the accounts on the texts that are held out.

`floors.json` names the gold by a digest, so that a floor cannot be met by changing what it is measured on, and is only
ever raised: `--raise` writes what was measured, less two points, where that is above the floor.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from evaluation import accounts
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


def measured_accounts() -> dict[str, float]:
    """The fields of accounts on the held-out texts."""
    found = accounts.measured("held")
    return {field: round(found[field][0], 4) for field in accounts.FIELDS}


def main(arguments: list[str]) -> int:
    """Print each figure with its floor. Returns 1 when one is below, or when the gold is not the pinned one."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = {**measured(), **measured_accounts()}
    pinned = {"gold": digest_of_gold(), "held": accounts.digest_of_held()}
    if "--raise" in arguments:
        floors = {m: max(kept["floors"].get(m, 0.0), round(value - _SLACK, 3)) for m, value in found.items()}
        kept = {**kept, **pinned, "floors": floors}
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    for metric, value in found.items():
        print(f"{metric:22} {value:.3f}  floor {kept['floors'][metric]:.3f}")
    same = all(kept[name] == pin for name, pin in pinned.items())
    if not same:
        print("the gold is not the one that the floors were set on: say so in a commit and run with --raise")
    return int(not same or any(value < kept["floors"][m] for m, value in found.items()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
