"""Coreference of those who speak: MUC, B³, CEAF-e and their mean (CoNLL F1), beside the nearest antecedent.

    python -m evaluation.coreference             documents that training set aside
    python -m evaluation.coreference --held      the eight news documents that nobody tunes on

Mentions are matched by their heads, as CorefUD does. The key holds the annotated entities of which a mention is
annotated as the source of a saying; the response the entities that the program lets speak, found end to end: mentions
and sayings are its own. `everybody` compares all people and bodies that are mentioned more than once instead.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from evaluation.conllu import DEVELOPMENT, Marked, Parsed, documents
from reportedly.attribute.attributor import Attributor
from reportedly.identity import document_id
from reportedly.resolve.people.cast import joined
from reportedly.resolve.people.phrases import Phrase
from reportedly.resolve.people.pronouns import THIRD
from reportedly.resolve.people.speakers import source_heads
from reportedly.types import Attribution, Document

DATA = Path(__file__).parents[2] / "shared" / "data" / "gum"
Sets = list[set[Hashable]]
Counts = tuple[float, float, float, float]
"""Numerator and denominator of recall, then of precision."""


def muc(key: Sets, response: Sets) -> Counts:
    """Vilain et al. 1995: links that must be added."""
    return (*_links(key, response), *_links(response, key))


def _links(left: Sets, right: Sets) -> tuple[float, float]:
    place = {m: i for i, e in enumerate(right) for m in e}
    kept = sum(len(e) - len({place.get(m, ("alone", m)) for m in e}) for e in left)
    return kept, sum(len(e) - 1 for e in left)


def b_cubed(key: Sets, response: Sets) -> Counts:
    """Bagga & Baldwin 1998: the share of each mention's entity that is right."""
    return (*_shares(key, response), *_shares(response, key))


def _shares(left: Sets, right: Sets) -> tuple[float, float]:
    place = {m: e for e in right for m in e}
    total = sum(len(e & place[m]) / len(e) for e in left for m in e if m in place)
    return total, sum(map(len, left))


def ceaf_e(key: Sets, response: Sets) -> Counts:
    """Luo 2005: entities aligned one to one, by the share of mentions that they have in common (φ₄)."""
    likeness = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    best = assigned(likeness)
    return best, len(key), best, len(response)


def assigned(likeness: Sequence[Sequence[float]]) -> float:  # noqa: C901 (a textbook algorithm in one piece)
    """The greatest sum of one to one pairs (Kuhn–Munkres with potentials, O(n³))."""
    rows, columns = len(likeness), max((len(r) for r in likeness), default=0)
    n = max(rows, columns)
    if not n:
        return 0.0
    cost = [[-(likeness[i][j] if i < rows and j < columns else 0.0) for j in range(n)] for i in range(n)]
    u, v, match = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        match[0], at = i, 0
        least, way, used = [float("inf")] * (n + 1), [0] * (n + 1), [False] * (n + 1)
        while match[at]:
            used[at] = True
            row, delta, following = match[at], float("inf"), 0
            for j in range(1, n + 1):
                if used[j]:
                    continue
                slack = cost[row - 1][j - 1] - u[row] - v[j]
                if slack < least[j]:
                    least[j], way[j] = slack, at
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(n + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = following
        while at:
            match[at], at = match[way[at]], way[at]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, n + 1))


METRICS: dict[str, Callable[[Sets, Sets], Counts]] = {"MUC": muc, "B³": b_cubed, "CEAF-e": ceaf_e}


def nearest(found: Sequence[Phrase], text: str) -> list[int]:
    """The baseline: a pronoun takes up the nearest fitting mention, a name or a description the last of equal words."""
    entity: list[int] = []
    last: dict[str, int] = {}
    for i, p in enumerate(found):
        chosen = None
        if p.pronoun in THIRD:
            fits: set[str | None] = {"organisation", "object", None} if p.pronoun == "it" else {"person"}
            for k in range(i - 1, max(-1, i - 60), -1):
                other = found[k]
                alike = (
                    other.pronoun == p.pronoun
                    if other.pronoun
                    else (other.number == "many" if p.pronoun == "they" else other.entity in fits)
                )
                if alike:
                    chosen = entity[k]
                    break
        elif p.kind != "pronoun" and p.known is not False:
            for words in (" ".join(p.words), p.words[-1] if p.words else ""):
                if words in last:
                    chosen = last[words]
                    break
        entity.append(i if chosen is None else chosen)
        if p.kind != "pronoun" and p.words:
            last[" ".join(p.words)] = last[p.words[-1]] = entity[i]
    return entity


