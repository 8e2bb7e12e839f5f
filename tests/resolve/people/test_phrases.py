"""What the words of a mention tell by themselves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.people.phrases import Phrase, phrase, phrases, within
from reportedly.types import EntityKind, Mention, Span
from tests.resolve.making import EVEN, Seen, mentions, place, places


def of(words: str, entity: EntityKind | None = None, before: str = "") -> Phrase:
    return phrase(before + words, Span(len(before), len(before) + len(words)), entity, EVEN, 0.9)


def found(text: str, *seen: Seen, sources: tuple[Span, ...] = ()) -> list[str]:
    return [text[slice(*p.span)] for p in phrases(text, mentions(text, *seen), sources)]


# ---- one phrase


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Mara Velt", "name"), ("the Ministry of Transport", "name"), ("Ostwick", "name"), ("Governor Brandl", "name"),
        ("the mayor", "description"), ("a nurse", "description"), ("officials", "description"),
        ("a Drovian", "description"), ("Officials", "description"), ("two Drovians", "description"),
        ("she", "pronoun"), ("HER", "pronoun"), ("themselves", "pronoun"), ("who", "pronoun"), ("nobody", "pronoun"),
        ("No one", "pronoun"), ("you", "pronoun"), ("We", "pronoun"),
    ],
)  # fmt: skip
def test_name_description_or_pronoun(words: str, kind: str) -> None:
    assert of(words).kind == kind


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Him", "he"), ("herself", "she"), ("its", "it"), ("their", "they"), ("my", "I"), ("us", "we"),
        ("yours", "you"), ("which", None), ("everyone", None),
    ],
)  # fmt: skip
def test_the_form_that_a_pronoun_stands_for(words: str, form: str | None) -> None:
    assert of(words).pronoun == form


def test_the_united_states_are_no_pronoun() -> None:
    assert (of("US").kind, of("US").pronoun) == ("name", None)
    assert (of("us").kind, of("us").pronoun) == ("pronoun", "we")
    text = "US says no. They told us."
    assert found(text, ("US", "organisation")) == ["US", "They", "us"]
    assert found(text) == ["They", "us"], "and where the weights do not see it, it is none"


def test_orel_himself_is_orel() -> None:
    assert found("Then Jan Orel himself spoke.", ("Jan Orel himself", "person"))[0] == "Jan Orel"
    assert "himself" in found("He spoke of himself.", ("himself", "person"))


def test_both_is_no_part_of_a_name() -> None:
    assert found("Both Jan Orel and Mara Velt came.", ("Both Jan Orel", "person"))[0] == "Jan Orel"
    assert found("Then both mayors came.", ("both mayors", "group")) == ["both mayors"]


def test_a_poll_of_two_is_one_poll() -> None:
    seen: tuple[Seen, ...] = (("a Norden Times", "organisation"), ("VTB News poll", "document"))
    assert found("It was a Norden Times/VTB News poll.", *seen)[1:] == ["a Norden Times/VTB News poll"]
    assert len(found("It was a ferry/Norden Times thing.", ("a ferry", "object"), ("Norden Times", "outlet"))) == 3


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("the mayor", True), ("this town", True), ("their mayor", True), ("a mayor", False), ("another mayor", False),
        ("forty mayors", None), ("40 mayors", False), ("some mayors", False), ("mayors", None), ("local media", None),
    ],
)  # fmt: skip
def test_whether_somebody_known_is_meant(words: str, known: bool | None) -> None:
    assert of(words).known is known


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("the official", "one"), ("the officials", "many"), ("two women", "many"), ("the police", "many"),
        ("a news", "one"), ("the bus", "one"), ("the crisis", "one"), ("the press", "one"), ("James", "one"),
        ("they", "many"), ("she", "one"), ("every official", "one"), ("some staff", "many"), ("the fishermen", "many"),
    ],
)  # fmt: skip
def test_one_or_many(words: str, number: str) -> None:
    assert of(words, before="And ").number == number


def test_the_head_is_the_last_word_without_its_s() -> None:
    assert of("the ministry’s").head == "ministry"
    assert of("the old harbour authority").head == "authority"
    assert of("the old harbour authority").words == ("old", "harbour", "authority")
    assert of("the").words == ("the",)


def test_a_word_that_only_begins_a_sentence_is_no_name_where_it_is_a_plural() -> None:
    assert of("Drivers", before="It rained. ").kind == "description"
    assert of("Drivers", before="It rained on ").kind == "name"
    assert of("Velt", before="It rained. ").kind == "name"


@pytest.mark.parametrize(
    ("words", "likely"),
    [
        ("the spokeswoman", "she"),
        ("Mrs Velt", "she"),
        ("his wife", "she"),
        ("the fisherman", "he"),
        ("King Olav", "he"),
    ],
)
def test_words_that_tell_he_and_she(words: str, likely: str) -> None:
    assert getattr(of(words).pronouns, likely) > 0.9


# ---- the phrases of a text


def test_pronouns_that_are_no_mentions_and_sources_without_any_are_phrases_too() -> None:
    text = "The old ferryman of Ostwick said that she paid him."
    source = places(text, "The old ferryman of Ostwick")
    assert found(text, ("Ostwick", "place"), sources=source) == ["The old ferryman", "Ostwick", "she", "him"]


def test_a_source_that_begins_with_a_mark_has_its_words() -> None:
    text = "“No”, Velt, a clerk, said."
    assert found(text, sources=places(text, "”, Velt, a clerk")) == ["”, Velt"]
    assert found(text, sources=places(text, "”,")) == []


def test_a_pronoun_within_a_mention_is_no_phrase_of_its_own() -> None:
    assert found("her brother spoke", ("her brother", "person")) == ["her brother"]


def test_a_day_before_a_name_is_no_part_of_it() -> None:
    assert found("On Monday evening Governor Brandl came.", ("Monday evening Governor Brandl", "person")) == [
        "Governor Brandl"
    ]
    assert found("On Friday came Velt.", ("Friday", None), ("Velt", "person")) == ["Friday", "Velt"]


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("the Institute for Frontier Studies", [("the Institute", "organisation"), ("Frontier Studies", None)], 1),
        ("Minister of Defence Ida Orel", [("Minister", "person"), ("Defence", None), ("Ida Orel", "person")], 1),
        ("Colonel Viktor Hasp", [("Colonel", "person"), ("Viktor Hasp", "person")], 1),
        ("the Institute of Mara Velt", [("the Institute", "organisation"), ("Mara Velt", "person")], 2),
        ("a baker of Ostwick", [("a baker", "person"), ("Ostwick", "place")], 2),
        (
            "the Ministry, Ostwick of Velbeck",
            [("the Ministry", "organisation"), ("Ostwick", "place"), ("Velbeck", "place")],
            3,
        ),
        ("the Institute, Ostwick", [("the Institute", "organisation"), ("Ostwick", "place")], 2),
    ],
)
def test_names_in_pieces_are_joined(text: str, seen: list[Seen], whole: int) -> None:
    got = found(text, *seen)
    assert len(got) == whole
    if whole == 1:
        assert got == [text]


def test_a_title_before_a_name_leaves_a_person() -> None:
    text = "Minister of Defence Ida Orel"
    (one,) = phrases(text, mentions(text, ("Minister", "person"), ("Defence", None), ("Ida Orel", "person")), ())
    assert (one.kind, one.entity) == ("name", "person")


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The union came and its chair spoke.", "its chair", "person"),
        ("The union’s head spoke.", "head", "person"),
        ("They broke a chair.", "a chair", "object"),
    ],
)
def test_an_office_of_somebody_is_a_person_and_a_chair_is_not(text: str, words: str, entity: str) -> None:
    made = phrases(text, mentions(text, (words, "object")), ())
    assert next(p for p in made if text[slice(*p.span)] == words).entity == entity


def test_phrases_that_touch_a_span() -> None:
    text = "Mara Velt met Jan Orel in Ostwick."
    made = phrases(text, mentions(text, ("Mara Velt", "person"), ("Jan Orel", "person"), ("Ostwick", "place")), ())
    touched = within(made, place(text, "Velt met Jan"))
    assert [text[slice(*p.span)] for p in touched] == ["Mara Velt", "Jan Orel"]
    assert within(made, place(text, " met ")) == []


PARTS = st.sampled_from(
    ["Mara", "Velt", "the", "Ministry", "of", "Transport", "she", "US", "us", "“I", "said”", ",", "a", "who", "不", "Ж",
     "\u0301", "\ud800", "\x00", "’s", "On Monday", "\n", "their", "40", "İ"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=18).map(" ".join), st.data())
def test_phrases_are_disjoint_in_order_and_inside(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=10)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    kinds: st.SearchStrategy[EntityKind | None] = st.sampled_from(["person", "organisation", "place", "object", None])
    seen = [
        Mention(span=s, kind=data.draw(kinds), pronouns=EVEN, score=0.5)
        for s in spans
        if any(c.isalpha() for c in text[slice(*s)])
    ]
    sources = [s for s in spans[:2] if text[slice(*s)].strip()]
    made = phrases(text, seen, sources)
    for p in made:
        assert 0 <= p.span.start < p.span.end <= len(text)
        assert p.kind in {"name", "description", "pronoun"}
        assert (p.kind == "pronoun") or p.pronoun is None
    assert all(one.span.end <= other.span.start for one, other in pairwise(made))


def test_what_is_no_person_though_the_weights_take_it_for_one() -> None:
    text = "He retired from anesthesiology. A nurse in obstetrics spoke of the mother."
    seen = [("anesthesiology", "person"), ("A nurse", "person"), ("the mother", "person")]
    spans = [Span(text.index(words), text.index(words) + len(words)) for words, _ in seen]
    kinds = {
        text[slice(*p.span)]: p.entity
        for p in phrases(text, [Mention(span=s, kind="person", pronouns=EVEN) for s in spans], ())
    }
    assert kinds["anesthesiology"] is None
    assert (kinds["A nurse"], kinds["the mother"]) == ("person", "person")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Ines Kordal, who chairs it", "Ines Kordal"),
        ("J. P. Kordal", "J. P. Kordal"),
        ("The Kordal family", "Kordal"),
        ("Tarnfeld’s Kordal", "Kordal"),
        ("the mayor Kordal", "Kordal"),
    ],
)
def test_a_name_begins_where_its_source_does(source: str, kept: str) -> None:
    text = f"“No,” said {source}."
    at = text.index("Kordal")
    found = phrases(text, [Mention(span=Span(at, at + 6), kind="person", pronouns=EVEN)], [Span(11, 11 + len(source))])
    assert [text[slice(*p.span)] for p in found if p.kind == "name"] == [kept]


def test_another_mention_keeps_what_is_its_own() -> None:
    text = "said Tarnfeld Kordal."
    spans = [Span(5, 13), Span(14, 20)]
    found = phrases(text, [Mention(span=s, kind="person", pronouns=EVEN) for s in spans], [Span(5, 20)])
    assert [text[slice(*p.span)] for p in found] == ["Tarnfeld", "Kordal"]


def test_plurals_behind_a_quotation_are_no_name() -> None:
    assert of("Teachers", "person", "“Put kids first.” ").kind == "description"
    assert of("Teachers", "person", "the Ostrel ").kind == "name"


@pytest.mark.parametrize(
    ("before", "name", "joined"),
    [("a state", "Trump", False), ("the state", "Trump", False), ("a minister", "Ida Orel", True)],
)
def test_a_name_that_begins_a_clause_takes_no_title_from_before_it(before: str, name: str, joined: bool) -> None:
    text = f"They beat Bevin in {before} {name} won."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in ("Bevin", before, name)]
    found = phrases(text, [Mention(span=s, kind="person", pronouns=EVEN) for s in spans], ())
    told = [f"{before} {name}"] if joined else [before, name]
    assert [text[slice(*p.span)] for p in found] == ["They", "Bevin", *told]


@pytest.mark.parametrize(
    ("words", "kind", "kept"),
    [
        ("legal consultation Washington", None, "Washington"),
        ("a state Trump", "place", "Trump"),
        ("the film Orme", "person", "Orme"),
        ("a lawyer Hanna Jalk", "person", "a lawyer Hanna Jalk"),
        ("the company Halvek", "organisation", "the company Halvek"),
        ("school teacher Angela Cooper", "person", "school teacher Angela Cooper"),
        ("the state agency Wire", "organisation", "the state agency Wire"),
        ("news agency Wire", "organisation", "news agency Wire"),
    ],
)
def test_words_that_belong_to_something_else_are_left_out(words: str, kind: EntityKind | None, kept: str) -> None:
    text = f"After {words} had concluded."
    span = Span(6, 6 + len(words))
    [only] = phrases(text, [Mention(span=span, kind=kind, pronouns=EVEN)], ())
    assert text[slice(*only.span)] == kept


def test_a_name_goes_on_to_its_end() -> None:
    assert found("Ruben Hale-Orr came.", ("Ruben Hale", "person")) == ["Ruben Hale-Orr"]
    assert found("Former Hale-Orr chief Ada Falk came.", ("Former Hale", None), ("Orr chief Ada Falk", "person")) == [
        "Former Hale-Orr chief Ada Falk"
    ]
    assert found("Ada M. Falk came.", ("Ada", "person")) == ["Ada M. Falk"]
    assert found("the painter Lucien Mark came", ("the painter", "person")) == ["the painter Lucien Mark"]
    assert found("Pell & Strand sold.", ("Pell", "organisation")) == ["Pell & Strand"]
    assert found("the painter, Lucien Mark", ("the painter", "person")) == ["the painter"]
    assert found("the harbour-Ostrel road", ("the harbour", "place")) == ["the harbour"]
    assert found("Ada M. Falk", ("Ada", "person"), ("Falk", "person")) == ["Ada", "Falk"], "two are not made one"


def test_a_mention_that_takes_in_the_verb_ends_with_its_source() -> None:
    text = "Drovia plans a dam."
    assert found(text, ("Drovia plans", "organisation"), sources=places(text, "Drovia")) == ["Drovia"]
    text = "Drovia plans committee says no."
    assert found(text, ("Drovia plans committee", "organisation"), sources=places(text, "Drovia")) == [
        "Drovia plans committee"
    ]


def test_the_minute_of_a_live_report_is_no_part_of_who_speaks() -> None:
    text = "Live\n12:58 Residents say no."
    (who,) = phrases(text, mentions(text, ("58 Residents", "person")), places(text, "12:58 Residents"))
    assert (text[slice(*who.span)], who.kind) == ("Residents", "description")
    assert found("Some 58 Residents say no.", ("58 Residents", "person")) == ["58 Residents"]


def test_a_surname_that_looks_like_many_is_one_where_the_text_names_somebody_so() -> None:
    text = "Sanders: no. Ada Sanders said more."
    who = phrases(text, mentions(text, ("Sanders", "person"), ("Ada Sanders", "person")), ())[0]
    assert (who.kind, who.number) == ("name", "one")
    text = "Drivers: no. The drivers said more. Ada Drivers left."
    seen: list[Seen] = [("Drivers", "person"), ("The drivers", "person"), ("Ada Drivers", "person")]
    assert phrases(text, mentions(text, *seen), ())[0].kind == "description"


def test_what_leads_to_a_name_is_its_title_only_side_by_side() -> None:
    text = "Ada Falk, an advocate for Mrs Orel, came."
    seen: list[Seen] = [("Ada Falk", "person"), ("an advocate", "person"), ("Mrs Orel", "person")]
    assert found(text, *seen) == ["Ada Falk", "an advocate", "Mrs Orel"]
    text = "Falk refused to hear nominee Ida Orel."
    assert found(text, ("Falk", "person"), ("hear nominee", None), ("Ida Orel", "person"))[0] == "Falk"
