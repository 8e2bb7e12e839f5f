"""What any reader makes of a capture, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportedly.errors import ExtractionError
from reportedly.types import Capture, Kind, Paragraph, Producer, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with the span and kind of each paragraph, and what its carrier says of it; None where it says nothing.

    `language` is as declared, not as told from the words; `address` the canonical one; `also_published` the days of
    publication that disagree with `published`.
    """

    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    also_published: tuple[str, ...] = ()
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How captures of one media type are read: who reads, and `read(capture, body)`, body being decoded bytes.

    `read` raises ExtractionError, with the cure, when there is nothing to read.
    """

    producer: Producer
    read: Callable[[Capture, bytes], Article]


def join(pieces: list[tuple[str, Kind]]) -> tuple[str, tuple[Paragraph, ...]]:
    """Pieces of text as one, parted by empty lines, with the span and kind of each."""
    paragraphs = []
    at = 0
    for text, kind in pieces:
        paragraphs.append(Paragraph(span=Span(at, at + len(text)), kind=kind))
        at += len(text) + 2
    return "\n\n".join(text for text, _ in pieces), tuple(paragraphs)


def check_length(text: str, origin: str, max_text: int) -> None:
    """Raise ExtractionError when `text` is longer than `max_text` characters."""
    if len(text) > max_text:
        raise ExtractionError(
            f"{origin} has {len(text):,} characters of text, more than {max_text:,}: split it, or raise the setting "
            "max_text"
        )
