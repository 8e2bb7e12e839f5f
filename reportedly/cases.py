"""Cases: a question that is being worked on, and what people gather for it: statements, documents, people, notes.

A case is a series of steps that are only ever added: it was opened, called otherwise, something was put in, something
was taken out. A step names those that it takes the place of; what nobody has answered holds. So two people who work at
once, or on two copies of a ledger, keep what both did, and the order in which their steps come in does not matter.

A step holds no words of a page: it names lines, documents and people by their ids, and their words are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.answers import Event, FigureLine, Person, Reference
from reportedly.types import Statement

Kind = Literal["statement", "document", "person", "note"]
KINDS: Final[tuple[Kind, ...]] = ("statement", "document", "person", "note")
Field = Literal["opened", "title", "question", "state", "statement", "document", "person", "note", "removed"]
FIELDS: Final[tuple[Field, ...]] = ("opened", "title", "question", "state", *KINDS, "removed")
OPEN, CLOSED = "open", "closed"
"""What a state may be."""

LONGEST: Final = {"opened": 1_000, "title": 300, "question": 1_000, "note": 20_000}
"""Characters of what people write, by field."""
LONGEST_HEADING: Final = 200
MOST: Final = 5_000
"""Entries that a case may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an entry is about: the id of a line, a document or a cluster, and the document that it stands in."""

    id: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that somebody did to a case.

    `place` counts the steps that the case had before, as its author saw it. `text` is the question, the title, the
    state or the note; `heading` the part of the case that an entry belongs to. `targets` is what an entry is about: one
    line or document, of a person the clusters that it was, the oldest first; those whose page was forgotten are gone
    from it. `about` is the tagged hash of the targets as they were, empty where there are none. `decided_at` is UTC,
    ISO 8601; `answers` are the ids of the steps that this one takes the place of. `id` is the tagged hash of all but
    the targets; that of the first step, ``opened``, is the case's.
    """

    id: str
    case_id: str
    place: int
    field: Field
    text: str
    heading: str
    targets: tuple[Target, ...]
    about: str
    by: str
    decided_at: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something in a case. `id` is that of the step that put it there as it is now, `first` that of the first of those
    that it took the place of: an entry that is changed keeps its place."""

    id: str
    kind: Kind
    text: str
    heading: str
    targets: tuple[Target, ...]
    about: str
    by: str
    at: str
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as it stands: `by` opened it at `at`; `closed` is the step that closed it, None while it is open.

    `titles` and `questions` are those in force, the newest first: several are of people who wrote at once.
    """

    id: str
    titles: tuple[str, ...]
    questions: tuple[str, ...]
    by: str
    at: str
    changed: str
    closed: Step | None
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.titles[0]

    @property
    def question(self) -> str:
        """What is asked."""
        return self.questions[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as one line of a list; `entries` counts what is in it, by kind in the order of `KINDS`."""

    id: str
    title: str
    question: str
    by: str
    at: str
    changed: str
    closed: bool
    entries: tuple[int, ...]


State = Literal["here", "lost", "gone", "held"]
"""Whether the ledger has what an entry is about: it does; its words are kept but the newest reading has no line at
them; it has not, as its page was forgotten; it does, but it may not leave (of a case that is handed on protected)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """An entry as the ledger has it today. `id` is of the line, document or person that it is now, None unless it is
    here; `words` what it said or was called, and `document_id` where, None where that is gone."""

    entry: Entry
    state: State
    id: str | None = None
    words: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A case with all that it brings together, as values. A briefing is made of this and of nothing else.

    `statements` in the order of publication; `references` are the documents in the case and those of its statements;
    `kept_back` are the ids of people whose name some page withholds. `figures` and `events` are those of the
    statements; `figures_left` counts figures above what is compared.
    """

    case: Case
    entries: tuple[Today, ...]
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]
    people: tuple[Person, ...]
    kept_back: frozenset[str]
    figures: tuple[FigureLine, ...]
    figures_left: int
    events: tuple[Event, ...]


# ---------------------------------------------------------------- which hold


def standing(steps: Iterable[Step]) -> list[Step]:
    """The steps that nobody has answered, the oldest first."""
    every = list(steps)
    answered = {id for step in every for id in step.answers}
    return sorted((s for s in every if s.id not in answered), key=_order)


def _order(step: Step) -> tuple[str, int, str]:
    return step.decided_at, step.place, step.id


def of_steps(steps: Sequence[Step]) -> Case:
    """The case that a series of steps makes, in whatever order it is given.

    Raises ValueError where none of them opened it.
    """
    opened = next((s for s in steps if s.field == "opened"), None)
    if opened is None:
        raise ValueError("no step opened the case")
    holding = standing(steps)
    said = {name: [s for s in reversed(holding) if s.field == name] for name in ("title", "question", "state")}
    questions = tuple(dict.fromkeys(s.text for s in said["question"])) or (opened.text,)
    state = said["state"][0] if said["state"] else None
    return Case(
        id=opened.id,
        titles=tuple(dict.fromkeys(s.text for s in said["title"])) or questions,
        questions=questions,
        by=opened.by,
        at=opened.decided_at,
        changed=max(s.decided_at for s in steps),
        closed=state if state and state.text == CLOSED else None,
        entries=_entries(steps, holding),
    )


def _entries(steps: Sequence[Step], holding: Sequence[Step]) -> tuple[Entry, ...]:
    by_id = {s.id: s for s in steps}
    kinds: dict[str, Kind] = {kind: kind for kind in KINDS}

    def first(step: Step) -> Step:
        seen = {step.id}
        while before := [s for id in step.answers if (s := by_id.get(id)) and s.field in kinds and id not in seen]:
            step = min(before, key=_order)
            seen.add(step.id)
        return step

    found = [(first(s), s) for s in holding if s.field in kinds]
    found.sort(key=lambda pair: (_order(pair[0]), _order(pair[1])))
    return tuple(
        Entry(
            id=s.id, kind=kinds[s.field], text=s.text, heading=s.heading, targets=s.targets, about=s.about, by=s.by,
            at=s.decided_at, first=begun.id,
        )
        for begun, s in found
    )  # fmt: skip


# ---------------------------------------------------------------- as they are written


def check(field: str, text: str, heading: str) -> None:
    """Raises ValueError, with the cure, for what a step of this field cannot hold."""
    if field not in FIELDS:
        raise ValueError(f"there is no field {field!r}: there are {', '.join(FIELDS)}")
    if field in LONGEST and not text.strip():
        raise ValueError("it is empty: write something")
    if len(text) > LONGEST.get(field, LONGEST["title"]):
        raise ValueError(f"it has more than {LONGEST.get(field, LONGEST['title']):,} characters: shorten it")
    if len(heading) > LONGEST_HEADING:
        raise ValueError(f"a heading has {LONGEST_HEADING} characters at most: shorten it")
    if field == "state" and text not in (OPEN, CLOSED):
        raise ValueError(f"a case is {OPEN} or {CLOSED}, not {text!r}")
