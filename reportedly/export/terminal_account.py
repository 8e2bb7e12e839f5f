"""The account of a page for people at a terminal: wrapped where there is one, a line a fact in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import Event
from reportedly.export.account import KINDS, Arranged, Count, Doubt, Moment, Passed, Said, Voice
from reportedly.export.wording import day
from reportedly.text import shown

_QUIET = "dim"
_NAME = "bold cyan"
_CUE = "green underline"
_WARNING = "magenta"
ARROW = " → "
T = TypeVar("T")


def account(console: Console, item: Arranged) -> None:
    """Who said what, on whose word, in doubt of what, when and how many; empty parts are left out."""
    _part(console, "Who said what", _voice, item.voices)
    if not item.voices:
        _part(console, "Who said what", Console.print, ["No attribution was found."])
    _part(console, "On whose word", _passed, item.chains)
    _part(console, "Doubted, denied, checked", _doubt, item.doubts)
    _part(console, "When", _moment, item.moments)
    _part(console, "Figures", _count, item.counts)
    console.print()


def _part(console: Console, title: str, show: Callable[[Console, T], None], rows: Iterable[T]) -> None:
    for place, row in enumerate(rows):
        if place == 0:
            console.print()
            console.print(Text(title, style="bold"))
        show(console, row)


def _passed(console: Console, passed: Passed) -> None:
    line = Text(shown(ARROW.join(passed.chain)))
    line.append(f"  ({', '.join(map(str, passed.numbers))})", _QUIET)
    if passed.doubtful:
        line.append(f"  doubtful, {passed.sure:.0%} sure", _WARNING)
    _below(console, line, 2)


def _below(console: Console, words: Text, indent: int) -> None:
    console.print(Padding(words, (0, 0, 0, indent), expand=False))


def _voice(console: Console, voice: Voice) -> None:
    console.print()
    head = Text(shown(voice.name or "(no source named)"), style=_NAME)
    if voice.about:
        head = Text.assemble(head, (f" · {shown(' · '.join(voice.about))}", _QUIET))
    _below(console, head, 2)
    for note in voice.notes:
        _below(console, Text(shown(note), style=_WARNING if "withheld" in note else _QUIET), 4)
    for said in voice.said:
        _said(console, said)


def _said(console: Console, said: Said) -> None:
    cue = (shown(said.cue), _CUE) if said.cue else ("(no cue)", _QUIET)
    _below(console, Text.assemble((f"{said.number:>3} ", _QUIET), cue, (f"  [{' · '.join(said.verdict)}]", _QUIET)), 2)
    _below(console, Text(shown(said.content)), 6)
    if said.facts:
        _below(console, Text(shown(" · ".join(said.facts)), style=_QUIET), 6)
    if said.chain:
        _below(console, Text(shown(ARROW.join(said.chain)), style=_QUIET), 6)


def _doubt(console: Console, doubt: Doubt) -> None:
    by = f" by {doubt.by}" if doubt.status == "denied" else f", says {doubt.by}"
    words = f": “{doubt.words}”" if doubt.words else ""
    head = Text.assemble((doubt.status, _WARNING), shown(by + words))
    _below(console, Text.assemble((f"{doubt.number:>3} ", _QUIET), head), 2)
    _below(console, Text(shown(doubt.content), style=_QUIET), 6)
    if doubt.status != "denied":
        _below(console, Text(f"in: {shown(doubt.sentence)}", style=_QUIET), 6)


def _moment(console: Console, moment: Moment) -> None:
    value = day(moment.value) if moment.value else "no date"
    since = f", counted from {day(moment.counted_from)}" if moment.counted_from else ""
    _below(console, Text.assemble((shown(value), "bold"), shown(f"  “{moment.words}”{since}")), 2)
    _below(console, Text(shown(moment.sentence), style=_QUIET), 6)


def _count(console: Console, count: Count) -> None:
    number = f" ({count.number})" if count.number else ""
    _below(console, Text.assemble((shown(count.counted), "bold"), shown(f": {count.value}  “{count.words}”")), 2)
    _below(console, Text(shown(" · ".join((f"on the word of {count.by}{number}", *count.notes))), style=_QUIET), 6)


def events(console: Console, items: Iterable[Sequence[Event]]) -> None:
    """The timeline; what stands together is dated alike in one sentence."""
    for together in items:
        first = together[0]
        kinds = ", ".join(dict.fromkeys(KINDS[e.kind] for e in together))
        _below(console, Text.assemble((shown(day(first.value)), "bold"), f"  {kinds}"), 0)
        _below(console, Text(shown(first.sentence)), 4)
        speakers = dict.fromkeys(e.statement.speaker for e in together if e.statement and e.statement.speaker)
        _below(
            console, Text(shown(_printed(", ".join(speakers), first.outlet, first.published, first.title)), _QUIET), 4
        )


def _printed(speaker: str, outlet: str | None, published: str | None, title: str | None) -> str:
    return " · ".join(p for p in (speaker, outlet, published and f"printed {day(published)}", title) if p)
