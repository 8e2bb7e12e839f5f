"""Cases in the ledger: their steps as they were made, and what each entry is about as the ledger has it today.

A step holds no words of a page. What an entry is about stands in rows of their own that refer to documents, so that
they go with a page that is forgotten, and the step stays. A line is found again by its words, as a review is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import apsw

from reportedly.cases import KINDS, Case, CaseLine, Entry, Step, Target, Today, of_steps
from reportedly.errors import LedgerError
from reportedly.identity import identify
from reportedly.reviews import Anchor, anchor
from reportedly.store.people import find as find_people
from reportedly.store.reviewed import UNREADABLE, Line, line_at
from reportedly.store.statements import damaged, joined
from reportedly.types import Span

COLUMNS = "id, case_id, place, field, text, heading, about, by, decided_at, answers"


# ---------------------------------------------------------------- kept


def step_id(step: Step) -> str:
    """The id that a step should have."""
    values = asdict(step)
    for name in ("id", "targets", *(["case_id"] if step.field == "opened" else [])):
        del values[name]
    return identify("case step", **values)


def about(targets: Sequence[Target]) -> str:
    """The hash of what an entry is about; empty for nothing."""
    return identify("case targets", targets=[[t.id, t.document_id] for t in targets]) if targets else ""


def add(connection: apsw.Connection, step: Step) -> None:
    """Keep a step in the caller's transaction."""
    connection.execute(
        f"INSERT INTO case_step ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            step.id, step.case_id, step.place, step.field, step.text, step.heading, step.about, step.by,
            step.decided_at, json.dumps(step.answers),
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO case_target VALUES (?, ?, ?, ?) ON CONFLICT (step_id, place) DO NOTHING",
        [(step.id, place, target.id, target.document_id) for place, target in enumerate(step.targets)],
    )


def fill(ours: apsw.Connection, step: Step, theirs: apsw.Connection) -> None:
    """Take from another ledger what a step is about, of the documents that are in this one, each at its place: a step
    may have come in before its page. What is whole here stays as it is."""
    known = "SELECT target, document_id FROM case_target WHERE step_id = ? ORDER BY place"
    here = [Target(id=str(id), document_id=str(document)) for id, document in ours.execute(known, (step.id,))]
    if about(here) == step.about:
        return
    rows = theirs.execute("SELECT place, target, document_id FROM case_target WHERE step_id = ?", (step.id,))
    ours.executemany(
        "INSERT INTO case_target SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM document WHERE id = ?4)"
        " ON CONFLICT (step_id, place) DO NOTHING",
        [(step.id, place, target, document) for place, target, document in rows],
    )


def steps_of(connection: apsw.Connection, case_id: str) -> list[Step]:
    """Every step of a case, oldest first. Raises LedgerError where one cannot be read."""
    targets: dict[str, list[Target]] = {}
    for step, target, document in connection.execute(
        "SELECT t.step_id, t.target, t.document_id FROM case_target t JOIN case_step s ON s.id = t.step_id"
        " WHERE s.case_id = ? ORDER BY t.step_id, t.place",
        (case_id,),
    ):
        targets.setdefault(str(step), []).append(Target(id=str(target), document_id=str(document)))
    found = []
    for row in connection.execute(
        f"SELECT {COLUMNS} FROM case_step WHERE case_id = ? ORDER BY decided_at, place, id", (case_id,)
    ):
        try:
            found.append(_step(row, targets.get(str(row[0]), [])))
        except UNREADABLE as error:
            raise damaged(f"the step {row[0]!r} of a case", error) from error
    return found


def _step(row: tuple[Any, ...], targets: Sequence[Target]) -> Step:
    id, case_id, place, field, text, heading, about_, by, decided_at, answers = row
    return Step(
        id=id, case_id=case_id, place=place, field=field, text=text, heading=heading, targets=tuple(targets),
        about=about_, by=by, decided_at=decided_at, answers=tuple(map(str, json.loads(answers))),
    )  # fmt: skip


def case(connection: apsw.Connection, case_id: str) -> Case | None:
    """A case as it stands; None where there is none."""
    steps = steps_of(connection, case_id)
    try:
        return of_steps(steps) if steps else None
    except ValueError as error:
        raise damaged(f"the case {case_id!r}", error) from error


