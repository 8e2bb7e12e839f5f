"""What the tests of store, pipeline, exports and command line are made of: captures, and documents marked by hand.

A document is written with its attributions in it, one a line: ``[content]``, ``<cue>``, ``{source}``, each as often as
the attribution has pieces. Lines without content are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportedly.identity import attribution_id, capture_id, document_id
from reportedly.store import Ledger
from reportedly.text import lines
from reportedly.types import (
    Act,
    Attribution,
    Capture,
    Description,
    Document,
    Form,
    Found,
    Page,
    Paragraph,
    Producer,
    Reading,
    Span,
)

HAND = Producer(name="hand", version="1")
OTHER_HAND = Producer(name="other hand", version="1")
READER = Producer(name="a reader", version="1")
_MARK = re.compile(r"[\[\]<>{}]")
_ROLES = {"[": "content", "<": "cue", "{": "source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A capture, its document, what is known of it, and what was found in it."""

    capture: Capture
    document: Document
    description: Description
    found: tuple[Found, ...]

    @property
    def page(self) -> Page:
        return Page(origin=self.capture.origin, document=self.document, description=self.description, found=self.found)


def captured(text: str | bytes, origin: str = "a.txt", media_type: str = "text/plain") -> Capture:
    """A capture of plain text, or of whatever bytes."""
    body = text.encode() if isinstance(text, str) else text
    return Capture(id=capture_id(origin, body), origin=origin, body=body, media_type=media_type)


def told(
    marked: str,
    origin: str = "a.txt",
    *,
    form: Form = "indirect",
    act: Act = "speech",
    score: float = 0.9,
    producer: Producer = HAND,
    **known: str | None,
) -> Told:
    """A document from marked text; `known` are fields of its description."""
    text, roles = _unmarked(marked)
    capture = captured(text, origin)
    document = Document(id=document_id(capture.id, text), capture_id=capture.id, text=text)
    none: dict[str, str | None] = dict.fromkeys(
        ("title", "byline", "outlet", "language", "published", "modified", "address")
    )
    description = Description(
        document_id=document.id,
        paragraphs=tuple(Paragraph(span=span, kind="body") for span in lines(text)),
        producer=READER,
        also_published=(),
        **{**none, "language": "en", **known},
    )
    found = tuple(_found(document, item, form, act, score, producer) for item in roles)
    return Told(capture=capture, document=document, description=description, found=found)


def keep(ledger: Ledger, *documents: Told, producer: Producer = HAND, seen_at: str = "2024-06-01T00:00:00Z") -> None:
    """Put marked documents into a ledger."""
    for item in documents:
        ledger.add_capture(item.capture, seen_at)
        ledger.add_document(item.document, item.description)
        ledger.add_readings(item.document, item.found, producer)


def read_by(item: Told, producer: Producer, **changes: object) -> Told:
    """The same document as `producer` reads it; `changes` are fields of the readings."""
    found = tuple(
        replace(f, reading=replace(f.reading, producer=producer, **changes))  # type: ignore[arg-type]
        for f in item.found
    )
    return replace(item, found=found)


def rows(ledger: Ledger, tables: Iterable[str] = ()) -> dict[str, int]:
    """How many rows the ledger's tables have: all tables, or those named."""
    names = tuple(tables) or tuple(
        str(name)
        for (name,) in ledger.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_words%' ORDER BY 1"
        )
    )
    return {name: ledger.connection.execute(f"SELECT count(*) FROM {name}").get for name in names}


def ids(ledger: Ledger) -> dict[str, list[str]]:
    """The ids of what follows from content alone; two ledgers of the same origins agree in all of it."""
    queries: Mapping[str, str] = {
        "captures": "SELECT id FROM capture ORDER BY 1",
        "documents": "SELECT id FROM document ORDER BY 1",
        "attributions": "SELECT id FROM attribution ORDER BY 1",
        "statements": "SELECT attribution_id || start || copy_key || form || act FROM statement ORDER BY 1",
        "failures": "SELECT subject || ' ' || stage || ' ' || error || ' ' || message FROM failure ORDER BY 1",
    }
    return {name: [str(id) for (id,) in ledger.connection.execute(sql)] for name, sql in queries.items()}


def _unmarked(marked: str) -> tuple[str, list[dict[str, list[Span]]]]:
    text = ""
    found: list[dict[str, list[Span]]] = []
    for line in re.findall(r"[^\n]*\n|[^\n]+", marked):
        roles: dict[str, list[Span]] = {"content": [], "cue": [], "source": []}
        begun = 0
        at = 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            at = mark.end()
            if mark[0] in _ROLES:
                begun = len(text)
            else:
                roles[_ROLES[{"]": "[", ">": "<", "}": "{"}[mark[0]]]].append(Span(begun, len(text)))
        text += line[at:]
        if roles["content"]:
            found.append(roles)
    return text, found


def _found(
    document: Document, roles: dict[str, list[Span]], form: Form, act: Act, score: float, producer: Producer
) -> Found:
    spans = {name: tuple(pieces) for name, pieces in roles.items()}
    id = attribution_id(document.id, document.text, **spans)
    return Found(
        attribution=Attribution(id=id, document_id=document.id, **spans),
        reading=Reading(attribution_id=id, form=form, act=act, score=score, producer=producer),
    )
