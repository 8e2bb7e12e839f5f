from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.people.withheld.finding import find_withheld
from reportedly.types import WithheldPart

WITHHELD: list[tuple[str, WithheldPart, str | None, str | None]] = [
    (
        "“No,” said a woman of about sixty near the front, who would not give her name.",
        "name",
        None,
        "a woman of about sixty near the front",
    ),
    (
        "A Merland official, who spoke on condition of anonymity because he is not authorised to talk, said no.",
        "name",
        "because he is not authorised to talk",
        "A Merland official",
    ),
    (
        "One former clerk, speaking on the condition of anonymity for fear of losing her job, said no.",
        "name",
        "for fear of losing her job",
        "One former clerk",
    ),
    (
        "It is over, according to a senior adviser who requested anonymity to speak candidly.",
        "name",
        "to speak candidly",
        "a senior adviser",
    ),
    ("Anton asked that only his first name be printed.", "surname", None, "Anton"),
    (
        "A nurse gave her first name, Ada, but not her surname, for fear of dismissal.",
        "surname",
        "for fear of dismissal",
        "A nurse",
    ),
    ("This paper is withholding his surname for his safety.", "surname", "for his safety", None),
    (
        "We do not print the lawyer’s name, because the bar opened proceedings.",
        "name",
        "because the bar opened proceedings",
        "the lawyer",
    ),
    (
        "She asked us not to publish her name, because her son is still there.",
        "name",
        "because her son is still there",
        "She",
    ),
    ("“No,” said a guard who asked not to be named.", "name", None, "a guard"),
    ("“No,” said an aide, who declined to be identified.", "name", None, "an aide"),
    (
        "Because he feared reprisals, the clerk asked not to be named.",
        "name",
        "Because he feared reprisals",
        "the clerk",
    ),
    ("The driver, whose surname is withheld for his safety, left.", "surname", "for his safety", "The driver"),
    ("The driver, whose identity is being withheld to protect him, left.", "all", "to protect him", "The driver"),
    ("A teacher, who asked to be identified only by her first name, said no.", "surname", None, "A teacher"),
    ("The owner, who gave her name as Edda, was out.", "surname", None, "The owner"),
    ("Officials not authorized to speak publicly said no.", "name", "not authorized to speak publicly", "Officials"),
    ("“No,” said Mary (not her real name).", "name", None, "Mary"),
    ("“No,” said Mary (name changed).", "name", None, "Mary"),
    ("Photo: reader’s picture, name known to the editors", "name", None, None),
    ("The number has been attributed to unnamed media.", "name", None, "unnamed media"),
    ("An anonymous official said no.", "name", None, "An anonymous official"),
    (
        "A nurse in Velbeck, who asked not to be named for fear of losing her job, said so.",
        "name",
        "for fear of losing her job",
        "A nurse in Velbeck",
    ),
    (
        "Speaking on condition of anonymity, a police officer said so.",
        "name",
        None,
        "a police officer",
    ),
    (
        "A clerk agreed to talk on the understanding that neither his name nor his office be used, citing the talks.",
        "name",
        "citing the talks",
        "A clerk",
    ),
    (
        "“No,” said Milo. He would give no surname: his brother is a foreman.",
        "surname",
        "his brother is a foreman",
        "Milo",
    ),
    (
        "A cook said no. She did not want to appear in the paper. She fears for her job.",
        "name",
        "She fears for her job",
        "A cook",
    ),
    (
        "A steward, whose employer forbids contact with reporters, said so.",
        "name",
        "whose employer forbids contact with reporters",
        "A steward",
    ),
    ("Some residents, none of whom would be quoted by name, said so.", "name", None, "Some residents"),
    ("“No,” said a man outside, declining to say who he was.", "name", None, "a man outside"),
    ("A woman known as Witness B said no.", "name", None, "A woman"),
    ("A show source hit back last night.", "name", None, "A show source"),
    (
        "According to two people with direct knowledge of his plans, he will go.",
        "name",
        None,
        "two people with direct knowledge of his plans",
    ),
    ("“There were tears,” an insider tells us.", "name", None, "an insider"),
    ("An aide, speaking off the record, called it theatre.", "name", None, "An aide"),
    (
        "A police officer, who is still bound by official secrecy, said so.",
        "name",
        "is still bound by official secrecy",
        "A police officer",
    ),
    ("Lena, 23, a student, said so.", "surname", None, "Lena"),
    ("A fighter who gave his nom de guerre as Abu said so.", "name", None, "A fighter"),
    ("The talks failed, a source close to the campaign said.", "name", None, "a source close to the campaign"),
]


