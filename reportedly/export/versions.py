"""What changed on pages, as JSON objects and for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import Change, ChangedPage, Version
from reportedly.changes import Passage
from reportedly.export.jsonl import statement_object
from reportedly.export.wording import day
from reportedly.text import shown
from reportedly.types import Statement

if TYPE_CHECKING:
    from reportedly.export.shapes import ChangeObject, VersionObject

STYLES = {"same": "", "removed": "red strike", "added": "green"}
_SIGNS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}  # as `git diff --word-diff` writes them
_QUIET = "dim"


def version_object(item: Version) -> VersionObject:
    """A version in JSON."""
    return {
        "document_id": item.document_id,
        "first_seen": item.first_seen,
        "last_seen": item.last_seen,
        "title": item.title,
        "published": item.published,
        "modified": item.modified,
        "statements": item.statements,
    }


def change_object(item: Change) -> ChangeObject:
    """A change in JSON: what both versions are, and each passage as a list of words and their mark."""
    return {
        "before": version_object(item.before),
        "after": version_object(item.after),
        "silent": item.silent,
        "announced": item.announced,
        "passages": [
            {"pieces": [list(piece) for piece in p.pieces]} if p.pieces else {"unchanged": p.unchanged}
            for p in item.passages
        ],
        "appeared": [statement_object(s) for s in item.appeared],
        "gone": [statement_object(s) for s in item.gone],
    }


def changed_object(item: ChangedPage) -> dict[str, Any]:
    """A page that changed, in JSON."""
    return {name: getattr(item, name) for name in ChangedPage.__dataclass_fields__}


def changed(console: Console, pages: Iterable[ChangedPage]) -> None:
    """The pages that changed, one after the other."""
    for item in pages:
        console.print(Text(shown(item.title or item.page), style="bold"))
        facts = [item.outlet, f"{item.versions} versions", f"changed {moment(item.changed)}", told(item)]
        console.print(Padding(Text(shown(" · ".join(f for f in facts if f)), style=_QUIET), (0, 0, 0, 4), expand=False))
        console.print(Padding(Text(shown(item.address or item.page), style=_QUIET), (0, 0, 0, 4), expand=False))


def told(item: ChangedPage) -> str:
    """How the page deals with its changes, and what is gone from it."""
    parts = [f"{item.silent} edited silently" if item.silent else "all changes announced"]
    if item.gone:
        parts.append(f"{item.gone} statement{'s' if item.gone > 1 else ''} gone")
    return " · ".join(parts)


def changes(console: Console, found: Sequence[Change]) -> None:
    """What became of a page, oldest change first. Without a terminal, removed words stand in [-…-], added in {+…+}."""
    for number, item in enumerate(found, 2):
        head = f"Version {number}, first seen {moment(item.after.first_seen)}, in place of one of"
        console.print(Text(f"{head} {moment(item.before.first_seen)}", style="bold"))
        words = "Edited silently" if item.silent else f"Announced: {shown(item.announced or '')}"
        console.print(Text(words, style="red" if item.silent else _QUIET))
        for passage in item.passages:
            console.print(Padding(_passage(passage, plain=not console.is_terminal), (0, 0, 0, 2), expand=False))
        for title, statements in (("Gone", item.gone), ("New", item.appeared)):
            _statements(console, title, statements)
        console.print()


def _passage(item: Passage, *, plain: bool) -> Text:
    if not item.pieces:
        return Text(f"… {item.unchanged} paragraph{'s' if item.unchanged > 1 else ''} unchanged", style=_QUIET)
    line = Text()
    for words, mark in item.pieces:
        opens, closes = _SIGNS[mark] if plain else ("", "")
        line.append(f"{opens}{shown(words)}{closes}", STYLES[mark])
    return line


def _statements(console: Console, title: str, statements: Sequence[Statement]) -> None:
    for s in statements:
        who = Text.assemble((f"{title}: ", "bold"), (shown(s.speaker or s.source or "no source named"), "bold cyan"))
        console.print(Padding(Text.assemble(who, " ", shown(s.cue), " ", shown(s.content)), (0, 0, 0, 2), expand=False))


def moment(value: str) -> str:
    """A moment to the minute: ``8 May 2024, 09:00``."""
    return f"{day(value)}, {value[11:16]}" if len(value) >= 16 else day(value)
