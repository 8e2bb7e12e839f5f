"""Judgements: decisions that two clusters are one or are not, kept as evidence, and which of them are in force.

The newest judgement of a pair is in force, but a person's always before a program's. Nothing is overwritten: to undo
is to judge again, and what was held apart by a person stays apart whatever a program says later.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import apsw

from reportedly.answers import Judged
from reportedly.errors import LedgerError
from reportedly.identity import identify
from reportedly.judgements import PERSON, Candidate, Judgement, Proposal
from reportedly.names import generic, match, named
from reportedly.store import components
from reportedly.store.kept_back import kept_back
from reportedly.types import Cluster, Producer

_LIKELY, _SEEN, _FIRST, _COUNTED = 60, 24, 6, 200
"""Candidates looked at for a cluster; of each, the newest and oldest documents looked into, and documents counted."""


class InForce(NamedTuple):
    """The verdict in force on a pair."""

    verdict: str
    by_person: int
    score: float
    judgement: int


def nobody(id: str) -> LedgerError:
    """The error for an id that is nobody's."""
    return LedgerError(f"there is nobody with the id {id!r} in the ledger: reportedly people LEDGER lists them")


def add(
    connection: apsw.Connection, proposals: Iterable[Proposal], producer: Producer, number: int, at: str
) -> list[Judgement]:
    """Keep what a producer judged, in the caller's transaction; what it has judged before is not repeated."""
    kept = []
    unsettled = set[str]()
    for proposal in proposals:
        if new := _keep(connection, proposal, producer, number, at):
            kept.append(new)
            if not _take_in(connection, new, int(producer.version == PERSON)):
                unsettled |= {new.left, new.right}
    if unsettled:
        components.again(connection, unsettled)
    return kept


def _keep(
    connection: apsw.Connection, proposal: Proposal, producer: Producer, number: int, at: str
) -> Judgement | None:
    left, right = sorted((proposal.left, proposal.right))
    for id in (left, right):
        if components.entity_of(connection, id) is None:
            raise nobody(id)
    if left == right:
        return None
    mine = connection.execute(
        "SELECT verdict, score, reason, number, id FROM judgement WHERE one = ? AND other = ? AND producer_id = ?"
        " ORDER BY decided_at DESC, number DESC LIMIT 1",
        (left, right, number),
    ).fetchone()
    standing = "" if producer.version == PERSON else f" AND p.version <> '{PERSON}'"
    older = connection.execute(
        "SELECT j.id, j.number, j.decided_at FROM judgement j JOIN producer p ON p.id = j.producer_id"
        f" WHERE one = ? AND other = ?{standing} ORDER BY j.decided_at DESC, j.number DESC LIMIT 1",
        (left, right),
    ).fetchone()
    if mine and older and mine[3] == older[1] and mine[:3] == (proposal.verdict, proposal.score, proposal.reason):
        return None
    replaces = str(older[0]) if older else None
    at = max(at, str(older[2])) if older else at  # a clock may be behind that of who decided before
    judgement = Judgement(
        id=judgement_id(
            left, right, proposal.verdict, proposal.score, proposal.reason, replaces,
            [producer.name, producer.version, producer.settings],
        ),
        left=left, right=right, relation="same", verdict=proposal.verdict, score=proposal.score,
        reason=proposal.reason, producer=producer, decided_at=at, replaces=replaces,
    )  # fmt: skip
    connection.execute(
        "INSERT INTO judgement (id, one, other, relation, verdict, score, reason, producer_id, decided_at, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            judgement.id, left, right, "same", proposal.verdict, proposal.score, proposal.reason, number, at, replaces,
        ),
    )  # fmt: skip
    return judgement


def judgement_id(
    left: str, right: str, verdict: str, score: float, reason: str, replaces: str | None, by: list[str]
) -> str:
    """Id of a judgement: what it says, who says it (name, version, settings), and what it replaces."""
    return identify(
        "judgement", left=left, right=right, relation="same", verdict=verdict, score=f"{score:.6f}", reason=reason,
        replaces=replaces, producer=by,
    )  # fmt: skip


