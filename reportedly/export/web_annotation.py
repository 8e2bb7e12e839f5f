"""Statements as W3C Web Annotations: one collection in JSON-LD, one annotation a statement.

Each piece of a statement's content is a target, told twice: by its place in the text and by its words with those
around them. Who says it, in which words and how certain stand in the body, in terms of schema.org.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from reportedly.clock import now
from reportedly.export.linked import iri, urn, write_list
from reportedly.export.reviewed import words_of
from reportedly.types import Document, Span, Statement
from reportedly.version import VERSION

CONTEXT: list[Any] = ["http://www.w3.org/ns/anno.jsonld", {"schema": "http://schema.org/"}]
_AROUND = 40
"""Characters of the text on each side of a quote."""
_KINDS = {"person": "schema:Person", "organisation": "schema:Organization", "outlet": "schema:NewsMediaOrganization",
          "document": "schema:CreativeWork", "place": "schema:Place"}  # fmt: skip

_MOTIVATIONS = {"verdict": "assessing", "note": "commenting"}
"""Of what people decide; the rest is editing."""


def annotation(statement: Statement, text: str, generated: str) -> dict[str, Any]:
    """A statement as an annotation; `text` is that of its document, `generated` when this is written, UTC, ISO 8601."""
    source = iri(statement.address, statement.origin)
    return {
        "id": urn(statement.id),
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"type": "Software", "name": statement.producer},
        "generator": {"type": "Software", "name": f"reportedly {VERSION}"},
        "generated": generated,
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told(statement)},
            _quotation(statement),
        ],
        "target": [_target(source, span, text, statement.captured) for span in statement.spans],
    }


def told(statement: Statement) -> str:
    """Who says it, the words that tell of the saying, and its kinds, as a line for people."""
    found, resolved = [statement.speaker or "nobody named", statement.cue], statement.resolved
    kinds = [statement.form, statement.act, *([resolved.polarity, resolved.certainty] if resolved else [])]
    return f"{' · '.join(part for part in found if part)} ({', '.join(kinds)}; {statement.score:.0%} sure)"


def _target(source: str, span: Span, text: str, captured: str) -> dict[str, Any]:
    start, end = span
    return {
        "source": source,
        "state": {"type": "TimeState", "sourceDate": captured} if captured else None,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }


def _quotation(statement: Statement) -> dict[str, Any]:
    s, resolved = statement, statement.resolved
    kind = resolved.speaker.kind if resolved and resolved.speaker else None
    facts: dict[str, object] = {
        "cue": s.cue or None, "source": s.source or None, "form": s.form, "act": s.act, "score": s.score,
        "standing": s.standing, "statement": s.id, "document": s.document_id,
    }  # fmt: skip
    if resolved:
        facts |= {
            "certainty": resolved.certainty,
            "polarity": resolved.polarity,
            "verification": resolved.verification.status if resolved.verification else None,
            "chain": " > ".join(resolved.chain) or None,
            "when": resolved.when,
            "happens": resolved.happens,
        }
    return {
        "type": "schema:Quotation",
        "schema:text": s.content,
        "schema:creator": {"type": _KINDS.get(kind or "", "schema:Thing"), "schema:name": s.speaker}
        if s.speaker
        else None,
        "schema:isPartOf": {
            "type": "schema:CreativeWork",
            "schema:name": s.title,
            "schema:publisher": {"type": "schema:Organization", "schema:name": s.outlet} if s.outlet else None,
            "schema:datePublished": s.published,
        },
        "schema:additionalProperty": [
            {"type": "schema:PropertyValue", "schema:propertyID": name, "schema:value": value}
            for name, value in facts.items()
            if value is not None
        ],
    }


def reviewed(statement: Statement, generated: str) -> Iterator[dict[str, Any]]:
    """What people decided about a statement: each decision an annotation of the statement's, by who made it."""
    for review in statement.reviews:
        motivation = _MOTIVATIONS.get(review.field, "editing")
        said = [(motivation, f"{review.field}: {words_of(review.value)}"), ("commenting", review.reason)]
        yield {
            "id": urn(review.id),
            "type": "Annotation",
            "motivation": motivation,
            "creator": {"type": "Person", "name": review.by},
            "created": review.decided_at,
            "generator": {"type": "Software", "name": f"reportedly {VERSION}"},
            "generated": generated,
            "body": [
                {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}
                for purpose, words in said
                if words
            ],
            "target": urn(statement.id),
        }


def write(
    statements: Iterable[Statement], document_of: Callable[[str], Document | None], out: TextIO, mark: str = ""
) -> int:
    """Write the collection: statements, each with what people decided after it. Returns how many statements. Those of
    one document are expected together. `mark`, where there is one, is said in the label of the whole."""
    generated, seen = now(), hashlib.sha256()
    written = 0

    def annotations() -> Iterator[dict[str, Any]]:
        nonlocal written
        name, text = "", ""
        for statement in statements:
            if statement.document_id != name:
                document = document_of(statement.document_id)
                name, text = statement.document_id, document.text if document else ""
            seen.update(statement.id.encode() + b"\n")
            yield annotation(statement, text, generated)
            written += 1
            yield from reviewed(statement, generated)

    opening = (
        f'{{"@context": {json.dumps(CONTEXT)},\n"type": "AnnotationCollection",\n"first": {{"type": "AnnotationPage",'
    )
    count = write_list(out, opening + ' "startIndex": 0,\n"items": ', annotations(), "")
    collection, page = (urn(f"{what} {seen.hexdigest()}") for what in ("annotations", "page"))  # all went by
    last = {"id": collection, "label": f"Statements of a ledger of reportedly. {mark}".strip(" ."), "total": count}
    out.write(f', "id": {json.dumps(page)}}},\n{json.dumps(last)[1:]}\n')
    return written
