"""The ledger that the tests of the pages look at, made of values, the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.identity import attribution_id, document_id
from reportedly.store import Ledger
from reportedly.types import (
    Attribution,
    Description,
    Document,
    Failure,
    Form,
    Found,
    Kind,
    Paragraph,
    Reading,
    Span,
)
from tests.making import HAND, READER, Told, captured, keep, told

HARBOUR = """The harbour stays open
By Ana Brandt
{Mara Velt, an analyst at the port office}, <said> ["the harbour is open"] on Tuesday.
{The ministry} <denied> [that any ship had been turned away].
What the crews say
First, the pay.
Second, the hours.
{She} <said> [the tugs would sail].
Nobody has seen the letters.
A crane at the port.
Photo: Wire
Follow us on the quay.
"""
_HARBOUR_KINDS: tuple[Kind, ...] = (
    "title", "byline", "body", "body", "heading", "list", "list", "quote", "body", "caption", "credit", "embed",
)  # fmt: skip
TITLE = "<script>alert(1)</script> \u202eevil\u202c"
SPEAKER = '=HYPERLINK("x")/<b>Bold</b>'
CONTENT = "<img src=x onerror=alert(2)> & 'more'"
ADDRESS = "javascript:alert(3)"
FOREIGN = "https://harbourpost.example/open?a=1&b=2"


def harbour() -> Told:
    """A page with every kind of paragraph; its first statement is direct."""
    made = told(
        HARBOUR,
        "harbour.html",
        title="The harbour stays open",
        byline="Ana Brandt",
        outlet="The Harbour Post",
        published="2024-05-08T09:00:00+02:00",
        address=FOREIGN,
    )
    first, *rest = made.found
    direct = replace(first, reading=replace(first.reading, form="direct", score=0.97))
    return replace(made, found=(direct, *rest), description=_of_kinds(made.description, _HARBOUR_KINDS))


def _of_kinds(description: Description, kinds: Sequence[Kind]) -> Description:
    paragraphs = zip(description.paragraphs, kinds, strict=True)
    return replace(description, paragraphs=tuple(replace(p, kind=kind) for p, kind in paragraphs))


def copied() -> Told:
    """A page that prints the same words again, later, and some of its own."""
    return told(
        "{Velt} <says>: [“The harbour is open.”]\n{The port office} <expects> [twelve ships].\n",
        "copied.html",
        title="Port in brief",
        outlet="Ostrel Messenger",
        published="2024-05-10",
        address="https://ostrel.example/brief",
        form="mixed",
    )


def earlier() -> Told:
    """A page of the month before, without an address."""
    return told(
        "{Mara Velt} <wrote> [that the port would close in winter].\n",
        "earlier.txt",
        title="A letter from the port",
        outlet="The Harbour Post",
        published="2024-04",
        act="writing",
        score=0.5,
    )


def silent() -> Told:
    """A page without statements, of which one word is nowhere else."""
    return told("Le tramway est à l’heure.\n", "silent.html", title="Tramway", language="fr", outlet="Le Phare")


def hostile() -> Told:
    """A page that would do harm where it is not escaped."""
    text = f"{SPEAKER} said {CONTENT}\n\nThe \u202etxt.exe\u202c end."
    capture = captured(text, "hostile.html")
    document = Document(id=document_id(capture.id, text), capture_id=capture.id, text=text)
    start = text.index(CONTENT)
    spans = {
        "content": (Span(start, start + len(CONTENT)),),
        "cue": (Span(start - 5, start - 1),),
        "source": (Span(0, len(SPEAKER)),),
    }
    id = attribution_id(document.id, text, **spans)
    form: Form = "indirect"
    return Told(
        capture=capture,
        document=document,
        description=Description(
            document_id=document.id,
            title=TITLE,
            byline="'\"><svg onload=alert(4)>",
            outlet="+cmd|' /C calc'!A0",
            language='en"><b>',
            published="2024-05-09",
            modified=None,
            address=ADDRESS,
            paragraphs=(Paragraph(span=Span(0, text.index("\n")), kind="body"),),
            producer=READER,
        ),
        found=(
            Found(
                attribution=Attribution(id=id, document_id=document.id, **spans),
                reading=Reading(attribution_id=id, form=form, act="speech", score=0.3, producer=HAND),
            ),
        ),
    )


FAILURES = (
    Failure(
        subject="silent.html",
        stage="attribute",
        error="LanguageError",
        message="the weights know no French: give others",
        retriable=False,
        at="2024-06-01T00:00:00Z",
    ),
    Failure(
        subject="=1+1",
        stage="ingest",
        error="FetchError",
        message="no answer <b>: try again",
        retriable=True,
        at="2024-06-02T00:00:00Z",
    ),
)


def build(path: Path) -> Path:
    """The ledger."""
    with Ledger(path) as ledger:
        keep(ledger, harbour(), copied(), earlier(), silent(), hostile())
        ledger.add_capture(harbour().capture, "2024-06-03T10:30:00Z")
        for failure in FAILURES:
            ledger.add_failure(failure)
    return path
