"""A case as a briefing: what was gathered, arranged to be read, in words. Values in, values out.

What shows it is `briefing_html`, `briefing_text` and the pages. It is made of `Gathered` alone, so that whatever may
not leave the house is kept back before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reportedly.answers import Event, FigureLine, Person, Reference
from reportedly.cases import Entry, Gathered, Today
from reportedly.export.account import KINDS, together, whose
from reportedly.export.briefing_parts import (
    Amount,
    Briefing,
    Doubt,
    Figures,
    Given,
    Gone,
    Moment,
    Note,
    Quote,
    Section,
    Source,
    Voice,
    Who,
)
from reportedly.export.figures import FOLD, Compare, FigureGroup, says
from reportedly.export.people import told as told_person
from reportedly.export.reviewed import correction, speaker_of, words_of
from reportedly.export.wording import day, moment, safe_link
from reportedly.reviews import disputed, verdict
from reportedly.text import many
from reportedly.types import Resolved, Speaker, Statement

HARDLY = 0.5
"""A score below which a line is called hardly sure."""
_DIFFER = ("contradiction", "revision")


def briefing(gathered: Gathered, compare: Compare) -> Briefing:
    """The briefing of a case. `compare` tells which figures count the same and whether they agree."""
    case = gathered.case
    sources = _sources(gathered)
    places = {source.id: source.number for source in sources}
    statements = {s.id: s for s in gathered.statements}
    sections = _sections(gathered.entries, statements, places)
    numbers = {q.id: q.number for section in sections for voice in section.voices for q in voice.quotes}
    figures = _figures(compare(gathered.figures), numbers, places)
    gone = tuple(_gone(today, places) for today in gathered.entries if today.state in ("lost", "gone"))
    absent = sum(today.state == "held" for today in gathered.entries)
    held = _held(today.entry for today in gathered.entries if today.state == "held")
    return Briefing(
        id=case.id,
        title=case.title,
        question=case.question if case.question != case.title else "",
        opened=f"Opened by {case.by}, {day(case.at)}" if case.by else "All statements of the ledger",
        closed=f"Closed by {case.closed.by}, {day(case.closed.decided_at)}" if case.closed else "",
        also=(*case.titles[1:], *case.questions[1:]),
        counts=_counts(gathered, sections, sources),
        sections=sections,
        doubts=tuple(_doubts(gathered, numbers, figures, gone, absent)),
        figures=figures,
        moments=_moments(gathered.events, numbers, places),
        people=_people(gathered),
        sources=sources,
        gone=gone,
        held=held,
    )


def _added(entry: Entry) -> str:
    return f"added by {entry.by}, {day(entry.at)}" if entry.by else ""


# ---------------------------------------------------------------- who says what


def _sections(
    entries: Sequence[Today], statements: dict[str, Statement], places: dict[str, int]
) -> tuple[Section, ...]:
    """Notes and statements by heading, what has none first; a statement that is in it twice is shown once."""
    headings = dict.fromkeys(t.entry.heading for t in entries if t.entry.kind in ("note", "statement"))
    found = []
    seen = set[str]()
    count = 0
    for heading in sorted(headings, key=lambda h: h != ""):
        here = [t for t in entries if t.entry.heading == heading]
        of = {t.id: t.entry for t in reversed(here) if t.id in statements}
        said = [s for id, s in statements.items() if id in of and id not in seen]
        seen |= {s.id for s in said}
        voices = []
        for who, spoken in _by_voice(said):
            quotes = tuple(_quote(count + n, s, of[s.id], places) for n, s in enumerate(spoken, 1))
            count += len(quotes)
            voices.append(_voice(who, spoken, quotes))
        notes = tuple(_note(t.entry) for t in here if t.entry.kind == "note")
        if notes or voices:
            found.append(Section(heading=heading, notes=notes, voices=tuple(voices)))
    return tuple(found)


def _by_voice(said: Iterable[Statement]) -> list[tuple[str | None, list[Statement]]]:
    """Statements by who says them, who says most first. Whom a page keeps back is put together with nobody."""
    every = list(said)
    known = {s.speaker.casefold(): s.entity for s in every if s.speaker and s.entity and not _kept_back(s)}
    found: dict[tuple[str, ...], list[Statement]] = {}
    for s in every:
        back, name = _kept_back(s), (_speaker(s) or "").casefold()
        entity = s.entity if name == (s.speaker or "").casefold() else known.get(name)
        if entity and not back:
            key: tuple[str, ...] = ("entity", entity)
        else:
            key = ("words", name, s.document_id if back else "")
        found.setdefault(key, []).append(s)
    ordered = sorted(found.items(), key=lambda item: (not _speaker(item[1][0]), -len(item[1])))
    return [(key[1] if key[0] == "entity" else None, spoken) for key, spoken in ordered]


def _speaker(s: Statement) -> str | None:
    """Whom people put in, beside which the review says what the model found; whom a page keeps back stays so."""
    return s.speaker if _kept_back(s) else speaker_of(s)


def _kept_back(s: Statement) -> bool:
    return bool(s.resolved and s.resolved.speaker and s.resolved.speaker.kept_back)


def _voice(entity: str | None, spoken: Sequence[Statement], quotes: tuple[Quote, ...]) -> Voice:
    names = Counter(name for s in spoken if (name := _speaker(s)))
    found = (s for s in spoken if _speaker(s) == s.speaker)  # roles are those of whom the model found
    speakers = [s.resolved.speaker for s in found if s.resolved and s.resolved.speaker]
    roles = dict.fromkeys(role for speaker in speakers if (role := (speaker.role or "").strip(" ,")))
    name = names.most_common(1)[0][0] if names else "No source named"
    about = tuple(role for role in list(roles)[:2] if role.casefold() not in name.casefold())
    return Voice(name=name, entity=entity, about=(*about, *_withheld(speakers)), quotes=quotes)


def _withheld(speakers: Sequence[Speaker]) -> tuple[str, ...]:
    if any(s.withheld for s in speakers):
        return ("the page withholds who it is",)
    return ("the page does not name who it is",) if any(s.anonymous for s in speakers) else ()


def _quote(number: int, s: Statement, entry: Entry, places: dict[str, int]) -> Quote:
    meaning = s.resolved
    when = f"said {day(meaning.when)}" if meaning and meaning.when else ""
    copies = f"the same words in {s.copies} documents" if s.copies > 1 else ""
    act = s.act if s.act != "speech" else ""
    return Quote(
        number=number,
        id=s.id,
        speaker=_speaker(s) or "No source named",
        cue=s.cue,
        content=s.content,
        chain=meaning.chain if meaning and len(meaning.chain) > 2 else (),
        outlet=s.outlet or "",
        day=day(s.published) if s.published else "no date",
        source=places[s.document_id],
        facts=tuple(p for p in (when, s.form, act, f"{s.score:.0%} sure", copies) if p),
        doubts=tuple(_doubted(s)),
        reviews=tuple(_reviewed(s)),
        added=_added(entry),
    )


def _doubted(s: Statement) -> Iterable[str]:
    """What is doubtful about a statement: of its truth, of how it was found."""
    if s.standing == "gone":
        yield "gone from the page: it stands only in an older version"
    if s.standing == "boilerplate":
        yield "boilerplate: its outlet repeats this paragraph on its pages"
    if s.resolved:
        yield from _doubts_of_meaning(s.resolved)
    if s.score < HARDLY:
        yield f"the model is hardly sure: {s.score:.0%}"
    if (said := verdict(s.reviews)) in ("wrong", "unsure"):
        yield f"a reviewer calls it {said}"
    if disputed(s.reviews):
        yield f"reviewers disagree on its {', '.join(disputed(s.reviews))}"


def _doubts_of_meaning(meaning: Resolved) -> Iterable[str]:
    if meaning.polarity == "denied":
        yield "denied: the speaker denies this"
    if meaning.polarity == "negated":
        yield "negated: the page says that this was not said"
    if (check := meaning.verification) and check.status != "confirmed":
        yield f"{check.status}, says {whose(check.by)}"
    if meaning.certainty != "asserted":
        by = f", in the words of {whose(meaning.hedged_by)}" if meaning.hedged_by else ""
        yield f"{meaning.certainty}{by}"


def _reviewed(s: Statement) -> Iterable[str]:
    for r in s.reviews:
        what = words_of(r.value) if r.field in ("verdict", "note") else correction(s, r)
        what = "added, as the model missed it" if r.field == "missed" else what
        reason = f" ({r.reason})" if r.reason else ""
        yield f"{what}{reason}, says {r.by}, {day(r.decided_at)}"


def _note(entry: Entry) -> Note:
    paragraphs = tuple(line for line in map(str.strip, entry.text.splitlines()) if line)
    return Note(id=entry.id, paragraphs=paragraphs, by=entry.by, day=day(entry.at))


# ---------------------------------------------------------------- figures and times


def _figures(groups: Sequence[FigureGroup], numbers: dict[str, int], places: dict[str, int]) -> tuple[Figures, ...]:
    """Figures that differ, and those that several give."""
    found = []
    for group in groups:
        differ = any(told.verdict in _DIFFER for told in group.told)
        if not differ and (len(group.lines) < 2 or not group.told):
            continue
        unit = group.unit if group.unit.casefold() != group.counted.casefold() else ""
        amounts = tuple(
            Amount(
                value=value.value,
                given=tuple(_given(line, numbers, places) for line in value.lines[:FOLD]),
                more=max(len(value.lines) - FOLD, 0),
            )
            for value in group.values
        )
        found.append(Figures(counted=group.counted, unit=unit, differ=differ, told=group.told, amounts=amounts))
    return tuple(found)


def _given(line: FigureLine, numbers: dict[str, int], places: dict[str, int]) -> Given:
    as_of = f"as of {day(line.quantity.as_of)}" if line.quantity.as_of else ""
    printed = f"printed {day(line.published)}" if line.published else ""
    return Given(
        says=says(line),
        facts=tuple(p for p in (as_of, line.outlet if line.outlet != line.says else "", printed) if p),
        sentence=_cut(line.sentence, line.words),
        quote=numbers.get(line.statement.id) if line.statement else None,
        source=places.get(line.document_id),
    )


def _cut(sentence: str, words: str) -> tuple[str, str, str]:
    before, found, after = sentence.partition(words) if words else (sentence, "", "")
    return before, found, after


def _moments(events: Sequence[Event], numbers: dict[str, int], places: dict[str, int]) -> tuple[Moment, ...]:
    """What happened and was said when; the publication of a statement only where nothing else of it is dated."""
    dated = {e.statement.id for e in events if e.statement and e.kind != "published"}
    kept = [e for e in events if e.kind != "published" or (e.statement and e.statement.id not in dated)]
    return tuple(_moment(same, numbers, places) for same in together(kept))


def _moment(same: Sequence[Event], numbers: dict[str, int], places: dict[str, int]) -> Moment:
    first = same[0]
    said = next((e.statement for e in same if e.statement), None)
    words = next((e.words for e in same if e.kind == "mentioned"), "")
    return Moment(
        day=day(first.value),
        kinds=", ".join(dict.fromkeys(KINDS[e.kind] for e in same)),
        sentence=_cut(first.sentence, words),
        speaker=(_speaker(said) or "") if said else "",
        quote=numbers.get(said.id) if said else None,
        source=places.get(first.document_id),
    )


# ---------------------------------------------------------------- people and sources


def _people(gathered: Gathered) -> tuple[Who, ...]:
    entries = {t.id: t.entry for t in reversed(gathered.entries) if t.entry.kind == "person"}
    return tuple(_who(told_person(p), entries[p.id], p.id in gathered.kept_back) for p in gathered.people)


def _who(person: Person, entry: Entry, kept_back: bool) -> Who:
    span = " to ".join(dict.fromkeys(day(d) for d in (person.first, person.last) if d))
    said = f"{many(person.statements, 'statement')} in {many(person.documents, 'document')}"
    return Who(
        id=person.id,
        name=person.name,
        kind=person.kind or "",
        names=() if kept_back else person.aliases,
        roles=tuple(role.words for role in person.roles),
        facts=tuple(p for p in (said, span) if p),
        kept_back=kept_back,
        heading=entry.heading,
        added=_added(entry),
    )


def _sources(gathered: Gathered) -> tuple[Source, ...]:
    """The documents as citations, in the order of publication."""
    entries = {t.id: t.entry for t in reversed(gathered.entries) if t.entry.kind == "document"}
    ordered = sorted(gathered.references, key=lambda r: (r.published is None, r.published or ""))
    return tuple(_source(n, r, entries.get(r.document_id)) for n, r in enumerate(ordered, 1))


def _source(number: int, r: Reference, entry: Entry | None) -> Source:
    return Source(
        number=number,
        id=r.document_id,
        title=r.title or "Untitled",
        byline=r.byline or "",
        outlet=r.outlet or "",
        published=day(r.published) if r.published else "no date",
        captured=moment(r.captured) if r.captured else "",
        place=r.address or r.origin,
        link=safe_link(r.address, r.origin),
        heading=entry.heading if entry else "",
        added=_added(entry) if entry else "",
    )


# ---------------------------------------------------------------- what is open


def _gone(today: Today, places: dict[str, int]) -> Gone:
    entry = today.entry
    if today.state == "lost":
        source = f" of [{places[today.document_id]}]" if today.document_id in places else ""
        why = f"the newest reading{source} has no line at these words"
    else:
        why = "its page is not in this ledger: it was forgotten, or never came in"
    what = {"statement": "A statement", "document": "A document", "person": "Somebody", "note": "A note"}[entry.kind]
    return Gone(what=what, words=today.words or "", why=why, added=_added(entry))


def _held(entries: Iterable[Entry]) -> tuple[Gone, ...]:
    """What is held back, counted by kind and by who put it in."""
    counted = Counter((entry.kind, _added(entry)) for entry in entries)
    why = "held back to protect somebody"
    return tuple(
        Gone(what=f"{n} people" if kind == "person" and n > 1 else many(n, kind), words="", why=why, added=added)
        for (kind, added), n in counted.items()
    )


def _doubts(
    gathered: Gathered,
    numbers: dict[str, int],
    figures: Sequence[Figures],
    gone: Sequence[Gone],
    held: int,
) -> Iterable[Doubt]:
    """What is open, that of most statements last."""
    kinds: list[tuple[str, Callable[[Statement], bool]]] = [
        ("denied by who is said to have said it", lambda s: _meant(s, "polarity") == "denied"),
        ("unconfirmed, says the page", lambda s: _checked(s) == "unconfirmed"),
        ("disputed, says the page", lambda s: _checked(s) == "disputed"),
        ("corrected, says the page", lambda s: _checked(s) == "corrected"),
        ("called wrong or unsure by a reviewer", lambda s: verdict(s.reviews) in ("wrong", "unsure")),
        ("on which reviewers disagree", lambda s: bool(disputed(s.reviews))),
        ("gone from the page", lambda s: s.standing == "gone"),
        ("told as probable or possible alone", lambda s: _meant(s, "certainty") not in ("asserted", None)),
        ("without a named source", lambda s: not _speaker(s) or _kept_back(s)),
        ("of which the model is hardly sure", lambda s: s.score < HARDLY),
        ("that nobody has reviewed", lambda s: not s.reviews),
    ]
    for told in (told for group in figures if group.differ for told in group.told if told.verdict in _DIFFER):
        yield Doubt(what=f"{told.words}", quotes=())
    for what, is_so in kinds:
        found = sorted(numbers[s.id] for s in gathered.statements if s.id in numbers and is_so(s))
        if found:
            yield Doubt(what=f"{many(len(found), 'statement')} {what}", quotes=tuple(found))
    for absent, how in ((len(gone), "not here any more"), (held, "held back to protect somebody")):
        if absent:
            what = "1 entry is" if absent == 1 else f"{absent} entries are"
            yield Doubt(what=f"{what} {how}: see the end", quotes=())
    if gathered.figures_left > 0:
        yield Doubt(what=f"{gathered.figures_left} figures were not compared: there are too many", quotes=())


def _meant(s: Statement, field: str) -> str | None:
    return getattr(s.resolved, field) if s.resolved else None


def _checked(s: Statement) -> str | None:
    return s.resolved.verification.status if s.resolved and s.resolved.verification else None


def _counts(gathered: Gathered, sections: Sequence[Section], sources: Sequence[Source]) -> tuple[str, ...]:
    voices = {v.entity or v.name.casefold() for section in sections for v in section.voices}
    outlets = {s.outlet.casefold() for s in sources if s.outlet}
    notes = sum(len(section.notes) for section in sections)
    days = sorted(r.published for r in gathered.references if r.published)
    said = f"{many(len(gathered.statements), 'statement')} of {many(len(voices), 'speaker')}"
    from_ = f" of {many(len(outlets), 'outlet')}" if outlets else ""
    between = " to ".join(dict.fromkeys(day(d) for d in (days[:1] + days[-1:])))
    return tuple(
        p
        for p in (
            said if voices else "",
            f"{many(len(sources), 'document')}{from_}" if sources else "",
            f"{len(gathered.people)} {'person' if len(gathered.people) == 1 else 'people'}" if gathered.people else "",
            many(notes, "note") if notes else "",
            f"published {between}" if between else "",
        )
        if p
    )
