"""The pages as a browser gets them, without one."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.web.app import create_app
from reportedly.web.wording import document_url, speaker_url, statement_url
from tests.making import keep, told
from tests.web.case import FAILURES, FOREIGN, copied, earlier, harbour, hostile, silent

FIRST = harbour().found[0].attribution.id
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect"}
_MAY_STAY_OPEN = {"li", "p", "dt", "dd", "tr", "td", "th", "thead", "tbody"}


class Page(HTMLParser):
    """A page read strictly: what is opened is closed, in order; ids are unique."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        assert not any(name.startswith("on") or name == "style" for name in values), values
        if id := values.get("id"):
            assert id not in self.ids, f"#{id} twice"
            self.ids.append(id)
        if tag == "a":
            self.links.append(values)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> in {self.open}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @property
    def hrefs(self) -> list[str]:
        return [link["href"] or "" for link in self.links]


def get(client: TestClient, url: str, status: int = 200) -> Page:
    answer = client.get(url)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    return Page(answer.text)


PAGES = [
    "/",
    "/?q=harbour",
    '/?q="the+harbour"+op*&form=direct&speaker=velt&since=2024&until=2024-06&act=speech&outlet=the+harbour+post',
    "/?q=tramway",
    "/?q=nowhere+to+be+found",
    "/?page=99",
    "/documents",
    "/documents?page=9",
    *(document_url(made().document.id) for made in (harbour, copied, earlier, silent, hostile)),
    "/speakers",
    "/speakers?limit=1",
    "/speakers/Mara%20Velt",
    "/speakers/she",
    *(statement_url(made().found[0].attribution.id) for made in (harbour, copied, earlier, hostile)),
    "/failures",
    "/inbox",
    "/inbox?why=new&limit=1&outlet=the+harbour+post",
    "/inbox?skip=99",
    f"/inbox/{FIRST}",
    "/about",
]


@pytest.mark.parametrize("url", PAGES)
def test_a_page_is_whole_has_its_landmarks_and_leads_only_to_what_is_there(client: TestClient, url: str) -> None:
    page = get(client, url)
    assert {"main", "header", "footer", "nav", "title", "h1"} <= set(page.tags)
    assert page.tags.count("h1") == page.tags.count("main") == 1
    assert page.hrefs[0] == "#main"
    for href in sorted(set(page.hrefs)):
        if href.startswith("#"):
            assert href[1:] in page.ids
        elif href.startswith("/"):
            assert client.get(href).status_code == 200, href
        else:
            assert href.startswith(("https://", "http://"))


def test_links_that_lead_out_tell_nothing_of_us(client: TestClient) -> None:
    page = get(client, document_url(harbour().document.id))
    [out] = [link for link in page.links if (link["href"] or "").startswith("http")]
    assert out["href"] == FOREIGN
    assert out["rel"] == "noreferrer noopener nofollow"


def test_without_words_the_newest_come_first_with_the_counts(client: TestClient) -> None:
    page = get(client, "/")
    assert "5 documents" in page.text and "7 statements" in page.text and "2 failures" in page.text
    assert "The newest statements" in page.text


def test_a_search_marks_its_words_and_unfolds_copies(client: TestClient) -> None:
    answer = client.get("/?q=harbour")
    assert '<mark class="hit">harbour</mark>' in answer.text
    page = Page(answer.text)
    assert "1 result in 2 statements, equal ones shown once" in page.text
    assert "2 copies" in page.text and "Ostrel Messenger" in page.text
    assert "https://ostrel.example/brief" in page.hrefs


def test_a_facet_adds_its_filter_and_takes_it_away(client: TestClient) -> None:
    page = get(client, "/?q=harbour")
    assert "/?q=harbour&form=direct" in page.hrefs
    narrowed = get(client, "/?q=harbour&form=direct")
    assert "form: direct" in narrowed.text
    assert "/?q=harbour" in narrowed.hrefs
    assert "/?q=harbour&form=mixed" in narrowed.hrefs, "the other forms stay in view"


