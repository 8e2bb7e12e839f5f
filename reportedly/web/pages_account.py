"""What the pages of people, of time and of figures show, taken from a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportedly.answers import EVENT_KINDS, Asked, Event, EventKind, FigureLine
from reportedly.asking.bounds import LONGEST
from reportedly.asking.people import COMPARED, people_of, person_of
from reportedly.errors import SettingError
from reportedly.export.account import KINDS, together
from reportedly.export.figures import Compare, stretch
from reportedly.export.wording import day
from reportedly.judgements import PERSON
from reportedly.partial import bounds
from reportedly.store.ledger import Ledger
from reportedly.store.query import Query
from reportedly.store.spread import spread
from reportedly.store.timeline import reaches
from reportedly.types import PartialDate
from reportedly.web.contexts import Chip, Choice
from reportedly.web.contexts_account import (
    Dating,
    Decided,
    FiguresPage,
    Given,
    Group,
    ListedFigure,
    ListedPerson,
    PeoplePage,
    Period,
    PersonPage,
    TimelinePage,
)
from reportedly.web.missing import missing
from reportedly.web.pages import LIST_SIZE, line_of, others_of, paging_of, who_url
from reportedly.web.pages import Asked as Request
from reportedly.web.questions import Params, Slice, address, slice_of
from reportedly.web.strip import EVER, ZOOMS, Zoom, begin, beside, closer, fitting, focus, name, strip
from reportedly.web.wording import document_url, person_url, statement_url

GROUPS = 20
_FILTERS = ("q", "speaker", "outlet", "since", "until", "unit", "kind", "zoom", "limit", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What a page of time or figures is asked: ``q`` words; ``speaker`` a name or an id; ``outlet``, ``since``,
    ``until``, ``unit``, ``kind`` filters; ``zoom`` of the timeline; ``page`` and ``limit``."""

    path: str
    values: Params
    part: Slice

    def url(self, **changes: str | None) -> str:
        return address(self.path, {**self.values, "page": None, **changes})

    def asked(self, limit: int, offset: int = 0) -> Asked:
        """The question to the ledger. Raises SettingError for a kind that there is not."""
        value = self.values.get
        kind = value("kind", "")
        if kind and kind not in EVENT_KINDS:
            raise SettingError(f"no kind is called {kind[:40]!r}: there are {', '.join(EVENT_KINDS)}")
        chosen: tuple[EventKind, ...] = tuple(k for k in EVENT_KINDS if k == kind) or Asked().kinds
        return Asked(
            words=value("q", ""), person=value("speaker") or None, outlet=value("outlet") or None,
            since=value("since") or None, until=value("until") or None, unit=value("unit") or None, kinds=chosen,
            limit=limit, offset=offset,
        )  # fmt: skip


def _question(path: str, params: Params, size: int) -> _Question:
    values = {name: params.get(name, "").strip() for name in _FILTERS}
    for field, given in values.items():
        if len(given) > LONGEST:
            raise SettingError(f"{field} may have up to {LONGEST} characters, not {len(given)}: shorten it")
    return _Question(path=path, values=values, part=slice_of(values, size))


def time_question(params: Params) -> Asked:
    """What a page of time asks the ledger, from its beginning on."""
    return _question("/timeline", params, LIST_SIZE).asked(LIST_SIZE)


def figure_question(params: Params) -> Asked:
    """What a page of figures asks the ledger, from its beginning on."""
    return _question("/figures", params, GROUPS).asked(COMPARED)


def _chips(ledger: Ledger, asking: _Question) -> tuple[Chip, ...]:
    """The filters that are set, each with the address of the question without it."""
    value = asking.values.get
    found = []
    if given := value("speaker"):
        found.append(Chip(label=f"speaker: {_name(ledger, given)}", url=asking.url(speaker=None)))
    set_ = [(field, value(field)) for field in ("outlet", "unit")]
    found += [Chip(label=f"{field}: {given}", url=asking.url(**{field: None})) for field, given in set_ if given]
    since, until = value("since"), value("until")
    if since and since == until:
        found.append(Chip(label=day(since), url=asking.url(since=None, until=None)))
    else:
        found += [Chip(label=f"since {day(since)}", url=asking.url(since=None))] if since else []
        found += [Chip(label=f"until {day(until)}", url=asking.url(until=None))] if until else []
    return tuple(found)


