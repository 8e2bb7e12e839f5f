"""Pages of Telegram posts: previews of public channels (``t.me/s/NAME``) and HTML exports of Telegram Desktop.

The page is kept as it came; each post in it is a capture of its own, in the shape of ``result.json``, so that a post is
the same whichever way it came, and whatever counts of views stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportedly.errors import ReportedlyError
from reportedly.identity import canonical, capture_id
from reportedly.ingest.telegram import MEDIA_TYPE
from reportedly.payload import payload
from reportedly.settings import Settings
from reportedly.types import Capture

PREVIEW = "text/html; posts=telegram"
_MARKED = (b"tgme_widget_message", b"page_body chat_page")
_OWN = re.compile(r"https?://(?:t|telegram)\.me/")
_FRAME = b"widget_frame_base"
_POST = re.compile(r"(\w{2,64})/(\d{1,18})")
_EXPORTED = re.compile(r"message(\d{1,18})")
_TITLE_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_STYLES = {"b": "bold", "strong": "bold", "blockquote": "blockquote", "pre": "pre", "code": "code", "a": "link"}
_MOST_TAGS, _MOST_NAMES = 500_000, 5
"""Tags of a page that is looked into: the largest exports have a thousand posts and 50,000. Names of one post."""


def unfold(capture: Capture, settings: Settings) -> Iterator[Capture]:
    """A capture; and after a page of posts each of them."""
    posts = list(_posts(capture, settings)) if _may_hold(capture) else []
    yield replace(capture, media_type=PREVIEW) if posts else capture
    yield from posts


def _may_hold(capture: Capture) -> bool:
    """Whether to look into a page: Telegram's own, compressed or not, or a file. Another site's may claim to show the
    posts of any channel."""
    if not capture.media_type.startswith("text/html"):
        return False
    if capture.address:
        return bool(_OWN.match(capture.address))
    return any(mark in capture.body for mark in _MARKED)


def _posts(capture: Capture, settings: Settings) -> Iterator[Capture]:
    try:
        body = payload(capture, settings.max_body)
        if body.count(b"<") > 2 * _MOST_TAGS:
            return
        tree = document_fromstring(body, parser=HTMLParser(encoding="utf-8"), ensure_head_body=True)
    except (ReportedlyError, etree.LxmlError, ValueError):  # the reader of pages says what is wrong with it
        return
    found = _previewed(tree) if _FRAME in body else _exported(tree)
    for chat, message, address in found:
        raw = canonical({"chat": chat, "message": message}).encode("ascii")
        place = f"{capture.origin}#{chat['id']}/{message['id']}" if chat["id"] else f"{capture.origin}#{message['id']}"
        yield Capture(
            id=capture_id(place, raw),
            origin=place,
            body=raw,
            address=address,
            media_type=MEDIA_TYPE,
            captured_at=capture.captured_at,
        )


Post = tuple[dict[str, Any], dict[str, Any], str | None]
"""A chat, a message, and the address of the message, where it has one."""


def _previewed(tree: HtmlElement) -> Iterator[Post]:
    """The posts of a preview, as the channel's public page shows them."""
    title = _words(_first(tree, "tgme_channel_info_header_title"))
    for element in _outermost(tree, "tgme_widget_message"):
        m = _POST.fullmatch(element.get("data-post", ""))
        if m is None:
            continue
        name = _words(_first(element, "tgme_widget_message_owner_name")) or title
        moment = next((time.get("datetime") for time in element.iter("time") if time.get("datetime")), None)
        forwarded = _first(element, "tgme_widget_message_forwarded_from_name")
        message: dict[str, Any] = {"id": int(m[2]), "type": "message", "date": moment, "from": name}
        if forwarded is not None or _first(element, "tgme_widget_message_forwarded_from") is not None:
            message["forwarded_from"] = _words(forwarded)
        if signed := _words(_first(element, "tgme_widget_message_from_author")):
            message["author"] = signed
        message["text"] = _pieces(_first(element, "tgme_widget_message_text"))
        if question := _words(_first(element, "tgme_widget_message_poll_question")):
            options = _all(element, "tgme_widget_message_poll_option_text")
            message["poll"] = {"question": question, "answers": [{"text": _words(option)} for option in options]}
        yield {"id": m[1], "name": name, "type": "public_channel"}, message, f"https://t.me/{m[1]}/{m[2]}"


