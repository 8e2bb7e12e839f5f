"""The parts of a briefing: values in words, for whatever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.export.figures import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A statement. `number` counts those of the briefing, `source` is the number of its source; `chain` is empty where
    it says no more than the outlet and the speaker; `doubts`, `facts` and `reviews` are each in a few words."""

    number: int
    id: str
    speaker: str
    cue: str
    content: str
    chain: tuple[str, ...]
    outlet: str
    day: str
    source: int
    facts: tuple[str, ...]
    doubts: tuple[str, ...]
    reviews: tuple[str, ...]
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, by the name that the pages print, with `entity` their id where no page keeps the name back."""

    name: str
    entity: str | None
    about: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody wrote, in paragraphs."""

    id: str
    paragraphs: tuple[str, ...]
    by: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the case under a heading, which is empty for what has none."""

    heading: str
    notes: tuple[Note, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Who gives a figure: `sentence` is cut before, at and after the words of the figure."""

    says: str
    facts: tuple[str, ...]
    sentence: tuple[str, str, str]
    quote: int | None
    source: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One number, and who gives it; `more` counts those that are not shown."""

    value: str
    given: tuple[Given, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Numbers of one thing side by side, and how they go together."""

    counted: str
    unit: str
    differ: bool
    told: tuple[Told, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line of the timeline: `sentence` is cut before, at and after the words that are dated."""

    day: str
    kinds: str
    sentence: tuple[str, str, str]
    speaker: str
    quote: int | None
    source: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody in the case. `names` are other names, none where a page keeps the name back."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    facts: tuple[str, ...]
    kept_back: bool
    heading: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as a citation. `place` is its address, or else its origin; `link` is given where it may be opened;
    `added` where it was put in itself, and not only a statement of it."""

    number: int
    id: str
    title: str
    byline: str
    outlet: str
    published: str
    captured: str
    place: str
    link: str | None
    heading: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An entry that is not here, any more or in what is handed on, why, and its words where they may be told."""

    what: str
    words: str
    why: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What is open, and the numbers of the statements of which it is."""

    what: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All of it, in the order in which it is read. `held` counts entries that are held back to protect somebody."""

    id: str
    title: str
    question: str
    opened: str
    closed: str
    also: tuple[str, ...]
    counts: tuple[str, ...]
    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]
    figures: tuple[Figures, ...]
    moments: tuple[Moment, ...]
    people: tuple[Who, ...]
    sources: tuple[Source, ...]
    gone: tuple[Gone, ...]
    held: tuple[Gone, ...]
