"""The shapes of what the tools answer, from which the protocol's schemas are made. A quote never comes without its
place and its doubt."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from reportedly.answers import EventKind, Precision
from reportedly.export.shapes import Chance, CountObject, Pair
from reportedly.types import Act, Certainty, EntityKind, Form, Polarity, Standing, VerificationStatus, WithheldPart


class PlaceObject(TypedDict):
    """Where words stand. `spans` are offsets in the text of `document` (tool `document`); `file` is the name of what
    was read where the page has no address; `captured` is when it was first seen, UTC."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    address: str | None
    file: str | None
    captured: str
    spans: list[Pair]


class WordsObject(TypedDict):
    """Words of the page that raise or lower a doubt, and whose they are."""

    words: str
    span: Pair
    by: str | None


class VerificationObject(TypedDict):
    """What the page says of a statement's truth, in its words, and who says so."""

    status: VerificationStatus
    by: str | None
    words: str
    span: Pair


class DecidedObject(TypedDict):
    """What a colleague decided about one field; the model's own value stays beside it."""

    field: str
    value: str
    by: str
    decided_at: str
    reason: str | None


class DoubtObject(TypedDict):
    """How far to trust it. `score` is how sure the model is that these words are attributed so, in words as well: it
    says nothing of whether they are true. `resolved` is false where the page was not looked at more closely: then
    certainty, polarity and verification are unknown. `disputed` names the fields on which colleagues disagree."""

    score: Chance
    score_in_words: str
    standing: Standing
    resolved: bool
    certainty: Certainty | None
    hedge: WordsObject | None
    polarity: Polarity | None
    verification: VerificationObject | None
    chain: list[str]
    verdict: str | None
    decided: list[DecidedObject]
    disputed: list[str]


class SpeakerObject(TypedDict):
    """Who says it: `name` as it was traced, null where the page names nobody; `source` and `cue` are the page's own
    words. `entity` is an id for the tool `person`; null where the page keeps
    the name back, for then it leads to nobody. `withheld` is the part of the name that it keeps back."""

    name: str | None
    source: str | None
    cue: str | None
    kind: EntityKind | None
    role: str | None
    anonymous: bool
    withheld: WithheldPart | None
    entity: str | None


class QuoteObject(TypedDict):
    """Who said what: the words of the page, their place and their doubt. `left_out` counts the characters that `quote`
    is short of; `copies` the documents with equal content. `before` and `after` are the sentences around it."""

    statement: str
    quote: str
    left_out: int
    form: Form
    act: Act
    said_by: SpeakerObject
    place: PlaceObject
    doubt: DoubtObject
    copies: int
    before: NotRequired[str | None]
    after: NotRequired[str | None]


class QuotesObject(TypedDict):
    """Statements, and the cursor of the next part; null where there is none."""

    notice: str
    items: list[QuoteObject]
    next: str | None


class StatementObject(TypedDict):
    """One statement, and where else its words stand, earliest publication first, at most ten."""

    notice: str
    statement: QuoteObject
    also_in: list[PlaceObject]


class PersonLineObject(TypedDict):
    """Somebody as one line of a list."""

    id: str
    name: str
    kind: EntityKind | None
    aliases: list[str]
    statements: int
    documents: int
    first: str | None
    last: str | None


class PeopleObject(TypedDict):
    """People and bodies, and the cursor of the next part."""

    notice: str
    items: list[PersonLineObject]
    next: str | None


class RoleObject(TypedDict):
    """What pages call somebody, from the first publication that does to the last."""

    words: str
    first: str | None
    last: str | None
    documents: int


class JudgementObject(TypedDict):
    """Why two names are taken for one, or kept apart."""

    verdict: str
    left: str
    right: str
    reason: str
    score: Chance
    by: str
    holds: bool


