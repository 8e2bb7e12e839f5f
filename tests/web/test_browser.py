"""The pages in a real Chromium, against a real server on loopback."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from reportedly.web.wording import document_url, statement_url
from tests.web.case import CONTENT, SPEAKER, harbour, hostile

pytestmark = pytest.mark.browser
DOCUMENT = document_url(harbour().document.id)
STATEMENT = statement_url(harbour().found[0].attribution.id)
EVERY = [
    "/",
    "/?q=harbour",
    "/?q=tramway",
    "/documents",
    DOCUMENT,
    document_url(hostile().document.id),
    "/speakers",
    "/speakers/Mara%20Velt",
    STATEMENT,
    statement_url(hostile().found[0].attribution.id),
    "/failures",
    "/inbox",
    f"/inbox/{harbour().found[0].attribution.id}",
    "/about",
    "/api",
    "/nothing",
]

FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const over = (colour, ground) => {
    canvas.fillStyle = ground; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || !node.parentElement.checkVisibility()) continue;
    let at = node.parentElement, grounds = [];
    const colour = getComputedStyle(at).color;
    for (; at; at = at.parentElement) grounds.push(getComputedStyle(at).backgroundColor);
    const rgb = grounds.reverse().reduce((ground, next) => `rgb(${over(next, ground).join()})`, "white");
    const [low, high] = [light(over(colour, rgb)), light(over(rgb, rgb))].sort((a, b) => a - b);
    const ratio = (high + .05) / (low + .05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${node.textContent.trim().slice(0, 40)}`);
  }
  return found;
}"""
"""Texts that stand out less than 4.5 to 1 from their ground (WCAG AA)."""


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """A new window of a desk."""
    opened = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page in which nothing may go wrong: no error of a script, nothing that the policy forbids."""
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" and "404" not in m.text else None)
    yield opened
    assert troubles == []


def in_view(place: Locator) -> None:
    expect(place).to_be_in_viewport()


def test_search_by_typing_and_enter(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Who said what?").fill('"harbour is"')
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?q=%22harbour\+is%22"))
    expect(page.get_by_role("status")).to_contain_text("1 result")
    expect(page.locator("mark.hit").first).to_have_text(re.compile("harbour"))
    page.get_by_text("2 copies").click()
    expect(page.get_by_role("link", name="Ostrel Messenger", exact=True)).to_be_visible()


def test_follow_a_facet_and_take_it_away(page: Page) -> None:
    page.goto("/?q=harbour")
    page.get_by_label("Filters").get_by_role("link", name=re.compile("^direct")).click()
    expect(page).to_have_url(re.compile("form=direct"))
    page.get_by_role("link", name="Remove the filter form: direct").click()
    expect(page).not_to_have_url(re.compile("form="))


def test_set_the_dates(page: Page) -> None:
    page.goto("/?q=port")
    page.get_by_label("from", exact=True).fill("2024-05")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=port&since=2024-05"))
    expect(page.get_by_text("since May 2024")).to_be_visible()


def test_open_a_document_and_go_to_the_place_of_a_statement_and_back_to_the_statement(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    page.goto("/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Documents").click()
    page.get_by_role("link", name="The harbour stays open").click()
    page.get_by_role("complementary").get_by_role("link", name=re.compile("the tugs would sail")).click()
    expect(page).to_have_url(re.compile("#s-3$"))
    in_view(page.locator("#s-3"))
    content = page.locator("a.content[data-n='3']")
    plain = page.locator("a.content[data-n='1']")
    assert colour(content) != colour(plain), "it stands out"
    content.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("She")
    page.get_by_role("link", name="See it in the whole text").click()
    expect(page).to_have_url(re.compile("#s-3$"))


def colour(place: Locator) -> str:
    found: str = place.evaluate("e => getComputedStyle(e).backgroundColor")
    return found


def test_roles_differ_in_more_than_colour(page: Page) -> None:
    page.goto(DOCUMENT)

    def style(role: str, name: str) -> str:
        found: str = page.locator(f"article .{role}[data-n='1']").evaluate(f"e => getComputedStyle(e).{name}")
        return found

    assert int(style("source", "fontWeight")) >= 600 and int(style("content", "fontWeight")) < 600
    assert (style("cue", "fontStyle"), style("content", "fontStyle")) == ("italic", "normal")
    assert "dotted" in style("cue", "textDecoration")


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/?q=harbour")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    in_view(page.locator(":focus"))
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Who said what?")).to_be_focused()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        seen.append(focus.inner_text())
        assert focus.evaluate("e => getComputedStyle(e).outlineStyle") == "solid", "where it is can be seen"
        if "2 copies" in seen[-1]:
            break
    assert any("Mara Velt" in words for words in seen), "the filters are reached"
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Ostrel Messenger", exact=True)).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/documents/"))


def test_a_stroke_leads_to_the_search(page: Page) -> None:
    page.goto("/documents")
    page.keyboard.press("/")
    expect(page.get_by_label("Search statements")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.get_by_label("Search statements")).to_have_value("a/b")


def test_copy_the_citation(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(STATEMENT)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Mara Velt, quoted in “The harbour stays open”, The Harbour Post, 8 May 2024.")


@pytest.mark.parametrize("url", EVERY)
def test_a_page_fits_every_window_can_be_read_and_fetches_nothing_from_elsewhere(
    page: Page, address: str, url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url + ("#s-1" if url == DOCUMENT else ""))
    for width in (1280, 800, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="light")
    assert page.locator("body").evaluate(FAINT) == []
    light = colour(page.locator("body"))
    page.emulate_media(color_scheme="dark")
    assert page.locator("body").evaluate(FAINT) == []
    dark = colour(page.locator("body"))
    assert brightness(light) > 200 and brightness(dark) < 60
    assert asked and all(there.startswith(address) for there in asked)


def brightness(rgb: str) -> int:
    return min(int(part) for part in re.findall(r"\d+", rgb)[:3])


def test_on_a_phone_filters_are_folded(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/?q=harbour")
    direct = page.get_by_label("Filters").get_by_role("link", name=re.compile("^direct"))
    expect(direct).to_be_hidden()
    in_view(page.get_by_text("1 result in 2 statements"))
    page.get_by_text("Narrow the answer").click()
    expect(direct).to_be_visible()


def test_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Who said what?").fill("harbour")
    page.keyboard.press("Enter")
    page.get_by_text("2 copies").click()
    page.get_by_role("link", name="Ostrel Messenger", exact=True).click()
    page.go_back()
    page.get_by_role("link", name='"the harbour is open"').click()
    expect(page.get_by_text("Captured 1 June 2024, 00:00 UTC.")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    page.get_by_role("link", name="See it in the whole text").click()
    in_view(page.locator("#s-1"))
    context.close()


def test_nothing_of_a_hostile_page_runs(page: Page) -> None:
    for url in ("/", document_url(hostile().document.id), statement_url(hostile().found[0].attribution.id)):
        page.goto(url)
        expect(page.get_by_text(CONTENT).first).to_be_visible()
        expect(page.get_by_text(SPEAKER).first).to_be_visible()
