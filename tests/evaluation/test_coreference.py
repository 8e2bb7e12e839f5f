"""The measures of coreference on cases whose values are published, or counted by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.conllu import Marked, Parsed, Token
from evaluation.coreference import METRICS, Sets, assigned, b_cubed, ceaf_e, key_of, muc, nearest, response_of
from reportedly.resolve.people.phrases import Phrase, phrases
from reportedly.types import Span
from tests.resolve.making import Seen, attribution, mentions


def sets(*entities: str) -> Sets:
    """Entities whose mentions are letters."""
    return [set(letters) for letters in entities]


def rates(counts: tuple[float, float, float, float]) -> tuple[float, float]:
    a, b, c, d = counts
    return a / b, c / d


BAGGA = sets("12345", "67", "89ABC")
"""The key of Bagga & Baldwin 1998, and of Luo 2005."""
TWO = sets("12345", "6789ABC")
TWO_OTHERS = sets("1234589ABC", "67")
ONE = sets("123456789ABC")
ALONE = sets(*"123456789ABC")


def test_muc_of_its_paper() -> None:
    """Vilain et al. 1995: a chain of four that is found as two."""
    assert muc(sets("ABCD"), sets("AB", "CD")) == (2, 3, 2, 2)
    assert muc(sets("AB", "CD"), sets("ABCD")) == (2, 2, 2, 3)
    assert rates(muc(sets("ABCD"), sets("BC", "D"))) == (1 / 3, 1)


def test_muc_likes_two_errors_alike() -> None:
    """What Bagga & Baldwin hold against it: both have precision 9/10."""
    assert rates(muc(BAGGA, TWO)) == (1, 0.9)
    assert rates(muc(BAGGA, TWO_OTHERS)) == (1, 0.9)


def test_muc_of_those_who_are_alone() -> None:
    assert muc(BAGGA, ALONE) == (0, 9, 0, 0)


def test_b_cubed_of_its_paper() -> None:
    assert rates(b_cubed(BAGGA, TWO)) == pytest.approx((1, 16 / 21))
    assert rates(b_cubed(BAGGA, TWO_OTHERS)) == pytest.approx((1, 7 / 12))


def test_b_cubed_of_mentions_that_only_one_has() -> None:
    """A mention that is missed, and one too many: 2·2/3 of 3, and 2·2/3 of 3."""
    assert b_cubed(sets("abc"), sets("abx")) == pytest.approx((4 / 3, 3, 4 / 3, 3))
    assert b_cubed(sets("ab"), sets("xy")) == (0, 2, 0, 2)


@pytest.mark.parametrize(
    ("response", "f"), [(TWO, 0.733), (TWO_OTHERS, 0.667), (ONE, 0.294), (ALONE, 0.178)], ids="abcd"
)
def test_ceaf_of_its_paper(response: Sets, f: float) -> None:
    """Luo 2005, table 1, φ₄."""
    recall, precision = rates(ceaf_e(BAGGA, response))
    assert 2 * recall * precision / (recall + precision) == pytest.approx(f, abs=5e-4)


def test_ceaf_pairs_each_entity_once() -> None:
    assert ceaf_e(sets("ab"), sets("a", "b")) == pytest.approx((2 / 3, 1, 2 / 3, 2))


@pytest.mark.parametrize("name", METRICS)
def test_all_and_nothing(name: str) -> None:
    measure = METRICS[name]
    assert rates(measure(BAGGA, BAGGA)) == (1, 1)
    assert measure([], []) == (0, 0, 0, 0)
    assert measure(BAGGA, [])[0] == measure([], BAGGA)[2] == 0


def parted(parts: list[int]) -> Sets:
    """Entities by the number that each mention has."""
    return [{i for i, part in enumerate(parts) if part == number} for number in set(parts)]


PARTITION = st.lists(st.integers(0, 4), min_size=2, max_size=9)


@given(PARTITION, st.data())
def test_recall_one_way_is_precision_the_other(left: list[int], data: st.DataObject) -> None:
    right = data.draw(st.lists(st.integers(0, 4), min_size=len(left), max_size=len(left)))
    one, other = (parted(left), parted(right))
    for measure in METRICS.values():
        forth, back = measure(one, other), measure(other, one)
        assert forth == pytest.approx((*back[2:], *back[:2]))
        assert all(0 <= part <= whole + 1e-9 for part, whole in (forth[:2], forth[2:]))


@settings(max_examples=150)
@given(st.integers(0, 5), st.integers(0, 5), st.data())
def test_the_assignment_is_the_best_of_all(rows: int, columns: int, data: st.DataObject) -> None:
    """Against every way to pair."""
    value = st.sampled_from([0.0, 0.25, 0.5, 1.0]) | st.floats(0, 1)
    table = [[data.draw(value) for _ in range(columns)] for _ in range(rows)]
    if rows <= columns:
        ways = (sum(table[i][j] for i, j in enumerate(way)) for way in permutations(range(columns), rows))
    else:
        ways = (sum(table[i][j] for j, i in enumerate(way)) for way in permutations(range(rows), columns))
    assert assigned(table) == pytest.approx(max(ways), abs=1e-9)


def test_of_two_that_want_one_the_sum_decides() -> None:
    assert assigned([[0.9, 0.8], [0.8, 0.1]]) == pytest.approx(1.6)
    assert assigned([[0.9], [1.0], [0.2]]) == 1.0
    assert assigned([]) == 0


# ---- key, response and baseline


TEXT = "Velt said that Orel left. She knew it. The mayor said no."


def found() -> list[Phrase]:
    seen: list[Seen] = [
        ("Velt", "person"),
        ("Orel", "person"),
        ("She", "person"),
        ("it", None),
        ("The mayor", "person"),
    ]
    return phrases(TEXT, mentions(TEXT, *seen), ())


def gold() -> Parsed:
    """Velt and “She” are one who speaks, Orel and “The mayor” are another."""
    words = TEXT.replace(".", " .").split()
    tokens, at = [], 0
    for word in words:
        at = TEXT.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), "XX", -1, "dep"))
        at += len(word)
    marked = [(0, 0, 1), (3, 3, 2), (6, 6, 1), (10, 11, 2)]
    document = Parsed("gold", TEXT, tokens, [Marked(a, b, b, entity, "person") for a, b, entity in marked])
    document.speaking = {0, 10, 11}
    return document


def test_the_key_and_what_matches_it() -> None:
    document = gold()
    key, matched = key_of(document, found(), everybody=False)
    assert matched == [0, 1, 2, ("phrase", 3), 3]
    assert key == [{0, 2}, {1, 3}]
    document.speaking = {0}
    assert key_of(document, found(), everybody=False)[0] == [{0, 2}]
    assert len(key_of(document, found(), everybody=True)[0]) == 2


def test_the_response_is_of_those_who_speak() -> None:
    document = gold()
    _, matched = key_of(document, found(), everybody=False)
    sayings = [attribution(TEXT, "that Orel left", "said", "Velt")]
    of = [7, 8, 7, 9, 8]
    assert response_of(document, found(), of, matched, sayings, everybody=False) == [{0, 2}]
    assert response_of(document, found(), of, matched, sayings, everybody=True) == [{0, 2}, {1, 3}]
    assert response_of(document, found(), of, matched, [], everybody=False) == []


def test_the_baseline_takes_up_the_nearest() -> None:
    assert nearest(found(), TEXT) == [0, 1, 1, 3, 4]
    text = "The mayor met Velt. A mayor left. The mayor slept. Velt ate."
    seen: list[Seen] = [("The mayor", "person"), ("Velt", "person"), ("A mayor", "person")]
    seen += [("The mayor", "person"), ("Velt", "person")]
    assert nearest(phrases(text, mentions(text, *seen), ()), text) == [0, 1, 2, 2, 1]
