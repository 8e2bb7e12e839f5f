"""Learn whom pronouns and descriptions take up, from the coreference of GUM.

    python -m training.antecedents --data ../shared/data/gum --out reportedly/resolve/people/weights/antecedents.json

Mentions and sayings are those that weights find which have not seen the document, so that the choice is learned among
what it will meet, and trusts the weights as far as they are to be trusted; who was spoken of before is taken from the
annotation. The documents of `evaluation.conllu.HELD_OUT` are not read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evaluation.conllu import DEVELOPMENT, Parsed, documents
from reportedly.attribute.attributor import Attributor
from reportedly.identity import document_id
from reportedly.resolve.people.antecedents import PAIR, PERSON, Entity, asked
from reportedly.resolve.people.cast import reader_of
from reportedly.resolve.people.features import Asking, nobody
from reportedly.resolve.people.phrases import Phrase
from reportedly.types import Document
from training.softmax import Options, chances, fitted

DECAY = {PERSON: 2.0, "it": 10.0, "they": 10.0, "the": 10.0, "bare": 10.0}
"""How strongly weights are drawn to nothing, found best by cross-validation on documents; that of pairs is not."""


class Choice(NamedTuple):
    """What could be meant, nobody first: the features of each and what the network says of it, and which is right."""

    how: str
    features: list[list[str]]
    alike: list[float]
    right: int


def aligned(document: Parsed, found: Sequence[Phrase]) -> list[int | None]:
    """The annotated entity of each phrase: that of the mention whose head stands in it."""
    heads = {
        document.tokens[m.head].span.start: m.entity for m in sorted(document.mentions, key=lambda m: m.first - m.last)
    }
    starts = np.array(sorted(heads))
    entities: list[int | None] = []
    for phrase in found:
        low, high = np.searchsorted(starts, [phrase.span.start, phrase.span.end])
        entities.append(heads[int(starts[high - 1])] if high > low else None)
    return entities


def choices(document: Parsed, attribute: Attributor) -> list[Choice]:
    """What could be chosen at each pronoun and description of a document, and what is right."""
    findings = attribute.findings(Document(id=document_id("", document.text), capture_id="", text=document.text))
    reader = reader_of(document.text, findings)
    gold = aligned(document, reader.phrases)
    by_gold: dict[int, Entity] = {}
    made = []
    for i, (phrase, entity) in enumerate(zip(reader.phrases, gold, strict=True)):
        right = by_gold.get(entity) if entity is not None else None
        how = asked(phrase)
        if how and (entity is not None or phrase.pronoun):
            drawn = reader.candidates(i, how)
            asking = Asking(i, reader.phrases, reader.where, reader.sayings, reader.text)
            rows = [nobody(phrase, reader.where[i]), *(asking.features(e, rank) for e, rank in drawn)]
            which = next((k for k, (e, _) in enumerate(drawn, 1) if e is right), 0) if right else 0
            alike = reader.pairs.means(i, [e.phrases for e, _ in drawn])
            made.append(Choice(how, rows, [0.0, *alike], which))
        joined = reader.join(i, right)
        if entity is not None:
            by_gold[entity] = joined
    return made


def fit(data: Sequence[Choice]) -> dict[str, float]:
    """Weights of a softmax over what could be meant, apart for each way of taking up: the likeliest with `DECAY`."""
    found: dict[str, float] = {}
    for how in sorted({c.how for c in data}):
        given = [Options(c.features, [0.0] * len(c.alike), c.alike, c.right) for c in data if c.how == how]
        weight, pair = fitted(given, DECAY[how])
        found.update({f"{how}: {name}": round(w, 4) for name, w in {**weight, PAIR: pair}.items() if abs(w) > 0.005})
    return found


def share_right(data: Iterable[Choice], weight: Mapping[str, float]) -> dict[str, str]:
    """By how it is taken up: the share of choices that are right, and of those that are safe, with counts."""
    counts: dict[str, list[int]] = {}
    for how, rows, alike, right in data:
        pair = weight.get(f"{how}: {PAIR}", 0.0)
        scores = np.array([sum(weight.get(f"{how}: {n}", 0.0) for n in row) for row in rows]) + pair * np.array(alike)
        sure = chances(scores)
        best = int(sure.argmax())
        tally = counts.setdefault(how, [0, 0, 0, 0])
        tally[0] += 1
        tally[1] += best == right
        if best and sure[best] >= 0.5:
            tally[2] += 1
            tally[3] += best == right
    return {how: f"{r / n:.3f} of {n}; joined {j}, right {k / max(1, j):.3f}" for how, (n, r, j, k) in counts.items()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument(
        "--folds",
        type=Path,
        nargs="+",
        required=True,
        help="weights whose mentions were trained without every N-th document",
    )
    options = p.parse_args()
    unseen = [Attributor.load(weights=folder) for folder in options.folds]
    read = documents(options.data)
    made = [(document.name, choices(document, unseen[i % len(unseen)])) for i, document in enumerate(read)]
    train = [c for name, chosen in made if name not in DEVELOPMENT for c in chosen]
    aside = [c for name, chosen in made if name in DEVELOPMENT for c in chosen]
    weight = fit(train)
    print(len(train), "choices,", len(weight), "weights;", share_right(train, weight))
    print("set aside:", share_right(aside, weight))
    options.out.parent.mkdir(exist_ok=True)
    version = {"version": "2", "weights": fit(train + aside)}
    options.out.write_text(json.dumps(version, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
