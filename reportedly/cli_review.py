"""The command for what people decide about lines: kept beside what the model said, never over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly import settings
from reportedly.command import Command, output_to
from reportedly.errors import ReportedlyError
from reportedly.partial import bounds
from reportedly.pointing import NotThere, pointed
from reportedly.reviews import CHOSEN, FIELDS, ROLES, Decision, Value, anchor, check, in_force
from reportedly.text import many, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.store.ledger import Ledger
    from reportedly.types import Span, Statement

_NAMED = tuple(f for f in FIELDS if f not in {"verdict", "missed"})
"""Fields that have an option of their own name."""

_HELP = {
    "form": "How it stands on the page.",
    "act": "Said, written or thought.",
    "polarity": "Whether they say it is so, is not so, or deny it.",
    "certainty": "How certain their words are.",
    "verification": "What the page says of its truth.",
    "speaker": "Who says it; empty: the page names nobody.",
    "addressee": "Told to whom; empty: nobody.",
    "medium": "By which way; empty: none.",
    "when": "When it was said: 2024-05-08, 2024-05.",
    "happens": "When what is said happens.",
    "note": "A remark.",
    "content": "What is said, in words of the page.",
    "cue": "What tells of the saying, in words of the page.",
    "source": "Who says it, in words of the page.",
    "chain": 'On whose word, from the outlet inward: "Post > police > Hasp".',
}


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each field: one of a few, words that a person writes, or words of the page."""
    for field in reversed(_NAMED):
        if field in CHOSEN:
            kind = click.Choice([choice or "none" for choice in CHOSEN[field]])
            command = click.option(f"--{field}", type=kind, help=_HELP[field])(command)
        else:
            metavar = "WORDS" if field in ROLES else "TEXT"
            command = click.option(f"--{field}", metavar=metavar, help=_HELP[field])(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a call decides. `values` are fields with their value, None to take it back; `words` roles with the words of
    the page; `places` the number of the place of a role's words, under "" of the only role that is given."""

    by: str
    shape: str
    act: str
    reason: str
    settle: bool
    values: Mapping[str, Value]
    words: Mapping[str, str]
    places: Mapping[str, int]

    def place(self, role: str) -> int | None:
        """The number of the place that was chosen for the words of a role."""
        return self.places.get(role, self.places.get("") if len(self.words) == 1 else None)


def _asked(by: str, shape: str, doing: Sequence[str], document: str | None, given: Mapping[str, Any]) -> _Asked:
    """The options of a call. Raises UsageError for those that go with nothing."""
    values: dict[str, Value] = dict.fromkeys(given["clear"])
    for field in ("verdict", *_NAMED):
        if field in ROLES or given[field] is None:
            continue
        if field in values:
            raise click.UsageError(f"--clear {field} takes back what --{field} decides: leave one out")
        values[field] = _value(field, given[field])
    words = {role: given[role] for role in ROLES if given[role] is not None}
    act = values.pop("act", "speech") if doing == ["--missed"] else "speech"
    if doing == ["--missed"] and not (document and words.get("content")):
        raise click.UsageError("--missed needs --document ID and --content WORDS, best also --cue and --source")
    if document and doing != ["--missed"]:
        raise click.UsageError("--document goes with --missed and --list alone")
    if doing in (["--undo"], ["--next"]) and (values or words):
        raise click.UsageError(f"{doing[0]} decides nothing besides: leave --{next(iter((*values, *words)))} out")
    if not doing and not (values or words):
        raise click.UsageError("decide something: --accept, --reject, --unsure, --speaker TEXT, … (see --help)")
    return _Asked(
        by=by, shape=shape, act=str(act), reason=given["reason"], settle=given["settle"], values=values, words=words,
        places=dict(map(_place, given["places"])),
    )  # fmt: skip


def _value(field: str, given: str) -> Value:
    if field in CHOSEN:
        return "" if given == "none" else given
    if field == "chain":
        return tuple(filter(None, (name.strip() for name in given.split(">"))))
    value = " ".join(given.split())
    if field in {"when", "happens"} and value:
        try:
            bounds(value)
        except ValueError as error:
            raise click.UsageError(f"--{field} needs a date like 2024, 2024-05 or 2024-05-08, not {given!r}") from error
    return value


def _place(given: str) -> tuple[str, int]:
    role, colon, number = given.rpartition(":")
    if (colon and role not in ROLES) or not number.isdecimal():
        raise click.UsageError(f"--at is a number, or one of {', '.join(ROLES)} with one, as cue:2, not {given!r}")
    return role, int(number)


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("statement", default="")
@click.option("--accept", "verdict", flag_value="right", help="The line is right.")
@click.option("--reject", "verdict", flag_value="wrong", help="The page does not say so.")
@click.option("--unsure", "verdict", flag_value="unsure", help="You cannot tell.")
@_fields
@click.option(
    "--clear",
    metavar="FIELD",
    type=click.Choice(("verdict", *_NAMED)),
    multiple=True,
    help="Take back what was decided on it.",
)
@click.option("--at", "places", metavar="[ROLE:]N", multiple=True, help="Which place, of words that stand in several.")
@click.option("--missed", is_flag=True, help="Add a line that the model missed, by --content, --cue, --source.")
@click.option("--document", metavar="ID", help="With --missed and --list: the document.")
@click.option("--reason", metavar="TEXT", default="", help="Why; kept with what you decide.")
@click.option("--settle", is_flag=True, help="Decide over what others decided otherwise, which you have seen.")
@click.option(
    "--undo",
    metavar="REVIEW",
    help="Take back a review, by the id told when it was kept and by --list; what was there before holds again.",
)
@click.option("--next", "walking", is_flag=True, help="Walk through what nobody has looked at, least sure first.")
@click.option("--list", "listing", is_flag=True, help="Who decided what when, the newest first.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Of --list as text, at most.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--by",
    metavar="NAME",
    help="Who decides; of --list, who decided.  [default: the setting reviewer, else your login name]",
)
def review(
    ledger: Path,
    statement: str,
    missed: bool,
    document: str | None,
    undo: str | None,
    walking: bool,
    listing: bool,
    limit: int,
    shape: str,
    by: str | None,
    **decided: Any,
) -> None:
    """Decide about a line of a ledger: accept it, reject it, correct it, add one.

    STATEMENT is an id or the beginning of one, as `search` tells it:
      b2:5e1f --accept
      b2:5e1f --speaker "Mara Velt" --cue "told reporters" --reason "her own page"
      --missed --document b2:77ab --content "it was calm" --cue said --source Hasp

    What you decide is kept beside what the model said, with your name and the moment,
    and holds through newer models and versions of the page. When somebody else decided
    otherwise, both stand, and you are told; --settle decides over it.

    --content, --cue and --source take the words of the page, pieces parted by " … ".
    Where these stand in several places near the line, you are shown them, to choose one
    with --at.

    --next shows one line after the other and takes single keys: a accept, r reject,
    u unsure, s another speaker, z take back the last one, n next, q quit.

    Examples:
      reportedly review news.db --list
      reportedly review news.db --list --by Ada --format jsonl
    """
    ways = {"--missed": missed, "--undo": undo, "--next": walking, "--list": listing}
    doing = [name for name, given in ways.items() if given]
    if len(doing) > 1 or (doing and statement):
        raise click.UsageError(f"{doing[-1]} goes with no {doing[0] if len(doing) > 1 else 'STATEMENT'}: leave one out")
    if not (doing or statement):
        raise click.UsageError("name a STATEMENT, or give --missed, --undo, --next or --list")
    if listing:
        _list(ledger, document, by, limit, shape)
        return
    asked = _asked(by or settings.load().reviewer or getuser(), shape, doing, document, decided)
    if missed:
        _add(ledger, document or "", asked)
    elif undo:
        _undo(ledger, undo, asked)
    elif walking:
        from reportedly.cli_walk import walk

        walk(ledger, asked.by)
    else:
        _decide(ledger, statement, asked)


def _decide(path: Path, given: str, asked: _Asked) -> None:
    from reportedly.store.ledger import Ledger

    with Ledger(path) as opened:
        id = opened.line_named(given)
        values = {**asked.values, **_pointed(opened, id, asked)}
        for field, value in values.items():
            _check(field, value)
        _warn_of_withheld(opened.statement(id), values)
        _keep(opened, id, values, asked)


def _pointed(ledger: Ledger, id: str, asked: _Asked) -> dict[str, Value]:
    """The roles that are given in words of the page, as they stand there."""
    if not asked.words:
        return {}
    line = ledger.attribution(id)
    document = ledger.document(line.document_id) if line else None
    if line is None or document is None:
        raise ReportedlyError(f"the document of the statement {id} is gone: run reportedly verify")
    near: list[Span] = [*line.content, *line.cue, *line.source]
    found: dict[str, Value] = {}
    for role, words in asked.words.items():
        spans = pointed(document.text, role, words, near, asked.place(role))
        found[role] = tuple(anchor(document.text, *span) for span in spans)
    return found


def _check(field: str, value: Value) -> None:
    try:
        check(field, value)
    except ValueError as error:
        raise ReportedlyError(str(error)) from error


def _keep(ledger: Ledger, id: str, values: Mapping[str, Value], asked: _Asked) -> None:
    """Keep one decision after the other: what was kept when another program gets in between is kept, and the same call
    again keeps the rest."""
    seen = None if asked.settle else ()
    decisions: list[Decision] = []
    try:
        for field, value in values.items():
            decisions.append(ledger.review(id, field, value, by=asked.by, reason=asked.reason, seen=seen))
    finally:
        _tell(ledger, id, decisions, asked.shape)


def _add(path: Path, given: str, asked: _Asked) -> None:
    from reportedly.store.ledger import Ledger

    with Ledger(path) as opened:
        document = opened.document(opened.document_named(given))
        if document is None:
            raise ReportedlyError(f"there is no document {given!r}")
        roles = _roles(document.text, asked)
        for field, value in asked.values.items():
            _check(field, value)
        added = opened.add_missed(
            document, content=roles["content"], cue=roles["cue"], source=roles["source"], act=asked.act, by=asked.by,
            reason=asked.reason,
        )  # fmt: skip
        _tell(opened, added.review.attribution_id, [added], asked.shape)
        if asked.values:
            _keep(opened, added.review.attribution_id, asked.values, asked)


def _roles(text: str, asked: _Asked) -> dict[str, tuple[Span, ...]]:
    """Where the words of a missed line stand: first those that the text has in one place, then the others near them."""
    roles: dict[str, tuple[Span, ...]] = dict.fromkeys(ROLES, ())
    late: list[str] = []
    for role, words in asked.words.items():
        try:
            roles[role] = pointed(text, role, words, (), asked.place(role))
        except NotThere:
            late.append(role)
    for role in late:
        near = [span for spans in roles.values() for span in spans]
        roles[role] = pointed(text, role, asked.words[role], near, asked.place(role))
    return roles


def _undo(path: Path, given: str, asked: _Asked) -> None:
    from reportedly.store.ledger import Ledger

    with Ledger(path) as opened:
        undone = opened.undo(opened.review_named(given), by=asked.by)
        _tell(opened, undone.review.attribution_id, [undone], asked.shape)


def _warn_of_withheld(statement: Statement | None, values: Mapping[str, Value]) -> None:
    speaker = statement.resolved.speaker if statement and statement.resolved else None
    if speaker and speaker.withheld and values.get("speaker"):
        told = "the page keeps a name back here: what you write is in the ledger now, and goes out with what you export"
        click.echo(told, err=True)


def _tell(ledger: Ledger, id: str, decisions: Sequence[Decision], shape: str) -> None:
    """The line as it is shown now, and on standard error what was kept and who decided otherwise."""
    from reportedly.export import jsonl, reviewed, terminal, terminal_reviews

    with output_to(None) as out:
        line = ledger.statement(id)
        if shape == "jsonl":
            out.writelines(jsonl.line(reviewed.decision_object(one)) for one in decisions)
        elif line:
            terminal.statements(terminal.console(out), [line], lambda id: [])
    if line is None:
        click.echo("no line of its own today: another stands at these words, or the page has them no more", err=True)
    for one in decisions:
        kept = f"{one.review.field}: {reviewed.words_of(one.review.value)}"
        click.echo(shown(f"kept, by {one.review.by}: {kept}  (review {one.review.id})"), err=True)
    for words in terminal_reviews.disputes(decisions):
        click.echo(words, err=True)


def _list(path: Path, document: str | None, by: str | None, limit: int, shape: str) -> None:
    from reportedly.export import jsonl, reviewed, terminal, terminal_reviews
    from reportedly.store.ledger import Ledger

    with Ledger(path, read_only=True) as opened, output_to(None) as out:
        if document:
            every = [kept.review for kept in opened.reviews_of(opened.document_named(document))]
        else:
            every = list(opened.reviews())[::-1]
        standing = frozenset(one.id for one in in_force(every))
        found = [one for one in every if by is None or one.by == by]
        if shape == "jsonl":
            out.writelines(jsonl.line(reviewed.history_object(one, standing)) for one in found)
            return
        terminal_reviews.history(terminal.console(out), found[:limit], standing)
    click.echo(f"{min(limit, len(found))} of {many(len(found), 'review')}" if found else "no reviews", err=True)
