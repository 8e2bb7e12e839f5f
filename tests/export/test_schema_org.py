"""Claims: read again by rdflib, every term one of schema.org's, a review only where the page says what is true."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, SDO, URIRef

from reportedly.export import schema_org
from reportedly.store import Ledger
from reportedly.types import Document, Span, Statement, Verification, VerificationStatus
from tests.accounts import resolved
from tests.export.linked_data import HOSTILE, filled, graph
from tests.making import keep, told

VOCABULARY = {"@vocab": str(SDO), "url": {"@id": f"{SDO}url", "@type": "@id"}}


def first_of(ledger: Ledger) -> Any:
    return lambda statement: ledger.first_copy(statement.id)


def written(ledger: Ledger) -> dict[str, Any]:
    out = io.StringIO()
    count = schema_org.write(ledger.all_statements(), first_of(ledger), ledger.document, out)
    whole: dict[str, Any] = json.loads(out.getvalue())
    assert out.getvalue().isascii()
    assert count == sum(item["@type"] == "Claim" for item in whole["@graph"])
    return whole


def checked(statement: Statement, status: VerificationStatus, by: str = "outlet") -> Statement:
    """The statement, with what the page says of its truth in its first four characters."""
    known = Verification(status=status, by=by, span=Span(0, 4))
    return replace(statement, resolved=resolved(statement.id, None, verification=known))


def test_a_reader_of_linked_data_finds_terms_of_schema_org_alone(ledger: Ledger) -> None:
    statements = filled(ledger)
    read = graph(written(ledger), VOCABULARY)
    used = {*read.predicates(), *read.objects(None, RDF.type)} - {RDF.type}
    assert {str(term).removeprefix(str(SDO)) for term in used} <= set(SDO.__annotations__)
    assert {str(o) for o in read.objects(None, SDO.identifier)} == {s.id for s in statements}
    said = {
        str(read.value(claim, SDO.text)): str(read.value(read.value(claim, SDO.author), SDO.name))
        for claim in read.subjects(RDF.type, SDO.Claim)
    }
    assert said["the pay may rise to 51,000 marks a month"] == "Mara Velt"
    assert "Tam" in said.values()
    assert "Orbe" not in json.dumps(written(ledger)), "an alias of one whose name the page withholds"
    assert set(read.objects(None, SDO.url)) == {URIRef("file:///authority.html")}


def test_where_equal_content_was_published_first(ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens].", "b.txt", address="https://post.example/b", published="2024-05-09"))
    keep(ledger, told("{They} <say> [It opens]!", "a.txt", address="https://wire.example/a", published="2024-05-07"))
    later, first = written(ledger)["@graph"]
    assert later["appearance"]["url"] == "https://post.example/b"
    assert later["firstAppearance"]["url"] == first["firstAppearance"]["url"] == "https://wire.example/a"
    assert later["author"] == {"@type": "Thing", "name": "She"}
    assert ledger.first_copy("b2:none") is None


@pytest.mark.parametrize(
    ("status", "rating"), [("confirmed", "Confirmed"), ("disputed", "Disputed"), ("corrected", "Corrected")]
)
def test_a_page_that_says_what_is_true_reviews_the_claim(
    status: VerificationStatus, rating: str, ledger: Ledger
) -> None:
    keep(ledger, told("That is so. {She} <said> [it opens].", outlet="The Post", address="https://post.example/b"))
    [statement] = ledger.all_statements()
    document = ledger.document(statement.document_id)
    out = io.StringIO()
    assert schema_org.write([checked(statement, status)], lambda s: s, lambda _: document, out) == 1
    claim, review = json.loads(out.getvalue())["@graph"]
    assert review["itemReviewed"] == {"@id": claim["@id"]}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": rating}
    assert review["author"] == {"@type": "NewsMediaOrganization", "name": "The Post"}
    assert (review["claimReviewed"], review["reviewBody"]) == ("it opens", "That is so.")


def test_what_nobody_could_check_is_no_review(ledger: Ledger) -> None:
    filled(ledger)  # it has one statement that is unconfirmed
    assert {item["@type"] for item in written(ledger)["@graph"]} == {"Claim"}


@pytest.mark.parametrize(
    ("when", "created"), [("2024-05-07", "2024-05-07"), ("2024-W16", None), ("2023-09/2023-11", None)]
)
def test_a_day_that_is_not_known_is_left_out(when: str, created: str | None, ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens]."))
    [statement] = ledger.all_statements()
    meant = replace(statement, resolved=resolved(statement.id, None, when=when))
    assert schema_org.claim(meant, meant)["dateCreated"] == created


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, ledger: Ledger) -> None:
    any_text(words, ledger)


@given(st.text(alphabet=st.characters(), min_size=4, max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_read_again(ledger: Ledger, words: str) -> None:
    any_text(words, ledger)


def any_text(words: str, ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens]."))
    [statement] = ledger.all_statements()
    hostile = replace(
        checked(statement, "disputed", by=words), content=words, speaker=words, title=words, outlet=words,
        origin=words, address=words, published=words,
    )  # fmt: skip
    out = io.StringIO()
    document = Document(id=statement.document_id, capture_id="c", text=words)
    schema_org.write([hostile], lambda s: s, lambda _: document, out)
    read = graph(json.loads(out.getvalue()), VOCABULARY)
    [text] = read.objects(None, SDO.text)
    assert len(str(text)) == len(words)
    assert len(list(read.subjects(RDF.type, SDO.ClaimReview))) == 1


def test_what_people_decided_of_a_line_is_a_comment_on_the_claim(ledger: Ledger) -> None:
    [first, *_] = filled(ledger)
    ledger.review(first.id, "verdict", "wrong", by="Ada", reason="a joke")
    whole = written(ledger)
    [claim] = [item for item in whole["@graph"] if item.get("identifier") == first.id]
    [comment] = claim["comment"]
    assert (comment["author"]["name"], comment["text"]) == ("Ada", "verdict: wrong (a joke)")
    read = graph(whole, VOCABULARY)
    used = {*read.predicates(), *read.objects(None, RDF.type)} - {RDF.type}
    assert {str(term).removeprefix(str(SDO)) for term in used} <= set(SDO.__annotations__)
