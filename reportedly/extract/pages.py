"""A page → the text of its article with the kind of each paragraph."""

from __future__ import annotations

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document as Extracted
from trafilatura.settings import Extractor

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import blocks
from reportedly.extract.encoding import decode, is_noise
from reportedly.extract.facts import facts
from reportedly.extract.select import select
from reportedly.extract.tree import calm, lighten, parse
from reportedly.extract.walls import refuse_wall
from reportedly.types import BODY_KINDS, Capture

# made once: it reads a configuration file's worth of settings
_OPTIONS = Extractor(output_format="python", fast=True, comments=False)


def read_page(capture: Capture, body: bytes) -> Article:
    """Read an HTML capture. Raises ExtractionError when it has no article or is over a bound, PageWall when it asks for
    consent, a subscription or scripts instead.
    """
    content_type = next((v for n, v in capture.headers if n.lower() == "content-type"), None)
    html = decode(body, content_type)
    if is_noise(html):
        raise ExtractionError(
            f"{capture.origin} is binary, not a page: give the page itself (.html), or its text (.txt)"
        )
    tree = parse(html, capture.origin)
    known = facts(tree, capture.address)
    lighten(tree)
    found, menus = blocks(tree)
    calm(tree, menus)
    article = select(found, vote(tree, capture.origin), known)
    refuse_wall(html, capture.origin, [piece.text for piece in article.pieces if piece.kind in BODY_KINDS])
    if not article.pieces:
        raise ExtractionError(
            f"{capture.origin} has no article that could be found: give the page of one article, or its text (.txt)"
        )
    text, paragraphs = join([(piece.text, piece.kind) for piece in article.pieces])
    return Article(
        text=text,
        paragraphs=paragraphs,
        title=article.title,
        byline=article.byline,
        outlet=known.outlet,
        published=known.published or article.day or known.printed,
        modified=known.modified,
        also_published=known.also_published,
        address=known.address,
        language=known.language,
    )


def vote(tree: HtmlElement, origin: str) -> str:
    """The text that trafilatura takes for the article, a line a paragraph; empty when it finds none."""
    try:
        document = trafilatura.bare_extraction(tree, options=_OPTIONS)
    except Exception as error:  # its own code meets pages that nobody foresaw; the name of the error is kept
        raise ExtractionError(
            f"{origin} could not be read ({type(error).__name__}: {error}): give its text (.txt)"
        ) from error
    return (document.text or "") if isinstance(document, Extracted) else ""
