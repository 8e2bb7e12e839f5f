"""The command for people across documents: who they are, and a person's word on who is one and who is two."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.command import Command, output_to

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger

_NOBODY = "nobody found: ask with fewer words"


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("words", default="")
@click.option("--merge", nargs=2, metavar="WHO WHO", help="Judge that two are one.")
@click.option("--separate", metavar="WHO", help="Judge that this one is none of those it was joined with.")
@click.option("--from", "other", metavar="WHO", help="With --separate: only that it is not this other one.")
@click.option("--reason", metavar="TEXT", help="Why, with --merge and --separate.")
@click.option("--by", metavar="NAME", help="Who judges.  [default: the name you are logged in with]")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="People, or statements, at most.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def people(
    ledger: Path,
    words: str,
    merge: tuple[str, str] | None,
    separate: str | None,
    other: str | None,
    reason: str | None,
    by: str | None,
    limit: int,
    shape: str,
) -> None:
    """List the people, bodies and outlets that say something, or tell of one what it said.

    WORDS are a name, an alias or a role, in any script ("Zelensky" finds "Зеленский"),
    or an id or the beginning of one; they also find who is only spoken of. Where they
    fit one alone: its names, its roles over time, what it talks of, who printed it, what
    it said, earliest first, and the judgements that made it one.

    WHO is such an id, or words that fit one alone:
      --merge "Mara Velt" b2:5e1f --reason "same post, same town"
      --separate b2:77ab --reason "the footballer"
    What a person judges is kept beside what programs judged and goes before it, until
    a person judges otherwise.

    Examples:
      reportedly people news.db
      reportedly people news.db Velt --format jsonl
    """
    deciding = [name for name, given in (("--merge", merge), ("--separate", separate)) if given]
    if len(deciding) > 1 or (other and not separate):
        raise click.UsageError("give --merge or --separate, and --from only with --separate")
    if deciding and not (reason or "").strip():
        raise click.UsageError(f"{deciding[0]} needs --reason TEXT: it is kept with the judgement")
    if deciding and words:
        raise click.UsageError(f"{deciding[0]} takes no WORDS besides: leave {words!r} out")
    if deciding:
        _decide(ledger, merge, separate, other, reason or "", by or getuser())
    else:
        _tell(ledger, words, limit, shape)


def _tell(path: Path, words: str, limit: int, shape: str) -> None:
    from reportedly.export import jsonl, terminal
    from reportedly.export import people as shown
    from reportedly.store.ledger import Ledger
    from reportedly.store.lists import snapshot

    with Ledger(path, read_only=True) as opened, snapshot(opened.connection), output_to(None) as out:
        found = list(dict.fromkeys(map(opened.entity, opened.find(words)))) if words.strip() else []
        person = opened.person(found[0]) if len(found) == 1 and found[0] else None
        if person:
            portrait = shown.Portrait(
                person=person,
                said=opened.said_by_person(person.id, limit=limit),
                judged=opened.judgements_of(person.id, limit=limit),
            )
            if shape == "jsonl":
                out.write(jsonl.line(shown.portrait_object(portrait)))
            else:
                shown.portrait(terminal.console(out), portrait)
            return
        items = opened.people(words, limit=limit)
        if shape == "jsonl":
            out.writelines(jsonl.line(shown.line_object(item)) for item in items)
        else:
            shown.lines(terminal.console(out), items)
        total = opened.count_people(words)
    click.echo(f"{len(items)} of {total} people" if total else _NOBODY, err=True)


def _decide(
    path: Path, merge: tuple[str, str] | None, separate: str | None, other: str | None, reason: str, by: str
) -> None:
    from reportedly.store.ledger import Ledger

    with Ledger(path) as opened:
        if merge:
            now = [opened.merge(*(_one(opened, who) for who in merge), by=by, reason=reason)]
        else:
            from_whom = _one(opened, other) if other else None
            now = list(opened.separate(_one(opened, separate or ""), from_whom, by=by, reason=reason))
        for id in now:
            person = opened.person(id)
            click.echo(f"{person.name}  {id}" if person else id)


def _one(ledger: Ledger, who: str) -> str:
    """The one id that a user means."""
    found = ledger.find(who)
    if len(found) != 1:
        trouble = "fits several people: give the id of one" if found else "fits nobody: reportedly people lists them"
        raise click.UsageError(f"{who!r} {trouble}")
    return found[0]
