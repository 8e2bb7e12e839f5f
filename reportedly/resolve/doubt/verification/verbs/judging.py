"""The check that a clause makes: what its verb says of truth, by the verb's family, and of what it says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.tokens import Phrase
from reportedly.resolve.doubt.verification.verbs.clauses import Clause, Judged
from reportedly.resolve.doubt.verification.verbs.seeing import see
from reportedly.resolve.doubt.verification.verbs.supporting import refute, support, withdraw
from reportedly.resolve.doubt.verification.verbs.verifying import check, find
from reportedly.resolve.doubt.verification.who import AUTHORITIES
from reportedly.resolve.doubt.verification.words import Family
from reportedly.types import Span

_TRAILING = re.compile(r"[\s,.;:]+$")
_JUDGES: Mapping[Family, Callable[[Clause], Judged]] = {
    "check": check,
    "find": find,
    "see": see,
    "support": support,
    "refute": refute,
    "withdraw": withdraw,
}


def judged(clause: Clause, sentence: Span) -> Check | None:
    """The check that a clause makes, or None where it makes none."""
    page = clause.page
    if clause.sayer and page.kind(clause.sayer) not in AUTHORITIES:
        return None
    if clause.subject.joined:
        clause = _shared_subject(clause)
    elif not clause.passive and not clause.head:
        clause = _unmarked_relative(clause)
    found = _JUDGES[clause.family](clause)
    if found is None:
        return None
    status, by, about, way = found
    subject, head = clause.subject, clause.head
    apart = not subject.words or subject.joined or subject.relative or clause.reduced
    start = clause.span.start if apart else subject.start
    if head and len(about.split()) < 2 and way == "plain" and page.is_claim(head):
        about, way = head, "apposed"  # “a claim that this paper could not verify”
    if subject.relative and way == "plain" and page.lexicon.claims.search(subject.words):
        way = "apposed"
    end = clause.span.end if head and about == head else clause.end
    about = _TRAILING.sub("", about.strip(" ,"))
    return Check(status=status, by=page.named(by), span=Span(start, end), sentence=sentence, about=about, way=way)


def _shared_subject(clause: Clause) -> Clause:
    """The outlet as the subject that two verbs share: “We had no access and could not check”."""
    words = clause.subject.words.split()
    firsts = (" ".join(words[:n]) for n in range(min(6, len(words)), 0, -1))
    own = next((first for first in firsts if clause.page.kind(first) == "own"), None)
    return clause if own is None else replace(clause, subject=replace(clause.subject, words=own))


def _unmarked_relative(clause: Clause) -> Clause:
    """“an estimate we cannot verify”: who checks, and what, where no “that” stands between."""
    if clause.who == "own":
        return clause
    words = clause.subject.words.split()
    for n in range(1, min(6, len(words))):
        named = words[-n][0].isupper() or words[-n].casefold() in ("we", "i", "this", "the", "our")
        led = words[-n - 1].casefold() in ("by", "the", "with", "from", "for", "of", "at", "to")
        if named and not led and clause.page.kind(" ".join(words[-n:])) == "own":
            start = clause.subject.start + clause.subject.words.rindex(words[-n])
            subject = Phrase(words=" ".join(words[-n:]), start=start)
            return replace(clause, subject=subject, head=" ".join(words[:-n]))
    return clause
