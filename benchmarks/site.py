"""A site on this machine, whose feeds and pages whoever runs it adds, edits and breaks: for soaks and kills."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONGEST_HANG = 60.0


@dataclass(slots=True)
class Site:
    """Pages by path: a body, the status of an error, or None for a server that never answers."""

    host: str = "127.0.0.1"
    port: int = 0
    pages: dict[str, bytes | int | None] = field(default_factory=dict)
    asked: int = 0
    sent: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    @contextmanager
    def served(self) -> Iterator[Site]:
        """Served by threads of this process meanwhile."""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                site.answer(self)

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass  # whoever asked has gone: it was killed, or waited long enough

        with Server((self.host, self.port), Handler) as server:
            self.port = server.server_port
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            thread.start()
            try:
                yield self
            finally:
                self.closing.set()
                server.shutdown()
                thread.join()

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        """One request."""
        self.asked += 1
        page = self.pages.get(to.path, 404)
        if page is None:
            self.closing.wait(LONGEST_HANG)
            return
        if isinstance(page, int):
            to.send_response(page)
            to.send_header("Content-Length", "0")
            to.end_headers()
            return
        tag = f'"{hashlib.sha256(page).hexdigest()[:16]}"'
        same = to.headers.get("If-None-Match") == tag
        to.send_response(304 if same else 200)
        to.send_header("ETag", tag)
        if not same:
            self.sent += 1
            to.send_header("Content-Type", "application/rss+xml" if to.path.endswith(".xml") else "text/html")
            to.send_header("Content-Length", str(len(page)))
        to.end_headers()
        if not same:
            to.wfile.write(page)


def story(number: int, version: int, says: Callable[[int, int], str] | None = None) -> bytes:
    """A page of news; every version has a sentence of its own."""
    title = f"The harbour on day {number}"
    own = says(number, version) if says else marker(number, version)
    sentences = (
        f"The harbour of the town was quiet on day {number}, officials said.",
        f"“{own},” said Mara Velt, the harbour master.",
        f"Ana Orme said that {number + 3} ships were waiting outside the walls.",
    )
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}"
        "</article></body></html>"
    ).encode()


def marker(number: int, version: int) -> str:
    """The words that only this version of this page has."""
    return f"Notice {version} of story {number} stands until spring"


def feed(numbers: list[int]) -> bytes:
    """A feed that lists pages, given by number."""
    entries = "".join(
        f"<item><title>The harbour on day {n}</title><link>/{n}.html</link><guid isPermaLink='false'>{n}</guid>"
        f"<source url='https://wire.example/{n % 3}'>Wire {n % 3}</source></item>"
        for n in numbers
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour</title>{entries}</channel></rss>".encode()
