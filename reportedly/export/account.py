"""The account of a page, arranged to be read: who spoke, on whose word, in doubt of what, when, how many.

Values only: what prints them is `terminal_account` and `sheet_account`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.answers import Event
from reportedly.export.figures import value_words
from reportedly.export.marks import words_of
from reportedly.export.wording import day
from reportedly.partial import bounds
from reportedly.text import clipped, sentences
from reportedly.types import Account, Cluster, Found, Page, Resolved, Span, Speaker

_WHOSE = {"outlet": "the outlet", "source": "the source"}
_LAST = date.max
_DOUBTFUL = 0.5
KINDS = {"mentioned": "in the text", "said": "said then", "happens": "happens then", "published": "published then"}
"""What an event's kind is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement; `number` counts the page's from 1. `verdict` holds its kinds and scores, `facts` the rest, each
    in a few words; `chain` is empty where it says no more than the outlet and the speaker."""

    number: int
    cue: str
    content: str
    verdict: tuple[str, ...]
    facts: tuple[str, ...]
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, with all they say in the order of the text. `name` is None where the page names nobody.

    `about` are kind and roles; `notes` whole phrases: other names, what is withheld and why, what is not sure.
    """

    name: str | None
    about: tuple[str, ...]
    notes: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A chain of who cites whom, outermost first, the numbers of the statements that came through it, and how sure the
    surest of these is of it, in [0, 1]."""

    chain: tuple[str, ...]
    numbers: tuple[int, ...]
    sure: float

    @property
    def doubtful(self) -> bool:
        """Whether it is more likely wrong in some link than not: of those below 0.5 a fifth is right in news."""
        return self.sure < _DOUBTFUL


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What is said of a statement's truth: the status, by whom, in which words, and the sentence they stand in."""

    number: int
    content: str
    status: str
    by: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date of the text; `value` is None where it stays relative, `counted_from` the date a relative one starts at."""

    value: str | None
    words: str
    counted_from: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure: what is counted, its value in words, as printed, on whose word (and in which statement), as of when."""

    counted: str
    value: str
    words: str
    by: str
    number: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """All of it."""

    voices: tuple[Voice, ...]
    chains: tuple[Passed, ...]
    doubts: tuple[Doubt, ...]
    moments: tuple[Moment, ...]
    counts: tuple[Count, ...]