class PersonObject(TypedDict):
    """Somebody across documents, and a part of what they said. `kept_back`: a page withholds the name or a part of it;
    no other name is told, and none may be guessed."""

    notice: str
    id: str
    name: str
    kind: EntityKind | None
    kept_back: bool
    aliases: list[str]
    roles: list[RoleObject]
    outlets: list[CountObject]
    statements: int
    documents: int
    first: str | None
    last: str | None
    judgements: list[JudgementObject]
    items: list[QuoteObject]
    next: str | None


class EventObject(TypedDict):
    """A line of the timeline. `said` is the statement that it follows from; null for a date that the page gives."""

    kind: EventKind
    value: str
    precision: Precision
    first: str
    last: str
    words: str
    sentence: str
    place: PlaceObject
    said: QuoteObject | None


class TimelineObject(TypedDict):
    """Events by their first day, and the cursor of the next part."""

    notice: str
    items: list[EventObject]
    next: str | None


class FigureObject(TypedDict):
    """A figure as printed and as read. `says` is on whose word it stands, by `chain`; `said` the statement that it
    stands in, null where it is the outlet's own."""

    words: str
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    counted: str | None
    per: str | None
    as_of: str | None
    sentence: str
    says: str | None
    chain: list[str]
    place: PlaceObject
    said: QuoteObject | None


class FiguresObject(TypedDict):
    """Figures, earliest publication first, and the cursor of the next part."""

    notice: str
    items: list[FigureObject]
    next: str | None


class DocumentLineObject(TypedDict):
    """A document as one line of a list; of a search, `snippet` marks the words with `**`."""

    place: PlaceObject
    snippet: str | None


class DocumentsObject(TypedDict):
    """Documents, and the cursor of the next part."""

    notice: str
    items: list[DocumentLineObject]
    next: str | None


class DocumentObject(TypedDict):
    """A piece of a document's text, from `start`. `next_start` is where the next piece begins; null at the end."""

    notice: str
    place: PlaceObject
    byline: str | None
    language: str | None
    length: int
    start: int
    text: str
    next_start: int | None


class VersionObject(TypedDict):
    """A page as it was from its first sighting to its last, UTC."""

    document: str
    title: str | None
    first_seen: str
    last_seen: str


class ChangeObject(TypedDict):
    """What became of a page from one version to the next. `silent`: the page does not say that it was changed. Of what
    `appeared` and is `gone` at most ten statements each."""

    before: VersionObject
    after: VersionObject
    silent: bool
    announced: str | None
    appeared: list[QuoteObject]
    gone: list[QuoteObject]


class VersionsObject(TypedDict):
    """The changes of a page, oldest first, and the cursor of the next part."""

    notice: str
    page: str
    versions: int
    items: list[ChangeObject]
    next: str | None


class CaseLineObject(TypedDict):
    """A case as one line of a list: a question that colleagues work on. `entries` counts what they gathered."""

    id: str
    title: str
    question: str
    by: str
    changed: str
    closed: bool
    entries: int


class CasesObject(TypedDict):
    """Cases, and the cursor of the next part."""

    notice: str
    items: list[CaseLineObject]
    next: str | None


class EntryObject(TypedDict):
    """Something that a colleague put into a case: a statement, a document, a person, or a note in `text`. `state` tells
    whether the ledger has it still; `words` what it said or was called where it is lost."""

    id: str
    kind: Literal["statement", "document", "person", "note"]
    heading: str | None
    by: str
    at: str
    state: Literal["here", "lost", "gone", "held"]
    words: str | None
    text: str | None
    statement: QuoteObject | None
    place: PlaceObject | None
    person: str | None
    name: str | None


class CaseObject(TypedDict):
    """A case: the question, and what colleagues gathered for it, in the order in which they did."""

    notice: str
    id: str
    title: str
    question: str
    by: str
    closed: bool
    items: list[EntryObject]
    next: str | None


class ErrorObject(TypedDict):
    """What went wrong, and the cure. `retriable`: the same call may succeed later."""

    kind: Literal["question", "absent", "protected", "ledger"]
    message: str
    retriable: bool


class RefusedObject(TypedDict):
    """An answer that is an error."""

    error: ErrorObject
