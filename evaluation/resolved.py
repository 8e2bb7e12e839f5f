"""How well accounts are made, on the hand-made gold: speakers, chains, and what is withheld, end to end.

    python -m evaluation.resolved             the half of the sample case on which the rules were tuned
    python -m evaluation.resolved --rest      its other half; `--case` is both
    python -m evaluation.resolved --practice  ten texts more to tune on
    python -m evaluation.resolved --held      twelve texts that nobody tuned on
    python -m evaluation.resolved -v          print what is wrong

The text is attributed and resolved as a reader of the page would have it; an attribution that is found is compared with
the gold one whose content it shares most of (intersection over union of at least a half, for nested ones too).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.golds import Gold, golds, part_of
from reportedly.attribute.attributor import Attributor
from reportedly.names import fold, match
from reportedly.resolve.people.sureness import share_right
from reportedly.resolve.resolver import resolve
from reportedly.types import Description, Document, Findings, Found, Resolved, Span


@dataclass(slots=True)
class Tally:
    """Right, wrong, missed; precision, recall and their counts."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        p = self.right / (self.right + self.wrong) if self.right + self.wrong else None
        r = self.right / (self.right + self.missed) if self.right + self.missed else None
        shown = ["–" if x is None else f"{x:.3f}" for x in (p, r)]
        return f"precision {shown[0]}, recall {shown[1]} (right {self.right}, wrong {self.wrong}, missed {self.missed})"


def read(text: str, about: Description, attribute: Attributor) -> tuple[Findings, dict[str, Resolved]]:
    """A text as a reader of its page has it: what is found in it, and by the id of each attribution what that means."""
    document = Document(id=about.document_id, capture_id="", text=text)
    findings = attribute.findings(document)
    return findings, {r.attribution_id: r for r in resolve(document, about, findings).resolved}


def of_gold(gold: Gold, attribute: Attributor) -> dict[int, Resolved]:
    """What the program makes of each gold attribution that it finds, by its number."""
    findings, resolved = read(gold.text, gold.about, attribute)
    return {g: resolved[found.attribution.id] for g, found in pairs(gold, findings).items()}


def pairs(gold: Gold, findings: Findings) -> dict[int, Found]:
    """For each gold attribution the one found that stands for it: most of the content shared, one to one."""
    drawn = []
    every = [*findings.found, *findings.nested]
    for g, place in enumerate(gold.places):
        for k, f in enumerate(every):
            share = shared(place.content, f.attribution.content)
            same_cue = any(a.meets(b) for a in place.cue for b in f.attribution.cue)
            if share >= 0.5 or (share > 0 and same_cue):
                drawn.append((same_cue, share, -g, -k))
    found: dict[int, Found] = {}
    taken: set[int] = set()
    for _, _, g, k in sorted(drawn, reverse=True):
        if -g not in found and -k not in taken:
            found[-g] = every[-k]
            taken.add(-k)
    return found


