"""A strip of time: how many dates fall into each year, month, week or day, as bars that are links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from reportedly.export.wording import day as said
from reportedly.partial import bounds
from reportedly.types import PartialDate

Zoom = Literal["year", "month", "week", "day"]
ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
_FEW, _MOST, _WIDEST = 40, 120, 400
"""Bars that are drawn when nobody chose; bars beyond which empty ones are left out; bars a date may be spread over."""
_TICKS, _APART = 7, 6
"""Bars with words below them, where all fit; and how many bars are from one to the next at most: 54 pixels."""
_FRINGE = 0.04
EVER = (date.min, date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of time: `count` dates lie wholly in it, `partly` reach beyond it; `url` shows it alone, closer.

    `tick` is what stands below it, `year` what stands below that where the year is new; empty where there is no room.
    """

    value: PartialDate
    label: str
    tick: str
    year: str
    count: int
    partly: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Bars in order, the tallest being `most` high; `gaps` says that empty ones were left out."""

    zoom: Zoom
    bars: tuple[Bar, ...]
    most: int
    gaps: bool


def closer(zoom: Zoom) -> Zoom:
    """The zoom in which a bar of this one is seen by itself."""
    return ZOOMS[min(ZOOMS.index(zoom) + 1, len(ZOOMS) - 1)]


Window = tuple[date, date]
Counted = tuple[PartialDate, int]
"""A date, and how often it is there."""


def fitting(dates: Iterable[Counted], window: Window = EVER) -> Zoom:
    """The closest zoom of which all bars within a window fit into a strip."""
    days = [days for value, _ in dates if (days := _clipped(value, window))]
    if not days:
        return "month"
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    length = (last - first).days + 1
    for zoom, width in (("day", 1), ("week", 7), ("month", 30)):
        if length <= width * _FEW:
            return zoom  # type: ignore[return-value]
    return "year"


def strip(dates: Iterable[Counted], zoom: Zoom, url: Callable[[PartialDate], str], window: Window = EVER) -> Strip:
    """The strip of these dates as far as they reach into a window.

    A date that is less exact than a bar counts as reaching beyond each bar it covers.
    """
    whole: Counter[date] = Counter()
    partly: Counter[date] = Counter()
    for value, count in dates:
        if (days := _clipped(value, window)) is None:
            continue
        covered = _covered(*days, zoom)
        if len(covered) == 1 and days == bounds(value):
            whole[covered[0]] += count
        else:
            for at in covered:
                partly[at] += count
    filled = sorted({*whole, *partly})
    every = _covered(filled[0], filled[-1], zoom, most=_MOST) if filled else []
    gaps = bool(filled) and every[-1] < filled[-1]
    places = filled if gaps else every
    ticks = _ticks(places, zoom)
    return Strip(
        zoom=zoom,
        bars=tuple(
            Bar(
                value=name(at, zoom), label=said(name(at, zoom)), tick=tick, year=year, count=whole[at],
                partly=partly[at], url=url(name(at, zoom)),
            )
            for at, (tick, year) in zip(places, ticks, strict=True)
        ),
        most=max((whole[at] + partly[at] for at in places), default=1),
        gaps=gaps,
    )  # fmt: skip


def _ticks(places: Sequence[date], zoom: Zoom) -> list[tuple[str, str]]:
    """What stands below each bar: its day, month or year in short, and the year where it is another than before."""
    every = max(1, min(-(-len(places) // _TICKS), _APART))
    found, before = list[tuple[str, str]](), ""
    for number, at in enumerate(places):
        year = name(at, "year")
        if number % every:
            found.append(("", ""))
        elif zoom == "year":
            found.append((year, ""))
        else:
            month = said(name(at, "month")).split()[0][:3]
            found.append((month if zoom == "month" else f"{at.day} {month}", year if year != before else ""))
            before = year
    return found


def focus(dates: Sequence[Counted]) -> Window:
    """Where nearly all dates lie: without the few earliest and latest, which would make a strip of empty bars."""
    total = sum(count for _, count in dates)
    first = _reached(sorted((bounds(value)[0], count) for value, count in dates), total * _FRINGE)
    last = _reached(sorted(((bounds(value)[1], count) for value, count in dates), reverse=True), total * _FRINGE)
    return (first or date.min, last or date.max) if first and last and first <= last else EVER


def _reached(days: Iterable[tuple[date, int]], enough: float) -> date | None:
    """The day at which so many have been counted."""
    seen = 0
    for at, count in days:
        seen += count
        if seen > enough:
            return at
    return None


def beside(dates: Iterable[Counted], window: Window) -> tuple[int, int]:
    """How many dates are over before a window begins, and how many begin after it ends."""
    days = [(bounds(value), count) for value, count in dates]
    earlier = sum(count for (_, last), count in days if last < window[0])
    return earlier, sum(count for (first, _), count in days if first > window[1])


def _clipped(value: PartialDate, window: Window) -> Window | None:
    first, last = bounds(value)
    first, last = max(first, window[0]), min(last, window[1])
    return (first, last) if first <= last else None


def begin(at: date, zoom: Zoom) -> date:
    """The first day of the stretch that holds a day."""
    if zoom == "year":
        return at.replace(month=1, day=1)
    if zoom == "month":
        return at.replace(day=1)
    return at - timedelta(days=min(at.weekday(), (at - date.min).days)) if zoom == "week" else at


def name(at: date, zoom: Zoom) -> PartialDate:
    """The stretch that holds a day, as a partial date."""
    if zoom == "week":
        year, week, _ = at.isocalendar()
        return f"{year:04}-W{week:02}"
    return at.isoformat()[: {"year": 4, "month": 7, "day": 10}[zoom]]


def _covered(first: date, last: date, zoom: Zoom, most: int = _WIDEST) -> list[date]:
    """The first days of the stretches from one day to another, no more than `most`."""
    found = [begin(first, zoom)]
    while len(found) < most and (following := _next(found[-1], zoom)) is not None and following <= last:
        found.append(following)
    return found


def _next(at: date, zoom: Zoom) -> date | None:
    try:
        if zoom == "year":
            return at.replace(year=at.year + 1)
        if zoom == "month":
            return (at + timedelta(days=31)).replace(day=1)
        return at + timedelta(days=7 if zoom == "week" else 1)
    except (ValueError, OverflowError):
        return None
