"""The commands that keep a ledger safe and put it together with another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from reportedly.command import FAILED, Command, output_to
from reportedly.errors import LedgerError
from reportedly.text import many

if TYPE_CHECKING:
    from reportedly.merged import Merged
    from reportedly.store.ledger import Ledger


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, where that is a terminal; it is moved by how much of how much is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--replace", "replacing", is_flag=True, help="Replace OUT, where there is one.")
def backup(ledger: Path, out: Path, replacing: bool) -> None:
    """Copy a ledger to OUT, as it is now, while other programs use it.

    `watch`, `add` and `serve` may go on meanwhile; what they write after it began is not
    in the copy. OUT gets its name when it is whole and checked: killed, or out of disk,
    this leaves what was there (and at most a file OUT.….part, to delete).

    The copy is a ledger like any other. To restore is to copy it back: end what has
    news.db open, then  reportedly backup OUT.db news.db --replace

    Example:
      reportedly backup news.db news-backup.db
    """
    from reportedly.store.backup import back_up

    if out.exists() and not out.is_dir() and not replacing:
        raise LedgerError(f"{out} is there already: give another name, or --replace it")
    with _bar("copying") as step:
        size = back_up(ledger, out, step)
    click.echo(f"{size / 1e6:,.1f} MB copied to {out}, whole and checked", err=True)


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Merge into a copy that is thrown away, to see what would come in.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
def merge(ledger: Path, other: Path, dry_run: bool, shape: str) -> None:
    """Take into a ledger everything of OTHER that it lacks. OTHER is only read.

    Pages with all that was read in them, who is one with whom, reviews, cases, failures. Ids
    follow from content, so what both have is there once; reviews and decisions of both
    are kept. Which is merged into which makes no difference to what the ledger says.
    What was read, described or decided last is what is shown.

    What does not verify (hashes, words that are not in the text) stays out and is told,
    status 1. When something was seen and who decided is taken on OTHER's word: merge
    ledgers of people whom you trust. Feeds that OTHER watches stay with it.

    Then people of what came in are joined with those here, as `add` does. May be
    stopped and run again; a second time adds nothing.

    Example:
      reportedly merge news.db colleague.db --dry-run
    """
    from reportedly.export import sharing as shown
    from reportedly.export.jsonl import line
    from reportedly.store.backup import back_up
    from reportedly.store.ledger import Ledger
    from reportedly.store.merging import apart
    from reportedly.store.query import Query

    with ExitStack() as stack:
        into = ledger
        if not ledger.is_file():
            raise LedgerError(f"there is no ledger at {ledger}: to begin one from {other}, use reportedly backup")
        if dry_run:
            apart(ledger, other)
            folder = stack.enter_context(TemporaryDirectory(prefix=".reportedly-", dir=ledger.resolve().parent))
            into = Path(folder) / ledger.name
            with _bar("copying") as step:
                back_up(ledger, into, step)
        opened = stack.enter_context(Ledger(into))
        told = _merged(opened, other)
        contested = opened.facets(Query(reviewed="disputed")).statements if told.came["reviews"] else 0
    click.echo(line(shown.merged_object(told)) if shape == "json" else shown.merged_text(told), nl=False)
    if contested:
        where = f"reportedly search {ledger} --reviewed disputed"
        click.echo(f"people disagree on {many(contested, 'line')}: {where}, then review with --settle", err=True)
    if told.refused:
        click.get_current_context().exit(FAILED)


def _merged(ledger: Ledger, other: Path) -> Merged:
    from reportedly import pipeline
    from reportedly.settings import load
    from reportedly.store.merging import merge
    from reportedly.store.vouching import Bounds

    settings = load()
    with _bar("merging") as step:
        told = merge(ledger, other, Bounds(settings.max_body, settings.max_text), step)
    with _bar("joining people") as step:
        pipeline.judge_all(ledger, step)
    return told


@click.command(cls=Command)
@click.argument("one", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="List every difference, not the first 20 of each kind.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def diff(one: Path, other: Path, every: bool, shape: str) -> None:
    """Tell in what two ledgers differ. Neither is changed.

    Documents, statements and decisions that only one has; what both have but say
    otherwise: a title, a speaker, a form, what a person decided. Counts first, then
    lines, document by document.

    jsonl: a line of counts, then an object a difference.

    Examples:
      reportedly diff news.db colleague.db
      reportedly diff news.db colleague.db --format jsonl
    """
    import sys

    from reportedly.export import sharing as shown
    from reportedly.export.jsonl import line
    from reportedly.store.comparing import compared

    with TemporaryDirectory(prefix="reportedly-") as aside, compared(one, other, Path(aside)) as found:
        counts = shown.counted(found.differences())
        with output_to(None) as out:
            if shape == "jsonl":
                out.write(line(shown.counts_object(counts)))
                out.writelines(line(shown.difference_object(item)) for item in found.differences())
                return
            most = sys.maxsize if every else 20
            out.writelines(shown.differences_text(counts, found.differences(), (one.name, other.name), most))
