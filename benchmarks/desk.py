"""Every page on a ledger of 100,000 statements: `python -m benchmarks.desk`. Budget: 95 of 100 within 150 ms.

The ledger is whole: 5,000 documents of 20 statements with accounts (some 2,000 people by name, joined across documents
as the pipeline does), dates and figures; one page in twenty has two versions, one statement in two hundred was decided
on. Words and people follow Zipf's law; the 30 commonest words are left out, the commonest is asked for by itself. Pages
are asked for in this process, through the whole application, each with other parameters every time, as HTML. Time on
the clock and of the CPU: where others work on the machine, the second is nearer to what a desk of its own would see.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from starlette.testclient import TestClient

from benchmarks.results import keep
from reportedly.cli_account import compared
from reportedly.identity import attribution_id, capture_id, cluster_id, document_id
from reportedly.link import people
from reportedly.settings import Settings
from reportedly.store import Ledger, Query
from reportedly.types import (
    Account,
    Attribution,
    Capture,
    Cluster,
    Dated,
    Description,
    Document,
    Found,
    Paragraph,
    Producer,
    Quantity,
    Reading,
    Resolved,
    Span,
    Speaker,
    Verification,
)
from reportedly.web.app import create_app

MODEL, RESOLVER = Producer(name="benchmark", version="1"), Producer(name="resolve", version="1")
EACH = 20
_TIMES = 40
_COUNTED = ("people held", "ships waiting", "recruits signed up", "houses damaged")
_ROLES = ("an analyst at the Institute", "the harbour master", "a spokesman for the ministry", "a resident of Kalsburg")


def _made_up(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(syllables))


class World:
    """Words and people, the first ones the commonest."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.words = sorted({_made_up(rng, rng.randint(1, 3)) for _ in range(3000)}, key=lambda _: rng.random())
        self.people = [f"{_made_up(rng, 2).capitalize()} {_made_up(rng, 3).capitalize()}" for _ in range(2000)]
        self._by_word, self._by_person = (
            list(itertools.accumulate(1 / (n + 1) for n in range(len(kind)))) for kind in (self.words, self.people)
        )

    def sentence(self) -> str:
        return " ".join(self.rng.choices(self.words, cum_weights=self._by_word, k=self.rng.randint(6, 20)))

    def who(self) -> str:
        return self.rng.choices(self.people, cum_weights=self._by_person)[0]


