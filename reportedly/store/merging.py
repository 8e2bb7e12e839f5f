"""One ledger put into another: everything that the other has and this one lacks, checked as it comes in.

Which of two is put into which changes nothing in what the result says (a property test). The other is only read. Some
captures at a time go in together, each with all that was made of it, then judgements, reviews and failures: killed
halfway, the same call goes on, and what was done stays whole. Row numbers and producers' numbers are each file's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

import apsw

from reportedly.errors import LedgerError
from reportedly.merged import Merged
from reportedly.store import cases, derived, judgements, protection_marks, reviewed, taking, tombstones, vouching
from reportedly.store.ledger import Ledger
from reportedly.store.producers import number_of
from reportedly.store.tombstones import Known
from reportedly.store.visiting import UNREADABLE, prepared
from reportedly.store.vouching import Bounds

_AT_ONCE, _DECISIONS = 50, 500
"""Captures, and decisions, of one transaction: some tenths of a second, so that a watch on this ledger may go on."""

_T = TypeVar("_T")
Step = Callable[[int, int], None]
"""Told how many captures of the other ledger are done, of how many."""


def merge(ledger: Ledger, other: Path, bounds: Bounds, step: Step = lambda done, total: None) -> Merged:
    """Take into a ledger what another one has. What does not verify stays out, and is told.

    Raises LedgerError where the other is this one, is damaged or no ledger, NewerLedger where it is of a later version,
    LedgerBusy where a program keeps either locked; what went in before stays, and the same call goes on.
    """
    apart(ledger.path, other)
    told = Merged()
    with prepared(other, ledger.path.parent) as connection:
        theirs = taking.side(connection)
        _captures(ledger, theirs, bounds, told, step)
        _same_texts(ledger, connection)
        _in_batches(ledger, _judgements(connection), theirs, _judge, told)
        _in_batches(ledger, _reviews(connection), theirs, _review, told)
        _in_batches(ledger, _case_ids(connection), theirs, _cases, told)
        with ledger._writing() as ours:
            told.came["marks"], told.there["marks"] = protection_marks.taken(ours, connection)
        _failures(ledger, connection, told)
        told.forgotten = _forgotten_there(ledger.connection, connection)
        told.watched = [
            str(address)
            for (address,) in connection.execute("SELECT address FROM feed WHERE next_at NOTNULL ORDER BY 1")
            if not ledger.connection.execute("SELECT count(*) FROM feed WHERE address = ?", (address,)).get
        ]
    return told


def apart(ledger: Path, other: Path) -> None:
    """Raises LedgerError where two names are one file."""
    with suppress(OSError):
        if other.samefile(ledger):
            raise LedgerError(f"{other} and {ledger} are one ledger: give another one")


_Take = Callable[[apsw.Connection, taking.Side, tuple[_T, ...], Merged], None]


def _in_batches(ledger: Ledger, ids: Iterator[_T], theirs: taking.Side, take: _Take[_T], told: Merged) -> None:
    """Take some at a time, each in one transaction; what is told of it is told when it is kept."""
    for part in _parts(ids, _DECISIONS):
        found = Merged()
        with ledger._writing() as ours:
            take(ours, theirs, part, found)
        told.add(found)


def _parts(items: Iterator[_T], most: int) -> Iterator[tuple[_T, ...]]:
    while part := tuple(islice(items, most)):
        yield part


# ---------------------------------------------------------------- captures


def _captures(ledger: Ledger, theirs: taking.Side, bounds: Bounds, told: Merged, step: Step) -> None:
    total: int = theirs.connection.execute("SELECT count(*) FROM capture").get
    ids = (str(id) for (id,) in theirs.connection.execute("SELECT id FROM capture ORDER BY rowid"))
    done = 0
    for part in _parts(ids, _AT_ONCE):
        found = Merged()
        with ledger._writing() as ours:
            ours.pragma("defer_foreign_keys", True)  # descriptions get new numbers before their pages are told
            for id in part:
                _capture(ours, theirs, id, bounds, found)
        told.add(found)
        done += len(part)
        step(done, total)


def _capture(ours: apsw.Connection, theirs: taking.Side, id: str, bounds: Bounds, told: Merged) -> None:
    latest = vouching.latest()
    there = theirs.connection
    try:
        [values] = there.execute(f"SELECT {vouching.CAPTURE} FROM capture WHERE id = ?", (id,))
        row = vouching.CaptureRow(*values)
        trouble = vouching.capture_trouble(row, bounds)
        seen, wrong = _sightings(there, id, latest)
    except UNREADABLE as error:
        trouble, wrong = f"it cannot be read: {error}", []
    if trouble is None and (gone := tombstones.of(ours, _known(id, row))):
        trouble = f"it {gone} (here): it is not brought back"
    if trouble is None and not seen:
        trouble = wrong[0] if wrong else "nobody has seen it"
    if trouble:
        told.refuse("captures", id, trouble)
        return
    for problem in wrong:
        told.refuse("sightings", id, problem)
    first: str | None = ours.execute("SELECT min(seen_at) FROM sighting WHERE capture_id = ?", (id,)).get
    changed = _put(ours, row, seen[0], first, told)
    new = 0
    for at in seen:
        ours.execute("INSERT OR IGNORE INTO sighting VALUES (?, ?)", (id, at))
        new += ours.changes()
    told.came["sightings"] += new
    told.there["sightings"] += len(seen) - new
    _entries(ours, there, id, told)
    _documents(ours, theirs, id, bounds, latest, told)
    if first is not None and (new or changed):
        _seen_again(ours, id)


def _known(id: str, row: vouching.CaptureRow) -> Iterator[Known]:
    yield Known("capture", id)
    yield from tombstones.pages_of(row.origin, row.address)
    yield from tombstones.body_of(vouching.unpacked(row.body, row.size))


def _sightings(there: apsw.Connection, id: str, latest: str) -> tuple[list[str], list[str]]:
    """When a capture was seen, oldest first, and what is wrong with moments that are not believed."""
    seen, wrong = [], []
    for (at,) in there.execute("SELECT seen_at FROM sighting WHERE capture_id = ? ORDER BY 1", (id,)):
        if trouble := vouching.moment_trouble(str(at), latest):
            wrong.append(trouble)
        else:
            seen.append(str(at))
    return seen, wrong


def _put(ours: apsw.Connection, row: vouching.CaptureRow, seen: str, first: str | None, told: Merged) -> bool:
    """Keep a capture. What a server said beside the same body is kept as it was said first. Returns whether the row of
    a capture that was there is another one now."""
    marks = ", ".join("?" * len(row))
    if first is None:
        ours.execute(f"INSERT INTO capture ({vouching.CAPTURE}) VALUES ({marks})", row)
        told.came["captures"] += 1
        return False
    told.there["captures"] += 1
    [mine] = ours.execute(f"SELECT {vouching.CAPTURE} FROM capture WHERE id = ?", (row.id,))
    here, there = (_beside(vouching.CaptureRow(*one)) for one in (mine, row))
    if here == there or (first, here) < (seen, there):
        return False
    ours.execute(
        "UPDATE capture SET address = ?, status = ?, redirects = ?, headers = ?, media_type = ?, head = ? WHERE id = ?",
        (row.address, row.status, row.redirects, row.headers, row.media_type, row.head, row.id),
    )
    return True


def _beside(row: vouching.CaptureRow) -> tuple[str, ...]:
    """What a server said besides the body, in an order that any two have."""
    return tuple(map(repr, (row.address, row.status, row.redirects, row.headers, row.media_type, row.head)))


def _entries(ours: apsw.Connection, there: apsw.Connection, id: str, told: Merged) -> None:
    """Take what feeds say of a capture; where both know one feed, what it said last by its own dates."""
    columns = "feed, address, guid, title, author, published, modified, source, source_address"
    for row in there.execute(f"SELECT {columns} FROM entry WHERE capture_id = ?", (id,)):
        if any(vouching.address_trouble(None if at is None else str(at)) for at in (row[1], row[8])):
            told.refuse("entries", id, "what a feed says of it has an address that is none of the web")
            continue
        mine = ours.execute(f"SELECT {columns} FROM entry WHERE capture_id = ? AND feed = ?", (id, row[0])).fetchone()
        if mine is None:
            told.came["entries"] += 1
        elif mine == row:
            told.there["entries"] += 1
        else:
            told.differed["entries"] += 1
        if mine is None or _said(row) > _said(mine):
            marks = ", ".join("?" * (len(row) + 1))
            ours.execute(f"INSERT OR REPLACE INTO entry (capture_id, {columns}) VALUES ({marks})", (id, *row))


def _said(entry: taking.Row) -> tuple[str, str]:
    return str(entry[6] or entry[5] or ""), repr(entry)


def _documents(
    ours: apsw.Connection, theirs: taking.Side, capture: str, bounds: Bounds, latest: str, told: Merged
) -> None:
    """Take the documents of a capture, and show anew whatever is changed by that."""
    before = _ids(ours, capture)
    taken: dict[str, taking.Taken] = {}
    for id in _ids(theirs.connection, capture):
        gone = tombstones.of(ours, _marks(theirs.connection, id))
        if gone:
            told.refuse("documents", id, f"it {gone} (here): it is not brought back")
        elif trouble := vouching.document_trouble(theirs.connection, id, bounds, latest):
            told.refuse("documents", id, trouble)
        else:
            taken[id] = taking.take(ours, theirs, id, told)
    after = taking.in_order(ours, capture)
    for id in after:
        mine = taken.get(id, taking.Taken(False, False, []))
        if after != before:  # another extraction may be the one that is shown
            mine = mine._replace(changed=True)
        taking.show(ours, id, mine)


def _marks(there: apsw.Connection, id: str) -> list[Known]:
    """By what a document of the other ledger would be known, had it been forgotten here."""
    rows = there.execute("SELECT address FROM description WHERE document_id = ? AND address NOTNULL", (id,)).fetchall()
    pages = [known for (address,) in rows for known in tombstones.pages_of("-", str(address))]
    text = str(there.execute("SELECT text FROM document WHERE id = ?", (id,)).get)
    stated = {known.value for known in pages}
    stated |= {str(page) for (page,) in there.execute("SELECT page FROM version WHERE document_id = ?", (id,))}
    return [Known("document", id), *pages, *(tombstones.text_of(page, text) for page in sorted(stated))]


def _ids(connection: apsw.Connection, capture: str) -> list[str]:
    rows = connection.execute("SELECT id FROM document WHERE capture_id = ? ORDER BY number", (capture,))
    return [str(id) for (id,) in rows]


def _seen_again(ours: apsw.Connection, capture: str) -> None:
    """Other sightings, or another address, of a capture may make another version the current one."""
    for (id,) in ours.execute(
        "SELECT id FROM document WHERE capture_id = ?1 OR capture_id ="
        " (SELECT as_capture FROM same_text WHERE capture_id = ?1)",
        (capture,),
    ).fetchall():
        derived.rebuild(ours, str(id))


def _same_texts(ledger: Ledger, there: apsw.Connection) -> None:
    """Take which captures gave a text of their page again; where both ledgers say of which, the lesser id."""
    rows = iter(there.execute("SELECT capture_id, as_capture FROM same_text"))
    for part in _parts(rows, _DECISIONS):
        with ledger._writing() as ours:
            for capture, of in part:
                known = "SELECT count(*) FROM capture WHERE id IN (?, ?)"
                if ours.execute(known, (capture, of)).get != 2:
                    continue
                ours.execute(
                    "INSERT INTO same_text VALUES (?, ?) ON CONFLICT (capture_id) DO UPDATE SET as_capture ="
                    " excluded.as_capture WHERE as_capture > excluded.as_capture",
                    (capture, of),
                )
                if ours.changes():
                    _seen_again(ours, str(capture))


# ---------------------------------------------------------------- what was decided


def _judgements(there: apsw.Connection) -> Iterator[int]:
    return (int(number or 0) for (number,) in there.execute("SELECT number FROM judgement ORDER BY number"))


def _judge(ours: apsw.Connection, theirs: taking.Side, numbers: tuple[int, ...], told: Merged) -> None:
    """Take judgements, in the order in which they were made, and put in force what was judged last."""
    latest, pairs = vouching.latest(), set[tuple[str, str]]()
    columns = "id, one, other, relation, verdict, score, reason, decided_at, replaces"
    for number in numbers:
        trouble = vouching.judgement_trouble(theirs.connection, number, latest)
        [row] = theirs.connection.execute(f"SELECT {columns}, producer_id FROM judgement WHERE number = ?", (number,))
        id, one, other, at, replaces = str(row[0]), str(row[1]), str(row[2]), str(row[7]), row[8]
        mine = ours.execute("SELECT decided_at FROM judgement WHERE id = ?", (id,)).get
        if (
            trouble is None
            and ours.execute("SELECT count(*) FROM member WHERE cluster_id IN (?, ?)", (one, other)).get != 2
        ):
            trouble = "it is about somebody who did not come in"
        if (
            trouble is None
            and replaces
            and not ours.execute("SELECT count(*) FROM judgement WHERE id = ?", (replaces,)).get
        ):
            trouble = "it replaces one that did not come in"
        if trouble:
            told.refuse("judgements", id, trouble)
            continue
        (told.came if mine is None else told.there)["judgements"] += 1
        if mine is None:
            producer = number_of(ours, theirs.producers[int(row[9] or 0)])
            marks = ", ".join("?" * 10)
            ours.execute(f"INSERT INTO judgement ({columns}, producer_id) VALUES ({marks})", (*row[:9], producer))
        elif at < str(mine):
            ours.execute("UPDATE judgement SET decided_at = ? WHERE id = ?", (at, id))
        if mine is None or at < str(mine):
            pairs.add((one, other))
    judgements.settle(ours, sorted(pairs))


def _reviews(there: apsw.Connection) -> Iterator[str]:
    return (str(id) for (id,) in there.execute("SELECT id FROM review ORDER BY decided_at, id"))


def _review(ours: apsw.Connection, theirs: taking.Side, ids: tuple[str, ...], told: Merged) -> None:
    """Take reviews; both ledgers' are kept, and which are in force follows from what each of them answers."""
    there, latest, concerned = theirs.connection, vouching.latest(), dict[str, None]()
    for id in ids:
        trouble = vouching.review_trouble(there, id, latest)
        [row] = there.execute(f"SELECT {reviewed.COLUMNS} FROM review WHERE id = ?", (id,))
        if trouble is None and not ours.execute("SELECT count(*) FROM attribution WHERE id = ?", (row[2],)).get:
            trouble = "it is about a statement that did not come in"
        if trouble:
            told.refuse("reviews", id, trouble)
        elif reviewed.add(ours, reviewed.review_of(tuple(map(str, row)))):
            told.came["reviews"] += 1
            concerned |= dict.fromkeys(reviewed.documents_concerned(ours, str(row[1])))
        else:
            told.there["reviews"] += 1
    for id in concerned:
        derived.rebuild(ours, id)


