"""Sayings within what is said: what is asked again, what is cited, and what of the answers is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.citations import in_citation, in_clause
from reportedly.attribute.nested import Place, in_pieces, is_saying, is_stance, sentence_of
from reportedly.types import Span
from tests.resolve.making import place, places


def told(text: str, content: str, cue: str) -> list[str] | None:
    """Who says what within a cited content, and by which words."""
    found = in_citation(text, places(text, content), places(text, cue))
    if found is None:
        return None
    said, by, who = found
    return [" ".join(text[s:e] for s, e in spans) for spans in (who, by, said)]


# ---- what is asked again


@pytest.mark.parametrize(
    ("text", "content", "sentence"),
    [
        ("He said: “The mayor said no.” It rained.", "“The mayor said no.”", " The mayor said no."),
        ("Orel said that the chair told him so.", "that the chair told him so", "     The chair told him so."),
        ("Orel said that, he was told, all is well.", "that, he was told, all is well",
         "      He was told, all is well."),
        ("“He told me so,” said Velt.", "“He told me so,”", " He told me so."),
        ("“He told me,” said Velt, “that it rained.”", "“He told me,”|“that it rained.”",
         " He told me,              that it rained."),
        ("Velt said it “was told” so.", "it “was told” so", "It “was told” so."),
        ("Velt said it was “told so”.", "it was “told so”", "It was “told so”"),
        ("“It rained. He told me so. He said no. It dried,” said Velt.",
         "“It rained. He told me so. He said no. It dried,”", " " * 12 + "He told me so. He said no."),
        ("Was she told? “Who told her?” he asked", "“Who told her?”", " Who told her?"),
    ],
)  # fmt: skip
def test_a_content_is_asked_as_a_sentence(text: str, content: str, sentence: str) -> None:
    """Without marks around it and “that”, with a capital and a full stop; every word stands where it does."""
    found = sentence_of(text, places(text, content))
    assert found == sentence


def test_another_clause_is_asked_as_a_sentence_of_its_own() -> None:
    text = "Orel said that Velt told him no, and that the chair was told too."
    sentence = sentence_of(text, places(text, "that Velt told him no, and that the chair was told too"))
    assert sentence == "     Velt told him no.          The chair was told too."


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "kept"),
    [
        ("the chair told him so", "so", "told", "the chair", True),
        ("they care about boats", "boats", "care about", "they", False),
        ("he asked Velt to condemn it", "it", "to condemn", "Velt", False),
        ("you want a job", "a job", "want", "you", False),
        ("nobody says where", "where", "says", "nobody", True),
        ("people say it leaks", "it leaks", "say", "people", True),
        ("he never read it", "it", "never read", "he", False),
        ("a poster read no entry", "no entry", "read", "a poster", True),
        ("people think it leaks", "it leaks", "think", "people", False),
    ],
)
def test_what_is_a_saying_within_a_content(text: str, content: str, cue: str, source: str, kept: bool) -> None:
    assert is_saying(text, (places(text, content), places(text, cue), places(text, source))) is kept


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "stance"),
    [
        ("I think it leaks", "it leaks", "think", "I", True),
        ("we do not believe it leaks", "it leaks", "do not believe", "we", True),
        ("I’m still hoping to win", "to win", "’m still hoping", "I", True),
        ("I wouldn't want to win", "to win", "wouldn't want", "I", True),
        ("I thought it leaked", "it leaked", "thought", "I", False),
        ("I told them it leaks", "it leaks", "told them", "I", False),
        ("they think it leaks", "it leaks", "think", "they", False),
        ("it leaks, I think", "it leaks", "think", "I", True),
        ("it leaks, think I", "it leaks", "think", "I", False),
    ],
)
def test_what_speakers_put_as_their_own_view_is_a_stance(
    text: str, content: str, cue: str, source: str, stance: bool
) -> None:
    assert is_stance(text, (places(text, content), places(text, cue), places(text, source))) is stance


def test_only_contents_with_a_word_of_saying_are_asked() -> None:
    text = "Velt said that it rained. Orel said that he was told to wait."
    assert sentence_of(text, places(text, "that it rained")) is None
    assert sentence_of(text, places(text, "that he was told to wait")) is not None


def test_contents_that_tell_of_nothing_but_stances_are_not_asked() -> None:
    text = "“I think it leaks, and we do not want that,” said Velt. “I think he was told,” said Orel."
    assert sentence_of(text, places(text, "“I think it leaks, and we do not want that,”")) is None
    assert sentence_of(text, places(text, "“I think he was told,”")) == " I think he was told."


def test_a_content_of_marks_alone_is_no_trouble() -> None:
    assert sentence_of("“", (Span(0, 1),)) is None
    assert sentence_of("“said”", (Span(0, 6),)) == " Said."


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(["“", "said ", "x", "”", "\n", "told", "Ж", "ß", "\u0301", ",", "that "]), max_size=25
    ).map("".join),
    st.data(),
)
def test_offsets_of_the_sentence_hold(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    content = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    sentence = sentence_of(text, content) if content else None
    if sentence is None:
        return
    at = content[0].start
    assert len(sentence) <= content[-1].end - at + 1
    covered = {i for start, end in content for i in range(start, end)}
    changed = [i for i, letter in enumerate(sentence, at) if letter != " " and (i not in covered or letter != text[i])]
    for i in changed:
        stop = i == at + len(sentence) - 1 and sentence[-1] == "."
        assert stop or (i in covered and sentence[i - at] == text[i].upper())
    assert len(changed) <= 2, "a capital and a full stop"


# ---- what nouns tell of


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("Velt repeated allegations by his own service that they were paid", "repeated allegations",
         ["his own service", "", "they were paid"]),
        ("Velt denied the claim, made by a blogger, that shots were fired", "denied",
         ["a blogger", "claim", "shots were fired"]),
        ("Velt shrugged off the ministry’s second warning that it would rain", "shrugged off",
         ["the ministry", "warning", "it would rain"]),
        ("Velt wrote that he had it from the sexton that the key was lost", "wrote",
         ["the sexton", "had it", "the key was lost"]),
        ("Velt noted concerns raised by surgeons that the roof leaked", "noted",
         ["surgeons", "concerns", "the roof leaked"]),
    ],
)  # fmt: skip
def test_a_noun_tells_of_a_saying_wherever_it_stands(words: str, cue: str, expected: list[str]) -> None:
    found = in_clause(words, Span(words.index(cue), len(words)), places(words, cue))
    assert found is not None
    said, by, who = found
    assert [" ".join(words[s:e] for s, e in spans) for spans in (who, by, said)] == expected


@pytest.mark.parametrize(
    "words",
    ["Velt denied reports of fires that burned all night", "Velt said that the key was lost",
     "Velt learned that it rained", "Velt rejected a claim by the union. It said that it rained"],
)  # fmt: skip
def test_no_saying_is_made_of_other_nouns(words: str) -> None:
    assert in_clause(words, Span(0, len(words)), ()) is None


# ---- what is cited


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "local broadcasters who spoke of some forty arrests",
            ["local broadcasters", "spoke of", "some forty arrests"],
        ),
        ("the union’s claim that the gate was locked", ["the union", "claim", "the gate was locked"]),
        ("a report by the auditors that the books were gone", ["the auditors", "report", "the books were gone"]),
        ("a nurse, who said the ward was full", ["a nurse", "said", "the ward was full"]),
        ("a councillor as saying the roof leaked", ["a councillor", "saying", "the roof leaked"]),
        ("an unnamed teacher: “We may not say it.”", ["an unnamed teacher", ":", "“We may not say it.”"]),
    ],
)
def test_what_is_cited_tells_who_says_it(content: str, expected: list[str]) -> None:
    assert told(f"The authority cited {content}.", content, "cited") == expected


def test_marks_before_what_is_cited_are_passed_over() -> None:
    content = "“the union’s claim that the gate was locked”"
    found = told(f"Orel rejected {content}.", content, "rejected")
    assert found is not None
    assert found[0] == "the union"


def test_a_claim_tells_who_claims_whatever_the_cue() -> None:
    content = "Romney’s accusations that the country would suffer"
    assert told(f"He answered {content}.", content, "answered") == ["Romney", "accusations", "the country would suffer"]
    assert told(f"He answered {content}.".replace("that", "of"), content.replace("that", "of"), "answered") is None


def test_of_what_leads_to_whose_claim_it_is_only_who_claims_is_the_source() -> None:
    for leading, who in (("the press for a row over ", "Jan Orel"), ("", "the head of the union")):
        content = f"{leading}{who}’s claim that the gate was locked"
        assert told(f"Velt blamed {content}.", content, "blamed") == [who, "claim", "the gate was locked"]


def test_nothing_is_cited_where_the_cue_only_says() -> None:
    content = "local broadcasters who spoke of some forty arrests"
    assert told(f"The authority hoped for {content}.", content, "hoped for") is None


def test_nothing_is_cited_by_a_content_in_pieces_nor_by_one_that_names_nobody() -> None:
    assert told("Orel rejected the plan, again, and the fee.", "the plan|and the fee", "rejected") is None
    assert told("Orel rejected the plan.", "the plan", "rejected") is None


# ---- what is kept


def test_what_lies_in_the_content_is_kept_and_what_leaves_it_is_not() -> None:
    text = "x" * 100
    content = (Span(30, 40), Span(50, 60))
    inside: Place = ((Span(36, 40),), (Span(34, 36),), (Span(30, 34),))
    second: Place = ((Span(50, 60),), (Span(33, 35),), (Span(30, 32),))
    stop: Place = ((Span(50, 61),), (Span(33, 35),), (Span(30, 32),))
    unsaid: Place = ((Span(34, 40),), (Span(32, 34),), ())
    uncued: Place = ((Span(34, 40),), (), (Span(30, 32),))
    between: Place = ((Span(34, 40),), (Span(42, 48),), (Span(30, 32),))
    assert [in_pieces(text, p, content) for p in (inside, second, stop)] == [inside, second, second]
    assert [in_pieces(text, p, content) for p in (unsaid, uncued, between)] == [None] * 3


def test_what_runs_over_a_gap_of_its_content_is_cut_there() -> None:
    """Else “Velt said” would be words of the mayor."""
    text = "“The mayor said that,” Velt said, “it rains.”"
    content = places(text, "“The mayor said that,”|“it rains.”")
    found: Place = ((Span(place(text, "that").start, len(text) - 1),), places(text, "said"), places(text, "The mayor"))
    cut = in_pieces(text, found, content)
    assert cut is not None
    said, cue, source = cut
    assert [text[s:e].strip("“”,.") for s, e in said] == ["that", "it rains"]
    assert (cue, source) == found[1:]
