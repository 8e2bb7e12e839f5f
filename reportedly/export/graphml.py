"""A network as GraphML, as yEd, Cytoscape, igraph and networkx read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.export.markup import Markup
from reportedly.export.network import Network

_NODE = {"label": "string", "kind": "string", "traced": "boolean", "statements": "int"}
_EDGE = {"weight": "int", "first": "string", "last": "string"}


def write(network: Network, out: BinaryIO, mark: str = "") -> None:
    """Write a network whole, node by node. `mark`, where there is one, is said in its description."""
    xml = Markup(out)
    with xml.element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}):
        if mark:
            xml.leaf("desc", words=mark)
        for kind, names in (("node", _NODE), ("edge", _EDGE)):
            for name, of in names.items():
                xml.leaf("key", {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": of})
        with xml.element("graph", {"id": "citations", "edgedefault": "directed"}):
            for n in network.nodes:
                with xml.element("node", {"id": n.id}):
                    values = (n.label, n.kind, str(n.traced).lower(), str(n.statements))
                    _values(xml, "node", zip(_NODE, values, strict=True))
            for e in network.edges:
                with xml.element("edge", {"source": e.source, "target": e.target}):
                    _values(xml, "edge", zip(_EDGE, (str(e.weight), e.first, e.last), strict=True))


def _values(xml: Markup, kind: str, values: Iterable[tuple[str, str | None]]) -> None:
    for name, value in values:
        if value is not None:
            xml.leaf("data", {"key": f"{kind}-{name}"}, value)
