"""Why a line waits for a person."""

from __future__ import annotations

import pytest

from reportedly.needs import Need, need


def told(**known: object) -> Need | None:
    usual: dict[str, object] = {
        "verdict": None, "corrected": (), "disputed": (), "verification": None, "certainty": "asserted",
        "polarity": "affirmed", "score": 0.9,
    }  # fmt: skip
    return need(**{**usual, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, Need.NEW),
        ({"score": 0.49}, Need.LOW),
        ({"score": 0.5}, Need.NEW),
        ({"certainty": "possible", "score": 0.1}, Need.HEDGED),
        ({"polarity": "denied"}, Need.HEDGED),
        ({"verification": "unconfirmed", "certainty": "possible"}, Need.DOUBTED),
        ({"verification": "confirmed"}, Need.NEW),
        ({"verdict": "unsure", "verification": "disputed"}, Need.UNSURE),
        ({"verdict": "right"}, None),
        ({"verdict": "wrong", "score": 0.1}, None),
        ({"corrected": ("speaker",), "certainty": "possible"}, None),
        ({"verdict": "right", "disputed": ("verdict",)}, Need.DISPUTED),
        ({"corrected": ("speaker",), "disputed": ("speaker",)}, Need.DISPUTED),
    ],
)
def test_the_most_pressing_is_told_and_nothing_of_what_is_decided(known: dict[str, object], expected: Need) -> None:
    assert told(**known) is expected
