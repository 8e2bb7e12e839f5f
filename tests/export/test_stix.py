"""STIX: passes the official validator, is read by the official library, and holds every statement with whose it is."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import stix2
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportedly.answers import Named
from reportedly.export import stix
from reportedly.export.stix_objects import EXTENSION, stamp
from reportedly.store import Ledger
from tests.export.linked_data import HOSTILE, filled
from tests.making import keep, told


def validated(whole: dict[str, Any]) -> Any:
    """What the official validator finds, by all but two recommendations: a hash of what an address answers, and
    relationships of the standard's own lists. It is imported here for it takes seconds to import."""
    from stix2validator import ValidationOptions, validate_instance

    checks = ValidationOptions(version="2.1", enforce_refs=True, disabled="extref-hashes,relationship-types")
    return validate_instance(whole, checks)


def nobody(_: str) -> Mapping[str, Named]:
    return {}


def parsed(out: io.StringIO) -> dict[str, Any]:
    """The bundle, when the validator has nothing against it and the library can read it."""
    whole: dict[str, Any] = json.loads(out.getvalue())
    assert out.getvalue().isascii()
    found = validated(whole)
    assert not found.errors, [str(error) for error in found.errors]
    assert not found.warnings, [str(warning) for warning in found.warnings]
    read = stix2.parse(whole)
    assert len(read.objects) == len(whole["objects"]) == len({o["id"] for o in whole["objects"]})
    return whole


def written(ledger: Ledger) -> dict[str, Any]:
    out = io.StringIO()
    count = stix.write(ledger.all_statements(), ledger.named_in, ledger.document, ledger.outlets(), out)
    whole = parsed(out)
    assert count == len(of(whole, "note")) == ledger.counts()["attributions"]
    return whole


