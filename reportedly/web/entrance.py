"""What stands before every page: tells who asks, shows the way to sign in, and keeps the session's cookie fresh."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web import rendering
from reportedly.web.access import Access, Visitor, is_loopback
from reportedly.web.bounds import client_of, is_address
from reportedly.web.guard import host_of

SIGN_IN = "/sign-in"
_REMEMBERED = "reportedly-reviewer"
_YEAR = 365 * 24 * 3600
_FILES = (".json", ".csv")


def visitor_of(request: Request) -> Visitor:
    """Who sent a request that came through the entrance."""
    found: Visitor = request.scope["state"]["visitor"]
    return found


def reviewer_of(request: Request) -> str:
    """The name beside what is decided by this request: the browser's, else that of the settings, else, on loopback, the
    user's of this machine; empty where there is none."""
    return visitor_of(request).reviewer


def stays(request: Request, visitor: Visitor) -> None:
    """Go on as `visitor`: the answer to this request gives the browser its cookie."""
    request.scope["state"]["visitor"] = visitor


def remember(response: Response, reviewer: str, *, secure: bool) -> None:
    """Have the browser remember a reviewer's name for a year."""
    response.set_cookie(_REMEMBERED, quote(reviewer), max_age=_YEAR, httponly=True, samesite="lax", secure=secure)


def peer(request: Request, access: Access) -> str:
    """Which client a request is from, to count its tries. Behind a proxy on this machine that the settings know of, the
    address that the proxy added last."""
    host = request.client.host if request.client else ""
    if access.https_name and is_loopback(host):
        forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        return client_of(forwarded if is_address(forwarded) else host)
    return client_of(host)


def is_secure(request: Request, access: Access) -> bool:
    """Whether the browser came over https, through the proxy in front."""
    return bool(access.https_name) and host_of(request.headers.get("host", "")) == access.https_name


class Entrance:
    """ASGI middleware around the pages."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who is admitted, with `visitor` in the scope's state; send others to sign in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        cookie = _cookie_name(scope)
        visitor = self.access.visitor(
            cookie=request.cookies.get(cookie, ""),
            reviewer=unquote(request.cookies.get(_REMEMBERED, "")),
            program=self._is_program(request),
        )
        scope.setdefault("state", {})["visitor"] = visitor

        async def send_with_cookie(message: Message) -> None:
            now: Visitor = scope["state"]["visitor"]
            # a form of another site comes without the cookie: a new one would take the place of that which is there
            gives = now.fresh and (now is not visitor or request.method in {"GET", "HEAD"})
            if message["type"] == "http.response.start" and gives:
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "text/html").startswith("text/html"):
                    secure = "; Secure" if is_secure(request, self.access) else ""
                    value = f"{cookie}={self.access.cookie(now.session)}; HttpOnly; Path=/; SameSite=Lax{secure}"
                    headers.append("Set-Cookie", value)
            await send(message)

        path = request.url.path
        if visitor.admitted or path == SIGN_IN or path.startswith("/static/"):
            await self.app(scope, receive, send_with_cookie)
        else:
            await _refused(request)(scope, receive, send_with_cookie)

    def _is_program(self, request: Request) -> bool:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.access.is_program(token.strip())


def _cookie_name(scope: Scope) -> str:
    """Cookies are shared by all ports of a host, so two ledgers served side by side need two names."""
    server = scope.get("server")
    return f"reportedly-{server[1] if server else ''}"


def _refused(request: Request) -> Response:
    path, query = request.url.path, request.url.query
    if path.endswith(_FILES) or path.startswith(rendering.API) or "authorization" in request.headers:
        trouble = HTTPException(
            401, "Send the token: Authorization: Bearer TOKEN.", {"WWW-Authenticate": 'Bearer realm="reportedly"'}
        )
        return rendering.error(request, trouble)
    if request.method in {"GET", "HEAD"}:
        return RedirectResponse(f"{SIGN_IN}?{urlencode({'next': path + ('?' + query if query else '')})}", 303)
    message = (
        "You are signed out, so nothing was changed. Go back: what you wrote is still in the form. Copy it, sign in,"
        " and send it again."
    )
    return rendering.error(request, HTTPException(401, message))
