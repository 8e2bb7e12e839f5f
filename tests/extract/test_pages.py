"""What is read from a page: its paragraphs, their kinds and order, and nothing that is about the page itself."""

from __future__ import annotations

import pytest

from reportedly.errors import ExtractionError
from reportedly.extract import Overrides, extract
from reportedly.identity import document_id
from reportedly.types import Kind
from tests.extract.pages import BODY, PROSE, article, capture, check, kinds, read

TITLE = ("title", "Forty held at the gate")
PARAGRAPHS = [("body", line) for line in PROSE]


def test_title_then_paragraphs_parted_by_empty_lines() -> None:
    document, description = read(article(BODY))
    assert document.text == "\n\n".join(["Forty held at the gate", *PROSE])
    assert document.id == document_id(document.capture_id, document.text)
    assert description.title == "Forty held at the gate"
    assert description.producer.name == "trafilatura"
    check(document, description)


def test_reading_twice_gives_the_same() -> None:
    assert read(article(BODY)) == read(article(BODY))


def test_white_space_is_single_and_control_characters_are_gone() -> None:
    odd = "The  harbour\n\tauthority&nbsp;said\u202e on\u0000 Monday&#x202d; that so\u00adme forty people were held."
    assert ("body", "The harbour authority said on Monday that some forty people were held.") in kinds(
        article(f"<p>{odd}</p>{BODY}")
    )


def test_menus_cookies_sharing_and_related_links_are_out() -> None:
    around = (
        "<div>Your browser is not supported. Please update it.</div><nav><ul><li><a href=/>Home</a><li><a href=/>World"
        "</a></ul></nav><div class=cookie-banner><p>We use cookies to count our readers. You can refuse them.</p></div>"
    )
    after = (
        "<p>Advertisement</p><p>Sign up for our newsletter</p><ul class=share><li>Share on Facebook</ul>"
        "<aside class=related><h2>More on this subject</h2><ul><li><a href=/1>The other day at the harbour</a>"
        "<li><a href=/2>Ferry to the islands halted again</a></ul></aside>"
        "<p><a href=/3>SEE MORE: Ten years of the ferry in pictures</a></p><h3>Comments</h3>"
    )
    assert kinds(article(BODY + after, around=around)) == [TITLE, *PARAGRAPHS]


def test_captions_and_credits_stand_in_their_place() -> None:
    figure = (
        "<figure><img src=a.jpg><figcaption>The gate, which “nobody closed”, on Monday. "
        "<span class=credit>Photo: Ann Lee / AFP</span></figcaption></figure>"
    )
    inner = f"<p>{PROSE[0]}</p>{figure}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert kinds(article(inner)) == [
        TITLE,
        PARAGRAPHS[0],
        ("caption", "The gate, which “nobody closed”, on Monday."),
        ("credit", "Photo: Ann Lee / AFP"),
        *PARAGRAPHS[1:3],
    ]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Smoke over the port.", "Photo: Ann Lee/AFP"),
        ("Smoke over the port", "(Reuters)"),
        ("Smoke over the port", "(Image: GETTY)"),
        ("The hall.", "AP Photo/Jim Bo"),
        ("The gate on Monday.", "© The Post / archive"),
        ("Smoke.", "Ann Lee/Getty Images"),
        ("A queue in Perrin.", "Foto: dpa"),
        ("Photo shows smoke over the port (seen from the east)", ""),
        ("The minister in a photo by her staff.", ""),
        ("", "Photo by Ann Lee/Getty Images"),
        ("‘The gate was open.’", "Photograph: AFP via Getty"),
        ("The old gate in Perrin.", "Main image credit: Getty"),
        ("", "Amy K. Lee/Wire"),
        ("", "Getty Images"),
    ],
)
def test_a_credit_is_parted_from_its_caption(caption: str, credit: str) -> None:
    figure = f"<div class='wp-caption'><img src=a.jpg><p class='wp-caption-text'>{caption} {credit}</p></div>"
    found = kinds(article(figure + BODY))
    assert [words for kind, words in found if kind == "caption"] == [caption][: bool(caption)]
    assert [words for kind, words in found if kind == "credit"] == [credit][: bool(credit)]


