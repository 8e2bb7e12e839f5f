"""When: the time expressions of a text, each with its value as a partial date (temporal tagging, TIMEX3).

Grammar rules find the words, the tense of the verb beside them, the day of publication and the dates that the narrative
has named resolve them. A value is never invented: without a day of publication what is counted from it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from reportedly.partial import bounds, day_of
from reportedly.resolve.times.beside import word_before
from reportedly.resolve.times.calendar import at, join, span, unit_of, weekday_from
from reportedly.resolve.times.counted import counted_from
from reportedly.resolve.times.genre import is_history
from reportedly.resolve.times.guards import GUARDS, is_dateline
from reportedly.resolve.times.keys import Neighbourhoods
from reportedly.resolve.times.pieces import WEEKDAY, WEEKDAY_NAMES
from reportedly.resolve.times.reading import READERS
from reportedly.resolve.times.story import Story, Value
from reportedly.resolve.times.terms import TERMS
from reportedly.resolve.times.words import ANCIENT, CONNECTOR, NUMERIC, OPENING, SINCE, WORDED
from reportedly.types import Dated, PartialDate, Span

ENGLISH = NUMERIC | WORDED | TERMS
_PAIRED = frozenset(("calendar", "month", "weekday", "year", "iso", "numeric", "season", "deictic", "feast"))
"""Kinds that may be either end of a range."""
_UNTOLD = frozenset(
    (
        *"window recurring years decade century end clock hour part event lasting period or nth".split(),
        *(
            "since then",
            "day number",
            "months of",
            "vague ago",
            "year end",
            "that time",
            "writing",
            "age",
            "hours later",
        ),
    )
)
"""Kinds that the narrative does not move to."""
_NEEDS_DAY = frozenset(("hour", "part", "lasting", "spelled day", "that time", "age", "hours later"))
"""Kinds that are time expressions only where the text has told a day, or a time, to which they belong."""
_EVENT = re.compile(r"\s(?:[\w’'-]{1,20}\s){0,6}?(?:(?:on|of|in)\s(?:the\s)?)?")
"""What may stand between “two days before” and the date of what happened: “the vote on”."""
_MOVED = frozenset(("ago", "narrative", "event", "vague ago", "day number"))
_BESIDE = re.compile(r",\s(?:(?:in|on)\s(?:the\s)?)?")
"""What stands between “a year later” and the date that tells the same: “, in 1896”."""
_OF_DAY = re.compile(r",?\s(?:on\s|of\s)?")
_HEADS = re.compile(r"(?P<with>(?:[.:]|\s[–—-])\s(?=[“\"'‘]?[A-Z]))|[.:]?[ \t]{0,3}\n")
"""What follows a date that heads an entry: its first sentence, or the end of its line."""
_GAP = 16
"""Code points of the longest words between the two ends of a range."""
_SENTENCE = 120
"""Code points within which two dates of a sentence belong together."""
_NEXTS = re.compile(rf"next\s(?:{WEEKDAY_NAMES})[’']s\b")
"""“Next Tuesday’s vote”: what is spoken of, while the telling stays where it is."""
_HAD = re.compile(r"\bthat\b.*\bhad\b")


class _Hit(NamedTuple):
    start: int
    end: int
    kind: str
    m: re.Match[str]


def find_dates(text: str, published: str | None, language: str | None = "en") -> list[Dated]:
    """The time expressions of a text in its order, disjoint. Time is linear in its length.

    `published` is an ISO date or time; without a day in it, what is counted from it keeps the value None, as does what
    no calendar holds. In other languages than English (None counts as English) only dates in figures are found.
    """
    english = language is None or language.lower().startswith("en")
    hits = _hits(text, ENGLISH if english else NUMERIC)
    if any(hit.kind == "era year" for hit in hits):
        hits = _hits(text, ENGLISH | ANCIENT)
    story = Story(text, day_of(published), published=day_of(published))
    lines = [_dateline(text, hit, story) for hit in hits]
    for hit, line in zip(hits, lines, strict=True):
        if line and story.standing is None:
            story.standing = day_of(READERS[hit.kind](story, hit.m, None).value)
    story.goes_on = any(_told_later(story, hit) for hit in hits)
    story.history = is_history(text, ((hit.kind, hit.m) for hit in hits), story.day)
    return _told(story, hits, lines)


def _told_later(story: Story, hit: _Hit) -> bool:
    """Whether a year after publication is told of as past: then what is taken for publication is none."""
    printed = _printed(hit) if hit.kind in ("calendar", "month") else None
    return (
        printed is not None and story.day is not None and int(printed) > story.day.year and story.tense(hit.m) == "past"
    )


def _told(story: Story, hits: Sequence[_Hit], lines: Sequence[bool]) -> list[Dated]:
    """What the expressions mean, one after another; what is counted from an event, when the text is at its end."""
    found: list[Dated] = []
    waiting: list[tuple[int, _Hit]] = []
    at_hit = 0
    while at_hit < len(hits):
        hit, line = hits[at_hit], lines[at_hit]
        _enter(story, hit)
        pair = None if line else _pair(story, hits, at_hit)
        if pair is not None:
            found.append(pair)
            story.events.live(story.text, hit.start, pair.value or "")
            at_hit += 2
            continue
        start, value = _single(story, hit, standing=line)
        if at_hit + 1 < len(hits):
            value = _by_next(story, hit, hits[at_hit + 1], value)
        if value.value is not None and not line:
            story.events.tell(story.text, hit.start, hit.end, value.value)
        elif hit.kind == "event":
            waiting.append((len(found), hit))
        if value.value is not None or hit.kind not in _NEEDS_DAY:
            found.append(_dated(Span(start, hit.end), value))
        at_hit += 1
    for place, hit in waiting:
        if known := story.events.named(story.text, hit.end):
            found[place] = _dated(found[place].span, counted_from(hit.m, known))
    return found


def _enter(story: Story, hit: _Hit) -> None:
    """A date that heads an entry of a diary or a log is the day of what follows, to the next or its paragraph’s end."""
    if story.published is None or hit.kind not in ("calendar", "iso", "numeric"):
        if hit.start >= story.entry_end:
            story.day = story.published
        return
    begins = hit.start == 0 or story.text[hit.start - 1] == "\n"
    heads = _HEADS.match(story.text, hit.end) if begins else None
    if heads is None:
        return
    story.day = story.published
    day = day_of(READERS[hit.kind](story, hit.m, None).value)
    end = story.text.find("\n", hit.end) if heads["with"] else len(story.text)
    story.day, story.entry_end = day or story.published, end if end >= 0 else len(story.text)


def _dated(span_of: Span, value: Value) -> Dated:
    return Dated(span=span_of, value=value.value, anchor=value.anchor if value.value is not None else None)


def _hits(text: str, patterns: dict[str, re.Pattern[str]]) -> list[_Hit]:
    """Where the patterns match, the first and then the longest of those that overlap."""
    every = sorted(_every(text, patterns), key=lambda hit: (hit.start, -hit.end))
    found: list[_Hit] = []
    for hit in every:
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


def _every(text: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[_Hit]:
    near = Neighbourhoods(text)
    for kind, pattern in patterns.items():
        guard = GUARDS.get(kind)
        for m in chain.from_iterable(pattern.finditer(text, *stretch) for stretch in near.of(kind)):
            if guard is None or guard(text, m):
                yield _Hit(m.start(), m.end(), kind, m)


def _dateline(text: str, hit: _Hit, story: Story) -> bool:
    if hit.kind not in ("calendar", "iso", "numeric"):
        return False
    full = hit.kind != "calendar" or bool(hit.m["y1"] or hit.m["y2"])
    if is_dateline(text, hit.start, hit.end, full=full):
        return True
    unled = full and not word_before(text, hit.start)
    return unled and story.day is not None and READERS[hit.kind](story, hit.m, None).value == story.day.isoformat()


def _single(story: Story, hit: _Hit, *, standing: bool) -> tuple[int, Value]:
    """Where an expression begins, “since” included, and what it means; the story goes on from it."""
    found = READERS[hit.kind](story, hit.m, None)
    since = SINCE.search(story.text, max(0, hit.start - 20), hit.start) if _opens(hit) else None
    if hit.kind == "unit" and found.value and unit_of(found.value) == "week" and story.day:
        begin, end = bounds(found.value)
        story.week = (begin, hit.end, since is not None) if end < story.day else None
    if found.value is None or standing:
        return hit.start, found
    if since:
        opened = bounds(found.value)[0].isoformat() if hit.kind == "end" else found.value
        return since.start(), Value(_until_now(story, opened, hit), found.anchor)
    if hit.kind not in _UNTOLD and not (hit.kind == "weekday" and _NEXTS.match(story.text, hit.start)):
        story.mention(found.value, hit.end, counted=story.day is not None and found.anchor == story.day.isoformat())
    return hit.start, found


def _by_next(story: Story, hit: _Hit, after: _Hit, found: Value) -> Value:
    """What the next date tells: in apposition, of an event that it dates, of a time of day in its sentence."""
    between = story.text[hit.end : after.start]
    if len(between) > _SENTENCE:
        return found
    if (
        hit.kind in ("clock", "hour", "part")
        and _OF_DAY.fullmatch(between)
        and after.kind in ("calendar", "weekday", "deictic", "narrative")
    ):
        known = READERS[after.kind](story, after.m, None).value
        return Value(known, known) if day_of(known) else found
    if hit.kind in _MOVED and _BESIDE.fullmatch(between) and after.kind in _PAIRED:
        known = READERS[after.kind](story, after.m, None).value
        return Value(known, known) if known else found
    if found.value is not None:
        return found
    if hit.kind == "event" and _EVENT.fullmatch(between) and after.kind in _PAIRED:
        known = READERS[after.kind](story, after.m, None).value
        return counted_from(hit.m, known) if known else Value()
    if hit.kind in ("clock", "hour") and after.kind in ("calendar", "weekday", "deictic"):
        known = None if re.search(r"[.!?]\s|\n", between) else READERS[after.kind](story, after.m, None).value
        return Value(known, known) if day_of(known) else Value()
    return found


def _opens(hit: _Hit) -> bool:
    """Whether “since” before it opens a stretch of time: of “the end of the year” its beginning does not tell."""
    return (
        hit.kind not in _UNTOLD
        or hit.kind == "nth"
        or (hit.kind == "end" and (hit.m["edge"] or "").lower() in ("beginning", "start"))
    )


def _until_now(story: Story, value: PartialDate, hit: _Hit) -> PartialDate:
    """“Since January”: from it to the day of publication, with the precision of the words.

    “The Bank said on 26 April that it had risen since January”: to that day.
    """
    begin = bounds(value)[0]
    told = story.last_day
    if told and story.day and begin < told <= story.day and hit.start - story.last_end <= _SENTENCE:
        between = story.text[story.last_end : hit.start]
        if _HAD.search(between) and not re.search(r"[.!?]\s|\n", between):
            return span(begin, told, unit_of(value)) or value
    if story.day is None or begin > story.day or (bounds(value)[1] >= story.day and unit_of(value) == "day"):
        return value
    unit = unit_of(value)
    return span(begin, story.day, unit) or value


def _pair(story: Story, hits: Sequence[_Hit], number: int) -> Dated | None:
    """A range of two expressions (“from 3 May to 7 May”, “January 23 – March 9 2014”), None where they are no range."""
    if number + 1 >= len(hits) or hits[number + 1].start - hits[number].end > _GAP:
        return None
    left, right, text = hits[number], hits[number + 1], story.text
    between = text[left.end : right.start]
    if not {left.kind, right.kind} <= _PAIRED or not CONNECTOR.fullmatch(between):
        return None
    opening = OPENING.search(text, max(0, left.start - 16), left.start)
    opened = opening["word"].lower() if opening else None
    if not (opened or _dashed(between) or _one_year(left, right) or _two_days(left, right, between)) or (
        "and" in between and opened != "between"
    ):
        return None
    if not opened and left.kind != right.kind and "deictic" in (left.kind, right.kind):
        return None
    first, last = _ends(story, left, right)
    value = join(first.value, last.value) if first.value and last.value else None
    if value is None:
        return None
    story.mention(last.value or value, right.end, period=value)
    return Dated(
        span=Span(opening.start() if opening else left.start, right.end),
        value=value,
        anchor=first.anchor or last.anchor,
    )


def _one_year(left: _Hit, right: _Hit) -> bool:
    """“January to April 2024”: the second prints a year, which is that of both where the first has none."""
    dated = left.kind == right.kind and left.kind in ("calendar", "month")
    return dated and _printed(right) is not None


def _two_days(left: _Hit, right: _Hit, between: str) -> bool:
    """“Feb. 15 to March 15”."""
    days = left.kind == right.kind == "calendar" and not left.m["wd"] and not right.m["wd"]
    return days and between.strip() in ("to", "through", "until", "till")


def _dashed(between: str) -> bool:
    return between.strip() in ("–", "—", "-")


def _ends(story: Story, left: _Hit, right: _Hit) -> tuple[Value, Value]:
    """Both ends of a range: the year that one prints is the other’s too, the second does not lie before the first."""
    if left.kind in ("calendar", "month") and right.kind in ("calendar", "month"):
        printed = _printed(right)
        first = READERS[left.kind](story, left.m, int(printed) if printed else None)
        if printed or first.value is None:
            last = READERS[right.kind](story, right.m, None)
            if first.value and last.value and first.value[:10] > last.value[:10] and not _printed(left):
                first = READERS[left.kind](story, left.m, int(printed or 0) - 1)
            return first, last
        year = int(first.value[:4])
        last = READERS[right.kind](story, right.m, year)
        if last.value and last.value < first.value[: len(last.value)]:
            last = READERS[right.kind](story, right.m, year + 1)
        return first, last
    first, last = READERS[left.kind](story, left.m, None), READERS[right.kind](story, right.m, None)
    begin = day_of(first.value)
    if right.kind == "weekday" and begin is not None and not right.m["which"] and not right.m["week"]:
        after = weekday_from(begin, WEEKDAY[right.m["wd"].lower()], "future", today=False)
        last = Value(at(after, "day") if after else None, last.anchor)
    return first, last


def _printed(hit: _Hit) -> str | None:
    year: str | None = hit.m["y"] if hit.kind == "month" else hit.m["y1"] or hit.m["y2"]
    return year
