"""The error browser, as text and in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from reportedly.evaluate import Compared
from reportedly.evaluate.browser import NAMES, render
from reportedly.evaluate.verdicts import ERRORS
from tests.evaluate.making import WORDS, any_items, compared
from tests.export.test_sheet import EVIL, Reader
from tests.web.test_browser import FAINT

FILLER = "Nobody spoke here.\n" * 3
GOLD = (
    "{Velt} <said> [the tugs wait].\n"  # right
    f"{FILLER}"
    "{Velt} <hopes> [for rain].\n"  # missed
    f"{FILLER}"
    "Velt seems tired.\n"  # spurious
    "[“The harbour is open,”] {Orme} <told> Velt.\n"  # source differs
    "{Orme} <wrote>: [“It is open” today].\n"  # boundary differs
)
FOUND = (
    "{Velt} <said> [the tugs wait].\n"
    f"{FILLER}"
    "Velt hopes for rain.\n"
    f"{FILLER}"
    "{Velt} <seems> [tired].\n"
    "[“The harbour is open,”] Orme <told> {Velt}.\n"
    "{Orme} <wrote>: [“It is open”] today.\n"
)
CASE = compared(GOLD, FOUND, scores=(0.91, 0.62, 0.53, 0.74))
CLEAN = compared("{Velt} <said> [no].\n", "{Velt} <said> [no].\n", name="clean")


def page_of(*documents: Compared, title: str = "gold · model 1") -> str:
    return "".join(render(documents, title))


def words(html: str) -> str:
    """What is to be read, with a space for each tag."""
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)).split())


# ---- as text


def test_each_kind_is_counted_by_form_and_told() -> None:
    seen = words(page_of(CASE, CLEAN))
    assert "2 documents. Gold has 5 attributions, 5 were found, 3 are in both: precision 0.600" in seen
    assert "missed in gold, not found 0 1 0 1" in seen
    assert "spurious found, not in gold 0 1 0 1" in seen
    assert "source differs contents overlap, the sources do not 1 0 0 1" in seen
    assert "boundary differs sources overlap, the contents begin or end differently 0 0 1 1" in seen
    assert "right sources overlap, the contents are the same 0 2 0 2" in seen
    assert "4 source differs gold: Orme , found: Velt · direct · speech · cue: say verb · contents 100% alike" in seen
    assert "3 spurious indirect · thought · cue: other verb · 62% sure" in seen
    assert "Without an error: clean" in seen


def test_only_paragraphs_with_an_error_are_in_it_and_the_end_of_the_one_before() -> None:
    seen = words(page_of(CASE))
    assert "the tugs wait" not in seen
    assert seen.count("Nobody spoke here.") == 2


def test_both_sides_have_the_number_of_what_they_share() -> None:
    sides = re.findall(r'<p class="side">(gold|found)</p><p>(.*?)</p></div>', page_of(CASE))
    assert [side for side, _ in sides] == ["gold", "found"] * 4
    assert '<mark class="content wrong source-direct">“The harbour is open,”</mark>' in sides[4][1]
    assert '<mark class="source wrong source-direct only">Orme</mark>' in sides[4][1]
    assert '<mark class="source wrong source-direct only">Velt</mark>' in sides[5][1]
    assert '<mark class="content wrong boundary-mixed only"> today</mark>' in sides[6][1]
    assert "only" not in sides[7][1]
    assert all('href="#e1-5"' in text for _, text in sides[6:])


def test_every_link_leads_to_a_place_and_every_place_stands_once() -> None:
    seen = Reader(page_of(CASE, replace(CASE, name="again")))
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in seen.all("href")} <= set(ids)
    assert {f"e{document}-{number}" for document in (1, 2) for number in (2, 3, 4, 5)} <= set(ids)


def test_a_difference_in_a_later_paragraph_is_shown_there() -> None:
    both = compared(
        "{Velt} <said>: [“One.”]\n[“Two.”]\nThree.\n[“Four.”]\n", "{Velt} <said>: [“One.”]\n“Two.”\nThree.\n“Four.”\n"
    )
    first, second, _ = both.gold
    whole = replace(first, content=(*first.content, *second.content))
    seen = words(page_of(replace(both, gold=(whole,))))
    assert "1 boundary differs" in seen
    assert seen.index("1 boundary differs") < seen.index("“Two.”")
    assert "Three." not in seen


def test_a_long_paragraph_is_cut_around_its_errors() -> None:
    filler = "It rained in the port all day long. " * 200
    text = page_of(compared(f"{filler}{{Velt}} <said> [no]. {filler}", f"{filler}Velt said no. {filler}"))
    assert len(text) < 20_000
    [gold, found] = re.findall(r'<p class="side">.*?</p><p>(.*?)</p></div>', text)
    assert gold.startswith("… ") and gold.endswith(" …") and "Velt" in gold
    assert len(found) < 700


def test_it_stands_alone_and_nothing_runs() -> None:
    text = page_of(CASE)
    seen = Reader(text)
    assert not {tag for tag, _ in seen.tags} & {"script", "img", "link", "iframe", "object", "base"}
    assert not seen.all("src")
    assert all(href.startswith("#") for href in seen.all("href"))
    assert "url(" not in text and "@import" not in text
    [policy] = [a["content"] for tag, a in seen.tags if tag == "meta" and "http-equiv" in a]
    assert policy is not None and policy.startswith("default-src 'none'")
    assert text.startswith("<!doctype html>") and text.endswith("</html>\n")


def test_whatever_is_hostile_is_words() -> None:
    evil = re.sub(r"[\[\]<>{}\n]", lambda m: {"<": "‹", ">": "›"}.get(m[0], ""), EVIL)
    both = compared(f"{evil} {{Velt}} <said> [a & b\u202e\x08].\n", f"{evil} Velt said a & b\u202e\x08.\n", name=EVIL)
    text = page_of(replace(both, text=both.text.replace("‹", "<").replace("›", ">")), title=EVIL)
    seen = Reader(text)
    assert not {tag for tag, _ in seen.tags} & {"script", "img"}
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on")]
    assert words(text).count("<script>alert(1)</script>") == 6  # title, head, index, section, both sides
    assert "\u202e" not in text and "\x08" not in text


def test_nothing_wrong_and_no_document_at_all() -> None:
    assert "Whatever is in gold was found" in words(page_of(CLEAN))
    assert "0 documents" in words(page_of())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_every_error_of_any_annotation_is_told_once_and_shown_on_its_side(data: st.DataObject) -> None:
    text = "".join(data.draw(WORDS)) + "end"
    gold, found = data.draw(any_items(text)), data.draw(any_items(text))
    html = page_of(Compared(name="a", text=text, gold=gold, found=found))
    told = re.findall(r'<li class="case (\w+)-\w+" id="e1-(\d+)">', html)
    listed = re.findall(r'<a class="n (\w+) case \w+-\w+" href="#e1-(\d+)">', html.partition("<section")[0])
    assert sorted(told) == sorted(listed)
    assert {kind for kind, _ in told} <= set(ERRORS)
    assert len(set(told)) == len(told)


# ---- in a browser


@pytest.fixture
def place(tmp_path: Path) -> str:
    path = tmp_path / "errors.html"
    path.write_text(page_of(CASE, CLEAN, replace(CASE, name="again")), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window without scripts, in which nothing may be asked for but the file."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    assert len({url.partition("#")[0] for url in asked}) == 1


@pytest.mark.browser
def test_errors_are_chosen_by_kind_and_form_without_scripts(page: Page, place: str) -> None:
    page.goto(place)
    told = page.locator(".row li:visible")
    expect(told).to_have_count(8)
    for kind in ("missed", "spurious", "boundary"):
        page.get_by_label(NAMES[kind]).uncheck()
    expect(told).to_have_text([re.compile("source differs")] * 2)
    expect(page.locator(".row:visible")).to_have_count(2)
    page.get_by_label("direct", exact=True).uncheck()
    expect(told).to_have_count(0)
    expect(page.locator("section:visible")).to_have_count(0)
    page.get_by_label("missed").check()
    expect(told).to_have_text([re.compile("missed")] * 2)


@pytest.mark.browser
def test_the_index_leads_to_an_error(page: Page, place: str) -> None:
    page.goto(place)
    page.get_by_text("Every error, by document").click()
    page.locator(".index a.boundary").last.click()
    expect(page).to_have_url(re.compile("#e3-5$"))
    expect(page.locator("#e3-5")).to_be_in_viewport()


@pytest.mark.browser
def test_it_fits_every_window_and_can_be_read_in_light_and_dark(chromium: Browser, place: str) -> None:
    page = chromium.new_page()
    page.goto(place)
    page.get_by_text("Every error, by document").click()
    for width in (1280, 800, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.locator("body").evaluate(FAINT) == []
    page.close()
