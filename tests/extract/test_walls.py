"""Pages that stand before an article are named as what they are, and no article is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import BrowserCheck, ConsentWall, LoginWall, PageWall
from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.types import Capture
from tests.extract.pages import BODY, PROSE, article, capture, kinds

HOSTILE = Path(__file__).parent.parent / "data" / "hostile"
PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages" / "html"
BANNER = (
    "<div class=banner><p>We use cookies and share your data with our partners, who store and/or access information on "
    "a device. You can change your choice at any time.</p><button>Accept all</button><button>Reject all</button></div>"
)
FORM = (
    "<div class=login><a href=/in>Sign in to your account</a> <a href=/new>Create an account</a> Already a subscriber? "
    "<form><input type=password><a href=/lost>Forgot your password?</a></form></div>"
)


@pytest.mark.parametrize(
    ("name", "error", "cure"),
    [
        ("wall-consent-english", ConsentWall, "choose there"),
        ("wall-consent-german", ConsentWall, "choose there"),
        ("wall-consent-french", ConsentWall, "choose there"),
        ("wall-consent-russian", ConsentWall, "choose there"),
        ("wall-login", LoginWall, "signed in"),
        ("wall-robot-check", BrowserCheck, "when the article is shown"),
        ("wall-scripts-only", BrowserCheck, "when the article is shown"),
    ],
)
def test_walls_are_named_with_their_cure(name: str, error: type[PageWall], cure: str) -> None:
    with pytest.raises(error, match=r"a\.html asks .* and give the file") as raised:
        extract(capture((HOSTILE / f"{name}.html").read_bytes()))
    assert cure in str(raised.value)


def test_every_wall_of_the_hostile_files_is_tested() -> None:
    assert len(list(HOSTILE.glob("wall-*.html"))) == 7


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(article(BODY, around=BANNER), id="an article under a banner"),
        pytest.param(article(f"<p>{PROSE[0]}</p>", around=BANNER), id="one paragraph under a banner"),
        pytest.param(article(f"<p>{PROSE[0]}</p>", around=FORM), id="one paragraph beside a form"),
        pytest.param(article(f"<p>{PROSE[0]}</p><p>Subscribe to continue.</p>", around=FORM), id="the first lines"),
        pytest.param(article(f"<p>{PROSE[0]}</p><noscript>Please enable JavaScript</noscript>"), id="scripts wanted"),
        pytest.param(
            article(
                "<p>“We use cookies” is a sentence that nobody reads, the regulator said, and most readers accept all. "
                "Its report on consent counts nine thousand sites that store and/or access information on a device.</p>"
                "<p>The regulator gave publishers until May to change that. Three of them have gone to court already, "
                "and a fourth one, asked by this paper, said that it would wait and see what the others do.</p>"
            ),
            id="an article about cookies",
        ),
    ],
)
def test_articles_are_no_walls(page: str) -> None:
    assert [kind for kind, _ in kinds(page)][:2] == ["title", "body"]


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"the pages are not at {PAGES}")
def test_no_real_page_is_taken_for_a_wall() -> None:
    read = 0
    for page in ingest(str(PAGES)):
        assert isinstance(page, Capture)
        extract(page)  # raises PageWall where one is seen
        read += 1
    assert read > 100
