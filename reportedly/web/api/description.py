"""The description of the API, OpenAPI 3.1, made from the table of its questions."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc
from typing import Any

import msgspec

from reportedly.asking.operations import Listing, Operation
from reportedly.asking.questions import parameters, required
from reportedly.version import VERSION

BASE = "/api/v1"
PROBLEM = "application/problem+json"
_REF = "#/components/schemas/{name}"
_ERRORS = {
    "400": "A parameter or a cursor that cannot be.",
    "401": "The server asks for a token: Authorization: Bearer TOKEN.",
    "404": "There is no such thing in this ledger.",
    "429": "Too many questions; Retry-After says in how many seconds to ask again.",
    "503": "The ledger cannot be read.",
}
_TELLS = (
    "Who said what, on whose word. Every statement stands on exact characters of a stored page. Long answers come in"
    " parts: ask again with `cursor` set to what `next` holds, until that is null."
)


def description(operations: Iterable[Operation]) -> dict[str, Any]:
    """The whole description, as JSON."""
    asked = tuple(operations)
    types = list(dict.fromkeys(o.line if isinstance(o, Listing) else o.answer for o in asked))
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    of = dict(zip(types, schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "reportedly",
            "version": VERSION,
            "description": _TELLS,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": BASE}],
        "security": [{}, {"token": []}],
        "paths": {o.path: {"get": _operation(o, of)} for o in asked},
        "components": {
            "schemas": {name: _tidy(schema) for name, schema in sorted(components.items())} | {"Problem": _problem()},
            "responses": {f"Error{status}": _error(status) for status in _ERRORS},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(o: Operation, of: dict[type, dict[str, Any]]) -> dict[str, Any]:
    schema = _listed(of[o.line]) if isinstance(o, Listing) else of[o.answer]
    etag = {"schema": {"type": "string"}, "description": "For If-None-Match."}
    answered = {
        "description": "The answer.",
        "headers": {"ETag": etag},
        "content": {"application/json": {"schema": schema}},
    }
    statuses = [status for status in _ERRORS if status != "404" or "{id}" in o.path]
    return {
        "operationId": o.name,
        "summary": o.tells,
        "parameters": [*_of_path(o.path), *_of_query(o.asked)],
        "responses": {
            "200": answered,
            "304": {"description": "Nothing has changed since the answer with this ETag."},
            **{status: {"$ref": f"#/components/responses/Error{status}"} for status in statuses},
        },
    }


def _of_path(path: str) -> list[dict[str, Any]]:
    schema = {"type": "string", "minLength": 1}
    return [{"name": "id", "in": "path", "required": True, "schema": schema}] if "{id}" in path else []


def _of_query(kind: type) -> list[dict[str, Any]]:
    found = []
    needed = required(kind)
    for name, schema in parameters(kind).items():
        told = {"description": schema["description"]} if "description" in schema else {}
        bare = {key: value for key, value in schema.items() if key != "description"}
        found.append({"name": name, "in": "query", **told, "required": name in needed, "schema": bare})
    return found


def _listed(line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["items", "next"],
        "additionalProperties": False,
        "properties": {
            "items": {"type": "array", "items": line},
            "next": {
                "anyOf": [{"type": "string"}, {"type": "null"}],
                "description": "The cursor of the next part; null where there is none.",
            },
        },
    }


def _tidy(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with its words as one paragraph, and closed: an answer holds nothing that is not described."""
    told = {"description": " ".join(cleandoc(schema["description"]).split())} if "description" in schema else {}
    return {**schema, **told, "additionalProperties": schema.get("additionalProperties", False)}


def _problem() -> dict[str, Any]:
    properties = {name: {"type": "string"} for name in ("type", "title", "detail")} | {"status": {"type": "integer"}}
    return {
        "description": "What went wrong, and the cure (RFC 9457).",
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "additionalProperties": False,
        "properties": properties,
    }


def _error(status: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": _ERRORS[status],
        "content": {PROBLEM: {"schema": {"$ref": _REF.format(name="Problem")}}},
    }
    if status == "429":
        found["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    return found
