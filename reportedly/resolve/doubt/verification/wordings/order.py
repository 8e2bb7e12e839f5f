"""The wordings in the order in which they are tried, the surest first, and the checks that they make in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.tokens import Tokens
from reportedly.resolve.doubt.verification.wordings import contrasts, predicates, proof, records, retractions, verdicts
from reportedly.resolve.sieve import Sieve, Words
from reportedly.types import Span

WORDINGS = (
    retractions.EARLIER_VERSION,
    retractions.THIS_ARTICLE,
    retractions.WE_ERRED,
    retractions.EDITING_ERROR,
    verdicts.LABEL,
    verdicts.FRAGMENT,
    proof.NOT_GIVEN,
    retractions.CONCEDED,
    proof.NO_ACCESS,
    proof.FOUND_NOBODY,
    proof.REFUSED,
    verdicts.FALSELY,
    verdicts.ERRED,
    verdicts.WITHOUT_EVIDENCE,
    verdicts.FALSE_CLAIM,
    verdicts.UNCONFIRMED,
    proof.NO_VERIFICATION,
    predicates.PREDICATE,
    proof.FOUND_NONE,
    proof.NONE,
    proof.EVIDENCE,
    proof.IT_IS_SO,
    contrasts.IN_FACT,
    contrasts.OTHERWISE,
    verdicts.FAILS,
    contrasts.ELLIPTIC,
    contrasts.NEGATED,
    contrasts.NOT_FIGURE,
    contrasts.PROVED_RIGHT,
    contrasts.SHOWS_RIGHT,
    contrasts.SAYING,
    verdicts.HOLDS,
    verdicts.CONSIDERED,
    proof.EITHER_WAY,
    proof.RESTS,
    contrasts.NOR,
    contrasts.NONE_OF_THEM,
    contrasts.NO_SUCH,
    proof.UNCLEAR,
    contrasts.OLD_PICTURE,
    verdicts.RATED,
    verdicts.DEEMED,
    verdicts.TRACED,
    retractions.TRUE_FIGURE,
    records.AGREES,
    retractions.UPDATED,
    retractions.WITHDRAWN,
    records.RECORD,
    records.ACCORDING,
    records.IN_A_RECORD,
    records.LEGWORK,
)
SIEVE = Sieve(*(wording.words for wording in WORDINGS))
_WORDS = Words(SIEVE)


def worded(tokens: Tokens, lowered: str) -> Iterator[tuple[Check, Span]]:
    """The checks that the wordings of a sentence make, and where their words stand; `lowered` is the sentence in lower
    case."""
    for wording in (WORDINGS[i] for i in SIEVE.tried(_WORDS.held(lowered))):
        if wording.opens:
            opening = wording.words.match(tokens.text, *tokens.sentence)
            matches = iter([opening] if opening else [])
        else:
            matches = wording.words.finditer(tokens.text, *tokens.sentence)
        for m in matches:
            if check := wording.read(Found(tokens, m)):
                yield check, Span(m.start(), m.end("about") if wording.quotes else m.end())
