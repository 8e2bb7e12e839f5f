"""Corrections and the inbox in a real Chromium: by keys, by selecting words, without scripts, without a network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reportedly.settings import Settings
from reportedly.store import Ledger
from reportedly.types import Statement
from reportedly.web.wording import document_url, statement_url
from tests.making import keep, told
from tests.web.case import harbour
from tests.web.conftest import serving
from tests.web.test_browser import FAINT

pytestmark = pytest.mark.browser
FIRST, SECOND, THIRD = (found.attribution.id for found in harbour().found)
DOCUMENT = document_url(harbour().document.id)
GOTHIC = "{Vey} <said> [that 𐌰𐌱 was 😀 open]. Then 😀😀 she was silent 😀 for long."


@pytest.fixture
def path(ledger_path: Path, quick_path: Path) -> Path:
    return Path(shutil.copy(ledger_path, quick_path / "case.db"))


@pytest.fixture
def context(chromium: Browser, path: Path) -> Iterator[BrowserContext]:
    for address in serving(path, Settings(reviewer="Ada")):
        opened = chromium.new_context(base_url=address, viewport={"width": 1200, "height": 900})
        yield opened
        opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda m: troubles.append(m.text) if "Content Security" in m.text else None)
    yield opened
    assert troubles == []


def lines(path: Path) -> dict[str, Statement]:
    with Ledger(path, read_only=True) as ledger:
        return {s.id: s for s in ledger.all_statements()}


def decided(path: Path) -> list[tuple[str, object, str]]:
    with Ledger(path, read_only=True) as ledger:
        return [(r.field, r.value, r.by) for r in ledger.reviews()]


def kept(page: Page, words: str) -> None:
    expect(page.locator("#said")).to_contain_text(f"Kept: {words}")


# ------------------------------------------------------------ the inbox


def start(page: Page) -> None:
    """The inbox, once it listens to keys: its script comes after the page."""
    page.goto("/inbox")
    expect(page.locator(".queue.live")).to_be_visible()


def test_by_keys(page: Page, path: Path) -> None:
    start(page)
    page.keyboard.press("a")
    kept(page, "right")
    page.keyboard.press("r")
    kept(page, "wrong")
    page.keyboard.press("x")
    kept(page, "unsure")
    page.keyboard.press("s")
    page.keyboard.type("Mara Velt of the port")
    page.keyboard.press("Enter")
    kept(page, "speaker: Mara Velt of the port")
    page.keyboard.press("n")
    page.keyboard.type("ask her: a r x u ?")
    page.keyboard.press("Enter")
    kept(page, "note")
    assert [(field, value) for field, value, _ in decided(path)] == [
        ("verdict", "right"), ("verdict", "wrong"), ("verdict", "unsure"), ("speaker", "Mara Velt of the port"),
        ("note", "ask her: a r x u ?"),
    ]  # fmt: skip
    assert {by for *_, by in decided(path)} == {"Ada"}
    expect(page.locator("#progress")).to_contain_text("3 of 7 decided, 4 by you today")
    page.reload()
    expect(page.locator("#progress")).to_contain_text("3 of 7 decided, 4 by you today")


def test_undo_takes_back_the_last_and_goes_there(page: Page, path: Path) -> None:
    start(page)
    first = page.locator(".queue > li").first
    page.keyboard.press("a")
    kept(page, "right")
    expect(first).not_to_have_class(re.compile("now"))
    page.keyboard.press("u")
    kept(page, "taken back")
    expect(first).to_have_class(re.compile("now"))
    assert all(s.reviews == () for s in lines(path).values())
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("nothing of yours")


def test_what_could_not_be_sent_stays_in_view_and_is_sent_later(
    page: Page, context: BrowserContext, path: Path
) -> None:
    start(page)
    context.set_offline(True)
    page.keyboard.press("a")
    first = page.locator(".queue > li").first
    expect(first.locator(".state")).to_contain_text("right: not kept yet")
    expect(first.get_by_role("button", name="Retry")).to_be_visible()
    assert decided(path) == []
    context.set_offline(False)
    expect(page.locator(".state.lost")).to_have_count(0)
    assert decided(path) == [("verdict", "right", "Ada")]


def test_a_server_that_was_started_anew_takes_it_at_the_second_try(page: Page, path: Path) -> None:
    start(page)
    page.locator(".queue > li").first.locator("form.verdicts input[name=token]").evaluate("e => e.value = 'old'")
    page.keyboard.press("r")
    first = page.locator(".queue > li").first
    expect(first.locator(".state")).to_contain_text("too old")
    first.get_by_role("button", name="Retry").click()
    kept(page, "wrong")
    assert decided(path) == [("verdict", "wrong", "Ada")]


def test_a_colleague_who_was_there_first_is_told_of(page: Page, path: Path) -> None:
    start(page)
    shown = page.locator(".queue > li .card").evaluate_all("cards => cards.map(card => card.dataset.url)")
    first, second = (url.removeprefix("/inbox/") for url in shown[:2])
    with Ledger(path) as ledger:
        ledger.review(first, "verdict", "wrong", by="Ben")
        ledger.review(second, "verdict", "wrong", by="Ben", reason="look again")
    page.keyboard.press("a")
    expect(page.locator(".queue > li").first).to_contain_text("Others decided meanwhile: Ben: wrong")
    expect(page.locator(".queue > li").nth(1)).to_contain_text("Decided by others since this list was made")
    assert [by for *_, by in decided(path)] == ["Ben", "Ben", "Ada"]


def test_help_and_focus(page: Page) -> None:
    start(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#said")).to_have_text("")
    page.keyboard.press("j")
    expect(page.locator(".queue > li.now .card")).to_be_focused()
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile("/documents/.*#s-"))


@pytest.mark.parametrize("width", [1200, 1000, 800, 400, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(page: Page, path: Path, width: int, scheme: str) -> None:
    with Ledger(path) as ledger:
        ledger.review(FIRST, "verdict", "right", by="Ada", reason="r" * 90)
        ledger.review(FIRST, "verdict", "wrong", by="Ben", seen=())
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    for url in ("/inbox", DOCUMENT, statement_url(FIRST) + "#correct"):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        assert page.locator("body").evaluate(FAINT) == []
    if width >= 1000:
        assert page.locator(".masthead").evaluate("e => e.offsetHeight") < 80, "one line"


# ------------------------------------------------------------ words that are selected


SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    getSelection().removeAllRanges(); getSelection().addRange(range);
    return;
  }
  throw new Error(words);
}"""


