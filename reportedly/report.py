"""The account of a call: what came in, what was there already, what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reportedly.answers import NewVersion
from reportedly.types import Failure


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of a call.

    Captures: `new` ones, and `known` ones, that the ledger had; `read_again` counts those of the latter that were read
    in this call, because an earlier one was stopped or failed at them, a reader is newer, or the user says more of
    them. Of what was read and not told of before: `pages` are new to the ledger, `versions` are new texts of pages that
    it has, `same_text` counts captures that gave the text of their page again.

    `documents` were read, with so many new `attributions`. `unread` counts captures that hold no words and are kept for
    what they are, by media type; `passed_over` what archives, exports and folders hold besides
    pages, by what it is.
    """

    new: int = 0
    known: int = 0
    read_again: int = 0
    pages: int = 0
    versions: list[NewVersion] = field(default_factory=list)
    same_text: int = 0
    documents: int = 0
    attributions: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
