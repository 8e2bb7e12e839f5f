"""A page → the text of its article with the kind of each paragraph."""

from __future__ import annotations

from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document as Extracted

from reportedly.errors import ExtractionError
from reportedly.extract.blocks import blocks
from reportedly.extract.encoding import decode, is_noise
from reportedly.extract.facts import Facts, facts
from reportedly.extract.plain import check_length
from reportedly.extract.select import Piece, select
from reportedly.extract.tree import calm, parse
from reportedly.types import Capture, Paragraph, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read from a page. `title` is as printed, `byline` the printed names or the stated ones."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None
    byline: str | None
    facts: Facts


def read_page(capture: Capture, max_text: int) -> Page:
    """Read an HTML capture. Raises ExtractionError when it has no article or is over a bound."""
    content_type = next((v for n, v in capture.headers if n.lower() == "content-type"), None)
    html = decode(capture.body, content_type)
    if is_noise(html):
        raise ExtractionError(
            f"{capture.origin} is binary, not a page: give the page itself (.html), or its text (.txt)"
        )
    tree = parse(html, capture.origin)
    known = facts(tree, capture.address)
    found = blocks(tree)
    calm(tree)
    article = select(found, vote(tree, capture.origin), known)
    if not article.pieces:
        raise ExtractionError(
            f"{capture.origin} has no article that could be found: give the page of one article, or its text (.txt)"
        )
    text, paragraphs = join(article.pieces)
    check_length(text, capture.origin, max_text)
    return Page(text=text, paragraphs=paragraphs, title=article.title, byline=article.byline, facts=known)


def vote(tree: HtmlElement, origin: str) -> str:
    """The text that trafilatura takes for the article, a line a paragraph; empty when it finds none."""
    try:
        document = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    except Exception as error:  # its own code meets pages that nobody foresaw; the name of the error is kept
        raise ExtractionError(
            f"{origin} could not be read ({type(error).__name__}: {error}): give its text (.txt)"
        ) from error
    return (document.text or "") if isinstance(document, Extracted) else ""


def join(pieces: list[Piece]) -> tuple[str, tuple[Paragraph, ...]]:
    """Pieces as one text, parted by empty lines, with the span and kind of each."""
    paragraphs = []
    at = 0
    for piece in pieces:
        paragraphs.append(Paragraph(span=Span(at, at + len(piece.text)), kind=piece.kind))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(paragraphs)
