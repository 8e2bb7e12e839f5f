"""What the outlet or a checker says of the truth of a statement, and of which statements it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from reportedly.resolve.doubt.verification.corrections import corrected, is_correcting
from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.resolve.doubt.verification.ties import Ties
from reportedly.resolve.doubt.verification.tokens import Tokens
from reportedly.resolve.doubt.verification.verbs.clauses import clauses
from reportedly.resolve.doubt.verification.verbs.judging import judged
from reportedly.resolve.doubt.verification.who import Page, names
from reportedly.resolve.doubt.verification.wordings.order import worded
from reportedly.resolve.doubt.verification.words import CHECKING
from reportedly.text import quotations, sentences
from reportedly.types import Span, Verification

OUTLET = "the outlet"
"""Who checks, where the page names itself nowhere."""
_LONGEST = 1500
"""Code points of a sentence that are read."""
_WORD = re.compile(r"[a-z-]+")
_NEAR = 40
_SUPPOSED = re.compile(
    r"\b(?:(?:suspicions?|beliefs?|hopes?|fears?|notion|idea|possibility|chances?|odds|theory|assumption|conviction|feeling)\sthat"
    r"|if|unless|as\sthough|(?P<when>when(?:ever)?))\s$",
    re.IGNORECASE,
)
"""What stands before that which is only supposed: “suspicion that the accounts are true”, “when it does not fit”."""


def find_checks(text: str, outlet: str | None = None, language: str = "en") -> list[Check]:
    """The outlet's and checkers' words on the truth of statements, in text order; what stands in quotation marks is not
    the outlet's."""
    lexicon = CHECKING.get(language)
    if lexicon is None:
        return []
    page = Page(names(outlet), is_correcting(text), lexicon)
    quoted = quotations(text)
    whole = sentences(text)
    found: list[Check] = []
    passed = 0
    for sentence, after in zip_longest(whole, whole[1:]):
        short = Span(sentence.start, min(sentence.end, sentence.start + _LONGEST))
        while passed < len(quoted) and quoted[passed].end <= short.start:
            passed += 1
        near = [q for q in quoted[passed : passed + 20] if q.start < short.end]
        taken: list[Span] = []
        lowered = text[short.start : short.end].lower()
        following = after if after and "\n" not in text[sentence.end : after.start] else None
        opening = corrected(text, sentence, following, page, lowered)
        if opening is not None:
            taken.append(sentence)
            found.append(opening)
        for check, words in _of_sentence(text, short, page, lowered):
            clash = any(words.start < t.end and t.start < words.end for t in taken)
            quoted_words = any(q.start < words.end <= q.end for q in near)
            if clash or quoted_words or _is_supposed(text, check, short):
                continue
            if page.corrects and check.status == "unconfirmed" and " had " in text[slice(*check.span)]:
                continue  # how it was before the correction
            taken.append(words)
            own = page.corrects and check.status == "disputed" and check.by is None and check.way != "inner"
            found.append(replace(check, status="corrected" if own else check.status, sentence=sentence))
    return sorted(found, key=lambda c: c.span)


def _is_supposed(text: str, check: Check, sentence: Span) -> bool:
    """Whether a check tells of what may be, and not of what somebody found “when we walked through the hall”."""
    m = _SUPPOSED.search(text, max(sentence.start, check.span.start - _NEAR), check.span.start)
    return m is not None and not (m["when"] and text.startswith(("we ", "I "), check.span.start))


def _of_sentence(text: str, sentence: Span, page: Page, lowered: str) -> Iterator[tuple[Check, Span]]:
    """The checks of a sentence, verbs first, and the words that tell of checking; `lowered` is it in lower case."""
    tokens = Tokens(text, sentence, page)
    if not page.lexicon.verbs.keys().isdisjoint(_WORD.findall(lowered)):
        for clause in clauses(tokens):
            if check := judged(clause, sentence):
                yield check, clause.span
    yield from worded(tokens, lowered)


def verify(
    checks: Sequence[Check], attributions: Sequence[Told], text: str, outlet: str | None = None, language: str = "en"
) -> dict[str, Verification]:
    """What is said of the truth of each statement, by its id: the check that is tied to it most surely, if any."""
    lexicon = CHECKING.get(language)
    if lexicon is None or not checks or not attributions:
        return {}
    ties = Ties(text, attributions, lexicon, checks)
    found: dict[str, tuple[float, Verification]] = {}
    for check in checks:
        by = check.by or outlet or OUTLET
        for tie in ties.of(check):
            ties.spoken_of.setdefault(tie.told.id, check.span.start)
            sure = 2.0 if tie.status == "corrected" else tie.probability
            if tie.told.id not in found or found[tie.told.id][0] < sure:
                found[tie.told.id] = sure, Verification(status=tie.status, by=by, span=check.span)
    return {key: verification for key, (_, verification) in found.items()}
