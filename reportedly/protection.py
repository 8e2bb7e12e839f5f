"""Who and what is protected in what leaves the house: marks that people set, and the people that follow from them.

All of this is as sensitive as the names themselves, and stays in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.names import fold
from reportedly.types import Producer

What = Literal["name", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A decision that a name or a document is protected, or (`protects` false) is so no longer: never overwritten.

    `value` is the name as it was given, or the document's id; `also` are other spellings of the name. `replaces` is
    the decision on the same value that was in force before.
    """

    id: str
    what: What
    value: str
    also: tuple[str, ...]
    protects: bool
    reason: str
    producer: Producer
    decided_at: str
    replaces: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Somebody who is protected: everything that pages call them, and where they stand.

    `key` is what the stand-in follows from; `names` are proper names, looked for everywhere; `descriptions` what their
    own pages call them besides (“a 41-year-old warehouse worker in Perrin”). `clusters`, `entities` and `documents`
    are ids: of whom was taken to be the same person, and of the pages that tell of them. `said` are the statements
    that are theirs without a cluster. `marked` tells whether a person marked the name, or a page withholds it.
    `reprints` are names under which other pages print words that are theirs.
    """

    key: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...] = ()
    clusters: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    marked: bool = False
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Protections:
    """All that is protected in a ledger. `secret` is the ledger's own key, from which stand-ins follow.

    `documents` are those of protected pages, which leave not at all. `ordinary` are words of the names, folded, that
    are ordinary words too (“rose”); `others` the names of people who are not protected and share a word with one who
    is.
    """

    secret: bytes
    people: tuple[Hidden, ...]
    documents: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


def folded(name: str) -> tuple[str, ...]:
    """The words of a name as `names.fold` has them, however somebody wrote it.

    >>> folded("anton KESSLER")
    ('anton', 'kessler')
    """
    return fold(" ".join(word[:1].upper() + word[1:] for word in name.split()))
