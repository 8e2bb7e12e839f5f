"""Plain text: the text is the file."""

from __future__ import annotations

import pytest

from reportedly.errors import ExtractionError
from reportedly.extract import extract
from tests.extract.pages import capture, check


@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "\ufeffWire\r\n\r\n  Kalsburg, April 18 (Wire) - He said.\r\n\tShe did not.\r",
        "A\u2028B\u2029C\u0085D\x0bE",
        "null \x00 and \u202e marks stay",
        "<p>not markup</p>",
    ],
)
def test_nothing_is_changed(text: str) -> None:
    document, description = extract(capture(text, media_type="text/plain"))
    assert document.text == text
    assert {p.kind for p in description.paragraphs} == {"body"}
    assert description.title is None
    check(document, description)


def test_lines_are_paragraphs() -> None:
    document, description = extract(capture("A title\n\n  First.\nSecond. \n", media_type="text/x-wire"))
    assert [document.text[slice(*p.span)] for p in description.paragraphs] == ["A title", "First.", "Second."]


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"caf\xe9", "iconv"), (b"\xff\xfea\x00", "iconv"), (b" \n\t", "no words"), (b"--- ...", "no words")],
)
def test_what_cannot_be_read_names_the_cure(body: bytes, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        extract(capture(body, media_type="text/plain"))


def test_the_bound() -> None:
    with pytest.raises(ExtractionError, match="max_text"):
        extract(capture("He said no.", media_type="text/plain"), max_text=5)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A title\n\nBy Ada Velt\nThe Post, 14 May 2024\n\nIt rained.", "2024-05-14"),
        ("14 May 2024\n\nDear Sir,", "2024-05-14"),
        ("A title\n2024-05-14\nIt rained.", "2024-05-14"),
        ("A title\nIt rained on Monday.\n14 May 2024", None),
        ("A title\n03/04/2024\nIt rained.", None),
        ("A title\nUpdated 14 May 2024\nIt rained.", None),
        ("A title\nThe committee of inquiry met in the great hall on 14 May 2024", None),
        ("It rained on 14 May 2024.", None),
        ("A title\n14 May\nIt rained.", None),
    ],
)
def test_a_day_in_a_line_of_its_own_on_top_is_that_of_publication(text: str, published: str | None) -> None:
    assert extract(capture(text, media_type="text/plain"))[1].published == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Live: Protest over the bridge\n\n3 June 2026\n\nIt rained.", "Live: Protest over the bridge"),
        ("Who closed the bridge?\r\n\r\nIt rained.", "Who closed the bridge?"),
        ("It rained all day.\n\nIt dried.", None),
        ("Dear Sir\n\nIt rained.", None),
        ("Protest over the bridge\nIt rained.", None),
        ("Protest over the bridge", None),
        ("“Protest over the bridge”\n\nIt rained.", None),
        ("2 killed in the storm\n\nIt rained.", None),
        ("word " * 60 + "\n\nIt rained.", None),
    ],
)
def test_a_first_line_that_heads_the_rest_is_the_title(text: str, title: str | None) -> None:
    document, description = extract(capture(text, media_type="text/plain"))
    assert description.title == title
    assert {p.kind for p in description.paragraphs} == {"body"}
    assert document.text == text
