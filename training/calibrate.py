"""Fit the score: the chance that an attribution is right, from its evidence, on the articles set aside from train.

    python -m training.calibrate --data DATA --weights WEIGHTS

Logistic regression by Newton's method with a little ridge, on what `decode.probability` reads; writes the
weights into decoder.json and prints the expected calibration error (ten bins of equal mass) on dev. Right means matched
by the metric `attribution` of `reportedly evaluate`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly import brat
from reportedly.attribute.attributor import located
from reportedly.attribute.decode import FEATURES, log_odds
from reportedly.attribute.encoder import Encoder
from reportedly.evaluate import attribution_pairs
from training.split import held_out

Doubles = npt.NDArray[np.float64]
ROLES = ("content", "cue", "source")


def evidence(documents: list[brat.GoldDocument], encoder: Encoder) -> tuple[Doubles, Doubles]:
    """Evidence (N, F) as log-odds, and whether each attribution was right (N,)."""
    rows, right = [], []
    for document in documents:
        drafts = located(document.text, encoder)
        found = [
            brat.Annotated(**{r: brat.normalise(spans, document.text) for r, spans in zip(ROLES, roles, strict=True)})
            for roles, _ in drafts
        ]
        matched = set(attribution_pairs(document.versions[0], found).values())
        rows += [log_odds(e) for _, e in drafts]
        right += [float(j in matched) for j in range(len(drafts))]
    return np.array(rows, np.float64), np.array(right, np.float64)


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
    return np.asarray(1 / (1 + np.exp(-(w[0] + x @ w[1:]))))


def calibration_error(p: Doubles, y: Doubles, bins: int = 10) -> float:
    """Expected calibration error over bins of equal mass (Naeini, Cooper & Hauskrecht 2015)."""
    parts = np.array_split(np.argsort(p, kind="stable"), bins)
    return float(sum(len(i) * abs(p[i].mean() - y[i].mean()) for i in parts if len(i)) / max(len(p), 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    encoder = Encoder(options.weights, threads=2)
    aside = [d for d in brat.load(options.data / "train") if held_out(d.name)]
    x, y = evidence(aside, encoder)
    w = fit(x, y)
    path = options.weights / "decoder.json"
    numbers = json.loads(path.read_text(encoding="utf-8"))
    numbers["calibration"] = [round(float(v), 6) for v in w]
    path.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    print(f"set aside: {len(aside)} articles, {len(y)} attributions, {y.mean():.3f} right")
    print({name: round(float(v), 3) for name, v in zip(("intercept", *FEATURES), w, strict=True)})
    print(f"calibration error, set aside: {calibration_error(predict(x, w), y):.4f}")
    x, y = evidence(brat.load(options.data / "dev"), encoder)
    print(f"calibration error, dev: {calibration_error(predict(x, w), y):.4f} ({len(y)} attributions)")


if __name__ == "__main__":
    main()
