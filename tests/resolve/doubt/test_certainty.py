from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.doubt.certainty import GAP, certainty_of, outside, polarity_of
from reportedly.types import Act, Certainty, Polarity, Span


def at(text: str, *pieces: str) -> list[Span]:
    return [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces if piece]


@pytest.mark.parametrize(
    ("cue", "around", "polarity"),
    [
        ("said", "The ministry said", "affirmed"),
        ("has not said", "The ministry has not said", "negated"),
        ("said", "The ministry has not yet said", "negated"),
        ("would not say", "He would not say", "negated"),
        ("wouldn’t say", "He wouldn’t say", "negated"),
        ("could not say", "He could not say", "negated"),
        ("declined", "The clerk declined", "negated"),
        ("refused to comment on", "The clerk refused to comment on", "negated"),
        ("said", "Nobody said", "negated"),
        ("never mentioned", "She never mentioned", "negated"),
        ("stopped short of calling", "He stopped short of calling", "negated"),
        ("has yet to answer", "The police has yet to answer", "negated"),
        ("does not intend", "He does not intend", "negated"),
        ("isn’t expected", "The minister isn’t expected", "negated"),
        ("denied", "He denied", "denied"),
        ("also denied", "He also denied", "denied"),
        ("rejected", "The mayor rejected", "denied"),
        ("was rejected by", "This was rejected by", "denied"),
        ("dismissed", "He dismissed", "denied"),
        ("ruled out", "The court ruled out", "denied"),
        ("ruled", "The minister ruled out", "denied"),
        ("ruled", "The court ruled", "affirmed"),
        ("ruled out of order", "was ruled out of order", "affirmed"),
        ("disputed", "The union disputed", "denied"),
        ("did not deny", "He did not deny", "negated"),
        ("would not rule out", "He would not rule out", "negated"),
        ("refused to deny", "He refused to deny", "negated"),
        ("disagree on", "They disagree on", "affirmed"),
        ("disagreed with", "He disagreed with", "denied"),
        ("not only said", "He not only said", "affirmed"),
        ("made no secret of", "She made no secret of", "affirmed"),
        ("has no doubt", "She has no doubt", "affirmed"),
        ("did not hesitate to say", "She did not hesitate to say", "affirmed"),
        ("couldn’t agree more", "She couldn’t agree more", "affirmed"),
        ("said, without naming anybody", "He said, without naming anybody", "affirmed"),
        ("noted", "He noted", "affirmed"),
        ("announced", "He announced", "affirmed"),
        ("according to", "according to the notice", "affirmed"),
        ("", "", "affirmed"),
    ],
)
def test_what_is_not_said_or_denied(cue: str, around: str, polarity: Polarity) -> None:
    assert polarity_of(cue, around, "speech") == polarity


@pytest.mark.parametrize(
    ("cue", "content", "polarity"),
    [
        ("rejected", "the mayor’s offer of a second ferry", "affirmed"),
        ("rejected", "calls for an inquiry", "affirmed"),
        ("dismissed", "him as a fool", "affirmed"),
        ("dismisses", "Mara Velt as a singer", "affirmed"),
        ("completely reject", "the kinds of positions that he has taken", "affirmed"),
        ("rejects", "the norms of the house", "affirmed"),
        ("has repudiated", "decades of Republican support for it", "affirmed"),
        ("rejecting", "a treaty with Norden", "affirmed"),
        ("denied", "Orel a last picture together", "affirmed"),
        ("denied", "class-action status to them", "affirmed"),
        ("denied", "the report on policies", "denied"),
        ("rejected", "criticism from a candidate that it was late", "denied"),
        ("denied", "any wrongdoing", "denied"),
        ("rejected", "the notion that he had taken the offer", "denied"),
        ("rejected", "rumours of a deal", "denied"),
        ("dismissed", "the report as absurd", "denied"),
        ("denied", "the request", "denied"),
    ],
)
def test_an_offer_or_somebody_who_is_turned_down_is_no_statement_denied(
    cue: str, content: str, polarity: Polarity
) -> None:
    assert polarity_of(cue, f"He {cue}", content=content) == polarity


