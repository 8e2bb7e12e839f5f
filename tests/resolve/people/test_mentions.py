"""Mentions made whole: with the name behind a sort of body, the rest of a name, who ends a source behind a comma."""

from __future__ import annotations

import pytest

from reportedly.resolve.people.mentions import whole_mentions
from reportedly.types import EntityKind
from tests.resolve.making import Seen, mentions
from tests.resolve.making import places as spans_of


def whole(text: str, *seen: Seen, source: str = "") -> list[tuple[str, EntityKind | None]]:
    """The words and the kind of each mention, in order."""
    sources = spans_of(text, source) if source else []
    found = whole_mentions(text, mentions(text, *seen), sources)
    return sorted((text[slice(*m.span)], m.kind) for m in found)


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("The site Le Fanal wrote.", [("The site", None), ("Le Fanal", "person")], [("The site Le Fanal", "outlet")]),
        (
            "The state agency Orle Wire wrote.",
            [("The state agency", "organisation"), ("Orle Wire", "organisation")],
            [("The state agency Orle Wire", "organisation")],
        ),
        (
            "The agency, Orle Wire wrote.",
            [("The agency", "organisation"), ("Orle Wire", "organisation")],
            [("Orle Wire", "organisation"), ("The agency", "organisation")],
        ),
        (
            "The agency told Velt so.",
            [("The agency", "organisation"), ("Velt", "person")],
            [("The agency", "organisation"), ("Velt", "person")],
        ),
    ],
)
def test_a_sort_of_body_and_its_name_are_one(
    text: str, seen: list[Seen], expected: list[tuple[str, EntityKind | None]]
) -> None:
    assert whole(text, *seen) == expected


def test_a_name_in_a_source_is_taken_whole_and_without_a_conjunction() -> None:
    text = "Ines Kordal, who chairs it, said so."
    assert whole(text, ("Kordal", "person"), source="Ines Kordal, who chairs it") == [("Ines Kordal", "person")]
    assert whole(text, ("Ines", "person"), source="Ines Kordal, who chairs it") == [("Ines Kordal", "person")]
    text = "And Kordal said so."
    assert whole(text, ("Kordal", "person"), source="And Kordal") == [("Kordal", "person")]


def test_who_ends_a_source_behind_a_comma_is_somebody() -> None:
    text = "The second, Petra Hale, said so."
    assert ("Petra Hale", "person") in whole(text, ("The second", None), source="The second, Petra Hale")


def test_letters_of_a_name_and_more_than_are_not_cut() -> None:
    text = "According to F.A.A. records, more than ten mayors left."
    seen: list[Seen] = [("F", None), (".A. records", "document"), ("more", "person"), ("ten mayors", "person")]
    assert whole(text, *seen) == [("F.A.A. records", "document"), ("more than ten mayors", "person")]
    text = "More came. Than ten mayors, nobody is louder."
    assert whole(text, ("More", "person"), ("ten mayors", "person")) == [("More", "person"), ("ten mayors", "person")]


@pytest.mark.parametrize("source", ["A Sept. 15, 2011 email", "The May 3 memo", "Another January 17, 2013, report"])
def test_a_source_that_its_day_tells_from_others_is_one(source: str) -> None:
    text = f"Velt came. {source} said no."
    cut: list[Seen] = [("Velt", "person"), (" ".join(source.split()[:3]), None), (source.split()[-1], "person")]
    assert whole(text, *cut, source=source) == sorted([("Velt", "person"), (source, "document")])
