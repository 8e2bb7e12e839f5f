"""Moments as pages write them for machines, brought to ISO 8601. Nothing is invented: no offset, no time of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # the web is not older; what is outside is a default of some content system
_OFFSET = re.compile(r"\s+(?=(?:[+-]\d{2}:?\d{2}|Z)$)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def moment(stated: str) -> str | None:
    """ISO 8601 of a stated moment: with time where its offset is stated too, else the day; None when it is neither."""
    stated = stated.strip()
    if not stated or len(stated) > 60:
        return None
    found: datetime | None = None
    try:
        found = datetime.fromisoformat(_OFFSET.sub("", stated))
    except ValueError:
        try:
            found = parsedate_to_datetime(stated)
        except (ValueError, TypeError, IndexError, OverflowError):
            if day := _DAY.match(stated):
                try:
                    found = datetime.combine(date.fromisoformat(day[0]), datetime.min.time())
                except ValueError:
                    return None
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    if found.tzinfo is None or re.fullmatch(r"\d{8}|\d{4}-\d{2}-\d{2}", stated):
        return found.date().isoformat()
    return found.replace(microsecond=0).isoformat()


def best_moment(stated: Iterable[str]) -> str | None:
    """The first that is a moment; of those on its day, the first with a time."""
    moments = [m for s in stated if s and (m := moment(s))]
    if not moments:
        return None
    return next((m for m in moments if len(m) > 10 and m[:10] == moments[0][:10]), moments[0])