def test_a_negation_in_the_content_is_none_of_the_cue() -> None:
    text = "The plan is not ready, he said."
    content = at(text, "The plan is not ready")
    around = outside(text, Span(0, len(text)), content)
    assert len(around) == len(text) and around.startswith(GAP)
    assert polarity_of("said", around) == "affirmed"


def test_a_language_without_a_row_affirms_and_asserts() -> None:
    assert polarity_of("denied", "He denied", language="xx") == "affirmed"
    assert certainty_of("It may", [Span(0, 6)], [], [], language="xx") == ("asserted", None, None)


CERTAINTY: list[tuple[str, str, str, str, Certainty, str | None, str | None]] = [
    # text, content, cue, source, certainty, hedge, by
    ("He said the bridge may close.", "the bridge may close", "said", "He", "possible", "may", "source"),
    ("He said the bridge might close.", "the bridge might close", "said", "He", "possible", "might", "source"),
    ("He said prices could double.", "prices could double", "said", "He", "possible", "could", "source"),
    ("“Perhaps it is over,” he said.", "“Perhaps it is over,”", "said", "he", "possible", "Perhaps", "source"),
    (
        "“She may be right,” he said, “but I doubt it.”",
        "“She may be right,”",
        "said",
        "he",
        "possible",
        "may",
        "source",
    ),
    (
        "“If it rains, we might stay,” he said.",
        "“If it rains, we might stay,”",
        "said",
        "he",
        "possible",
        "might",
        "source",
    ),
    (
        "He said prices are likely to rise.",
        "prices are likely to rise",
        "said",
        "He",
        "probable",
        "are likely",
        "source",
    ),
    ("He said it will probably rain.", "it will probably rain", "said", "He", "probable", "probably", "source"),
    (
        "He said the man appears to have left.",
        "the man appears to have left",
        "said",
        "He",
        "probable",
        "appears to",
        "source",
    ),
    (
        "He said talks are expected to fail.",
        "talks are expected to fail",
        "said",
        "He",
        "probable",
        "are expected",
        "source",
    ),
    (
        "The road, which was shut, could reopen, she said.",
        "The road, which was shut, could reopen",
        "said",
        "she",
        "possible",
        "could",
        "source",
    ),
    (
        "Media suggest that the army wants more.",
        "that the army wants more",
        "suggest",
        "Media",
        "possible",
        "suggest",
        "source",
    ),
    ("He fears the levee is gone.", "the levee is gone", "fears", "He", "possible", "fears", "source"),
    ("Police suspect arson.", "arson", "suspect", "Police", "possible", "suspect", "source"),
    ("Aid groups estimate 40 died.", "40 died", "estimate", "Aid groups", "probable", "estimate", "source"),
    ("They believe that he fled.", "that he fled", "believe", "They", "probable", "believe", "source"),
    ("He is believed to have fled.", "to have fled", "is believed", "", "probable", "is believed", "outlet"),
    ("He is believed to have fled.", "to have fled", "believed", "", "probable", "is believed", "outlet"),
    ("He is widely expected to win.", "to win", "is widely expected", "", "probable", "is widely expected", "outlet"),
    ("Dozens are feared dead.", "dead", "are feared", "", "possible", "are feared", "outlet"),
    ("Drovia may want 400,000 more men.", "400,000 more men", "may want", "Drovia", "possible", "may", "outlet"),
    ("He seems to have lost.", "to have lost", "seems", "He", "probable", "seems", "outlet"),
    ("He asked whether it was true.", "whether it was true", "asked", "He", "possible", "whether", "source"),
    # near misses
    ("He said they could not come.", "they could not come", "said", "He", "asserted", None, None),
    ("He said he could hear shots.", "he could hear shots", "said", "He", "asserted", None, None),
    ("He said in May it rained.", "in May it rained", "said", "He", "asserted", None, None),
    ("He said May was dry.", "May was dry", "said", "He", "asserted", None, None),
    ("“May I go?” he asked.", "“May I go?”", "asked", "he", "asserted", None, None),
    ("“You may go,” he said.", "“You may go,”", "said", "he", "asserted", None, None),
    ("The law says parcels may be opened.", "parcels may be opened", "says", "The law", "asserted", None, None),
    (
        "He said the man who may have done it left.",
        "the man who may have done it left",
        "said",
        "He",
        "asserted",
        None,
        None,
    ),
    (
        "He said the army is weak and could lose.",
        "the army is weak and could lose",
        "said",
        "He",
        "asserted",
        None,
        None,
    ),
    ("He said likely voters stayed home.", "likely voters stayed home", "said", "He", "asserted", None, None),
    ("“Perhaps 40 people came,” he said.", "“Perhaps 40 people came,”", "said", "he", "asserted", None, None),
    ("She suggested that they should go.", "that they should go", "suggested", "She", "asserted", None, None),
    ("He said the mayor had left.", "the mayor had left", "said", "He", "asserted", None, None),
    ("She did not suggest it was over.", "it was over", "did not suggest", "She", "asserted", None, None),
    ("He could not say how many.", "how many", "could not say", "He", "asserted", None, None),
    ("He said women are more likely to vote.", "women are more likely to vote", "said", "He", "asserted", None, None),
    (
        "“If he knew, why was I not told?” she asked.",
        "“If he knew, why was I not told?”",
        "asked",
        "she",
        "asserted",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "certainty", "hedge", "by"), CERTAINTY)