def in_force(connection: apsw.Connection, left: str, right: str) -> InForce | None:
    """The verdict in force on a pair, given in order."""
    row = connection.execute(
        "SELECT verdict, by_person, score, judgement FROM verdict WHERE one = ? AND other = ?", (left, right)
    ).fetchone()
    return InForce(*row) if row else None


def _take_in(connection: apsw.Connection, new: Judgement, by_person: int) -> bool:
    """Put a new judgement in force, where it is. False where the entities it touches must be made again for it."""
    before = in_force(connection, new.left, new.right)
    if before and before.by_person and not by_person:
        return True
    number = connection.execute("SELECT number FROM judgement WHERE id = ?", (new.id,)).get
    connection.execute(
        "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?, ?)",
        (new.left, new.right, new.verdict, by_person, new.score, number),
    )
    if before is not None and before.verdict == "same":
        return False  # parted, or joined as surely or not: its place among the others may be another
    if new.verdict == "same":
        return components.join(connection, new.left, new.right)
    return components.entity_of(connection, new.left) != components.entity_of(connection, new.right)


def settle(connection: apsw.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Put in force what was judged last of pairs, given in order. Runs inside the caller's transaction."""
    touched = set[str]()
    for one, other in pairs:
        connection.execute(
            "INSERT OR REPLACE INTO verdict (one, other, verdict, by_person, score, judgement) SELECT one, other,"
            " verdict, p.version = ?3, score, number FROM judgement j JOIN producer p ON p.id = j.producer_id"
            " WHERE one = ?1 AND other = ?2 ORDER BY p.version = ?3 DESC, decided_at DESC, number DESC LIMIT 1",
            (one, other, PERSON),
        )
        touched |= {one, other}
    components.again(connection, touched)


def derive_verdicts(connection: apsw.Connection) -> Iterator[tuple[str, str, str, int, float, int]]:
    """The verdicts that should be in force, pair by pair, in order."""
    yield from connection.execute(
        "SELECT one, other, verdict, by_person, score, number FROM (SELECT j.*, p.version = ? AS by_person,"
        " row_number() OVER (PARTITION BY one, other ORDER BY p.version = ? DESC, decided_at DESC, number DESC)"
        " AS place"
        " FROM judgement j JOIN producer p ON p.id = j.producer_id) WHERE place = 1 ORDER BY one, other",
        (PERSON, PERSON),
    )


# ---------------------------------------------------------------- what a person decides


def merge(connection: apsw.Connection, one: str, other: str, reason: str) -> list[Proposal]:
    """What must be judged so that two entities are one: what held them apart is replaced."""
    left, right = (components.entity_of(connection, id) for id in (one, other))
    if left is None or right is None:
        raise nobody(one if left is None else other)
    pairs = {(left, right), *components.apart(connection, left, right)} if left != right else {(one, other)}
    return [Proposal(left=a, right=b, verdict="same", score=1.0, reason=reason) for a, b in sorted(pairs)]


def separate(connection: apsw.Connection, one: str, other: str | None, reason: str) -> list[Proposal]:
    """What must be judged so that `one` and `other` are two; without `other`, so that `one` stands alone.

    Where a person had merged `one` with somebody, that alone is undone, and what programs joined goes along. Else,
    where `one` held the others together, these are joined among themselves, by the same person.
    """
    entity = components.entity_of(connection, one)
    if entity is None:
        raise nobody(one)
    if other is not None:
        if components.entity_of(connection, other) is None:
            raise nobody(other)
        if one == other:
            raise LedgerError(f"{one} cannot be separated from itself: name two clusters, or one alone")
        return [Proposal(left=one, right=other, verdict="different", score=1.0, reason=reason)]
    merged = connection.execute(
        "SELECT iif(one = ?1, other, one) FROM verdict"
        " WHERE verdict = 'same' AND by_person AND (one = ?1 OR other = ?1) ORDER BY 1",
        (one,),
    ).fetchall()
    if merged:
        return [Proposal(left=one, right=str(id), verdict="different", score=1.0, reason=reason) for (id,) in merged]
    others = [
        str(id)
        for (id,) in connection.execute(
            "SELECT cluster_id FROM member WHERE entity_id = ? AND cluster_id <> ? ORDER BY number", (entity, one)
        )
    ]
    if not others:
        raise LedgerError(f"{one} already stands alone: there is nothing to separate it from")
    joined = {
        str(id)
        for (id,) in connection.execute(
            "SELECT iif(one = ?1, other, one) FROM verdict WHERE verdict = 'same' AND (one = ?1 OR other = ?1)", (one,)
        )
    }
    groups = _without(connection, entity, one)
    first = min(groups.values(), key=others.index)
    stay = sorted({group for group in groups.values() if group != first}, key=others.index)
    near = [id for id in others if id in joined or id == first]
    return [
        *(Proposal(left=first, right=id, verdict="same", score=1.0, reason=f"stays: {reason}") for id in stay),
        *(Proposal(left=one, right=id, verdict="different", score=1.0, reason=reason) for id in near),
    ]


def _without(connection: apsw.Connection, entity: str, one: str) -> dict[str, str]:
    """The groups that an entity falls into when a cluster is taken out of it."""
    rows = connection.execute(
        "SELECT m.cluster_id, c.at, m.number FROM member m JOIN cluster c ON c.id = m.cluster_id"
        " WHERE m.entity_id = ? AND m.cluster_id <> ?",
        (entity, one),
    )
    ages = {str(id): (str(at), int(number or 0)) for id, at, number in rows}
    edges = [
        components.Edge(*row)
        for row in connection.execute(
            f"{components.EDGES} AND v.one IN (SELECT value FROM json_each(?1))"
            " AND v.other IN (SELECT value FROM json_each(?1))",
            (json.dumps(sorted(ages)),),
        )
    ]
    return components.components(ages, edges, ())


# ---------------------------------------------------------------- candidates


def candidates(connection: apsw.Connection, cluster: Cluster) -> list[Candidate]:
    """Who in the ledger a new document's cluster may be, by the keys of its names; its own entity is left out.

    Whose name a page keeps to itself is nobody's candidate and has none: joined to a name elsewhere, it would be told.
    """
    names = [name for name in (cluster.name, *cluster.aliases) if named(name)]
    keys = {key for name in names for key in components.keys_of(name, "")}
    if not keys:
        return []
    rows = connection.execute(
        "SELECT DISTINCT k.entity_id FROM entity_key k JOIN member e ON e.cluster_id = k.entity_id"
        " WHERE k.key IN (SELECT value FROM json_each(?)) AND k.entity_id <>"
        " coalesce((SELECT entity_id FROM member WHERE cluster_id = ?), '') ORDER BY e.number LIMIT ?",
        (json.dumps(sorted(keys)), cluster.id, _LIKELY),
    ).fetchall()
    own = connection.execute("SELECT entity_id FROM member WHERE cluster_id = ?", (cluster.id,)).get
    entities = [str(entity) for (entity,) in rows]
    secret = kept_back(connection, [*entities, *([str(own)] if own else [])])
    if own in secret:
        return []
    company = _company(connection, cluster)
    found = (_candidate(connection, e, cluster, names, company) for e in entities if e not in secret)
    return [candidate for candidate in found if candidate]


def _company(connection: apsw.Connection, cluster: Cluster) -> dict[str, str]:
    """The others named in the cluster's document, by entity and by name: what is equal elsewhere is shared."""
    rows = connection.execute(
        "SELECT name, entity_id FROM member WHERE document_id = ? AND shown AND proper AND cluster_id <> ?"
        " AND kind IN ('person', 'organisation')",
        (cluster.document_id, cluster.id),
    )
    return {
        key: str(name) for name, entity in rows if not generic(str(name)) for key in (str(entity), str(name).casefold())
    }


def _candidate(
    connection: apsw.Connection, entity: str, cluster: Cluster, ours: list[str], company: dict[str, str]
) -> Candidate | None:
    """What the ledger knows of an entity, from some of its documents; None where no name fits."""
    part = (
        "SELECT number, document_id, name, aliases, roles, kind FROM member WHERE entity_id = ?1 AND document_id <> ?2"
    )
    rows = connection.execute(
        f"SELECT * FROM ({part} ORDER BY number DESC LIMIT {_SEEN})"
        f" UNION SELECT * FROM ({part} ORDER BY number LIMIT {_FIRST})",
        (entity, cluster.document_id),
    ).fetchall()
    names, roles, kinds = Counter[str](), Counter[str](), Counter[str]()
    for _, _, name, aliases, found, kind in rows:
        names[str(name)] += 2
        names.update(alias for alias in str(aliases).split("\n") if alias)
        roles.update(role for role in str(found).split("\n") if role)
        kinds.update([str(kind)] if kind else [])
    if all(match(a, b).relation == "different" for a in ours for b in names):
        return None
    documents = json.dumps(sorted({str(row[1]) for row in rows}))
    beside = connection.execute(
        "SELECT DISTINCT name, entity_id FROM member WHERE document_id IN (SELECT value FROM json_each(?)) AND shown"
        " AND proper AND entity_id <> ?",
        (documents, entity),
    )
    shared = {company[key] for name, other in beside for key in (str(other), str(name).casefold()) if key in company}
    outlet = connection.execute(
        "SELECT count(*) FROM description a JOIN description b ON b.outlet = a.outlet WHERE a.document_id = ?"
        " AND b.document_id IN (SELECT value FROM json_each(?))",
        (cluster.document_id, documents),
    ).get
    many: int = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM member WHERE entity_id = ? LIMIT {_COUNTED})", (entity,)
    ).get
    return Candidate(
        documents=many, entity=entity, kind=kinds.most_common(1)[0][0] if kinds else None,  # type: ignore[arg-type]
        names=tuple(name for name, _ in names.most_common()), roles=tuple(role for role, _ in roles.most_common()),
        shared=tuple(sorted(shared)), outlet=bool(outlet),
    )  # fmt: skip


