"""How accounts are compared with the hand-made gold."""

from __future__ import annotations

import pytest

from evaluation.golds import CASE, PARTS, Gold, golds, part_of
from evaluation.resolved import Tally, _count, pairs, same_name
from reportedly import brat
from reportedly.types import Findings, Found
from tests.resolve.making import about, said


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mara Velt", "Mara Velt"), ("Mara Velt", "Dr Mara Velt"), ("the harbour authority", "The harbour authority."),
        ("his lawyer", "a lawyer"), ("a nurse at the hospital", "A nurse"), ("“Velt”", "Velt"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Ministry of Transport", "the Ministry of Transport of Drovia"),
    ],
)  # fmt: skip
def test_one_name(left: str, right: str) -> None:
    assert same_name(left, right)
    assert same_name(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mara Velt", "Jan Orel"), ("Mara Velt", "Jan Velt"), ("a nurse", "a doctor"), ("he", "Jan Orel"),
        ("police", "policeman"), ("the union", "the union’s chair"), ("the", "a"), ("authority", "the port authority"),
    ],
)  # fmt: skip
def test_two_names(left: str, right: str) -> None:
    assert not same_name(left, right)
    assert not same_name(right, left)


# ---- tallies


def counted(*cases: tuple[bool, bool, bool]) -> Tally:
    tally = Tally()
    for want, got, right in cases:
        _count(tally, want, got, right, "", verbose=False)
    return tally


def test_what_is_right_wrong_and_missed() -> None:
    tally = counted(
        (True, True, True), (True, True, False), (True, False, False), (False, True, False), (False, False, False)
    )
    assert (tally.right, tally.wrong, tally.missed) == (1, 2, 2)
    assert str(tally).startswith("precision 0.333, recall 0.333")


def test_nothing_is_no_number() -> None:
    assert str(Tally()).startswith("precision –, recall –")
    assert str(counted((False, True, False))).startswith("precision 0.000, recall –")


# ---- which stands for which


TEXT = "Velt said that the port was shut. Orel denied that it rained. Ada wrote to them."
PORT = said(TEXT, "that the port was shut", "said", "Velt")
RAIN = said(TEXT, "that it rained", "denied", "Orel")


def gold(*places: Found) -> Gold:
    annotated = [
        brat.Annotated(content=f.attribution.content, cue=f.attribution.cue, source=f.attribution.source)
        for f in places
    ]
    return Gold("page", TEXT, about(TEXT), {}, annotated)


def test_each_has_the_one_whose_content_it_shares() -> None:
    found = pairs(gold(PORT, RAIN), Findings(found=(RAIN,), nested=(PORT,)))
    assert found == {0: PORT, 1: RAIN}
    assert pairs(gold(PORT, RAIN), Findings(found=(RAIN,))) == {1: RAIN}
    assert pairs(gold(), Findings(found=(RAIN,))) == {}


def test_less_than_half_is_nothing_but_for_one_cue() -> None:
    most = said(TEXT, "the port was shut", "", "Velt")
    little = said(TEXT, "shut", "", "Velt")
    little_with_the_cue = said(TEXT, "shut", "said", "Velt")
    assert pairs(gold(PORT), Findings(found=(most,))) == {0: most}
    assert pairs(gold(PORT), Findings(found=(little,))) == {}
    assert pairs(gold(PORT), Findings(found=(little_with_the_cue,))) == {0: little_with_the_cue}


def test_nobody_stands_for_two() -> None:
    half = said(TEXT, "that the port was", "said", "Velt")
    assert pairs(gold(PORT, PORT), Findings(found=(PORT,))) == {0: PORT}
    assert pairs(gold(PORT), Findings(found=(half, PORT))) == {0: PORT}, "the better one"


def test_the_part_is_the_one_asked_for() -> None:
    assert part_of([]) == part_of(["-v"]) == "sample"
    assert part_of(["--rest"]) == "rest"
    assert part_of(["-v", "--case"]) == CASE


def test_the_case_is_both_its_halves() -> None:
    names = [gold.name for gold in golds(CASE)]
    assert names == [gold.name for part in ("sample", "rest") for gold in golds(part)]
    assert len(names) == len(set(names)) == 24


def test_the_gold_is_there() -> None:
    for part in PARTS:
        first = next(golds(part))
        assert first.text
        assert len(first.places) == len(first.notes["attributions"]) > 0
        assert first.about.document_id.startswith("b2:")
