"""What a page states about itself."""

from __future__ import annotations

import json

import pytest

from reportedly.errors import SettingError
from reportedly.extract import Overrides
from reportedly.extract.dates import best_moment, moment
from reportedly.extract.facts import tidy_name
from reportedly.types import Description
from tests.extract.pages import BODY, PROSE, article, read


def described(head: str, address: str | None = None, inner: str = "") -> Description:
    page = article(inner + BODY, head=head)
    return read(page, address=address)[1] if address else read(page)[1]


def data(**thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def test_structured_data() -> None:
    found = described(
        data(
            **{
                "@graph": [
                    {"@type": "WebSite", "name": "Not this"},
                    {
                        "@type": ["NewsArticle"],
                        "headline": "Forty held at the gate",
                        "datePublished": "2024-05-12T11:05:00+02:00",
                        "dateModified": "2024-05-13T08:00:00Z",
                        "author": [{"name": "Ann Lee"}, {"name": "Bo Orr"}],
                        "publisher": {"@type": "Organization", "name": "The Post &amp; Mail"},
                    },
                ]
            }
        )
    )
    assert found.published == "2024-05-12T11:05:00+02:00"
    assert found.modified == "2024-05-13T08:00:00+00:00"
    assert found.byline == "Ann Lee, Bo Orr"
    assert found.outlet == "The Post & Mail"


def test_meta_elements() -> None:
    found = described(
        "<meta property=og:site_name content='Post | Sport | Weather'><meta name=author content='By Ann Lee'>"
        "<meta property=article:published_time content='2024-05-12T11:05:00.123+0200'>"
    )
    assert (found.outlet, found.byline, found.published) == ("Post", "Ann Lee", "2024-05-12T11:05:00+02:00")


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"@type": "NewsArticle", "headline": 1e999}', "null", '"x"'])
def test_broken_structured_data_is_passed_over(broken: str) -> None:
    found = described(f'<script type="application/ld+json">{broken}</script>')
    assert found.title == "Forty held at the gate"


def test_outlet_from_the_title_then_from_the_host() -> None:
    assert described("").outlet == "The Post"
    page = f"<html><body><article><h1>Forty held</h1>{BODY}</article></body></html>"
    assert read(page, address="https://www.post.example/a")[1].outlet == "post.example"
    assert read(page)[1].outlet is None


def test_a_number_after_the_title_is_no_outlet() -> None:
    page = f"<html><head><title>Forty held - post 4417</title></head><body><h1>Forty held</h1>{BODY}</body></html>"
    assert read(page)[1].outlet is None


@pytest.mark.parametrize(
    ("href", "address", "expected"),
    [
        ("https://post.example/a#top", "https://post.example/a?utm=1", "https://post.example/a"),
        ("/a", "https://post.example/a?utm=1", "https://post.example/a"),
        ("https://www.post.example/a", "https://post.example/a?x", "https://www.post.example/a"),
        ("https://other.example/a", "https://post.example/a", "https://post.example/a"),
        ("https://post.example/", "https://post.example/a", "https://post.example/a"),
        ("javascript:alert(1)", "https://post.example/a", "https://post.example/a"),
        ("http://[", "https://post.example/a", "https://post.example/a"),
        ("https://post.example/a", None, "https://post.example/a"),
        ("/a", None, None),
    ],
)
def test_canonical_address_of_the_same_host_only(href: str, address: str | None, expected: str | None) -> None:
    assert described(f"<link rel=canonical href='{href}'>", address=address).address == expected


def test_the_printed_title_goes_before_the_stated_one() -> None:
    head = "<meta property=og:title content='Forty held at the gate – why it matters to you'>"
    assert described(head).title == "Forty held at the gate"


def test_a_title_without_a_heading_loses_its_site() -> None:
    page = (
        "<html><head><title>WIRE :: Forty held at the gate</title><meta property=og:site_name content=Wire></head>"
        f"<body>{BODY}</body></html>"
    )
    assert read(page)[1].title == "Forty held at the gate"


def test_no_date_is_invented() -> None:
    footer = "<footer>© 2019 The Post</footer>"
    page = article("<p>Those held on 3 May 2021 were let go on 5 May 2021.</p>" + BODY) + footer
    assert read(page)[1].published is None


