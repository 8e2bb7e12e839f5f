"""Documents as CSL-JSON, to be cited by Zotero, pandoc and whatever else speaks the Citation Style Language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TextIO

from reportedly.answers import Reference
from reportedly.export.linked import iri, write_list
from reportedly.partial import bounds

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=[T ]|$)")
_POSTS = re.compile(r"application/vnd\.(?:telegram\.message|reportedly\.row)\+json")


def citation(reference: Reference) -> dict[str, Any]:
    """A document as a citation. The byline stays one name as the page has it: taking it apart would be a guess."""
    r = reference
    address = iri(r.address, r.origin)
    return {
        "id": r.document_id,
        "type": _kind(r, address),
        "title": r.title,
        "author": [{"literal": r.byline}] if r.byline else [],
        "container-title": r.outlet,
        "issued": _date(r.published),
        "accessed": _date(r.captured),
        "URL": address if address.startswith("http") else None,
        "language": r.language,
        "archive": "reportedly",
        "archive_location": r.capture_id,
    }


def _kind(r: Reference, address: str) -> str:
    if _POSTS.fullmatch(r.media_type) or re.match(r"https?://t\.me/", address):
        return "post"
    if r.outlet:
        return "article-newspaper"
    return "webpage" if address.startswith("http") else "document"


def _date(value: str | None) -> dict[str, Any] | None:
    """A date as exact as it is known: year, month and day, two of them for a range; else its words."""
    if value is None:
        return None
    ends = [_DAY.match(end) for end in value.split("/", 1)]
    try:
        bounds(value[:10] if len(ends) == 1 else value)
    except ValueError:
        return {"literal": value}
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    return {"date-parts": parts} if len(parts) == len(ends) else {"literal": value}


def write(references: Iterable[Reference], out: TextIO, mark: str = "") -> int:
    """Write citations as one list, one a line. Returns how many. `mark`, where there is one, is the note of each."""
    return write_list(out, "", (citation(r) | ({"note": mark} if mark else {}) for r in references), "")
