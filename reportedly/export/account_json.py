"""What a page's attributions mean, as JSON: speakers, chains, doubt, dates, figures, entities, as `read` promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.answers import Event, FigureLine
from reportedly.export.figures import FigureGroup
from reportedly.types import Account, Cluster, Dated, Quantity, Resolved, Span, Speaker, Verification, Withheld

if TYPE_CHECKING:  # the command line starts 15 ms sooner without msgspec
    from reportedly.export.shapes import (
        DateObject,
        EntityObject,
        EventObject,
        FigureGroupObject,
        FigureLineObject,
        FigureObject,
        ResolvedObject,
        SpeakerObject,
        VerificationObject,
        WithheldObject,
    )


def account_objects(account: Account, text: str) -> dict[str, Any]:
    """The lists that stand beside a page's attributions."""
    return {
        "dates": [date_object(item, text) for item in account.dates],
        "figures": [figure_object(item, text) for item in account.figures],
        "entities": [entity_object(item) for item in account.clusters],
    }


def resolved_object(item: Resolved) -> ResolvedObject:
    """The fields of an attribution that say what its words mean. Null means looked for and not there."""
    return {
        "speaker": speaker_object(item.speaker) if item.speaker else None,
        "addressee": item.addressee,
        "medium": item.medium,
        "occasion": item.occasion,
        "parent": item.parent,
        "chain": list(item.chain),
        "polarity": item.polarity,
        "certainty": item.certainty,
        "hedge": _span(item.hedge),
        "hedged_by": item.hedged_by,
        "verification": verification_object(item.verification) if item.verification else None,
        "when": item.when,
        "happens": item.happens,
        "resolved_score": item.score,
    }


def speaker_object(speaker: Speaker) -> SpeakerObject:
    """Who says it; `entity` is the id of one of the page's entities, null where the words were not traced to one."""
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "anonymous": speaker.anonymous,
        "withheld": withheld_object(speaker.withheld) if speaker.withheld else None,
        "members": list(speaker.members),
        "readings": list(speaker.readings),
        "entity": speaker.cluster,
        "score": speaker.score,
    }


def withheld_object(item: Withheld) -> WithheldObject:
    """Which part of a name a page keeps to itself, and why."""
    return {"what": item.what, "why": item.why, "span": list(item.span)}


def verification_object(item: Verification) -> VerificationObject:
    """What is said of a statement's truth."""
    return {"status": item.status, "by": item.by, "span": list(item.span)}


def date_object(item: Dated, text: str) -> DateObject:
    """A time expression; the value is null where it stays relative."""
    return {"span": list(item.span), "text": text[slice(*item.span)], "value": item.value, "anchor": item.anchor}


def figure_object(item: Quantity, text: str) -> FigureObject:
    """A figure as printed; `attribution` is the id of that on whose word it stands, null for the outlet's own."""
    return {
        "span": list(item.span),
        "text": text[slice(*item.span)],
        "low": whole(item.low),
        "high": whole(item.high),
        "unit": item.unit,
        "approximate": item.approximate,
        "counted": item.counted,
        "per": item.per,
        "as_of": item.as_of,
        "conversion": _span(item.conversion),
        "attribution": item.attribution_id,
    }


def entity_object(item: Cluster) -> EntityObject:
    """Who or what is in the text, with all the places that name it."""
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind,
        "aliases": list(item.aliases),
        "roles": list(item.roles),
        "mentions": [list(span) for span in item.mentions],
        "score": item.score,
    }


def whole(value: float | None) -> float | int | None:
    """A number as JSON prints it best: without a fraction where it has none."""
    return int(value) if value is not None and float(value).is_integer() else value


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def event_object(item: Event) -> EventObject:
    """A line of the timeline; `statement` is an id, null for a date on a page."""
    return {
        "kind": item.kind,
        "value": item.value,
        "precision": item.precision,
        "first": item.first,
        "last": item.last,
        "span": list(item.span),
        "text": item.words,
        "sentence": item.sentence,
        "speaker": item.statement.speaker if item.statement else None,
        "entity": item.statement.entity if item.statement else None,
        "statement": item.statement.id if item.statement else None,
        "document": item.document_id,
        "title": item.title,
        "outlet": item.outlet,
        "published": item.published,
    }


def figure_line_object(item: FigureLine) -> FigureLineObject:
    """A figure of a ledger: as `read` shows it, with who says it and where; `statement` is an id or null."""
    q = item.quantity
    return {
        "span": list(q.span),
        "text": item.words,
        "low": whole(q.low),
        "high": whole(q.high),
        "unit": q.unit,
        "approximate": q.approximate,
        "counted": q.counted,
        "per": q.per,
        "as_of": q.as_of,
        "conversion": _span(q.conversion),
        "speaker": item.says,
        "entity": item.entity,
        "chain": list(item.chain),
        "sentence": item.sentence,
        "statement": item.statement.id if item.statement else None,
        "document": item.document_id,
        "title": item.title,
        "outlet": item.outlet,
        "published": item.published,
    }


def figure_group_object(item: FigureGroup) -> FigureGroupObject:
    """Figures that count the same, and how they go together."""
    return {
        "counted": item.counted,
        "unit": item.unit,
        "told": [{"verdict": told.verdict, "words": told.words} for told in item.told],
        "figures": [figure_line_object(line) for line in item.lines],
    }
