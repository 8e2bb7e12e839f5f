"""From a context to a response: HTML through the templates, JSON, CSV, and errors in each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from reportedly.errors import LedgerError, SettingError
from reportedly.export.briefing_html import TEMPLATES, Addresses
from reportedly.export.wording import day
from reportedly.text import shown
from reportedly.version import VERSION
from reportedly.web import wording
from reportedly.web.access import Visitor
from reportedly.web.contexts import (
    AboutPage,
    ApiPage,
    DocumentPage,
    DocumentsPage,
    ErrorPage,
    FailuresPage,
    Formats,
    SearchPage,
    SignInPage,
    SpeakerPage,
    SpeakersPage,
    StatementPage,
    payload,
)
from reportedly.web.contexts_account import FiguresPage, PeoplePage, PersonPage, TimelinePage
from reportedly.web.contexts_cases import CasePage, CasesPage, PutPage
from reportedly.web.contexts_inbox import InboxPage, WaitingLine
from reportedly.web.contexts_versions import ChangesPage, VersionsPage

Context = (
    SearchPage
    | DocumentsPage
    | DocumentPage
    | SpeakersPage
    | SpeakerPage
    | StatementPage
    | PeoplePage
    | PersonPage
    | TimelinePage
    | FiguresPage
    | ChangesPage
    | VersionsPage
    | InboxPage
    | WaitingLine
    | FailuresPage
    | CasesPage
    | CasePage
    | PutPage
    | AboutPage
    | SignInPage
    | ApiPage
    | ErrorPage
)
FOLDER: Final = Path(__file__).parent
API: Final = "/api/"
"""Where the paths of the API begin."""
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self';"
        " connect-src 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send forms from "null", and is_same_origin needs more
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_CODES = {
    400: "bad_request", 401: "unauthorized", 403: "forbidden", 404: "not_found", 405: "method_not_allowed",
    410: "forgotten", 413: "too_large", 415: "unsupported_media_type", 429: "too_many_requests",
    503: "ledger_unavailable",
}  # fmt: skip
_ADDRESSES = Addresses(statement=wording.statement_url, document=wording.document_url, person=wording.person_url)
_FORMS = {
    "direct": "all of it stands in quotation marks",
    "indirect": "in the words of the page, not in quotation marks",
    "mixed": "partly in quotation marks",
}


def _finalize(value: Any) -> Any:
    """Nothing that hides or turns text reaches a page."""
    return shown(value) if type(value) is str else value


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([FOLDER / "templates", TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(name=wording.name, day=day, moment=wording.moment, percent=lambda score: f"{score:.0%}")
    environment.globals.update(version=VERSION, forms=_FORMS, addresses=_ADDRESSES)
    return environment


_TEMPLATES = _environment()


class Refused(HTTPException):
    """A form that was not taken: nothing was changed. `words` is what a person wrote in it, to be shown again."""

    def __init__(self, status: int, message: str, words: tuple[str, ...] = ()) -> None:
        super().__init__(status, message)
        self.words = words


def html(
    template: str,
    page: Context,
    *,
    status: int = 200,
    current: str = "",
    others: Formats,
    visitor: Visitor | None,
    banner: str = "",
) -> Response:
    """A page. `current` is its place in the navigation, `others` the addresses of the same page in other formats,
    `visitor` who asks; None where that was not looked at. `banner` is said at the top."""
    body = _TEMPLATES.get_template(template).render(
        page=page, current=current, others=others, visitor=visitor, banner=banner
    )
    return HTMLResponse(body, status_code=status)


def as_json(value: object, *, status: int = 200) -> Response:
    """A context as JSON, escaped to ASCII."""
    body = json.dumps(payload(value), ensure_ascii=True, indent=1) + "\n"
    return Response(body, status_code=status, media_type="application/json")


def as_csv(pieces: Iterator[str], name: str) -> Response:
    """A table, to be saved as `name`.csv."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(pieces, media_type="text/csv; charset=utf-8", headers=disposition)


def error(request: Request, trouble: Exception) -> Response:
    """What went wrong, in the format that was asked for."""
    found = _error_page(trouble)
    headers: dict[str, str] = {}
    if isinstance(trouble, HTTPException):
        headers.update(trouble.headers or {})
    if request.url.path.startswith(API):
        told = {404: "There is no such page.", 405: "Method Not Allowed"}.get(found.status)
        if found.message == told:
            found = replace(found, message="Only what /api/v1/openapi.json describes can be asked here, by GET.")
        response = _problem(found)
    elif request.url.path.endswith((".json", ".csv")):
        response = as_json({"error": {"code": found.code, "message": found.message}}, status=found.status)
    else:
        visitor = request.scope.get("state", {}).get("visitor")
        response = html("error.html", found, status=found.status, others=Formats(), visitor=visitor)
    response.headers.update({**HEADERS, **headers})
    return response


def _problem(found: ErrorPage) -> Response:
    """An error as programs read it (RFC 9457)."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(found.status).phrase,
        "status": found.status,
        "detail": found.message,
    }
    return Response(
        json.dumps(body, ensure_ascii=True) + "\n", status_code=found.status, media_type="application/problem+json"
    )


def _error_page(trouble: Exception) -> ErrorPage:
    if isinstance(trouble, SettingError):
        return ErrorPage(status=400, code=_CODES[400], message=str(trouble))
    if isinstance(trouble, LedgerError):
        return ErrorPage(status=503, code=_CODES[503], message=str(trouble))
    if isinstance(trouble, HTTPException):
        message = trouble.detail
        if trouble.status_code == 404 and message == "Not Found":
            message = "There is no such page."
        sent = trouble.words if isinstance(trouble, Refused) else ()
        code = _CODES.get(trouble.status_code, "error")
        return ErrorPage(status=trouble.status_code, code=code, message=message, sent=sent)
    message = "Something went wrong here. What it was is on the terminal that serves these pages."
    return ErrorPage(status=500, code="internal", message=message)
