"""Posts → their words, and whose they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ExtractionError, Unread
from reportedly.extract import extract
from reportedly.extract.posts import Piece, lines_of
from reportedly.identity import canonical, capture_id
from reportedly.types import Capture, Description, Document
from tests.extract.pages import check

MEDIA_TYPE = "application/vnd.telegram.message+json"


def post(chat: Any = None, **message: Any) -> Capture:
    about = {"id": 15, "name": "Kalsburg Now", "type": "public_channel"} if chat is None else chat
    body = canonical({"chat": about, "message": {"id": 1, "type": "message", **message}}).encode()
    return Capture(
        id=capture_id("result.json#15/1", body),
        origin="result.json#15/1",
        body=body,
        address="https://t.me/c/15/1",
        media_type=MEDIA_TYPE,
    )


def kinds(document: Document, description: Description) -> list[tuple[str, str]]:
    check(document, description)
    return [(p.kind, document.text[slice(*p.span)]) for p in description.paragraphs]


def test_what_a_post_tells_of_itself() -> None:
    document, description = extract(
        post(
            text="The gate is shut.",
            date="2024-05-08T09:12:00",
            date_unixtime="1715152320",
            edited="2024-05-08T11:00:00",
            edited_unixtime="1715158800",
            **{"from": "Kalsburg Now"},
        )
    )
    assert document.text == "The gate is shut."
    assert description.outlet == "Kalsburg Now"
    assert (description.title, description.byline) == (None, None)
    assert description.published == "2024-05-08T07:12:00+00:00"
    assert description.modified == "2024-05-08T09:00:00+00:00"
    assert description.address == "https://t.me/c/15/1"


def test_the_lines_of_a_text_in_pieces() -> None:
    text = [
        {"type": "bold", "text": "Forty held"},
        {"type": "custom_emoji", "text": "🚢", "document_id": "x"},
        "\n\nThe port says so. ",
        {"type": "text_link", "text": "Its words", "href": "https://example.org"},
        ":",
        {"type": "blockquote", "text": "No number was given.\nNone will be."},
        "• one\n• two\n",
        {"type": "bold", "text": "Later"},
        "\n",
        {"type": "spoiler", "text": "hidden"},
        {"type": "bold", "text": " and bold."},
    ]
    found = extract(post(text=text))
    assert kinds(*found) == [
        ("title", "Forty held🚢"),
        ("body", "The port says so. Its words:"),
        ("quote", "No number was given."),
        ("quote", "None will be."),
        ("list", "• one"),
        ("list", "• two"),
        ("heading", "Later"),
        ("body", "hidden and bold."),
    ]
    assert found[1].title == "Forty held🚢"


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ({"forwarded_from": "Port Watch", "forwarded_from_id": "channel9"}, "Forwarded from Port Watch"),
        ({"forwarded_from": "Port\nWatch \u202e"}, "Forwarded from Port Watch"),
        ({"saved_from": "Port Watch"}, "Forwarded from Port Watch"),
        ({"forwarded_from": "Velt", "saved_from": "Port Watch"}, "Forwarded from Velt"),
        ({"forwarded_from": None}, "Forwarded from Deleted Account"),
        ({"forwarded_from": ["x"]}, "Forwarded from Deleted Account"),
        ({"forwarded_from": "Kalsburg Now"}, "It is shut."),
        ({"forwarded_from": "Kalsburg Then", "forwarded_from_id": "channel15"}, "It is shut."),
    ],
)
def test_a_forward_says_from_whom(message: dict[str, Any], first: str) -> None:
    document, description = extract(post(text="It is shut.", **message))
    assert document.text.splitlines()[0] == first
    assert document.text.endswith("It is shut.")
    assert description.outlet == "Kalsburg Now"


@pytest.mark.parametrize(
    ("chat", "message", "outlet", "byline"),
    [
        (None, {"author": "I. Moor", "from": "Kalsburg Now"}, "Kalsburg Now", "I. Moor"),
        ({"id": 2, "name": "Quay talk", "type": "public_supergroup"}, {"from": "Ana"}, "Quay talk", "Ana"),
        ({"id": 2, "name": "Ana", "type": "personal_chat"}, {"from": "Ben"}, None, "Ben"),
        ({"id": 2, "type": "saved_messages"}, {}, None, None),
        ({}, {"from": None, "author": 7}, None, None),
    ],
)
def test_who_publishes_and_who_writes(chat: Any, message: dict[str, Any], outlet: str | None, byline: str) -> None:
    _, description = extract(post(chat, text="It is shut.", **message))
    assert (description.outlet, description.byline) == (outlet, byline)


@pytest.mark.parametrize(
    ("message", "published"),
    [
        ({"date_unixtime": 1715152320}, "2024-05-08T07:12:00+00:00"),
        ({"date": "2024-05-08T09:12:00"}, "2024-05-08"),
        ({"date_unixtime": "253402300799"}, None),
        ({"date_unixtime": "9" * 400}, None),
        ({"date_unixtime": "-5", "date": "9999-12-31T23:59:59"}, None),
        ({"date_unixtime": [], "date": {}}, None),
        ({}, None),
    ],
)
def test_moments(message: dict[str, Any], published: str | None) -> None:
    assert extract(post(text="It is shut.", **message))[1].published == published


def test_a_poll_is_its_question_and_its_answers() -> None:
    poll = {"question": "Shut it?", "answers": [{"text": "Yes"}, {"text": ["N", {"type": "bold", "text": "o"}]}, 7]}
    assert kinds(*extract(post(text="", poll=poll))) == [("body", "Shut it?"), ("list", "Yes"), ("list", "No")]


@pytest.mark.parametrize("text", ["", "🔥🔥", [], None, 7, [{"type": "bold"}], [[["nested"]]]])
def test_a_post_without_words_is_no_failure(text: Any) -> None:
    with pytest.raises(Unread, match=r"result\.json#15/1"):
        extract(post(text=text, photo="photos/photo_1.jpg"))


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"chat": 1, "message": 2}', b'{"chat": {}}', b"[" * 100_000])
def test_what_is_no_message_names_the_cure(body: bytes) -> None:
    wrong = Capture(id="b2:0", origin="x", body=body, media_type=MEDIA_TYPE)
    with pytest.raises(ExtractionError, match=r"result\.json"):
        extract(wrong)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    "id type text text_entities from author forwarded_from saved_from forwarded_from_id date date_unixtime edited poll"
    " question answers name".split()
)


@given(st.dictionaries(FIELDS, JSON, max_size=6), st.dictionaries(FIELDS, JSON, max_size=8))
def test_any_message_ends_as_text_or_error(chat: dict[str, Any], message: dict[str, Any]) -> None:
    body = json.dumps({"chat": chat, "message": message}).encode()
    try:
        document, description = extract(Capture(id="b2:0", origin="x", body=body, media_type=MEDIA_TYPE))
    except ExtractionError as error:
        assert "x" in str(error)
    else:
        check(document, description)


STYLES = st.sampled_from(["plain", "bold", "blockquote", "pre", "link"])


@given(st.lists(st.tuples(st.text(), STYLES)))
def test_no_word_is_lost_between_the_pieces(told: list[tuple[str, str]]) -> None:
    found = lines_of([Piece(text=text, styles=frozenset({style})) for text, style in told])
    assert "".join("".join(text for text, _ in found).split()) == "".join("".join(text for text, _ in told).split())


def test_the_sample_reads_as_it_was_written() -> None:
    from reportedly.ingest import ingest

    sample = Path(__file__).parent.parent / "data" / "posts" / "result.json"
    read = {}
    for capture in ingest(str(sample)):
        assert isinstance(capture, Capture)
        try:
            read[capture.origin.rpartition("/")[2]] = kinds(*extract(capture))
        except Unread:
            continue
    assert len(read) == 25
    assert read["7"][1] == (
        "quote",
        "Assemblies of more than ten persons at the quay are prohibited until further notice.",
    )
    assert read["8"][1:] == [("list", "Yes, every night"), ("list", "Only on weekends"), ("list", "No")]
    assert read["15"][0] == ("byline", "Forwarded from Radio Estuary")
