"""From an exception to the `Failure` that is stored and shown, and failures of one kind together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.clock import now
from reportedly.types import Failure

_NAME = "…"
_ADDRESS = re.compile(r"https?://[^\s<>'\"]*[^\s<>'\",.:;)]")
_NUMBER = re.compile(r"\d+")


def failure(subject: str, stage: str, error: Exception) -> Failure:
    """What happened to `subject` in `stage`. `retriable` as the error says (False for errors of others)."""
    return Failure(
        subject=subject,
        stage=stage,
        error=type(error).__name__,
        message=" ".join(str(error).split()) or type(error).__name__,
        retriable=bool(getattr(error, "retriable", False)),
        at=now(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureGroup:
    """Failures of one kind: the same words but for names and numbers. In place of those that differ stands “…”.

    `what` happened, and the `cure`, empty where the message names none.
    """

    stage: str
    error: str
    what: str
    cure: str
    retriable: bool
    failures: tuple[Failure, ...]


def grouped(failures: Iterable[Failure]) -> tuple[FailureGroup, ...]:
    """Failures by stage and kind, the most frequent kind of a stage first; stages as they come."""
    kinds: dict[tuple[str, str, bool, tuple[str, ...]], list[tuple[Failure, str]]] = {}
    for found in failures:
        words = _without_names(found)
        key = (found.stage, found.error, found.retriable, tuple(_NUMBER.split(words)))
        kinds.setdefault(key, []).append((found, words))
    stages = list(dict.fromkeys(stage for stage, *_ in kinds))
    groups = [_group(found) for found in kinds.values()]
    return tuple(sorted(groups, key=lambda g: (stages.index(g.stage), -len(g.failures))))


def _group(found: Sequence[tuple[Failure, str]]) -> FailureGroup:
    first = found[0][0]
    what, colon, cure = _shared([words for _, words in found]).rpartition(": ")
    return FailureGroup(
        stage=first.stage,
        error=first.error,
        what=what if colon else cure,
        cure=cure if colon else "",
        retriable=first.retriable,
        failures=tuple(one for one, _ in found),
    )


def _shared(messages: Sequence[str]) -> str:
    """Messages that differ in numbers alone, with the numbers that they share."""
    numbers = zip(*(_NUMBER.findall(message) for message in dict.fromkeys(messages)), strict=True)
    told = iter([first if not set(others) - {first} else _NAME for first, *others in numbers])
    return _NUMBER.sub(lambda _: next(told), messages[0])


def _without_names(found: Failure) -> str:
    """The message without what it is about: the subject, the file that this is in, addresses."""
    words = found.message
    for name in sorted({found.subject, found.subject.partition("#")[0]} - {""}, key=len, reverse=True):
        words = words.replace(repr(name), _NAME).replace(name, _NAME) if len(name) > 1 else words
    return _ADDRESS.sub(_NAME, words)
