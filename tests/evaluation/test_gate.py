"""The shipped model is not below its floors, and the floors are those of this gold."""

from __future__ import annotations

import json

from evaluation import gate


def test_the_gold_is_the_one_the_floors_were_set_on() -> None:
    assert json.loads(gate.FLOORS.read_text(encoding="utf-8"))["gold"] == gate.digest_of_gold()


def test_the_shipped_model_is_not_below_a_floor() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["floors"]
    found = gate.measured()
    assert set(floors) == set(gate.METRICS)
    assert {m: v for m, v in found.items() if v < floors[m]} == {}
