"""The command that watches feeds and pages until it is stopped."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from reportedly import settings as table
from reportedly.command import Command, feed_text, output_to, taking
from reportedly.text import shown

if TYPE_CHECKING:
    from reportedly.watching import Notice


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("origins", nargs=-1, metavar="[ORIGIN]...")
@click.option("--every", metavar="TIME", help="How often a feed is asked: 90s, 15m, 6h.  [default: 15m]")
@click.option("--once", is_flag=True, help="Ask every feed once, read what is new or due, and end.")
@click.option("--until", metavar="TIME", help="End then: 2024-05-08T18:00, or 2h from now.")
@feed_text
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def watch(
    ledger: Path,
    origins: tuple[str, ...],
    every: str | None,
    once: bool,
    until: str | None,
    feed_text: bool,
    shape: str,
) -> None:
    """Watch feeds, read what they list, and look again at recent pages, until stopped.

    ORIGIN is the address of a feed or a page, a file of addresses, one a line, or OPML,
    as feed readers export it. Without any: the feeds that the ledger watches already.
    What was done stands in the ledger: stopped anywhere, the same call goes on.

    A line is said for each page that is new, has changed or is gone, and for what fails;
    a server that fails is asked less and less often. A page is looked at again when it
    is 1 hour, 6 hours, 1, 3 and 7 days old (the setting revisits). Ctrl-C ends it.

    Examples:
      reportedly watch news.db https://example.org/feed.xml --once
      reportedly watch news.db feeds.opml --every 30m --until 8h
    """
    from reportedly.attribute.attributor import Attributor
    from reportedly.store.ledger import Ledger
    from reportedly.watching import plan_of
    from reportedly.watching import watch as watching

    settings = taking(table.load(), feed_text, None)
    plan = replace(plan_of(settings, every=every, until=until), rounds=1 if once else None)
    seen: Counter[str] = Counter()
    if shape == "text" and not once:
        click.echo(f"watching: feeds are asked every {every or settings.watch_every}; Ctrl-C ends it", err=True)
    with _terminated_quietly(), Ledger(ledger) as opened, output_to(None) as out:
        for notice in watching(opened, *origins, settings=settings, attribute=Attributor.load(settings), plan=plan):
            seen[notice.kind] += 1
            if shape == "jsonl":
                from reportedly.export.jsonl import line

                out.write(line(asdict(notice)))
                out.flush()
            else:
                click.echo(_said(notice), err=True)
    if shape == "text":
        click.echo(", ".join(f"{count} {kind}" for kind, count in seen.items()) or "nothing new", err=True)


def _said(notice: Notice) -> str:
    moment = notice.at.replace("T", " ")[:19]
    about = "" if notice.message.startswith(notice.address) else f"{shown(notice.address)}  "
    return f"{moment}  {notice.kind:<8}{about}{shown(notice.message)}"


@contextmanager
def _terminated_quietly() -> Iterator[None]:
    """What a service manager sends ends it as if it were done."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        sys.exit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
