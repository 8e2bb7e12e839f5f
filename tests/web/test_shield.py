"""The protected view: no name in any answer, whatever is asked."""

from __future__ import annotations

import base64
import json
import re
import time
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from starlette.testclient import TestClient

from reportedly.asking.shield import Shield
from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger, lists
from reportedly.store.query import Query
from reportedly.web.app import create_app, views
from reportedly.web.shield import BANNER
from tests.store.accounted import says

TUESDAY = "they have made a film about my Tuesday"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("shield") / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Edda", "https://paper.example/edda", words=TUESDAY, roles=("a shop owner in Ostrel",),
             withheld=True, outlet="Post", published="2024-05-08")  # fmt: skip
        says(ledger, "Anton Kessler", "/home/mara/kessler.html", words="the quay is shut since 2023", outlet="Post",
             published="2024-05-09", beside=("Mara Velt",))  # fmt: skip
        says(ledger, "Mara Velt", "c.txt", words="Kesslerowi nobody listens", outlet="Post", published="2024-05-10")
        ledger.protect("Anton Kessler", by="Mara")
    return place


@pytest.fixture(scope="module")
def ids(path: Path) -> list[tuple[str, str, str]]:
    with Ledger(path, read_only=True) as ledger:
        return [(s.document_id, s.id, s.entity or "") for s in ledger.all_statements()]


def asking(path: Path, shield: Shield | None) -> TestClient:
    app = create_app(path, Settings(), compared, shield=shield)
    return TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def open_view(path: Path) -> TestClient:
    return asking(path, None)


@pytest.fixture(scope="module")
def shielded(path: Path) -> TestClient:
    return asking(path, Shield(path))


def addresses(ids: list[tuple[str, str, str]]) -> list[str]:
    """Every page, with its JSON and CSV where it has them, and what the API lists."""
    found = ["/search.json", "/search.csv"]
    for view in views(compared):
        filled = [view.path]
        for document, statement, entity in ids if "{" in view.path else ():
            ids_of = {"documents": document, "statements": statement, "people": entity, "inbox": statement}
            id = ids_of.get(view.path.split("/")[1], "")
            filled.append(view.path.replace("{id}", quote(id)).replace("{speaker:path}", "Edda"))
        for one in filled if "{" not in view.path else filled[1:]:
            found += [
                one,
                *([one + ".json"] if one != "/" else []),
                *([one + ".csv"] if view.rows and one != "/" else []),
            ]
    return [*found, "/api/v1/statements", "/api/v1/people", "/api/v1/documents", "/api/v1/openapi.json"]


NAMES = ("edda", "kessler", "a shop owner in ostrel", "paper.example", "/home/mara")


def test_no_answer_has_a_name(open_view: TestClient, shielded: TestClient, ids: list[tuple[str, str, str]]) -> None:
    leaking = 0
    for address in addresses(ids):
        plain, kept = open_view.get(address), shielded.get(address)
        leaking += any(name in plain.text.casefold() for name in NAMES)
        text = kept.text.casefold().replace("/speakers/edda", "")  # what was asked is asked again by links
        assert [name for name in NAMES if name in text] == [], address
        assert kept.status_code == plain.status_code or "/speakers/" in address, address
        assert "etag" not in kept.headers
    assert leaking > 20, "there was something to hide"


def test_pages_say_that_they_are_protected(open_view: TestClient, shielded: TestClient) -> None:
    assert BANNER in shielded.get("/").text and BANNER not in open_view.get("/").text
    assert "person " in shielded.get("/").text


@pytest.mark.parametrize(
    "asked",
    ["q=Edda", "q=%22Anton+Kessler%22", "speaker=Kessler", "speaker=Kesler", "q=Kesslers"],
)
@pytest.mark.parametrize("page", ["/search.json", "/api/v1/statements"])
def test_a_search_for_a_name_finds_what_a_name_finds_that_is_nowhere(
    open_view: TestClient, shielded: TestClient, page: str, asked: str
) -> None:
    name, typed = asked.split("=")

    def answer(words: str) -> str:
        text = shielded.get(page, params={name: words}).text
        for written in (json.dumps(words)[1:-1], quote_plus(words), quote(words)):
            text = text.replace(written, "WORDS")
        return text

    plain = open_view.get(page, params={name: unquote_plus(typed)}).text
    assert "Edda" in plain or "essler" in plain
    assert answer(unquote_plus(typed)) == answer("Nobodywhois")


