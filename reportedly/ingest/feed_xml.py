"""RSS 0.9 to 2.0 and Atom, well-formed or not → what they say of each page.

libxml2 reads them: in linear time, without fetching, and without expanding entities of a feed's own.
"""

from __future__ import annotations

import html
import re
from html.entities import name2codepoint
from itertools import islice
from urllib.parse import urljoin

from lxml import etree

from reportedly.errors import FormatError
from reportedly.ingest.feed_told import Told, moment

_MOST_CHILDREN = 1_000
_ATOM_TEXT = frozenset({"", "text"})
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""Half characters in UTF-8, which libxml2 lets pass and Python does not."""
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_TAG = re.compile(r"<[^<>]{0,1000}>")
_MAIL = re.compile(r"\S{1,200}@\S{1,200} \(([^()]{1,200})\)|([^<>]{1,200}) <[^<>@]{1,200}@[^<>@]{1,200}>")
_PUBLISHED = ("pubdate", "published", "date", "issued", "created")
_MODIFIED = ("updated", "modified")
_CONTENT = ("encoded", "content", "description", "summary")


def xml_entries(body: bytes, name: str, address: str | None, most: int) -> tuple[str, list[Told]]:
    """The title of a feed, and at most `most` entries. Raises FormatError when nothing of it can be read."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    narrow = body if b"\x00" in body[:64] else _HALF.sub(b"?", body)  # UTF-16 has these bytes in whole characters
    try:
        root = etree.fromstring(_ENTITY.sub(_numbered, narrow), parser)
        if root is None:
            raise ValueError("there is nothing in it")
        channel = next(root.iter("{*}channel"), root)
        entries = islice(root.iter("{*}item", "{*}entry"), most)
        return _words(_first(channel, "title")), [_told(entry, address) for entry in entries]
    except (etree.LxmlError, ValueError, LookupError) as error:  # ValueError: text that is no text in its encoding
        raise FormatError(f"{name} is no feed that can be read ({error}): give the pages themselves") from error


def _numbered(found: re.Match[bytes]) -> bytes:
    """HTML's names of characters, which XML does not know, as their numbers."""
    number = None if found[1] in _OWN else name2codepoint.get(found[1].decode("ascii"))
    return found[0] if number is None else b"&#%d;" % number


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _children(element: etree._Element, *names: str) -> list[etree._Element]:
    """The children of these names, in the order of the names; of thousands, the first."""
    found = [child for child in islice(element.iterchildren(etree.Element), _MOST_CHILDREN) if _name(child) in names]
    return sorted(found, key=lambda child: names.index(_name(child)))


def _first(element: etree._Element | None, *names: str) -> etree._Element | None:
    return next(iter(_children(element, *names)), None) if element is not None else None


def _text(element: etree._Element | None) -> str:
    """All text in an element, entities left out: to serialise it would expand them."""
    return "".join(str(piece) for piece in element.itertext()).strip() if element is not None else ""


def _words(element: etree._Element | None) -> str:
    """Text without markup."""
    return html.unescape(_TAG.sub("", _text(element)))


def _told(entry: etree._Element, address: str | None) -> Told:
    source = _first(entry, "source")
    guid = _first(entry, "id", "guid")
    modified = next((m for e in _children(entry, *_MODIFIED) if (m := moment(_text(e)))), None)
    published = next((m for e in _children(entry, *_PUBLISHED) if (m := moment(_text(e)))), None)
    return Told(
        link=_link(entry) or (_text(guid) if guid is not None and _is_link(guid) else None),
        base=_base(entry, address),
        guid=_text(guid),
        title=_words(_first(entry, "title")),
        author=_author(entry),
        published=published or modified,
        modified=modified,
        source=_words(_first(source, "title")) or _words(source),
        source_link=None if source is None else source.get("url") or _link(source),
        content=max(("", *map(_content, _children(entry, *_CONTENT))), key=len),
    )


def _link(element: etree._Element) -> str | None:
    """Where an entry leads: the address before a redirect of its feed's host, an alternate of Atom, the link of RSS."""
    original = _text(_first(element, "origlink"))
    links = _children(element, "link")
    alternates = [e.get("href") for e in links if e.get("href") and (e.get("rel") or "alternate") == "alternate"]
    plain = [text for e in links if (text := _text(e))]
    return next((str(link) for link in (original, *alternates, *plain) if link), None)


def _is_link(guid: etree._Element) -> bool:
    told = {str(name).lower(): str(value).lower() for name, value in guid.attrib.items()}
    return _name(guid) == "guid" and told.get("ispermalink", "true") == "true"


def _base(element: etree._Element, address: str | None) -> str | None:
    """What links are relative to: the feed's address, and what the elements around say."""
    said = [str(e.get(_BASE)) for e in (element, *element.iterancestors()) if e.get(_BASE)]
    base = address or ""
    for one in reversed(said):
        try:
            base = urljoin(base, one)
        except ValueError:
            break
    return base or None


def _author(entry: etree._Element) -> str:
    """Who wrote it, without mail addresses: “desk@post.example (Ana Orme)” is Ana Orme."""
    names = [_words(_first(e, "name")) or _words(e) for e in _children(entry, "author", "creator")]
    plain = [" ".join(name.split()) for name in names]
    found = [(m[1] or m[2]) if (m := _MAIL.fullmatch(name)) else name for name in plain]
    return ", ".join(dict.fromkeys(filter(None, found)))


def _content(element: etree._Element) -> str:
    kind = (element.get("type") or "").lower()
    if kind == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    is_plain = kind in _ATOM_TEXT and "Atom" in str(element.tag)
    return html.escape(_text(element)) if is_plain else _text(element)
