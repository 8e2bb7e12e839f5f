"""Who each link of a statement's chain is: somebody known across documents, an outlet, or words of one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.answers import Named
from reportedly.export.linked import urn
from reportedly.types import EntityKind, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One who says or is cited. `key` is the id across documents, that of `outlet_key`, or one of this page alone.

    `traced` is false for words of one page that were traced to nobody, or whose name it keeps back.
    """

    key: str
    name: str
    kind: EntityKind | None
    traced: bool


def outlet_key(name: str) -> str:
    """The key of an outlet: case, spaces and a leading article do not count."""
    return urn(f"outlet {' '.join(name.casefold().split()).removeprefix('the ')}")


def outlet(name: str) -> Link:
    """An outlet as a link."""
    return Link(key=outlet_key(name), name=name, kind="outlet", traced=True)


def chains(found: Sequence[Statement], named: Mapping[str, Named]) -> Iterator[tuple[Statement, tuple[Link, ...]]]:
    """Each statement of one document with its chain, from the outlet inward.

    `named` tells whom the document names, by name without case, left out where a name is that of two.
    """
    kept, named = _kept_back(found), {**named, **_speakers(found)}
    by_id = {statement.id: statement for statement in found}
    for statement in found:
        speaking = _speaking(statement, by_id)
        yield (
            statement,
            tuple(
                outlet(name)
                if not place and name == statement.outlet
                else _somebody(name, speaking.get(place, statement), named, kept)
                for place, name in enumerate(_chain(statement))
            ),
        )


def _somebody(name: str, statement: Statement, named: Mapping[str, Named], kept: Mapping[str, str]) -> Link:
    """A link of a chain. Whose name the page keeps back is somebody of this page alone."""
    speaker = statement.resolved.speaker if statement.resolved else None
    if speaker and speaker.name == name and statement.entity:
        known: Named | None = Named(entity=statement.entity, kind=speaker.kind)
    else:
        known = named.get(name.casefold())
    kind = known.kind if known else speaker.kind if speaker and speaker.name == name else None
    label = kept.get(known.entity if known else name.casefold())
    if label is not None or known is None:
        words = name if label is None else label
        return Link(key=urn(f"words {statement.document_id} {words.casefold()}"), name=words, kind=kind, traced=False)
    return Link(key=known.entity, name=name, kind=kind, traced=True)


def _chain(statement: Statement) -> tuple[str, ...]:
    if statement.resolved:
        return statement.resolved.chain
    return tuple(name for name in (statement.outlet, statement.speaker) if name)


def _speaking(statement: Statement, by_id: Mapping[str, Statement]) -> dict[int, Statement]:
    """The statements that this one stands in, by the place of their speakers in its chain."""
    places: dict[int, Statement] = {}
    outer, seen = statement, {statement.id}
    while outer.resolved and (found := by_id.get(outer.resolved.parent or "")) and found.id not in seen:
        outer = found
        seen.add(outer.id)
        places.setdefault(len(_chain(outer)) - 1, outer)
    return places


def _speakers(found: Iterable[Statement]) -> dict[str, Named]:
    """Whom the names of a page's speakers mean, by name without case, where all its statements agree."""
    speaking: dict[str, dict[str, Named]] = {}
    for statement in found:
        speaker = statement.resolved.speaker if statement.resolved else None
        if speaker and statement.entity:
            who = Named(entity=statement.entity, kind=speaker.kind)
            speaking.setdefault(speaker.name.casefold(), {}).setdefault(statement.entity, who)
    return {name: next(iter(each.values())) for name, each in speaking.items() if len(each) == 1}


def _kept_back(found: Iterable[Statement]) -> dict[str, str]:
    """Whose names a page keeps back, by id and by name without case, with what it calls them."""
    kept: dict[str, str] = {}
    for statement in found:
        speaker = statement.resolved.speaker if statement.resolved else None
        if speaker and (speaker.anonymous or speaker.withheld):
            for key in (statement.entity, speaker.name.casefold()):
                if key:
                    kept.setdefault(key, speaker.name)
    return kept
