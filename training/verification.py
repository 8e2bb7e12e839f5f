"""Learn of which statements words of checking speak: `weights` from our own texts.

    python -m training.verification          learn from all, and write the weights
    python -m training.verification --out    measure, each text tied with weights that have not seen it

Two models, log-linear with a ridge, by gradient ascent; seconds. The first chooses one statement of those near a
check, or none; right are those that the gold ties to words that overlap the check's, with its status. It learns from
the practice texts, the sample case and the prose of `training/checks`. The second decides, given a right one, of each
other whether the gold ties it to the same words; in that prose, where one statement is marked for each check, it learns
nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.gold import occurrences, read
from evaluation.golds import golds, statements
from evaluation.practice.verification.score import HERE as PRACTICE
from reportedly.attribute.attributor import Attributor
from reportedly.resolve.doubt.verification import weights as learned
from reportedly.resolve.doubt.verification.checks import find_checks, verify
from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.resolve.doubt.verification.ties import Ties
from reportedly.resolve.doubt.verification.weights import MORE, WEIGHTS
from reportedly.resolve.doubt.verification.words import CHECKING
from reportedly.types import Verification
from training.checks import Passages, passages, spoken_of, tied, told_in

OUT = Path(learned.__file__)
RIDGE = 3.0
PRIOR = {
    "place beside": 2.0, "place sentence": 2.0, "place touches": 2.5, "place within": 2.5, "place line beside": 1.0,
    "place paragraph": 0.5, "place line": -1.0, "place after": -1.0, "nearest": 0.7, "rank": -1.0,
    "bare, nearest": 0.5, "bare, line beside": 0.7, "nothing shared": -0.7, "hardly shared": -0.7, "share": 1.0,
    "shared": 1.0, "owner": 1.5, "not the owner": -0.7, "label, line": 2.5, "label, line beside": 1.5,
    "label, paragraph": 1.0, "figure": 2.0, "figure, line": 2.0, "no figure": -1.5, "few": -2.0, "checked": -1.0,
    "the checker's": -2.0, "told whole, share": 2.0, "none, told of": 1.5, "place ahead": 1.0, "picture": 1.0,
    "no picture": -1.0, "wish": -1.0, "voice": -0.5, "answer": -2.0, "told in it": -2.0, "object, ahead": -2.0,
    "its own": 1.0, "not its own": -0.5, "same figure": 1.0, "another figure": 0.7, "part": 3.0, "no part": -1.5,
    "dead": 1.0, "none dead": -1.0, "none, record": 0.7, "none, contrast": 0.7, "none, object": 0.5, "none": 0.3,
}  # fmt: skip
"""What a reader would expect before any text: what few texts show is drawn towards it, not towards nothing."""
PRIOR_OF_MORE = {
    "holds": 0.7, "held": 0.5, "holds, alike": 1.0, "held, alike": 1.0, "holds, more": -1.0, "held, more": -1.0,
    "held, object": -1.0, "held, self": -2.5, "repeats": 1.0, "repeats, confirmed": -2.0, "repeats, wish": -2.0,
    "same figure": 1.0, "counted": -2.0, "counted, within": 2.0, "counted, next": 1.5, "counted, odds": 1.0,
    "counted, figure": 0.5, "counted, no figure": -1.0, "plural": -1.0, "plural, same source": 1.0,
    "plural, every": 0.5, "plural, odds": 1.5, "plural, wish": -1.0, "plural, same paragraph": 0.5, "one": -3.0,
    "one, odds": 1.0, "one, record": 1.5, "counted, wish": -1.0,
}  # fmt: skip
TUNED = ("p01", "p03", "p05", "p07", "p09")
"""The practice accounts that are learned from; the others are set aside."""
STEPS, RATE = 300, 0.004
Choice = tuple[list[dict[str, float]], list[int]]
"""What tells of nothing and of each statement near a check, and which are right."""
Share = tuple[dict[str, float], bool]
"""What tells that a statement shares what is said of another, and whether it does."""
Place = tuple[int, int]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its statements, and what the gold says of each: status and where its words stand.

    `untied` are words of checking of which the gold does not tell what they speak of; `prose` is the text as it is
    marked, where it is of `training/checks`.
    """

    name: str
    text: str
    outlet: str | None
    told: list[Told]
    gold: dict[str, tuple[str, list[Place]]]
    untied: tuple[Place, ...] = ()
    prose: Passages | None = None