@pytest.mark.parametrize(("text", "what", "why", "near"), WITHHELD)
def test_names_kept_back(text: str, what: WithheldPart, why: str | None, near: str | None) -> None:
    (found,) = find_withheld(text)
    assert (found.what, found.why, text[slice(*found.near)] if found.near else None) == (what, why, near)


@pytest.mark.parametrize(
    "text",
    [
        "He would not name a running mate.",
        "He named his son Adam.",
        "“I spoke on condition of anonymity,” he said.",
        "Her name is Mara Velt.",
        "The law on anonymity was passed in May.",
        "He voted with Democrats on background checks.",
        "The police identified the man.",
        "People in Perrin are tired.",
        "She was not allowed to speak at the convention.",
        "The main source of income is tourism.",
        "He asked not to be called before ten.",
        "He did not want to be seen as weak.",
        "The bodies have not been identified.",
        "A bank has given 50,000 crowns, and the street was named after it.",
        "Scientists identified a source of pollution near the plant.",
        "The court appointed an officer with knowledge of French.",
        "Mara Velt, 34, a teacher, said so. Velt, 34, was there.",
        "Their names have not been released.",
        "The firm has changed its name.",
        "The judge asked not to be addressed by name.",
        "He asked them to leave the light on, and kept the boat afloat.",
        "They are not named after a king.",
        "The storm has no name yet.",
        "Mara Velt said she was not authorised to speak to reporters.",
        "The condition of the roads is poor.",
        "Asked how it would touch Velt, 45, he said no. “They like Mara Velt,” he added.",
        "The trainer was dismissed by Oleg Lind. But Lind, 51, said he was not authorised to speak to reporters.",
        "",
    ],
)
def test_other_talk_of_names(text: str) -> None:
    assert find_withheld(text) == []


SEVERAL: list[tuple[str, list[str]]] = [
    (
        "“I cried,” said Bella. A man said no.\n\nThe names of the two nurses have been changed.",
        ["the two nurses", "Bella"],
    ),
    ("“No,” said Tamar*, who left. “Yes,” said Mara Velt.\n\n* Names have been changed.", ["Tamar"]),
    (
        "Two clerks told us so. Both asked that we not say who they are. “Yes,” one of them said.",
        ["Two clerks", "one of them"],
    ),
    ("Her colleague, whom we will call Frances, said so.", ["Her colleague", "Frances"]),
    ("Three men agreed to meet me, each on condition that I use an initial. R., a joiner, left.", ["Three men", "R."]),
]


@pytest.mark.parametrize(("text", "near"), SEVERAL)
def test_names_kept_back_of_several(text: str, near: list[str]) -> None:
    found = find_withheld(text)
    assert [text[slice(*w.near)] for w in found if w.near] == near
    assert len({w.span for w in found}) == 1


def test_a_language_without_a_row_finds_nothing() -> None:
    assert find_withheld("He asked not to be named.", "xx") == []


PIECES = (
    "who asked not to be named name anonymity on condition of because she her first only , . “ ” \n ( )"
    " unnamed officials speaking The Post is withholding said surname identity whose"
).split(" ")


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_lie_in_the_text_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end, last = 0, None
    for found in find_withheld(text):
        assert found.span == last or end <= found.span.start < found.span.end <= len(text)
        last = found.span
        assert found.near is None or 0 <= found.near.start < found.near.end <= len(text)
        assert found.why is None or found.why in text
        end = found.span.end


