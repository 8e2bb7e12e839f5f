"""Entities: the connected components of clusters under the verdicts in force, kept up to date one verdict at a time.

An entity's id is its oldest cluster's. Clusters are joined verdict by verdict, a person's first, then the surest, then
the oldest; a verdict that would join what a person held apart is passed over. So the result depends on the verdicts
alone, not on the order in which they came, and `components` of all of them gives what was kept step by step.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw

from reportedly.names import block_keys, named


class Edge(NamedTuple):
    """A verdict “same” in force."""

    one: str
    other: str
    by_person: int
    score: float
    decided_at: str


Age = tuple[str, int]
"""When a cluster came to be, and its number; in order, the oldest first."""
EDGES = (
    "SELECT v.one, v.other, v.by_person, v.score, j.decided_at FROM verdict v"
    " JOIN judgement j ON j.number = v.judgement WHERE v.verdict = 'same'"
)
"""The columns of `Edge`."""


def entity_of(connection: apsw.Connection, cluster_id: str) -> str | None:
    """Who a cluster, or an entity that was merged, is now; None where there is no such id."""
    found: str | None = connection.execute("SELECT entity_id FROM member WHERE cluster_id = ?", (cluster_id,)).get
    return found


def enter(connection: apsw.Connection, cluster_id: str, *, renamed: bool) -> None:
    """Index the names of a new or renamed cluster."""
    entity = str(entity_of(connection, cluster_id))
    if renamed:
        _index(connection, {entity})
    else:
        connection.executemany(
            "INSERT OR IGNORE INTO entity_key VALUES (?, ?)", [(k, entity) for k in _keys(connection, cluster_id)]
        )


def join(connection: apsw.Connection, one: str, other: str) -> bool:
    """Take in a new verdict “same” of two clusters. False where a person holds them apart: make them `again`."""
    left, right = str(entity_of(connection, one)), str(entity_of(connection, other))
    if left == right:
        return True
    if apart(connection, left, right):
        return False
    kept, gone = sorted((left, right), key=lambda id: _age(connection, id))
    connection.execute("UPDATE member SET entity_id = ? WHERE entity_id = ?", (kept, gone))
    connection.execute("UPDATE OR IGNORE entity_key SET entity_id = ? WHERE entity_id = ?", (kept, gone))
    connection.execute("DELETE FROM entity_key WHERE entity_id = ?", (gone,))
    return True


def apart(connection: apsw.Connection, left: str, right: str) -> list[tuple[str, str]]:
    """The pairs of clusters of two entities that a person holds apart."""
    rows = connection.execute(
        "SELECT v.one, v.other FROM verdict v JOIN member a ON a.cluster_id = v.one JOIN member b"
        " ON b.cluster_id = v.other WHERE v.by_person AND v.verdict = 'different'"
        " AND ((a.entity_id = ?1 AND b.entity_id = ?2) OR (a.entity_id = ?2 AND b.entity_id = ?1))",
        (left, right),
    )
    return [(str(one), str(other)) for one, other in rows]


def again(connection: apsw.Connection, clusters: Iterable[str]) -> None:
    """Make the entities of everything that is reached from these clusters again."""
    nodes, edges = _reach(connection, clusters)
    given = json.dumps(sorted(nodes))
    held = [
        (str(one), str(other))
        for one, other in connection.execute(
            "SELECT one, other FROM verdict WHERE by_person AND verdict = 'different'"
            " AND one IN (SELECT value FROM json_each(?1)) AND other IN (SELECT value FROM json_each(?1))",
            (given,),
        )
    ]
    rows = connection.execute(
        "SELECT m.cluster_id, c.at, m.number, m.entity_id FROM member m JOIN cluster c ON c.id = m.cluster_id"
        " WHERE m.cluster_id IN (SELECT value FROM json_each(?))",
        (given,),
    ).fetchall()
    groups = components({str(id): (str(at), int(number or 0)) for id, at, number, _ in rows}, edges, held)
    changed = {str(id): (str(was), groups[str(id)]) for id, _, _, was in rows if was != groups[str(id)]}
    connection.executemany(
        "UPDATE member SET entity_id = ? WHERE cluster_id = ?", [(new, id) for id, (_, new) in changed.items()]
    )
    _index(connection, {entity for pair in changed.values() for entity in pair})


def without(connection: apsw.Connection, entities: dict[str, list[str]]) -> list[str]:
    """Make the entities again that lost clusters, from the clusters that they keep. Returns the documents of those that
    are no longer one with the rest: what joined them went, so they are to be judged again."""
    kept = {cluster for clusters in entities.values() for cluster in clusters}
    again(connection, kept)
    _index(connection, set(entities))
    apart: set[str] = set()
    for clusters in entities.values():
        now = {cluster: entity_of(connection, cluster) for cluster in clusters}
        first = now[clusters[0]] if clusters else None
        apart |= {cluster for cluster, entity in now.items() if entity != first}
        _index(connection, {str(entity) for entity in now.values()})
    rows = connection.execute(
        "SELECT DISTINCT d.number, d.id FROM cluster c JOIN document d ON d.id = c.document_id"
        " WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY d.number",
        (json.dumps(sorted(apart)),),
    )
    return [str(id) for _, id in rows]


def _reach(connection: apsw.Connection, clusters: Iterable[str]) -> tuple[set[str], list[Edge]]:
    """Everything connected to the clusters by verdicts “same” in force, whether they were passed over or not."""
    nodes, edges = set(clusters), set[Edge]()
    new = list(nodes)
    while new:
        given = json.dumps(new)
        rows = connection.execute(
            f"{EDGES} AND v.one IN (SELECT value FROM json_each(?1))"
            f" UNION {EDGES} AND v.other IN (SELECT value FROM json_each(?1))",
            (given,),
        )
        found = {Edge(*row) for row in rows}
        edges |= found
        new = sorted({id for edge in found for id in (edge.one, edge.other)} - nodes)
        nodes |= set(new)
    return nodes, list(edges)


def components(ages: dict[str, Age], edges: Iterable[Edge], held: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The entity of each cluster, by its age; `held` are the pairs that a person holds apart."""
    parents = {id: id for id in ages}

    def root(id: str) -> str:
        while parents[id] != id:
            parents[id] = parents[parents[id]]
            id = parents[id]
        return id

    enemies: dict[str, set[str]] = {}
    for one, other in held:
        enemies.setdefault(one, set()).add(other)
        enemies.setdefault(other, set()).add(one)
    for edge in sorted(edges, key=lambda e: (-e.by_person, -e.score, e.decided_at, e.one, e.other)):
        left, right = root(edge.one), root(edge.other)
        if left == right or any(root(id) == right for id in enemies.get(left, ())):
            continue
        kept, gone = sorted((left, right), key=ages.__getitem__)
        parents[gone] = kept
        if gone in enemies:
            enemies.setdefault(kept, set()).update(enemies.pop(gone))
    return {id: root(id) for id in ages}


