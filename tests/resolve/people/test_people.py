"""What a page tells of everybody in it: names, kinds, roles, and what it keeps to itself."""

from __future__ import annotations

from typing import Final

import pytest

from reportedly.resolve.people.antecedents import Saying
from reportedly.resolve.people.people import Everybody, Known, the_outlet
from reportedly.resolve.people.withheld.finding import find_withheld
from tests.resolve.making import Seen, mentions, places, read

PERSON: Final = "person"
BODY: Final = "organisation"
PLACE: Final = "place"


def everybody(text: str, *seen: Seen, source: str = "") -> list[Known]:
    """Those whom a page tells of, in the order of their first mention."""
    reader = read(text, mentions(text, *seen))
    found = Everybody(text, reader, places(text, source), find_withheld(text))
    return [found[entity.number] for entity in reader.entities]


def somebody(name: str, kind: str | None = "person", *, named: bool = True) -> Known:
    return Known(name, named, kind, (), ())  # type: ignore[arg-type]


def test_the_fullest_name_and_the_others() -> None:
    text = "Velt came. Mara Velt spoke. Dr Velt left. Velt slept."
    (who,) = everybody(text, ("Velt", PERSON), ("Mara Velt", PERSON), ("Dr Velt", PERSON), ("Velt", PERSON))
    assert (who.name, who.named, who.kind, who.aliases) == ("Mara Velt", True, PERSON, ("Velt",))


def test_who_opens_a_turn_of_a_transcript_is_no_place() -> None:
    text = "Our guest is Mara Velt.\nVELT: It rained.\nThey left Orle."
    seen: list[Seen] = [("Mara Velt", PLACE), ("VELT", PLACE), ("Orle", PLACE)]
    said = [Saying(places(text, "It rained."), places(text, "VELT"), direct=True)]
    reader = read(text, mentions(text, *seen), said)
    found = Everybody(text, reader, places(text, "VELT"))
    known = [found[entity.number] for entity in reader.entities]
    assert [(who.name, who.kind) for who in known if who.named] == [("Mara Velt", PERSON), ("Orle", PLACE)]


def test_titles_are_roles_and_no_names() -> None:
    text = "Colonel Viktor Hasp came. Hasp left."
    (who,) = everybody(text, ("Colonel Viktor Hasp", PERSON), ("Hasp", PERSON))
    assert (who.name, who.roles) == ("Viktor Hasp", ("Colonel",))


def test_what_stands_behind_a_name_is_a_role() -> None:
    text = "Mara Velt, an analyst at the Institute, came."
    who = everybody(text, ("Mara Velt", PERSON), ("an analyst", PERSON), ("the Institute", BODY))[0]
    assert who.roles[0] == "an analyst at the Institute"


def test_who_has_no_name_is_called_by_the_fullest_description() -> None:
    text = "A nurse at the hospital in Velbeck spoke. The nurse left."
    seen: list[Seen] = [
        ("A nurse", PERSON, "she"),
        ("the hospital", PLACE, "it"),
        ("Velbeck", PLACE),
        ("The nurse", PERSON, "she"),
    ]
    who = everybody(text, *seen)[0]
    assert (who.name, who.named, who.kind) == ("A nurse at the hospital in Velbeck", False, PERSON)
    assert who.roles == ("A nurse at the hospital in Velbeck",)
    assert who.aliases == ("The nurse",)


def test_the_words_of_a_source_tell_how_far_a_description_goes() -> None:
    text = "A woman of about sixty near the front, who wept, spoke."
    (who, *_) = everybody(text, ("A woman", PERSON, "she"), source="A woman of about sixty near the front, who wept,")
    assert who.name == "A woman of about sixty near the front"


@pytest.mark.parametrize(
    ("text", "seen", "kind"),
    [
        ("The ministry came.", ("The ministry", PERSON), BODY),
        ("The Harbour Post came.", ("The Harbour Post", BODY), "outlet"),
        ("Officials came.", ("Officials", PERSON, "they"), "group"),
        ("The report came.", ("The report", "object", "it"), "document"),
        ("She came.", ("She", None, "she"), PERSON),
        ("They came to Ostwick.", ("Ostwick", PLACE), PLACE),
        ("The lorry came.", ("The lorry", None), None),
    ],
)
def test_kinds(text: str, seen: Seen, kind: str | None) -> None:
    who = next(k for k in everybody(text, seen) if k.name.casefold() in seen[0].casefold())
    assert who.kind == kind


