"""Our own texts in which an outlet or a checker says if something is so: `checks/KIND.txt`, one kind of prose each.

    python -m training.checks                                how much of them is recognised, kind by kind
    python -m training.checks evaluation/practice/checks     the same of passages written to measure on: half were read

A line ``@ NAME`` names the outlet of the lines that follow; any other line is a passage, a paragraph of its own. In it
``{u1 words}`` are words of checking that speak of statement 1 (``u`` unconfirmed, ``c`` confirmed, ``d`` disputed,
``x`` corrected; no number where no statement is marked), and ``<1 words>`` is what statement 1 says. Every sentence
without such words is one that looks like a check or stands beside one, and is none.

What recognises checks was not made from these texts at first, and told how far it carries to prose that it had not met;
what it misses there has been read since. Of which statements checks speak is learned from them too, and measured kind
by kind with weights that have not seen it: `training/verification.py`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.attribute.attributor import Attributor
from reportedly.identity import document_id
from reportedly.resolve.doubt.verification.checks import find_checks, verify
from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.text import sentences
from reportedly.types import Document, Span, VerificationStatus
from training.marking import plain, sections

FOLDER = Path(__file__).with_name("checks")
STATUSES: dict[str, VerificationStatus] = {
    "u": "unconfirmed",
    "c": "confirmed",
    "d": "disputed",
    "x": "corrected",
}
_MARK = re.compile(r"\{([ucdx])(\d*) |<(\d+) |[}>]")
_WEIGHED = ("record", "object")
"""Ways in which a check's status is told by the statement that it is tied to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words of checking, with their status and the number of the statement that they speak of, if one is marked."""

    status: VerificationStatus
    span: Span
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The lines of one outlet as a text, a paragraph a line; `statements` by line and number."""

    kind: str
    outlet: str
    text: str
    marked: tuple[Marked, ...]
    statements: dict[str, Span]


def passages(folder: Path = FOLDER) -> Iterator[Passages]:
    """The texts of every kind, in order. Raises ValueError for a mark that is not closed."""
    return (marked_up(*section) for section in sections(folder))


def marked_up(kind: str, outlet: str, lines: str) -> Passages:
    """Lines with marks as a text and what is marked in it. Raises ValueError for a mark that is not closed."""
    text, marked, statements = "", [], {}
    for number, line in enumerate(lines.split("\n")):
        words, marks = plain(line, _MARK, kind=kind, at=len(text))
        for opens, _, span in marks:
            if opens[1]:
                of = f"{number}.{opens[2]}" if opens[2] else ""
                marked.append(Marked(status=STATUSES[opens[1]], span=span, of=of))
            else:
                statements[f"{number}.{opens[3]}"] = span
        text += words + "\n"
    return Passages(kind=kind, outlet=outlet, text=text, marked=tuple(marked), statements=statements)


def recognised(one: Passages) -> Counter[str]:
    """How many checks are found, how many of these are marked so, how many are marked, how many of these found.

    Alike are a sentence and a status, where the words alone tell one.
    """
    whole = sentences(one.text)

    def places(span: Span) -> frozenset[int]:
        return frozenset(i for i, s in enumerate(whole) if s.meets(span))

    def alike(check: Check, mark: Marked) -> bool:
        same = check.status == mark.status or check.way in _WEIGHED
        return same and not places(check.span).isdisjoint(places(mark.span))

    found = find_checks(one.text, one.outlet)
    return Counter(
        sentences=len(whole),
        found=len(found),
        marked=len(one.marked),
        right=sum(any(alike(check, mark) for mark in one.marked) for check in found),
        known=sum(any(alike(check, mark) for check in found) for mark in one.marked),
    )


def tied(one: Passages, told: list[Told]) -> Counter[str]:
    """Of the statements that were found: how many are tied, how many rightly, how many should be.

    A tie to words of the right status that are marked without their statement counts neither way.
    """
    found = verify(find_checks(one.text, one.outlet), told, one.text, one.outlet)
    counts: Counter[str] = Counter()
    for statement in told:
        ours = found.get(statement.id)
        gold = spoken_of(one, statement)
        counts["gold"] += bool(gold)
        if ours is None:
            continue
        agree = [m for m in one.marked if m.status == ours.status and m.span.meets(ours.span)]
        right = any(mark in gold for mark in agree)
        counts["right"] += right
        counts["tied"] += right or not any(mark.of not in one.statements for mark in agree) or bool(gold)
    return counts


def spoken_of(one: Passages, told: Told) -> list[Marked]:
    """The marked words of checking that speak of a statement."""
    of = {number for number, span in one.statements.items() if _same(told, span)}
    return [mark for mark in one.marked if mark.of in of]


def told_in(text: str, attribute: Attributor) -> list[Told]:
    """The statements that are found in a text, each with the one whose content holds it."""
    findings = attribute.findings(Document(id=document_id("", text), capture_id="", text=text))
    found = [f.attribution for f in findings.every]
    out = []
    for one in found:
        start, end = one.content[0].start, one.content[-1].end
        around = [
            (s.end - s.start, a.id)
            for a in found
            for s in a.content
            if a is not one and s.start <= start and end <= s.end and (s.start, s.end) != (start, end)
        ]
        parent = min(around)[1] if around else None
        out.append(Told(id=one.id, content=one.content, cue=one.cue, source=one.source, parent=parent))
    return out


def _same(told: Told, said: Span) -> bool:
    """Whether most of a statement's content is what was marked, and most of that is in it."""
    size = sum(s.end - s.start for s in told.content)
    shared = sum(max(0, min(s.end, said.end) - max(s.start, said.start)) for s in told.content)
    return 2 * shared > size and 2 * shared > said.end - said.start


def main(arguments: list[str]) -> None:
    by_kind: dict[str, Counter[str]] = {}
    for one in passages(Path(arguments[0]) if arguments else FOLDER):
        by_kind.setdefault(one.kind, Counter()).update(recognised(one))
    by_kind["all"] = sum(by_kind.values(), Counter[str]())
    for kind, c in by_kind.items():
        precision, recall = c["right"] / max(1, c["found"]), c["known"] / max(1, c["marked"])
        told = f"found {c['found']}, marked {c['marked']} in {c['sentences']} sentences"
        print(f"{kind:14} precision {precision:.2f}, recall {recall:.2f}   {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