def _exported(tree: HtmlElement) -> Iterator[Post]:
    """The posts of an HTML export; one that names no sender is of the sender before."""
    header = _first(tree, "page_header")
    title = _words(_first(header, "text")) if header is not None else None
    sender: str | None = None
    for element in _outermost(tree, "message"):
        m = _EXPORTED.fullmatch(element.get("id", ""))
        if m is None or "service" in _classes(element):
            continue
        passed_on = _first(element, "forwarded")
        names = [
            name
            for name in islice(_all(element, "from_name"), _MOST_NAMES)
            if passed_on is None or passed_on not in name.iterancestors()
        ]
        sender = _words(names[0]) if names else sender
        date = _first(element, "date")
        message: dict[str, Any] = {"id": int(m[1]), "type": "message", "from": sender}
        message["date"] = _moment(date.get("title", "")) if date is not None else None
        if passed_on is not None:
            message["forwarded_from"] = _words(_first(passed_on, "from_name"))
        if signed := _words(_first(element, "signature")):
            message["author"] = signed
        message["text"] = _pieces(next((t for t in _all(element, "text") if "bold" not in _classes(t)), None))
        if question := _words(_first(element, "question")):
            answers = [(_words(answer) or "").removeprefix("- ") for answer in _all(element, "answer")]
            message["poll"] = {"question": question, "answers": [{"text": answer} for answer in answers]}
        yield {"id": None, "name": title, "type": "exported"}, message, None


def _moment(stated: str) -> str | None:
    """“08.05.2024 09:12:00 UTC+02:00” in ISO 8601."""
    m = _TITLE_DATE.match(stated)
    try:
        return datetime.fromisoformat(f"{m[3]}-{m[2]}-{m[1]}T{m[4]}{m[5] or ''}").isoformat() if m else None
    except ValueError:
        return None


def _classes(element: HtmlElement) -> list[str]:
    return element.get("class", "").split()


def _all(tree: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Every element of a class."""
    return (element for element in tree.iter("div", "span", "a") if name in _classes(element))


def _outermost(tree: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Every element of a class that stands in no other of it."""
    steps = etree.iterwalk(tree, events=("start",), tag="div")
    for _, element in steps:
        if name in _classes(element):
            steps.skip_subtree()
            yield element


def _first(tree: HtmlElement, name: str) -> HtmlElement | None:
    return next(_all(tree, name), None)


def _words(element: HtmlElement | None) -> str | None:
    """The words of an element, without those of details within it."""
    if element is None:
        return None
    text = "".join(piece["text"] for piece in _pieces(element, without="details"))
    return " ".join(text.split()) or None


def _pieces(element: HtmlElement | None, without: str = "") -> list[dict[str, str]]:
    """The text of an element in pieces, as exports have them."""
    found: list[dict[str, str]] = []
    if element is None:
        return found
    styles: list[str] = []

    def say(text: str | None) -> None:
        if text:
            found.append({"type": next((s for s in styles if s in ("blockquote", "bold")), "plain"), "text": text})

    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        if event == "end":
            if inner is not element:
                styles.pop()
                say(inner.tail)
            continue
        if inner is not element:
            styles.append(_STYLES.get(str(inner.tag), "plain"))
        if inner.tag == "br":
            say("\n")
        elif not isinstance(inner.tag, str) or (inner is not element and without in _classes(inner)):
            steps.skip_subtree()
        else:
            say(inner.text)
    return found
