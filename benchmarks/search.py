"""Search on a ledger of 100,000 statements: `python -m benchmarks.search`. Budget: 95 of 100 within 50 ms.

The ledger is made of invented sentences whose words follow Zipf's law, as words of news do; 5,000 documents of 20
statements, one in five of them copied from an earlier document. Questions are drawn from the words of statements, the
30 commonest left out, as nobody asks for articles; the commonest word is timed by itself.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.results import keep
from reportedly.identity import attribution_id, capture_id, document_id
from reportedly.store import Ledger, Query
from reportedly.types import (
    Attribution,
    Capture,
    Description,
    Document,
    Form,
    Found,
    Paragraph,
    Producer,
    Reading,
    Span,
)

PRODUCER = Producer(name="benchmark", version="1")
SPEAKERS = [f"{a} {b}" for a in ("Mara", "Tomas", "Ilse", "Viktor", "Sofie") for b in ("Velt", "Reil", "Hasp", "Sorn")]
FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")


def fill(ledger: Ledger, documents: int, each: int, seed: int = 0, first: int = 0) -> None:
    """Add invented documents, numbered from `first`."""
    rng = random.Random(seed)
    words = [
        f"{c}{v}{d}{w}" for c in "bdfgklmnprstv" for v in "aeiou" for d in "lmnrst" for w in ("a", "en", "or", "is")
    ]
    weights = [1 / (i + 1) for i in range(len(words))]
    said: list[str] = []
    for number in range(first, first + documents):
        parts: list[str] = []
        for _ in range(each):
            if said and rng.random() < 0.2:
                sentence = rng.choice(said)
            else:
                sentence = " ".join(rng.choices(words, weights, k=rng.randint(6, 25))).capitalize()
                said.append(sentence)
            parts.append(f"“{sentence},” said {rng.choice(SPEAKERS)}.")
        _add(ledger, number, parts, rng)


def _add(ledger: Ledger, number: int, parts: list[str], rng: random.Random) -> None:
    text = "\n\n".join(parts)
    origin = f"page-{number}.html"
    capture = Capture(id=capture_id(origin, text.encode()), origin=origin, body=text.encode(), media_type="text/html")
    document = Document(id=document_id(capture.id, text), capture_id=capture.id, text=text)
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    description = Description(
        document_id=document.id, title=f"Page {number}", byline=None, outlet=f"Outlet {number % 40}", language="en",
        published=f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", modified=None, address=None,
        paragraphs=tuple(Paragraph(span=s, kind="body") for s in spans), producer=PRODUCER,
    )  # fmt: skip
    found = []
    for span, part in zip(spans, parts, strict=True):
        quote = part.index("”") + 1
        roles = {
            "content": (Span(span.start, span.start + quote),),
            "cue": (Span(span.start + quote + 1, span.start + quote + 5),),
            "source": (Span(span.start + quote + 6, span.end - 1),),
        }
        id = attribution_id(document.id, text, **roles)
        reading = Reading(attribution_id=id, form=rng.choice(FORMS), act="speech", score=0.9, producer=PRODUCER)
        found.append(Found(attribution=Attribution(id=id, document_id=document.id, **roles), reading=reading))
    ledger.add_capture(capture, "2024-12-31T00:00:00.000Z")
    ledger.add_document(document, description)
    ledger.add_readings(document, found, PRODUCER)


def timed(calls: list[Callable[[], object]]) -> dict[str, float]:
    """Median and 95th percentile, in milliseconds."""
    took = []
    for call in calls:
        start = time.perf_counter()
        call()
        took.append((time.perf_counter() - start) * 1000)
    return {"p50_ms": round(statistics.median(took), 2), "p95_ms": round(statistics.quantiles(took, n=20)[-1], 2)}


def queries(ledger: Ledger, rng: random.Random, count: int) -> list[Query]:
    """Questions as people ask them: rare and common words, phrases, beginnings, filters, none at all."""
    statements = [s.content.strip("“”,").casefold().split() for s in ledger.query(Query(limit=2000))]
    common = {word for word, _ in Counter(w for words in statements for w in words).most_common(30)}
    vocabulary = [kept for words in statements if len(kept := [w for w in words if w not in common]) > 2]
    asked = []
    for i in range(count):
        content = rng.choice(vocabulary)
        at = rng.randrange(max(1, len(content) - 2))
        words = [" ".join(content[at : at + 1]), " ".join(content[at : at + 2]), f'"{" ".join(content[at : at + 3])}"',
                 content[at][:4] + "*", ""][i % 5]  # fmt: skip
        asked.append(
            Query(
                words=words,
                speaker=rng.choice([None, None, "Velt"]),
                form=rng.choice([None, None, "direct"]),
                since=rng.choice([None, None, "2024-06"]),
            )
        )
    return asked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="keep the ledger here and use it again")
    parser.add_argument("--documents", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "large.db"
        if not path.exists():
            with Ledger(path) as ledger:
                fill(ledger, options.documents, 20)
        with Ledger(path, read_only=True) as ledger:
            asked = queries(ledger, random.Random(1), 200)
            figures = {
                "statements": ledger.counts()["attributions"],
                "size_mb": round(path.stat().st_size / 1e6),
                "commonest_word": timed([lambda: ledger.query(Query(words="bala"))] * 20),
                "search": timed([lambda q=q: ledger.query(q) for q in asked]),  # type: ignore[misc]
                "facets": timed([lambda q=q: ledger.facets(q) for q in asked]),  # type: ignore[misc]
            }
    keep("search", figures)


if __name__ == "__main__":
    main()
