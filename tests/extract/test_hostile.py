"""Pages made to break a reader. Each is named for its defect; what is asserted is an end, never a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportedly.errors import ExtractionError
from reportedly.extract import extract
from reportedly.extract.tree import MOST_TAGS
from tests.extract.pages import BODY, PROSE, article, capture, check, kinds

HOSTILE = Path(__file__).parent.parent / "data" / "hostile"

GENERATED = {
    "ten_megabytes_of_open_tags": "<div>" * 2_000_000,
    "deep_nesting": "<div>" * 40_000 + BODY,
    "deep_lists": "<ul><li>" * 20_000 + BODY,
    "deep_tables": "<table><tr><td>" * 15_000 + BODY,
    "too_many_attributes": "<p " + " ".join(f"a{i}" for i in range(200_000)) + ">" + BODY,
    "attributes_without_space": "<p " + "".join(f"a{i}='x'" for i in range(100_000)) + ">" + BODY,
    "open_quotes": "<a b='" * 30_000 + BODY,
    "many_spans_in_a_paragraph": "<article><p>" + "<span>word </span>" * 40_000 + "</p>" + BODY,
    "many_cells_in_a_row": "<article><table><tr>" + "<td>abc</td>" * 40_000 + "</tr></table>" + BODY,
    "deep_structured_data": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
    "graph_in_graph": '<script type="application/ld+json">' + '{"@graph":[' * 300 + "]}" * 300 + "</script>" + BODY,
    "title_of_separators": "<title>" + "a - " * 200_000 + "</title>" + BODY,
    "caption_of_credits": "<figure><figcaption>" + "Photo: (" * 100_000 + "</figcaption></figure>" + BODY,
    "class_of_words": "<div class='" + "photo-" * 300_000 + "'>x</div>" + BODY,
    "entities": "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;</p>" + "&amp;" * 100_000 + BODY,
    "external_entity": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>" + BODY,
    "long_word": "<p>" + "x" * 1_000_000 + "</p>" + BODY,
    "unclosed_script": BODY + "<script>" * 20_000,
    "unclosed_comment": BODY + "<!-- " * 20_000,
}


@pytest.mark.parametrize("name", GENERATED)
def test_a_hostile_page_ends_as_text_or_error(name: str) -> None:
    try:
        document, description = extract(capture(GENERATED[name]))
    except ExtractionError as error:
        assert "a.html" in str(error)
    else:
        check(document, description)
        assert "root:" not in document.text


def test_attributes_beyond_reason_leave_the_article() -> None:
    overfull = "<div " + " ".join(f"a{i}='>'" for i in range(5000)) + ">note</div>"
    assert [words for _, words in kinds(article(overfull + BODY))][-len(PROSE) :] == list(PROSE)


@pytest.mark.parametrize(
    "odd", ["\x0c", "\x01", "\ufffe", "\uffff", "&#1;", "&#12;", "&#x0B;", "&#xFFFE;", "&#65535", "&#xD800;"]
)
def test_a_character_that_no_page_may_hold_costs_nothing(odd: str) -> None:
    found = kinds(article(f"<p>{odd} {PROSE[0][:20]}{odd}</p>{BODY}"))
    assert [words for _, words in found][-len(PROSE) :] == list(PROSE)


def test_too_many_tags_name_the_bound() -> None:
    with pytest.raises(ExtractionError, match=f"{MOST_TAGS:,} tags"):
        extract(capture("<p>" * (MOST_TAGS + 1)))


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("page-*.html")), ids=lambda path: path.stem)
def test_hostile_files(path: Path) -> None:
    document, description = extract(capture(path.read_bytes()))
    check(document, description)
    assert PROSE[0] in document.text


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='related'>", "</div>", "<blockquote class=twitter-tweet>", "</blockquote>", "<h1>",
        "<figure>", "<figcaption>", "</figure>", "<br>", "<br><br>", "<table><tr><td>", "</table>", "<ul><li>", "</ul>",
        "<article>", "</article>", "<span class=credit>", "</span>", "Photo: AFP", "<a href=x>", "</a>", "\u202e",
        "\x00", "<title>", "</title>", "<!--", "-->", "<script>", "</script>", "<p class=byline>By Ann Lee</p>", "&#0;",
        PROSE[0], PROSE[1], PROSE[2], "“No,” she said. ", "\xa0", "<p hidden>", "<td class='caption'>", "<svg><p>",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=300)))
@example("<table><tr>" + BODY + "</tr></table>")
def test_any_page_gives_paragraphs_in_order_or_an_extraction_error(page: str) -> None:
    try:
        document, description = extract(capture(page.encode("utf-8", "replace")))
    except ExtractionError:
        return
    check(document, description)
    assert document.text == "\n\n".join(document.text[slice(*p.span)] for p in description.paragraphs)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/plain", "application/xhtml+xml"]))
def test_any_bytes_give_a_document_or_an_extraction_error(body: bytes, media_type: str) -> None:
    try:
        document, description = extract(capture(body, media_type=media_type))
    except ExtractionError:
        return
    check(document, description)
