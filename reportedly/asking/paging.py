"""Long answers in parts, one after the other, by a cursor.

A cursor holds how many lines came before and a hash of the last of them. When the next part is asked for, that line is
looked for again near where it was; so what came into the ledger meanwhile moves nothing out of the answer, or into it
twice. Where the line is gone, the answer goes on by count. A hash over both and over the question shows a cursor that
was made up, or that belongs to another question.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from reportedly.errors import SettingError

CURSOR: Final = "^[A-Za-z0-9_-]{32}$"
NEAR: Final = 500
"""How far from its place the last line is looked for: so many lines may come in between two parts."""
_FORM = struct.Struct(">Q8s")
_MOST = 1_000_000_000
_PERSON: Final = b"reportedly.api.1"
_KEY: Final = secrets.token_bytes(32)
"""Cursors leave with protected answers, and the last line of these may be a name."""

Object = Mapping[str, object]
Fetch = Callable[[int, int], Sequence[Object]]
"""The lines of an answer: at most so many, after so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far an answer was read: `passed` lines, the last of which has the hash `last`."""

    passed: int
    last: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an answer, and where the next begins; None where there is none."""

    items: tuple[Object, ...]
    next: Place | None


def part(fetch: Fetch, key: tuple[str, ...], limit: int, after: Place | None) -> Part:
    """The lines after a place. `key` names the fields that tell one line from all others."""
    if after is None:
        start, found = 0, fetch(limit + 1, 0)
    else:
        start, found = after.passed, fetch(limit + 2, after.passed - 1)
        if found and line_hash(found[0], key) == after.last:
            found = found[1:]
        else:
            start = _after(fetch, key, after)
            found = fetch(limit + 1, start)
    items = tuple(found[:limit])
    more = len(found) > limit
    return Part(
        items=items, next=Place(passed=start + limit, last=line_hash(items[-1], key)) if more and items else None
    )


def _after(fetch: Fetch, key: tuple[str, ...], after: Place) -> int:
    """How many lines come before the one after the last that was read, which is not where it was."""
    first = max(0, after.passed - 1 - NEAR)
    lines = fetch(2 * NEAR + 1, first)
    return next((first + n + 1 for n, line in enumerate(lines) if line_hash(line, key) == after.last), after.passed)


def line_hash(line: Object, key: tuple[str, ...]) -> bytes:
    """What tells a line from others, in 8 bytes, which nobody else can make of a name that he guesses.

    Another program makes others: with a cursor of that, an answer goes on after as many lines.
    """
    said = json.dumps([line[name] for name in key]).encode()
    return blake2b(said, digest_size=8, key=_KEY, person=_PERSON).digest()


def encode(place: Place, question: str) -> str:
    """A place in the answer to a question as a cursor: 32 letters."""
    body = _FORM.pack(place.passed, place.last)
    return base64.urlsafe_b64encode(body + _check(body, question)).decode()


def decode(cursor: str, question: str) -> Place:
    """The place that a cursor names. Raises SettingError for one that was not given for this question."""
    wrong = SettingError(
        "the cursor was not given in an answer to this question: ask without one, and go on with what next holds"
    )
    try:
        decoded = base64.b64decode(cursor.encode("ascii"), b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise wrong from error
    body = decoded[: _FORM.size]
    if len(body) != _FORM.size or decoded[_FORM.size :] != _check(body, question):
        raise wrong
    passed, last = _FORM.unpack(body)
    if not 1 <= passed <= _MOST:
        raise wrong
    return Place(passed=passed, last=last)


def _check(body: bytes, question: str) -> bytes:
    return blake2b(body + question.encode("utf-8", "replace"), digest_size=8, person=_PERSON).digest()
