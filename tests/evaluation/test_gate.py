"""The shipped model is not below its floors, the floors are those of this gold; else the gate shuts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from evaluation import accounts, gate
from evaluation.gold import HERE

HIGH = dict.fromkeys(gate.METRICS, 0.9)
HIGH_ACCOUNTS = dict.fromkeys(accounts.FIELDS, 0.99)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of gold and floors that may be changed, and a model that is found at 0.9 throughout."""
    for part in ("text", "attributions"):
        shutil.copytree(HERE / part, tmp_path / part)
    shutil.copy(gate.FLOORS, tmp_path / "floors.json")
    monkeypatch.setattr(gate, "HERE", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "measured", lambda: dict(HIGH))
    monkeypatch.setattr(gate, "measured_accounts", lambda: dict(HIGH_ACCOUNTS))
    return tmp_path


def kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    return found


def test_the_gold_is_the_one_the_floors_were_set_on() -> None:
    assert kept()["gold"] == gate.digest_of_gold()
    assert kept()["held"] == accounts.digest_of_held()


def test_the_shipped_model_is_not_below_a_floor() -> None:
    floors = kept()["floors"]
    found = {**gate.measured(), **gate.measured_accounts()}
    assert set(floors) == set(found)
    assert {m: v for m, v in found.items() if v < floors[m]} == {}


@pytest.mark.usefixtures("copied")
def test_the_gate_is_open_for_what_is_above() -> None:
    assert gate.main([]) == 0


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize("metric", gate.METRICS)
def test_one_figure_below_its_floor_shuts_it(metric: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "measured", lambda: {**HIGH, metric: kept()["floors"][metric] - 0.001})
    assert gate.main([]) == 1


@pytest.mark.parametrize("part", ["text", "attributions"])
@pytest.mark.parametrize("change", ["one letter", "one file less", "another name"])
def test_another_gold_shuts_it(copied: Path, part: str, change: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = sorted((copied / part).iterdir())[0]
    if change == "one letter":
        path.write_bytes(path.read_bytes() + b".")
    elif change == "one file less":
        path.unlink()
    else:
        path.rename(path.with_stem("00-first"))
    assert gate.main([]) == 1
    assert "not the one that the floors were set on" in capsys.readouterr().out


def test_raising_never_lowers(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept()["floors"]
    low = gate.METRICS[0]
    monkeypatch.setattr(gate, "measured", lambda: {**HIGH, low: before[low] - 0.3})
    assert gate.main(["--raise"]) == 1, "what is below its floor stays below"
    accounted = dict.fromkeys(accounts.FIELDS, 0.97)
    assert kept()["floors"] == {**dict.fromkeys(gate.METRICS, 0.88), **accounted, low: before[low]}
    (copied / "text" / "99-new.txt").write_text("New.", encoding="utf-8")
    monkeypatch.setattr(gate, "measured", lambda: dict(HIGH))
    assert gate.main([]) == 1
    assert gate.main(["--raise"]) == 0, "the new gold is named"
    assert gate.main([]) == 0