# ---------------------------------------------------------------- keys of names


def _keys(connection: apsw.Connection, cluster_id: str) -> set[str]:
    row = connection.execute(
        "SELECT name, aliases FROM member WHERE cluster_id = ? AND proper", (cluster_id,)
    ).fetchone()
    return keys_of(str(row[0]), str(row[1])) if row else set()


def keys_of(name: str, aliases: str) -> set[str]:
    """The block keys of a member's names. Whoever changes what they are appends a migration: see `index_again`."""
    return {key for one in (name, *aliases.split("\n")) if named(one) for key in block_keys(one)}


def index_again(connection: apsw.Connection) -> None:
    """Make every key again, for a ledger from before: what a name is found by may have changed since."""
    connection.execute("DELETE FROM entity_key")
    _index(connection, {str(id) for (id,) in connection.execute("SELECT DISTINCT entity_id FROM member")})


def _index(connection: apsw.Connection, entities: set[str]) -> None:
    """Make the keys of these entities again."""
    for entity in sorted(entities):
        connection.execute("DELETE FROM entity_key WHERE entity_id = ?", (entity,))
        rows = connection.execute(
            "SELECT DISTINCT name, aliases FROM member WHERE entity_id = ? AND proper", (entity,)
        ).fetchall()
        keys = {key for name, aliases in rows for key in keys_of(str(name), str(aliases))}
        connection.executemany("INSERT INTO entity_key VALUES (?, ?)", [(key, entity) for key in sorted(keys)])


def _age(connection: apsw.Connection, cluster_id: str) -> Age:
    [(at, number)] = connection.execute("SELECT at, number FROM cluster WHERE id = ?", (cluster_id,))
    return str(at), int(number or 0)
