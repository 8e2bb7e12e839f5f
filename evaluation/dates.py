"""How often a time expression is found and its value is right.

    python -m evaluation.dates                GUM's date marks but for the held-out documents, and the sample gold
    python -m evaluation.dates --held         GUM's held-out documents and our held-out texts: totals, no errors
    python -m evaluation.dates --practice     our practice texts alone
    python -m evaluation.dates --passages     our passages (see `evaluation.passages`), read and set aside
    python -m evaluation.dates --dateparser   the library dateparser beside ours, on the same marks
    python -m evaluation.dates --errors       what is missed or wrong

A mark is strictly right when the days of the prediction equal those of the mark, give or take a day at either end. It
is right when it is, or when the words leave open what the annotators decided one way here and another there:

- a stretch counted from the day of writing (“the past nine months”) is only as precise as its unit: each end may be off
  by less than half of it (marked from the first of January, or from the day, or from the month);
- “ten months ago”, “a year later” tell a month or a year: a mark with a day known from elsewhere is right within it;
- “early”, “mid” and “late” leave open where the part begins: a mark inside of the prediction, or around it, is right;
- which months make a season differs: each end may be off by a month;
- “this week” that is marked up to the day of publication only is right when it begins on the same day.

Marks that print a year are counted apart from relative ones. Open-ended marks (those with only `from`, `notBefore` or
`notAfter`: “a few months ago”), marks without a year in their value and impossible ones are counted as found or not,
but their value is not compared. A prediction that covers several marks (“from 2004 to 2009”) is held against them
together; one that begins with “since” outside of the mark is compared at its beginning. dateparser answers every
expression with one day, so a year or a week is never right with it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import NamedTuple

from evaluation.conllu import HELD_OUT, read
from evaluation.gold import locate
from evaluation.golds import Gold, golds
from evaluation.passages import PATH, REPORTS, passages
from reportedly.citing import reach
from reportedly.days import WEEKDAY
from reportedly.partial import bounds, day_of
from reportedly.resolve.times.dates import find_dates
from reportedly.resolve.times.when import said_and_happens
from reportedly.types import Dated, Span

GUM = Path(__file__).resolve().parents[2] / "shared" / "data" / "gum"
NEWS = ("news", "interview")
_TAG = re.compile(r'<(?P<close>/)?date\b(?P<attributes>(?:[^>"]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
_WEEKDAY = re.compile(f"{WEEKDAY},")
_DATELINE_WITHIN = 250
_TOLERANCE = timedelta(days=1)
_COUNTED = re.compile(r"(?i:\b(?:past|last|next|coming|previous|for|in)\b.*?\b(?P<unit>week|month|year|decade|centur))")
_PLURAL = re.compile(r"(?i:\b(?:past|next|coming|previous|the\s+last|for|in)\b)")
_MOVED = re.compile(r"(?i:\b(?:week|month|year|decade)s?\s+(?:ago|back|later|earlier|before|after))")
_PART = re.compile(r"(?i:\b(?:early|mid|late)\b)")
_SEASON = re.compile(r"(?i:\b(?:spring|summer|autumn|fall|winter)(?:time)?\b)")
_THIS = re.compile(r"(?i:this\s+(?:week|month|year))")
_HALF = {"week": 3.5, "month": 15.5, "year": 183, "decade": 1826, "centur": 18262}
"""Half of a unit, in days."""

Days = tuple[date, date]
Finder = Callable[[str, str | None], list[Dated]]


class Mark(NamedTuple):
    """A mark: its place, its days (None where they are open or unknown)."""

    span: Span
    days: Days | None


@dataclass(slots=True)
class Score:
    """Marks, those of them that are found at all, those whose value can be compared, those that are right."""

    marks: int = 0
    found: int = 0
    compared: int = 0
    right: int = 0
    strict: int = 0
    missed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        share, recall = self.right / max(self.compared, 1), self.found / max(self.marks, 1)
        strict = self.strict / max(self.compared, 1)
        return f"right {share:.3f}  strictly {strict:.3f} (n={self.compared})  found {recall:.3f} (n={self.marks})"


def marks_of(path: Path) -> tuple[str, list[Mark], str | None]:
    """Text of a GUM document, its date marks, the day on which a reader would say it was published.

    That is the date line where the document opens with one, else the day it was created.
    """
    parsed = read(path)
    created, notes = None, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::dateCreated = "):
            created = line.split(" = ")[1].strip()
        elif line[:1].isdigit() and line.split("\t", 1)[0].isdigit():
            notes.append(line.rsplit("\t", 1)[1])
    marks, opened = [], []
    for token, note in zip(parsed.tokens, notes, strict=True):
        for tag in _TAG.finditer(note):
            if not tag["close"]:
                opened.append((token.span.start, dict(_ATTRIBUTE.findall(tag["attributes"]))))
            elif opened:
                start, attributes = opened.pop()
                marks.append(Mark(Span(start, token.span.end), _days(attributes)))
    marks.sort()
    return parsed.text, marks, _published(parsed.text, marks, created)


def _days(attributes: dict[str, str]) -> Days | None:
    """First and last day of a mark, None for open, incomplete or impossible ones."""
    try:
        if "when" in attributes:
            return bounds(attributes["when"].split("T")[0])
        left, right = (
            attributes.get("from", attributes.get("notBefore")),
            attributes.get("to", attributes.get("notAfter")),
        )
        return (bounds(left)[0], bounds(right)[1]) if left and right else None
    except ValueError:
        return None


def _published(text: str, marks: Sequence[Mark], created: str | None) -> str | None:
    for mark in marks:
        printed = re.search(r"\d{4}", text[slice(*mark.span)])
        if mark.span.start <= _DATELINE_WITHIN and mark.days and printed and mark.days[0] == mark.days[1]:
            before = text[: mark.span.start].rstrip(" ")
            if _WEEKDAY.match(text, mark.span.start) or before[-1:] in ("", "\n"):
                return mark.days[0].isoformat()
    return created


def score(
    text: str,
    marks: Sequence[Mark],
    found: Sequence[Dated],
    relative: Score,
    printed: Score,
    published: str | None,
) -> None:
    """Add a document's marks to both scores."""
    covered: dict[Span, list[Mark]] = {}
    pairs = []
    for mark in marks:
        overlap = [d for d in found if d.span.meets(mark.span)]
        best = max(
            overlap, key=lambda d: min(d.span.end, mark.span.end) - max(d.span.start, mark.span.start), default=None
        )
        pairs.append((mark, best))
        if best is not None:
            covered.setdefault(best.span, []).append(mark)
    for mark, best in pairs:
        total = printed if re.search(r"\d{4}", text[slice(*mark.span)]) else relative
        total.marks += 1
        total.found += best is not None
        if mark.days is None:
            continue
        total.compared += 1
        strict = best is not None and _strict(text, mark, best, covered[best.span])
        right = strict or (best is not None and _open(text, mark, best, day_of(published)))
        total.strict += strict
        total.right += right
        if not right:
            around = text[max(0, mark.span.start - 50) : mark.span.end + 30].replace("\n", " ")
            gold = "/".join(d.isoformat() for d in mark.days)
            got = f"{text[slice(*best.span)]!r} = {best.value}" if best else "-"
            total.missed.append(f"{text[slice(*mark.span)]!r} = {gold}; ours {got}; … {around} …")