def test_a_time_element_of_the_article() -> None:
    inner = "<p>By Ann Lee <time datetime='2024-05-12T11:05:00+02:00'>Sunday</time></p>"
    assert described("", inner=inner).published == "2024-05-12T11:05:00+02:00"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-05-12T11:05:00+02:00", "2024-05-12T11:05:00+02:00"),
        ("2024-05-12T11:05:00Z", "2024-05-12T11:05:00+00:00"),
        ("2024-05-12 11:05:00 -0500", "2024-05-12T11:05:00-05:00"),
        ("Sun, 12 May 2024 11:05:00 GMT", "2024-05-12T11:05:00+00:00"),
        ("2024-05-12T11:05:00", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
        ("20240512", "2024-05-12"),
        ("2024-05-12T99:99", "2024-05-12"),
        ("2024-13-12", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
        ("9" * 100, None),
    ],
)
def test_moments(stated: str, expected: str | None) -> None:
    assert moment(stated) == expected


def test_the_fuller_moment_of_the_same_day_wins() -> None:
    assert best_moment(["2024-05-12", "2024-05-13T01:00:00Z", "2024-05-12T11:05:00Z"]) == "2024-05-12T11:05:00+00:00"
    assert best_moment(["nonsense", ""]) is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee · Sunday, 12 May 2024 · 3 min read", "Ann Lee"),
        ("Ann Lee Published on Wednesday 24 April 2024", "Ann Lee"),
        ("Posted on 2 May 2024 by Hedda Lorn", "Hedda Lorn"),
        ("Across the River, presented by Karel Imming", "Karel Imming"),
        ("von Anna Vey", "Anna Vey"),
        ("By Ines Marr", "Ines Marr"),
        ("Anna Martin", "Anna Martin"),
        ("John Friedman May 8, 2024", "John Friedman"),
        ("By Hedda May", "Hedda May"),
        ("Jo Sundell Monday, May 6", "Jo Sundell"),
        ("Ann Lee Friday 3 May", "Ann Lee"),
        ("By Ann Lee and Bo Orr", "Ann Lee and Bo Orr"),
        ("admin", ""),
        ("https://post.example/ann", ""),
        ("12 May 2024", ""),
    ],
)
def test_names_in_bylines(printed: str, name: str) -> None:
    assert tidy_name(printed) == name


def test_language() -> None:
    assert read(article(BODY))[1].language == "en"
    german = "Die Hafenbehörde erklärte am Montag, dass etwa vierzig Menschen am Tor festgehalten worden seien. "
    page = f"<html><body><article><h1>Vierzig</h1><p>{german}</p><p>{german * 2}</p></article></body></html>"
    assert read(page)[1].language == "de"
    assert read("1234 56 78 90 ok", media_type="text/plain")[1].language is None


@pytest.mark.parametrize("wrong", [{"published": "soon"}, {"published": "2024-13"}, {"language": "English"}])
def test_overrides_that_cannot_be(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="write"):
        Overrides(**wrong)


def test_the_body_is_the_same_whatever_the_facts() -> None:
    assert [read(article(BODY, head=h))[0].text for h in ("", "<meta name=author content=X>")] == [
        "\n\n".join(["Forty held at the gate", *PROSE])
    ] * 2


def two_days(stated: str, meta: str) -> tuple[str, ...]:
    known = {"@type": "NewsArticle", "headline": "Forty held", "datePublished": stated, "dateModified": "2024-06-01"}
    head = data(**known)
    return described(head + f"<meta property=article:published_time content='{meta}'>").also_published


def test_days_of_publication_that_disagree_are_kept() -> None:
    assert two_days("2024-05-08", "2024-05-12T11:05:00+02:00") == ("2024-05-12",)


@pytest.mark.parametrize("meta", ["2024-05-09T00:30:00+02:00", "2024-05-07", "yesterday", "", "0001-01-01"])
def test_a_day_apart_or_no_date_is_no_disagreement(meta: str) -> None:
    assert two_days("2024-05-08", meta) == ()


def test_what_the_user_says_of_the_day_is_held_against_the_page() -> None:
    page = article(BODY, head=data(**{"@type": "NewsArticle", "headline": "Forty held", "datePublished": "2024-05-08"}))
    found = read(page, overrides=Overrides(published="2024-05-20"))[1]
    assert (found.published, found.also_published) == ("2024-05-20", ("2024-05-08",))