def _name(ledger: Ledger, given: str) -> str:
    """What somebody is called who is asked for by an id."""
    known = ledger.person(given) if given.startswith("b2:") else None
    return known.name if known else given


def _kept(asking: _Question) -> dict[str, str]:
    names = ("outlet", "unit", "kind", "limit")
    return {field: asking.values[field] for field in names if asking.values[field]}


# ---------------------------------------------------------------- people


def people(ledger: Ledger, asked: Request) -> PeoplePage:
    """People and bodies, most statements first."""
    words = asked.params.get("q", "").strip()[:LONGEST]
    part = slice_of(asked.params, LIST_SIZE)
    found = people_of(ledger, words, part.size, part.offset)
    return PeoplePage(
        words=words,
        people=tuple(ListedPerson(person=p, url=person_url(p.id)) for p in found),
        paging=paging_of(part, len(found), ledger.count_people(words), "/people", asked.params),
    )


def person(ledger: Ledger, asked: Request) -> PersonPage:
    """One person or body, under any id that they ever had."""
    who = person_of(ledger, asked.path["id"])
    if who is None:
        raise missing(ledger, asked.path["id"], "Nobody has this name in this ledger.")
    known = who.person
    part = slice_of(asked.params, LIST_SIZE)
    found = ledger.said_by_person(known.id, limit=part.size, offset=part.offset)
    mine = {"entity": known.id}
    total = ledger.facets(Query(entity=known.id)).total  # equal contents as one, as `found` has them
    return PersonPage(
        person=known,
        kept_back=who.kept_back,
        topics=_choices(known.topics, "q", mine),
        outlets=_choices(known.outlets, "outlet", mine),
        results=tuple(line_of(s, others_of(ledger, s)) for s in found),
        paging=paging_of(part, len(found), total, person_url(known.id), asked.params),
        judgements=tuple(
            Decided(
                judged=j,
                left_url=document_url(j.left_document),
                right_url=document_url(j.right_document),
                by_person=j.judgement.producer.version == PERSON,
            )
            for j in ledger.judgements_of(known.id)
        ),
        search_url=address("/", mine),
        timeline_url=address("/timeline", {"speaker": known.id}),
        figures_url=address("/figures", {"speaker": known.id}),
    )


def _choices(values: Iterable[tuple[str, int]], field: str, kept: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=value, label=value, count=count, active=False, url=address("/", {**kept, field: value}))
        for value, count in values
    )


# ---------------------------------------------------------------- time


def timeline(ledger: Ledger, asked: Request) -> TimelinePage:
    """What happened and was said when."""
    asking = _question("/timeline", asked.params, LIST_SIZE)
    question = asking.asked(asking.part.size, asking.part.offset)
    found = ledger.timeline(question)
    dates = spread(ledger.connection, question)
    total = sum(n for _, n in dates)
    reaching = sum(n for value, n in dates if reaches(question, *(d.isoformat() for d in bounds(value))))
    window = focus(dates)
    if question.since or question.until:
        window = (
            bounds(question.since)[0] if question.since else EVER[0],
            bounds(question.until)[1] if question.until else EVER[1],
        )
    earlier, later = beside(dates, window)
    given = asking.values["zoom"]
    if given and given not in ZOOMS:
        raise SettingError(f"no zoom is called {given[:40]!r}: there are {', '.join(ZOOMS)}")
    zoom: Zoom = next((z for z in ZOOMS if z == given), fitting(dates, window))

    def bar(value: PartialDate) -> str:
        since, until = (value, value) if zoom != "week" else (d.isoformat() for d in bounds(value))
        return asking.url(since=since, until=until, zoom=closer(zoom))

    return TimelinePage(
        words=asking.values["q"],
        speaker=asking.values["speaker"],
        since=asking.values["since"],
        until=asking.values["until"],
        total=total,
        strip=strip(dates, zoom, bar, window),
        earlier=_beyond(asking, earlier, "Earlier dates", until=window[0]),
        later=_beyond(asking, later, "Later dates", since=window[1]),
        zooms=tuple(
            Choice(value=z, label=f"by {z}", count=None, active=z == zoom, url=asking.url(zoom=z)) for z in ZOOMS
        ),
        kinds=_kinds(asking),
        periods=_periods(found, zoom, question),
        reaching=reaching,
        reach=_reach(question),
        chips=_chips(ledger, asking),
        paging=paging_of(asking.part, len(found), total, "/timeline", asked.params),
        kept=_kept(asking) | ({"zoom": given} if given else {}),
    )


