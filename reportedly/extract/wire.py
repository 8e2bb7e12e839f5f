"""Agencies' own formats, ninjs and NewsML-G2 → the text of a dispatch and what its head tells."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import CAPTION, CREDIT, HEADING, LIST, QUOTE, blocks, clean
from reportedly.extract.dates import moment
from reportedly.extract.tree import parse
from reportedly.types import Capture, Kind

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS: tuple[tuple[int, Kind], ...] = (
    (CREDIT, "credit"), (CAPTION, "caption"), (HEADING, "heading"), (QUOTE, "quote"), (LIST, "list"),
)  # fmt: skip
_WITHIN_LINES = frozenset(
    "person org location chron em strong a span num money event function virtloc q pronounce b i br lang".split()
)
"""Elements of NITF and XHTML that stand within a line."""
_BLOCKS = frozenset("br p li ul ol table tr td th blockquote h1 h2 h3 h4 figcaption".split())
_OUTSIDE = frozenset({"head", "body.head", "body.end", "script", "style"})
_USUAL = frozenset({"", "usable"})
_EMPTY_LINES = re.compile(r"\s*[\r\n]\s*[\r\n]\s*")
_ADDRESS = re.compile(r"https?://\S{1,2000}")


class _Dispatch:
    """What a dispatch tells, in the order in which it is printed."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Kind]] = []

    def say(self, words: str | None, kind: Kind) -> str | None:
        """Add a line; gives its words back, None when there are none."""
        text = clean(words or "")
        if text:
            self.lines.append((text, kind))
        return text or None

    def status(self, stated: str | None, embargoed: str | None) -> None:
        """Add what must be seen before anything is printed: an embargo, a dispatch that was withdrawn."""
        status = (stated or "").rpartition(":")[2].casefold()
        if status not in _USUAL:
            self.say(f"Status: {status}", "other")
        if embargoed:
            self.say(f"Embargoed until {embargoed}", "other")

    def markup(self, words: str, origin: str) -> None:
        """Add the blocks of HTML."""
        for block in blocks(parse(f"<!doctype html><html><body>{words}</body></html>", origin))[0]:
            self.say(block.text, next((kind for flag, kind in _KINDS if block.flags & flag), "body"))

    def plain(self, words: str) -> None:
        """Add the paragraphs of plain text: parted by empty lines, or where there are none each line."""
        parts = _EMPTY_LINES.split(words) if _EMPTY_LINES.search(words.strip()) else words.splitlines()
        for part in parts:
            self.say(part, "body")

    def article(self, origin: str, about: Article) -> Article:
        """What `about` tells, with the text. Raises ExtractionError when there are no words but in the head."""
        if not any(kind not in ("title", "byline", "other") for _, kind in self.lines):
            raise ExtractionError(
                f"{origin} is a dispatch without text (a picture, a plan, a link): give what it names"
            )
        text, paragraphs = join(self.lines)
        return replace(about, text=text, paragraphs=paragraphs)


