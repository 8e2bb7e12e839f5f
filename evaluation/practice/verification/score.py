"""What is said of the truth of statements, on practice texts written for it: what was tuned on, and what was set aside.

    python -m evaluation.practice.verification.score          both, one line each
    python -m evaluation.practice.verification.score -v       and every error on the texts that were tuned on
    python -m evaluation.practice.verification.score aside -v     the errors on those set aside

`text/NAME.txt` and `annotated/NAME_p.json` are as in `evaluation/gold`, with fewer fields; a NAME that begins with
``aside`` was set aside while the first rules were made, and is learned from since (`training/verification.py`). Right
is: tied to the right statement, with the right status, the words overlapping.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from evaluation.gold import occurrences, read
from evaluation.golds import statements
from reportedly.resolve.doubt.verification.checks import find_checks, verify

HERE = Path(__file__).parent


def score(group: str, verbose: bool) -> Counter[str]:
    """How many were found, were right and were there, of one group of texts."""
    counts: Counter[str] = Counter()
    for path in sorted((HERE / "annotated").glob("*.json")):
        if path.name.startswith("aside") != (group == "aside"):
            continue
        text, notes, places = read(path, HERE)
        found = verify(find_checks(text, notes["outlet"]), statements(notes, places), text, notes["outlet"])
        for item in notes["attributions"]:
            gold, ours = item["verification"], found.get(str(item["key"]))
            spans = occurrences(gold["words"], text) if gold else []
            if gold and not spans:
                raise ValueError(f"{path.name}, {item['key']}: {gold['words']!r} is not in the text")
            touch = ours is not None and any(s.meets(ours.span) for s in spans)
            hit = bool(gold and ours and gold["status"] == ours.status and touch)
            counts += Counter(right=int(hit), ours=int(ours is not None), gold=int(gold is not None))
            if gold:
                counts[f"n {gold['status']}"] += 1
                counts[f"right {gold['status']}"] += int(hit)
            if verbose and not hit and (gold or ours):
                words = " ".join(text[s:e] for s, e in places[notes["attributions"].index(item)].content)
                said = f"{ours.status} ({ours.by}): {text[slice(*ours.span)]}" if ours else "nothing"
                print(f"{path.stem} {item['key']}: {words[:90]}\n    gold {gold}\n    ours {said}")
    return counts


def main(arguments: list[str]) -> int:
    """Print precision and recall."""
    only = [a for a in arguments if not a.startswith("-")]
    for group in only or ["tuned", "aside"]:
        c = score(group, "-v" in arguments and (group == "tuned" or group in only))
        parts = " ".join(
            f"{s} {c[f'right {s}']}/{c[f'n {s}']}" for s in "unconfirmed confirmed disputed corrected".split()
        )
        print(
            f"{group:6} precision {c['right'] / max(c['ours'], 1):.2f} recall {c['right'] / max(c['gold'], 1):.2f} "
            f"found {c['ours']} n {c['gold']}; {parts}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
