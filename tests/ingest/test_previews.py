"""Pages of posts → the page, and each post."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import Unread
from reportedly.extract import extract
from reportedly.identity import capture_id
from reportedly.ingest import ingest
from reportedly.ingest.previews import PREVIEW, unfold
from reportedly.settings import Settings
from reportedly.types import Capture

DATA = Path(__file__).parents[1] / "data" / "posts"


def page(body: bytes, **more: object) -> Capture:
    made = Capture(id=capture_id("a.html", body), origin="a.html", body=body, media_type="text/html")
    return replace(made, **more)  # type: ignore[arg-type]


def unfolded(body: bytes | str) -> list[Capture]:
    return list(unfold(page(body.encode() if isinstance(body, str) else body), Settings()))


def test_a_preview_of_a_channel() -> None:
    whole, *posts = ingest(str(DATA / "preview.html"))
    assert isinstance(whole, Capture)
    assert whole.body == (DATA / "preview.html").read_bytes()
    with pytest.raises(Unread):
        extract(whole)
    found = [post for post in posts if isinstance(post, Capture)]
    assert [post.origin.partition("#")[2] for post in found] == [f"kalsburgnow/{number}" for number in (2, 3, 4, 8)]
    assert found[1].address == "https://t.me/kalsburgnow/3"
    document, about = extract(found[0])
    assert document.text.splitlines()[0] == about.title == "Forty held at the ferry gate"
    assert "12.3K" not in document.text
    document, about = extract(found[1])
    assert document.text.split("\n\n") == [
        "Forwarded from Port Watch Kalsburg",
        "The governor said yesterday that the port would stay open.",
        "Assemblies are prohibited.",
        "We counted 23 people in the police vans.",
    ]
    assert (about.outlet, about.byline, about.published) == ("Kalsburg Now", "I. Marr", "2024-05-08T08:42:00+00:00")
    with pytest.raises(Unread):
        extract(found[2])
    assert extract(found[3])[0].text.split("\n\n") == ["Should the ferry run at night?", "Yes, every night", "No"]


def test_a_post_is_the_same_when_it_was_seen_more_often() -> None:
    before = (DATA / "preview.html").read_bytes()
    after = before.replace(b"12.3K", b"20.1K")
    assert unfolded(before)[0].id != unfolded(after)[0].id
    assert unfolded(before)[1:] == unfolded(after)[1:]


def test_an_export_as_pages() -> None:
    _, *posts = ingest(str(DATA / "messages.html"))
    found = [post for post in posts if isinstance(post, Capture)]
    assert [post.origin.partition("#")[2] for post in found] == ["2", "3", "4", "8"]
    document, about = extract(found[0])
    assert (about.title, about.byline, about.outlet) == ("Forty held at the ferry gate", "I. Marr", "Kalsburg Now")
    assert about.published == "2024-05-08T09:12:00+02:00"
    document, about = extract(found[1])
    assert document.text.startswith("Forwarded from Port Watch Kalsburg\n\nThe governor said")
    assert json.loads(found[1].body)["message"]["from"] == "Kalsburg Now", "the sender of the post before"
    assert extract(found[3])[0].text.split("\n\n") == ["Should the ferry run at night?", "Yes, every night", "No"]


def test_a_compressed_page_is_unfolded_too() -> None:
    body, packed = gzip.compress((DATA / "preview.html").read_bytes()), (("Content-Encoding", "gzip"),)
    whole, *posts = unfold(page(body, headers=packed, address="https://t.me/s/kalsburgnow"), Settings())
    assert (whole.media_type, len(posts)) == (PREVIEW, 4)


FRAME = '<body class="widget_frame_base">'
POST = '<div class="tgme_widget_message" data-post="{}"><div class="tgme_widget_message_text">Shut.</div></div>'


@pytest.mark.parametrize(
    ("body", "posts"),
    [
        ("<p>no posts: tgme_widget_message</p>", 0),
        ("<article>" + POST.format("now/1") + "</article>", 0),
        (FRAME + POST.format("now/1"), 1),
        (FRAME + POST.format("../1") + POST.format("now/-1") + POST.format("now/" + "9" * 50), 0),
        (FRAME + '<div class="tgme_widget_message">' * 5000 + POST.format("now/1"), 0),
        (FRAME + POST.format("now/1")[:-12] + POST.format("now/2") * 3, None),
        (FRAME + "<b>" * 400_000 + POST.format("now/1"), None),
        (FRAME + "<b>" * 1_100_000 + POST.format("now/1"), 0),
        (FRAME + POST.format("now/1").replace("Shut.", "<b>" * 20_000 + "Shut."), 1),
        (FRAME + POST.format("now/1").replace("Shut.", "\x00\u202e&#xD800;<!-- x --><?x?>"), 1),
        ('<div class="page_body chat_page"><div class="message" id="message1"><div class="text">x</div></div>', 1),
        ('<div class="page_body chat_page"><div class="message" id="message-1"><div class="text">x</div></div>', 0),
        ('<div class="page_body chat_page"><div class="date" title="99.99.9999 99:99:99 UTC+99:99">' + "x" * 100, 0),
        (
            '<div class="page_body chat_page"><div class="message" id="message1">'
            '<div class="date" title="31.02.9999 25:00:00 UTC+99:00"></div><div class="text">x</div></div>',
            1,
        ),
    ],
    ids=range(14),
)
def test_a_hostile_page_ends_as_itself(body: str, posts: int | None) -> None:
    whole, *found = unfolded(body)
    assert whole.body == body.encode()
    assert posts is None or len(found) == posts
    for item in found:
        try:
            extract(item)
        except Unread as error:
            assert item.origin in str(error)


def test_a_page_of_another_site_shows_no_posts_of_a_channel() -> None:
    body = (DATA / "preview.html").read_bytes()
    claimed = page(body, address="https://evil.example/s/kalsburgnow")
    assert list(unfold(claimed, Settings())) == [claimed]
    assert len(list(unfold(page(body, address="https://t.me/s/kalsburgnow"), Settings()))) > 1
