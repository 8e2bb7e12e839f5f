"""The ways to narrow an answer, as links: facets with counts, and the filters that are set as chips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportedly.export.wording import day
from reportedly.store.facets import Facets
from reportedly.store.ledger import Ledger
from reportedly.store.query import REVIEWED
from reportedly.store.statements import speaker_key
from reportedly.types import ACTS
from reportedly.web.contexts import Chip, Choice, Facet
from reportedly.web.questions import Question, address

_TITLES = {
    "speaker": "Speaker",
    "outlet": "Outlet",
    "month": "Month",
    "form": "Form",
    "act": "Act",
    "reviewed": "People say",
}
_UNDECIDED = {"open": "nothing yet"}


def facets(ledger: Ledger, asking: Question, split: Facets) -> tuple[Facet, ...]:
    """The facets of an answer. Where one is set, the others of its kind stay in view with their counts."""
    query = asking.query
    month = query.since if query.since == query.until else None
    free = {
        "speaker": replace(query, speaker=None, exact_speaker=False) if query.speaker else query,
        "outlet": replace(query, outlet=None),
        "month": replace(query, since=None, until=None) if month else query,
        "form": replace(query, form=None),
    }
    given = {"speaker": split.speakers, "outlet": split.outlets, "month": split.months, "form": split.forms}
    chosen = {"speaker": query.speaker if query.exact_speaker else None, "outlet": query.outlet, "month": month,
              "form": query.form}  # fmt: skip
    values = {name: given[name] if wider == query else ledger.facet(wider, name) for name, wider in free.items()}
    found = [_facet(name, values[name], chosen[name], asking) for name in values]
    acts = tuple(_choice("act", act, None, query.act, asking) for act in ACTS)
    decided = tuple(_choice("reviewed", one, None, query.reviewed, asking) for one in REVIEWED)
    return (
        *(f for f in found if f.choices),
        Facet(name="act", title=_TITLES["act"], choices=acts),
        Facet(name="reviewed", title=_TITLES["reviewed"], choices=decided),
    )


def _facet(name: str, values: Iterable[tuple[str, int]], chosen: str | None, asking: Question) -> Facet:
    listed = list(values)
    if chosen and not any(_same(name, chosen, value) for value, _ in listed):
        listed.insert(0, (chosen, 0))
    choices = tuple(_choice(name, value, count, chosen, asking) for value, count in listed)
    return Facet(name=name, title=_TITLES[name], choices=choices)


def _choice(name: str, value: str, count: int | None, chosen: str | None, asking: Question) -> Choice:
    active = chosen is not None and _same(name, chosen, value)
    changes = dict.fromkeys(_filter(name, value)) if active else _filter(name, value)
    label = day(value) if name == "month" else _UNDECIDED.get(value, value) if name == "reviewed" else value
    return Choice(value=value, label=label, count=count, active=active, url=asking.url(**changes))


def _same(name: str, left: str, right: str) -> bool:
    if name == "speaker":
        return speaker_key(left) == speaker_key(right)
    return left.casefold() == right.casefold()


def _filter(name: str, value: str) -> dict[str, str | None]:
    """The values of an address that set a filter."""
    if name == "speaker":
        return {"speaker": value, "exact": "1"}
    if name == "month":
        return {"since": value, "until": value}
    return {name: value}


def counted(values: Iterable[tuple[str, int]], name: str, kept: dict[str, str]) -> tuple[Choice, ...]:
    """Values with their counts, as links to a search that keeps `kept` and adds the value."""
    return tuple(
        Choice(
            value=value,
            label=day(value) if name == "month" else value,
            count=count,
            active=False,
            url=address("/", {**kept, **_filter(name, value)}),
        )
        for value, count in values
    )


def chips(ledger: Ledger, asking: Question) -> tuple[Chip, ...]:
    """The filters that are set, each with the address of the question without it."""
    query = asking.query
    found = []
    if query.entity:
        known = ledger.person(query.entity)
        found.append(Chip(label=f"speaker: {known.name if known else query.entity}", url=asking.url(entity=None)))
    found += _plain(asking, ("via", "by way of", query.via))
    if query.speaker:
        name = "speaker" if query.exact_speaker else "source has"
        found.append(Chip(label=f"{name}: {query.speaker}", url=asking.url(speaker=None, exact=None)))
    if query.outlet:
        found.append(Chip(label=f"outlet: {query.outlet}", url=asking.url(outlet=None)))
    if query.since and query.since == query.until:
        found.append(Chip(label=f"published: {day(query.since)}", url=asking.url(since=None, until=None)))
    else:
        if query.since:
            found.append(Chip(label=f"since {day(query.since)}", url=asking.url(since=None)))
        if query.until:
            found.append(Chip(label=f"until {day(query.until)}", url=asking.url(until=None)))
    decided = _UNDECIDED.get(query.reviewed or "", query.reviewed)
    found += _plain(
        asking, ("addressee", "to", query.addressee), ("medium", "medium", query.medium),
        ("occasion", "occasion", query.occasion), ("form", "form", query.form), ("act", "act", query.act),
        ("reviewed", "people say", decided),
    )  # fmt: skip
    return tuple(found)


def _plain(asking: Question, *filters: tuple[str, str, str | None]) -> list[Chip]:
    """Chips of filters, each given by its name, what is shown for it, and its value."""
    return [
        Chip(label=f"{title}: {value}", url=asking.url("/", **{name: None})) for name, title, value in filters if value
    ]
