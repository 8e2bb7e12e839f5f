"""The shapes of JSON that statements, accounts and answers have, wherever they are written: in JSON Lines, in the JSON
of pages and in the API, whose description is made from these. docs/formats.md tells what each field holds."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from msgspec import Meta

from reportedly.answers import EventKind, Judged, Precision, Role
from reportedly.types import (
    Act,
    Certainty,
    EntityKind,
    Form,
    Kind,
    Polarity,
    Standing,
    VerificationStatus,
    WithheldPart,
)

Pair = Annotated[list[int], Meta(min_length=2, max_length=2, description="[start, end) in code points of the text")]
Chance = Annotated[float, Meta(ge=0, le=1, description="0 to 1")]


class RoleScoresObject(TypedDict):
    """The chance that each span is right; null where there is none."""

    content: Chance | None
    cue: Chance | None
    source: Chance | None


class SpansObject(TypedDict):
    """Where the words stand in the text of the document; cue and source may be empty."""

    content: list[Pair]
    cue: list[Pair]
    source: list[Pair]


class WithheldObject(TypedDict):
    """Which part of a name a page keeps to itself, and why."""

    what: WithheldPart
    why: str | None
    span: Pair


class SpeakerObject(TypedDict):
    """Who says it. `entity` is the id of one of the page's entities, null where the words were not traced to one."""

    name: str
    kind: EntityKind | None
    role: str | None
    anonymous: bool
    withheld: WithheldObject | None
    members: list[str]
    readings: list[str]
    entity: str | None
    score: Chance


class VerificationObject(TypedDict):
    """What is said of a statement's truth, and by whom."""

    status: VerificationStatus
    by: str | None
    span: Pair


class ResolvedObject(TypedDict):
    """What the words of a statement mean. Null means looked for and not there. `resolved_score` is how sure that is."""

    speaker: SpeakerObject | None
    addressee: str | None
    medium: str | None
    occasion: str | None
    parent: str | None
    chain: list[str]
    polarity: Polarity
    certainty: Certainty
    hedge: Pair | None
    hedged_by: str | None
    verification: VerificationObject | None
    when: str | None
    happens: str | None
    resolved_score: Chance


class AnchorObject(TypedDict):
    """Words of a page with what stands before and after them, and where they began when they were chosen."""

    exact: str
    prefix: str
    suffix: str
    start: int


class MissedObject(TypedDict):
    """A saying that the model missed, in the words of the page."""

    content: list[AnchorObject]
    cue: list[AnchorObject]
    source: list[AnchorObject]
    form: str
    act: str


class SawObject(TypedDict):
    """What the model said when a person decided."""

    producer: str
    speaker: str | None
    form: str
    act: str
    verification: str | None
    chain: list[str]
    score: Chance


class ReviewObject(TypedDict):
    """What a person decided about one field of a statement. `value` is text, words of the page, names of a chain, or a
    saying that was missed; null takes back what was decided. `saw` is null for what the model missed."""

    id: str
    field: str
    value: str | list[str | AnchorObject] | MissedObject | None
    by: str
    decided_at: str
    reason: str | None
    saw: SawObject | None


class DecisionObject(ReviewObject):
    """A review that was just made; `unseen` are those of other people that its author had not seen."""

    statement: str
    document: str
    unseen: list[ReviewObject]


class HistoryObject(ReviewObject):
    """A review with the statement as it was then, the words that it finds its place by, and the ids of the reviews that
    it took the place of; `in_force` says whether it holds still."""

    in_force: bool
    statement: str
    document: str
    anchor: AnchorObject
    answers: list[str]


class StatementObject(TypedDict):
    """Who said what.

    The place of the `quote` is `document`, `spans`, `address` or `origin`, and `captured`, when it was first seen.
    Its doubt is `score`, `role_scores`, `standing` and, where the page was resolved, what stands in `resolved`,
    beside `entity` and `depth`. `reviews` are what people decided that holds still; the rest is the model's. `before`
    and `after` are the sentences around it, where they are asked for.
    """

    id: str
    quote: str
    speaker: str | None
    source: str | None
    cue: str | None
    form: Form
    act: Act
    score: Chance
    role_scores: RoleScoresObject
    outlet: str | None
    title: str | None
    published: str | None
    captured: str
    address: str | None
    origin: str
    copies: int
    standing: Standing
    document: str
    capture: str
    spans: SpansObject
    reviews: list[ReviewObject]
    entity: NotRequired[str | None]
    depth: NotRequired[int | None]
    resolved: NotRequired[ResolvedObject]
    before: NotRequired[str | None]
    after: NotRequired[str | None]


class ParagraphObject(TypedDict):
    """A paragraph of a text."""

    span: Pair
    kind: Kind


class DocumentObject(TypedDict):
    """What a page says of itself, and its text. Offsets everywhere are code points in `text`."""

    id: str
    origin: str
    address: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    modified: str | None
    also_published: list[str]
    language: str | None
    text: str
    paragraphs: list[ParagraphObject]


