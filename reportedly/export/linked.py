"""What the formats of linked data share: IRIs, text that every reader takes, JSON that is written piece by piece."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

_OURS = uuid.UUID("5f1c9f0e-6d0a-5c53-9a34-7d0f6c2b8e11")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0<>\"\\^`{|}\u2028\u2029\ud800-\udfff]")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, and what is no character at all."""


def urn(key: str) -> str:
    """An IRI that follows from an id of ours."""
    return f"urn:uuid:{hashed(_OURS, key)}"


def hashed(space: uuid.UUID, key: str) -> uuid.UUID:
    """The UUID of a key in a space, half a pair of surrogates in it or not."""
    return uuid.uuid5(space, key.encode("utf-8", "replace").decode())


def iri(address: str | None, origin: str) -> str:
    """The address of a page, or its origin as a file's."""
    for given in (address, origin):
        if given and _WEB.match(given):
            return escaped(given)
    return "file:///" + quote(origin, safe="/#:", errors="replace")


def escaped(address: str) -> str:
    """An address without the characters that no IRI has."""
    return _UNSAFE.sub(lambda found: quote(found[0], errors="replace"), address)


def readable(text: str) -> str:
    """Text of the same length, with U+FFFD for each character that XML and RDF cannot hold."""
    return _UNREADABLE.sub("\ufffd", text)


def clean(value: Any) -> Any:
    """A JSON value without what is null or an empty list, its texts made `readable`."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, dict):
        return {key: clean(held) for key, held in value.items() if held is not None and held != []}
    if isinstance(value, list | tuple):
        return [clean(held) for held in value]
    return value


def write_list(out: TextIO, opening: str, values: Iterable[dict[str, Any]], closing: str) -> int:
    """Write `opening`, the values as a JSON list, one a line, ASCII, and `closing`. Returns how many values."""
    out.write(opening + "[")
    count = 0
    for value in values:
        out.write((",\n" if count else "\n") + json.dumps(clean(value), ensure_ascii=True))
        count += 1
    out.write("\n]" + closing + "\n")
    return count
