from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.verification import OUTLET, Check, Told, find_checks, verify
from reportedly.types import Span, VerificationStatus

CHECKS: list[tuple[str, VerificationStatus, str | None]] = [
    ("This paper was unable to check either number.", "unconfirmed", None),
    ("We could not confirm the report.", "unconfirmed", None),
    ("The claim could not be independently verified.", "unconfirmed", None),
    ("The Harbour Post could not independently verify the video.", "unconfirmed", "The Harbour Post"),
    ("Northlight, whose reporters work alone, was unable to check any of the figures.", "unconfirmed", "Northlight"),
    ("It was not immediately possible to verify the account.", "unconfirmed", None),
    ("There was no independent confirmation of the report.", "unconfirmed", None),
    ("The Associated Press has not been able to verify his account.", "unconfirmed", "The Associated Press"),
    ("The toll has not been independently confirmed.", "unconfirmed", None),
    ("The reports remain unconfirmed.", "unconfirmed", None),
    ("There is no evidence that the men were soldiers.", "disputed", None),
    ("Horn falsely claimed that the vote was moved.", "disputed", None),
    ("Horn said, without evidence, that the vote was moved.", "disputed", None),
    ("The claim is false.", "disputed", None),
    ("The figures are misleading.", "disputed", None),
    ("He spoke of a landing, which turned out to be false.", "disputed", None),
    ("PolitiFact rated the claim False.", "disputed", "PolitiFact"),
    ("(The actual number is closer to 15 percent, according to FactCheck.org.)", "disputed", "FactCheck.org"),
    ("The correct figure is 23.", "corrected", None),
    ("That account is disputed by two witnesses.", "disputed", "two witnesses"),
    ("A campaign spokeswoman disputed their account.", "disputed", "A campaign spokeswoman"),
    ("The Post has seen the document.", "confirmed", "The Post"),
    ("We have seen the contract of her son.", "confirmed", None),
    ("It is so, according to documents reviewed by Reuters.", "confirmed", "Reuters"),
    ("The BBC has verified the video.", "confirmed", "The BBC"),
    ("Records reviewed by this paper confirm that he was paid.", "confirmed", "Records"),
    ("An earlier version of this article said the bridge was shut.", "corrected", None),
    ("We wrongly reported that the bridge was shut.", "corrected", None),
    ("Correction: The number is too high.", "corrected", None),
]


@pytest.mark.parametrize(("text", "status", "by"), CHECKS)
def test_what_the_outlet_says_of_truth(text: str, status: VerificationStatus, by: str | None) -> None:
    found = find_checks(text, "Northlight")
    assert [(c.status, c.by) for c in found[:1]] == [(status, by)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry could not confirm the report.",
        "The police did not confirm the number.",
        "Police said they could not confirm the report.",
        "“We could not verify the number,” the spokesman said.",
        "The ministry said it had not checked the lists.",
        "It is wrong to compare the two.",
        "They were wrong.",
        "She has seen the sea.",
        "If the claim is false, he will leave.",
        "He filed a false police report.",
        "He lost his job but was proved right.",
        "The true number of fish in the sea.",
        "",
    ],
)
def test_what_is_no_check(text: str) -> None:
    assert find_checks(text, "Northlight") == []


def told(text: str, *rows: tuple[str, str, str, str | None]) -> list[Told]:
    """Statements of rows: content, cue, source, parent; their ids are their places."""

    def at(piece: str) -> tuple[Span, ...]:
        return (Span(text.index(piece), text.index(piece) + len(piece)),) if piece else ()

    return [
        Told(id=str(i), content=at(c), cue=at(cue), source=at(s), parent=p) for i, (c, cue, s, p) in enumerate(rows)
    ]


TIES: list[tuple[str, list[tuple[str, str, str, str | None]], dict[str, VerificationStatus]]] = [
    (
        "The port cited stations that spoke of forty arrests. The police put it at 23. Horn said it was late."
        " This paper was unable to check either number.",
        [
            ("stations that spoke of forty arrests", "cited", "The port", None),
            ("forty arrests", "spoke of", "stations", "0"),
            ("it at 23", "put", "The police", None),
            ("it was late", "said", "Horn", None),
        ],
        {"0": "unconfirmed", "1": "unconfirmed", "2": "unconfirmed"},
    ),
    (
        "Horn said 23 men were held. Merk said 400 men were held. We could not confirm the number.",
        [("23 men were held", "said", "Horn", None), ("400 men were held", "said", "Merk", None)],
        {"1": "unconfirmed"},
    ),
    (
        "Horn said the sky was blue.\n\nMerk said the bridge was blown up. It could not be independently verified.",
        [("the sky was blue", "said", "Horn", None), ("the bridge was blown up", "said", "Merk", None)],
        {"1": "unconfirmed"},
    ),
    (
        "Horn falsely claimed that the vote was moved. Merk said it was not.",
        [("that the vote was moved", "falsely claimed", "Horn", None), ("it was not", "said", "Merk", None)],
        {"0": "disputed"},
    ),
    (
        "Horn said soldiers had fired on the ferry. Merk said the quay was empty. There is no evidence that soldiers"
        " fired on the ferry.",
        [("soldiers had fired on the ferry", "said", "Horn", None), ("the quay was empty", "said", "Merk", None)],
        {"0": "disputed"},
    ),
    (
        "We have seen the contract. Its ninth paragraph says that the term may change. Horn said it was late.",
        [("that the term may change", "says", "Its ninth paragraph", None), ("it was late", "said", "Horn", None)],
        {"0": "confirmed"},
    ),
    (
        "Horn said the claims could not be independently verified. Merk said it was late.",
        [
            ("the claims could not be independently verified", "said", "Horn", None),
            ("it was late", "said", "Merk", None),
        ],
        {},
    ),
    (
        "A letter obtained by Reuters says the pay is low. Horn said it was late.",
        [("the pay is low", "says", "A letter obtained by Reuters", None), ("it was late", "said", "Horn", None)],
        {"0": "confirmed"},
    ),
    ("Horn said it was late. The police could not confirm the report.", [("it was late", "said", "Horn", None)], {}),
    (
        "Correction\n\nWe wrote that forty men were held. That was wrong.",
        [("that forty men were held", "wrote", "We", None)],
        {"0": "corrected"},
    ),
]