def test_the_name_outvotes_what_the_weights_took_it_for_elsewhere() -> None:
    text = "Mara Velt came. Mara Velt spoke. Mara Velt left."
    (who,) = everybody(text, ("Mara Velt", PERSON), ("Mara Velt", None), ("Mara Velt", PERSON))
    assert who.kind == PERSON


def test_somebody_whose_mentions_were_handed_over_is_nobody() -> None:
    text = "“I am late,” said Mara Velt."
    reader = read(text, mentions(text, ("I", PERSON), ("Mara Velt", PERSON)))
    reader.entities[0].phrases.clear()
    assert Everybody(text, reader, ())[0] == Known("", False, None, (), ())


# ---- what is withheld


def test_the_surname_of_whom_it_is_said_of() -> None:
    text = "Jan Orel left. Anton, whose surname is withheld because he fears reprisals, stayed."
    orel, anton, *_ = everybody(text, ("Jan Orel", PERSON), ("Anton", PERSON), ("he", PERSON, "he"))
    assert orel.withheld is None
    assert anton.withheld is not None
    assert (anton.withheld.what, anton.withheld.why) == ("surname", "because he fears reprisals")
    assert text[slice(*anton.withheld.span)].startswith("whose surname is withheld")


def test_words_by_themselves_are_of_the_last_person_before() -> None:
    text = "Jan Orel left. Anton stayed. His surname is being withheld for his safety."
    found = everybody(text, ("Jan Orel", PERSON), ("Anton", PERSON), ("His", PERSON, "he"), ("surname", None))
    assert [k.name for k in found if k.withheld] == ["Anton"]


@pytest.mark.parametrize(
    ("text", "seen", "kept"),
    [
        ("Jan Orel left. The Post agreed not to name the teacher, who fears arrest.",
         [("Jan Orel", "person"), ("the teacher", "person")], "the teacher"),
        ("A farmer from the village of Hask, whose name the Post is withholding, left.",
         [("A farmer", "person"), ("the village", "place"), ("Hask", "person")], "A farmer from the village of Hask"),
        ("Two doctors came. One of the doctors, who asked not to be named, left.",
         [("Two doctors", "person"), ("One", "person"), ("the doctors", "person")], "One"),
    ],
)  # fmt: skip
def test_whose_name_is_kept_back(text: str, seen: list[Seen], kept: str) -> None:
    assert [k.name for k in everybody(text, *seen) if k.withheld] == [kept]


def test_a_person_of_another_paragraph_is_not_meant() -> None:
    text = "Anton stayed.\nThe name was withheld at the request of the court."
    assert [k.name for k in everybody(text, ("Anton", PERSON)) if k.withheld] == []


# ---- the outlet


def test_the_outlet_by_its_name_in_any_form() -> None:
    found = [somebody("The Harbour Post", "outlet"), somebody("Merland Radio", "outlet"), somebody("Harbour Post")]
    assert the_outlet("Harbour Post", enumerate(found)) == {0, 2}
    assert the_outlet("The Harbour Post", enumerate(found)) == {0, 2}
    assert the_outlet(None, enumerate(found)) == the_outlet("", enumerate(found)) == set()


def test_a_description_is_never_the_outlet() -> None:
    assert the_outlet("The Harbour Post", [(0, somebody("The Harbour Post", named=False))]) == set()
    assert the_outlet("The Harbour Post", [(0, somebody("The Harbour Authority"))]) == set()


def test_a_name_in_a_headline_and_one_at_the_beginning_of_a_sentence_give_way() -> None:
    text = "LANTERN COMMITTEE\n\nThe Lantern Committee met. A member of the Lantern Committee spoke."
    seen: list[Seen] = [("LANTERN COMMITTEE", BODY), ("The Lantern Committee", BODY), ("the Lantern Committee", BODY)]
    who = next(k for k in everybody(text, *seen) if "Committee" in k.name)
    assert who.name == "Lantern Committee"
    assert set(who.aliases) == {"LANTERN COMMITTEE", "The Lantern Committee"}


