"""Reviews: what people decide about the lines of a ledger, shown beside what a model found, never over it.

A review finds its place by words: the content it speaks of, with what stands before and after it (the text quote
selector of the W3C's Web Annotation model), so that it outlives a newer model, a newer extraction and a new version of
the page. Nothing is overwritten. A review names those that its author saw; one that nobody has answered is in force.
Two in force on one field are two people who decided at once: both stand until somebody who saw both decides again.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Final, Literal

Verdict = Literal["right", "wrong", "unsure"]
VERDICTS: Final[tuple[Verdict, ...]] = ("right", "wrong", "unsure")

REVIEWED: Final = (*VERDICTS, "corrected", "disputed", "open")
"""What lines can be asked for by; ``open`` is what nobody has looked at."""

WORDED: Final = ("speaker", "addressee", "medium", "when", "happens", "note")
"""Fields whose value is what a person writes; an empty one says that the page names none."""
CHOSEN: Final[Mapping[str, tuple[str, ...]]] = {
    "verdict": VERDICTS,
    "form": ("direct", "indirect", "mixed"),
    "act": ("speech", "writing", "thought"),
    "polarity": ("affirmed", "negated", "denied"),
    "certainty": ("asserted", "probable", "possible"),
    "verification": ("unconfirmed", "confirmed", "disputed", "corrected", ""),
}
"""Fields whose value is one of a few."""
ROLES: Final = ("content", "cue", "source")
"""Fields whose value is words of the page."""
FIELDS: Final = (*CHOSEN, *WORDED, *ROLES, "chain", "missed")

_CONTEXT = 40  # characters before and after a quote
_MOST = 2_000  # places of equal words that are looked at
_LONGEST = 20_000  # characters of a value
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a page, with what stands before and after them, and where they began when they were chosen.

    Offsets are code points.
    """

    exact: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A saying that the model missed: its roles in the page's words, in text order, and what it is."""

    content: tuple[Anchor, ...]
    cue: tuple[Anchor, ...] = ()
    source: tuple[Anchor, ...] = ()
    form: str = "indirect"
    act: str = "speech"


Value = str | tuple[str, ...] | tuple[Anchor, ...] | Missed | None
"""Of `CHOSEN` and `WORDED` a string; of `ROLES` anchors; of `chain` names from the outlet inward; of `missed` a
`Missed`. None takes back what was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saw:
    """What the ledger showed to the person who decided: the model, what it said, and how sure it was, in [0, 1]."""

    producer: str
    speaker: str | None
    form: str
    act: str
    verification: str | None
    chain: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision of a person on one field of one line.

    `anchor` is the content that it speaks of; `attribution_id` the line as it was then; `saw` what that said, None of
    one that the model missed. `by` is the person, `decided_at` the moment, UTC, ISO 8601; `answers` are the ids of the
    reviews of this field that the person saw, which it takes the place of. `id` is the tagged hash of all the rest.
    """

    id: str
    document_id: str
    attribution_id: str
    anchor: Anchor
    field: str
    value: Value
    reason: str
    saw: Saw | None
    by: str
    decided_at: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What came of a review: it is kept; `unseen` are those of other people that its author had not seen."""

    review: Review
    unseen: tuple[Review, ...] = ()


# ---------------------------------------------------------------- which are in force


def in_force(reviews: Iterable[Review]) -> list[Review]:
    """Of the reviews of one line those that nobody has answered and that decide something, the newest first."""
    every = list(reviews)
    answered = {id for review in every for id in review.answers}
    left = [r for r in every if r.id not in answered and r.value is not None]
    return sorted(left, key=lambda r: (r.decided_at, r.id), reverse=True)


def values(reviews: Iterable[Review]) -> dict[str, Review]:
    """The newest review in force on each field."""
    newest: dict[str, Review] = {}
    for review in in_force(reviews):
        newest.setdefault(review.field, review)
    return newest


def verdict(reviews: Iterable[Review]) -> str | None:
    """What people say of a line: right, wrong, unsure; None where nobody has said."""
    found = values(reviews).get("verdict")
    return str(found.value) if found else None


def corrected(reviews: Iterable[Review]) -> tuple[str, ...]:
    """The fields that people decided, besides the verdict and notes, in the order of `FIELDS`."""
    there = values(reviews)
    return tuple(field for field in FIELDS if field in there and field not in {"verdict", "note", "missed"})


def disputed(reviews: Iterable[Review]) -> tuple[str, ...]:
    """The fields on which people decided otherwise without an answer, in the order of `FIELDS`."""
    said: dict[str, set[str]] = {}
    for review in in_force(reviews):
        said.setdefault(review.field, set()).add(json.dumps(kept(review.value), sort_keys=True))
    return tuple(field for field in FIELDS if len(said.get(field, ())) > 1 and field != "note")


# ---------------------------------------------------------------- their places in a text


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of [start, end) in a text. Raises ValueError where that is no span of it."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is no span of the text")
    return Anchor(
        exact=text[start:end],
        prefix=text[max(0, start - _CONTEXT) : start],
        suffix=text[end : end + _CONTEXT],
        start=start,
    )


def place(text: str, found: Anchor) -> tuple[int, int] | None:
    """Where the words of an anchor stand in a text today; None where they do not.

    Of several places the one whose surroundings are most alike, then the one nearest to where it was. Where the words
    stand with other marks or spaces between them, they are found all the same.
    """
    exact = [(at, at + len(found.exact)) for at in islice(_exact(text, found.exact), _MOST)]
    found_at = exact or places(text, found.exact)
    return max(found_at, key=lambda at: (_alike(text, at, found), -abs(at[0] - found.start)), default=None)


def _exact(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whole words, whatever their case and the marks and spaces between them; in order."""
    wanted = "".join(f" {word.casefold()}" for word in _WORD.findall(words))
    if not wanted:
        return []
    joined, begins, spans = _words(text)
    found: list[tuple[int, int]] = []
    for at in islice(_exact(joined, wanted + " "), _MOST):
        first, last = bisect_left(begins, at), bisect_left(begins, at + len(wanted)) - 1
        found.append((spans[first][0], spans[last][1]))
    return found


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[str, list[int], list[tuple[int, int]]]:
    """The words of a text, each after a space; where each of these spaces is; and where each word stands."""
    pieces: list[str] = []
    begins: list[int] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for word in _WORD.finditer(text):
        pieces.append(f" {word[0].casefold()}")
        begins.append(at)
        spans.append(word.span())
        at += len(pieces[-1])
    return "".join(pieces) + " ", begins, spans


