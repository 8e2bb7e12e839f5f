"""Pages by age: last seen or published, of an outlet or of all others, and what people keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportedly.store import Ledger
from reportedly.store.aged import Age
from tests.making import keep, told


@pytest.fixture
def filled(ledger: Ledger) -> Iterator[Ledger]:
    """Three pages: of two outlets, seen in January, March and May, published the other way round."""
    for month, name, outlet, published in (
        ("01", "a", "The Post", "2023-12-30"),
        ("03", "b", "The Post", "2023-11-30"),
        ("05", "c", "Wire", None),
    ):
        item = told(f"{{Mara Velt}} <said> [that {name} is shut].", f"{name}.txt", outlet=outlet, published=published)
        keep(ledger, item, seen_at=f"2024-{month}-01T00:00:00Z")
    yield ledger


def origins(ledger: Ledger, *ages: Age, even_kept: bool = False) -> list[str]:
    choice, _ = ledger.to_forget_aged(ages, even_kept=even_kept)
    return [page.origin for page in choice.pages]


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (Age(before="2024-04-01"), ["a.txt", "b.txt"]),
        (Age(before="2024-04-01", outlet="the POST"), ["a.txt", "b.txt"]),
        (Age(before="9999", outlet="Wire"), ["c.txt"]),
        (Age(before="9999", others=("The Post",)), ["c.txt"]),
        (Age(before="2023-12-15", counted="published"), ["b.txt"]),
        (Age(before="2024-06-01", counted="published", outlet="Wire"), ["c.txt"]),
        (Age(before="2024-01-01"), []),
    ],
    ids=["seen", "outlet", "all of an outlet", "others", "published", "without a date as seen", "none"],
)
def test_what_is_old(filled: Ledger, age: Age, expected: list[str]) -> None:
    assert origins(filled, age) == expected


def test_what_was_seen_again_is_young(filled: Ledger) -> None:
    (old,) = [capture for capture in filled.captures() if capture.origin == "a.txt"]
    filled.add_capture(replace(old, captured_at=None), "2024-06-01T00:00:00Z")
    assert origins(filled, Age(before="2024-04-01")) == ["b.txt"]


def test_an_outlet_is_known_by_its_host(ledger: Ledger) -> None:
    item = told("{Mara Velt} <said> [that it is shut].", "https://www.post.example/a")
    ledger.add_capture(replace(item.capture, address="https://www.post.example/a"), "2024-01-01T00:00:00Z")
    assert origins(ledger, Age(before="9999", outlet="post.example")) == ["https://www.post.example/a"]


def test_what_people_keep_something_about_stays_unless_asked(filled: Ledger) -> None:
    line = filled.connection.execute("SELECT attribution_id FROM statement ORDER BY number LIMIT 1").get
    filled.review(str(line), "verdict", "right", by="Ada")
    _, kept = filled.to_forget_aged([Age(before="2024-04-01")])
    assert kept == {"review": 1}
    assert origins(filled, Age(before="2024-04-01")) == ["b.txt"]
    assert origins(filled, Age(before="2024-04-01"), even_kept=True) == ["a.txt", "b.txt"]
    second = filled.connection.execute("SELECT id FROM document ORDER BY number LIMIT 1 OFFSET 1").get
    filled.add_to_case(filled.open_case("Who shut the quay?", by="Ada").id, [str(second)], by="Ada")
    choice, kept = filled.to_forget_aged([Age(before="2024-04-01")])
    assert (choice.captures, kept) == ((), {"case_target": 1, "review": 1})
