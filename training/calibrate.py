"""Fit what decoding adds to the network, on the articles set aside from train: biases of tags, and the scores.

    python -m training.calibrate --data DATA --weights WEIGHTS

The tagger marks a source only where it is sure, and an attribution without its source is lost; a source that nothing
links to costs nothing. So sources get a bias, and what is outside all spans another, which sets precision against
recall: the pair that is best by the metric `attribution` goes into decoder.json. Then logistic regressions, by Newton's
method with a little ridge, from what `decode.probability` reads to whether an attribution is right (matched by the
metric `attribution` of `reportedly evaluate`), and whether the span of each role is: a content when it shares half of
its characters with a gold content, a cue or source when it overlaps that of the gold attribution whose content it
shares.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly import brat
from reportedly.attribute.decode import log_odds
from reportedly.attribute.encoder import Encoder, Floats, Seen
from reportedly.attribute.labels import FEATURES, LABELS
from reportedly.attribute.sight import located
from reportedly.attribute.windows import Encoded
from reportedly.evaluate import attribution_pairs, likeness, pairs, shared
from training.split import held_out

Doubles = npt.NDArray[np.float64]
BIASES = tuple(product((0.0, 1.0, 1.5, 2.0, 2.5), (0.0, 0.25, 0.5)))
"""Of sources against outside, and of outside against all else."""
HALF = 0.5
JUDGED = ("attribution", "content", "cue", "source")


@dataclasses.dataclass(slots=True)
class Evidence:
    """Of N attributions: evidence as log-odds (N, F), and by what is judged, whether right (N,), NaN where absent."""

    x: Doubles
    right: dict[str, Doubles]


def evidence(documents: list[brat.GoldDocument], encoder: Encoder) -> Evidence:
    """The evidence for every attribution that is found in annotated documents, and what is right of it."""
    rows: list[Doubles] = []
    right: dict[str, list[float]] = {judged: [] for judged in JUDGED}
    for document in documents:
        gold = document.versions[0]
        drafts = located(document.text, encoder)
        found = [
            brat.Annotated(**{r: brat.normalise(where, document.text) for r, where in spans._asdict().items()})
            for spans, _ in drafts
        ]
        whole = set(attribution_pairs(gold, found).values())
        alike = set(pairs(gold, found, lambda a, b: shared(a, b) if likeness(a, b) >= HALF else 0).values())
        partner = {j: gold[i] for i, j in pairs(gold, found, shared).items()}
        for j, item in enumerate(found):
            rows.append(log_odds(drafts[j][1]).astype(np.float64))
            right["attribution"].append(float(j in whole))
            right["content"].append(float(j in alike))
            for role in ("cue", "source"):
                ours = getattr(item, role)
                theirs = getattr(partner[j], role) if j in partner else ()
                there = any(max(a, c) < min(b, d) for a, b in ours for c, d in theirs)
                right[role].append(float(there) if ours else np.nan)
    return Evidence(np.array(rows), {judged: np.array(values) for judged, values in right.items()})


def matched(documents: list[brat.GoldDocument], encoder: Encoder) -> float:
    """F1 of the metric `attribution`."""
    found = evidence(documents, encoder).right["attribution"]
    return float(2 * found.sum() / (len(found) + sum(len(d.versions[0]) for d in documents)))


class Remembering(Encoder):
    """An encoder that reads each text once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, threads=2)
        self._known: dict[bytes, tuple[Floats, list[Seen]]] = {}

    def __call__(self, encoded: Encoded) -> tuple[Floats, list[Seen]]:
        key = encoded.pieces.tobytes()
        if key not in self._known:
            self._known[key] = super().__call__(encoded)
        return self._known[key]


def biased(encoder: Encoder, sources: float, outside: float) -> list[float]:
    """Have the decoder add `outside` to the tag of what is in no span, and that and `sources` to those of sources."""
    row = [outside if label == "O" else sources + outside if label.endswith("source") else 0.0 for label in LABELS]
    encoder.numbers = dataclasses.replace(encoder.numbers, bias=np.array(row, np.float32))
    return row


def fit(x: Doubles, y: Doubles, ridge: float = 1.0) -> Doubles:
    """Intercept and weights of a logistic regression."""
    x = np.concatenate([np.ones((len(x), 1)), x], 1)
    w = np.zeros(x.shape[1])
    penalty = np.diag([0.0] + [ridge] * (x.shape[1] - 1))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, x.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def predict(x: Doubles, w: Doubles) -> Doubles:
    """The probabilities (N,) of evidence (N, F) with weights (F + 1,), the bias first."""
    return np.asarray(1 / (1 + np.exp(-(w[0] + x @ w[1:]))))


def calibration_error(p: Doubles, y: Doubles, bins: int = 10) -> float:
    """Expected calibration error over bins of equal mass (Naeini, Cooper & Hauskrecht 2015)."""
    parts = np.array_split(np.argsort(p, kind="stable"), bins)
    return float(sum(len(i) * abs(p[i].mean() - y[i].mean()) for i in parts if len(i)) / max(len(p), 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--dev", action="store_true", help="print the calibration error on dev too")
    options = parser.parse_args()
    encoder = Remembering(options.weights)
    aside = [d for d in brat.load(options.data / "train") if held_out(d.name)]
    tried = {}
    for bias in BIASES:
        biased(encoder, *bias)
        tried[bias] = matched(aside, encoder)
        print(f"bias of sources {bias[0]}, of outside {bias[1]}: attribution F1 {tried[bias]:.4f}", flush=True)
    path = options.weights / "decoder.json"
    numbers = json.loads(path.read_text(encoding="utf-8"))
    numbers["bias"] = biased(encoder, *max(tried, key=lambda bias: tried[bias]))
    seen = evidence(aside, encoder)
    fitted = {judged: fit(*_present(seen, judged)) for judged in JUDGED}
    numbers["calibration"] = {judged: [round(float(v), 6) for v in w] for judged, w in fitted.items()}
    path.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    print({name: round(float(v), 3) for name, v in zip(("intercept", *FEATURES), fitted["attribution"], strict=True)})
    _report("set aside", seen, fitted)
    if options.dev:
        _report("dev", evidence(brat.load(options.data / "dev"), encoder), fitted)


def _present(seen: Evidence, judged: str) -> tuple[Doubles, Doubles]:
    there = ~np.isnan(seen.right[judged])
    return seen.x[there], seen.right[judged][there]


def _report(name: str, seen: Evidence, fitted: dict[str, Doubles]) -> None:
    for judged, w in fitted.items():
        x, y = _present(seen, judged)
        error = calibration_error(predict(x, w), y)
        print(f"{name}, {judged}: {len(y)} of which {y.mean():.3f} right, calibration error {error:.4f}")


if __name__ == "__main__":
    main()
