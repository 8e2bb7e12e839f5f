"""How many of the figures that matter are found, and read right: `python -m evaluation.figures [-v]`.

The gold's figures are those that matter to the story, so precision is a lower bound: -v prints what has no partner in
the gold. A figure is found when spans overlap, right when its ends and its unit are equal too. Of two annotations of a
document the first counts; another directory of the gold's layout can be named.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from evaluation.gold import locate
from evaluation.golds import golds, part_of
from reportedly.resolve.counts.figures import find_figures
from reportedly.types import Dated, Quantity, Span

_TOLERANCE = 1e-3


def same(left: float | None, right: float | None) -> bool:
    """Whether two ends are equal, but for the rounding of thirds."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= _TOLERANCE * max(1.0, abs(right))


def pairs(gold: list[tuple[Span, dict[str, Any]]], found: list[Quantity]) -> dict[int, int]:
    """For figures of the gold, the found one that overlaps: each is taken once, the equal one first."""
    taken: dict[int, int] = {}
    for equal in (True, False):
        for i, (span, item) in enumerate(gold):
            for j, q in enumerate(found):
                overlap = q.span.meets(span)
                fits = same(q.low, item["low"]) and same(q.high, item["high"])
                if overlap and i not in taken and j not in taken.values() and (fits or not equal):
                    taken[i] = j
    return taken


def right(item: dict[str, Any], q: Quantity) -> dict[str, bool]:
    """Which fields of a found figure are the gold's."""
    ends = same(q.low, item["low"]), same(q.high, item["high"])
    return {
        "low": ends[0],
        "high": ends[1],
        "unit": q.unit == item["unit"],
        "unit's head": q.unit.split()[-1] == item["unit"].split()[-1],
        "ends and unit": all(ends) and q.unit == item["unit"],
        "approximate": q.approximate == item["approximate"],
        "per": q.per == item["per"],
        "as_of": q.as_of == item["as_of"],
    }


def dates_of(notes: dict[str, Any], text: str) -> list[Dated]:
    """The gold's dates, so that figures are measured by themselves."""
    return [Dated(span=locate(d, text, None), value=d["value"]) for d in notes.get("dates", [])]


def counted(part: str, *, verbose: bool = False) -> Counter[str]:
    """How many figures there are, are found, and have each field right."""
    n: Counter[str] = Counter()
    for page in golds(part):
        name, text, notes = page.name, page.text, page.notes
        n["documents"] += 1
        found = find_figures(text, dates_of(notes, text))
        gold = [(locate(item, text, None), item) for item in notes["figures"]]
        matched = pairs(gold, found)
        n.update(gold=len(gold), output=len(found), found=len(matched))
        for i, (span, item) in enumerate(gold):
            words = text[span.start : span.end]
            if i not in matched:
                if verbose:
                    print(f"{name}: missed {words!r} {item['low']} {item['high']} {item['unit']}")
                continue
            q = found[matched[i]]
            marks = right(item, q)
            n.update(field for field, good in marks.items() if good)
            n["given"] += item["as_of"] is not None
            n["given right"] += item["as_of"] is not None and marks["as_of"]
            if verbose and not all(marks.values()):
                wrong = [f for f, good in marks.items() if not good and f not in ("ends and unit", "unit's head")]
                print(f"{name}: {words!r}: {wrong} gold {item}\n    {q}")
        for j, q in enumerate(found):
            if verbose and j not in matched.values():
                print(f"{name}: not in the gold {text[q.span.start : q.span.end]!r} {q.low} {q.high} {q.unit}")
    return n


def main(arguments: list[str]) -> None:
    """Print the counts, precision and recall, and each field among the figures found."""
    part = part_of(arguments)
    n = counted(part, verbose="-v" in arguments and part != "sealed")
    print(f"{n['documents']} documents, {n['gold']} figures in the gold, {n['output']} in the output")
    for name, hits in (("found", n["found"]), ("right", n["ends and unit"])):
        print(f"{name:14} precision {hits / max(1, n['output']):.3f}  recall {hits / max(1, n['gold']):.3f}")
    for name in ("low", "high", "unit", "unit's head", "approximate", "per", "as_of"):
        print(f"{name:14} right in {n[name] / max(1, n['found']):.3f} of {n['found']} found")
    print(f"{'as_of given':14} right in {n['given right']} of {n['given']} found; the gold tells no conversions")


if __name__ == "__main__":
    main(sys.argv[1:])
