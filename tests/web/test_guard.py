from __future__ import annotations

import socket

import pytest
from starlette.testclient import TestClient

from reportedly.web.guard import host_of, is_ours


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("localhost:8765", "localhost"),
        ("LOCALHOST", "localhost"),
        ("127.0.0.1:1", "127.0.0.1"),
        ("[::1]:80", "::1"),
        ("[::1]", "::1"),
        ("::1", "::1"),
        ("", ""),
        ("evil.example:80", "evil.example"),
        ("evil.example:80@localhost", "evil.example"),
    ],
)
def test_the_host_of_a_header(header: str, host: str) -> None:
    assert host_of(header) == host


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
@pytest.mark.parametrize("bound", ["127.0.0.1", "::1", "localhost", "0.0.0.0", "192.168.1.5"])
def test_loopback_is_always_ours(host: str, bound: str) -> None:
    assert is_ours(host, bound)


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"])
@pytest.mark.parametrize("bound", ["127.0.0.1", "::1", "localhost"])
def test_others_are_not(host: str, bound: str) -> None:
    assert not is_ours(host, bound)


def test_the_bound_host_is_ours() -> None:
    assert is_ours("desk.example", "Desk.Example")
    assert is_ours("192.168.1.5", "192.168.1.5")
    assert not is_ours("192.168.1.6", "192.168.1.5")


def test_the_name_of_a_proxy_in_front_is_ours() -> None:
    assert is_ours("desk.example", "127.0.0.1", "Desk.Example")
    assert not is_ours("evil.example", "127.0.0.1", "desk.example")


@pytest.mark.parametrize("bound", ["0.0.0.0", "::", ""])
def test_bound_to_everything_numbers_and_the_own_name_are_ours_and_other_names_are_not(bound: str) -> None:
    assert is_ours("192.168.1.6", bound)
    assert is_ours(socket.gethostname().lower(), bound)
    assert not is_ours("evil.example", bound)


@pytest.mark.parametrize("path", ["/", "/search.json", "/static/style.css", "/nothing"])
def test_a_foreign_host_gets_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "Mara Velt" not in answer.text and "127.0.0.1 only" in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("path", ["/", "/search.json", "/search.csv", "/static/style.css", "/nothing", "/?form=x"])
def test_every_answer_keeps_to_itself(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self';"
        " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405
