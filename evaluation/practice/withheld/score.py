"""Names withheld and sources without a name, on short texts written for practice.

    python -m evaluation.practice.withheld.score            the ten texts that the rules were tuned on
    python -m evaluation.practice.withheld.score -v         and every error, with the words
    python -m evaluation.practice.withheld.score --aside    the five set aside (print their errors only to report)

The texts are invented, in the manner of several kinds of newsroom; `text/aNN-*` were written first and set aside.
`withheld`, `why` and `anonymous` are measured as `evaluation.sureness` measures them, given the attributions; `found`
asks only whether the words that withhold are found; `resolved` is end to end, with attributions found by the model.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.gold import locate
from evaluation.golds import Gold, practice, statements
from evaluation.resolved import of_gold
from evaluation.sureness import table, tallied, withheld_by
from reportedly.attribute.attributor import Attributor
from reportedly.resolve.people.withheld.anonymous import is_anonymous
from reportedly.resolve.people.withheld.finding import find_withheld

HERE = Path(__file__).parent
_PRONOUNS = {"he", "she", "it", "they", "him", "her"}
Row = tuple[str, str, str | None, str | None]
"""What is measured, the attribution's words, the gold's value, ours."""


def rows(page: Gold) -> Iterator[Row]:
    """Every value of a page, the gold's and ours, given the attributions."""
    text, items = page.text, page.notes["attributions"]
    told = statements(page.notes, page.places)
    kept = withheld_by(page.notes, told, text)
    seen = [w.span for w in find_withheld(text)]
    for item, one in zip(items, told, strict=True):
        source = " ".join(text[s:e] for s, e in one.source)
        words = f"{page.name} {one.id}: {source} | {' '.join(text[s:e] for s, e in one.cue)}"
        gold, ours = item["speaker"]["withheld"], kept.get(one.id)
        yield "withheld", words, gold and gold["what"], ours.what if ours else None
        if gold:
            place = locate(gold["words"], text, one.source[0] if one.source else None)
            hit = any(s.meets(place) for s in seen)
            yield "found", words + f" | {gold['words']}", "yes", "yes" if hit else None
        if gold and gold["why"]:
            yield "why", words, gold["why"], ours.why if ours else None
        if source and source.casefold() not in _PRONOUNS:
            anonymous = item["speaker"]["anonymous"]
            yield "anonymous", words, "yes" if anonymous else None, "yes" if is_anonymous(source) else None


def resolved(page: Gold, attribute: Attributor) -> Iterator[Row]:
    """Whether each attribution's speaker is withheld and anonymous, end to end."""
    found = of_gold(page, attribute)
    for i, item in enumerate(page.notes["attributions"]):
        mine = found[i].speaker if i in found else None
        words = f"{page.name} {item['key']}: {item['speaker']['name']}; got {mine.name if mine else None}"
        if i not in found:
            yield "not attributed", words, "yes", None
            continue
        kept = bool(mine and mine.withheld)
        yield "resolved: withheld", words, "yes" if item["speaker"]["withheld"] else None, "yes" if kept else None
        unnamed = bool(mine and mine.anonymous)
        yield "resolved: anonymous", words, "yes" if item["speaker"]["anonymous"] else None, "yes" if unnamed else None


def main(arguments: list[str]) -> int:
    """Print the table."""
    attribute = Attributor.load()
    pages = practice(HERE, aside="--aside" in arguments)
    every = (row for page in pages for row in (*rows(page), *resolved(page, attribute)))
    print(table(tallied(every, verbose="-v" in arguments), 20))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
