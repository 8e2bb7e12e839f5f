"""Learn what share of speakers is right at each score: `resolve/people/sureness` from our own gold.

    python -m training.sureness        fit, write the knots, and print the calibration errors before and after

Isotonic regression by pooling adjacent violators (Zadrozny & Elkan 2002) over bins of equal mass of the practice
accounts and the rest of the sample case, end to end, with straight lines between the means of the bins. The first half
of the sample case is only measured on; the held-out texts are in `evaluation.reliability`.
"""

from __future__ import annotations

import re
from pathlib import Path

from evaluation.reliability import Judged, bins, error, speakers
from reportedly.attribute.attributor import Attributor
from reportedly.resolve.people import sureness

OUT = Path(sureness.__file__)
FITTED = ("practice", "rest")
MEASURED = "sample"
BINS = 15
"""Of 8 to 15 these are best where one of the two sets is fitted and the other measured."""
Knots = tuple[tuple[float, float], ...]


def knots(judged: Judged, count: int = BINS) -> Knots:
    """Mean scores and shares right of bins, neighbours pooled until the shares rise."""
    pools: list[tuple[float, float, int]] = []
    for one in bins(judged, count):
        pools.append(one)
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (s, r, n), (t, q, m) = pools[-2:]
            pools[-2:] = [((s * n + t * m) / (n + m), (r * n + q * m) / (n + m), n + m)]
    return tuple((round(sure, 3), round(right, 3)) for sure, right, _ in pools)


def mapped(judged: Judged, line: Knots) -> Judged:
    """The same with each score turned into a share."""
    sureness.KNOTS = line
    return [(sureness.share_right(score), right) for score, right in judged]


def main() -> None:
    sureness.KNOTS = ((0.0, 0.0), (1.0, 1.0))  # the scores as the resolver gives them
    attribute = Attributor.load()
    judged = {part: speakers(attribute, part) for part in (*FITTED, MEASURED)}
    first, second = (judged[part] for part in FITTED)
    line = knots([*first, *second])
    for name, given, learned in (
        (f"{FITTED[0]}, fitted on the {FITTED[1]}", first, knots(second)),
        (f"the {FITTED[1]}, fitted on {FITTED[0]}", second, knots(first)),
        (f"the {MEASURED} case, fitted on both", judged[MEASURED], line),
    ):
        print(f"{name}: expected calibration error {error(given):.3f} → {error(mapped(given, learned)):.3f}")
    text = re.sub(r'(?ms)^(KNOTS: [^=]*= ).*?\n(?=""")', lambda m: f"{m[1]}{line}\n", OUT.read_text(encoding="utf-8"))
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