def _alike(text: str, at: tuple[int, int], found: Anchor) -> int:
    """How many characters around a place are those around the anchor."""
    before, after = text[max(0, at[0] - _CONTEXT) : at[0]], text[at[1] : at[1] + _CONTEXT]
    return _common(before[::-1], found.prefix[::-1]) + _common(after, found.suffix)


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


# ---------------------------------------------------------------- as they are kept


def check(field: str, value: Value) -> None:
    """Raises ValueError, with what there is to choose from, for a value that the field cannot have."""
    if field not in FIELDS:
        raise ValueError(f"there is no field {field!r}: there are {', '.join(FIELDS)}")
    if value is None:
        return
    if len(json.dumps(kept(value))) > _LONGEST:
        raise ValueError(f"the {field} is longer than {_LONGEST:,} characters: put it into a note beside the ledger")
    if field in CHOSEN and value not in CHOSEN[field]:
        raise ValueError(f"{field} is one of {', '.join(filter(None, CHOSEN[field]))}, not {value!r}")
    right = {
        **dict.fromkeys((*CHOSEN, *WORDED), isinstance(value, str)),
        **dict.fromkeys(ROLES, isinstance(value, tuple) and all(isinstance(one, Anchor) for one in value)),
        "chain": isinstance(value, tuple) and all(isinstance(one, str) for one in value),
        "missed": isinstance(value, Missed) and bool(value.content),
    }
    if not right[field] or (field == "content" and not value):
        raise ValueError(f"{field} cannot be {value!r}")


def kept(value: Value) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, tuple):
        return [asdict(one) if isinstance(one, Anchor) else one for one in value]
    return asdict(value) if isinstance(value, Missed) else value


def value_of(field: str, stored: Any) -> Value:
    """A value from what `kept` gave. Raises ValueError, TypeError or LookupError for anything else."""
    value: Value
    if stored is None:
        value = None
    elif field == "missed":
        roles = {role: _anchors(stored[role]) for role in ROLES}
        value = Missed(**roles, form=str(stored["form"]), act=str(stored["act"]))
    elif field in ROLES:
        value = _anchors(stored)
    elif field == "chain":
        value = tuple(map(str, stored))
    else:
        value = str(stored)
    check(field, value)
    return value


def anchor_of(stored: Mapping[str, Any]) -> Anchor:
    """An anchor from JSON."""
    exact, prefix, suffix = (str(stored[name]) for name in ("exact", "prefix", "suffix"))
    return Anchor(exact=exact, prefix=prefix, suffix=suffix, start=int(stored["start"]))


def _anchors(stored: Iterable[Mapping[str, Any]]) -> tuple[Anchor, ...]:
    return tuple(map(anchor_of, stored))


def saw_of(stored: Mapping[str, Any] | None) -> Saw | None:
    """What was seen, from JSON."""
    return Saw(**{**stored, "chain": tuple(map(str, stored["chain"]))}) if stored else None