def _shared(mark: Span, dated: Dated) -> int:
    return min(dated.span.end, mark.end) - max(dated.span.start, mark.start)


def _strict(text: str, mark: Mark, best: Dated, together: Sequence[Mark]) -> bool:
    if best.value is None or mark.days is None:
        return False
    try:
        first, last = bounds(best.value)
    except ValueError:
        return False
    days = mark.days
    if len(together) > 1 and "/" in best.value and all(m.days for m in together):
        known = [m.days for m in together if m.days]
        days = min(d[0] for d in known), max(d[1] for d in known)
    begins = abs(first - days[0]) <= _TOLERANCE
    if text[best.span.start : best.span.start + 5].lower() == "since" and best.span.start < mark.span.start:
        return begins
    return begins and abs(last - days[1]) <= _TOLERANCE


def _open(text: str, mark: Mark, best: Dated, published: date | None) -> bool:
    """Whether the words leave open what sets the prediction apart from the mark (see above)."""
    if best.value is None or mark.days is None:
        return False
    words = text[min(best.span.start, mark.span.start) : max(best.span.end, mark.span.end)]
    (first, last), (begin, end) = bounds(best.value), mark.days
    inside, around = first <= begin and end <= last, begin <= first and last <= end
    if (_MOVED.search(words) and inside) or (_PART.search(words) and (inside or around)):
        return True
    if _SEASON.search(words):
        return abs(first - begin).days <= 31 and abs(last - end).days <= 31
    if _THIS.search(words) and published:
        return first == begin and abs(end - published) <= _TOLERANCE
    counted = _COUNTED.search(words)
    if counted and "/" in best.value and _PLURAL.search(words):
        half = _HALF[counted["unit"].lower()]
        return abs(first - begin).days < half and abs(last - end).days < half
    return False


