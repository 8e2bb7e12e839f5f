"""Learn how sure it is that words of checking speak of a statement: `verification_weights` from the practice texts.

    python -m training.verification          learn from all, and write the weights
    python -m training.verification --out    the same, each text tied with weights that have not seen it

A choice is a check with the statements near it and nothing; right are those that the gold ties to words that overlap
the check's, with its status. A log-linear model of the choice, with a ridge, by gradient ascent; a few seconds.
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
RIDGE = 3.0
PRIOR = {
    "place beside": 2.0, "place sentence": 2.0, "place touches": 2.5, "place within": 2.5, "place line beside": 0.7,
    "place paragraph": 0.5, "place line": -1.0, "place after": -1.0, "nearest": 0.7, "rank": -1.0, "bare, nearest": 0.5,
    "nothing shared": -0.7, "hardly shared": -0.7, "share": 1.0, "shared": 1.0, "owner": 1.5, "not the owner": -0.7,
    "label, line": 2.5, "label, line beside": 1.5, "label, paragraph": 1.0, "figure": 2.0, "figure, line": 2.0,
    "no figure": -1.5, "picture": 1.0, "no picture": -1.0, "wish": -1.0, "voice": -0.5,
    "same figure": 1.0, "another figure": 0.7, "part": 3.0, "no part": -1.5, "dead": 1.0, "none dead": -1.0,
    "none, record": 0.7, "none, contrast": 0.7, "none, object": 0.5, "none": 0.3,
}  # fmt: skip
"""What a reader would expect before any text: what few texts show is drawn towards it, not towards nothing."""
TUNED = ("p01", "p03", "p05", "p07", "p09")
"""The practice accounts that are learned from; the others are set aside."""
STEPS, RATE = 300, 0.004
Choice = tuple[list[dict[str, float]], list[int]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its statements, and what the gold says of each: status and where its words stand."""

    name: str
    text: str
    outlet: str | None
    told: list[Told]
    gold: dict[str, tuple[str, list[tuple[int, int]]]]


def texts() -> Iterator[Text]:
    """The practice texts, the sample case, and half of the practice accounts."""
    for path in sorted((PRACTICE / "annotated").glob("*.json")):
        text, notes, places = read(path, PRACTICE)
        yield _text(path.stem, text, notes["outlet"], notes, places)
    for page in (*golds("sample"), *(p for p in golds("practice") if p.name[:3] in TUNED)):
        yield _text(page.name, page.text, page.about.outlet, page.notes, page.places)


def _text(name: str, text: str, outlet: str | None, notes: dict[str, Any], places: list[Any]) -> Text:
    told, gold = [], {}
    for item, place in zip(notes["attributions"], places, strict=True):
        key = str(item["key"])
        parent = item.get("parent") and str(item["parent"])
        told.append(Told(id=key, content=place.content, cue=place.cue, source=place.source, parent=parent))
        if check := item.get("verification"):
            gold[key] = check["status"], [tuple(s) for s in occurrences(check["words"], text)]
    return Text(name, text, outlet, told, gold)


def choices(one: Text) -> Iterator[Choice]:
    """Every check with every statement near it."""
    checks = find_checks(one.text, one.outlet)
    ties = Ties(one.text, one.told, CHECKING["en"], checks)
    for check in checks:
        if check.way in ("inner", "opening") or ties.is_told(check):
            continue
        options, right = [ties.nothing(check)], []
        for rank, told in ties.candidates(check):
            status, spans = one.gold.get(told.id, (None, []))
            if any(s < check.span.end and check.span.start < e for s, e in spans) and status == ties.status(
                check, told
            ):
                right += [len(options)] if not ties.is_far(check, told) else []
            if not ties.is_far(check, told):
                options.append(ties.features(check, told, rank))
        yield options, right or [0]


def learn(given: list[Choice]) -> dict[str, float]:
    """The weights that make the right choices most likely, held back by a ridge; several right ones share theirs."""
    names = sorted({n for options, _ in given for features in options for n in features})
    at = {n: i for i, n in enumerate(names)}
    tables = []
    for options, right in given:
        x = np.zeros((len(options), len(names)))
        for i, features in enumerate(options):
            for name, value in features.items():
                x[i, at[name]] = value
        tables.append((x, right))
    prior = np.array([PRIOR.get(n, 0.0) for n in names])
    w, speed = prior.copy(), np.zeros(len(names))
    for _ in range(STEPS):
        slope = -RIDGE * (w - prior)
        for x, right in tables:
            odds = x @ w
            p = np.exp(odds - odds.max())
            p /= p.sum()
            share = np.zeros(len(p))
            share[right] = p[right] / p[right].sum()
            slope += x.T @ (share - p)
        speed = 0.9 * speed + slope
        w += RATE * speed
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
    each = [list(choices(one)) for one in every]
    total = np.zeros(3, int)
    kept = dict(verification_ties.WEIGHTS)
    for i, one in enumerate(every):
        _use(learn([choice for k, some in enumerate(each) if k != i for choice in some]))
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
    given = [choice for one in texts() for choice in choices(one)]
    weights = learn(given)
    lines = "".join(f'    "{name}": {value},\n' for name, value in sorted(weights.items()))
    OUT.write_text(
        '"""How much each thing tells whether a check speaks of a statement; '
        'learned by `training/verification.py`."""\n\n'
        "from __future__ import annotations\n\nWEIGHTS: dict[str, float] = {\n" + lines + "}\n",
        encoding="utf-8",
    )
    print(f"{len(given)} checks, {sum(right != [0] for _, right in given)} of statements near, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
