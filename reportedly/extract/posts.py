"""A post as an article: what posts of any kind have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.errors import Unread
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import clean
from reportedly.text import FORWARDED_FROM, GONE
from reportedly.types import Kind

Line = tuple[str, Kind]

QUOTE, BOLD = "blockquote", "bold"
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*[•▪◦‣·*-]\s+\S")
_GOES_ON = re.compile(r"[.!?…:;,]\W*$")
_LONGEST_TITLE = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a post's text in one style; `styles` as Telegram calls them."""

    text: str
    styles: frozenset[str] = frozenset()


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a text in pieces, none empty, and what each is: a title in bold, a quotation, an entry of a list."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if lines[-1] and (QUOTE in piece.styles) != (QUOTE in lines[-1][-1].styles):
            lines.append([])
        for number, text in enumerate(_NEWLINE.split(piece.text)):
            if number:
                lines.append([])
            if text:
                lines[-1].append(replace(piece, text=text))
    told = [line for line in lines if any(p.text.strip() for p in line)]
    return [("".join(p.text for p in line), _kind(line, number, len(told))) for number, line in enumerate(told)]


def _kind(line: Sequence[Piece], number: int, of: int) -> Kind:
    text = "".join(p.text for p in line)
    worded = [p for p in line if any(map(str.isalnum, p.text))]
    if QUOTE in line[0].styles:
        return "quote"
    if worded and all(BOLD in p.styles for p in worded) and len(text) <= _LONGEST_TITLE and not _GOES_ON.search(text):
        return "title" if number == 0 and of > 1 else "heading"
    return "list" if _BULLET.match(text) else "body"


def compose(lines: Sequence[Line], about: Article, origin: str, forwarded_from: str | None = None) -> Article:
    """The article of a post: its `lines`, with what `about` tells of it.

    A post `forwarded_from` somebody (GONE, where the name is gone) opens with a line that says so. Raises Unread
    when there are no words.
    """
    told = [(text, kind) for line, kind in lines if (text := clean(line))]
    if not any(any(map(str.isalnum, text)) for text, _ in told):
        raise Unread(f"{origin} holds no words (a picture, a sticker, a recording)")
    title = next((text for text, kind in told if kind == "title"), None)
    if forwarded_from is not None:
        told.insert(0, (FORWARDED_FROM + (clean(forwarded_from) or GONE), "byline"))
    text, paragraphs = join(told)
    return replace(about, text=text, paragraphs=paragraphs, title=about.title or title)
