from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.letters import sound, straight
from reportedly.names import acronym, bare, block_keys, fold, generic, match, named

NAMES = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            ["Jan", "J.", "Orel", "Eva", "Zelenskyy", "Зеленський", "al-Assad", "Dr", "President", "Ministry", "of",
             "Defence", "MID", "Jr", "II", "Mr", "Mrs", "the", "’s", "Velt", "Ltd", "Mohammed", "Muhammad", "-", "Ćwik"]
        ),
        max_size=5,
    ).map(" ".join),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mara Velt", "mara velt"),
        ("Mara Velt’s", "mara velt"),
        ("Kovačević", "kovacevic"),
        ("Łódź", "lodz"),
        ("Søren Ørsted", "soren orsted"),
        ("Зеленський", "zelenskiy"),
        ("Κυριάκος Μητσοτάκης", "kyriakos mitsotakis"),
        ("შევარდნაძე", "shevardnadze"),
        ("Dr. Mara Velt", "mara velt"),
        ("Colonel Jan Orel", "jan orel"),
        ("Lt. Gen. Jan Orel", "jan orel"),
        ("former Deputy Prime Minister Jan Orel", "jan orel"),
        ("Minister of Foreign Affairs Jan Orel", "jan orel"),
        ("the late Jan Orel", "jan orel"),
        ("Quarterback Jan Orel", "jan orel"),
        ("Foreign Minister", "foreign minister"),
        ("Minister of Defence", "minister of defence"),
        ("the Harbour Post", "harbour post"),
        ("General Motors", "general motors"),
        ("Major League Council", "major league council"),
        ("O'Brien", "obrien"),
        ("Jean-Luc Marat", "jean luc marat"),
        ("J.R. Orel", "j r orel"),
        ("", ""),
        ("— · —", ""),
    ],
)
def test_a_name_is_folded_to_plain_words(name: str, words: str) -> None:
    assert " ".join(fold(name)) == words


@pytest.mark.parametrize(
    "spellings",
    [
        ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Зеленский", "Зеленський"],
        ["Alexander", "Aleksandr", "Александр"],
        ["Yevgeny", "Evgeny", "Evgenii", "Евгений"],
        ["Prigozhin", "Пригожин"],
        ["Kovačević", "Kovacevic", "Kovachevich"],
        ["Sergei", "Sergey", "Сергей"],
        ["Natalia", "Nataliya", "Natalya"],
        ["Yulia", "Iulia", "Julia", "Юлия"],
        ["Müller", "Mueller", "Muller"],
        ["Smirnov", "Smirnoff", "Смирнов"],
        ["Mahmoud", "Mahmood", "Mahmud"],
        ["Defence", "Defense"],
        ["Centre", "Center"],
        ["Labour", "Labor"],
    ],
    ids=lambda spellings: str(spellings[0]),
)
def test_spellings_of_one_name_sound_alike(spellings: list[str]) -> None:
    assert len({sound(fold(name)[0]) for name in spellings}) == 1


@pytest.mark.parametrize(
    "names",
    [["Orel", "Orban"], ["Andersen", "Anderson"], ["Zelenskyy", "Zelenska"], ["Lee", "Li"], ["Ivanov", "Ivanova"],
     ["Hill", "Gill"], ["Khan", "Han"], ["Velt", "Veld"]],
    ids=lambda names: "/".join(names),
)  # fmt: skip
def test_other_names_sound_otherwise(names: list[str]) -> None:
    assert len({sound(fold(name)[0]) for name in names}) == 2
    assert match(*names).relation == "different"