@pytest.mark.parametrize(
    "asked",
    ["/?q=NAME " + "x" * 2000, "/api/v1/statements?q=NAME " + "x" * 2000, "/sign-in?next=/people%3Fq%3DNAME",
     "/api/v1/statements?NAME=1", "/?q=%22%22&NAME=1", "/?q=NAME%26%3Cb%3E", "/search.json?NAME=1"],
)  # fmt: skip
def test_no_answer_tells_whether_a_guessed_name_is_protected(shielded: TestClient, asked: str) -> None:
    def answer(name: str) -> tuple[int, str, str]:
        got = shielded.get(asked.replace("NAME", name), follow_redirects=False)
        text = re.sub(r'value="\d+\.[0-9a-f]+"', "", got.text)
        return got.status_code, got.headers.get("location", "").replace(name, "NAME"), text.replace(name, "NAME")

    assert answer("Kessler") == answer("Zzyzxer")


@pytest.mark.parametrize("begun", ["qua*", "qua.*", "quay sh*", "qua*  ", "Kess*"])
def test_beginnings_are_not_looked_for_lest_they_spell_a_name_letter_by_letter(
    shielded: TestClient, begun: str
) -> None:
    for page in ("/search.json?q=", "/api/v1/statements?q=", "/people.json?q="):
        assert shielded.get(page + quote(begun)).text.count("2023") == 0


