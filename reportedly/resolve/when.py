"""When something was said, and when what is said happens: the dates of the sentence, told apart by where they stand.

A date beside the cue, outside of what is said, tells when it was said; one inside tells when it happens. Where several
compete, or where a date belongs to a clause of its own, the answer is None. `said_and_happens_all` carries the time on
that was told before: what she added was said the same day, what is told in a dispatch was said on the dispatch’s day.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from reportedly.partial import bounds, day_of
from reportedly.resolve.dates_guards import is_dateline
from reportedly.resolve.dates_tense import IRREGULAR, tense_at
from reportedly.types import Dated, PartialDate, Span

_REACH = 500
"""Code points on either side of the cue within which its sentence is looked for."""
_FARTHEST = 18
"""Words between a date and the cue that it belongs to, each comma counted as four."""
_BREAK = 4

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[A-Z0-9])|[\n\r\u2028\u2029]")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|a\.m|p\.m|No))\Z")
_BREAKS = re.compile(r"[,;:—–()]")
_CLAUSE = re.compile(
    r"\b(?:which|who|whom|whose|where|when|because|after|before|while|since|until|although|but|yet|though|whether"
    r"|how|what|why|if)\b"
)
_QUOTED = re.compile(r"[“”\"„«»]")
_EVENT_OF = re.compile(
    r"(?:\b(?:events?|protests?|attacks?|arrests?|night|vote|elections?|raids?|strikes?|clashes|gathering|incident|fire|march"
    r"|crash|explosion|shooting|killing|storm)\s(?:of|on)|\b(?:after|since|before|until|from|about|for|planned|scheduled|due"
    r"|by))\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_EVENT_AFTER = re.compile(r"[’']s?\s\w")
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|that\s(?:was|were|had|has))\b")
_PAST = re.compile(r"\b(?:said|told|wrote|went\son|\w{2,15}ed)\b")
_NARRATED = re.compile(
    r"(?i:\b(?:said|told|wrote|spoke|went\son|put|gave|(?:did|could|would)\s(?:not|only)\s\w+|\w{2,15}ed)\b)"
)
"""A cue that tells of one act of saying."""
_LASTING = re.compile(r"(?i:\b(?:has|have|had|according)\b|^\w+ed\s(?:to|by|in|under)\b|[’']s\s\w+ed\b)")
"""A cue that tells of no single act: “has not answered”, “according to”, “quoted by”."""
_WISH = re.compile(r"(?i:hope|plan|want|intend|expect|fear|would\slike|mean|promise|demand)")
_ASIDE = re.compile(r"\s*[“\"‘']?(?:how|which|who|what|when|why|where|whether|if|to|for)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:(?P<now>is|are|am|has|have|do|does|will|would|can|could|may|might|must|shall|should|not|now|today|meant|wanted)"
    rf"|(?P<past>[a-z]\w{{2,15}}ed|{'|'.join(IRREGULAR.split())}))\b|(?P<short>[’'](?:s|re|ve|m|ll|d)\b)"
)
_COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|dozens|twenty|thirty|forty|fifty|hundred)\b"
)
_READ = re.compile(r"(?i:says|reads?|promises?|offers?)")
_NO_ACT = re.compile(r"(?i:according\b|by\sthe\b|in\b.*\b(?:view|account|words)\b|.*\b(?:has|have)\s(?:not|never)\b)")
"""A cue that tells of no moment of saying, whatever date stands beside it."""
_SHORT = 60
"""Code points of a figure without a verb (“some forty arrests”)."""
_OPENING = 900
"""Code points within which a page tells of its main event."""
_WIRE = re.compile(r"^[^\n]{0,80}\([^()\n]{2,40}\)[ \t]{0,2}[-–—][ \t]", re.MULTILINE)
_HEAD = 2_000
_RELEASE = re.compile(
    r"^(?:(?:PRESS |MEDIA )?(?:STATEMENT|RELEASE)|(?:Press|Media) release|For immediate (?:publication|release))",
    re.MULTILINE,
)
"""What heads a press release, which speaks on the day of its publication in the present tense."""
_PERFORMED = re.compile(
    r"(?!regards|believes|thinks|knows|hopes|wants|considers)(?:(?:\w+ly|further|also)\s)?"
    r"(?:does\snot\s\w+|\w{2,15}s)(?:\s(?:for|on|that))?"
)
_VENUE = re.compile(
    r"\b(?:council|parliament|meeting|conference|session|hearing|court|rally|briefing|interview|debate|hall|committee|assembly"
    r"|congress|senate|talks|summit)\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(r"(?:[^.\n]{0,40}\b)?(?:On|At|Late on|Early on|In)?\s?\Z")
_PRONOUN = frozenset(("he", "she", "it", "they", "we", "i"))


def said_and_happens(
    content: Sequence[Span],
    cue: Sequence[Span],
    source: Sequence[Span],
    text: str,
    dates: Sequence[Dated],
    published: str | None,
) -> tuple[PartialDate | None, PartialDate | None]:
    """When it was said and when what is said happens, each None where the sentence does not tell clearly.

    `dates` are those of `find_dates`, in text order. Only the dates near the attribution are looked at: O(log n).
    """
    place = (list(cue) or list(source) or list(content))[:1]
    if not place or not content:
        return None, None
    today = day_of(published)
    sentence = _sentence(text, place[0])
    outside = [d for d in _within(dates, sentence) if not any(_overlap(d.span, c) for c in content)]
    anchors = [s for s in (*cue, *source) if s.start < sentence.end and sentence.start < s.end] or place
    events = [d for d in outside if _of_event(text, d)]
    free = [d for d in outside if d not in events and not _in_clause(text, d, sentence)]
    said = _nearest(free, anchors, content, text, today)
    if said is None and not outside and _is_pronoun(text, source) and _is_past(text, cue):
        said = _told_before(text, sentence, dates, today)
    happens = _inside(content, text, dates, said)
    named = [d for d in events if not _SINCE.match(text, d.span.start)]
    if happens is None and len(named) == 1:
        happens = _nearest(named, anchors, content, text, None)
    return said, happens


def _is_pronoun(text: str, source: Sequence[Span]) -> bool:
    return len(source) == 1 and text[slice(*source[0])].strip().lower() in _PRONOUN


def _is_past(text: str, cue: Sequence[Span]) -> bool:
    return any(_PAST.search(text, *span) is not None for span in cue)


def _told_before(text: str, sentence: Span, dates: Sequence[Dated], today: date | None) -> PartialDate | None:
    """The one day that the sentence before tells, in the same paragraph: “he added” goes on with what was said then."""
    end = sentence.start
    while end and text[end - 1] in " \t":
        end -= 1
    if not end or text[end - 1] in "\r\n\u2028\u2029":
        return None
    before = _sentence(text, Span(end - 1, end - 1))
    found = [d for d in _within(dates, before) if not _of_event(text, d)]
    days = [day_of(d.value) for d in found]
    if len(days) != 1 or days[0] is None or (today is not None and days[0] > today):
        return None
    return days[0].isoformat()


def _within(dates: Sequence[Dated], stretch: Span) -> list[Dated]:
    """The dates with a value that begin in a stretch."""
    found = []
    for i in range(bisect_left(dates, stretch.start, key=_start), len(dates)):
        if dates[i].span.start >= stretch.end:
            break
        if dates[i].value is not None:
            found.append(dates[i])
    return found


def _start(dated: Dated) -> int:
    return dated.span.start


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(text: str, place: Span) -> Span:
    """The sentence around a place, as far as `_REACH` goes."""
    begin = max(0, place.start - _REACH)
    start = begin
    for m in _STOP.finditer(text, begin, place.start + 2):  # what a full stop looks ahead to may be the place’s own
        if m.end() > place.start:
            break
        if m[0].isspace() or not _ABBREVIATED.search(text, max(0, m.start() - 6), m.start()):
            start = m.end()
    for m in _STOP.finditer(text, place.end, place.end + _REACH):
        if m[0].isspace() or not _ABBREVIATED.search(text, max(0, m.start() - 6), m.start()):
            return Span(start, m.end())
    return Span(start, min(len(text), place.end + _REACH))


def _of_event(text: str, dated: Dated) -> bool:
    """Whether a date names an event (“the protest of 11 May”, “Saturday’s vote”) and no moment of saying."""
    start, end = dated.span
    if _SINCE.match(text, start):
        return True
    owned = _EVENT_AFTER.match(text, end, end + 4) is not None
    before = _EVENT_OF.search(text, max(0, start - 40), start) is not None
    return owned or before


def _in_clause(text: str, dated: Dated, sentence: Span) -> bool:
    """Whether a date stands in a clause that only leads up to the saying (“Asked what he plans this year, he said”)."""
    begin = max(sentence.start, dated.span.start - 120)
    return _CLAUSE.search(_BREAKS.split(text[begin : dated.span.start])[-1]) is not None


def _nearest(
    found: Sequence[Dated], anchors: Sequence[Span], content: Sequence[Span], text: str, today: date | None
) -> PartialDate | None:
    """The value of the date nearest to the cue, none after publication; None where all belong to other clauses."""
    best: tuple[int, PartialDate] | None = None
    for dated in found:
        value = dated.value
        if value is None or (today is not None and bounds(value)[0] > today):
            continue
        cost = min(_cost(text, dated.span, anchor, content) for anchor in anchors)
        if cost <= _FARTHEST and (best is None or cost < best[0]):
            best = cost, value
    return best[1] if best else None


def _cost(text: str, dated: Span, anchor: Span, content: Sequence[Span]) -> int:
    """Words between a date and the cue without those of the content; out of reach across a clause’s border."""
    if _overlap(dated, anchor):
        return 0
    start, end = (dated.end, anchor.start) if dated.end <= anchor.start else (anchor.end, dated.start)
    pieces, at = [], start
    for piece in sorted(content):
        if piece.end > at and piece.start < end:
            pieces.append(text[at : max(at, piece.start)])
            at = max(at, piece.end)
    between = " ".join([*pieces, text[at:end]])
    if _CLAUSE.search(between) or _QUOTED.search(between):
        return _FARTHEST + 1
    return len(between.split()) + _BREAK * len(_BREAKS.findall(between))


def _inside(content: Sequence[Span], text: str, dates: Sequence[Dated], said: PartialDate | None) -> PartialDate | None:
    """The one date of what is said, None where several differ. Dates of relative clauses are not what it is about.

    What lasts “since January” lasts until it was said.
    """
    found = [d for piece in content for d in _within(dates, piece) if not _subordinate(text, d, content)]
    values = {d.value for d in found}
    value = values.pop() if len(values) == 1 else None
    if value is None or "/" not in value or not _SINCE.match(text, found[0].span.start) or day_of(said) is None:
        return value
    left, right = value.split("/", 1)
    cut = f"{left}/{said[: len(left)]}" if said and "W" not in left and said[: len(left)] > left else value
    return cut if len(right) == len(left) else value


def _subordinate(text: str, dated: Dated, content: Sequence[Span]) -> bool:
    """Whether a date stands in a relative clause set off by a comma (“the sum, which was raised on 2 May, …”)."""
    begin = max((c.start for c in content if c.start <= dated.span.start), default=dated.span.start)
    piece = text[max(begin, dated.span.start - 120) : dated.span.start]
    _, comma, tail = piece.rpartition(",")
    return bool(comma or piece.count(" ") > 12) and _RELATIVE.search(tail) is not None


class _Act(NamedTuple):
    """An attribution’s spans; `place` is where its cue stands (its source, its content), `line` the line of that."""

    content: Sequence[Span]
    cue: Sequence[Span]
    source: Sequence[Span]
    place: Span
    line: int


@dataclass(slots=True)
class _Carried:
    """What a reader carries on: who last said something on a known day and in which line, the scene that was set."""

    said: PartialDate | None = None
    who: str = ""
    line: int = -1
    scene: PartialDate | None = None
    wire: PartialDate | None = None
    wire_from: int = 0


def said_and_happens_all(
    attributions: Sequence[tuple[Sequence[Span], Sequence[Span], Sequence[Span]]],
    text: str,
    dates: Sequence[Dated],
    published: str | None,
) -> list[tuple[PartialDate | None, PartialDate | None]]:
    """`said_and_happens` of all attributions (content, cue, source) of a page, with what carries over between them.

    One pass in text order: O((n + d) log n) for n attributions and d dates.
    """
    page = _Page(text, dates, published, attributions)
    answers: list[tuple[PartialDate | None, PartialDate | None]] = [(None, None)] * len(attributions)
    carried = _Carried(wire=page.wire[0], wire_from=page.wire[1])
    scene = 0
    for number, act in sorted(page.acts.items(), key=lambda item: (item[1].place.start, item[0])):
        while scene < len(page.scenes) and page.scenes[scene][0] <= act.place.start:
            carried.scene = page.scenes[scene][1]
            scene += 1
        said, happens = said_and_happens(act.content, act.cue, act.source, text, dates, published)
        cue = page.cue(act)
        if _NO_ACT.match(cue):
            said = None
        nested, told = bool(act.cue or act.source) and page.nested(act.place), said
        if said is None and not nested and not page.dated(act, carried.said):
            said = _carry(page, act, cue, carried)
        if said != told:
            happens = _inside(act.content, text, dates, said) or happens
        if said is not None and not nested:
            carried.said, carried.line, carried.who = said, act.line, page.who(act)
        if happens is None and page.event is not None and page.of_event(act):
            happens = page.event
        answers[number] = said, happens
    return answers


def _carry(page: _Page, act: _Act, cue: str, carried: _Carried) -> PartialDate | None:
    """The day that the page has told before for what is said here, None where it need not hold."""
    if not act.cue and not act.source:
        quoted = page.text[act.place.start : act.place.start + 1] in ("“", '"', "„", "«")
        return carried.said if quoted and act.line <= carried.line + 4 else carried.scene
    if page.release and page.issuer(act) and _PERFORMED.fullmatch(cue):
        return page.today.isoformat() if page.today else None
    if not _NARRATED.search(cue) or _LASTING.search(cue):
        return None
    who = page.who(act)
    if carried.line == act.line and carried.said and (who in _PRONOUN or who == carried.who):
        return carried.said
    if carried.scene:
        return carried.scene
    return carried.wire if act.place.start >= carried.wire_from else None


class _Page:
    """What of a page matters to all of its attributions: its lines, its scenes, the day of its main event."""

    def __init__(
        self,
        text: str,
        dates: Sequence[Dated],
        published: str | None,
        attributions: Sequence[tuple[Sequence[Span], Sequence[Span], Sequence[Span]]],
    ) -> None:
        self.text, self.today = text, day_of(published)
        self.lines = [0, *(m.end() for m in re.finditer(r"\n", text))]
        self.acts = {number: act for number, spans in enumerate(attributions) if (act := self._act(*spans)) is not None}
        contents = sorted(span for act in self.acts.values() for span in act.content)
        self.starts = [span.start for span in contents]
        self.ends = list(accumulate((span.end for span in contents), max))
        self.cues = sorted(span.start for act in self.acts.values() for span in (act.cue or [act.place]))
        self.days = [(d, day) for d in dates if (day := day_of(d.value)) is not None and not self._line_of_date(d)]
        self.told = [(d, day) for d, day in self.days if not self._of_saying(d)]
        self.day_at = [d.span.start for d, _ in self.days]
        self.wire = self._wire()
        self.scenes = self._scenes()
        self.event = self._event()
        days = ((bisect_right(self.lines, d.span.start), day.isoformat()) for d, day in self.told)
        self.elsewhere = {line for line, day in days if day != self.event}
        self.release = _RELEASE.search(text[:_HEAD]) is not None
        self.first = set(re.findall(r"\w{4,}", text[: self.lines[1] if len(self.lines) > 1 else 200].lower()))

    def _act(self, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> _Act | None:
        place = (list(cue) or list(source) or list(content))[:1]
        if not place or not content:
            return None
        return _Act(content, cue, source, place[0], bisect_right(self.lines, place[0].start))

    def _line_of_date(self, dated: Dated) -> bool:
        start, end = dated.span
        return is_dateline(self.text, start, end, full=re.search(r"\d{4}", self.text[start:end]) is not None)

    def nested(self, place: Span) -> bool:
        """Whether a cue stands inside of what another says."""
        at = bisect_right(self.starts, place.start)
        return at > 0 and self.ends[at - 1] > place.start

    def _of_saying(self, dated: Dated) -> bool:
        """Whether a date, outside of all that is said, stands in a sentence with a cue."""
        if self.nested(dated.span):
            return False
        sentence = _sentence(self.text, dated.span)
        at = bisect_left(self.cues, sentence.start)
        return at < len(self.cues) and self.cues[at] < sentence.end

    def cue(self, act: _Act) -> str:
        return " ".join(self.text[span.start : min(span.end, span.start + 100)] for span in act.cue[:4])

    def dated(self, act: _Act, told: PartialDate | None) -> bool:
        """Whether a day other than `told` stands in the sentence of a cue, outside of all that is said."""
        sentence = _sentence(self.text, act.place)
        at = bisect_left(self.day_at, sentence.start)
        while at < len(self.days) and self.day_at[at] < sentence.end:
            dated, day = self.days[at]
            if day.isoformat() != told and not self.nested(dated.span) and not _of_event(self.text, dated):
                return True
            at += 1
        return False

    def who(self, act: _Act) -> str:
        """The source in short: its last word before a comma, as pages repeat it."""
        name = self.text[act.source[0].start : min(act.source[0].end, act.source[0].start + 200)] if act.source else ""
        words = name.split(",")[0].split()
        return words[-1].lower() if words else ""

    def issuer(self, act: _Act) -> bool:
        """Whether the source is who the page’s first line names."""
        return self.who(act) in self.first or self.who(act) in ("we", "it")

    def _wire(self) -> tuple[PartialDate | None, int]:
        """The day of a dispatch, as its first line tells it, and where the dispatch begins."""
        m = _WIRE.search(self.text[:_HEAD])
        if m is None:
            return None, 0
        stop = self.text.find("\n", m.end())
        at = bisect_left(self.day_at, m.end())
        if at == len(self.days) or (0 <= stop <= self.day_at[at]):
            return None, 0
        day = self.days[at][1]
        return (day.isoformat(), m.start()) if self.today is None or day <= self.today else (None, 0)

    def _scenes(self) -> list[tuple[int, PartialDate | None]]:
        """Where a line opens with a day on which people met, where another day or a heading ends that scene."""
        found: list[tuple[int, PartialDate | None]] = []
        for dated, day in self.told:
            if self.nested(dated.span):
                continue
            line = self.lines[bisect_right(self.lines, dated.span.start) - 1]
            sentence = _sentence(self.text, dated.span)
            opens = dated.span.start - line <= 12 and _FRONTED.match(self.text[line : dated.span.start])
            meets = opens and _VENUE.search(self.text[slice(*sentence)]) and self._past(dated, day)
            found.append((dated.span.start, day.isoformat() if meets else None))
        if any(day for _, day in found):
            found.extend((line, None) for line in self._headings())
        return sorted(found, key=lambda scene: scene[0])

    def _past(self, dated: Dated, day: date) -> bool:
        return (self.today is None or day <= self.today) and tense_at(self.text, *dated.span) == "past"

    def _headings(self) -> list[int]:
        """Where short lines without a full stop begin."""
        ends = [*self.lines[1:], len(self.text) + 1]
        pairs = ((start, self.text[start : end - 1].rstrip()) for start, end in zip(self.lines, ends, strict=True))
        return [start for start, line in pairs if 0 < len(line) <= 80 and line[-1] not in ".!?…:;,”\"’')"]

    def _event(self) -> PartialDate | None:
        """The day of the main event: told of as past where the page opens, and named most often, at least twice."""
        counted = Counter(day for _, day in self.told)
        opening = {
            day for d, day in self.told
            if d.span.start <= _OPENING and self._past(d, day)
        }  # fmt: skip
        best = max(opening, key=lambda day: (counted[day], day), default=None)
        if best is None or best.isoformat() == self.wire[0] or counted[best] < 2:
            return None
        return None if any(counted[d] >= counted[best] for d in counted if d != best) else best.isoformat()

    def of_event(self, act: _Act) -> bool:
        """Whether what is said tells of the main event: in the past tense or as a figure, no other day told near."""
        said = " ".join(self.text[piece.start : min(piece.end, piece.start + 200)] for piece in act.content[:2])
        cue = self.cue(act)
        if _WISH.search(cue) or _ASIDE.match(said) or re.search(r"\b(?:now|today|currently|at present)\b", said):
            return False
        verb = _FINITE.search(said)
        if verb is None and not (len(said) <= _SHORT and _COUNT.search(said) and not _READ.match(cue)):
            return False
        if verb is not None and not verb["past"]:
            return False
        return act.line not in self.elsewhere and not any(self._told_in(piece) for piece in act.content)

    def _told_in(self, piece: Span) -> bool:
        at = bisect_left(self.day_at, piece.start)
        return at < len(self.days) and self.day_at[at] < piece.end
