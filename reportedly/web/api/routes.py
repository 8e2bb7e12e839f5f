"""From a request to an answer of the API: how often one may ask, what is asked, and the answer as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from contextlib import AbstractContextManager
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from reportedly.asking import paging
from reportedly.asking.operations import Listing, Operation, operations
from reportedly.asking.questions import Absent, asked
from reportedly.asking.reading import Reading, reading
from reportedly.export.figures import Compare
from reportedly.settings import Settings
from reportedly.store.ledger import Ledger
from reportedly.web.access import Access
from reportedly.web.api.description import BASE, description
from reportedly.web.bounds import Buckets
from reportedly.web.entrance import peer


def routes(
    path: Path, settings: Settings, access: Access, compare: Compare, read: Reading = reading
) -> list[BaseRoute]:
    """Every question of the API over the ledger at `path`, opened by `read`, and the description of all."""
    bounds = Buckets(size=max(1, settings.api_burst), per_second=settings.api_rate) if settings.api_rate else None
    table = operations(compare)
    whole = _json(description(table))

    def bounded(request: Request) -> None:
        if bounds and (wait := bounds.take(peer(request, access))):
            seconds = math.ceil(wait)
            told = f"Too many questions came from where you are: ask again in {seconds} s, or raise api_rate."
            raise HTTPException(429, told, {"Retry-After": str(seconds)})

    def describe(request: Request) -> Response:
        bounded(request)
        return _answer(request, whole)

    def route(operation: Operation) -> Route:
        def answer(request: Request) -> Response:
            bounded(request)
            try:
                value = _value(operation, read(path), request)
            except Absent as error:
                raise HTTPException(404, str(error)) from error
            response = _answer(request, _json(value))
            if (cursor := value.get("next")) and isinstance(operation, Listing):
                response.headers["Link"] = f'<{_next(request, cursor)}>; rel="next"'
            return response

        return Route(BASE + operation.path, answer, name=operation.name)

    return [Route(f"{BASE}/openapi.json", describe), *map(route, table)]


def _value(operation: Operation, opened: AbstractContextManager[Ledger], request: Request) -> Mapping[str, Any]:
    question: Any = asked(operation.asked, request.query_params.multi_items())
    id = request.path_params.get("id", "")
    with opened as ledger:
        if not isinstance(operation, Listing):
            return operation.build(ledger, id, question)
        same = _same(request)
        place = paging.decode(question.cursor, same) if question.cursor else None
        part = paging.part(
            lambda limit, offset: operation.fetch(ledger, id, question, limit, offset),
            operation.key,
            question.limit,
            place,
        )
    return {"items": list(part.items), "next": paging.encode(part.next, same) if part.next else None}


def _same(request: Request) -> str:
    """What all parts of one answer have in common: the path, and the parameters in any order."""
    given = sorted((n, v) for n, v in request.query_params.multi_items() if n not in {"limit", "cursor"})
    return json.dumps([request.url.path, given])


def _next(request: Request, cursor: str) -> str:
    given = [(n, v) for n, v in request.query_params.multi_items() if n != "cursor"]
    return f"{request.url.path}?{urlencode([*given, ('cursor', cursor)])}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode() + b"\n"


def _answer(request: Request, body: bytes) -> Response:
    """The answer, or that the asker has it already."""
    tag = f'"{blake2b(body, digest_size=16).hexdigest()}"'
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})
