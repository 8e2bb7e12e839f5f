"""How good accounts are, in one table: `python -m evaluation.accounts`, and `--rest`, `--case`, `--practice`,
`--held` or `--sealed` for the texts of these parts (see `evaluation.golds`).

One line a field, from `evaluation.resolved` (end to end), `evaluation.sureness` and `evaluation.figures` (given the
gold's attributions), and `evaluation.dates`; each of these prints more by itself.
"""

from __future__ import annotations

import sys

from evaluation import dates, figures, resolved, sureness
from evaluation.golds import HELD, part_of
from reportedly.identity import digest

FIELDS = ("speakers", "dates", "figures", "polarity", "certainty", "verification", "withheld", "anonymous")
"""What is held to a floor: the share right of speakers and dates, F1 of the rest."""


def digest_of_held() -> str:
    """One hash of every text and annotation that is held out."""
    files = sorted([*(HELD / "text").glob("*.txt"), *(HELD / "annotated").glob("*.json")])
    return digest(b"".join(f.name.encode() + b"\0" + f.read_bytes() + b"\0" for f in files))


def measured(part: str) -> dict[str, tuple[float, str]]:
    """The figure of each field, and what it is made of."""
    speakers, tallies = resolved.measured(part)
    judged = speakers["right"] + speakers["wrong"]
    found = {"speakers": (speakers["right"] / max(1, judged), f"right of {judged}, {speakers['words']} stay words")}
    score, _, _ = dates.sample(dates.ours, part)
    found["dates"] = (score.right / max(1, score.compared), f"right of {score.compared}")
    n = figures.counted(part)
    found["figures"] = _f1(n["ends and unit"], n["output"], n["gold"])
    for field, (right, ours, gold) in sureness.counted(part).items():
        found[field] = _f1(right, ours, gold)
    for field in ("chains", "withheld", "anonymous"):
        t = tallies[field]
        found[f"{field}, end to end"] = _f1(t.right, t.right + t.wrong, t.right + t.missed)
    return found


def _f1(right: int, ours: int, gold: int) -> tuple[float, str]:
    told = f"precision {right / max(1, ours):.3f}, recall {right / max(1, gold):.3f}, n = {gold}"
    return 2 * right / max(1, ours + gold), told


def main(arguments: list[str]) -> int:
    for field, (value, told) in measured(part_of(arguments)).items():
        print(f"{field:24} {value:.3f}   {told}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
