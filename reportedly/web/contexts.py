"""What each page shows: one frozen value a page, which is also its JSON.

Fields go to the template and into the JSON; properties and fields marked "shown only" are for the template alone. A
statement in JSON has the shape that `export` writes (`export.jsonl.statement_object`); addresses that begin with ``/``
are pages of this ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from reportedly.answers import Boilerplate, Event, FigureLine
from reportedly.export.account_json import event_object, figure_line_object
from reportedly.export.context import Cited
from reportedly.export.jsonl import hit_object, statement_object
from reportedly.export.reviewed import speaker_of, told
from reportedly.export.wording import day
from reportedly.store.facets import PRONOUNS
from reportedly.store.lists import DocumentLine, Provenance, SpeakerLine
from reportedly.store.statements import speaker_key
from reportedly.types import Failure, Hit, Paragraph, Statement
from reportedly.web import marking
from reportedly.web.contexts_reviews import Draft, Editable, LineReviews, Orphan, Told
from reportedly.web.meanings import Meaning, NotedLine


def payload(value: object) -> Any:
    """A context, or a part of one, as plain values for JSON."""
    if isinstance(value, Statement | Cited):
        return statement_object(value)
    if isinstance(value, Hit):
        return hit_object(value)
    if isinstance(value, Event):
        return event_object(value)
    if isinstance(value, FigureLine):
        return figure_line_object(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: payload(getattr(value, f.name)) for f in fields(value) if not f.metadata.get("shown only")}
    if isinstance(value, tuple | list):
        return [payload(item) for item in value]
    if isinstance(value, dict):
        return {str(key): payload(item) for key, item in value.items()}
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement in a list. `link` is the page's own address where it may be linked to; `speaker_url` is None where
    the page names no speaker; `copies` are the other statements of equal content, as far as the list unfolds them."""

    statement: Statement
    url: str
    document_url: str
    speaker_url: str | None
    link: str | None
    copies: tuple[Line, ...] = ()

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """The content in stretches, and whether each was searched for."""
        return marking.snippet(self.statement.snippet or self.statement.content)

    @property
    def decided(self) -> tuple[tuple[str, str], ...]:
        """What people decided about it, each with its kind."""
        return tuple(told(self.statement))

    @property
    def pronoun(self) -> bool:
        """Whether the page names the speaker by a pronoun only."""
        return bool(self.statement.speaker) and speaker_key(self.statement.speaker or "") in PRONOUNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet. `count` is of statements, None where it is not counted; `url` sets the filter, or removes it
    when `active`."""

    value: str
    label: str
    count: int | None
    active: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to narrow the answer. Where one of its values is set, the counts are those without it."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def most(self) -> int:
        """The highest count, at least 1."""
        return max((c.count or 0 for c in self.choices), default=0) or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A filter that is set; `url` is the same question without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which part of a list is shown, from `first` to `last` of `total`; the pages before and after, if any."""

    first: int
    last: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHit:
    """A document whose text holds the words."""

    hit: Hit
    url: str

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """The snippet in stretches, and whether each was searched for."""
        return marking.snippet(self.hit.snippet)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`/`: the answer to a question. `total` counts equal contents once, `statements` each; `hits` are documents whose
    text holds the words, looked for only when no statement does; `counts` are the whole ledger's, None where something
    was asked; `kept` are the filters that the search form keeps."""

    words: str
    filtered: bool
    total: int
    statements: int
    results: tuple[Line, ...]
    hits: tuple[ListedHit, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    paging: Paging
    counts: dict[str, int] | None
    kept: dict[str, str]

    @property
    def since(self) -> str:
        """The first day, month or year asked for."""
        return self.kept.get("since", "")

    @property
    def until(self) -> str:
        """The last day, month or year asked for."""
        return self.kept.get("until", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document in the list of documents."""

    document: DocumentLine
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """`/documents`: newest publication first."""

    documents: tuple[ListedDocument, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionNote:
    """Which version of its page a document is, of how many; `current` is where the newest is shown, None for itself."""

    number: int
    total: int
    url: str
    current: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """`/documents/{id}`: the text as it is stored, what is known of it, and its statements in the order of the text.

    Spans count code points of `text`. `failures` are those of its origin; `boilerplate` is what its outlet repeats,
    and statements in it are left out. `reviews` are what people decided about each statement, `orphans` what they
    decided about words that are gone; `told` what came of the form that led here, `draft` a line that is being added.
    """

    id: str
    title: str | None
    byline: str | None
    outlet: str | None
    language: str | None
    published: str | None
    modified: str | None
    also_published: tuple[str, ...]
    disagreement: str | None
    address: str | None
    link: str | None
    provenance: Provenance
    versions: VersionNote | None
    failures: tuple[Failure, ...]
    statements: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    text: str
    dates: tuple[NotedLine, ...]
    figures: tuple[NotedLine, ...]
    boilerplate: tuple[Boilerplate, ...]

    blocks: tuple[marking.Block, ...] = field(metadata={"shown only": True})
    reviews: tuple[LineReviews, ...] = field(metadata={"shown only": True})
    orphans: tuple[Orphan, ...] = field(metadata={"shown only": True})
    told: Told | None = field(metadata={"shown only": True})
    draft: Draft = field(metadata={"shown only": True})

    @property
    def heading(self) -> marking.Block | None:
        """The title in the text, where it is what the text begins with and equal to the title that is known."""
        first = self.blocks[0] if self.blocks else None
        words = "".join(p.text for p in first.pieces) if first and first.kind == "title" else ""
        return first if words and words.split() == (self.title or "").split() else None

    @property
    def body(self) -> tuple[marking.Block, ...]:
        """The text without its heading."""
        return self.blocks[1:] if self.heading else self.blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpeaker:
    """A speaker in the list of speakers."""

    speaker: SpeakerLine
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Statements of nobody by name: `words` is the pronoun on the page, None where there is no source."""

    words: str | None
    statements: int
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """`/speakers`: most statements first, by the words of the source; pronouns apart."""

    speakers: tuple[ListedSpeaker, ...]
    unresolved: tuple[Unresolved, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """`/speakers/{speaker}`: all that was said by who is called so, earliest publication first, equal contents once.

    `outlets`, `months` and `forms` count statements; `search_url` is the same as a search.
    """

    speaker: str
    pronoun: bool
    total: int
    statements: int
    outlets: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    months: tuple[Choice, ...]
    results: tuple[Line, ...]
    paging: Paging
    search_url: str

    @property
    def dated(self) -> tuple[tuple[Line, bool], ...]:
        """The results, and whether each has the date of the one before."""
        days = [day(line.statement.published or "") for line in self.results]
        return tuple((line, i > 0 and days[i] == days[i - 1]) for i, line in enumerate(self.results))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """`/statements/{id}`: one statement with the sentences before and after it, where it is from, and its copies.

    `place_url` is its place in the document, `language` the document's; `meaning` is None where it was not resolved.
    `reviews` are what people decided; `fields` the form to correct it, `message` what is wrong where that comes back,
    `told` what came of it where it was kept.
    """

    statement: Cited
    url: str
    place_url: str
    speaker_url: str | None
    link: str | None
    citation: str
    producer: str
    language: str | None
    provenance: Provenance
    copies: tuple[Line, ...]
    meaning: Meaning | None
    paragraphs: marking.Surroundings = field(metadata={"shown only": True})
    reviews: LineReviews = field(metadata={"shown only": True})
    fields: tuple[Editable, ...] = field(metadata={"shown only": True})
    told: Told | None = field(metadata={"shown only": True})
    message: str = field(default="", metadata={"shown only": True})
    reason: str = field(default="", metadata={"shown only": True})

    @property
    def said(self) -> Statement:
        """The statement by itself."""
        return self.statement.statement

    @property
    def speaker(self) -> str | None:
        """Who says it: whom people put in, else whom the model found."""
        return speaker_of(self.said)

    @property
    def corrected(self) -> bool:
        """Whether people put in somebody else than the model found."""
        return self.speaker != self.said.speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class FailuresPage:
    """`/failures`: what could not be processed, oldest first."""

    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """`/about`: what is in the ledger, and how to read the pages."""

    ledger: str
    version: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The addresses of a page in other formats; None where there is none."""

    json: str | None = None
    csv: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Something that a question of the API may be asked with; `values` are those that there are, where they are few."""

    name: str
    tells: str
    values: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiQuestion:
    """A question of the API: its path, what it answers, and its parameters."""

    path: str
    tells: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """`/api`: what programs may ask."""

    questions: tuple[ApiQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """`/sign-in`: where to go on to, the name that is filled in, and what was wrong the last time."""

    next: str
    reviewer: str
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What is shown instead of a page. In JSON: ``{"error": {"code", "message"}}``. `sent` is what a person wrote in a
    form that was not taken."""

    status: int
    code: str
    message: str
    sent: tuple[str, ...] = ()
