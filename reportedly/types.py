"""The values that pass between stages: frozen, slotted, without knowledge of storage or models.

Offsets are code points of `Document.text`; a span is half open, ``[start, end)``. Times are ISO 8601 strings, partial
dates stay partial (``2024-05``). Nothing here imports anything of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Form = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "writing", "thought"]
Kind = Literal["title", "byline", "heading", "body", "list", "quote", "caption", "credit", "embed", "other"]

FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")
ACTS: tuple[Act, ...] = ("speech", "writing", "thought")
KINDS: tuple[Kind, ...] = (
    "title", "byline", "heading", "body", "list", "quote", "caption", "credit", "embed", "other",
)  # fmt: skip
MARK_ON, MARK_OFF = "\x02", "\x03"
"""What stands around the words that were searched for, in a snippet."""

BODY_KINDS: frozenset[Kind] = frozenset({"heading", "body", "list", "quote"})


APART_KINDS: frozenset[Kind] = frozenset({"title", "byline", "caption", "credit", "embed", "other"})
"""What stands outside the flow of an article: it is read by itself."""


class Span(NamedTuple):
    """``[start, end)`` in code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """Who made a value: a reader, a model, a rule or a person.

    `settings` is canonical JSON of what shaped the result, so that two producers compare by content.
    """

    name: str
    version: str
    settings: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of an origin at one moment, unchanged.

    `id` is the tagged hash of the origin and the hash of `body`; `origin` is as the user gave it, `address` the URL
    after redirects (None for files), `headers` the response's in order, `media_type` as declared or guessed.
    """

    id: str
    origin: str
    body: bytes = field(repr=False)
    address: str | None = None
    status: int | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A capture was seen (again) at `seen_at`, UTC, ISO 8601."""

    capture_id: str
    seen_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The readable text of a capture. `id` is the tagged hash of capture id and text."""

    id: str
    capture_id: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of a document's text and what it is on the page."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known about a document besides its words. None means looked for and not there."""

    document_id: str
    title: str | None
    byline: str | None
    outlet: str | None
    language: str | None
    published: str | None
    modified: str | None
    address: str | None
    paragraphs: tuple[Paragraph, ...]
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying: who (source), the words that tell of it (cue), what is said (content).

    Each role is a tuple of spans in text order; `source` and `cue` may be empty. `id` is the tagged hash of the
    document's id, the spans and the words at them.
    """

    id: str
    document_id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


class RoleScores(NamedTuple):
    """The probability that each role's span is right, in [0, 1]; None where there is no span, or nobody said."""

    content: float | None = None
    cue: float | None = None
    source: float | None = None


UNSAID = RoleScores()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one producer found about an attribution. `score` is its probability of being right, in [0, 1]."""

    attribution_id: str
    form: Form
    act: Act
    score: float
    producer: Producer
    role_scores: RoleScores = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What `attribute` yields: an attribution together with its reading."""

    attribution: Attribution
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What could not be processed, where, why, and whether trying again may help. `message` names the cure."""

    subject: str
    stage: str
    error: str
    message: str
    retriable: bool
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The read model: an attribution with what a reader needs to judge and cite it.

    `content`, `cue` and `source` are the words of the page, pieces joined by `` … ``; `speaker` is the source without
    its apposition, None where the page names none. `spans` are the content's; `copies` counts the documents with equal
    content, this one included; `snippet` marks the words that were searched for with U+0002 and U+0003.
    """

    id: str
    document_id: str
    capture_id: str
    content: str
    cue: str
    source: str
    speaker: str | None
    form: Form
    act: Act
    score: float
    spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    source_spans: tuple[Span, ...]
    origin: str
    address: str | None
    title: str | None
    outlet: str | None
    published: str | None
    captured: str
    producer: str
    copies: int = 1
    snippet: str | None = None
    role_scores: RoleScores = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one origin says, before or without a ledger: its document, what is known of it, what was found in it."""

    origin: str
    document: Document
    description: Description
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that holds the words; `snippet` marks them with U+0002 and U+0003."""

    document_id: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
