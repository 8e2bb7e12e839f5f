"""Pages and statements for people at a terminal, by rich: colours where the terminal has them, plain text elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.export.account import arrange
from reportedly.export.marks import of_attribution, of_statement, segments, words_of
from reportedly.export.publication import disagreement
from reportedly.export.terminal_account import account
from reportedly.export.terminal_reviews import mark
from reportedly.text import shown
from reportedly.types import MARK_OFF, MARK_ON, Hit, Page, Resolved, Span, Statement

STYLES = {"content": "yellow", "source": "bold cyan", "cue": "green underline"}
_QUIET = "dim"
_SPACES = re.compile(r"\s+")
_BEFORE_A_NAME = frozenset({"to", "of", "by", "from", "per"})  # "according to": the cue stays before the source


_UNWRAPPED = 1_000_000  # columns where no terminal is: one statement a line, for grep and friends


class _Pipe(Console):
    def on_broken_pipe(self) -> None:  # rich would leave with status 1
        raise BrokenPipeError


def console(out: TextIO) -> Console:
    """What writes to `out`: as wide as the terminal, unwrapped where there is none."""
    width = None if out.isatty() else _UNWRAPPED
    return _Pipe(file=out, highlight=False, markup=False, emoji=False, width=width)


def page(console: Console, item: Page) -> None:
    """A page: what it is, its text with the roles in colour, and below who said what: its account, where it has one."""
    d, text = item.description, item.document.text
    marked = [of_attribution(f.attribution) for f in item.found]

    def in_colour(stretch: Span, style: str) -> Text:
        line = Text(style=style)
        for s in segments(stretch, marked):
            line.append(shown(text[s.span.start : s.span.end]), STYLES.get(s.role or ""))
        return line

    paragraphs = list(d.paragraphs)
    origin = "standard input" if item.origin == "-" else item.origin
    title = Text(shown(d.title or origin), style="bold")
    if paragraphs and d.title and text[paragraphs[0].span.start : paragraphs[0].span.end] == d.title:
        title = in_colour(paragraphs.pop(0).span, "bold")
    console.print(title)
    console.print(Text("─" * min(title.cell_len, console.width, 72), style=_QUIET))
    facts = [d.outlet, d.byline, d.published, d.language, origin if d.title else None]
    if any(facts):
        console.print(Text(" · ".join(shown(f) for f in facts if f), style=_QUIET))
    if odd := disagreement(d, item.account, text):
        console.print(Text(odd, style="bold"))
    for paragraph in paragraphs:
        line = in_colour(paragraph.span, "bold" if paragraph.kind in {"title", "heading"} else "")
        indent = 4 if paragraph.kind in {"caption", "credit", "quote", "embed", "list"} else 0
        console.print()
        console.print(Padding(line, (0, 0, 0, indent), expand=False))
    if arranged := arrange(item):
        account(console, arranged)
    else:
        _list(console, item)


def _list(console: Console, item: Page) -> None:
    """Who said what on a page that was not resolved, in the order of the text."""
    console.print()
    console.print(Text("Who said what", style="bold"))
    if not item.found:
        console.print("No attribution was found.")
    for number, found in enumerate(item.found, 1):
        source, cue, content = words_of(item.document.text, found)
        r, a = found.reading, found.attribution
        head = _who(source, cue, _cue_first(a.source, a.cue, cue))
        _entry(console, number, head, Text(shown(content)), f"{r.form} · {r.act} · {r.score:.0%} sure")
    console.print()


def statements(console: Console, items: Iterable[Statement], copies_of: Callable[[str], list[Statement]]) -> None:
    """The answer to a search: each statement with where it stands; `copies_of` gives what is unfolded below it."""
    for number, s in enumerate(items, 1):
        quote = _highlighted(s.snippet or s.content)
        where = " · ".join(p for p in (s.outlet, (s.published or "no date")[:10], s.title) if p)
        head = _who(_named(s), s.cue, _cue_first(s.source_spans, s.cue_spans, s.cue))
        _entry(console, number, head, quote, f"{s.form} · {s.act} · {s.score:.0%} sure")
        if told := _told(s.resolved):
            console.print(Padding(Text(shown(told), style=_QUIET), (0, 0, 0, 4), expand=False))
        if decided := mark(s):
            console.print(Padding(decided, (0, 0, 0, 4), expand=False))
        console.print(Padding(Text(shown(where), style=_QUIET), (0, 0, 0, 4), expand=False))
        console.print(
            Padding(Text(f"{shown(s.address or s.origin)}  {shown(s.id)}", style=_QUIET), (0, 0, 0, 4), expand=False)
        )
        if s.standing == "gone":
            gone = "stands only in an older version of the page: see reportedly versions"
            console.print(Padding(Text(gone, style="red"), (0, 0, 0, 4), expand=False))
        if s.copies > 1:
            console.print(
                Padding(Text(f"the same words in {s.copies} documents", style="magenta"), (0, 0, 0, 4), expand=False)
            )
            for other in copies_of(s.id):
                place = f"{other.outlet or other.origin} · {(other.published or 'no date')[:10]} · {other.id}"
                console.print(Padding(Text(shown(place), style=_QUIET), (0, 0, 0, 6), expand=False))


def _told(item: Resolved | None) -> str:
    """Whom it was told, where and at what occasion, as an answer shows it; empty where nothing is known."""
    found = [("to", item.addressee), ("medium:", item.medium), ("occasion:", item.occasion)] if item else []
    return " · ".join(f"{name} {value}" for name, value in found if value)


def surroundings(console: Console, text: str, stretch: Span, item: Statement) -> None:
    """A stretch of the text in which a statement stands, in one paragraph, its roles in colour."""
    line = Text("… ")
    for s in segments(stretch, [of_statement(item)]):
        words = _SPACES.sub(" ", text[s.span.start : s.span.end])
        line.append(shown(words), STYLES.get(s.role or ""))
    console.print(Padding(line.append(" …"), (0, 0, 0, 4), expand=False))


def documents(console: Console, items: Iterable[Hit]) -> None:
    """Documents whose text holds the words."""
    for hit in items:
        where = " · ".join(p for p in (hit.outlet, (hit.published or "no date")[:10]) if p)
        console.print(Text(shown(hit.title or hit.document_id), style="bold"), Text(shown(where), style=_QUIET))
        console.print(Padding(_highlighted(" ".join(hit.snippet.split())), (0, 0, 0, 4), expand=False))


def _cue_first(source: Sequence[Span], cue: Sequence[Span], words: str) -> bool:
    """Whether the cue leads to the source, as "according to" does, and reads wrong after it."""
    return bool(source and cue) and cue[0] < source[0] and words.casefold().split()[-1] in _BEFORE_A_NAME


def _named(s: Statement) -> str:
    """The words of the source, behind the name that they stand for where they do not hold it: “Mara Velt (she)”."""
    if not s.speaker or s.speaker.casefold() in s.source.casefold():
        return s.source
    return f"{s.speaker} ({s.source})" if s.source else s.speaker


def _who(source: str, cue: str, cue_first: bool) -> Text:
    parts = [Text(shown(source) or "(no source named)", STYLES["source"]), Text(shown(cue), STYLES["cue"])]
    return Text(" ").join(reversed(parts) if cue_first else parts)


def _entry(console: Console, number: int, who: Text, quote: Text, verdict: str) -> None:
    console.print(Text.assemble((f"{number:>3} ", _QUIET), who, (f"  [{verdict}]", _QUIET)))
    console.print(Padding(quote, (0, 0, 0, 4), expand=False))


def _highlighted(snippet: str) -> Text:
    line = Text()
    for i, piece in enumerate(snippet.replace(MARK_OFF, MARK_ON).split(MARK_ON)):
        line.append(shown(piece), "bold yellow" if i % 2 else None)
    return line