def texts() -> Iterator[Text]:
    """The practice texts, the sample case, and half of the practice accounts."""
    for path in sorted((PRACTICE / "annotated").glob("*.json")):
        text, notes, places = read(path, PRACTICE)
        yield _text(path.stem, text, notes["outlet"], notes, places)
    for page in (*golds("sample"), *(p for p in golds("practice") if p.name[:3] in TUNED)):
        yield _text(page.name, page.text, page.about.outlet, page.notes, page.places)


def _text(name: str, text: str, outlet: str | None, notes: dict[str, Any], places: list[Any]) -> Text:
    gold = {
        str(item["key"]): (check["status"], [(s.start, s.end) for s in occurrences(check["words"], text)])
        for item in notes["attributions"]
        if (check := item.get("verification"))
    }
    return Text(name, text, outlet, statements(notes, places), gold)


def texts_of_prose(attribute: Attributor) -> Iterator[Text]:
    """The texts of `training/checks`, with the statements that are found in them."""
    for one in passages():
        told = told_in(one.text, attribute)
        gold: dict[str, tuple[str, list[Place]]] = {}
        for statement in told:
            if marks := spoken_of(one, statement):
                status = marks[0].status
                gold[statement.id] = status, [(m.span.start, m.span.end) for m in marks if m.status == status]
        known = {place for _, places in gold.values() for place in places}
        untied = tuple(p for m in one.marked if (p := (m.span.start, m.span.end)) not in known)
        yield Text(one.kind, one.text, one.outlet, told, gold, untied, one)


def choices(one: Text) -> Iterator[Choice]:
    """Every check with every statement near it."""
    checks = find_checks(one.text, one.outlet)
    ties = _ties(one, checks)
    for check in checks:
        if check.way in ("inner", "opening") or ties.is_told(check) or _overlap(check, one.untied):
            continue
        options, right = [ties.signs.nothing(check)], []
        for near in ties.candidates(check):
            told = near.told
            if ties.signs.is_far(check, told) or (one.prose and "\n" in one.text[told.end : check.span.start]):
                continue
            status, spans = one.gold.get(told.id, (None, []))
            if _overlap(check, spans) and status == ties.signs.status(check, told):
                right.append(len(options))
            options.append(ties.signs.of(check, near))
        yield options, right or [0]


def shares(one: Text) -> Iterator[Share]:
    """Every statement that may share what the gold says of another, and whether it does."""
    checks = find_checks(one.text, one.outlet)
    ties = _ties(one, checks)
    for check in checks:
        right = {key for key, (_, spans) in one.gold.items() if _overlap(check, spans)}
        near = [] if check.way in ("inner", "opening") or ties.is_told(check) else ties.near(check)
        firsts = [t for t, _ in near if t.id in right] or [t for t in one.told if t.id in right]
        if not firsts:
            continue
        seen = {firsts[0].id}
        for told, signs in ties.others.of_more(check, firsts[0], near):
            seen.add(told.id)
            yield signs, told.id in right
        for first in firsts[:1] + [t for t, _ in near if t.id in right & seen and t is not firsts[0]]:
            for told, signs in ties.others.of_kin(check, first):
                if told.id not in seen:
                    yield signs, told.id in right
                seen.add(told.id)


def _ties(one: Text, checks: list[Check]) -> Ties:
    """The ties of a text of which it is known what the checks before each have spoken of."""
    ties = Ties(one.text, one.told, CHECKING["en"], checks)
    ties.spoken_of = {key: min(start for start, _ in spans) for key, (_, spans) in one.gold.items()}
    return ties


def _overlap(check: Check | Verification, spans: Sequence[Place]) -> bool:
    return any(s < check.span.end and check.span.start < e for s, e in spans)


def learn(given: list[Choice]) -> dict[str, float]:
    """The weights that make the right choices most likely, held back by a ridge; several right ones share theirs."""
    names = sorted(PRIOR.keys() | {n for options, _ in given for features in options for n in features})
    tables = [(_table(options, names), right) for options, right in given]

    def slope(w: Weights) -> Weights:
        total = np.zeros(len(names))
        for x, right in tables:
            odds = x @ w
            p = np.exp(odds - odds.max())
            p /= p.sum()
            share = np.zeros(len(p))
            share[right] = p[right] / p[right].sum()
            total += x.T @ (share - p)
        return total

    return _climbed(names, PRIOR, slope)


