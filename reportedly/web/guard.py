"""What every request passes: only hosts that are ours are answered (a page elsewhere must not reach the ledger by
pointing a name of its own at this machine), and every answer carries the headers that keep it to itself."""

from __future__ import annotations

import ipaddress
import socket

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.rendering import HEADERS, error


def host_of(header: str) -> str:
    """The host of a Host header, without its port, in lower case: ``[::1]:80`` → ``::1``."""
    host = header.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0] if host.count(":") == 1 else host


def is_ours(host: str, bound: str, https_name: str = "") -> bool:
    """Whether a request for `host` is meant for a server bound to `bound`.

    Loopback names, the bound host and the name of a proxy in front always are. Bound to every address of the machine,
    its name and any address in numbers are too: what a foreign page controls is a name, never a number.
    """
    if host in {"localhost", bound.lower().strip("[]"), https_name.lower() or "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return _is_everywhere(bound) and host == socket.gethostname().lower()
    return address.is_loopback or _is_everywhere(bound)


def _is_everywhere(bound: str) -> bool:
    try:
        return ipaddress.ip_address(bound.strip("[]") or "0.0.0.0").is_unspecified  # noqa: S104
    except ValueError:
        return False


class Guard:
    """ASGI middleware around the application."""

    def __init__(self, app: ASGIApp, bound: str, https_name: str = "") -> None:
        self.app = app
        self.bound = bound
        self.https_name = https_name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a foreign host with an error, pass on any other."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if is_ours(host_of(Headers(scope=scope).get("host", "")), self.bound, self.https_name):
            await self.app(scope, receive, send_guarded)
            return
        trouble = HTTPException(400, f"This server answers at {self.bound} only: use that in the address.")
        await error(Request(scope), trouble)(scope, receive, send_guarded)
