"""Polarity, certainty, verification, names withheld, addressee and medium against the hand-made gold.

    python -m evaluation.sureness        precision, recall and how many there are, given the gold's attributions
    python -m evaluation.sureness -v     and every error, with the words
    python -m evaluation.sureness --held     on texts that nobody tuned on

Counted are the values that say something (negated, possible, unconfirmed …). A verification counts where it is tied to
the right attribution with the right status and its words overlap the gold's; addressee and medium where half of the
shorter's words are shared. Names withheld are tied here as a caller would: by the source's words and by the speaker.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evaluation.gold import occurrences
from evaluation.golds import golds, part_of, statements
from reportedly.brat import Annotated
from reportedly.resolve.doubt.certainty import certainty_of, outside, polarity_of
from reportedly.resolve.doubt.verification.checks import find_checks, verify
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.resolve.people.withheld.anonymous import is_anonymous
from reportedly.resolve.people.withheld.finding import WithheldWords, find_withheld
from reportedly.resolve.telling.carried import Said, carried
from reportedly.resolve.telling.told import Circumstances, circumstances
from reportedly.text import sentences
from reportedly.types import Span, Verification

Row = tuple[str, str, Any, Any]
"""What is measured, the attribution's words, the gold's value, ours; None is nothing to say."""

_PLAIN = {"affirmed", "asserted"}
_SMALL = {"the", "a", "an", "in", "on", "by", "at", "to", "its", "his", "her", "their"}


def rows_of(name: str, outlet: str | None, text: str, notes: dict[str, Any], spans: list[Annotated]) -> Iterator[Row]:
    """Every value of a document, the gold's and ours."""
    told = statements(notes, spans)
    verified = verify(find_checks(text, outlet), told, text, outlet)
    kept = withheld_by(notes, told, text)
    whole = sentences(text)
    around = told_where(notes, told, text)
    for item, one, near in zip(notes["attributions"], told, around, strict=True):
        words = f"{name} {one.id}: {_show(text, one.source)} | {_show(text, one.cue)} | {_show(text, one.content)[:90]}"
        yield from _one(item, one, near, text, whole, words)
        yield "verification", words, _gold_check(item, text), verified.get(one.id)
        speaker = item.get("speaker") or {}
        gold = speaker.get("withheld")
        yield "withheld", words, gold and gold["what"], kept.get(one.id) and kept[one.id].what
        if gold and gold["why"]:
            yield "why", words, gold["why"], kept.get(one.id) and kept[one.id].why


def _one(
    item: dict[str, Any], one: Told, told: Circumstances, text: str, whole: list[Span], words: str
) -> Iterator[Row]:
    near = [s for s in whole if one.cue and s.start <= one.cue[0].start < s.end]
    around = outside(text, near[0], one.content) if near else ""
    cue = _show(text, one.cue)
    polarity = polarity_of(cue, around, item["act"])
    yield "polarity", words, _value(item.get("polarity")), _value(polarity)
    certainty = certainty_of(text, one.content, one.cue, one.source)[0]
    yield "certainty", words, _value(item.get("certainty")), _value(certainty)
    yield "addressee", words, item.get("addressee"), told.addressee
    yield "medium", words, item.get("medium"), told.medium
    if "occasion" in item:
        yield "occasion", words, item["occasion"], told.occasion
    if one.source and not re.fullmatch(r"(?i)(?:he|she|it|they|i|we|him|her)", _show(text, one.source)):
        anonymous = is_anonymous(_show(text, one.source))
        gold = (item.get("speaker") or {}).get("anonymous")
        yield "anonymous", words, True if gold else None, True if anonymous else None


def told_where(notes: dict[str, Any], told: list[Told], text: str) -> list[Circumstances]:
    """Whom each attribution was told, where and at what occasion, given who speaks."""
    said = [
        Said(
            cue=one.cue,
            content=one.content,
            speaker=(item.get("speaker") or {}).get("name"),
            parent=one.parent,
            own=circumstances(text, one.content, one.cue, one.source),
        )
        for item, one in zip(notes["attributions"], told, strict=True)
    ]
    return carried(text, said)


