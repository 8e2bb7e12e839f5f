"""What a feed says of one page, before anything of it is believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_LONGEST_DATE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry as its feed has it. `link` and `source_link` may be relative to `base`; `content` is HTML; moments are
    checked."""

    link: object
    base: str | None = None
    guid: object = None
    title: object = None
    author: object = None
    published: str | None = None
    modified: str | None = None
    source: object = None
    source_link: object = None
    content: object = ""


def moment(stated: object) -> str | None:
    """A moment as feeds state it, RFC 822 or ISO 8601, as UTC; None for what is none and a day that no news is of."""
    if not isinstance(stated, str) or len(stated) > _LONGEST_DATE:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(stated.strip())
            found = (found.replace(tzinfo=UTC) if found.tzinfo is None else found).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if _FIRST_YEAR < found.year <= _LAST_YEAR:
            return found.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return None
