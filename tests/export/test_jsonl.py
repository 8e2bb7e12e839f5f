from __future__ import annotations

import io
import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export import jsonl
from reportedly.export.context import cite
from reportedly.store import Ledger, Query
from reportedly.types import ACTS, FORMS, KINDS, Failure
from tests.accounts import resolved_page
from tests.making import keep, told

ITEM = told(
    "It rained.\n{Mara Velt, an analyst}, <said> [“it opens] in spring[”].\n[Ships are late], <reportedly>.",
    "a.html",
    title="Harbour shut",
    outlet="The Harbour Post",
    published="2024-05-08T09:00:00+02:00",
    form="mixed",
    score=0.97,
)


def test_a_page_has_the_promised_shape() -> None:
    """Written out in full: programs rely on it. A field may be added, none renamed, retyped or left out."""
    text = ITEM.document.text
    first, second = ITEM.found
    assert jsonl.page_object(ITEM.page) == {
        "document": {
            "id": ITEM.document.id,
            "origin": "a.html",
            "address": None,
            "title": "Harbour shut",
            "byline": None,
            "outlet": "The Harbour Post",
            "published": "2024-05-08T09:00:00+02:00",
            "modified": None,
            "also_published": [],
            "language": "en",
            "text": text,
            "paragraphs": [
                {"span": [0, 10], "kind": "body"},
                {"span": [11, 60], "kind": "body"},
                {"span": [61, 88], "kind": "body"},
            ],
        },
        "attributions": [
            {
                "id": first.attribution.id,
                "content": [[39, 48], [58, 59]],
                "cue": [[34, 38]],
                "source": [[11, 32]],
                "form": "mixed",
                "act": "speech",
                "speaker": {"name": "Mara Velt, an analyst"},
                "score": 0.97,
                "role_scores": {"content": None, "cue": None, "source": None},
            },
            {
                "id": second.attribution.id,
                "content": [[61, 75]],
                "cue": [[77, 87]],
                "source": [],
                "form": "mixed",
                "act": "speech",
                "speaker": None,
                "score": 0.97,
                "role_scores": {"content": None, "cue": None, "source": None},
            },
        ],
    }


def test_an_account_has_the_promised_shape() -> None:
    """Written out for one of each: what no stage filled is absent, null means looked for and not there."""
    page = resolved_page()
    shape = jsonl.page_object(page)
    assert set(shape) == {"document", "attributions", "dates", "figures", "entities"}
    ids = [found.attribution.id for found in page.found]
    second = shape["attributions"][1]
    assert {name: second[name] for name in list(second)[9:]} == {
        "addressee": None,
        "medium": None,
        "occasion": None,
        "parent": ids[0],
        "chain": ["The Harbour Post", "the harbour authority", "local broadcasters"],
        "polarity": "affirmed",
        "certainty": "asserted",
        "hedge": None,
        "hedged_by": None,
        "verification": {"status": "unconfirmed", "by": "The Harbour Post", "span": [128, 169]},
        "when": None,
        "happens": None,
        "resolved_score": 0.4,
    }
    assert list(second)[:9] == list(jsonl.attribution_object(page.found[1], page.document.text))
    assert shape["attributions"][4]["speaker"] == {
        "name": "Tam",
        "kind": "person",
        "role": "a docker",
        "anonymous": True,
        "withheld": {"what": "surname", "why": "for fear of his employer", "span": [364, 392]},
        "members": [],
        "readings": [],
        "entity": "b2:tam",
        "score": 1.0,
    }
    assert shape["attributions"][6]["speaker"] is None
    assert shape["dates"][0] == {
        "span": [259, 269],
        "text": "on Tuesday",
        "value": "2024-05-07",
        "anchor": "2024-05-08",
    }
    assert shape["figures"][0] == {
        "span": [60, 70],
        "text": "some forty",
        "low": 40,
        "high": 40,
        "unit": "person",
        "approximate": True,
        "counted": "arrests",
        "per": None,
        "as_of": "2024-05-07",
        "conversion": None,
        "attribution": ids[1],
    }
    assert shape["entities"][1] == {
        "id": "b2:tam",
        "name": "Tam",
        "kind": "person",
        "aliases": ["Tamas Orbe"],
        "roles": [],
        "mentions": [[394, 398]],
        "score": 1.0,
    }
    for row in [*shape["dates"], *shape["figures"]]:
        assert page.document.text[slice(*row["span"])] == row["text"]


