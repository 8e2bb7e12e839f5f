"""What each page shows, taken from a ledger. Values in, a context out; nothing here knows of HTML or of a server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException

from reportedly.export.context import cite
from reportedly.export.publication import disagreement, other_days
from reportedly.store import lists
from reportedly.store.facets import PRONOUNS
from reportedly.store.kept_back import keeps_back
from reportedly.store.ledger import Ledger
from reportedly.store.lists import Provenance
from reportedly.store.query import Query
from reportedly.store.statements import speaker_key
from reportedly.types import Statement
from reportedly.version import VERSION
from reportedly.web import contexts, marking, reviewing
from reportedly.web.contexts_reviews import Draft
from reportedly.web.facets import chips, counted, facets
from reportedly.web.meanings import dates_of, figures_of, meaning_of, notes_of
from reportedly.web.missing import missing
from reportedly.web.questions import FILTERS, Params, Slice, address, question, slice_of
from reportedly.web.wording import (
    citation,
    document_url,
    person_url,
    safe_link,
    speaker_url,
    statement_url,
    versions_url,
)

LIST_SIZE = 50
UNFOLDED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address of a page says: `path` holds the names in its path, `params` those after the question mark, of
    a name that is there several times the last; `every` has all of these, in order. `reviewer` is who asks, empty where
    that is not known."""

    path: Mapping[str, str]
    params: Params
    every: tuple[tuple[str, str], ...] = ()
    reviewer: str = ""


def search(ledger: Ledger, asked: Asked) -> contexts.SearchPage:
    """The answer to a question; without words, the newest statements."""
    asking = question(asked.params)
    query = asking.query
    split = ledger.facets(query)
    found = ledger.query(query)
    hits = () if split.total or not query.words else tuple(ledger.search_documents(replace(query, limit=10, offset=0)))
    return contexts.SearchPage(
        words=query.words,
        filtered=asking.filtered,
        total=split.total,
        statements=split.statements,
        results=tuple(line_of(s, others_of(ledger, s)) for s in found),
        hits=tuple(contexts.ListedHit(hit=hit, url=document_url(hit.document_id)) for hit in hits),
        facets=facets(ledger, asking, split),
        chips=chips(ledger, asking),
        paging=paging_of(asking.part, len(found), split.total, "/", asking.values),
        counts=None if query.words or asking.filtered else ledger.counts(),
        kept={name: asking.values[name] for name in (*FILTERS, "exact", "limit") if asking.values[name]},
    )


def documents(ledger: Ledger, asked: Asked) -> contexts.DocumentsPage:
    """The documents, newest first."""
    part = slice_of(asked.params, LIST_SIZE)
    found = lists.documents(ledger.connection, limit=part.size, offset=part.offset)
    total = lists.count_documents(ledger.connection)
    return contexts.DocumentsPage(
        documents=tuple(contexts.ListedDocument(document=d, url=document_url(d.id)) for d in found),
        paging=paging_of(part, len(found), total, "/documents", asked.params),
    )


def document(ledger: Ledger, asked: Asked) -> contexts.DocumentPage:
    """One document."""
    id = asked.path["id"]
    kept, known = ledger.document(id), ledger.description(id)
    origin = lists.provenance(ledger.connection, id)
    if kept is None or known is None or origin is None:
        raise missing(ledger, asked.path["id"], "There is no such document in this ledger.")
    where = known.address or origin.address
    found = ledger.statements_of(id)
    repeated = tuple(ledger.boilerplate(id))
    account = ledger.account(id)
    dates, figures = dates_of(account, kept.text), figures_of(account, kept.text)
    decided = ledger.reviews_of(id)
    by_line = reviewing.by_line(decided, found)
    return contexts.DocumentPage(
        id=id,
        title=known.title,
        byline=known.byline,
        outlet=known.outlet,
        language=known.language,
        published=known.published,
        modified=known.modified,
        also_published=other_days(known, account, kept.text),
        disagreement=disagreement(known, account, kept.text),
        address=where,
        link=safe_link(where, origin.origin),
        provenance=origin,
        versions=_note_of(ledger, id),
        failures=tuple(f for f in ledger.failures() if f.subject == origin.origin),
        statements=tuple(line_of(s) for s in found),
        paragraphs=known.paragraphs,
        text=kept.text,
        dates=dates,
        figures=figures,
        boilerplate=repeated,
        blocks=marking.blocks(
            kept.text, known.paragraphs, found, notes_of(dates, figures), {b.span: b.reason for b in repeated}
        ),
        reviews=tuple(by_line[s.id] for s in found),
        orphans=reviewing.orphans(decided, by_line),
        told=reviewing.told(decided, asked.params.get("kept", ""), {s.id: s for s in found}),
        draft=Draft(),
    )


def _note_of(ledger: Ledger, document_id: str) -> contexts.VersionNote | None:
    """Which version of its page a document is; None where there is one only."""
    page = ledger.page(document_id)
    series = ledger.versions(page) if page else []
    places = [number for number, version in enumerate(series, 1) if version.document_id == document_id]
    if len(series) < 2 or not places:
        return None
    return contexts.VersionNote(
        number=places[-1],
        total=len(series),
        url=versions_url(document_id),
        current=document_url(series[-1].document_id) if places[-1] < len(series) else None,
    )


