"""What people decided, for a terminal: beside a statement, and as a history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.export.reviewed import shortened, told, words_of
from reportedly.reviews import Decision, Review
from reportedly.text import shown
from reportedly.types import Statement

MARKS: Final[Mapping[str, tuple[str, str]]] = {
    "right": ("✓", "green"),
    "wrong": ("✗", "red"),
    "unsure": ("?", "yellow"),
}
"""A mark and its colour for each verdict."""
_COLOURS: Final[Mapping[str, str]] = {"added": "green", "corrected": "cyan", "disputed": "bold red"}
_QUIET = "dim"


def mark(statement: Statement) -> Text:
    """What people decided, in a line: ``✓ Ada · speaker: he → Mara Velt (Ada)``. Empty where nobody did."""
    line = Text()
    for kind, words in told(statement):
        sign, colour = MARKS.get(kind, ("", _COLOURS.get(kind, _QUIET)))
        _then(line, f"{sign} {words}".strip(), colour)
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
            head = f"{other.by} decided otherwise on {other.decided_at[:16].replace('T', ' ')} UTC"
            why = f", because: {other.reason}" if other.reason else ""
            value = f"{other.field}: {words_of(other.value)}"
            yield shown(f"{head}: {value}{why}. Both are kept; --settle decides over it.")


def _below(console: Console, words: str, style: str) -> None:
    console.print(Padding(Text(shown(words), style=style), (0, 0, 0, 4), expand=False))