def of(whole: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [item for item in whole["objects"] if item["type"] == kind]


def ties(whole: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The relationships, by the words of notes and the names of the rest."""
    called = {o["id"]: o.get("content") or o.get("name") for o in whole["objects"]}
    return {
        (called[r["source_ref"]], r["relationship_type"], called[r["target_ref"]]) for r in of(whole, "relationship")
    }


def test_every_statement_is_a_note_with_its_place_and_its_doubt(ledger: Ledger) -> None:
    statements = filled(ledger)
    whole = written(ledger)
    notes = {note["content"]: note for note in of(whole, "note")}
    text = str(ledger.document(statements[0].document_id).text)  # type: ignore[union-attr]
    for s in statements:
        note = notes[s.content]
        there = note["extensions"][EXTENSION]["statement"]
        assert [text[start:end] for start, end in there["spans"]["content"]] == [text[a:b] for a, b in s.spans]
        assert (there["id"], there["document"], there["captured"]) == (s.id, s.document_id, s.captured)
        assert note["confidence"] == round(s.score * 100)
        assert s.resolved and {s.form, s.act, s.resolved.certainty, s.resolved.polarity} <= set(note["labels"])
    assert "possible" in notes["the pay may rise to 51,000 marks a month"]["labels"]
    assert "unconfirmed" in notes["some forty arrests"]["labels"]


def test_attribution_and_chains_are_relationships(ledger: Ledger) -> None:
    filled(ledger)
    whole = written(ledger)
    found = ties(whole)
    assert ("the pay may rise to 51,000 marks a month", "attributed-to", "Mara Velt") in found
    assert ("some forty arrests", "attributed-to", "local broadcasters") in found
    assert ("some forty arrests", "derived-from", "local broadcasters who spoke of some forty arrests") in found
    assert ("The Harbour Post", "cites", "the harbour authority") in found
    assert ("the harbour authority", "cites", "local broadcasters") in found
    assert ("Arrests at the harbour", "attributed-to", "The Harbour Post") in found
    quay = {tie for tie in found if tie[0] == "the quay is closed"}
    assert not quay, "nobody is named who says it"
    classes = {o["name"]: o["identity_class"] for o in of(whole, "identity")}
    assert (classes["Mara Velt"], classes["The Harbour Post"], classes["reportedly"]) == (
        "individual", "organization", "system",
    )  # fmt: skip


def test_what_is_denied_is_nobodys_word(ledger: Ledger) -> None:
    filled(ledger)
    whole = written(ledger)
    denied = "that ships had been turned away"
    assert {tie[1:] for tie in ties(whole) if tie[0] == denied} == {("related-to", "The ministry")}
    [note] = [note for note in of(whole, "note") if note["content"] == denied]
    [opinion] = [o for o in of(whole, "opinion") if o["object_refs"] == [note["id"]]]
    assert (opinion["opinion"], opinion["authors"]) == ("disagree", ["The ministry"])


def test_what_a_person_found_wrongly_read_is_nobodys_word(ledger: Ledger) -> None:
    [first, *_] = filled(ledger)
    ledger.review(first.id, "verdict", "wrong", by="Ada")
    whole = written(ledger)
    [note] = [note for note in of(whole, "note") if note["content"] == first.content]
    assert "read-wrong" in note["labels"]
    assert {tie[1:] for tie in ties(whole) if tie[0] == first.content} == {("related-to", "the harbour authority")}


def test_what_a_page_says_of_the_truth_is_an_opinion(ledger: Ledger) -> None:
    filled(ledger)
    whole = written(ledger)
    contents = {note["id"]: note["content"] for note in of(whole, "note")}
    said = {contents[o["object_refs"][0]]: o for o in of(whole, "opinion")}
    assert said["some forty arrests"]["opinion"] == "neutral"
    assert said["some forty arrests"]["authors"] == ["The Harbour Post"]
    assert "unable to check the number" in said["some forty arrests"]["explanation"]


def test_a_report_holds_what_is_of_its_document(ledger: Ledger) -> None:
    filled(ledger)
    whole = written(ledger)
    [report] = of(whole, "report")
    assert (report["name"], report["published"]) == ("Arrests at the harbour", "2024-05-08T07:00:00.000Z")
    there = {o["id"] for o in whole["objects"]}
    assert set(report["object_refs"]) < there
    assert {note["id"] for note in of(whole, "note")} < set(report["object_refs"])
    [seen] = of(whole, "observed-data")
    assert seen["first_observed"] == "2024-06-01T00:00:00.000Z"
    assert seen["object_refs"] == [of(whole, "file")[0]["id"]]


def test_of_a_name_that_is_withheld_nothing_is_added(ledger: Ledger) -> None:
    filled(ledger)
    whole = written(ledger)
    assert [o["labels"] for o in of(whole, "identity") if o["name"] == "Tam"] == [["untraced"]]
    assert "Orbe" not in json.dumps(whole), "an alias that the page does not say of him"


def test_a_page_without_a_day_is_a_grouping(ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens].", address="https://example.org/a"))
    whole = written(ledger)
    assert not of(whole, "report")
    assert [g["context"] for g in of(whole, "grouping")] == ["unspecified"]


def test_an_address_is_one_observable_whatever_the_bundle(ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens].", "a", address="https://Example.org/ü b?q[]=1&r=%zz#top#x"))
    keep(ledger, told("{He} <said> [it closes].", "b", address="https://Example.org/ü b?q[]=1&r=%zz#top#x"))
    [url] = of(written(ledger), "url")
    assert url["value"] == "https://Example.org/%C3%BC%20b?q%5B%5D=1&r=%25zz#top%23x"
    assert url["id"] == stix2.URL(value=url["value"]).id


def test_who_is_called_as_an_outlet_of_the_ledger_is_that_outlet(ledger: Ledger) -> None:
    keep(ledger, told("{The Lantern} <said> [it opens].", "a", outlet="The Harbour Post"))
    keep(ledger, told("{She} <said> [it closes].", "b", outlet="Lantern"))
    plain = [(o["name"], o["id"]) for o in of(written(ledger), "identity")]
    assert len({id for name, id in plain if "Lantern" in name}) == 2, "words of a page that were traced to nobody"
    [first, *_] = list(ledger.all_statements())
    out = io.StringIO()
    known = {"the lantern": Named(entity="b2:lantern", kind="organisation")}
    stix.write([first], lambda _: known, ledger.document, ledger.outlets(), out)
    assert "The Lantern" in {o["name"] for o in of(parsed(out), "identity")}
    assert dict(plain)["Lantern"] in {o["id"] for o in of(parsed(out), "identity")}


def test_ids_are_the_same_in_every_run(ledger: Ledger) -> None:
    filled(ledger)
    first, second = written(ledger), written(ledger)
    assert first["id"] == second["id"]
    assert [o["id"] for o in first["objects"]] == [o["id"] for o in second["objects"]]


def test_no_statement_is_a_bundle_of_what_is_ours() -> None:
    out = io.StringIO()
    assert stix.write([], nobody, lambda _: None, [], out) == 0
    assert Counter(o["type"] for o in parsed(out)["objects"]) == {"identity": 1, "extension-definition": 1}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-08", "2024-05-08T00:00:00.000Z"),
        ("2024-05-08T09:00:00+02:00", "2024-05-08T07:00:00.000Z"),
        ("2024-05-08T09:00:00.123456Z", "2024-05-08T09:00:00.123Z"),
        ("2024-05", None),
        ("2024-05-08 at nine", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("", None),
        (None, None),
    ],
)
def test_time_stamps(value: str | None, expected: str | None) -> None:
    assert stamp(value) == expected


def check(words: list[str], ledger: Ledger) -> None:
    """A bundle of statements, each of a page of its own, whose every text is one of these."""
    keep(ledger, told("{a} <says> [b]."))
    [usual] = ledger.all_statements()
    statements = [
        replace(
            usual, id=f"b2:{n}", document_id=f"b2:page {n}", content=text, cue=text, source=text, speaker=text,
            title=text, outlet=text, origin=text, address=text, published=text, captured=text,
        )
        for n, text in enumerate(words)
    ]  # fmt: skip
    out = io.StringIO()
    assert stix.write(statements, nobody, lambda _: None, words, out) == len(words)
    notes = of(parsed(out), "note")
    assert [len(note["content"]) for note in notes] == [len(text) for text in words]


def test_hostile_words_stay_words(ledger: Ledger) -> None:
    check([*HOSTILE, "cve", "https://", "http://[::1", "https://a/?q=<>", "HTTP://x:9/%", "https://a@b@c:d"], ledger)


TEXT = st.text(alphabet=st.characters(), min_size=1, max_size=20)


@given(words=st.lists(TEXT | TEXT.map(lambda path: f"https://a{path}"), min_size=10, max_size=30))
@settings(
    max_examples=5, deadline=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_any_text_is_valid(ledger: Ledger, words: list[str]) -> None:
    check(words, ledger)
