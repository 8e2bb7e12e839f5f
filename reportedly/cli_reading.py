"""What commands that read into a ledger show meanwhile: a bar that moves, failures as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from reportedly.command import FAILED
from reportedly.text import many, shown
from reportedly.types import Failure


class Failures:
    """Says each failure on standard error as it comes, by print, which a progress bar moves out of its way."""

    def __init__(self) -> None:
        self.count = self.others = 0

    def say(self, item: Failure) -> None:
        from reportedly.export.jsonl import failure_object, line

        self.count += 1
        if sys.stderr.isatty():
            print(f"reportedly: {shown(item.message)}", file=sys.stderr)
        else:
            print(line(failure_object(item)), end="", file=sys.stderr)

    def kept_from(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items that are no failures."""
        for item in items:
            if isinstance(item, Failure):
                self.say(item)
            else:
                self.others += 1
                yield item

    def leave(self) -> None:
        if self.count:
            click.get_current_context().exit(FAILED)


@contextmanager
def reading(place: Callable[[], tuple[int | None, int]]) -> Iterator[Callable[[Sequence[Failure]], None]]:
    """What `process` is to call for each capture, while a bar on standard error shows how far it is.

    `place` gives how much there is in all, None where that is not known, and how much is done. On a terminal failures
    are counted beside the bar, to be told together when it is done; elsewhere each is an object of JSON as it comes.
    """
    from rich import progress
    from rich.console import Console

    failures = Failures()
    console = Console(stderr=True)
    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[done]}"),
        progress.TimeRemainingColumn(elapsed_when_finished=True),
    )
    with progress.Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=place()[0], done="")
        pages = failed = 0

        def step(found: Sequence[Failure]) -> None:
            nonlocal pages, failed
            pages += 1
            failed += len(found)
            elapsed = bar.tasks[0].elapsed
            rate = f", {pages / elapsed:.1f}/s" if elapsed else ""
            done = f"{many(pages, 'page')}{rate}{f', {failed} failed' if failed else ''}"
            bar.update(task, completed=place()[1], done=done)
            if not console.is_terminal:
                for item in found:
                    failures.say(item)

        yield step
        total = place()[0]
        bar.update(task, completed=total if total is not None else pages, total=total if total is not None else pages)
