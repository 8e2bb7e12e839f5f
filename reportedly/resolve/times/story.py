"""What a reader of dates knows at each place of a story, and what a time expression can mean there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from reportedly.partial import bounds
from reportedly.resolve.times.calendar import Tense, unit_of
from reportedly.resolve.times.events import Events
from reportedly.resolve.times.tense import tense_at
from reportedly.types import PartialDate


class Value(NamedTuple):
    """What an expression means and what it was counted from (see `Dated`)."""

    value: PartialDate | None = None
    anchor: PartialDate | None = None


@dataclass(slots=True)
class Story:
    """What a reader knows when he comes to an expression.

    `day` is the day of publication, within an entry headed by a date that date, until `entry_end`.
    `last_day` and `last` are what the narrative mentioned last, `last_end` where; `period`, the range that it was the
    end of; `standing` is the date line’s day; `week` is a past week that the page has named, where, and
    whether as “since last week”; `far` counts the
    mentions of years far from publication, one after another; `last_counted` tells that `last` was counted from
    publication; `goes_on`, that the page tells of years after it as past; `history`, that the page is told from the
    dates it names and not from its own day (see `is_history`); `events` are what it has dated by name, `years` the year
    of each month and day that it has printed with one, None where it has printed two.
    """

    text: str
    day: date | None
    standing: date | None = None
    last_day: date | None = None
    last: PartialDate | None = None
    period: PartialDate | None = None
    last_end: int = 0
    week: tuple[date, int, bool] | None = None
    far: int = 0
    last_counted: bool = False
    history: bool = False
    goes_on: bool = False
    events: Events = field(default_factory=Events)
    years: dict[tuple[int, int], int | None] = field(default_factory=dict)
    published: date | None = None
    entry_end: int = 0

    @property
    def told(self) -> date | None:
        """The day that the narrative is at; the date line’s while it has named none."""
        return self.last_day or (self.standing if self.last is None else None)

    def tense(self, m: re.Match[str]) -> Tense:
        return tense_at(self.text, m.start(), m.end())

    def mention(
        self, value: PartialDate, end: int, *, counted: bool = False, period: PartialDate | None = None
    ) -> None:
        """The narrative has come to `value`; `counted` from publication (“last week”); the end of a `period`."""
        first, last = bounds(value)
        near = counted or (self.day is not None and abs(first.year - self.day.year) <= 1)
        self.far = 0 if near else self.far + 1
        self.last_counted = counted
        if first == last:
            self.last_day = first
        elif self.last_day is not None and unit_of(value) != "year" and not first <= self.last_day <= last:
            self.last_day = None
        self.last, self.last_end, self.period = value, end, period or value


Reader = Callable[[Story, "re.Match[str]", int | None], Value]


def plain(piece: str | None) -> str:
    return " ".join((piece or "").lower().replace("’", "'").split())


def from_day(story: Story, value: PartialDate | None) -> Value:
    """A value counted from the day of publication."""
    return Value(value, story.day.isoformat()) if value is not None and story.day else Value()


def iso(day: date | None) -> PartialDate | None:
    return day.isoformat() if day else None
