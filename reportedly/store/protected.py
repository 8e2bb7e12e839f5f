"""Protection: which names and documents people marked, whose names pages withhold, and who is taken to be who."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import apsw

from reportedly.clock import now
from reportedly.errors import LedgerError
from reportedly.identity import TAG
from reportedly.judgements import PERSON
from reportedly.letters import sound
from reportedly.names import elder, generic, match, named
from reportedly.protection import ORDINARY, Hidden, Mark, Protections, What, folded
from reportedly.store import protection_marks
from reportedly.store.components import keys_of
from reportedly.store.lists import snapshot
from reportedly.store.opening import LedgerFile
from reportedly.types import Producer

_REPRINT, _NAMELESS = 5, 9
"""Words of a quotation that nobody says by chance: who says them on another page is taken for the same person. More of
them, where no part of the name is known that could speak against it."""
_WITH_IDS = (
    ("attribution", "id"), ("document", "id"), ("capture", "id"),
    ("member", "cluster_id"), ("review", "id"), ("case_step", "id"),
)  # fmt: skip
_SEARCHABLE = re.compile(r"[^\W_]+")


class Protecting(LedgerFile):
    """The part of `Ledger` that knows what is protected."""

    def protect(self, value: str, *, by: str, reason: str = "", also: Iterable[str] = ()) -> Mark:
        """Keep that a name, or the document of an id, is protected from now on; spellings given before stay.

        Raises LedgerError for an id that is no document's, and for a name without a letter.
        """
        with self._writing() as connection:
            what, value = _what(connection, value)
            standing = protection_marks.in_force(connection, what, value)
            known = [name for before in standing if before.protects for name in before.also]
            spelled = tuple(dict.fromkeys((*known, *(name.strip() for name in also if name.strip()))))
            return self._decide_protection(next(iter(standing), None), what, value, spelled, True, reason, by)

    def unprotect(self, value: str, *, by: str, reason: str = "") -> Mark:
        """Keep that a marked name or document is protected no longer. Raises LedgerError where it is not marked."""
        with self._writing() as connection:
            what, value = _what(connection, value)
            released = [
                self._decide_protection(before, what, before.value, (), False, reason, by)
                for before in protection_marks.in_force(connection, what, value)
                if before.protects
            ]
            if not released:
                raise LedgerError("this is not marked: reportedly protect LEDGER --list shows what is")
            return released[0]

    def protected_marks(self) -> list[Mark]:
        """The marks in force, oldest first."""
        return [mark for mark in protection_marks.standing(self.connection) if mark.protects]

    def protections(self) -> Protections:
        """All that is protected: what people marked and what pages withhold, with who was taken to be the same."""
        with snapshot(self.connection):
            return _protections(self.connection, self.protected_marks())

    def all_ids(self) -> Iterator[tuple[str, str]]:
        """The id of everything for which a stand-in may have been handed out, with the table that holds it."""
        for table, column in _WITH_IDS:
            rows = self.connection.execute(f"SELECT {column} FROM {table}")
            yield from ((table, str(id)) for (id,) in rows)

    def marked_names(self) -> list[str]:
        """Every name that was ever marked, in force or not."""
        return list(dict.fromkeys(mark.value for mark in protection_marks.kept(self.connection) if mark.what == "name"))

    def _decide_protection(
        self, before: Mark | None, what: What, value: str, also: tuple[str, ...], protects: bool, reason: str, by: str
    ) -> Mark:
        person = Producer(name=by, version=PERSON)
        if before and (before.protects, before.also, before.reason, before.producer) == (
            protects, also, reason, person,
        ):  # fmt: skip
            return before
        replaces = before.id if before else None
        id = protection_marks.mark_id(what, value, also, protects, reason, person, replaces)
        mark = Mark(
            id=id, what=what, value=value, also=also, protects=protects, reason=reason, producer=person,
            decided_at=now(), replaces=replaces,
        )  # fmt: skip
        protection_marks.insert(self.connection, mark, self._producer(person))
        return mark


def _what(connection: apsw.Connection, value: str) -> tuple[What, str]:
    """Whether a value is a name or a document, and in full; of somebody's id, the name."""
    value = value.strip()
    if not value.startswith(TAG):
        if not any(c.isalnum() for c in value):
            raise LedgerError("a name needs a letter: give it as pages print it")
        return "name", value
    found = connection.execute("SELECT id FROM document WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2", (value,)).fetchall()
    if len(found) == 1:
        return "document", str(found[0][0])
    people = connection.execute(
        "SELECT DISTINCT e.name FROM member m JOIN member e ON e.cluster_id = m.entity_id"
        " WHERE m.cluster_id >= ?1 AND m.cluster_id < ?1 || 'g' LIMIT 2",
        (value,),
    ).fetchall()
    if len(people) == 1 and not found:
        return "name", str(people[0][0])
    raise LedgerError(f"{value!r} is the id of no document and of nobody, or of several: give a whole id or a name")


