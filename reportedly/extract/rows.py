"""A row of a table of posts → its words, and whose they are."""

from __future__ import annotations

import json

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article
from reportedly.extract.blocks import clean
from reportedly.extract.dates import moment, since_1970
from reportedly.extract.posts import Line, Piece, compose, lines_of
from reportedly.types import Capture


def read_row(capture: Capture, body: bytes) -> Article:
    """Read one row as `ingest.rows` gives it. Raises Unread when it holds no words, ExtractionError when it is none."""
    told = _told(capture, body)
    lines: list[Line] = [(title, "title")] if (title := told.get("title")) else []
    lines += lines_of([Piece(text=told.get("text", ""))])
    return compose(
        lines,
        Article(
            text="",
            paragraphs=(),
            byline=told.get("author"),
            outlet=told.get("outlet"),
            published=_moment(told.get("published")),
            modified=_moment(told.get("modified")),
            address=capture.address,
            language=told.get("language"),
        ),
        capture.origin,
        told.get("forwarded"),
    )


def _told(capture: Capture, body: bytes) -> dict[str, str]:
    """What the row tells, by field; what is empty or no text is left out."""
    try:
        found = dict(json.loads(body)["post"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ExtractionError(f"{capture.origin} is no row of posts: give the table that it comes from") from error
    texts = {f: str(v) for f, v in found.items() if isinstance(v, str | int | float) and not isinstance(v, bool)}
    return {f: v if f == "text" else clean(v) for f, v in texts.items() if v.strip()}


def _moment(stated: str | None) -> str | None:
    return (since_1970(stated.removesuffix(".0")) or moment(stated)) if stated else None
