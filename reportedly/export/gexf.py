"""A network as GEXF 1.3, as Gephi reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.export.markup import Markup
from reportedly.export.network import Network
from reportedly.version import VERSION

_NODE = {"kind": "string", "traced": "boolean", "statements": "integer"}
_EDGE = {"first": "string", "last": "string"}


def write(network: Network, out: BinaryIO, mark: str = "") -> None:
    """Write a network whole, node by node. `mark`, where there is one, is said in its description."""
    xml = Markup(out)
    with xml.element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"}):
        with xml.element("meta"):
            xml.leaf("creator", words=f"reportedly {VERSION}")
            xml.leaf("description", words=f"who cites whom. {mark}".strip(" ."))
        with xml.element("graph", {"defaultedgetype": "directed", "mode": "static"}):
            for kind, names in (("node", _NODE), ("edge", _EDGE)):
                with xml.element("attributes", {"class": kind}):
                    for name, of in names.items():
                        xml.leaf("attribute", {"id": name, "title": name, "type": of})
            with xml.element("nodes", {"count": str(len(network.nodes))}):
                for n in network.nodes:
                    with xml.element("node", {"id": n.id, "label": n.label}):
                        _values(xml, zip(_NODE, (n.kind, str(n.traced).lower(), str(n.statements)), strict=True))
            with xml.element("edges", {"count": str(len(network.edges))}):
                for number, e in enumerate(network.edges):
                    ends = {"id": str(number), "source": e.source, "target": e.target, "weight": str(e.weight)}
                    with xml.element("edge", ends):
                        _values(xml, zip(_EDGE, (e.first, e.last), strict=True))


def _values(xml: Markup, values: Iterable[tuple[str, str | None]]) -> None:
    with xml.element("attvalues"):
        for name, value in values:
            if value is not None:
                xml.leaf("attvalue", {"for": name, "value": value})
