"""On whose word: who leads to a saying, and who hands it on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.telling.chains import handed_on_by, introduced_by
from reportedly.types import Span
from tests.resolve.making import attribution, placed


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "leads"),
    [
        ("According to the indictment, Kell told an agent that he could.", "that he could", "told", "Kell",
         "the indictment"),
        ("As his driver tells it, Vail said no.", "no", "said", "Vail", "his driver"),
        ("Nurse Orel, as the tribunal recorded, said no.", "no", "said", "Nurse Orel", "the tribunal"),
        ("Nurse Orel, as her diary documented, said no.", "no", "said", "Nurse Orel", "her diary"),
        ("His mother, he told us, used to say no.", "no", "used to say", "His mother", "he"),
        ("Vail, who won, said no.", "no", "said", "Vail", None),
        ("Vail, a clerk in Kell who said little, told us no.", "no", "told", "Vail", None),
        ("As a result, Vail said no.", "no", "said", "Vail", None),
        ("According to the indictment, he left. Vail said no.", "no", "said", "Vail", None),
    ],
)  # fmt: skip
def test_who_leads_to_a_saying(text: str, content: str, cue: str, source: str, leads: str | None) -> None:
    found = introduced_by(text, attribution(text, content, cue, source))
    assert (text[slice(*found)] if found else None) == leads


# ---- who hands on


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "outer"),
    [
        ("It rained, said a clerk quoted by Merland Radio.", "It rained", "said",
         "a clerk quoted by Merland Radio", "Merland Radio"),
        ("It rained, a clerk was quoted as saying by Merland Radio on Monday.", "It rained",
         "was quoted as saying", "a clerk", "Merland Radio"),
        ("Velt said in an interview with Merland Radio that it rained.", "that it rained", "said", "Velt",
         "Merland Radio"),
        ("A clerk, quoted in the Kurier, said that it rained.", "that it rained", "said",
         "A clerk, quoted in the Kurier", "the Kurier"),
        ("Velt, through a lawyer, called it untrue.", "it untrue", "called", "Velt", "a lawyer"),
        ("Velt said through her spokeswoman that it rained.", "that it rained", "said", "Velt", "her spokeswoman"),
        ("Velt said through tears that it rained.", "that it rained", "said", "Velt", None),
        ("It rains, men quoted by Wire suggest", "It rains", "suggest", "men quoted by Wire", "Wire"),
        ("A clerk, quoted in court, said that it rained.", "that it rained", "said", "A clerk, quoted in court", None),
        ("Velt said that it rained, as quoted by Merland Radio.", "that it rained", "said", "Velt", None),
        ("Velt said that it rained.", "that it rained", "said", "Velt", None),
        ("Velt said\nas quoted by Merland Radio", "said", "", "Velt", None),
    ],
)  # fmt: skip
def test_who_hands_the_words_on(text: str, content: str, cue: str, source: str, outer: str | None) -> None:
    span = handed_on_by(text, attribution(text, content, cue, source))
    assert (text[slice(*span)] if span else None) == outer


def test_what_stands_within_is_not_handed_on_by_whom_the_outer_words_are() -> None:
    text = "“It rains, Orel says,” Velt said in an interview with Merland Radio."
    inner = attribution(text, "It rains", "says", "Orel")
    assert handed_on_by(text, inner) is not None
    assert handed_on_by(text, inner, [Span(1, text.index(",”"))]) is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Velt", "quoted by", "as", "said", ",", "that", "\n", "”", "in an interview with"]),
        max_size=14,
    ).map(" ".join),
    st.data(),
)
def test_who_hands_on_stands_in_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    if not spans:
        return
    span = handed_on_by(text, placed(spans[-1], cue=spans[1:2], source=spans[:1]))
    assert span is None or 0 <= span.start < span.end <= len(text)