def test_a_search_is_narrowed_to_what_people_decided(client: TestClient) -> None:
    page = get(client, "/?q=harbour")
    assert {"/?q=harbour&reviewed=wrong", "/?q=harbour&reviewed=open"} <= set(page.hrefs)
    narrowed = get(client, "/?q=harbour&reviewed=open")
    assert "people say: nothing yet" in narrowed.text
    assert "1 result in 2 statements" in narrowed.text, "nobody has decided anything here"
    assert "No statement has all of these words and these filters" in get(client, "/?q=harbour&reviewed=wrong").text
    assert client.get("/?reviewed=perhaps").status_code == 400


def test_a_month_is_a_filter_of_both_ends(client: TestClient) -> None:
    page = get(client, "/?since=2024-05&until=2024-05")
    assert "published: May 2024" in page.text and "A letter from the port" not in page.text
    assert "/?since=2024-04&until=2024-04" in page.hrefs
    assert "since May 2024" in get(client, "/?since=2024-05").text


def test_a_filter_without_results_stays_in_view(client: TestClient) -> None:
    page = get(client, "/?outlet=Nobody&speaker=Nobody&exact=1")
    assert "No statement has these filters." in page.text
    assert {"/?speaker=Nobody&exact=1", "/?outlet=Nobody"} <= set(page.hrefs)


def test_a_search_keeps_its_filters(client: TestClient) -> None:
    answer = client.get("/?q=harbour&form=direct&speaker=velt")
    assert '<input type="hidden" name="form" value="direct">' in answer.text
    assert '<input type="hidden" name="speaker" value="velt">' in answer.text


def test_without_a_statement_documents_with_the_words_are_offered(client: TestClient) -> None:
    page = get(client, "/?q=tramway")
    assert "No statement has all of these words." in page.text
    assert "Documents whose text has the words" in page.text
    assert document_url(silent().document.id) in page.hrefs


def test_parts_of_an_answer(client: TestClient) -> None:
    first = get(client, "/?limit=2")
    assert "1–2 of 6 results" in first.text and "/?limit=2&page=2" in first.hrefs
    last = get(client, "/?limit=2&page=3")
    assert "5–6 of 6 results" in last.text and "/?limit=2&page=2" in last.hrefs
    assert not any("page=4" in href for href in last.hrefs)
    assert "There is no such part: the answer has 6 results." in get(client, "/?limit=2&page=9").text


def test_the_address_of_search_leads_home(client: TestClient) -> None:
    answer = client.get("/search?q=harbour", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, "/?q=harbour")


def test_documents_are_listed_newest_first(client: TestClient) -> None:
    text = get(client, "/documents").text
    titles = ["Port in brief", "The harbour stays open", "A letter from the port", "Tramway"]
    assert sorted(titles, key=text.index) == titles


def test_a_document_shows_every_paragraph_by_its_kind(client: TestClient) -> None:
    answer = client.get(document_url(harbour().document.id))
    page = Page(answer.text)
    without_numbers = Page(re.sub(r"<sup.*?</sup>", "", answer.text)).text
    for line in harbour().document.text.splitlines():
        assert line in without_numbers
    for start in ("<h2 dir", "<ul><li dir", '<blockquote class="quote"', '<p class="k-caption"', '<p class="k-credit"'):
        assert start in answer.text
    assert page.tags.count("ul") == 1, "neighbouring points are one list"
    assert page.text.count("The harbour stays open") == 2, "in the title of the page and in its head"
    assert "seen 2 times" in page.text


def test_a_document_marks_roles_and_links_them_to_its_list(client: TestClient) -> None:
    answer = client.get(document_url(harbour().document.id))
    page = Page(answer.text)
    assert {f"s-{n}" for n in range(1, 4)} | {f"l-{n}" for n in range(1, 4)} <= set(page.ids)
    assert {"#s-1", "#s-2", "#s-3", statement_url(FIRST)} <= set(page.hrefs)
    assert '<span class="source" data-n="1">Mara Velt, an analyst at the port office</span>' in answer.text
    assert '<span class="cue" data-n="2">denied</span>' in answer.text
    assert ">that any ship had been turned away</a>" in answer.text


def test_a_document_without_statements_says_so_and_why(client: TestClient) -> None:
    page = get(client, document_url(silent().document.id))
    assert "No statement was found in this text." in page.text
    assert FAILURES[0].message in page.text


def test_a_speaker_page_is_in_the_order_of_time(client: TestClient) -> None:
    text = get(client, "/speakers/Mara%20Velt").text
    assert text.index("that the port would close") < text.index("the harbour is open")
    assert "2 statements" in text