def ours(text: str, published: str | None) -> list[Dated]:
    return find_dates(text, published)


def dateparser_finder() -> Finder | None:
    """dateparser's `search_dates`, counting from the day of publication; None where it is not installed."""
    try:
        from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None

    def find(text: str, published: str | None) -> list[Dated]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
        found, at = [], 0
        for line in re.finditer(r"[^\n]+", text):
            at = line.start()
            for words, moment in search_dates(line[0], languages=["en"], settings=settings) or ():
                start = text.find(words, at, line.end())
                if start >= 0:
                    at = start + len(words)
                    found.append(Dated(span=Span(start, at), value=moment.date().isoformat()))
        return found

    return find


def gum(finder: Finder, *, held: bool) -> dict[str, tuple[Score, Score]]:
    """Scores of relative and of printed dates by genre; “held out” alone when `held`."""
    totals: dict[str, tuple[Score, Score]] = {}
    for path in sorted(GUM.glob("*.conllu")):
        _, genre, name = path.stem.split("_", 2)
        if (genre == "news" and name in HELD_OUT) != held:
            continue
        text, marks, published = marks_of(path)
        key = "held out" if held else genre if genre in NEWS else "other genres"
        relative, printed = totals.setdefault(key, (Score(), Score()))
        score(text, marks, finder(text, published), relative, printed, published)
    return totals


def sample(finder: Finder, part: str) -> tuple[Score, list[int], dict[str, list[int]]]:
    """The dates of a part of our own gold; how many of ours overlap a gold date, of how many; `when` and `happens`.

    Posts in plain text tell no date to `extract`; theirs is the gold's.
    """
    total, kept = Score(), [0, 0]
    roles: dict[str, list[int]] = {"when": [0, 0, 0, 0], "happens": [0, 0, 0, 0]}
    for page in golds(part):
        text, notes, attributions, published = page.text, page.notes, page.places, page.about.published
        found = finder(text, published)
        marks = []
        for item in notes["dates"]:
            days = bounds(item["value"]) if item["value"] else None
            marks.append(Mark(locate(item, text, None), days))
        marks.sort()
        score(text, marks, found, total, total, published)
        for d in found:
            hit = any(d.span.meets(m.span) for m in marks)
            kept[0] += hit
            kept[1] += 1
            if not hit:
                total.missed.append(
                    f"not in the gold: {text[max(0, d.span.start - 30) : d.span.end + 30]!r} = {d.value}"
                )
        answers = _times(page, found)
        for item, spans, got in zip(notes["attributions"], attributions, answers, strict=True):
            for role, value in zip(("when", "happens"), got, strict=True):
                _count(roles[role], value, item[role])
                if value != item[role]:
                    words = text[slice(*spans.content[0])][:60]
                    total.missed.append(f"{role}: ours {value}, gold {item[role]}: {page.name[:14]} {words!r}")
    return total, kept, roles