def test_a_caption_does_not_take_the_place_of_a_paragraph_that_says_the_same() -> None:
    figure = f"<figure><img src=a.jpg><figcaption>{PROSE[1]}</figcaption></figure>"
    assert kinds(article(figure + BODY)) == [TITLE, ("caption", PROSE[1]), *PARAGRAPHS]


def test_a_credit_that_follows_without_a_space_is_parted_too() -> None:
    figure = "<figure><figcaption>The old gate in Perrin.<span>Ann Lee / Reuters file</span></figcaption></figure>"
    assert kinds(article(figure + BODY))[1:3] == [
        ("caption", "The old gate in Perrin."),
        ("credit", "Ann Lee / Reuters file"),
    ]


def test_the_controls_of_a_gallery_are_no_caption() -> None:
    cut = "<figure><figcaption>The gate in Perrin, on … more</figcaption></figure>"
    whole = (
        "<figure><figcaption><span>2</span>of<span>4</span>The gate in Perrin, on Monday. less</figcaption></figure>"
    )
    assert kinds(article(cut + whole + BODY)) == [TITLE, ("caption", "The gate in Perrin, on Monday."), *PARAGRAPHS]


def test_captions_and_credits_side_by_side_are_told_by_their_own_names() -> None:
    picture = (
        "<div class='image__caption-credit'><div class=image__caption>The gate in 1987.</div>"
        "<div class=image__credit>Ann Lee</div></div>"
    )
    figure = f"<figure><img src=a.jpg>{picture}</figure>"
    below = "<div class=image-caption>The gate in 1988.</div><div class=image-credit>Ann Lee, Wire</div>"
    inner = f"{figure}<p>{PROSE[0]}</p>{below}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert kinds(article(inner)) == [
        TITLE,
        ("caption", "The gate in 1987."),
        ("credit", "Ann Lee"),
        PARAGRAPHS[0],
        ("caption", "The gate in 1988."),
        ("credit", "Ann Lee, Wire"),
        *PARAGRAPHS[1:3],
    ]


def test_a_caption_between_title_and_text_is_told_by_its_credit() -> None:
    page = (
        "<html><head><title>Forty held at the gate</title></head><body><h1>Forty held at the gate</h1><div class=top>"
        "<img src=a.jpg><p>The gate in Perrin, from the east. (Anna Vey/AP)</p></div>"
        f"<div class=text>{BODY}</div></body>"
    )
    assert kinds(page)[1:3] == [("caption", "The gate in Perrin, from the east."), ("credit", "(Anna Vey/AP)")]


def test_a_line_that_credits_a_picture_is_a_credit_wherever_it_stands() -> None:
    found = kinds(
        article(BODY + "<p>Main image credit: Getty</p><p>Photo: it was said to show the gate.</p>" + BODY[:120])
    )
    assert ("credit", "Main image credit: Getty") in found
    assert ("credit", "Photo: it was said to show the gate.") not in found


def test_a_caption_printed_twice_is_one() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The gate on Monday. Photo: AFP</figcaption></figure>"
    found = kinds(article(figure + figure + BODY))
    assert found == [TITLE, ("caption", "The gate on Monday."), ("credit", "Photo: AFP"), *PARAGRAPHS]


def test_embedded_posts_stay_where_they_are() -> None:
    post = (
        "<blockquote class=twitter-tweet><p>We gave no number. Ask the ones who did.</p>"
        "&mdash; Anna Vey (@vey) <a href=x>May 12, 2024</a><p>@vey</p><a href=y><p>Report</p></a></blockquote>"
    )
    inner = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{post}<p>{PROSE[2]}</p>"
    assert kinds(article(inner)) == [
        TITLE,
        *PARAGRAPHS[:2],
        ("embed", "We gave no number. Ask the ones who did."),
        ("embed", "— Anna Vey (@vey) May 12, 2024"),
        PARAGRAPHS[2],
    ]


def test_headings_lists_and_quotes() -> None:
    demands = (
        "<ul><li>that the police publish the list of the people it holds<li>that the gate stays open at night</ul>"
    )
    said = "<blockquote><p>No list was kept on that day, and nobody asked for one either.</p></blockquote>"
    inner = f"<p>{PROSE[0]}</p><h2>The demands</h2>{demands}<p>{PROSE[1]}</p>{said}<p>{PROSE[2]}</p>"
    expected: list[Kind] = ["title", "body", "heading", "list", "list", "body", "quote", "body"]
    assert [kind for kind, _ in kinds(article(inner))] == expected


