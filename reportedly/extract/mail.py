"""A newsletter sent by e-mail → its text, by the reader of pages or of plain text. Nothing that it names is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import clean
from reportedly.extract.dates import moment
from reportedly.extract.encoding import decode
from reportedly.extract.pages import read_page
from reportedly.extract.plain import read_plain
from reportedly.types import Capture

_ODD = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
_LONGEST_HEADER = 2000  # characters that are looked at
_LONGEST_SENDER = 500
_MOST_PARTS, _MOST_NESTED, _MOST_DELIMITERS = 500, 100, 20_000
_MULTIPART = re.compile(rb"^content-type:\s*multipart", re.IGNORECASE | re.MULTILINE)
"""What may hold others of its kind: each line is looked at once for each that it stands in."""
_LONGEST_CHROME = 200
_EMPTY_LINES = re.compile(r"(?:\r?\n[ \t]*){2,}")
_CHROME = re.compile(
    r"\bunsubscribe\b|\b(?:view|open|read) (?:this e-?mail |it |online )?(?:in|on) (?:your |the |a )?(?:browser|web)\b"
    r"|\b(?:update|manage) (?:your )?(?:e-?mail )?(?:preferences|subscription)|\bforward(?:ed)? (?:this|to a friend)\b"
    r"|\byou(?: a|’|')re (?:receiving|getting) this\b|\ball rights reserved\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?P<name>[^|@]{2,60}?)\s+(?:from|at|@|\||via|·)\s+(?P<outlet>\S.{1,80})", re.IGNORECASE)


def read_mail(capture: Capture, body: bytes) -> Article:
    """Read an e-mail: its text as a page, else as plain text; subject, sender and date are its title, outlet and date.

    Raises ExtractionError when it holds neither, or is damaged beyond reading.
    """
    if len(_MULTIPART.findall(body)) > _MOST_NESTED or body.count(b"\n--") > _MOST_DELIMITERS:
        raise ExtractionError(f"{capture.origin} has more parts than can be read: save the letter alone as .txt")
    try:
        message = message_from_bytes(body, policy=policy.compat32)
        parts = list(_texts(message))
    except _ODD as error:
        raise ExtractionError(
            f"{capture.origin} is a damaged e-mail ({error}): save it again from your mail"
        ) from error
    subject = _header(message, "Subject")
    byline, outlet = _sender(_header(message, "From") or "")
    article = _without_chrome(_read(capture, parts))
    return replace(
        article,
        title=subject or article.title,
        byline=byline or article.byline,
        outlet=outlet,
        published=moment((_header(message, "Date") or "").partition("(")[0]),
        address=capture.address,
    )


def _read(capture: Capture, parts: list[tuple[str, str | None, bytes]]) -> Article:
    """The article of the first part that has one: pages first."""
    trouble: ExtractionError | None = None
    for wanted in ("text/html", "text/plain"):
        for kind, charset, raw in parts:
            if kind != wanted:
                continue
            headers = (("Content-Type", f"{kind}; charset={charset}"),) if charset else ()
            try:
                if kind == "text/html":
                    return read_page(replace(capture, headers=headers, address=None), raw)
                return _plain(capture, raw, headers[0][1] if headers else None)
            except ExtractionError as error:
                trouble = error
    raise trouble or ExtractionError(
        f"{capture.origin} holds no text: what it has are attachments; save and give these"
    )


def _without_chrome(article: Article) -> Article:
    """The article without lines about the letter itself."""
    pieces = [(article.text[slice(*p.span)], p.kind) for p in article.paragraphs]
    kept = [(words, kind) for words, kind in pieces if len(words) > _LONGEST_CHROME or not _CHROME.search(words)]
    text, paragraphs = join(kept or pieces)
    return replace(article, text=text, paragraphs=paragraphs)


def _plain(capture: Capture, raw: bytes, content_type: str | None) -> Article:
    """The paragraphs of plain text, which mail breaks into short lines."""
    article = read_plain(capture, decode(raw, content_type).encode())
    blocks = (clean(block) for block in _EMPTY_LINES.split(article.text))
    text, paragraphs = join([(block, "body") for block in blocks if block])
    return replace(article, text=text, paragraphs=paragraphs)


def _texts(message: Message) -> Iterator[tuple[str, str | None, bytes]]:
    """Media type, charset and bytes of each text that is no attachment."""
    for number, part in enumerate(message.walk()):
        if number == _MOST_PARTS:
            return
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if (kind := part.get_content_type()) in ("text/html", "text/plain"):
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and raw.strip():
                yield kind, part.get_content_charset(), raw


def _header(message: Message, name: str) -> str | None:
    """A header as it was meant: decoded, on one line."""
    raw = str(message.get(name, ""))[:_LONGEST_HEADER]
    try:
        return clean(str(make_header(decode_header(raw)))) or None
    except _ODD:  # a charset that does not exist, damaged base64
        return clean(raw) or None


def _sender(stated: str) -> tuple[str | None, str | None]:
    """The byline and the outlet that a sender names: “Ines Marr from The Harbour Post <news@harbour.example>”."""
    try:
        name, address = parseaddr(stated[:_LONGEST_SENDER])
    except RecursionError:  # of comments in comments
        return None, None
    if m := _FROM.fullmatch(name):
        return m["name"], m["outlet"]
    return None, name or address.rpartition("@")[2] or None
