"""Sources in a sentence or two: the name, the kind and the role that a reader gives whoever speaks.

    python -m evaluation.practice.speakers.passages        the half whose errors may be read, and totals of the other
    python -m evaluation.practice.speakers.passages -v     and every error of the first half

Invented, by kind of prose, and marked before the program was asked. ``# prose`` opens a group; a line is ``text =>
source | name | kind | role``. Each belongs to one of two halves by a hash of its words; errors of the second are not
read. End to end: an attribution whose source is not found counts as missed, and not against name, kind and role.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from evaluation.golds import described
from evaluation.passages import set_aside, under_headings
from evaluation.practice.speakers.score import same_role
from evaluation.resolved import read
from reportedly.attribute.attributor import Attributor
from reportedly.names import fold
from reportedly.types import Speaker

PATH = Path(__file__).with_name("passages.txt")
_ARTICLES = ("the ", "a ", "an ")


class Passage(NamedTuple):
    """A text, the words of a source in it, and who that is."""

    prose: str
    text: str
    source: str
    name: str
    kind: str
    role: str

    @property
    def aside(self) -> bool:
        """Whether its errors are left unread."""
        return set_aside(self.text)


def passages(path: Path = PATH) -> list[Passage]:
    """The passages in the order of the file. Raises ValueError for a line that is none."""
    found: list[Passage] = []
    for prose, line in under_headings(path):
        text, _, marks = line.partition(" => ")
        fields = [field.strip() for field in marks.split("|")]
        if len(fields) != len(Passage._fields) - 2 or fields[0] not in text:
            raise ValueError(f"no passage: {line!r}")
        found.append(Passage(prose, text, *fields))
    return found


def speaker_of(passage: Passage, attribute: Attributor) -> Speaker | None:
    """Who speaks for the program, of the attribution whose source shares most with the passage's; None without one."""
    findings, resolved = read(passage.text, described(passage.text), attribute)
    begins = passage.text.rindex(passage.source)
    ends = begins + len(passage.source)
    shared = {
        f.attribution.id: sum(max(0, min(s.end, ends) - max(s.start, begins)) for s in f.attribution.source)
        for f in findings.every
    }
    best = max(shared, key=lambda key: shared[key], default=None)
    return resolved[best].speaker if best is not None and shared[best] else None


def verdicts(passage: Passage, mine: Speaker | None) -> dict[str, bool]:
    """What is right of a speaker: whether it was found, its name, its kind, and its role where there is one."""
    if mine is None:
        return {"found": False}
    told = {"found": True, "name": _same(mine.name, passage.name), "kind": mine.kind == passage.kind}
    if passage.role:
        told["role"] = same_role(mine.role, passage.role)
    return told


def _same(ours: str, gold: str) -> bool:
    bare = []
    for name in (ours.casefold(), gold.casefold()):
        article = next((a for a in _ARTICLES if name.startswith(a)), "")
        bare.append(name.removeprefix(article).strip(" ,.@"))
    return bare[0] == bare[1] or fold(ours) == fold(gold)


def main(arguments: list[str]) -> int:
    """Print a table for each half."""
    attribute = Attributor.load()
    counts: dict[bool, dict[str, Counter[bool]]] = {False: {}, True: {}}
    for passage in passages():
        mine = speaker_of(passage, attribute)
        told = verdicts(passage, mine)
        for what, right in told.items():
            counts[passage.aside].setdefault(what, Counter())[right] += 1
        if "-v" in arguments and not passage.aside and not all(told.values()):
            ours = (mine.name, mine.kind, mine.role) if mine else None
            print(f"{', '.join(w for w, right in told.items() if not right)}: {passage.text}\n    ours {ours}")
    for aside, table in counts.items():
        print("set aside" if aside else "read")
        for what, n in table.items():
            print(f"  {what:8}{n[True] / n.total():>8.3f} right of {n.total()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