def _beyond(asking: _Question, count: int, label: str, **edge: date) -> Choice | None:
    """The dates beyond the strip, where there are any."""
    changes = {field: at.isoformat() for field, at in edge.items()}
    url = asking.url(**changes, zoom=None)
    return Choice(value=label, label=label, count=count, active=False, url=url) if count else None


def _kinds(asking: _Question) -> tuple[Choice, ...]:
    chosen = asking.values["kind"]
    every = Choice(value="", label="all", count=None, active=not chosen, url=asking.url(kind=None))
    return (
        every,
        *(
            Choice(value=kind, label=KINDS[kind], count=None, active=kind == chosen, url=asking.url(kind=kind))
            for kind in EVENT_KINDS
        ),
    )


def _reach(question: Asked) -> str:
    """The time asked for, as one stretch in words."""
    since, until = question.since, question.until
    if since and until:
        return stretch(since, until)
    return f"the time since {day(since)}" if since else f"the time until {day(until or '')}"


def _periods(found: Iterable[Event], zoom: Zoom, question: Asked) -> tuple[Period, ...]:
    """Events by the stretch of time that they lie in; what only reaches into the time asked for is one of its own."""
    lines = [_dating(events) for events in together(found)]

    def place(line: Dating) -> PartialDate | None:
        only = reaches(question, line.first.first, line.first.last)
        return None if only else _stretch(line.first.value, zoom)

    return tuple(Period(value=value, lines=tuple(listed)) for value, listed in groupby(lines, key=place))


def _stretch(value: PartialDate, zoom: Zoom) -> PartialDate:
    """The stretch that a date lies in, or the date itself where it is less exact."""
    first, last = bounds(value)
    return name(first, zoom) if begin(first, zoom) == begin(last, zoom) else value


def _dating(events: tuple[Event, ...]) -> Dating:
    statement = next((e.statement for e in events if e.statement), None)
    return Dating(
        events=events,
        statement_url=statement_url(statement.id) if statement else None,
        speaker_url=who_url(statement) if statement else None,
        document_url=document_url(events[0].document_id),
    )


# ---------------------------------------------------------------- figures


def figures_by(compare: Compare) -> Callable[[Ledger, Request], FiguresPage]:
    """The page of figures, with what compares them."""
    return lambda ledger, asked: _figures(ledger, asked, compare)


def _figures(ledger: Ledger, asked: Request, compare: Compare) -> FiguresPage:
    """Who gives which number; what counts the same side by side, in the order in which it was compared."""
    asking = _question("/figures", asked.params, GROUPS)
    question = asking.asked(COMPARED)
    found, total = ledger.latest_figures(question)
    groups = compare(found)
    part = asking.part
    shown = groups[part.offset : part.offset + part.size]
    return FiguresPage(
        words=asking.values["q"],
        speaker=asking.values["speaker"],
        since=asking.values["since"],
        until=asking.values["until"],
        total=total,
        read=len(found),
        groups=tuple(
            Group(
                counted=g.counted,
                unit=g.unit if g.unit.casefold() != g.counted.casefold() else "",
                told=g.told,
                values=tuple(Given(value=given.value, figures=tuple(map(_figure, given.lines))) for given in g.values),
            )
            for g in shown
        ),
        chips=_chips(ledger, asking),
        paging=paging_of(part, len(shown), len(groups), "/figures", asked.params),
        kept=_kept(asking),
    )


def _figure(line: FigureLine) -> ListedFigure:
    return ListedFigure(
        figure=line,
        statement_url=statement_url(line.statement.id) if line.statement else None,
        speaker_url=who_url(line.statement) if line.statement else None,
        document_url=document_url(line.document_id),
    )
