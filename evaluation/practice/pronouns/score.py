"""Whom “she said” and “the official said” take up, on 149 passages of our own in twelve kinds of prose.

    python -m evaluation.practice.pronouns.score         both halves, each a line
    python -m evaluation.practice.pronouns.score -v      and every error of the half that is read

They are written and divided as `evaluation.passages` says; ``¶`` ends a paragraph. A mark stands at words that are the
source of a saying, ``[she|Ada Rusk]``: the value is who speaks, what a page calls them first where it has no name, and
nothing where a reader cannot tell (two who fit, nobody in particular). Marked before the program was asked.

`words` are told and stay as the words on the page; `invented` are not told, or told by nothing but their own words, and
get somebody. What is not found to be the source of anything is left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.golds import described
from evaluation.passages import Passage, passages
from evaluation.resolved import read, same_name
from reportedly.attribute.attributor import Attributor
from reportedly.types import Speaker

PATH = Path(__file__).with_name("passages.txt")
_SURE = 0.5
"""The score under which a speaker stays as the words on the page."""
Row = tuple[str, str, str, Speaker | None]
"""The verdict, the words around the mark, the value, who speaks in ours."""


def rows(passage: Passage, attribute: Attributor) -> Iterator[Row]:
    """What became of each mark of a passage."""
    about = described(passage.text, {"published": passage.published})
    findings, resolved = read(passage.text, about, attribute)
    for start, end, name in passage.marks:
        words = passage.text[start:end]
        found = [
            f.attribution.id for f in findings.every for s in f.attribution.source if s.start <= start and end <= s.end
        ]
        mine = resolved[found[0]].speaker if found else None
        shown = f"{passage.kind}: {passage.text[max(0, start - 150) : start]}[{words}]{passage.text[end : end + 20]}"
        yield (verdict(mine, name, words) if mine else "not found"), shown, name or "", mine


def verdict(mine: Speaker, name: str | None, words: str) -> str:
    """right, wrong, words, kept or invented."""
    kept = mine.score < _SURE or same_name(mine.name, words)
    if name is None or same_name(name, words):
        return "kept" if kept else "invented"
    if same_name(mine.name, name) and mine.score >= _SURE:
        return "right"
    return "words" if kept else "wrong"


def main(arguments: list[str]) -> int:
    """Print the table."""
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    attribute = Attributor.load()
    for passage in passages(PATH):
        for became, shown, name, mine in rows(passage, attribute):
            counts[passage.aside][became] += 1
            if "-v" in arguments and not passage.aside and became not in {"right", "kept"}:
                ours = f"{mine.name} ({mine.score:.2f})" if mine else None
                print(f"{became}: {shown}\n    gold {name or 'nobody'}, ours {ours}")
    for aside, n in counts.items():
        told, untold = sum(n[v] for v in ("right", "wrong", "words")), n["kept"] + n["invented"]
        half = "set aside" if aside else "read"
        print(f"{half:10} told {told}: {n['right']} right, {n['wrong']} wrong, {n['words']} words")
        print(f"{'':10} not told {untold}: {n['kept']} kept, {n['invented']} invented; not found {n['not found']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
