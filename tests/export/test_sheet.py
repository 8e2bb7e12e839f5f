from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export.sheet import render
from reportedly.types import Paragraph, Span
from tests.making import told

EVIL = "<script>alert(1)</script> & \"quoted\" 'single' <img src=x onerror=alert(1)> ]]> --> </style>"


class Reader(HTMLParser):
    """What a browser would see: tags with their attributes, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, name: str) -> list[str]:
        return [str(attributes[name]) for _, attributes in self.tags if name in attributes]


def sheet(*marked: str, outlet: str | None = None) -> str:
    return "".join(render(told(text, f"{n}.txt", outlet=outlet).page for n, text in enumerate(marked)))


def test_everything_of_a_page_is_escaped_and_nothing_runs() -> None:
    item = told("x\n{Velt} <said> [no].", EVIL, title=EVIL, outlet=EVIL, published=EVIL)
    page = "".join(render([item.page]))
    seen = Reader(page)
    assert {tag for tag, _ in seen.tags}.isdisjoint({"script", "img", "iframe", "object", "link", "form", "base"})
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on")]
    assert seen.words.count("<script>alert(1)</script>") == 3  # outlet, date and origin, as words


def test_the_words_of_a_text_are_escaped() -> None:
    page = sheet(f"{EVIL.replace('<', '‹').replace('>', '›')}\n{{Velt}} <said> [a & b].")
    assert "a &amp; b" in page
    seen = Reader(page)
    assert seen.words.count("a & b") == 2  # in the text, and in the list


def test_spans_are_marked_and_joined_to_the_list_by_links_both_ways() -> None:
    seen = Reader(sheet("It rained.\n{Velt} <said> [no].\n{Orme} <added> [yes].", "{She} <said> [maybe]."))
    marks = [a["class"] for tag, a in seen.tags if tag == "mark"]
    assert marks[3:] == ["source", "cue", "content"] * 3  # after the three of the legend
    ids = seen.all("id")
    assert sorted(ids) == ["s1-1", "s1-2", "s2-1", "t1-1", "t1-2", "t2-1"]
    assert sorted(href.removeprefix("#") for href in seen.all("href")) == sorted(ids)


def test_a_content_over_several_paragraphs_has_one_place() -> None:
    item = told("x")
    over = told("{Velt} <said>: [“One. And two.”]")
    halves = (Paragraph(span=Span(0, 17), kind="body"), Paragraph(span=Span(18, len(over.document.text)), kind="body"))
    page = replace(over.page, description=replace(over.description, paragraphs=halves))
    ids = Reader("".join(render([page, item.page]))).all("id")
    assert len(ids) == len(set(ids)) == 2


def test_a_sheet_stands_alone() -> None:
    """Nothing is fetched: no address in it but those of its own places, and a policy that forbids the rest."""
    page = sheet("{Velt} <said> [no].")
    seen = Reader(page)
    assert all(href.startswith("#") for href in seen.all("href"))
    assert not seen.all("src")
    assert "url(" not in page
    assert "@import" not in page
    [policy] = [a["content"] for tag, a in seen.tags if tag == "meta" and "http-equiv" in a]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


def test_kinds_of_paragraphs_are_classes() -> None:
    item = told("Title\nBody")
    kinds = (Paragraph(span=Span(0, 5), kind="title"), Paragraph(span=Span(6, 10), kind="caption"))
    page = replace(item.page, description=replace(item.description, paragraphs=kinds))
    classes = [a.get("class") for tag, a in Reader("".join(render([page]))).tags if tag == "p"]
    assert classes[2:4] == ["title", "caption"]


def test_nothing_found_and_no_page_at_all() -> None:
    assert "No attribution was found" in sheet("Nobody spoke.")
    assert Reader("".join(render([]))).words.strip().endswith("content")


def test_control_and_direction_marks_are_not_shown() -> None:
    page = sheet("{Velt} <said> [no\u202e\x08 more].")
    assert "\u202e" not in page
    assert "\x08" not in page
    assert "no more" in page


ONE_LINE = st.text(st.characters(exclude_characters="[]<>{}\n\r\u2028\u2029", exclude_categories=["Cs"]), max_size=60)


@given(ONE_LINE, st.text(max_size=30))
@settings(deadline=None, max_examples=100)
def test_whatever_a_page_says_the_sheet_has_the_same_tags(words: str, outlet: str) -> None:
    usual = re.findall(r"</?\w+", sheet("Words {Velt} <said> [no].", outlet="Post"))
    assert re.findall(r"</?\w+", sheet(f"W{words}. {{Velt}} <said> [no].", outlet=f"P{outlet}")) == usual
