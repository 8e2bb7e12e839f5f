"""Sites that live in a dictionary, and a clock that does not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

Reply = httpx.Response | Exception
Page = bytes | str | Callable[[httpx.Request], Reply]


class FakeClock:
    """Time that goes on when somebody waits."""

    def __init__(self, at: float = 1_700_000_000.0) -> None:
        self.at = at
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def time(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.at += seconds


@dataclass
class Sites:
    """Pages by address; what has no page answers 404. `asked` holds the requests, robots.txt left out."""

    pages: Mapping[str, Page]
    asked: list[httpx.Request] = field(default_factory=list)
    rules_asked: list[str] = field(default_factory=list)

    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._answer)

    @property
    def addresses(self) -> list[str]:
        return [str(request.url) for request in self.asked]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        address = str(request.url)
        (self.rules_asked if request.url.path == "/robots.txt" else self.asked).append(
            address if request.url.path == "/robots.txt" else request  # type: ignore[arg-type]
        )
        page = self.pages.get(address)
        if page is None:
            return httpx.Response(404)
        if isinstance(page, bytes | str):
            return httpx.Response(200, content=page, headers={"content-type": "text/html; charset=utf-8"})
        reply = page(request)
        if isinstance(reply, Exception):
            raise reply
        return reply


def redirect(to: str, status: int = 302, **headers: str) -> Page:
    """A page that leads elsewhere."""
    sent = {"location": to, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return lambda request: httpx.Response(status, headers=sent)


def article(words: str = "The harbour master said no to the ships that wait outside the walls.") -> str:
    """A page with an article."""
    return f"<!doctype html><html lang=en><title>T</title><body><article><p>{words}</p></article></body></html>"


def rss(*entries: str, title: str = "The Harbour Post") -> bytes:
    """A feed of entries, each the inside of an ``item``."""
    inner = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{inner}</channel></rss>'.encode()
