"""An export that protects: written to a place of its own, looked through, and put into place only if it is clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from reportedly.command import placed
from reportedly.text import many

if TYPE_CHECKING:
    from reportedly.answers import Named, Reference
    from reportedly.protect.view import Asked, View
    from reportedly.protect.words import Words
    from reportedly.store.ledger import Ledger
    from reportedly.types import Capture, Description, Document, Statement


class Source(Protocol):
    """What is exported: a ledger, or what of it may leave."""

    def all_statements(self) -> Iterator[Statement]: ...
    def statements_of(self, document_id: str, /) -> list[Statement]: ...
    def documents(self) -> Iterator[tuple[Document, Description]]: ...
    def document(self, id: str, /) -> Document | None: ...
    def references(self) -> Iterator[Reference]: ...
    def captures(self) -> Iterator[Capture]: ...
    def named_in(self, document_id: str, /) -> Mapping[str, Named]: ...
    def outlets(self) -> list[str]: ...
    def first_copy(self, statement_id: str, /) -> Statement | None: ...


def protected(
    ledger: Ledger,
    asked: Asked,
    out: Path,
    shape: str,
    what: str,
    words: Words,
    write: Callable[[View, Path, str], int],
) -> int:
    """Write a protected export, check it and put it into place; how much went out and was held back.

    `asked` is what of the ledger is handed on; `write` writes what it is given to a place, with a mark, and tells how
    much that was.
    """
    from reportedly.protect.placing import place
    from reportedly.protect.values import Protector
    from reportedly.protect.view import View
    from reportedly.protect.words import MARK

    if shape == "datasette":
        raise click.UsageError("datasette is handed on with the ledger itself, which holds every name: export as csv")
    hidden = ledger.protections()
    view = View(ledger, Protector(hidden, words), asked)
    with placed(out) as target:
        written = place(target, lambda work: write(view, work, MARK), view.check)
    where = "standard output" if str(out) == "-" else out
    told = f"; {many(view.dropped, what)} held back to protect somebody" if view.dropped else ""
    click.echo(f"{many(written, what)} written to {where}{told}", err=True)
    people = len(hidden.people)
    click.echo(
        f"{people} {'person' if people == 1 else 'people'} protected; no name found in what was written", err=True
    )
    if words == "names":
        click.echo("exact words were kept: a search of the web may lead from them to the page", err=True)
    return written + view.dropped
