"""The pages of people, of time and of figures, and what pages show of a document that was resolved."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.answers import FigureLine
from reportedly.cli_account import compared
from reportedly.export.figures import FigureGroup, group_of
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web import contexts_account
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, speaker_url, statement_url
from tests.accounts import article, later
from tests.making import keep, told
from tests.store.accounted import says
from tests.web.case import SPEAKER, hostile, silent
from tests.web.test_pages import get

ARTICLE, LATER = article(), later()
DOCUMENT = document_url(ARTICLE.document.id)
SAID = [statement_url(found.attribution.id) for found in ARTICLE.found]
SHAPES = {
    "/people.json": contexts_account.PeoplePage,
    "/people/b2:velt.json": contexts_account.PersonPage,
    "/timeline.json": contexts_account.TimelinePage,
    "/figures.json": contexts_account.FiguresPage,
}
EVERY = [
    "/people",
    "/people?q=velt",
    "/people/b2:velt",
    "/people/b2:evil",
    "/timeline",
    "/timeline?zoom=day&kind=said",
    "/timeline?q=arrested&speaker=b2:velt&since=2024-05&until=2024-05-31&outlet=ostrel+messenger",
    "/figures",
    "/figures?q=arrests&speaker=ministry&unit=person",
    "/?entity=b2:velt&via=authority",
    "/?addressee=post&medium=letter&occasion=hearing",
    DOCUMENT,
    document_url(hostile().document.id),
    *SAID,
    statement_url(hostile().found[0].attribution.id),
]


@pytest.mark.parametrize("url", EVERY)
def test_every_page_is_sound_and_what_is_hostile_is_text(telling_client: TestClient, url: str) -> None:
    page = get(telling_client, url)
    assert page.tags.count("script") == 1
    assert not {"img", "iframe"} & set(page.tags)
    assert not any(href.lower().startswith(("javascript", "http")) for href in page.hrefs if "example" not in href)
    text = telling_client.get(url).text
    assert "<script>alert" not in text and "<b>Bold" not in text
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(text)


@pytest.mark.parametrize("url", EVERY)
def test_every_link_of_a_page_leads_somewhere(telling_client: TestClient, url: str) -> None:
    for href in dict.fromkeys(get(telling_client, url).hrefs):
        if href.startswith("/") and not href.startswith("/static"):
            assert telling_client.get(href).status_code == 200, href


@pytest.mark.parametrize(("url", "shape"), SHAPES.items())
def test_json_has_the_fields_of_the_page(telling_client: TestClient, url: str, shape: type) -> None:
    assert set(telling_client.get(url).json()) == {f.name for f in fields(shape)}


# ---------------------------------------------------------------- people


def test_people_are_listed_by_name_across_documents(telling_client: TestClient) -> None:
    page = get(telling_client, "/people")
    assert "Mara Velt also Ms Velt person 3 2 2 8 May 2024 10 May 2024" in page.text
    assert "/people/b2:velt" in page.hrefs
    assert "with “lind” in a name" in get(telling_client, "/people?q=lind").text
    assert "Nobody is called so." in get(telling_client, "/people?q=nowhere").text


def test_a_person_is_shown_with_all_they_said_and_what_was_decided(telling_client: TestClient) -> None:
    text = get(telling_client, "/people/b2:velt").text
    for words in (
        "3 statements in 2 documents",
        "Also calledMs Velt",
        "OutletsThe Harbour Post 2, Ostrel Messenger 1",
        "an analyst at the port office 8 May 2024, 1 document",
        "the surnames are equal · 93% sure · found by the program (a judge",
        "decided by Ana",
    ):
        assert words in text
    assert text.index("the pay may rise") < text.index("52 people had been arrested")
    assert "possible" in text


def test_a_person_whose_words_are_printed_twice_has_no_empty_next_part(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        for origin in ("a.html", "b.html"):
            says(ledger, "Mara Velt", origin, words="the quay is shut", roles=("minister of fisheries",))
        [person] = [p for p in ledger.people("Velt") if p.statements == 2]
    client = TestClient(create_app(quick_path / "news.db", Settings(), compared), base_url="http://127.0.0.1:8765")
    page = get(client, f"/people/{person.id}").text
    assert "2 copies" in page and "Next" not in page


def test_every_id_that_somebody_had_leads_to_them(telling_client: TestClient) -> None:
    answer = telling_client.get("/people/b2:velt-2.json").json()
    assert answer["person"]["id"] == "b2:velt"
    assert telling_client.get("/people/b2:nobody").status_code == 404
    assert telling_client.get("/people/b2:nobody.csv").status_code == 404


def test_of_one_whose_name_is_withheld_no_other_name_is_told_and_no_link_joins_them(telling_client: TestClient) -> None:
    """A wrong join of names would give away somebody whom a page protects."""
    for url in ("/people", "/people/b2:tam", "/people.json", "/people/b2:tam.json", "/people.csv"):
        assert "Orbe" not in telling_client.get(url).text
    assert "A page withholds this name" in get(telling_client, "/people/b2:tam").text
    page = get(telling_client, SAID[4])
    assert (
        "The surname is withheld by the page: who gave only his first name why: for fear of his employer" in page.text
    )
    listed = get(telling_client, next(h for h in page.hrefs if "/documents/" in h).split("#")[0])
    assert "name withheld" in listed.text
    assert "/people/b2:tam" not in page.hrefs and speaker_url("Tam") not in [h for h in page.hrefs if "people" in h]


def test_the_statements_of_a_person_can_be_searched(telling_client: TestClient) -> None:
    page = get(telling_client, "/?entity=b2:velt&q=pay")
    assert "speaker: Mara Velt" in page.text and "1 result" in page.text
    assert "/people/b2:velt" in page.hrefs
    via = get(telling_client, "/?via=authority")
    assert "by way of: authority" in via.text
    assert "The Harbour Post → the harbour authority → local broadcasters" in via.text


def test_statements_are_found_by_whom_they_were_told_where_and_at_what(telling_client: TestClient) -> None:
    asked = "/?addressee=Harbour+Post&medium=letter&occasion=hearing"
    page = get(telling_client, asked)
    assert "1 result" in page.text
    for chip in ("to: Harbour Post", "medium: letter", "occasion: hearing"):
        assert chip in page.text
    assert "/?addressee=Harbour+Post&occasion=hearing" in page.hrefs
    assert "1 result" not in get(telling_client, "/?medium=Telegram").text
    shown = get(telling_client, SAID[5])
    assert {"/?addressee=The%20Harbour%20Post", "/?medium=a%20letter", "/?occasion=a%20hearing"} <= set(shown.hrefs)


# ---------------------------------------------------------------- time


def test_the_timeline_tells_what_is_dated_in_the_order_of_time(telling_client: TestClient) -> None:
    text = get(telling_client, "/timeline").text
    places = [text.index(words) for words in ("turned away between", "on Tuesday", "52 people", "by late autumn")]
    assert places == sorted(places)
    assert "September to November 2023 The ministry denied that ships had been turned away between" in text
    assert "on Tuesday" in telling_client.get("/timeline").text.split('class="dated">')[2]


def test_the_timeline_is_narrowed_and_seen_closer(telling_client: TestClient) -> None:
    page = get(telling_client, "/timeline?zoom=month")
    closer = next(h for h in page.hrefs if "since=2024-05" in h)
    assert closer == "/timeline?since=2024-05&until=2024-05&zoom=week"
    near = get(telling_client, closer)
    week = next(h for h in near.hrefs if "zoom=day" in h and "since=2024-05-06" in h)
    assert "until=2024-05-12" in week
    assert "52 people" in get(telling_client, week).text
    assert "Remove the filter May 2024" in near.text
    said = get(telling_client, "/timeline?kind=said&speaker=velt").text
    assert "on Tuesday" in said and "turned away" not in said


def test_what_only_reaches_into_the_time_asked_for_comes_last_and_folded(telling_client: TestClient) -> None:
    text = get(telling_client, "/timeline?since=2023-10&zoom=month").text
    assert "2 of them only reach into the time since October 2023, and stand last" in text
    assert "Less exact 1 that only reaches into the time since October 2023" in text
    assert text.index("52 people") < text.index("Less exact") < text.index("turned away between")
    first = get(telling_client, "/timeline?since=2023-10&limit=1").text
    assert "turned away between" not in first, "it uses up no page"
    alone = telling_client.get("/timeline?since=2023-10-01&until=2023-10-05").text
    assert "<details open>" in alone and "reach into 1 to 5 October 2023" in alone
    assert "<details open>" not in telling_client.get("/timeline?since=2023-10").text
    assert "September to November 2023" in get(telling_client, "/timeline?zoom=day").text


def test_an_answer_without_dates_says_so(telling_client: TestClient) -> None:
    assert "No date has all of this" in get(telling_client, "/timeline?q=nowhere").text
    assert "There is no such part" in get(telling_client, "/timeline?page=9").text


@pytest.mark.parametrize(
    "url", ["/timeline?zoom=century", "/timeline?kind=soon", "/timeline?since=soon", "/figures?until=x"]
)
def test_what_cannot_be_asked_is_told(telling_client: TestClient, url: str) -> None:
    assert telling_client.get(url).status_code == 400
    long = telling_client.get("/timeline", params={"q": "x" * 1001})
    assert long.status_code == 400 and "shorten it" in long.text


# ---------------------------------------------------------------- figures


def test_figures_of_the_same_stand_side_by_side_with_how_they_agree(telling_client: TestClient) -> None:
    text = get(telling_client, "/figures?q=arrests").text
    assert "no such" not in text
    whole = get(telling_client, "/figures").text
    for words in (
        "Contradiction: about 40 people (local broadcasters, as of 7 May 2024) against 12 people"
        " (The ministry, as of 7 May 2024).",
        "Revision: 12 people (The ministry, as of 7 May 2024), then 52 people (Ms Velt, as of 9 May 2024).",
        "All give the same number.",
        "2 times or more The Harbour Post on its own word",
        "The Harbour Post → the harbour authority → local broadcasters",
    ):
        assert words in whole


def test_figures_in_json_are_whole_where_they_can_be(telling_client: TestClient) -> None:
    answer = telling_client.get("/figures.json")
    assert '"low": 51000,' in answer.text
    groups = answer.json()["groups"]
    assert [[len(value["figures"]) for value in group["values"]] for group in groups][:2] == [[1, 1, 1], [2]]


def test_equal_numbers_are_one_card_with_each_who_gives_it(telling_client: TestClient) -> None:
    text = get(telling_client, "/figures?q=marks").text
    assert text.count("51,000 marks a month") == 2  # the card, and the sentence
    assert "given 2 times Mara Velt" in text and text.index("Mara Velt") < text.index("Oleg Lind")


def test_of_many_who_give_a_number_five_are_shown(telling_path: Path) -> None:
    def every(lines: Sequence[FigureLine]) -> Sequence[FigureGroup]:
        return [group_of([lines[0]] * 7, [])]

    client = TestClient(create_app(telling_path, Settings(), every), base_url="http://127.0.0.1:8765")
    shown, _, folded = client.get("/figures").text.partition("2 more who give it")
    assert (shown.count('class="from"'), folded.count('class="from"')) == (5, 2)
    assert shown.count('class="event"') == 1, "a sentence is shown once"


def test_tables_of_times_figures_and_people(telling_client: TestClient) -> None:
    def table(url: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(telling_client.get(url).text, newline="")))

    times, numbers, people = (table(f"/{name}.csv") for name in ("timeline", "figures", "people"))
    assert len(times) == telling_client.get("/timeline.json").json()["total"]
    assert [row["low"] for row in numbers if row["unit"] == "XXX"] == ["51000", "51000"]
    assert people[0]["name"] == "Mara Velt"
    assert all(not cell.startswith(("=", "+")) for row in (*times, *numbers) for cell in row.values())
    assert len(table("/people/b2:velt.csv")) == 3


# ---------------------------------------------------------------- statements and documents


def test_a_statement_draws_its_chain_and_shows_the_doubt_in_its_sentence(telling_client: TestClient) -> None:
    page = get(telling_client, SAID[1])
    assert "The Harbour Post the harbour authority local broadcasters unconfirmed, says The Harbour Post" in page.text
    assert '<b class="dated">this paper was unable to check the number</b>' in telling_client.get(SAID[1]).text
    assert "Stands inthe harbour authority: local broadcasters who" in page.text
    assert SAID[0] in page.hrefs
    outer = get(telling_client, SAID[0])
    assert "Holdslocal broadcasters: some forty arrests" in outer.text and SAID[1] in outer.hrefs


def test_a_statement_shows_what_its_words_mean(telling_client: TestClient) -> None:
    hedged = get(telling_client, SAID[2]).text
    assert "possible, in the words of the source" in hedged
    assert "Said7 May 2024" in hedged
    assert "denied: the speaker denies what stands above." in get(telling_client, SAID[3]).text
    letter = get(telling_client, SAID[5]).text
    assert all(words in letter for words in ("ToThe Harbour Post", "Mediuma letter", "Occasiona hearing"))
    assert "Speakernone named" in get(telling_client, SAID[6]).text
    meaning = telling_client.get(f"{SAID[1]}.json").json()["meaning"]
    assert (meaning["traced"], meaning["score"], len(meaning["chain"])) == (True, 0.4, 3)


def test_a_document_marks_its_dates_and_figures(telling_client: TestClient) -> None:
    text = telling_client.get(DOCUMENT).text
    assert '<span class="noted date" title="7 May 2024">on Tuesday</span>' in text
    assert '<span class="noted figure" title="about 40 people">some forty</span>' in text
    page = get(telling_client, DOCUMENT).text
    assert "soonno day that the page tells" in page
    assert "late autumnweek of 4 November 2024 counted from 8 May 2024" in page


def test_what_was_not_resolved_is_shown_as_before(telling_client: TestClient, client: TestClient) -> None:
    answer = telling_client.get(f"{document_url(silent().document.id)}.json").json()
    assert (answer["dates"], answer["figures"]) == ([], [])
    assert "What it means" not in client.get("/").text
    for url, words in (
        ("/people", "Nobody yet"),
        ("/timeline", "No date has been found yet"),
        ("/figures", "No figure has been"),
    ):
        assert words in get(client, url).text


def test_a_ledger_without_anything_has_all_its_pages(quick_path: Path) -> None:
    path = quick_path / "new.db"
    Ledger(path).close()
    empty = TestClient(create_app(path, Settings(), compared), base_url="http://localhost")
    for url in ("/people", "/timeline", "/figures", "/people.csv", "/timeline.csv", "/figures.csv"):
        assert empty.get(url).status_code == 200


def test_the_hostile_speaker_is_words(telling_client: TestClient) -> None:
    assert SPEAKER in get(telling_client, "/people/b2:evil").text


def test_a_page_that_gives_two_days_of_publication_says_so(quick_path: Path) -> None:
    item = told("{Mara Velt} <said> [the harbour is closed].", published="2024-05-08")
    item = replace(item, description=replace(item.description, also_published=("2024-05-12",)))
    with Ledger(quick_path / "two.db") as ledger:
        keep(ledger, item)
    client = TestClient(create_app(quick_path / "two.db", Settings(), compared), base_url="http://127.0.0.1:8765")
    url = document_url(item.document.id)
    assert "also gives 12 May 2024 as its day of publication. 8 May 2024 is taken" in get(client, url).text
    assert client.get(f"{url}.json").json()["also_published"] == ["2024-05-12"]
