"""The table of what programs may ask: each question with its path, parameters, answer and the function behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic

from reportedly.answers import ChangedPage, PersonLine
from reportedly.asking import questions
from reportedly.asking.paging import Object
from reportedly.asking.people import COMPARED, people_of, person_of
from reportedly.asking.questions import Absent, Question
from reportedly.export import shapes
from reportedly.export.account_json import account_objects, event_object, figure_group_object, figure_line_object
from reportedly.export.context import cite
from reportedly.export.figures import Compare
from reportedly.export.jsonl import document_object, failure_object, hit_object, statement_object
from reportedly.export.people import person_object
from reportedly.export.versions import change_object, version_object
from reportedly.store import lists
from reportedly.store.ledger import Ledger
from reportedly.store.lists import DocumentLine, SpeakerLine
from reportedly.store.query import Query
from reportedly.types import Failure
from reportedly.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Generic[Question]):
    """A question with one answer. `build` is given the ledger, the id in the path (or nothing) and the question."""

    path: str
    name: str
    tells: str
    asked: type[Question]
    answer: type
    build: Callable[[Ledger, str, Question], Object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Question]):
    """A question with a long answer, given in parts.

    `fetch` gives at most so many lines after so many (the last two arguments); `key` names the fields that tell one
    line from all others.
    """

    path: str
    name: str
    tells: str
    asked: type[Question]
    line: type
    key: tuple[str, ...] = ("id",)
    fetch: Callable[[Ledger, str, Question, int, int], Sequence[Object]]


Operation = Single[Any] | Listing[Any]


def _statements(ledger: Ledger, id: str, q: questions.Statements, limit: int, offset: int) -> list[Object]:
    return [statement_object(s) for s in ledger.query(questions.query(q, limit, offset))]


def _statement(ledger: Ledger, id: str, q: questions.Nothing) -> Object:
    found = ledger.statement(id)
    if found is None:
        raise Absent("There is no such statement in this ledger.")
    return statement_object(next(cite([found], ledger.document)))


def _copies(ledger: Ledger, id: str, q: questions.Listed, limit: int, offset: int) -> list[Object]:
    if ledger.statement(id) is None:
        raise Absent("There is no such statement in this ledger.")
    return [statement_object(s) for s in ledger.copies(id)[offset : offset + limit]]


def _facets(ledger: Ledger, id: str, q: questions.Filters) -> Object:
    found = ledger.facets(questions.query(q, 0, 0))
    split = {name: _counted(getattr(found, name)) for name in ("speakers", "outlets", "months", "forms")}
    return {"total": found.total, "statements": found.statements, **split}


def _counted(pairs: Sequence[tuple[str, int]]) -> list[shapes.CountObject]:
    return [{"name": name, "count": count} for name, count in pairs]


def _hits(ledger: Ledger, id: str, q: questions.Hits, limit: int, offset: int) -> list[Object]:
    return [hit_object(h) for h in ledger.search_documents(Query(words=q.q, limit=limit, offset=offset))]


def _documents(ledger: Ledger, id: str, q: questions.Listed, limit: int, offset: int) -> list[Object]:
    return [asdict(d) for d in lists.documents(ledger.connection, limit=limit, offset=offset)]


def _document(ledger: Ledger, id: str, q: questions.Nothing) -> Object:
    kept, known = ledger.document(id), ledger.description(id)
    origin = lists.provenance(ledger.connection, id)
    if kept is None or known is None or origin is None:
        raise Absent("There is no such document in this ledger.")
    account = ledger.account(id)
    meant = account_objects(account, kept.text) if account else {"dates": [], "figures": [], "entities": []}
    return {
        "document": document_object(origin.origin, known, kept.text, account),
        "capture": origin.capture_id,
        "seen": list(origin.seen),
        "statements": [statement_object(s) for s in ledger.statements_of(id)],
        **meant,
        "boilerplate": [{"span": list(b.span), "reason": b.reason} for b in ledger.boilerplate(id)],
    }


def _versions(ledger: Ledger, id: str, q: questions.Nothing) -> Object:
    page = ledger.page(id) if ledger.document(id) else None
    if page is None:
        raise Absent("There is no such document in this ledger.")
    return {
        "page": page,
        "versions": [version_object(v) for v in ledger.versions(page)],
        "changes": [change_object(c) for c in ledger.changes(page)],
    }


def _changes(ledger: Ledger, id: str, q: questions.Listed, limit: int, offset: int) -> list[Object]:
    return [asdict(p) for p in ledger.changed_pages(limit=limit, offset=offset)]


def _speakers(ledger: Ledger, id: str, q: questions.Listed, limit: int, offset: int) -> list[Object]:
    return [asdict(s) for s in lists.speakers(ledger.connection, limit=limit, offset=offset)]


def _people(ledger: Ledger, id: str, q: questions.People, limit: int, offset: int) -> list[Object]:
    return [asdict(p) for p in people_of(ledger, q.q, limit, offset)]


def _person(ledger: Ledger, id: str, q: questions.Nothing) -> Object:
    found = person_of(ledger, id)
    if found is None:
        raise Absent("Nobody has this id in this ledger.")
    return {
        **person_object(found.person, ledger.judgements_of(found.person.id)),
        "kept_back": found.kept_back,
    }


def _said(ledger: Ledger, id: str, q: questions.Listed, limit: int, offset: int) -> list[Object]:
    if ledger.entity(id) is None:
        raise Absent("Nobody has this id in this ledger.")
    return [statement_object(s) for s in ledger.said_by_person(id, limit=limit, offset=offset)]


def _timeline(ledger: Ledger, id: str, q: questions.Timeline, limit: int, offset: int) -> list[Object]:
    return [event_object(e) for e in ledger.timeline(questions.times(q, limit, offset))]


def _figures(ledger: Ledger, id: str, q: questions.Figures, limit: int, offset: int) -> list[Object]:
    return [figure_line_object(f) for f in ledger.figures(questions.numbers(q, limit, offset))]


def _compared(compare: Compare) -> Callable[[Ledger, str, questions.Numbers], Object]:
    def build(ledger: Ledger, id: str, q: questions.Numbers) -> Object:
        asked = questions.numbers(q, COMPARED, 0)
        found, total = ledger.latest_figures(asked)
        return {
            "total": total,
            "compared": len(found),
            "groups": [figure_group_object(g) for g in compare(found)],
        }

    return build


def _failures(ledger: Ledger, id: str, q: questions.Listed, limit: int, offset: int) -> list[Object]:
    return [failure_object(f) for f in list(ledger.failures())[offset : offset + limit]]


def _ledger(ledger: Ledger, id: str, q: questions.Nothing) -> Object:
    return {"version": VERSION, "counts": ledger.counts()}


STATEMENTS: tuple[Operation, ...] = (
    Listing(
        path="/statements",
        name="statements",
        tells="Who said what. With words, best match first; without, newest publication first. Equal contents are one.",
        asked=questions.Statements,
        line=shapes.StatementObject,
        fetch=_statements,
    ),
    Single(
        path="/statements/{id}",
        name="statement",
        tells="One statement, with the sentences around it.",
        asked=questions.Nothing,
        answer=shapes.StatementObject,
        build=_statement,
    ),
    Listing(
        path="/statements/{id}/copies",
        name="copies",
        tells="The statements of equal content, this one included, earliest publication first.",
        asked=questions.Listed,
        line=shapes.StatementObject,
        fetch=_copies,
    ),
    Single(
        path="/facets",
        name="facets",
        tells="How the whole answer to a search for statements splits.",
        asked=questions.Filters,
        answer=shapes.FacetsObject,
        build=_facets,
    ),
)
DOCUMENTS: tuple[Operation, ...] = (
    Listing(
        path="/documents",
        name="documents",
        tells="The documents, newest publication first; of a page its current version.",
        asked=questions.Listed,
        line=DocumentLine,
        fetch=_documents,
    ),
    Single(
        path="/documents/{id}",
        name="document",
        tells="A document: its text, when its capture was seen, and everything found in it.",
        asked=questions.Nothing,
        answer=shapes.ReadObject,
        build=_document,
    ),
    Single(
        path="/documents/{id}/versions",
        name="versions",
        tells="The versions of the page that a document belongs to, and what changed from each to the next.",
        asked=questions.Nothing,
        answer=shapes.VersionsObject,
        build=_versions,
    ),
    Listing(
        path="/hits",
        name="hits",
        tells="Documents whose text holds the words, best match first, with a snippet of each.",
        asked=questions.Hits,
        line=shapes.HitObject,
        key=("document",),
        fetch=_hits,
    ),
    Listing(
        path="/changes",
        name="changes",
        tells="The pages that were edited, the last first.",
        asked=questions.Listed,
        line=ChangedPage,
        key=("page",),
        fetch=_changes,
    ),
)
PEOPLE: tuple[Operation, ...] = (
    Listing(
        path="/people",
        name="people",
        tells="People and bodies across documents, most statements first.",
        asked=questions.People,
        line=PersonLine,
        fetch=_people,
    ),
    Single(
        path="/people/{id}",
        name="person",
        tells="One person or body, under any id that they ever had, with the judgements that join its names.",
        asked=questions.Nothing,
        answer=shapes.PersonObject,
        build=_person,
    ),
    Listing(
        path="/people/{id}/statements",
        name="said",
        tells="What somebody said, earliest publication first. Equal contents are one.",
        asked=questions.Listed,
        line=shapes.StatementObject,
        fetch=_said,
    ),
    Listing(
        path="/speakers",
        name="speakers",
        tells="Speakers by the words of the pages, most statements first.",
        asked=questions.Listed,
        line=SpeakerLine,
        key=("speaker",),
        fetch=_speakers,
    ),
)
ACROSS: tuple[Operation, ...] = (
    Listing(
        path="/timeline",
        name="timeline",
        tells="What happened and was said when, by first day; what only reaches into the time asked for comes last.",
        asked=questions.Timeline,
        line=shapes.EventObject,
        key=("kind", "document", "span", "value", "statement"),
        fetch=_timeline,
    ),
    Listing(
        path="/figures",
        name="figures",
        tells="Who gives which number, earliest publication first.",
        asked=questions.Figures,
        line=shapes.FigureLineObject,
        key=("document", "span"),
        fetch=_figures,
    ),
)
REST: tuple[Operation, ...] = (
    Listing(
        path="/failures",
        name="failures",
        tells="What could not be processed, why, and the cure, oldest first.",
        asked=questions.Listed,
        line=Failure,
        key=("subject", "stage", "error"),
        fetch=_failures,
    ),
    Single(
        path="/ledger",
        name="ledger",
        tells="What the ledger holds, in numbers.",
        asked=questions.Nothing,
        answer=shapes.LedgerObject,
        build=_ledger,
    ),
)


def operations(compare: Compare) -> tuple[Operation, ...]:
    """Every question. `compare` sorts figures into groups."""
    groups = Single(
        path="/figures/groups",
        name="figure_groups",
        tells=f"Figures that count the same side by side, and whether they agree; of the latest {COMPARED:,} figures.",
        asked=questions.Numbers,
        answer=shapes.ComparedObject,
        build=_compared(compare),
    )
    return (*STATEMENTS, *DOCUMENTS, *PEOPLE, *ACROSS, groups, *REST)