def test_a_row_of_a_table_is_one_paragraph() -> None:
    table = "<table><tr><th>Who<th>How many</tr><tr><td>The police<td>23</tr></table>"
    found = kinds(article(BODY + table + f"<p>{PROSE[0]} Again.</p>"))
    assert ("list", "The police | 23") in found


def test_an_element_of_the_site_s_own_within_a_paragraph_does_not_part_it() -> None:
    line = "The number was checked twice by the paper (<x-source><a href=/1>1</a></x-source>), and stood both times."
    assert ("body", "The number was checked twice by the paper (1), and stood both times.") in kinds(
        article(BODY + f"<p>{line}</p>")
    )


def test_a_list_is_not_all_of_an_article() -> None:
    entries = "".join(f"<li>{line} {line}</li>" for line in PROSE)
    found = kinds(article(f"<p>Good morning. These are the news of the day.</p><ol>{entries}</ol>"))
    assert found[1] == ("body", "Good morning. These are the news of the day.")


def test_text_beside_that_of_the_article_in_the_same_element_is_of_it() -> None:
    lost = "A first paragraph that stands in no element of its own, as old content systems write it to this day."
    lines = "<br><br>".join(PROSE)
    page = f"<div class=article-content><h1>Forty</h1><div>{lost} <center><em>The gate</em></center>{lines}</div>"
    page += f"<div>{BODY}{BODY}</div></div>"
    assert ("body", lost) in kinds(article(page))


def test_a_list_of_places_to_turn_to_is_read_and_a_menu_is_not() -> None:
    menu = "".join(f"<li><a href=/{i}>Subject {i}</a>" for i in range(30))
    numbers = "".join(f"<li><a href=tel:{i}>Perrin {i}: 555-010{i}</a>, day and night</li>" for i in range(8))
    found = kinds(article(BODY + f"<h2>Where to turn</h2><ul>{numbers}</ul>", around=f"<div><ul>{menu}</ul></div>"))
    assert found == [
        TITLE,
        *PARAGRAPHS,
        ("heading", "Where to turn"),
        *(("list", f"Perrin {i}: 555-010{i}, day and night") for i in range(8)),
    ]


def test_a_dateline_that_was_taken_for_a_paragraph_is_none() -> None:
    inner = f"<p>Friday, 22 October 2010, at 20:13</p>{BODY}"
    assert kinds(article(inner)) == [TITLE, ("other", "Friday, 22 October 2010, at 20:13"), *PARAGRAPHS]
    opening = "On 22 October 2010 the gate was closed."
    assert kinds(article(f"<p>{opening}</p>{BODY}"))[1] == ("body", opening)


def test_a_link_in_brackets_names_who_is_quoted() -> None:
    quoted = f"<blockquote><p>{PROSE[0]}</p></blockquote><p>[<a href=/1>Wired</a>]</p>"
    assert ("body", "[Wired]") in kinds(article(quoted + BODY))


@pytest.mark.parametrize("tag", ["nav", "menu", "dialog", "label", "button", "picture", "source", "noscript", "figure"])
def test_an_element_that_was_left_open_does_not_take_the_page_with_it(tag: str) -> None:
    page = (
        f"<html><head><title>Forty held at the gate</title></head><body><{tag} class=x><a href=/>Home</a>"
        f"<main><article><h1>Forty held at the gate</h1>{BODY}</article></main></body></html>"
    )
    assert kinds(page) == [TITLE, *PARAGRAPHS]


def test_the_times_of_a_report_that_goes_on_are_kept() -> None:
    inner = f"<p>{PROSE[0]}</p><p>10 p.m.</p><p>{PROSE[1]}</p><p>4:14 p.m.</p><p>{PROSE[2]}</p>"
    assert [words for kind, words in kinds(article(inner)) if kind == "body"][1::2] == ["10 p.m.", "4:14 p.m."]


