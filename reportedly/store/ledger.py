"""The ledger: one SQLite file. Values go in here; each `add_*` is one transaction and may be repeated."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

from reportedly.answers import Boilerplate, Change, ChangedPage, NewVersion, Reference, Version
from reportedly.clock import now
from reportedly.store import attributions, boilerplate, edits, entries, lists, versions
from reportedly.store import facets as splitting
from reportedly.store import search as searching
from reportedly.store.across import Across
from reportedly.store.derived import rebuild, seen_again
from reportedly.store.facets import Facets
from reportedly.store.failing import Failing
from reportedly.store.gathering import Gathering
from reportedly.store.query import Query
from reportedly.store.reviewing import Reviewing
from reportedly.store.statements import damaged
from reportedly.store.taking_back import TakingBack
from reportedly.store.watched import Watched
from reportedly.types import (
    Attribution,
    Capture,
    Description,
    Document,
    Entry,
    Found,
    Hit,
    Known,
    Paragraph,
    Producer,
    Span,
    Statement,
)


class Ledger(Watched, Failing, Reviewing, Gathering, TakingBack, Across):
    """A ledger file, opened. One writer and any number of readers may have it open at once.

    Raises NotALedger for a file that is something else, NewerLedger for one from a later version, LedgerError for a
    file that cannot be opened, LedgerBusy (from every writing method) when another program keeps it locked.
    """

    # ------------------------------------------------------------ values in

    def add_capture(self, capture: Capture, seen_at: str) -> bool:
        """Keep a capture and that it was seen: when it says itself, at the latest at `seen_at`. Returns whether it is
        new.

        An archive that names a later moment has a wrong clock; its page would be the current one for ever.
        """
        seen_at = min(seen_at, capture.captured_at or seen_at)
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (
                    capture.id,
                    capture.origin,
                    capture.address,
                    capture.status,
                    json.dumps(capture.redirects),
                    json.dumps(capture.headers),
                    capture.media_type,
                    len(capture.body),
                    zlib.compress(capture.body, 6),
                    capture.head,
                ),
            )
            new = connection.changes() > 0
            connection.execute("INSERT OR IGNORE INTO sighting VALUES (?, ?)", (capture.id, seen_at))
            if connection.changes() and not new and (document := self.document_of(capture.id)):
                seen_again(connection, document.id)
            if capture.entry:
                entries.add(connection, capture.id, capture.entry)
        return new

    def add_document(self, document: Document, description: Description) -> bool:
        """Keep a document and its description; a description equal to the newest one is not repeated.

        Returns whether the description is new.
        """
        values = _description_values(description)
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO document (id, capture_id, text, at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (document.id, document.capture_id, document.text, now()),
            )
            if connection.changes():
                number = connection.last_insert_rowid()
                connection.execute("INSERT INTO document_words (rowid, text) VALUES (?, ?)", (number, document.text))
                for (older,) in connection.execute(
                    "SELECT id FROM document WHERE capture_id = ? AND number < ?", (document.capture_id, number)
                ).fetchall():
                    rebuild(connection, str(older))
            row = (document.id, self._producer(description.producer), *values)
            newest = connection.execute(
                "SELECT document_id, producer_id, title, byline, outlet, language, published, modified, address,"
                " paragraphs, also_published FROM description WHERE document_id = ? ORDER BY number DESC LIMIT 1",
                (document.id,),
            ).fetchone()
            if newest != row:
                connection.execute(
                    "INSERT INTO description (document_id, producer_id, title, byline, outlet, language, published,"
                    " modified, address, paragraphs, also_published, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row, now()),
                )
                rebuild(connection, document.id)
        return bool(newest != row)

    def twin(self, document: Document, description: Description) -> Document | None:
        """A document of the same page with the same text, made of another capture; None when there is none."""
        return versions.twin(self.connection, document, description)

    def add_same_text(self, capture_id: str, document: Document) -> None:
        """Keep that a capture gave the text of a document that was made of another capture of the same page."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO same_text VALUES (?, ?)"
                " ON CONFLICT (capture_id) DO UPDATE SET as_capture = excluded.as_capture",
                (capture_id, document.capture_id),
            )
            seen_again(connection, document.id)

    def add_readings(self, document: Document, found: Iterable[Found], producer: Producer) -> None:
        """Keep what one producer found in a document, all of it in one transaction, and show it from now on."""
        with self._writing() as connection:
            number = self._producer(producer)
            connection.execute("DELETE FROM run WHERE document_id = ? AND producer_id = ?", (document.id, number))
            connection.execute(
                "INSERT INTO run (document_id, producer_id, at) VALUES (?, ?, ?)", (document.id, number, now())
            )
            connection.execute(
                "DELETE FROM reading WHERE producer_id = ?"
                " AND attribution_id IN (SELECT id FROM attribution WHERE document_id = ?)",
                (number, document.id),
            )
            for item in found:
                attribution, reading = item.attribution, item.reading
                roles = (attribution.content, attribution.cue, attribution.source)
                attributions.keep(connection, attribution.id, attribution.document_id, document.text, roles)
                connection.execute(
                    "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (attribution.id, number, reading.form, reading.act, reading.score, *reading.role_scores),
                )
            rebuild(connection, document.id)

    # ------------------------------------------------------------ values out

    def capture(self, id: str) -> Capture | None:
        """A capture with its body as it came, or None."""
        row = self.connection.execute(
            "SELECT c.id, c.origin, c.body, c.address, c.status, c.redirects, c.headers, c.media_type, c.head,"
            " (SELECT min(seen_at) FROM sighting s WHERE s.capture_id = c.id) FROM capture c WHERE c.id = ?",
            (id,),
        ).fetchone()
        if row is None:
            return None
        return Capture(
            id=row[0],
            origin=row[1],
            body=zlib.decompress(row[2]),
            address=row[3],
            status=row[4],
            redirects=tuple(json.loads(row[5])),
            headers=tuple((name, value) for name, value in json.loads(row[6])),
            media_type=row[7],
            head=row[8],
            captured_at=row[9],
            entry=next(iter(self.entries(id)), None),
        )

    def captures_of(self, origin: str) -> Iterator[Capture]:
        """The captures of an origin, the one that was seen last as the last."""
        rows = self.connection.execute(
            "SELECT id FROM capture c WHERE origin = ?"
            " ORDER BY (SELECT max(seen_at) FROM sighting WHERE capture_id = c.id), rowid",
            (origin,),
        ).fetchall()
        for (id,) in rows:
            if found := self.capture(str(id)):
                yield found

    def known(self, origin: str) -> Known | None:
        """What the server of a page sent with the capture that was seen last, for it to say whether that still holds;
        None where there is none, or it sent nothing of the kind."""
        return entries.known(self.connection, origin)

    def entries(self, capture_id: str) -> list[Entry]:
        """What feeds say of a capture."""
        return entries.of_capture(self.connection, capture_id)

    def captures(self) -> Iterator[Capture]:
        """Every capture, in the order they came in, one in memory at a time."""
        for (id,) in self.connection.execute("SELECT id FROM capture ORDER BY rowid"):
            if capture := self.capture(str(id)):
                yield capture

    def sightings(self, capture_id: str) -> list[str]:
        """When a capture was seen, oldest first."""
        rows = self.connection.execute("SELECT seen_at FROM sighting WHERE capture_id = ? ORDER BY 1", (capture_id,))
        return [at for (at,) in rows]

    def document(self, id: str) -> Document | None:
        """A document, or None."""
        row = self.connection.execute("SELECT id, capture_id, text FROM document WHERE id = ?", (id,)).fetchone()
        return Document(id=row[0], capture_id=row[1], text=row[2]) if row else None

    def document_of(self, capture_id: str) -> Document | None:
        """The newest document of a capture, or of another capture of the page that gave the same text; else None."""
        row = self.connection.execute(
            "SELECT id, capture_id, text FROM document WHERE capture_id = ?1 OR capture_id ="
            " (SELECT as_capture FROM same_text WHERE capture_id = ?1)"
            " ORDER BY capture_id = ?1 DESC, number DESC LIMIT 1",
            (capture_id,),
        ).fetchone()
        return Document(id=row[0], capture_id=row[1], text=row[2]) if row else None

    def documents_of(self, capture_id: str) -> list[Document]:
        """The documents made of a capture, oldest first."""
        rows = self.connection.execute(
            "SELECT id, capture_id, text FROM document WHERE capture_id = ? ORDER BY number", (capture_id,)
        )
        return [Document(id=id, capture_id=capture, text=text) for id, capture, text in rows]

    def documents(self) -> Iterator[tuple[Document, Description]]:
        """Every document with its newest description, in the order they came in."""
        for (id,) in self.connection.execute("SELECT id FROM document ORDER BY number").fetchall():
            document, description = self.document(str(id)), self.description(str(id))
            if document and description:
                yield document, description

    def references(self) -> Iterator[Reference]:
        """Every document as it is cited, of a page its current version alone, in the order they came in."""
        return lists.references(self.connection)

    def outlets(self) -> list[str]:
        """The names of all outlets whose statements are listed."""
        return lists.outlets(self.connection)

    def description(self, document_id: str) -> Description | None:
        """The newest description of a document, or None."""
        row = self.connection.execute(
            "SELECT d.document_id, d.title, d.byline, d.outlet, d.language, d.published, d.modified, d.address,"
            " d.paragraphs, d.also_published, p.name, p.version, p.settings"
            " FROM description d JOIN producer p ON p.id = d.producer_id"
            " WHERE d.document_id = ? ORDER BY d.number DESC LIMIT 1",
            (document_id,),
        ).fetchone()
        if row is None:
            return None
        try:
            paragraphs = tuple(Paragraph(span=_span(s, e), kind=kind) for s, e, kind in json.loads(row[8]))
            also_published = tuple(str(day) for day in json.loads(row[9]))
        except (ValueError, TypeError) as error:
            raise damaged(f"the description of {document_id!r}", error) from error
        return Description(
            document_id=row[0],
            title=row[1],
            byline=row[2],
            outlet=row[3],
            language=row[4],
            published=row[5],
            modified=row[6],
            address=row[7],
            paragraphs=paragraphs,
            producer=Producer(name=row[10], version=row[11], settings=row[12]),
            also_published=also_published,
        )

    def has_run(self, document_id: str, producer: Producer) -> bool:
        """Whether this producer has read this document."""
        return bool(
            self.connection.execute(
                "SELECT count(*) FROM run JOIN producer p ON p.id = producer_id"
                " WHERE document_id = ? AND p.name = ? AND p.version = ? AND p.settings = ?",
                (document_id, producer.name, producer.version, producer.settings),
            ).get
        )

    def was_told(self, capture_id: str) -> bool:
        """Whether an earlier call told what came of a capture: its text was read, by whomever, or could not be."""
        return bool(
            self.connection.execute(
                "SELECT EXISTS (SELECT 1 FROM document d WHERE (d.capture_id = ?1 OR d.capture_id ="
                " (SELECT as_capture FROM same_text WHERE capture_id = ?1))"
                " AND (EXISTS (SELECT 1 FROM run WHERE document_id = d.id) OR EXISTS (SELECT 1 FROM failure"
                " WHERE stage = 'attribute' AND subject = (SELECT origin FROM capture WHERE id = ?1))))",
                (capture_id,),
            ).get
        )

    def attributions(self, document_id: str) -> list[Attribution]:
        """Every attribution that any producer found in a document."""
        rows = self.connection.execute(
            "SELECT id, document_id, spans FROM attribution WHERE document_id = ? ORDER BY id", (document_id,)
        )
        return [attribution_of(*row) for row in rows]

    def attribution(self, id: str) -> Attribution | None:
        """An attribution that anybody ever found, or None."""
        row = self.connection.execute("SELECT id, document_id, spans FROM attribution WHERE id = ?", (id,)).fetchone()
        return attribution_of(*row) if row else None

    def counts(self) -> dict[str, int]:
        """How many captures, documents (pages as they stand), older versions of these, attributions (shown), speakers
        (no pronouns) and failures there are."""
        tables = ("capture", "shown", "failure")
        captures, attributions, failures = (
            int(self.connection.execute(f"SELECT count(*) FROM {table}").get) for table in tables
        )
        documents = lists.count_documents(self.connection)
        return {
            "captures": captures,
            "documents": documents,
            "versions": edits.count_older(self.connection),
            "attributions": attributions,
            "speakers": lists.count_speakers(self.connection),
            "failures": failures,
        }

    # ------------------------------------------------------------ the read model

    def search(
        self,
        words: str = "",
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        form: str | None = None,
        act: str | None = None,
        since: str | None = None,
        until: str | None = None,
        via: str | None = None,
        depth: int | None = None,
        addressee: str | None = None,
        medium: str | None = None,
        occasion: str | None = None,
        entity: str | None = None,
        limit: int = 20,
    ) -> list[Statement]:
        """Statements by words and filters, best first; what each means tells `Query`, the order `search`."""
        query = Query(
            words=words, speaker=speaker, outlet=outlet, form=form, act=act, since=since, until=until, via=via,
            depth=depth, addressee=addressee, medium=medium, occasion=occasion, entity=entity, limit=limit,
        )  # fmt: skip
        return self.query(query)

    def query(self, query: Query) -> list[Statement]:
        """Statements by a ready query."""
        with lists.snapshot(self.connection):
            return searching.statements(self.connection, query)

    def facets(self, query: Query) -> Facets:
        """How the whole answer to `query` splits by speaker, outlet, month and form."""
        with lists.snapshot(self.connection):
            return splitting.facets(self.connection, query)

    def facet(self, query: Query, name: str) -> tuple[tuple[str, int], ...]:
        """How the whole answer splits by one of ``speaker``, ``outlet``, ``month`` and ``form`` alone."""
        with lists.snapshot(self.connection):
            return splitting.facet(self.connection, query, name)

    def search_documents(self, query: Query) -> list[Hit]:
        """Documents whose text holds the words, with a snippet each."""
        return searching.documents(self.connection, query)

    def page(self, given: str) -> str | None:
        """The page that an address, an origin or the id of a document means, or None; for `versions` and `changes`."""
        return edits.page_named(self.connection, given)

    def versions(self, page: str) -> list[Version]:
        """The versions of a page, oldest first; one whose text came back later is there again."""
        return edits.series(self.connection, page)

    def changes(self, page: str) -> list[Change]:
        """What became of a page from each version to the next, oldest first."""
        with lists.snapshot(self.connection):
            return edits.changes(self.connection, page)

    def new_version(self, document_id: str) -> NewVersion | None:
        """What a document changed on its page; None where the page has no other version."""
        return edits.new_version(self.connection, document_id)

    def boilerplate(self, document_id: str) -> list[Boilerplate]:
        """The paragraphs of a document that its outlet repeats on its pages, in order."""
        return boilerplate.of_document(self.connection, document_id)

    def count_changed(self) -> int:
        """How many pages have several versions."""
        return edits.count_changed(self.connection)

    def changed_pages(self, *, limit: int = 50, offset: int = 0) -> list[ChangedPage]:
        """The pages that have several versions, the one that changed last first."""
        with lists.snapshot(self.connection):
            return edits.changed_pages(self.connection, limit=limit, offset=offset)

    def statement(self, id: str) -> Statement | None:
        """A statement by the id of its attribution, or None when it is not shown."""
        return next(iter(searching.by_ids(self.connection, [id])), None)

    def statements_of(self, document_id: str) -> list[Statement]:
        """The statements of a document in the order of its text."""
        return searching.of_document(self.connection, document_id)

    def copies(self, statement_id: str) -> list[Statement]:
        """The statements of equal content, the given one included, earliest publication first."""
        return searching.copies(self.connection, statement_id)

    def first_copy(self, statement_id: str) -> Statement | None:
        """The first of `copies`; None when there is no such statement."""
        return searching.first_copy(self.connection, statement_id)

    def all_statements(self) -> Iterator[Statement]:
        """Every statement, document by document, in the order of the text."""
        return searching.everything(self.connection)

    def top_speakers(self, limit: int = 10) -> list[tuple[str, int]]:
        """Speakers with the most statements; pronouns are left out, for they are many people."""
        with lists.snapshot(self.connection):
            return splitting.top_speakers(self.connection, limit)


def attribution_of(id: str, document_id: str, spans: str) -> Attribution:
    """An attribution from its stored spans."""
    content, cue, source = (tuple(Span(s, e) for s, e in role) for role in json.loads(spans))
    return Attribution(id=id, document_id=document_id, content=content, cue=cue, source=source)


def _span(start: int, end: int) -> Span:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"[{start}, {end}) is no span")
    return Span(start, end)


def _description_values(d: Description) -> Sequence[str | None]:
    paragraphs = json.dumps([[p.span.start, p.span.end, p.kind] for p in d.paragraphs])
    also_published = json.dumps(d.also_published)
    return (d.title, d.byline, d.outlet, d.language, d.published, d.modified, d.address, paragraphs, also_published)
