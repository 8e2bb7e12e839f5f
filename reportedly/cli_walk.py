"""The walk through the lines that nobody has looked at: one after the other, by single keys."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.errors import LedgerBusy, ReportedlyError
from reportedly.reviews import Decision, Verdict
from reportedly.text import sentences, shown
from reportedly.types import Span

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger
    from reportedly.types import Statement

_VERDICTS: dict[str, Verdict] = {"a": "right", "r": "wrong", "u": "unsure"}
_KEYS = "a accept · r reject · u unsure · s another speaker · z take back the last · n next · q quit"
_STOPS = frozenset("q\x03\x04\x1b")


def walk(path: Path, by: str) -> None:
    """Show one line after the other, and keep what `by` decides, each as it is decided."""
    from reportedly.store.ledger import Ledger

    with Ledger(path) as opened:
        waiting = opened.open_lines()
        if not waiting:
            click.echo("every line has been looked at", err=True)
            return
        click.echo(f"{_KEYS}\nwhat you decide is kept as {by}", err=True)
        last: Decision | None = None
        for number, id in enumerate(waiting, 1):
            line = opened.statement(id)
            if line is None or any(r.field != "note" for r in line.reviews):
                continue  # somebody else was there meanwhile
            click.echo(f"\n{number} of {len(waiting)}")
            _show(opened, line)
            kept = _ask(opened, line, by, last)
            if kept is None:
                return
            last = kept[-1] if kept else last
    click.echo("that was the last one", err=True)


def _ask(ledger: Ledger, line: Statement, by: str, last: Decision | None) -> list[Decision] | None:
    """What was decided about one line, until a key leads on; None to leave."""
    from reportedly.export.terminal_reviews import disputes

    kept: list[Decision] = []
    while True:
        key = _key()
        if key in _STOPS:
            return None
        if key == "n":
            return kept
        try:
            if key in _VERDICTS:
                kept.append(ledger.review(line.id, "verdict", _VERDICTS[key], by=by, seen=_seen(line)))
                click.echo(f"  {_VERDICTS[key]}")
                for words in disputes(kept[-1:]):
                    click.echo(f"  {words}", err=True)
                return kept
            if key == "s":
                name = click.prompt("  speaker", default="", show_default=False).strip()
                if name:
                    kept.append(ledger.review(line.id, "speaker", name, by=by, seen=_seen(line)))
                    click.echo("  kept; and the line: a, r, u or n?")
            elif key == "z" and (taken := kept[-1] if kept else last):
                ledger.undo(taken.review.id, by=by)
                click.echo(f"  taken back: {taken.review.field} of: {shown(taken.review.anchor.exact[:60])}")
                kept, last = kept[:-1], None if not kept else last
            else:
                click.echo(_KEYS, err=True)
        except LedgerBusy as error:
            click.echo(f"  not kept: {error}; press the key again", err=True)


def _key() -> str:
    try:
        return click.getchar().casefold()
    except OSError as error:
        raise ReportedlyError("--next takes single keys, and so needs a terminal: see --accept and its like") from error


def _seen(line: Statement) -> list[str]:
    return [review.id for review in line.reviews]


def _show(ledger: Ledger, line: Statement) -> None:
    """A line as `search` shows it, and the sentences that it stands in."""
    from reportedly.export import terminal

    console = terminal.console(sys.stdout)
    terminal.statements(console, [line], lambda id: [])
    if document := ledger.document(line.document_id):
        terminal.surroundings(console, document.text, _around(document.text, line), line)


def _around(text: str, line: Statement) -> Span:
    """The sentences of a line, with one before and one after."""
    spans = (*line.spans, *line.cue_spans, *line.source_spans)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    cut = sentences(text)
    first = max(0, bisect_right(cut, start, key=lambda s: s.end) - 1)
    last = min(len(cut) - 1, bisect_left(cut, end, key=lambda s: s.start))
    return Span(cut[first].start, cut[last].end)
