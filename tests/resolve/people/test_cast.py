"""Who is on a page."""

from __future__ import annotations

from reportedly.resolve.people.cast import Cast, cast_of, joined, reader_of
from reportedly.text import forward
from reportedly.types import Findings
from tests.resolve.making import about, document, mentions, place, said

TEXT = "Mara Velt, an analyst, met Orel. She said that it rained. He nodded."
SEEN = mentions(
    TEXT, ("Mara Velt", "person", "she"), ("an analyst", "person", "she"), ("Orel", "person", "he"), ("She", "person")
)
FINDINGS = Findings(found=(said(TEXT, "that it rained", "said", "She"),), mentions=SEEN)
POST = "Forwarded from Harbour Watch\n\nWe know that it rained. Mara Velt left."


def cast(text: str, findings: Findings, outlet: str | None = None) -> Cast:
    return cast_of(document(text), about(text, outlet=outlet), findings)


def test_who_stands_at_words_is_called_by_name_where_they_have_one() -> None:
    page = cast(TEXT, FINDINGS)
    assert page.name_at(place(TEXT, "an analyst")) == "Mara Velt"
    assert page.name_at(place(TEXT, "nodded")) == "nodded"


def test_a_reader_has_joined_nobody_before_it_reads() -> None:
    assert reader_of(TEXT, FINDINGS).of == []
    reader, heads = joined(TEXT, FINDINGS)
    assert len(reader.of) == len(reader.phrases)
    assert [[TEXT[slice(*reader.phrases[i].span)] for i in found] for found in heads] == [["She"]]


def test_whoever_speaks_or_has_a_name_is_kept() -> None:
    kept = cast(TEXT, FINDINGS).clusters
    assert {c.name for c in kept.values()} >= {"Mara Velt", "Orel"}
    assert not cast("It rained.", Findings(found=())).clusters


def test_the_outlet_is_one_of_those_on_its_page() -> None:
    text = "The Harbour Post said that it rained."
    seen = mentions(text, ("The Harbour Post", "organisation"))
    findings = Findings(found=(said(text, "that it rained", "said", "The Harbour Post"),), mentions=seen)
    page = cast(text, findings, outlet="Harbour Post")
    assert [c.kind for c in page.clusters.values()] == ["outlet"]
    assert not cast(text, findings, outlet="The Kell Gazette").outlets


def test_we_of_a_post_that_is_passed_on_is_whose_it_was() -> None:
    passed = forward(POST)
    assert passed is not None
    whole = said(POST, "We know that it rained. Mara Velt left.", "Forwarded from", "Harbour Watch")
    page = cast(POST, Findings(found=(whole, said(POST, "that it rained", "know", "We"))), outlet="The Kell Gazette")
    assert page.voice == "Harbour Watch"
    assert [page.is_forward(i) for i in range(2)] == [whole.attribution.cue == (passed.cue,), False] == [True, False]
    assert cast(TEXT, FINDINGS, outlet="The Kell Gazette").voice == "The Kell Gazette"