def _times(page: Gold, found: Sequence[Dated]) -> list[tuple[str | None, str | None]]:
    """When each attribution of a text was said and when it happens, given who stands in whose words."""
    places = {item["key"]: place for item, place in zip(page.notes["attributions"], page.places, strict=True)}
    answers = []
    for item, place in zip(page.notes["attributions"], page.places, strict=True):
        up = places.get(item.get("parent"))
        within = reach(page.text, up.content, up.cue, up.source) if up else ()
        answers.append(
            said_and_happens(place.content, place.cue, place.source, page.text, found, page.about.published, within)
        )
    return answers


def _count(figures: list[int], value: str | None, gold: str | None) -> None:
    """Right, given by us, given in the gold, and both None."""
    same = value is not None and gold is not None and _same(value, gold)
    figures[0] += same
    figures[1] += value is not None
    figures[2] += gold is not None
    figures[3] += value is None and gold is None


def _same(value: str, gold: str) -> bool:
    (a, b), (c, d) = bounds(value), bounds(gold)
    return abs(a - c) <= _TOLERANCE and abs(b - d) <= _TOLERANCE


def show(name: str, finder: Finder, *, held: bool, errors: bool) -> None:
    print(f"== {name}")
    sums = Score(), Score()
    for genre, scores in gum(finder, held=held).items():
        for kind, one, total in zip(("relative", "year printed"), scores, sums, strict=True):
            print(f"GUM {genre:14} {kind:13} {one}")
            total.marks, total.found = total.marks + one.marks, total.found + one.found
            total.compared, total.right = total.compared + one.compared, total.right + one.right
            total.strict += one.strict
            for line in one.missed if errors and not held else ():
                print("   ", line)
    if not held:
        print(f"GUM {'all':14} {'relative':13} {sums[0]}\nGUM {'all':14} {'year printed':13} {sums[1]}")
    show_own("held" if held else "sample", finder, errors=errors and not held)


def show_own(part: str, finder: Finder, *, errors: bool) -> None:
    """The dates of a part of our own gold."""
    total, kept, roles = sample(finder, part)
    print(f"{part} gold {total}  precision {kept[0] / max(kept[1], 1):.3f} (n={kept[1]})")
    for role, (right, given, gold, none) in roles.items():
        print(f"{part} {role:8} right {right} of {given} given, {gold} in the gold; rightly none {none}")
    for line in total.missed if errors else ():
        print("   ", line)


def show_passages(finder: Finder, *, errors: bool) -> None:
    """Both halves of either file: values, those invented where the words tell none, how many of ours are marked."""
    for path, aside in product((PATH, REPORTS), (False, True)):
        total, kept, given = Score(), 0, 0
        for page in passages(path):
            if page.aside != aside:
                continue
            found = finder(page.text, page.published)
            marks = [Mark(Span(start, end), bounds(value) if value else None) for start, end, value in page.marks]
            score(page.text, marks, found, total, total, page.published)
            given += len(found)
            for d in found:
                over = [m for m in marks if d.span.meets(m.span)]
                told = any(m.days for m in over) or (bool(over) and d.value is None)
                kept += told
                if not told:
                    total.missed.append(f"not told: {page.text[slice(*d.span)]!r} = {d.value}; {page.text[:90]}")
        print(
            f"{path.stem:8} {'set aside' if aside else 'read':10} {total}  told {kept / max(given, 1):.3f} (n={given})"
        )
        for line in total.missed if errors and not aside else ():
            print("   ", line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="totals of GUM's held-out documents and our held-out texts")
    parser.add_argument("--practice", action="store_true", help="score our practice texts alone")
    parser.add_argument("--passages", action="store_true", help="score our passages alone")
    parser.add_argument("--dateparser", action="store_true", help="score the library dateparser too")
    parser.add_argument("--errors", action="store_true", help="print what is missed or wrong")
    options = parser.parse_args()
    if options.practice:
        show_own("practice", ours, errors=options.errors)
        return
    if options.passages:
        show_passages(ours, errors=options.errors)
        return
    show("ours", ours, held=options.held, errors=options.errors)
    if options.dateparser:
        other = dateparser_finder()
        if other is None:
            print("dateparser is not installed: pip install 'reportedly[bench]'")
        else:
            show("dateparser", other, held=options.held, errors=False)


if __name__ == "__main__":
    main()
