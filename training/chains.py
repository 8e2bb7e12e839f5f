"""Our own passages in which somebody says what somebody else said: `chains/KIND.txt`, one kind of prose each.

    python -m training.chains              how many chains and inner sayings are found, kind by kind
    python -m training.chains -v KIND…     and which are not, of these kinds

A line ``@ NAME`` names the outlet of the lines that follow; any other line is a passage, a document of its own (``¶``
ends a line in it). In it ``<1 words>`` is what statement 1 says and ``[1 words]`` who says it, ``[1 she=Ada Rusk]``
where the page has the name elsewhere; ``[1+ words]`` is whom they cite, ``[1- words]`` who hands it on. A statement
within another's content is a link further in. Two sayings side by side, and what people say of their own thoughts, are
marked as no chain or not at all. Of a content without a source nothing is asked.

The errors of the kinds in `ASIDE` were not read; those of the others were, to mend the rules.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.golds import described
from evaluation.resolved import read, same_name, shared
from reportedly.attribute.attributor import Attributor
from reportedly.types import Found, Resolved, Span
from training.marking import plain, sections

FOLDER = Path(__file__).with_name("chains")
ASIDE = ("council", "diary", "digest", "intelligence", "obituary", "police", "transfers")
"""Kinds whose errors nobody looked at."""
_MARK = re.compile(r"[\[<](?P<number>\w+)(?P<place>[+-]?) |(?:=(?P<name>[^\[\]<>=]+))?\]|>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as it is marked: its content, and the names from the outlet inward, None where none are marked."""

    content: tuple[Span, ...]
    source: Span | None
    chain: tuple[str, ...] | None
    within: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line as a text of its own, and the statements that are marked in it."""

    kind: str
    outlet: str
    text: str
    said: tuple[Said, ...]


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """The passages of every kind, in order. Raises ValueError for a mark that does not pair."""
    for kind, outlet, lines in sections(folder):
        yield from (marked_up(kind, outlet, line.strip()) for line in lines.splitlines() if line.strip())


def marked_up(kind: str, outlet: str, line: str) -> Passage:
    """A line with marks as a text and what is marked in it. Raises ValueError for a mark that does not pair."""
    text, marks = plain(line, _MARK, kind=kind)
    contents: dict[str, list[Span]] = {}
    names: dict[str, dict[str, str]] = {}
    sources: dict[str, Span] = {}
    for opens, closes, span in marks:
        if opens[0][0] == "<":
            contents.setdefault(opens["number"], []).append(span)
        else:
            names.setdefault(opens["number"], {})[opens["place"]] = closes["name"] or text[slice(*span)]
            if not opens["place"]:
                sources[opens["number"]] = span
    text = re.sub(" ?¶ ", lambda m: "\n".rjust(len(m[0])), text)
    return Passage(kind=kind, outlet=outlet, text=text + "\n", said=_linked(outlet, contents, names, sources))


def _linked(
    outlet: str, contents: dict[str, list[Span]], names: dict[str, dict[str, str]], sources: dict[str, Span]
) -> tuple[Said, ...]:
    """The statements, each with the smallest other that holds it, and its chain."""
    made: dict[str, Said] = {}
    for number, content in sorted(contents.items(), key=lambda item: item[1][0].start - item[1][0].end):
        around = [
            s for s in made.values() if any(c.start <= content[0].start and content[0].end <= c.end for c in s.content)
        ]
        within = min(around, key=lambda s: s.content[0].end - s.content[0].start, default=None)
        before = (outlet,) if within is None else within.chain
        told = names.get(number, {})
        own = tuple(told[place] for place in ("-", "", "+") if place in told)
        chain = (*before, *own) if before is not None and own else None
        made[number] = Said(content=tuple(content), source=sources.get(number), chain=chain, within=within)
    return tuple(made.values())


def matched(one: Passage, attribute: Attributor) -> list[tuple[Said | None, Found, Resolved]]:
    """What the program finds in a passage, each with the marked statement whose content it shares most of, if any."""
    findings, resolved = read(one.text, described(one.text, {"outlet": one.outlet}), attribute)
    shares = sorted(
        (
            (_same_source(f, s), share, -i, -k)
            for i, f in enumerate(findings.every)
            for k, s in enumerate(one.said)
            if (share := shared(f.attribution.content, s.content)) >= 0.5
        ),
        reverse=True,
    )
    pairs: dict[int, Said] = {}
    for _, _, i, k in shares:
        if -i not in pairs and one.said[-k] not in pairs.values():
            pairs[-i] = one.said[-k]
    return [(pairs.get(i), f, resolved[f.attribution.id]) for i, f in enumerate(findings.every)]


def _same_source(found: Found, said: Said) -> bool:
    here = said.source
    return here is not None and any(s.meets(here) for s in found.attribution.source)


def counted(one: Passage, attribute: Attributor, notes: list[str] | None = None) -> Counter[str]:
    """How many chains of three and more are shown, marked, and right in every link; and how many statements within
    another's content are marked, found, and linked to the one that holds them.
    """
    counts: Counter[str] = Counter()
    found = matched(one, attribute)
    stands = {id(said): r for said, _, r in found if said}
    notes = notes if notes is not None else []
    for said, _, r in found:
        if (said and said.chain is None) or len(_inward(one, r)) < 2:
            continue
        right = said is not None and said.chain is not None and _same(said.chain[1:], _inward(one, r))
        counts.update(shown=1, right=int(right))
        if not right:
            notes.append(
                f"shown {' > '.join(r.chain)} for {' > '.join(said.chain or ()) if said else 'nothing that is marked'}"
            )
    for said in one.said:
        if said.chain is None:
            continue
        mine = stands.get(id(said))
        counts["marked"] += len(said.chain) > 2
        if len(said.chain) > 2 and mine is None:
            notes.append(f"not found {' > '.join(said.chain)}")
        elif len(said.chain) > 2 and mine and len(_inward(one, mine)) < 2:
            notes.append(f"shown {' > '.join(mine.chain)} for {' > '.join(said.chain)}")
        if said.within and said.within.chain:
            outer = stands.get(id(said.within))
            counts.update(
                inner=1,
                found=int(mine is not None),
                linked=int(bool(mine and outer and mine.parent == outer.attribution_id)),
            )
    return counts


def _inward(one: Passage, r: Resolved) -> tuple[str, ...]:
    """The links after the outlet."""
    return r.chain[1:] if r.chain[:1] == (one.outlet,) else r.chain


def _same(left: Sequence[str], right: Sequence[str]) -> bool:
    return len(left) == len(right) and all(map(same_name, left, right))


def main(arguments: Sequence[str]) -> None:
    attribute = Attributor.load()
    shown = arguments[1:] if arguments[:1] == ["-v"] else []
    by_kind: dict[str, Counter[str]] = {}
    for one in passages():
        if shown and one.kind not in shown:
            continue
        notes: list[str] = []
        by_kind.setdefault(one.kind, Counter()).update(counted(one, attribute, notes))
        if shown and notes:
            print(one.text.strip(), *notes, sep="\n    ")
    read_kinds = [c for kind, c in by_kind.items() if kind not in ASIDE]
    aside = [c for kind, c in by_kind.items() if kind in ASIDE]
    totals = {"read": sum(read_kinds, Counter[str]()), "set aside": sum(aside, Counter[str]())}
    for kind, c in {**by_kind, **totals}.items():
        precision, recall = c["right"] / max(1, c["shown"]), c["right"] / max(1, c["marked"])
        inner = f"inner sayings {c['inner']}, found {c['found']}, linked {c['linked']}"
        mark = "*" if kind in ASIDE else " "
        chains = f"precision {precision:.3f} of {c['shown']}, recall {recall:.3f} of {c['marked']}"
        print(f"{kind:13}{mark} chains: {chains}; {inner}")


if __name__ == "__main__":
    main(sys.argv[1:])
