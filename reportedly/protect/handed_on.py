"""A case as it may be handed on: all that it brings together, protected page by page, and what people wrote for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from reportedly.answers import Event, FigureLine, Person, Reference
from reportedly.cases import Case, Entry, Gathered, Today
from reportedly.protect.by_hand import ByHand, Runs, runs
from reportedly.protect.values import Protector, Sheet
from reportedly.protect.words import WORDS_KEPT
from reportedly.types import Statement

_T = TypeVar("_T", Statement, Reference, FigureLine, Event)
Sheets = Callable[[str], Sheet | None]
Called = Callable[[str], Sequence[tuple[str, str]]]
"""By the id of somebody each document in which they stand, with their name there."""


def handed_on(
    case: Gathered, sheet_of: Sheets, by: Protector, lost: Callable[[Runs], Runs], called_on: Called
) -> Gathered:
    """A case with stand-ins. What is about a protected page or person stays as an entry that is held back, no more.

    `sheet_of` gives a document by its id; `lost` those of some runs of words that are kept back on protected pages.
    """
    pages = _Pages.of(case, sheet_of, by)
    written = _written(case)
    present = pages.present | {o for text in written for o in by.named(text)} | _in_case(case, by)
    told = _runs(s.content for s in pages.statements.values())
    hand = ByHand(by, present, lost(_runs(written)) - told)
    hidden = {entity for one in by.protected.people for entity in one.entities}
    told_of = [_as_others_say(p, called_on(p.id), by) for p in case.people if p.id not in hidden]
    people = [p for p in told_of if p]
    apart = {p.id for p in case.people} - {p.id for p in people}
    held = hidden | apart | {cluster for one in by.protected.people for cluster in one.clusters}
    entries = tuple(_today(t, pages, by, hand, held) for t in case.entries)
    return replace(
        case,
        case=_case(case.case, entries, by, hand),
        entries=entries,
        statements=tuple(pages.statements[s.id] for s in case.statements if s.id in pages.statements),
        references=tuple(pages.references[r.document_id] for r in case.references if r.document_id in pages.references),
        people=tuple(_person(p, by, present) for p in people),
        kept_back=frozenset(map(by.stand_ins.id, case.kept_back - hidden)),
        figures=tuple(pages.figures[n] for n in range(len(case.figures)) if n in pages.figures),
        events=tuple(pages.events[n] for n in range(len(case.events)) if n in pages.events),
    )


def _written(case: Gathered) -> list[str]:
    """All that people wrote by hand."""
    known = case.case
    found = [*known.titles, *known.questions, known.by, known.closed.by if known.closed else ""]
    found += [text for t in case.entries for text in (t.entry.text, t.entry.heading, t.entry.by)]
    return list(dict.fromkeys(filter(None, found)))


def _runs(texts: Iterable[str]) -> Runs:
    return Runs().union(*map(runs, texts))


def _in_case(case: Gathered, by: Protector) -> set[int]:
    """Those of the protected who are entries of the case themselves."""
    ids = {t.id for t in case.entries if t.entry.kind == "person"}
    return {person for person, hidden in enumerate(by.protected.people) if ids & hidden.entities}


# ---------------------------------------------------------------- what people wrote


def _case(case: Case, entries: Iterable[Today], by: Protector, hand: ByHand) -> Case:
    closed = case.closed and replace(
        case.closed, id=by.stand_ins.id(case.closed.id), case_id=by.stand_ins.id(case.id), by=hand(case.closed.by),
        targets=(), about="", answers=(),
    )  # fmt: skip
    return replace(
        case, id=by.stand_ins.id(case.id), titles=tuple(map(hand, case.titles)),
        questions=tuple(map(hand, case.questions)), by=hand(case.by), closed=closed,
        entries=tuple(t.entry for t in entries),
    )  # fmt: skip


def _entry(entry: Entry, by: Protector, hand: ByHand) -> Entry:
    ids = by.stand_ins
    return replace(
        entry, id=ids.id(entry.id), first=ids.id(entry.first), text=hand(entry.text), heading=hand(entry.heading),
        by=hand(entry.by), targets=(), about="",
    )  # fmt: skip


def _today(today: Today, pages: _Pages, by: Protector, hand: ByHand, held_back: set[str]) -> Today:
    """An entry as it is today; without words and ids where it is about somebody or a page that does not leave."""
    entry = _entry(today.entry, by, hand)
    if today.entry.kind == "note":
        return replace(today, entry=entry, words=entry.text)
    held = Today(entry=entry, state="held")
    id = today.id and by.stand_ins.id(today.id)
    if today.entry.kind == "person":
        known = {today.id, *(t.id for t in today.entry.targets)}
        return held if known & held_back else Today(entry=entry, state=today.state, id=id)
    if any(t.document_id in by.protected.documents for t in today.entry.targets):
        return held
    if today.state == "gone":
        return Today(entry=entry, state="gone")
    document_id = today.document_id or next((t.document_id for t in today.entry.targets), "")
    sheet = pages.sheet_of(document_id)
    if sheet is None or sheet.kept_back:
        return held
    exact = not sheet.touched or by.words == "names"
    return Today(
        entry=entry, state=today.state, id=id, document_id=sheet.document.id,
        words=sheet.words(today.words) if exact else today.words and WORDS_KEPT,
    )  # fmt: skip


def _as_others_say(person: Person, called: Sequence[tuple[str, str]], by: Protector) -> Person | None:
    """Somebody without what protected pages say of them; None where they stand on no other."""
    names = Counter(name for document, name in called if document not in by.protected.documents)
    if names.total() == len(called):
        return person
    if not names:
        return None
    [name, *others] = [name for name, _ in names.most_common()]
    return replace(person, name=name, aliases=tuple(others), roles=())


def _person(person: Person, by: Protector, present: Iterable[int]) -> Person:
    """Somebody who is not protected; what pages say of them may name somebody who is."""
    around = frozenset(present)
    return replace(
        person, id=by.stand_ins.id(person.id), name=by.name(person.name, around),
        aliases=tuple(by.name(name, around) for name in person.aliases),
        roles=tuple(replace(role, words=by.name(role.words, around)) for role in person.roles),
        topics=(), outlets=tuple((by.name(name, around), n) for name, n in person.outlets),
    )  # fmt: skip


# ---------------------------------------------------------------- what pages say


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pages:
    """What leaves of the pages of a case: statements and citations by their ids in the ledger, figures and events by
    their places in the case. `present` are those of the protected who stand on its pages."""

    sheet_of: Sheets
    statements: dict[str, Statement] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    figures: dict[int, FigureLine] = field(default_factory=dict)
    events: dict[int, Event] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, case: Gathered, sheet_of: Sheets, by: Protector) -> _Pages:
        """One page after the other, each made ready once."""
        made = cls(sheet_of=sheet_of)
        said, cited = _by_page(case.statements), _by_page(case.references)
        figures, events = _by_page(case.figures), _by_page(case.events)
        for document_id in dict.fromkeys(chain(said, cited, figures, events)):
            sheet = sheet_of(document_id)
            if sheet is None:
                continue
            made.present.update(sheet.present)
            if sheet.kept_back:
                continue
            page = _Page(sheet=sheet, by=by, said=tuple(s for _, s in said.get(document_id, ())))
            made.statements.update({s.id: sheet.statement(s) for s in page.said})
            made.references.update({r.document_id: sheet.reference(r) for _, r in cited.get(document_id, ())})
            made.figures.update({n: figure for n, f in figures.get(document_id, ()) if (figure := page.figure(f))})
            made.events.update({n: event for n, e in events.get(document_id, ()) if (event := page.event(e))})
        return made


def _by_page(items: Sequence[_T]) -> dict[str, list[tuple[int, _T]]]:
    found: dict[str, list[tuple[int, _T]]] = {}
    for place, item in enumerate(items):
        found.setdefault(item.document_id, []).append((place, item))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page that leaves, and the statements of the case that stand on it."""

    sheet: Sheet
    by: Protector
    said: tuple[Statement, ...]

    @property
    def exact(self) -> bool:
        """Whether the words around a statement leave."""
        return not self.sheet.touched or self.by.words == "names"

    def figure(self, line: FigureLine) -> FigureLine | None:
        """A figure; none where the words that give it are kept back."""
        sheet, ids, q = self.sheet, self.by.stand_ins, line.quantity
        if not self.exact and not (line.statement and sheet.leaves(line.statement.id)):
            return None
        statement = line.statement and sheet.statement(line.statement)
        words = sheet.words(line.words) if sheet.touched else line.words
        chain = statement.resolved.chain if statement and statement.resolved else ()
        return replace(
            line,
            quantity=replace(
                q, span=sheet.span(q.span), conversion=sheet.span(q.conversion) if q.conversion else None,
                counted=sheet.words(q.counted), attribution_id=ids.id(q.attribution_id) if q.attribution_id else None,
            ),
            words=words or "",
            sentence=(sheet.words(line.sentence) if self.exact else words) or "",
            says=statement.speaker if statement else sheet.words(line.says),
            entity=statement.entity if statement else None,
            chain=chain or tuple(sheet.words(name) or "" for name in line.chain[:1]),
            document_id=sheet.document.id, title=sheet.title(line.title), outlet=sheet.words(line.outlet),
            published=sheet.day(line.published), statement=statement,
        )  # fmt: skip

    def event(self, event: Event) -> Event | None:
        """Something at a time: of words that are kept back, that they were said and of when; no date within them."""
        sheet = self.sheet
        telling = [event.statement] if event.statement else list(self._around(event))
        leaves = self.exact or (bool(telling) and all(sheet.leaves(s.id) for s in telling))
        if not leaves and event.statement is None:
            return None
        sentence, words = event.sentence, event.words
        if not leaves:
            sentence = words = WORDS_KEPT
        elif not self.exact:
            sentence, words = " ".join(sheet.statement(s).content for s in telling[:1]), sheet.words(words) or ""
        elif sheet.touched:
            sentence, words = sheet.words(sentence) or "", sheet.words(words) or ""
        return replace(
            event, span=sheet.span(event.span), words=words, sentence=sentence, document_id=sheet.document.id,
            title=sheet.title(event.title), outlet=sheet.words(event.outlet), published=sheet.day(event.published),
            statement=event.statement and sheet.statement(event.statement),
        )  # fmt: skip

    def _around(self, event: Event) -> Iterator[Statement]:
        """The statements in which a date stands."""
        start, end = event.span
        return (s for s in self.said if any(a <= start and end <= b for a, b in s.spans))