@pytest.mark.parametrize(
    "piece",
    [
        "name ",
        "who asked not ",
        "anonymous ",
        "a",
        "A-",
        "(",
        "on condition of anonymity ",
        " ",
        "source close to the ",
        "The ",
        "Name. ",
        "she asked that ",
        "Ann, 23, ",
        "said Ann, a ",
        "two people who ",
        "on condition that we ",
        "the names of ",
        "names have been changed. ",
        "because he fears and ",
        "R., ",
        "a senior ",
        "not ",
        "one of them said. ",
        "Both asked not to be named. ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def took(size: int) -> float:
        text = "name " + piece * (size // len(piece))
        started = time.process_time()
        find_withheld(text)
        return time.process_time() - started

    assert took(40_000) < 2


OF_THE_WARD = [
    "A camp leader, who requested that his identity be protected, said the ward was full.",
    "A medic called Tessa, who gave no surname, said the ward was full.",
    "A medic who, for security reasons, gave only her first name, Tessa, said the ward was full.",
    "A neighbour who asked for anonymity because the owner is his landlord said the ward was full.",
    "A neighbour who would only say that his name was Tom said the ward was full.",
    "A nurse agreed to be interviewed only if we changed her voice and left out her name. She said the ward was full.",
    "A nurse being identified only as T. said the ward was full.",
    "A nurse we'll call Tessa said the ward was full.",
    "A nurse who asked to be identified by her middle name said the ward was full.",
    "A sergeant who, under army rules, can be named only by his first name, Tom, said the ward was full.",
    "A sergeant, named only as Tom in keeping with army rules, said the ward was full.",
    "A soldier who gave only his call sign, Badger, said the ward was full.",
    "A woman in her thirties (name withheld) said the ward was full.",
    "A woman named Tessa, who was afraid to give her full name, said the ward was full.",
    "A woman whose name and village we leave out said the ward was full.",
    "A woman whose name is not given here for her protection said the ward was full.",
    "A woman, name and village withheld, said the ward was full.",
    "An aid worker, not authorised to speak for her organisation, said the ward was full.",
    "A nurse, whom we are not naming, said the ward was full.",
    "A nurse we are not naming said the ward was full.",
    "A nurse we have agreed not to name said the ward was full.",
    "A nurse we are calling Tessa said the ward was full.",
    "A nurse who introduced himself as Tom said the ward was full.",
    "A nurse who asked to be called Tessa said the ward was full.",
    "A nurse who asked that we leave out her surname said the ward was full.",
    "A nurse who asked not to have her name published said the ward was full.",
    "A nurse who would talk only if her ward was not mentioned said the ward was full.",
    "A nurse who did not want to go on the record said the ward was full.",
    "A nurse who was not willing to go on the record said the ward was full.",
    "A nurse who would not speak on the record said the ward was full.",
    "A nurse who had been told not to talk to the press said the ward was full.",
    "A nurse (name withheld) said the ward was full.",
    "A nurse said the ward was full. The Courier agreed not to name her.",
    "A man who walked off without giving his name said the ward was full.",
    "A nurse who made us promise not to name her said the ward was full.",
    "A nurse who had us promise that we would not print her name said the ward was full.",
    "A nurse to whom we promised anonymity said the ward was full.",
    "A nurse, promised anonymity, said the ward was full.",
    "A nurse, identified in the report only as Nurse 4, said the ward was full.",
    "A nurse writing under the name Tessa said the ward was full.",
    "Tessa, a pseudonym, said the ward was full.",
    "A nurse who would rather not be named said the ward was full.",
    "A nurse who would not let us use her name said the ward was full.",
    "A nurse who did not consent to being named said the ward was full.",
    "A nurse whose identity we are protecting said the ward was full.",
    "A caller who left no name said the ward was full.",
    "A boy, who can be neither named nor pictured, said the ward was full.",
    "A consul, not quotable by name, said the ward was full.",
    "A cook (no names, please) said the ward was full.",
    "A cook, so no name here, said the ward was full.",
    "A cook whose name is subject to a court order said the ward was full.",
    "A cook we know and are not naming said the ward was full.",
    "A cook who, under a borrowed name, once ran the kitchen said the ward was full.",
    "A cook who asked us to leave her out of it said the ward was full.",
    "A cook who wanted us to disguise her face said the ward was full.",
    "A cook, who would lose her post if she were named, said the ward was full.",
    "A porter, his name omitted, said the ward was full.",
    "A porter, whom I had better not name, said the ward was full.",
    "A porter, as he would like to be known, said the ward was full.",
    "A porter who agreed to talk if we left out where he works said the ward was full.",
    "A porter who would stay nameless said the ward was full.",
]


@pytest.mark.parametrize("sentence", OF_THE_WARD)
def test_many_wordings_keep_a_name_back(sentence: str) -> None:
    text = "The hospital opened in 1974.\n\n" + sentence
    start = text.index(sentence)
    subject = "Tessa" if sentence.startswith("Tessa") else " ".join(sentence.split()[:2]).rstrip(",")
    near = [w.near for w in find_withheld(text) if w.near]
    assert any(n.start == start and text[slice(*n)].startswith(subject) for n in near)


def test_a_condition_is_of_him_who_was_told_of_before() -> None:
    text = (
        "A shop steward who was in the building said it was shut. Nobody else saw it; the steward would speak only if"
        " his plant was not mentioned."
    )
    (words,) = find_withheld(text)
    assert words.near and text[slice(*words.near)] == "A shop steward"


def test_a_rule_that_forbids_naming_is_not_who_is_kept_back() -> None:
    (words,) = find_withheld("“No,” said a sapper. Army rules prevent his name from being published.")
    assert words.near is None


def test_the_third_of_a_group_is_of_the_group() -> None:
    text = "Three people familiar with the talks told us so. The third warned that they might fail."
    assert "The third" in {text[slice(*w.near)] for w in find_withheld(text) if w.near}
