"""Figures of different statements: whether they agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.counts.compare import Agreement, Counted, agreement, compare, group, key_of

POLICE = Counted(
    low=23, high=23, unit="person", counted="people detained", as_of="2024-05-11", speaker="the police", page="b2:1",
    sentence="They were held in Perrin.",
)  # fmt: skip
LAWYER = replace(POLICE, low=52, high=52, counted="arrests", speaker="a lawyer", page="b2:2")
DEAD = replace(POLICE, low=3, high=3, counted="people killed")
CROWD = replace(POLICE, low=200, high=900, counted="demonstrators", approximate=True, speaker=None)
PAPERS = Counted(
    low=54, high=54, unit="page", counted="pages", speaker="the agency", page="b2:1", sentence="It has 54 pages."
)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(POLICE, LAWYER, "contradiction", id="two sources, one day"),
        pytest.param(POLICE, replace(LAWYER, low=23, high=23), "same", id="one number"),
        pytest.param(POLICE, replace(LAWYER, low=20, high=None), "compatible", id="at least 20"),
        pytest.param(POLICE, replace(LAWYER, low=None, high=20), "contradiction", id="up to 20"),
        pytest.param(replace(POLICE, low=38, high=38), replace(LAWYER, low=40, high=40, approximate=True), "compatible",
                     id="some forty"),
        pytest.param(POLICE, replace(LAWYER, low=40, high=40, approximate=True), "contradiction", id="not some forty"),
        pytest.param(POLICE, replace(POLICE, low=31, high=31, as_of="2024-05-12"), "revision", id="one source, later"),
        pytest.param(POLICE, replace(POLICE, low=31, high=31), "unrelated", id="one source, one breath"),
        pytest.param(POLICE, replace(POLICE, low=31, high=31, sentence="In Perrin, 31."), "contradiction",
                     id="one source, one day"),
        pytest.param(POLICE, replace(POLICE, low=20, high=20, published="2024-05-13", speaker="The Police"), "revision",
                     id="one source corrects itself"),
        pytest.param(DEAD, replace(DEAD, low=7, high=7, as_of="2024-05-12", speaker="a hospital"), "revision",
                     id="a toll grows"),
        pytest.param(DEAD, replace(DEAD, low=1, high=1, as_of="2024-05-12", speaker="a hospital"), "contradiction",
                     id="a toll shrinks"),
        pytest.param(replace(DEAD, as_of=None, published="2024-05-11"),
                     replace(DEAD, low=7, high=7, as_of=None, published="2024-05-12T08:00:00Z", speaker="a hospital"),
                     "revision", id="a toll grows from page to page"),
        pytest.param(CROWD, replace(CROWD, low=9000, high=9000, as_of="2024-05-18", speaker="x"), "unrelated",
                     id="crowds of two days"),
        pytest.param(CROWD, replace(CROWD, low=9000, high=9000, as_of="2024-05", speaker="x"), "contradiction",
                     id="crowds of a day and its month"),
        pytest.param(POLICE, DEAD, "unrelated", id="arrests and deaths"),
        pytest.param(POLICE, replace(POLICE, unit="bus"), "unrelated", id="units"),
        pytest.param(replace(POLICE, counted=None), replace(LAWYER, counted=None), "unrelated", id="nobody says what"),
        pytest.param(replace(POLICE, as_of="no date"), replace(LAWYER, as_of="2024-13"), "contradiction",
                     id="unreadable dates"),
        pytest.param(POLICE, replace(LAWYER, sentence="They were held in Orle.", as_of=None), "unrelated",
                     id="another place"),
        pytest.param(POLICE, replace(LAWYER, as_of="2024-07-11"), "unrelated", id="long after"),
        pytest.param(POLICE, replace(LAWYER, low=7, high=7, sentence="Of these, seven were fined in Perrin."),
                     "unrelated", id="a part"),
        pytest.param(PAPERS, replace(PAPERS, low=43, high=43, speaker="a court"), "contradiction", id="two on a page"),
        pytest.param(PAPERS, replace(PAPERS, low=43, high=43, page="b2:2", speaker="a court"), "unrelated",
                     id="two pages that may speak of other things"),
        pytest.param(PAPERS, replace(PAPERS, low=43, high=43), "unrelated", id="two things of one source"),
        pytest.param(PAPERS, replace(PAPERS, low=43, high=43, speaker=None), "unrelated", id="the outlet's own"),
        pytest.param(PAPERS, replace(PAPERS, low=540, high=540, speaker="a court"), "unrelated", id="another size"),
        pytest.param(replace(PAPERS, published="2024-05-11"),
                     replace(PAPERS, low=43, high=43, published="2024-05-11", as_of="2023-12", speaker="a court"),
                     "revision", id="what a page tells as of long before"),
        pytest.param(replace(PAPERS, which=True), replace(PAPERS, low=43, high=43, which=True, speaker="a court"),
                     "unrelated", id="which thing it is"),
        pytest.param(replace(DEAD, counted="civilians killed"), replace(DEAD, low=9, high=9, speaker="x",
                     counted="soldiers killed"), "unrelated", id="two sides"),
        pytest.param(replace(DEAD, counted="miners killed"), replace(DEAD, low=9, high=9, speaker="x",
                     counted="workers killed"), "contradiction", id="one side in two words"),
        pytest.param(replace(PAPERS, counted="secret pages"),
                     replace(PAPERS, counted="secret pages", low=43, high=43, page="b2:2"), "revision",
                     id="one source, in the same words, elsewhere"),
        pytest.param(Counted(low=9, high=9, unit="EUR", counted="pay", per="month"),
                     Counted(low=9, high=9, unit="EUR", counted="salary", per="hour"), "unrelated", id="per what"),
    ],
)  # fmt: skip
def test_agreement(left: Counted, right: Counted, expected: Agreement) -> None:
    assert agreement(left, right) == agreement(right, left) == expected


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("detentions", "arrest"),
        ("arrests", "arrest"),
        ("dead", "death"),
        ("CONTRACTS", "contract"),
        ("…", None),
        ("people", None),
        ("death toll", "death"),
        ("people joined", "joined"),
        ("strikers", "joined"),
        ("walked out", "joined"),
        ("nurses signed up", "signed"),
        ("students enlisted", "recruit"),
    ],
)
def test_key(words: str, key: str | None) -> None:
    assert key_of(words) == key


def test_what_a_page_sets_against_each_other_is_so_on_others() -> None:
    court = replace(PAPERS, low=43, high=43, speaker="a court")
    elsewhere = replace(court, page="b2:2", speaker="a reader")
    assert compare([PAPERS, elsewhere]) == [(0, 1, "unrelated")]
    assert compare([PAPERS, court, elsewhere]) == [(0, 1, "contradiction"), (0, 2, "contradiction"), (1, 2, "same")]


def test_groups_hold_what_counts_the_same() -> None:
    bare = replace(POLICE, counted=None)
    assert group([POLICE, DEAD, bare, LAWYER, bare, DEAD]) == [[0, 3], [1, 5], [2], [4]]


ENDS = st.one_of(st.none(), st.floats(0, 1e15))
COUNTED = st.builds(
    Counted,
    low=ENDS,
    high=ENDS,
    unit=st.sampled_from(["person", "XXX", "bus"]),
    approximate=st.booleans(),
    counted=st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["arrests", "dead"])),
    as_of=st.one_of(st.none(), st.text(max_size=10), st.dates().map(str), st.just("9999-W52")),
    published=st.one_of(st.none(), st.text(max_size=10), st.dates().map(str)),
    speaker=st.one_of(st.none(), st.sampled_from(["a", "b"])),
)


@given(COUNTED, COUNTED)
def test_agreement_never_raises_and_has_no_sides(left: Counted, right: Counted) -> None:
    assert agreement(left, right) == agreement(right, left)


@given(st.lists(COUNTED, max_size=20))
def test_every_figure_is_in_one_group(figures: list[Counted]) -> None:
    groups = group(figures)
    assert sorted(position for members in groups for position in members) == list(range(len(figures)))
    for members in groups:
        for one in members:
            for other in members:
                assert figures[one].unit == figures[other].unit
