"""The command that gives a ledger to a language model, as tools."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from types import FrameType

import click

from reportedly.command import STOPPED, Command
from reportedly.errors import SettingError

_CURE = "the tools for language models need the package mcp, which is not installed: pip install 'reportedly[mcp]'"


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--protect", "shielded", is_flag=True, help="Put stand-ins for protected names.")
def mcp(ledger: Path, shielded: bool) -> None:
    """Give a ledger to a language model on this machine, as tools to read it.

    Speaks the Model Context Protocol over standard input and output: a program that runs
    a model starts it (docs/mcp.md says how), and ends it. Nothing is written to the
    ledger, which other programs may write to meanwhile. Every quote comes with its place
    and its doubt. What the model is shown, who runs it may see. With --protect names that
    pages withhold or that were marked leave as stand-ins, and addresses not at all.

    Needs pip install 'reportedly[mcp]'.

    Example:
      reportedly mcp news.db
      reportedly mcp news.db --protect
    """
    try:
        from reportedly.mcp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise SettingError(_CURE) from error
    from reportedly.asking.shield import Shield

    before = signal.signal(signal.SIGINT, _stop)
    try:
        serve(ledger, Shield(ledger) if shielded else None)
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(number: int, frame: FrameType | None) -> None:
    """End at once: a thread waits for the next line of the client, and would keep us until there is one."""
    click.echo("reportedly: stopped", err=True)
    os._exit(STOPPED)
