"""CSL-JSON: by the rules of its schema, and cited by citeproc-py."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers import Reference
from reportedly.export import csl
from reportedly.store import Ledger
from tests.export.linked_data import HOSTILE
from tests.making import keep, told

TEXTS = {"id", "type", "title", "container-title", "URL", "language", "archive", "archive_location"}
DATES = {"issued", "accessed"}
TYPES = {"article-newspaper", "webpage", "document", "post"}
"""Of the schema, what is used here."""


def reference(**known: Any) -> Reference:
    return Reference(
        **{
            "document_id": "b2:d", "capture_id": "b2:c", "origin": "a.html", "address": "https://post.example/a",
            "media_type": "text/html", "captured": "2024-06-01T00:00:00Z", "title": "Harbour shut",
            "byline": "Nadia Torvik and Emil Dask", "outlet": "The Harbour Post", "language": "en",
            "published": "2024-05-08T09:00:00+02:00", **known,
        }
    )  # fmt: skip


def written(*references: Reference) -> list[dict[str, Any]]:
    out = io.StringIO()
    count = csl.write(references, out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())
    assert out.getvalue().isascii()
    assert count == len(found) == len(references)
    for one in found:
        valid(one)
    return found


def valid(one: dict[str, Any]) -> None:
    """The rules of the schema for what is used: names of variables, types, names and dates."""
    assert {"id", "type"} <= set(one) <= TEXTS | DATES | {"author"}
    assert one["type"] in TYPES
    assert all(isinstance(one[name], str) for name in TEXTS & set(one))
    assert all(set(name) == {"literal"} and isinstance(name["literal"], str) for name in one.get("author", []))
    for date in (one[name] for name in DATES & set(one)):
        assert set(date) in ({"date-parts"}, {"literal"})
        parts = date.get("date-parts", [[1]])
        assert 1 <= len(parts) <= 2
        assert all(1 <= len(p) <= 3 and all(isinstance(n, int) for n in p) for p in parts)


def test_another_tool_cites_a_document() -> None:
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    items = written(reference())
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem("b2:d")]))
    [line] = [str(one) for one in bibliography.bibliography()]
    for words in ("Nadia Torvik and Emil Dask", "2024", "Harbour shut", "The Harbour Post", "https://post.example/a"):
        assert words in line, line


def test_a_citation_holds_what_the_page_says_and_where_it_is_kept() -> None:
    assert written(reference()) == [
        {
            "id": "b2:d",
            "type": "article-newspaper",
            "title": "Harbour shut",
            "author": [{"literal": "Nadia Torvik and Emil Dask"}],
            "container-title": "The Harbour Post",
            "issued": {"date-parts": [[2024, 5, 8]]},
            "accessed": {"date-parts": [[2024, 6, 1]]},
            "URL": "https://post.example/a",
            "language": "en",
            "archive": "reportedly",
            "archive_location": "b2:c",
        }
    ]


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({}, "article-newspaper"),
        ({"outlet": None}, "webpage"),
        ({"outlet": None, "address": None}, "document"),
        ({"media_type": "application/vnd.telegram.message+json", "address": None}, "post"),
        ({"media_type": "application/vnd.reportedly.row+json"}, "post"),
        ({"address": "https://t.me/kalsburg/1"}, "post"),
    ],
)
def test_what_kind_of_document_it_is(known: dict[str, Any], kind: str) -> None:
    assert written(reference(**known))[0]["type"] == kind


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05", {"date-parts": [[2024, 5]]}),
        ("2023-09/2023-11", {"date-parts": [[2023, 9], [2023, 11]]}),
        ("2024-W16", {"literal": "2024-W16"}),
        ("2024-13-45", {"literal": "2024-13-45"}),
        ("2024-05-08/2023", {"literal": "2024-05-08/2023"}),
        ("last spring", {"literal": "last spring"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(published: str, issued: dict[str, Any]) -> None:
    assert written(reference(published=published))[0]["issued"] == issued


def test_of_a_file_no_place_on_the_machine_goes_out() -> None:
    [one] = written(reference(address=None, origin="/home/somebody/a.html"))
    assert "URL" not in one
    assert "somebody" not in json.dumps(one)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    any_text(words)


@given(st.text(alphabet=st.characters()))
def test_any_text_can_be_cited(words: str) -> None:
    any_text(words)


def any_text(words: str) -> None:
    [one] = written(reference(title=words, byline=words, outlet=words, published=words, address=words, language=words))
    assert len(one["title"]) == len(words)


def test_of_an_edited_page_its_current_version_is_cited(ledger: Ledger) -> None:
    address = "https://post.example/a"
    keep(ledger, told("{She} <said> [no].", title="First", address=address), seen_at="2024-06-01T00:00:00Z")
    keep(ledger, told("{She} <said> [yes].", title="Second", address=address), seen_at="2024-06-02T00:00:00Z")
    found = written(*ledger.references())
    assert [(one["title"], one["accessed"]) for one in found] == [("Second", {"date-parts": [[2024, 6, 2]]})]
    assert ledger.counts()["documents"] == 1
