"""Dispatches of agencies: ninjs and NewsML-G2."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ExtractionError
from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.types import Capture, Description, Document, Failure
from tests.extract.pages import capture, check

NINJS = "application/vnd.iptc.ninjs+json"
NEWSML = "application/vnd.iptc.g2.newsitem+xml"
ONE = {
    "uri": "https://wire.example/2024/05/08/1",
    "type": "text",
    "versioncreated": "2024-05-08T09:00:00Z",
    "firstcreated": "2024-05-08T07:00:00Z",
    "pubstatus": "usable",
    "language": "en-GB",
    "headline": "Forty held at the gate",
    "byline": "Ines Marr",
    "source": "Estuary Wire",
    "body_html": "<p>KALSBURG (EW) - The port said <b>no</b>.</p>"
    "<h2>Later</h2><ul><li>one</li></ul><blockquote>Two.</blockquote>",
}
THREE = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "urn:x:1",
    "versionCreated": "2024-05-08T09:00:00Z",
    "pubStatus": "canceled",
    "embargoed": "2024-05-08T12:00:00Z",
    "headlines": [{"role": "short", "value": "Held"}, {"role": "main", "value": "Forty held at the gate"}],
    "by": "Ines Marr",
    "infosources": [{"name": "Estuary Wire"}],
    "bodies": [
        {"role": "caption", "contenttype": "text/plain", "value": "A gate."},
        {"role": "main", "contenttype": "text/plain", "value": "The port said\nno.\n\nNobody was hurt."},
    ],
}


def item(inner: str, head: str = "", meta: str = "") -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="https://wire.example/1" version="1" xml:lang="en">'
        f'<itemMeta><provider qcode="nprov:EW"><name>Estuary Wire</name></provider>{head}'
        f"<versionCreated>2024-05-08T09:00:00+02:00</versionCreated></itemMeta><contentMeta>{meta}"
        f"<headline>Forty held at the gate</headline><by>Ines Marr</by></contentMeta>{inner}</newsItem>"
    )


NITF = (
    '<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><head><title>no</title></head><body>'
    "<body.head><hedline><hl1>Forty held at the gate</hl1></hedline></body.head>"
    "<body.content><block><p>The <org>harbour authority</org> said so, <person>Anna Vey</person> told us.</p>"
    "<hl2>Later</hl2><p>A &amp; B &lt;i&gt;.</p></block></body.content></body></nitf></inlineXML></contentSet>"
)


def kinds(found: tuple[Document, Description]) -> list[tuple[str, str]]:
    document, description = found
    check(document, description)
    return [(p.kind, document.text[slice(*p.span)]) for p in description.paragraphs]


def ninjs(told: Any) -> tuple[Document, Description]:
    return extract(capture(json.dumps(told), media_type=NINJS))


def test_ninjs_of_the_first_kind() -> None:
    found = ninjs(ONE)
    assert kinds(found) == [
        ("title", "Forty held at the gate"),
        ("byline", "Ines Marr"),
        ("body", "KALSBURG (EW) - The port said no."),
        ("heading", "Later"),
        ("list", "one"),
        ("quote", "Two."),
    ]
    about = found[1]
    assert (about.title, about.byline, about.outlet) == ("Forty held at the gate", "Ines Marr", "Estuary Wire")
    assert (about.published, about.modified) == ("2024-05-08T07:00:00+00:00", "2024-05-08T09:00:00+00:00")
    assert about.address == "https://wire.example/2024/05/08/1"


def test_ninjs_of_the_third_kind_says_that_it_is_embargoed_and_withdrawn() -> None:
    found = ninjs(THREE)
    assert kinds(found) == [
        ("other", "Status: canceled"),
        ("other", "Embargoed until 2024-05-08T12:00:00+00:00"),
        ("title", "Forty held at the gate"),
        ("byline", "Ines Marr"),
        ("body", "The port said no."),
        ("body", "Nobody was hurt."),
    ]
    assert (found[1].outlet, found[1].published) == ("Estuary Wire", "2024-05-08T09:00:00+00:00")
    assert found[1].address is None


def test_newsml() -> None:
    embargo = "<embargoed>2024-05-08T12:00:00+02:00</embargoed>"
    found = extract(capture(item(NITF, embargo + '<pubStatus qcode="stat:usable"/>'), media_type=NEWSML))
    assert kinds(found) == [
        ("other", "Embargoed until 2024-05-08T12:00:00+02:00"),
        ("title", "Forty held at the gate"),
        ("byline", "Ines Marr"),
        ("body", "The harbour authority said so, Anna Vey told us."),
        ("heading", "Later"),
        ("body", "A & B <i>."),
    ]
    about = found[1]
    assert (about.outlet, about.published) == ("Estuary Wire", "2024-05-08T09:00:00+02:00")
    assert about.address == "https://wire.example/1"


def test_files_of_agencies_are_told_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ONE), encoding="utf-8")
    (tmp_path / "b.xml").write_text("<?xml version='1.0'?>" + item(NITF), encoding="utf-8")
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        + item(NITF)
        + '<conceptItem guid="x"/>'
        + item(NITF.replace("so,", "no,")).replace('guid="https://wire.example/1"', "")
        + "</itemSet></newsMessage>"
    )
    (tmp_path / "c.xml").write_text(message, encoding="utf-8")
    intake = ingest(*(str(tmp_path / name) for name in ("a.json", "b.xml", "c.xml")))
    found = [item for item in intake if isinstance(item, Capture)]
    assert [(item.origin.removeprefix(f"{tmp_path}/"), item.media_type) for item in found] == [
        ("a.json", NINJS),
        ("b.xml", NEWSML),
        ("c.xml#https://wire.example/1", NEWSML),
        ("c.xml#3", NEWSML),
    ]
    assert [extract(item)[1].outlet for item in found] == ["Estuary Wire"] * 4
    assert intake.passed_over == {"items that are no news": 1}


@pytest.mark.parametrize(
    ("body", "media_type", "words"),
    [
        ("[" * 100_000, NINJS, "damaged"),
        ("[]", NINJS, "no dispatch"),
        (json.dumps({"headline": "x", "versioncreated": "9999-12-31"}), NINJS, "without text"),
        (json.dumps(ONE | {"body_html": "<p>" * 50_000, "bodies": 7}), NINJS, "without text"),
        (json.dumps(ONE | {"body_html": "<script>x</script>"}), NINJS, "without text"),
        ("<newsItem", NEWSML, "damaged"),
        (item(""), NEWSML, "without text"),
        (item("<a>" * 50_000), NEWSML, "damaged"),
        (
            item('<contentSet><inlineData contenttype="text/html">&lt;b&gt;</inlineData></contentSet>'),
            NEWSML,
            "without",
        ),
        ('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + item(NITF.replace("so,", "&f;")), NEWSML, None),
    ],
    ids=range(10),
)
def test_a_hostile_dispatch_ends_as_text_or_error(body: str, media_type: str, words: str | None) -> None:
    try:
        found = extract(capture(body, media_type=media_type))
    except ExtractionError as error:
        assert words is not None
        assert words in str(error)
        assert "a.html" in str(error)
    else:
        assert words is None
        assert "root:" not in found[0].text


def test_a_damaged_file_names_the_cure(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(item(NITF)[:-30], encoding="utf-8")
    [found] = ingest(str(tmp_path / "a.xml"))
    assert isinstance(found, Failure)
    assert "damaged XML" in found.message


FIELDS = st.sampled_from(
    "uri pubstatus embargoed headline headlines byline by bylines bodies body_html body_text versioncreated"
    " firstcreated language source infosources value role contenttype name".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(FIELDS, VALUES))
def test_any_object_ends_as_text_or_error(told: dict[str, Any]) -> None:
    try:
        kinds(ninjs(told))
    except ExtractionError as error:
        assert "a.html" in str(error)


@pytest.mark.parametrize(
    ("fetched", "address"),
    [
        (None, "https://wire.example/2024/05/08/1"),
        ("https://wire.example/api/1.json", "https://wire.example/2024/05/08/1"),
        ("https://evil.example/1.json", "https://evil.example/1.json"),
    ],
)
def test_an_item_is_named_after_no_other_host_than_it_came_from(fetched: str | None, address: str) -> None:
    sent = replace(capture(json.dumps(ONE).encode(), media_type=NINJS), address=fetched)
    assert extract(sent)[1].address == address
