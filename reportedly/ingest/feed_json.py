"""JSON Feed → what it says of each page."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from reportedly.errors import FormatError
from reportedly.ingest.feed_told import Told, moment
from reportedly.text import lines


def json_entries(body: bytes, name: str, most: int) -> tuple[object, list[Told]]:
    """The title of a feed, and at most `most` entries. Raises FormatError when it cannot be read."""
    try:
        read = json.loads(body)
        entries = read["items"]
        if not isinstance(entries, list):
            raise TypeError("its items are no list")
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise FormatError(f"{name} is no JSON Feed that can be read ({error}): give the pages themselves") from error
    return read.get("title"), [_told(entry) for entry in islice(entries, most) if isinstance(entry, dict)]


def _told(entry: Mapping[str, Any]) -> Told:
    several = entry.get("authors")
    authors = several if isinstance(several, list) else [entry.get("author")]
    names = [author["name"] for author in authors if isinstance(author, dict) and isinstance(author.get("name"), str)]
    plain, marked = (
        next((value for field in fields if isinstance(value := entry.get(field), str) and value), "")
        for fields in (("content_text", "summary"), ("content_html",))
    )
    guid = entry.get("id")
    return Told(
        link=entry.get("url") or entry.get("external_url"),
        guid=str(guid) if isinstance(guid, int | float) else guid,
        title=entry.get("title"),
        author=", ".join(names),
        published=moment(entry.get("date_published")),
        modified=moment(entry.get("date_modified")),
        source_link=entry.get("external_url") if entry.get("url") else None,
        content=marked or "".join(f"<p>{html.escape(plain[slice(*line)])}</p>" for line in lines(plain)),
    )
