"""Who cites whom, as a graph: people, bodies and outlets, and an edge from who passes words on to whose words they are.

The graph is held in memory, a node for everybody and an edge for each pair, and grows with these, not with statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from reportedly.answers import Named
from reportedly.export.linked import urn
from reportedly.types import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Somebody who says or is cited. `statements` counts those whose innermost source it is.

    `traced` is false for words of one page that were traced to nobody, or whose name it keeps back.
    """

    id: str
    label: str
    kind: str | None
    traced: bool
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`source` passes on the words of `target`: in `weight` statements, published from `first` to `last`."""

    source: str
    target: str
    weight: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All of it, and of how many `statements` it was made."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: int


@dataclass(slots=True)
class _Somebody:
    kind: str | None
    traced: bool
    names: Counter[str] = field(default_factory=Counter)
    statements: int = 0


@dataclass(slots=True)
class _Link:
    weight: int = 0
    first: str | None = None
    last: str | None = None


class _Gathering:
    """A network that grows document by document."""

    def __init__(self) -> None:
        self.people: dict[str, _Somebody] = {}
        self.links: dict[tuple[str, str], _Link] = {}
        self.outlets: dict[str, str] = {}
        self.statements = 0

    def take(self, found: Sequence[Statement], named: Mapping[str, Named]) -> None:
        """Add the statements of one document."""
        kept, named = _kept_back(found), {**named, **_speakers(found)}
        by_id = {statement.id: statement for statement in found}
        for statement in found:
            self.statements += 1
            speaking = _speaking(statement, by_id)
            keys = [
                self._outlet(name)
                if not place and name == statement.outlet
                else self._somebody(name, speaking.get(place, statement), named, kept)
                for place, name in enumerate(_chain(statement))
            ]
            if keys:
                self.people[keys[-1]].statements += 1
            for source, target in pairwise(keys):
                self._link(source, target, statement.published)

    def _outlet(self, name: str) -> str:
        key = self.outlets.setdefault(_fold(name), urn(f"outlet {_fold(name)}"))
        self.people.setdefault(key, _Somebody(kind="outlet", traced=True)).names[name] += 1
        return key

    def _somebody(self, name: str, statement: Statement, named: Mapping[str, Named], kept: Mapping[str, str]) -> str:
        """The key of a link of a chain. Whose name the page keeps back is somebody of this page alone."""
        speaker = statement.resolved.speaker if statement.resolved else None
        if speaker and speaker.name == name and statement.entity:
            known: Named | None = Named(entity=statement.entity, kind=speaker.kind)
        else:
            known = named.get(name.casefold())
        kind = known.kind if known else speaker.kind if speaker and speaker.name == name else None
        label = kept.get(known.entity if known else name.casefold())
        if label is not None or known is None:
            words = name if label is None else label
            key = urn(f"words {statement.document_id} {words.casefold()}")
            self.people.setdefault(key, _Somebody(kind=kind, traced=False)).names[words] += 1
            return key
        self.people.setdefault(known.entity, _Somebody(kind=kind, traced=True)).names[name] += 1
        return known.entity

    def _link(self, source: str, target: str, published: str | None) -> None:
        link = self.links.setdefault((source, target), _Link())
        link.weight += 1
        if published:
            link.first = min(link.first or published, published)
            link.last = max(link.last or published, published)

    def whole(self) -> Network:
        """The network: who is called as an outlet is, and is none but it, stands for that outlet."""
        labels = {key: one.names.most_common(1)[0][0] for key, one in self.people.items()}
        same = {
            key: self.outlets.get(_fold(labels[key]), key)
            if one.traced and one.kind in (None, "outlet", "organisation")
            else key
            for key, one in self.people.items()
        }
        counted: Counter[str] = Counter()
        for key, one in self.people.items():
            counted[same[key]] += one.statements
        nodes = [
            Node(id=key, label=labels[key], kind=one.kind, traced=one.traced, statements=counted[key])
            for key, one in self.people.items()
            if same[key] == key
        ]
        links: dict[tuple[str, str], _Link] = {}
        for (source, target), link in self.links.items():
            pair = same[source], same[target]
            if pair[0] != pair[1]:
                links[pair] = _joined(links[pair], link) if pair in links else link
        edges = [
            Edge(source=s, target=t, weight=link.weight, first=link.first, last=link.last)
            for (s, t), link in links.items()
        ]
        return Network(nodes=tuple(nodes), edges=tuple(edges), statements=self.statements)


def gather(statements: Iterable[Statement], named: Callable[[str], Mapping[str, Named]]) -> Network:
    """The network of statements, those of one document together. `named` tells whom a document names, by name without
    case, left out where a name is that of two."""
    gathering = _Gathering()
    for document_id, found in groupby(statements, key=lambda s: s.document_id):
        gathering.take(list(found), named(document_id))
    return gathering.whole()


def narrowed(network: Network, *, weight: int = 1, degree: int = 0) -> Network:
    """The edges of at least this weight, then who has at least this many of these, with the edges between them."""
    edges = [edge for edge in network.edges if edge.weight >= weight]
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    nodes = tuple(node for node in network.nodes if degrees[node.id] >= degree)
    left = {node.id for node in nodes}
    return Network(
        nodes=nodes,
        edges=tuple(edge for edge in edges if edge.source in left and edge.target in left),
        statements=network.statements,
    )


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


def _joined(one: _Link, other: _Link) -> _Link:
    dates = [day for day in (one.first, one.last, other.first, other.last) if day]
    return _Link(
        weight=one.weight + other.weight,
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _fold(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