class Sentences:
    """The sentences of a text, found by place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cut = sentences(text)

    def stretch(self, span: Span) -> Span:
        """From the beginning of the sentence that a span begins in to the end of the one it ends in."""
        last = max(span.start, span.end - 1)
        first, final = (bisect_right(self._cut, at, key=lambda s: s.start) - 1 for at in (span.start, last))
        start = self._cut[first].start if first >= 0 else span.start
        place = Span(start, max(self._cut[final].end, span.end) if final >= 0 else span.end)
        return clipped(place, Span(span.start, min(span.end, span.start + 300)))

    def around(self, span: Span) -> str:
        """The words of `stretch`, on one line."""
        start, end = self.stretch(span)
        return line(self._text[start:end])


def line(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def arrange(page: Page) -> Arranged | None:
    """The account of a page; None where it was not resolved."""
    account = page.account
    if account is None:
        return None
    where = Sentences(page.document.text)
    resolved = {item.attribution_id: item for item in account.resolved}
    doubts = [
        doubt
        for number, found in enumerate(page.found, 1)
        if (item := resolved.get(found.attribution.id))
        for doubt in _doubts(page, number, found, item, where)
    ]
    return Arranged(
        voices=_voices(page, account, resolved),
        chains=_chains(page, resolved),
        doubts=tuple(doubts),
        moments=_moments(page, account, where),
        counts=_counts(page, account, resolved),
    )


def told_chain(chain: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    """A chain where it says more than the outlet and the speaker, else nothing."""
    plain = len(chain) < 2 or (len(chain) == 2 and chain[0] == outlet)
    return () if plain else chain


def whose(by: str) -> str:
    """Whose words a hedge or a check is."""
    return _WHOSE.get(by, by)


def _voices(page: Page, account: Account, resolved: dict[str, Resolved]) -> tuple[Voice, ...]:
    clusters = {cluster.id: cluster for cluster in account.clusters}
    speakers: dict[str, list[Speaker]] = {}
    said: dict[str, list[Said]] = {}
    for number, found in enumerate(page.found, 1):
        item = resolved.get(found.attribution.id)
        speaker = item.speaker if item else _as_printed(page, found)
        key = "" if speaker is None else speaker.cluster or f"words: {speaker.name.casefold()}"
        speakers.setdefault(key, [])
        if speaker is not None:
            speakers[key].append(speaker)
        said.setdefault(key, []).append(_said(page, number, found, item))
    return tuple(_voice(page, speakers[key], said[key], clusters.get(key)) for key in said)


def _as_printed(page: Page, found: Found) -> Speaker | None:
    source = words_of(page.document.text, found)[0]
    return Speaker(name=source, kind=None, score=0.0) if source else None


def other_names(name: str, cluster: Cluster) -> list[str]:
    """What somebody is also called, without names that are the same but for an article, or a part of it."""
    told = set(_bare(name))
    return [alias for alias in _each(cluster.aliases) if not told.issuperset(_bare(alias))]


def _bare(name: str) -> list[str]:
    return [word for word in name.casefold().split() if word != "the"]


def _voice(page: Page, speakers: list[Speaker], said: list[Said], cluster: Cluster | None) -> Voice:
    if not speakers:
        return Voice(name=None, about=(), notes=(), said=tuple(said))
    first = speakers[0]
    withheld = next((s.withheld for s in speakers if s.withheld), None)
    kept = withheld is not None or any(s.anonymous for s in speakers)
    roles = _each(s.role for s in speakers) + (cluster.roles if cluster else ())
    notes = []
    aliases = other_names(first.name, cluster) if cluster and not kept else []
    if aliases:  # of one whose name is withheld no other name is shown: a wrong join would give them away
        notes.append("also called " + ", ".join(aliases))
    if withheld:
        what = {"name": "the name", "surname": "the surname", "all": "who it is"}[withheld.what]
        why = f", why: “{line(withheld.why)}”" if withheld.why else ""
        words = line(page.document.text[slice(*withheld.span)])
        notes.append(f"{what} is withheld by the page: “{words}”{why}")
    elif kept:
        notes.append("not named by the page")
    if members := _each(name for s in speakers for name in s.members):
        notes.append("together: " + ", ".join(members))
    if readings := _each(name for s in speakers for name in s.readings):
        notes.append("may also stand for " + ", ".join(readings))
    if first.cluster is None and not first.members:
        wrote = f" {first.name} ".casefold() in f" {page.description.byline} ".casefold()
        notes.append("who wrote the page" if wrote else "in the page’s own words: not traced to one name")
    called = first.name.casefold()
    about = _each([first.kind, *(role for role in roles if role.casefold() != called)])
    sure = min(s.score for s in speakers)
    if sure < 1 and first.cluster is not None:
        about = (*about, f"{sure:.0%} sure who")
    return Voice(name=line(first.name), about=about, notes=tuple(notes), said=tuple(said))


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    """The names that are there, each once whatever its capitals, on one line."""
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(line(name).casefold(), line(name))
    return tuple(found.values())


def _said(page: Page, number: int, found: Found, item: Resolved | None) -> Said:
    reading = found.reading
    _, cue, content = (line(words) for words in words_of(page.document.text, found))
    verdict: list[str] = [reading.form, reading.act]
    if item is None:
        return Said(number=number, cue=cue, content=content, facts=(), chain=(),
                    verdict=(*verdict, f"{reading.score:.0%} sure"))  # fmt: skip
    verdict += [item.certainty] if item.polarity == "affirmed" else [item.polarity, item.certainty]
    verdict.append(f"{reading.score:.0%} sure")
    if item.score < reading.score:
        verdict.append(f"of its meaning {item.score:.0%}")
    return Said(
        number=number, cue=cue, content=content, verdict=tuple(verdict), facts=facts(item, page.document.text),
        chain=told_chain(item.chain, page.description.outlet),
    )  # fmt: skip


def facts(item: Resolved, text: str) -> tuple[str, ...]:
    """What else is known of a statement, each in a few words."""
    found = [
        item.when and f"said {day(item.when)}",
        item.happens and f"happens {day(item.happens)}",
        item.addressee and f"to {item.addressee}",
        item.medium and f"medium: {item.medium}",
        item.occasion and f"occasion: {item.occasion}",
    ]
    if item.hedge:
        by = f", in the words of {whose(item.hedged_by)}" if item.hedged_by else ""
        found.append(f"{item.certainty}{by}: “{text[slice(*item.hedge)]}”")
    if item.verification:
        words = text[slice(*item.verification.span)]
        found.append(f"{item.verification.status}, says {whose(item.verification.by)}: “{words}”")
    return tuple(line(words) for words in found if words)


def _chains(page: Page, resolved: dict[str, Resolved]) -> tuple[Passed, ...]:
    numbers: dict[tuple[str, ...], list[int]] = {}
    sure: dict[tuple[str, ...], float] = {}
    for number, found in enumerate(page.found, 1):
        item = resolved.get(found.attribution.id)
        if item and (chain := told_chain(item.chain, page.description.outlet)):
            numbers.setdefault(chain, []).append(number)
            sure[chain] = max(sure.get(chain, 0.0), item.score)
    passed = (Passed(chain=tuple(map(line, c)), numbers=tuple(n), sure=sure[c]) for c, n in numbers.items())
    return tuple(sorted(passed, key=lambda p: p.doubtful))


def _doubts(page: Page, number: int, found: Found, item: Resolved, where: Sentences) -> Iterable[Doubt]:
    text = page.document.text
    _, cue, content = (line(words) for words in words_of(text, found))
    if check := item.verification:
        yield Doubt(
            number=number, content=content, status=check.status, by=whose(check.by),
            words=line(text[slice(*check.span)]), sentence=where.around(check.span),
        )  # fmt: skip
    if item.polarity == "denied":
        spans = (*found.attribution.cue, *found.attribution.content)
        yield Doubt(
            number=number, content=content, status="denied", by=item.speaker.name if item.speaker else "the source",
            words=cue, sentence=where.around(Span(min(spans).start, max(s.end for s in spans))),
        )  # fmt: skip


def _moments(page: Page, account: Account, where: Sentences) -> tuple[Moment, ...]:
    def place(item: tuple[str | None, Span]) -> tuple[date, date, Span]:
        try:
            first, last = bounds(item[0] or "")
        except ValueError:
            first = last = _LAST
        return first, last, item[1]

    text = page.document.text
    return tuple(
        Moment(
            value=d.value,
            words=line(text[slice(*d.span)]),
            counted_from=d.anchor,
            sentence=where.around(d.span),
        )
        for d in sorted(account.dates, key=lambda d: place((d.value, d.span)))
    )


def _counts(page: Page, account: Account, resolved: dict[str, Resolved]) -> tuple[Count, ...]:
    numbers = {found.attribution.id: number for number, found in enumerate(page.found, 1)}
    text = page.document.text
    found = []
    converted: set[Span] = set()
    for figure in account.figures:
        if figure.span in converted:  # told beside the sum that the page gives first
            continue
        own = page.description.outlet or "the page itself"
        by = own if figure.attribution_id is None else _on_whose_word(resolved.get(figure.attribution_id), own)
        notes = [f"as of {day(figure.as_of)}"] if figure.as_of else []
        if figure.conversion:
            converted.add(figure.conversion)
            notes.append(f"also printed as “{line(text[slice(*figure.conversion)])}”")
        found.append(
            Count(
                counted=line(figure.counted or "figure"),
                value=value_words(figure, line(text[slice(*figure.span)])),
                words=line(text[slice(*figure.span)]),
                by=by,
                number=numbers.get(figure.attribution_id or ""),
                notes=tuple(notes),
            )
        )
    return tuple(found)


def _on_whose_word(item: Resolved | None, own: str) -> str:
    """Who gives a figure: a name, the page’s word for one not named, or the outlet where that says “it appears”."""
    if item is None or item.speaker is None:
        return own if item and item.hedged_by == "outlet" else "a source without a name"
    name = line(item.speaker.name)
    return name if item.speaker.cluster or " " in name or not name.islower() else f"“{name}”"


def together(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Events in order, those of one sentence with one date as one."""
    found: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        found.setdefault((event.value, event.document_id, event.sentence), []).append(event)
    return [tuple(same) for same in found.values()]
