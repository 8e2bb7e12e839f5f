"""The command that takes pages back, and lists what was taken back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.command import FAILED, Command
from reportedly.text import many, shown

if TYPE_CHECKING:
    from reportedly.retention import Counted
    from reportedly.store.aged import Age
    from reportedly.store.forgetting import Choice
    from reportedly.store.ledger import Ledger
    from reportedly.store.tombstones import Erased, Tombstone

_LISTED = 20
_TOLD: dict[str, Callable[[int], str]] = {
    "capture": lambda n: many(n, "capture"),
    "document": lambda n: many(n, "document"),
    "statement": lambda n: many(n, "statement"),
    "cluster": lambda n: f"{n} {'person or body' if n == 1 else 'people and bodies'} named there",
    "judgement": lambda n: f"{many(n, 'judgement')} on who is who",
}
"""What is counted, in words; of tables that people fill, all are."""
_MADE = {
    "review": ("review", "reviews"),
    "case_target": ("entry of a case", "entries of cases"),
    "case_step": ("step of a case", "steps of cases"),
    "protection": ("mark that protects a page", "marks that protect pages"),
}
"""What the rows of tables that people fill are to a person, one and several."""


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("what", nargs=-1)
@click.option("--reason", metavar="TEXT", help="Why, for the tombstone. Do not name anybody in it.")
@click.option("--by", metavar="NAME", help="Who decided it, for the tombstone.")
@click.option("--outlet", metavar="NAME", help="Of pages by age: of this outlet alone, by name or by host.")
@click.option("--before", metavar="DATE", help="Pages from before this day, month or year.")
@click.option("--older-than", metavar="LENGTH", help='Pages older than this: "180 days", "26 weeks", "2 years".')
@click.option("--retention", type=click.Path(path_type=Path), metavar="FILE", help="Pages older than these rules say.")
@click.option(
    "--counted",
    type=click.Choice(["seen", "published"]),
    default="seen",
    show_default=True,
    help="Whether age counts from when the page was last seen, or from when it was published.",
)
@click.option("--even-kept", is_flag=True, help="By age, also what people keep something about (reviews, collections).")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "listing", is_flag=True, help="List what was forgotten, by whom and why.")
@click.option("--finish", is_flag=True, help="Finish a forgetting that was stopped, or that a reader held up.")
def forget(
    ledger: Path,
    what: tuple[str, ...],
    reason: str | None,
    by: str | None,
    outlet: str | None,
    before: str | None,
    older_than: str | None,
    retention: Path | None,
    counted: Counted,
    even_kept: bool,
    dry_run: bool,
    yes: bool,
    listing: bool,
    finish: bool,
) -> None:
    """Take pages back: remove them and all that was made from them, for good.

    WHAT is an address, for every version of the page; an origin as it was given to add;
    or the id of a document or a capture, or its beginning, for that one text. With
    --outlet, --before, --older-than or --retention, pages by age instead.

    It says first what would go, and asks. Rows leave every table, and their bytes the
    file; what is left is a tombstone with the reason, and marks by which the page is
    refused when it comes again, until reportedly add --even-forgotten. The file is
    written anew for this, so the disk must have room for two more of it meanwhile.

    Not undone: backups, copies and exports that were made before hold the page still, as
    do the places it came from. Delete those by hand, and forget it in each copy.

    A file of rules has [[retention]] tables, each with keep = "180 days" (or "always"),
    and if you like outlet = "The Harbour Post", counted = "published".

    Examples:
      reportedly forget news.db pages/b.html --reason "asked by letter" --dry-run
      reportedly forget news.db --outlet "The Harbour Post" --older-than "180 days" --reason "licence" --dry-run
      reportedly forget news.db --list
    """
    from reportedly import taking_back
    from reportedly.store.ledger import Ledger

    ages = _ages(outlet, before, older_than, retention, counted)
    if bool(what) + bool(ages or retention) + listing + finish != 1:
        raise click.UsageError("say what: an address, an origin or an id, or pages by age, or --list, or --finish")
    if listing or finish:
        with Ledger(ledger, read_only=listing) as opened:
            if listing:
                _list(opened.tombstones())
            else:
                _leave(ledger, taking_back.finish(opened), "nothing of what was forgotten is left in the file")
        return
    reason = reason or (f"retention by {retention.name}" if retention else None)
    if not reason and not dry_run:
        raise click.UsageError("--reason TEXT is needed: it is all that will tell why the page is not there")
    due = _due(ledger, what, ages, even_kept)
    if dry_run:
        click.echo("nothing was removed: this was a dry run", err=True)
    elif due:
        _ask(yes)
        _go(ledger, due, str(reason), by)


def _ages(
    outlet: str | None, before: str | None, older_than: str | None, retention: Path | None, counted: Counted
) -> list[Age]:
    from reportedly import retention as rules
    from reportedly.partial import bounds
    from reportedly.store.aged import Age

    given = [name for name, value in (("--before", before), ("--older-than", older_than)) if value]
    if retention and (given or outlet):
        raise click.UsageError("--retention says which outlets and how old: leave out the other options")
    if len(given) > 1 or (outlet and not given):
        raise click.UsageError("give one of --before and --older-than; with --outlet NAME --before 9999 all its pages")
    if retention:
        found = rules.rules(retention)
        named = tuple(rule.outlet for rule in found if rule.outlet is not None)
        return [
            Age(before=rules.before(r.days), counted=r.counted, outlet=r.outlet, others=() if r.outlet else named)
            for r in found
            if r.days is not None
        ]
    if before:
        try:
            return [Age(before=bounds(before)[0].isoformat(), counted=counted, outlet=outlet)]
        except ValueError:
            raise click.UsageError(f"the date {before!r} is not one: write it as 2024-05-08, 2024-05 or 2024") from None
    if older_than:
        return [Age(before=rules.before(rules.days_of(older_than)), counted=counted, outlet=outlet)]
    return []


def _due(ledger: Path, what: Sequence[str], ages: Sequence[Age], even_kept: bool) -> list[tuple[str | None, Choice]]:
    """What is to go, each with what the user called it; said on standard output."""
    from reportedly.store.ledger import Ledger

    with Ledger(ledger, read_only=True) as opened:
        due = _choices(opened, what, ages, even_kept)
    for named, choice in due:
        _say(choice, named)
    if not due:
        click.echo("nothing is that old", err=True)
    return due


def _choices(
    ledger: Ledger, what: Sequence[str], ages: Sequence[Age], even_kept: bool
) -> list[tuple[str | None, Choice]]:
    if what:
        return [(given, ledger.to_forget(given)) for given in dict.fromkeys(what)]
    choice, kept = ledger.to_forget_aged(ages, even_kept=even_kept)
    for table, count in kept.items():
        click.echo(
            f"{many(count, 'capture')} as old stay, for there are {_made(table)[1]} about them: --even-kept", err=True
        )
    return [(None, choice)] if choice.captures else []


# ---------------------------------------------------------------- saying


def _say(choice: Choice, named: str | None) -> None:
    for line in _lines(choice, named):
        click.echo(shown(line))


def _lines(choice: Choice, named: str | None) -> Iterator[str]:
    rows = [words(choice.rows[table]) for table, words in _TOLD.items() if table in choice.rows]
    rows += [f"{count} {_made(table)[count != 1]}, made by people" for table, count in choice.by_hand.items()]
    rows += [many(choice.failures, "failure")] if choice.failures else []
    rows += [f"{many(choice.watched, 'page')} of those watched"] if choice.watched else []
    yield f"{named or 'by age'}: {', '.join(rows)}"
    for page in choice.pages[:_LISTED]:
        title = f"“{page.title}”" if page.title else "without a title"
        outlet = f", {page.outlet}" if page.outlet else ""
        yield f"  {page.document_id or page.capture_id}  {title}{outlet}, {page.origin}"
    if len(choice.pages) > _LISTED:
        yield f"  and {len(choice.pages) - _LISTED} more"
    if choice.versions_left:
        yield f"  {many(choice.versions_left, 'other version')} of the page stay: its address means all of them"


def _made(table: str) -> tuple[str, str]:
    return _MADE.get(table, (f"row of {table}", f"rows of {table}"))


def _list(found: Sequence[Tombstone]) -> None:
    for one in found:
        left = "" if one.erased == "all" else "; bytes of it are left in the file: --finish"
        what = f"{many(one.captures, 'capture')}, {many(one.documents, 'document')}"
        click.echo(shown(f"{one.at}  {what}  {one.by or '-'}  {one.reason}{left}"))
    click.echo(many(len(found), "tombstone") if found else "nothing was forgotten", err=True)


def _ask(yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here: look at it with --dry-run, then say --yes")
    click.confirm("Remove this for good?", abort=True, err=True)


# ---------------------------------------------------------------- going


def _go(ledger: Path, due: Sequence[tuple[str | None, Choice]], reason: str, by: str | None) -> None:
    from reportedly import taking_back
    from reportedly.store.ledger import Ledger

    with Ledger(ledger) as opened:
        for named, choice in due:
            opened.forget(choice.captures, named, reason=reason, by=by)
        how_far = taking_back.finish(opened)
    captures = sum(len(choice.captures) for _, choice in due)
    gone = f"{many(captures, 'capture')} and all that was made from {'it' if captures == 1 else 'them'} are gone"
    _leave(ledger, how_far, f"{gone}; backups and exports from before are not")


def _leave(ledger: Path, how_far: Erased, done: str) -> None:
    if how_far == "all":
        click.echo(done, err=True)
        return
    click.echo(
        f"reportedly: the rows are gone, but another program is reading {ledger} and holds a log in which their bytes"
        f" still lie: end it, then reportedly forget {ledger} --finish",
        err=True,
    )
    click.get_current_context().exit(FAILED)
