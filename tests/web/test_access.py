"""Who is let in: the password, sessions, programs, and a server that would be open to everybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from reportedly.cli import main
from reportedly.cli_account import compared
from reportedly.errors import SettingError
from reportedly.settings import Settings
from reportedly.web.access import Access, Session, name_of
from reportedly.web.app import create_app
from tests.web.test_bounds import Clock

PASSWORD = "correct horse battery"
TOKEN = "t" * 32
ANYWHERE = Settings(host="0.0.0.0", password=PASSWORD, token=TOKEN)
BASE = "http://192.168.1.5:8765"
OURS = {"Origin": BASE}


@pytest.fixture
def asking(ledger_path: Path) -> TestClient:
    """A browser that has not signed in to a server bound to every address."""
    return TestClient(create_app(ledger_path, ANYWHERE, compared), base_url=BASE, follow_redirects=False)


def token_in(text: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    return found[1]


def sign_in(client: TestClient, password: str = PASSWORD, **fields: str) -> int:
    token = token_in(client.get("/sign-in").text)
    form = {"token": token, "password": password, **fields}
    return client.post("/sign-in", data=form, headers=OURS).status_code


# ------------------------------------------------------------ a server open to everybody


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.5", "desk.example", "127.0.0.1.evil.example"])
def test_no_host_but_loopback_is_served_without_a_password(ledger_path: Path, host: str) -> None:
    with pytest.raises(SettingError, match=r"--password-file .* or use --host 127"):
        create_app(ledger_path, Settings(host=host), compared)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "[::1]", "localhost", "127.8.9.1"])
def test_loopback_is(ledger_path: Path, host: str) -> None:
    create_app(ledger_path, Settings(host=host), compared)


def test_nor_is_loopback_behind_a_proxy(ledger_path: Path) -> None:
    with pytest.raises(SettingError, match=r"behind desk\.example"):
        create_app(ledger_path, Settings(https_name="desk.example"), compared)


def test_the_command_says_the_cure_and_leaves_with_2(ledger_path: Path) -> None:
    told = CliRunner().invoke(main, ["serve", str(ledger_path), "--host", "0.0.0.0", "--port", "0"])
    assert told.exit_code == 2
    assert "need a password" in told.stderr and "--password-file" in told.stderr


def test_a_password_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "word").write_text(PASSWORD + "\n")
    access = Access(Settings(password_file=str(tmp_path / "word")))
    assert isinstance(access.sign_in(PASSWORD, "a"), Session)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot read the password in"),
        (b"\n", "holds no password"),
        (b"short", "fewer than 12"),
        (b"\xff" * 20, "UTF-8"),
    ],
)
def test_a_file_that_holds_none_is_named(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "word").write_bytes(content)
    with pytest.raises(SettingError, match=words) as told:
        Access(Settings(password_file=str(tmp_path / "word")))
    assert "short" not in str(told.value)


def test_a_token_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(SettingError, match="the token has fewer than 32"):
        Access(Settings(token="t" * 31))


def test_settings_do_not_print_their_secrets() -> None:
    assert PASSWORD not in repr(ANYWHERE) and TOKEN not in repr(ANYWHERE)


# ------------------------------------------------------------ signing in and out


@pytest.mark.parametrize("path", ["/", "/documents", "/statements/x", "/about", "/nothing", "/sign-in/", "/search"])
def test_who_has_not_signed_in_is_shown_the_way(asking: TestClient, path: str) -> None:
    answer = asking.get(path + "?q=harbour")
    assert answer.status_code == 303 and "Mara Velt" not in answer.text
    assert answer.headers["Location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("path", ["/search.json", "/search.csv", "/documents.json", "/sign-in.json"])
def test_files_are_refused(asking: TestClient, path: str) -> None:
    answer = asking.get(path)
    assert answer.status_code == 401 and answer.json()["error"]["code"] == "unauthorized"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_the_page_to_sign_in_has_its_style_and_no_word_of_the_ledger(asking: TestClient) -> None:
    page = asking.get("/sign-in").text
    assert 'type="password"' in page and "Documents" not in page
    assert asking.get("/static/style.css").status_code == 200


def test_with_the_password_one_is_let_in_and_goes_on(asking: TestClient) -> None:
    token = token_in(asking.get("/sign-in?next=/documents").text)
    form = {"token": token, "password": PASSWORD, "next": "/documents", "reviewer": "Ana"}
    answer = asking.post("/sign-in", data=form, headers=OURS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/documents")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("reportedly-8765="))
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie
    assert "Mara Velt" in asking.get("/").text and "Sign out" in asking.get("/").text
    assert asking.get("/sign-in").status_code == 303


def test_signing_in_leads_nowhere_else(asking: TestClient) -> None:
    form = {"token": token_in(asking.get("/sign-in").text), "password": PASSWORD, "next": "//evil.example/"}
    assert asking.post("/sign-in", data=form, headers=OURS).headers["Location"] == "/"


def test_a_wrong_password_says_so_and_lets_nobody_in(asking: TestClient) -> None:
    token = token_in(asking.get("/sign-in").text)
    for wrong in ("", "wrong", PASSWORD + " ", PASSWORD[:-1], "\udcff"):
        form = {"token": token, "password": wrong.encode("utf-8", "replace").decode()}
        answer = asking.post("/sign-in", data=form, headers=OURS)
        assert answer.status_code == 403 and "That is not the password." in answer.text
        assert "horse" not in answer.text
    assert asking.get("/").status_code == 303


def test_wrong_passwords_are_bounded_and_the_right_one_then_too(asking: TestClient) -> None:
    assert [sign_in(asking, "wrong") for _ in range(7)] == [403] * 5 + [429] * 2
    form = {"token": token_in(asking.get("/sign-in").text), "password": PASSWORD}
    answer = asking.post("/sign-in", data=form, headers=OURS)
    assert answer.status_code == 429 and 0 < int(answer.headers["Retry-After"]) <= 30
    assert "try again in" in answer.text


def test_many_clients_together_are_bounded_too() -> None:
    access = Access(ANYWHERE, Clock())
    waits = [access.sign_in("wrong", f"10.0.{n}.1") for n in range(101)]
    assert all(not isinstance(w, Session) and w.wait == 0 for w in waits[:100])
    last = waits[100]
    assert not isinstance(last, Session) and last.wait > 0


def test_right_ones_are_not_counted() -> None:
    access = Access(ANYWHERE, Clock())
    assert all(isinstance(access.sign_in(PASSWORD, "a"), Session) for _ in range(200))


def test_behind_the_proxy_each_client_has_tries_of_its_own(ledger_path: Path) -> None:
    settings = Settings(https_name="desk.example", password=PASSWORD)
    proxied = TestClient(
        create_app(ledger_path, settings, compared),
        base_url="https://desk.example",
        client=("127.0.0.1", 50000),
        follow_redirects=False,
    )

    def attempt(address: str) -> int:
        form = {"token": token_in(proxied.get("/sign-in").text), "password": "wrong"}
        headers = {"Origin": "https://desk.example", "X-Forwarded-For": f"203.0.113.77, {address}"}
        return proxied.post("/sign-in", data=form, headers=headers).status_code

    assert [attempt("198.51.100.1") for _ in range(6)] == [403] * 5 + [429]
    assert attempt("198.51.100.2") == 403
    assert [attempt("x" * 5000 + str(n)) for n in range(6)] == [403] * 5 + [429], "what is no address is nobody's"


def test_a_cookie_that_came_through_the_proxy_goes_over_https_only(ledger_path: Path) -> None:
    settings = Settings(https_name="desk.example", password=PASSWORD)
    app = create_app(ledger_path, settings, compared)
    assert "Secure" in TestClient(app, base_url="https://desk.example").get("/sign-in").headers["Set-Cookie"]
    assert "Secure" not in TestClient(app, base_url="http://127.0.0.1:8765").get("/sign-in").headers["Set-Cookie"]


def test_signing_out_ends_the_session_wherever_its_cookie_is(asking: TestClient) -> None:
    assert sign_in(asking) == 303
    copied = asking.cookies["reportedly-8765"]
    answer = asking.post("/sign-out", data={"token": token_in(asking.get("/").text)}, headers=OURS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
    assert asking.get("/").status_code == 303
    asking.cookies.clear()
    assert asking.get("/", headers={"Cookie": f"reportedly-8765={copied}"}).status_code == 303


def test_a_form_of_who_is_signed_out_is_refused_and_the_words_are_safe(asking: TestClient) -> None:
    answer = asking.post("/sign-out", data={"token": "x"}, headers=OURS)
    assert answer.status_code == 401 and "still in the form" in answer.text


# ------------------------------------------------------------ sessions


def visitor(access: Access, cookie: str) -> bool:
    return access.visitor(cookie=cookie, reviewer="", program=False).admitted


def test_a_session_ends_by_itself_and_goes_on_while_it_is_used() -> None:
    clock = Clock()
    access = Access(ANYWHERE, clock)
    session = access.sign_in(PASSWORD, "a")
    assert isinstance(session, Session)
    cookie = access.cookie(session)
    assert visitor(access, cookie)
    clock.sleep(11 * 3600)
    came = access.visitor(cookie=cookie, reviewer="", program=False)
    assert came.admitted and came.fresh and came.session.id == session.id
    clock.sleep(2 * 3600)
    assert not visitor(access, cookie), "13 hours after it was given"
    assert visitor(access, access.cookie(came.session)), "2 hours after it was given anew"


def test_no_other_cookie_is_believed() -> None:
    access, other = Access(ANYWHERE), Access(ANYWHERE)
    session = access.sign_in(PASSWORD, "a")
    assert isinstance(session, Session)
    cookie = access.cookie(session)
    stranger = access.cookie(access.visitor(cookie="", reviewer="", program=False).session)
    forged = [
        "", ".", "...", "x" * 10_000, cookie[:-1], cookie + "0", cookie.upper(), stranger, other.cookie(session),
        stranger.replace(".out.", ".in."), cookie.replace(str(session.since), str(session.since + 9)), "é" * 40,
        access.form_token(session), "\udcff.1.in.00",
    ]  # fmt: skip
    assert visitor(access, cookie)
    assert [value for value in forged if visitor(access, value)] == []


def test_a_session_of_before_signing_in_is_not_carried_on(asking: TestClient) -> None:
    asking.get("/sign-in")
    before = asking.cookies["reportedly-8765"]
    assert sign_in(asking) == 303
    assert asking.cookies["reportedly-8765"].split(".")[0] != before.split(".")[0]


# ------------------------------------------------------------ programs


def test_a_program_with_the_token_is_let_in_and_gets_no_cookie(asking: TestClient) -> None:
    answer = asking.get("/search.json", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200 and answer.json()["results"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("given", ["Bearer", "Bearer x", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer \xff"])
def test_one_with_another_is_not(asking: TestClient, given: str) -> None:
    answer = asking.get("/", headers={b"Authorization": given.encode("latin-1")})
    assert answer.status_code == 401


def test_where_no_token_is_set_none_is_right(ledger_path: Path) -> None:
    app = create_app(ledger_path, Settings(password=PASSWORD), compared)
    client = TestClient(app, base_url="http://127.0.0.1:8765")
    assert client.get("/search.json", headers={"Authorization": "Bearer "}).status_code == 401


# ------------------------------------------------------------ loopback


def test_on_loopback_nobody_signs_in(client: TestClient) -> None:
    assert client.get("/").status_code == 200
    assert "Sign out" not in client.get("/").text
    assert client.get("/sign-in", follow_redirects=False).headers["Location"] == "/"


def test_with_a_password_it_is_asked_for_on_loopback_too(ledger_path: Path) -> None:
    app = create_app(ledger_path, Settings(password=PASSWORD), compared)
    asking = TestClient(app, base_url="http://localhost:8765", follow_redirects=False)
    assert asking.get("/").status_code == 303


def test_two_ledgers_on_two_ports_keep_their_sessions_apart(ledger_path: Path) -> None:
    app = create_app(ledger_path, Settings(), compared)
    names = {
        TestClient(app, base_url=f"http://127.0.0.1:{port}").get("/").headers["Set-Cookie"].partition("=")[0]
        for port in (8765, 8766)
    }
    assert names == {"reportedly-8765", "reportedly-8766"}


@pytest.mark.parametrize(
    ("given", "name"),
    [(" Ana\n Brandt ", "Ana Brandt"), ("\u202eAna", "Ana"), ("\0", ""), ("x" * 500, "x" * 100), ("", "")],
)
def test_a_name_is_one_line_of_bounded_length(given: str, name: str) -> None:
    assert name_of(given) == name
