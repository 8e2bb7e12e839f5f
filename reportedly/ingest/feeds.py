"""Feeds: RSS, Atom and JSON Feed → the pages that they list, with what they say of each.

Nothing is fetched here, and how much of a feed is read is bounded.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

from reportedly.errors import FormatError, OriginError
from reportedly.identity import canonical, capture_id
from reportedly.ingest.addresses import without_login
from reportedly.ingest.feed_json import json_entries
from reportedly.ingest.feed_told import Told
from reportedly.ingest.feed_xml import xml_entries
from reportedly.types import ENTRY, Capture, Entry

JSON_FEED = "application/feed+json"
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", JSON_FEED})
MOST = 2_000
"""Entries of one feed that are read at one time."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a feed that are read."""
_LONGEST, _LONGEST_CONTENT = 2_000, 1_000_000
_LOOKED_AT = 8_192
_RSS = re.compile(rb"<rss[\s>]|<(?:\w+:)?RDF[\s>][^>]*purl\.org/rss/|<channel[\s>]", re.IGNORECASE)
_ATOM = re.compile(rb"<(?:\w+:)?feed[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_PAGE = re.compile(rb"<html[\s>]|<!doctype\s+html", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry, and its own content as HTML, empty where the feed gives none."""

    entry: Entry
    content: str = field(default="", repr=False)

    def as_json(self) -> str:
        """Canonical JSON: the fields of the entry, and ``content``."""
        return canonical({**asdict(self.entry), "content": self.content})

    @classmethod
    def of_json(cls, text: str) -> Self:
        """What `as_json` wrote."""
        kept = json.loads(text)
        return cls(content=kept.pop("content"), entry=Entry(**kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that was read. `troubles` are of entries that name no page of the web and have no text."""

    title: str | None
    listed: tuple[Listed, ...]
    troubles: tuple[FormatError, ...]


def feed_type(body: bytes) -> str | None:
    """The media type of a feed, told from its first bytes; None for what is no feed."""
    start = body[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"{"):
        return JSON_FEED if _JSON.search(start) else None
    if not start.startswith(b"<") or _PAGE.search(start):
        return None
    if _RSS.search(start):
        return "application/rss+xml"
    return "application/atom+xml" if _ATOM.search(start) else None


def read_feed(body: bytes, kind: str, name: str, address: str | None = None) -> Feed:
    """The entries of a feed, at most `MOST`, each page and each name once.

    `kind` is as `feed_type` says, `name` what the feed is called in entries and messages, `address` what links in it
    are relative to. Raises OriginError when it is over `LARGEST` bytes, FormatError when it cannot be read.
    """
    if len(body) > LARGEST:
        raise OriginError(
            f"{name} is a feed of more than {LARGEST // 1024 // 1024} MB: give the pages that you want of it"
        )
    most = MOST + 1  # one more, to tell that there are more
    title, entries = json_entries(body, name, most) if kind == JSON_FEED else xml_entries(body, name, address, most)
    listed: list[Listed] = []
    troubles: list[FormatError] = []
    seen: set[str] = set()
    for number, told in enumerate(entries):
        if number == MOST:
            troubles.append(FormatError(f"{name} lists more than {MOST:,} pages: the first {MOST:,} were taken"))
            break
        one, trouble = _placed(told, name, address)
        keys = {key for key in (one.entry.guid, one.entry.address) if key}
        if seen & keys:
            continue
        seen |= keys
        if one.entry.address or one.content:
            listed.append(one)
        else:
            troubles.append(trouble)
    return Feed(title=_line(title), listed=tuple(listed), troubles=tuple(troubles))


def entry_origin(entry: Entry) -> str:
    """What the capture of an entry's own content is called: the feed, and its name for the entry."""
    return f"{entry.feed}#{entry.guid or entry.address or entry.title or ''}"


def entry_capture(one: Listed) -> Capture | None:
    """An entry's own content as a capture; None where it has none."""
    entry = one.entry
    if not one.content:
        return None
    origin = entry_origin(entry)
    body = one.as_json().encode()
    return Capture(
        id=capture_id(origin, body),
        origin=origin,
        body=body,
        address=entry.address,
        media_type=ENTRY,
        entry=entry,
    )


def _placed(told: Told, name: str, address: str | None) -> tuple[Listed, FormatError]:
    """An entry with its page's address, None where that is no page of the web, and what to say of it then."""
    link = _line(told.link)
    title = _line(told.title)
    base = told.base or address
    place = _page_address(link, base)
    what = f"the entry {title!r} of {name}" if title else f"an entry of {name}"
    lead = f"leads to {without_login(link) or link!r}, which is no page of the web" if link else "names no page"
    trouble = FormatError(f"{what} {lead}, and has no text of its own")
    if place and address and urldefrag(place).url == urldefrag(address).url:
        place, trouble = None, FormatError(f"{what} leads to the feed itself, and has no text of its own")
    entry = Entry(
        feed=name,
        address=place,
        guid=_line(told.guid),
        title=title,
        author=_line(told.author),
        published=told.published,
        modified=told.modified,
        source=_line(told.source),
        source_address=_page_address(_line(told.source_link), base),
    )
    return Listed(entry=entry, content=_clean(told.content)[:_LONGEST_CONTENT]), trouble


def _page_address(link: str | None, base: str | None) -> str | None:
    """A link as an address of the web; None for scripts, files, addresses with a password, and what is none at all."""
    if not link:
        return None
    try:
        place = urljoin(base or "", link)
        parts = urlsplit(place)
        fit = parts.scheme in ("http", "https") and parts.hostname and not (parts.username or parts.password)
    except ValueError:
        return None
    return place if fit else None


def _clean(value: object) -> str:
    """Text that can be kept: half characters of broken JSON are replaced."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _line(value: object) -> str | None:
    return " ".join(_clean(value).split())[:_LONGEST] or None
