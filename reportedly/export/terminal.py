"""Pages and statements for people at a terminal, by rich: colours where the terminal has them, plain text elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.export.marks import of_attribution, segments, words_of
from reportedly.text import shown
from reportedly.types import MARK_OFF, MARK_ON, Hit, Page, Statement

STYLES = {"content": "yellow", "source": "bold cyan", "cue": "green underline"}
_QUIET = "dim"


def page(console: Console, item: Page) -> None:
    """A page: what it is, its text with the roles in colour, and below who said what."""
    d, text = item.description, item.document.text
    title = shown(d.title or item.origin)
    console.print(Text(title, style="bold"))
    console.print(Text("─" * min(len(title), 72), style=_QUIET))
    facts = [d.outlet, d.byline, d.published, d.language, item.origin]
    console.print(Text(" · ".join(shown(f) for f in facts if f), style=_QUIET))
    marked = [of_attribution(f.attribution) for f in item.found]
    for paragraph in d.paragraphs:
        line = Text(style="bold" if paragraph.kind in {"title", "heading"} else "")
        for s in segments(paragraph.span, marked):
            line.append(shown(text[s.span.start : s.span.end]), STYLES.get(s.role or ""))
        indent = 4 if paragraph.kind in {"caption", "credit", "quote", "embed", "list"} else 0
        console.print()
        console.print(Padding(line, (0, 0, 0, indent), expand=False))
    console.print()
    console.print(Text("Who said what", style="bold"))
    if not item.found:
        console.print("No attribution was found.")
    for number, found in enumerate(item.found, 1):
        source, cue, content = words_of(text, found)
        r = found.reading
        _entry(console, f"{number:>3} ", source, cue, Text(shown(content)), f"{r.form} · {r.act} · {r.score:.2f}")
    console.print()


def statements(console: Console, items: Iterable[Statement], copies_of: Callable[[str], list[Statement]]) -> None:
    """The answer to a search: each statement with where it stands; `copies_of` gives what is unfolded below it."""
    for number, s in enumerate(items, 1):
        quote = _highlighted(s.snippet or s.content)
        where = " · ".join(p for p in (s.outlet, (s.published or "no date")[:10], s.title) if p)
        _entry(console, f"{number:>3} ", s.source, s.cue, quote, f"{s.form} · {s.act} · {s.score:.2f}")
        console.print(Padding(Text(shown(where), style=_QUIET), (0, 0, 0, 4), expand=False))
        console.print(
            Padding(Text(f"{shown(s.address or s.origin)}  {s.id}", style=_QUIET), (0, 0, 0, 4), expand=False)
        )
        if s.copies > 1:
            console.print(
                Padding(Text(f"the same words in {s.copies} documents", style="magenta"), (0, 0, 0, 4), expand=False)
            )
            for other in copies_of(s.id):
                place = f"{other.outlet or other.origin} · {(other.published or 'no date')[:10]} · {other.id}"
                console.print(Padding(Text(shown(place), style=_QUIET), (0, 0, 0, 6), expand=False))


def documents(console: Console, items: Iterable[Hit]) -> None:
    """Documents whose text holds the words."""
    for hit in items:
        where = " · ".join(p for p in (hit.outlet, (hit.published or "no date")[:10]) if p)
        console.print(Text(shown(hit.title or hit.document_id), style="bold"), Text(shown(where), style=_QUIET))
        console.print(Padding(_highlighted(" ".join(hit.snippet.split())), (0, 0, 0, 4), expand=False))


def _entry(console: Console, number: str, source: str, cue: str, quote: Text, verdict: str) -> None:
    head = Text(number, style=_QUIET)
    head.append(shown(source) or "(no source named)", STYLES["source"])
    head.append(" ").append(shown(cue), STYLES["cue"]).append(f"  [{verdict}]", _QUIET)
    console.print(head)
    console.print(Padding(quote, (0, 0, 0, 4), expand=False))


def _highlighted(snippet: str) -> Text:
    line = Text()
    for i, piece in enumerate(snippet.replace(MARK_OFF, MARK_ON).split(MARK_ON)):
        line.append(shown(piece), "bold yellow" if i % 2 else None)
    return line