def test_a_name_that_is_a_word_is_not_found_by_its_small_letters(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        for name in ("Rose Baker", "Mei Li", "Ulf Hagg"):
            says(ledger, name, f"{name}.txt", words=f"{name} is the name, as the quay is shut", outlet="Post")
        ledger.protect("Rose Baker", by="Mara")
        ledger.protect("Mei Li", by="Mara")
    client = asking(quick_path / "news.db", Shield(quick_path / "news.db"))
    assert client.get("/search.json?q=quay").json()["total"] == 3
    for typed in ("rose", "baker", "rose baker", "li", "mei li", "MEI LI", "Li"):
        assert client.get("/search.json", params={"q": typed}).json()["total"] == 0, typed
        assert not client.get("/people.json", params={"q": typed}).json()["people"], typed


def test_a_guessed_answer_is_not_told_to_be_the_one_there_is(open_view: TestClient, shielded: TestClient) -> None:
    tag = open_view.get("/api/v1/speakers").headers["ETag"]
    assert open_view.get("/api/v1/speakers", headers={"If-None-Match": tag}).status_code == 304
    assert shielded.get("/api/v1/speakers", headers={"If-None-Match": f'"x", {tag}'}).status_code == 200


def test_a_cursor_is_no_hash_of_a_name(shielded: TestClient) -> None:
    names, cursor = [json.dumps([name]).encode() for name in ("Edda", "Anton Kessler")], ""
    while cursor is not None:
        cursor = shielded.get(
            "/api/v1/speakers", params={"limit": "1", **({"cursor": cursor} if cursor else {})}
        ).json()["next"]
        held = base64.urlsafe_b64decode(cursor or "")
        assert not any(blake2b(name, digest_size=8, person=b"reportedly.api.1").digest() in held for name in names)


def test_speakers_stand_in_no_order_of_letters_that_tells_where_a_name_lies(path: Path) -> None:
    with Ledger(path, read_only=True) as ledger:
        spoken = [s.speaker for s in ledger.all_statements()]
        assert [line.speaker for line in lists.speakers(ledger.connection, limit=9)] == spoken
        assert spoken != sorted(map(str, spoken))
        assert [name for name, _ in ledger.facets(Query()).speakers] == spoken


def test_what_was_typed_is_shown_as_any_word_is(shielded: TestClient) -> None:
    for typed in ("Kessler", "Nobodywhois", "<b>Kessler"):
        text = shielded.get("/", params={"q": typed}).text
        assert "xq" not in text.replace("faxq", "")
        assert f'value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in text
    assert "<b>" not in shielded.get("/", params={"q": "<b>Kessler"}).text


def test_other_searches_find_what_they_find(shielded: TestClient) -> None:
    found = shielded.get("/search.json?q=quay").json()
    assert "the quay is shut since 2023" in str(found) and "person " in str(found)


def test_a_mark_that_is_made_while_it_is_served_holds_from_then_on(path: Path) -> None:
    client = asking(path, Shield(path))
    assert "Mara Velt" in client.get("/").text
    time.sleep(0.01)
    with Ledger(path) as ledger:
        ledger.protect("Mara Velt", by="Jan")
    try:
        assert "Velt" not in client.get("/").text
    finally:
        with Ledger(path) as ledger:
            ledger.unprotect("Mara Velt", by="Jan")


def test_what_leaks_all_the_same_is_not_sent(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shield, "value", lambda self, value: value)
    answer = asking(path, Shield(path)).get("/")
    assert (answer.status_code, answer.text) == (500, "This page cannot be shown in the protected view.\n")


def test_the_address_of_a_search_leads_to_what_was_typed(shielded: TestClient) -> None:
    answer = shielded.get("/search?q=Kessler", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, "/?q=Kessler")


def test_nothing_is_changed_in_the_protected_view(shielded: TestClient, ids: list[tuple[str, str, str]]) -> None:
    answer = shielded.post(f"/statements/{quote(ids[0][1])}/decide", data={"field": "verdict", "value": "right"})
    assert answer.status_code in {403, 404, 405}


def test_nothing_can_be_decided_in_the_protected_view(shielded: TestClient, ids: list[tuple[str, str, str]]) -> None:
    document, statement, _ = ids[-1]
    for url in (f"/documents/{document}", f"/statements/{statement}", "/inbox", f"/inbox/{statement}"):
        answer = shielded.get(url)
        assert answer.status_code == 200 and BANNER in answer.text
        assert 'method="post"' not in answer.text and 'id="queue"' not in answer.text
    assert shielded.post(f"/statements/{statement}/review", data={"verdict": "right"}).status_code in {404, 405}


def test_a_name_that_stands_in_the_markup_of_every_page_can_be_protected(quick_path: Path) -> None:
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Max Lang", "https://paper.example/a", words="the quay is shut")
        ledger.protect("Max Lang", by="Mara")
    answer = asking(place, Shield(place)).get("/?q=quay")
    assert answer.status_code == 200 and "person " in answer.text and "Max" not in answer.text


def test_cases_are_shown_and_not_worked_on_in_the_protected_view(quick_path: Path) -> None:
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Anton Kessler", "https://paper.example/a", words="the quay is shut")
        said = next(ledger.all_statements())
        ledger.protect("Anton Kessler", by="Mara")
        case = ledger.open_case("What does Kessler know?", by="Ada")
        ledger.add_to_case(case.id, [said.id], by="Ada")
        ledger.note_in_case(case.id, "Ask Kesslerowi.", by="Ada")
        says(ledger, "Jan Orel", "/home/mara/notes.txt")
        ledger.add_to_case(case.id, [s.id for s in ledger.all_statements()], by="Ada")
    assert "/home/mara" in asking(place, None).get(f"/cases/{case.id}").text
    assert "/home/mara" not in asking(place, Shield(place)).get(f"/cases/{case.id}").text
    open_view, shielded = asking(place, None), asking(place, Shield(place))
    put = f"/cases/put?id={quote(said.id)}"
    urls = [f"/documents/{said.document_id}", f"/statements/{said.id}", f"/people/{said.entity}", "/?q=quay"]
    for url in ("/cases", f"/cases/{case.id}", put, *urls):
        plain, answer = open_view.get(url), shielded.get(url)
        assert "<form" in plain.text and answer.status_code == 200 and BANNER in answer.text
        assert 'method="post"' not in answer.text and "kessler" not in answer.text.casefold(), url
        assert url not in urls or "/cases/put" in plain.text
        assert 'href="/cases/put?' not in answer.text and 'action="/cases' not in answer.text, url
        assert 'form="put"' not in answer.text, url
    for way in ("", "/put", f"/{case.id}/notes", f"/{case.id}/state"):
        assert shielded.post(f"/cases{way}", data={"question": "Why?", "text": "x"}).status_code in {404, 405}
