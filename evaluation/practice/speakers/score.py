"""Who speaks, what kind of speaker that is, in what role and whether unnamed, on short texts written for practice.

    python -m evaluation.practice.speakers.score            the six texts whose errors may be read
    python -m evaluation.practice.speakers.score -v         and every error, with the words
    python -m evaluation.practice.speakers.score --aside    the six set aside (print their errors only to report)

The texts are invented, in twelve kinds of prose, each annotated from its words alone; `text/aNN-*` are set aside. All
is end to end, of the attributions that are found: a pronoun that stays one is `words`, and right or wrong is the rest.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.golds import Gold, practice
from evaluation.resolved import of_gold, same_name
from reportedly.attribute.attributor import Attributor
from reportedly.types import Speaker

HERE = Path(__file__).parent
_SURE = 0.5
"""The score under which a speaker stays as the words on the page."""
Row = tuple[str, str, str, object, object]
"""What is measured, the verdict, the attribution's words, the gold's value, ours."""


def rows(page: Gold, attribute: Attributor) -> Iterator[Row]:
    """What became of each attribution's speaker: its name, whether it is unnamed, and kind and role of right names."""
    found = of_gold(page, attribute)
    for i, item in enumerate(page.notes["attributions"]):
        gold = item["speaker"]
        source = " ".join(page.text[s:e] for s, e in page.places[i].source)
        words = f"{page.name} {item['key']}: {source}"
        if i not in found:
            yield "found", "missed", words, gold["name"], None
            continue
        mine = found[i].speaker
        verdict = _verdict(mine, gold["name"], source)
        yield "name", verdict, words, gold["name"], mine.name if mine else None
        if verdict == "right" and mine:
            yield "kind", _alike(mine.kind == gold["kind"]), words, gold["kind"], mine.kind
        yield "anonymous", _alike(bool(mine and mine.anonymous) == gold["anonymous"]), words, gold["anonymous"], mine
        if gold["role"] and verdict == "right" and mine:
            yield "role", _alike(same_role(mine.role, gold["role"])), words, gold["role"], mine.role


def _verdict(mine: Speaker | None, name: str, source: str) -> str:
    if mine is None:
        return "wrong"
    if any(same_name(told, name) for told in (mine.name, *mine.readings)):
        return "right"
    return "words" if mine.score < _SURE or same_name(mine.name, source) else "wrong"


def _alike(equal: bool) -> str:
    return "right" if equal else "wrong"


def same_role(ours: str | None, gold: str) -> bool:
    """Whether two roles share a word that tells something."""
    mine, theirs = (set(role.casefold().replace(",", "").split()) for role in (ours or "", gold))
    return bool((mine & theirs) - {"a", "an", "the", "of", "at", "for", "in"})


def main(arguments: list[str]) -> int:
    """Print the table."""
    counts: dict[str, Counter[str]] = {}
    attribute = Attributor.load()
    for page in practice(HERE, aside="--aside" in arguments):
        for kind, verdict, words, gold, ours in rows(page, attribute):
            counts.setdefault(kind, Counter())[verdict] += 1
            if "-v" in arguments and verdict != "right":
                print(f"{kind} {verdict}: {words}\n    gold {gold}\n    ours {ours}")
    for kind, n in counts.items():
        judged = n["right"] + n["wrong"]
        rest = ", ".join(f"{count} {verdict}" for verdict, count in n.items() if verdict not in {"right", "wrong"})
        print(f"{kind:12}{n['right'] / max(judged, 1):>8.3f} right of {judged}" + (f"; {rest}" if rest else ""))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
