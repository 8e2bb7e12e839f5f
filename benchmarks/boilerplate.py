"""What telling boilerplate costs a page, in a ledger where one outlet has many: `python -m benchmarks.boilerplate`.

Pages of 25 invented paragraphs with what such sites put around them. Time is that of `store.boilerplate.settle`, which
runs inside every adding. Budget: 5 ms a page, flat.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

import apsw

from benchmarks.kill import quick_place
from benchmarks.results import keep
from reportedly.identity import capture_id, document_id
from reportedly.store import Ledger, boilerplate
from reportedly.types import Capture, Description, Document, Paragraph, Producer, Span

PRODUCER = Producer(name="benchmark", version="1")
OUTLET = "The Harbour Post"
ABOVE = "The Harbour Post is an independent newspaper."
BELOW = (
    "Sign up for our newsletter.",
    "If you have a story, write to desk@harbour.example.",
    "Follow us on the usual networks.",
    "© The Harbour Post. All rights reserved.",
)
WORDS = "harbour quay poster minister school boat winter council rope net ferry town road letter guard gate".split()


def page(number: int, chance: random.Random) -> tuple[Capture, Document, Description]:
    """A page of the outlet; every third repeats a background, every second speaks to its reader within the text."""
    story = [f"The {' '.join(chance.choices(WORDS, k=40))} {number}." for _ in range(25)]
    if number % 3 == 0:
        story.append("The campaign began in March and has put up 4,000 posters.")
    if number % 2:
        story.insert(9, f"What would you say of the {chance.choice(WORDS)}?")
    paragraphs = [ABOVE, *story, *BELOW]
    text = "\n".join(paragraphs)
    address = f"https://harbour.example/{number}"
    capture = Capture(
        id=capture_id(address, text.encode()),
        origin=address,
        address=address,
        body=text.encode(),
        media_type="text/html",
    )
    document = Document(id=document_id(capture.id, text), capture_id=capture.id, text=text)
    ends = [sum(map(len, paragraphs[: n + 1])) + n for n in range(len(paragraphs))]
    return capture, document, Description(
        document_id=document.id, title=None, byline=None, outlet=OUTLET, language="en", published=None, modified=None,
        address=address, producer=PRODUCER,
        paragraphs=tuple(
            Paragraph(span=Span(end - len(words), end), kind="body")
            for words, end in zip(paragraphs, ends, strict=True)
        ),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Time what telling boilerplate costs a page.")
    parser.add_argument("--pages", type=int, default=1000)
    asked = parser.parse_args()
    chance = random.Random(1)
    spent: list[float] = []
    settle = boilerplate.settle

    def timed(connection: apsw.Connection, document_ids: Iterable[str]) -> set[str]:
        begun = time.perf_counter()
        try:
            return settle(connection, document_ids)
        finally:
            spent[-1] += time.perf_counter() - begun

    with (
        tempfile.TemporaryDirectory(dir=quick_place()) as folder,
        Ledger(Path(folder) / "news.db") as ledger,
        patch.object(boilerplate, "settle", timed),
    ):
        for number in range(asked.pages):
            capture, document, description = page(number, chance)
            spent.append(0.0)
            ledger.add_capture(capture, "2024-05-08T09:00:00Z")
            ledger.add_document(document, description)
            ledger.add_readings(document, [], PRODUCER)
        found = len(ledger.boilerplate(document.id))
    tenth = asked.pages // 10
    keep(
        "boilerplate",
        {
            "pages": asked.pages,
            "boilerplate on the last page": found,
            "ms a page": round(1000 * statistics.mean(spent), 2),
            "ms a page, first tenth": round(1000 * statistics.mean(spent[:tenth]), 2),
            "ms a page, last tenth": round(1000 * statistics.mean(spent[-tenth:]), 2),
            "p99 ms": round(1000 * sorted(spent)[int(0.99 * len(spent))], 2),
        },
    )


if __name__ == "__main__":
    main()
