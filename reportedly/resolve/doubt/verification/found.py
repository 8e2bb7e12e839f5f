"""A check, and the match of a pattern with what stands around it, off which `wordings` read one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportedly.resolve.doubt.verification.tokens import Phrase, Tokens
from reportedly.resolve.doubt.verification.who import AUTHORITIES, Agent, Page
from reportedly.resolve.doubt.verification.words import Checking
from reportedly.types import Span, VerificationStatus

Way = Literal["plain", "apposed", "inner", "object", "record", "contrast", "proof", "label", "opening"]
"""How words of checking meet their statement.

plain: by what they name; apposed: “…, a claim that could not be verified”; inner: in the statement's own clause
(“falsely claimed”); object: a document that was seen; record: what a document shows, beside what was said; contrast:
the next sentence says otherwise (“In fact …”); proof: the speaker gave none; label: a line's verdict; opening: a page's
correction names what it corrects.
"""
_SENTENCES = re.compile(r"[.!?][”\"]?\s")
_RUNS = re.compile(r"[^;.!?\n“”\"]{0,160}")
_NEAR = 400
"""Code points of the sentence before that are read."""


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


@dataclass(frozen=True)
class Found:
    """What stands around a match, as its reading needs it."""

    tokens: Tokens
    m: re.Match[str]

    @property
    def text(self) -> str:
        return self.tokens.text

    @property
    def page(self) -> Page:
        return self.tokens.page

    @property
    def lexicon(self) -> Checking:
        return self.tokens.lexicon

    @cached_property
    def subject(self) -> Phrase:
        """What the words are said of."""
        return self.tokens.subject(self.tokens.group(self.tokens.at(self.m.start())))

    @cached_property
    def who(self) -> Agent:
        """Who that is."""
        return self.page.kind(self.subject.words)

    @property
    def is_told(self) -> bool:
        """Whether somebody else than the outlet or a checker says so: “Officials said the claim was false”."""
        sayer = self.tokens.sayer(self.subject.start)
        return bool(sayer) and self.page.kind(sayer) not in AUTHORITIES

    @property
    def is_of_claim(self) -> bool:
        """Whether the outlet or a checker says it, of something that can be true."""
        return self.page.is_claim(self.subject.words) and not self.is_told

    @property
    def group(self) -> frozenset[str]:
        """The auxiliaries and negations before the match."""
        at = self.tokens.at(self.m.start())
        return frozenset(self.tokens.low[self.tokens.group(at) : at])

    @cached_property
    def after(self) -> str:
        """What follows in the clause."""
        runs = _RUNS.match(self.text, self.m.end(), self.tokens.sentence.end)
        return runs[0] if runs else ""

    @property
    def before(self) -> str:
        """The sentence before."""
        start = self.tokens.sentence.start
        return _SENTENCES.split(self.text[max(0, start - _NEAR) : start].rstrip())[-1]

    @property
    def opens(self) -> bool:
        """Whether the words open their sentence."""
        return self.m.start() == self.tokens.sentence.start

    @property
    def about(self) -> str:
        """What is checked, where the pattern names it."""
        return self.m.groupdict().get("about") or ""

    @property
    def rest(self) -> str:
        """What is checked, where it follows."""
        return self.after.strip(" ,") or "this"

    def by_subject(self, status: VerificationStatus, about: str = "this", way: Way = "plain") -> Check:
        """The check that the subject makes."""
        return self.check(status, about, way, by=self.subject.words, start=self.subject.start)

    def of_subject(self, status: VerificationStatus) -> Check:
        """The check of what the subject names."""
        return self.check(status, self.subject.words, start=self.subject.start)

    def check(
        self,
        status: VerificationStatus,
        about: str = "this",
        way: Way = "plain",
        *,
        by: str | None = None,
        start: int | None = None,
    ) -> Check:
        """The check that the words make, which begin at `start` or at the match."""
        after, end = self.after, self.m.end()
        if way in ("plain", "contrast") and about and about in after:
            end += after.index(about) + len(about)
        while end > self.m.end() and self.text[end - 1] in " ,.;:":
            end -= 1
        return Check(
            status=status,
            by=self.page.named(by.strip(" ,.")) if by else None,
            span=Span(self.m.start() if start is None else start, end),
            sentence=self.tokens.sentence,
            about=about.strip(" ,.;:"),
            way=way,
        )