@dataclass(slots=True)
class Draft:
    """A document while it is made."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def put(self, words: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        return span


def fill(ledger: Ledger, documents: int, seed: int = 0) -> None:
    """Add invented documents with their accounts."""
    world = World(random.Random(seed))
    ledger.connection.pragma("synchronous", "off")
    for number in range(documents):
        _add(ledger, number, world)
        if number % 500 == 499:
            print(number + 1, "documents", file=sys.stderr)
    said = ledger.query(Query(limit=documents * EACH // 200))
    for statement in said:
        ledger.review(statement.id, "verdict", world.rng.choice(["right", "right", "wrong"]), by="Ada")
    ledger.connection.execute("ANALYZE")


def _add(ledger: Ledger, number: int, world: World) -> None:
    rng = world.rng
    draft = Draft()
    lines: list[_Line] = []
    figures: list[tuple[int, Span, int]] = []
    dates: list[Dated] = []
    day = f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    for n in range(EACH):
        start = len(draft.text)
        who = world.who()
        source = draft.put(who)
        draft.put(", " + rng.choice(_ROLES) + ", " if n % 3 == 0 else " ")
        cue = draft.put("said")
        draft.put(" that ")
        begun = len(draft.text)
        draft.put(world.sentence())
        if n % 4 == 0:
            draft.put(" and ")
            amount = rng.randint(10, 60)
            figure = draft.put(f"{amount} {rng.choice(_COUNTED)}")
            figures.append((len(lines), figure, amount))
            draft.put(" ")
            dates.append(Dated(span=draft.put("on Tuesday"), value=day, anchor=day))
        lines.append((who, source, cue, Span(begun, len(draft.text))))
        draft.put(".")
        draft.spans.append(Span(start, len(draft.text)))
        draft.put("\n\n")
    page = number if number % 20 else max(0, number - 20)
    address = f"https://outlet{page % 40}.example/{page}"
    capture = Capture(
        id=capture_id(address, draft.text.encode()), origin=address, address=address, body=draft.text.encode(),
        media_type="text/html",
    )  # fmt: skip
    document = Document(id=document_id(capture.id, draft.text), capture_id=capture.id, text=draft.text)
    ledger.add_capture(capture, f"2025-01-{1 + number * 27 // 5000:02}T00:{number % 60:02}:00.000Z")
    ledger.add_document(
        document,
        Description(
            document_id=document.id, title=f"{world.sentence()[:60].capitalize()}", byline=None,
            outlet=f"Outlet {page % 40}", language="en", published=day, modified=None, address=None,
            paragraphs=tuple(Paragraph(span=s, kind="body") for s in draft.spans), producer=MODEL,
        ),
    )  # fmt: skip
    found = [_found(document, line, rng) for line in lines]
    ledger.add_readings(document, found, MODEL)
    account = _account(document, lines, found, dates, figures, day, rng)
    ledger.add_account(document, account)
    proposals = [p for c in account.clusters for p in people.judge(c, ledger.candidates(c))]
    ledger.add_judgements(proposals, people.PRODUCER, document.id)


_Line = tuple[str, Span, Span, Span]


def _found(document: Document, line: _Line, rng: random.Random) -> Found:
    _, source, cue, content = line
    roles = {"content": (content,), "cue": (cue,), "source": (source,)}
    id = attribution_id(document.id, document.text, **roles)
    reading = Reading(attribution_id=id, form="indirect", act="speech", score=round(rng.random(), 3), producer=MODEL)
    return Found(attribution=Attribution(id=id, document_id=document.id, **roles), reading=reading)


def _account(
    document: Document,
    lines: list[_Line],
    found: list[Found],
    dates: list[Dated],
    figures: list[tuple[int, Span, int]],
    day: str,
    rng: random.Random,
) -> Account:
    places: dict[str, list[Span]] = {}
    for who, source, _, _ in lines:
        places.setdefault(who, []).append(source)
    clusters = {
        who: Cluster(
            id=cluster_id(document.id, spans), document_id=document.id, name=who, kind="person", mentions=tuple(spans),
            roles=(rng.choice(_ROLES),),
        )
        for who, spans in places.items()
    }  # fmt: skip
    resolved = []
    for (who, _, cue, _), one in zip(lines, found, strict=True):
        unsure = rng.random() < 0.05
        resolved.append(
            Resolved(
                attribution_id=one.attribution.id,
                speaker=Speaker(name=who, kind="person", cluster=clusters[who].id), parent=None, chain=("Outlet", who),
                addressee=None, medium=None, occasion=None, polarity="affirmed",
                certainty="possible" if unsure else "asserted", hedge=None, hedged_by=None,
                verification=Verification(status="unconfirmed", by="Outlet", span=cue) if unsure else None, when=day,
                happens=day if rng.random() < 0.3 else None, score=0.8, producer=RESOLVER,
            )
        )  # fmt: skip
    return Account(
        document_id=document.id, resolved=tuple(resolved), clusters=tuple(clusters.values()), dates=tuple(dates),
        figures=tuple(
            Quantity(
                span=span, low=amount, high=amount, unit="person", counted=document.text[slice(*span)].split(" ", 1)[1],
                attribution_id=found[line].attribution.id,
            )
            for line, span, amount in figures
        ),
        producer=RESOLVER,
    )  # fmt: skip


# ---------------------------------------------------------------- asked


def questions(ledger: Ledger, rng: random.Random) -> dict[str, Callable[[], str]]:
    """What is asked for, by the name of the page: each call gives an address."""
    said = ledger.query(Query(limit=400))
    documents = [s.document_id for s in said]
    changed = [page.document_id for page in ledger.changed_pages(limit=50)]
    known = [line.id for line in ledger.people(limit=200)]
    every = [word for s in said for word in s.content.split() if len(word) > 3]
    common = [word for word, _ in Counter(every).most_common(30)]
    words = [word for word in every if word not in common]
    speakers = [s.speaker or "" for s in said]

    def asked(path: str, **values: Callable[[], object]) -> Callable[[], str]:
        return lambda: path + ("?" + urlencode({k: v() for k, v in values.items()}) if values else "")

    def of(path: str, ids: list[str]) -> Callable[[], str]:
        return lambda: path.format(rng.choice(ids))

    def word() -> str:
        return rng.choice(words)

    return {
        "search, no words": asked("/", page=lambda: rng.randint(1, 20)),
        "search, a word": asked("/", q=word),
        "search, two words": asked("/", q=lambda: f"{word()} {word()}"),
        "search, commonest word": asked("/", q=lambda: common[0]),
        "search, a speaker": asked("/", speaker=lambda: rng.choice(speakers)),
        "search, an outlet": asked("/", outlet=lambda: f"Outlet {rng.randrange(40)}", since=lambda: "2024-06"),
        "search, decided on": asked("/", reviewed=lambda: rng.choice(["right", "wrong"])),
        "documents": asked("/documents", page=lambda: rng.randint(1, 50)),
        "a document": of("/documents/{}", documents),
        "versions of a page": of("/documents/{}/versions", changed),
        "changes": asked("/changes", page=lambda: rng.randint(1, 4)),
        "speakers": asked("/speakers", page=lambda: rng.randint(1, 20)),
        "a speaker": of("/speakers/{}", speakers),
        "people": asked("/people", page=lambda: rng.randint(1, 10)),
        "people, words": asked("/people", q=lambda: rng.choice(speakers).split()[0]),
        "a person": of("/people/{}", known),
        "timeline": asked("/timeline", page=lambda: rng.randint(1, 5)),
        "timeline, a word": asked("/timeline", q=word),
        "timeline, a year by month": asked("/timeline", zoom=lambda: "month", since=lambda: "2024"),
        "figures": asked("/figures", page=lambda: rng.randint(1, 5)),
        "figures, words": asked("/figures", q=lambda: rng.choice(_COUNTED)),
        "a statement": of("/statements/{}", [s.id for s in said]),
        "inbox": asked("/inbox", skip=lambda: rng.randrange(0, 2000, 50)),
        "inbox, new": asked("/inbox", why=lambda: "new"),
        "cases": asked("/cases"),
        "failures": asked("/failures"),
        "about": asked("/about"),
    }  # fmt: skip


def timed(client: TestClient, address: Callable[[], str]) -> dict[str, float]:
    """Median and 95th percentile of a page, in milliseconds, that of the CPU, and its size in kB."""
    took, worked, sizes = [], [], []
    client.get(address())
    for _ in range(_TIMES):
        asked = address()
        start, busy = time.perf_counter(), time.process_time()
        answer = client.get(asked)
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{asked} answered {answer.status_code}: {answer.text[:200]}")
        sizes.append(len(answer.content) / 1000)
    p95, cpu = (statistics.quantiles(times, n=20)[-1] for times in (took, worked))
    return {
        "p50_ms": round(statistics.median(took), 1),
        "p95_ms": round(p95, 1),
        "p95_cpu_ms": round(cpu, 1),
        "kB": round(statistics.mean(sizes)),
    }


def answered(path: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """The times of every page."""
    client = TestClient(create_app(path, Settings(), compared), base_url="http://127.0.0.1")
    with Ledger(path, read_only=True) as ledger:
        asked = questions(ledger, random.Random(1))
    for name, address in asked.items():
        timed_page = timed(client, address)
        print(name, timed_page, file=sys.stderr)
        yield name, timed_page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="keep the ledger here and use it again")
    parser.add_argument("--documents", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "large.db"
        if not path.exists():
            with Ledger(path) as ledger:
                fill(ledger, options.documents)
        with Ledger(path, read_only=True) as ledger:
            counts = ledger.counts()
        pages = dict(answered(path))
    keep("desk", {**counts, "size_mb": round(path.stat().st_size / 1e6), "pages": pages})


if __name__ == "__main__":
    main()