def read_ninjs(capture: Capture, body: bytes) -> Article:
    """Read a dispatch in ninjs, 1 to 3. Raises ExtractionError when it is none, or has no text."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ExtractionError(f"{capture.origin} is damaged JSON ({error}): fetch it again") from error
    if not isinstance(told, dict):
        raise ExtractionError(f"{capture.origin} is no dispatch: give one object of ninjs a file")
    item = {name.casefold().replace("_", ""): value for name, value in told.items()}
    dispatch = _Dispatch()
    dispatch.status(_text(item.get("pubstatus")), moment(_text(item.get("embargoed")) or ""))
    title = dispatch.say(_main(item, "headlines") or _text(item.get("headline")) or _text(item.get("title")), "title")
    byline = _text(item.get("byline")) or _text(item.get("by")) or _main(item, "bylines")
    dispatch.say(byline, "byline")
    _ninjs_body(item, dispatch, capture.origin)
    first, version = (moment(_text(item.get(name)) or "") for name in ("firstcreated", "versioncreated"))
    return dispatch.article(
        capture.origin,
        Article(
            text="",
            paragraphs=(),
            title=title,
            byline=byline,
            outlet=_provider(item),
            published=first or version,
            modified=version if first and version != first else None,
            address=_address(_text(item.get("uri")), capture.address),
            language=(_text(item.get("language")) or "").split("-")[0] or None,
        ),
    )


def _ninjs_body(item: Mapping[str, Any], dispatch: _Dispatch, origin: str) -> None:
    for name in ("bodyhtml", "bodyxhtml"):
        if markup := _text(item.get(name)):
            return dispatch.markup(markup, origin)
    bodies = [b for b in _objects(item.get("bodies")) if _text(b.get("value"))]
    for each in sorted(bodies, key=lambda b: (_text(b.get("role")) or "main") != "main")[:1]:
        kind = _text(each.get("contenttype")) or _text(each.get("contentType")) or ""
        if "html" in kind or each["value"].lstrip().startswith("<"):
            return dispatch.markup(each["value"], origin)
        return dispatch.plain(each["value"])
    return dispatch.plain(_text(item.get("bodytext")) or "")


def _main(item: Mapping[str, Any], name: str) -> str | None:
    """The value of the entry whose role is main, else of the first that has one."""
    entries = sorted(_objects(item.get(name)), key=lambda entry: (_text(entry.get("role")) or "") != "main")
    words = (_text(entry.get("value")) or _text(entry.get("byline")) for entry in entries)
    return next(filter(None, words), None)


def _provider(item: Mapping[str, Any]) -> str | None:
    named = [_text(source.get("name")) for source in _objects(item.get("infosources"))]
    return next(filter(None, [_text(item.get("provider")), _text(item.get("source")), _text(item.get("creditline")),
                              *named, _text(item.get("copyrightholder"))]), None)  # fmt: skip


def _objects(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _address(uri: str | None, fetched: str | None) -> str | None:
    """The address that an item has for a name; of one that was fetched, on the host that it was fetched from."""
    if not uri or not _ADDRESS.fullmatch(uri):
        return fetched
    try:
        return uri if not fetched or urlsplit(uri).hostname == urlsplit(fetched).hostname else fetched
    except ValueError:
        return fetched


# ---------------------------------------------------------------- NewsML-G2


def read_newsml(capture: Capture, body: bytes) -> Article:
    """Read a newsItem of NewsML-G2. Raises ExtractionError when it is damaged, or has no text."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        item = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(f"{capture.origin} is damaged XML ({error}): fetch it again") from error
    first, version, embargoed = (
        moment(_told(item, f"{NAR}itemMeta/{NAR}{name}") or "")
        for name in ("firstCreated", "versionCreated", "embargoed")
    )
    headline, byline, credit = (
        _told(item, f"{NAR}contentMeta/{NAR}{name}") for name in ("headline", "by", "creditline")
    )
    status = item.find(f"{NAR}itemMeta/{NAR}pubStatus")
    dispatch = _Dispatch()
    dispatch.status(status.get("qcode") if status is not None else None, embargoed)
    title = dispatch.say(headline or _told(item, f"{NAR}itemMeta/{NAR}title"), "title")
    dispatch.say(byline, "byline")
    for inline in item.iterfind(f"{NAR}contentSet/{NAR}inlineXML"):
        dispatch.markup("".join(_as_html(child) for child in inline), capture.origin)
    for inline in item.iterfind(f"{NAR}contentSet/{NAR}inlineData"):
        if "html" in inline.get("contenttype", ""):
            dispatch.markup(inline.text or "", capture.origin)
        else:
            dispatch.plain(inline.text or "")
    return dispatch.article(
        capture.origin,
        Article(
            text="",
            paragraphs=(),
            title=title,
            byline=byline,
            outlet=_agency(item) or credit,
            published=first or version,
            modified=version if first and version != first else None,
            address=_address(item.get("guid"), capture.address),
            language=_language(item),
        ),
    )


def _told(item: etree._Element, path: str) -> str | None:
    found = item.find(path)
    return (clean("".join(found.itertext())) or None) if found is not None else None


def _agency(item: etree._Element) -> str | None:
    """The provider by its name, else by its code."""
    provider = item.find(f"{NAR}itemMeta/{NAR}provider")
    if provider is None:
        return None
    named = _told(provider, f"{NAR}name")
    code = provider.get("literal") or provider.get("qcode", "").rpartition(":")[2]
    return named or clean(code) or None


def _language(item: etree._Element) -> str | None:
    stated = item.find(f"{NAR}contentMeta/{NAR}language")
    tag = stated.get("tag") if stated is not None else None
    return (tag or item.get(_LANG) or "").split("-")[0].lower() or None


def _as_html(element: etree._Element) -> str:
    """An element of XHTML or NITF as HTML: each by the name that blocks are known by."""
    return "".join(_marked(element))


def _marked(element: etree._Element) -> Iterator[str]:
    skipped = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(inner.tag, str):  # an entity, which is never resolved
            if event == "end" and not skipped:
                yield html.escape(inner.tail or "")
            continue
        name = etree.QName(inner).localname.lower()
        outside = name in _OUTSIDE
        if event == "start":
            skipped += outside
            if not skipped:
                yield _opened(name) + html.escape(inner.text or "")
            continue
        if not skipped:
            yield f"</{_tag(name)}>"
        skipped -= outside
        if not skipped and inner is not element:
            yield html.escape(inner.tail or "")


def _opened(name: str) -> str:
    return f"<{_tag(name)}>"


def _tag(name: str) -> str:
    if name in ("hl1", "hl2"):
        return "h2"
    if name == "bq":
        return "blockquote"
    if name in _BLOCKS:
        return name
    return "span" if name in _WITHIN_LINES else "div"
