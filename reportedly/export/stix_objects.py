"""The objects of STIX 2.1 that statements become, each by itself, with ids that follow from ours."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from reportedly.clock import moment
from reportedly.export.linked import hashed, readable
from reportedly.export.links import Link
from reportedly.partial import day_of
from reportedly.reviews import verdict
from reportedly.types import Statement

_OURS: Final = uuid.UUID("0c5f6f1c-9d0b-5a39-8f0e-3b7a6d1e2c44")
"""Ids of objects follow from ours in this space; the standard keeps one of its own for addresses and files."""
_OBSERVABLES: Final = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
_BEGAN: Final = "2024-01-01T00:00:00.000Z"
"""When identities were made, of which no page tells the day: it must never change, in no ledger."""
_CLASSES = {"person": "individual", "organisation": "organization", "outlet": "organization", "group": "group"}
_ADDRESS = re.compile(
    r"(https?://)((?:[^/?#@\[\]]*@)?[^/?#@\[\]:]+(?::[0-9]*)?)(/[^?#]*)?(\?[^#]*)?(#.*)?", re.ASCII | re.I | re.S
)
_LOOSE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TAKEN = (None, "", "cve", "capec")
"""Names of sources that the standard keeps for its own, and none."""
_SAFE = "!$&'()*+,;=:@/?%-._~"


def identifier(kind: str, key: str) -> str:
    """The id of an object of this kind that stands for an id of ours: no two objects share its UUID."""
    return f"{kind}--{hashed(_OURS, f'{kind} {key}')}"


_PROGRAM: Final = identifier("identity", "reportedly")
EXTENSION: Final = identifier("extension-definition", "statement 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """When an object was made and last changed, UTC, ISO 8601."""

    created: str
    modified: str

    @classmethod
    def of(cls, captured: str, generated: str) -> Made:
        """Made when its page was captured, changed when this is written."""
        created = stamp(captured) or generated
        return cls(created=min(created, generated), modified=generated)


def stamp(value: str | None) -> str | None:
    """A moment or a day as a time stamp of STIX, a day as its midnight UTC; None where it is less precise."""
    if day_of(value) is None:
        return None
    try:
        told = datetime.fromisoformat(value or "")
        return moment((told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError, OSError):
        return None


def ours() -> list[dict[str, Any]]:
    """Who makes the objects, and what the extension of notes holds."""
    made = Made(created=_BEGAN, modified=_BEGAN)
    program = {
        **_object("identity", _PROGRAM, made),
        "name": "reportedly",
        "description": "A program that finds who said what on news pages. Confidence is how sure it is of the reading,"
        " not whether what is said is true.",
        "identity_class": "system",
    }
    del program["created_by_ref"]
    extension = {
        **_object("extension-definition", EXTENSION, made),
        "name": "statement",
        "description": "Where a quote stands in its page, who says it on whose word, and how much in doubt it is.",
        "schema": "“statement” is an object as `reportedly export --format jsonl` writes it: docs/formats.md of"
        " reportedly, without what is null or empty. Spans are [start, end) in code points of the document's text.",
        "version": "1.0",
        "extension_types": ["property-extension"],
    }
    return [program, extension]


def marking(words: str) -> dict[str, Any]:
    """What is said of every object of a bundle, in words."""
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": identifier("marking-definition", words),
        "created": _BEGAN,
        "created_by_ref": _PROGRAM,
        "definition_type": "statement",
        "definition": {"statement": words},
    }


def identity(link: Link, generated: str) -> dict[str, Any]:
    """Who says or is cited; `untraced` is of one page alone."""
    return {
        **_object("identity", identifier("identity", link.key), Made(created=_BEGAN, modified=generated)),
        "name": link.name or "unnamed",
        "identity_class": _CLASSES.get(link.kind or "", "unknown"),
        "labels": [] if link.traced else ["untraced"],
    }


def place(statement: Statement) -> dict[str, Any]:
    """Where a document is from, as an observable: the address of a page, else the origin as a file's name."""
    url = address(statement)
    kind, property_, value = ("url", "value", url) if url else ("file", "name", readable(statement.origin))
    name = json.dumps({property_: value}, ensure_ascii=False, separators=(",", ":"))
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{hashed(_OBSERVABLES, name)}",
        property_: value,
    }


