"""What the words of a document mean, as its pages show it: speakers, chains, doubt, dates and figures in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportedly.export.account import Sentences, line, whose
from reportedly.export.figures import value_words
from reportedly.export.people import other_names, role_told
from reportedly.export.wording import day
from reportedly.store.kept_back import keeps_back
from reportedly.types import (
    Account,
    Certainty,
    EntityKind,
    PartialDate,
    Polarity,
    Resolved,
    Span,
    Speaker,
    Statement,
    Withheld,
)
from reportedly.web.marking import Noted
from reportedly.web.wording import statement_url

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name of a chain; `url` is its page, None where it was not traced to anybody."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What is said of a statement's truth, or how it is hedged: the words, and the sentence cut before and after."""

    status: str
    by: str | None
    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the words of a statement mean. None means looked for and not there.

    `score` is how sure the least of it is, `speaker_score` how sure it is who speaks. `outer` is the statement in whose
    content this one stands, `inner` those within its own.
    """

    speaker: str | None
    speaker_url: str | None
    kind: EntityKind | None
    role: str | None
    anonymous: bool
    withheld: Withheld | None
    withheld_words: str | None
    members: tuple[str, ...]
    readings: tuple[str, ...]
    traced: bool
    speaker_score: float | None
    chain: tuple[Link, ...]
    outer: Link | None
    inner: tuple[Link, ...]
    addressee: str | None
    medium: str | None
    occasion: str | None
    polarity: Polarity
    certainty: Certainty
    hedge: Check | None
    verification: Check | None
    when: PartialDate | None
    happens: PartialDate | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedLine:
    """A date or a figure of a document, as it is listed below the text: as printed, and what it means."""

    words: str
    value: str
    about: str
    span: Span


def cut(text: str, stretch: Span, span: Span) -> tuple[str, str, str]:
    """A stretch of text in three: before the span, its words, and after it. Each on one line, their edges kept."""
    inner = Span(max(span.start, stretch.start), min(span.end, stretch.end))
    pieces = ((stretch.start, inner.start), inner, (inner.end, stretch.end))
    before, words, after = (_SPACE.sub(" ", text[start:end]) for start, end in pieces)
    return before, words, after


def meaning_of(
    found: Statement,
    account: Account | None,
    statements: Mapping[str, Statement],
    text: str,
    person_url: Callable[[str], str | None],
) -> Meaning | None:
    """What a statement means; None where its document was not resolved.

    `statements` are the document's by id; `person_url` gives the page of one of its clusters.
    """
    resolved = {item.attribution_id: item for item in account.resolved} if account else {}
    item = resolved.get(found.id)
    if account is None or item is None:
        return None
    where = Sentences(text)
    speaker = item.speaker
    url = person_url(speaker.cluster) if speaker and speaker.cluster and not keeps_back(speaker) else None
    known = {cluster.name.casefold(): cluster.id for cluster in account.clusters}

    def linked(name: str) -> Link:
        if speaker and name == speaker.name:
            return Link(name=name, url=url)
        cluster = known.get(name.casefold())
        return Link(name=name, url=person_url(cluster) if cluster else None)

    def within(id: str) -> Link:
        other = statements[id]
        return Link(name=f"{other.speaker or 'no source named'}: {other.content}", url=statement_url(id))

    return Meaning(
        speaker=line(speaker.name) if speaker else None,
        speaker_url=url,
        kind=speaker.kind if speaker else None,
        role=_role(speaker),
        anonymous=bool(speaker and speaker.anonymous),
        withheld=speaker.withheld if speaker else None,
        withheld_words=line(text[slice(*speaker.withheld.span)]) if speaker and speaker.withheld else None,
        members=speaker.members if speaker else (),
        readings=speaker.readings if speaker else (),
        traced=bool(speaker and (speaker.cluster or speaker.members)),
        speaker_score=speaker.score if speaker else None,
        chain=tuple(linked(name) for name in item.chain),
        outer=within(item.parent) if item.parent and item.parent in statements else None,
        inner=tuple(
            within(i.attribution_id)
            for i in account.resolved
            if i.parent == found.id and i.attribution_id in statements
        ),
        addressee=item.addressee,
        medium=item.medium,
        occasion=item.occasion,
        polarity=item.polarity,
        certainty=item.certainty,
        hedge=_hedge(item, text, where),
        verification=_verification(item, text, where),
        when=item.when,
        happens=item.happens,
        score=item.score,
    )


def _role(speaker: Speaker | None) -> str | None:
    """Who the speaker is, where that says more than the name does."""
    told = role_told(speaker.role) if speaker else None
    return told if speaker and told and other_names(speaker.name, [told]) else None


def _hedge(item: Resolved, text: str, where: Sentences) -> Check | None:
    by = whose(item.hedged_by) if item.hedged_by else None
    return _check(item.certainty, by, item.hedge, text, where) if item.hedge else None


def _verification(item: Resolved, text: str, where: Sentences) -> Check | None:
    check = item.verification
    return _check(check.status, whose(check.by), check.span, text, where) if check else None


def _check(status: str, by: str | None, span: Span, text: str, where: Sentences) -> Check:
    before, words, after = cut(text, where.stretch(span), span)
    return Check(status=status, by=by, span=span, before=before, words=words, after=after)


def dates_of(account: Account | None, text: str) -> tuple[NotedLine, ...]:
    """The dates of a document in the order of its text."""
    dates = sorted(account.dates, key=lambda d: d.span) if account else []
    return tuple(
        NotedLine(
            words=line(text[slice(*d.span)]),
            value=day(d.value) if d.value else "no day that the page tells",
            about=f"counted from {day(d.anchor)}" if d.anchor else "",
            span=d.span,
        )
        for d in dates
    )


def figures_of(account: Account | None, text: str) -> tuple[NotedLine, ...]:
    """The figures of a document in the order of its text."""
    figures = sorted(account.figures, key=lambda q: q.span) if account else []
    return tuple(
        NotedLine(
            words=line(text[slice(*q.span)]),
            value=value_words(q, line(text[slice(*q.span)])),
            about=" · ".join(p for p in (q.counted, f"as of {day(q.as_of)}" if q.as_of else None) if p),
            span=q.span,
        )
        for q in figures
    )


def notes_of(dates: tuple[NotedLine, ...], figures: tuple[NotedLine, ...]) -> tuple[Noted, ...]:
    """Dates and figures as marks in the text."""
    return (
        *(Noted(span=d.span, kind="date", value=d.value) for d in dates),
        *(Noted(span=f.span, kind="figure", value=f.value) for f in figures),
    )
