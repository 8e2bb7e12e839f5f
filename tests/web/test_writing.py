"""What forms change: only forms of our own pages are taken, and who sent them is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import apsw
import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.errors import SettingError
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.types import Failure
from reportedly.web.access import Access
from reportedly.web.app import create_app
from reportedly.web.contexts import FailuresPage
from reportedly.web.writing import MOST_BYTES, Action, Again, GoOn, Sent
from tests.web.case import build
from tests.web.test_access import token_in

BASE = "http://127.0.0.1:8765"
OURS = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}


def note(ledger: Ledger, sent: Sent) -> GoOn | Again:
    """Keeps what was sent as a failure, which is the simplest thing that a ledger keeps."""
    words = sent.form["words"]
    if words == "bad":
        raise SettingError("words needs something else, not 'bad'")
    if words == "gone":
        raise HTTPException(404, "There is no such statement in this ledger.")
    if words == "again":
        return Again(template="failures.html", page=FailuresPage(failures=tuple(ledger.failures())))
    at = "2024-06-05T00:00:00Z"
    ledger.add_failure(
        Failure(subject=sent.path["id"], stage="ingest", error=sent.reviewer, message=words, retriable=False, at=at)
    )
    return GoOn(to="/failures")


WRITES = (Action(path="/notes/{id}", act=note),)


@pytest.fixture
def path(quick_path: Path) -> Path:
    return build(quick_path / "case.db")


def browser(path: Path, settings: Settings = Settings(reviewer="Ana Brandt")) -> TestClient:  # noqa: B008
    app = create_app(path, settings, compared, WRITES)
    return TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def asking(path: Path) -> Iterator[TestClient]:
    yield browser(path)


def kept(path: Path) -> dict[str, str]:
    """Of every note: who sent it, and its words."""
    with Ledger(path, read_only=True) as ledger:
        return {f.error: f.message for f in ledger.failures() if f.subject == "7"}


def token(client: TestClient) -> str:
    """A token as a page of this client's session has it."""
    client.get("/")
    access = _access(client)
    session = access.visitor(cookie=client.cookies["reportedly-8765"], reviewer="", program=False).session
    return access.form_token(session)


def _access(client: TestClient) -> Access:
    found = next(m.kwargs["access"] for m in client.app.user_middleware if "access" in m.kwargs)  # type: ignore[attr-defined]
    assert isinstance(found, Access)
    return found


def test_a_form_of_our_own_is_taken(asking: TestClient, path: Path) -> None:
    answer = asking.post("/notes/7", data={"token": token(asking), "words": "so\r\nit is"}, headers=OURS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/failures")
    assert kept(path) == {"Ana Brandt": "so\nit is"}


def test_the_token_on_a_page_is_one(path: Path) -> None:
    settings = Settings(password="correct horse battery")
    asking = browser(path, settings)
    form = {"token": token_in(asking.get("/sign-in").text), "password": "correct horse battery", "reviewer": "Bo"}
    asking.post("/sign-in", data=form, headers=OURS)
    shown = token_in(asking.get("/").text)
    assert asking.post("/notes/7", data={"token": shown, "words": "yes"}, headers=OURS).status_code == 303
    assert kept(path) == {"Bo": "yes"}


@pytest.mark.parametrize("forged", ["", "x", "1.2", "é.é", "9" * 5000, "1700000000." + "0" * 64, None])
def test_a_forged_or_missing_token_changes_nothing(asking: TestClient, path: Path, forged: str | None) -> None:
    token(asking)
    form = {"words": "<b>long & dear</b>"} | ({} if forged is None else {"token": forged})
    answer = asking.post("/notes/7", data=form, headers=OURS)
    assert answer.status_code == 403 and "Nothing was changed" in answer.text and "reload it" in answer.text
    assert "&lt;b&gt;long &amp; dear&lt;/b&gt;" in answer.text, "what was written can be copied"
    assert kept(path) == {}


def test_a_token_of_another_session_of_another_server_and_of_the_day_before_is_forged(path: Path) -> None:
    one, other, restarted = browser(path), browser(path), browser(path)
    for client in (one, other):
        client.get("/")
    app_of_one = TestClient(one.app, base_url=BASE, follow_redirects=False)
    foreign = [token(app_of_one), token(restarted)]
    old = _access(one)
    session = old.visitor(cookie=one.cookies["reportedly-8765"], reviewer="", program=False).session
    since = session.since - 13 * 3600
    aged = old._signed(f"form of {session.id}", str(since))
    for forged in (*foreign, aged):
        assert one.post("/notes/7", data={"token": forged, "words": "x"}, headers=OURS).status_code == 403
    assert kept(path) == {}
    assert one.post("/notes/7", data={"token": token(one), "words": "x"}, headers=OURS).status_code == 303


def test_without_the_cookie_a_token_is_worth_nothing(asking: TestClient, path: Path) -> None:
    given = token(asking)
    asking.cookies.clear()
    assert asking.post("/notes/7", data={"token": given, "words": "x"}, headers=OURS).status_code == 403
    assert kept(path) == {}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "http://127.0.0.1:8765.evil.example"},
        {"Origin": BASE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": BASE, "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": ""},
    ],
    ids=str,
)
def test_what_another_site_sends_is_refused_even_with_the_token(
    asking: TestClient, path: Path, headers: dict[str, str]
) -> None:
    answer = asking.post("/notes/7", data={"token": token(asking), "words": "words of evil"}, headers=headers)
    assert answer.status_code == 403 and "another site" in answer.text
    assert "words of evil" not in answer.text
    assert kept(path) == {}