def address(statement: Statement) -> str | None:
    """The web address of a page as a URI, None where there is none that could be."""
    for given in (statement.address, statement.origin):
        if given and (found := _ADDRESS.fullmatch(given)):
            scheme, *parts = (part or "" for part in found.groups())
            return scheme.lower() + "".join(_escaped(part) for part in parts)
    return None


def _escaped(part: str) -> str:
    """A part of an address in the characters of a URI."""
    mark, rest = (part[0], part[1:]) if part.startswith("#") else ("", part)
    return mark + _LOOSE.sub("%25", quote(rest, safe=_SAFE, errors="replace"))


def observed(statement: Statement, place: str, made: Made) -> dict[str, Any]:
    """That a page was there when it was captured."""
    return {
        **_object("observed-data", identifier("observed-data", statement.document_id), made),
        "first_observed": made.created,
        "last_observed": made.created,
        "number_observed": 1,
        "object_refs": [place],
    }


def note(s: Statement, place: str, abstract: str, statement: Mapping[str, object], made: Made) -> dict[str, Any]:
    """The words of a statement; confidence is how sure the reading of them is."""
    resolved = s.resolved
    marks: list[str] = [resolved.certainty, resolved.polarity] if resolved else []
    if resolved and resolved.verification:
        marks.append(resolved.verification.status)
    if s.standing == "gone":
        marks.append("gone")
    if found := verdict(s.reviews):
        marks.append(f"read-{found}")
    return {
        **_object("note", identifier("note", s.id), made),
        "abstract": abstract,
        "content": s.content,
        "authors": [s.producer],
        "object_refs": [place],
        "confidence": _percent(s.score),
        "labels": [s.form, s.act, *marks],
        "external_references": _references(s, s.id),
        "extensions": {EXTENSION: {"extension_type": "property-extension", "statement": statement}},
    }


def opinion(key: str, value: str, note: str, by: str | None, explanation: str, made: Made) -> dict[str, Any]:
    """What somebody says of the truth of a statement."""
    return {
        **_object("opinion", identifier("opinion", key), made),
        "opinion": value,
        "explanation": explanation or None,
        "authors": [by] if by else [],
        "object_refs": [note],
    }


def relationship(
    kind: str, source: str, target: str, made: Made, description: str | None = None, score: float | None = None
) -> dict[str, Any]:
    """A relationship of two objects; `score` is how sure it is, in [0, 1]."""
    return {
        **_object("relationship", identifier("relationship", f"{kind} {source} {target}"), made),
        "relationship_type": kind,
        "source_ref": source,
        "target_ref": target,
        "description": description,
        "confidence": None if score is None else _percent(score),
    }


def cites(statement: Statement, one: str, other: str, made: Made) -> dict[str, Any]:
    """That one passes on the words of another, in the document of a statement."""
    return {
        **relationship("cites", one, other, made, _title(statement)),
        "id": identifier("relationship", f"cites {statement.document_id} {one} {other}"),
        "external_references": _references(statement, statement.document_id),
    }


def report(statement: Statement, refs: list[str], made: Made) -> dict[str, Any]:
    """The document of a statement; a grouping where its day of publication is not known, for a report must have one."""
    published = stamp(statement.published)
    kind = "report" if published else "grouping"
    when = {"published": published} if published else {"context": "unspecified"}
    return {
        **_object(kind, identifier(kind, statement.document_id), made),
        "name": _title(statement),
        **when,
        "object_refs": refs,
        "external_references": _references(statement, statement.document_id),
    }


def _object(kind: str, id: str, made: Made) -> dict[str, Any]:
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": id,
        "created_by_ref": _PROGRAM,
        "created": made.created,
        "modified": made.modified,
    }


def _references(statement: Statement, id: str) -> list[dict[str, Any]]:
    return [
        {
            "source_name": "page" if statement.outlet in _TAKEN else statement.outlet,
            "description": _title(statement),
            "url": address(statement),
        },
        {"source_name": "reportedly", "external_id": id},
    ]


def _title(statement: Statement) -> str:
    return statement.title or statement.origin or "without a title"


def _percent(score: float) -> int:
    return round(min(max(score, 0.0), 1.0) * 100)