def lines(connection: apsw.Connection) -> list[CaseLine]:
    """Every case, the open ones first, then those that were worked on last. What is in them is counted, not read."""
    counted: dict[tuple[str, str], int] = {
        (str(case_id), str(field)): int(n or 0)
        for case_id, field, n in connection.execute(
            "SELECT case_id, field, count(*) FROM case_step WHERE field IN (SELECT value FROM json_each(?)) AND id"
            " NOT IN (SELECT a.value FROM case_step s, json_each(s.answers) a) GROUP BY 1, 2",
            (json.dumps(KINDS),),
        )
    }
    changed = dict(connection.execute("SELECT case_id, max(decided_at) FROM case_step GROUP BY 1"))
    found: dict[str, list[Step]] = {}
    for row in connection.execute(
        f"SELECT {COLUMNS} FROM case_step WHERE field IN ('opened', 'title', 'question', 'state')"
    ):
        found.setdefault(str(row[1]), []).append(_step(row, ()))
    items = []
    for id, steps in found.items():
        known = of_steps(steps)
        items.append(
            CaseLine(
                id=id, title=known.title, question=known.question, by=known.by, at=known.at, changed=changed[id],
                closed=known.closed is not None, entries=tuple(counted.get((id, kind), 0) for kind in KINDS),
            )
        )  # fmt: skip
    items.sort(key=lambda item: (item.changed, item.id), reverse=True)
    return sorted(items, key=lambda item: item.closed)


# ---------------------------------------------------------------- what a person names


def targets_of(connection: apsw.Connection, given: str) -> list[tuple[str, tuple[Target, ...]]]:
    """The statements, documents and people that an id, or the beginning of one, may mean, two at most of each: the
    kind, and the targets of an entry about it."""
    begins = "{0} >= ?1 AND {0} < ?1 || 'g' ORDER BY 1 LIMIT 2"
    found: list[tuple[str, tuple[Target, ...]]] = []
    for kind, sql in (
        ("statement", f"SELECT id, document_id FROM attribution WHERE {begins.format('id')}"),
        ("document", f"SELECT id, id FROM document WHERE {begins.format('id')}"),
    ):
        for id, document in connection.execute(sql, (given,)):
            found.append((kind, (Target(id=str(id), document_id=str(document)),)))
    people = dict.fromkeys(
        str(id)
        for cluster in find_people(connection, given, 2)
        for (id,) in connection.execute("SELECT entity_id FROM member WHERE cluster_id = ?", (cluster,))
    )
    found += [("person", person_targets(connection, id)) for id in people]
    exact = [(kind, targets) for kind, targets in found if given in {t.id for t in targets}]
    return exact or found


_CLUSTERS = 50
"""Clusters by which a person is known in a case: they are lost when the pages of all of them are forgotten."""


def person_targets(connection: apsw.Connection, entity: str) -> tuple[Target, ...]:
    """The clusters that a person is, the one with the person's id first, then the oldest."""
    rows = connection.execute(
        "SELECT cluster_id, document_id FROM member WHERE entity_id = ? ORDER BY cluster_id <> entity_id, number"
        f" LIMIT {_CLUSTERS}",
        (entity,),
    )
    return tuple(Target(id=str(id), document_id=str(document)) for id, document in rows)


# ---------------------------------------------------------------- as it is today


def today(connection: apsw.Connection, entries: Iterable[Entry]) -> list[Today]:
    """Each entry as the ledger has it today."""
    listed = list(entries)
    shown = _shown(connection, [t.id for e in listed if e.kind == "statement" for t in e.targets])
    return [_today(connection, entry, shown) for entry in listed]


