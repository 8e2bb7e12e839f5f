"""What the tools are asked with: as the API's questions are, in smaller parts, with ids as parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from reportedly.answers import EventKind
from reportedly.asking.bounds import LONGEST
from reportedly.asking.questions import Cursor, Filters, Numbers, Outlet, Since, Until, Words

MOST = 25
FEW = 10
PIECE = 8000

Limit = Annotated[int, Meta(ge=1, le=MOST, description=f"Lines at most, up to {MOST}; {FEW} where it is not given.")]


def _id(of: str) -> Meta:
    return Meta(min_length=1, max_length=LONGEST, description=of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Filters):
    """A search for statements."""

    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement."""

    id: Annotated[str, _id("The id of a statement, as an answer gave it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A search for people and bodies."""

    q: Annotated[
        str, Meta(max_length=LONGEST, description="Words of a name, another name or a role, in any script.")
    ] = ""
    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, and a part of what they said."""

    id: Annotated[str, _id("The id of a person or body: `id` of the tool people, `entity` of a speaker.")]
    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened when: all that is given must hold."""

    q: Words = ""
    speaker: (
        Annotated[
            str,
            Meta(
                min_length=1,
                max_length=LONGEST,
                description="A name, or the id of who it is: who says it, or stands in the sentence.",
            ),
        ]
        | None
    ) = None
    outlet: Outlet | None = None
    since: Since | None = None
    until: Until | None = None
    kind: Annotated[EventKind, Meta(description="What is dated. Without it, all but `published`.")] | None = None
    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Numbers):
    """Which figures: all that is given must hold."""

    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """A search for documents; without words, all of them."""

    q: Words = ""
    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A piece of one document's text."""

    id: Annotated[str, _id("The id of a document: `document` of a place.")]
    start: Annotated[
        int, Meta(ge=0, le=10**9, description=f"Where the piece begins, in characters; it has up to {PIECE:,}.")
    ] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """All cases."""

    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was gathered for one case."""

    id: Annotated[str, _id("The id of a case, as cases gave it.")]
    limit: Limit = FEW
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """How a page was changed."""

    id: Annotated[str, _id("The id of a document of the page, or the page's address.")]
    limit: Limit = FEW
    cursor: Cursor | None = None
