"""What two spellings of one address share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.address import page_key, same_page

SAME = [
    "https://example.org/a/story",
    "http://www.example.org/a/story/",
    "HTTPS://Example.ORG:443/a/story#comments",
    "https://example.org/a/story?utm_source=x&fbclid=1&gclid=2",
]
DIFFERENT = [
    "https://example.org/a/Story",
    "https://example.org/a/story?id=7",
    "https://example.org/a/story?4711",
    "https://example.org:8080/a/story",
    "https://m.example.org/a/story",
    "https://example.org/",
]


@pytest.mark.parametrize("address", SAME)
def test_one_page_in_several_spellings(address: str) -> None:
    assert page_key(address) == "example.org/a/story"


def test_pages_that_differ() -> None:
    assert len({page_key(address) for address in [SAME[0], *DIFFERENT]}) == len(DIFFERENT) + 1


@given(st.text(max_size=60))
def test_anything_has_a_key_and_its_key_is_stable(address: str) -> None:
    assert page_key(address) == page_key(address)
    assert page_key(" " + address) == page_key(address)


@pytest.mark.parametrize(
    ("fetched", "same"),
    [
        ("https://example.org/news/story?source=rss", True),
        ("https://example.org/amp/news/story.html", True),
        ("https://example.org/news/story/amp/", True),
        ("https://example.org/news/story.amp.html", True),
        ("https://example.org/news/another", False),
        ("https://example.org/@somebody/story", False),
        ("https://example.org/", False),
    ],
)
def test_whether_a_page_states_its_own_address(fetched: str, same: bool) -> None:
    assert same_page("https://example.org/news/story", fetched) is same
