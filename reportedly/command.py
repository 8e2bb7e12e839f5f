"""What every command is: its help as it was written, our errors in one line, and the place that it writes to."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from inspect import cleandoc
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from reportedly.errors import ReportedlyError
from reportedly.settings import Settings

FAILED, WRONG, STOPPED = 1, 2, 130


class Command(click.Command):
    """A command that keeps the lines of its help, and says our errors in one line."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = cleandoc(self.help or "").splitlines()
        formatter.write("\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # here, where a closed pipe and a full disk can still be told apart
        except ReportedlyError as error:
            click.echo(f"reportedly: {error}", err=True)
            ctx.exit(WRONG)
        except KeyboardInterrupt:
            click.echo("reportedly: stopped", err=True)
            ctx.exit(STOPPED)
        except BrokenPipeError:  # the reader of our output has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:  # a full disk, mostly
            click.echo(f"reportedly: {error.strerror or error}", err=True)
            with suppress(OSError):  # what is left in it cannot be written either
                sys.stdout.close()
            ctx.exit(WRONG)


class Group(click.Group):
    command_class = Command


def overriding(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that win over the page."""
    for option in (
        click.option("--language", metavar="CODE", help="Language of the pages, for example en."),
        click.option("--title", metavar="TEXT", help="Title."),
        click.option("--outlet", metavar="NAME", help="Who publishes."),
        click.option("--published", metavar="DATE", help="Date of publication: 2024-05-08, or 2024-05."),
    ):
        command = option(command)
    return command


feed_text = click.option("--feed-text", is_flag=True, help="Of feeds, take their own text, not the pages they list.")
columns = click.option("--columns", metavar="FIELDS", help="Of tables of posts: text=body,author=user,published=time.")


def taking(settings: Settings, feed_text: bool, columns: str | None) -> Settings:
    """The settings, with what `--feed-text` and `--columns` say. Raises SettingError when these are no columns."""
    from reportedly.ingest.rows import fields_of

    taken = replace(settings, feed="text") if feed_text else settings
    taken = taken if columns is None else replace(taken, columns=columns)
    fields_of(taken.columns)
    return taken


@contextmanager
def output_to(output: Path | None) -> Iterator[TextIO]:
    """The file, opened to write, or standard output in UTF-8."""
    if output is None or str(output) == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        yield sys.stdout
        return
    with writing_to(output), output.open("w", encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def bytes_to(output: Path) -> Iterator[BinaryIO]:
    """The file, opened to write bytes, or standard output."""
    if str(output) == "-":
        yield sys.stdout.buffer
        return
    with writing_to(output), output.open("wb") as file:
        yield file


@contextmanager
def placed(output: Path) -> Iterator[Path]:
    """A place to write a file to: the place itself, or one whose file goes to standard output at the end."""
    if str(output) != "-":
        with writing_to(output):
            yield output
        return
    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        work = Path(folder) / "out.gz"
        yield work
        with work.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)


@contextmanager
def writing_to(output: Path) -> Iterator[None]:
    """Says what keeps `output` from being written."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from error
