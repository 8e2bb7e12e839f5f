from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.errors import WeightsError
from tests.attribute.tiny import tiny


@pytest.mark.parametrize(
    "odd",
    [{"links": 64}, {"pieces": 100}, {"pieces": 30_000}, {"fill": float("nan")}],
    ids=["other link vectors", "a smaller vocabulary", "a slightly smaller vocabulary", "no numbers"],
)
def test_a_graph_of_another_make(tmp_path: Path, odd: dict[str, float]) -> None:
    with pytest.raises(WeightsError, match="install reportedly again"):
        Attributor.load(weights=tiny(tmp_path / "weights", **odd))  # type: ignore[arg-type]


def test_a_graph_with_other_outputs(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "weights")
    body = (folder / "model.onnx").read_bytes().replace(b"\x05links", b"\x05lanks")
    (folder / "model.onnx").write_bytes(body)
    with pytest.raises(WeightsError, match="install reportedly again"):
        Attributor.load(weights=folder)
