"""One URL: bounded in size, time and redirects; nothing private is reached behind the user's back."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import httpx
import pytest

from reportedly.ingest import ingest
from reportedly.ingest.network import Deadline, is_literal, is_public
from reportedly.payload import payload
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

PAGE = b"<!doctype html><html><body><p>The harbour master said no.</p></body></html>"
QUICK = Settings(fetch_timeout=0.5, fetch_deadline=1.0, max_redirects=3, max_body=10_000, fetch_delay=0)
PATIENT = replace(QUICK, fetch_timeout=20.0, fetch_deadline=20.0)
"""For servers that answer: on a busy machine that can take a while."""
NEVER = ("/hang", "/drip", "slow.example/")

PLACES = {"hop": "/page", "loop": "/loop", "out": "file:///etc/passwd", "private": "http://127.0.0.2:1/"}
PACKED = {
    "gzip": (gzip.compress(PAGE), "gzip"),
    "bomb": (gzip.compress(b"<p>" * 100_000), "gzip"),
    "br": (b"xxxx", "br"),
}
BODIES = {"empty": b""}


class Handler(BaseHTTPRequestHandler):
    stop: ClassVar[threading.Event]
    seen: ClassVar[list[tuple[str, dict[str, str]]]]

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, status: int, body: bytes = PAGE, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content_type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.answer(404, b"")
            return
        self.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        name = self.path.strip("/")
        if name.isdecimal():
            self.answer(int(name))
        elif name in PLACES:
            self.answer(302, b"", location=PLACES[name])
        elif name in PACKED:
            body, encoding = PACKED[name]
            self.answer(200, body, content_encoding=encoding)
        elif name in ("short", "hang", "drip", "endless"):
            self.misbehave(name)
        else:
            self.answer(200, BODIES.get(name, PAGE))

    def misbehave(self, name: str) -> None:
        if name == "hang":
            self.stop.wait(20)
            return
        self.send_response(200)
        if name == "short":
            self.send_header("Content-Length", "500")
            self.end_headers()
            self.wfile.write(PAGE)
            return
        self.end_headers()
        try:
            while not self.stop.wait(0.02 if name == "drip" else 0):
                self.wfile.write(b"<p>")
        except OSError:
            pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.stop, Handler.seen = threading.Event(), []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        Handler.stop.set()
        running.shutdown()
        thread.join()


def fetch(url: str, settings: Settings = PATIENT, transport: httpx.BaseTransport | None = None) -> Capture | Failure:
    (found,) = ingest(url, settings=settings, transport=transport)
    return found


def failed(url: str, transport: httpx.BaseTransport | None = None) -> Failure:
    found = fetch(url, QUICK if url.endswith(NEVER) else PATIENT, transport)
    assert isinstance(found, Failure), found
    assert found.subject == url
    return found


def test_a_page_with_all_that_the_server_sent(server: str) -> None:
    found = fetch(server + "/page#part")
    assert isinstance(found, Capture)
    assert found.body == PAGE
    assert (found.status, found.redirects, found.media_type) == (200, (), "text/html")
    assert found.origin == server + "/page#part"
    assert found.address == server + "/page"
    assert ("content-type", "text/html; charset=utf-8") in found.headers
    ((_, asked),) = Handler.seen
    assert asked["accept-encoding"] == "identity"
    assert asked["user-agent"] == QUICK.user_agent


def test_redirects_are_kept(server: str) -> None:
    found = fetch(server + "/hop")
    assert isinstance(found, Capture)
    assert found.redirects == (server + "/hop",)
    assert found.address == server + "/page"


def test_redirects_for_ever(server: str) -> None:
    found = failed(server + "/loop")
    assert "more than 3 times" in found.message
    assert len(Handler.seen) == 4


@pytest.mark.parametrize(("status", "retriable"), [(404, False), (403, False), (429, True), (500, True), (503, True)])
def test_an_error_of_the_server(server: str, status: int, retriable: bool) -> None:
    found = failed(f"{server}/{status}")
    assert (found.error, found.retriable) == ("FetchError", retriable)
    assert str(status) in found.message


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("empty", "OriginError", "is empty"),
        ("endless", "OriginError", "max_body"),
        ("bomb", "OriginError", "max_body"),
        ("br", "FormatError", "not in brotli"),
        ("out", "FetchError", "only http and https"),
        ("private", "FetchError", "private address"),
        ("short", "FetchError", "try again"),
        ("hang", "FetchError", "did not answer within 0.5 seconds"),
        ("drip", "FetchError", "after 1 seconds"),
    ],
)
def test_what_goes_wrong_is_named(server: str, path: str, error: str, words: str) -> None:
    found = failed(f"{server}/{path}")
    assert found.error == error
    assert words in found.message


def test_waiting_failures_may_be_tried_again(server: str) -> None:
    assert failed(server + "/hang").retriable
    assert failed(server + "/drip").retriable


def test_an_encoding_that_was_not_asked_for_is_kept_as_it_was_sent(server: str) -> None:
    found = fetch(server + "/gzip")
    assert isinstance(found, Capture)
    assert found.body == PACKED["gzip"][0]
    assert payload(found, 10_000) == PAGE
    assert found.media_type == "text/html"
    assert found.head is not None
    assert found.head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\ncontent-encoding: gzip\r\n" in found.head


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert failed(f"http://127.0.0.1:{port}/").retriable


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://[::1", "https://a b/"])
def test_what_is_no_web_address(url: str) -> None:
    assert failed(url).error == "FetchError"


def test_a_public_page_may_not_lead_to_a_private_one() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        places = {"news.example": "http://LOCALHOST./admin", "news2.example": "http://10.0.0.1/", "news3.example": "/b"}
        return httpx.Response(302, headers={"location": places[request.url.host]})

    transport = httpx.MockTransport(answer)
    assert "private address" in failed("https://news.example/a", transport).message
    assert "private address" in failed("https://news2.example/a", transport).message
    assert "more than 3 times" in failed("https://news3.example/a", transport).message


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    port = int(server.rpartition(":")[2])
    entry = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: entry)
    assert "private address (127.0.0.1)" in failed(f"http://rebound.example:{port}/page").message
    assert Handler.seen == []


def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = failed("http://nobody.example/")
    assert "no host nobody.example" in found.message
    assert not found.retriable


def test_a_resolver_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def hang(*args: object, **kwargs: object) -> list[object]:
        done.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    found = failed("http://slow.example/")
    done.set()
    assert "not resolved in time" in found.message
    assert found.retriable


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:192.168.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::7f00:1", False),
        ("2002:7f00:0001::", False),
        ("::127.0.0.1", False),
        ("::ffff:0:127.0.0.1", False),
        ("fec0::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_literal_hosts() -> None:
    assert is_literal("localhost")
    assert is_literal("127.0.0.1")
    assert is_literal("::1")
    assert not is_literal("localhost.example")
    assert not is_literal("127.1")


def test_no_step_waits_beyond_the_deadline() -> None:
    deadline = Deadline(60)
    assert deadline.wait(5) == 5
    assert deadline.wait(1000) <= 60
    past = Deadline(-1)
    with pytest.raises(Exception, match="fetch_deadline"):
        past.wait()


@pytest.mark.parametrize("login", ["desk:s3cret@", "desk@", "a:b@c:s3cret@"])
def test_a_password_in_an_address_goes_no_further(login: str) -> None:
    [found] = ingest(f"http://{login}127.0.0.1:9/page", settings=QUICK)
    assert isinstance(found, Failure)
    assert found.subject == "http://…@127.0.0.1:9/page"
    assert "s3cret" not in str(found)
    assert "save the page" in found.message


def test_an_at_sign_in_a_path_is_no_login() -> None:
    [found] = ingest("http://127.0.0.1:9/@desk", settings=QUICK)
    assert isinstance(found, Failure)
    assert found.subject == "http://127.0.0.1:9/@desk"