def shared(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The share of the characters of either that both have: intersection over union, in [0, 1]."""
    a = {i for s, e in left for i in range(s, e)}
    b = {i for s, e in right for i in range(s, e)}
    return len(a & b) / max(1, len(a | b))


WORDS_BELOW = share_right(0.5)
"""A wrong speaker that is less sure stays the page's words: one that the resolver itself gives less than a half."""
_THE = re.compile(r"^(?:the|a|an|our|its|his|her|their)\s+", re.IGNORECASE)


def same_name(left: str, right: str) -> bool:
    """Whether two names, or two descriptions, mean one: equal but for articles, titles, and what hangs on them."""
    a, b = (_THE.sub("", x.strip(' .,“”"')).casefold() for x in (left, right))
    if a == b or fold(left) == fold(right):
        return True
    if match(left, right).relation == "same":
        return True
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and (long.startswith(short + " ") or (" " in short and long.endswith(" " + short)))


def measured(part: str, *, only: str = "", verbose: bool = False) -> tuple[Counter[str], dict[str, Tally]]:
    """What became of the speakers, and a tally each of chains, withheld names, anonymous speakers and roles."""
    attribute = Attributor.load()
    tallies: dict[str, Tally] = {name: Tally() for name in ("chains", "withheld", "anonymous", "roles")}
    speakers: Counter[str] = Counter()
    for gold in golds(part):
        if not gold.name.startswith(only):
            continue
        found = of_gold(gold, attribute)
        if verbose:
            print(f"== {gold.name}")
        _speakers(gold, found, speakers, verbose)
        _fields(gold, found, tallies, verbose)
    return speakers, tallies


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for part in ("--rest", "--case", "--practice", "--held"):
        p.add_argument(part, action="store_true")
    p.add_argument("-v", "--verbose", action="store_true")
    p.add_argument("--only", default="", help="documents whose name begins so")
    options = p.parse_args()
    speakers, tallies = measured(part_of(sys.argv), only=options.only, verbose=options.verbose)
    judged = speakers["right"] + speakers["wrong"]
    print(
        f"speakers: {speakers['right'] / max(1, judged):.3f} right of {judged};"
        f" {speakers['words']} stay as the page's words, {speakers['not found']} not found,"
        f" {speakers['none']} without a speaker"
    )
    for name, tally in tallies.items():
        print(f"{name}: {tally}")


def _speakers(gold: Gold, found: Mapping[int, Resolved], counts: Counter[str], verbose: bool) -> None:
    for g, notes in enumerate(gold.notes["attributions"]):
        name = (notes.get("speaker") or {}).get("name")
        if not name or not gold.places[g].source:
            counts["none"] += 1
            continue
        if g not in found:
            counts["not found"] += 1
            continue
        speaker = found[g].speaker
        source = " ".join(gold.text[s:e] for s, e in gold.places[g].source)
        if speaker is None:
            verdict = "wrong"
        elif same_name(speaker.name, name) or (speaker.readings and any(same_name(r, name) for r in speaker.readings)):
            verdict = "right"
        else:
            verdict = "words" if speaker.score < WORDS_BELOW or same_name(speaker.name, source) else "wrong"
        counts[verdict] += 1
        if verbose and verdict != "right":
            got = f"{speaker.name!r} ({speaker.score:.2f})" if speaker else None
            print(f"  {verdict}: {source!r} is {name!r}, got {got}")


def _fields(gold: Gold, found: Mapping[int, Resolved], tallies: Mapping[str, Tally], verbose: bool) -> None:
    for g, notes in enumerate(gold.notes["attributions"]):
        r = found.get(g)
        who, mine = notes.get("speaker") or {}, r.speaker if r else None
        name, ours = who.get("name"), mine.name if mine else None
        kept = f"{name}: {who.get('withheld')}" if who.get("withheld") else str(mine)
        _both(tallies["withheld"], who.get("withheld"), mine and mine.withheld, kept, verbose)
        _both(tallies["anonymous"], who.get("anonymous"), mine and mine.anonymous, f"{name}; got {ours}", False)
        role, told = who.get("role"), mine.role if mine else None
        alike = bool(role and told and _alike(told, role))
        _count(tallies["roles"], bool(role), bool(told), alike, f"{role}; got {told}", False)
        chain, links = notes.get("chain") or [], r.chain if r else ()
        inward = links[1:] if gold.about.outlet else links
        equal = len(chain) == len(inward) + 1 and all(map(same_name, chain[1:], inward))
        want = len(chain) > 2
        note = f"{chain}; got {r.chain if r else None}"
        _count(tallies["chains"], want, len(inward) > 1, want and equal, note, verbose)


def _both(tally: Tally, gold: object, ours: object, note: str, verbose: bool) -> None:
    """Count something that is told or not: right where both tell it."""
    _count(tally, bool(gold), bool(ours), bool(gold and ours), note, verbose)


def _alike(left: str, right: str) -> bool:
    a, b = (set(re.findall(r"\w+", x.casefold())) - {"a", "an", "the", "of", "for", "at", "in"} for x in (left, right))
    return bool(a & b)


def _count(tally: Tally, want: bool, got: bool, right: bool, note: str, verbose: bool) -> None:
    if want and right:
        tally.right += 1
        return
    tally.missed += want
    tally.wrong += got
    if verbose and (want or got):
        print(f"    {'missed' if want else 'invented'}: {note}")


if __name__ == "__main__":
    main()
