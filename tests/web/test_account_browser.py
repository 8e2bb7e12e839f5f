"""The pages of people, of time and of figures in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from reportedly.web.wording import document_url, statement_url
from tests.accounts import article
from tests.web.case import hostile
from tests.web.test_browser import FAINT, brightness, colour

pytestmark = pytest.mark.browser
DOCUMENT = document_url(article().document.id)
SAID = [statement_url(found.attribution.id) for found in article().found]
EVERY = [
    "/people",
    "/people/b2:velt",
    "/people/b2:evil",
    "/timeline",
    "/timeline?zoom=day",
    "/figures",
    DOCUMENT,
    SAID[1],
    SAID[4],
    statement_url(hostile().found[0].attribution.id),
]


@pytest.fixture
def page(chromium: Browser, telling_address: str) -> Iterator[Page]:
    """A page in which nothing may go wrong: no error of a script, nothing that the policy forbids."""
    context = chromium.new_context(base_url=telling_address, viewport={"width": 1280, "height": 900})
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    yield opened
    context.close()
    assert troubles == []


@pytest.mark.parametrize("url", EVERY)
def test_a_page_fits_every_window_and_can_be_read_in_light_and_dark(page: Page, telling_address: str, url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    for details in page.locator("article details, .headline details").all():
        details.evaluate("e => e.open = true")
    for width in (1280, 800, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    grounds = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.locator("body").evaluate(FAINT) == []
        grounds.append(brightness(colour(page.locator("body"))))
    assert grounds[0] > 200 and grounds[1] < 60
    assert asked and all(there.startswith(telling_address) for there in asked)


def test_follow_a_bar_closer_and_take_it_away(page: Page) -> None:
    page.goto("/timeline?zoom=month")
    page.get_by_role("link", name=re.compile("^May 2024: ")).click()
    expect(page).to_have_url(re.compile("since=2024-05&until=2024-05&zoom=week"))
    expect(page.get_by_role("link", name="by week")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name=re.compile("^week of 6 May 2024: ")).click()
    expect(page).to_have_url(re.compile("since=2024-05-06&until=2024-05-12&zoom=day"))
    expect(page.get_by_text("52 people had been arrested")).to_be_visible()
    page.get_by_role("link", name=re.compile("Remove the filter since")).click()
    expect(page).not_to_have_url(re.compile("since="))


def test_bars_are_as_high_as_their_counts(page: Page) -> None:
    page.goto("/timeline?zoom=month")
    bars = page.locator(".strip li")
    heights = [bars.nth(n).locator("rect").first.bounding_box() for n in range(bars.count())]
    assert heights[8] and heights[8]["height"] > 55, "May 2024 is the highest"
    assert heights[0] and 5 < heights[0]["height"] < 20


def test_ask_the_timeline_without_scripts(chromium: Browser, telling_address: str) -> None:
    context = chromium.new_context(base_url=telling_address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/timeline")
    page.get_by_label("Speaker", exact=True).fill("Velt")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("3 dates, in the order of time")).to_be_visible()
    page.get_by_role("link", name="said then").click()
    expect(page.get_by_text("2 dates, in the order of time")).to_be_visible()
    page.get_by_role("link", name="Mara Velt").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mara Velt")
    page.get_by_role("link", name="figures given").click()
    expect(page.get_by_text("52 people").first).to_be_visible()
    page.get_by_role("link", name="statement", exact=True).first.click()
    expect(page.get_by_role("list", name="On whose word")).to_be_visible()
    context.close()


def test_a_chain_reads_from_the_outlet_inward(page: Page) -> None:
    page.goto(SAID[1])
    places = [link.bounding_box() for link in page.locator(".chain li").all()]
    assert len(places) == 3 and all(places)
    assert [p["x"] for p in places if p] == sorted(p["x"] for p in places if p)


def test_the_words_of_a_date_are_marked_quietly(page: Page) -> None:
    page.goto(DOCUMENT)
    date = page.locator(".noted.date").first
    expect(date).to_have_attribute("title", "7 May 2024")
    assert date.evaluate("e => getComputedStyle(e).borderBottomStyle") == "dotted"
    page.get_by_text("Figures in this text").click()
    expect(page.get_by_text("51,000 marks per month")).to_be_visible()


def test_bars_take_the_whole_width_with_their_words_below_them(page: Page) -> None:
    page.goto("/timeline?since=2024-05-06&until=2024-05-10&zoom=day")
    bars = page.locator(".strip li")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        whole = page.locator(".strip").bounding_box()
        boxes = [bars.nth(n).bounding_box() for n in range(bars.count())]
        assert whole and len(boxes) > 1 and sum(box["width"] for box in boxes if box) > whole["width"] - 2
        for n in range(bars.count()):
            column, tick = bars.nth(n).locator(".column").bounding_box(), bars.nth(n).locator(".tick span")
            words = tick.bounding_box()
            assert column and words and column["width"] <= 80
            assert abs(column["x"] + column["width"] / 2 - words["x"] - words["width"] / 2) < 1
