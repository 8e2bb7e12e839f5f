"""A ledger as it may be handed on: the same questions, protected answers, and a count of what was held back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from reportedly.answers import Named, Reference
from reportedly.cases import Gathered
from reportedly.errors import ReportedlyError
from reportedly.payload import payload
from reportedly.protect.by_hand import Run, Runs, runs
from reportedly.protect.handed_on import handed_on
from reportedly.protect.leaks import LeakCheck
from reportedly.protect.values import Protector, Sheet
from reportedly.protect.words import PLACE
from reportedly.types import Account, Capture, Description, Document, Statement

_WEB = re.compile(r"https?://", re.IGNORECASE)
_TEXT = re.compile(r"text/|application/(?:xhtml\+xml|(?:vnd\.)?[\w.+-]*json|xml)", re.IGNORECASE)
_MOST = 64 * 1024 * 1024

_SHEETS = 16
"""Documents held at a time: that of the statement which goes out, and those of its copies."""


class Asked(Protocol):
    """What is to be handed on: a ledger, or what of it belongs to a case."""

    def all_statements(self) -> Iterator[Statement]: ...
    def statements_of(self, document_id: str) -> list[Statement]: ...
    def documents(self) -> Iterator[tuple[Document, Description]]: ...
    def references(self) -> Iterator[Reference]: ...
    def captures(self) -> Iterator[Capture]: ...


class Holdings(Asked, Protocol):
    """What a view asks of the ledger itself: who is protected on a page follows from all of the page."""

    def document(self, id: str) -> Document | None: ...
    def description(self, document_id: str) -> Description | None: ...
    def account(self, document_id: str) -> Account | None: ...
    def named_in(self, document_id: str) -> dict[str, Named]: ...
    def called_on(self, id: str) -> list[tuple[str, str]]: ...
    def outlets(self) -> list[str]: ...
    def documents_of(self, capture_id: str) -> list[Document]: ...
    def document_of(self, capture_id: str) -> Document | None: ...
    def statement(self, id: str) -> Statement | None: ...
    def copies(self, statement_id: str) -> list[Statement]: ...


class View:
    """Statements, documents and citations of a ledger, or of a case in it, protected. `dropped` counts what was asked
    for and held back.

    Statements of one document are expected together. Ids of documents and statements are stand-ins, here as in what
    is asked: what was not handed out cannot be asked for.
    """

    def __init__(self, holdings: Holdings, protector: Protector, asked: Asked | None = None) -> None:
        """`asked` is what is handed on; None for all that the ledger holds."""
        self._holdings, self._by, self._asked = holdings, protector, asked or holdings
        self._check = LeakCheck(protector.protected)
        self._sheets: dict[str, Sheet] = {}
        self._ids: dict[str, str] = {}
        self._statements: dict[str, dict[str, str]] = {}
        self.dropped = 0

    def all_statements(self) -> Iterator[Statement]:
        """Every statement, document by document."""
        for document_id, found in groupby(self._asked.all_statements(), key=lambda s: s.document_id):
            for statement in found:
                sheet = self._sheet(document_id)
                if sheet is None or sheet.kept_back:
                    self.dropped += 1
                    continue
                yield self._out(sheet, statement)

    def statements_of(self, document_id: str) -> list[Statement]:
        """The statements of a document that was handed out."""
        id = self._ids[document_id]
        sheet = self._sheet(id)
        return [self._out(sheet, s) for s in self._asked.statements_of(id)] if sheet else []

    def _out(self, sheet: Sheet, statement: Statement) -> Statement:
        protected = sheet.statement(statement)
        self._statements.setdefault(statement.document_id, {})[protected.id] = statement.id
        return protected

    def documents(self) -> Iterator[tuple[Document, Description]]:
        """Every document but the protected ones; statements of these are counted as dropped."""
        for document, description in self._asked.documents():
            sheet = self._sheet(document.id)
            if sheet is None or sheet.kept_back:
                self.dropped += sum(s.standing != "kept" for s in self._asked.statements_of(document.id))
                continue
            yield sheet.document, sheet.description(description)

    def document(self, document_id: str) -> Document | None:
        """A document of which a statement was handed out."""
        sheet = self._sheet(self._ids[document_id])
        return sheet.document if sheet else None

    def references(self) -> Iterator[Reference]:
        """Citations of the pages on which nobody protected stands: a citation leads to its page."""
        for reference in self._asked.references():
            sheet = self._sheet(reference.document_id)
            told = [text for text in (reference.origin, reference.address, reference.byline) if text]
            if sheet is None or sheet.kept_back or sheet.touched or any(self._by.text(t) != t for t in told):
                self.dropped += 1
                continue
            capture = self._by.stand_ins.id(reference.capture_id)
            yield replace(
                reference, document_id=sheet.document.id, capture_id=capture, address=sheet.place(reference.address),
                origin=sheet.place(reference.origin) or sheet.origin,
            )  # fmt: skip

    def gathered(self, case: Gathered) -> Gathered:
        """A case with all that it brings together; statements of protected pages are counted as dropped."""
        made = handed_on(case, self._sheet, self._by, self._lost, self._holdings.called_on)
        self.dropped += len(case.statements) - len(made.statements)
        return made

    def _lost(self, said: Runs) -> Runs:
        """Those of these runs of words that stand on a page with somebody protected and are kept back there."""
        protected, found = self._by.protected, set[Run]()
        for id in sorted(protected.documents.union(*(one.documents for one in protected.people))):
            document, about = self._holdings.document(id), self._holdings.description(id)
            there = said & runs(f"{document.text}\n{about.title if about else ''}") if document else frozenset[Run]()
            if there and (sheet := self._sheet(id)):
                title = sheet.title(about.title) if about else None
                left = frozenset[Run]() if sheet.kept_back else runs(f"{sheet.document.text}\n{title or ''}")
                found |= there - left
        return frozenset(found)

    def outlets(self) -> list[str]:
        """The names of all outlets."""
        return [self._by.name(name) for name in self._holdings.outlets()]

    def named_in(self, document_id: str) -> Mapping[str, Named]:
        """Whom the names of a document mean, where neither is protected."""
        id = self._ids[document_id]
        sheet, ids = self._sheet(id), self._by.stand_ins
        hidden = {entity for one in self._by.protected.people for entity in one.entities}
        return {
            name: replace(named, entity=ids.id(named.entity))
            for name, named in self._holdings.named_in(id).items()
            if sheet and named.entity not in hidden and sheet.words(name) == name
        }

    def captures(self) -> Iterator[Capture]:
        """The captures in which no protected name can be read: of pages alone, whose bytes are text.

        The others are counted as dropped: raw bytes cannot be protected.
        """
        for capture in self._asked.captures():
            if self._may_leave(capture):
                id = self._by.stand_ins.id(capture.id)
                origin = capture.origin if _WEB.match(capture.origin) else PLACE + id.partition(":")[2]
                yield replace(capture, id=id, origin=origin, entry=None)
            else:
                self.dropped += 1

    def _may_leave(self, capture: Capture) -> bool:
        documents = self._holdings.documents_of(capture.id)
        newest = self._holdings.document_of(capture.id)
        sheets = [self._sheet(d.id) for d in (*documents, *([newest] if newest else []))]
        if not sheets or any(s is None or s.kept_back or s.touched for s in sheets):
            return False
        if not _TEXT.match(capture.media_type):
            return False
        try:
            body = payload(capture, _MOST)
        except ReportedlyError:
            return False
        told = [capture.origin, capture.address or "", *capture.redirects, *map(": ".join, capture.headers)]
        raw = b"\n".join([*(t.encode("utf-8", "replace") for t in told), capture.head or b"", capture.body, body])
        return next(self._check.of_bytes(raw, ""), None) is None

    def check(self) -> LeakCheck:
        """The check of what was handed out."""
        return self._check

    def first_copy(self, statement_id: str) -> Statement | None:
        """Where the words of a statement that was handed out just now were published first; None where that may not
        be told."""
        original = next((ids[statement_id] for ids in self._statements.values() if statement_id in ids), None)
        own = self._holdings.statement(original) if original else None
        sheet = self._sheet(own.document_id) if own else None
        if original is None or sheet is None or sheet.touched:
            return None
        for copy in self._holdings.copies(original):
            sheet = self._sheet(copy.document_id)
            if sheet and not sheet.kept_back:
                return sheet.statement(copy)
        return None

    def _sheet(self, document_id: str) -> Sheet | None:
        if document_id in self._sheets:  # the last that was asked for is the last to go
            self._sheets[document_id] = self._sheets.pop(document_id)
            return self._sheets[document_id]
        document = self._holdings.document(document_id)
        if document is None:
            return None
        statements = self._holdings.statements_of(document_id)
        places = {place for s in statements for place in (s.origin, s.address) if place}
        sheet = Sheet(
            self._by, document, self._holdings.description(document_id), statements,
            self._holdings.account(document_id), sorted(places),
        )  # fmt: skip
        self._check.excuse(document.text, sheet.present)
        while len(self._sheets) >= _SHEETS:
            gone = next(iter(self._sheets))
            self._ids.pop(self._sheets.pop(gone).document.id, None)
            self._statements.pop(gone, None)
        self._sheets[document_id] = sheet
        self._ids[sheet.document.id] = document_id
        return sheet