class GoldLineObject(TypedDict):
    """A line that holds, as people decided it, and who decided last."""

    id: str
    content: list[Pair]
    cue: list[Pair]
    source: list[Pair]
    form: Form
    act: Act
    speaker: str | None
    how: Literal["accepted", "corrected", "added"]
    by: str


class PlaceObject(TypedDict):
    """A line and where its content stands."""

    id: str
    content: list[Pair]


class GoldObject(TypedDict):
    """What people decided of a document. Where it is not `whole`, nobody has said what the `unchecked` lines are."""

    document: DocumentObject
    whole: bool
    attributions: list[GoldLineObject]
    rejected: list[PlaceObject]
    unchecked: list[PlaceObject]


class DateObject(TypedDict):
    """A time expression of a page; `value` is null where it stays relative, `anchor` what it is counted from."""

    span: Pair
    text: str
    value: str | None
    anchor: str | None


class FigureObject(TypedDict):
    """A figure as printed; `attribution` is the id of that on whose word it stands, null for the outlet's own."""

    span: Pair
    text: str
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    counted: str | None
    per: str | None
    as_of: str | None
    conversion: Pair | None
    attribution: str | None


class EntityObject(TypedDict):
    """Who or what is in a text, with all the places that name it."""

    id: str
    name: str
    kind: EntityKind | None
    aliases: list[str]
    roles: list[str]
    mentions: list[Pair]
    score: Chance


class EventObject(TypedDict):
    """A line of the timeline; `statement` is an id, null for a date on a page."""

    kind: EventKind
    value: str
    precision: Precision
    first: str
    last: str
    span: Pair
    text: str
    sentence: str
    speaker: str | None
    entity: str | None
    statement: str | None
    document: str
    title: str | None
    outlet: str | None
    published: str | None


class FigureLineObject(TypedDict):
    """A figure of a ledger: as printed, with who says it and where; `statement` is an id or null."""

    span: Pair
    text: str
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    counted: str | None
    per: str | None
    as_of: str | None
    conversion: Pair | None
    speaker: str | None
    entity: str | None
    chain: list[str]
    sentence: str
    statement: str | None
    document: str
    title: str | None
    outlet: str | None
    published: str | None


class ToldObject(TypedDict):
    """How figures go together, as a sentence."""

    verdict: Literal["same", "compatible", "revision", "contradiction", "partly"]
    words: str


class FigureGroupObject(TypedDict):
    """Figures that count the same, and how they go together."""

    counted: str
    unit: str
    told: list[ToldObject]
    figures: list[FigureLineObject]


class HitObject(TypedDict):
    """A document that holds the words; the snippet marks them with `**`."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str


class CountObject(TypedDict):
    """A value, and how many statements have it."""

    name: str
    count: int


class FacetsObject(TypedDict):
    """How an answer splits. `total` counts equal contents once, `statements` each."""

    total: int
    statements: int
    speakers: list[CountObject]
    outlets: list[CountObject]
    months: list[CountObject]
    forms: list[CountObject]


class BoilerplateObject(TypedDict):
    """A paragraph that an outlet repeats under its pages."""

    span: Pair
    reason: str


class ReadObject(TypedDict):
    """A document with everything found in it; `seen` are the moments at which its capture was seen, UTC."""

    document: DocumentObject
    capture: str
    seen: list[str]
    statements: list[StatementObject]
    dates: list[DateObject]
    figures: list[FigureObject]
    entities: list[EntityObject]
    boilerplate: list[BoilerplateObject]


class VersionObject(TypedDict):
    """A page as it was from its first sighting to its last, UTC. `statements` counts those found in it."""

    document_id: str
    first_seen: str
    last_seen: str
    title: str | None
    published: str | None
    modified: str | None
    statements: int


class PassageObject(TypedDict):
    """A paragraph that came, went or was rewritten, as words each with `same`, `removed` or `added`; or a run of
    `unchanged` ones."""

    pieces: NotRequired[list[list[str]]]
    unchanged: NotRequired[int]


class ChangeObject(TypedDict):
    """What became of a page between two of its versions. `silent`: the page does not say that it was changed."""

    before: VersionObject
    after: VersionObject
    silent: bool
    announced: str | None
    passages: list[PassageObject]
    appeared: list[StatementObject]
    gone: list[StatementObject]


class VersionsObject(TypedDict):
    """The versions of a page, oldest first, and what changed from each to the next."""

    page: str
    versions: list[VersionObject]
    changes: list[ChangeObject]


class PersonObject(TypedDict):
    """Somebody across documents. `kept_back`: a page withholds the name or a part of it, and no other name is told."""

    id: str
    name: str
    kind: EntityKind | None
    aliases: list[str]
    roles: list[Role]
    statements: int
    documents: int
    outlets: list[CountObject]
    topics: list[CountObject]
    first: str | None
    last: str | None
    judgements: list[Judged]
    kept_back: bool


class ComparedObject(TypedDict):
    """Figures in groups: of `total` that were found, `compared` were looked at."""

    total: int
    compared: int
    groups: list[FigureGroupObject]


class LedgerObject(TypedDict):
    """The version that serves it, and what the ledger holds."""

    version: str
    counts: dict[str, int]
