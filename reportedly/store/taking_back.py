"""Taking back: the part of `Ledger` that forgets pages, and knows those that it has forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from reportedly.clock import now
from reportedly.errors import LedgerBusy, LedgerError
from reportedly.store import aged, erasing, forgetting, tombstones, versions
from reportedly.store.aged import Age
from reportedly.store.forgetting import Choice
from reportedly.store.lists import snapshot
from reportedly.store.opening import LedgerFile
from reportedly.store.tombstones import Erased, Known, Tombstone
from reportedly.types import Capture, Description, Document


class TakingBack(LedgerFile):
    """The part of `Ledger` that forgets."""

    # ------------------------------------------------------------ what would go

    def to_forget(self, given: str) -> Choice:
        """What goes with an id, the beginning of one, an address or an origin.

        Raises LedgerError where nothing in the ledger is so called, or the beginning is that of several ids.
        """
        with snapshot(self.connection):
            found = forgetting.choose(self.connection, forgetting.find(self.connection, given), given)
        if not (found.captures or found.failures or found.watched):
            raise LedgerError(
                f"nothing in {self.path} is {given}: give an address, an origin or an id, as reportedly search"
                " --format jsonl and the pages show them"
            )
        return found

    def to_forget_aged(self, ages: Iterable[Age], *, even_kept: bool = False) -> tuple[Choice, dict[str, int]]:
        """What goes by age; and how many captures stay though they are so old, by the table in which people keep
        something about them. `even_kept`: these go as well."""
        with snapshot(self.connection):
            old = list(dict.fromkeys(id for age in ages for id in aged.older(self.connection, age)))
            kept = {} if even_kept else aged.kept_by_hand(self.connection, old)
            tables = [table for tables in kept.values() for table in tables]
            chosen = forgetting.choose(self.connection, [id for id in old if id not in kept])
        return chosen, {table: tables.count(table) for table in sorted(set(tables))}

    # ------------------------------------------------------------ going

    def forget(
        self, captures: Sequence[str], named: str | None = None, *, reason: str, by: str | None = None
    ) -> list[str]:
        """Remove captures, all that gave the same text, and all that was made from them; a tombstone stays.

        One transaction. The rows are gone then, their bytes only after `erase`. `named` is what the user called them.
        Returns the documents whose people are to be judged again. Raises LedgerError where the disk is full.
        """
        with forgetting.unchecked(self.connection), self._writing() as connection:
            whole = forgetting.together(connection, captures)
            return forgetting.forget(connection, whole, named, reason=reason, by=by, at=now())

    def erase(self) -> Erased:
        """Erase the bytes of what was forgotten, as far as that was not done. Returns how far they are gone: `file`
        where another program still reads from the log.

        Raises LedgerError where the disk is full, LedgerBusy where another program writes; either may be repeated.
        """
        try:
            return erasing.erase(self.connection)
        except apsw.FullError as error:
            raise LedgerError(
                f"the rows are gone, but their bytes still lie in free parts of {self.path}, for the disk is full: free"
                f" twice the size of the ledger, then reportedly forget {self.path} --finish"
            ) from error
        except apsw.BusyError as error:
            raise LedgerBusy(
                f"the rows are gone, but their bytes still lie in {self.path}, for another program is writing to it:"
                f" when that is done, reportedly forget {self.path} --finish"
            ) from error

    def unjudged(self) -> list[str]:
        """The documents whose people nobody has judged, in the order they came in: a forgetting was stopped there, or
        an `add`."""
        rows = self.connection.execute(
            "SELECT id FROM document d WHERE EXISTS (SELECT 1 FROM account WHERE document_id = d.id)"
            " AND NOT EXISTS (SELECT 1 FROM judged WHERE document_id = d.id) ORDER BY number"
        )
        return [str(id) for (id,) in rows]

    # ------------------------------------------------------------ what was forgotten

    def tombstones(self) -> list[Tombstone]:
        """Every forgetting, oldest first."""
        return tombstones.everyone(self.connection)

    def has_forgotten(self) -> bool:
        """Whether anything that was forgotten is kept out."""
        return tombstones.there_are(self.connection)

    def forgotten(self, capture: Capture) -> Tombstone | None:
        """The tombstone of a capture, of the page that it is of, or of another with the same bytes; None where none was
        forgotten.

        Whoever copies captures from another ledger asks this of both.
        """
        return tombstones.of(self.connection, _known(capture))

    def forgotten_page(self, address: str) -> Tombstone | None:
        """The tombstone of the page at an address; None where that was not forgotten."""
        return tombstones.of(self.connection, tombstones.pages_of(address))

    def forgotten_text(self, capture: Capture, document: Document, description: Description) -> Tombstone | None:
        """The tombstone of a text, or of the page that it says it is; None where neither was forgotten."""
        return tombstones.of(self.connection, _known_text(capture, document, description))

    def forgotten_id(self, id: str) -> Tombstone | None:
        """The tombstone of the id of a document, a statement, a capture or somebody in a document; None where it was
        not forgotten."""
        kinds = (Known("document", id), Known("attribution", id), Known("capture", id), Known("cluster", id))
        return tombstones.of(self.connection, kinds)

    def admit(self, capture: Capture, told: tuple[Document, Description] | None = None) -> None:
        """Let a page that was forgotten come in again, with what was read of it."""
        with self._writing() as connection:
            tombstones.lift(connection, [*_known(capture), *(_known_text(capture, *told) if told else ())])


def _known(capture: Capture) -> list[Known]:
    pages = tombstones.pages_of(capture.origin, capture.address)
    return [Known("capture", capture.id), *pages, *tombstones.body_of([capture.body])]


def _known_text(capture: Capture, document: Document, description: Description) -> list[Known]:
    page = versions.key_of(description.address, capture.address, capture.origin, capture.media_type)
    return [Known("page", page), tombstones.text_of(page, document.text)]
