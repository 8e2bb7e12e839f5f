"""Learn what tells besides whom a “he” or “she” that speaks takes up (`reportedly.resolve.people.speaking`).

    python -m training.speaking --data ../shared/data/gum --out reportedly/resolve/people/weights/speaking.json

The weights of `antecedents` stay as they are; those learned here are added to them. GUM has some 150 pronouns that
speak, so they are learned from those of our texts too: the half of the passages that is read, the sample case, the
practice accounts and the practice texts of speakers. Printed besides: how good each fold of texts is judged by weights
that have not seen it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from evaluation.conllu import Parsed, documents
from evaluation.golds import golds, practice
from evaluation.passages import passages
from evaluation.practice.pronouns.score import PATH
from evaluation.practice.speakers.score import HERE
from evaluation.resolved import same_name
from reportedly.attribute.attributor import Attributor
from reportedly.identity import document_id
from reportedly.resolve.people.antecedents import PERSON, Entity, Weights, weights
from reportedly.resolve.people.cast import SAFE, reader_of
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.roles import words_of
from reportedly.resolve.people.speaking import speaks
from reportedly.types import Document
from training.antecedents import aligned
from training.softmax import Options, chances, fitted

DECAY, GUM, FOLDS = 2.0, 0.3, 6
"""How strongly weights are drawn to nothing, how much a choice of GUM counts beside one of ours (both found by
cross-validation on ours), and in how many folds that is."""
Named = Sequence[tuple[int, int, str | None]]
"""First character and one past the last of words that are a source, and who speaks; None where nobody can tell."""


class Choice(NamedTuple):
    """Who could be meant, nobody first: what the choice of `antecedents` scores each and the features besides; which
    is right; the text it is from."""

    before: list[float]
    features: list[list[str]]
    right: int
    text: str


def ours() -> Iterator[tuple[str, str, Named]]:
    """Our texts that may be read: the name of each, its words, and who its sources are."""
    for passage in passages(PATH):
        if not passage.aside:
            yield passage.text[:40], passage.text, passage.marks
    for page in (*golds("sample"), *golds("practice"), *practice(HERE, aside=False)):
        told = [(item.get("speaker") or {}).get("name") for item in page.notes["attributions"]]
        sources = [place.source for place in page.places]
        yield page.name, page.text, [(s[0].start, s[0].end, n) for s, n in zip(sources, told, strict=True) if s and n]


def of_ours(name: str, text: str, named: Named, attribute: Attributor, weight: Weights) -> Iterator[Choice]:
    """The choices at the pronouns that speak in a text of ours; whoever is right is joined, all else as it is read."""
    reader = _reader(text, attribute)
    for i, phrase in enumerate(reader.phrases):
        told = [who for start, end, who in named if start <= phrase.span.start and phrase.span.end <= end]
        if not told or not speaks(i, phrase, reader.where[i]):
            reader.join(i, *reader.choose(i, weight))
            continue
        drawn = [entity for entity, _ in reader.candidates(i, PERSON)]
        right = next((k for k, e in enumerate(drawn, 1) if told[0] and _called(told[0], e, reader)), 0)
        if right or not told[0]:
            yield _choice(reader, i, right, name, weight)
        reader.join(i, drawn[right - 1] if right else None)


def of_gum(document: Parsed, attribute: Attributor, weight: Weights) -> Iterator[Choice]:
    """The choices at the pronouns that speak in a document of GUM; who was spoken of before is taken from it."""
    reader = _reader(document.text, attribute)
    met: dict[int, Entity] = {}
    for i, entity in enumerate(aligned(document, reader.phrases)):
        known = met.get(entity) if entity is not None else None
        if speaks(i, reader.phrases[i], reader.where[i]):
            drawn = [e for e, _ in reader.candidates(i, PERSON)]
            right = next((k for k, e in enumerate(drawn, 1) if e is known), 0)
            if right or known is None:
                yield _choice(reader, i, right, document.name, weight)
        joined = reader.join(i, known)
        if entity is not None:
            met[entity] = joined


def _reader(text: str, attribute: Attributor) -> Reader:
    findings = attribute.findings(Document(id=document_id("", text), capture_id="", text=text), "en")
    return reader_of(text, findings)


def _choice(reader: Reader, i: int, right: int, name: str, weight: Weights) -> Choice:
    plain = {how: w for how, w in weight.items() if how == PERSON}
    scores = np.log(np.maximum([chance for _, chance in reader.choices(i, PERSON, plain)], 1e-12)).tolist()
    return Choice(scores, reader.besides(i, reader.candidates(i, PERSON)), right, name)


def _called(name: str, entity: Entity, reader: Reader) -> bool:
    mine = [reader.phrases[k] for k in entity.phrases]
    words = [words_of(reader.text, p.span) for p in mine if p.kind != "pronoun" and p.entity != "organisation"]
    return any(same_name(w, name) or name.casefold().startswith(w.casefold()) for w in words)


def fit(data: Sequence[Choice], counts: Sequence[float]) -> dict[str, float]:
    """The likeliest weights of the features besides, with `DECAY`; each choice counts as often as `counts` says."""
    given = [
        Options(c.features, c.before, [0.0] * len(c.before), c.right, often)
        for c, often in zip(data, counts, strict=True)
    ]
    return fitted(given, DECAY)[0]


def judged(data: Sequence[Choice], weight: Mapping[str, float]) -> Counter[str]:
    """How many choices are safe and right, safe and wrong, and left to the words of the page."""
    counts: Counter[str] = Counter()
    for choice in data:
        scores = np.array(choice.before) + [sum(weight.get(n, 0.0) for n in row) for row in choice.features]
        sure = chances(scores)
        best = int(sure.argmax())
        safe = bool(best) and sure[best] >= SAFE
        told = ("right" if best == choice.right else "wrong") if safe else "words"
        counts[told if choice.right else f"not told, {'invented' if safe else 'kept'}"] += 1
    return counts


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    options = p.parse_args()
    attribute, weight = Attributor.load(), weights()
    own = [choice for text in ours() for choice in of_ours(*text, attribute, weight)]
    gum = [choice for document in documents(options.data) for choice in of_gum(document, attribute, weight)]

    def learned(fold: int | None) -> dict[str, float]:
        kept = [[c for c in part if _fold(c) != fold] for part in (own, gum)]
        return fit([*kept[0], *kept[1]], [1.0] * len(kept[0]) + [GUM] * len(kept[1]))

    for name, part in (("ours", own), ("GUM", gum)):
        unseen = [judged([c for c in part if _fold(c) == k], learned(k)) for k in range(FOLDS)]
        print(name, len(part), "before:", dict(judged(part, {})), "now:", dict(sum(unseen, Counter())))
    found = {name: round(value, 4) for name, value in learned(None).items() if abs(value) > 0.005}
    options.out.write_text(json.dumps(found, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _fold(choice: Choice) -> int:
    return crc32(choice.text.encode()) % FOLDS


if __name__ == "__main__":
    main()
