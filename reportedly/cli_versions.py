"""The command that shows how pages changed."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.command import Command, output_to
from reportedly.errors import LedgerError


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("page", required=False)
@click.option("--silent", is_flag=True, help="Only changes that the page does not tell of.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Pages at most.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def versions(ledger: Path, page: str | None, silent: bool, limit: int, shape: str) -> None:
    """Show how pages changed: which did, or what became of one.

    PAGE is an address, a file as it was given, or the id of a document. For each
    change: the words that went and came, the statements that are gone or new, and
    whether the page says that it was changed. Without PAGE, the pages that changed,
    the last first.

    A page is the same while its address is; of one without an address, its origin.

    Examples:
      reportedly versions news.db --silent
      reportedly versions news.db https://example.org/story.html
    """
    from reportedly.export import jsonl, terminal
    from reportedly.export import versions as shown
    from reportedly.store.ledger import Ledger

    with Ledger(ledger, read_only=True) as opened, output_to(None) as out:
        console = terminal.console(out)
        if page is None:
            most = max(1, opened.count_changed()) if silent else limit
            pages = [item for item in opened.changed_pages(limit=most) if item.silent or not silent][:limit]
            if shape == "jsonl":
                out.writelines(jsonl.line(shown.changed_object(item)) for item in pages)
            else:
                shown.changed(console, pages)
            none = "no page was changed without saying so" if silent else "no page has changed since it was first read"
            click.echo(f"{len(pages)} of {opened.count_changed()} pages that changed" if pages else none, err=True)
            return
        key = opened.page(page)
        if key is None:
            raise LedgerError(
                f"{page} is not in this ledger: give an address, a file as it was added, or a document id"
            )
        found = [item for item in opened.changes(key) if item.silent or not silent]
        if shape == "jsonl":
            out.writelines(jsonl.line(shown.change_object(item)) for item in found)
        else:
            shown.changes(console, found)
        none = "it was never changed without saying so" if silent else "it has not changed since it was first read"
        click.echo(f"{len(found)} change{'' if len(found) == 1 else 's'}" if found else none, err=True)
