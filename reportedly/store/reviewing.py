"""What people decide about a ledger's lines: put in here, shown beside what the model said, never over it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import apsw

from reportedly.clock import now
from reportedly.errors import LedgerError
from reportedly.identity import attribution_id
from reportedly.reviews import Anchor, Decision, Missed, Review, Saw, Value, anchor, check, in_force, kept
from reportedly.store import attributions, derived, lines, reviewed
from reportedly.store.lists import snapshot
from reportedly.store.opening import LedgerFile
from reportedly.store.query import REVIEWED
from reportedly.text import inside, quotations
from reportedly.types import Document, Span, Statement

_FEW = 5
"""Ids that an error tells of, and one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A review as a document shows it: the line that it belongs to there, None where its words, or any line at them,
    are gone; and whether nobody has answered it since."""

    review: Review
    statement_id: str | None
    in_force: bool


class Reviewing(LedgerFile):
    """The part of `Ledger` that keeps what people decide."""

    def review(
        self,
        statement_id: str,
        field: str,
        value: Value,
        *,
        by: str,
        reason: str = "",
        seen: Sequence[str] | None = None,
    ) -> Decision:
        """Decide, as the person `by`, on one field of a line (see `reviews.FIELDS`); None takes back what was decided.

        `seen` are the ids of the reviews of this field that the person saw; None: all there are. One by somebody else
        that is not among them stays in force beside this one, and is told in what is returned. A note never takes the
        place of somebody else's. Deciding the same again
        keeps nothing new. The line need not be shown any more: a newer model may have come in between.

        Raises LedgerError where there was never such a line, ValueError for a value that the field cannot have.
        """
        check(field, value)
        person = _name(by)
        with self._writing() as connection:
            line = _line(connection, statement_id)
            there = [r for r in in_force(_of_line(connection, statement_id)) if r.field == field]
            there = [r for r in there if field != "note" or r.by == person]
            if len(there) == 1 and (there[0].by, there[0].value, there[0].reason) == (person, value, reason):
                return Decision(review=there[0])
            answers = [r for r in there if seen is None or r.id in seen or r.by == person]
            review = _made(line, field, value, person, reason, answers)
            self._keep(review)
        return Decision(review=review, unseen=tuple(r for r in there if r not in answers and r.value != value))

    def add_missed(
        self,
        document: Document,
        *,
        content: Sequence[Span],
        cue: Sequence[Span] = (),
        source: Sequence[Span] = (),
        act: str = "speech",
        by: str,
        reason: str = "",
    ) -> Decision:
        """Add, as the person `by`, a saying that the model missed. It is a line from now on, and says who added it.

        Its form is told by its quotation marks. Raises ValueError for spans that are not in the text.
        """
        roles = tuple(tuple(sorted(role)) for role in (content, cue, source))
        anchors = [tuple(anchor(document.text, *span) for span in role) for role in roles]
        value = Missed(
            content=anchors[0], cue=anchors[1], source=anchors[2], form=_form(document.text, roles[0]), act=act
        )
        check("missed", value)
        id = attribution_id(document.id, document.text, content=roles[0], cue=roles[1], source=roles[2])
        whole = anchor(document.text, roles[0][0].start, roles[0][-1].end)
        line = _Line(id, document.id, whole, None)
        with self._writing() as connection:
            there = [r for r in in_force(reviewed.read(connection, "attribution_id = ?", (id,))) if r.field == "missed"]
            if there:
                return Decision(review=there[0])
            attributions.keep(connection, id, document.id, document.text, roles)
            review = _made(line, "missed", value, _name(by), reason, [])
            self._keep(review)
        return Decision(review=review)

    def undo(self, review_id: str, *, by: str) -> Decision:
        """Take back a review: what it took the place of is in force again, all of it where it settled a dispute. The
        review stays in the history.

        Raises LedgerError where there is no such review, or somebody has decided since.
        """
        with self._writing() as connection:
            undone = next(reviewed.read(connection, "id = ?", (review_id,)), None)
            if undone is None:
                raise LedgerError(f"there is no review {review_id!r}: reportedly review LEDGER --list shows them")
            series = [r for r in _of_line(connection, undone.attribution_id) if r.field == undone.field]
            after = next((r for r in series if undone.id in r.answers), None)
            if after and after.value is None:
                raise LedgerError(f"that was taken back already, by {after.by}: it holds no more")
            if after:
                raise LedgerError(
                    f"{undone.field} of this line was decided again since: take back {after.id[:15]} first"
                )
            before = {json.dumps(kept(r.value), sort_keys=True): r.value for r in series if r.id in undone.answers}
            line = _Line(undone.attribution_id, undone.document_id, undone.anchor, undone.saw)
            made = [_made(line, undone.field, v, _name(by), "", [undone]) for v in before.values() or (None,)]
            for review in made:
                self._keep(review)
        return Decision(review=made[-1])

    def _keep(self, review: Review) -> None:
        if reviewed.add(self.connection, review):
            for id in reviewed.documents_concerned(self.connection, review.document_id):
                derived.rebuild(self.connection, id)

    def reviews_of(self, document_id: str) -> list[Kept]:
        """Every review that a document shows, answered ones too, the newest first."""
        with snapshot(self.connection):
            every = reviewed.of_document(self.connection, document_id)
            at = dict(
                self.connection.execute(
                    "SELECT review_id, attribution_id FROM reviewed WHERE document_id = ?", (document_id,)
                )
            )
        standing = {r.id for r in in_force(every)}
        return [
            Kept(review=r, statement_id=at.get(r.id), in_force=r.id in standing)
            for r in sorted(every, key=lambda r: (r.decided_at, r.id), reverse=True)
        ]

    def line_named(self, given: str) -> str:
        """The id of the one line that has this id, or one that begins so: of those that are shown, if it is one of
        these, else of all that there ever were. Raises LedgerError where it is none, or several."""
        found = _beginning(self.connection, "statement", "attribution_id", given)
        found = found or _beginning(self.connection, "attribution", "id", given)
        return _only("statement", given, found, "reportedly search LEDGER shows them with their ids")

    def document_named(self, given: str) -> str:
        """The same of documents."""
        found = _beginning(self.connection, "document", "id", given)
        return _only(
            "document", given, found, "reportedly search LEDGER --format jsonl tells the document of each line"
        )

    def review_named(self, given: str) -> str:
        """The same of reviews."""
        found = _beginning(self.connection, "review", "id", given)
        return _only("review", given, found, "reportedly review LEDGER --list shows them")

    def open_lines(self) -> list[str]:
        """The ids of the lines that nobody has looked at, those first of which the model is least sure."""
        sql = f"SELECT attribution_id FROM shown s WHERE {REVIEWED['open']} ORDER BY score, number"
        return [str(id) for (id,) in self.connection.execute(sql)]

    def reviews(self) -> Iterator[Review]:
        """Every review, oldest first."""
        return reviewed.read(self.connection)


@dataclass(frozen=True, slots=True)
class _Line:
    """What a review is about."""

    id: str
    document_id: str
    anchor: Anchor
    saw: Saw | None


def _beginning(connection: apsw.Connection, table: str, column: str, given: str) -> list[str]:
    """Ids that begin as was given, a few. `table` and `column` are ours."""
    words = given.strip().removesuffix("…").casefold().encode("utf-8", "replace").decode()
    start = words if words.startswith("b2:") else f"b2:{words}"
    rows = connection.execute(
        f"SELECT {column} FROM {table} WHERE {column} >= ?1 AND {column} < ?1 || '~' ORDER BY 1 LIMIT {_FEW}", (start,)
    )
    return [str(id) for (id,) in rows] if words else []


def _only(what: str, given: str, found: Sequence[str], cure: str) -> str:
    if not found:
        raise LedgerError(f"there is no {what} {given!r}: {cure}")
    if len(found) > 1 and given.strip() not in found:
        several = f"{', '.join(found[: _FEW - 1])}{' …' if len(found) == _FEW else ''}"
        raise LedgerError(f"the ids of several {what}s begin with {given!r}: give more of one: {several}")
    return found[0]


def _line(connection: apsw.Connection, statement_id: str) -> _Line:
    row = connection.execute(
        "SELECT a.document_id, a.spans, d.text FROM attribution a JOIN document d ON d.id = a.document_id"
        " WHERE a.id = ?",
        (statement_id,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"there is no statement {statement_id!r}: reportedly search LEDGER shows them with their ids")
    content = [Span(*span) for span in json.loads(str(row[1]))[0]]
    whole = anchor(str(row[2]), content[0].start, content[-1].end)
    shown = next(iter(lines.read(connection, "s.attribution_id = ?", statement_id, "statement")), None)
    return _Line(statement_id, str(row[0]), whole, _saw(shown) if shown else None)


def _saw(statement: Statement) -> Saw:
    meaning = statement.resolved
    return Saw(
        producer=statement.producer,
        speaker=statement.speaker,
        form=statement.form,
        act=statement.act,
        verification=meaning.verification.status if meaning and meaning.verification else None,
        chain=meaning.chain if meaning else (),
        score=statement.score,
    )


def _of_line(connection: apsw.Connection, attribution_id: str) -> list[Review]:
    """The reviews of a line, as the ledger has placed them; of one that is not shown, those made on it."""
    where = "id IN (SELECT review_id FROM reviewed WHERE attribution_id = ?1) OR attribution_id = ?1"
    return list(reviewed.read(connection, where, (attribution_id,)))


def _made(line: _Line, field: str, value: Value, by: str, reason: str, answers: Sequence[Review]) -> Review:
    review = Review(
        id="", document_id=line.document_id, attribution_id=line.id, anchor=line.anchor, field=field, value=value,
        reason=reason, saw=line.saw, by=by, decided_at=now(), answers=tuple(sorted(r.id for r in answers)),
    )  # fmt: skip
    return replace(review, id=reviewed.review_id(review))


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name or len(name) > 200:
        raise ValueError("a review needs the name of who decides, of up to 200 characters")
    return name


def _form(text: str, content: Sequence[Span]) -> str:
    """Whether all, some or none of the content stands in quotation marks."""
    quoted = inside(quotations(text), len(text))
    held = [bool(quoted[at]) for span in content for at in range(*span) if text[at].isalnum()]
    return "direct" if held and all(held) else "mixed" if any(held) else "indirect"