def test_selected_words_become_the_source_of_a_line(page: Page, path: Path) -> None:
    page.goto(DOCUMENT + "#l-1")
    page.evaluate(SELECT, "an analyst at the port office")
    page.get_by_role("toolbar").get_by_role("button", name="These words are the source of line 1").click()
    expect(page.locator("#kept")).to_contain_text("Kept. source: an analyst at the port office, by Ada.")
    [(field, value, _)] = decided(path)
    assert field == "source" and isinstance(value, tuple)
    assert [one.exact for one in value] == ["an analyst at the port office"]


def test_the_mouse_selects_within_content_which_is_a_link_and_a_click_still_follows_it(page: Page, path: Path) -> None:
    page.goto(DOCUMENT)
    expect(page.locator(".choosing")).to_be_attached()
    content = page.locator("a.content[data-n='3']")
    box = content.bounding_box()
    assert box
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    page.get_by_role("button", name="These words are the content of line 3").click()
    expect(page.locator("#kept")).to_contain_text("Kept. content: the")
    assert [field for field, *_ in decided(path)] == ["content"]
    page.locator("a.content[data-n='3']").click()
    expect(page).to_have_url(re.compile("/statements/"))


def test_a_missed_line_is_selected_role_by_role_among_letters_beyond_the_first_plane(page: Page, path: Path) -> None:
    made = told(GOTHIC, "gothic.txt")
    with Ledger(path) as ledger:
        keep(ledger, made)
    page.goto(document_url(made.document.id))
    for role, words in (("content", "silent 😀 for"), ("source", "she"), ("cue", "was 😀")):
        page.evaluate(SELECT, words)
        page.get_by_role("toolbar").get_by_role("button", name=f"These words are the {role} of a new line").click()
    page.get_by_role("button", name="Add the line").click()
    expect(page.locator("#kept")).to_contain_text("added by hand, by Ada")
    with Ledger(path, read_only=True) as ledger:
        [line] = ledger.search("silent")
    assert (line.content, line.source, line.cue) == ("silent 😀 for", "she", "was 😀")
    assert line.spans[0].start == made.document.text.index("silent")


def test_without_scripts(chromium: Browser, path: Path) -> None:
    for address in serving(path, Settings(reviewer="Ada")):
        context = chromium.new_context(base_url=address, java_script_enabled=False)
        page = context.new_page()
        page.goto("/inbox")
        page.get_by_role("button", name=re.compile("^wrong")).first.click()
        expect(page.locator("#kept")).to_contain_text("Kept. wrong, by Ada.")
        page.goto(statement_url(FIRST))
        page.get_by_text("Correct it, or leave a note").click()
        page.get_by_label("Verification").select_option("confirmed")
        page.get_by_label("Source").fill("an analyst at the port office")
        page.get_by_label("Why").fill("I asked her")
        page.get_by_role("button", name="Keep what I changed").click()
        expect(page.locator("#kept")).to_contain_text("verification: confirmed, by Ada; source: an analyst")
        page.goto(DOCUMENT)
        page.locator("#missed").get_by_label("Content").fill("seen the letters")
        page.get_by_role("button", name="Add the line").click()
        expect(page.locator("#kept")).to_contain_text("added by hand")
        context.close()
    assert [field for field, *_ in decided(path)] == ["verdict", "verification", "source", "missed"]


def test_thirty_decisions_by_keys_as_fast_as_they_can_be_typed(page: Page, path: Path) -> None:
    with Ledger(path) as ledger:
        keep(ledger, told("".join(f"{{Vey}} <said> [that pier {n} was open].\n" for n in range(33)), "piers.txt"))
    start(page)
    first = page.locator(".queue > li .card").evaluate_all("cards => cards.map(card => card.dataset.url.slice(7))")
    assert len(first) == 30
    for n in range(30):
        page.keyboard.press("arx"[n % 3])
    expect(page.locator("#progress")).to_contain_text("20 of 40 decided, 30 by you today")
    expect(page.locator(".state:not(:empty)")).to_have_count(0)
    found = lines(path)
    said = {id: [(r.field, r.value, r.by) for r in found[id].reviews] for id in first}
    assert said == {id: [("verdict", ("right", "wrong", "unsure")[n % 3], "Ada")] for n, id in enumerate(first)}
    expect(page.locator("#more")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("skip=10$"))
    expect(page.locator(".queue > li")).to_have_count(10)
