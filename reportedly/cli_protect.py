"""The command that marks names and documents as protected."""

from __future__ import annotations

import json
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.command import Command
from reportedly.protection import describes
from reportedly.text import many, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.protect.words import StandIns
    from reportedly.protection import Hidden, Mark
    from reportedly.store.ledger import Ledger

_SENSITIVE = "These names are what is to be protected: keep this out of logs, screens and mails."


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("value", required=False, metavar="[NAME|DOCUMENT_ID]")
@click.option("--also", multiple=True, metavar="SPELLING", help="Another spelling, a nickname, a handle. Repeatable.")
@click.option("--reason", default="", metavar="TEXT", help="Why. It is kept with the mark.")
@click.option("--by", metavar="NAME", help="Who decides.  [default: the name you are logged in with]")
@click.option("--undo", is_flag=True, help="Protect it no longer; that it was protected is kept.")
@click.option("--list", "listed", is_flag=True, help="List what is marked, and whose names pages withhold.")
@click.option("--who", metavar="STAND-IN", help="Who is behind “person 3F7K-92RT”, or what behind an id “pr:…”.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def protect(
    ledger: Path, value: str | None, also: tuple[str, ...], reason: str, by: str | None, undo: bool, listed: bool,
    who: str | None, shape: str,
) -> None:  # fmt: skip
    """Mark a name, or a document, as protected in everything that leaves.

    NAME is a name as pages print it. Whoever is called so is protected with all names,
    aliases and mentions on all pages: the command says who was taken to be the same
    person, so that you can add what is missing with --also. DOCUMENT_ID is the id of a
    document: no version of its page goes into a protected export at all.

    Names that pages withhold (“this paper is withholding his surname”) are protected
    without a mark: the part that is printed, and what the page calls its bearer.

    --who tells the desk what a colleague asks about who has a protected export: only the
    ledger that it was made of can tell.

    The marks are in the ledger, in clear: whoever has the ledger has the names. See
    docs/protection.md for what this does, and what it cannot do.

    Examples:
      reportedly protect news.db "Mara Velt" --also "M. V." --reason "asked us to"
      reportedly protect news.db "Mara Velt" --undo
      reportedly protect news.db --list
      reportedly protect news.db --who "person 3F7K-92RT"
    """
    from reportedly.store.ledger import Ledger

    if bool(listed) + bool(value) + bool(who) != 1:
        raise click.UsageError("give a NAME or DOCUMENT_ID, or --list alone, or --who alone")
    if undo and also:
        raise click.UsageError("--undo takes no --also")
    if listed or who:
        with Ledger(ledger, read_only=True) as opened:
            _who(opened, who, shape) if who else _list(opened, shape)
        return
    with Ledger(ledger) as opened:
        decider = by or getuser()
        if undo:
            mark = opened.unprotect(value or "", by=decider, reason=reason)
            click.echo(f"the {mark.what} is protected no longer", err=True)
            return
        if described := next((words for words in (value or "", *also) if describes(words)), None):
            raise click.UsageError(
                f"{described!r} describes somebody, and its words stand in every text: give the name as pages print it,"
                " or protect the document in which it stands"
            )
        mark = opened.protect(value or "", by=decider, reason=reason, also=also)
        _account(opened, mark, shape)


def _list(ledger: Ledger, shape: str) -> None:
    marks, protected = ledger.protected_marks(), ledger.protections()
    withheld = [one for one in protected.people if not one.marked]
    for mark in marks:
        _tell(_marked_object(mark) if shape == "jsonl" else _marked(mark))
    for one in withheld:
        _tell(_hidden_object(one) if shape == "jsonl" else f"withheld  {_called(one)}")
    click.echo(f"{many(len(marks), 'mark')}, {many(len(withheld), 'name')} withheld by pages. {_SENSITIVE}", err=True)


_CALLED = {"attribution": "statement", "member": "person", "case_step": "entry of a case"}
"""What is in tables that are called otherwise."""


