"""What the ledger answers when it is asked across documents: people, what happened when, figures. Frozen values.

They are a read model: everything in them can be made again from accounts and judgements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.changes import Passage
from reportedly.judgements import Judgement
from reportedly.types import EntityKind, PartialDate, Quantity, Span, Statement

EventKind = Literal["mentioned", "said", "happens", "published"]
EVENT_KINDS: tuple[EventKind, ...] = ("mentioned", "said", "happens", "published")
Precision = Literal["day", "week", "month", "year", "range"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody as one line of a list. `first` and `last` are the earliest and latest publication of a statement."""

    id: str
    name: str
    kind: EntityKind | None
    aliases: tuple[str, ...]
    statements: int
    documents: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who a name means in one document: the id across documents and the kind."""

    entity: str
    kind: EntityKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What pages call somebody, from the first publication that does to the last, in how many documents."""

    words: str
    first: str | None
    last: str | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One document in which somebody stands: the cluster, its name there and where it is first named."""

    cluster: str
    document_id: str
    name: str
    span: Span
    title: str | None
    outlet: str | None
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, a body, an outlet or a place across documents.

    `id` is that of its oldest cluster, whatever id was asked for. `aliases` are its other names, the most frequent
    first; `roles` in the order of their first publication; `topics` the words it uses more than others do, with how
    often; `outlets` who printed what it said, with how many statements.
    """

    id: str
    name: str
    kind: EntityKind | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    statements: int
    documents: int
    outlets: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement with the names it joins or parts, as their documents print them; `holds` while it is in force."""

    judgement: Judgement
    left_name: str
    right_name: str
    left_document: str
    right_document: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something at a time: a date on a page (`mentioned`), the time of a statement (`said`), of what it tells of
    (`happens`), or its publication.

    `first` and `last` are the days that `value` spans; `span` and `words` the expression (of a statement: its
    content); `sentence` the words around it. `statement` is given where it is of one.
    """

    kind: EventKind
    value: PartialDate
    precision: Precision
    first: str
    last: str
    span: Span
    words: str
    sentence: str
    document_id: str
    title: str | None
    outlet: str | None
    published: str | None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure with who says it: the innermost speaker and its chain, or the outlet where nobody else does.

    `words` are the figure as printed, `sentence` what is around it, `statement` the attribution it stands in.
    """

    quantity: Quantity
    words: str
    sentence: str
    says: str | None
    entity: str | None
    chain: tuple[str, ...]
    document_id: str
    title: str | None
    outlet: str | None
    published: str | None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document as it is cited: what its page says of itself, and the capture that it was made of, first seen at
    `captured`, UTC, ISO 8601; `media_type` is the capture's."""

    document_id: str
    capture_id: str
    origin: str
    address: str | None
    media_type: str
    captured: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    language: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which events or figures: all that is given must hold.

    `words` stand in the sentence; `person` is an id, or words of a name: of who says it or stands in the sentence;
    `since` and `until` are years, months or days, both ends included: of events the time itself, of figures the
    publication. `kinds` are those of events.
    """

    words: str = ""
    person: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kinds: tuple[EventKind, ...] = ("mentioned", "said", "happens")
    unit: str | None = None
    document_id: str | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A page as it was from its first sighting to its last: UTC, ISO 8601. `statements` counts those found in it."""

    document_id: str
    first_seen: str
    last_seen: str
    title: str | None
    published: str | None
    modified: str | None
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a page between two of its versions.

    `appeared` and `gone` are the statements whose words, from source to content, stand in one version only. `announced`
    is how the page tells of the change: a new paragraph that says so, or its new date of modification; None where it
    was edited silently.
    """

    before: Version
    after: Version
    passages: tuple[Passage, ...]
    appeared: tuple[Statement, ...]
    gone: tuple[Statement, ...]
    announced: str | None

    @property
    def silent(self) -> bool:
        """Whether the page does not say that it was changed."""
        return self.announced is None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A text of a page that a ledger had another text of: what it changed, in the order they were seen.

    `gone` and `appeared` count the statements that only the version before it, and only this one have; `announced` as
    in `Change`. Where this is the oldest, and not `current`, it is compared with the version after it.
    """

    document_id: str
    page: str
    title: str | None
    announced: str | None
    gone: int
    appeared: int
    current: bool

    @property
    def silent(self) -> bool:
        """Whether the page does not say that it was changed."""
        return self.announced is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """A paragraph that an outlet puts under its pages whatever they tell of, and on how many it stands."""

    span: Span
    pages: int
    outlet: str

    @property
    def reason(self) -> str:
        """Why it is taken for that."""
        return f"stands on {self.pages} pages of {self.outlet}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPage:
    """A page that has several versions, as one line of a list, by its current one.

    `changed` is when its newest version was first seen; `silent` counts the changes that it does not tell of, `gone`
    the statements that stand in older versions alone.
    """

    document_id: str
    page: str
    title: str | None
    outlet: str | None
    address: str | None
    versions: int
    changed: str
    silent: int
    gone: int
