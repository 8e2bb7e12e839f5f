"""Statements as drafts of schema.org's Claim, with a ClaimReview where the page itself says whether it is true.

Drafts, for a fact-checker to finish: a review has no rating on a scale, for the page gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from reportedly.export.account import Sentences
from reportedly.export.linked import iri, urn, write_list
from reportedly.export.reviewed import words_of
from reportedly.partial import day_of
from reportedly.reviews import Review
from reportedly.types import Document, Statement

_TYPES = {"person": "Person", "organisation": "Organization", "outlet": "NewsMediaOrganization"}
_REVIEWED = {"confirmed": "Confirmed", "disputed": "Disputed", "corrected": "Corrected"}
"""“Unconfirmed” says that nobody looked, or could: no review."""


def claim(statement: Statement, first: Statement) -> dict[str, Any]:
    """A statement as a Claim; `first` is the earliest of those with equal content, itself included."""
    resolved = statement.resolved
    return {
        "@type": "Claim",
        "@id": urn(statement.id),
        "identifier": statement.id,
        "creativeWorkStatus": "Draft",
        "text": statement.content,
        "author": _author(statement),
        "appearance": _work(statement),
        "firstAppearance": _work(first),
        "dateCreated": resolved.when if resolved and day_of(resolved.when) else None,
        "comment": [_comment(review) for review in statement.reviews],
    }


def _comment(review: Review) -> dict[str, Any]:
    """What a person decided about the line that a claim was read from."""
    words = f"{review.field}: {words_of(review.value)}"
    return {
        "@type": "Comment",
        "@id": urn(review.id),
        "author": {"@type": "Person", "name": review.by},
        "dateCreated": review.decided_at,
        "text": f"{words} ({review.reason})" if review.reason else words,
    }


def review(statement: Statement, text: str) -> dict[str, Any] | None:
    """The page's own word on whether a statement is true; `text` is the document's. None where it has none."""
    found = statement.resolved.verification if statement.resolved else None
    if found is None or found.status not in _REVIEWED:
        return None
    by = checked_by(statement)
    return {
        "@type": "ClaimReview",
        "@id": urn(f"review {statement.id}"),
        "creativeWorkStatus": "Draft",
        "url": iri(statement.address, statement.origin),
        "author": {"@type": "NewsMediaOrganization" if by == statement.outlet else "Thing", "name": by} if by else None,
        "datePublished": statement.published,
        "claimReviewed": statement.content,
        "itemReviewed": {"@id": urn(statement.id)},
        "reviewBody": Sentences(text).around(found.span),
        "reviewRating": {"@type": "Rating", "alternateName": _REVIEWED[found.status]},
    }


def checked_by(statement: Statement) -> str | None:
    """Who says whether a statement is true, by name; None where nobody does."""
    found = statement.resolved.verification if statement.resolved else None
    if found is None:
        return None
    return statement.outlet if found.by == "outlet" else statement.speaker if found.by == "source" else found.by


def _author(statement: Statement) -> dict[str, Any] | None:
    """Who says it, by the name that the page has, and no other."""
    if not statement.speaker:
        return None
    speaker = statement.resolved.speaker if statement.resolved else None
    return {"@type": _TYPES.get((speaker and speaker.kind) or "", "Thing"), "name": statement.speaker}


def _work(statement: Statement) -> dict[str, Any]:
    return {
        "@type": "Article",
        "url": iri(statement.address, statement.origin),
        "headline": statement.title,
        "datePublished": statement.published,
        "publisher": {"@type": "NewsMediaOrganization", "name": statement.outlet} if statement.outlet else None,
    }


def write(
    statements: Iterable[Statement],
    first_of: Callable[[Statement], Statement],
    document_of: Callable[[str], Document | None],
    out: TextIO,
    mark: str = "",
) -> int:
    """Write a graph of claims, each with its review after it. Returns how many claims.

    `mark`, where there is one, is said of each as its `conditionsOfAccess`.
    """
    claims = 0

    def every() -> Iterator[dict[str, Any]]:
        nonlocal claims
        for statement in statements:
            claims += 1
            yield claim(statement, first_of(statement)) | ({"conditionsOfAccess": mark} if mark else {})
            checked = statement.resolved and statement.resolved.verification
            document = document_of(statement.document_id) if checked else None
            if document and (found := review(statement, document.text)):
                yield found

    write_list(out, '{"@context": "https://schema.org",\n"@graph": ', every(), "}")
    return claims
