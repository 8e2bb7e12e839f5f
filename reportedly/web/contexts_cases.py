"""What the pages of cases show: one frozen value a page, which is also its JSON (see `contexts`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.cases import CaseLine
from reportedly.export.briefing_parts import Briefing


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A case in a list; `contents` is what is in it, counted in words."""

    case: CaseLine
    url: str
    contents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPage:
    """`/cases`: the open ones first, then those that were worked on last."""

    cases: tuple[ListedCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry of a case, to be taken out: what kind of thing it is, and what it says or is called."""

    id: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """`/cases/{id}`: a case as a briefing. `more` counts the entries that are not listed to be taken out."""

    briefing: Briefing
    url: str
    closed: bool
    headings: tuple[str, ...]
    entries: tuple[ListedEntry, ...] = field(metadata={"shown only": True})
    more: int = field(metadata={"shown only": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class PutPage:
    """`/cases/put`: what is to be put into a case, and into which it may go."""

    things: tuple[ListedEntry, ...]
    cases: tuple[ListedCase, ...]
    headings: tuple[str, ...]
