"""The commands that keep a ledger safe and put it together with another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from reportedly.command import Command
from reportedly.errors import LedgerError


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
