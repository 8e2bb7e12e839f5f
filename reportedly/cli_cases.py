"""The command for cases: a question that is worked on, and what is gathered for it."""

from __future__ import annotations

import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.command import Command, output_to
from reportedly.text import many, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.cases import Entry
    from reportedly.store.ledger import Ledger

_ID = 15
"""So much of an id is told: enough to ask with."""
_LINE = 100
_DOING = ("new", "add", "search", "note", "remove", "rename", "question", "close", "reopen")


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("case", default="")
@click.option("--new", metavar="QUESTION", help="Open a case.")
@click.option("--add", multiple=True, metavar="ID", help="Put in a statement, a document or somebody.")
@click.option("--search", metavar="WORDS", help="Put in what a search finds.")
@click.option("--speaker", metavar="WORDS", help="With --search: who says it.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="With --search: at most.")
@click.option("--note", metavar="TEXT", help="Write a note; - reads it from standard input.")
@click.option("--instead-of", metavar="ID", help="With --note: the note that it takes the place of.")
@click.option("--heading", metavar="TEXT", default="", help="With --add, --search, --note: the part it belongs to.")
@click.option("--remove", multiple=True, metavar="ID", help="Take out an entry; it stays in the history.")
@click.option("--rename", metavar="TITLE", help="Call it otherwise.")
@click.option("--question", metavar="TEXT", help="Put the question in other words.")
@click.option("--close", is_flag=True, help="Say that it is done.")
@click.option("--reopen", is_flag=True, help="Say that it is worked on again.")
@click.option("--by", metavar="NAME", help="Who you are.  [default: the setting reviewer, or your login]")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def case(ledger: Path, case: str, by: str | None, shape: str, **given: Any) -> None:
    """Gather what belongs to a question: statements, documents, people and notes.

    Without CASE, list the cases. CASE is the id of one, the beginning of an id, or words
    of its title: told as a briefing, with who says what, what is in doubt, figures that
    differ, a timeline and the sources. `export --case` hands it on.

    ID is what search and people show, or the beginning of it, or words of a name that
    fit one person alone. What is put in stays, whatever a newer model finds and however
    the page is edited; of a page that is forgotten the entry stays, its words go.

    Several people, and several copies of a ledger, may work on a case at once: what both
    put in, took out and wrote is kept.

    Once a case is open, words of its title name it:
      case news.db recruiters --search contract --speaker Hasp --heading "The ministry"
      case news.db recruiters --note "Ask the port office." --heading "To do"
      case news.db recruiters

    Examples:
      reportedly case news.db --new "Who paid the recruiters?"
      reportedly case news.db
    """
    from reportedly import settings

    doing = [name for name in _DOING if given[name]]
    _check(case, doing, given)
    name = by or settings.load().reviewer or getuser()
    if not case and not doing:
        _list(ledger, shape)
    elif not doing:
        _tell(ledger, case, shape)
    else:
        try:
            _do(ledger, case, name, given)
        except ValueError as error:
            raise click.UsageError(str(error)) from error


def _check(case: str, doing: list[str], given: dict[str, Any]) -> None:
    if given["new"] and case:
        raise click.UsageError(f"--new opens another case: leave {case!r} out")
    if len(doing) > 1 and doing != ["add", "search"]:
        raise click.UsageError(f"--{doing[0]} and --{doing[1]} are two calls: each is done wholly or not at all")
    if doing and doing != ["new"] and not case:
        raise click.UsageError(f"--{doing[0]} needs a CASE: reportedly case LEDGER lists them")
    if given["speaker"] and given["search"] is None:
        raise click.UsageError("--speaker narrows --search: give --search WORDS too")
    if given["instead_of"] and not given["note"]:
        raise click.UsageError("--instead-of needs --note TEXT")
    if given["heading"] and not any(given[name] for name in ("add", "search", "note")):
        raise click.UsageError("--heading goes with --add, --search or --note")


def _list(path: Path, shape: str) -> None:
    from reportedly.export import briefing_text, jsonl, terminal
    from reportedly.store.ledger import Ledger

    with Ledger(path, read_only=True) as opened, output_to(None) as out:
        found = opened.cases()
        if shape == "jsonl":
            out.writelines(jsonl.line(briefing_text.line_object(item)) for item in found)
        else:
            briefing_text.lines(terminal.console(out), found)
    click.echo(many(len(found), "case") if found else 'no case yet: open one with --new "QUESTION"', err=True)


def _tell(path: Path, given: str, shape: str) -> None:
    from reportedly.cli_account import compared
    from reportedly.export import briefing, briefing_text, jsonl, terminal
    from reportedly.store.ledger import Ledger

    with Ledger(path, read_only=True) as opened, output_to(None) as out:
        gathered = opened.gathered(opened.find_case(given))
        if shape == "jsonl":
            out.writelines(jsonl.line(item) for item in briefing_text.gathered_objects(gathered))
        else:
            briefing_text.briefing(terminal.console(out), briefing.briefing(gathered, compared))


def _do(path: Path, given: str, by: str, asked: dict[str, Any]) -> None:
    from reportedly.export.briefing_text import contents
    from reportedly.store.ledger import Ledger

    with Ledger(path) as opened:
        if asked["new"]:
            made = opened.open_case(asked["new"], by=by)
            click.echo(f"{shown(made.title)}  {made.id}")
            return
        id = opened.find_case(given)
        if asked["rename"]:
            opened.rename_case(id, asked["rename"], by=by)
        if asked["question"]:
            opened.ask_case(id, asked["question"], by=by)
        ids = [*asked["add"], *_found(opened, asked)]
        if ids:
            _told(opened, "in it", opened.add_to_case(id, ids, by=by, heading=asked["heading"]))
        if asked["note"]:
            text = sys.stdin.read() if asked["note"] == "-" else asked["note"]
            note = opened.note_in_case(id, text, by=by, heading=asked["heading"], instead_of=asked["instead_of"])
            _told(opened, "in it", [note])
        if asked["remove"]:
            _told(opened, "taken out", opened.remove_from_case(id, asked["remove"], by=by))
        if asked["close"]:
            opened.close_case(id, by=by)
        if asked["reopen"]:
            opened.reopen_case(id, by=by)
        known = next(line for line in opened.cases() if line.id == id)
        click.echo(shown(f"{known.title}: {contents(known)}{', closed' if known.closed else ''}"), err=True)


def _found(ledger: Ledger, asked: dict[str, Any]) -> list[str]:
    """The ids of what a search finds, if one was asked for."""
    from reportedly.store.query import Query

    if asked["search"] is None:
        return []
    found = ledger.query(Query(words=asked["search"], speaker=asked["speaker"], limit=asked["limit"]))
    if not found:
        click.echo("nothing found: ask with fewer words", err=True)
    return [statement.id for statement in found]


def _told(ledger: Ledger, what: str, entries: Sequence[Entry]) -> None:
    for entry in entries:
        about = f"{entry.targets[0].id[:_ID]}  {_words(ledger, entry)}" if entry.targets else entry.text
        line = " ".join(about.split())
        click.echo(shown(f"{what}: {entry.kind} {line if len(line) <= _LINE else line[: _LINE - 1] + '…'}"))


def _words(ledger: Ledger, entry: Entry) -> str:
    """What an entry is about, in words: what was said by whom, a title, a name."""
    id = entry.targets[0].id
    if entry.kind == "statement" and (said := ledger.statement(id)):
        return f"{said.speaker or said.source or 'no source named'}: {said.content}"
    if entry.kind == "document" and (known := ledger.description(id)):
        return known.title or known.outlet or ""
    person = ledger.person(id) if entry.kind == "person" else None
    return person.name if person else ""
