"""What people decided, for a terminal: beside a statement, and as a history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.export.reviewed import correction, shortened, words_of
from reportedly.reviews import Decision, Review, corrected, disputed, values
from reportedly.text import shown
from reportedly.types import Statement

MARKS: Final[Mapping[str, tuple[str, str]]] = {
    "right": ("✓", "green"),
    "wrong": ("✗", "red"),
    "unsure": ("?", "yellow"),
}
"""A mark and its colour for each verdict."""
_QUIET = "dim"


def mark(statement: Statement) -> Text:
    """What people decided, in a line: ``✓ Ada · speaker: he → Mara Velt (Ada)``. Empty where nobody did."""
    newest, contested, line = values(statement.reviews), disputed(statement.reviews), Text()
    if (found := newest.get("verdict")) and "verdict" not in contested:
        sign, colour = MARKS[str(found.value)]
        line.append(shown(f"{sign} {found.by}"), colour)
    if added := newest.get("missed"):
        _then(line, f"added by {added.by}", "green")
    for field in (f for f in corrected(statement.reviews) if f not in contested):
        _then(line, f"{correction(statement, newest[field])} ({newest[field].by})", "cyan")
    for field in contested:
        said = ", ".join(f"{shortened(words_of(r.value))} ({r.by})" for r in statement.reviews if r.field == field)
        _then(line, f"disputed {field}: {said}", "bold red")
    if note := newest.get("note"):
        _then(line, f"note: {shortened(words_of(note.value))} ({note.by})", _QUIET)
    return line


def _then(line: Text, words: str, style: str) -> None:
    line.append(" · " if line else "", _QUIET)
    line.append(shown(words), style)


def history(console: Console, reviews: Iterable[Review], standing: frozenset[str]) -> None:
    """Reviews, one after the other; `standing` are the ids of those that nobody has answered since."""
    for r in reviews:
        head = Text(f"{r.decided_at[:16].replace('T', ' ')}  ", _QUIET)
        head.append(shown(r.by), "bold cyan")
        head.append(shown(f"  {r.field}: {shortened(words_of(r.value))}"))
        head.append("" if r.id in standing or r.value is None else "  (decided again since)", _QUIET)
        console.print(head)
        _below(console, f"“{shortened(r.anchor.exact)}”", "")
        if r.saw:
            said = " · ".join(
                w for w in (r.saw.speaker or "no speaker", r.saw.form, r.saw.act, r.saw.verification) if w
            )
            _below(console, f"the model said then: {said} ({r.saw.producer}, {r.saw.score:.0%} sure)", _QUIET)
        if r.reason:
            _below(console, f"because: {r.reason}", "")
        _below(console, f"review {r.id}  statement {r.attribution_id}", _QUIET)


def disputes(decisions: Iterable[Decision]) -> Iterator[str]:
    """Who decided otherwise, and when, for each that its author had not seen; notes contradict nobody."""
    for one in decisions:
        for other in one.unseen if one.review.field != "note" else ():
            told = f"{other.by} decided otherwise on {other.decided_at[:16].replace('T', ' ')} UTC"
            why = f", because: {other.reason}" if other.reason else ""
            value = f"{other.field}: {words_of(other.value)}"
            yield shown(f"{told}: {value}{why}. Both are kept; --settle decides over it.")


def _below(console: Console, words: str, style: str) -> None:
    console.print(Padding(Text(shown(words), style=style), (0, 0, 0, 4), expand=False))