# ---- kinds and roles that the words beside a name tell


def test_a_courtesy_and_what_is_no_office_are_no_roles() -> None:
    (who,) = everybody("Mrs Velt came. Mara Velt spoke.", ("Mrs Velt", PERSON), ("Mara Velt", PERSON))
    assert who.roles == ()
    text = "Mara Velt, the spread of the fire behind her, came."
    assert everybody(text, ("Mara Velt", PERSON))[0].roles == ()


def test_of_a_name_with_a_trade_and_without_the_shorter_is_the_name() -> None:
    text = "Conservative Icon Ada Falk came. Ada Falk spoke."
    (who,) = everybody(text, ("Conservative Icon Ada Falk", PERSON), ("Ada Falk", PERSON))
    assert who.name == "Ada Falk"
    text = "Sarah Hale Orr came. Hale Orr spoke."
    (who,) = everybody(text, ("Sarah Hale Orr", PERSON), ("Hale Orr", PERSON))
    assert who.name == "Sarah Hale Orr"


@pytest.mark.parametrize(
    ("text", "seen", "kind"),
    [
        ("Secretary-General Ada Falk came.", ("Secretary-General Ada Falk", BODY), PERSON),
        ("Ilse Norring, a nurse at the clinic, came.", ("Ilse Norring", PLACE), PERSON),
        ("Upper Tamm, a member of the league, came.", ("Upper Tamm", PLACE), PLACE),
        ("Vesna, the official news agency, came.", ("Vesna", PERSON), "outlet"),
        ("Ada Falk, the news agency, came.", ("Ada Falk", PERSON), PERSON),
        ("Then London came.", ("London", PERSON), PLACE),
        ("Then Mara London came.", ("Mara London", PERSON), PERSON),
    ],
)
def test_what_stands_beside_a_name_tells_more_than_the_weights(text: str, seen: Seen, kind: str) -> None:
    assert everybody(text, seen)[0].kind == kind


def test_some_are_a_group() -> None:
    assert everybody("Others came.", ("Others", PERSON))[0].kind == "group"


def test_whoever_has_a_full_name_keeps_none_back() -> None:
    text = "Jan Orel won. Jan Orel asked an official who spoke on condition of anonymity."
    reader = read(text, mentions(text, ("Jan Orel", PERSON), ("Jan Orel", PERSON)))
    assert Everybody(text, reader, (), find_withheld(text))[0].withheld is None
    text = "Jan Orel, whose name has been changed, won."
    reader = read(text, mentions(text, ("Jan Orel", PERSON)))
    assert Everybody(text, reader, (), find_withheld(text))[0].withheld is not None


def test_whom_somebody_is_of_is_their_role_where_nothing_else_is_told() -> None:
    greens: Seen = ("the Greens", BODY)
    of = everybody("Mara Velt of the Greens came.", ("Mara Velt", PERSON), greens)[0]
    both = everybody("Mara Velt, a nurse, left. Velt of the Greens came.", ("Mara Velt", PERSON), greens)[0]
    person = everybody("Mara Velt of Jan Orel said it.", ("Mara Velt", PERSON), ("Jan Orel", PERSON))[0]
    assert (of.roles, both.roles, person.roles) == (("of the Greens",), ("a nurse",), ())


def test_what_stands_before_a_name_tells_its_kind() -> None:
    text = "Shipping analysts Meridian wrote. The economists Hale and Orr wrote."
    seen: list[Seen] = [("Shipping analysts Meridian", PERSON), ("The economists Hale", PERSON), ("Orr", PERSON)]
    assert [(who.name, who.kind) for who in everybody(text, *seen)][:2] == [("Meridian", BODY), ("Hale", PERSON)]


def test_a_reason_is_of_the_student_and_not_of_their_age() -> None:
    text = "Ivo, 21, a student whose surname we are not printing because he fears expulsion, said it rained."
    seen: list[Seen] = [("Ivo", PERSON), ("21", PERSON), ("a student", PERSON), ("he", PERSON), ("expulsion", None)]
    who = everybody(text, *seen)[0]
    assert who.withheld is not None
    assert (who.withheld.what, who.withheld.why) == ("surname", "because he fears expulsion")
