"""The table of the tools: each with what it is asked with, what it answers, and how that is written out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

from reportedly.answers import Change, Judged, Version
from reportedly.asking import paging
from reportedly.asking import questions as asking
from reportedly.asking.people import people_of, person_of
from reportedly.asking.questions import Absent
from reportedly.export.context import cite
from reportedly.export.jsonl import hit_object
from reportedly.mcp import questions, shapes, wording
from reportedly.mcp.gathered import case_line, entry
from reportedly.mcp.quoting import Quoting, named
from reportedly.mcp.wording import NOTICE
from reportedly.store import lists
from reportedly.store.ledger import Ledger
from reportedly.store.query import Query
from reportedly.text import many

_MANY = 20
_TEN = 10

Question = TypeVar("Question")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Generic[Question, Answer]):
    """What a model may call. `build` answers a question of a ledger at one moment; `cut` makes it as short as it is to
    be, once it is protected; `head` and `lines` write it out."""

    name: str
    title: str
    tells: str
    asked: type[Question]
    answer: type[Answer]
    build: Callable[[Ledger, Question], Answer]
    head: Callable[[Answer], str]
    lines: Callable[[Answer], Iterator[str]]
    cut: Callable[[Answer], Answer] = lambda answer: answer


def _parted(name: str, q: Any, fetch: paging.Fetch, key: tuple[str, ...]) -> tuple[list[Any], str | None]:
    """A part of a long answer, and the cursor of the next."""
    given = {field: value for field, value in asdict(q).items() if field not in {"limit", "cursor"}}
    same = json.dumps([name, given], sort_keys=True)
    after = paging.decode(q.cursor, same) if q.cursor else None
    part = paging.part(fetch, key, q.limit, after)
    return list(part.items), paging.encode(part.next, same) if part.next else None


def _search(ledger: Ledger, q: questions.Search) -> shapes.QuotesObject:
    quoting = Quoting(ledger)
    items, more = _parted(
        "search", q, lambda limit, offset: quoting.quotes(ledger.query(asking.query(q, limit, offset))), ("statement",)
    )
    return {"notice": NOTICE, "items": items, "next": more}


def _statement(ledger: Ledger, q: questions.Statement) -> shapes.StatementObject:
    found = ledger.statement(q.id)
    if found is None:
        raise Absent("there is no such statement in this ledger: take an id that search gave")
    quoting = Quoting(ledger)
    others = [s for s in ledger.copies(q.id) if s.id != q.id]
    return {
        "notice": NOTICE,
        "statement": quoting.cited(next(cite([found], ledger.document))),
        "also_in": [quoting.place(s.document_id, s.spans) for s in others[:_TEN]],
    }


def _people(ledger: Ledger, q: questions.People) -> shapes.PeopleObject:
    def fetch(limit: int, offset: int) -> list[shapes.PersonLineObject]:
        return [
            {
                "id": p.id, "name": p.name, "kind": p.kind, "aliases": list(p.aliases[:_MANY]),
                "statements": p.statements, "documents": p.documents, "first": p.first, "last": p.last,
            }
            for p in people_of(ledger, q.q, limit, offset)
        ]  # fmt: skip

    items, more = _parted("people", q, fetch, ("id",))
    return {"notice": NOTICE, "items": items, "next": more}


def _person(ledger: Ledger, q: questions.Person) -> shapes.PersonObject:
    found = person_of(ledger, q.id)
    if found is None:
        raise Absent("nobody has this id in this ledger: ask people for ids")
    p, quoting = found.person, Quoting(ledger)
    items, more = _parted(
        "person", q,
        lambda limit, offset: quoting.quotes(ledger.said_by_person(q.id, limit=limit, offset=offset)), ("statement",),
    )  # fmt: skip
    return {
        "notice": NOTICE,
        "id": p.id,
        "name": p.name,
        "kind": p.kind,
        "kept_back": found.kept_back,
        "aliases": list(p.aliases[:_MANY]),
        "roles": [
            {"words": r.words, "first": r.first, "last": r.last, "documents": r.documents} for r in p.roles[:_MANY]
        ],
        "outlets": [{"name": name, "count": count} for name, count in p.outlets[:_MANY]],
        "statements": p.statements,
        "documents": p.documents,
        "first": p.first,
        "last": p.last,
        "judgements": [] if found.kept_back else [_judged(j) for j in ledger.judgements_of(p.id)[:_MANY]],
        "items": items,
        "next": more,
    }


def _judged(j: Judged) -> shapes.JudgementObject:
    of = j.judgement
    return {
        "verdict": of.verdict, "left": j.left_name, "right": j.right_name, "reason": of.reason, "score": of.score,
        "by": of.producer.name, "holds": j.holds,
    }  # fmt: skip


def _timeline(ledger: Ledger, q: questions.Timeline) -> shapes.TimelineObject:
    quoting = Quoting(ledger)
    items, more = _parted(
        "timeline", q,
        lambda limit, offset: [quoting.event(e) for e in ledger.timeline(asking.times(q, limit, offset))],
        ("kind", "value", "place", "said"),
    )  # fmt: skip
    return {"notice": NOTICE, "items": items, "next": more}


def _figures(ledger: Ledger, q: questions.Figures) -> shapes.FiguresObject:
    quoting = Quoting(ledger)
    items, more = _parted(
        "figures", q,
        lambda limit, offset: [quoting.figure(f) for f in ledger.figures(asking.numbers(q, limit, offset))],
        ("place",),
    )  # fmt: skip
    return {"notice": NOTICE, "items": items, "next": more}


def _documents(ledger: Ledger, q: questions.Documents) -> shapes.DocumentsObject:
    quoting = Quoting(ledger)

    def fetch(limit: int, offset: int) -> list[shapes.DocumentLineObject]:
        if not q.q.strip():
            listed = lists.documents(ledger.connection, limit=limit, offset=offset)
            return [{"place": quoting.place(d.id), "snippet": None} for d in listed]
        hits = map(hit_object, ledger.search_documents(Query(words=q.q, limit=limit, offset=offset)))
        return [{"place": quoting.place(h["document"]), "snippet": h["snippet"]} for h in hits]

    items, more = _parted("documents", q, fetch, ("place",))
    return {"notice": NOTICE, "items": items, "next": more}


def _document(ledger: Ledger, q: questions.Document) -> shapes.DocumentObject:
    quoting = Quoting(ledger)
    where, text = quoting.place(q.id), quoting.text(q.id)
    known = ledger.description(q.id)
    return {
        "notice": NOTICE,
        "place": where,
        "byline": known.byline if known else None,
        "language": known.language if known else None,
        "length": len(text),
        "start": q.start,
        "text": text,
        "next_start": None,
    }


def _piece(whole: shapes.DocumentObject) -> shapes.DocumentObject:
    """The piece of a text that was asked for. Cut last of all: half a name would be protected no more."""
    start, text = whole["start"], whole["text"]
    end = start + questions.PIECE
    return {
        **whole, "length": len(text), "text": text[start:end], "next_start": end if end < len(text) else None,
    }  # fmt: skip


def _versions(ledger: Ledger, q: questions.Versions) -> shapes.VersionsObject:
    page = ledger.page(q.id)
    if page is None:
        raise Absent("there is no such page in this ledger: take an address or an id of a document from an answer")
    quoting, changes = Quoting(ledger), ledger.changes(page)
    items, more = _parted(
        "versions", q,
        lambda limit, offset: [_change(quoting, c) for c in changes[offset : offset + limit]], ("before", "after"),
    )  # fmt: skip
    return {"notice": NOTICE, "page": named(page), "versions": len(ledger.versions(page)), "items": items, "next": more}


def _change(quoting: Quoting, c: Change) -> shapes.ChangeObject:
    return {
        "before": _version(c.before),
        "after": _version(c.after),
        "silent": c.silent,
        "announced": c.announced,
        "appeared": quoting.quotes(c.appeared[:_TEN]),
        "gone": quoting.quotes(c.gone[:_TEN]),
    }


def _version(v: Version) -> shapes.VersionObject:
    return {"document": v.document_id, "title": v.title, "first_seen": v.first_seen, "last_seen": v.last_seen}


def _cases(ledger: Ledger, q: questions.Cases) -> shapes.CasesObject:
    lines = ledger.cases()
    items, more = _parted(
        "cases", q, lambda limit, offset: [case_line(c) for c in lines[offset : offset + limit]], ("id",)
    )
    return {"notice": NOTICE, "items": items, "next": more}


def _case(ledger: Ledger, q: questions.Case) -> shapes.CaseObject:
    found = ledger.case(q.id)
    if found is None:
        raise Absent("there is no such case in this ledger: ask cases for ids")
    quoting, today = Quoting(ledger), ledger.entries_of_case(found.id)
    items, more = _parted(
        "case", q,
        lambda limit, offset: [entry(ledger, quoting, one) for one in today[offset : offset + limit]], ("id",),
    )  # fmt: skip
    return {
        "notice": NOTICE, "id": found.id, "title": found.title, "question": found.question, "by": found.by,
        "closed": found.closed is not None, "items": items, "next": more,
    }  # fmt: skip


def _counted(answer: Any) -> str:
    return wording.counted(answer["items"], answer["next"])


def _numbered(write: Callable[[int, Any], Iterator[str]]) -> Callable[[Any], Iterator[str]]:
    def lines(answer: Any) -> Iterator[str]:
        for number, item in enumerate(answer["items"], 1):
            yield from write(number, item)

    return lines


def _statement_lines(answer: shapes.StatementObject) -> Iterator[str]:
    yield from wording.quote(1, answer["statement"])
    yield from (f"  also in: {wording.place(one)}" for one in answer["also_in"])


def _person_head(answer: shapes.PersonObject) -> str:
    told = f"{many(answer['statements'], 'statement')} in {many(answer['documents'], 'document')}, of which these: "
    return told + wording.counted(answer["items"], answer["next"])


def _document_head(answer: shapes.DocumentObject) -> str:
    more = answer["next_start"]
    return f"The text goes on: call again with start {more}." if more is not None else "The text ends with this piece."


def _case_lines(answer: shapes.CaseObject) -> Iterator[str]:
    yield wording.case(answer)
    for number, item in enumerate(answer["items"], 1):
        yield from wording.entry(number, item)


def _versions_head(answer: shapes.VersionsObject) -> str:
    if not answer["items"] and answer["next"] is None:
        return "The page has one version, or none after this part: nothing was changed."
    return f"{answer['versions']} versions; changes: {wording.counted(answer['items'], answer['next'])}"


_PARTS = " In parts: call again with cursor set to what next holds."
TOOLS: Sequence[Tool[Any, Any]] = (
    Tool(
        name="search", title="Who said what",
        tells="Finds statements: who said what, on whose word. With words, best match first; without, newest first."
        " Equal contents are one." + _PARTS,
        asked=questions.Search, answer=shapes.QuotesObject, build=_search,
        head=_counted, lines=_numbered(wording.quote),
    ),
    Tool(
        name="statement", title="One statement",
        tells="One statement by its id, with the sentences around it and where else its words stand.",
        asked=questions.Statement, answer=shapes.StatementObject, build=_statement,
        head=lambda a: "One statement.", lines=_statement_lines,
    ),
    Tool(
        name="people", title="People and bodies",
        tells="People and bodies across documents, most statements first, with the ids to ask for them." + _PARTS,
        asked=questions.People, answer=shapes.PeopleObject, build=_people,
        head=_counted, lines=_numbered(lambda number, p: iter([wording.person_line(number, p)])),
    ),
    Tool(
        name="person", title="One person or body",
        tells="Somebody by id: names, roles, the judgements that join the names, and what they said, earliest first."
        + _PARTS,
        asked=questions.Person, answer=shapes.PersonObject, build=_person, head=_person_head, lines=wording.person,
    ),
    Tool(
        name="timeline", title="What happened when",
        tells="What happened and was said when, by first day, with the statement or page that tells of it." + _PARTS,
        asked=questions.Timeline, answer=shapes.TimelineObject, build=_timeline,
        head=_counted, lines=_numbered(wording.event),
    ),
    Tool(
        name="figures", title="Who gives which number",
        tells="Figures as printed and as read, with who gives them, earliest publication first." + _PARTS,
        asked=questions.Figures, answer=shapes.FiguresObject, build=_figures,
        head=_counted, lines=_numbered(wording.figure),
    ),
    Tool(
        name="documents", title="Documents",
        tells="Documents whose text holds words, best match first; without words all, newest first." + _PARTS,
        asked=questions.Documents, answer=shapes.DocumentsObject, build=_documents,
        head=_counted, lines=_numbered(wording.document_line),
    ),
    Tool(
        name="document", title="The text of a document",
        tells="A piece of a document's text by its id, to see what stands around a quote. Offsets are those of places.",
        asked=questions.Document, answer=shapes.DocumentObject, build=_document,
        head=_document_head, lines=wording.document, cut=_piece,
    ),
    Tool(
        name="versions", title="How a page was changed",
        tells="How a page was edited since it was first seen: which statements appeared and which are gone, and whether"
        " the page says so." + _PARTS,
        asked=questions.Versions, answer=shapes.VersionsObject, build=_versions,
        head=_versions_head, lines=_numbered(wording.change),
    ),
    Tool(
        name="cases", title="What colleagues work on",
        tells="The questions that colleagues work on, the open ones first, with ids." + _PARTS,
        asked=questions.Cases, answer=shapes.CasesObject, build=_cases,
        head=_counted, lines=_numbered(lambda number, c: iter([wording.case_line(number, c)])),
    ),
    Tool(
        name="case", title="One case",
        tells="A question that colleagues work on, by its id, with what they gathered: statements, documents, people,"
        " notes." + _PARTS,
        asked=questions.Case, answer=shapes.CaseObject, build=_case, head=_counted, lines=_case_lines,
    ),
)  # fmt: skip
