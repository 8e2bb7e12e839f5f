"""How events spread over time, and whose names are kept back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.answers import Asked
from reportedly.store import Ledger
from reportedly.store.kept_back import keeps_back, kept_back
from reportedly.store.spread import spread
from reportedly.types import Span, Speaker, Withheld
from tests.web import telling


@pytest.fixture
def opened(quick_path: Path) -> Ledger:
    return Ledger(telling.build(quick_path / "telling.db"), read_only=True)


def test_every_event_is_counted_at_its_date(opened: Ledger) -> None:
    with opened as ledger:
        for asked in (Asked(), Asked(words="arrested"), Asked(person="velt"), Asked(since="2024-05", kinds=("said",))):
            found = spread(ledger.connection, asked)
            assert sum(count for _, count in found) == ledger.count_timeline(asked) > 0
            values = list(dict.fromkeys(event.value for event in ledger.timeline(asked)))
            assert sorted(value for value, _ in found) == sorted(values)
        assert spread(ledger.connection, Asked(words="...")) == []


def test_a_name_that_one_page_withholds_is_kept_back(opened: Ledger) -> None:
    with opened as ledger:
        assert kept_back(ledger.connection, ["b2:velt", "b2:tam", "b2:evil", "b2:nobody"]) == {"b2:tam", "b2:evil"}


def test_who_keeps_a_name_back() -> None:
    assert not keeps_back(None) and not keeps_back(Speaker(name="Velt", kind="person"))
    assert keeps_back(Speaker(name="an official", kind="person", anonymous=True))
    withheld = Withheld(what="name", why=None, span=Span(0, 1))
    assert keeps_back(Speaker(name="Tam", kind="person", withheld=withheld))
