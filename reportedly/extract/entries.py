"""A feed's entry → its own content, with what the feed says of it."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from typing import Any

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article
from reportedly.extract.pages import read_page
from reportedly.types import Capture


def read_entry(capture: Capture, body: bytes) -> Article:
    """Read an entry that was kept for its own content, as the page of an article. Raises ExtractionError when it holds
    no text."""
    entry: dict[str, Any] = json.loads(body)
    title = html.escape(entry["title"] or "")
    page = (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{entry['content']}</article></body></html>"
    )
    bare = replace(capture, headers=(("content-type", "text/html; charset=utf-8"),))
    try:
        article = read_page(bare, page.encode())
    except ExtractionError as error:
        raise ExtractionError(f"{capture.origin} is an entry of a feed that has no text of its own") from error
    return replace(
        article,
        title=entry["title"] or article.title,
        byline=entry["author"] or article.byline,
        published=entry["published"] or article.published,
        address=entry["address"] or article.address,
    )
