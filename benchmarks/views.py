"""What Datasette asks of the views of 100,000 statements: `python -m benchmarks.views`. Budget: 200 ms for each facet,
which is what Datasette gives it.

The ledger is that of `benchmarks.search`, with an account of each document: a chain of three, a speaker who is nobody
else's, certainty, verification of every tenth, four figures. Asked by Python's own SQLite, as Datasette does;
milliseconds of CPU, medians of five.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.results import keep
from benchmarks.search import PRODUCER, fill
from reportedly.export.datasette import VIEWS
from reportedly.identity import cluster_id
from reportedly.store import Ledger
from reportedly.types import Account, Cluster, Document, Quantity, Resolved, Span, Speaker, Statement, Verification

EACH = 20
"""Statements of a document."""


def account(document: Document, found: list[Statement], number: int) -> Account:
    """An invented account of a document."""
    mentions: dict[str, list[Span]] = {}
    for s in found:
        mentions.setdefault(str(s.speaker), []).append(s.source_spans[0])
    clusters = {
        name: Cluster(id=cluster_id(document.id, spans), document_id=document.id, name=name, kind="person",
                      mentions=tuple(spans))
        for name, spans in mentions.items()
    }  # fmt: skip
    checked = Verification(status="unconfirmed", by="outlet", span=found[0].spans[0])
    speakers = {name: Speaker(name=name, kind="person", cluster=one.id) for name, one in clusters.items()}
    resolved = tuple(
        Resolved(
            attribution_id=s.id, speaker=speakers[str(s.speaker)], parent=None,
            chain=(str(s.outlet), "the harbour office", str(s.speaker)), addressee=None, medium=None,
            occasion=None, polarity="affirmed", certainty="possible" if number % 2 else "asserted", hedge=None,
            hedged_by=None, verification=None if number % 10 else checked, when=s.published, happens=None, score=0.9,
            producer=PRODUCER,
        )
        for s in found
    )  # fmt: skip
    figures = tuple(
        Quantity(
            span=Span(s.spans[0].start + 1, s.spans[0].start + 5), low=number % 50, high=number % 50, unit="person",
            counted="crew", attribution_id=s.id,
        )
        for s in found[:4]
    )  # fmt: skip
    return Account(
        document_id=document.id, resolved=resolved, clusters=tuple(clusters.values()), dates=(), figures=figures,
        producer=PRODUCER,
    )  # fmt: skip


def made(path: Path, documents: int) -> Path:
    """The ledger, filled where it is not there, and brought up to date."""
    there = path.exists()
    with Ledger(path) as ledger:
        if not there:
            fill(ledger, documents, EACH)
            for number, (document, _) in enumerate(list(ledger.documents())):
                ledger.add_account(document, account(document, ledger.statements_of(document.id), number))
    return path


def questions() -> dict[str, str]:
    """What Datasette asks to show each view, as SQL by name."""
    asked = {}
    for view in VIEWS:
        order = f"ORDER BY {view.sort.lstrip('-')} {'DESC' if view.sort[0] == '-' else ''}" if view.sort else ""
        asked[view.name] = f"SELECT * FROM {view.name} {order} LIMIT 51"
        for column in view.facets:
            asked[f"{view.name} by {column}"] = (
                f"SELECT {column}, count(*) AS n FROM (SELECT * FROM {view.name}) WHERE {column} IS NOT NULL"
                " GROUP BY 1 ORDER BY n DESC, 1 LIMIT 31"
            )
    return asked


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the views of a ledger.")
    parser.add_argument("--ledger", type=Path, help="keep the ledger here and use it again")
    parser.add_argument("--documents", type=int, default=5000)
    options = parser.parse_args()
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = made(options.ledger or Path(folder) / "large.db", options.documents)
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            for name, question in questions().items():
                times = []
                for _ in range(5):
                    began = time.process_time()
                    connection.execute(question).fetchall()
                    times.append((time.process_time() - began) * 1000)
                took[name] = round(statistics.median(times), 1)
                print(name, took[name], "ms", file=sys.stderr)
    keep("views", {"statements": options.documents * EACH, "cpu_ms": took})


if __name__ == "__main__":
    main()