def withheld_by(notes: dict[str, Any], told: list[Told], text: str) -> dict[str, WithheldWords]:
    """The words that withhold each attribution's speaker: those near its source, or its speaker's others."""
    out: dict[str, WithheldWords] = {}
    speakers = {str(i["key"]): (i.get("speaker") or {}).get("name") for i in notes["attributions"]}
    for words in find_withheld(text):
        touched = [t for t in told if words.near and any(s.meets(words.near) for s in t.source)]
        names = {speakers[t.id] for t in touched} - {None}
        if words.near and not touched:
            near = text[slice(*words.near)].casefold() + " " + text[slice(*words.span)].casefold()
            names = {n for n in speakers.values() if n and (n.casefold() in near)}
        elif not words.near:  # “his surname”: of whom was last spoken
            line = text.rfind("\n", 0, words.span.start)
            before = [t for t in told if line < t.start < words.span.start and speakers[t.id]]
            names = {speakers[before[-1].id]} if before else set()
        for key, name in speakers.items():
            if name in names and (key not in out or not out[key].why):
                out[key] = words
    return out


def _value(word: str | None) -> str | None:
    return None if word in _PLAIN else word


def _gold_check(item: dict[str, Any], text: str) -> dict[str, Any] | None:
    check = item.get("verification")
    return {**check, "spans": occurrences(check["words"], text)} if check else None


def _show(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(" ".join(text[s:e].split()) for s, e in spans)


def same(gold: Any, ours: Any) -> bool:
    """Whether two values agree."""
    if isinstance(gold, dict) and isinstance(ours, Verification):
        return gold["status"] == ours.status and any(s.meets(ours.span) for s in gold["spans"])
    if isinstance(gold, str) and isinstance(ours, str) and gold != ours:
        a, b = (set(re.findall(r"\w+", x.casefold())) for x in (gold, ours))
        a, b = a - _SMALL or a, b - _SMALL or b
        return len(a & b) * 2 >= min(len(a), len(b))
    return bool(gold == ours)


def counted(part: str, *, only: Sequence[str] = (), verbose: bool = False) -> dict[str, list[int]]:
    """Of each kind of value, as `tallied`, those of a part of the gold; `only` of these kinds, where any are given."""
    rows = (
        row
        for page in golds(part)
        for row in rows_of(page.name, page.about.outlet, page.text, page.notes, page.places)
        if not only or row[0] in only
    )
    return tallied(rows, verbose=verbose)


def tallied(rows: Iterable[Row], *, verbose: bool = False) -> dict[str, list[int]]:
    """Of each kind of value: how many are right, how many ours are, how many the gold has."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, words, gold, ours in rows:
        hit = gold is not None and ours is not None and same(gold, ours)
        counts[kind][0] += hit
        counts[kind][1] += ours is not None
        counts[kind][2] += gold is not None
        if verbose and not hit and (gold is not None or ours is not None):
            print(f"{kind}: {words}\n    gold {gold}\n    ours {ours}")
    return counts


def table(counts: Mapping[str, Sequence[int]], width: int) -> str:
    """Precision, recall and how many there are of each kind, its name `width` wide."""
    lines = [f"{'':{width}}{'precision':>10}{'recall':>10}{'n':>6}"]
    for kind, (right, ours, gold) in counts.items():
        lines.append(f"{kind:{width}}{right / max(ours, 1):>10.1%}{right / max(gold, 1):>10.1%}{gold:>6}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the table."""
    only = [a for a in arguments if not a.startswith("-")]
    part = part_of(arguments)
    print(table(counted(part, only=only, verbose="-v" in arguments and part != "sealed"), 14))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
