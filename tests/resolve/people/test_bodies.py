"""Names of bodies that are made of several names, and names that only stand side by side."""

from __future__ import annotations

import pytest

from reportedly.resolve.people.bodies import body_at, with_whole_bodies
from reportedly.types import Span
from tests.resolve.making import Seen, mentions, places


def body(text: str) -> str | None:
    """The name of the body that the source before “ said” begins with."""
    found = body_at(text, Span(0, text.index(" | ")))
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    "name",
    [
        "The Quay and Lock Keepers' Union",
        "The Department of Roads and Harbours",
        "the Ministry of Trade, Energy and Fisheries",
        "The Agency for Health and Veterans Affairs",
        "The Orle County Coroner's Office",
        "The Children's Commissioner",
        "Nurses Without Wards",
        "the exile group Here Still",
        "The Drovian tabloid Nu",
        "Local newspaper Orle Avis",
    ],
)  # fmt: skip
def test_one_body_with_a_name_of_several_parts(name: str) -> None:
    assert body(f"{name} | no.") == name


@pytest.mark.parametrize(
    "source",
    [
        "Hale and Orr", "Mara Hale and Jan Orr", "The Kremlin and Foreign Ministry", "The UN and Orle Council",
        "The Ministry of Health and UNICEF", "The Department of Justice and Congress", "Orle's Green Party",
        "the opposition candidate Mara Hale", "the party leader Mara Hale", "the company Chairman Jan Orr",
        "A letter by the firm Orle Stone", "the ministry and the Orle Council",
    ],
)  # fmt: skip
def test_names_side_by_side_are_not_one_body(source: str) -> None:
    assert body(f"{source} | no.") is None


def test_two_names_are_a_firm_where_the_verb_is_of_one() -> None:
    assert body_at("Hale and Orr says it rained.", Span(0, 12)) == Span(0, 12)
    assert body_at("Hale and Orr say it rained.", Span(0, 12)) is None


def test_the_mentions_within_its_name_are_the_body() -> None:
    text = "The Quay and Lock Keepers' Union said Mara Hale left."
    seen: list[Seen] = [("The Quay", "person"), ("Lock Keepers", "person"), ("Union", None), ("Mara Hale", "person")]
    found = with_whole_bodies(text, mentions(text, *seen), places(text, "The Quay and Lock Keepers' Union"))
    told = [(text[slice(*m.span)], m.kind) for m in found]
    assert told == [("The Quay and Lock Keepers' Union", "organisation"), ("Mara Hale", "person")]


def test_the_sort_before_a_name_tells_its_kind() -> None:
    text = "The Drovian tabloid Nu wrote that it rained."
    (found,) = with_whole_bodies(text, mentions(text, ("The Drovian tabloid Nu", "person")), [Span(0, 22)])
    assert (text[slice(*found.span)], found.kind) == ("The Drovian tabloid Nu", "outlet")
