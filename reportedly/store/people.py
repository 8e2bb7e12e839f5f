"""People across documents, as lists and one by one: names, roles over time, what they talk about, what they said."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import apsw

from reportedly.answers import Appearance, Named, Person, PersonLine, Role
from reportedly.identity import TAG
from reportedly.names import bare, fold, named
from reportedly.store import accounts
from reportedly.store.components import entity_of
from reportedly.store.query import entities_named
from reportedly.store.search import by_ids
from reportedly.store.statements import damaged
from reportedly.types import EntityKind, Statement

_NEWEST = "(SELECT max(number) FROM description WHERE document_id = m.document_id)"
_TOPICS, _CONSIDERED, _READ = 12, 60, 2000
_WORD = re.compile(r"[^\W\d_]{3,}(?:[’'-][^\W\d_]+)*")
_COMMON_WORDS = """
    the and that for are was were with this have has had not but they their them from his her she who will would
    been its our you your all can could should which there what when where than then into about over after before more
    also any because being between both did does doing down during each few further here him how just may might most
    must new now off once one only other out own same some such too two under until very while why said says say saying
    told tell tells let get got make made many much like upon within without yet still even every"""
_COMMON = frozenset(_COMMON_WORDS.split())


def lines(connection: apsw.Connection, words: str, *, limit: int, offset: int) -> list[PersonLine]:
    """One page of people, most statements first, then those who stand in most texts, then in the order they came in."""
    where, values = _which(connection, words)
    rows = connection.execute(
        "SELECT m.entity_id, sum(m.statements) AS n, count(*) AS texts, min(m.number) AS age"
        f" FROM member m WHERE m.shown AND {where} ORDER BY n DESC, texts DESC, age LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    ids = [str(row[0]) for row in rows]
    spelled, spread = _names(connection, ids), _spread(connection, ids)
    found = []
    for id, statements, *_ in rows:
        name, aliases, kind = spelled[str(id)]
        documents, outlets, first, last = spread[str(id)]
        found.append(
            PersonLine(
                id=str(id), name=name, kind=kind, aliases=aliases, statements=int(statements or 0),
                documents=documents, outlets=outlets, first=first, last=last,
            )
        )  # fmt: skip
    return found


_Spread = tuple[int, int, str | None, str | None]


def _spread(connection: apsw.Connection, entities: Sequence[str]) -> dict[str, _Spread]:
    """In how many pages each entity stands, how many outlets print what it says, and from when to when."""
    ids = json.dumps(list(entities))
    pages = dict(
        connection.execute(
            "SELECT m.entity_id, count(DISTINCT v.page) FROM member m LEFT JOIN version v"
            " ON v.document_id = m.document_id WHERE m.shown AND m.entity_id IN (SELECT value FROM json_each(?))"
            " GROUP BY 1",
            (ids,),
        )
    )
    rows = connection.execute(
        "SELECT m.entity_id, count(DISTINCT s.outlet), min(s.published), max(s.published) FROM member m"
        " JOIN shown s ON s.cluster_id = m.cluster_id WHERE m.shown AND m.entity_id IN (SELECT value FROM json_each(?))"
        " GROUP BY 1",
        (ids,),
    )
    said = {str(id): (int(outlets or 0), first, last) for id, outlets, first, last in rows}
    return {id: (int(pages.get(id) or 0), *said.get(id, (0, None, None))) for id in entities}


def count(connection: apsw.Connection, words: str) -> int:
    """How many people `lines` has in all."""
    where, values = _which(connection, words)
    total: int = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM member m WHERE m.shown AND {where})", values
    ).get
    return total


def _which(connection: apsw.Connection, words: str) -> tuple[str, tuple[str, ...]]:
    """The condition on `member m`, grouped by entity, and its values."""
    if not words.strip():
        return "true GROUP BY m.entity_id HAVING max(m.proper) AND sum(m.statements) > 0", ()
    found = entities_named(connection, words, "name aliases roles")
    return "m.entity_id IN (SELECT value FROM json_each(?)) GROUP BY m.entity_id", (json.dumps(found),)


def find(connection: apsw.Connection, given: str, most: int) -> list[str]:
    """The ids that a user may mean: an id or the beginning of one, as it is; else entities that are so called."""
    if not given.startswith(TAG):
        return [line.id for line in lines(connection, given, limit=most, offset=0)]
    rows = connection.execute(
        "SELECT cluster_id FROM member WHERE cluster_id >= ?1 AND cluster_id < ?1 || 'g' ORDER BY 1 LIMIT ?2",
        (given, most),
    )
    return [str(id) for (id,) in rows]


def named_in(connection: apsw.Connection, document_id: str) -> dict[str, Named]:
    """Whom the names of a document mean, by name without case; a name of two is left out."""
    found: dict[str, Named] = {}
    double = set[str]()
    for name, entity, kind in connection.execute(
        "SELECT name, entity_id, kind FROM member WHERE document_id = ? AND shown ORDER BY number", (document_id,)
    ):
        key = str(name).casefold()
        if found.setdefault(key, Named(entity=str(entity), kind=kind)).entity != entity:
            double.add(key)
    return {key: named for key, named in found.items() if key not in double}


def _names(
    connection: apsw.Connection, entities: Sequence[str]
) -> dict[str, tuple[str, tuple[str, ...], EntityKind | None]]:
    """The name, the aliases and the kind of each entity."""
    rows = connection.execute(
        "SELECT entity_id, name, aliases, kind, count(*), shown FROM member"
        " WHERE entity_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4, 6 ORDER BY min(number)",
        (json.dumps(list(entities)),),
    ).fetchall()
    counted: dict[str, tuple[Counter[str], Counter[str], Counter[str]]] = {
        id: (Counter(), Counter(), Counter()) for id in entities
    }
    for id, name, aliases, kind, n, shown in rows:
        weight = int(n or 0) * (1 if shown else 0)  # who is shown nowhere any more keeps a name
        names, others, kinds = counted[str(id)]
        names[str(name)] += weight
        others.update({alias: weight for alias in str(aliases).split("\n") if alias})
        kinds[str(kind) if kind else ""] += weight
    return {id: _named(*counts) for id, counts in counted.items()}


def _named(
    names: Counter[str], others: Counter[str], kinds: Counter[str]
) -> tuple[str, tuple[str, ...], EntityKind | None]:
    kind = kinds.most_common(1)[0][0] or None
    best = max(names, key=lambda n: (named(n), kind != "person" or not bare(n), names[n]))
    rest = names + others
    rest.update(dict.fromkeys(names, 0))
    del rest[best]
    return best, tuple(name for name, _ in rest.most_common()), kind  # type: ignore[return-value]


def person(connection: apsw.Connection, id: str) -> Person | None:
    """Who an id is, or None."""
    entity = entity_of(connection, id)
    if entity is None:
        return None
    name, aliases, kind = _names(connection, [entity])[entity]
    of = "FROM shown s JOIN member m ON m.cluster_id = s.cluster_id WHERE m.entity_id = ?"
    [(statements, first, last)] = connection.execute(
        f"SELECT count(*), min(s.published), max(s.published) {of}", (entity,)
    )
    outlets = connection.execute(
        f"SELECT s.outlet, count(*) AS n {of} AND s.outlet NOTNULL GROUP BY 1 ORDER BY n DESC, 1", (entity,)
    )
    documents: int = connection.execute(
        "SELECT count(DISTINCT v.page) FROM member m JOIN version v ON v.document_id = m.document_id"
        " WHERE m.entity_id = ? AND m.shown",
        (entity,),
    ).get
    contents = connection.execute(f"SELECT s.content {of} ORDER BY s.number DESC LIMIT {_READ}", (entity,))
    return Person(
        id=entity,
        name=name,
        kind=kind,
        aliases=aliases,
        roles=_roles(connection, entity),
        statements=int(statements or 0),
        documents=documents,
        outlets=tuple((str(outlet), int(n or 0)) for outlet, n in outlets),
        topics=topics(
            connection, [str(c) for (c,) in contents], without={w for n in (name, *aliases) for w in fold(n)}
        ),
        first=first,
        last=last,
    )


def _roles(connection: apsw.Connection, entity: str) -> tuple[Role, ...]:
    """What pages call somebody, in the order of first publication; roles that differ by case or article are one."""
    rows = connection.execute(
        "SELECT m.roles, e.published, coalesce(v.page, m.document_id) FROM member m"
        f" LEFT JOIN version v ON v.document_id = m.document_id LEFT JOIN description e ON e.number = {_NEWEST}"
        " WHERE m.entity_id = ? AND m.shown AND m.roles <> '' ORDER BY e.published NULLS LAST, m.number",
        (entity,),
    )
    spelled: dict[str, tuple[str, list[str], set[str]]] = {}
    for roles, published, document in rows:
        for role in str(roles).split("\n"):
            key = " ".join(word for word in role.casefold().split() if word not in {"the", "a", "an"})
            _, dates, documents = spelled.setdefault(key, (role, [], set()))
            dates += [str(published)] if published else []
            documents.add(str(document))
    return tuple(
        Role(words=words, first=min(dates, default=None), last=max(dates, default=None), documents=len(documents))
        for words, dates, documents in spelled.values()
    )


def topics(connection: apsw.Connection, contents: Iterable[str], without: set[str]) -> tuple[tuple[str, int], ...]:
    """Words that stand in these contents more than in the ledger's others, with in how many of them.

    Ordered by how often, times how much more often: the logarithm of the share here over the share elsewhere.
    """
    within = Counter[str]()
    said = 0
    spelled: dict[str, Counter[str]] = {}
    for content in contents:
        said += 1
        words = {w for w in _WORD.findall(content.casefold()) if w not in _COMMON and not without.intersection(fold(w))}
        for word in words:
            spelled.setdefault(_stem(word), Counter())[word] += 1
        within.update({_stem(word) for word in words})
    total: int = connection.execute("SELECT count(*) FROM shown").get
    scored = []
    for stem, n in within.most_common(_CONSIDERED):
        word = max(spelled[stem].items(), key=lambda item: (item[1], item[0]))[0]
        held: int = connection.execute(
            "SELECT count(*) FROM statement_words WHERE statement_words MATCH ?", ('content : "' + word + '"',)
        ).get
        others = (max(held - n, 0) + 0.5) / (max(total - said, 0) + 1)
        scored.append((n * math.log(n / said / others), n, word))
    scored.sort(key=lambda item: (-item[0], -item[1], item[2]))
    return tuple((word, n) for score, n, word in scored[:_TOPICS] if score > 0)


def _stem(word: str) -> str:
    """Enough to count “recruit” and “recruiting” as one."""
    for end in ("ings", "ing", "ers", "ed", "es", "s"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: -len(end)]
    return word


def said(connection: apsw.Connection, entity: str, *, limit: int, offset: int) -> list[Statement]:
    """What an entity said, earliest publication first. Equal contents are one, the earliest."""
    rows = connection.execute(
        "SELECT attribution_id FROM (SELECT s.attribution_id, s.published, s.number, row_number() OVER (PARTITION BY"
        " s.copy_key ORDER BY s.published NULLS LAST, s.number) AS place FROM shown s JOIN member m"
        " ON m.cluster_id = s.cluster_id WHERE m.entity_id = ?)"
        " WHERE place = 1 ORDER BY published NULLS LAST, number LIMIT ? OFFSET ?",
        (entity, limit, offset),
    )
    ids = [str(id) for (id,) in rows]
    found = {s.id: s for s in by_ids(connection, ids)}
    if lost := [id for id in ids if id not in found]:
        raise damaged(f"the statement {lost[0]!r}", "its document or capture is gone")
    return [found[id] for id in ids]


def appearances(connection: apsw.Connection, entity: str, *, limit: int, offset: int) -> list[Appearance]:
    """Where an entity stands, earliest publication first."""
    rows = connection.execute(
        "SELECT m.cluster_id, m.document_id, m.name, c.mentions, e.title, e.outlet, e.published,"
        " (SELECT count(*) FROM shown WHERE cluster_id = m.cluster_id) FROM member m"
        f" JOIN cluster c ON c.number = m.number LEFT JOIN description e ON e.number = {_NEWEST}"
        " WHERE m.entity_id = ? AND m.shown AND m.document_id IN (SELECT document_id FROM version WHERE current)"
        " ORDER BY e.published NULLS LAST, m.number LIMIT ? OFFSET ?",
        (entity, limit, offset),
    )
    found = []
    for cluster, document, name, mentions, title, outlet, published, n in rows:
        try:
            span = accounts.spans_of(mentions)[0]
        except accounts.UNREADABLE as error:
            raise damaged(f"the cluster {cluster!r}", error) from error
        found.append(
            Appearance(
                cluster=cluster, document_id=document, name=name, span=span, title=title, outlet=outlet,
                published=published, statements=n,
            )
        )  # fmt: skip
    return found
