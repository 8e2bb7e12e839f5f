"""The pages of cases: what they show, and what their forms do."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from lxml import html as reader
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web.app import create_app
from reportedly.web.contexts_cases import CasePage, CasesPage, PutPage
from reportedly.web.pages_cases import MOST
from tests.web import case as made
from tests.web.test_access import token_in
from tests.web.test_writing import BASE, OURS

SHAPES: dict[str, type] = {"/cases": CasesPage, "{case}": CasePage, "/cases/put": PutPage}
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def path(quick_path: Path) -> Path:
    return made.build(quick_path / "case.db")


@pytest.fixture
def asking(path: Path) -> Iterator[TestClient]:
    app = create_app(path, Settings(reviewer="Ana Brandt"), compared)
    with TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def send(asking: TestClient, to: str, **fields: str | list[str]) -> str:
    """What a form of our pages gives: where it goes on to, or the words of the page that says no."""
    token = token_in(asking.get("/cases").text)
    answer = asking.post(to, data={"token": token, **fields}, headers=OURS)
    return answer.headers["location"] if answer.status_code == 303 else f"{answer.status_code} {answer.text}"


def opened(asking: TestClient) -> str:
    return send(asking, "/cases", question="Is the harbour open?")


def ids(path: Path) -> list[str]:
    with Ledger(path) as ledger:
        return [s.id for s in ledger.all_statements()]


def test_a_case_is_opened_and_filled_from_the_pages(asking: TestClient, path: Path) -> None:
    case = opened(asking)
    chosen = ids(path)[:3]
    asked = asking.get("/cases/put", params={"id": chosen})
    tree = reader.document_fromstring(asked.text)
    assert tree.xpath("//input[@name='thing']/@value") == chosen
    [known, new] = tree.xpath("//input[@name='case']/@value")
    assert (case.removeprefix("/cases/"), new) == (known, "")
    assert send(asking, "/cases/put", case=known, thing=chosen, heading="The port") == case
    assert send(asking, f"{case}/notes", text="Ask.\n<b>Now</b>", heading="The port") == case
    assert asking.get("/cases/put.json", params={"id": chosen[0]}).json()["headings"] == ["The port"]
    shown = asking.get(case)
    assert shown.status_code == 200
    page = reader.document_fromstring(shown.text)
    text = " ".join(page.text_content().split())
    for words in ("Is the harbour open?", "The port", "Ask.", "<b>Now</b>", "Note by Ana Brandt", "3 statements"):
        assert words in text
    links = page.xpath("//article//a/@href")
    assert {f"/statements/{id}" for id in chosen} <= set(links)
    assert [c["contents"] for c in asking.get("/cases.json").json()["cases"]] == ["3 statements, 1 note"]


def test_statement_document_person_and_search_lead_to_it(asking: TestClient, path: Path) -> None:
    with Ledger(path) as ledger:
        document = next(iter(ledger.documents()))[0].id
    for place, id in ((f"/statements/{ids(path)[0]}", ids(path)[0]), (f"/documents/{document}", document)):
        [link] = reader.document_fromstring(asking.get(place).text).xpath("//a[starts-with(@href, '/cases/put')]/@href")
        assert asking.get(link).status_code == 200
        assert id in asking.get(link).text
    found = reader.document_fromstring(asking.get("/?q=harbour").text)
    [form] = found.xpath("//form[@action='/cases/put']")
    chosen = found.xpath(f"//input[@form='{form.get('id')}' and @type='checkbox']/@value")
    assert chosen
    assert asking.get("/cases/put", params={"id": chosen}).status_code == 200


def test_things_go_into_a_new_case_at_once_or_not_at_all(asking: TestClient, path: Path) -> None:
    case = send(asking, "/cases/put", case="", question="Why?", thing=ids(path)[:1])
    assert "Why?" in asking.get(case).text
    assert send(asking, "/cases/put", case="", question="Again?", thing=["b2:00"]).startswith("404 ")
    assert send(asking, "/cases/put", case="", question="", thing=ids(path)[:1]).startswith("400 ")
    assert send(asking, "/cases/put", case="", question="Again?").startswith("400 ")
    assert len(asking.get("/cases.json").json()["cases"]) == 1


def test_entries_are_taken_out_and_a_case_is_renamed_closed_and_opened_again(asking: TestClient, path: Path) -> None:
    case = opened(asking)
    send(asking, "/cases/put", case=case.removeprefix("/cases/"), thing=ids(path)[:2])
    [first, second] = reader.document_fromstring(asking.get(case).text).xpath("//input[@name='entry']/@value")
    assert send(asking, f"{case}/taken-out", entry=[first, "b2:00"]) == case
    assert reader.document_fromstring(asking.get(case).text).xpath("//input[@name='entry']/@value") == [second]
    assert send(asking, f"{case}/taken-out", entry=[first]) == case, "somebody else took it out meanwhile"
    assert send(asking, f"{case}/name", title="Harbour", question="Is it open?") == case
    assert send(asking, f"{case}/state", state="closed") == case
    said = asking.get(f"{case}.json").json()
    assert (said["briefing"]["title"], said["briefing"]["question"], said["closed"]) == ("Harbour", "Is it open?", True)
    assert reader.document_fromstring(asking.get("/cases/put", params={"id": ids(path)[0]}).text).xpath(
        "//input[@name='case']/@value"
    ) == [""], "nothing goes into a closed case by mistake"
    send(asking, f"{case}/state", state="open")
    assert not asking.get(f"{case}.json").json()["closed"]


@pytest.mark.parametrize("place", ["", "/notes", "/taken-out", "/name", "/state"])
def test_there_is_no_such_case(asking: TestClient, place: str) -> None:
    if place:
        assert send(asking, f"/cases/b2:00{place}", text="x", title="x", state="closed").startswith("404 ")
    else:
        assert asking.get("/cases/b2:00").status_code == 404


@pytest.mark.parametrize(
    ("to", "fields"),
    [("/cases", {"question": " "}), ("/cases", {"question": "x" * 1001}), ("{case}/notes", {"text": ""}),
     ("{case}/name", {"title": "x" * 301}), ("{case}/notes", {"text": "x", "heading": "y" * 201})],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(asking: TestClient, to: str, fields: dict[str, str]) -> None:
    case = opened(asking)
    assert send(asking, to.format(case=case), **fields).startswith("400 ")
    assert asking.get(f"{case}.json").json()["briefing"]["sections"] == []


def test_a_form_from_elsewhere_or_with_a_forged_token_puts_nothing_in(asking: TestClient, path: Path) -> None:
    case = opened(asking)
    fields = {"case": case.removeprefix("/cases/"), "thing": ids(path)[:1], "token": "forged"}
    assert asking.post("/cases/put", data=fields, headers=OURS).status_code == 403
    fields["token"] = token_in(asking.get("/cases").text)
    assert asking.post("/cases/put", data=fields, headers={"Origin": "https://evil.example"}).status_code == 403
    assert asking.get(f"{case}.json").json()["briefing"]["sections"] == []


def test_too_many_or_none_are_refused_with_the_cure(asking: TestClient) -> None:
    assert asking.get("/cases/put").status_code == 400
    many = asking.get("/cases/put", params={"id": [f"b2:{n}" for n in range(MOST + 1)]})
    assert many.status_code == 400
    assert f"up to {MOST} things" in many.text
    assert asking.get("/cases/put", params={"id": "b2:00"}).status_code == 404


def test_nothing_in_a_case_is_markup_on_its_page(asking: TestClient, path: Path) -> None:
    case = send(asking, "/cases", question="<script>alert(9)</script> \u202e.*(a+)+$")
    send(asking, "/cases/put", case=case.removeprefix("/cases/"), thing=ids(path), heading="<img src=x>")
    send(asking, f"{case}/notes", text="<img src=x onerror=alert(1)>\nשלום", heading="<img src=x>")
    for place in (case, "/cases", "/cases/put?id=" + ids(path)[0]):
        shown = asking.get(place).text
        tree = reader.document_fromstring(shown)
        assert not tree.xpath("//img")
        assert [e.get("src").partition("?")[0] for e in tree.xpath("//script")] == ["/static/page.js"]
        assert "\u202e" not in shown


def test_the_sheet_of_a_briefing_is_served_beside_that_of_the_pages(asking: TestClient) -> None:
    [sheet] = reader.document_fromstring(asking.get(opened(asking)).text).xpath(
        "//link[contains(@href, 'briefing.css')]/@href"
    )
    answer = asking.get(sheet)
    assert answer.status_code == 200
    assert "@page" in answer.text
    assert asking.get("/static/style.css").status_code == 200


@pytest.mark.parametrize(("url", "shape"), SHAPES.items())
def test_json_has_the_fields_of_the_page(asking: TestClient, path: Path, url: str, shape: type) -> None:
    answer = asking.get(f"{url.format(case=opened(asking))}.json", params={"id": ids(path)[:1]})
    assert set(answer.json()) == {f.name for f in fields(shape) if not f.metadata.get("shown only")}


def test_cases_and_the_statements_of_one_are_tables_too(asking: TestClient, path: Path) -> None:
    case = send(asking, "/cases/put", case="", question=FORMULA, thing=ids(path)[:2])
    [row] = csv.DictReader(asking.get("/cases.csv").text.splitlines())
    assert (row["title"], row["statements"], row["notes"], row["opened_by"]) == ("'" + FORMULA, "2", "0", "Ana Brandt")
    rows = list(csv.DictReader(asking.get(f"{case}.csv").text.splitlines()))
    assert {row["id"] for row in rows} == set(ids(path)[:2])
    assert asking.get("/cases/b2:00.csv").status_code == 404