def _who(ledger: Ledger, given: str, shape: str) -> None:
    """Who or what a stand-in stands for."""
    from reportedly.errors import ReportedlyError
    from reportedly.protect.words import StandIns

    protected = ledger.protections()
    ids, people = StandIns(protected.secret), {one.key: one for one in protected.people}
    found = [(_hidden_object(people[key]), _called(people[key])) for key in ids.who(given, people)]
    found = found or list(_not_protected(ledger, ids, given))
    if not found:
        raise ReportedlyError(
            f"nobody and nothing of this ledger stands behind {given!r}: ask the ledger that the export was made of,"
            " and give the whole stand-in"
        )
    for told, words in found:
        _tell(told if shape == "jsonl" else f"{given}  {words}")
    click.echo(_SENSITIVE, err=True)


def _not_protected(ledger: Ledger, ids: StandIns, given: str) -> Iterator[tuple[dict[str, object], str]]:
    """Of all that has an id, and of whom a mark named once, what a stand-in stands for."""
    from reportedly.store.protection_marks import name_key

    tables = {id: table for table, id in ledger.all_ids()}
    keys = {name_key(name): name for name in ledger.marked_names()}
    keys |= {f"entity {id}": id for id, table in tables.items() if table == "member"} | {id: id for id in tables}
    for value in dict.fromkeys(keys[key] for key in ids.who(given, keys)):
        table = tables.get(value, "name that was marked once")
        what = _CALLED.get(table, table)
        person = ledger.person(value) if what == "person" else None
        yield {"what": what, "value": value}, f"{what}  {value}{f'  {person.name}' if person else ''}"


def _account(ledger: Ledger, mark: Mark, shape: str) -> None:
    """What a mark takes in, for a person to check."""
    if mark.what == "document":
        _tell(_marked_object(mark) if shape == "jsonl" else _marked(mark))
        click.echo("No version of this page leaves in a protected export.", err=True)
        return
    protected = ledger.protections()
    one = next(one for one in protected.people if mark.value in one.names)
    if shape == "jsonl":
        _tell(_hidden_object(one))
    else:
        _tell(f"protected  {mark.value}")
        _tell("taken to be the same person:")
        for name in one.names:
            _tell(f"  {name}{'  (says the same words on another page)' if name in one.reprints else ''}")
        for words in one.descriptions:
            _tell(f"  “{words}”  (on its own pages)")
        _tell(f"on {many(len(one.documents), 'page')}")
        for name in protected.others:
            if any(word in name.split() for own in one.names for word in own.split()):
                _tell(f"not protected, though it shares a word: {name}")
    if not one.documents:
        click.echo("Nobody in the ledger is called so: the spelling itself is looked for in all texts.", err=True)
    click.echo(f"Is a spelling missing, a nickname, a handle? Add it with --also. {_SENSITIVE}", err=True)


def _tell(what: str | dict[str, object]) -> None:
    click.echo(shown(what) if isinstance(what, str) else json.dumps(what, ensure_ascii=True))


def _marked(mark: Mark) -> str:
    also = f", also {', '.join(mark.also)}" if mark.also else ""
    why = f": {mark.reason}" if mark.reason else ""
    return f"{mark.what}  {mark.value}{also}  by {mark.producer.name}, {mark.decided_at[:10]}{why}"


def _called(one: Hidden) -> str:
    names = ", ".join(one.names) or "no name"
    told = f" ({'; '.join(one.descriptions)})" if one.descriptions else ""
    return f"{names}{told}  on {many(len(one.documents), 'page')}"


def _marked_object(mark: Mark) -> dict[str, object]:
    return {
        "id": mark.id, "what": mark.what, "value": mark.value, "also": list(mark.also), "reason": mark.reason,
        "by": mark.producer.name, "decided_at": mark.decided_at, "replaces": mark.replaces,
    }  # fmt: skip


def _hidden_object(one: Hidden) -> dict[str, object]:
    return {
        "what": "name" if one.marked else "withheld", "names": list(one.names), "descriptions": list(one.descriptions),
        "reprints": list(one.reprints), "entities": sorted(one.entities), "documents": sorted(one.documents),
    }  # fmt: skip
