"""Our own texts in which a page keeps names back: `withheld/KIND.txt`, one kind of prose each.

    python -m training.withheld          how much of them is recognised and joined to the right person, kind by kind
    python -m training.withheld -v       and every error, of the kinds that may be read

A line ``@ NAME`` opens a page; any other line is a passage, a paragraph of its own (several, where ``¶`` parts them).
In it ``<1 words>`` are the source of something that person 1 says, ``{n1 words}`` are the words that keep the name of
person 1 back (``s`` the surname only), and ``«1 words»`` are why. A digit counts within its passage, a capital within
its page; ``{n12 words}`` speak of two. All else looks as if it kept a speaker's name back, and does not.

End to end, a speaker of a passage that keeps a name back counts neither way where that mention is not marked.

Nothing in the program is made from the kinds of `ASIDE`: their errors are never printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.golds import described
from evaluation.resolved import read
from reportedly.attribute.attributor import Attributor
from reportedly.resolve.people.withheld.finding import find_withheld
from reportedly.types import Span, WithheldPart
from training.marking import plain, sections

FOLDER = Path(__file__).with_name("withheld")
ASIDE = frozenset(
    "council hospital letter liveblog migrants obituary oralhistory techleak transcript".split(),
)
"""Kinds whose errors nobody reads while rules are made."""
_PARTS: dict[str, WithheldPart] = {"n": "name", "s": "surname"}
_MARK = re.compile(r"\{([ns])([0-9A-Z]+) |<([0-9A-Z]) |«([0-9A-Z]+) |[}>»]")
_PERSON = {"{": 2, "<": 3, "«": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Words that keep the names of some people back."""

    what: WithheldPart
    span: Span
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's text; `said` are sources by person, `kept` what keeps names back, `why` reasons by person."""

    kind: str
    outlet: str
    text: str
    said: tuple[tuple[str, Span], ...]
    kept: tuple[Kept, ...]
    why: dict[str, Span]


def pages(folder: Path = FOLDER) -> Iterator[Page]:
    """The pages of every kind, in order. Raises ValueError for a mark that is not closed."""
    return (marked_up(*section) for section in sections(folder))


def marked_up(kind: str, outlet: str, lines: str) -> Page:
    """Lines with marks as a page. Raises ValueError for a mark that is not closed, or closes nothing."""
    text, said, kept, why = "", [], [], {}
    for number, line in enumerate(re.sub(r"\s*¶\s*", "¶", lines).split("\n")):
        words, marks = plain(line, _MARK, kind=kind, at=len(text))
        for opens, _, span in marks:
            sign = opens[0][0]
            people = tuple(p if p.isalpha() else f"{number}.{p}" for p in opens[_PERSON[sign]])
            if sign == "{":
                kept.append(Kept(what=_PARTS[opens[1]], span=span, of=people))
            elif sign == "<":
                said.append((people[0], span))
            else:
                why.update(dict.fromkeys(people, span))
        text += words + "\n\n"
    return Page(kind=kind, outlet=outlet, text=text.replace("¶", "\n"), said=tuple(said), kept=tuple(kept), why=why)


def measured(page: Page, attribute: Attributor, *, verbose: bool = False) -> Counter[str]:
    """How much is right, given (found) and marked: `words` that keep back, `given` sources, `why`, and end to end."""
    counts: Counter[str] = Counter()
    note: Callable[..., None] = print if verbose else lambda *_: None
    text = page.text
    found = find_withheld(text)
    for kept in page.kept:
        hit = any(w.span.meets(kept.span) for w in found)
        counts["words marked"] += 1
        counts["words known"] += hit
        if not hit:
            note("  words missed:", _show(text, kept.span), "|", _around(text, kept.span))
    for span in {w.span for w in found}:
        counts["words found"] += 1
        right = any(span.meets(k.span) for k in page.kept)
        counts["words right"] += right
        if not right:
            note("  words wrong:", _show(text, span), "|", _around(text, span))
    gold = {p: kept for kept in page.kept for p in kept.of}
    for person, source in page.said:
        ours = [w for w in found if w.near and w.near.meets(source)]
        _one(counts, "given", person in gold, bool(ours))
        if bool(ours) != (person in gold):
            note("  given", "missed:" if person in gold else "wrong:", _show(text, source), "|", _around(text, source))
        if person in gold and ours:
            counts["what right"] += any(w.what == gold[person].what for w in ours)
            counts["what"] += 1
    for person, span in page.why.items():
        ours = [w for w in found if any(w.span.meets(k.span) for k in page.kept if person in k.of)]
        reasons = [w.why for w in ours if w.why]
        right = any(_alike(r, _show(text, span)) for r in reasons)
        counts["why marked"] += 1
        counts["why found"] += bool(reasons)
        counts["why right"] += right
        if not right:
            note("  why:", _show(text, span), "| ours", reasons)
    counts["why found"] += sum(bool(w.why) for w in found if not any(w.span.meets(k.span) for k in page.kept))
    counts += _end_to_end(page, attribute, gold, note)
    return counts