def test_spellings_of_one_speaker_are_one_page(client: TestClient) -> None:
    assert "that any ship" in get(client, "/speakers/ministry").text
    assert "that any ship" in get(client, "/speakers/THE%20MINISTRY").text


def test_pronouns_are_apart_and_said_to_be(client: TestClient) -> None:
    page = get(client, "/speakers")
    assert "By pronoun, or by nobody named" in page.text and "/speakers/she" in page.hrefs
    assert "A pronoun stands for many people" in get(client, "/speakers/she").text


def test_a_statement_has_its_context_its_origin_and_a_citation(client: TestClient) -> None:
    made = harbour()
    page = get(client, statement_url(FIRST))
    assert "By Ana Brandt" in page.text and "The ministry denied that any ship" in page.text
    for value in (made.capture.id, made.document.id, FIRST, "harbour.html", "1 June 2024, 00:00 UTC", "hand 1"):
        assert value in page.text
    assert (
        "Mara Velt, quoted in “The harbour stays open”, The Harbour Post, 8 May 2024. "
        f"{FOREIGN}. Captured 1 June 2024, 00:00 UTC. Statement {FIRST}."
    ) in page.text
    assert f"{document_url(made.document.id)}#s-1" in page.hrefs
    assert statement_url(copied().found[0].attribution.id) in page.hrefs, "its copy"
    assert "last 3 June 2024, 10:30 UTC" in page.text


def test_failures_say_what_to_do(client: TestClient) -> None:
    text = get(client, "/failures").text
    assert "give others" in text and "may help" in text


@pytest.mark.parametrize(
    "url", ["/nothing", "/documents/b2:0", "/statements/b2:0", "/speakers/Nobody%20At%20All", "/static/nothing.css"]
)
def test_what_is_not_there(client: TestClient, url: str) -> None:
    page = get(client, url, 404)
    assert "Not here" in page.text and {"main", "header", "nav"} <= set(page.tags)


@pytest.mark.parametrize(
    "url", ["/?form=loud", "/?since=x", "/documents?page=x", f"/?q={'x' * 2000}", "/search.csv?act=x"]
)
def test_what_cannot_be_asked(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 400


def test_a_ledger_that_went_away_is_named(tmp_path: Path) -> None:
    gone = TestClient(create_app(tmp_path / "gone.db", Settings(), compared), base_url="http://localhost")
    answer = gone.get("/")
    assert answer.status_code == 503 and "there is no ledger at" in answer.text


def test_an_empty_ledger_says_how_to_fill_it(tmp_path: Path) -> None:
    Ledger(tmp_path / "new.db").close()
    empty = TestClient(create_app(tmp_path / "new.db", Settings(), compared), base_url="http://localhost")
    assert "reportedly add LEDGER ORIGIN" in get(empty, "/").text
    for url in ("/documents", "/speakers", "/failures", "/about"):
        get(empty, url)


def test_what_is_written_while_serving_is_seen_at_once(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Ledger(path) as ledger:
        asking = TestClient(create_app(path, Settings(), compared), base_url="http://localhost")
        assert "The ferry" not in asking.get("/").text
        keep(ledger, told("{Orme} <said> [The ferry is late].\n"))
        assert "The ferry is late" in asking.get("/").text


def test_many_copies_are_counted_and_the_rest_is_linked(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, *(told("{Orme} <said> [The ferry is late].\n", f"{n}.txt") for n in range(60)))
    asking = TestClient(create_app(path, Settings(), compared), base_url="http://localhost")
    page = get(asking, "/")
    assert "60 copies" in page.text and "all of them" in page.text
    assert get(asking, speaker_url("Orme")).text.count("all of them") == 1
    whole = get(asking, next(href for href in page.hrefs if href.startswith("/statements/")))
    assert whole.hrefs.count("/speakers/Orme") == 1
    assert sum(href.startswith("/documents/") for href in whole.hrefs) == 61, "59 copies, and twice its own"


def test_a_search_leads_to_the_people_who_are_called_so(client: TestClient) -> None:
    page = get(client, "/?q=Mara+Velt+%26+co")
    assert "/people?q=Mara%20Velt%20%26%20co" in page.hrefs