# ---------------------------------------------------------------- judgements out


def of_entity(connection: apsw.Connection, entity: str, *, limit: int, offset: int = 0) -> list[Judged]:
    """The judgements about an entity's clusters, newest first."""
    rows = connection.execute(
        "SELECT j.id, j.one, j.other, j.verdict, j.score, j.reason, p.name, p.version, p.settings, j.decided_at,"
        " j.replaces, a.name, b.name, a.document_id, b.document_id, v.judgement = j.number FROM judgement j"
        " JOIN producer p ON p.id = j.producer_id JOIN member a ON a.cluster_id = j.one"
        " JOIN member b ON b.cluster_id = j.other LEFT JOIN verdict v ON v.one = j.one AND v.other = j.other"
        " WHERE j.number IN (SELECT number FROM judgement WHERE one IN (SELECT cluster_id FROM member WHERE entity_id"
        " = ?1) UNION SELECT number FROM judgement WHERE other IN (SELECT cluster_id FROM member WHERE entity_id = ?1))"
        " ORDER BY j.number DESC LIMIT ?2 OFFSET ?3",
        (entity, limit, offset),
    )
    return [
        Judged(
            judgement=Judgement(
                id=r[0], left=r[1], right=r[2], relation="same", verdict=r[3], score=r[4], reason=r[5],
                producer=Producer(name=r[6], version=r[7], settings=r[8]), decided_at=r[9], replaces=r[10],
            ),
            left_name=r[11], right_name=r[12], left_document=r[13], right_document=r[14], holds=bool(r[15]),
        )
        for r in rows
    ]  # fmt: skip


def continuations(connection: apsw.Connection, document_id: str) -> list[Proposal]:
    """Clusters of a document that a newer account drew otherwise, each with the one that takes its place.

    A cluster is followed by the one that shares most mentions with it, so that what was judged about it stays.
    """
    rows = connection.execute(
        "SELECT c.id, c.mentions, m.shown FROM cluster c JOIN member m ON m.cluster_id = c.id"
        " WHERE c.document_id = ? ORDER BY c.number",
        (document_id,),
    ).fetchall()
    now = {str(id): {tuple(span) for span in json.loads(str(kept))} for id, kept, shown in rows if shown}
    taken = set[str]()
    found = []
    for id, kept, shown in rows:
        mentions = {tuple(span) for span in json.loads(str(kept))}
        if shown or not now:
            continue
        best = max(now, key=lambda other: (len(now[other] & mentions), other not in taken))
        if now[best] & mentions and best not in taken:
            taken.add(best)
            reason = "the same words of the same document, read again"
            found.append(Proposal(left=str(id), right=best, verdict="same", score=1.0, reason=reason))
    return found
