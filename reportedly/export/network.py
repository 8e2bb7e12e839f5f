"""Who cites whom, as a graph: people, bodies and outlets, and an edge from who passes words on to whose words they are.

The graph is held in memory, a node for everybody and an edge for each pair, and grows with these, not with statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from reportedly.answers import Named
from reportedly.export.links import chains, outlet_key
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
        self.statements = 0

    def take(self, found: Sequence[Statement], named: Mapping[str, Named]) -> None:
        """Add the statements of one document."""
        for statement, chain in chains(found, named):
            self.statements += 1
            for link in chain:
                self.people.setdefault(link.key, _Somebody(kind=link.kind, traced=link.traced)).names[link.name] += 1
            if chain:
                self.people[chain[-1].key].statements += 1
            for source, target in pairwise(chain):
                self._link(source.key, target.key, statement.published)

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
            key: outlet
            if one.traced
            and one.kind in (None, "outlet", "organisation")
            and (outlet := outlet_key(labels[key])) in self.people
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


def _joined(one: _Link, other: _Link) -> _Link:
    dates = [day for day in (one.first, one.last, other.first, other.last) if day]
    return _Link(
        weight=one.weight + other.weight,
        first=min(dates, default=None),
        last=max(dates, default=None),
    )