def documents(connection: apsw.Connection) -> frozenset[str]:
    """The protected documents, in every version."""
    marks = (mark for mark in protection_marks.standing(connection) if mark.protects and mark.what == "document")
    return _of_pages(connection, {mark.value for mark in marks})


class _Somebody:
    """Who is protected, while it is found out."""

    def __init__(self, key: str, *, marked: bool) -> None:
        self.key, self.marked = key, marked
        self.names, self.descriptions, self.reprints = dict[str, None](), dict[str, None](), dict[str, None]()
        self.entities, self.clusters, self.documents, self.said = set[str](), set[str](), set[str](), set[str]()

    def call(self, words: str, *, of_page: bool = True) -> None:
        """Take in what somebody is called."""
        words = " ".join(words.split())
        if not words:
            return
        if not of_page or (named(words) and not generic(words)):
            self.names[words] = None
        else:
            self.descriptions[words] = None

    def done(self) -> Hidden:
        return Hidden(
            key=self.key, names=tuple(self.names), descriptions=tuple(self.descriptions),
            clusters=frozenset(self.clusters), entities=frozenset(self.entities),
            documents=frozenset(self.documents), said=frozenset(self.said), marked=self.marked,
            reprints=tuple(self.reprints),
        )  # fmt: skip


def _protections(connection: apsw.Connection, marks: Sequence[Mark]) -> Protections:
    found: list[_Somebody] = []
    for mark in (mark for mark in marks if mark.what == "name"):
        entities = _entities_called(connection, (mark.value, *mark.also))
        key = protection_marks.name_key(mark.value)
        one = next((known for known in found if known.key == key or known.entities & entities), None)
        if one is None:
            one = _Somebody(key, marked=True)
            found.append(one)
        for name in (mark.value, *mark.also):
            one.call(name, of_page=False)
        _take(connection, one, entities)
    for keeping in _withheld(connection):
        _keep(connection, found, keeping)
    for one in found:
        _reprinted(connection, one)
        one.documents |= _of_pages(connection, one.documents)
    documents = {mark.value for mark in marks if mark.what == "document"}
    people = tuple(one.done() for one in found)
    words = {word for one in people for name in one.names for word in folded(name)}
    [(secret,)] = connection.execute("SELECT secret FROM stand_in").fetchall()
    return Protections(
        secret=bytes(secret),  # type: ignore[arg-type]
        people=people,
        documents=_of_pages(connection, documents),
        ordinary=frozenset(words & ORDINARY),
        others=_others(connection, words, {entity for one in people for entity in one.entities}),
    )


