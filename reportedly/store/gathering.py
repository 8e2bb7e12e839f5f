"""Cases of a ledger: opened, filled and asked for here. Steps are only ever added (see `reportedly.cases`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

import apsw

from reportedly.cases import CLOSED, MOST, OPEN, Case, CaseLine, Entry, Field, Gathered, Step, Target, Today, check
from reportedly.clock import now
from reportedly.errors import LedgerError
from reportedly.identity import TAG
from reportedly.store import cases, lists, people, timeline
from reportedly.store.kept_back import kept_back
from reportedly.store.opening import LedgerFile
from reportedly.store.search import by_ids
from reportedly.types import Statement

COMPARED = 1_000
"""Figures of a case that are compared at once: each with each of its group."""


class Gathering(LedgerFile):
    """The part of `Ledger` that keeps cases."""

    # ------------------------------------------------------------ what people do

    def open_case(self, question: str, *, by: str) -> Case:
        """Open a case with a question, as the person `by`. Raises ValueError for none, and for a very long one."""
        with self._writing():
            step = self._step("", "opened", " ".join(question.split()), by=by)
        return self._case(step.case_id)

    def rename_case(self, case_id: str, title: str, *, by: str) -> Case:
        """Give a case another title. Raises ValueError for none, LedgerError where there is no such case."""
        return self._say(case_id, "title", " ".join(title.split()), by)

    def ask_case(self, case_id: str, question: str, *, by: str) -> Case:
        """Put the question of a case in other words. Raises as `rename_case`."""
        return self._say(case_id, "question", " ".join(question.split()), by)

    def close_case(self, case_id: str, *, by: str) -> Case:
        """Say that a case is done. What is in it stays, and more may be put in."""
        return self._say(case_id, "state", CLOSED, by)

    def reopen_case(self, case_id: str, *, by: str) -> Case:
        """Say that a case is worked on again."""
        return self._say(case_id, "state", OPEN, by)

    def _say(self, case_id: str, field: Field, text: str, by: str) -> Case:
        with self._writing() as connection:
            known = self._case(case_id)
            there = [s for s in cases.steps_of(connection, case_id) if s.field == field]
            answered = {id for s in there for id in s.answers}
            said = [s.id for s in there if s.id not in answered]
            now_is = {"title": known.title, "question": known.question, "state": CLOSED if known.closed else OPEN}
            if text != now_is[field] or len(said) > 1:
                self._step(case_id, field, text, by=by, answers=said)
        return self._case(case_id)

    def add_to_case(self, case_id: str, given: Iterable[str], *, by: str, heading: str = "") -> list[Entry]:
        """Put statements, documents and people into a case, under a heading if one is given: each an id, the beginning
        of one, or words of a name that fit one person alone. Returns the entries, of those that were there already too.

        All or nothing. Raises LedgerError where there is no such thing, or where there are several, or no such case.
        """
        heading = " ".join(heading.split())
        with self._writing() as connection:
            entries = {e.about: e for e in self._case(case_id).entries if e.about}
            found: list[str] = []
            for one in given:
                kind, targets = _one(connection, one)
                about = cases.about(targets)
                same = entries.get(about) or _same_person(kind, targets, entries.values())
                if same and (not heading or same.heading == heading):
                    found.append(same.id)
                    continue
                answers = [same.id] if same else []
                if len(entries) >= MOST and not same:
                    raise LedgerError(f"the case has {MOST:,} entries, and may not have more: open another one")
                step = self._step(case_id, kind, "", by=by, heading=heading, targets=targets, answers=answers)
                entries[about] = replace(_entry(step), first=same.first if same else step.id)
                found.append(step.id)
        return _these(self._case(case_id), found)

    def note_in_case(
        self, case_id: str, text: str, *, by: str, heading: str = "", instead_of: str | None = None
    ) -> Entry:
        """Write a note into a case; `instead_of` is the id of a note that it takes the place of.

        Raises ValueError for an empty or a very long one, LedgerError where there is no such case or note.
        """
        with self._writing():
            there = self._case(case_id)
            answers: list[str] = []
            if instead_of:
                [before] = _these(there, [_entry_id(there, instead_of, "note")])
                answers, heading = [before.id], heading or before.heading
            elif len(there.entries) >= MOST:
                raise LedgerError(f"the case has {MOST:,} entries, and may not have more: open another one")
            step = self._step(case_id, "note", text.strip(), by=by, heading=" ".join(heading.split()), answers=answers)
        return _these(self._case(case_id), [step.id])[0]

    def remove_from_case(self, case_id: str, given: Iterable[str], *, by: str) -> list[Entry]:
        """Take entries out of a case: each the id of an entry or of what it is about, or the beginning of one.

        They stay in its history. Returns what was taken out. Raises LedgerError where there is no such entry.
        """
        with self._writing():
            there = self._case(case_id)
            found = [_entry_id(there, one) for one in given]
            gone = [e for e in there.entries if e.id in found or (e.about and e.about in _abouts(there, found))]
            if gone:
                self._step(case_id, "removed", "", by=by, answers=[e.id for e in gone])
        return gone

    def _step(
        self,
        case_id: str,
        field: str,
        text: str,
        *,
        by: str,
        heading: str = "",
        targets: tuple[Target, ...] = (),
        answers: Sequence[str] = (),
    ) -> Step:
        check(field, text, heading)
        place: int = self.connection.execute("SELECT count(*) FROM case_step WHERE case_id = ?", (case_id,)).get
        step = Step(
            id="", case_id=case_id, place=place, field=field, text=text, heading=heading, targets=targets,  # type: ignore[arg-type]
            about=cases.about(targets), by=_name(by), decided_at=now(), answers=tuple(sorted(answers)),
        )  # fmt: skip
        id = cases.step_id(step)
        step = replace(step, id=id, case_id=case_id or id)
        cases.add(self.connection, step)
        return step

    # ------------------------------------------------------------ what there is

    def cases(self) -> list[CaseLine]:
        """Every case, the open ones first, then those that were worked on last."""
        return cases.lines(self.connection)

    def case(self, id: str) -> Case | None:
        """A case as it stands, or None."""
        return cases.case(self.connection, id)

    def case_headings(self, limit: int = 50) -> list[str]:
        """The headings under which something was put into a case, the last used first."""
        rows = self.connection.execute(
            "SELECT heading FROM case_step WHERE heading <> '' GROUP BY 1 ORDER BY max(decided_at) DESC, 1 LIMIT ?",
            (limit,),
        )
        return [str(heading) for (heading,) in rows]

    def find_case(self, given: str) -> str:
        """The id of the case that an id, the beginning of one, or words of its title or question mean.

        Raises LedgerError where there is none, or several.
        """
        words = given.casefold().split()
        found = [
            line
            for line in self.cases()
            if (given.startswith(TAG) and line.id.startswith(given))
            or (words and all(word in f"{line.title} {line.question}".casefold() for word in words))
        ]
        if len(found) == 1:
            return found[0].id
        cure = "reportedly case LEDGER lists them"
        raise LedgerError(f"{given!r} {'fits several cases' if found else 'is no case'} of this ledger: {cure}")

    def statements_in_case(self, case_id: str) -> list[Statement]:
        """The statements of a case that the ledger has today, each once, document by document as `all_statements`."""
        today = cases.today(self.connection, self._case(case_id).entries)
        ids = [t.id for t in today if t.entry.kind == "statement" and t.id]
        order = dict(
            self.connection.execute(
                "SELECT s.attribution_id, row_number() OVER (ORDER BY d.number, s.start, s.number) FROM statement s"
                " JOIN document d ON d.id = s.document_id WHERE s.document_id IN (SELECT document_id FROM attribution"
                " WHERE id IN (SELECT value FROM json_each(?)))",
                (json.dumps(ids),),
            )
        )
        return sorted(by_ids(self.connection, ids), key=lambda s: order[s.id])

    def entries_of_case(self, case_id: str) -> list[Today]:
        """The entries of a case as the ledger has them today. Raises LedgerError where there is no such case."""
        return cases.today(self.connection, self._case(case_id).entries)

    def gathered(self, case_id: str) -> Gathered:
        """A case with all that it brings together, of one moment. Raises LedgerError where there is no such case."""
        with lists.snapshot(self.connection):
            return self._gathered(self._case(case_id), self.entries_of_case(case_id))

    def gathered_whole(self) -> Gathered:
        """All statements of the ledger as one case that nobody opened, called as the file is, of one moment.

        Raises LedgerError where there are more than a case may have.
        """
        with lists.snapshot(self.connection):
            rows = self.connection.execute(
                "SELECT attribution_id, document_id FROM shown ORDER BY number LIMIT ?", (MOST + 1,)
            ).fetchall()
            if len(rows) > MOST:
                raise LedgerError(
                    f"the ledger has more than {MOST:,} statements, which is no page to read: give --case CASE, or"
                    " another format"
                )
            entries = [_of_nobody(str(id), str(document)) for id, document in rows]
            name = (self.path.name,)
            whole = Case(
                id="", titles=name, questions=name, by="", at="", changed="", closed=None, entries=tuple(entries)
            )
            return self._gathered(whole, [Today(entry=e, state="here", id=e.id) for e in entries])

    def _gathered(self, known: Case, today: Sequence[Today]) -> Gathered:
        ids = [t.id for t in today if t.entry.kind == "statement" and t.id]
        statements = by_ids(self.connection, list(dict.fromkeys(ids)))
        statements.sort(key=lambda s: (s.published is None, s.published or "", s.document_id, s.spans))
        documents = [t.id for t in today if t.entry.kind == "document" and t.id]
        who = list(dict.fromkeys(t.id for t in today if t.entry.kind == "person" and t.id))
        compared = timeline.figures_of(self.connection, ids, COMPARED)
        of_all = {*documents, *(s.document_id for s in statements)}
        return Gathered(
            case=known,
            entries=tuple(today),
            statements=tuple(statements),
            references=tuple(lists.references_to(self.connection, of_all)),
            people=tuple(person for id in who if (person := people.person(self.connection, id))),
            kept_back=kept_back(self.connection, who),
            figures=tuple(compared),
            figures_left=timeline.count_figures_of(self.connection, ids) - len(compared),
            events=tuple(timeline.events_of(self.connection, ids)),
        )

    def _case(self, id: str) -> Case:
        found = cases.case(self.connection, id)
        if found is None:
            raise LedgerError(f"there is no case {id!r}: reportedly case LEDGER lists them")
        return found


def _one(connection: apsw.Connection, given: str) -> tuple[str, tuple[Target, ...]]:
    found = cases.targets_of(connection, given)
    if len(found) == 1:
        return found[0]
    cure = "give more of the id" if given.startswith(TAG) else "give its id, which reportedly search and people show"
    trouble = "fits several things of this ledger" if found else "is nothing in this ledger"
    raise LedgerError(f"{given!r} {trouble}: {cure}")


def _same_person(kind: str, targets: tuple[Target, ...], entries: Iterable[Entry]) -> Entry | None:
    """The entry of the same person, who may have had fewer clusters when it was made."""
    if kind != "person":
        return None
    is_now = {t.id for t in targets}
    return next((e for e in entries if e.kind == "person" and is_now & {t.id for t in e.targets}), None)


def _of_nobody(id: str, document_id: str) -> Entry:
    """A statement as an entry that nobody put in."""
    target = Target(id=id, document_id=document_id)
    return Entry(id=id, kind="statement", text="", heading="", targets=(target,), about="", by="", at="", first=id)


def _entry(step: Step) -> Entry:
    return Entry(
        id=step.id, kind=step.field, text=step.text, heading=step.heading, targets=step.targets,  # type: ignore[arg-type]
        about=step.about, by=step.by, at=step.decided_at, first=step.id,
    )  # fmt: skip


def _entry_id(case: Case, given: str, kind: str = "") -> str:
    """The id of the entry that a person means."""
    found = [
        e
        for e in case.entries
        if (not kind or e.kind == kind)
        and (given in (e.id, *(t.id for t in e.targets)) or (given.startswith(TAG) and e.id.startswith(given)))
    ] or [
        e
        for e in case.entries
        if not kind and given.startswith(TAG) and e.targets[:1] and e.targets[0].id.startswith(given)
    ]
    if len({e.about or e.id for e in found}) != 1:
        trouble = "fits several entries" if found else f"is no {kind or 'entry'}"
        raise LedgerError(f"{given!r} {trouble} of this case: reportedly case LEDGER CASE shows them with their ids")
    return found[0].id


def _abouts(case: Case, ids: Sequence[str]) -> set[str]:
    return {e.about for e in case.entries if e.id in ids}


def _these(case: Case, ids: Sequence[str]) -> list[Entry]:
    by_id = {e.id: e for e in case.entries}
    return [by_id[id] for id in ids]


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name or len(name) > 200:
        raise ValueError("a case needs the name of who works on it, of up to 200 characters")
    return name
