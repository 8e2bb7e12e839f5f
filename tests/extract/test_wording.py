"""Lines that speak of the page, and lines that only look so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.blocks import clean, key
from reportedly.extract.wording import is_about_the_page, is_credit, is_time, without_controls


@pytest.mark.parametrize(
    "line",
    [
        "Follow The Ferry Post Opinion section on Facebook, Twitter and Instagram.",
        "Facebook Twitter Google+ WhatsApp",
        "Need more news? Get a subscription of our sister title, “Harbour”, with its own paper.",
        "Sign Up: Stay on top of the news! Sign up for our email newsletters here.",
        "You can also subscribe to this newsletter here.",
        "If you enjoyed this article, we have a proposition for you.",
        "Have a tip? Ann Lee may be reached at ann@post.example.",
        "Email Ann Lee at ann@post.example or follow her @annlee.",
        "Reach the reporters on the telephone at 555-0101.",
        "More of the harbour: https://post.example/harbour",
        "Follow the full coverage of the harbour at https://post.example/harbour",
        "Popular on the Ferry Post",
        "Lesezeit: 3 Minuten",
    ],
)
def test_about_the_page(line: str) -> None:
    assert is_about_the_page(line)


@pytest.mark.parametrize(
    "line",
    [
        "Twitter said on Monday that it would follow the order.",
        "Email addresses of four officials were found at the office.",
        "If you enjoyed this article of faith, the minister said, there are others.",
        "“Have a tip? Keep it,” the harbour master told the paper.",
        "He asked readers to subscribe to our view of the matter: that nobody had been held, and nothing was known.",
        "Print was dead, he said.",
    ],
)
def test_not_about_the_page(line: str) -> None:
    assert not is_about_the_page(line)


def test_credits_and_what_only_begins_like_one() -> None:
    assert all(map(is_credit, ["Source: Wire", "(Reuters)", "Main image credit: Getty", "Photo: Ann Lee/AFP"]))
    assert is_credit("Originally published on The Ferry Post.")
    assert not any(
        map(is_credit, ["Photo shows the gate.", "Source: it was never named, the police said.", "Pictures"])
    )


def test_times_and_controls() -> None:
    assert all(map(is_time, ["10 p.m.", "4:14 p.m.", "12:05 AM"]))
    assert not any(map(is_time, ["10", "10 people", "at 10 p.m."]))
    assert without_controls("2 of 4The gate. less") == "The gate."
    assert without_controls("2 of 45 people held on Monday") == "2 of 45 people held on Monday"
    assert without_controls("The gate, on Mon… read more") == ""


@given(st.text())
def test_the_fast_key_is_the_plain_one(text: str) -> None:
    assert key(text) == re.sub(r"[\W_]+", "", text).casefold()


@given(st.text())
def test_clean_text_has_single_spaces_and_no_marks_that_hide(text: str) -> None:
    words = clean(text)
    assert words == " ".join(words.split()) == clean(words)
    assert not re.search("[\x00-\x08\u200b\u202a-\u202e\ufeff]", words)
