"""What kind of thing speaks, by its words."""

from __future__ import annotations

import pytest

from reportedly.resolve.people.kinds import animate, human, kind_of, personal, several, takes_up, titular
from reportedly.types import EntityKind


def of(words: str, seen: EntityKind | None = None, *, many: bool = False, named: bool = False) -> EntityKind | None:
    split = tuple(words.split())
    return kind_of(split[-1], split, many=many, named=named, seen=seen)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbour Insider", "outlet"), ("Norden Sentinel", "outlet"), ("Mara Velt Foundation", "organisation"),
        ("Lantern Party", "organisation"), ("Ostwick Committee", "organisation"),
        ("Mara Velt", "person"), ("Mara Post", "person"), ("Jan Church", "person"),
    ],
)  # fmt: skip
def test_a_name_that_ends_as_a_body_does_is_nobodys(name: str, kind: EntityKind) -> None:
    assert of(name.casefold(), "person", named=True) == kind


@pytest.mark.parametrize(
    ("words", "seen", "kind"),
    [
        ("report", None, "document"), ("report", "object", "document"), ("poster", "object", "object"),
        ("local newspaper", None, "outlet"), ("news agency", "organisation", "outlet"),
        ("state agency", "organisation", "outlet"), ("customs agency", "organisation", "organisation"),
        ("television channel", "object", "object"), ("state channel", None, "outlet"), ("local media", None, "group"),
        ("press", "organisation", "group"), ("ministry", "person", "organisation"), ("police", None, "organisation"),
        ("officials", "person", "group"), ("residents", None, "group"), ("mayor", "person", "person"),
        ("lorry", "object", "object"), ("lorry", None, None), ("harbour", "place", "place"),
        ("record", "person", "person"), ("the editorial", "person", "document"), ("rivals", "organisation", "group"),
        ("about four", "person", "group"), ("two", "person", "group"), ("one", "person", "person"),
        ("a wide array of economists", "person", "group"), ("everyone", "person", "group"),
        ("automaker", "object", "organisation"),
    ],
)  # fmt: skip
def test_descriptions(words: str, seen: EntityKind | None, kind: EntityKind | None) -> None:
    assert of(words, seen) == kind


def test_many_people_are_a_group() -> None:
    assert of("ferrymen", "person", many=True) == "group"
    assert of("ferryman", "person") == "person"


@pytest.mark.parametrize(
    ("name", "seen", "kind"),
    [
        ("harbour post", "organisation", "outlet"), ("merland radio", "organisation", "outlet"),
        ("merland radio", "person", "person"), ("ministry of transport", "organisation", "organisation"),
        ("velt", "person", "person"), ("report", "person", "person"), ("ostwick", "place", "place"),
        ("velt", None, None), ("germans", "person", "group"), ("supporters", "person", "group"),
        ("bishops", "person", "person"), ("ministry", "person", "organisation"),
    ],
)  # fmt: skip
def test_names_are_left_to_the_weights_but_for_mastheads(
    name: str, seen: EntityKind | None, kind: EntityKind | None
) -> None:
    assert of(name, seen, named=True) == kind


def test_a_name_without_words_is_what_the_weights_say() -> None:
    assert kind_of("", (), many=False, named=True, seen="organisation") == "organisation"
    assert kind_of("", (), many=False, named=False, seen=None) is None


@pytest.mark.parametrize(
    ("name", "kind"), [("republicans", "group"), ("socialists", "group"), ("evans", "person"), ("williams", "person")]
)
def test_members_of_a_party_are_no_single_person(name: str, kind: str) -> None:
    assert kind_of(name, (name,), many=False, named=True, seen="person") == kind


def test_offices_are_people_whatever_the_weights_say() -> None:
    assert kind_of("premier", ("jewish", "premier"), many=False, named=False, seen="organisation") == "person"
    assert kind_of("us", ("us",), many=False, named=True, seen="person") == "place"


@pytest.mark.parametrize(
    ("words", "seen", "kind"),
    [
        ("number of pupils", "person", "group"), ("twenty-four percent", None, "group"), 
        ("nine out of 10", None, "group"),
        ("number of pupils", "object", "object"), ("recent polls", None, "document"),
        ("landlady", "organisation", "person"),
        ("landladies", "person", "person"), ("jury", "person", "organisation"), ("electorate", "person", "group"),
    ],
)  # fmt: skip
def test_counted_people_and_those_with_a_trade(words: str, seen: EntityKind | None, kind: EntityKind | None) -> None:
    assert of(words, seen) == kind


@pytest.mark.parametrize(
    ("name", "seen", "kind"),
    [
        ("reuters", "organisation", "outlet"), ("reuters", "place", "place"), ("un", "place", "organisation"),
        ("kestrel fm", None, "outlet"), ("le courrier de sarre", "person", "outlet"), ("courrier", "person", "person"),
        ("the harbour times", "place", "outlet"), ("northlink rail", None, "organisation"),
        ("ostrel ministry", "place", "organisation"), ("upper port", "place", "place"),
        ("senate republicans", "person", "group"), ("cabin republicans", "organisation", "organisation"),
            ("opposition mps", "person", "group"), ("mara cooks", "person", "person"), ("saudis", "person", "group"),
            ("f.b.i", None, "organisation"), ("the fire act", None, "document"), ("act", None, None),
    ],
)  # fmt: skip
def test_names_of_bodies_that_the_weights_do_not_know(name: str, seen: EntityKind | None, kind: str) -> None:
    assert of(name, seen, named=True) == kind


def test_words_that_say_who_somebody_is() -> None:
    assert all(map(personal, ("welder", "nominee", "co-director", "front-runner", "sculptor", "milliner")))
    assert not any(map(personal, ("center", "spread", "government", "weather", "both", "way")))
    assert human("nurse")
    assert not human("owner"), "which a body may be"
    assert titular("secretary-general")
    assert not titular("schumer"), "a name that ends as a trade does"
    assert several("others")
    assert not several("nobody")


def test_a_number_with_words_before_it_may_be_of_anything() -> None:
    assert kind_of("one", ("narrower", "one"), many=False, named=False, seen="person") is None
    assert kind_of("one", ("one",), many=False, named=False, seen=None) == "person"


def test_polls_are_documents_and_a_majority_is_of_people() -> None:
    assert kind_of("polls", ("polls",), many=True, named=False, seen="person") == "document"
    large = ("large", "and", "growing", "majority", "of", "voters")
    assert kind_of("voters", large, many=True, named=False, seen=None) == "group"
    assert kind_of("rectorate", ("rectorate",), many=False, named=False, seen="person") == "organisation"


@pytest.mark.parametrize(
    "phrase",
    ["reporters", "the harbour council", "walkers", "a friend of hers", "Dr. Rask", "the nation", "his publisher"],
)
def test_people_bodies_and_names_can_be_spoken_to(phrase: str) -> None:
    assert animate(phrase)


@pytest.mark.parametrize("phrase", ["a ban", "action", "the price of bread", "calm", "the flood", "questions", ""])
def test_things_cannot(phrase: str) -> None:
    assert not animate(phrase)


def test_a_group_is_taken_up_by_any_pronoun_and_a_ministry_by_it() -> None:
    assert takes_up("he", "group")
    assert takes_up("it", "organisation")
    assert not takes_up("she", "organisation")
    assert not takes_up("it", "person")
