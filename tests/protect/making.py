"""People to protect, for the tests of protection."""

from __future__ import annotations

from reportedly.protect.targets import Targets
from reportedly.protection import Hidden, Protections

SECRET = b"a secret of a ledger of thirty-two"[:32]


def protecting(
    *names: str, ordinary: tuple[str, ...] = (), others: tuple[str, ...] = (), marked: bool = True
) -> Protections:
    """Each name a person."""
    people = tuple(Hidden(key=f"name {name}", names=(name,), marked=marked) for name in names)
    return Protections(secret=SECRET, people=people, ordinary=frozenset(ordinary), others=others)


def targets(*names: str, ordinary: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> Targets:
    """What is looked for when these are protected."""
    return Targets(protecting(*names, ordinary=ordinary, others=others))
