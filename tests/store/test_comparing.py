"""In what two ledgers differ, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.merged import Difference
from reportedly.store import Ledger
from reportedly.store.comparing import compared
from reportedly.store.merging import merge
from reportedly.store.vouching import Bounds
from tests.making import OTHER_HAND, keep, read_by, told
from tests.store.accounted import says

ONE = told("{Mara Velt} <said> [that the quay is shut].\n{Jan Orel} <denied> [it].", "a.txt", title="The quay")


@pytest.fixture
def pair(quick_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        with Ledger(quick_path / f"{name}.db") as ledger:
            keep(ledger, ONE)
    return quick_path / "one.db", quick_path / "other.db"


def differences(pair: tuple[Path, Path]) -> list[Difference]:
    with compared(*pair, pair[0].parent) as found:
        listed = list(found.differences())
        assert listed == list(found.differences()), "may be asked for again"
    return listed


@contextmanager
def other(pair: tuple[Path, Path]) -> Iterator[Ledger]:
    with Ledger(pair[1]) as ledger:
        yield ledger


def test_two_that_say_the_same_do_not_differ(pair: tuple[Path, Path]) -> None:
    assert differences(pair) == []


def test_a_document_that_one_has_alone_is_one_line(pair: tuple[Path, Path]) -> None:
    with other(pair) as ledger:
        keep(ledger, told("{Hasp} <said> [that all was calm].", "b.txt", title="Calm"))
    [found] = differences(pair)
    assert (found.kind, found.there, found.words, found.subject, found.statements) == (
        "document", "other", "Calm", "b.txt", 1,
    )  # fmt: skip
    [turned] = differences((pair[1], pair[0]))
    assert turned.there == "one"


def test_what_both_have_and_say_otherwise(pair: tuple[Path, Path]) -> None:
    with other(pair) as ledger:
        ledger.add_document(ONE.document, replace(ONE.description, title="The quay is shut"))
        newer = read_by(ONE, OTHER_HAND, form="direct")
        ledger.add_readings(ONE.document, newer.found[:1], OTHER_HAND)
        ledger.review(newer.found[0].attribution.id, "verdict", "wrong", by="Ada")
    document, *statements, review = differences(pair)
    assert [tuple(each) for each in document.otherwise] == [("title", "The quay", "The quay is shut")]
    by_words = {item.words: item for item in statements}
    assert by_words["it"].there == "one", "the newer model did not find it"
    read = {each.field: (each.one, each.other) for each in by_words["that the quay is shut"].otherwise}
    assert read == {"form": ("indirect", "direct"), "verdict": (None, "wrong")}
    assert (review.kind, review.there, review.words) == ("review", "other", 'verdict: "wrong", by Ada')


def test_people_who_are_one_here_and_two_there(pair: tuple[Path, Path]) -> None:
    for path in pair:
        with Ledger(path) as ledger:
            ids = [says(ledger, name, f"{name}.txt").id for name in ("Ilse Sorn", "I. Sorn")]
            if path == pair[0]:
                ledger.separate(*ids, by="Ada", reason="two people")
            else:
                ledger.merge(*ids, by="Ben", reason="one")
    [found] = [item for item in differences(pair) if item.kind == "judgement"]
    assert {found.otherwise[0].one, found.otherwise[0].other} == {"different", "same"}


def test_after_merging_both_ways_nothing_differs(pair: tuple[Path, Path]) -> None:
    with other(pair) as ledger:
        keep(ledger, told("{Hasp} <said> [that all was calm].", "b.txt"))
        ledger.review(ledger.search("calm")[0].id, "verdict", "right", by="Ada")
    for mine, theirs in (pair, (pair[1], pair[0])):
        with Ledger(mine) as ledger:
            merge(ledger, theirs, Bounds(1_000_000, 100_000))
    assert differences(pair) == []


def test_a_ledger_that_is_not_there_is_named(pair: tuple[Path, Path]) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger at .*none\.db"):
        differences((pair[0], pair[0].with_name("none.db")))
