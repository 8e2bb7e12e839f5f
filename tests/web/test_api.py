"""The API: its answers, in parts, and what it says when it cannot be asked so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from reportedly.asking import paging
from reportedly.asking.operations import Listing, operations
from reportedly.asking.questions import Filters, Reviewed
from reportedly.cli_account import compared
from reportedly.errors import SettingError
from reportedly.export.context import cite
from reportedly.export.jsonl import statement_object
from reportedly.reviews import REVIEWED
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.store.query import Query
from reportedly.web.app import create_app
from tests.making import keep, told
from tests.web.case import FOREIGN, harbour

PATHS = [o.path for o in operations(compared)]
LISTS = [o.path for o in operations(compared) if isinstance(o, Listing) and "{id}" not in o.path]


def _client(path: Path) -> TestClient:
    app = create_app(path, Settings(api_rate=0), compared)
    return TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def client(ledger_path: Path) -> TestClient:
    """A program that may ask as often as it likes."""
    return _client(ledger_path)


@pytest.fixture(scope="module")
def telling_client(telling_path: Path) -> TestClient:
    """The same, over the ledger of `telling`."""
    return _client(telling_path)


def get(client: TestClient, path: str) -> Any:
    answer = client.get("/api/v1" + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def problem(client: TestClient, path: str, status: int) -> str:
    """What an error says, which is always in one shape."""
    answer = client.get(path if path.startswith("/api") else "/api/v1" + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert set(body) == {"type", "title", "status", "detail"} and body["status"] == status
    return str(body["detail"])


# ------------------------------------------------------------ answers


def test_a_statement_has_its_place_and_its_doubt_and_the_shape_of_the_export(
    client: TestClient, ledger_path: Path
) -> None:
    id = harbour().found[0].attribution.id
    shown = get(client, f"/statements/{id}")
    with Ledger(ledger_path, read_only=True) as ledger:
        statement = ledger.statement(id)
        assert statement
        exported = statement_object(next(cite([statement], ledger.document)))
    assert shown == json.loads(json.dumps(exported))
    text = get(client, f"/documents/{shown['document']}")["document"]["text"]
    assert [text[start:end] for start, end in shown["spans"]["content"]] == ['"the harbour is open"']
    assert (shown["address"], shown["captured"][:4]) == (FOREIGN, "2024")
    assert 0 < shown["score"] <= 1


def test_a_resolved_one_says_how_certain_it_is(telling_client: TestClient) -> None:
    found = [s for s in get(telling_client, "/statements")["items"] if "resolved" in s]
    assert found
    for item in found:
        assert item["resolved"]["polarity"] in {"affirmed", "negated", "denied"}
        assert {"certainty", "verification", "resolved_score"} <= set(item["resolved"])


def test_filters_narrow_as_those_of_the_pages_do(client: TestClient) -> None:
    question = "q=harbour&outlet=the+harbour+post&form=direct&since=2024-05"
    page = client.get(f"/search.json?{question}").json()
    assert [r["statement"]["id"] for r in page["results"]] == [
        s["id"] for s in get(client, f"/statements?{question}")["items"]
    ]
    assert get(client, f"/facets?{question}")["total"] == page["total"]


def test_whatever_a_ledger_can_be_asked_the_api_can() -> None:
    names = {"q" if f.name == "words" else f.name for f in fields(Query)} - {"limit", "offset"}
    assert names == {f.name for f in fields(Filters)}
    assert get_args(Reviewed) == REVIEWED


def test_of_one_whose_name_is_withheld_no_other_is_told(telling_client: TestClient) -> None:
    for person in get(telling_client, "/people?limit=500")["items"]:
        shown = get(telling_client, f"/people/{person['id']}")
        page = telling_client.get(f"/people/{person['id']}.json").json()
        assert shown["kept_back"] == page["kept_back"] and shown["aliases"] == page["person"]["aliases"]
        assert not shown["kept_back"] or (shown["aliases"], person["aliases"]) == ([], [])


# ------------------------------------------------------------ parts


def parts(client: TestClient, path: str, limit: int) -> list[Any]:
    """The whole answer, part by part, by the Link header and by the cursor, which say the same."""
    found, cursor = [], ""
    while True:
        sign = "&" if "?" in path else "?"
        answer = client.get(f"/api/v1{path}{sign}limit={limit}{cursor}")
        part = answer.json()
        assert len(part["items"]) <= limit
        found += part["items"]
        if part["next"] is None:
            assert "Link" not in answer.headers
            return found
        assert len(part["items"]) == limit
        assert f"cursor={part['next']}" in answer.headers["Link"] and 'rel="next"' in answer.headers["Link"]
        cursor = f"&cursor={part['next']}"


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_parts_are_the_whole(telling_client: TestClient, path: str, limit: int) -> None:
    path = "/hits?q=harbour" if path == "/hits" else path
    whole = get(telling_client, f"{path}{'&' if '?' in path else '?'}limit=500")
    assert whole["next"] is None
    assert parts(telling_client, path, limit) == whole["items"]


Line = dict[str, object]


def _fetch(lines: list[Line]) -> paging.Fetch:
    def fetch(limit: int, offset: int) -> list[Mapping[str, object]]:
        assert limit >= 0 and offset >= 0
        return list(lines[offset : offset + limit])

    return fetch


@given(
    st.lists(st.integers(0, 100), unique=True, max_size=30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(101, 999)), max_size=10),
    st.integers(1, 5),
)
def test_what_comes_in_meanwhile_leaves_nothing_out_and_repeats_nothing(
    numbers: list[int], coming: list[tuple[int, int]], limit: int
) -> None:
    lines: list[Line] = [{"id": n} for n in numbers]
    seen: list[object] = []
    place = None
    arriving = iter({n: at for at, n in coming}.items())
    while True:
        part = paging.part(_fetch(lines), ("id",), limit, place)
        seen += [line["id"] for line in part.items]
        place = part.next
        if place is None:
            break
        for new, at in [next(arriving, (None, 0))]:
            if new is not None:
                lines.insert(min(at, len(lines)), {"id": new})
    assert [n for n in seen if n in numbers] == numbers
    assert len(seen) == len(set(seen))


def test_where_the_last_line_is_gone_it_goes_on_by_count() -> None:
    lines: list[Line] = [{"id": n} for n in range(10)]
    place = paging.part(_fetch(lines), ("id",), 4, None).next
    lines[3] = {"id": 99}
    assert [line["id"] for line in paging.part(_fetch(lines), ("id",), 4, place).items] == [4, 5, 6, 7]


def test_pages_read_meanwhile_move_nothing(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        keep(
            ledger,
            *(
                told(f"{{Orme}} <said> [ferry {n} is late].\n", f"{n}.txt", published=f"2024-05-{n:02}")
                for n in range(1, 10)
            ),
        )
        client = TestClient(create_app(path, Settings(), compared), base_url="http://localhost")
        first = get(client, "/statements?limit=4")
        keep(ledger, told("{Orme} <said> [the newest ferry is late].\n", "new.txt", published="2024-06-01"))
        second = get(client, f"/statements?limit=10&cursor={first['next']}")
    days = [s["published"] for s in (*first["items"], *second["items"])]
    assert days == [f"2024-05-{n:02}" for n in range(9, 0, -1)]


@given(st.integers(1, 10**9), st.binary(min_size=8, max_size=8), st.text(max_size=20))
def test_a_cursor_is_read_back_and_belongs_to_its_question(passed: int, last: bytes, question: str) -> None:
    place = paging.Place(passed=passed, last=last)
    cursor = paging.encode(place, question)
    assert len(cursor) == 32 and paging.decode(cursor, question) == place
    with pytest.raises(SettingError, match="not given in an answer to this question"):
        paging.decode(cursor, question + "?")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=40), st.from_regex(paging.CURSOR, fullmatch=True)))
def test_no_cursor_that_is_made_up_is_read(cursor: str) -> None:
    with pytest.raises(SettingError):
        paging.decode(cursor, "a question")


def test_a_forged_cursor_is_a_problem(client: TestClient) -> None:
    cursor = get(client, "/statements?limit=1")["next"]
    flipped = ("B" if cursor[0] != "B" else "C") + cursor[1:]
    for path in (
        f"/statements?cursor={flipped}",
        f"/documents?cursor={cursor}",
        f"/statements?q=x&cursor={cursor}",
        "/statements?cursor=" + "A" * 32,
    ):
        assert "not given in an answer to this question" in problem(client, path, 400)
    assert get(client, f"/statements?limit=3&cursor={cursor}")["items"], "another size is the same question"


# ------------------------------------------------------------ questions that cannot be


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/statements?sine=2024", "no parameter is called 'sine': there are q, speaker"),
        ("/ledger?q=x", "no parameter is called 'q': it takes none"),
        ("/statements?limit=0", "limit needs a whole number from 1 to 500, not '0'"),
        ("/statements?limit=501", "limit needs a whole number from 1 to 500"),
        ("/statements?limit=2.0", "limit needs a whole number"),
        ("/statements?limit=" + "9" * 400, "limit needs a whole number"),
        ("/statements?limit=%EF%BC%95", "limit needs a whole number"),
        ("/statements?limit=1&limit=2", "limit is given twice"),
        ("/statements?form=spoken", "form needs one of direct, indirect, mixed, not 'spoken'"),
        ("/statements?exact_speaker=1", "exact_speaker needs true or false"),
        ("/statements?since=2024-02-30", "since needs a date like 2024"),
        ("/timeline?until=soon", "until needs a date like 2024"),
        ("/statements?entity=", "entity needs 1 to 1000 characters"),
        ("/statements?q=" + "x" * 1001, "q needs 0 to 1000 characters"),
        ("/statements?cursor=abc", "cursor needs what next held"),
        ("/hits", "the parameter q is missing"),
    ],
)
def test_it_says_what_is_wrong_with_a_question(client: TestClient, path: str, words: str) -> None:
    assert words in problem(client, path, 400)


@pytest.mark.parametrize(
    "path",
    [
        "/statements/x",
        "/statements/x/copies",
        "/documents/x",
        "/documents/x/versions",
        "/people/x",
        "/people/x/statements",
    ],
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert "in this ledger" in problem(client, path, 404)


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v2/statements", "/api/v1/statements/x/y"])
def test_a_path_that_is_none_is_a_problem_too(client: TestClient, path: str) -> None:
    assert "openapi.json" in problem(client, path, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/statements")
    assert answer.status_code == 405 and answer.json()["status"] == 405 and "GET" in answer.headers["Allow"]


def test_a_ledger_that_is_gone_is_503(quick_path: Path) -> None:
    client = TestClient(create_app(quick_path / "gone.db", Settings(), compared), base_url="http://localhost")
    assert "there is no ledger" in problem(client, "/statements", 503)


def test_what_is_hostile_stays_json(client: TestClient) -> None:
    answer = client.get("/api/v1/statements")
    assert "alert(2)" in answer.text and answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.text.isascii()


# ------------------------------------------------------------ who may ask, and how often


def test_from_elsewhere_it_asks_for_a_token(ledger_path: Path) -> None:
    settings = Settings(host="0.0.0.0", password="p" * 12, token="t" * 32)
    client = TestClient(create_app(ledger_path, settings, compared), base_url="http://192.168.1.5")
    for path in ("/statements", "/openapi.json", "/nothing"):
        assert "Bearer" in problem(client, path, 401)
    client.headers["Authorization"] = "Bearer " + "t" * 32
    assert get(client, "/statements")["items"] and get(client, "/openapi.json")["paths"]


def test_who_asks_too_often_is_told_to_wait(ledger_path: Path) -> None:
    app = create_app(ledger_path, Settings(api_burst=3, api_rate=0.5), compared)
    client = TestClient(app, base_url="http://localhost", client=("127.0.0.1", 1))
    answers = [client.get("/api/v1/ledger") for _ in range(5)]
    assert [a.status_code for a in answers] == [200] * 3 + [429] * 2
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 2
    assert answers[-1].headers["Content-Type"] == "application/problem+json" and "ask again in" in answers[-1].text
    assert (
        TestClient(app, base_url="http://localhost", client=("127.0.0.2", 1)).get("/api/v1/ledger").status_code == 200
    )
    assert client.get("/").status_code == 200, "pages are not bounded"


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/api/v1/statements").headers["ETag"]
    for given_tag in (tag, f'"x", W/{tag}', "*"):
        answer = client.get("/api/v1/statements", headers={"If-None-Match": given_tag})
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", tag)
    assert client.get("/api/v1/documents", headers={"If-None-Match": tag}).status_code == 200
    assert client.head("/api/v1/statements").content == b""


# ------------------------------------------------------------ the page about it


def test_the_page_names_every_question(client: TestClient) -> None:
    page = client.get("/api")
    assert page.status_code == 200
    for path in PATHS:
        assert f"/api/v1{path}<" in page.text
    assert 'href="/api"' in client.get("/about").text