def speakers(ledger: Ledger, asked: Asked) -> contexts.SpeakersPage:
    """The speakers, most statements first."""
    part = slice_of(asked.params, LIST_SIZE)
    found = lists.speakers(ledger.connection, limit=part.size, offset=part.offset)
    total = lists.count_speakers(ledger.connection)
    return contexts.SpeakersPage(
        speakers=tuple(contexts.ListedSpeaker(speaker=s, url=speaker_url(s.speaker)) for s in found),
        unresolved=tuple(
            contexts.Unresolved(words=words, statements=n, url=speaker_url(words) if words else None)
            for words, n in lists.unresolved(ledger.connection)
        ),
        paging=paging_of(part, len(found), total, "/speakers", asked.params),
    )


def speaker(ledger: Ledger, asked: Asked) -> contexts.SpeakerPage:
    """One speaker, by the words of the source."""
    name = asked.path["speaker"]
    part = slice_of(asked.params, LIST_SIZE)
    query = Query(speaker=name, exact_speaker=True)
    split = ledger.facets(query)
    if not split.total:
        raise HTTPException(404, "Nobody is called so in this ledger.")
    found = lists.said_by(ledger.connection, name, limit=part.size, offset=part.offset)
    spelled = split.speakers[0][0] if split.speakers else name
    kept = {"speaker": spelled, "exact": "1"}
    return contexts.SpeakerPage(
        speaker=spelled,
        pronoun=speaker_key(name) in PRONOUNS,
        total=split.total,
        statements=split.statements,
        outlets=counted(split.outlets, "outlet", kept),
        forms=counted(split.forms, "form", kept),
        months=counted(split.months, "month", kept),
        results=tuple(line_of(s, others_of(ledger, s)) for s in found),
        paging=paging_of(part, len(found), split.total, speaker_url(name), asked.params),
        search_url=address("/", kept),
    )


def statement(ledger: Ledger, asked: Asked, typed: Params | None = None) -> contexts.StatementPage:
    """One statement. `typed` is what stood in its form, where that comes back."""
    found = ledger.statement(asked.path["id"])
    kept = ledger.document(found.document_id) if found else None
    known = ledger.description(found.document_id) if found else None
    origin = _origin(ledger, found) if found else None
    if found is None or kept is None or known is None or origin is None:
        raise missing(ledger, asked.path["id"], "There is no such statement in this ledger.")
    beside = {s.id: s for s in ledger.statements_of(found.document_id)}
    listed = found.id in beside  # what stands in boilerplate is not, but a citation of it goes on to work
    place = f"#s-{list(beside).index(found.id) + 1}" if listed else ""
    decided = ledger.reviews_of(found.document_id)
    return contexts.StatementPage(
        statement=next(cite([found], ledger.document)),
        url=statement_url(found.id),
        place_url=f"{document_url(found.document_id)}{place}",
        speaker_url=who_url(found),
        link=safe_link(found.address, found.origin),
        citation=citation(found),
        producer=found.producer,
        language=known.language,
        provenance=origin,
        copies=tuple(line_of(s) for s in ledger.copies(found.id) if s.id != found.id),
        meaning=meaning_of(
            found,
            ledger.account(found.document_id),
            {**beside, found.id: found},
            kept.text,
            lambda cluster: person_url(entity) if (entity := ledger.entity(cluster)) else None,
        ),
        paragraphs=marking.surroundings(kept.text, known.paragraphs, found),
        reviews=reviewing.by_line(decided, [found])[found.id],
        fields=reviewing.editable(found, asked.reviewer, typed),
        told=reviewing.told(decided, asked.params.get("kept", ""), {found.id: found}),
        reason=(typed or {}).get("reason", ""),
    )


def failures(ledger: Ledger, asked: Asked) -> contexts.FailuresPage:
    """What could not be processed."""
    return contexts.FailuresPage(failures=tuple(ledger.failures()))


def about(ledger: Ledger, asked: Asked) -> contexts.AboutPage:
    """What is in the ledger."""
    return contexts.AboutPage(ledger=ledger.path.name, version=VERSION, counts=ledger.counts())


def line_of(found: Statement, copies: tuple[contexts.Line, ...] = ()) -> contexts.Line:
    return contexts.Line(
        statement=found,
        url=statement_url(found.id),
        document_url=document_url(found.document_id),
        speaker_url=who_url(found),
        link=safe_link(found.address, found.origin),
        copies=copies,
    )


def who_url(found: Statement) -> str | None:
    """The page of who says it: of the person, where that was worked out and no name is withheld, else of the words."""
    if found.entity and not keeps_back(found.resolved.speaker if found.resolved else None):
        return person_url(found.entity)
    return speaker_url(found.speaker) if found.speaker else None


def others_of(ledger: Ledger, found: Statement) -> tuple[contexts.Line, ...]:
    """The copies of a statement without itself, as far as a list unfolds them."""
    if found.copies < 2:
        return ()
    return tuple(line_of(s) for s in ledger.copies(found.id)[: UNFOLDED + 1] if s.id != found.id)


def _origin(ledger: Ledger, found: Statement) -> Provenance | None:
    return lists.provenance(ledger.connection, found.document_id)


def paging_of(part: Slice, shown: int, total: int, path: str, values: Params) -> contexts.Paging:
    kept = {name: value for name, value in values.items() if name != "page"}
    more = part.offset + shown < total and shown > 0
    return contexts.Paging(
        first=part.offset + 1 if shown else 0,
        last=part.offset + shown,
        total=total,
        previous=address(path, {**kept, "page": str(part.page - 1)}) if part.page > 1 else None,
        next=address(path, {**kept, "page": str(part.page + 1)}) if more else None,
    )
