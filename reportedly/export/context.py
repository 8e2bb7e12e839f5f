"""A statement with the sentences around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportedly.text import sentences
from reportedly.types import Document, Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A statement, the sentence before the one it begins in, and the one after it ends (None at the text's edges)."""

    statement: Statement
    before: str | None
    after: str | None


def cite(statements: Iterable[Statement], document_of: Callable[[str], Document | None]) -> Iterator[Cited]:
    """Each statement with its neighbours. Statements of one document are expected together: its text is cut once."""
    name, text, cut = "", "", list[Span]()
    for statement in statements:
        if statement.document_id != name:
            document = document_of(statement.document_id)
            name, text = statement.document_id, document.text if document else ""
            cut = sentences(text)
        spans = (*statement.spans, *statement.cue_spans, *statement.source_spans)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        ended = bisect_right(cut, start, key=lambda s: s.end)
        begun = bisect_left(cut, end, key=lambda s: s.start)
        before, after = cut[ended - 1] if ended else None, cut[begun] if begun < len(cut) else None
        yield Cited(
            statement=statement,
            before=text[before.start : before.end] if before else None,
            after=text[after.start : after.end] if after else None,
        )
