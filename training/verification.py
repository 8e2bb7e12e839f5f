"""Learn how sure it is that words of checking speak of a statement: `verification_weights` from the practice texts.

    python -m training.verification          learn from all, and write the weights
    python -m training.verification --out    the same, each text tied with weights that have not seen it

A row is a check and a statement near it; it is right where the gold ties words that overlap the check's, with its
status, to the statement. Logistic regression with a ridge, by Newton's method: some 30 weights, a second.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.gold import occurrences, read
from evaluation.golds import golds
from evaluation.practice.verification.score import HERE as PRACTICE
from reportedly.resolve.doubt import verification_ties
from reportedly.resolve.doubt.verification import Told, find_checks, verify
from reportedly.resolve.doubt.verification_ties import Ties
from reportedly.resolve.doubt.verification_words import CHECKING

OUT = Path(verification_ties.__file__).with_name("verification_weights.py")
RIDGE = 0.5
Row = tuple[dict[str, float], bool]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its statements, and what the gold says of each: status and where its words stand."""

    name: str
    text: str
    outlet: str | None
    told: list[Told]
    gold: dict[str, tuple[str, list[tuple[int, int]]]]


def texts() -> Iterator[Text]:
    """The practice texts but those set aside, and the sample case."""
    for path in sorted((PRACTICE / "annotated").glob("[0-9]*.json")):
        text, notes, places = read(path, PRACTICE)
        yield _text(path.stem, text, notes["outlet"], notes, places)
    for page in golds(held=False):
        yield _text(page.name, page.text, page.about.outlet, page.notes, page.places)
    yield from accounts()


def accounts() -> Iterator[Text]:
    """Practice accounts of odd number, where there are any."""
    folder = PRACTICE.parent / "accounts"
    for path in sorted((folder / "annotated").glob("p*[13579]*.json")):
        text, notes, places = read(path, folder)
        outlet = (notes.get("description") or {}).get("outlet") or notes.get("outlet")
        yield _text(path.stem, text, outlet, notes, places)


def _text(name: str, text: str, outlet: str | None, notes: dict[str, Any], places: list[Any]) -> Text:
    told, gold = [], {}
    for item, place in zip(notes["attributions"], places, strict=True):
        key = str(item["key"])
        parent = item.get("parent") and str(item["parent"])
        told.append(Told(id=key, content=place.content, cue=place.cue, source=place.source, parent=parent))
        if check := item.get("verification"):
            gold[key] = check["status"], [tuple(s) for s in occurrences(check["words"], text)]
    return Text(name, text, outlet, told, gold)


def rows(one: Text) -> Iterator[Row]:
    """Every check with every statement near it."""
    checks = find_checks(one.text, one.outlet)
    ties = Ties(one.text, one.told, CHECKING["en"], checks)
    for check in checks:
        if check.way in ("inner", "opening") or ties.is_told(check):
            continue
        for rank, told in ties.candidates(check):
            status, spans = one.gold.get(told.id, (None, []))
            touch = any(s < check.span.end and check.span.start < e for s, e in spans)
            yield ties.features(check, told, rank), touch and status == ties.status(check, told)


def learn(given: list[Row]) -> dict[str, float]:
    """The weights that make the rows most likely, held back by a ridge."""
    names = sorted({n for features, _ in given for n in features})
    at = {n: i for i, n in enumerate(names)}
    x, y = np.zeros((len(given), len(names))), np.array([float(right) for _, right in given])
    for i, (features, _) in enumerate(given):
        for name, value in features.items():
            x[i, at[name]] = value
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(names))
        w += np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * w)
    return {n: round(float(w[i]), 3) for n, i in at.items()}


def scored(one: Text, verbose: bool) -> tuple[int, int, int]:
    """How many ties are right, how many there are, how many the gold has."""
    found = verify(find_checks(one.text, one.outlet), one.told, one.text, one.outlet)
    right = 0
    for told in one.told:
        ours, gold = found.get(told.id), one.gold.get(told.id)
        hit = bool(
            ours
            and gold
            and ours.status == gold[0]
            and any(s < ours.span.end and ours.span.start < e for s, e in gold[1])
        )
        right += hit
        if verbose and not hit and (ours or gold):
            words = " ".join(one.text[s:e] for s, e in told.content)[:90]
            mine = f"{ours.status} ({ours.by}): {one.text[slice(*ours.span)]}" if ours else None
            theirs = (gold[0], [one.text[s:e] for s, e in gold[1]][:1]) if gold else None
            print(f"{one.name} {told.id}: {words}\n    gold {theirs}\n    ours {mine}")
    return right, len(found), len(one.gold)


def left_out(verbose: bool) -> tuple[int, int, int]:
    """The same with each text tied by weights that have not seen it."""
    every = list(texts())
    each = [list(rows(one)) for one in every]
    total = np.zeros(3, int)
    kept = dict(verification_ties.WEIGHTS)
    for i, one in enumerate(every):
        _use(learn([row for k, some in enumerate(each) if k != i for row in some]))
        total += scored(one, verbose)
    _use(kept)
    return int(total[0]), int(total[1]), int(total[2])


def _use(weights: dict[str, float]) -> None:
    verification_ties.WEIGHTS.clear()
    verification_ties.WEIGHTS.update(weights)


def main(arguments: list[str]) -> int:
    """Learn and write, or measure."""
    if "--out" in arguments:
        right, ours, gold = left_out("-v" in arguments)
        print(
            f"each text left out: precision {right / max(1, ours):.3f}, recall {right / max(1, gold):.3f}, n = {gold}"
        )
        return 0
    given = [row for one in texts() for row in rows(one)]
    weights = learn(given)
    lines = "".join(f'    "{name}": {value},\n' for name, value in sorted(weights.items()))
    OUT.write_text(
        '"""How much each thing tells whether a check speaks of a statement; learned by `training/verification.py`."""\n\n'
        "from __future__ import annotations\n\nWEIGHTS: dict[str, float] = {\n" + lines + "}\n",
        encoding="utf-8",
    )
    print(f"{len(given)} rows, {sum(right for _, right in given)} right, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