def test_the_head_of_an_article_is_read_whatever_its_header_is_called() -> None:
    head = (
        "<header class='content-header content-header--social-top lede-area'><h1>Forty held at the gate</h1>"
        "<figure><figcaption>The gate in Perrin.</figcaption></figure></header>"
    )
    page = (
        f"<html><head><title>Held: forty people</title></head><body><article>{head}<div>{BODY}</div></article></body>"
    )
    assert kinds(page) == [TITLE, ("caption", "The gate in Perrin."), *PARAGRAPHS]


def test_a_page_laid_out_with_tables() -> None:
    page = (
        f"<html><title>Forty held at the gate</title><body><table><tr><td>Menu<br>Home<br>Archive<td>{BODY}"
        "<td><b>Most read</b><br><a href=/1>Exchange rates</a></tr></table></body></html>"
    )
    assert kinds(page) == [TITLE, *PARAGRAPHS]


def test_bulleted_lines_are_paragraphs() -> None:
    inner = BODY + "<p>For those who sign:<br>– a single payment on signing<br>– a holiday on loans</p>" + BODY[:120]
    words = [text for _, text in kinds(article(inner))]
    assert "– a single payment on signing" in words


def test_a_text_in_several_containers_of_one_name_is_whole() -> None:
    halves = [f"<div class=article-body>{''.join(f'<p>{p}</p>' for p in PROSE[i : i + 2])}</div>" for i in (0, 2)]
    assert kinds(article("<div class=ad>Advertisement</div>".join(halves))) == [TITLE, *PARAGRAPHS]


def test_the_standfirst_is_kept_beside_the_body() -> None:
    found = kinds(article(f"<p class=standfirst>Nobody knows how many were held on Monday.</p>{BODY}"))
    assert found == [TITLE, ("other", "Nobody knows how many were held on Monday."), *PARAGRAPHS]


def test_the_byline_is_printed_once_and_named() -> None:
    inner = f"<p class=byline>By Ann Lee · 12 May 2024, 11.05 am · 3 min read</p>{BODY}"
    document, description = read(article(inner))
    assert description.byline == "Ann Lee"
    assert document.text.count("Ann Lee") == 1
    assert [p.kind for p in description.paragraphs][:2] == ["title", "byline"]


def test_reactions_below_a_post_are_no_words() -> None:
    inner = f"<div class=text>{'<br><br>'.join(PROSE)}</div><div><span>🔥 2.1K</span><span>👍 884</span></div>"
    assert kinds(article(inner)) == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize("name", ["rollover-people-block", "tooltiptext", "hovercard", "sr-only"])
def test_what_is_shown_under_the_pointer_is_not_of_the_sentence(name: str) -> None:
    card = f'Mara Velt<span class="{name}">Mara A. Velt Harbour to close</span>'
    said = f"<p>Governor {card} said that the harbour would stay open for all of the summer.</p>"
    found = read(article(said + BODY))[0].text
    assert "Governor Mara Velt said that" in found


def test_words_that_are_only_in_the_structured_data_are_read() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Forty held at the gate", '
    data += f'"articleBody": "{" ".join(PROSE)}"}}</script>'
    page = (
        f"<html><head>{data}</head><body><div><h1>Forty held at the gate</h1><p>Subscribe to read on.</p></div></body>"
    )
    assert kinds(page) == [TITLE, ("body", " ".join(PROSE))]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><title>The Post</title><body><nav><a href=/>Home</a> <a href=/w>World</a></nav></body></html>",
        "<html><body><script>var app = {};</script><div id=root></div></body></html>",
        "not a page",
        "<",
        "\x00",
    ],
)
def test_a_page_without_an_article_is_an_error_with_a_cure(page: str) -> None:
    with pytest.raises(ExtractionError, match=r"a\.html .*: "):
        read(page)


def test_text_over_the_bound_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="max_text"):
        extract(capture(article(BODY)), max_text=100)


def test_overrides_win() -> None:
    overrides = Overrides(published="2024-05", outlet="Us", title="Ours", language="xx")
    _, description = read(article(BODY, head="<meta property=og:site_name content=Them>"), overrides)
    assert (description.published, description.outlet) == ("2024-05", "Us")
    assert (description.title, description.language) == ("Ours", "xx")
