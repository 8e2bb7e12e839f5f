"""The English names of weekdays and months, as words and as patterns."""

from __future__ import annotations

import re

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY_WORDS = frozenset(name.casefold() for name in (*WEEKDAYS, *MONTHS))
"""All of them in small letters."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = "(?:" + "|".join(MONTHS) + ")"
MONTH_BUT_MAY = "(?:" + "|".join(name for name in MONTHS if name != "May") + ")"
"""“May” is a verb and a name, too."""
_SINCE = re.compile(r"\bsince\s[^.,;:!?\n]{2,60}$", re.IGNORECASE)


def since_then(text: str, start: int) -> bool:
    """Whether a date at a place tells since when: “since the war began two years ago”."""
    return _SINCE.search(text, max(0, start - 70), start) is not None
