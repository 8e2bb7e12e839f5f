"""Making captures and reading them, for the tests of this folder."""

from __future__ import annotations

from reportedly.extract import Overrides, extract
from reportedly.identity import capture_id
from reportedly.types import Capture, Description, Document

PROSE = (
    "The harbour authority said on Monday that some forty people had been held at the ferry gate, and named no one.",
    "“We gave no number,” Anna Vey, its spokeswoman, told the paper by telephone on the same evening from her office.",
    "The police put the figure at 23. It was not possible to check either of the two numbers by the end of the day.",
    "Traffic on the line was halted for fifty minutes, and one grain ship waited in the roads until the evening came.",
)
BODY = "".join(f"<p>{line}</p>" for line in PROSE)


def capture(body: str | bytes, media_type: str = "text/html", address: str | None = None, **headers: str) -> Capture:
    raw = body.encode() if isinstance(body, str) else body
    return Capture(
        id=capture_id("a.html", raw),
        origin="a.html",
        body=raw,
        address=address,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        media_type=media_type,
    )


def article(inner: str, head: str = "", around: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>Forty held at the gate | The Post</title>{head}</head>"
        f"<body>{around}<main><article><h1>Forty held at the gate</h1>{inner}</article></main></body></html>"
    )


def read(body: str | bytes, overrides: Overrides | None = None, **kwargs: str) -> tuple[Document, Description]:
    return extract(capture(body, **kwargs), overrides)


def kinds(body: str | bytes) -> list[tuple[str, str]]:
    """(kind, words) of each paragraph."""
    document, description = read(body)
    return [(p.kind, document.text[slice(*p.span)]) for p in description.paragraphs]


def check(document: Document, description: Description) -> None:
    """What holds for every document."""
    assert description.document_id == document.id
    at = 0
    for paragraph in description.paragraphs:
        start, end = paragraph.span
        assert at <= start < end <= len(document.text)
        words = document.text[start:end]
        assert words == words.strip()
        at = end