def sources(document: Parsed) -> Iterator[Marked]:
    """The mention that each annotated source is: the longest whose head is in it."""
    inside = sorted(document.speaking)
    runs = [[i for _, i in run] for _, run in groupby(enumerate(inside), key=lambda pair: pair[1] - pair[0])]
    for run in runs:
        within = [m for m in document.mentions if run[0] <= m.head <= run[-1]]
        if within:
            yield max(within, key=lambda m: (m.last - m.first, -m.first))


def key_of(document: Parsed, found: Sequence[Phrase], *, everybody: bool) -> tuple[Sets, list[Hashable]]:
    """The annotated entities as sets of mentions, and the annotated mention that each phrase matches."""
    heads = {document.tokens[m.head].span.start: (k, m) for k, m in enumerate(document.mentions)}
    starts = sorted(heads)
    matched: list[Hashable] = []
    for i, p in enumerate(found):
        at = bisect_right(starts, p.span.end - 1) - 1
        inside = at >= 0 and starts[at] >= p.span.start
        matched.append(heads[starts[at]][0] if inside else ("phrase", i))
    entities: dict[int, set[Hashable]] = {}
    for start in starts:
        k, m = heads[start]
        entities.setdefault(m.entity, set()).add(k)
    if everybody:
        kinds = {m.entity for m in document.mentions if m.kind in {"person", "organization"}}
        kept = [e for number, e in entities.items() if number in kinds and len(e) > 1]
    else:
        speaking = {m.entity for m in sources(document)}
        kept = [e for number, e in entities.items() if number in speaking]
    return kept, matched


def response_of(
    document: Parsed,
    found: Sequence[Phrase],
    of: Sequence[int],
    matched: Sequence[Hashable],
    attributions: Sequence[Attribution],
    *,
    everybody: bool,
) -> Sets:
    """The program's entities as sets of annotated mentions, or of phrases of its own."""
    entities: dict[int, set[Hashable]] = {}
    for number, mention in zip(of, matched, strict=True):
        entities.setdefault(number, set()).add(mention)
    if everybody:
        kinds = {of[i] for i, p in enumerate(found) if p.entity in {"person", "organisation"} and p.kind != "pronoun"}
        return [e for number, e in entities.items() if number in kinds and len(e) > 1]
    speaking = {of[i] for a in attributions for i in source_heads(document.text, a.source, found)}
    return [e for number, e in entities.items() if number in speaking]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--held", action="store_true")
    p.add_argument("--data", type=Path, default=DATA)
    options = p.parse_args()
    attribute = Attributor.load()
    read = documents(options.data, held_out=options.held)
    chosen = [d for d in read if options.held or d.name in DEVELOPMENT]
    totals: dict[tuple[str, str, str], list[float]] = {}
    entities = 0
    for document in chosen:
        findings = attribute.findings(Document(id=document_id("", document.text), capture_id="", text=document.text))
        reader, _ = joined(document.text, findings)
        sayings = [f.attribution for f in findings.every]
        for scope in ("speakers", "everybody"):
            key, matched = key_of(document, reader.phrases, everybody=scope == "everybody")
            entities += len(key) if scope == "speakers" else 0
            for name, of in (
                ("reportedly", [e.number for e in reader.of]),
                ("nearest antecedent", nearest(reader.phrases, document.text)),
            ):
                got = response_of(document, reader.phrases, of, matched, sayings, everybody=scope == "everybody")
                for metric, measure in METRICS.items():
                    tally = totals.setdefault((scope, name, metric), [0.0] * 4)
                    for i, value in enumerate(measure(key, got)):
                        tally[i] += value
    print(f"{len(chosen)} documents, {entities} entities that speak; mentions found by the program, matched by head")
    for scope in ("speakers", "everybody"):
        for name in ("reportedly", "nearest antecedent"):
            scores = {metric: _f1(totals[scope, name, metric]) for metric in METRICS}
            mean = sum(scores.values()) / len(scores)
            print(f"{scope:10} {name:20} CoNLL {mean:.1f}  " + "  ".join(f"{m} {s:.1f}" for m, s in scores.items()))


def _f1(counts: Sequence[float]) -> float:
    a, b, c, d = counts
    recall, precision = a / b if b else 0.0, c / d if d else 0.0
    return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


if __name__ == "__main__":
    main()