@pytest.mark.parametrize(
    ("left", "right", "relation", "reason"),
    [
        ("Jan Orel", "Jan Orel", "same", "the same name"),
        ("Jan Orel", "President Jan Orel’s", "same", "the same name"),
        ("Volodymyr Zelenskyy", "Володимир Зеленський", "same", "two ways"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy", "same", "two ways"),
        ("Mohammed Salah", "Muhammad Salah", "same", "two ways"),
        ("Hossein Amini", "Hussain Amini", "same", "two ways"),
        ("Aleksandr Orlov", "Alexander Orlov", "same", "two ways"),
        ("Zelensky", "Зеленский", "same", "two spellings"),
        ("Jan A. Orel", "Jan Orel", "same", "middle name"),
        ("Jan Aleš Orel", "Jan A. Orel", "same", ""),
        ("Bashar al-Assad", "Bashar Assad", "same", ""),
        ("Viktor Orbán", "Orban Viktor", "same", "another order"),
        ("Velt", "Velt Ltd", "same", ""),
        ("U.N.", "UN", "same", ""),
        ("Ministry of Defence", "Defense Ministry", "same", "another spelling or order"),
        ("Jan Orel", "Orel", "compatible", "a surname alone"),
        ("Jan Orel", "Mr Orel", "compatible", "a surname alone"),
        ("Jan Orel", "Jan", "compatible", "a given name alone"),
        ("Jan Orel", "J. Orel", "compatible", "initial"),
        ("J. Orel", "J.R. Orel", "compatible", "initial"),
        ("Alexander Orel", "Alex Orel", "compatible", "short for"),
        ("MID", "Merland Intelligence Directorate", "compatible", "initials"),
        ("the M.I.D.", "Merland Intelligence Directorate", "compatible", "initials"),
        ("MD", "Ministry of Defence", "compatible", "initials"),
        ("MOD", "Ministry of Defence", "compatible", "initials"),
        ("Maria Garcia Lopez", "Maria Garcia", "compatible", "goes on"),
        ("Merland Ministry of Defence", "Ministry of Defence", "compatible", "part of"),
        ("Jan Orel", "Eva Orel", "different", "given names differ"),
        ("Jan Orel", "E. Orel", "different", "initials differ"),
        ("Jan A. Orel", "Jan B. Orel", "different", "middle names differ"),
        ("Jan A. B. Orel", "Jan B. Orel", "different", "middle names differ"),
        ("Jan Orel", "Jan Velt", "different", "surnames differ"),
        ("Mr Orel", "Mrs Orel", "different", "man’s"),
        ("US", "US Senate", "different", "not all of either"),
        ("Jan Orel Jr.", "Jan Orel Sr.", "different", "numerals"),
        ("Jan Orel Jr.", "Jan Orel", "different", "junior"),
        ("Jan Orel, Jr.", "Jan A. Orel", "different", "junior"),
        ("Orel Jr.", "Jan Orel", "different", "junior"),
        ("Orel Jr.", "Jan Orel Jr.", "compatible", "surname"),
        ("Jan Orel Jr.", "Orel", "compatible", "elder"),
        ("Queen Ada II", "Queen Ada", "same", "same"),
        ("John Paul I", "John Paul II", "different", "numerals"),
        ("Harbour Post", "Harbour Times", "different", "not all"),
        ("Ministry of Defence", "Ministry of Justice", "different", "not all"),
        ("President of Merland", "Merland", "different", ""),
        ("MID", "Norland Trade Directorate", "different", ""),
        ("", "Jan", "different", "no name"),
    ],
)
def test_names_agree_with_a_reason(left: str, right: str, relation: str, reason: str) -> None:
    found = match(left, right)
    assert found.relation == relation
    assert reason in found.reason
    assert (found.score == 0) == (relation == "different")
    if relation != "different" and left != "Jan" and right != "Jan" and "Garcia" not in left:
        assert block_keys(left) & block_keys(right), "a candidate that no key finds"


def test_the_surer_agreement_has_the_higher_score() -> None:
    scores = [match("Jan Orel", other).score for other in ("Jan Orel", "Ян Орел", "J. Orel", "Jan")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0


@pytest.mark.parametrize(
    ("words", "is_named", "is_generic", "is_bare", "is_acronym"),
    [
        ("Mara Velt", True, False, False, False),
        ("Velt", True, False, True, False),
        ("Зеленский", True, False, True, False),
        ("Ludwig van Orel", True, False, False, False),
        ("the Harbour Post", True, False, False, False),
        ("the Foreign Ministry", True, True, False, False),
        ("MID", True, False, True, True),
        ("U.N.", True, False, False, True),
        ("an analyst at the Institute", False, False, False, False),
        ("Foreign Minister", False, True, False, False),
        ("officials", False, False, True, False),
        ("She", False, False, True, False),
        ("", False, True, True, False),
    ],
)
def test_what_is_a_name(words: str, is_named: bool, is_generic: bool, is_bare: bool, is_acronym: bool) -> None:
    assert (named(words), generic(words), bare(words), acronym(words)) == (is_named, is_generic, is_bare, is_acronym)


@given(NAMES, NAMES)
def test_matching_is_symmetric(left: str, right: str) -> None:
    found = match(left, right)
    assert found == match(right, left)
    assert 0 <= found.score <= 1
    assert found.reason


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    assert match(name, name).relation == "same"
    assert match(name, name).score == 1
    assert fold(name) == fold(name + "")
    assert bool(block_keys(name)) == bool(fold(name))
    assert isinstance(named(name) and generic(name) and bare(name) and acronym(name), bool)


@given(NAMES, NAMES)
@settings(max_examples=300)
def test_equal_words_agree_and_are_found(left: str, right: str) -> None:
    if match(left, right).score == 1:
        assert block_keys(left) & block_keys(right) or left == right


@pytest.mark.parametrize("piece", ["Jan ", "a.", "’s", "al-", "Minister of Defence ", "II ", "ooo", "Ж", "- "])
def test_very_long_names_come_to_an_end(piece: str) -> None:
    """Linear, this takes a moment; quadratic, it would take many minutes."""
    name = piece * (100_000 // len(piece))
    assert match(name, name + "Orel").score <= 1
    assert isinstance(block_keys(name), set)
    assert isinstance(named(name), bool)
    assert acronym(name) is False


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Indiana State Teachers Association President Keith Gambill", "Keith Gambill"),
        ("Indiana House Speaker Bosma", "Bosma"),
        ("Republican Gov. Eric Holcomb", "Eric Holcomb"),
        ("French President Macron", "Macron"),
        ("US Secretary of State Mike Pompeo", "Mike Pompeo"),
        ("Bank of England Governor Andrew Bailey", "Andrew Bailey"),
        ("Sinn Fein Vice President Michelle O’Neill", "Michelle O’Neill"),
        ("Ostrel city council chair Helga Sorn", "Helga Sorn"),
        ("Chelsea manager Frank van der Aa", "Frank van der Aa"),
        ("the newspaper Izvestia", "Izvestia"),
    ],
)
def test_a_body_and_an_office_in_it_are_no_part_of_a_name(written: str, name: str) -> None:
    assert fold(written) == fold(name)
    assert match(written, name).score == 1


@pytest.mark.parametrize(
    "whole",
    ["Martin Luther King Jr", "John Bishop Smith", "The Hollywood Reporter", "Prince George County",
     "the village of Orme", "Prime Minister’s Office",
     "Union Pacific Director Fund", "Detroit Free Press", "governor andrew bailey of kent"],
)  # fmt: skip
def test_names_that_hold_a_word_for_an_office_stay(whole: str) -> None:
    assert fold(whole)[-2:] == tuple(straight(whole).casefold().replace("'s", "").split()[-2:])
    assert len(fold(whole)) >= 2


@pytest.mark.parametrize(
    ("place", "body"),
    [
        ("Indiana", "Indiana State Police"),
        ("Teachers", "Indiana State Teachers Association"),
        ("Ostrel", "Ostrel Council"),
    ],
)
def test_a_body_is_not_the_place_or_the_people_that_it_is_called_for(place: str, body: str) -> None:
    assert match(place, body).relation == "different"
    assert match("Wagner", "Wagner Group").relation == "compatible"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Former Drovian Senior Adviser Tomas Kell", "Tomas Kell"),
        ("Ostrel Lt. Gov. Petra Judge", "Petra Judge"),
        ("Harbour Board Administrator Ilse Norring", "Ilse Norring"),
        ("UMW Director of Government Affairs Ruben Hale", "Ruben Hale"),
        ("Biologist Ada Falk", "Ada Falk"),
        ("Cllr Olav Brekke", "Olav Brekke"),
    ],
)
def test_an_office_behind_what_was_is_no_part_of_a_name(written: str, name: str) -> None:
    assert fold(written) == fold(name)


@pytest.mark.parametrize("whole", ["Deputy Managing Director", "Marshal Fund", "Ada Judge"])
def test_an_office_that_ends_a_name_is_a_surname_only_behind_a_given_name(whole: str) -> None:
    assert fold(whole)[-1] == fold(whole.split()[-1])[-1]
