"""What is protected in what the tools are asked and answer. A document that is marked leaves not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from reportedly.asking.questions import Absent
from reportedly.asking.shield import Shield, nobody, whole

Answer = TypeVar("Answer")


def hidden(given: Mapping[str, Any], shield: Shield) -> dict[str, Any]:
    """Arguments, with a word that nobody has in the place of each that names somebody: it finds nothing."""
    return {name: _hidden(value, shield) if isinstance(value, str) else value for name, value in given.items()}


def _hidden(typed: str, shield: Shield) -> str:
    return nobody(typed) if shield.names_somebody(typed) else whole(typed)


def protected(answer: Answer, shield: Shield) -> Answer:
    """An answer with stand-ins for names. Raises Absent where it is all of a document that is kept back."""
    if _kept_back(answer, shield):
        raise Absent("this document is kept back to protect somebody: ask for another")
    kept: Answer = _without(answer, shield)
    return shield.value(kept)


def _without(value: Any, shield: Shield) -> Any:
    """A value without the lines that stand in documents that are kept back."""
    if isinstance(value, Mapping):
        return {name: _without(held, shield) for name, held in value.items()}
    if isinstance(value, list):
        return [_without(held, shield) for held in value if not _kept_back(held, shield)]
    return value


def _kept_back(line: Any, shield: Shield) -> bool:
    if not isinstance(line, Mapping):
        return False
    within = (line.get(name) for name in ("place", "statement", "before", "after"))
    places = [line, *(one for one in within if isinstance(one, Mapping))]
    places += [one["place"] for one in places[1:] if isinstance(one.get("place"), Mapping)]
    return any(isinstance(id := one.get("document"), str) and shield.keeps_back(id) for one in places)
