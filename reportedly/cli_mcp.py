"""The command that gives a ledger to a language model, as tools."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.command import Command

_CURE = "the tools for language models need the package mcp, which is not installed: pip install 'reportedly[mcp]'"


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
def mcp(ledger: Path) -> None:
    """Give a ledger to a language model on this machine, as tools to read it.

    Speaks the Model Context Protocol over standard input and output: a program that runs
    a model starts it (docs/mcp.md says how), and ends it. Nothing is written to the
    ledger, which other programs may write to meanwhile. Every quote comes with its place
    and its doubt. What the model is shown, its maker may see: ask who that is first.

    Needs pip install 'reportedly[mcp]'.

    Example:
      reportedly mcp news.db
    """
    try:
        from reportedly.mcp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise click.UsageError(_CURE) from error
    serve(ledger)
