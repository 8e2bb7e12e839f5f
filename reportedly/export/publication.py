"""What a page says of its own day, where it says two things: one is taken, and that is said."""

from __future__ import annotations

import re

from reportedly.export.wording import day
from reportedly.partial import day_of
from reportedly.types import Account, Description

_TOLERANCE = 1
"""Days between two dates of publication that are no disagreement: what goes to press the evening before."""
_LINES = 3
"""Lines about the article that are looked at."""
_CHANGED = re.compile(r"\b(?:updat|modifi|edit|correct|revis|chang|amend)\w*", re.IGNORECASE)


def other_days(description: Description, account: Account | None, text: str) -> tuple[str, ...]:
    """The days of publication, ISO 8601, that a page gives besides the one that is taken: stated for machines, and
    printed in the lines about the article. A day on which it says that it was changed is none.
    """
    own = day_of(description.published)
    if own is None:
        return ()
    printed = _printed(description, account, text) if account else []
    changed = day_of(description.modified)
    apart = [d for d in printed if (found := day_of(d)) and found != changed and abs((found - own).days) > _TOLERANCE]
    return tuple(dict.fromkeys((*description.also_published, *apart)))


def _printed(description: Description, account: Account, text: str) -> list[str]:
    found = []
    lines = [p.span for p in description.paragraphs if p.kind == "byline"]
    for span in lines[:_LINES]:
        for dated in account.dates:
            inside = span.holds(dated.span)
            if (
                inside
                and dated.value
                and dated.anchor is None
                and not _CHANGED.search(text, span.start, dated.span.start)
            ):
                found.append(dated.value)
    return found


def disagreement(description: Description, account: Account | None, text: str) -> str | None:
    """A sentence on the days of publication that disagree, None where they do not."""
    others = other_days(description, account, text)
    if not others or description.published is None:
        return None
    given = " and ".join(map(day, others))
    taken = day(description.published)
    what = "its day" if len(others) == 1 else "days"
    return f"This page also gives {given} as {what} of publication. {taken} is taken, and times are counted from it."