def _case_ids(there: apsw.Connection) -> Iterator[str]:
    return (str(id) for (id,) in there.execute("SELECT DISTINCT case_id FROM case_step ORDER BY 1"))


def _cases(ours: apsw.Connection, theirs: taking.Side, ids: tuple[str, ...], told: Merged) -> None:
    """Take the steps of cases; what both ledgers did to a case stands in it. What a step is about that did not come
    in, or was forgotten here, is gone from it, until its page comes in."""
    for case_id in ids:
        try:
            steps = cases.steps_of(theirs.connection, case_id)
        except (LedgerError, RecursionError) as error:
            told.refuse("case steps", case_id, f"the case cannot be read: {error}")
            continue
        for step in sorted(steps, key=lambda step: step.id != case_id):
            opened = ours.execute("SELECT count(*) FROM case_step WHERE id = ?", (case_id,)).get
            if trouble := vouching.step_trouble(step, vouching.latest(), opened=bool(opened)):
                told.refuse("case steps", step.id, trouble)
                continue
            new = not ours.execute("SELECT count(*) FROM case_step WHERE id = ?", (step.id,)).get
            if new:
                cases.add(ours, replace(step, targets=()))
            cases.fill(ours, step, theirs.connection)
            (told.came if new else told.there)["case steps"] += 1


