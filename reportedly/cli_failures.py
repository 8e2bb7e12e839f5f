"""The command that lists what could not be read, and tries it again."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly import settings as table
from reportedly.cli_reading import reading
from reportedly.command import FAILED, Command
from reportedly.export.report import failures_text
from reportedly.text import many
from reportedly.types import Failure


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--retry", "again", is_flag=True, help="Try again what may go through later.")
@click.option("--all", "every", is_flag=True, help="Try every failure again, for example after an upgrade.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def failures(ledger: Path, again: bool, every: bool, shape: str) -> None:
    """List what could not be read, why, and what to do; try it again.

    Of pages that are in the ledger, but could not be read, the copy in the ledger is
    read again; all else is fetched or opened again. What goes through is struck from
    the list. The exit status is 1 when something that was tried fails again. Pages on
    a private network are asked only where the setting allow_hosts names their host.

    Examples:
      reportedly failures news.db
      reportedly failures news.db --retry
    """
    from reportedly.store.ledger import Ledger

    with Ledger(ledger, read_only=True) as opened:
        found = opened.failures()
    if again or every:
        return _retry(ledger, found, [f for f in found if every or f.retriable], shape)
    _list(found, shape)
    if found:
        may = sum(f.retriable for f in found)
        hint = f"; {may} may go through later: reportedly failures {ledger} --retry" if may else ""
        click.echo(f"{many(len(found), 'failure')}{hint}", err=True)
    else:
        click.echo("no failures", err=True)
    return None


def _retry(ledger: Path, known: list[Failure], tried: list[Failure], shape: str) -> None:
    from reportedly.attribute.attributor import Attributor
    from reportedly.retrying import retry
    from reportedly.store.ledger import Ledger

    if not tried:
        other = f": none of {len(known)} would go through later as it is, --all tries them" if known else ""
        click.echo(f"nothing to try again{other}", err=True)
        return
    options = table.load()
    with Ledger(ledger) as opened, reading(lambda: (None, 0)) as step:
        found = retry(opened, tried, Attributor.load(options), options, step)
    _list([*found.failed, *found.left], shape)
    left = f", {len(found.left)} cannot be tried: give them again" if found.left else ""
    click.echo(f"{len(found.cured)} went through, {len(found.failed)} failed again{left}", err=True)
    if found.failed or found.left:
        click.get_current_context().exit(FAILED)


def _list(found: list[Failure], shape: str) -> None:
    from reportedly.export import jsonl

    if shape == "text":
        click.echo(failures_text(found), nl=False)
    else:
        for item in found:
            click.echo(jsonl.line(jsonl.failure_object(item)), nl=False)