def test_whole_numbers_have_no_fraction() -> None:
    line = jsonl.line(jsonl.page_object(resolved_page()))
    assert '"low": 51000, "high": 51000,' in line
    assert '"low": 2, "high": null,' in line
    assert '"low": 37.5, "high": 40.25,' in line


def test_what_the_account_leaves_out_keeps_the_words_of_its_source() -> None:
    page = resolved_page()
    assert page.account is not None
    shape = jsonl.page_object(replace(page, account=replace(page.account, resolved=())))
    assert shape["attributions"][0]["speaker"] == {"name": "The harbour authority"}
    assert "when" not in shape["attributions"][0]


def test_a_page_in_which_nothing_was_found_has_an_empty_list() -> None:
    assert jsonl.page_object(told("Nobody spoke.").page)["attributions"] == []


def test_vocabularies_are_those_of_the_design() -> None:
    assert FORMS == ("direct", "indirect", "mixed")
    assert ACTS == ("speech", "writing", "thought")
    assert set(KINDS) == {
        "title", "byline", "heading", "body", "list", "quote", "caption", "credit", "embed", "other"
    }  # fmt: skip


@given(st.text(), st.text())
@settings(deadline=None, max_examples=100)
def test_a_line_is_one_line_of_ascii_and_comes_back_as_it_was(words: str, title: str) -> None:
    page = told("text", title=title).page
    shape = jsonl.page_object(page)
    shape["document"]["text"] = words
    line = jsonl.line(shape)
    assert line.isascii()
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert json.loads(line) == shape


def test_statements_of_a_ledger_with_their_neighbours(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    out = io.StringIO()
    assert jsonl.write(cite(ledger.all_statements(), ledger.document), out) == 2
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first == {
        "id": ITEM.found[0].attribution.id,
        "quote": "“it opens … ”",
        "speaker": "Mara Velt",
        "source": "Mara Velt, an analyst",
        "cue": "said",
        "form": "mixed",
        "act": "speech",
        "score": 0.97,
        "role_scores": {"content": None, "cue": None, "source": None},
        "outlet": "The Harbour Post",
        "title": "Harbour shut",
        "published": "2024-05-08T09:00:00+02:00",
        "captured": "2024-06-01T00:00:00Z",
        "address": None,
        "origin": "a.html",
        "copies": 1,
        "standing": "current",
        "document": ITEM.document.id,
        "capture": ITEM.capture.id,
        "spans": {"content": [[39, 48], [58, 59]], "cue": [[34, 38]], "source": [[11, 32]]},
        "reviews": [],
        "before": "It rained.",
        "after": "Ships are late, reportedly.",
    }
    assert (second["speaker"], second["source"], second["after"]) == (None, None, None)
    for row in (first, second):
        text = ITEM.document.text
        assert " … ".join(text[s:e] for s, e in row["spans"]["content"]) == row["quote"]


def test_a_statement_alone_has_no_neighbours(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    shape = jsonl.statement_object(next(ledger.all_statements()))
    assert {"before", "after"}.isdisjoint(shape)


def test_a_failure_names_what_where_why_and_whether_to_try_again() -> None:
    failure = Failure(subject="a.pdf", stage="ingest", error="FormatError", message="a PDF", retriable=False, at="now")
    assert jsonl.failure_object(failure) == {
        "subject": "a.pdf",
        "stage": "ingest",
        "error": "FormatError",
        "message": "a PDF",
        "retriable": False,
        "at": "now",
    }


def test_a_document_that_holds_the_words_marks_them(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    [hit] = ledger.search_documents(Query(words="rained"))
    shape = jsonl.hit_object(hit)
    assert (shape["document"], shape["title"]) == (ITEM.document.id, "Harbour shut")
    assert shape["snippet"].startswith("It **rained**.")
