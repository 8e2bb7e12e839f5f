"""JSON Lines: the shape of a page that `read` promises, and statements of a ledger. ASCII, ``\\n`` between objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

from reportedly.export.account_json import account_objects, resolved_object
from reportedly.export.context import Cited
from reportedly.export.publication import other_days
from reportedly.export.reviewed import reviews_of
from reportedly.types import (
    MARK_OFF,
    MARK_ON,
    Account,
    Description,
    Failure,
    Found,
    Hit,
    Page,
    Resolved,
    RoleScores,
    Span,
    Statement,
)

if TYPE_CHECKING:  # the command line starts 15 ms sooner without msgspec
    from reportedly.export.shapes import DocumentObject, HitObject, RoleScoresObject, StatementObject


def line(value: Mapping[str, object]) -> str:
    """One object as a line, escaped to ASCII."""
    return json.dumps(value, ensure_ascii=True) + "\n"


def page_object(page: Page) -> dict[str, Any]:
    """What a page says, in the promised shape. Fields that no stage filled are absent: those of an unresolved page."""
    text = page.document.text
    resolved = {item.attribution_id: item for item in page.account.resolved} if page.account else {}
    return {
        "document": document_object(page.origin, page.description, text, page.account),
        "attributions": [attribution_object(f, text, resolved.get(f.attribution.id)) for f in page.found],
        **(account_objects(page.account, text) if page.account else {}),
    }


def document_object(origin: str, d: Description, text: str, account: Account | None) -> DocumentObject:
    """What a page says of itself, and its text."""
    return {
        "id": d.document_id,
        "origin": origin,
        "address": d.address,
        "title": d.title,
        "byline": d.byline,
        "outlet": d.outlet,
        "published": d.published,
        "modified": d.modified,
        "also_published": list(other_days(d, account, text)),
        "language": d.language,
        "text": text,
        "paragraphs": [{"span": list(p.span), "kind": p.kind} for p in d.paragraphs],
    }


def attribution_object(found: Found, text: str, resolved: Resolved | None = None) -> dict[str, Any]:
    """One attribution. Where it is not resolved, the speaker is the words of the source; null where there are none."""
    a, r = found.attribution, found.reading
    words = " ".join(text[s:e] for s, e in a.source)
    return {
        "id": a.id,
        "content": pairs(a.content),
        "cue": pairs(a.cue),
        "source": pairs(a.source),
        "form": r.form,
        "act": r.act,
        "speaker": {"name": words} if words else None,
        "score": r.score,
        "role_scores": _role_scores(r.role_scores),
        **(resolved_object(resolved) if resolved else {}),
    }


def statement_object(row: Cited | Statement) -> StatementObject:
    """A statement of a ledger, with the sentences around it where they are known."""
    s = row.statement if isinstance(row, Cited) else row
    found: StatementObject = {
        "id": s.id,
        "quote": s.content,
        "speaker": s.speaker,
        "source": s.source or None,
        "cue": s.cue or None,
        "form": s.form,
        "act": s.act,
        "score": s.score,
        "role_scores": _role_scores(s.role_scores),
        "outlet": s.outlet,
        "title": s.title,
        "published": s.published,
        "captured": s.captured,
        "address": s.address,
        "origin": s.origin,
        "copies": s.copies,
        "standing": s.standing,
        "document": s.document_id,
        "capture": s.capture_id,
        "spans": {"content": pairs(s.spans), "cue": pairs(s.cue_spans), "source": pairs(s.source_spans)},
        "reviews": reviews_of(s),
    }
    if s.resolved:
        found |= {"entity": s.entity, "depth": s.depth, "resolved": resolved_object(s.resolved)}
    if isinstance(row, Cited):
        found |= {"before": row.before, "after": row.after}
    return found


def failure_object(failure: Failure) -> dict[str, Any]:
    """A failure as it goes to standard error."""
    return asdict(failure)


def write(rows: Iterable[Cited], out: TextIO, mark: str = "") -> int:
    """Write statements, one a line. Returns how many. `mark`, where there is one, is said of each: `protection`."""
    count = 0
    for row in rows:
        out.write(line(statement_object(row) | ({"protection": mark} if mark else {})))
        count += 1
    return count


def _role_scores(scores: RoleScores) -> RoleScoresObject:
    return {"content": scores.content, "cue": scores.cue, "source": scores.source}


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as JSON."""
    return [[start, end] for start, end in spans]


def hit_object(hit: Hit) -> HitObject:
    """A document that holds the words; the snippet marks them with ``**``."""
    return {
        "document": hit.document_id,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "snippet": hit.snippet.replace(MARK_ON, "**").replace(MARK_OFF, "**"),
    }
