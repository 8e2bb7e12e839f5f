"""Decisions on who is one across documents: what a judge finds, what is kept of it, whom it chooses from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.types import EntityKind, Producer

Verdict = Literal["same", "different"]
PERSON = "person"
"""The `version` of a producer who is a person and no program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a judge finds about two clusters, by their ids, before it is kept: `score` in [0, 1], `reason` in words."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision that two clusters are one, or are not: evidence, never overwritten.

    `left` and `right` are cluster ids, in order. `replaces` is the judgement of this pair that was in force before.
    The newest judgement of a pair is in force, but a person’s always before a program’s.
    """

    id: str
    left: str
    right: str
    relation: Literal["same"]
    verdict: Verdict
    score: float
    reason: str
    producer: Producer
    decided_at: str
    replaces: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody in the ledger whom a new document may speak of: names and roles as found, the most frequent first.

    `shared` are the names of others who stand in the new document and beside this one elsewhere; `outlet` says
    whether the new document's outlet has printed it before; `documents` counts those it stands in.
    """

    entity: str
    kind: EntityKind | None
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    outlet: bool = False
    documents: int = 1