def _entities_called(connection: apsw.Connection, names: Iterable[str]) -> set[str]:
    """Who has one of these names, in whatever spelling."""
    names = tuple(names)
    keys = sorted({key for name in names for key in keys_of(name, "")})
    rows = connection.execute(
        "SELECT DISTINCT m.entity_id, m.name, m.aliases FROM entity_key k JOIN member m ON m.entity_id = k.entity_id"
        " WHERE k.key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    ).fetchall()
    return {
        str(entity)
        for entity, name, aliases in rows
        if any(
            match(elder(given), elder(called)).relation == "same"
            for given in names
            for called in (str(name), *str(aliases).split("\n"))
            if called
        )
    }


def _take(connection: apsw.Connection, one: _Somebody, entities: set[str]) -> None:
    """Take in all that the ledger has of these entities."""
    one.entities |= entities
    for cluster, document, name, aliases, roles in connection.execute(
        "SELECT cluster_id, document_id, name, aliases, roles FROM member"
        " WHERE entity_id IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(sorted(entities)),),
    ):
        one.clusters.add(str(cluster))
        one.documents.add(str(document))
        for words in (str(name), *str(aliases).split("\n")):
            one.call(words)
        one.descriptions.update(
            dict.fromkeys(
                role for role in str(roles).split("\n") if role and not _of_others(connection, str(document), role)
            )
        )


_COUNTING = frozenset("first second third fourth last latter former other another".split())


def _of_others(connection: apsw.Connection, document: str, role: str) -> bool:
    """Whether “the” and one word stand for nobody, or for a body that the page names: “the first”, “the ministry”.

    A page's pronouns and roles are joined by a model; what is a body's word would be taken for somebody's everywhere.
    """
    words = role.casefold().split()
    if len(words) != 2 or words[0] != "the":
        return False
    if words[1] in _COUNTING:
        return True
    bodies = connection.execute(
        "SELECT name FROM member WHERE document_id = ? AND kind IN ('organisation', 'outlet') AND proper", (document,)
    )
    return any(words[1] in str(name).casefold().split() for (name,) in bodies)


class _Keeping(NamedTuple):
    """A statement of somebody whose name its page withholds."""

    statement: str
    document: str
    cluster: str | None
    entity: str | None
    name: str
    role: str | None


def _withheld(connection: apsw.Connection) -> list[_Keeping]:
    rows = connection.execute(
        "SELECT s.attribution_id, s.document_id, s.cluster_id, m.entity_id, r.meaning ->> '$.speaker.name',"
        " r.meaning ->> '$.speaker.role' FROM statement s"
        " JOIN resolved r ON r.attribution_id = s.attribution_id AND r.producer_id = s.account_id"
        " LEFT JOIN member m ON m.cluster_id = s.cluster_id"
        " WHERE r.meaning ->> '$.speaker.withheld' IS NOT NULL ORDER BY s.number"
    )
    return [_Keeping(*row) for row in rows]


def _keep(connection: apsw.Connection, found: list[_Somebody], keeping: _Keeping) -> None:
    key = f"entity {keeping.entity}" if keeping.entity else f"words {keeping.document} {keeping.name.casefold()}"
    one = next((o for o in found if o.key == key or (keeping.entity and keeping.entity in o.entities)), None)
    if one is None:
        one = _Somebody(key, marked=False)
        found.append(one)
        if keeping.entity:
            _take(connection, one, {keeping.entity})
    one.call(keeping.name)
    if keeping.role:
        one.descriptions[keeping.role] = None
    one.said.add(keeping.statement)
    one.documents.add(keeping.document)


def _reprinted(connection: apsw.Connection, one: _Somebody) -> None:
    """Take in who says the same words on other pages: a reprint may print the name that its source withholds."""
    rows = connection.execute(
        "SELECT DISTINCT m.entity_id, m.name FROM statement s JOIN statement t ON t.copy_key = s.copy_key"
        " AND t.document_id <> s.document_id JOIN member m ON m.cluster_id = t.cluster_id"
        " WHERE (s.cluster_id IN (SELECT value FROM json_each(?1))"
        " OR s.attribution_id IN (SELECT value FROM json_each(?2)))"
        " AND length(s.content) - length(replace(s.content, ' ', '')) >= ?3 AND m.proper AND m.kind = 'person'",
        (json.dumps(sorted(one.clusters)), json.dumps(sorted(one.said)), (_REPRINT if one.names else _NAMELESS) - 1),
    ).fetchall()
    for entity, name in rows:
        if str(entity) not in one.entities and _may_be(one, str(name)):
            one.reprints[str(name)] = None
            _take(connection, one, {str(entity)})


def _may_be(one: _Somebody, name: str) -> bool:
    """Whether nothing in the names speaks against it that they are one."""
    return not one.names or any(match(elder(name), elder(known)).relation != "different" for known in one.names)


def _of_pages(connection: apsw.Connection, documents: set[str]) -> frozenset[str]:
    """These documents and the other versions of their pages, and whatever else was made of the same captures."""
    rows = connection.execute(
        "WITH given AS (SELECT value AS id FROM json_each(?1))"
        " SELECT id FROM given UNION SELECT d.id FROM document d JOIN document g ON g.capture_id = d.capture_id"
        " WHERE g.id IN (SELECT id FROM given) UNION SELECT v.document_id FROM version v JOIN version w"
        " ON w.page = v.page WHERE w.document_id IN (SELECT id FROM given)",
        (json.dumps(sorted(documents)),),
    )
    return frozenset(str(id) for (id,) in rows)


def _others(connection: apsw.Connection, words: set[str], hidden: set[str]) -> tuple[str, ...]:
    """The names of people who are not protected in which one of these words stands before the last."""
    found = dict[str, None]()
    for word in sorted(words):
        heard = sound(word)
        if not _SEARCHABLE.fullmatch(heard):
            continue
        for entity, name, aliases in connection.execute(
            "SELECT DISTINCT m.entity_id, m.name, m.aliases FROM member_words w JOIN member m ON m.number = w.rowid"
            " WHERE member_words MATCH ?",
            (f'sounds : "{heard}"',),
        ):
            if str(entity) in hidden:
                continue
            for one in (str(name), *str(aliases).split("\n")):
                if named(one) and word in folded(one)[:-1]:
                    found[one] = None
    return tuple(found)
