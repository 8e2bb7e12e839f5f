"""What a user may give that is no file: addresses, lists of addresses, OPML."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from lxml import etree

from reportedly.errors import FormatError, OriginError
from reportedly.ingest.network import is_literal, is_public
from reportedly.payload import too_big
from reportedly.settings import Settings, names

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LOGIN = re.compile(r"(?<=[a-zA-Z0-9])://[^/?#]*@")
_NO_LOGIN = "the address holds a name or password, which the ledger would keep: save the page and give the file"
_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)


def is_address(origin: str) -> bool:
    """Whether an origin is a URL (of any scheme), not a path."""
    return _SCHEME.match(origin) is not None


def is_list(origin: str) -> bool:
    """Whether an origin is a list of addresses: ``@FILE``, or ``@-`` for standard input."""
    return origin.startswith("@") and len(origin) > 1


def without_login(origin: str) -> str | None:
    """An address that holds a name or password, without it; None for one that holds none.

    An origin is kept and shown as it was given, failures of it too: a password must not get that far.
    """
    return _LOGIN.sub("://…@", origin) if _LOGIN.search(origin) else None


def login_refused() -> OriginError:
    """The error for an address with a name or password in it."""
    return OriginError(_NO_LOGIN)


def listed(origin: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[str | FormatError]:
    """The addresses in a list, each once: one a line, empty lines and those with # left out. Of OPML, its feeds.

    A line that is no address of the web is an error in its place, and one on a private network that the user has not
    allowed: a list from elsewhere must not name files of this machine, nor what listens on it. Raises OriginError when
    the list cannot be read.
    """
    name = origin.removeprefix("@")
    body = _read(name, settings, stdin)
    if _OPML.search(body[:65_536]):
        lines: list[str] = _outlines(body, name)
    else:
        try:
            lines = body.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise OriginError(f"the list {name} is not UTF-8: save it as plain text") from error
    for line in dict.fromkeys(line.strip() for line in lines):
        if not line or line.startswith("#"):
            continue
        if _WEB.match(line):
            yield _private(line, name, settings) or line
        else:
            named = (without_login(line) or line)[:200]
            cure = "write it whole, https://…, or take it out"
            yield FormatError(f"the list {name} has a line that is no web address, {named!r}: {cure}")


def _private(address: str, name: str, settings: Settings) -> FormatError | None:
    """What to say of an address on a private network: whoever wrote the list need not be who reads it."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return None  # whoever visits it says what is wrong with it
    if not is_literal(host) or host in names(settings.allow_hosts) or (host != "localhost" and is_public(host)):
        return None
    return FormatError(
        f"the list {name} names the private address {host}: it was not asked; give it by itself, or name it in the "
        "setting allow_hosts"
    )


def _read(name: str, settings: Settings, stdin: BinaryIO | None) -> bytes:
    try:
        if name == "-":
            body = (stdin or sys.stdin.buffer).read(settings.max_body + 1)
        else:
            with Path(name).open("rb") as file:
                body = file.read(settings.max_body + 1)
    except (OSError, ValueError) as error:
        raise OriginError(f"the list {name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(body) > settings.max_body:
        raise too_big(name, settings.max_body)
    return body


def _outlines(body: bytes, name: str) -> list[str]:
    """The addresses of the feeds in OPML, in order. No entity is expanded and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
        if root is None:
            raise ValueError("there is nothing in it")
        attributes = [dict(outline.attrib) for outline in root.iter("{*}outline")]
    except (etree.LxmlError, ValueError, LookupError) as error:  # ValueError: text that is no text in its encoding
        raise FormatError(f"{name} is no OPML that can be read ({error}): export it again") from error
    return [
        str(value) for found in attributes for key, value in found.items() if str(key).lower() == "xmlurl" and value
    ]