def test_a_form_that_came_without_the_cookie_gets_none(asking: TestClient) -> None:
    answer = asking.post("/notes/7", data={"words": "x"}, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403 and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("headers", [{"Origin": BASE}, {"Sec-Fetch-Site": "same-origin"}], ids=str)
def test_either_header_will_do(asking: TestClient, headers: dict[str, str]) -> None:
    assert asking.post("/notes/7", data={"token": token(asking), "words": "x"}, headers=headers).status_code == 303


def test_a_form_that_is_too_large_is_refused(asking: TestClient, path: Path) -> None:
    given = token(asking)
    answer = asking.post("/notes/7", data={"token": given, "words": "x" * MOST_BYTES}, headers=OURS)
    assert answer.status_code == 413 and "64 KB" in answer.text

    def pieces() -> Iterator[bytes]:
        yield f"token={given}&words=".encode()
        for _ in range(200):
            yield b"x" * 1024

    headers = {**OURS, "Content-Type": "application/x-www-form-urlencoded"}
    assert asking.post("/notes/7", content=pieces(), headers=headers).status_code == 413, "of a size not told before"
    assert kept(path) == {}


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b'{"words": "x"}', 415),
        ("text/plain", b"words=x", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("", b"words=x", 415),
        ("application/x-www-form-urlencoded", b"words=%ff", 400),
        ("application/x-www-form-urlencoded", b"words=\xff", 400),
        ("application/x-www-form-urlencoded", b"a=1&" * 101, 400),
    ],
)
def test_what_is_no_form_is_refused(asking: TestClient, kind: str, body: bytes, status: int) -> None:
    token(asking)
    answer = asking.post("/notes/7", content=body, headers={**OURS, "Content-Type": kind})
    assert answer.status_code == status and "Nothing was changed" in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_post_changes(asking: TestClient, method: str) -> None:
    answer = asking.request(method, "/notes/7")
    assert answer.status_code == 405 and answer.headers["Allow"] == "POST"


def test_what_an_action_cannot_do_is_an_error_in_its_place(asking: TestClient, path: Path) -> None:
    for words, status, told in (("bad", 400, "not &#39;bad&#39;"), ("gone", 404, "no such statement")):
        answer = asking.post("/notes/7", data={"token": token(asking), "words": words}, headers=OURS)
        assert answer.status_code == status and told in answer.text
    answer = asking.post("/notes/7", data={"token": token(asking), "words": "again"}, headers=OURS)
    assert answer.status_code == 422 and "no answer &lt;b&gt;" in answer.text


def test_a_ledger_that_is_being_written_to_is_said_to_be_busy(
    asking: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.store.opening._BUSY_MS", 1)
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    answer = asking.post("/notes/7", data={"token": token(asking), "words": "x"}, headers=OURS)
    other.execute("ROLLBACK")
    assert answer.status_code == 503 and "try again" in answer.text
    assert kept(path) == {}


# ------------------------------------------------------------ who decides


def test_a_name_is_given_once_and_remembered(asking: TestClient, path: Path) -> None:
    form = {"token": token(asking), "words": "first", "reviewer": "  Zoë “Z”\n Ortega "}
    answer = asking.post("/notes/7", data=form, headers=OURS)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "Max-Age=31536000" in cookie
    assert unquote(asking.cookies["reportedly-reviewer"]) == "Zoë “Z” Ortega"
    asking.post("/notes/7", data={"token": token(asking), "words": "second"}, headers=OURS)
    with Ledger(path, read_only=True) as ledger:
        notes = [(f.error, f.message) for f in ledger.failures() if f.subject == "7"]
    assert notes and {name for name, _ in notes} == {"Zoë “Z” Ortega"} and notes[-1][1] == "second"


def test_without_a_name_it_is_the_users_of_this_machine(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "velt")
    asking = browser(path, Settings())
    asking.post("/notes/7", data={"token": token(asking), "words": "x"}, headers=OURS)
    assert kept(path) == {"velt": "x"}


def test_from_elsewhere_it_is_nobodys_and_has_to_be_given(path: Path) -> None:
    asking = browser(path, Settings(password="correct horse battery"))
    form = {"token": token_in(asking.get("/sign-in").text), "password": "correct horse battery"}
    asking.post("/sign-in", data=form, headers=OURS)
    form = {"token": token_in(asking.get("/").text), "words": "dear words"}
    answer = asking.post("/notes/7", data=form, headers=OURS)
    assert answer.status_code == 400 and "Say who you are" in answer.text and "dear words" in answer.text
    assert kept(path) == {}


def test_every_page_has_the_macros_of_forms() -> None:
    from reportedly.web.rendering import _TEMPLATES

    source = '{% import "forms.html" as f with context %}{{ f.token() }}{{ f.reviewer() }}'
    visitor = Access(Settings(reviewer="Ana <b>")).visitor(cookie="", reviewer="", program=False)
    made = _TEMPLATES.from_string(source).render(visitor=visitor)
    assert f'name="token" value="{visitor.token}"' in made and 'value="Ana &lt;b&gt;"' in made
