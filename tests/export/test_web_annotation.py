"""Web Annotations: as the model's rules have them, and read again by rdflib with the positions on the very words."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, Literal, Namespace

from reportedly.export import web_annotation
from reportedly.store import Ledger
from reportedly.types import Document, Span, Statement
from tests.export.linked_data import HOSTILE, filled, graph
from tests.making import keep, told

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("http://schema.org/")
TERMS = {
    "schema": "http://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in ("Annotation", "TextualBody", "TimeState", "TextPositionSelector", "TextQuoteSelector", "start",
                     "end", "exact", "prefix", "suffix")
    },
    **{name: f"as:{name}" for name in ("items", "startIndex", "first", "generator")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "total": "as:totalItems",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "state": {"@id": "oa:hasState", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "describing": "oa:describing",
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
}  # fmt: skip
"""Of the context of the standard, what is used here."""


def written(ledger: Ledger) -> dict[str, Any]:
    out = io.StringIO()
    count = web_annotation.write(ledger.all_statements(), ledger.document, out)
    whole: dict[str, Any] = json.loads(out.getvalue())
    assert out.getvalue().isascii()
    assert count == whole["total"] == len(whole["first"]["items"])
    return whole


def test_a_reader_of_linked_data_finds_every_statement_at_its_words(ledger: Ledger) -> None:
    statements = filled(ledger)
    read = graph(written(ledger), TERMS)
    assert len(set(read.subjects(RDF.type, OA.Annotation))) == len(statements) == 7
    text = str(ledger.document(statements[0].document_id).text)  # type: ignore[union-attr]
    placed = set()
    for target in read.objects(None, OA.hasTarget):
        position, quote = sorted(read.objects(target, OA.hasSelector), key=lambda s: (s, OA.exact, None) in read)
        start, end = (int(str(read.value(position, part))) for part in (OA.start, OA.end))
        assert text[start:end] == str(read.value(quote, OA.exact))
        assert text[:start].endswith(str(read.value(quote, OA.prefix)))
        assert text[end:].startswith(str(read.value(quote, OA.suffix)))
        assert str(read.value(target, OA.hasSource)) == "file:///authority.html"
        placed.add((start, end))
    assert placed == {tuple(span) for s in statements for span in s.spans}
    assert {str(o) for o in read.objects(None, OA.motivatedBy)} == {str(OA.describing)}


def test_who_says_it_and_how_certain_stand_in_the_body(ledger: Ledger) -> None:
    filled(ledger)
    read = graph(written(ledger), TERMS)
    found = {}
    for quotation in read.subjects(RDF.type, SCHEMA.Quotation):
        facts = {
            str(read.value(fact, SCHEMA.propertyID)): str(read.value(fact, SCHEMA.value))
            for fact in read.objects(quotation, SCHEMA.additionalProperty)
        }
        speaker = read.value(quotation, SCHEMA.creator)
        found[str(read.value(speaker, SCHEMA.name)) if speaker else None, facts["cue"]] = facts
    assert found["Mara Velt", "said"]["certainty"] == "possible"
    assert found["The ministry", "denied"]["polarity"] == "denied"
    assert found["local broadcasters", "spoke of"]["verification"] == "unconfirmed"
    assert found["local broadcasters", "spoke of"]["chain"].startswith("The Harbour Post > the harbour authority")
    assert (None, "reportedly") in found


def test_of_a_name_that_is_withheld_nothing_is_added(ledger: Ledger) -> None:
    filled(ledger)
    whole = json.dumps(written(ledger))
    assert '"Tam"' in whole
    assert "Orbe" not in whole, "an alias that the page does not say of him"


def test_the_document_follows_the_rules_of_the_model(ledger: Ledger) -> None:
    filled(ledger)
    whole = written(ledger)
    assert "http://www.w3.org/ns/anno.jsonld" in whole["@context"]
    assert whole["type"] == "AnnotationCollection"
    assert whole["first"]["type"] == "AnnotationPage"
    ids = [whole["id"], whole["first"]["id"], *(item["id"] for item in whole["first"]["items"])]
    assert len(set(ids)) == len(ids)
    for item in whole["first"]["items"]:
        assert item["type"] == "Annotation"
        assert item["creator"] == {"type": "Software", "name": "hand 1"}
        assert item["generated"].endswith("Z") and datetime.fromisoformat(item["generated"])
        assert {body["type"] for body in item["body"]} == {"TextualBody", "schema:Quotation"}
        for target in item["target"]:
            assert target["state"]["sourceDate"] == "2024-06-01T00:00:00Z"
            assert [s["type"] for s in target["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]


def test_a_content_of_several_pieces_has_a_target_for_each(ledger: Ledger) -> None:
    keep(ledger, told("[“It opens,] {she} <said>, [in spring.”]", address="https://example.org/a b?<c>"))
    [item] = written(ledger)["first"]["items"]
    assert [t["selector"][1]["exact"] for t in item["target"]] == ["“It opens,", "in spring.”"]
    assert {t["source"] for t in item["target"]} == {"https://example.org/a%20b?%3Cc%3E"}
    assert item["target"][0]["selector"][1]["prefix"] == ""


def test_two_runs_give_the_same_ids(ledger: Ledger) -> None:
    filled(ledger)
    first, second = written(ledger), written(ledger)
    assert (first["id"], first["first"]["id"]) == (second["id"], second["first"]["id"])


def test_an_empty_ledger_is_an_empty_collection(ledger: Ledger) -> None:
    assert written(ledger)["first"]["items"] == []


def made(words: str, ledger: Ledger) -> tuple[Statement, Document]:
    """A statement whose every text is `words`."""
    keep(ledger, told("{a} <says> [b]."))
    [statement] = ledger.all_statements()
    document = ledger.document(statement.document_id)
    assert document
    text = f"“{words}”"
    return (
        replace(statement, content=words, cue=words, source=words, speaker=words, title=words, outlet=words,
                origin=words, address=words, spans=(Span(1, 1 + len(words)),)),
        replace(document, text=text),
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, ledger: Ledger) -> None:
    check(words, ledger)


@given(st.text(alphabet=st.characters(), min_size=1, max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_again_at_its_place(ledger: Ledger, words: str) -> None:
    check(words, ledger)


def check(words: str, ledger: Ledger) -> None:
    statement, document = made(words, ledger)
    out = io.StringIO()
    assert web_annotation.write([statement], lambda _: document, out) == 1
    read = graph(json.loads(out.getvalue()), TERMS)
    [quote] = [str(o) for o in read.objects(None, OA.exact)]
    assert len(quote) == len(words)
    assert all(there == given or there == "\ufffd" for there, given in zip(quote, words, strict=True))
    assert len(list(read.subjects(OA.start, Literal(1)))) == 1


def test_what_people_decided_is_an_annotation_of_the_statements(ledger: Ledger) -> None:
    [first, *_] = filled(ledger)
    verdict = ledger.review(first.id, "verdict", "wrong", by="Ada", reason="a joke").review
    ledger.review(first.id, "speaker", "Jan Hasp", by="Ben")
    ledger.review(first.id, "note", "call back", by="Ben")
    out = io.StringIO()
    assert web_annotation.write(ledger.all_statements(), ledger.document, out) == 7, "statements"
    whole = json.loads(out.getvalue())
    assert whole["total"] == len(whole["first"]["items"]) == 10
    items = {item["motivation"]: item for item in whole["first"]["items"]}
    described = next(item for item in whole["first"]["items"] if item["id"] == items["assessing"]["target"])
    assert described["motivation"] == "describing"
    assert items["assessing"]["creator"] == {"type": "Person", "name": "Ada"}
    assert items["assessing"]["created"] == verdict.decided_at
    assert [body["value"] for body in items["assessing"]["body"]] == ["verdict: wrong", "a joke"]
    assert items["editing"]["body"][0]["value"] == "speaker: Jan Hasp"
    assert items["commenting"]["body"][0]["value"] == "note: call back"
