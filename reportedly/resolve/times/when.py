"""When something was said, and when what is said happens: the dates of the sentence, told apart by where they stand.

A date beside the cue, outside of what is said, tells when it was said; one inside tells when it happens. Where several
compete, or where a date belongs to a clause of its own, the answer is None. The time is not carried on from sentence to
sentence: rules that did so were right on the texts they were made on and wrong two times in three elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from reportedly.days import since_then
from reportedly.partial import bounds, day_of
from reportedly.resolve.times.beside import opens_line
from reportedly.resolve.times.pieces import SHORT_MONTHS
from reportedly.types import Dated, PartialDate, Span

_REACH = 500
"""Code points on either side of the cue within which its sentence is looked for."""
_FARTHEST = 18
"""Words between a date and the cue that it belongs to, each comma counted as four."""
_BREAK = 4
_LONGEST = 366
"""Days that the time of one saying spans at the most: “a child of the eighties” is no time of saying."""

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[A-Z0-9])|[\n\r\u2028\u2029]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|a\.m|p\.m|No|"
    + "|".join(month for month in SHORT_MONTHS if month != "May")
    + r"))\Z"
)
_BREAKS = re.compile(r"[,;:—–()]")
_CLAUSE = re.compile(
    r"\b(?:which|who|whom|whose|where|when|because|after|before|while|since|until|although|but|yet|though|whether"
    r"|how|what|why|if)\b"
)
_CONCEDED = re.compile(r"\s*(?:Although|Though|Because|If|While|Whereas|Unlike)\b")
"""What opens a clause of its own before the saying. “After” and “when” do not: of what follows they tell the day."""
_ANEW = re.compile(r";|,\s(?:and|or|so|while)\s(?!(?:he|she|it|they|we|I)\b)")
"""What begins a main clause about somebody else."""
_ISSUED = re.compile(
    r",\s(?:\w+ly\s)?(?:published|dated|issued|released|posted|sent|written|filed|leaked|signed|conducted|taken)\s"
)
_MET = re.compile(
    r"\b(?:when\s(?:(?:I|we|he|she|they)\s(?:\w+\s){0,2}?(?:reached|called|phoned|met|visited|received|interviewed|spoke\sto|asked)"
    r"|asked|contacted|pressed|questioned)|while\s[a-z]{2,14}ing)\b"
)
"""A clause of the asking, or of what one is at, whose date is that of the saying (“denied it when we reached her on
Tuesday”, “while testifying on Monday”)."""
_TITLE = re.compile(r"[“\"«][A-Z][^“”\"«».!?]{0,30}?,?[”\"»]")
"""A programme or a paper, which quotes nobody (“told NBC’s “Today” on Monday”)."""
_OCCASION = re.compile(
    r"[’']s?\s(?:[a-z-]{2,12}\s){0,2}?(?:meeting|hearing|rally|conference|debate|interview|session|briefing|congress|assembly"
    r"|sitting|edition|paper|broadcast|programme|speech|address|statement)\b"
)
"""Where one speaks or prints: its day is the day of the saying (“told Tuesday’s meeting”)."""
_QUOTED = re.compile(r"[“”\"„«»]")
_EVENT_OF = re.compile(
    r"(?:\b(?:events?|protests?|attacks?|arrests?|night|vote|elections?|raids?|strikes?|clashes|gathering|incident|fire|march"
    r"|crash|explosion|shooting|killing|storm)\s(?:of|on)|\b(?:after|since|before|until|from|about|for|planned|scheduled|due"
    r"|by))\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{1,2}[:.]\d\d\b")
_FOR = re.compile(r"for\b", re.IGNORECASE)
"""What opens a length of time (“has known for three years”), in which nothing happens."""
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_EVENT_AFTER = re.compile(r"[’']s?\s\w")
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|that\s(?:was|were|had|has))\b")
_PERFECT = re.compile(r"(?:\b(?:has|have)|[’']ve)\b")


def said_and_happens(
    content: Sequence[Span],
    cue: Sequence[Span],
    source: Sequence[Span],
    text: str,
    dates: Sequence[Dated],
    published: str | None,
    within: Sequence[Span] = (),
) -> tuple[PartialDate | None, PartialDate | None]:
    """When it was said and when what is said happens, each None where the sentence does not tell clearly.

    `dates` are those of `find_dates`, in text order. Only the dates near the attribution are looked at: O(log n).
    `within` is what somebody says in whose words this one stands: a date outside of it is that of the saying around.
    """
    place = (list(cue) or list(source) or list(content))[:1]
    if not place or not content:
        return None, None
    today = day_of(published)
    sentence = _sentence(text, place[0])
    outside = [d for d in _within(dates, sentence) if not any(_overlap(d.span, c) for c in content)]
    if within:
        outside = [d for d in outside if any(_overlap(d.span, w) for w in within)]
    anchors = [s for s in (*cue, *source) if s.start < sentence.end and sentence.start < s.end] or place
    events = [d for d in outside if _of_event(text, d)]
    free = [
        d
        for d in outside
        if d not in events
        and not _in_clause(text, d, sentence, (*cue, *source))
        and not _aside(text, d, source)
        and not (_in_passing(text, d.span) and not _in_which(text, d.span, source))
    ]
    if any(_PERFECT.search(text, *span) for span in cue):
        free = [d for d in free if _lasts(d, today)]
    said = _nearest(free, anchors, content, text, today)
    happens = _inside(content, text, dates, said)
    named = [d for d in events if not _SINCE.match(text, d.span.start) and not any(_overlap(d.span, s) for s in source)]
    if happens is None and len(named) == 1:
        happens = _nearest(named, anchors, content, text, None)
    return said, happens


def _lasts(dated: Dated, today: date | None) -> bool:
    """Whether a time goes on to publication, as that of a perfect does: “has said this week”, never “on Monday”."""
    return dated.value is not None and today is not None and bounds(dated.value)[1] >= today


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
    if _OCCASION.match(text, end, end + 60):
        return False
    if _SINCE.match(text, start):
        return True
    owned = _EVENT_AFTER.match(text, end, end + 4) is not None
    before = _EVENT_OF.search(text, max(0, start - 40), start) is not None
    return owned or before


def _in_clause(text: str, dated: Dated, sentence: Span, saying: Sequence[Span]) -> bool:
    """Whether a date stands in a clause that only leads up to the saying (“Asked what he plans this year, he said”,
    “Although it was built in 1889, he said”).

    One that opens before the words of the saying holds both (“the sum, which auditors put in May at …”).
    """
    led = (s.end if s.end <= dated.span.start else s.start for s in saying if s.start <= dated.span.start)
    begin = max(sentence.start, dated.span.start - 120, *led)
    clause = _MET.sub(" ", _BREAKS.split(text[begin : dated.span.start])[-1])
    return _CLAUSE.search(clause) is not None or _CONCEDED.match(clause) is not None


def _aside(text: str, dated: Dated, source: Sequence[Span]) -> bool:
    """Whether a date belongs to what is told beside a source’s name (“Velt, named on Monday as its head, denied”).

    That of a document is when it says so (“the survey, published in March, puts losses at …”).
    """
    led = [text[s.start : dated.span.start] for s in source if s.start <= dated.span.start < s.end]
    return any("," in words and not _ISSUED.search(words) for words in led)


def _nearest(
    found: Sequence[Dated], anchors: Sequence[Span], content: Sequence[Span], text: str, today: date | None
) -> PartialDate | None:
    """The value of the date nearest to the cue, none after publication; None where all belong to other clauses."""
    best: tuple[int, PartialDate] | None = None
    for dated in found:
        value = dated.value
        if value is None or (today is not None and bounds(value)[0] > today):
            continue
        if (bounds(value)[1] - bounds(value)[0]).days > _LONGEST:
            continue
        cost = min(_cost(text, dated.span, anchor, content) for anchor in anchors)
        if _STAMP.match(text, dated.span.start) and opens_line(text, dated.span.start):
            cost = max(cost, _FARTHEST)  # where an entry of a live page tells another day, that is meant
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
    between = _TITLE.sub(" ", _MET.sub(" ", " ".join([*pieces, text[at:end]])))
    if _CLAUSE.search(between) or _QUOTED.search(between) or _ANEW.search(between):
        return _FARTHEST + 1
    return len(between.split()) + _BREAK * len(_BREAKS.findall(between))


def _inside(content: Sequence[Span], text: str, dates: Sequence[Dated], said: PartialDate | None) -> PartialDate | None:
    """The one date of what is said, None where several differ. Dates of relative clauses are not what it is about.

    What goes on over several sentences, as a turn of a conversation does, has no time of its own. What lasts “since
    January” lasts until it was said.
    """
    pieces = ((piece, _within(dates, piece)) for piece in content)
    inside = (d for piece, those in pieces if those and not _goes_on(text, piece) for d in those)
    found = [
        d
        for d in inside
        if not (
            _subordinate(text, d, content)
            or _FOR.match(text, d.span.start)
            or _in_passing(text, d.span)
            or since_then(text, d.span.start)
        )
    ]
    values = {d.value for d in found}
    value = values.pop() if len(values) == 1 else None
    if value is None or "/" not in value or not _SINCE.match(text, found[0].span.start) or day_of(said) is None:
        return value
    left, right = value.split("/", 1)
    cut = f"{left}/{said[: len(left)]}" if said and "W" not in left and said[: len(left)] > left else value
    return cut if len(right) == len(left) else value


def _in_passing(text: str, year: Span) -> bool:
    """Whether a bare year only tells which of several a thing is: “the 2008 crisis”, “his 2012 campaign”."""
    if year.end - year.start != _YEAR or not text[year.start : year.end].isdecimal():
        return False
    which = _WHICH.search(text, max(0, year.start - 12), year.start)
    return which is not None and _THING.match(text, year.end) is not None


def _in_which(text: str, year: Span, source: Sequence[Span]) -> bool:
    """Whether a year tells which source it is (“a 2014 Harvard Law School paper”), or where something was said."""
    return any(s.start <= year.start <= s.start + _YEAR for s in source) or _IN_WHICH.match(text, year.end) is not None


_IN_WHICH = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:stud(?:y|ies)|surveys?|reports?|letters?|e-?mails?|interviews?|speech(?:es)?|books?|discussions?"
    r"|memos?|memorandum|memoirs?|lawsuits?|complaints?|rulings?|decisions?|opinions?|polls?|articles?|essays?|op-eds?|posts?|tweets?"
    r"|statements?|papers?|debates?|hearings?|testimony|depositions?|messages?|columns?|editorials?|address|conferences?"
    r"|conversations?|appearances?|videos?|recordings?|films?|documentary|filings?|reviews?|analys[ei]s|audits?|cables?|notes?"
    r"|broadcasts?|episodes?|profiles?|podcasts?|lectures?|talks?|forums?|meetings?|rall(?:y|ies)|sermons?|indictments?|cases?"
    r"|accounts?|estimates?|assessments?|trials?|verdicts?|exchanges?|calls?|remarks|songs?|plays?|novels?)\b"
)
"""What says something, or where something is said: its year is that of the saying (“in a 2002 interview”)."""
_YEAR = 4
_WHICH = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our|my)|[’']s)\s$", re.IGNORECASE)
_THING = re.compile(r"\s(?!(?:and|or|was|were|is|as|in|at|to|for|by|that|when|which)\b)[A-Za-z]")
"""A noun, or what leads to one."""


def _goes_on(text: str, piece: Span) -> bool:
    """Whether a piece of what is said holds the end of a sentence before its own."""
    ends = (m for m in _STOP.finditer(text, piece.start, piece.end))
    return any(m[0].isspace() or not _ABBREVIATED.search(text, max(0, m.start() - 6), m.start()) for m in ends)


def _subordinate(text: str, dated: Dated, content: Sequence[Span]) -> bool:
    """Whether a date stands in a relative clause set off by a comma (“the sum, which was raised on 2 May, …”)."""
    begin = max((c.start for c in content if c.start <= dated.span.start), default=dated.span.start)
    piece = text[max(begin, dated.span.start - 120) : dated.span.start]
    _, comma, tail = piece.rpartition(",")
    return bool(comma or piece.count(" ") > 12) and _RELATIVE.search(tail) is not None
