"""People across documents: for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import Judged, Person, PersonLine
from reportedly.export.jsonl import statement_object
from reportedly.text import shown
from reportedly.types import PERSON, Statement

_QUIET = "dim"
_NAME = "bold cyan"
_ALIASES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Who somebody is, what they said in time order, and the judgements behind it."""

    person: Person
    said: Sequence[Statement]
    judged: Sequence[Judged]


def lines(console: Console, items: Sequence[PersonLine]) -> None:
    """People, one a line, their other names and ids below."""
    for item in items:
        facts = [item.kind or "", counted(item.statements, "statement"), counted(item.documents, "document")]
        console.print(
            Text.assemble((shown(item.name), _NAME), ("  " + " · ".join(f for f in facts if f), _QUIET)),
        )
        _quiet(console, f"{_also(item.aliases)}{_period(item.first, item.last)}{item.id}")


def portrait(console: Console, item: Portrait) -> None:
    """One person: names, roles over time, topics, outlets, what they said, and the judgements that join them."""
    p = item.person
    console.print(Text.assemble((shown(p.name), _NAME), (f"  {p.kind or ''}", _QUIET)))
    _quiet(console, f"{_also(p.aliases)}{p.id}")
    for role in p.roles:
        times = f"{_period(role.first, role.last)}{counted(role.documents, 'document')}"
        console.print(Padding(Text.assemble(shown(role.words), (f"  {times}", _QUIET)), (0, 0, 0, 4), expand=False))
    for title, pairs in (("Talks of", p.topics), ("Printed by", p.outlets)):
        if pairs:
            words = ", ".join(f"{word} {count}" for word, count in pairs)
            console.print(Text.assemble((f"{title}: ", "bold"), shown(words)))
    if item.said:
        console.print()
        console.print(Text(f"What they said: {counted(p.statements, 'statement')}", style="bold"))
    for s in item.said:
        where = f"{(s.published or 'no date')[:10]}  {s.outlet or s.origin}"
        console.print(Text(shown(where), style=_QUIET))
        console.print(Padding(Text(shown(s.content)), (0, 0, 0, 4), expand=False))
    if item.judged:
        console.print()
        console.print(Text("Why these are one, or not", style="bold"))
    for judged in item.judged:
        _judged(console, judged)


def _judged(console: Console, item: Judged) -> None:
    j = item.judgement
    who = j.producer.name if j.producer.version == PERSON else f"{j.producer.name} {j.producer.version}"
    head = f"{j.verdict}, {j.score:.0%} sure, by {who} on {j.decided_at[:10]}"
    console.print(Text(shown(head + ("" if item.holds else "; no longer in force")), style=_QUIET))
    console.print(Padding(Text(shown(f"{item.left_name} / {item.right_name}: {j.reason}")), (0, 0, 0, 4), expand=False))
    _quiet(console, f"{j.left}  {j.right}")


def _quiet(console: Console, words: str) -> None:
    console.print(Padding(Text(shown(words), style=_QUIET), (0, 0, 0, 4), expand=False))


def _also(aliases: Sequence[str]) -> str:
    if not aliases:
        return ""
    more = len(aliases) - _ALIASES
    return f"also {', '.join(aliases[:_ALIASES])}{f' and {more} more' if more > 0 else ''}  "


def _period(first: str | None, last: str | None) -> str:
    days = list(dict.fromkeys(day[:10] for day in (first, last) if day))
    return f"{' to '.join(days)}  " if days else ""


def counted(count: int, name: str) -> str:
    """“1 document”, “2 documents”."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def line_object(item: PersonLine) -> dict[str, Any]:
    """A person as one line of JSON."""
    return asdict(item)


def portrait_object(item: Portrait) -> dict[str, Any]:
    """One person with all that is behind them."""
    person = asdict(item.person)
    for name in ("topics", "outlets"):
        person[name] = [{"name": word, "count": count} for word, count in person[name]]
    return {
        **person,
        "said": [statement_object(s) for s in item.said],
        "judgements": [asdict(j) for j in item.judged],
    }