def _shown(connection: apsw.Connection, ids: Sequence[str]) -> dict[str, str]:
    """How lines stand that are lines today: by id."""
    rows = connection.execute(
        "SELECT attribution_id, standing FROM statement WHERE attribution_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {str(id): str(stands) for id, stands in rows}


def _today(connection: apsw.Connection, entry: Entry, shown: dict[str, str]) -> Today:
    if entry.kind == "note":
        return Today(entry=entry, state="here", words=entry.text)
    if not entry.targets:
        return Today(entry=entry, state="gone")
    if entry.kind == "person":
        return _person(connection, entry)
    if entry.kind == "document":
        return _document(connection, entry)
    return _line(connection, entry, shown)


def _person(connection: apsw.Connection, entry: Entry) -> Today:
    for target in entry.targets:
        row = connection.execute("SELECT entity_id, name FROM member WHERE cluster_id = ?", (target.id,)).fetchone()
        if row:
            return Today(entry=entry, state="here", id=str(row[0]), words=str(row[1]), document_id=target.document_id)
    return Today(entry=entry, state="gone")


def _document(connection: apsw.Connection, entry: Entry) -> Today:
    [target] = entry.targets
    id = _as_it_stands(connection, target.document_id)[0]
    title = connection.execute(
        "SELECT title FROM description WHERE document_id = ? ORDER BY number DESC LIMIT 1", (id,)
    ).get
    return Today(entry=entry, state="here", id=id, words=title, document_id=id)


def _line(connection: apsw.Connection, entry: Entry, shown: dict[str, str]) -> Today:
    [target] = entry.targets
    found: str | None = target.id if shown.get(target.id, "kept") != "kept" else None
    document = target.document_id
    if found is None:
        where = _anchor(connection, target)
        lines = (
            (other, _line_of(connection, other, where, target.document_id))
            for other in _as_it_stands(connection, target.document_id)
        )
        document, found = next(((other, id) for other, id in lines if id), (document, None))
    words = connection.execute("SELECT words FROM attribution WHERE id = ?", (found or target.id,)).get
    try:
        content = joined(json.loads(words)[0])
    except UNREADABLE as error:
        raise damaged(f"the line {target.id!r}", error) from error
    return Today(entry=entry, state="here" if found else "lost", id=found, words=content, document_id=document)


def _as_it_stands(connection: apsw.Connection, document_id: str) -> list[str]:
    """The documents that stand for one today, the best first: the current version of its page, then what was made of
    its own capture last."""
    rows = connection.execute(
        "WITH made AS (SELECT id, number FROM document WHERE capture_id = (SELECT capture_id FROM document WHERE id ="
        " ?1)) SELECT document_id, 0 FROM version WHERE current AND page IN (SELECT page FROM version WHERE document_id"
        " IN (SELECT id FROM made)) UNION ALL SELECT id, 1 FROM made WHERE number = (SELECT max(number) FROM made)"
        " ORDER BY 2",
        (document_id,),
    )
    return list(dict.fromkeys(str(id) for id, _ in rows))


def _anchor(connection: apsw.Connection, target: Target) -> Anchor:
    """Where the content of a line stands in its own document."""
    row = connection.execute(
        "SELECT a.spans, d.text FROM attribution a JOIN document d ON d.id = a.document_id WHERE a.id = ?", (target.id,)
    ).fetchone()
    try:
        if row is None:
            raise ValueError("it is not there")
        content = json.loads(str(row[0]))[0]
        return anchor(str(row[1]), content[0][0], content[-1][1])
    except UNREADABLE as error:
        raise damaged(f"the line {target.id!r}", error) from error


def _line_of(connection: apsw.Connection, document_id: str, where: Anchor, made_on: str) -> str | None:
    """The line of a document that stands at an anchor."""
    text = str(connection.execute("SELECT text FROM document WHERE id = ?", (document_id,)).get)
    there = [
        Line(str(id), tuple(Span(*span) for span in json.loads(spans)[0]))
        for id, spans in connection.execute(
            "SELECT s.attribution_id, a.spans FROM statement s JOIN attribution a ON a.id = s.attribution_id"
            " WHERE s.document_id = ? ORDER BY s.start, s.number",
            (document_id,),
        )
    ]
    return line_at(document_id, text, there, where, made_on)


# ---------------------------------------------------------------- checked


def problems(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    """What does not hold of the cases that were kept: subject and message."""
    for (case_id,) in connection.execute("SELECT DISTINCT case_id FROM case_step").fetchall():
        try:
            steps = steps_of(connection, str(case_id))
        except LedgerError as error:
            yield str(case_id), f"the case cannot be read: {error}"
            continue
        if not any(step.id == case_id and step.field == "opened" for step in steps):
            yield str(case_id), "no step opened the case"
        for step in steps:
            if step_id(step) != step.id:
                yield step.id, "what the step of a case says does not give its id"
            if step.field != "person" and step.targets and about(step.targets) != step.about:
                yield step.id, "what the step of a case is about is not what it was"
