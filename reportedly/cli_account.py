"""The commands that ask a ledger what happened when, and who gives which number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.command import Command, output_to

if TYPE_CHECKING:
    from reportedly.answers import FigureLine
    from reportedly.export.figures import FigureGroup

_NOTHING = "nothing found: ask with fewer words or options"


def compared(lines: Sequence[FigureLine]) -> list[FigureGroup]:
    """Figures in groups that count the same, with each pair compared (see `resolve.compare`).

    Groups in which numbers differ come first, those that nobody would ask for last (see `FigureGroup.place`).
    """
    from reportedly.export.figures import MOST_COMPARED, group_of
    from reportedly.resolve.counts.compare import Counted, compare, group

    counted = [
        Counted(
            low=q.low, high=q.high, unit=q.unit, approximate=q.approximate, counted=q.counted, per=q.per,
            as_of=q.as_of, published=(line.published or "")[:10] or None, page=line.document_id,
            speaker=None if line.statement is None and line.says == line.outlet else line.entity or line.says,
            which=line.words.casefold().endswith(f"-{q.unit}"), sentence=line.sentence, title=line.title or "",
        )
        for line in lines
        for q in [line.quantity]
    ]  # fmt: skip
    found = []
    for places in group(counted):
        latest = places[-MOST_COMPARED:]
        pairs = compare([counted[i] for i in latest])
        told = [(lines[latest[left]], lines[latest[right]], how) for left, right, how in pairs]
        found.append(group_of([lines[i] for i in places], told))
    return sorted(found, key=lambda group: group.place)


def _asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """What both commands ask with."""
    for option in (
        click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True),
        click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Results at most."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--speaker", "person", metavar="WORDS", help="A name, or the id of who it is."),
    ):
        command = option(command)
    return click.argument("ledger", type=click.Path(path_type=Path))(click.argument("words", default="")(command))


@click.command(cls=Command)
@_asking
@click.option("--since", metavar="DATE", help="Not over before this year, month or day.")
@click.option("--until", metavar="DATE", help="Begun by this year, month or day.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["mentioned", "said", "happens", "published"]),
    help="What is dated. May be given several times.  [default: all but published]",
)
def timeline(ledger: Path, words: str, shape: str, kinds: tuple[Any, ...], **asked: Any) -> None:
    """Tell what happened when, in the order of time.

    Each date that a page gives, when each statement was said, and when what it tells
    of happens: words such as "last month" are counted from the day of publication.
    What lies within --since and --until comes first, what only reaches into them, as a
    year does, after it. All WORDS must occur in the sentence.

    Examples:
      reportedly timeline news.db arrests --since 2024-04 --until 2024-06
      reportedly timeline news.db --speaker Hasp --kind said --format jsonl
    """
    from reportedly.answers import Asked
    from reportedly.export import jsonl, terminal, terminal_account
    from reportedly.export.account import together
    from reportedly.export.account_json import event_object
    from reportedly.store.ledger import Ledger
    from reportedly.store.timeline import reaches

    question = Asked(words=words, kinds=kinds or Asked().kinds, **asked)
    with Ledger(ledger, read_only=True) as opened, output_to(None) as out:
        found, total = opened.timeline(question), opened.count_timeline(question)
        if shape == "jsonl":
            out.writelines(jsonl.line(event_object(event)) for event in found)
        else:
            console = terminal.console(out)
            within = [event for event in found if not reaches(question, event.first, event.last)]
            terminal_account.events(console, together(within))
            if beyond := [event for event in found if reaches(question, event.first, event.last)]:
                console.print(f"{chr(10) if within else ''}Only reaching into the time asked for:", style="bold")
                terminal_account.events(console, together(beyond))
    click.echo(_tally(len(found), total, "date"), err=True)


@click.command(cls=Command)
@_asking
@click.option("--since", metavar="DATE", help="Published in or after this year, month or day.")
@click.option("--until", metavar="DATE", help="Published in or before this year, month or day.")
@click.option("--unit", metavar="UNIT", help="Only these: person, percent, ratio, a code of money, any singular.")
def figures(ledger: Path, words: str, shape: str, limit: int, **asked: Any) -> None:
    """Set side by side who gives which number, of what, as of when.

    What counts the same stands together, and below it whether the numbers agree, were
    revised, or contradict each other; where numbers differ comes first. Groups are
    whole: as many as hold no more figures than --limit, and always one. All WORDS must
    occur in the sentence. In jsonl a line is such a group.

    Example:
      reportedly figures news.db arrests --unit person
    """
    from reportedly.answers import Asked
    from reportedly.asking.people import COMPARED
    from reportedly.export import figures as shown
    from reportedly.export import jsonl, terminal
    from reportedly.export.account_json import figure_group_object
    from reportedly.store.ledger import Ledger

    question = Asked(words=words, limit=max(limit, COMPARED), **asked)
    with Ledger(ledger, read_only=True) as opened, output_to(None) as out:
        latest, total = opened.latest_figures(question)
        groups = _within(compared(latest), limit)
        if shape == "jsonl":
            out.writelines(jsonl.line(figure_group_object(item)) for item in groups)
        else:
            shown.groups(terminal.console(out), groups)
    click.echo(_tally(sum(len(group.lines) for group in groups), total, "figure"), err=True)


def _within(groups: Sequence[FigureGroup], limit: int) -> list[FigureGroup]:
    """The first groups that hold no more figures than this together; one at least."""
    found, room = list(groups[:1]), limit - sum(len(group.lines) for group in groups[:1])
    for group in groups[1:]:
        room -= len(group.lines)
        if room < 0:
            break
        found.append(group)
    return found


def _tally(found: int, total: int, name: str) -> str:
    return f"{found} of {total} {name}{'' if total == 1 else 's'}" if total else _NOTHING
