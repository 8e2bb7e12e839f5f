"""Markdown → its paragraphs, with what its front matter tells. What is HTML in it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import clean
from reportedly.extract.dates import moment
from reportedly.extract.plain import decode_plain
from reportedly.types import Capture, Kind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)
_STATED = re.compile(r"^(\w[\w -]{0,40}?)[ \t]*:[ \t]*(\S.{0,1000})$", re.MULTILINE)
_LONGEST, _LONGEST_BLOCK = 1_000_000, 10_000  # characters: a long book, a long page
_LIST = re.compile(r"^\[|\]$|[\"']")
_NAMES = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publisher", "publication", "source", "site"),
    "published": ("date", "published", "pubdate"),
    "modified": ("modified", "updated", "lastmod"),
    "language": ("lang", "language"),
}


def read_markdown(capture: Capture, body: bytes) -> Article:
    """Read a Markdown file. Raises ExtractionError when it is not UTF-8 or has no words."""
    source = decode_plain(capture, body)
    if len(source) > _LONGEST:
        raise ExtractionError(
            f"{capture.origin} has more than {_LONGEST:,} characters of Markdown: split it, or name it .txt"
        )
    front = _FRONT.match(source)
    stated = _front(front[1]) if front else {}
    pieces = [
        (text, kind) for words, kind in _blocks(source[front.end() :] if front else source) if (text := clean(words))
    ]
    if not any(any(map(str.isalnum, text)) for text, _ in pieces):
        raise ExtractionError(f"{capture.origin} has no words: check that the file is what you meant")
    text, paragraphs = join(pieces)
    return Article(
        text=text,
        paragraphs=paragraphs,
        title=stated.get("title") or next((words for words, kind in pieces if kind == "title"), None),
        byline=stated.get("byline"),
        outlet=stated.get("outlet"),
        published=moment(stated.get("published", "")),
        modified=moment(stated.get("modified", "")),
        address=capture.address,
        language=stated.get("language"),
    )


def _front(words: str) -> dict[str, str]:
    """The fields of front matter that stand on a line of their own, by our names."""
    told = {name.casefold(): clean(_LIST.sub("", value.strip())) for name, value in _STATED.findall(words)}
    found = {field: next((told[name] for name in names if told.get(name)), "") for field, names in _NAMES.items()}
    return {field: value for field, value in found.items() if value}


def _blocks(source: str) -> Iterator[tuple[str, Kind]]:
    """The blocks of a text and what each is; the first heading of the first level is the title."""
    # imported when first needed: it costs a tenth of a second, which is a tenth of `read FILE`
    from markdown_it import MarkdownIt

    inline = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").disable("inline")
    around: list[str] = []
    titled = False
    row: list[str] = []
    for token in parser.parse(source):
        if token.nesting:
            _step(around, token)
            if token.type == "tr_close":
                yield "; ".join(filter(None, row)), "body"
                row = []
        elif token.type in ("fence", "code_block"):
            yield from ((line, "other") for line in token.content.splitlines())
        elif token.type == "inline":
            inner = around[-1] if around else ""
            children = _children(inline, token)
            if inner in ("td", "th"):
                row.append(clean(_words(children)))
                continue
            kind = _kind(around)
            if inner == "h1" and not titled:
                titled, kind = True, "title"
            for line in _words(children).split("\n"):
                yield line, kind
            yield from ((clean(image.content), "caption") for image in children if image.type == "image")


def _children(parser: MarkdownIt, token: Token) -> Sequence[Token]:
    """What the words of a block are made of. Of a block beyond reason they are as they stand: its marks, opened and
    never closed, take time that grows with the square of its length."""
    if len(token.content) > _LONGEST_BLOCK:
        return [replace(token, type="text")]
    return parser.parseInline(token.content)[0].children or ()


def _step(around: list[str], token: Token) -> None:
    if token.nesting > 0:
        around.append(token.tag)
    elif around:
        around.pop()


def _kind(around: Sequence[str]) -> Kind:
    if around and around[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if "blockquote" in around:
        return "quote"
    return "list" if "li" in around else "body"


def _words(children: Sequence[Token]) -> str:
    """The words of a line of Markdown; a hard break is a line end."""
    pieces = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)
