"""What of a ledger belongs to a case: the same questions as an export asks of a ledger, with the case's answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.answers import Named, Reference
from reportedly.store import lists
from reportedly.store.ledger import Ledger
from reportedly.types import Account, Capture, Description, Document, Statement


class OfCase:
    """The statements of a case, the documents that these stand in and those in the case itself, and their captures."""

    def __init__(self, ledger: Ledger, case_id: str) -> None:
        """Raises LedgerError where there is no such case."""
        self._ledger = ledger
        self._said: dict[str, list[Statement]] = {}
        for statement in ledger.statements_in_case(case_id):
            self._said.setdefault(statement.document_id, []).append(statement)
        entries = ledger.entries_of_case(case_id)
        documents = [today.id for today in entries if today.entry.kind == "document" and today.id]
        self._references = lists.references_to(ledger.connection, {*self._said, *documents})

    def count(self, what: str) -> int:
        """How many statements, documents or captures that is."""
        captures = {r.capture_id for r in self._references}
        statements = sum(map(len, self._said.values()))
        return {"statement": statements, "document": len(self._references), "capture": len(captures)}[what]

    def all_statements(self) -> Iterator[Statement]:
        """The statements, document by document, in the order of the text."""
        for said in self._said.values():
            yield from said

    def statements_of(self, document_id: str) -> list[Statement]:
        """Those of one document."""
        return self._said.get(document_id, [])

    def references(self) -> Iterator[Reference]:
        """The documents as they are cited."""
        return iter(self._references)

    def documents(self) -> Iterator[tuple[Document, Description]]:
        """The documents with their descriptions."""
        for reference in self._references:
            document = self._ledger.document(reference.document_id)
            description = self._ledger.description(reference.document_id)
            if document and description:
                yield document, description

    def captures(self) -> Iterator[Capture]:
        """The captures that the documents were made of."""
        for id in dict.fromkeys(r.capture_id for r in self._references):
            if capture := self._ledger.capture(id):
                yield capture

    def document(self, id: str) -> Document | None:
        """As of the ledger."""
        return self._ledger.document(id)

    def description(self, document_id: str) -> Description | None:
        """As of the ledger."""
        return self._ledger.description(document_id)

    def account(self, document_id: str) -> Account | None:
        """As of the ledger."""
        return self._ledger.account(document_id)

    def named_in(self, document_id: str) -> Mapping[str, Named]:
        """As of the ledger."""
        return self._ledger.named_in(document_id)

    def copies(self, statement_id: str) -> list[Statement]:
        """As of the ledger: equal words may stand outside the case."""
        return self._ledger.copies(statement_id)

    def first_copy(self, statement_id: str) -> Statement | None:
        """As of the ledger."""
        return self._ledger.first_copy(statement_id)

    def outlets(self) -> list[str]:
        """As of the ledger."""
        return self._ledger.outlets()
