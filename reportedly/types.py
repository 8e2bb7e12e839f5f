"""The values that pass between stages: frozen, slotted, without knowledge of storage or models.

Offsets are code points of `Document.text`; a span is half open, ``[start, end)``. Times are ISO 8601 strings, partial
dates stay partial (``2024-05``). Nothing here imports anything of ours but what people decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportedly.reviews import Review

if TYPE_CHECKING:  # whoever needs no vectors loads no numpy
    import numpy as np
    import numpy.typing as npt

Form = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "writing", "thought"]
EntityKind = Literal["person", "organisation", "outlet", "document", "group", "object", "place"]
Polarity = Literal["affirmed", "negated", "denied"]
Certainty = Literal["asserted", "probable", "possible"]
VerificationStatus = Literal["unconfirmed", "confirmed", "disputed", "corrected"]
WithheldPart = Literal["name", "surname", "all"]
Standing = Literal["current", "kept", "gone", "boilerplate"]
"""Where a statement stands: in its page as that was seen last, in an older version of it with its words still on the
page, in an older version alone, or in what its outlet repeats on every page."""
PartialDate = str
"""``2023``, ``2023-04``, ``2023-W16``, ``2023-04-19``, or a range of two such, ``2023-09/2023-11`` (see `partial`)."""
Kind = Literal["title", "byline", "heading", "body", "list", "quote", "caption", "credit", "embed", "other"]

FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")
ACTS: tuple[Act, ...] = ("speech", "writing", "thought")
ENTITY_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "outlet", "document", "group", "object", "place")
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

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether all of the other lies within it."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """Who made a value: a reader, a model, a rule or a person.

    `settings` is canonical JSON of what shaped the result, so that two producers compare by content.
    """

    name: str
    version: str
    settings: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of a page that it lists; None where it says nothing.

    `feed` is the feed's address or file, `address` the page's; `guid` the feed's own name for the entry; `published`
    and `modified` ISO 8601; `source` and `source_address` the feed that the entry says it was taken from.
    """

    feed: str
    address: str | None
    guid: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    source: str | None = None
    source_address: str | None = None


