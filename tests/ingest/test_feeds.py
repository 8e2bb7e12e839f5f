"""Feeds: what they list, what is kept of it, and what no feed may do."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import FormatError, OriginError
from reportedly.extract import extract
from reportedly.ingest import gather, ingest
from reportedly.ingest.feeds import JSON_FEED, LARGEST, MOST, Feed, Listed, feed_type, read_feed
from reportedly.settings import Settings
from reportedly.types import ENTRY, Capture, Entry, Failure
from tests.ingest.sites import Sites, article, rss

QUICK, TEXT = Settings(fetch_delay=0), Settings(fetch_delay=0, feed="text")
FEED, PAGE = "https://post.example/feed.xml", "https://post.example/a"
DAY = "Wed, 08 May 2024 09:00:00 +0200"
ITEM = f"""<title>Gates &amp; ships</title><link>/a</link><guid isPermaLink="false">g1</guid><pubDate>{DAY}</pubDate>
  <author>desk@post.example (Ana Orme)</author><source url="https://wire.example/rss">The Wire</source>
  <description>&lt;p&gt;“No,” said Mara Velt, the harbour master of the town.&lt;/p&gt;</description>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/news/">
  <title>The Harbour Post</title><entry><id>tag:1</id>
  <title type="html">Gates &amp;amp; &lt;b&gt;ships&lt;/b&gt;</title>
  <link rel="self" href="/api/1"/><link rel="alternate" href="../a"/><published>2024-05-08T09:00:00+02:00</published>
  <updated>2024-05-09T09:00:00Z</updated><author><name>Ana Orme</name></author>
  <source><title>The Wire</title><link href="https://wire.example/"/></source>
  <content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>"""
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x">
  <title>Old</title></channel>
  <item rdf:about="https://post.example/a"><title>Gates</title><link>https://post.example/a</link>
  <dc:creator>Ana Orme</dc:creator><dc:date>2024-05-08T07:00:00Z</dc:date></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Harbour Post",
    "items": [
        {
            "id": 7,
            "url": "/a",
            "external_url": "https://wire.example/story",
            "title": "Gates",
            "content_text": "One line.\n<b>Two</b>",
            "date_published": "2024-05-08T09:00:00+02:00",
            "authors": [{"name": "Ana Orme"}, {"url": "x"}],
        }
    ],
}


def read(body: bytes) -> Feed:
    kind = feed_type(body)
    assert kind
    return read_feed(body, kind, FEED, FEED)


def entries(body: bytes) -> list[Entry]:
    return [one.entry for one in read(body).listed]


def subjects(feed: Feed) -> list[str]:
    return [str(trouble) for trouble in feed.troubles]


def failures(body: bytes, settings: Settings = QUICK, **pages: str) -> list[Failure]:
    sites = Sites({FEED: lambda request: httpx.Response(200, content=body), PAGE: article(), **pages})
    return [item for item in gather(FEED, settings=settings, transport=sites.transport()) if isinstance(item, Failure)]


# ---------------------------------------------------------------- what a feed lists


def test_rss() -> None:
    assert entries(rss(ITEM)) == [
        Entry(
            feed=FEED,
            address=PAGE,
            guid="g1",
            title="Gates & ships",
            author="Ana Orme",
            published="2024-05-08T07:00:00Z",
            source="The Wire",
            source_address="https://wire.example/rss",
        )
    ]
    assert read(rss(ITEM)).title == "The Harbour Post"
    assert "said Mara Velt" in read(rss(ITEM)).listed[0].content


def test_atom() -> None:
    assert entries(ATOM) == [
        Entry(
            feed=FEED,
            address=PAGE,
            guid="tag:1",
            title="Gates & ships",
            author="Ana Orme",
            published="2024-05-08T07:00:00Z",
            modified="2024-05-09T09:00:00Z",
            source="The Wire",
            source_address="https://wire.example/",
        )
    ]


def test_rss_of_the_first_version() -> None:
    [entry] = entries(RDF)
    assert (entry.address, entry.title, entry.author, entry.published) == (
        PAGE,
        "Gates",
        "Ana Orme",
        "2024-05-08T07:00:00Z",
    )


def test_json_feed() -> None:
    [one] = read(json.dumps(JSON).encode()).listed
    assert one.entry == Entry(
        feed=FEED,
        address=PAGE,
        guid="7",
        title="Gates",
        author="Ana Orme",
        published="2024-05-08T07:00:00Z",
        source_address="https://wire.example/story",
    )
    assert one.content == "<p>One line.</p><p>&lt;b&gt;Two&lt;/b&gt;</p>"


@pytest.mark.parametrize("body", [rss(ITEM), ATOM, RDF, json.dumps(JSON).encode()], ids=["rss", "atom", "rdf", "json"])
def test_a_feed_is_told_from_its_first_bytes(body: bytes) -> None:
    assert feed_type(body)
    assert feed_type(b"\xef\xbb\xbf \n" + body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body><feed>",
        b"<!doctype html><rss>",
        b"<?xml version='1.0'?><note/>",
        b'{"version": "1.1", "items": []}',
        b'"<rss>"',
        b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'><foaf:Person/></rdf:RDF>",
    ],
)
def test_what_is_no_feed(body: bytes) -> None:
    assert feed_type(body) is None


# ---------------------------------------------------------------- given as an origin


def test_of_a_feed_come_its_pages_with_what_it_says_of_them() -> None:
    sites = Sites({FEED: lambda request: httpx.Response(200, content=rss(ITEM)), PAGE: article()})
    [found] = ingest(FEED, settings=QUICK, transport=sites.transport())
    assert isinstance(found, Capture)
    assert (found.origin, found.media_type) == (PAGE, "text/html")
    assert found.entry
    assert (found.entry.source, found.entry.feed) == ("The Wire", FEED)
    assert sites.addresses == [FEED, PAGE]


def test_a_feed_in_a_file_and_on_standard_input(tmp_path: Path) -> None:
    body = rss(ITEM.replace("/a<", f"{PAGE}<"))
    path = tmp_path / "feed.xml"
    path.write_bytes(body)
    for origin in (str(path), "-"):
        sites = Sites({PAGE: article()})
        intake = ingest(origin, settings=QUICK, stdin=io.BytesIO(body), transport=sites.transport())
        [found] = intake
        assert found.origin == PAGE, found  # type: ignore[union-attr]
        assert intake.done == intake.total


def test_a_feed_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "feed.html").write_bytes(rss(ITEM))
    sites = Sites({PAGE: article()})
    [found] = ingest(str(tmp_path), settings=QUICK, transport=sites.transport())
    assert isinstance(found, Failure)
    assert "give it by its own name" in found.message
    assert sites.asked == []


def test_the_text_of_an_entry_stands_in_for_a_page_that_is_not_there() -> None:
    sites = Sites({FEED: lambda request: httpx.Response(200, content=rss(ITEM))})
    failed, own = gather(FEED, settings=QUICK, transport=sites.transport())
    assert isinstance(failed, Failure)
    assert failed.subject == PAGE
    assert isinstance(own, Capture)
    assert (own.origin, own.address, own.media_type) == (f"{FEED}#g1", PAGE, ENTRY)


def test_the_text_of_entries_when_that_is_what_is_wanted() -> None:
    sites = Sites({FEED: lambda request: httpx.Response(200, content=rss(ITEM)), PAGE: article()})
    [own] = ingest(FEED, settings=TEXT, transport=sites.transport())
    assert isinstance(own, Capture)
    assert sites.addresses == [FEED]
    document, description = extract(own)
    assert document.text == "Gates & ships\n\n“No,” said Mara Velt, the harbour master of the town."
    assert [p.kind for p in description.paragraphs] == ["title", "body"]
    assert (description.title, description.byline, description.published, description.address) == (
        "Gates & ships",
        "Ana Orme",
        "2024-05-08T07:00:00Z",
        PAGE,
    )
    [again] = ingest(FEED, settings=TEXT, transport=sites.transport())
    assert again == own


def test_an_entry_without_text_when_that_is_what_is_wanted() -> None:
    [found] = failures(rss("<title>T</title><link>/a</link>"), TEXT)
    assert "has no text of its own" in found.message


def test_what_a_feed_says_stands_in_where_a_page_says_nothing() -> None:
    sites = Sites({FEED: lambda request: httpx.Response(200, content=rss(ITEM)), PAGE: article()})
    [found] = ingest(FEED, settings=QUICK, transport=sites.transport())
    assert isinstance(found, Capture)
    _, description = extract(found)
    assert (description.published, description.byline) == ("2024-05-08T07:00:00Z", "Ana Orme")
    dated = replace(
        found, body=found.body.replace(b"<title>", b"<meta property=article:published_time content=2024-03-01><title>")
    )
    _, description = extract(dated)
    assert (description.published, description.also_published) == ("2024-03-01", ("2024-05-08",))


# ---------------------------------------------------------------- hostile


def test_a_feed_that_links_to_itself() -> None:
    feed = read(rss(f"<title>Me</title><link>{FEED}#top</link>"))
    assert (feed.listed, subjects(feed)) == (
        (),
        [f"the entry 'Me' of {FEED} leads to the feed itself, and has no text of its own"],
    )


def test_a_feed_that_lists_another_feed() -> None:
    other = "https://post.example/other.xml"
    sites = {
        FEED: lambda r: httpx.Response(200, content=rss(f"<link>{other}</link>")),
        other: lambda r: httpx.Response(200, content=rss(f"<link>{FEED}</link>")),
    }
    [found] = gather(FEED, settings=QUICK, transport=Sites(sites).transport())
    assert isinstance(found, Failure)
    assert "is a feed, not a page" in found.message


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://desk:s3cret@post.example/a",
        "http://[::1",
        "ftp://post.example/a",
        "mailto:a@b",
    ],
)
def test_links_that_are_no_page_of_the_web(link: str) -> None:
    feed = read(rss(f"<title>T</title><link>{link.replace('&', '&amp;')}</link>"))
    assert feed.listed == ()
    [trouble] = subjects(feed)
    assert "which is no page of the web" in trouble or "names no page" in trouble


def test_a_password_in_a_link_goes_no_further() -> None:
    [found] = failures(rss("<title>T</title><link>https://desk:s3cret@post.example/a</link>"))
    assert "s3cret" not in found.message + found.subject


@pytest.mark.parametrize("host", ["127.0.0.1:9", "10.0.0.1", "localhost", "[::1]:9", "169.254.169.254"])
def test_a_feed_that_lists_pages_of_this_machine(host: str) -> None:
    [found] = failures(rss(f"<link>http://{host}/admin</link>"))
    assert (found.error, "private address" in found.message) == ("FetchError", True)


def test_entries_that_come_twice() -> None:
    twice = rss(ITEM, ITEM.replace("/a<", "/b<"), ITEM.replace("g1<", "g2<"), "<link>/c</link>", "<link>/c</link>")
    assert [entry.address for entry in entries(twice)] == [PAGE, "https://post.example/c"]


@pytest.mark.parametrize(
    "day",
    [
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "31 Dec 99999",
        "0000-00-00",
        "-1",
        "Wed, 08 May 2024 99:99:99 +9999",
        "1" * 5000,
    ],
)
def test_dates_that_no_news_has(day: str) -> None:
    [entry] = entries(rss(f"<link>/a</link><pubDate>{day}</pubDate>"))
    assert entry.published is None or entry.published.startswith("2024-05")


@pytest.mark.parametrize("year", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "soon", 7, None, ["2024"]])
def test_dates_in_json_that_no_news_has(year: object) -> None:
    assert entries(json.dumps({**JSON, "items": [{"url": "/a", "date_published": year}]}).encode())[0].published is None


def test_a_feed_of_a_million_entries() -> None:
    body = rss(*(f"<link>/{number}</link>" for number in range(MOST + 500)))
    feed = read(body)
    assert len(feed.listed) == MOST
    assert subjects(feed) == [f"{FEED} lists more than 2,000 pages: the first 2,000 were taken"]


def test_a_feed_that_is_too_large() -> None:
    with pytest.raises(OriginError, match="more than 8 MB"):
        read(rss(ITEM) + b" " * LARGEST)


BILLION = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;">]>"""
EXTERNAL = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">
<!ENTITY % p SYSTEM "http://127.0.0.1:9/evil.dtd"> %p;]>"""


@pytest.mark.parametrize("doctype", [BILLION, EXTERNAL], ids=["entities that expand", "external entities"])
def test_entities_of_a_feed_are_not_expanded(doctype: str) -> None:
    body = f"{doctype}<rss><channel><item><title>x&e;</title><link>/a</link></item></channel></rss>".encode()
    [entry] = entries(body)
    assert entry.title
    assert len(entry.title) < 20
    assert "root" not in entry.title


@pytest.mark.parametrize(
    "body",
    [
        b"<rss>" + b"<" * 200_000,
        b"<rss><channel><title>" + b"&" * 200_000,
        b"<rss><channel>" + b"<![CDATA[" * 50_000,
        b"<rss><channel><item>" + b"<b>" * 50_000,
        b"<rss " + b'a="' * 50_000,
        b"<rss><channel><item><link>/a</link>\x00\x00\xff\xfe",
        rss(ITEM)[:-60],
        rss(ITEM).decode().encode("utf-16"),
    ],
    ids=["open tags", "ampersands", "cdata", "deep", "attributes", "noise", "cut short", "utf-16 that says nothing"],
)
def test_broken_feeds_end(body: bytes) -> None:
    assert len(read(body).listed) <= 1


@pytest.mark.parametrize(
    "body",
    [
        b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 100_000,
        b'{"version":"https://jsonfeed.org/version/1.1","items":7}',
        b'{"version":"https://jsonfeed.org/version/1.1","items":[1e999999,' + b"9" * 5000 + b"]}",
        b'{"version":"https://jsonfeed.org/version/1.1"}',
        b'{"version":"https://jsonfeed.org/version/1.1","items":[\xff]}',
    ],
    ids=["deep", "no list", "a number of 5,000 figures", "no items", "not UTF-8"],
)
def test_json_that_is_no_feed(body: bytes) -> None:
    with pytest.raises(FormatError, match="no JSON Feed that can be read"):
        read_feed(body, JSON_FEED, FEED, FEED)


def test_half_characters_in_xml_are_replaced() -> None:
    [entry] = entries(rss("<title>Ga~tes</title><link>/a</link>").replace(b"~", b"\xed\xa0\x80"))
    assert entry.title == "Ga?tes"


def test_many_encodings_named_do_not_keep_it_busy() -> None:
    """Thirty kilobytes of these kept a parser of feeds that was tried first busy for 90 seconds."""
    body = b'<?xml version="1.0"?><rss><channel><item><link>/a</link></item><li' + b'encoding="zlib"' * 2000
    assert len(read(body).listed) == 1


def test_names_of_characters_that_only_html_has() -> None:
    [entry] = entries(rss("<title>Caf&eacute;&nbsp;&amp; &mdash; &unknown;</title><link>/a</link>"))
    assert entry.title
    assert entry.title.startswith("Café & —")


def test_a_prefix_that_nobody_declared() -> None:
    [entry] = entries(
        rss("<title>T</title><link>/a</link><dc:creator>Ana Orme</dc:creator><dc:date>2024-05-08</dc:date>")
    )
    assert (entry.author, entry.published) == ("Ana Orme", "2024-05-08T00:00:00Z")


def test_links_relative_to_what_the_feed_says() -> None:
    body = ATOM.replace(b'xml:base="https://post.example/news/"', b'xml:base="/news/2024/"').replace(b"../a", b"./b")
    assert entries(body)[0].address == "https://post.example/news/2024/b"


def test_half_characters_in_json_can_be_kept() -> None:
    body = json.dumps(
        {**JSON, "items": [{"url": "/a", "title": "\ud800 x", "content_text": "\udfff y"}, 7, None, []]}
    ).encode()
    [one] = read(body).listed
    assert (one.entry.title, one.content) == ("? x", "<p>? y</p>")


SCRIPTED = """<title>T &lt;script&gt;alert(1)&lt;/script&gt;</title><guid>g</guid>
  <description>&lt;script&gt;alert(2)&lt;/script&gt;&lt;p onclick="x()"&gt;The harbour is closed until Monday, they
  said.&lt;/p&gt;</description>"""


def test_markup_in_a_feed_is_no_text_of_the_ledger() -> None:
    sites = Sites({FEED: lambda request: httpx.Response(200, content=rss(SCRIPTED))})
    [own] = ingest(FEED, settings=TEXT, transport=sites.transport())
    assert isinstance(own, Capture)
    document, _ = extract(own)
    assert "alert(2)" not in document.text
    assert "onclick" not in document.text
    assert "The harbour is closed" in document.text


PIECES = [
    b"<item>",
    b"</item>",
    b"<link>",
    b"<![CDATA[",
    b"]]>",
    b"&#xD800;",
    b"&#0;",
    b"&e;",
    b"\xed\xa0\x80",
    b"\x00",
    b"{",
    b"[",
]
FEEDS = [rss(ITEM, ITEM), ATOM, RDF, json.dumps(JSON).encode(), BILLION.encode() + rss(ITEM)]


@given(
    st.sampled_from(FEEDS),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 40), st.sampled_from([*PIECES, b""])), max_size=6),
)
def test_a_damaged_feed_is_read_or_refused(body: bytes, damages: list[tuple[int, int, bytes]]) -> None:
    """Bytes taken out and put in anywhere: what comes can be kept, and nothing else is raised."""
    for at, lost, put in damages:
        body = body[:at] + put + body[at + lost :]
    kind = feed_type(body)
    try:
        found = read_feed(body, kind, FEED, FEED) if kind else None
    except FormatError:
        return
    for one in found.listed if found else ():
        assert Listed.of_json(one.as_json()) == one
        one.as_json().encode("utf-8")
