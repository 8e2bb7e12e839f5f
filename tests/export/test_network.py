"""Who cites whom: made of chains, narrowed, written as GEXF and GraphML, and read again by networkx."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any, BinaryIO

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers import Named
from reportedly.export import gexf, graphml
from reportedly.export.linked import readable
from reportedly.export.network import Edge, Network, Node, gather, narrowed
from reportedly.store import Ledger
from reportedly.types import EntityKind, Span, Speaker, Statement, Withheld
from tests.accounts import resolved
from tests.export.linked_data import HOSTILE, filled

WAYS: list[tuple[Callable[[Network, BinaryIO], None], Callable[[BinaryIO], Any]]] = [
    (gexf.write, networkx.read_gexf),
    (graphml.write, networkx.read_graphml),
]


def said(
    *chain: str, document: str = "d1", entity: str | None = None, kind: EntityKind | None = "person",
    day: str | None = None, id: str = "s", parent: str | None = None, **speaker: Any,
) -> Statement:  # fmt: skip
    """A statement that came through a chain, its innermost the speaker, its outermost the outlet."""
    who = Speaker(name=chain[-1], kind=kind, **speaker) if len(chain) > 1 else None
    return Statement(
        id=id, document_id=document, capture_id="c", content="x", cue="said", source="y", speaker=chain[-1],
        form="indirect", act="speech", score=0.9, spans=(Span(0, 1),), cue_spans=(), source_spans=(), origin="a",
        address=None, title=None, outlet=chain[0], published=day, captured="", producer="hand 1", entity=entity,
        resolved=resolved(id, who, chain=chain, parent=parent),
    )  # fmt: skip


def by_label(network: Network) -> dict[tuple[str, str], Edge]:
    labels = {node.id: node.label for node in network.nodes}
    return {(labels[e.source], labels[e.target]): e for e in network.edges}


def nobody(_: str) -> dict[str, Named]:
    return {}


def test_an_edge_leads_from_who_passes_words_on_to_whose_they_are() -> None:
    network = gather(
        [
            said("The Post", "Velt", entity="b2:velt", day="2024-05-08"),
            said("The Post", "Velt", "Hasp", entity="b2:hasp", day="2024-05-07", id="t"),
            said("The Post", "Velt", entity="b2:velt", document="d2", day="2024-05-09"),
        ],
        lambda document: {"velt": Named(entity="b2:velt", kind="person")},
    )
    edges = by_label(network)
    assert set(edges) == {("The Post", "Velt"), ("Velt", "Hasp")}
    assert (edges["The Post", "Velt"].weight, edges["The Post", "Velt"].target) == (3, "b2:velt")
    assert (edges["The Post", "Velt"].first, edges["The Post", "Velt"].last) == ("2024-05-07", "2024-05-09")
    assert {node.label: node.statements for node in network.nodes} == {"The Post": 0, "Velt": 2, "Hasp": 1}
    assert network.statements == 3


def test_words_that_were_traced_to_nobody_are_of_their_page_alone() -> None:
    network = gather(
        [said("The Post", "he"), said("The Post", "He", id="t"), said("The Post", "he", document="d2")], nobody
    )
    assert [node.label for node in network.nodes if not node.traced] == ["he", "he"]
    assert sorted(edge.weight for edge in network.edges) == [1, 2]


def test_two_of_one_name_on_a_page_are_told_apart_by_what_they_stand_in() -> None:
    network = gather(
        [
            said("The Post", "Velt", entity="b2:one", id="1"),
            said("The Post", "Velt", entity="b2:two", id="2"),
            said("The Post", "Velt", "Hasp", entity="b2:hasp", id="3", parent="2"),
        ],
        nobody,
    )
    assert ("b2:two", "b2:hasp") in {(edge.source, edge.target) for edge in network.edges}
    assert len(network.nodes) == 4


def test_whose_name_a_page_keeps_back_is_nobody_whom_another_page_names() -> None:
    withheld = Withheld(what="surname", why=None, span=Span(0, 1))
    network = gather(
        [
            said("The Post", "Tam", entity="b2:tam", withheld=withheld),
            said("The Post", "Tam", "Hasp", entity="b2:hasp", id="t"),
            said("The Wire", "Tamas Orbe", entity="b2:tam", document="d2"),
        ],
        lambda document: {"tam": Named(entity="b2:tam", kind="person")},
    )
    edges = by_label(network)
    assert set(edges) == {("The Post", "Tam"), ("Tam", "Hasp"), ("The Wire", "Tamas Orbe")}
    assert edges["The Post", "Tam"].target != edges["The Wire", "Tamas Orbe"].target
    assert edges["Tam", "Hasp"].source == edges["The Post", "Tam"].target


def test_an_outlet_that_is_cited_is_the_outlet_that_cites() -> None:
    network = gather(
        [said("The Post", "Wire", entity="b2:wire", kind="outlet"), said("Wire", "Velt", entity="b2:v", document="d2")],
        nobody,
    )
    assert set(by_label(network)) == {("The Post", "Wire"), ("Wire", "Velt")}
    assert len(network.nodes) == 3


def test_who_cites_themself_is_no_edge() -> None:
    assert gather([said("The Post", "the post", entity="b2:post", kind="outlet")], nobody).edges == ()


def test_edges_are_left_out_by_weight_and_then_nodes_by_degree() -> None:
    whole = gather(
        [
            said("P", "A", entity="a"),
            said("P", "A", entity="a"),
            said("P", "B", entity="b"),
            said("Q", "B", entity="b"),
        ],
        nobody,
    )
    heavy = narrowed(whole, weight=2)
    assert (set(by_label(heavy)), len(heavy.nodes), heavy.statements) == ({("P", "A")}, 4, 4)
    assert {node.label for node in narrowed(whole, weight=2, degree=1).nodes} == {"P", "A"}
    assert set(by_label(narrowed(whole, degree=2))) == {("P", "B")}
    assert narrowed(whole) == whole


@pytest.mark.parametrize(("write", "read"), WAYS)
def test_another_tool_reads_the_same_network(write: Any, read: Any, ledger: Ledger) -> None:
    filled(ledger)
    network = gather(ledger.all_statements(), ledger.named_in)
    out = io.BytesIO()
    write(network, out)
    found = read(io.BytesIO(out.getvalue()))
    assert found.is_directed()
    nodes = {id: (d["label"], d.get("kind"), d["traced"], d["statements"]) for id, d in found.nodes(data=True)}
    assert nodes == {n.id: (n.label, n.kind, n.traced, n.statements) for n in network.nodes}
    edges = {(s, t): (d["weight"], d.get("first"), d.get("last")) for s, t, d in found.edges(data=True)}
    assert edges == {(e.source, e.target): (e.weight, e.first, e.last) for e in network.edges}
    assert ("the harbour authority", "local broadcasters") in by_label(network)
    assert b"Orbe" not in out.getvalue(), "an alias of one whose name the page withholds"


@pytest.mark.parametrize(("write", "read"), WAYS)
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_stay_names(write: Any, read: Any, words: str) -> None:
    check(write, read, words)


@pytest.mark.parametrize(("write", "read"), WAYS)
@given(words=st.text(alphabet=st.characters(), max_size=20))
def test_any_name_can_be_read_again(write: Any, read: Any, words: str) -> None:
    check(write, read, words)


def check(write: Any, read: Any, words: str) -> None:
    one = Node(id="b2:a", label=words, kind=words, traced=True, statements=1)
    edge = Edge(source="b2:a", target="b2:b", weight=1, first=words, last=words)
    out = io.BytesIO()
    write(Network(nodes=(one, replace(one, id="b2:b")), edges=(edge,), statements=1), out)
    found = read(io.BytesIO(out.getvalue()))
    line = " ".join(readable(words).split())
    assert {d["label"] or "" for _, d in found.nodes(data=True)} == {line}
    assert [(s, t) for s, t in found.edges] == [("b2:a", "b2:b")]