ENTRY = "application/vnd.reportedly.entry+json"
"""The media type of an entry's own content, where that is a capture of its own: canonical JSON of an `Entry`, and
``content``, HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a ledger has of a page already, for a server to say that it is unchanged: `etag` and `last_modified` as that
    server sent them with the capture."""

    capture_id: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of an origin at one moment, unchanged.

    `id` is the tagged hash of the origin and the hash of `body`; `origin` is as the user gave it, of a piece of a
    container its place in it (``crawl.warc.gz#<urn:uuid:…>``, ``result.json#-100123/45``); `address` the URL after
    redirects (None for files). `body` is what the server sent, in whatever encoding (`payload` decodes it), `head` its
    status line and headers to the byte (None where there were none), `headers` the same in order, parsed;
    `media_type` as declared or guessed, of the decoded body. `captured_at` is when, UTC, ISO 8601, where that is
    known from elsewhere than the clock: a web archive, an export. `entry` is what a feed says of it.
    """

    id: str
    origin: str
    body: bytes = field(repr=False)
    address: str | None = None
    status: int | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "application/octet-stream"
    head: bytes | None = field(default=None, repr=False)
    captured_at: str | None = field(default=None, compare=False)
    entry: Entry | None = field(default=None, compare=False)


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
    """What is known about a document besides its words. None means looked for and not there.

    `also_published` are the days of publication, ISO 8601, that its carrier states besides `published` and that are
    more than a day from it.
    """

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
    also_published: tuple[str, ...] = ()


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


class Pronouns(NamedTuple):
    """How likely each pronoun is to be the one that takes a mention's place; the four sum to 1."""

    he: float
    she: float
    it: float
    they: float


class Pair(NamedTuple):
    """The vectors of a mention: the product of what one takes up with what an earlier one is, `taken_up`, tells how
    well the two go together."""

    takes_up: npt.NDArray[np.float32]
    taken_up: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for somebody or something: a name, a description or a pronoun.

    `span` is the phrase up to its last word before what hangs on it (“an analyst” of “an analyst at the Institute”);
    `kind` is None for what is none of these; `score` the probability of the span and its kind, in [0, 1]; `pair` is
    None where the weights were not asked.
    """

    span: Span
    kind: EntityKind | None
    pronouns: Pronouns
    score: float = 1.0
    pair: Pair | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One person, body or thing within one document: the mentions that stand for it, in text order.

    `name` is the fullest name on the page, else its fullest description; `aliases` its other names; `roles` what the
    page calls it (“an analyst at the Institute”). `score` says how sure the joining of the mentions is. `id` is the
    tagged hash of the document's id and the spans.
    """

    id: str
    document_id: str
    name: str
    kind: EntityKind | None
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A page keeps a name to itself: which part, why, in its own words, and where it says so."""

    what: WithheldPart
    why: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it. Where no antecedent is safe, `name` is the page's own words, `cluster` None and `score` low.

    `role` is as the page gives it; `members` are several who speak together; `readings` what else the name may stand
    for (a capital, its government).
    """

    name: str
    kind: EntityKind | None
    role: str | None = None
    anonymous: bool = False
    withheld: Withheld | None = None
    members: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    cluster: str | None = None
    score: float = 1.0

    @property
    def kept_back(self) -> bool:
        """Whether the page withholds the name or a part of it, or says that it gives none."""
        return self.anonymous or self.withheld is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What the outlet or a checker says of a statement's truth: the status, by whom, and the words at `span`."""

    status: VerificationStatus
    by: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What the words of an attribution mean. None means looked for and not there.

    `parent` is the id of the attribution in whose content this one stands; `chain` the names, or the page's words, from
    the outlet inward, of those on whose word it is told: who only thinks or wants within what another says may be no
    link. `when` is when it was said, `happens` when what is said happens. `hedge` holds the words that
    lower the certainty, with `hedged_by` whose they are. `score` is the least of what the values rest on, in [0, 1],
    the attributions around it included.
    """

    attribution_id: str
    speaker: Speaker | None
    parent: str | None
    chain: tuple[str, ...]
    addressee: str | None
    medium: str | None
    occasion: str | None
    polarity: Polarity
    certainty: Certainty
    hedge: Span | None
    hedged_by: str | None
    verification: Verification | None
    when: PartialDate | None
    happens: PartialDate | None
    score: float
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time expression. `value` is None where it stays relative: the page has no date, or the words name no day.

    `anchor` is the date that a relative expression was counted from, None where the words alone tell the date.
    """

    span: Span
    value: PartialDate | None
    anchor: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as printed: no margin is invented for “some” and “nearly”, they set `approximate`.

    `unit` is an ISO 4217 code for money (XXX where none exists), ``person``, ``percent``, ``ratio``, else an English
    singular; `low` and `high` are None where the words leave that end open. `conversion` is where the page gives
    the same sum in another currency. `attribution_id` says on whose word it stands: None is the outlet's own.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str
    approximate: bool = False
    counted: str | None = None
    per: str | None = None
    as_of: PartialDate | None = None
    conversion: Span | None = None
    attribution_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What `resolve` makes of a document: the meaning of each attribution, who is in it, when, how many."""

    document_id: str
    resolved: tuple[Resolved, ...]
    clusters: tuple[Cluster, ...]
    dates: tuple[Dated, ...]
    figures: tuple[Quantity, ...]
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the weights see in a document: attributions, those found within their contents, and mentions.

    `found` in the order of the text; `nested` likewise, each within one content of `found`; `mentions` are disjoint.
    """

    found: tuple[Found, ...]
    nested: tuple[Found, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def every(self) -> tuple[Found, ...]:
        """All attributions, in the order of the text."""
        return tuple(sorted((*self.found, *self.nested), key=lambda f: f.attribution.content))


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

    `content`, `cue` and `source` are the words of the page, pieces joined by `` … ``; `speaker` is the resolved name,
    else the source without its apposition, None where the page names none. `spans` are the content's; `copies` counts
    the documents with equal content, this one included; `snippet` marks the words that were searched for with U+0002
    and U+0003. `entity` is who that is across documents; `depth` counts the sources in a row, 1 for what is said to
    the page itself; both None, as `resolved`, where the document was not resolved. `reviews` are what people decided
    about it that is in force, the newest first.
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
    resolved: Resolved | None = None
    entity: str | None = None
    depth: int | None = None
    standing: Standing = "current"
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one origin says, before or without a ledger: its document, what is known of it, what was found in it.

    `account` is what the attributions mean; None where the page was not resolved.
    """

    origin: str
    document: Document
    description: Description
    found: tuple[Found, ...]
    account: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that holds the words; `snippet` marks them with U+0002 and U+0003."""

    document_id: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
