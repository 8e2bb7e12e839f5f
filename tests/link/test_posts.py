from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.posts import ages_apart, apart, words_of


def test_titles_are_read_in_full() -> None:
    assert words_of("Texas Sen.") == ["texas", "senator"]
    assert words_of("the late Gen.") == ["the", "late", "general"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a baker", "the defence minister"),
        ("a pupil at Orle school", "a general"),
        ("striker for Velt", "chief economist"),
        ("a bus driver", "a baker"),
    ],
)
def test_walks_that_hardly_meet(one: str, other: str) -> None:
    assert apart([one], [other]) == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the candidate", "a senator"),
        ("a former general", "the defence minister"),
        ("a lawyer", "the mayor"),
        ("a bus driver", "a resident"),
        ("a man", "a general"),
        ("", "a baker"),
    ],
)
def test_walks_that_one_person_may_go(one: str, other: str) -> None:
    assert apart([one], [other]) is None


def test_ages_that_lie_apart() -> None:
    assert ages_apart(["a man", "a 19-year-old"], ["a pupil, aged 41"]) == ("a 19-year-old", "a pupil, aged 41")
    assert ages_apart(["a 40-year-old"], ["43"]) is None
    assert ages_apart(["a man"], ["a 41-year-old"]) is None


def test_one_role_that_fits_is_enough() -> None:
    assert apart(["a baker", "a senator"], ["the mayor"]) is None


_ROLES = st.lists(st.sampled_from(["a baker", "mayor", "aged 19", "a 63-year-old", "striker", "", "…", "a resident"]))


@given(_ROLES, _ROLES)
def test_the_order_of_the_two_makes_no_difference(left: list[str], right: list[str]) -> None:
    assert (apart(left, right) is None) == (apart(right, left) is None)
