"""Feeds: RSS, Atom and JSON Feed → the pages that they list, with what they say of each.

feedparser reads the XML kinds. It is given bytes, never an address; it expands no entities of a feed's own and fetches
nothing. How many entries it is given is bounded before it sees them.
"""

from __future__ import annotations

import html
import io
import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from time import struct_time
from typing import Any, Self
from urllib.parse import urldefrag, urljoin, urlsplit

from reportedly.errors import FormatError, OriginError
from reportedly.identity import canonical, capture_id
from reportedly.ingest.addresses import without_login
from reportedly.text import lines
from reportedly.types import ENTRY, Capture, Entry

JSON_FEED = "application/feed+json"
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", JSON_FEED})
MOST = 2_000
"""Entries of one feed that are read at one time."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a feed that are read. The largest of hundreds of feeds of news that we met had 3 MB."""
_LONGEST, _LONGEST_CONTENT = 2_000, 1_000_000
_LOOKED_AT = 8_192
_RSS = re.compile(rb"<rss[\s>]|<(?:\w+:)?RDF[\s>][^>]*purl\.org/rss/|<channel[\s>]", re.IGNORECASE)
_ATOM = re.compile(rb"<(?:\w+:)?feed[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_PAGE = re.compile(rb"<html[\s>]|<!doctype\s+html", re.IGNORECASE)
_OPENING = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_MAIL = re.compile(r"\S+@\S+ \(([^()]+)\)|([^<>]+) <\S+@\S+>")
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


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
    title, entries = _json_entries(body, name) if kind == JSON_FEED else _xml_entries(body, address)
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
    return Feed(title=title, listed=tuple(listed), troubles=tuple(troubles))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An entry as its feed has it, nothing of it checked."""

    link: object
    guid: object = None
    title: object = None
    author: object = None
    published: str | None = None
    modified: str | None = None
    source: object = None
    source_link: object = None
    content: object = ""


def _placed(told: _Told, name: str, address: str | None) -> tuple[Listed, FormatError]:
    """An entry with its page's address, None where that is no page of the web, and what to say of it then."""
    link = _line(told.link)
    title = _line(told.title)
    place = _page_address(link, address)
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
        source_address=_page_address(_line(told.source_link), address),
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


def _xml_entries(body: bytes, address: str | None) -> tuple[str | None, Iterator[_Told]]:
    import feedparser

    sent_from = {"content-location": address} if address else {}
    read = feedparser.parse(
        io.BytesIO(_first(body)), response_headers=sent_from, sanitize_html=False, resolve_relative_uris=False
    )
    return _line(read.feed.get("title")), map(_of_xml, read.entries)


def _first(body: bytes) -> bytes:
    """The feed up to its entry number `MOST` + 1, so that no more are ever made."""
    for number, found in enumerate(_OPENING.finditer(body)):
        if number > MOST:
            return body[: found.start()]
    return body


def _of_xml(entry: Mapping[str, Any]) -> _Told:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    source = entry.get("source") or {}
    told = "updated_parsed" in entry  # where it is not, get() gives the other day for it
    modified = entry.get("updated_parsed") if told else None
    day = entry.get("published_parsed") or modified
    return _Told(
        link=entry.get("link"),
        guid=entry.get("id"),
        title=_text_of(entry.get("title")),
        author=_author(entry),
        published=_of_time(day),
        modified=_of_time(modified),
        source=_text_of(source.get("title")),
        source_link=source.get("href") or source.get("link"),
        content=max([*contents, entry.get("summary", "")], key=len),
    )


def _author(entry: Mapping[str, Any]) -> str | None:
    """Who wrote it, without a mail address. Of “desk@post.example (Ana Orme)” feedparser cuts the name wrong."""
    whole = _line(entry.get("author")) or ""
    if found := _MAIL.fullmatch(whole):
        return found[1] or found[2]
    names = [author["name"] for author in entry.get("authors", ()) if author.get("name")]
    return ", ".join(names) if len(names) > 1 else whole or None


def _of_time(day: struct_time | None) -> str | None:
    try:
        return _moment(timegm(day)) if day else None
    except (ValueError, OverflowError):  # feedparser makes years below 1 out of some dates
        return None


def _text_of(title: object) -> str:
    """A title without markup."""
    return html.unescape(_TAG.sub("", title)) if isinstance(title, str) else ""


def _moment(seconds: float) -> str | None:
    """UTC, ISO 8601; None for a day that no news can be of."""
    try:
        day = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return day.isoformat().replace("+00:00", "Z") if _FIRST_YEAR < day.year <= _LAST_YEAR else None


def _json_entries(body: bytes, name: str) -> tuple[str | None, Iterator[_Told]]:
    try:
        read = json.loads(body)
        entries = read["items"]
        if not isinstance(entries, list):
            raise TypeError("its items are no list")
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise FormatError(f"{name} is no JSON Feed that can be read ({error}): give the pages themselves") from error
    return _line(read.get("title")), map(_of_json, (entry for entry in entries if isinstance(entry, dict)))


def _of_json(entry: Mapping[str, Any]) -> _Told:
    several = entry.get("authors")
    authors = several if isinstance(several, list) else [entry.get("author")]
    names = [author["name"] for author in authors if isinstance(author, dict) and isinstance(author.get("name"), str)]
    plain = _clean(entry.get("content_text")) or _clean(entry.get("summary"))
    marked = _clean(entry.get("content_html")) or "".join(
        f"<p>{html.escape(plain[slice(*line)])}</p>" for line in lines(plain)
    )
    guid = entry.get("id")
    return _Told(
        link=entry.get("url") or entry.get("external_url"),
        guid=str(guid) if isinstance(guid, int | float) else guid,
        title=entry.get("title"),
        author=", ".join(names),
        published=_day(entry.get("date_published")),
        modified=_day(entry.get("date_modified")),
        source_link=entry.get("external_url") if entry.get("url") else None,
        content=marked,
    )


def _day(value: object) -> str | None:
    try:
        return _moment(datetime.fromisoformat(str(value)).timestamp())
    except (ValueError, OverflowError):
        return None
