"""A match of a pattern with what stands around it, as the readers of `phrases` need it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.resolve.doubt.verification.clauses import Phrase, Tokens
from reportedly.resolve.doubt.verification.values import Check, Way
from reportedly.resolve.doubt.verification.who import Page, is_self, kind
from reportedly.types import Span, VerificationStatus

_SENTENCES = re.compile(r"[.!?][”\"]?\s")
_RUNS = re.compile(r"[^;.!?\n“”\"]{0,160}")
_NEAR = 400
"""Code points of the sentence before that are read."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands around a match, as its reading needs it."""

    text: str
    tokens: Tokens
    m: re.Match[str]
    page: Page

    @property
    def subject(self) -> Phrase:
        return self.tokens.subject(self.tokens.group(self.tokens.at(self.m.start())))

    def is_told(self, subject: Phrase) -> bool:
        """Whether somebody else than the outlet or a checker says so: “Officials said the claim was false”."""
        sayer = self.tokens.sayer(subject.start)
        return bool(sayer) and kind(sayer, self.page) not in ("own", "media", "checker", "record")

    @property
    def group(self) -> frozenset[str]:
        """The auxiliaries and negations before the match."""
        at = self.tokens.at(self.m.start())
        return frozenset(self.tokens.low[self.tokens.group(at) : at])

    @property
    def after(self) -> str:
        runs = _RUNS.match(self.text, self.m.end(), self.tokens.sentence.end)
        return runs[0] if runs else ""

    @property
    def before(self) -> str:
        """The sentence before."""
        start = self.tokens.sentence.start
        return _SENTENCES.split(self.text[max(0, start - _NEAR) : start].rstrip())[-1]

    def check(self, status: VerificationStatus, by: str | None, about: str, start: int, way: Way = "plain") -> Check:
        by = by.strip(" ,.") if by else None
        if by is not None and (is_self(by) or kind(by, self.page) in ("nobody", "pronoun", "none")):
            by = None
        end = self.m.end()
        if way in ("plain", "contrast") and self.after and about and about in self.after:
            end = self.m.end() + self.after.index(about) + len(about)
        while end > self.m.end() and self.text[end - 1] in " ,.;:":
            end -= 1
        about = about.strip(" ,.;:")
        return Check(status=status, by=by, span=Span(start, end), sentence=self.tokens.sentence, about=about, way=way)
