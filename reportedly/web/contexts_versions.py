"""What the pages about edited pages show: one frozen value a page, which is also its JSON (see `contexts`)."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.answers import ChangedPage, Version
from reportedly.changes import Passage
from reportedly.web.contexts import Line, Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """A page that has several versions."""

    page: ChangedPage
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """`/changes`: the pages that were edited, the last first."""

    pages: tuple[ListedChange, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVersion:
    """A version with its number, oldest first; `current` says whether the page is so today."""

    number: int
    version: Version
    current: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """What became of a page from version `number` - 1 to version `number`; `announced` is None for a silent edit."""

    number: int
    before: Version
    after: Version
    announced: str | None
    passages: tuple[Passage, ...]
    appeared: tuple[Line, ...]
    gone: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage:
    """`/documents/{id}/versions`: every version of a document's page, and the changes, newest first."""

    title: str | None
    outlet: str | None
    address: str | None
    link: str | None
    versions: tuple[ListedVersion, ...]
    changes: tuple[ShownChange, ...]
