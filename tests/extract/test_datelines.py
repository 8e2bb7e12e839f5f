"""The day that is printed beside a title, where nothing states it for machines."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import BODY, read


def published(line: str, lang: str = "en", address: str | None = None, above: str = "") -> str | None:
    page = f"<html lang='{lang}'><body>{above}<h1>Forty held at the gate</h1>{line}{BODY}</body></html>"
    return (read(page, address=address) if address else read(page))[1].published


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Ann Lee, Bo Orr on Monday, November 18th, 2019 at 11:08 a.m.", "2019-11-18"),
        ("Von Anna Weg publiziert am 30. Juli 2018", "2018-07-30"),
        ("Publié le 3 août 2021 à 14h05", "2021-08-03"),
        ("24 сентября 2018, 10:15", "2018-09-24"),
        ("Publicado el 3 de mayo de 2020", "2020-05-03"),
        ("2019年11月20日 10時", "2019-11-20"),
        ("2016.12.01", "2016-12-01"),
        ("PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05, Thu, Nov 21, 2019", "2019-11-19"),
        ("Updated: 11:05, Thu, Nov 21, 2019; first published Nov 19, 2019", "2019-11-19"),
        ("Last updated Thu, Nov 21, 2019", "2019-11-21"),
        ("The fire of 1984 is not a day", None),
        ("12 years, 2019", None),
    ],
)
def test_days_in_words_and_numbers(line: str, day: str | None) -> None:
    assert published(f"<p class=meta>{line}</p>") == day


@pytest.mark.parametrize(
    ("lang", "address", "day"),
    [
        ("en", None, "2020-03-04"),
        ("en-US", None, "2020-03-04"),
        ("en-GB", None, "2020-04-03"),
        ("en", "https://post.example.co.uk/a", "2020-04-03"),
        ("pt-BR", None, "2020-04-03"),
        ("de", None, "2020-04-03"),
    ],
)
def test_day_and_month_stand_as_the_page_s_country_writes_them(lang: str, address: str | None, day: str) -> None:
    assert published("<p>03/04/2020</p>", lang, address) == day


def test_a_number_that_can_be_no_month_is_the_day() -> None:
    assert published("<p>25/12/2020</p>") == published("<p>12/25/2020</p>", "de") == "2020-12-25"


def test_below_the_title_goes_before_above_it() -> None:
    above = "<p>— Jon Vale on Sunday, October 13th, 2019 in an article</p>"
    assert published("<p>By Ann Lee on Monday, November 18th, 2019</p>", above=above) == "2019-11-18"
    assert published("", above=above) == "2019-10-13"


def test_the_first_paragraph_s_own_dates_are_not_the_page_s() -> None:
    body = "<p>Those held on 3 May 2021 were let go on 5 May 2021, the harbour authority said in a long statement that "
    body += "was read out at the gate, while families waited for hours in the rain and nobody would tell them more.</p>"
    assert published(body) is None


@given(st.text(max_size=160))
def test_no_line_is_too_odd(line: str) -> None:
    found = published(f"<p class=meta>{escape(line)}</p>")
    assert found is None or len(found) >= 10
