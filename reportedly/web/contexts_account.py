"""What the pages of people, of time and of figures show: one frozen value a page.

As in `contexts`: fields go to the template and into the JSON, addresses that begin with ``/`` are pages of this ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.answers import Event, FigureLine, Judged, Person, PersonLine
from reportedly.export.account import KINDS
from reportedly.export.figures import Told, says
from reportedly.export.wording import day
from reportedly.types import PartialDate
from reportedly.web.contexts import Chip, Choice, Line, Paging
from reportedly.web.strip import Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """A person or body in the list of people."""

    person: PersonLine
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """`/people`: who speaks, by name and not by the words of one page; most statements first."""

    words: str
    people: tuple[ListedPerson, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A judgement about two names, with the pages of their documents; `by_person` where a person made it."""

    judged: Judged
    left_url: str
    right_url: str
    by_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """`/people/{id}`: all that somebody said in the order of time, equal contents once, and what is known of them.

    `total` counts the results; `outlets` and `topics` are searches in them; `kept_back` says that some page withholds
    the name, or gives none.
    """

    person: Person
    kept_back: bool
    topics: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    results: tuple[Line, ...]
    paging: Paging
    judgements: tuple[Decided, ...]
    search_url: str
    timeline_url: str
    figures_url: str

    @property
    def dated(self) -> tuple[tuple[Line, bool], ...]:
        """The results, and whether each has the date of the one before."""
        days = [day(line.statement.published or "") for line in self.results]
        return tuple((line, i > 0 and days[i] == days[i - 1]) for i, line in enumerate(self.results))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A line of the timeline: events of one date in one sentence."""

    events: tuple[Event, ...]
    statement_url: str | None
    speaker_url: str | None
    document_url: str

    @property
    def first(self) -> Event:
        """The event that stands for all."""
        return self.events[0]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is dated, in words."""
        return tuple(dict.fromkeys(KINDS[event.kind] for event in self.events))

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return next((e.statement.speaker for e in self.events if e.statement and e.statement.speaker), None)

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The sentence before the words that tell the date, or else the statement, the words, and after them."""
        words = next((e.words for e in self.events if e.kind == "mentioned"), self.first.words)
        return within(self.first.sentence, words)

    @property
    def mark(self) -> str:
        """What the words are: those that tell the date, or what is said."""
        return "dated" if any(event.kind == "mentioned" for event in self.events) else "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Events that lie in one stretch of time; `value` is None for those that only reach into the time asked for."""

    value: PartialDate | None
    lines: tuple[Dating, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """`/timeline`: what happens and is said when. `zooms` are the links to other widths of a bar, `kinds` to what is
    dated; `earlier` and `later` to the few dates far from the others; `kept` are the filters that the form keeps.

    Of `total` dates `reaching` lie only partly in the time asked for, which is `reach` in words: they come last.
    """

    words: str
    speaker: str
    since: str
    until: str
    total: int
    reaching: int
    reach: str
    strip: Strip
    earlier: Choice | None
    later: Choice | None
    zooms: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    periods: tuple[Period, ...]
    chips: tuple[Chip, ...]
    paging: Paging
    kept: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFigure:
    """A figure as one page prints it."""

    figure: FigureLine
    statement_url: str | None
    speaker_url: str | None
    document_url: str

    @property
    def says(self) -> str:
        """On whose word it stands."""
        return says(self.figure)

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The sentence before the words, the words, and after them."""
        return within(self.figure.sentence, self.figure.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One number with its unit, and each who gives it."""

    value: str
    figures: tuple[ListedFigure, ...]

    @property
    def shown(self) -> tuple[tuple[ListedFigure, bool], ...]:
        """Each who gives it, and whether its sentence is one that was shown above."""
        seen = [line.figure.sentence for line in self.figures]
        return tuple((line, line.figure.sentence in seen[:n]) for n, line in enumerate(self.figures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures that count the same, equal ones as one, and what is to be said of how they go together.

    `unit` is empty where it says no more than what is counted.
    """

    counted: str
    unit: str
    told: tuple[Told, ...]
    values: tuple[Given, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """`/figures`: who gives which number, of what, as of when. Of `total` figures the first `read` were compared."""

    words: str
    speaker: str
    since: str
    until: str
    total: int
    read: int
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    paging: Paging
    kept: dict[str, str]


def within(sentence: str, words: str) -> tuple[str, str, str]:
    """A sentence before, at and after some of its words; all of it before where it does not hold them."""
    before, found, after = sentence.partition(words) if words else (sentence, "", "")
    return before, found, after
