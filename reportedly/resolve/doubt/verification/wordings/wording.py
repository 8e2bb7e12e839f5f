"""A wording: words that speak of truth without a verb of checking, and what reads a match of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.sieve import Late

NOT = r"(?:\s*n[’']t|_not)"
"""A negation behind an auxiliary, in the pattern of a wording."""
Reader = Callable[[Found], Check | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that speak of truth, and what reads a match of them.

    `opens` tells that they only open a sentence, `quotes` that the last of them is often in quotation marks, as in
    “rated the claim “False””.
    """

    words: Late
    read: Reader
    opens: bool
    quotes: bool


def wording(read: Reader, *lines: str, opens: bool = False, quotes: bool = False) -> Wording:
    """A wording by its pattern, in which ``_`` is white space.

    The pattern begins at words of its own, never at its subject: what stands left of it is read once it has matched.
    Every repetition is bounded.
    """
    words = "".join(lines).replace("_", r"\s+")
    return Wording(words=Late(rf"(?:(?<![\w’'-])|(?=[’']s\b))(?:{words})"), read=read, opens=opens, quotes=quotes)


def any_of(*lines: str) -> str:
    """Words (patterns, apart by white space; ``_`` is a space), as one alternation."""
    return "(?:" + "|".join(" ".join(lines).split()) + ")"
