from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.forms import act_of, form_of
from reportedly.text import quotations
from reportedly.types import ACTS, Act, Form, Span


def content(text: str, *pieces: str) -> list[Span]:
    return [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "pieces", "form"),
    [
        ("“No, never,” said Velt.", ["“No, never,”"], "direct"),
        ("“No, never,” said Velt.", ["No, never"], "direct"),
        ("“No,” said Velt, “never.”", ["“No,”", "“never.”"], "direct"),
        ("Velt said it was late.", ["it was late"], "indirect"),
        ("Velt said it was “far too late”.", ["it was “far too late”"], "mixed"),
        ("Velt said it was late. “Too late.”", ["it was late", "“Too late.”"], "mixed"),
        ("Velt said “no” to it.", ["to it"], "indirect"),
        ("« Non », dit Velt.", ["« Non »"], "direct"),
        ("‘No,’ said Velt.", ["‘No,’"], "direct"),
        ("It's the voters’ choice, said Velt.", ["It's the voters’ choice"], "indirect"),
        ("“…” said Velt.", ["“…”"], "indirect"),
    ],
)
def test_form_by_example(text: str, pieces: list[str], form: Form) -> None:
    assert form_of(content(text, *pieces), quotations(text), text) == form


@pytest.mark.parametrize(
    ("text", "pieces", "cue", "form"),
    [
        # whoever is quoted tells what others say
        ("“They told us it would be short,” said Velt.", ["it would be short"], "told", "indirect"),
        ("“They told us it would be short,” said Velt.", ["“They told us it would be short,”"], "said", "direct"),
        ("“They said ‘no’ to us,” said Velt.", ["‘no’"], "said ‘", "direct"),
        ("“They called it ‘far too late’ in May,” said Velt.", ["it ‘far too late’"], "called", "mixed"),
        ("“One.\n“They told us it was late,” said Velt.", ["it was late"], "told", "indirect"),
        ("«They told us it was ‹too› late», said Velt.", ["it was ‹too› late"], "told", "mixed"),
        # never closed, over paragraphs, in other marks
        ("“It was late, said Velt.\nHe left.", ["“It was late"], "said", "direct"),
        ("Velt said: “It was late.\nHe left.", ["“It was late."], "said", "indirect"),
        ("Velt said: “It was.\n“It is.”", ["“It was.", "“It is.”"], "said", "direct"),
        ("``It was late,'' said Velt.", ["``It was late,''"], "said", "direct"),
        ("„It was late“, said Velt.", ["„It was late“"], "said", "direct"),
        ('"It was late,” said Velt.', ['"It was late,”'], "said", "direct"),
        # scare quotes, titles, single words, headlines, captions, posts, layout
        (
            "The “real men” of the poster were late, said Velt.",
            ["The “real men” of the poster were late"],
            "said",
            "mixed",
        ),
        ("Velt called the delay “optimisation”.", ["“optimisation”"], "called", "direct"),
        ("‘We will stay’: villagers defy order", ["‘We will stay’"], ":", "direct"),
        ("Bridge 'could fall', engineer warns", ["Bridge 'could fall'"], "warns", "mixed"),
        ("A sign reads “No entry”.", ["“No entry”"], "reads", "direct"),
        ("The count is wrong.\n— Anna Pell (@pell)", ["The count is wrong."], "—", "indirect"),
        ("Q: Why?\nA: It was late.", ["It was late."], ": It", "indirect"),
        ("The ministry wrote:\nNo date can be given.", ["No date can be given."], "wrote", "indirect"),
    ],
)
def test_form_with_its_cue_by_example(text: str, pieces: list[str], cue: str, form: Form) -> None:
    assert form_of(content(text, *pieces), quotations(text), text, content(text, cue)) == form


SPAN = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab “”,", min_size=30, max_size=30), st.lists(SPAN, min_size=1, max_size=3))
def test_form_is_where_the_first_letters_of_the_words_stand(text: str, pieces: list[Span]) -> None:
    quoted = quotations(text)
    starts = [
        i
        for start, end in pieces
        for i in range(start, end)
        if text[i].isalnum() and (i == start or not text[i - 1].isalnum())
    ]
    within = [any(s <= i < e for s, e in quoted) for i in starts]
    expected = "indirect" if not any(within) else "direct" if all(within) else "mixed"
    assert form_of(pieces, quoted, text) == expected


@pytest.mark.parametrize(
    ("cue", "source", "act"),
    [
        ("said", "Mara Velt", "speech"),
        ("told reporters", "the minister", "speech"),
        ("according to", "the minister", "speech"),
        ("WROTE", "Mara Velt", "writing"),
        ("said in a statement", "the ministry", "writing"),
        ("said in a long open letter", "the families", "writing"),
        ("reads", "A poster over the bakery", "writing"),
        ("says", "The new law on service", "writing"),
        ("said", "“The Report”", "writing"),
        ("said", "the author of the report", "speech"),
        ("hopes", "Mara Velt", "thought"),
        ("is expected to", "", "thought"),
        ("believed", "the report", "thought"),
        ("", "", "speech"),
        ("", "the report", "writing"),
        ("wrote on Facebook", "Senator Pell", "writing"),
        ("said on social media", "he", "writing"),
        ("said on Monday", "he", "speech"),
        ("said in court papers", "the company", "writing"),
        ("said in an open letter", "the families", "writing"),
        ("said in his resignation letter", "Dorn", "writing"),
        ("said in an interview", "Dorn", "speech"),
        ("promise", "The posters", "writing"),
        ("says", "A sign above the counter", "writing"),
        ("states", "the Assembly Act", "writing"),
        ("said", "the leaflets handed out at the gate", "writing"),
        ("said", "Uncle Bill", "speech"),
        ("said", "Anna Page", "speech"),
        ("said", "the page’s editor", "speech"),
        ("reported", "The Harbour Post", "writing"),
        ("reported", "The state agency Drovian Wire", "writing"),
        ("said", "the newspaper Kalsburg Today", "writing"),
        ("said", "the newspaper editor Mara Velt", "speech"),
        ("said", "Emil Post", "speech"),
        ("is willing to", "she", "thought"),
        ("remembered", "the driver", "thought"),
        ("foresees", "the budget office", "thought"),
    ],
)
def test_act_by_example(cue: str, source: str, act: Act) -> None:
    assert act_of(cue, source) == act


def test_a_language_without_a_lexicon_is_speech() -> None:
    assert act_of("wrote", "the report", "de") == "speech"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_have_an_act(cue: str, source: str) -> None:
    assert act_of(cue, source) in ACTS
