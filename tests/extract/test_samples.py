"""The pages of the sample case, as real sites make them: what surrounds the article stays out."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.types import Capture
from tests.extract.pages import check

with as_file(files("reportedly").joinpath("sample/documents")) as _folder:
    PAGES = [c for c in ingest(str(_folder)) if isinstance(c, Capture) and c.media_type == "text/html"]

NEVER = (
    "browser is not supported", "cookies", "Most read", "You may also like", "Share this", "All rights reserved",
    "Open in app", "newsletter", "Related",
)  # fmt: skip


@pytest.mark.parametrize("capture", PAGES, ids=lambda capture: capture.origin.rpartition("/")[2])
def test_a_page_of_the_sample_case(capture: Capture) -> None:
    document, description = extract(capture)
    check(document, description)
    assert description.language == "en"
    assert description.published is not None
    assert description.outlet is not None
    assert description.title is not None
    assert description.paragraphs[0].kind == "title"
    assert document.text.count(description.title) == 1 or len(description.title) < 30
    assert [words for words in NEVER if words in document.text] == []
    assert not [p for p in description.paragraphs if p.kind == "caption" and "Photo:" in document.text[slice(*p.span)]]