@pytest.mark.parametrize(("text", "rows", "expected"), TIES)
def test_of_which_statements_it_speaks(
    text: str, rows: list[tuple[str, str, str, str | None]], expected: dict[str, VerificationStatus]
) -> None:
    found = verify(find_checks(text, "The Harbour Post"), told(text, *rows), text, "The Harbour Post")
    assert {key: v.status for key, v in found.items()} == expected


def test_the_outlet_is_named_where_the_page_names_it() -> None:
    text = "Horn said 23 men were held. We could not confirm the number."
    statements = told(text, ("23 men were held", "said", "Horn", None))
    checks = find_checks(text)
    assert verify(checks, statements, text, "The Post")["0"].by == "The Post"
    assert verify(checks, statements, text)["0"].by == OUTLET
    assert verify(checks, statements, text, language="xx") == {}
    assert find_checks(text, language="xx") == []


def test_a_figure_that_is_repeated_shares_its_fate() -> None:
    text = (
        "Drovia wants 400,000 more soldiers, media say. The line was long. The bread was gone.\n\n"
        "The office cited media that want 400,000 more soldiers counted. Merland Radio could not confirm the figure."
    )
    statements = told(
        text,
        ("Drovia wants 400,000 more soldiers", "say", "media", None),
        ("media that want 400,000 more soldiers counted", "cited", "The office", None),
    )
    assert set(verify(find_checks(text, "Merland Radio"), statements, text)) == {"0", "1"}


def test_a_circle_of_parents_ends() -> None:
    text = "Horn said 23 men were held. We could not confirm the number."
    (one,) = told(text, ("23 men were held", "said", "Horn", "0"))
    assert set(verify(find_checks(text), [one], text)) == {"0"}


PIECES = (
    "we could not confirm verify the number claim 23 forty either is false . , \n “ ” said Horn falsely claimed"
    " The Post has seen document turned out disputed by Correction no evidence that"
).split(" ")
PAIRS = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 30)), max_size=2)


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.lists(st.tuples(PAIRS, PAIRS, PAIRS), max_size=6))
def test_spans_lie_in_the_text(
    pieces: list[str], rows: list[tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]]
) -> None:
    text = " ".join(pieces)

    def spans(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(sorted(Span(min(s, len(text)), min(s + n, len(text))) for s, n in pairs))

    statements = [
        Told(id=str(i), content=spans(a), cue=spans(b), source=spans(c), parent=str(i - 1) if i % 2 else None)
        for i, (a, b, c) in enumerate(rows)
    ]
    checks = find_checks(text)
    for check in checks:
        assert isinstance(check, Check) and 0 <= check.span.start < check.span.end <= len(text)
    for key, found in verify(checks, statements, text).items():
        assert int(key) < len(statements) and found.span in {c.span for c in checks}


@pytest.mark.parametrize(
    "piece",
    [
        "confirm ",
        "we could not ",
        "a",
        "a-",
        "false claim ",
        "The ",
        "has not been ",
        " ",
        "“",
        "report which ",
        "We could not confirm it. ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = "confirm " + piece * (30_000 // len(piece))
    started = time.perf_counter()
    find_checks(text)
    assert time.perf_counter() - started < 4


def test_many_checks_of_many_statements_take_linear_time() -> None:
    def took(n: int) -> float:
        unit = "Horn said 23 men were held. We could not confirm the number. "
        text = unit * n
        statements = [
            Told(
                id=str(i),
                content=(Span(i * len(unit) + 10, i * len(unit) + 26),),
                cue=(Span(i * len(unit) + 5, i * len(unit) + 9),),
                source=(Span(i * len(unit), i * len(unit) + 4),),
            )
            for i in range(n)
        ]
        started = time.perf_counter()
        found = verify(find_checks(text), statements, text)
        assert len(found) == n
        return time.perf_counter() - started

    small, large = took(100), took(800)
    assert large < 30 * max(small, 0.01)
