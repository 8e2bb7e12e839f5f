"""A briefing for people at a terminal, a list of cases, and both as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.cases import KINDS, CaseLine, Entry, Gathered
from reportedly.export.briefing_parts import Briefing, Figures, Moment, Quote, Section, Source, Who
from reportedly.export.jsonl import statement_object
from reportedly.export.wording import day
from reportedly.text import many, shown

_QUIET, _HEAD, _WARNING, _NAME = "dim", "bold", "magenta", "bold cyan"
T = TypeVar("T")
_ID = 15
"""So much of an id is told in a list: enough to ask with."""


def lines(console: Console, items: Iterable[CaseLine]) -> None:
    """Cases, a block each: what it is called, what is in it, and the id to ask with."""
    for item in items:
        state = "  closed" if item.closed else ""
        _below(console, Text.assemble((shown(item.title), _HEAD), (state, _QUIET)), 0)
        if item.question != item.title:
            _below(console, Text(shown(item.question)), 4)
        facts = f"{contents(item)} · changed {day(item.changed)} · opened by {item.by} · {item.id[:_ID]}"
        _below(console, Text(shown(facts), style=_QUIET), 4)


def contents(item: CaseLine) -> str:
    """What is in a case, counted: “3 statements, 1 document”."""
    words = dict(zip(KINDS, ("statement", "document", "person", "note"), strict=True))
    told = [
        "people" if kind == "person" and n != 1 else many(n, words[kind]).removeprefix(f"{n} ")
        for kind, n in zip(KINDS, item.entries, strict=True)
    ]
    counted = [f"{n} {name}" for n, name in zip(item.entries, told, strict=True) if n]
    return ", ".join(counted) or "nothing in it yet"


def briefing(console: Console, b: Briefing) -> None:
    """The case, in the order in which it is read; empty parts are left out."""
    _below(console, Text(shown(b.title), style=_HEAD), 0)
    if b.question:
        _below(console, Text(shown(b.question)), 0)
    for other in b.also:
        _below(console, Text(shown(f"also, written at the same time: {other}"), style=_WARNING), 0)
    _below(console, Text(shown(" · ".join(p for p in (b.opened, b.closed, *b.counts) if p)), style=_QUIET), 0)
    _below(console, Text(b.id, style=_QUIET), 0)
    _part(console, "Open doubts", ((shown(d.what), _numbers(d.quotes)) for d in b.doubts))
    for section in b.sections:
        _section(console, section)
    _each(console, "Figures side by side", _figures, b.figures)
    _each(console, "Timeline", _moment, b.moments)
    _each(console, "People", _who, b.people)
    _each(console, "Sources", _source, b.sources)
    _part(console, "Not here any more", ((f"{g.what}, {g.added}: {g.why}", g.words) for g in b.gone))
    _part(console, "Held back", ((f"{g.what}, {g.added}: {g.why}", g.words) for g in b.held))


def _title(console: Console, words: str) -> None:
    console.print()
    console.print(Text(shown(words), style=_HEAD))


def _below(console: Console, words: Text, indent: int) -> None:
    console.print(Padding(words, (0, 0, 0, indent), expand=False))


def _each(console: Console, title: str, show: Callable[[Console, T], None], items: Sequence[T]) -> None:
    if items:
        _title(console, title)
    for item in items:
        show(console, item)


def _part(console: Console, title: str, rows: Iterable[tuple[str, str]]) -> None:
    for place, (head, rest) in enumerate(rows):
        if place == 0:
            _title(console, title)
        _below(console, Text.assemble((shown(head), _WARNING), (f"  {shown(rest)}" if rest else "", _QUIET)), 2)


def _numbers(quotes: Sequence[int]) -> str:
    return f"({', '.join(map(str, quotes))})" if quotes else ""


def _section(console: Console, section: Section) -> None:
    _title(console, section.heading or ("What is said" if section.voices else "Notes"))
    for note in section.notes:
        for line in note.paragraphs:
            _below(console, Text(shown(line)), 2)
        _below(console, Text(shown(f"note by {note.by}, {note.day}  {note.id[:_ID]}"), style=_QUIET), 4)
    for voice in section.voices:
        about = f"  {shown(' · '.join(voice.about))}" if voice.about else ""
        _below(console, Text.assemble((shown(voice.name), _NAME), (about, _QUIET)), 2)
        for quote in voice.quotes:
            _quote(console, quote)


def _quote(console: Console, q: Quote) -> None:
    _below(console, Text.assemble((f"{q.number:>3} ", _QUIET), shown(q.content)), 2)
    if q.chain:
        _below(console, Text(shown(" → ".join(q.chain)), style=_QUIET), 6)
    where = f"{q.outlet}, {q.day}" if q.outlet else q.day
    facts = " · ".join((f"{q.speaker} {q.cue}".rstrip(": "), f"{where} [{q.source}]", *q.facts))
    _below(console, Text(shown(facts), style=_QUIET), 6)
    for doubt in q.doubts:
        _below(console, Text(shown(doubt), style=_WARNING), 6)
    for review in q.reviews:
        _below(console, Text(shown(f"review: {review}")), 6)
    _below(console, Text(shown(f"{q.added}  {q.id[:_ID]}"), style=_QUIET), 6)


def _figures(console: Console, item: Figures) -> None:
    _below(console, Text.assemble((shown(item.counted), _HEAD), (f"  {item.unit}" if item.unit else "", _QUIET)), 2)
    for told in item.told:
        _below(console, Text(shown(told.words), style=_WARNING if told.verdict == "contradiction" else ""), 4)
    for amount in item.amounts:
        for given in amount.given:
            facts = " · ".join((f"{given.says}{_ref(given.quote, given.source)}", *given.facts))
            _below(console, Text.assemble((shown(amount.value), _NAME), (f"  {shown(facts)}", _QUIET)), 4)


def _ref(quote: int | None, source: int | None) -> str:
    return (f" {quote}" if quote else "") + (f" [{source}]" if source else "")


def _moment(console: Console, item: Moment) -> None:
    told = " · ".join(p for p in (item.speaker, item.kinds) if p) + _ref(item.quote, item.source)
    _below(console, Text.assemble((shown(item.day), _HEAD), (f"  {shown(told)}", _QUIET)), 2)
    _below(console, Text(shown("".join(item.sentence))), 6)


def _who(console: Console, who: Who) -> None:
    _below(console, Text.assemble((shown(who.name), _NAME), (f"  {who.kind}", _QUIET)), 2)
    if who.kept_back:
        _below(console, Text("a page withholds this name or a part of it", style=_WARNING), 6)
    for words in ("; ".join(who.roles), ", ".join(who.names) and f"also {', '.join(who.names)}"):
        if words:
            _below(console, Text(shown(words)), 6)
    _below(console, Text(shown(" · ".join((*who.facts, who.added))) + f"  {who.id[:_ID]}", style=_QUIET), 6)


def _source(console: Console, s: Source) -> None:
    named = ", ".join(p for p in (s.title, s.byline, s.outlet, s.published) if p)
    _below(console, Text(shown(f"[{s.number}] {named}")), 2)
    captured = f"  captured {s.captured}" if s.captured else ""
    _below(console, Text(shown(f"{s.place}{captured}"), style=_QUIET), 6)
    if s.added:
        _below(console, Text(shown(f"{s.added}  {s.id[:_ID]}"), style=_QUIET), 6)


# ---------------------------------------------------------------- JSON


def line_object(item: CaseLine) -> dict[str, Any]:
    """A case of the list."""
    return {
        "id": item.id,
        "title": item.title,
        "question": item.question,
        "closed": item.closed,
        "opened_by": item.by,
        "opened_at": item.at,
        "changed_at": item.changed,
        "entries": dict(zip(KINDS, item.entries, strict=True)),
    }


def gathered_objects(gathered: Gathered) -> Iterator[dict[str, Any]]:
    """A case, and then each of its entries, a line each; a statement in the shape of `search`."""
    case = gathered.case
    yield {
        "kind": "case",
        "id": case.id,
        "title": case.title,
        "question": case.question,
        "also": [*case.titles[1:], *case.questions[1:]],
        "closed": bool(case.closed),
        "opened_by": case.by,
        "opened_at": case.at,
        "changed_at": case.changed,
    }
    statements = {s.id: s for s in gathered.statements}
    for today in gathered.entries:
        said = statements.get(today.id or "")
        yield {
            **entry_object(today.entry),
            "state": today.state,
            "about": today.id,
            "document": today.document_id,
            "words": today.words,
            **({"statement": statement_object(said)} if said else {}),
        }


def entry_object(entry: Entry) -> dict[str, Any]:
    """An entry by itself."""
    return {"kind": entry.kind, "id": entry.id, "heading": entry.heading or None, "by": entry.by, "at": entry.at}
