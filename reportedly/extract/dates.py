"""Moments as pages write them for machines, brought to ISO 8601. Nothing is invented: no offset, no time of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from htmldate import find_date
from lxml.etree import LxmlError
from lxml.html import HtmlElement

_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # the web is not older; what is outside is a default of some content system
_OFFSET = re.compile(r"\s+(?=(?:[+-]\d{2}:?\d{2}|Z)$)")
NO_DATE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, LxmlError)
"""What htmldate's parsers raise on odd input."""
_LONGEST_SECONDS = 12  # digits
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


def since_1970(seconds: object) -> str | None:
    """ISO 8601, in UTC, of whole seconds since 1970, as a number or in digits; None when that is no moment."""
    digits = str(seconds)
    if not digits.isascii() or not digits.isdigit() or len(digits) > _LONGEST_SECONDS:
        return None
    try:
        return moment(datetime.fromtimestamp(int(digits), UTC).isoformat())
    except (ValueError, OverflowError, OSError):  # beyond the years that there are
        return None


def best_moment(stated: Iterable[str]) -> str | None:
    """The first that is a moment; of those on its day, the first with a time."""
    moments = [m for s in stated if s and (m := moment(s))]
    if not moments:
        return None
    return next((m for m in moments if len(m) > 10 and m[:10] == moments[0][:10]), moments[0])


def other_days(taken: str | None, stated: Iterable[str]) -> tuple[str, ...]:
    """The days among stated moments that are more than a day from the one that is taken, in their order.

    A day is left to the offsets of moments and to what goes to press the evening before.
    """
    if taken is None or not _DAY.match(taken):
        return ()
    own = date.fromisoformat(taken[:10])
    days = [m[:10] for s in stated if s and (m := moment(s))]
    return tuple(dict.fromkeys(d for d in days if abs((date.fromisoformat(d) - own).days) > 1))


def printed_day(tree: HtmlElement, address: str | None) -> str | None:
    """The day that the page prints where dates of publication stand, or that its address holds; None when unsure.

    htmldate without its search of the whole text, which takes any date on a page for that of its publication.
    """
    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=address)
    except NO_DATE:  # its parsers raise these on odd input; then the page prints no date that can be read
        return None
    return moment(found) if found else None
