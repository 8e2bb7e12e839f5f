"""Signing in and out, where a password is set."""

from __future__ import annotations

import math
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from reportedly.web import rendering
from reportedly.web.access import Access, Denied, name_of
from reportedly.web.contexts import Formats, SignInPage
from reportedly.web.entrance import SIGN_IN, is_secure, peer, remember, stays, visitor_of
from reportedly.web.writing import REVIEWER, checked


def routes(access: Access) -> list[BaseRoute]:
    """`/sign-in` and `/sign-out`."""

    def ask(request: Request) -> Response:
        to = local(request.query_params.get("next", ""))
        if visitor_of(request).admitted:
            return RedirectResponse(to, 303)
        return _page(request, SignInPage(next=to, reviewer=visitor_of(request).reviewer))

    async def sign_in(request: Request) -> Response:
        form = await checked(request, access)
        to, named = local(form.get("next", "")), name_of(form.get(REVIEWER, ""))
        found = access.sign_in(form.get("password", ""), peer(request, access))
        if isinstance(found, Denied):
            return _denied(request, SignInPage(next=to, reviewer=named, message=_told(found)), found)
        token = access.form_token(found)
        stays(request, replace(visitor_of(request), session=found, admitted=True, fresh=True, token=token))
        response = RedirectResponse(to, 303)
        if named:
            remember(response, named, secure=is_secure(request, access))
        return response

    async def sign_out(request: Request) -> Response:
        await checked(request, access)
        access.sign_out(visitor_of(request).session)
        stays(request, access.visitor(cookie="", reviewer="", program=False))
        return RedirectResponse(SIGN_IN, 303)

    return [
        Route(SIGN_IN, ask),
        Route(SIGN_IN, sign_in, methods=["POST"]),
        Route("/sign-out", sign_out, methods=["POST"]),
    ]


def local(to: str) -> str:
    """An address of ours to go on to; the first page where it could be anything else.

    >>> local("/people?q=Velt"), local("//evil.example/"), local("https://evil.example/")
    ('/people?q=Velt', '/', '/')
    """
    fine = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() and "\\" not in to
    return to if fine else "/"


def _told(found: Denied) -> str:
    if not found.wait:
        return "That is not the password."
    return f"Too many wrong passwords came from where you are: try again in {math.ceil(found.wait)} seconds."


def _denied(request: Request, page: SignInPage, found: Denied) -> Response:
    response = _page(request, page, status=429 if found.wait else 403)
    if found.wait:
        response.headers["Retry-After"] = str(math.ceil(found.wait))
    return response


def _page(request: Request, page: SignInPage, *, status: int = 200) -> Response:
    return rendering.html("sign_in.html", page, status=status, others=Formats(), visitor=visitor_of(request))