def _end_to_end(page: Page, attribute: Attributor, gold: dict[str, Kept], note: Callable[..., None]) -> Counter[str]:
    counts: Counter[str] = Counter()
    text = page.text
    findings, resolved = read(text, described(text, {"outlet": page.outlet}), attribute)
    seen: set[int] = set()
    for found in findings.every:
        mine = resolved[found.attribution.id].speaker
        ours = bool(mine and mine.withheld)
        touched = [i for i, (_, s) in enumerate(page.said) if any(s.meets(t) for t in found.attribution.source)]
        marked = any(page.said[i][0] in gold for i in touched)
        seen.update(touched)
        if not touched and (not ours or any(_same_passage(text, found.attribution.source, k.span) for k in page.kept)):
            continue  # somebody of whom more is said than is marked
        _one(counts, "resolved", marked, ours)
        if ours != marked:
            source = found.attribution.source
            told = [_show(text, s) for s in source], "|", _around(text, source[0])
            note("  resolved", "missed:" if marked else "wrong:", mine and mine.name, "|", *told)
    lost = [i for i, (p, _) in enumerate(page.said) if i not in seen and p in gold]
    counts["resolved marked"] += len(lost)
    counts["unattributed"] += len(lost)
    return counts


def _one(counts: Counter[str], name: str, gold: bool, ours: bool) -> None:
    counts[f"{name} marked"] += gold
    counts[f"{name} found"] += ours
    counts[f"{name} right"] += gold and ours


def _alike(left: str, right: str) -> bool:
    a, b = (set(re.findall(r"\w+", x.casefold())) for x in (left, right))
    return 2 * len(a & b) >= min(len(a), len(b))


def _same_passage(text: str, source: tuple[Span, ...], other: Span) -> bool:
    start, end = sorted((source[0].start, other.start))
    return "\n\n" not in text[start:end]


def _show(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def _around(text: str, span: Span) -> str:
    return " ".join(text[max(text.rfind("\n\n", 0, span.start), span.start - 150) : span.end + 150].split())


def _line(name: str, c: Counter[str]) -> str:
    told = [f"{name:12}"]
    for part in ("words", "given", "why", "resolved"):
        right = c[f"{part} right"]
        known = c[f"{part} known"] if part == "words" else right
        precision, recall = right / max(1, c[f"{part} found"]), known / max(1, c[f"{part} marked"])
        told.append(f"{part} {precision:.2f} {recall:.2f} ({c[f'{part} marked']})")
    return "  ".join(told)


def main() -> None:
    """Print precision, recall and how many there are, kind by kind, and of all kinds apart."""
    attribute = Attributor.load()
    by_kind: dict[str, Counter[str]] = {}
    for page in pages():
        verbose = "-v" in sys.argv and page.kind not in ASIDE
        if verbose:
            print("==", page.kind)
        by_kind.setdefault(page.kind, Counter()).update(measured(page, attribute, verbose=verbose))
    for kind in sorted(by_kind, key=lambda k: (k in ASIDE, k)):
        print(_line(kind, by_kind[kind]))
    for name, kinds in (("read", by_kind.keys() - ASIDE), ("set aside", by_kind.keys() & ASIDE)):
        print(_line(name, sum((by_kind[k] for k in kinds), Counter())))


if __name__ == "__main__":
    main()
