"""What came of putting one ledger into another, and in what two ledgers differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

KINDS: Final = (
    "captures", "sightings", "entries", "documents", "descriptions", "readings", "accounts", "judgements", "reviews",
    "case steps", "marks", "failures",
)  # fmt: skip
_LISTED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something of the other ledger that did not come in: what it is, its id, and why."""

    kind: str
    subject: str
    message: str


@dataclass(slots=True, kw_only=True)
class Merged:
    """What came of a merge, by `KINDS`.

    `came` in; were `there` already; `differed`: both have it and say otherwise, and what was read later is shown; were
    `refused`, of which the first 1,000 are listed. `statements` are the attributions that came in. `watched` are feeds
    that the other ledger watches and this one does not: they stay with it; `forgotten` what it forgot and this one has.
    """

    came: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    differed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    refusals: list[Refused] = field(default_factory=list)
    statements: int = 0
    watched: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    def refuse(self, kind: str, subject: str, message: str) -> None:
        """Tell of something that does not come in."""
        self.refused[kind] += 1
        if len(self.refusals) < _LISTED:
            self.refusals.append(Refused(kind=kind, subject=subject, message=message))

    def add(self, other: Merged) -> None:
        """Take in what came of a part."""
        self.came += other.came
        self.there += other.there
        self.differed += other.differed
        self.refused += other.refused
        self.refusals += other.refusals[: _LISTED - len(self.refusals)]
        self.statements += other.statements


class Otherwise(NamedTuple):
    """What two ledgers say otherwise of one thing, as words; None where one of them says nothing."""

    field: str
    one: str | None
    other: str | None


There = Literal["one", "other", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that one ledger has alone, or that both have and say otherwise (`otherwise`).

    `id` is that of a document, statement, review or step, of a judgement the two clusters'. `subject` is the page's
    address or title, or whom it is about; `words` what it says; `statements` those of a document that one has alone.
    """

    kind: Literal["document", "statement", "judgement", "review", "case step"]
    there: There
    id: str
    subject: str
    words: str
    otherwise: tuple[Otherwise, ...] = ()
    statements: int = 0
