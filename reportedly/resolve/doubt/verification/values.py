"""What passes between finding words of checking and tying them: a check, and a statement as the tying needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportedly.types import Span, VerificationStatus

FIGURE = re.compile(r"[$£€]?\d[\d,.]*(?:\s(?:per\scent|percent|million|billion|[a-z]{3,12}))?")
"""A bare figure, which is a matter of its own: “51,000 is correct as a minimum”."""
Way = Literal["plain", "apposed", "inner", "object", "record", "contrast", "proof", "label", "opening"]
"""How words of checking meet their statement.

plain: by what they name; apposed: “…, a claim that could not be verified”; inner: in the statement's own clause
(“falsely claimed”); object: a document that was seen; record: what a document shows, beside what was said; contrast:
the next sentence says otherwise (“In fact …”); proof: the speaker gave none; label: a line's verdict; opening: a page's
correction names what it corrects.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Words that speak of the truth of a statement. `by` is None where the outlet speaks of itself or of nobody.

    `about` is what is checked, in the page's words.
    """

    status: VerificationStatus
    by: str | None
    span: Span
    sentence: Span
    about: str
    way: Way = "plain"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A statement as `verify` needs it."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    parent: str | None = None

    @cached_property
    def start(self) -> int:
        return min((s.start for role in (self.content, self.cue, self.source) for s in role), default=0)

    @cached_property
    def end(self) -> int:
        return max((s.end for role in (self.content, self.cue, self.source) for s in role), default=0)