def learn_more(given: list[Share]) -> dict[str, float]:
    """The weights that make it most likely that those share which do, held back by a ridge."""
    names = sorted(PRIOR_OF_MORE.keys() | {n for features, _ in given for n in features})
    x, y = _table([features for features, _ in given], names), np.array([float(shared) for _, shared in given])
    return _climbed(names, PRIOR_OF_MORE, lambda w: x.T @ (y - 1 / (1 + np.exp(-x @ w))))


def _table(rows: list[dict[str, float]], names: list[str]) -> Weights:
    at = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, features in enumerate(rows):
        for name, value in features.items():
            x[i, at[name]] = value
    return x


def _climbed(names: list[str], expected: dict[str, float], slope: Callable[[Weights], Weights]) -> dict[str, float]:
    prior = np.array([expected.get(n, 0.0) for n in names])
    w, speed = prior.copy(), np.zeros(len(names))
    for _ in range(STEPS):
        speed = 0.9 * speed + slope(w) - RIDGE * (w - prior)
        w += RATE * speed
    return {n: round(float(value), 3) for n, value in zip(names, w, strict=True)}


def scored(one: Text, verbose: bool) -> tuple[int, int, int]:
    """How many ties are right, how many there are, how many the gold has."""
    found = verify(find_checks(one.text, one.outlet), one.told, one.text, one.outlet)
    right = 0
    for told in one.told:
        ours, gold = found.get(told.id), one.gold.get(told.id)
        hit = bool(ours and gold and ours.status == gold[0] and _overlap(ours, gold[1]))
        right += hit
        if verbose and not hit and (ours or gold):
            words = " ".join(one.text[s:e] for s, e in told.content)[:90]
            mine = f"{ours.status} ({ours.by}): {one.text[slice(*ours.span)]}" if ours else None
            theirs = (gold[0], [one.text[s:e] for s, e in gold[1]][:1]) if gold else None
            print(f"{one.name} {told.id}: {words}\n    gold {theirs}\n    ours {mine}")
    return right, len(found), len(one.gold)


def left_out(every: list[Text], verbose: bool) -> dict[str, Weights]:
    """The same, of our texts and of the prose, with each text tied by weights that have not seen it."""
    each = [list(choices(one)) for one in every]
    total = {"practice texts and sample case": np.zeros(3), "prose": np.zeros(3)}
    kept = dict(WEIGHTS), dict(MORE)
    for i, one in enumerate(every):
        _use(*_learned(every[:i] + every[i + 1 :], each[:i] + each[i + 1 :]))
        if one.prose is None:
            total["practice texts and sample case"] += scored(one, verbose)
        else:
            counts = tied(one.prose, one.told)
            total["prose"] += counts["right"], counts["tied"], counts["gold"]
    _use(*kept)
    return total


def _learned(given: list[Text], each: list[list[Choice]]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of both models; the second is learned with the first in use."""
    first = learn([choice for some in each for choice in some])
    _use(first, MORE)
    return first, learn_more([share for one in given if one.prose is None for share in shares(one)])


def _use(first: dict[str, float], more: dict[str, float]) -> None:
    for shipped, weights in ((WEIGHTS, dict(first)), (MORE, dict(more))):
        shipped.clear()
        shipped.update(weights)


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", action="store_true", help="measure and write nothing")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is tied otherwise")
    options = parser.parse_args()
    given = [*texts(), *texts_of_prose(Attributor.load())]
    if options.out:
        for part, (right, ours, gold) in left_out(given, options.verbose).items():
            rates = f"precision {right / max(1, ours):.3f}, recall {right / max(1, gold):.3f}"
            print(f"{part}, each left out: {rates}, n = {gold:.0f}")
        return
    each = [list(choices(one)) for one in given]
    first, more = _learned(given, each)
    parts = []
    for name, weights in (("WEIGHTS", first), ("MORE", more)):
        lines = "".join(f'    "{key}": {value},\n' for key, value in sorted(weights.items()))
        parts.append(f"{name}: dict[str, float] = {{\n{lines}}}\n{_TOLD[name]}\n")
    OUT.write_text(
        '"""How much each thing tells of which statements a check speaks; learned by `training/verification.py`."""\n\n'
        "from __future__ import annotations\n\n" + "\n".join(parts),
        encoding="utf-8",
    )
    near = sum(right != [0] for some in each for _, right in some)
    print(f"{sum(map(len, each))} checks, {near} of statements near, {len(first)} and {len(more)} weights")


_TOLD = {
    "WEIGHTS": '"""That it speaks of one, and of no other."""',
    "MORE": '"""That it speaks of another as well."""',
}


if __name__ == "__main__":
    main()
