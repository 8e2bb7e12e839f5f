"""Signing in and out in a real Chromium, and what another site can do to who has signed in: nothing."""

from __future__ import annotations

import http.server
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reportedly.settings import Settings
from tests.web.conftest import serving

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"


@pytest.fixture
def address(ledger_path: Path) -> Iterator[str]:
    """A real server on loopback that asks for a password."""
    yield from serving(ledger_path, Settings(password=PASSWORD))


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address)
    yield context.new_page()
    context.close()


def sign_in(page: Page, password: str) -> None:
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_one_signs_in_where_one_was_and_out_again(page: Page) -> None:
    page.goto("/documents?limit=2")
    expect(page).to_have_url(re.compile(r"/sign-in\?next="))
    expect(page.get_by_label("Password")).to_be_focused()
    sign_in(page, "not this one")
    expect(page.get_by_role("alert")).to_have_text("That is not the password.")
    page.get_by_label("Your name").fill("Ana Brandt")
    sign_in(page, PASSWORD)
    expect(page).to_have_url(re.compile(r"/documents\?limit=2$"))
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in$"))
    expect(page.get_by_label("Your name")).to_have_value("Ana Brandt")
    page.goto("/documents")
    expect(page).to_have_url(re.compile("/sign-in"))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_form_of_another_site_is_refused(page: Page, address: str, host: str) -> None:
    page.goto("/")
    sign_in(page, PASSWORD)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    attack = f'<form action="{address}/sign-out" method="post"><button>A nice page</button></form>'
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with _site(port, attack) as site:
        threading.Thread(target=site.serve_forever).start()
        page.goto(f"http://{host}:{port}/")
        page.get_by_role("button", name="A nice page").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Not accepted|You are signed out"))
        site.shutdown()
    page.goto("/documents")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_who_comes_by_a_link_from_another_site_is_still_signed_in(page: Page, address: str) -> None:
    page.goto("/")
    sign_in(page, PASSWORD)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with _site(port, f'<a href="{address}/documents">the ledger</a>') as site:
        threading.Thread(target=site.serve_forever).start()
        page.goto(f"http://localhost:{port}/")
        page.get_by_role("link", name="the ledger").click()
        expect(page).to_have_url(re.compile("/documents$"))
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        site.shutdown()


def _site(port: int, body: str) -> http.server.ThreadingHTTPServer:
    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    return http.server.ThreadingHTTPServer(("127.0.0.1", port), Site)
