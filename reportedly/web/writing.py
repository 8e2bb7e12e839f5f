"""What may be changed from the pages: the seam between a form that a browser sends and a function over a ledger.

Every form is checked here and nowhere else: how large it is, where it comes from, and its token. The ledger is open to
write for the one request only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.store.ledger import Ledger
from reportedly.web import rendering
from reportedly.web.access import Access, name_of
from reportedly.web.contexts import Formats
from reportedly.web.entrance import is_secure, remember, reviewer_of, visitor_of
from reportedly.web.rendering import Context, Refused

MOST_BYTES: Final = 64 * 1024
MOST_FIELDS: Final = 100
TOKEN: Final = "token"  # noqa: S105 - the name of a field
"""The field that holds the token; `forms.html` has a macro for it."""
REVIEWER: Final = "reviewer"
"""The field that holds the name of who decides. It is remembered."""

Form = ImmutableMultiDict[str, str]
"""What a form holds: `form["field"]` for one value, `form.getlist("field")` for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form that was checked: `path` holds the names in its address, `reviewer` who sent it, never empty."""

    path: Mapping[str, str]
    form: Form
    reviewer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn:
    """It is done: the browser goes on to a page of ours, ``/statements/…``."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """It is not done: the page is shown again, with what was sent and what is wrong with it."""

    template: str
    page: Context
    status: int = 422


Act = Callable[[Ledger, Sent], GoOn | Again]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that a form does: the path that it is sent to, and what happens then.

    `act` may raise SettingError for values that cannot be and HTTPException (404) for what is not there.
    """

    path: str
    act: Act


def route(action: Action, path: Path, access: Access) -> Route:
    """The route of an action on the ledger at `path`."""

    def act(sent: Sent) -> GoOn | Again:
        with Ledger(path) as ledger:
            return action.act(ledger, sent)

    async def post(request: Request) -> Response:
        form = await checked(request, access)
        named = name_of(form.get(REVIEWER, ""))
        reviewer = named or reviewer_of(request)
        if not reviewer:
            raise Refused(400, "Say who you are: your name stands beside what you decide.", _words(form))
        outcome = await run_in_threadpool(act, Sent(path=request.path_params, form=form, reviewer=reviewer))
        if isinstance(outcome, Again):
            response = rendering.html(
                outcome.template,
                outcome.page,
                status=outcome.status,
                others=Formats(),
                visitor=visitor_of(request),
            )
        else:
            response = RedirectResponse(outcome.to, 303)
        if named:
            remember(response, named, secure=is_secure(request, access))
        return response

    return Route(action.path, post, methods=["POST"])


async def checked(request: Request, access: Access) -> Form:
    """The form that a request sends. Raises Refused when it is too large, no form, or not from a page of ours."""
    if not is_same_origin(request.headers):
        raise Refused(403, "This form was sent by another site, so nothing was changed. Fill it in here, on its page.")
    form = _parsed(await _body(request), request.headers.get("content-type", ""))
    if not access.is_form_token(visitor_of(request).session, form.get(TOKEN, "")):
        raise Refused(
            403,
            "Nothing was changed: the page that you sent this from is too old, or was opened before this server was"
            " started. Go back and reload it, then send it again. What you wrote stands below, to copy.",
            _words(form),
        )
    return form


def is_same_origin(headers: Headers) -> bool:
    """Whether a browser sent this from a page of ours. Every browser of today says so in one of two headers; the scheme
    of an origin is not compared, for a proxy in front may speak another one."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    ours = origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower() != ""
    return ours and site in {None, "same-origin"}


async def _body(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0")
    body = bytearray()
    if not (declared.isascii() and declared.isdigit() and len(declared) < 12 and int(declared) > MOST_BYTES):
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                break
        else:
            return bytes(body)
    raise Refused(413, f"Nothing was changed: a form may hold {MOST_BYTES // 1024} KB. Go back and shorten it.")


def _parsed(body: bytes, media_type: str) -> Form:
    if media_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise Refused(415, "Nothing was changed: send a form as application/x-www-form-urlencoded.")
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Refused(400, "Nothing was changed: this is no form that a page here sends.") from error
    return ImmutableMultiDict([(name, value.replace("\r\n", "\n")) for name, value in pairs])


def _words(form: Form) -> tuple[str, ...]:
    """What a person may have written, to be shown again: neither passwords nor what is one word, as the ids in hidden
    fields are."""
    return tuple(value for name, value in form.multi_items() if name != "password" and len(value.split()) > 1)