def test_how_certain_it_is_put(
    text: str, content: str, cue: str, source: str, certainty: Certainty, hedge: str | None, by: str | None
) -> None:
    found = certainty_of(text, at(text, content), at(text, cue), at(text, source))
    assert (found[0], text[slice(*found[1])] if found[1] else None, found[2]) == (certainty, hedge, by)


def test_a_hedge_in_a_small_part_of_a_long_quotation_does_not_count() -> None:
    text = "“It may rain. The road is shut. The bridge is gone. The town is empty,” he said."
    assert certainty_of(text, at(text, text[: text.index(" he")]), at(text, "said"), [])[0] == "asserted"
    text = "“It may rain. It could snow. The town is empty,” he said."
    assert certainty_of(text, at(text, text[: text.index(" he")]), at(text, "said"), [])[0] == "possible"


SPANS = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=3)


@settings(max_examples=60)
@given(
    st.text(alphabet="mayMAY coulditis,.“”\"'\nnotsad", max_size=120),
    SPANS,
    SPANS,
    SPANS,
    st.sampled_from(["speech", "thought"]),
)
def test_hedges_lie_in_the_text(
    text: str, content: list[tuple[int, int]], cue: list[tuple[int, int]], source: list[tuple[int, int]], act: Act
) -> None:
    def spans(pairs: list[tuple[int, int]]) -> list[Span]:
        return sorted(Span(min(s, len(text)), min(s + n, len(text))) for s, n in pairs)

    certainty, hedge, by = certainty_of(text, spans(content), spans(cue), spans(source))
    assert (hedge is None) == (certainty == "asserted") == (by is None)
    assert hedge is None or 0 <= hedge.start < hedge.end <= len(text)
    assert polarity_of(text, text, act) in ("affirmed", "negated", "denied")


@pytest.mark.parametrize(
    "piece",
    ["may ", "not ", "has not been ", "if ", ", which ", "“", "a", "is very very ", "n’t ", " ", "I think ", "that "],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """What was quadratic here took minutes; the curve itself is in benchmarks/account.py."""
    text = "He said " + piece * (200_000 // len(piece))
    whole = [Span(8, len(text))]
    for _ in range(5):
        assert certainty_of(text, whole, [Span(3, 7)], [Span(0, 2)])[0] in ("asserted", "probable", "possible")
        assert certainty_of(text, [Span(0, 2)], whole, [])[0] in ("asserted", "probable", "possible")
        assert polarity_of(text, text) in ("affirmed", "negated", "denied")


def test_a_name_that_is_a_modal_is_no_doubt() -> None:
    text = "Will May said that it rains."
    assert certainty_of(text, [Span(14, 27)], [Span(9, 13)], [Span(0, 8)])[0] == "asserted"