def _forgotten_there(ours: apsw.Connection, there: apsw.Connection) -> list[str]:
    """What the other ledger forgot and this one still has, with why: for a person to decide."""
    if not tombstones.there_are(there):
        return []
    rows = ours.execute("SELECT id, origin, address FROM capture ORDER BY rowid")
    return [
        f"{address or origin} {gone}"
        for id, origin, address in rows
        if (gone := tombstones.of(there, [Known("capture", str(id)), *tombstones.pages_of(str(origin), address)]))
    ]


def _failures(ledger: Ledger, there: apsw.Connection, told: Merged) -> None:
    """Take failures, but for those of what was read later in either ledger."""
    found, columns = Merged(), "subject, stage, error, message, retriable, at"
    with ledger._writing() as ours:
        for row in there.execute(f"SELECT {columns} FROM failure ORDER BY number"):
            if trouble := vouching.moment_trouble(str(row[5]), vouching.latest()):
                found.refuse("failures", str(row[0]), trouble)
                continue
            if ours.execute(f"SELECT {_READ_SINCE}", (row[0], row[5])).get:
                continue
            known: int = ours.execute(
                "SELECT count(*) FROM failure WHERE (subject, stage, error, message) = (?, ?, ?, ?)", row[:4]
            ).get
            (found.there if known else found.came)["failures"] += 1
            ours.execute(
                f"INSERT INTO failure ({columns}) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (subject, stage, error, message) DO UPDATE SET at = max(at, excluded.at)",
                row,
            )
        ours.execute(f"DELETE FROM failure WHERE {_READ_SINCE.replace('?1', 'subject').replace('?2', 'failure.at')}")
    told.add(found)


_READ_SINCE = (
    "EXISTS (SELECT 1 FROM capture c JOIN document d ON d.capture_id = c.id JOIN run r ON r.document_id = d.id"
    " WHERE c.origin = ?1 AND r.at > ?2)"
)
